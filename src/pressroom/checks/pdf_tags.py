"""The structure tree of a PDF: what a screen reader reads. ISO 32000-1, 14.7; ISO 14289-1, 7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_objects import Visited, entry, items, text
from pressroom.model.problem import Place, Problem, problem

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def check_tags(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """The structure tree: whether it is there, whole, and says what pictures and headings are."""
    root = entry(pdf.Root, "/StructTreeRoot")
    if entry(root, "/K") is None:
        yield problem(rules.STRUCTURE, f'"{place.path}" has no structure tree', place)
        return
    if entry(root, "/ParentTree") is None:
        yield problem(rules.PARENT_TREE, "the structure tree has no ParentTree", place)
    before = 0
    counts = {"/Figure": 0, "/Formula": 0}
    for tag, element in _elements(root):
        if tag in counts:
            counts[tag] += 1
            if not text(entry(element, "/Alt")) and not _spoken(element):
                what = f"{tag[1:].lower()} {counts[tag]}"
                yield problem(rules.FIGURE, f"{what} has neither Alt nor ActualText", place)
        level = _HEADINGS.get(tag)
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


def _elements(root: Any) -> Iterator[tuple[str, Any]]:
    """Every structure element in reading order, with its tag as the standard names it."""
    roles = entry(root, "/RoleMap")
    visited = Visited()
    waiting = list(reversed(items(entry(root, "/K"))))
    while waiting:
        node = waiting.pop()
        if not visited.first(node):
            continue
        if entry(node, "/S") is not None:
            yield _standard(str(entry(node, "/S")), roles), node
        waiting += reversed(items(entry(node, "/K")))


def _standard(tag: str, roles: Any) -> str:
    """ISO 32000-1, 14.7.3: an author's tag stands for another, which may stand for a third."""
    seen = set()
    while tag not in seen and entry(roles, tag) is not None:
        seen.add(tag)
        tag = str(entry(roles, tag))
    return tag
