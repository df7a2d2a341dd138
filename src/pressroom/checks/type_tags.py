"""Which block of the text a marked stretch of a page is of, as the structure tree has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from pressroom.checks.pdf_objects import Visited, entry, items, tree

_BLOCKS = frozenset(
    "P H H1 H2 H3 H4 H5 H6 Title LI LBody TD TH Note FENote Caption Code Figure Formula TOCI".split()
)


@dataclass(frozen=True, slots=True)
class Owner:
    """A block: its number in the file, its kind, and the kinds that it is in, the nearest first."""

    key: tuple[int, int]
    kind: str
    within: tuple[str, ...]

    @property
    def is_text(self) -> bool:
        """Whether it is running text: a paragraph, in a quotation or a list too, but no note."""
        others = {"Note", "FENote", "Table", "TOC", "TOCI", "Caption", "Figure", "Code", "Index"}
        return self.kind in {"P", "LBody", "LI"} and others.isdisjoint(self.within)


class Owners:
    """The owners of all marked stretches. ISO 32000-1, 14.7.4.4."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root = entry(pdf.Root, "/StructTreeRoot")
        self._roles = {
            str(name): str(role) for name, role in dict(entry(root, "/RoleMap") or {}).items()
        }
        self._parents = {
            int(key): value for key, value in tree(entry(root, "/ParentTree"), "/Nums")
        }
        self._pages = [page.obj.get("/StructParents") for page in pdf.pages]
        self._marks: tuple[int, list[Any]] = (-1, [])
        self._known: dict[tuple[int, int], Owner | None] = {}

    def of(self, page: int, mark: int) -> Owner | None:
        """The block that the stretch ``mark`` of a page is of."""
        if self._marks[0] != page:
            number = self._pages[page]
            found = self._parents.get(int(number)) if number is not None else None
            self._marks = (page, items(found))
        marks = self._marks[1]
        return self._owner(marks[mark]) if 0 <= mark < len(marks) else None

    def _owner(self, node: Any) -> Owner | None:
        if not isinstance(node, pikepdf.Dictionary):
            return None
        key = node.objgen
        if key not in self._known:
            self._known[key] = self._read(node)
        return self._known[key]

    def _read(self, node: Any) -> Owner | None:
        path: list[tuple[tuple[int, int], str]] = []
        visited = Visited()  # the way up may lead in a circle
        while isinstance(node, pikepdf.Dictionary) and "/S" in node and visited.first(node):
            kind = str(node.S)
            path.append((node.objgen, self._roles.get(kind, kind)[1:]))
            node = node.get("/P")
        for at, (key, kind) in enumerate(path):
            if kind in _BLOCKS:
                return Owner(key, kind, tuple(kind for _, kind in path[at + 1 :]))
        return None
