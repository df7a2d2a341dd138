"""What a reference can lead to: places that have a number, or at least a title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pressroom.model.block import (
    Admonition,
    Division,
    Figure,
    FigureGroup,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import Math, Strong, plain

Kind = Literal["figure", "table", "listing", "equation", "section", "chapter", "part", "appendix"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to. ``order`` tells which numbers follow one another."""

    id: str
    kind: Kind | Literal["title"]
    label: str
    order: int | None = None


def targets_of(document: Document) -> Iterator[Target]:
    """All of a document, the panels of a group of figures before these figures themselves."""
    for node in walk(document):
        match node:
            case Section() if node.title or node.number:
                yield _section(node, document)
            case Heading(id=name, children=children):
                yield Target(name, "title", plain(children))
            case Admonition(id=str(name), title=title) if title:
                yield Target(name, "title", plain(title))
            case Division(id=str(name), blocks=(Paragraph(children=(Strong() as title,)), *_)):
                yield Target(name, "title", plain(title.children))
            case FigureGroup(id=name, number=number):
                yield Target(name, "figure", str(number), number)
                for panel in node.panels:
                    letter = chr(96 + panel.number) if 0 < panel.number <= 26 else ""
                    yield Target(panel.id, "figure", f"{number}{letter}")
            case Figure(id=name, number=number) if number:
                yield Target(name, "figure", str(number), number)
            case Table(id=str(name), number=number) if number:
                yield Target(name, "table", str(number), number)
            case Listing(id=str(name), number=number) if number:
                yield Target(name, "listing", str(number), number)
            case Math(id=str(name), number=number) if number:
                yield Target(name, "equation", f"({number})", number)
            case Math(id=str(name), tag=tag) if tag:
                yield Target(name, "equation", tag)
            case _:
                pass


def _section(section: Section, document: Document) -> Target:
    if not section.number:
        return Target(section.id, "title", plain(section.title))
    order = int(section.number) if section.number.isdecimal() else None
    kind: Kind = "section"
    if section.role == "appendix" and section.level == 1:
        kind = "appendix"
    elif section.role == "part":
        kind = "part"
    elif document.settings.kind == "book" and "." not in section.number:
        kind = "chapter"
    return Target(section.id, kind, section.number, order)
