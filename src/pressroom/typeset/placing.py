"""Where the bibliography stands: in ``::: {#refs}``, where the author has put that, else at the end."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Division, Paragraph
from pressroom.model.document import Document, Reference
from pressroom.typeset.rewrite import Rewriter

PLACE = "refs"
"""The id of the block that takes the entries, as in pandoc."""


def place_references(document: Document, references: tuple[Reference, ...]) -> Document:
    """``document`` with its bibliography."""
    placer = _Placer(references)
    document = placer.document(document)
    return replace(document, references=() if placer.done else references)


class _Placer(Rewriter):
    def __init__(self, references: tuple[Reference, ...]) -> None:
        self.references = references
        self.done = False

    def block(self, block: Block) -> Block:
        if isinstance(block, Division) and block.id == PLACE and not self.done:
            self.done = True
            entries = (Paragraph(one.children, one.place, one.id) for one in self.references)
            blocks = (*block.blocks, *entries)
            return replace(block, blocks=blocks, classes=(*block.classes, "references"))
        return super().block(block)
