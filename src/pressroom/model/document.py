"""The typeset tree that every edition is made from. Every node knows its place in the manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, get_args

from pressroom.model.block import Block, Blocks, Cell, Definition, Item, Line, Row
from pressroom.model.inline import Inline, Inlines, MathRow
from pressroom.model.manuscript import Asset
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Place, Problem
from pressroom.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Note:
    """A reference note. ``calls`` are the ids of the NoteRefs that call it, in order."""

    id: str
    number: int
    blocks: Blocks
    calls: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A titled stretch of text; ``children`` are its subsections. ``level`` counts from 1.

    ``role`` is one of EPUB's structural semantics, such as ``foreword``. ``number`` is printed
    before the title, as in "2.1" or "A"; ``unnumbered`` sections never get one. ``language`` is
    that of the section where it differs from the work's.
    """

    id: str
    level: int
    title: Inlines
    blocks: Blocks
    children: tuple[Section, ...]
    place: Place
    role: str | None = None
    number: str = ""
    unnumbered: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography. ``key`` is the author's citation key.

    ``calls`` are the ids of the places that cite it, in order.
    """

    id: str
    key: str
    children: Inlines
    place: Place
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: where it leads, its title in plain words, what is below it.

    ``number`` is that of the section, or "Figure 2" in a list of figures.
    """

    target: str
    title: Inlines
    children: tuple[ContentsEntry, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A heading of the index, the ids of the IndexTerms that it leads to, and what is below it.

    ``initial`` is the letter that it stands under, empty before the letters. ``see`` and
    ``see_also`` are other headings.
    """

    term: str
    targets: tuple[str, ...]
    children: tuple[IndexEntry, ...] = ()
    initial: str = ""
    see: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The work, ready for any edition. ``notes`` are in the order of their first calls.

    ``figures`` and ``tables`` are lists of them, empty where the settings ask for none.
    """

    slug: str
    metadata: Metadata
    settings: Settings
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    figures: tuple[ContentsEntry, ...] = ()
    tables: tuple[ContentsEntry, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    cover: Asset | None = None
    problems: tuple[Problem, ...] = ()


Node = Inline | MathRow | Block | Item | Definition | Line | Row | Cell | Note | Section | Reference


def inside(node: Node | Document) -> list[Node]:
    """The nodes directly in ``node``, in reading order."""
    found: list[Any] = []
    for name in _HOLDING[type(node)]:
        value = getattr(node, name)
        if isinstance(value, tuple):
            found += value
        else:
            found.append(value)
    return found


def walk(node: Node | Document) -> Iterator[Node]:
    """Every node below (and, but for a Document, including) ``node``, in reading order."""
    waiting: list[Any] = inside(node)[::-1] if isinstance(node, Document) else [node]
    while waiting:
        found = waiting.pop()
        yield found
        for name in _BACKWARDS[type(found)]:
            value = getattr(found, name)
            if type(value) is tuple:
                waiting += value[::-1]
            else:
                waiting.append(value)


_KINDS = (*get_args(Node), Document)
_NODES = frozenset((*(kind.__name__ for kind in _KINDS), "Inlines", "Blocks"))
# The fields of each kind of node that hold others; they are looked up here once, since a book has
# many nodes.
_HOLDING: dict[type, tuple[str, ...]] = {
    kind: tuple(
        one.name for one in fields(kind) if not _NODES.isdisjoint(re.findall(r"\w+", str(one.type)))
    )
    for kind in _KINDS
}
_BACKWARDS = {kind: names[::-1] for kind, names in _HOLDING.items()}
