"""Nothing is set where nobody can read it: over the edge of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint

from pressroom.build import build
from pressroom.editions import edge_guard, flow, pdf_lines
from pressroom.manuscript.load import load
from pressroom.model.document import Document, walk
from pressroom.model.problem import Problem
from pressroom.typeset import typeset

PAGE = "@page { size: 400px 300px; margin: 30px } body { margin: 0 } img { width: 350px }"
SENTENCE = "In post-training, this general notion of distillation takes two common forms."


def document(folder: Path) -> Document:
    (folder / "manuscript").mkdir()
    (folder / "manuscript/metadata.yaml").write_text("title: A\nlanguage: en\n", "utf-8")
    (folder / "manuscript/a.md").write_text(f"# A\n\n{SENTENCE}\n", "utf-8")
    return typeset(load(folder, epoch=None))


def told(folder: Path, style: str) -> list[Problem]:
    whole = document(folder)
    keys = flow.keys(whole)
    key = next(keys[id(node)] for node in walk(whole) if id(node) in keys)
    html = f'<style>{PAGE} p {{ {style} }}</style><p data-flow="{key}">{SENTENCE}</p>'
    return list(edge_guard.problems(weasyprint.HTML(string=html).render(), whole))


def test_a_line_off_the_paper_is_an_error_at_its_block(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "white-space: nowrap; font-size: 20px")
    assert found.code == "LAYOUT-006"
    assert found.place is not None
    assert found.place.line == 3
    assert "In post-training" in found.message


def test_a_line_off_the_near_side_is_one_too(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "margin-left: -60px")
    assert found.code == "LAYOUT-006"


def test_a_line_in_the_margin_is_a_warning(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "margin-right: -20px; text-align: right")
    assert found.code == "LAYOUT-007"
    assert "15 pt into the margin" in found.message


def test_a_line_that_stands_over_by_less_than_half_its_size_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, "margin-right: -7px; text-align: right") == []


@pytest.mark.parametrize(("number", "codes"), [(12, []), (10**12, ["LAYOUT-006"])])
def test_the_number_of_a_list_may_hang_in_the_margin(
    number: int, codes: list[str], tmp_path: Path
) -> None:
    style = f"margin-left: 10px; display: list-item; list-style: decimal; counter-reset: list-item {number}"
    assert [one.code for one in told(tmp_path, style)] == codes


def test_a_word_behind_a_wide_picture_goes_to_the_next_line() -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='350' height='20'/>"
    style = f"{PAGE} p {{ hyphens: auto; hyphenate-limit-chars: 6 2 3 }}"
    html = f'<style>{style}</style><p lang="en"><img src="{picture}"> {SENTENCE}</p>'
    with pdf_lines.finer():
        page = weasyprint.HTML(string=html).render().pages[0]._page_box
    words = [box for box in page.descendants() if type(box).__name__ == "TextBox"]
    assert words[0].text.startswith("In post-training")
    assert words[0].position_x == 30


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "\\* " + "Donau" * 31 + " C#"),  # once kept whole for the sake of its spaces
        ("fi", "é" * 200),  # no rule divides it
        ("en", "Press " + "[hold the first key and then the second one " * 4 + "]{.kbd}" * 4 + "."),
        ("en", "The key [hold the first key and then press the second one for some time]{.kbd} does it."),
    ],
)  # fmt: skip
def test_what_is_longer_than_a_line_is_broken(tmp_path: Path, language: str, text: str) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/metadata.yaml").write_text(f"title: A\nlanguage: {language}\n", "utf-8")
    (tmp_path / "manuscript/a.md").write_text(f"# A\n\n{text}\n", "utf-8")
    assert build(tmp_path, editions=("pdf",)).problems == ()
