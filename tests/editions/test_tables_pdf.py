"""Tables in the PDF: their tags, and what is done about one that is too wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_pdf import Book

from pressroom.editions.job import PdfJob, PdfResult
from pressroom.editions.press import Press
from pressroom.manuscript.load import load
from pressroom.model.problem import PressroomError
from pressroom.typeset import typeset


def printed(folder: Path, text: str) -> PdfResult:
    (folder / "essay.md").write_text(f"---\ntitle: Essay\nlanguage: en\n---\n\n{text}", "utf-8")
    manuscript = load(folder / "essay.md", epoch=None)
    press = Press.start()
    try:
        return press.run(PdfJob(typeset(manuscript), manuscript.styles))
    finally:
        press.stop()


def book_of(result: PdfResult) -> Book:
    assert result.artifact
    return Book(result.artifact.data)


def columns(count: int, word: str) -> str:
    line = "| " + " | ".join(f"{word}{at}" for at in range(count)) + " |\n"
    return f"Before.\n\n{line}|{'---|' * count}\n{line}\n: Figures\n\nAfter.\n"


def widest(book: Book) -> float:
    """How far the words of the text go over the right edge of their pages."""
    return max(run.right - float(book.pdf.pages[run.page].mediabox[2]) for run in book.runs)


SPANS = """Before.

+-----------+-----------+-------+
| Port      | Has       | Ships |
|           +-----+-----+       |
|           | a   | b   |       |
+===========+=====+=====+=======+
| Hamburg   | - c | d   | 12    |
|           +-----+-----+-------+
|           | e         | 7     |
+===========+===========+=======+
| Together  | f         | 19    |
+===========+===========+=======+
"""


def test_headers_have_a_scope_and_spans_are_told(tmp_path: Path) -> None:
    book = book_of(printed(tmp_path, SPANS))
    cells = [one for one in book.elements() if one.S in ("/TH", "/TD")]
    heads = [one for one in cells if one.S == "/TH"]
    assert [str(one.A.Scope) for one in heads] == ["/Column"] * 5
    assert [int(one.A.get("/RowSpan", 1)) for one in heads] == [2, 1, 2, 1, 1]
    assert [int(one.A.get("/ColSpan", 1)) for one in heads] == [1, 2, 1, 1, 1]
    assert not any("/Headers" in one.A for one in cells)
    assert [one.S for one in book.elements() if str(one.S) in ("/THead", "/TBody", "/TFoot")]


def test_a_header_of_a_row_says_so(tmp_path: Path) -> None:
    html = "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><th>c</th><td>d</td></tr>\n</table>\n"
    book = book_of(printed(tmp_path, html))
    scopes = [str(one.A.Scope) for one in book.elements() if one.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


@pytest.mark.parametrize(
    ("count", "word", "codes"),
    [
        (4, "word", []), (6, "Measurement", ["TBL-006"]), (9, "Measurement", ["TBL-007"]),
        (22, "Measurement", ["TBL-007"]),
    ],
)  # fmt: skip
def test_a_wide_table_is_made_to_fit_and_its_place_told(
    tmp_path: Path, count: int, word: str, codes: list[str]
) -> None:
    result = printed(tmp_path, columns(count, word))
    assert [one.code for one in result.problems] == codes
    assert all(one.place and one.place.line == 8 for one in result.problems)
    book = book_of(result)
    assert widest(book) < -30
    table = [run.size for run in book.runs if run.text.startswith("Meas")]
    assert all(6.49 < size < 9.01 for size in table)
    sideways = [page for page in book.pdf.pages if page.mediabox[2] > page.mediabox[3]]
    assert len(sideways) == codes.count("TBL-007")


def test_a_table_that_fits_on_no_page_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PressroomError) as caught:
        printed(tmp_path, columns(120, "Measurement"))
    (found,) = caught.value.problems
    assert (found.code, found.place and found.place.line) == ("TBL-008", 8)
