"""The pass that finds the terms of the author's list in the text, and marks them for the index."""

from __future__ import annotations

import re
from dataclasses import replace

from pressroom.model.block import Block, Division, LineBlock, Paragraph
from pressroom.model.document import Document, Note, Section, walk
from pressroom.model.inline import IndexTerm, Inlines
from pressroom.model.metadata import IndexWords
from pressroom.model.problem import problem
from pressroom.typeset.found_words import with_found, words_pattern
from pressroom.typeset.placing import PLACE
from pressroom.typeset.reference_rules import NOT_IN_TEXT
from pressroom.typeset.rewrite import Rewriter

_WITHOUT_TERMS = ("index", "bibliography")


def find_terms(document: Document) -> Document:
    """``document`` with the first place in each section, and in each note, that has a term.

    Titles, captions, links and code are not looked through. A term that is nowhere is a warning.
    """
    if not document.metadata.index:
        return document
    finder = _Finder(document.metadata.index)
    document = finder.document(document)
    problems = tuple(
        problem(NOT_IN_TEXT, f'"{"!".join(terms)}" is nowhere in the text', None)
        for terms in dict.fromkeys(one.terms for one in document.metadata.index)
        if terms not in finder.found
    )
    return replace(document, problems=(*document.problems, *problems))


def _forms(word: str) -> tuple[str, ...]:
    """A word as written; one in small letters also as it begins a sentence."""
    word = " ".join(word.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return (word,) if word != word.lower() else (word, word[:1].upper() + word[1:])


class _Finder(Rewriter):
    """``found`` are the terms that the text has; ``here`` are those of the section at hand."""

    def __init__(self, listed: tuple[IndexWords, ...]) -> None:
        self.terms = {
            form: one.terms for one in reversed(listed) for word in one.words
            for form in _forms(word)
        }  # fmt: skip
        self.pattern = words_pattern(self.terms)
        self.found: set[tuple[str, ...]] = set()
        self.here: set[tuple[str, ...]] = set()

    def section(self, section: Section) -> Section:
        if section.role in _WITHOUT_TERMS:
            return section
        self._begin(section.blocks)
        blocks = self.blocks(section.blocks)
        children = tuple(map(self.section, section.children))
        return replace(section, blocks=blocks, children=children)

    def note(self, note: Note) -> Note:
        self._begin(note.blocks)
        return super().note(note)

    def _begin(self, blocks: tuple[Block, ...]) -> None:
        marked = (node for block in blocks for node in walk(block))
        self.here = {node.terms for node in marked if isinstance(node, IndexTerm)}

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, children=self._searched(block.children))
            case LineBlock():
                lines = (
                    replace(line, children=self._searched(line.children)) for line in block.lines
                )
                return replace(block, lines=tuple(lines))
            case Division() if block.id == PLACE:
                return block
            case _:
                return super().block(block)

    def _searched(self, children: Inlines) -> Inlines:
        return with_found(children, self.pattern, self._wrap)

    def _wrap(self, found: re.Match[str], children: Inlines) -> Inlines:
        words = " ".join(found[0].split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        terms = self.terms[words]
        self.found.add(terms)
        if terms in self.here:
            return children
        self.here.add(terms)
        place = replace(children[0].place, end=children[-1].place.end)
        return (IndexTerm(children, terms, "", place),)
