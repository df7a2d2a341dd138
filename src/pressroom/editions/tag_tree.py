"""The structure tree of the PDF, built from our own markup (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

WeasyPrint makes a tree from its boxes, of which an element has one on each page and on each line. Here
each element has one place in the tree, whatever pages it is on, and stands where the markup has it: a
paragraph goes on over the turn of a page, and a note follows the paragraph that calls it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
import weasyprint.pdf

from pressroom.editions.tag_nodes import Mark, Node, NodeMaker, Widget
from pressroom.editions.tag_roles import without_leaders

_PX = 0.75  # points


@contextmanager
def our_tags() -> Iterator[None]:
    """While it lasts, WeasyPrint writes the tree of this module; it has no other way to ask for one."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def add_tags(
    pdf: pydyf.PDF, document: weasyprint.Document, _version: object, streams: list[Any]
) -> None:
    """Adds the tree to ``pdf``. ``streams`` know which box each marked stretch of a page is of."""
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001 - no other way to the boxes
    maker = NodeMaker(root)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        _Page(maker, number, page, stream).read()
    _Writer(pdf, len(streams)).write(maker.finished())


class _Page:
    """One page, whose boxes bring their marked stretches and links to the nodes."""

    def __init__(self, maker: NodeMaker, number: int, page: weasyprint.Page, stream: Any) -> None:
        self._maker = maker
        self._number = number
        self._box = page._page_box  # noqa: SLF001 - see above
        self._stream = stream
        self._tags: dict[Any, dict[str, Any]] = stream._tags  # noqa: SLF001 - likewise
        self._artifacts: set[int] = set()

    def read(self) -> None:
        for part in self._box.children:
            outside = type(part).__name__ == "MarginBox"
            for box in _boxes(part):
                self._box_of(box, outside=outside)
        if self._tags:
            raise RuntimeError("a marked stretch belongs to no box of the page")
        self._mark_artifacts()

    def _box_of(self, box: Any, *, outside: bool) -> None:
        if getattr(box, "link_annotation", None) and not outside:
            self._maker.link(box.element, Widget(self._number, box.link_annotation))
        if box not in self._tags:
            return
        mark = Mark(self._number, self._tags.pop(box)["mcid"])
        if outside or self._is_repeated(box.element) or _is_ornament(box):
            self._artifacts.add(mark.number)
        elif hasattr(box, "replacement"):
            node = self._maker.image(box.element)
            if node is None:
                self._artifacts.add(mark.number)
            else:
                node.kids.append(mark)
                node.box = node.box or self._corners(box)
        else:
            self._maker.text(box.element, box.element_tag).kids.append(mark)

    def _is_repeated(self, element: Element) -> bool:
        """Whether it is in the head or foot of a table that stood on an earlier page already."""
        return self._maker.first_page(element, self._number) != self._number

    def _corners(self, box: Any) -> tuple[float, ...]:
        """The place of an image on its page, in points from the lower left corner."""
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        height = self._box.margin_height()
        return tuple(round(_PX * it, 2) for it in (left, height - bottom, right, height - top))

    def _mark_artifacts(self) -> None:
        """What is no part of the text is marked as such (14.8.2.2)."""
        content = self._stream.stream  # "/Span", a dictionary, and "BDC" with what follows
        for at, piece in enumerate(content):
            if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") in self._artifacts:
                content[at - 1] = "/Artifact"
                content[at] = content[at + 1].replace(b"BDC", b"BMC", 1)
                content[at + 1] = b""


def _boxes(box: Any) -> Iterator[Any]:
    """The boxes of a page in the order of the markup."""
    stack = [box]
    while stack:
        here = stack.pop()
        here = getattr(here, "_box", here)  # what stands for a box that is placed apart
        yield here
        stack.extend(reversed(getattr(here, "children", ())))


def _is_ornament(box: Any) -> bool:
    """Whether the style sheet's own content is no text: leaders, and the numbers of lines of code."""
    tag = box.element_tag or ""
    if "::" not in tag:
        return False
    if "line" in box.element.get("class", "").split() and tag.endswith("::before"):
        return True
    return not without_leaders(box.text) and tag.endswith("a::after")


class _Writer:
    def __init__(self, pdf: pydyf.PDF, pages: int) -> None:
        self._pdf = pdf
        self._pages = tuple(pdf.page_references)  # made anew each time that it is asked for
        self._owners: list[dict[int, bytes]] = [{} for _ in range(pages)]
        self._widgets: list[tuple[Widget, bytes]] = []

    def write(self, document: Node) -> None:
        """The tree, and the tables that lead from the content to it."""
        parents = self._add({})
        root = self._add({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
        root["K"] = pydyf.Array([self._element(document, root)])
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            count = max(owners, default=-1) + 1
            numbers += [page, pydyf.Array([owners.get(at, "null") for at in range(count)])]
        for at, (widget, owner) in enumerate(self._widgets, len(self._owners)):
            widget.annotation["StructParent"] = at
            numbers += [at, owner]
        parents["Nums"] = numbers
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _element(self, node: Node, parent: pydyf.Dictionary) -> bytes:
        element = self._add({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference})
        element.update(_entries(node))
        page = node.page()
        if page is not None:
            element["Pg"] = self._pages[page]
        element["K"] = pydyf.Array([self._kid(kid, node, element) for kid in node.all_kids()])
        return element.reference

    def _kid(self, kid: Node | Mark | Widget, node: Node, owner: pydyf.Dictionary) -> object:
        if isinstance(kid, Node):
            return self._element(kid, owner)
        here = self._pages[kid.page]
        if isinstance(kid, Widget):
            self._widgets.append((kid, owner.reference))
            kid.annotation["Contents"] = pydyf.String(node.words)  # ISO 14289-1, 7.18.5
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": here})
        self._owners[kid.page][kid.number] = owner.reference
        if kid.page == node.page():
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": here, "MCID": kid.number})

    def _add(self, values: dict[str, object]) -> pydyf.Dictionary:
        added = pydyf.Dictionary(values)
        self._pdf.add_object(added)
        return added


def _entries(node: Node) -> dict[str, object]:
    """The entries of a node's dictionary but for its type and what is in it (Table 323)."""
    found: dict[str, object] = {}
    if node.language:
        found["Lang"] = pydyf.String(node.language)
    if node.words and node.kind in ("Figure", "Formula"):
        found["Alt"] = pydyf.String(node.words)
    if node.expansion:
        found["E"] = pydyf.String(node.expansion)
    if node.id:
        found["ID"] = pydyf.String(node.id)
    if node.box:
        found["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(node.box)})
    elif node.attributes:
        found["A"] = pydyf.Dictionary(node.attributes)
    return found
