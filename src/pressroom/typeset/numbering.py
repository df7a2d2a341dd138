"""The pass that numbers figures, formulas, and tables and listings that have a caption."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Figure, FigureGroup, Listing, Table
from pressroom.model.document import Document
from pressroom.model.inline import Code, Inline, Inlines, Math
from pressroom.typeset.rewrite import Rewriter, map_inlines


def number_figures(document: Document) -> Document:
    """Numbers from 1 in reading order, one count each for figures, tables, listings and formulas.

    A formula has a number where the author gave it an id, and no tag of its own.
    A group counts as one figure, and its panels from 1 within it. A listing above which stands
    nothing but the name of its file has no number, unless it has an id; one with a tag has that.
    """
    return _Numberer().document(document)


class _Numberer(Rewriter):
    def __init__(self) -> None:
        self.figures = 0
        self.tables = 0
        self.listings = 0
        self.formulas: dict[str, int] = {}

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._formula)

    def _formula(self, node: Inline) -> Inlines:
        if isinstance(node, Math) and node.id and not node.tag:
            node = replace(node, number=self.formulas.setdefault(node.id, len(self.formulas) + 1))
        return (node,)

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
                if not block.tag:
                    self.listings += 1
                    block = replace(block, number=self.listings)
            case _:
                pass
        return super().block(block)


def _names_a_file(caption: Inlines) -> bool:
    return all(isinstance(node, Code) for node in caption)
