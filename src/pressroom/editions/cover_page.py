"""The cover as a page: what its template and its style sheets are given, and whether it is whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import weasyprint

from pressroom.editions.colours import palette
from pressroom.editions.cover import comma_of, cover_lines
from pressroom.editions.cover_fit import fit_cover
from pressroom.editions.cover_sizes import CoverFit
from pressroom.editions.print_sizes import page_size
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.problem import Problem
from pressroom.words import words_for

_BLOCKS = ("cover-head", "cover-main", "cover-more", "cover-foot")
Extent = tuple[float, float, float, float]  # top, bottom, left and right
_SLACK = 1  # CSS pixels
_SMALLER = 0.9
ROUNDS = 12


def cover_sheets(document: Document) -> tuple[str, ...]:
    """The names of the style sheets of the cover."""
    return ("cover.css", f"cover-{document.settings.cover_design}.css")


def cover_context(document: Document, fit: CoverFit) -> dict[str, object]:
    """What the template of the cover needs beside the words."""
    words = words_for(document.metadata.language)
    comma = comma_of(document.metadata.language)
    return {"cover": cover_lines(document, words), "fit": fit, "separator": comma}


def cover_css(document: Document, fit: CoverFit, unit: str = "1vw", high: str = "1vh") -> str:
    """Colours and sizes as custom properties.

    ``unit`` and ``high`` are a hundredth of the cover's width and height.
    """
    colours = palette(document.settings.cover_colour)
    told = {
        "ground": colours.ground, "ink": colours.ink, "muted": colours.muted,
        "paper": colours.paper, "dark": colours.dark, "accent": colours.accent,
        "unit": unit, "high": high,
    }  # fmt: skip
    properties = "".join(f"--cover-{name}: {value};" for name, value in told.items())
    return f":root {{ {properties} }} {fit.css()}"


def fitted(document: Document, styles: Styles) -> tuple[CoverFit, tuple[Problem, ...]]:
    """The sizes of the cover's words by the widths of their letters."""
    width, height = page_size(document, styles)
    lines = cover_lines(document, words_for(document.metadata.language))
    return fit_cover(lines, styles, document.settings.cover_design, 100 * height / width)


def smaller(fit: CoverFit) -> CoverFit:
    """The next try where a style sheet of the author's leaves less room than the house's."""
    return fit.smaller(_SMALLER)


def crowded(pages: weasyprint.Document) -> bool:
    """Whether a part of the cover's words runs over another one or off the first page."""
    page = pages.pages[0]._page_box  # noqa: SLF001 - the only way to the places of the lines
    if len(pages.pages) > 1 and _blocks(pages.pages[1]._page_box):  # noqa: SLF001
        return True
    width, height = page.margin_width(), page.margin_height()
    spans = _blocks(page).values()
    off = any(
        top < -_SLACK or bottom > height + _SLACK or left < -_SLACK or right > width + _SLACK
        for top, bottom, left, right in spans
    )
    return off or any(_cross(one, other) for one, other in itertools.combinations(spans, 2))


def _cross(one: Extent, other: Extent) -> bool:
    high = min(one[1], other[1]) - max(one[0], other[0])
    wide = min(one[3], other[3]) - max(one[2], other[2])
    return high > _SLACK and wide > _SLACK


def _blocks(page: Any) -> dict[str, Extent]:
    """Where the lines stand in each part of the cover that has any."""
    found: dict[str, Extent] = {}
    for box in page.descendants():
        name = (box.element.get("class") or "") if box.element is not None else ""
        if name in _BLOCKS and name not in found:
            lines = [inner for inner in _inside(box) if type(inner).__name__ == "LineBox"]
            if lines:
                found[name] = (
                    min(line.position_y for line in lines),
                    max(line.position_y + line.height for line in lines),
                    min(line.position_x for line in lines),
                    max(_end(line) for line in lines),
                )
    return found


def _inside(box: Any) -> Iterator[Any]:
    return iter(box.descendants()) if hasattr(box, "descendants") else iter(())


def _end(line: Any) -> float:
    return max((child.position_x + child.width for child in line.children), default=0.0)
