"""The proof that no line runs over the edge of its page, and word of those that leave the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint

from pressroom.editions import flow
from pressroom.editions.layout_rules import OFF_THE_PAGE, OVERFULL
from pressroom.editions.markup_math import MARK
from pressroom.model.document import Document, walk
from pressroom.model.problem import Problem, problem

_SLACK = 0.5  # of the size of the type: how far a line may run over without being told
_SHOWN = 40  # letters of what runs over


def problems(pages: weasyprint.Document, document: Document) -> Iterator[Problem]:
    """An error for words or a formula off the paper, a warning for such in the margin.

    Each block is told once, at its place in the manuscript.
    """
    keys = flow.keys(document)
    places = {keys[id(node)]: node.place for node in walk(document) if id(node) in keys}
    told: set[str] = set()
    for page in pages.pages:
        sheet = page._page_box  # noqa: SLF001 - the only way to the places of the boxes
        if not sheet.margin_left or not sheet.margin_right:
            continue  # the cover has its own guard
        for key, box in _shown(sheet.children[0], ""):
            start, end = box.position_x, box.position_x + box.margin_width()
            left = sheet.content_box_x()
            over = max(end - left - sheet.width, left - start)
            if over < _SLACK * box.style["font_size"] or key in told:
                continue
            off = start < 0 or end > sheet.margin_width()
            if not off and "::marker" in (box.element_tag or ""):
                continue  # the number of a list may hang
            told.add(key)
            what = f'"{_words(box)}" reaches {over * 0.75:.0f} pt'
            if off:
                yield problem(OFF_THE_PAGE, f"{what} over the edge of the page", places.get(key))
            else:
                yield problem(OVERFULL, f"{what} into the margin", places.get(key))


def _shown(box: Any, key: str) -> Iterator[tuple[str, Any]]:
    """The words and formulas below ``box``, each with the key of its block."""
    element = getattr(box, "element", None)
    if element is not None and "::" not in (box.element_tag or ""):
        key = element.get(flow.KEY) or key
    if hasattr(box, "text"):
        if box.text.strip():
            yield key, box
    elif element is not None and element.tag == "img" and element.get("alt", "").startswith(MARK):
        yield key, box
    for child in getattr(box, "children", ()):
        if type(child).__name__ != "TableBox":  # those have their own guard
            yield from _shown(child, key)


def _words(box: Any) -> str:
    text = " ".join((getattr(box, "text", "") or box.element.get("alt").removeprefix(MARK)).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
