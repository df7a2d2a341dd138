"""The pass that makes the lists of figures and of tables, where the settings ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pressroom.model.block import Block, Figure, FigureGroup, Table
from pressroom.model.document import ContentsEntry, Document, walk
from pressroom.model.inline import Inlines, plain
from pressroom.typeset.contents import as_entry
from pressroom.typeset.ids import Names, slug
from pressroom.typeset.rewrite import Rewriter
from pressroom.words import numbered, words_for


def make_lists(document: Document) -> Document:
    """An entry for each figure and table that has a caption."""
    wanted = document.settings.lists
    if not wanted:
        return document
    document = _Giver(document).document(document)
    words = words_for(document.metadata.language, document.settings.words)
    if "figures" in wanted:
        figures = tuple(_entries(document, words.figure, words.label_end, FigureGroup, Figure))
        document = replace(document, figures=figures)
    if "tables" in wanted:
        document = replace(
            document, tables=tuple(_entries(document, words.table, words.label_end, Table))
        )
    return document


class _Giver(Rewriter):
    """Gives an id to each table that has a caption, so that the list can lead to it."""

    def __init__(self, document: Document) -> None:
        self.names = Names(name for node in walk(document) if (name := getattr(node, "id", None)))

    def block(self, block: Block) -> Block:
        if isinstance(block, Table) and block.caption and not block.id:
            name = self.names.take(f"tbl-{slug(plain(block.caption), numbers=True) or 'table'}")
            block = replace(block, id=name)
        return super().block(block)


def _entries(
    document: Document, word: str, end: str, *kinds: type[Block]
) -> Iterator[ContentsEntry]:
    panels: set[str] = set()
    for section in document.sections:
        for node in walk(section):
            if isinstance(node, FigureGroup):
                panels |= {panel.id for panel in node.panels}
            if not isinstance(node, kinds) or not isinstance(node, FigureGroup | Figure | Table):
                continue
            if node.caption and node.number and node.id and node.id not in panels:
                yield _entry(node.id, node.caption, f"{numbered(word, node.label)}{end}")


def _entry(name: str, caption: Inlines, number: str) -> ContentsEntry:
    return ContentsEntry(f"#{name}", as_entry(caption), (), number)
