"""How a text is made out of lines: its size, leading, block and paragraphs.

The lines are those of ``test_type_edges.py``: ten points on a leading of twelve, from 50 to 250.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_type_edges import WORDS, line, pages, text, with_line

from pressroom.checks.type_faults import findings, full_lines, off_grid
from pressroom.checks.type_lines import Line, Page
from pressroom.checks.type_tags import Owner

LEFT, RIGHT, TOP, LEADING = 50.0, 250.0, 500.0, 12.0


def plain(**changes: object) -> Line:
    """A line from edge to edge; its height, where it is not given, is by its place on the page."""
    return replace(line(0, 0, "."), **{"base": 0.0, **changes})  # type: ignore[arg-type]


def sheet(*lines: Line, number: int = 1, label: str = "") -> Page:
    made = [
        replace(one, page=number - 1, base=one.base or TOP - at * LEADING)
        for at, one in enumerate(lines)
    ]
    return Page(number, label or str(number), tuple(made), 0)


def parts(*lines: Line) -> list[int]:
    """How many lines the paragraphs of the third page have, where the first one ends before it."""
    before = sheet(*[plain()] * 30, plain(right=150.0))
    made = text([before, Page(2, "2", (), 0), sheet(*lines, number=3)]).paragraphs
    assert len(made[0]) == 31
    return [len(part) for part in made[1:]]


# --- size, leading and block ---------------------------------------------------------


def test_the_size_is_that_of_numbered_pages_and_not_of_front_matter() -> None:
    front = sheet(*[plain(size=14.0)] * 9, label="i")
    body = sheet(*[plain()] * 5, number=2, label="1")
    assert text([front, body]).size == 10.0
    assert text([front]).size == 14.0  # where there is nothing else


def test_sizes_that_differ_by_a_hair_are_one() -> None:
    made = [letters(300, size) for size in (9.96, 10.04, 9.98, 10.02)]
    assert text([sheet(*made, *[letters(300, 12.0)] * 2)]).size == 10.0


def letters(count: int, size: float) -> Line:
    return plain(text="x" * count, size=size)


@pytest.mark.parametrize(
    ("lines", "size"),
    [
        # of a text of less than a page the largest size that is more than a line's share
        ([letters(177, 12.0), letters(472, 9.0)], 12.0),
        ([letters(90, 12.0), letters(810, 9.0)], 12.0),
        ([letters(89, 12.0), letters(811, 9.0)], 9.0),
        ([letters(60, 20.0), letters(300, 12.0), letters(500, 9.0)], 12.0),
        # of a longer one that of most letters
        ([letters(300, 12.0), letters(699, 9.0)], 12.0),
        ([letters(300, 12.0), letters(700, 9.0)], 9.0),
        ([letters(700, 12.0), letters(300, 9.0)], 12.0),
    ],
)
def test_the_size_of_a_short_text_and_of_a_long_one(lines: list[Line], size: float) -> None:
    assert text([sheet(*lines)]).size == size


def test_the_leading_is_the_step_that_most_lines_take() -> None:
    def of(*bases: float) -> float:
        return text([sheet(*(plain(base=base) for base in bases))]).leading

    assert of(499.0, 487.0, 475.0, 460.0) == 12.0
    assert of(499.0, 486.96, 475.0, 462.97) == 12.0  # by a hair more or less
    assert of(499.0, 494.0, 489.0, 477.0) == 12.0  # half a size is no step
    assert of(499.0, 493.9, 488.8, 476.8) == 5.1
    assert of(499.0) == 12.0  # of one line: a fifth more than its size


def test_the_measure_is_that_of_the_wider_side() -> None:
    made = pages("b....", ".....")
    for at in range(5):
        made = with_line(made, 1, at, left=60.0)
    assert text(made).measure == 200.0
    for at in range(5):
        made = with_line(made, 0, at, left=80.0)
    assert text(made).measure == 190.0


def test_a_side_without_lines_has_the_edges_of_the_other() -> None:
    empty = Page(1, "1", (), 0)
    edges = {True: (LEFT, RIGHT), False: (LEFT, RIGHT)}
    assert text([sheet(*[plain()] * 3)]).edges == edges
    assert text([empty, sheet(*[plain()] * 3, number=2)]).edges == edges


def test_lines_of_a_few_letters_tell_no_edge() -> None:
    """Those of more than twenty letters do."""
    assert text([sheet(*[plain(text="x" * 20, size=10.0)] * 3)]).edges == {
        True: (0.0, 0.0),
        False: (0.0, 0.0),
    }
    assert text([sheet(*[plain(text="x" * 21)] * 3)]).edges[True] == (LEFT, RIGHT)


@pytest.mark.parametrize(
    ("ends", "right"),
    [
        ([250.0, 250.2, 249.8, 200.0], 250.0),  # most end there, to a hair
        ([250.0, 210.0, 220.0, 230.0], 250.0),  # a quarter
        ([230.0, 230.2, 210.0, 220.0, 240.0, 243.0, 246.0, 249.0], 230.1),
        ([230.0, 230.2, 210.0, 220.0, 240.0, 243.0, 246.0, 249.0, 255.0], 255.0),  # less: the longest
    ],
)  # fmt: skip
def test_the_right_edge_of_a_text(ends: list[float], right: float) -> None:
    assert text([sheet(*(plain(right=end) for end in ends))]).edges[True][1] == pytest.approx(right)


def test_a_text_is_justified_where_more_lines_end_at_the_edge_than_not() -> None:
    def justified(*ends: float) -> bool:
        return text([sheet(*(plain(right=end) for end in ends))]).justified

    assert justified(250, 250, 200)
    assert justified(250, 249.6, 200)
    assert not justified(250, 250, 200, 210)
    assert not justified(250, 249.4, 200)


@pytest.mark.parametrize(
    ("left", "right", "filled"),
    [
        (50, 250, True), (50, 248.6, True), (50, 248.4, False),
        (70, 230, True), (70, 228.6, True), (70, 228.5, False), (70, 232.9, True), (70, 233, False),
        (70, 250, True), (70, 240, False), (40, 250, True), (40, 240, False), (40, 260, False),
        (50.5, 248.2, True),
    ],
)  # fmt: skip
def test_a_quotation_stands_in_on_both_sides_and_is_filled(
    left: float, right: float, filled: bool
) -> None:
    assert text(pages("b....", ".....")).is_filled_in(plain(left=left, right=right)) is filled


def test_lines_above_and_below_the_text_are_no_part_of_it() -> None:
    """Half a size above its highest long line, and below the lowest one."""
    body = [plain() for _ in range(4)]
    small = plain(size=10.0, text="Salt and Wind")

    def kept(base: float) -> bool:
        made = text([sheet(*body, replace(small, base=base))])
        return len(made.sheets[0].lines) == 5

    assert [kept(base) for base in (505.1, 505.0, 459.0, 458.9)] == [False, True, True, False]
    long = [letters(40, 10.0), letters(40, 10.0)]
    assert [len(text([sheet(*made, replace(small, base=400.0))]).sheets[0].lines) for made in (
        long, [letters(39, 10.0)] * 2)] == [2, 3]  # fmt: skip


def test_a_long_line_of_another_size_does_not_tell_how_far_the_text_reaches() -> None:
    head = plain(size=10.4, base=540.0)
    assert len(text([sheet(*[plain()] * 20, head)]).sheets[0].lines) == 20
    assert len(text([sheet(*[plain()] * 20, replace(head, size=10.2))]).sheets[0].lines) == 21


# --- heads of the size of the text ---------------------------------------------------


@pytest.mark.parametrize(
    ("above", "below", "bold", "body"),
    [
        (18, 18, True, 6),
        (18, 18, False, 7),
        (13.8, 13.8, True, 6),  # 1.15 of the leading, within a hair
        (13.6, 18, True, 7),
        (18, 13.6, True, 7),
        (12, 12, True, 7),
    ],
)
def test_a_bold_line_with_room_around_it_is_a_head(
    above: float, below: float, bold: bool, body: int
) -> None:
    bases = [500.0, 488.0, 476.0]
    head = 476.0 - above
    after = [head - below - 12 * at for at in range(3)]
    made = [plain(base=base) for base in (*bases, *after)]
    lines = sheet(*made, plain(base=head, bold=bold, text="A head of the size of its text"))
    assert len(text([lines]).sheets[0].body) == body


@pytest.mark.parametrize(
    ("bases", "head", "body"),
    [
        ([486.2, 474.2, 462.2], 500.0, 3),  # it is the first of its page
        ([488.0, 476.0, 464.0], 500.0, 4),
        ([500.0, 488.0, 476.0], 462.2, 3),  # it is the last
        ([500.0, 488.0, 476.0], 464.0, 4),
        ([500.0, 488.0, 455.0], 467.0, 4),  # it is the last but one
    ],
)
def test_a_head_at_an_end_of_a_page_needs_room_on_one_side(
    bases: list[float], head: float, body: int
) -> None:
    made = [plain(base=base) for base in bases]
    lines = sheet(*made, plain(base=head, bold=True))
    assert len(text([lines]).sheets[0].body) == body


def test_tags_tell_heads_where_there_are_any() -> None:
    owner = Owner((1, 0), "P", ())
    made = [plain(base=base, owner=owner) for base in (500.0, 488.0, 452.0)]
    lines = sheet(*made, plain(base=470.0, bold=True, owner=owner))
    assert len(text([lines]).sheets[0].body) == 4


def test_a_text_of_heads_alone_has_no_body() -> None:
    only = text([sheet(plain(bold=True))])
    assert ([len(one.body) for one in only.sheets], only.paragraphs) == ([0], ())
    assert (off_grid(only), full_lines(only), list(findings(only))) == ([], [], [])


# --- paragraphs ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([plain(), plain()], [2]),
        ([plain(), plain(left=55.1), plain()], [1, 2]),  # an indent of more than half the size
        ([plain(), plain(left=55.0), plain()], [3]),
        ([plain(left=45.0), plain(left=52.0)], [2]),  # what hangs out is no indent
        ([plain(left=45.0), plain(left=55.1)], [1, 1]),
        ([plain(left=52.0), plain(left=57.0)], [2]),
        ([plain(left=60.0), plain(left=60.5), plain()], [1, 2]),  # talk that fills its only line
        ([plain(left=60.0), plain(left=61.0), plain()], [3]),
        ([plain(left=65.9), plain(left=65.9), plain()], [1, 2]),
        ([plain(left=66.0), plain(left=66.0), plain()], [3]),  # so far in stand lists
        ([plain(left=55.0), plain(left=55.0), plain()], [3]),
        ([plain(right=240.0), plain()], [1, 1]),  # after an unfilled line
        ([plain(left=70.0, right=230.0), plain(left=70.0, right=230.0), plain()], [3]),
    ],
)  # fmt: skip
def test_where_a_paragraph_begins(lines: list[Line], expected: list[int]) -> None:
    assert parts(*lines) == expected


@pytest.mark.parametrize(
    ("gap", "opens"), [(12.0, False), (15.5, False), (15.7, True), (24.0, True), (30.0, True)]
)
def test_a_space_above_a_line_opens_a_paragraph(gap: float, opens: bool) -> None:
    lines = [plain(base=500.0 - at * 12) for at in range(4)]
    after = [plain(base=464.0 - gap - at * 12) for at in range(4)]
    made = [len(part) for part in text([sheet(*lines, *after)]).paragraphs]
    assert made == ([4, 4] if opens else [8])


def test_the_space_between_pages_opens_none() -> None:
    low = [replace(one, base=one.base - 30) for one in pages("b....")[0].lines]
    made = [Page(1, "1", tuple(low), 0), *pages("", ".....")[1:]]
    assert len(text(made).paragraphs) == 1


@pytest.mark.parametrize(
    "mark", ["\N{BULLET} ", "\N{WHITE BULLET} ", "- ", "* ", "\N{EN DASH} ", "1. ", "12) ", "(a) ", "iv. ", "\N{BULLET}"]
)  # fmt: skip
def test_a_mark_that_stands_in_opens_an_item(mark: str) -> None:
    item = plain(left=60.0, text=f"{mark}{WORDS}")
    assert parts(item, item, item) == [1, 1, 1]
    # at the edge of the block it is a word of its line
    assert parts(plain(), replace(item, left=55.0)) == [2]
    # behind it the text stands in by up to three sizes, and is no new item
    assert parts(item, plain(left=90.0), plain(left=90.0)) == [3]
    assert parts(item, plain(left=90.1), plain(left=90.1)) == [1, 2]


@pytest.mark.parametrize("words", ["Salt - and wind", "See (a) below", "1234. of", "On \N{BULLET}"])
def test_a_mark_within_a_line_opens_nothing(words: str) -> None:
    inside = plain(left=70.0, text=words)
    assert parts(inside, inside) == [2]
    # and text that stands in behind such a line by more than an indent is a new paragraph
    assert parts(plain(text=words), plain(left=56.0)) == [1, 1]


def test_the_indent_of_a_verso_is_measured_from_its_own_edge() -> None:
    made = pages("b....", ".....")
    for at in range(5):
        made = with_line(made, 1, at, left=30.0, right=230.0)
    assert len(text(made).paragraphs) == 1
    assert len(text(with_line(made, 1, 0, left=36.0)).paragraphs) == 2


def owned(lines: str, kind: str = "P", within: tuple[str, ...] = ()) -> list[Page]:
    """Pages whose lines are of the elements that the letters name."""
    return [
        sheet(
            *(plain(owner=Owner((ord(letter), 0), kind, within)) for letter in row), number=number
        )
        for number, row in enumerate(lines.split(), 1)
    ]


def test_tags_tell_the_paragraphs_where_one_goes_over_a_page() -> None:
    assert [len(part) for part in text(owned("aaabb bcccc")).paragraphs] == [3, 3, 4]
    # against all signs on the page
    made = with_line(owned("aaabb bcccc"), 0, 1, left=90.0)
    assert [len(part) for part in text(made).paragraphs] == [3, 3, 4]
    indented = with_line(owned("aaabb bcccc"), 1, 0, left=60.0)
    assert [len(part) for part in text(indented).paragraphs] == [3, 3, 4]


def test_where_tags_end_with_each_page_the_lines_tell_what_goes_on() -> None:
    assert [len(part) for part in text(owned("aaabb ccddd")).paragraphs] == [3, 4, 3]
    made = with_line(owned("aaabb ccddd"), 1, 0, left=60.0)
    assert [len(part) for part in text(made).paragraphs] == [3, 2, 2, 3]
