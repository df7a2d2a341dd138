"""The pass that gives a heading inside a quotation, list, division or note its level."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Heading
from pressroom.model.document import Document, Note, Section
from pressroom.typeset.rewrite import Rewriter

# the level of the heading that stands above the notes of a file, and of those at the book's end
_NOTES = {"popup": 2, "endnotes": 1}


def fit_levels(document: Document) -> Document:
    """Each such heading stands below the section that it is in, and no level is missing between.

    As with sections, what counts is how headings lie below one another, not the number of marks.
    """
    return _Fitter(_NOTES[document.settings.epub_notes]).document(document)


class _Fitter(Rewriter):
    def __init__(self, notes: int) -> None:
        self.notes = notes
        self.base = 1
        self.path: list[int] = []

    def section(self, section: Section) -> Section:
        self.base, self.path = section.level, []
        return super().section(section)

    def note(self, note: Note) -> Note:
        self.base, self.path = self.notes, []
        return super().note(note)

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            while self.path and self.path[-1] >= block.level:
                self.path.pop()
            self.path.append(block.level)
            block = replace(block, level=self.base + len(self.path))
        return super().block(block)
