"""The pass that gives a heading inside a quotation, list, division or note its level."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Heading
from pressroom.model.document import Document, Note, Section
from pressroom.typeset.rewrite import Rewriter

_NOTES = 2  # the level of the heading that stands above the notes


def fit_levels(document: Document) -> Document:
    """Each such heading stands below the section that it is in, and no level is missing between.

    As with sections, what counts is how headings lie below one another, not the number of marks.
    """
    return _Fitter().document(document)


class _Fitter(Rewriter):
    def __init__(self) -> None:
        self.base = 1
        self.path: list[int] = []

    def section(self, section: Section) -> Section:
        self.base, self.path = section.level, []
        return super().section(section)

    def note(self, note: Note) -> Note:
        self.base, self.path = _NOTES, []
        return super().note(note)

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            while self.path and self.path[-1] >= block.level:
                self.path.pop()
            self.path.append(block.level)
            block = replace(block, level=self.base + len(self.path))
        return super().block(block)
