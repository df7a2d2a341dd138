"""The author's own prose, stretch by stretch, each character with its place in the manuscript.

What is not the author's prose stands in a stretch as a placeholder: quotations, code, formulas,
words of another language, what a citation style has written. The rules of style look at the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from pressroom.checks.quotations import quotations
from pressroom.checks.written import SPECIAL, STEP, alike, past
from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    DefinitionList,
    Details,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Table,
)
from pressroom.model.document import Document, Section
from pressroom.model.inline import (
    Code,
    Emphasis,
    Holder,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Text,
    plain,
)
from pressroom.model.languages import subtags
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

Sources = Mapping[PurePosixPath, Source]
Kind = Literal["paragraph", "title", "caption", "cell", "item", "term", "note"]

HOLE = "\ufffc"  # what is not prose of the author's
CALL = "\ufff9"  # the call of a note: no word, and nothing that divides words


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, title, cell … of the author's.

    ``text`` is all of it, ``own`` has a HOLE for each character that is not the author's prose, and
    ``words`` one for emphasised words besides, which may be a title or a word as a word. All three
    are of one length. ``follows`` is the next block beside it.
    """

    text: str
    own: str
    words: str
    kind: Kind
    language: str
    source: Source
    block: Block | Section | None
    follows: Block | None = None
    _at: tuple[int, ...] = field(default=(), repr=False)

    @property
    def english(self) -> bool:
        return subtags(self.language)[0] == "en"

    def place(self, start: int, end: int) -> Place:
        """Where the characters from ``start`` up to ``end`` are written."""
        first = self._at[start]
        last = first if end <= start else self._end(end - 1)
        return self.source.place(first, max(first, last))

    def _end(self, index: int) -> int:
        """Where what stands for a character ends in the file; marks of Markdown may follow."""
        here, after = self._at[index], self._at[index + 1]
        if self.text[index] in (HOLE, CALL):
            return max(here + 1, after)
        end = past(self.source.text, self.text[index], here, len(self.source.text))
        return end if end > here else here + 1

    def written(self, start: int, end: int) -> str:
        """These characters as they are written in the manuscript."""
        place = self.place(start, end)
        return self.source.text[place.start : place.end]


def sources_of(sources: Iterable[Source]) -> dict[PurePosixPath, Source]:
    """The files of a manuscript by their paths, those that others include among them."""
    return {
        source.path: source
        for whole in sources
        for source in (*(piece[1] for piece in whole.pieces), *(() if whole.pieces else (whole,)))
    }


def is_own_note(source: Source, place: Place) -> bool:
    """Whether the author has written a note or its call, and no citation style."""
    return source.text.startswith(("[^", "^["), place.start)


def stretches(document: Document, sources: Sources) -> tuple[Stretch, ...]:
    """The prose of ``document`` in reading order, notes at the end."""
    reader = _Reader(sources, document.metadata.language)
    for section in document.sections:
        reader.section(section)
    for note in document.notes:
        reader.blocks(note.blocks, "note")
    return tuple(reader.found)


class _Reader:
    def __init__(self, sources: Sources, language: str) -> None:
        self.sources = sources
        self.language = language
        self.found: list[Stretch] = []

    def section(self, section: Section) -> None:
        outer = self.language
        self.language = section.language or outer
        self.add(section.title, "title", section)
        self.blocks(section.blocks)
        for child in section.children:
            self.section(child)
        self.language = outer

    def blocks(self, blocks: Blocks, kind: Kind = "paragraph") -> None:
        for at, block in enumerate(blocks):
            self.block(block, kind, blocks[at + 1] if at + 1 < len(blocks) else None)

    def block(self, block: Block, kind: Kind, follows: Block | None) -> None:
        match block:
            case Paragraph():
                self.add(block.children, kind, block, follows)
            case Heading():
                self.add(block.children, "title", block)
            case Division():
                if block.language or "references" in block.classes:
                    return
                self.blocks(block.blocks, kind)
            case EditorsNote() | Admonition():
                self.add(block.title, "term", block)
                self.blocks(block.blocks, kind)
            case Details():
                self.add(block.summary, "term", block)
                self.blocks(block.blocks, kind)
            case ItemList():
                for item in block.items:
                    self.blocks(item.blocks, "item")
            case DefinitionList():
                for entry in block.entries:
                    self.add(entry.term, "term", block)
                    for item in entry.definitions:
                        self.blocks(item.blocks, "item")
            case Figure() | Listing():
                self.add(block.caption, "caption", block)
            case FigureGroup():
                for panel in block.panels:
                    self.add(panel.caption, "caption", panel)
                self.add(block.caption, "caption", block)
            case Table():
                self.add(block.caption, "caption", block)
                for row in (*block.head, *block.rows, *block.foot):
                    for cell in row.cells:
                        self.blocks(cell.blocks, "cell")
            case _:  # quotations, verse, breaks
                pass

    def add(
        self,
        children: Inlines,
        kind: Kind,
        block: Block | Section,
        follows: Block | None = None,
    ) -> None:
        source = next(
            (self.sources[p.path] for p in _places(children) if p.path in self.sources), None
        )
        if source is None:
            return
        line = _Line(source)
        line.read(children)
        if not line.text:
            return
        text = "".join(line.text)
        mask = line.mask
        for first, last in quotations(text):
            mask[first:last] = bytes([_FOREIGN]) * (last - first)
        own = _with_holes(text, _FOREIGN_RUNS.finditer(mask))
        words = _with_holes(text, _RUNS.finditer(mask))
        self.found.append(
            Stretch(
                text, own, words, kind, self.language, source, block, follows,
                (*line.at, line.end),
            )
        )  # fmt: skip


