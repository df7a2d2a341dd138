"""The pass that numbers figures, and tables and listings that have a caption, in reading order."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Figure, FigureGroup, Listing, Table
from pressroom.model.document import Document
from pressroom.model.inline import Code, Inlines
from pressroom.typeset.rewrite import Rewriter


def number_figures(document: Document) -> Document:
    """Numbers from 1, one count each for figures, tables and listings.

    A group counts as one figure, and its panels from 1 within it. A listing above which stands
    nothing but the name of its file has no number, unless it has an id.
    """
    return _Numberer().document(document)


class _Numberer(Rewriter):
    def __init__(self) -> None:
        self.figures = 0
        self.tables = 0
        self.listings = 0

    def block(self, block: Block) -> Block:
        match block:
            case Figure():
                self.figures += 1
                block = replace(block, number=self.figures)
            case FigureGroup(panels=panels):
                self.figures += 1
                numbered = tuple(replace(one, number=at) for at, one in enumerate(panels, 1))
                block = replace(block, number=self.figures, panels=numbered)
            case Table(caption=caption) if caption:
                self.tables += 1
                block = replace(block, number=self.tables)
            case Listing(caption=caption) if caption and (block.id or not _names_a_file(caption)):
                self.listings += 1
                block = replace(block, number=self.listings)
            case _:
                pass
        return super().block(block)


def _names_a_file(caption: Inlines) -> bool:
    return all(isinstance(node, Code) for node in caption)
