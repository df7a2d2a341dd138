"""The pass that numbers the sections: "1", "1.1", appendices "A", "A.1", parts "I"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressroom.model.document import Document, Section
from pressroom.model.numerals import roman
from pressroom.model.roles import NUMBERED
from pressroom.model.structure import chapters, holds_chapters


def number_sections(document: Document) -> Document:
    """Numbers down to the level that the settings name, counted from the chapters.

    Chapters are counted through all parts. Front matter, what has no title, and what the author
    wants ``unnumbered`` gets none, nor does what is below it.
    """
    depth = document.settings.numbering
    if not depth:
        return document
    return replace(document, sections=_Counter(depth).tops(document.sections))


def numbers_of(document: Document, depth: int) -> dict[str, str]:
    """The numbers of chapters, and of what is below them down to ``depth``, by their ids.

    They are the same whether the sections show their numbers or not.
    """
    counter = _Counter(max(depth, document.settings.numbering))
    found: dict[str, str] = {}

    def note(section: Section, level: int) -> None:
        if section.number:
            found[section.id] = section.number
        for child in section.children if level < depth else ():
            note(child, level + 1)

    for chapter in chapters(counter.tops(document.sections)):
        if not chapter.is_part:
            note(chapter.section, 1)
    return found


class _Counter:
    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.parts = self.chapters = self.appendices = 0

    def tops(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        return tuple(self._top(section) for section in sections)

    def _top(self, section: Section) -> Section:
        if holds_chapters(section):
            number = ""
            if _counts(section):
                self.parts += 1
                number = roman(self.parts).upper()
            return replace(section, number=number, children=self.tops(section.children))
        if not _counts(section):
            return section
        if section.role == "appendix":
            self.appendices += 1
            number = letters(self.appendices)
        else:
            self.chapters += 1
            number = str(self.chapters)
        return self._below(replace(section, number=number), 1)

    def _below(self, section: Section, level: int) -> Section:
        if level >= self.depth:
            return section
        children: list[Section] = []
        count = 0
        for child in section.children:
            if not _counts(child):
                children.append(child)
                continue
            count += 1
            numbered = replace(child, number=f"{section.number}.{count}")
            children.append(self._below(numbered, level + 1))
        return replace(section, children=tuple(children))


def _counts(section: Section) -> bool:
    return bool(section.title) and not section.unnumbered and section.role in NUMBERED


def letters(number: int) -> str:
    """``number`` in capital letters: A, B … Z, AA, AB and so on."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("A") + rest) + out
    return out