_FOREIGN, _EMPHASISED = 1, 2
_LIKELY = 8  # so many characters are not the same by chance
_FOREIGN_RUNS, _RUNS = re.compile(rb"[\x01\x03]+"), re.compile(rb"[^\x00]+")


def _with_holes(text: str, runs: Iterable[re.Match[bytes]]) -> str:
    """``text`` with holes in the place of ``runs``, the calls of notes kept."""
    parts: list[str] = []
    at = 0
    for run in runs:
        hidden = text[run.start() : run.end()]
        parts += text[at : run.start()], CALL.join(HOLE * len(one) for one in hidden.split(CALL))
        at = run.end()
    return "".join((*parts, text[at:]))


def _places(children: Inlines) -> Iterator[Place]:
    return (child.place for child in children)


class _Line:
    """The characters of a stretch, with where each is written and what it is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text: list[str] = []
        self.at: list[int] = []
        self.mask = bytearray()
        self.end = 0

    def read(self, children: Inlines, mask: int = 0) -> None:
        for child in children:
            self._node(child, mask)

    def _node(self, node: Inline, mask: int) -> None:
        if node.place.path != self.source.path:
            return
        match node:
            case Text():
                self._text(node, mask)
            case NoteRef():
                own = is_own_note(self.source, node.place)
                self._put(CALL if own else HOLE, node.place.start, node.place.end, mask)
            case LineBreak():
                self._put("\n", node.place.start, node.place.end, mask)
            case Emphasis():
                self.read(node.children, mask | _EMPHASISED)
            case Span():
                foreign = bool(node.language or node.title)
                self.read(node.children, mask | (_FOREIGN if foreign else 0))
            case Link():
                words = plain(node.children)
                address = words in node.target or words.startswith(("http:", "https:", "www."))
                self.read(node.children, mask | (_FOREIGN if address else 0))
            case Keyboard():
                self.read(node.children, mask | _FOREIGN)
            case Code():
                self._put(HOLE, node.place.start, node.place.end, mask | _FOREIGN)
            case _ if isinstance(node, Holder):
                self.read(node.children, mask)
            case _:
                self._put(HOLE, node.place.start, node.place.end, mask | _FOREIGN)

    def _put(self, char: str, start: int, end: int, mask: int) -> None:
        self.text.append(char)
        self.at.append(start)
        self.mask.append(mask)
        self.end = max(self.end, end)

    def _text(self, node: Text, mask: int) -> None:
        """Aligns the typeset characters with the written ones; a HOLE where they are not the same.

        What a citation style has written, or a mark that it has moved, is not the author's prose.
        """
        place, written = node.place, self.source.text
        if written[place.start : place.end] == node.text:
            self.text.append(node.text)
            self.at.extend(range(place.start, place.end))
            self.mask.extend(bytes([mask]) * len(node.text))
            self.end = max(self.end, place.end)
            return
        at, found = place.start, list[int]()
        for part in SPECIAL.split(node.text):
            done = 0
            while done < len(part) and at >= 0:
                length = 0 if part in ("&", "\\") else alike(written, part[done : done + STEP], at)
                found.extend(range(at, at + max(length, 1)))
                at = at + length if length else past(written, part[done], at, place.end)
                done += max(length, 1)
            if at < 0:
                break
        kept = len(found) if at >= 0 else len(found) - 1
        whole = kept == len(node.text) and not written[at : place.end].strip()
        if not whole and kept < _LIKELY:
            kept = 0
        self.text.append(node.text[:kept])
        self.at.extend(found[:kept])
        self.mask.extend(bytes([mask]) * kept)
        self.end = max(self.end, place.end)
        if not whole:
            start = found[kept] if kept < len(found) else place.start
            self._put(HOLE, start, place.end, mask | _FOREIGN)
