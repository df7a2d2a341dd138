"""Walks over a Document that give a changed copy of it, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar, assert_never

from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    Break,
    Cell,
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
    Line,
    LineBlock,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import Image, Inline, Inlines, Text, holds

_N = TypeVar("_N")


def changed(node: _N, **fields: Any) -> _N:
    """``node`` with these fields; itself where it has them already, as most nodes do in a pass."""
    known: Any = node
    for name, value in fields.items():
        if getattr(node, name) is not value:
            copy: _N = replace(known, **fields)
            return copy
    return node


def kept(old: tuple[_N, ...], new: Iterable[_N]) -> tuple[_N, ...]:
    """``new``, or ``old`` where that holds the same nodes."""
    found = tuple(new)
    return old if len(found) == len(old) and all(map(is_, found, old)) else found


class Rewriter:
    """Rebuilds a Document; a pass overrides what it wants to change.

    ``inlines`` is called once for every stretch of text (paragraph, title, cell, caption …), in
    reading order, and gives its new content; by default nothing changes.
    """

    def document(self, document: Document) -> Document:
        sections = kept(document.sections, map(self.section, document.sections))
        notes = kept(document.notes, map(self.note, document.notes))
        return changed(document, sections=sections, notes=notes)

    def section(self, section: Section) -> Section:
        title = self.inlines(section.title)
        blocks = self.blocks(section.blocks)
        children = kept(section.children, map(self.section, section.children))
        return changed(section, title=title, blocks=blocks, children=children)

    def note(self, note: Note) -> Note:
        return changed(note, blocks=self.blocks(note.blocks))

    def inlines(self, children: Inlines) -> Inlines:
        return children

    def blocks(self, blocks: Blocks) -> Blocks:
        return kept(blocks, map(self.block, blocks))

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return changed(block, children=self.inlines(block.children))
            case Quote():
                blocks = self.blocks(block.blocks)
                return changed(block, blocks=blocks, attribution=self.inlines(block.attribution))
            case EditorsNote() | Admonition():
                title = self.inlines(block.title)
                return changed(block, title=title, blocks=self.blocks(block.blocks))
            case Details():
                summary = self.inlines(block.summary)
                return changed(block, summary=summary, blocks=self.blocks(block.blocks))
            case Division():
                return changed(block, blocks=self.blocks(block.blocks))
            case LineBlock():
                return changed(block, lines=kept(block.lines, map(self._line, block.lines)))
            case Listing():
                return changed(block, caption=self.inlines(block.caption))
            case ItemList():
                return changed(block, items=kept(block.items, map(self.item, block.items)))
            case DefinitionList():
                entries = kept(block.entries, map(self._entry, block.entries))
                return changed(block, entries=entries)
            case Figure():
                return self.figure(block)
            case FigureGroup():
                panels = kept(block.panels, map(self.figure, block.panels))
                return changed(block, panels=panels, caption=self.inlines(block.caption))
            case Table():
                caption = self.inlines(block.caption)
                head = kept(block.head, map(self._row, block.head))
                rows = kept(block.rows, map(self._row, block.rows))
                foot = kept(block.foot, map(self._row, block.foot))
                return changed(block, caption=caption, head=head, rows=rows, foot=foot)
            case Break():
                return block
            case _:
                assert_never(block)

    def figure(self, figure: Figure) -> Figure:
        return changed(figure, caption=self.inlines(figure.caption))

    def item(self, item: Item) -> Item:
        return changed(item, blocks=self.blocks(item.blocks))

    def _line(self, line: Line) -> Line:
        return changed(line, children=self.inlines(line.children))

    def _entry(self, entry: Definition) -> Definition:
        term = self.inlines(entry.term)
        definitions = kept(entry.definitions, map(self.item, entry.definitions))
        return changed(entry, term=term, definitions=definitions)

    def _row(self, row: Row) -> Row:
        return changed(row, cells=kept(row.cells, map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        return changed(cell, blocks=self.blocks(cell.blocks))


def map_inlines(children: Inlines, inline: Callable[[Inline], Inlines]) -> Inlines:
    """``children`` with each node, the innermost first, replaced by what ``inline`` gives."""
    out: list[Inline] = []
    for child in children:
        out += inline(_inside(child, inline))
    return kept(children, out)


def _inside(node: Inline, inline: Callable[[Inline], Inlines]) -> Inline:
    return changed(node, children=map_inlines(node.children, inline)) if holds(node) else node


class _Inlines(Rewriter):
    def __init__(self, inline: Callable[[Inline], Inlines]) -> None:
        self.inline = inline

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self.inline)

    def figure(self, figure: Figure) -> Figure:
        found = self.inline(figure.image)
        if len(found) == 1 and isinstance(found[0], Image):  # a figure has exactly one image
            figure = changed(figure, image=found[0])
        return super().figure(figure)


def rewrite(document: Document, inline: Callable[[Inline], Inlines]) -> Document:
    """``document`` with each inline node of its sections and notes replaced, innermost first."""
    return _Inlines(inline).document(document)


def joined(children: Inlines) -> Inlines:
    """``children`` with neighbouring Text nodes made one, where offsets into it stay exact."""
    out: list[Inline] = []
    run: list[Text] = []
    length = 0
    for child in children:
        if not isinstance(child, Text):
            out += _one(run)
            run = []
            out.append(changed(child, children=joined(child.children)) if holds(child) else child)
        elif run and run[-1].place.end == child.place.start == run[0].place.start + length:
            run.append(child)
            length += len(child.text)
        elif child.text:
            out += _one(run)
            run, length = [child], len(child.text)
    return kept(children, (*out, *_one(run)))


def _one(run: list[Text]) -> list[Text]:
    """The texts, which follow one another, as one."""
    if len(run) < 2:
        return run
    place = replace(run[0].place, end=run[-1].place.end)
    return [Text("".join(one.text for one in run), place)]
