"""The typeset tree that every edition is made from. Every node knows its place in the manuscript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from pressroom.model.block import (
    Block,
    Blocks,
    Break,
    Cell,
    Definition,
    DefinitionList,
    Division,
    EditorsNote,
    Figure,
    Heading,
    Item,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
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
    """A titled stretch of text; ``children`` are its subsections. ``level`` counts from 1."""

    id: str
    level: int
    title: Inlines
    blocks: Blocks
    children: tuple[Section, ...]
    place: Place
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography. ``key`` is the author's citation key."""

    id: str
    key: str
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: where it leads, its title in plain words, what is below it."""

    target: str
    title: Inlines
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The work, ready for any edition. ``notes`` are in the order of their first calls."""

    slug: str
    metadata: Metadata
    settings: Settings
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    cover: Asset | None = None
    problems: tuple[Problem, ...] = ()


Node = Inline | Block | Item | Definition | Row | Cell | Note | Section | Reference


def walk(node: Node | Document) -> Iterator[Node]:
    """Every node below (and, but for a Document, including) ``node``, in reading order."""
    if not isinstance(node, Document):
        yield node
    for name in fields(node):
        value = getattr(node, name.name)
        if isinstance(value, tuple):
            for child in value:
                if isinstance(child, _NODES):
                    yield from walk(child)
        elif isinstance(value, Image):
            yield value


_NODES = (
    Text, Emphasis, Strong, Strike, Superscript, Subscript, SmallCaps, Span, Code, LineBreak, Link,
    Image, NoteRef, Citation, Paragraph, Heading, Quote, EditorsNote, Division, Listing, ItemList,
    DefinitionList, Figure, Table, Break, Item, Definition, Row, Cell, Note, Section, Reference,
)  # fmt: skip
