"""Where each page of the PDF begins, told so that the EPUB can mark the very word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint

from pressroom.editions.flow import KEY, is_silent, letters
from pressroom.model.artifact import Anchor, PageBreak

_ANCHORS = 4  # an element of the PDF may be missing in the EPUB: then one before it serves
_HYPHENS = "\N{HYPHEN}-"


@dataclass(slots=True)
class _Own:
    """The text that stands in an element itself, piece by piece, and how much has been set.

    Of each piece the number of letters before it in the element, and its place in the flow.
    """

    text: str = ""
    before: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    set_already: int = 0


class _Flow:
    """The flow of a whole document. A place is how many keys, and how many letters, are before."""

    def __init__(self, root: Element) -> None:
        self._keys: list[tuple[str, int]] = []
        self._letters = 0
        self.own: dict[Element, _Own] = {}
        self.starts: dict[Element, tuple[int, int]] = {}
        self._read(root)

    def _read(self, node: Element) -> None:
        if is_silent(node.tag, node.get("class", ""), node.get("role", "")):
            self.starts[node] = self._place()
            return
        if key := node.get(KEY) or node.get("id"):
            self._keys.append((key, self._letters))
        self.starts[node] = self._place()
        own = self.own[node] = _Own()
        self._piece(own, node.text)
        for child in node:
            self._read(child)
            self._piece(own, child.tail)

    def _piece(self, own: _Own, text: str | None) -> None:
        if text and (piece := letters(text)):
            own.before.append(len(own.text))
            own.places.append(self._place())
            own.text += piece
            self._letters += len(piece)

    def _place(self) -> tuple[int, int]:
        return len(self._keys), self._letters

    def anchors(self, place: tuple[int, int]) -> tuple[Anchor, ...]:
        """The elements before a place, the nearest first, with the letters between."""
        known, at = place
        return tuple(
            Anchor(key, at - begins)
            for key, begins in reversed(self._keys[max(0, known - _ANCHORS) : known])
        )


def page_starts(pages: weasyprint.Document, labels: Sequence[str]) -> tuple[PageBreak, ...]:
    """Where each page with text begins in the flow; ``labels`` are what the pages are called.

    A page that is blank, or has nothing but what another shows again, is left out.
    """
    first = _text(pages.pages[0])
    flow = _Flow(first.element)
    found = []
    for page, label in zip(pages.pages, labels, strict=True):
        begins: tuple[int, int] | None = None
        for box in _content(_text(page)):
            place = _set(box, flow) if hasattr(box, "text") else flow.starts.get(box.element)
            if begins is None:
                begins = place
        if begins is not None and label:
            found.append(PageBreak(label, flow.anchors(begins)))
    return tuple(found)


def _text(page: weasyprint.Page) -> Any:
    """The box of a page's text; beside it stand its margins and its notes."""
    return page._page_box.children[0]  # noqa: SLF001 - the only way to the places of the words


def _content(box: Any) -> Iterator[Any]:
    """The boxes of text and of images below ``box``, but for what the style sheet adds."""
    stack = [box]
    while stack:
        here = stack.pop()
        if "::" in (here.element_tag or ""):
            continue
        if hasattr(here, "replacement") or hasattr(here, "text"):
            yield here
        else:
            stack.extend(reversed(getattr(here, "children", ())))


def _set(box: Any, flow: _Flow) -> tuple[int, int] | None:
    """Counts the letters of a box as set, and tells the place of its first one.

    None where it has none that were not set before, as in a table's head on its next page.
    """
    own = flow.own.get(box.element)
    if own is None:
        return None
    begins: int | None = None
    for sign in letters(box.text):
        if own.set_already == len(own.text):
            break
        if sign in _HYPHENS and own.text[own.set_already] != sign:
            continue  # the layout has divided a word
        if begins is None:
            begins = own.set_already
        own.set_already += 1
    if begins is None:
        return None
    piece = bisect_right(own.before, begins) - 1
    known, at = own.places[piece]
    return known, at + begins - own.before[piece]
