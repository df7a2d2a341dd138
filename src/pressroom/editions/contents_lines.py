"""The lines of a table of contents on a screen, each a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from pressroom.editions import markup
from pressroom.model.document import ContentsEntry
from pressroom.model.inline import (
    Citation,
    Code,
    Image,
    IndexTerm,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    Span,
    Text,
    plain,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: where it leads, its words, what is below it."""

    href: str
    title: Markup
    label: str
    children: tuple[Line, ...] = ()


def lines(entries: tuple[ContentsEntry, ...], medium: markup.Medium) -> tuple[Line, ...]:
    """The lines for the entries of a contents or of a list of figures or tables."""
    return tuple(_line(entry, medium) for entry in entries)


def _line(entry: ContentsEntry, medium: markup.Medium) -> Line:
    before = f"{entry.number} " if entry.number else ""
    return Line(
        medium.href(entry.target.removeprefix("#")),
        Markup.escape(before) + markup.inlines(unlinked(entry.title), medium),
        before + plain(entry.title),
        lines(entry.children, medium),
    )


def unlinked(nodes: Inlines) -> Inlines:
    """``nodes`` without what may not stand in a link, or may not stand in the book twice."""
    return tuple(_unlinked(nodes))


def _unlinked(nodes: Inlines) -> Iterator[Inline]:
    for node in nodes:
        match node:
            case Link(children=children):
                yield from _unlinked(children)
            case Image(alt=alt, place=place):
                yield Text(alt or "", place)
            case LineBreak(place=place):
                yield Text(" ", place)
            case Span(children=children):
                yield replace(node, children=unlinked(children), id=None)
            case NoteRef() | PageRef():
                pass
            case IndexTerm(children=children):
                yield from _unlinked(children)
            case Math():
                yield replace(node, id=None)
            case Text() | Code() | Citation():
                yield node
            case _:  # the other nodes that hold text
                yield replace(node, children=unlinked(node.children))
