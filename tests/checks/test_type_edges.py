"""The rules of type on either side of their lines, with lines that no file had to be made for.

``test_type_faults.py`` has a fault in a PDF for each rule; here are the ways around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from pressroom.checks import type_rules as rules
from pressroom.checks.type import _figures
from pressroom.checks.type_faults import findings, off_grid
from pressroom.checks.type_lines import (
    Line,
    Page,
    _Char,
    _Counter,
    _gaps,
    _line,
    _missing,
    _Object,
    _parted,
    _text,
)
from pressroom.checks.type_lines import _has_small_capitals as has_small_capitals
from pressroom.checks.type_pages import Text, text_of
from pressroom.checks.type_tags import Owner, Owners
from pressroom.model.problem import Rule

WORDS = "All of the lines that stand here have about as many letters"
SPACES = (3.0,) * 11
PARAGRAPH = Owner((1, 0), "P", ())
NOTE = Owner((2, 0), "P", ("Note",))


def line(page: int, at: int, kind: str) -> Line:
    """A line of ten points on a leading of twelve; ``kind`` as in ``pages``."""
    left, right, text = 50.0, 250.0, WORDS
    match kind:
        case "b":
            left = 60.0
        case "e":
            right, text = 150.0, WORDS[:30]
        case "o":
            left, right, text = 60.0, 150.0, WORDS[:30]
        case "-":
            text = WORDS[:-1] + "-"
    return Line(page, 500.0 - 12 * at, left, right, 10.0, text, SPACES, None)


def pages(*kinds: str, label: str = "") -> list[Page]:
    """Pages, each line of which is a letter: it begins a paragraph, ends one, or both (o), or is divided.

    A point is a line in the middle of a paragraph; a digit leaves so many lines empty.
    """
    made = []
    for number, page in enumerate(kinds, 1):
        lines, at = [], 0
        for kind in page:
            if kind.isdigit():
                at += int(kind)
                continue
            lines.append(line(number - 1, at, kind))
            at += 1
        made.append(Page(number, label or str(number), tuple(lines), 0))
    return made


def text(made: list[Page]) -> Text:
    found = text_of(made)
    assert found is not None
    return found


def told(made: list[Page]) -> list[str]:
    return [f"{one.rule.code} {one.message}" for one in findings(text(made))]


def with_line(made: list[Page], page: int, at: int, **changes: object) -> list[Page]:
    """The pages with one line made otherwise."""
    one = made[page]
    lines = list(one.lines)
    lines[at] = replace(lines[at], **changes)  # type: ignore[arg-type]
    return [*made[:page], replace(one, lines=tuple(lines)), *made[page + 1 :]]


def all_lines(made: list[Page], **changes: object) -> list[Page]:
    return [
        replace(one, lines=tuple(replace(line, **changes) for line in one.lines))  # type: ignore[arg-type]
        for one in made
    ]


CLEAN = ("b.........", "..........", "...eb.....", "..........")
ON = f': "{WORDS}"'
DIVIDED = f': "{WORDS[:-1]}-"'

FAULTS: list[tuple[Rule, str, list[Page]]] = [
    (rules.WIDOW, f'a last line stands alone on page 2, line 1: "{WORDS[:30]}"',
     pages("b.........", "eb........", "..........", "..........")),
    (rules.ORPHAN, f"a first line stands alone on page 1, line 10{ON}",
     pages("b.......eb", "..........", "..........", "..........")),
    (rules.LADDER, f"3 divided lines in a row, the last on page 1, line 4{DIVIDED}", pages("b---......", "..........")),
    (rules.LADDER, f"4 divided lines in a row, the last on page 1, line 6{DIVIDED}", pages("b.----....", "..........")),
    (rules.TURN, f"a word is divided on page 1, line 10{DIVIDED}", pages("b........-", "..........")),
    (rules.LOOSE, f"spaces of 0.51 em on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, spaces=(5.1,))),
    (rules.LOOSE, f"spaces of 0.55 em on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, spaces=(3.0, 5.5, 9.0))),
    (rules.TIGHT, f"spaces of 0.13 em on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, spaces=(1.3,))),
    (rules.MEASURE, "lines have 44 characters on average", all_lines(pages("..........", ".........."), text=WORDS[:44])),
    (rules.MEASURE, "lines have 76 characters on average", all_lines(pages("..........", ".........."), text="x" * 76)),
    (rules.GRID, f"1 line off the grid, the first on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, base=475.4)),
    (rules.GRID, f"2 lines off the grid, the first on page 1, line 3{ON}",
     with_line(with_line(pages(*CLEAN), 0, 2, base=476.6), 0, 4, base=451.4)),
    (rules.SHORT_PAGE, f"only 4 lines on page 2, line 1{ON}", pages("b.........", "...e", "9b.........", "..........")),
    (rules.SHORT_PAGE, f"only 2 lines on page 2, line 1{ON}", pages("b.........", ".e")),
    (rules.SHORT_PAGE, f'only 1 line on page 3, line 1: "{WORDS[:30]}"', pages("b.........", "..........", "e")),
    (rules.UNEVEN, "page 2 ends 1 line above the page that faces it", pages("b.........", ".........", "..........", "..........")),
    (rules.UNEVEN, "page 3 ends 2 lines above the page that faces it", pages("b.........", "..........", "........", "..........")),
    (rules.FALSE_ITALIC, f"oblique letters on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, slanted=True)),
    (rules.FALSE_BOLD, f"stroked letters on page 2, line 3{ON}", with_line(pages(*CLEAN), 1, 2, stroked=True)),
    (rules.FALSE_CAPITALS, f"capitals made smaller on page 1, line 3{ON}", with_line(pages(*CLEAN), 0, 2, small_caps=True)),
    (rules.NO_GLYPH, "page 1 shows a missing glyph", [replace(pages(*CLEAN)[0], missing=1), *pages(*CLEAN)[1:]]),
    (rules.NO_GLYPH, "page 1 shows 2 missing glyphs", [replace(pages(*CLEAN)[0], missing=2), *pages(*CLEAN)[1:]]),
]  # fmt: skip

SOUND: list[list[Page]] = [
    pages(*CLEAN),
    pages("b.........", ".eb.......", "..........", ".........."),  # two lines at the head
    pages("b......eb.", "..........", "..........", ".........."),  # two lines at the foot
    pages("b--.--....", ".........."),  # two divided lines in a row, twice
    pages("b.........", ".........-", ".........."),  # divided at the foot of a verso, which is no turn
    with_line(pages(*CLEAN), 0, 2, spaces=(5.0,)),
    with_line(pages(*CLEAN), 0, 2, spaces=(1.41,)),
    with_line(pages(*CLEAN), 0, 2, spaces=(3.0, 3.0, 9.0)),  # a formula between words
    with_line(pages(*CLEAN), 2, 3, spaces=(9.0,)),  # the last of a paragraph
    with_line(pages(*CLEAN), 0, 2, spaces=(9.0,), right=200.0),  # not filled
    all_lines(pages("..........", ".........."), text=WORDS[:45]),
    all_lines(pages("..........", ".........."), text="x" * 75),
    with_line(pages(*CLEAN), 0, 2, base=475.5),
    with_line(pages(*CLEAN), 0, 2, base=476.5),
    with_line(pages(*CLEAN), 0, 2, base=472.0, text="x (1)"),  # the number of a formula
    pages("b.........", "....e", "9b.........", ".........."),  # five lines
    pages("b.........", "9...", "b........."),  # a section that begins on its page
    pages("b.........", "..........", "......e1b.", ".........."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said", "made"), FAULTS)
def test_what_is_said_of_a_fault(rule: Rule, said: str, made: list[Page]) -> None:
    assert told(made) == [f"{rule.code} {said}"]


@pytest.mark.parametrize("made", SOUND)
def test_what_is_just_allowed(made: list[Page]) -> None:
    assert told(made) == []


def test_where_a_finding_is() -> None:
    (found,) = findings(text(pages("b.........", "eb........", "..........", "..........")))
    assert (found.page, found.label, found.line, found.base) == (2, "2", 1, 500.0)
    assert found.words == WORDS[:30]
    (found,) = findings(text(pages("b........-", "..........", label="1")))
    assert found.message.startswith("a word is divided on page 1, line 10")


def test_the_name_of_a_page_has_both_numbers() -> None:
    sheets = text(pages("b....", ".....", label="iv")).sheets
    assert [one.name for one in sheets] == [
        'page "iv" (1 of the file)',
        'page "iv" (2 of the file)',
    ]
    assert [one.name for one in text(pages("b....", ".....")).sheets] == ["page 1", "page 2"]
    assert [one.page.recto for one in text(pages("b....", ".....", label="4")).sheets] == [
        False
    ] * 2


def test_the_figures_of_a_text() -> None:
    assert dict(_figures(text(pages("b---.....e", "b.........")))) == {
        "pages": 2, "tagged": "no", "type size (pt)": 10.0, "leading (pt)": 12.0,
        "measure (pt)": 200.0, "set": "justified", "lines on a page, mostly": 10, "body lines": 20,
        "lines on the grid (%)": 100.0, "characters a full line": 59, "full lines under 45 (%)": 0.0,
        "full lines over 75 (%)": 0.0, "words a full line": 12, "divided lines (%)": 18.8,
        "word space, middle (em)": 0.3, "word space, 5 to 95 % (em)": "0.30 to 0.30",
        "word space, widest (em)": 0.3, "paragraphs": 2, "last lines under 4 letters": 0,
    }  # fmt: skip


def test_the_figures_of_a_text_that_is_uneven() -> None:
    made = with_line(
        pages("b....", "b...e", "b...e"), 0, 1, text="x" * 44, spaces=(4.0,), base=480.0
    )
    made = with_line(with_line(made, 0, 2, text="x" * 76), 1, 4, text="a b1")
    figures = dict(_figures(text(made)))
    assert (figures["full lines under 45 (%)"], figures["full lines over 75 (%)"]) == (11.1, 11.1)
    assert (figures["lines on the grid (%)"], figures["last lines under 4 letters"]) == (93.3, 1)
    assert (figures["word space, widest (em)"], figures["lines on a page, mostly"]) == (0.4, 5)


def test_a_ragged_text_has_no_fault_of_spacing() -> None:
    made = pages(*CLEAN)
    for page in range(4):
        for at in range(10):
            made = with_line(made, page, at, right=250.0 - 7 * ((at * 3) % 5), spaces=(9.0,))
    assert text(made).justified is False
    assert told(made) == []
    assert dict(_figures(text(made)))["set"] == "ragged"


def test_the_edges_of_versos_are_their_own() -> None:
    made = pages("b.........", "..........", "..........", "..........")
    for page in (1, 3):
        for at in range(10):
            made = with_line(made, page, at, left=30.0, right=230.0)
    assert text(made).edges == {True: (50.0, 250.0), False: (30.0, 230.0)}
    assert told(made) == []
    assert text(pages("b....")).edges == {True: (50.0, 250.0), False: (50.0, 250.0)}


def test_heads_and_folios_are_no_text() -> None:
    made = pages("b....", ".....")
    head = replace(made[0].lines[0], base=540.0, text="Salt and Wind")
    folio = replace(made[0].lines[0], base=400.0, text="12")
    small = replace(made[0].lines[0], base=458.0, size=9.6)
    found = text([replace(made[0], lines=(head, *made[0].lines, folio, small)), made[1]])
    assert [one.base for one in found.sheets[0].body] == [500.0, 488.0, 476.0, 464.0, 452.0]
    assert [one.number for one in found.sheets[0].lines] == [1, 2, 3, 4, 5, 6]


def test_only_what_is_tagged_as_text_is_body() -> None:
    made = all_lines(pages("b.........", ".........."), owner=PARAGRAPH)
    made = with_line(with_line(made, 0, 3, owner=None), 1, 9, owner=NOTE)
    found = text(made)
    assert found.tagged
    assert [len(one.body) for one in found.sheets] == [9, 9]
    assert [len(one.lines) for one in found.sheets] == [9, 10]
    assert [len(part) for part in found.paragraphs] == [18]
    assert text_of([Page(1, "1", (), 0)]) is None


def test_a_paragraph_begins_with_an_indent_a_space_or_after_an_unfilled_line() -> None:
    parts = [len(part) for part in text(pages("b..b.e..2...b..o.")).paragraphs]
    assert parts == [3, 3, 2, 3, 3, 1, 1]


def test_off_the_grid_is_told_page_by_page() -> None:
    made = with_line(with_line(pages(*CLEAN), 0, 2, base=475.0), 3, 1, base=487.0)
    assert [(sheet.page.number, len(lines)) for sheet, lines in off_grid(text(made))] == [
        (1, 1),
        (4, 1),
    ]


PLAIN = _Object(0, 1, lean=0, stroked=False, bold=False)


def chars(words: str, *gaps: float, size: float = 10.0, base: float = 0.0) -> list[_Char]:
    """Letters of five points, one behind the other; ``gaps`` widen the space after each."""
    made, left = [], 0.0
    for at, sign in enumerate(words):
        made.append(_Char(sign, left, left + 5, base, size, PLAIN))
        left += 5 + (gaps[at] if at < len(gaps) else 0)
    return made


def moved(char: _Char, **changes: object) -> _Char:
    return replace(char, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, 1), ({"base": 5.5}, 1), ({"base": 5.6}, 2), ({"base": -5.6}, 2),
        ({"left": 35.0}, 1), ({"left": 35.1}, 2), ({"left": -20.0}, 1), ({"left": -20.1}, 2),
        ({"left": -20.1, "sign": "ب"}, 1),
    ],
)  # fmt: skip
def test_lines_are_parted_where_the_letters_are_elsewhere(
    changes: dict[str, object], parts: int
) -> None:
    one, two, three = chars("abc")
    assert len(list(_parted([one, two, moved(three, **changes)]))) == parts


def test_a_wide_gap_is_a_space() -> None:
    assert "".join(_text(chars("abc", 0, 0.9))) == "ab c"
    assert "".join(_text(chars("abc", 0, 0.7))) == "abc"
    assert "".join(_text(chars("a c", 0, 0.9))) == "a c"


def test_spaces_are_measured_between_letters() -> None:
    def gaps(*made: _Char) -> list[float]:
        return [round(one, 3) for one in _gaps(list(made))]

    assert gaps(*chars("ab cd")) == [5.0]
    assert gaps(*chars("ab\N{NO-BREAK SPACE}cd", 0, 1)) == [6.0]
    assert gaps(*chars("abcd", 0.9, 0.7)) == [0.9]
    assert gaps(*chars(" ab ")) == []


@pytest.mark.parametrize(
    ("size", "base", "words", "small"),
    [
        (7.5, 0.0, "ABC", True), (9.3, 0.0, "ABC", False), (9.1, 0.0, "ABC", True), (6.0, 0.0, "ABC", False),
        (6.1, 0.0, "ABC", True), (7.5, 0.2, "ABC", False), (7.5, 0.0, "Abc", False), (7.5, 0.0, "aBC", False),
        (7.5, 0.0, "AbC", False), (7.5, 0.0, "ABc", False),
    ],
)  # fmt: skip
def test_capitals_made_smaller(size: float, base: float, words: str, small: bool) -> None:
    one, two, three = chars(words)
    made = [one, *(moved(char, size=size, base=base) for char in (two, three))]
    assert has_small_capitals(made) is small
    assert has_small_capitals([*made[:2], moved(three, size=10.0)]) is False


def test_the_owner_of_a_stretch_is_the_block_around_it() -> None:
    def nodes(pdf: pikepdf.Pdf, *tags: str) -> Iterator[pikepdf.Object]:
        above = None
        for tag in tags:
            node = pdf.make_indirect(Dictionary(S=Name(f"/{tag}")))
            if above is not None:
                node["/P"] = above
            above = node
            yield node

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj["/StructParents"] = 7
        *_, span = nodes(pdf, "Document", "Own", "P", "Span")
        *_, div = nodes(pdf, "Document", "Div")
        marks = Array([span, div, 3])
        pdf.Root["/StructTreeRoot"] = Dictionary(
            RoleMap=Dictionary(Own=Name.Note), ParentTree=Dictionary(Nums=Array([7, marks]))
        )
        owners = Owners(pdf)
        found = owners.of(0, 0)
        assert found is not None and (found.kind, found.within) == ("P", ("Note", "Document"))
        assert owners.of(0, 0) is found
        assert [owners.of(0, mark) for mark in (1, 2, 3, -1)] == [None] * 4
        assert not found.is_text and Owner((0, 0), "LBody", ("L",)).is_text
        assert not Owner((0, 0), "H1", ()).is_text
        del pdf.pages[0].obj["/StructParents"]
        assert Owners(pdf).of(0, 0) is None


def test_the_spread_of_the_spaces() -> None:
    made = pages("b.........", "...........")
    for at in range(19):
        page, row = divmod(at + 1, 10)
        made = with_line(made, page, row, spaces=(2.1 + at / 10,))
    figures = dict(_figures(text(made)))
    assert figures["word space, 5 to 95 % (em)"] == "0.21 to 0.39"
    assert (figures["word space, middle (em)"], figures["word space, widest (em)"]) == (0.3, 0.39)


def test_missing_glyphs_are_counted_by_two_bytes() -> None:
    counter = _Counter(wide=True)
    counter.show(Array([String(b"\0\0ab"), 5, String(b"\0\0")]))
    counter.show(String(b"a\0\0b"))
    assert counter.found == 2
    narrow = _Counter()
    narrow.show(String(b"\0\0"))
    assert narrow.found == 0


def test_a_line_of_spaces_has_no_text() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        owners = Owners(pdf)
        blank = _line(0, chars("  "), owners)
        assert (blank.text, blank.spaces) == ("", ())
        made = _line(0, chars(" ab "), owners)
        assert (made.text, made.left, made.right, made.size) == ("ab", 5.0, 15.0, 10.0)


@pytest.mark.parametrize(
    ("flag", "value"), [("slanted", {"lean": 0.2}), ("stroked", {"stroked": True})]
)
def test_letters_made_otherwise_are_those_that_are_seen(flag: str, value: dict[str, Any]) -> None:
    other = replace(PLAIN, **value)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        owners = Owners(pdf)
        for at, expected in ((0, True), (1, False)):
            letters = chars("a b")
            letters[at] = moved(letters[at], shown=other)
            assert getattr(_line(0, letters, owners), flag) is expected
        assert _line(0, chars("ABC"), owners).small_caps is False


def test_missing_glyphs_of_a_page() -> None:
    wide, narrow = (
        Dictionary(Encoding=Name("/Identity-H")),
        Dictionary(Encoding=Name.WinAnsiEncoding),
    )
    for fonts, expected in (({"W": wide, "N": narrow}, 3), ({"N": narrow}, 0), ({}, 0)):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            page = pdf.pages[0].obj
            page["/Resources"] = Dictionary(Font=Dictionary({f"/{k}": v for k, v in fonts.items()}))
            page["/Contents"] = pdf.make_stream(
                b"BT <0000> Tj /N 9 Tf <0000> Tj /W 9 Tf <00000001> Tj [<0000> 3 <00010000>] TJ /X 9 Tf <0000> ' ET"
            )
            assert _missing(pdf.pages[0]) == expected


def test_a_line_is_full_within_a_little() -> None:
    made = text(pages(*CLEAN))
    plain = made.sheets[0].body[2]
    assert [made.is_full(replace(plain, left=left)) for left in (51.4, 51.5)] == [True, False]
    assert [made.is_full(replace(plain, right=right)) for right in (248.6, 248.5)] == [True, False]
    assert [
        made.is_filled(replace(plain, right=right)) for right in (248.6, 248.5, 252.9, 253.0)
    ] == [
        True,
        False,
        True,
        False,
    ]
    ragged = replace(made, justified=False)  # 0.15 of 20 ems of 10 points
    assert [ragged.is_full(replace(plain, right=right)) for right in (220.1, 220.0)] == [
        True,
        False,
    ]
