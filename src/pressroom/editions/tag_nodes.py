"""The nodes of the structure tree: one for each element of the markup that has a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from pressroom.editions import tag_roles
from pressroom.editions.markup_math import MARK
from pressroom.editions.tag_roles import local_name

_HEADING = re.compile(r"H([1-6])")
_LEVEL = re.compile(r"level-(\d+)")
_GROUPS = ("thead", "tfoot")  # what a table repeats on each of its pages
# a note stands after the whole of such an element, so that its sentence is not broken into
_CLOSED = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})
_INLINE = frozenset({"Span", "Code", "Link", "Reference", "Lbl"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a page's content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Widget:
    """The annotation of a link, of which a link has one on each line."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element.

    ``notes`` are called within it. ``words`` are the alternative text of an image, or what a link
    says to those who hear of it alone; ``box`` is an image's place, in points.
    """

    kind: str
    parent: Node | None = None
    kids: list[Node | Mark | Widget] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    language: str | None = None
    words: str = ""
    expansion: str = ""
    id: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    box: tuple[float, ...] = ()

    def all_kids(self) -> Iterator[Node | Mark | Widget]:
        """What is in it, in reading order, each note after the element that calls it."""
        for kid in self.kids:
            yield kid
            if isinstance(kid, Node) and kid.kind in _CLOSED:
                yield from kid.notes
        if self.kind not in _CLOSED:
            yield from self.notes

    def page(self) -> int | None:
        """The page of its own first content."""
        return next((kid.page for kid in self.kids if not isinstance(kid, Node)), None)


class NodeMaker:
    """Makes the nodes of one document as its content comes, page by page."""

    def __init__(self, root: Element) -> None:
        self._above = {child: parent for parent in root.iter() for child in parent}
        self._document = Node("Document")
        self._nodes: dict[Element, Node] = {root: self._document}
        self._items: dict[Element, Node] = {}  # of a list, and of the entries of contents
        self._first_pages: dict[Element, int] = {}

    def text(self, element: Element, tag: str) -> Node:
        """The node of text in ``element``; ``tag`` is its name, with that of a pseudo-element."""
        if tag == "li::marker":
            self._node(element)
            return self._label(self._items[element])
        return self._node(element)

    def image(self, element: Element) -> Node | None:
        """The node of an image; None where it is only decorative."""
        kind = tag_roles.image_role(element)
        if kind and element not in self._nodes:
            words = tag_roles.alternative(element).removeprefix(MARK)
            self._nodes[element] = self._new(kind, self._parent(element), element, words=words)
        return self._nodes.get(element)

    def link(self, element: Element, widget: Widget) -> None:
        """Adds a line's annotation to the link that it is of."""
        while local_name(element) != "a":
            element = self._above[element]
        self._node(element).kids.append(widget)

    def first_page(self, element: Element, page: int) -> int:
        """The first page that shows ``element``, if it is in what a table repeats; else ``page``."""
        here: Element | None = element
        while here is not None and local_name(here) not in _GROUPS:
            if "footnote" in tag_roles.classes(here):  # it may stand on another page than its call
                return page
            here = self._above.get(here)
        return page if here is None else self._first_pages.setdefault(here, page)

    def finished(self) -> Node:
        """The whole tree, in which headings skip no level (7.4.2)."""
        path: list[tuple[int, int]] = []
        for node in _walk(self._document):
            found = _HEADING.fullmatch(node.kind)
            if found is None:
                continue
            level = int(found[1])
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, path[-1][1] + 1 if path else 1))
            node.kind = f"H{path[-1][1]}"
        return self._document

    def _node(self, element: Element) -> Node:
        if element not in self._nodes:
            self._parent(element)  # a table makes all of its parts
        if element not in self._nodes:
            self._nodes[element] = self._make(element)
        return self._nodes[element]

    def _parent(self, element: Element) -> Node:
        return self._node(self._above[element])

    def _make(self, element: Element) -> Node:
        name = local_name(element)
        match name:
            case "li":
                item = self._items[element] = self._new("LI", self._parent(element))
                return self._new("LBody", item, element)
            case "dt" | "dd":
                return self._term(element)
            case "a":
                return self._link(element)
            case "p" if local_name(self._above[element]) == "nav":
                return self._entry(element)
        kind = tag_roles.role(element)
        if kind is None:
            return self._parent(element)
        if kind == "Note":
            return self._note(element)
        node = self._new(kind, self._parent(element), element)
        if name == "table":
            self._nodes[element] = node
            self._skeleton(element)
        return node

    def _new(
        self, kind: str, parent: Node, element: Element | None = None, *, words: str = ""
    ) -> Node:
        node = Node(kind, parent, words=words)
        parent.kids.append(node)
        if element is not None:
            language = element.get("lang")
            node.language = language
            if local_name(element) == "abbr":
                node.expansion = element.get("title", "")
            if kind == "L":
                node.attributes = {
                    "O": "/List",
                    "ListNumbering": f"/{tag_roles.numbering(element)}",
                }
        return node

    def _label(self, item: Node) -> Node:
        """The label of an item of a list, before its body."""
        first = item.kids[0]
        if isinstance(first, Node) and first.kind == "Lbl":
            return first
        label = Node("Lbl", item)
        item.kids.insert(0, label)
        return label

    def _term(self, element: Element) -> Node:
        """A term is the label of an item, whose body is what follows it."""
        above = self._above[element]
        head = element
        before = ""
        for child in above:
            name = local_name(child)
            if name == "dt" and before != "dt":
                head = child
            before = name
            if child is element:
                break
        if head not in self._items:
            self._items[head] = self._new("LI", self._node(above))
        kind = "Lbl" if local_name(element) == "dt" else "LBody"
        return self._new(kind, self._items[head], element)

    def _link(self, element: Element) -> Node:
        """A link; that to a note, and that of the contents, is a reference too (14.8.4.4.1)."""
        parent = self._parent(element)
        if not element.get("href"):
            return parent
        names = tag_roles.classes(element)
        if "note-number" in names:
            parent = self._new("Lbl", parent)
        elif "noteref" in names or parent.kind == "TOCI":
            parent = self._new("Reference", parent)
        return self._new("Link", parent, element, words=_link_words(element))

    def _entry(self, element: Element) -> Node:
        """An entry of the contents, below that of its part or chapter."""
        nav = self._above[element]
        level = _level(element)
        above: Element | None = None
        for other in nav:
            if other is element:
                break
            if local_name(other) == "p" and _level(other) < level:
                above = other
        holder = self._node(nav) if above is None else self._node(above)
        key = nav if above is None else above
        if key not in self._items:
            self._items[key] = self._new("TOC", holder)
        return self._new("TOCI", self._items[key], element)

    def _note(self, element: Element) -> Node:
        """A note; at the foot of a page, it is read after what calls it."""
        node = Node("Note", id=element.get("id", ""), language=element.get("lang"))
        parent = self._parent(element)
        if "footnote" not in tag_roles.classes(element):
            parent.kids.append(node)
            return node
        while parent.kind in _INLINE and parent.parent:
            parent = parent.parent
        parent.notes.append(node)
        return node

    def _skeleton(self, table: Element) -> None:
        """All rows and cells of a table, the empty ones too, in their order."""
        for part in sorted(table.iter(), key=lambda it: local_name(it) != "caption"):
            if local_name(part) in ("caption", "thead", "tbody", "tfoot", "tr", "th", "td"):
                node = self._node(part)
                if node.kind in ("TH", "TD"):
                    node.attributes = _cell(part, self._above)


def _cell(cell: Element, above: dict[Element, Element]) -> dict[str, object]:
    """What a cell spans, and whether a header is one of a column or of a row (7.5)."""
    found: dict[str, object] = {"O": "/Table"}
    for name, entry in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if int(cell.get(name, "1")) > 1:
            found[entry] = int(cell.get(name, "1"))
    if local_name(cell) == "th":
        heads = local_name(above[above[cell]]) == "thead"
        found["Scope"] = "/Column" if heads else "/Row"
    return found


def _level(element: Element) -> int:
    found = _LEVEL.search(element.get("class", ""))
    return int(found[1]) if found else 1


def _link_words(element: Element) -> str:
    """The words of a link, or those that say more than its number does.

    An image says its alternative text; where there is nothing at all, the address is what is left.
    """
    words = " ".join("".join(_told(element)).replace(MARK, "").split())
    return element.get("aria-label", "") or words or element.get("href", "")


def _told(element: Element) -> Iterator[str]:
    if local_name(element) in ("img", "svg"):
        yield tag_roles.alternative(element)
    else:
        yield element.text or ""
        for child in element:
            yield from _told(child)
            yield child.tail or ""


def _walk(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(kid for kid in reversed([*here.all_kids()]) if isinstance(kid, Node))
