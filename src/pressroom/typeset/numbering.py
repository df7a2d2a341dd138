"""The pass that numbers figures, and tables that have a caption, in reading order."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Figure, Table
from pressroom.model.document import Document
from pressroom.typeset.rewrite import Rewriter


def number_figures(document: Document) -> Document:
    """Numbers from 1, one count for figures and one for tables."""
    return _Numberer().document(document)


class _Numberer(Rewriter):
    def __init__(self) -> None:
        self.figures = 0
        self.tables = 0

    def block(self, block: Block) -> Block:
        if isinstance(block, Figure):
            self.figures += 1
            block = replace(block, number=self.figures)
        elif isinstance(block, Table) and block.caption:
            self.tables += 1
            block = replace(block, number=self.tables)
        return super().block(block)
