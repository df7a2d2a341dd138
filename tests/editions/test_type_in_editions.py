"""The type of this repository's article, measured, and what the layout does for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import editions_of, print_pdf

from pressroom.checks.type import TypeReport, measure_type
from pressroom.checks.type_lines import read
from pressroom.manuscript.load import load
from pressroom.typeset import typeset


@pytest.fixture(scope="module")
def article() -> TypeReport:
    return measure_type((editions_of("article").pdf, "article.pdf"))


def codes(report: TypeReport) -> list[str]:
    return [found.rule.code for found in report.findings]


def test_the_article_keeps_measure_grid_and_page_ends(article: TypeReport) -> None:
    assert 60 <= float(article.figures["characters a full line"]) <= 70
    assert article.figures["lines on the grid (%)"] == 100.0
    # a word at the turn of a page whose foot the notes decide may be divided
    assert set(codes(article)) <= {"TYPE-006"}
    assert len(article.findings) <= 1


def test_a_long_text_has_level_pages_and_no_ladders(tmp_path: Path) -> None:
    """Paragraphs of all lengths, of long words: set line by line they have faults of each kind."""
    words = (
        "extraordinary circumstances notwithstanding considerable responsibility of the undertaking"
    )
    paragraphs = [
        " ".join((words.split() * 40)[at % 7 : at % 7 + 9 + (at * 37) % 83]) for at in range(150)
    ]
    folder = tmp_path / "manuscript"
    folder.mkdir()
    about = "title: A\nlanguage: en\npublished: 2026-05-31\nmodified: 2026-05-31\n"
    (folder / "metadata.yaml").write_text(about, "utf-8")
    (folder / "text.md").write_text("# A\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    manuscript = load(tmp_path, epoch=None)
    data, _ = print_pdf(typeset(manuscript), manuscript.styles)
    found = codes(measure_type((data, "a.pdf")))
    assert found.count("TYPE-003") == found.count("TYPE-004") == 0
    assert found.count("TYPE-005") == 0
    assert found.count("TYPE-010") == 0


def test_text_below_a_formula_is_on_the_grid_again(tmp_path: Path) -> None:
    """A formula within a line may push the lines below it down; a displayed one takes that up."""
    tall = "$\\left[\\dfrac{\\dfrac{a}{b}}{\\dfrac{c}{d}}\\right]$"
    below = "\n\n".join(["Some words of the text that comes after it."] * 12)
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "metadata.yaml").write_text("title: A\nlanguage: en\n", "utf-8")
    text = f"# A\n\nA line before.\n\nWith {tall} in it.\n\n$$a + b$$\n\n{below}\n"
    (folder / "text.md").write_text(text, "utf-8")
    manuscript = load(tmp_path, epoch=None)
    data, _ = print_pdf(typeset(manuscript), manuscript.styles)
    (page,) = (page for page in read(data) if any("comes after" in one.text for one in page.lines))
    bases = [one.base for one in page.lines if "comes after" in one.text]
    head = next(one.base for one in page.lines if one.text == "A line before.")
    assert round((head - bases[0]) / 14, 2).is_integer()


@pytest.mark.parametrize("lines", [1, 6])
def test_a_text_of_a_few_lines_is_not_taken_for_its_imprint(tmp_path: Path, lines: int) -> None:
    text = " ".join(["The ferry goes over the river and comes back."] * lines)
    (tmp_path / "essay.md").write_text(f"---\ntitle: Essay\nlanguage: en\n---\n\n{text}\n", "utf-8")
    manuscript = load(tmp_path / "essay.md", epoch=None)
    data, _ = print_pdf(typeset(manuscript), manuscript.styles)
    report = measure_type((data, "essay.pdf"))
    assert report.figures["type size (pt)"] == 11
    assert report.figures["paragraphs"] == 1
