"""The proof that the layout lost no note: WeasyPrint drops some in silence, or draws them off the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint

from pressroom.editions.layout_rules import NOTE_LOST
from pressroom.model.document import Document
from pressroom.model.problem import Problem, problem

TALLEST = 2 / 3  # of the page's text: a taller note would leave no room for what calls it
_SLACK = 1  # CSS pixels that a box may stand over an edge by rounding


def lost(pages: weasyprint.Document, document: Document, ends: frozenset[str]) -> frozenset[str]:
    """The ids of the notes that are on no page, not wholly on one, or drawn over its text.

    A note set at the end may be divided between pages, so only its presence is asked for.
    """
    seen: dict[str, bool] = {}
    for page in pages.pages:
        box = page._page_box  # noqa: SLF001 - the only way to the places of the lines
        floor = box.content_box_y() + box.height
        crowded = _crowded(box)
        for anchor, (_, top, _, bottom) in page.anchors.items():
            inside = top >= -_SLACK and bottom <= floor + _SLACK and not crowded
            seen[anchor] = seen.get(anchor, True) and (inside or anchor in ends)
    return frozenset(note.id for note in document.notes if not seen.get(note.id, False))


def too_tall(pages: weasyprint.Document, document: Document) -> frozenset[str]:
    """The ids of the notes that are better set at the end, since they would fill a page."""
    notes = {note.id for note in document.notes}
    return frozenset(
        anchor
        for page in pages.pages
        for anchor, (_, top, _, bottom) in page.anchors.items()
        if anchor in notes and bottom - top > TALLEST * page._page_box.height  # noqa: SLF001 - see above
    )


def _crowded(page: Any) -> bool:
    """Whether the notes at the foot of a page begin above the end of its text."""
    root, *others = page.children
    areas = [box for box in others if _kind(box) == "FootnoteAreaBox" and box.children]
    if not areas:
        return False
    ends = (box.position_y + box.height for box in root.descendants() if _kind(box) == "LineBox")
    return bool(max(ends, default=0) > areas[0].border_box_y() + _SLACK)


def _kind(box: object) -> str:
    return type(box).__name__


def problems(document: Document, ids: frozenset[str]) -> Iterator[Problem]:
    """The problem of each of the notes ``ids``."""
    for note in document.notes:
        if note.id in ids:
            yield problem(NOTE_LOST, f"note {note.number} does not fit on any page", note.place)
