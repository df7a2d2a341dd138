"""What is said of the pages of a text: spreads, short pages, turns, the grid and single lines.

The lines are those of ``test_type_edges.py``: ten points on a leading of twelve, from 50 to 250.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from test_type_edges import WORDS, all_lines, pages, text, told, with_line
from test_type_page_edges import plain

from pressroom.checks import type_rules as rules
from pressroom.checks.type_faults import findings, full_lines, off_grid
from pressroom.checks.type_lines import Page
from pressroom.checks.type_tags import Owner

NOTE = "A note that stands below the text of its page, as notes do"


def codes(made: Sequence[Page]) -> list[str]:
    return [one.partition(" ")[0] for one in told(list(made))]


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
