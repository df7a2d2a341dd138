"""The proof that no table is cut off, and what is done about one that would be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pressroom.editions.fit import Fit, table_key
from pressroom.editions.fit_rules import SCALED, TOO_WIDE, TURNED
from pressroom.model.block import Table
from pressroom.model.document import Document, walk
from pressroom.model.inline import plain
from pressroom.model.problem import Problem, problem

if TYPE_CHECKING:
    import weasyprint

ROUNDS = 6  # smaller, turned, turned and smaller, broken, broken and smaller, and the proof
_SMALLEST = 6.5  # points; smaller type is hard to read
_SMALLEST_IN_LARGE_PRINT = 16.0
_SLACK = 1  # CSS pixels that a box may stand over an edge by rounding
_POINT = 96 / 72


def fitted(
    pages: weasyprint.Document, document: Document, fits: Mapping[str, Fit], *, large: bool = False
) -> Mapping[str, Fit]:
    """``fits`` with the next remedy for each table that stands over its room in ``pages``.

    In ``large`` print a table is rather turned and broken than set in small type. Equal to ``fits``
    where all fit, or where no remedy is left.
    """
    if not any(isinstance(node, Table) for node in walk(document)):
        return fits
    in_notes = {table_key(node) for note in document.notes for node in walk(note)
                if isinstance(node, Table)}  # fmt: skip
    out = dict(fits)
    for key, share, size in _over(pages):
        out[key] = _next(
            fits.get(key, Fit()), share, size, can_turn=key not in in_notes, large=large
        )
    return out


def _next(fit: Fit, share: float, size: float, *, can_turn: bool, large: bool) -> Fit:
    """The remedy after ``fit`` for a table of which only a ``share`` has room, in type of ``size``."""
    smaller = math.floor(size * share * 9.8) / 10  # with a little to spare
    smallest = _SMALLEST_IN_LARGE_PRINT if large else _SMALLEST
    if fit.broken:
        return Fit(max(smaller, _SMALLEST), fit.turned, broken=True)
    if smaller >= smallest:
        return Fit(smaller, fit.turned)
    if can_turn and not fit.turned:
        return Fit(turned=True)
    return Fit(smallest, fit.turned, broken=True)


def problems(
    pages: weasyprint.Document, document: Document, fits: Mapping[str, Fit]
) -> Iterator[Problem]:
    """What is said about the tables that did not fit as they were."""
    over = {key for key, _, _ in _over(pages)}
    for node in walk(document):
        if not isinstance(node, Table):
            continue
        key = table_key(node)
        name = f'table "{plain(node.caption)}"' if node.caption else "table"
        if key in over:
            yield problem(TOO_WIDE, f"the {name} is wider than any page allows", node.place)
        elif (fit := fits.get(key)) and fit.turned:
            yield problem(TURNED, f"the {name} is set sideways on a page of its own", node.place)
        elif fit:
            text = f"the {name} is set in type of {fit.size:g} points"
            yield problem(SCALED, text, node.place)


def sideways(pages: weasyprint.Document) -> str:
    """The style sheet of the pages for turned tables: the others with height and width changed."""
    box = next((one for one in (page._page_box for page in pages.pages) if one.margin_left), None)  # noqa: SLF001 - the only way to the measures of a page
    if box is None:
        return ""
    sides = (box.margin_left, box.margin_top, box.margin_right, box.margin_bottom)
    margins = " ".join(f"{side:.2f}px" for side in sides)
    size = f"{box.margin_height():.2f}px {box.margin_width():.2f}px"
    return f"@page turned {{ size: {size}; margin: {margins} }}"


def _over(pages: weasyprint.Document) -> Iterator[tuple[str, float, float]]:
    """The tables that stand over their room: key, share of it that has room, type in points.

    A table over several pages is told once, by its widest part.
    """
    found: dict[str, tuple[float, float]] = {}
    for page in pages.pages:
        box = page._page_box  # noqa: SLF001 - the only way to the places of the boxes
        for table, room in _tables(box, box.width):
            key = table.element.get("data-table")
            needed = max(table.border_width(), _reach(table) - table.border_box_x())
            if key and needed > room + _SLACK:
                share = room / needed
                if share < found.get(key, (math.inf, 0))[0]:
                    found[key] = (share, table.style["font_size"] / _POINT)
    return ((key, share, size) for key, (share, size) in found.items())


def _tables(box: Any, room: float) -> Iterator[tuple[Any, float]]:
    """The outermost tables below ``box`` and the width that each has."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TableBox":
            yield child, room
        else:
            wrapper = getattr(child, "is_table_wrapper", False)
            inner = room if wrapper or not _is_block(child) else child.width
            yield from _tables(child, inner)


def _is_block(box: Any) -> bool:
    return type(box).__name__ in ("BlockBox", "FootnoteAreaBox") and isinstance(
        box.width, (int, float)
    )


def _reach(table: Any) -> float:
    """How far to the right the words and pictures in a table go."""
    return max(
        (
            box.position_x + box.width
            for box in table.descendants()
            if type(box).__name__ in ("TextBox", "InlineReplacedBox", "BlockReplacedBox")
        ),
        default=0,
    )
