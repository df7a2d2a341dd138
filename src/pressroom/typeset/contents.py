"""The pass that makes the table of contents from the titles of the sections."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.document import ContentsEntry, Document, Section
from pressroom.model.inline import (  # fmt: skip
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
)
from pressroom.typeset.rewrite import joined, map_inlines

DEEPEST = 3


def make_contents(document: Document) -> Document:
    """Entries for the titled sections down to level 3."""
    return replace(document, contents=_entries(document.sections))


def _entries(sections: tuple[Section, ...]) -> tuple[ContentsEntry, ...]:
    out: list[ContentsEntry] = []
    for section in sections:
        if section.level > DEEPEST:
            continue
        below = _entries(section.children)
        if section.title:
            title = as_entry(section.title)
            out.append(ContentsEntry(f"#{section.id}", title, below, section.number))
        else:
            out.extend(below)
    return tuple(out)


def as_entry(title: Inlines) -> Inlines:
    """``title`` as a list can hold it."""
    return joined(map_inlines(title, _plainer))


def _plainer(node: Inline) -> Inlines:
    """An entry is itself a link, and repeats the title: it can hold no call, link or id."""
    match node:
        case NoteRef() | PageRef():
            return ()
        case Link() | IndexTerm():
            return node.children
        case Math():
            return (replace(node, id=None),)
        case LineBreak():
            return (Text(" ", node.place),)
        case Span():
            return (
                (replace(node, id=None),)
                if node.language or node.direction or node.classes
                else node.children
            )
        case _:
            return (node,)
