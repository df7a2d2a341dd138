"""Walks over a Document that give a changed copy of it, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import assert_never

from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    Break,
    Definition,
    DefinitionList,
    Details,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    Item,
    ItemList,
    LineBlock,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import Holder, Image, Inline, Inlines, Text


class Rewriter:
    """Rebuilds a Document; a pass overrides what it wants to change.

    ``inlines`` is called once for every stretch of text (paragraph, title, cell, caption …), in
    reading order, and gives its new content; by default nothing changes.
    """

    def document(self, document: Document) -> Document:
        sections = tuple(self.section(section) for section in document.sections)
        notes = tuple(self.note(note) for note in document.notes)
        return replace(document, sections=sections, notes=notes)

    def section(self, section: Section) -> Section:
        title = self.inlines(section.title)
        blocks = self.blocks(section.blocks)
        children = tuple(self.section(child) for child in section.children)
        return replace(section, title=title, blocks=blocks, children=children)

    def note(self, note: Note) -> Note:
        return replace(note, blocks=self.blocks(note.blocks))

    def inlines(self, children: Inlines) -> Inlines:
        return children

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return replace(block, children=self.inlines(block.children))
            case Quote():
                blocks = self.blocks(block.blocks)
                return replace(block, blocks=blocks, attribution=self.inlines(block.attribution))
            case EditorsNote() | Admonition():
                title = self.inlines(block.title)
                return replace(block, title=title, blocks=self.blocks(block.blocks))
            case Details():
                summary = self.inlines(block.summary)
                return replace(block, summary=summary, blocks=self.blocks(block.blocks))
            case Division():
                return replace(block, blocks=self.blocks(block.blocks))
            case LineBlock():
                lines = (
                    replace(line, children=self.inlines(line.children)) for line in block.lines
                )
                return replace(block, lines=tuple(lines))
            case Listing():
                return replace(block, caption=self.inlines(block.caption))
            case ItemList():
                return replace(block, items=tuple(self.item(item) for item in block.items))
            case DefinitionList():
                return replace(block, entries=tuple(self._entry(entry) for entry in block.entries))
            case Figure():
                return self.figure(block)
            case FigureGroup():
                panels = tuple(self.figure(panel) for panel in block.panels)
                return replace(block, panels=panels, caption=self.inlines(block.caption))
            case Table():
                caption = self.inlines(block.caption)
                head = tuple(self._row(row) for row in block.head)
                rows = tuple(self._row(row) for row in block.rows)
                foot = tuple(self._row(row) for row in block.foot)
                return replace(block, caption=caption, head=head, rows=rows, foot=foot)
            case Break():
                return block
            case _:
                assert_never(block)

    def figure(self, figure: Figure) -> Figure:
        return replace(figure, caption=self.inlines(figure.caption))

    def item(self, item: Item) -> Item:
        return replace(item, blocks=self.blocks(item.blocks))

    def _entry(self, entry: Definition) -> Definition:
        term = self.inlines(entry.term)
        return replace(
            entry, term=term, definitions=tuple(self.item(item) for item in entry.definitions)
        )

    def _row(self, row: Row) -> Row:
        cells = (replace(cell, blocks=self.blocks(cell.blocks)) for cell in row.cells)
        return replace(row, cells=tuple(cells))


def map_inlines(children: Inlines, inline: Callable[[Inline], Inlines]) -> Inlines:
    """``children`` with each node, the innermost first, replaced by what ``inline`` gives."""
    return tuple(node for child in children for node in inline(_inside(child, inline)))


def _inside(node: Inline, inline: Callable[[Inline], Inlines]) -> Inline:
    if isinstance(node, Holder):
        children = map_inlines(node.children, inline)
        same = len(children) == len(node.children) and all(map(is_, children, node.children))
        return node if same else replace(node, children=children)
    return node


class _Inlines(Rewriter):
    def __init__(self, inline: Callable[[Inline], Inlines]) -> None:
        self.inline = inline

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self.inline)

    def figure(self, figure: Figure) -> Figure:
        found = self.inline(figure.image)
        if len(found) == 1 and isinstance(found[0], Image):  # a figure has exactly one image
            figure = replace(figure, image=found[0])
        return super().figure(figure)


def rewrite(document: Document, inline: Callable[[Inline], Inlines]) -> Document:
    """``document`` with each inline node of its sections and notes replaced, innermost first."""
    return _Inlines(inline).document(document)


def joined(children: Inlines) -> Inlines:
    """``children`` with neighbouring Text nodes made one, where offsets into it stay exact."""
    out: list[Inline] = []
    for child in children:
        last = out[-1] if out else None
        if (
            isinstance(child, Text)
            and isinstance(last, Text)
            and last.place.end == child.place.start
            and last.place.end - last.place.start == len(last.text)
        ):
            place = replace(last.place, end=child.place.end)
            out[-1] = Text(last.text + child.text, place)
        elif not (isinstance(child, Text) and not child.text):
            if isinstance(child, Holder):
                child = replace(child, children=joined(child.children))  # noqa: PLW2901 - the same
            out.append(child)
    return tuple(out)
