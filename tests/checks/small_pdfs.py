"""PDFs of one blank page, never written to bytes, for one part of the checks at a time.

``test_pdf_faults.py`` has a whole file, sound by all standards; here is only what a test is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from pressroom.model.problem import Place, Problem

PLACE = Place(PurePosixPath("a.pdf"))

Check = Callable[[Pdf, Place], Iterator[Problem]]
Edit = Callable[[Pdf], object]


def told(check: Check, *edits: Edit) -> list[str]:
    """What a check says of one blank page after these edits, in its order."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 400))
        for edit in edits:
            edit(pdf)
        return [f"{one.code} {one.message}" for one in check(pdf, PLACE)]


def page(pdf: Pdf, number: int = 1) -> Object:
    return pdf.pages[number - 1].obj


def keys(**entries: Any) -> Dictionary:
    """A dictionary of these entries; what is None is left out."""
    return Dictionary({f"/{key}": value for key, value in entries.items() if value is not None})


def catalog(**entries: Any) -> Edit:
    """These entries in the catalog of the file."""

    def edit(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return edit


def on_page(number: int = 1, **entries: Any) -> Edit:
    """These entries in a page."""

    def edit(pdf: Pdf) -> None:
        for key, value in entries.items():
            page(pdf, number)[f"/{key}"] = value(pdf) if callable(value) else value

    return edit


def more_pages(count: int = 1) -> Edit:
    def edit(pdf: Pdf) -> None:
        for _ in range(count):
            pdf.add_blank_page(page_size=(300, 400))

    return edit


def stream(pdf: Pdf, data: bytes = b"q Q", **entries: Any) -> Object:
    return pdf.make_stream(data, keys(**entries))


def tagged(*nodes: Dictionary, roles: Object | None = None, **entries: Any) -> Edit:
    """A structure tree of these elements, each of which knows what it stands in."""

    def edit(pdf: Pdf) -> None:
        root = pdf.make_indirect(keys(RoleMap=roles and _copied(roles), **entries))
        root["/K"] = Array([_hung(pdf, _copied(node), root) for node in nodes])
        pdf.Root["/StructTreeRoot"] = root

    return edit


def _copied(node: Object) -> Object:
    """Made anew: what a file has held is gone with it."""
    return Object.parse(node.unparse())


def _hung(pdf: Pdf, node: Any, above: Object) -> Any:
    if not isinstance(node, Dictionary) or "/S" not in node:
        return node
    made = pdf.make_indirect(node)
    made["/P"] = above
    if "/K" in made:
        made["/K"] = Array([_hung(pdf, kid, made) for kid in list(made.K)])
    return made


def tag(name: str, *inside: Any, **entries: Any) -> Dictionary:
    """A structure element with what stands in it: elements, or the numbers of marked content."""
    return keys(S=Name(f"/{name}"), K=Array(list(inside)) if inside else None, **entries)
