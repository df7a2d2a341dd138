"""The pages of a PDF: their content, fonts, links and actions, and the outline above them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_font_maps import check_font
from pressroom.checks.pdf_objects import Destinations, Visited, entry, items, text, tree, unpacked
from pressroom.model.problem import Place, Problem, problem

# ISO 19005-2, 6.5.1, and what sends data away
_FORBIDDEN = frozenset({
    "/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SubmitForm",
    "/Hide", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/GoToE",
})  # fmt: skip
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_EMPTY_STREAM = 64  # packed bytes, below which a stream is read to see whether it is empty


def check_pages(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """All that is on the pages, and what leads to them."""
    if not len(pdf.pages):
        yield problem(rules.NO_PAGES, f'"{place.path}" has no pages', place)
        return
    destinations = Destinations(pdf)
    yield from _outline(pdf, place, destinations)
    if not any(key == 0 for key, _ in tree(entry(pdf.Root, "/PageLabels"), "/Nums")):
        yield problem(rules.PAGE_LABELS, "the first page has no label", place)
    yield from _actions(entry(pdf.Root, "/OpenAction"), "the document", place)
    yield from _triggers(pdf.Root, "the document", place)
    for name, _ in tree(entry(pdf.Root, "/Names", "/JavaScript"), "/Names"):
        yield problem(rules.ACTION, f'the document has the script "{name}"', place)
    parents = {key for key, _ in tree(entry(pdf.Root, "/StructTreeRoot", "/ParentTree"), "/Nums")}
    tagged = entry(pdf.Root, "/StructTreeRoot", "/ParentTree") is not None
    fonts = Fonts()
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        if _blank(page.obj):
            yield problem(rules.BLANK_PAGE, f"{where} has no content", place)
        yield from _triggers(page.obj, where, place)
        # on opening, pikepdf gives each page what it has from the nodes above
        yield from fonts.check(entry(page.obj, "/Resources"), where, place)
        for note in items(entry(page.obj, "/Annots")):
            yield from _actions(entry(note, "/A"), where, place)
            yield from _triggers(note, where, place)
            for look in _looks(entry(note, "/AP")):
                yield from fonts.check(entry(look, "/Resources"), where, place)
            if str(entry(note, "/Subtype")) != "/Link":
                continue
            if not text(entry(note, "/Contents")):
                yield problem(rules.LINK_CONTENTS, f"a link on {where} has no Contents", place)
            if tagged and entry(note, "/StructParent") not in parents:
                text_ = f"a link on {where} is not in the structure tree"
                yield problem(rules.LINK_TAG, text_, place)
            if not destinations.resolves(note):
                text_ = f"a link on {where} leads nowhere"
                yield problem(rules.LINK_TARGET, text_, place)


def _outline(pdf: pikepdf.Pdf, place: Place, destinations: Destinations) -> Iterator[Problem]:
    """ISO 32000-1, 12.3.3: entries are chained by Next, and hold others by First."""
    first = entry(pdf.Root, "/Outlines", "/First")
    if first is None:
        yield problem(rules.OUTLINE, f'"{place.path}" has no outline', place)
    visited = Visited()
    waiting = [first]
    while waiting:
        node = waiting.pop()
        if node is None or not visited.first(node):
            continue
        title = text(entry(node, "/Title"))
        if not destinations.resolves(node):
            yield problem(rules.OUTLINE_TARGET, f'the outline entry "{title}" leads nowhere', place)
        yield from _actions(entry(node, "/A"), f'the outline entry "{title}"', place)
        waiting += [entry(node, "/Next"), entry(node, "/First")]


def _actions(first: Any, where: str, place: Place) -> Iterator[Problem]:
    visited = Visited()
    waiting = [first]
    while waiting:
        action = waiting.pop()
        if not visited.first(action):
            continue
        kind = str(entry(action, "/S"))
        if kind in _FORBIDDEN:
            yield problem(rules.ACTION, f'{where} has the action "{kind[1:]}"', place)
        waiting += items(entry(action, "/Next"))


def _triggers(node: Any, where: str, place: Place) -> Iterator[Problem]:
    """ISO 19005-2, 6.5.2: nothing is set off by opening, closing or passing over."""
    if entry(node, "/AA") is not None:
        yield problem(rules.ACTION, f"{where} has actions that start by themselves", place)


def _blank(page: Any) -> bool:
    for stream in items(entry(page, "/Contents")):
        if not isinstance(stream, pikepdf.Stream):
            continue
        if len(stream.read_raw_bytes()) > _EMPTY_STREAM:
            return False
        content = unpacked(stream)
        if content is None or content.strip():
            return False
    return True


def _looks(appearances: Any) -> Iterator[Any]:
    """The forms of an annotation's appearances, of each state where it has several."""
    for key in ("/N", "/R", "/D"):
        found = entry(appearances, key)
        if isinstance(found, pikepdf.Stream):
            yield found
        else:
            yield from _values(found)


class Fonts:
    """The fonts of all pages, each looked at once, with those inside of forms and patterns."""

    def __init__(self) -> None:
        self._visited = Visited()

    def check(self, resources: Any, where: str, place: Place) -> Iterator[Problem]:
        """The fonts that ``resources`` name. ISO 14289-1, 7.21.4.1."""
        waiting = [resources]
        while waiting:
            node = waiting.pop()
            if not self._visited.first(node):
                continue
            for font in _values(entry(node, "/Font")):
                if self._visited.first(font):
                    yield from self._font(font, where, place)
            for kind in ("/XObject", "/Pattern"):
                waiting += [
                    entry(inner, "/Resources")
                    for inner in _values(entry(node, kind))
                    if self._visited.first(inner)
                ]

    def _font(self, font: Any, where: str, place: Place) -> Iterator[Problem]:
        name = str(entry(font, "/BaseFont") or "/without a name")[1:]
        if str(entry(font, "/Subtype")) == "/Type3":
            yield problem(rules.TYPE3, f"a font on {where} is of Type 3", place)
            return
        yield from check_font(font, name, where, place)
        parts = items(entry(font, "/DescendantFonts")) or [font]
        for part in parts:
            described = entry(part, "/FontDescriptor")
            if not any(isinstance(entry(described, key), pikepdf.Stream) for key in _FONT_FILES):
                yield problem(rules.FONT, f'the font "{name}" on {where} is not embedded', place)


def _values(node: Any) -> list[Any]:
    if not isinstance(node, pikepdf.Dictionary):
        return []
    return [value for _, value in node.items()]
