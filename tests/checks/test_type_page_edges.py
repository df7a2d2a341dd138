"""How a text is made out of lines: its size, leading, block and paragraphs, and where pages run on.

The lines are those of ``test_type_edges.py``: ten points on a leading of twelve, from 50 to 250.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from test_type_edges import WORDS, all_lines, line, pages, text, told, with_line

from pressroom.checks import type_rules as rules
from pressroom.checks.type_faults import findings, full_lines, off_grid
from pressroom.checks.type_lines import Line, Page
from pressroom.checks.type_tags import Owner

LEFT, RIGHT, TOP, LEADING = 50.0, 250.0, 500.0, 12.0
NOTE = "A note that stands below the text of its page, as notes do"


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


def codes(made: Sequence[Page]) -> list[str]:
    return [one.partition(" ")[0] for one in told(list(made))]


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


# --- what stands on the pages --------------------------------------------------------

NOTES = Owner((9, 0), "Note", ())


def noted(made: list[Page], page: int, base: float, **changes: object) -> list[Page]:
    """The pages with one line more on one of them: a note, unless it is made otherwise."""
    note = plain(page=page, base=base, size=9.0, text=NOTE, **changes)
    one = replace(made[page], lines=(*made[page].lines, note))
    return [*made[:page], one, *made[page + 1 :]]


BOOK = ("b.........", "..........", "..........", "..........", "..........", "..........")


def shortened(page: int, count: int = 1) -> list[Page]:
    """A book in which one page has fewer lines."""
    return pages(*(row[: 10 - count] if at == page else row for at, row in enumerate(BOOK)))


def uneven(made: list[Page]) -> list[str]:
    return [one.message for one in findings(text(made)) if one.rule is rules.UNEVEN]


def test_the_pages_that_face_each_other_are_a_verso_and_the_recto_after_it() -> None:
    ends = "ends 1 line above the page that faces it"
    assert uneven(shortened(1)) == [f"page 2 {ends}"]
    assert uneven(shortened(2)) == [f"page 3 {ends}"]
    assert uneven(shortened(3)) == [f"page 4 {ends}"]
    assert uneven(shortened(4)) == [f"page 5 {ends}"]
    assert uneven(shortened(0)) == uneven(shortened(5)) == []
    assert uneven(shortened(2, 3)) == ["page 3 ends 3 lines above the page that faces it"]
    assert uneven(pages(*BOOK)) == []
    # after a spread on which a section ends
    made = pages(*BOOK[:2], "......", "3b......", ".........", BOOK[5])
    assert uneven(made) == [f"page 5 {ends}"]


def test_the_last_page_of_all_may_end_anywhere() -> None:
    assert uneven(pages(*BOOK[:4], "......")) == []


@pytest.mark.parametrize(
    ("rise", "told_of"),
    [
        (0.5, []), (-0.5, []),
        (0.6, ["page 3 ends less than a line above the page that faces it"]),
        (-0.6, ["page 2 ends less than a line above the page that faces it"]),
        (5.0, ["page 3 ends less than a line above the page that faces it"]),
        (7.0, ["page 3 ends 1 line above the page that faces it"]),
    ],
)  # fmt: skip
def test_facing_pages_are_level_to_half_a_point(rise: float, told_of: list[str]) -> None:
    assert uneven(with_line(pages(*BOOK), 2, 9, base=392.0 + rise)) == told_of


@pytest.mark.parametrize(
    ("verso", "recto", "told_of"),
    [
        (380.0, 380.0, []),
        (380.0, 386.0, []),  # half a line, as notes of another leading end
        (386.0, 380.0, []),
        (380.0, 386.1, ["page 3 ends 1 line above the page that faces it"]),
        (386.1, 380.0, ["page 2 ends 1 line above the page that faces it"]),
        (380.0, None, ["page 3 ends 1 line above the page that faces it"]),
        (386.5, None, []),
        (None, 386.5, []),
        (None, 380.0, ["page 2 ends 1 line above the page that faces it"]),
    ],
)
def test_pages_that_end_with_notes_are_level_to_half_a_line(
    verso: float | None, recto: float | None, told_of: list[str]
) -> None:
    made = pages(*BOOK)
    for page, base in ((1, verso), (2, recto)):
        made = noted(made, page, base, owner=NOTES) if base else made
    # without tags, where they are no lower than half a size below the text, they are told by their size
    assert uneven(all_tagged(made)) == told_of


def all_tagged(made: list[Page]) -> list[Page]:
    """The same, with a tag for each line that has none: all of one paragraph."""
    owner = Owner((1, 0), "P", ())
    return [
        replace(page, lines=tuple(replace(one, owner=one.owner or owner) for one in page.lines))
        for page in made
    ]


@pytest.mark.parametrize(
    ("kind", "within", "is_note"),
    [
        ("Note", (), True), ("FENote", (), True), ("P", ("Note",), True), ("P", ("Div", "FENote"), True),
        ("P", (), True),  # smaller than the text, and no tag that tells else
        ("Caption", (), False), ("Figure", (), False), ("TD", ("TR", "Table"), False), ("H1", (), False),
    ],
)  # fmt: skip
def test_notes_at_the_foot_do_not_end_the_text_and_other_things_do(
    kind: str, within: tuple[str, ...], is_note: bool
) -> None:
    """Where a page ends with a figure nobody asks for its height."""
    made = noted(all_tagged(shortened(2)), 1, 368.0, owner=Owner((9, 0), kind, within))
    assert bool(uneven(made)) is is_note


def test_a_line_of_its_own_that_is_nearly_of_the_size_of_the_text_is_no_note() -> None:
    made = pages(*BOOK)
    small = noted(made, 1, 387.0)
    assert uneven(with_line(small, 1, 10, size=9.1)) == []
    # as high as half a size below the text it stands at its foot, and counts
    high = with_line(shortened(2), 2, 8, base=405.5)
    ends = "above the page that faces it"
    assert uneven(high) == [f"page 3 ends 1 line {ends}"]
    assert uneven(noted(high, 1, 387.0)) == [f"page 3 ends 2 lines {ends}"]
    assert uneven(noted(high, 1, 386.9)) == [f"page 3 ends 1 line {ends}"]
    assert uneven(with_line(noted(high, 1, 387.0), 1, 10, size=9.3)) == []


def test_a_section_that_begins_lower_on_its_page_ends_the_one_before() -> None:
    def lowered(by: float) -> list[Page]:
        made = pages(*BOOK)
        fourth = tuple(replace(one, base=one.base - by) for one in made[3].lines)
        return with_line([*made[:3], replace(made[3], lines=fourth), *made[4:]], 2, 9, base=404.0)

    ends = "page 3 ends 1 line above the page that faces it"
    assert [ends in uneven(lowered(by)) for by in (0.0, 8.9, 9.0, 15.0)] == [
        True, True, False, False,  # from three quarters of a line on
    ]  # fmt: skip


def test_a_page_that_begins_with_a_head_or_a_figure_does_not_run_on() -> None:
    head = plain(page=3, base=500.0, size=14.0, text="A head")
    made = shortened(2)
    fourth = replace(made[3], lines=(head, *(replace(one, base=one.base - 24) for one in made[3].lines[:8])))  # fmt: skip
    assert uneven([*made[:3], fourth, *made[4:]]) == []
    # nor one with nothing but a figure
    assert uneven([*made[:3], replace(made[3], lines=()), *made[4:]]) == []
    assert uneven([made[0], replace(made[1], lines=()), *made[2:]]) == []


def short(made: list[Page]) -> list[str]:
    return [one.message for one in findings(text(made)) if one.rule is rules.SHORT_PAGE]


def test_the_few_lines_of_a_page_that_ends_a_section() -> None:
    only = f'on page 3, line 1: "{WORDS}"'
    begins = "9b........."
    assert short(pages(*BOOK[:2], "...e", begins)) == [f"only 4 lines {only}"]
    assert short(pages(*BOOK[:2], "....e", begins)) == []
    assert short(pages(*BOOK[:2], "...e")) == [f"only 4 lines {only}"]
    assert short(pages(*BOOK[:2], "....", "....e")) == []  # it goes on
    assert short(pages(*BOOK[:2], "", begins)) == []
    assert short(pages("...e", begins)) == []  # a text of its own
    assert short(pages("b.......e", "9b..", begins)) == []  # a section of its own
    # a figure or a table below the lines fills the page
    figure = noted(all_tagged(pages(*BOOK[:2], "...e", begins)), 2, 400.0, owner=Owner((9, 0), "Figure", ()))  # fmt: skip
    assert short(figure) == []
    assert short(all_tagged(pages(*BOOK[:2], "...e", begins))) == [f"only 4 lines {only}"]


def test_each_section_that_ends_with_few_lines_is_told() -> None:
    made = pages("b.........", "..e", "9b.........", "....e", "9b.........", ".e")
    assert [one.partition(" on")[0] for one in short(made)] == ["only 3 lines", "only 2 lines"]


# --- lines ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (pages("--........", ".........."), []),
        (pages("---.......", ".........."), ["TYPE-005"]),
        (pages("b.......--", "-.........", ".........."), ["TYPE-005", "TYPE-006"]),
        (pages("b........-", "e........."), ["TYPE-006", "TYPE-003"]),
        (pages("b........-", ".e........"), ["TYPE-006"]),
        (pages("b.......-.", ".........."), []),
        (pages("b.......eb", ".........e"), ["TYPE-004"]),
        (pages("b.......o1", "b........."), []),  # a paragraph of one line, at the foot or at the head
        (pages("b........e", "ob........"), []),
        (pages("b", "..........", ".........."), []),  # the whole text of its page
        (pages("b.........", ".........."), []),
        (pages("ob", "..........", ".........."), ["TYPE-004"]),
        (pages("b.........", "..........", "eo"), ["TYPE-003", "TYPE-009"]),
    ],
)  # fmt: skip
def test_paragraphs_over_the_turn_of_a_page(made: list[Page], expected: list[str]) -> None:
    assert sorted(codes(made)) == sorted(expected)


def test_the_last_line_of_a_paragraph_may_be_loose_and_the_one_before_may_not() -> None:
    made = pages("b....b....", "..........")
    wide = (9.0,)
    assert codes(with_line(made, 0, 4, spaces=wide)) == []
    assert codes(with_line(made, 0, 3, spaces=wide)) == ["TYPE-007"]
    assert codes(with_line(with_line(made, 0, 4, spaces=wide), 0, 7, spaces=wide)) == ["TYPE-007"]
    assert codes(with_line(with_line(made, 0, 2, spaces=wide), 1, 7, spaces=(1.0,))) == [
        "TYPE-007", "TYPE-008",
    ]  # fmt: skip
    assert codes(with_line(made, 0, 3, spaces=())) == []  # one long word


def test_a_space_of_just_the_least_width_is_wide_enough() -> None:
    made = all_lines(pages("b.........", ".........."), size=12.5, spaces=(3.75,))
    assert codes(with_line(made, 0, 3, spaces=(1.75,))) == []
    assert codes(with_line(made, 0, 3, spaces=(1.74,))) == ["TYPE-008"]


def test_lines_beside_the_grid_are_found_on_either_side_of_it() -> None:
    for off in (-6.0, -4.0, -0.6, 0.6, 4.0, 5.9):
        made = with_line(pages(*BOOK), 2, 4, base=452.0 + off)
        assert [len(lines) for _, lines in off_grid(text(made))] == [1], off
    for off in (-12.0, -0.5, 0.5, 12.0):
        assert off_grid(text(with_line(pages(*BOOK), 2, 4, base=452.0 + off))) == [], off


def test_a_page_of_a_few_lines_has_no_grid_and_the_next_one_has() -> None:
    made = pages("....", *BOOK)
    assert off_grid(text(with_line(made, 0, 2, base=473.0))) == []
    five = with_line(pages(".....", *BOOK), 0, 2, base=473.0)
    assert len(off_grid(text(five))) == 1
    assert [found.page.number for found, _ in off_grid(text(with_line(made, 3, 2, base=473.0)))] == [4]  # fmt: skip


def test_the_grid_is_where_most_lines_stand_to_a_hair() -> None:
    made = pages("b.........", "..........")
    for at in range(10):  # each a hair off, and each by another
        made = with_line(made, 0, at, base=500.0 - 12 * at + 0.004 * (at - 5))
    for at in (4, 6, 8):
        made = with_line(made, 1, at, base=503.0 - 12 * at)
    assert [len(lines) for _, lines in off_grid(text(made))] == [3]


def test_the_measure_is_told_of_the_first_page() -> None:
    made = all_lines(pages("b.........", ".........."), text=WORDS[:40])
    (found,) = findings(text(made))
    assert (found.rule, found.page, found.label, found.line, found.base, found.words) == (
        rules.MEASURE, 1, "1", 0, 0, "",
    )  # fmt: skip


def test_the_height_of_a_finding_is_told_to_a_tenth() -> None:
    made = with_line(pages(*BOOK), 1, 3, slanted=True, base=464.04)
    assert [(one.base, one.line) for one in findings(text(made))] == [(464.0, 4)]


def test_the_last_line_of_a_paragraph_is_not_full() -> None:
    made = text(pages("b....b....", ".........."))
    assert len(full_lines(made)) == 16  # of twenty: two are indented, two are last ones
