"""The structure tree of a PDF, read once: each look at an object of a PDF takes its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

Number = tuple[int, int]
"""What an object of a PDF is known by."""


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. Its ``kids`` are elements, numbers of marked stretches, and other objects.

    What is changed here stands in the PDF after ``Tree.write``.
    """

    source: pikepdf.Object
    kind: str
    parent: Element | None
    kids: list[Element | int | pikepdf.Object]
    page: Number | None

    def below(self) -> Iterator[Element]:
        """The elements below this one in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            if element is not self:
                yield element
            stack.extend(reversed(element.elements()))

    def elements(self) -> list[Element]:
        """The elements directly below this one."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def marks(self) -> list[int]:
        """The numbers of the stretches of the page that this element holds itself."""
        return [kid for kid in self.kids if isinstance(kid, int)]

    def reading(self) -> Iterator[int]:
        """The numbers of all stretches of the page that it holds, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.reading()
            elif isinstance(kid, int):
                yield kid


class Tree:
    """The structure tree of ``pdf``."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._changed: dict[Element, None] = {}
        self.known: dict[Number, Element] = {}
        self.root = self._read(pdf.Root.StructTreeRoot)

    def _read(self, source: pikepdf.Object) -> Element:
        root = Element(source, "", None, [], None)
        stack = [root]
        while stack:
            element = stack.pop()
            found = element.source.get("/K", Array())
            for kid in list(found) if isinstance(found, Array) else [found]:
                if isinstance(kid, Dictionary) and "/S" in kid:
                    page = kid.get("/Pg")
                    inner = Element(
                        kid, str(kid.S), element, [], page.objgen if page is not None else None
                    )
                    self.known[kid.objgen] = inner
                    element.kids.append(inner)
                    stack.append(inner)
                else:
                    element.kids.append(kid)
        return root

    def rename(self, element: Element, kind: str) -> None:
        """Gives ``element`` another kind."""
        if kind != element.kind:
            element.kind = kind
            element.source.S = Name(kind)

    def adopt(self, parent: Element, kids: Sequence[Element | int | pikepdf.Object]) -> None:
        """Makes ``kids`` all that ``parent`` holds."""
        parent.kids = [*kids]
        self._changed[parent] = None
        for kid in parent.elements():
            kid.parent = parent

    def remove(self, element: Element) -> None:
        """Takes ``element`` out of the tree."""
        if element.parent:
            self.adopt(element.parent, [kid for kid in element.parent.kids if kid is not element])

    def new(self, kind: str, parent: Element) -> Element:
        """An element without kids on the page of ``parent``, which is yet to adopt it."""
        source = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name(kind), P=parent.source, Pg=parent.source.Pg, K=Array()
            )
        )
        return Element(source, kind, parent, [], parent.page)

    def write(self) -> None:
        """Puts what was changed into the PDF."""
        for parent in self._changed:
            parent.source.K = Array(
                [kid.source if isinstance(kid, Element) else kid for kid in parent.kids]
            )
            for kid in parent.elements():
                kid.source.P = parent.source
