"""Nothing is set where nobody can read it: over the edge of the page."""

from __future__ import annotations

from pathlib import Path

import weasyprint
from books import print_pdf

from pressroom.checks.type_lines import read
from pressroom.editions import pdf_lines
from pressroom.manuscript.load import load
from pressroom.typeset import typeset

PAGE = "@page { size: 400px 300px; margin: 30px } body { margin: 0 } img { width: 350px }"
SENTENCE = "In post-training, this general notion of distillation takes two common forms."
EDGE = 420 - 61 + 1  # points: where the text ends on the smallest page


def test_a_word_behind_a_wide_picture_goes_to_the_next_line() -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='350' height='20'/>"
    style = f"{PAGE} p {{ hyphens: auto; hyphenate-limit-chars: 6 2 3 }}"
    html = f'<style>{style}</style><p lang="en"><img src="{picture}"> {SENTENCE}</p>'
    with pdf_lines.finer():
        page = weasyprint.HTML(string=html).render().pages[0]._page_box
    words = [box for box in page.descendants() if type(box).__name__ == "TextBox"]
    assert words[0].text.startswith("In post-training")
    assert words[0].position_x == 30


def ends(folder: Path, language: str, word: str) -> list[float]:
    """Where the lines of a word end that is longer than a line."""
    (folder / "manuscript").mkdir()
    (folder / "manuscript/metadata.yaml").write_text(f"title: A\nlanguage: {language}\n", "utf-8")
    (folder / "manuscript/a.md").write_text(f"# A\n\n\\* {word} C#\n", "utf-8")
    manuscript = load(folder, epoch=None)
    data, _ = print_pdf(typeset(manuscript), manuscript.styles)
    start = word[:4]
    return [line.right for page in read(data) for line in page.lines if start in line.text]


def test_a_word_longer_than_a_line_is_not_kept_whole_for_the_sake_of_its_spaces(
    tmp_path: Path,
) -> None:
    found = ends(tmp_path, "pl", "Donau" * 31)
    assert len(found) > 1
    assert max(found) <= EDGE


def test_a_word_that_no_rule_divides_is_broken_at_the_end_of_its_line(tmp_path: Path) -> None:
    found = ends(tmp_path, "fi", "é" * 200)
    assert len(found) > 1
    assert max(found) <= EDGE
