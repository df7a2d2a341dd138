"""The figures of the type of a PDF, drawn by hand in Courier, and whose block its words are of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf
from small_pdfs import page, tag, tagged
from test_type_line_edges import typed

from pressroom.checks import pdf_rules
from pressroom.checks import type as type_report
from pressroom.checks.type import measure_type
from pressroom.checks.type_tags import Owner, Owners

LETTER = 3.0  # the width of one, of five points: 80 fit the page
FULL = "word " * 11 + "and end"


def lines(*words: str, leading: float = 6.0, spacing: str = "") -> bytes:
    """A page of these lines, from (30, 350) on; ``spacing`` goes before the first of them."""
    shown = f" 0 {-leading} Td ".join(f"({line}) Tj" for line in words)
    return f"BT /F 5 Tf {spacing} 30 350 Td {shown} ET".encode()


def figures(*contents: bytes, **more: Any) -> dict[str, float | int | str]:
    return measure_type((typed(*contents, **more), "a.pdf")).figures


def test_the_figures_of_a_page() -> None:
    found = figures(lines(*[FULL] * 8), lines(*[FULL] * 8), lines(*[FULL] * 3))
    assert found == {
        "pages": 3, "tagged": "no", "type size (pt)": 5.0, "leading (pt)": 6.0,
        "measure (pt)": len(FULL) * LETTER, "set": "justified", "lines on a page, mostly": 8,
        "body lines": 19, "lines on the grid (%)": 100.0, "characters a full line": 62,
        "full lines under 45 (%)": 0.0, "full lines over 75 (%)": 0.0, "words a full line": 13,
        "divided lines (%)": 0.0, "word space, middle (em)": 0.6,
        "word space, 5 to 95 % (em)": "0.60 to 0.60", "word space, widest (em)": 0.6, "paragraphs": 1,
        "last lines under 4 letters": 0,
    }  # fmt: skip


def test_a_pdf_without_words_has_pages_and_no_other_figure() -> None:
    empty = measure_type((typed(b"", b"0 0 9 9 re f"), "a.pdf"))
    assert (empty.figures, empty.findings, empty.problems) == ({"pages": 2}, (), ())


def test_a_cover_of_one_bold_line_has_no_lines_of_text() -> None:
    bold = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier-Bold"))
    found = figures(lines("Salt and Wind: all of the stories of the coast"), F=bold)
    assert [found[name] for name in ("body lines", "lines on a page, mostly", "paragraphs")] == [0, 0, 0]  # fmt: skip
    assert found["lines on the grid (%)"] == 0.0
    assert "characters a full line" not in found


@pytest.mark.parametrize(
    ("length", "under", "over"),
    [(44, 100.0, 0.0), (45, 0.0, 0.0), (46, 0.0, 0.0), (75, 0.0, 0.0), (76, 0.0, 100.0)],
)
def test_lines_are_short_below_45_characters_and_long_above_75(
    length: int, under: float, over: float
) -> None:
    found = figures(lines(*["x" * length] * 4))
    assert (found["full lines under 45 (%)"], found["full lines over 75 (%)"]) == (under, over)


def test_means_are_told_to_a_tenth_and_spaces_to_a_hundredth() -> None:
    # lines are full that end within a point and a half of the edge
    made = lines("x" * 60, "x" * 59 + "-", "xx" + " x" * 29, *["x" * 60] * 6, leading=6.125)
    found = figures(made)
    assert (found["characters a full line"], found["words a full line"]) == (60, 4.6)
    assert (found["divided lines (%)"], found["leading (pt)"]) == (12.5, 6.1)
    ragged = figures(lines(*("x" * length for length in (60, 59, 58, 56, 55))))
    assert (ragged["set"], ragged["characters a full line"]) == ("ragged", 58.2)
    found = figures(lines(*[FULL] * 9, spacing="0.1234 Tw"))
    assert found["measure (pt)"] == round(len(FULL) * LETTER + 12 * 0.1234, 1)
    assert (found["word space, middle (em)"], found["word space, widest (em)"]) == (0.62, 0.62)


def test_the_spread_of_spaces_needs_two_lines() -> None:
    """The last line of a paragraph does not count."""
    spread = "word space, middle (em)"
    assert spread not in figures(lines(FULL, FULL))
    assert figures(lines(FULL, FULL, FULL))[spread] == 0.6


@pytest.mark.parametrize(
    ("last", "short"),
    [("abc", 1), ("abcd", 0), ("a b c", 1), ("12345", 1), ("a-b-c.", 1), ("ab cd", 0)],
)
def test_last_lines_of_fewer_than_four_letters_are_counted(last: str, short: int) -> None:
    found = figures(lines(FULL, FULL, last, FULL, FULL))
    assert (found["paragraphs"], found["last lines under 4 letters"]) == (2, short)


def test_a_paragraph_of_one_short_line_has_no_last_line() -> None:
    found = figures(lines(FULL, FULL, FULL[:30], "abc", FULL, "abc", FULL, FULL))
    assert (found["paragraphs"], found["last lines under 4 letters"]) == (4, 1)


def test_a_text_with_tags_says_so() -> None:
    def tree(pdf: Pdf) -> None:
        tagged(tag("P", 0))(pdf)
        pdf.Root.StructTreeRoot["/ParentTree"] = pikepdf.Dictionary(
            Nums=Array([0, Array([pdf.Root.StructTreeRoot.K[0]])])
        )
        pdf.pages[0].obj["/StructParents"] = 0

    content = b"/P <</MCID 0>> BDC " + lines(*[FULL] * 5) + b" EMC"
    assert figures(content, edit=tree)["tagged"] == "yes"
    assert figures(content)["tagged"] == "no"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("  a first line\nand a second"), "a first line"),
        (ValueError(" "), "ValueError"),
        (RecursionError(), "RecursionError"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: bytes) -> None:
        raise error

    monkeypatch.setattr(type_report, "read", fail)
    report = measure_type((b"", "book.pdf"))
    assert (report.figures, report.findings) == ({}, ())
    (one,) = report.problems
    assert (one.rule, one.message) == (pdf_rules.UNREADABLE, f'"book.pdf" cannot be read: {said}')


# --- the block around a marked stretch ----------------------------------------------


@contextmanager
def owners(*trees: Any) -> Iterator[tuple[Pdf, Owners]]:
    """Of pages, each of which has one marked stretch, in the innermost element of a tree."""
    with pikepdf.new() as pdf:
        tagged(*trees)(pdf)
        pairs: list[Any] = []
        for number, node in enumerate(pdf.Root.StructTreeRoot.K):
            pdf.add_blank_page()
            page(pdf, number + 1)["/StructParents"] = 10 + number
            inner = node
            while "/K" in inner:
                inner = inner.K[0]
            pairs += [10 + number, Array([inner])]
        pdf.Root.StructTreeRoot["/ParentTree"] = pikepdf.Dictionary(Nums=Array(pairs))
        yield pdf, Owners(pdf)


def owner(*tags: str) -> Owner | None:
    with owners(within(*tags)) as (_, made):
        return made.of(0, 0)


def within(*tags: str) -> Any:
    """An element in another, the outermost first."""
    *above, last = tags
    node = tag(last)
    for one in reversed(above):
        node = tag(one, node)
    return node


@pytest.mark.parametrize(
    "kind",
    "P H H1 H2 H3 H4 H5 H6 Title LI LBody TD TH Note FENote Caption Code Figure Formula TOCI".split(),
)
def test_the_block_of_a_stretch_is_the_nearest_above_what_is_within_lines(kind: str) -> None:
    found = owner("Document", "Sect", kind, "Span", "Link")
    assert found is not None
    assert (found.kind, found.within) == (kind, ("Sect", "Document"))


@pytest.mark.parametrize(
    "kind", ["Document", "Sect", "Div", "BlockQuote", "Span", "Lbl", "NonStruct"]
)
def test_what_only_holds_blocks_is_none(kind: str) -> None:
    assert owner("Document", kind) is None


@pytest.mark.parametrize("kind", ["P", "LBody", "LI"])
@pytest.mark.parametrize("around", ["BlockQuote", "L", "Sect", "Div"])
def test_paragraphs_and_items_are_running_text(kind: str, around: str) -> None:
    assert Owner((1, 0), kind, (around, "Document")).is_text


@pytest.mark.parametrize("kind", ["P", "LBody", "LI"])
@pytest.mark.parametrize("around", "Note FENote Table TOC TOCI Caption Figure Code Index".split())
def test_what_stands_in_notes_tables_and_lists_of_contents_is_none(kind: str, around: str) -> None:
    assert not Owner((1, 0), kind, ("Div", around, "Document")).is_text


@pytest.mark.parametrize("kind", ["H1", "TD", "Caption", "Note", "Code", "Formula"])
def test_other_blocks_are_no_running_text(kind: str) -> None:
    assert not Owner((1, 0), kind, ("Document",)).is_text


def test_each_page_has_marks_of_its_own() -> None:
    with owners(within("P"), within("H1"), within("Note")) as (_, made):
        kinds = [getattr(made.of(at, 0), "kind", None) for at in (1, 0, 2, 1)]
        assert kinds == ["H1", "P", "Note", "H1"]
        assert made.of(1, 1) is None
        assert made.of(1, -1) is None


def test_a_tree_that_is_a_circle_or_very_deep_ends() -> None:
    with owners(within("Div", "Span")) as (pdf, made):
        top = pdf.Root.StructTreeRoot.K[0]
        top["/P"] = top.K[0]
        assert made.of(0, 0) is None
    deep = owner("Document", "P", *["Span"] * 150)
    assert deep is not None
    assert deep.kind == "P"
