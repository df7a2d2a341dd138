"""Where the layout breaks a line before an inline element, on every measure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from pressroom.editions.markup import Medium, inlines
from pressroom.model.inline import Emphasis, Inlines, Text
from pressroom.model.problem import Place
from pressroom.words import words_for

HERE = Place(PurePosixPath("text.md"))
LEAD = "The sentence is quoted from the report of the state news agency, as reproduced in "
NODES: Inlines = (
    Text(LEAD, HERE),
    Emphasis((Text("Eastwind", HERE),), HERE),
    Text(", Report on the meeting of the nineteenth of January.", HERE),
)
MEASURES = range(240, 620, 5)
FONT = Path(__file__).parents[2] / "styles/fonts/EBGaramond-Regular.ttf"
CSS = f"@font-face {{ font-family: house; src: url({FONT.as_uri()}) }}"
CSS += "@page { size: 800px 10000px; margin: 0 } body { margin: 0 } em { font-style: normal } p {\
 font: 12px house; text-align: justify; hyphens: auto; hyphenate-limit-chars: 6 2 3 }"


def lines(markup: str) -> list[list[tuple[str, float]]]:
    """The lines of a paragraph on each measure, with how far each reaches."""
    paragraphs = "".join(f'<p style="width: {width}px">{markup}</p>' for width in MEASURES)
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    whole = weasyprint.HTML(string=f"<html lang=en>{paragraphs}")
    page = whole.render(font_config=fonts, stylesheets=[sheet]).pages[0]
    root: Any = page._page_box
    blocks = [box for box in root.descendants() if type(box).__name__ == "BlockBox"]
    return [list(_lines(block)) for block in blocks if block.element_tag == "p"]


def _lines(block: Any) -> Iterator[tuple[str, float]]:
    for line in block.children:
        texts = [one for one in line.descendants() if hasattr(one, "text")]
        shown = [one for one in texts if one.text.strip()]
        right = shown[-1].position_x + shown[-1].width
        yield "".join(one.text for one in texts), right - block.position_x - block.width


def early(markup: str) -> list[str]:
    """The lines, but for the last of each paragraph, that do not reach the right edge."""
    return [text for found in lines(markup) for text, rest in found[:-1] if abs(rest) > 1]


@pytest.fixture(scope="module")
def medium() -> Medium:
    return Medium("pdf", words_for("en"), str, lambda asset: asset.file.as_uri())


def test_no_line_breaks_too_early_before_an_element(medium: Medium) -> None:
    assert early(str(inlines(NODES, medium))) == []


def test_the_engine_still_needs_that(medium: Medium) -> None:
    """When this fails, the way around in the markup can go."""
    bare = f"{LEAD}<em>Eastwind</em>, Report on the meeting of the nineteenth of January."
    assert early(bare) != []
    assert len(lines(bare)) == len(MEASURES)


def test_the_space_stays_where_it_is(medium: Medium) -> None:
    shown = str(inlines(NODES, medium))
    assert "reproduced in<span> </span><em>Eastwind</em>, Report" in shown
    screen = Medium("epub", words_for("en"), str, str)
    assert "reproduced in <em>Eastwind</em>" in str(inlines(NODES, screen))
