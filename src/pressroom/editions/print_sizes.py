"""How wide each image is printed at most, so that it need not carry more pixels than are seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pressroom.model.document import Document, walk
from pressroom.model.inline import Image
from pressroom.model.manuscript import Styles

PER_INCH = 300
_INCHES = {
    "in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "px": 1 / 96,
    "em": 13 / 72, "rem": 13 / 72,  # the largest text of the house, a little over
}  # fmt: skip
_LENGTH = r"(\d+(?:\.\d+)?)(in|cm|mm|pt|px)"
_PAGE = re.compile(rf"@page\s*\{{[^}}]*?size:\s*{_LENGTH}\s+{_LENGTH}")
_MARGIN = re.compile(rf"@page\s*\{{[^}}]*?margin:\s*{_LENGTH}\s+{_LENGTH}\s+{_LENGTH}\s+{_LENGTH}")
_WIDEST = 8.3  # inches, of A4, where the sheet does not tell
_A5 = (148 / 25.4, 210 / 25.4)
_VALUE = re.compile(r"(\d+(?:\.\d+)?)(%|in|cm|mm|pt|px|em|rem)")


def page_size(document: Document, styles: Styles) -> tuple[float, float]:
    """Width and height of the PDF's page in inches; those of A5 where the sheet does not tell."""
    page = _PAGE.search(styles.sheets.get(f"page-{document.settings.page_size}.css", ""))
    if page is None:
        return _A5
    return float(page[1]) * _INCHES[page[2]], float(page[3]) * _INCHES[page[4]]


def outer_margin(document: Document, styles: Styles) -> float:
    """The margin away from the spine in inches; half an inch where the sheet does not tell."""
    found = _MARGIN.search(styles.sheets.get(f"page-{document.settings.page_size}.css", ""))
    return float(found[3]) * _INCHES[found[4]] if found else 0.5


def print_widths(document: Document, styles: Styles) -> Mapping[str, int]:
    """The pixels, by an image's SHA-256, that it needs where it is printed widest."""
    measure = _measure(styles.sheets.get(f"page-{document.settings.page_size}.css", ""))
    needed: dict[str, int] = {}
    for node in walk(document):
        if isinstance(node, Image):
            pixels = round(_inches(node, measure) * PER_INCH)
            needed[node.asset.sha256] = max(pixels, needed.get(node.asset.sha256, 1))
    return needed


def _measure(sheet: str) -> float:
    """The width of the text in inches."""
    page, margin = _PAGE.search(sheet), _MARGIN.search(sheet)
    if page is None:
        return _WIDEST
    width = float(page[1]) * _INCHES[page[2]]
    if margin:
        width -= float(margin[3]) * _INCHES[margin[4]] + float(margin[7]) * _INCHES[margin[8]]
    return width


def _inches(image: Image, measure: float) -> float:
    own = image.asset.width * _INCHES["px"]
    if width := _VALUE.fullmatch(image.width or ""):
        own = _length(width, measure)
    elif (height := _VALUE.fullmatch(image.height or "")) and image.asset.height:
        own = _length(height, measure) * image.asset.width / image.asset.height
    return min(own, measure)  # the style sheet lets none be wider


def _length(value: re.Match[str], measure: float) -> float:
    number = float(value[1])
    return number / 100 * measure if value[2] == "%" else number * _INCHES[value[2]]
