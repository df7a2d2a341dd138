"""What a reference can lead to: places that have a number, or at least a title; and the order of numbers."""

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
from pressroom.model.inline import Math, MathRow, Strong, counted, plain

Numbered = Figure | FigureGroup | Table | Listing | Math | MathRow
Kind = Literal["figure", "table", "listing", "equation", "section", "chapter", "part", "appendix"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to. ``order`` tells which numbers follow one another."""

    id: str
    kind: Kind | Literal["title"]
    label: str
    order: tuple[str, int] | None = None


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
            case FigureGroup(id=name, label=label):
                yield Target(name, "figure", label, _order(node))
                for panel in node.panels:
                    letter = chr(96 + panel.number) if 0 < panel.number <= 26 else ""
                    yield Target(panel.id, "figure", f"{label}{letter}")
            case Figure(id=name, label=label) if label:
                yield Target(name, "figure", label, _order(node))
            case Table(id=str(name), label=label) if label:
                yield Target(name, "table", label, _order(node))
            case Listing(id=str(name), label=label) if label:
                yield Target(name, "listing", label, _order(node))
            case Math(id=str(name), rows=rows, number=number) if rows and number:
                yield Target(name, "equation", f"({counted(number, node.within)})", _order(node))
            case Math(id=str(name), label=label) | MathRow(id=str(name), label=label) if label:
                yield Target(name, "equation", label, _order(node))
            case _:
                pass


def _order(node: Numbered) -> tuple[str, int] | None:
    """Numbers of one chapter follow one another; letters and tags do not."""
    if isinstance(node, MathRow) and node.lettered:
        return None
    return (node.within, node.number) if node.number else None


def _section(section: Section, document: Document) -> Target:
    if not section.number:
        return Target(section.id, "title", plain(section.title))
    order = ("", int(section.number)) if section.number.isdecimal() else None
    kind: Kind = "section"
    if section.role == "appendix" and section.level == 1:
        kind = "appendix"
    elif section.role == "part":
        kind = "part"
    elif document.settings.kind == "book" and "." not in section.number:
        kind = "chapter"
    return Target(section.id, kind, section.number, order)


def in_order(order: tuple[str, int]) -> tuple[list[tuple[int, str]], int]:
    """A key by which chapter 10 comes after chapter 9, and appendices after all chapters."""
    within, number = order
    parts = within.split(".") if within else []
    return [(int(one) if one.isdecimal() else 10**6, one) for one in parts], number


def ranges(numbers: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """``numbers`` cut where one does not follow the other."""
    run: list[tuple[str, int]] = []
    for number in numbers:
        if run and number != (run[-1][0], run[-1][1] + 1):
            yield run
            run = []
        run.append(number)
    if run:
        yield run
