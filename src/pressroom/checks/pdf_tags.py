"""The structure tree of a PDF: what a screen reader reads. ISO 32000-1, 14.7; ISO 14289-1, 7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_objects import entry, text
from pressroom.checks.pdf_structure import Element
from pressroom.model.problem import Place, Problem, problem

_HEADINGS = {f"H{level}": level for level in range(1, 7)}


def check_tags(pdf: pikepdf.Pdf, found: Iterable[Element], place: Place) -> Iterator[Problem]:
    """The structure tree: whether it is there, whole, and says what pictures and headings are."""
    root = entry(pdf.Root, "/StructTreeRoot")
    if entry(root, "/K") is None:
        yield problem(rules.STRUCTURE, f'"{place.path}" has no structure tree', place)
        return
    if entry(root, "/ParentTree") is None:
        yield problem(rules.PARENT_TREE, "the structure tree has no ParentTree", place)
    before = 0
    counts = {"Figure": 0, "Formula": 0}
    for one in found:
        if one.tag in counts:
            counts[one.tag] += 1
            if not text(entry(one.node, "/Alt")) and not _spoken(one.node):
                what = f"{one.tag.lower()} {counts[one.tag]}"
                yield problem(rules.FIGURE, f"{what} has neither Alt nor ActualText", place)
        level = _HEADINGS.get(one.tag)
        if level is not None:
            if level > before + 1:
                after = f"a heading of level {before}" if before else "no heading"
                yield problem(
                    rules.HEADING_SKIP, f"a heading of level {level} follows {after}", place
                )
            before = level


def _spoken(element: Any) -> bool:
    """An empty ActualText says that there is nothing to hear."""
    return isinstance(entry(element, "/ActualText"), pikepdf.String)
