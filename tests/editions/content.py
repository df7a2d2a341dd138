"""What a reader must find in any edition, derived from the document alone, and how two differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from alignment import stretches

from pressroom.model.block import (
    Admonition,
    Break,
    EditorsNote,
    Figure,
    FigureGroup,
    Item,
    Listing,
    Quote,
    Table,
)
from pressroom.model.document import Document, IndexEntry, Node, Note, Section, walk
from pressroom.model.inline import (
    Code,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    MathRow,
    NoteRef,
    Text,
)
from pressroom.words import Words, numbered, words_for

Captioned = Figure | FigureGroup | Listing | Table
INLINE: tuple[type, ...] = get_args(Inline)
# how far texts that differ are looked through for words that are in both again: letters of the one,
# words of the other, and how many words must be there
_NEAR, _MOST_LOST, _RUN = 2_000, 100, 8
# what an edition puts between letters so that a line may, or may not, break there, and what only
# chooses how an emoji is drawn, which no text of a page tells
_JOINTS = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{VARIATION SELECTOR-16}]"
)

# marks that only tell how the letters beside them are joined, shown or ordered
_UNSEEN = re.compile("[\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


@dataclass(slots=True)
class Content:
    """``words`` of the text, ``notes`` by number, ``calls`` of notes, ``links`` as (target, words).

    ``own`` are the words of the edition's language.
    ``index`` are the letters of its headings, without the places that they lead to. Images are told
    by their alternative texts; those that are only decoration are left out. Formulas are told by
    their TeX.
    """

    words: list[str] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    notes: list[tuple[int, list[str]]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    index: str = ""
    own: Words = field(default_factory=Words)


def split(text: str) -> list[str]:
    """The words of ``text`` without what only serves the breaking of lines."""
    return _JOINTS.sub("", text).split()


def bare(text: str) -> str:
    """The letters of ``text``, without any space."""
    return "".join(split(text))


def content_of(document: Document, *, dash: str = "", stars: str = "") -> Content:
    """What any edition of ``document`` must hold.

    ``dash`` and ``stars`` stand for what an edition prints before the name below a quotation, and
    at a break, where its style sheet makes that a part of the text.
    """
    found = Content(own=words_for(document.metadata.language))
    words = [_read(section, found, dash, stars) for section in document.sections]
    found.words = split(" ".join(words))
    for note in document.notes:
        found.notes.append((note.number, split(_read(note, found, dash, stars))))
    found.references = [
        word
        for entry in document.references
        for word in split(_read(entry, Content(own=found.own)))
    ]
    found.index = letters(" ".join(_index(document.index, found.own)))
    return found


def _index(entries: tuple[IndexEntry, ...], own: Words, initial: str = "") -> Iterator[str]:
    for entry in entries:
        yield entry.initial if entry.initial != initial else ""
        initial = entry.initial
        yield entry.term
        yield f"{own.see} {'; '.join(entry.see)}" if entry.see else ""
        yield f"{own.see_also} {'; '.join(entry.see_also)}" if entry.see_also else ""
        for below in entry.children:
            yield from _index((below,), own, below.initial)


def letters(text: str) -> str:
    """The letters of ``text`` alone."""
    return "".join(char for char in text if char.isalpha())


def _read(part: Node, found: Content, dash: str = "", stars: str = "") -> str:
    # the attribution of a quotation comes after its blocks, so its first node is known beforehand
    dashed = {id(node.attribution[0]) for node in walk(part) if isinstance(node, Quote)
              and node.attribution}  # fmt: skip
    letters = {id(panel): f" ({chr(96 + panel.number)}) " for node in walk(part)
               if isinstance(node, FigureGroup) for panel in node.panels}  # fmt: skip
    captioned = {id(node.caption[0]): _label(node, found.own) for node in walk(part)
                 if isinstance(node, Captioned) and node.caption and id(node) not in letters}  # fmt: skip
    # a listing's caption stands above its code
    late = {id([*walk(node)][-1]): f" {node.text}" for node in walk(part)
            if isinstance(node, Listing)}  # fmt: skip
    text: list[str] = []
    for node in walk(part):
        if not isinstance(node, INLINE):
            text.append(" ")
        if id(node) in dashed:
            text.append(f" {dash} ")
        text.append(captioned.get(id(node), ""))
        text.append(letters.get(id(node), ""))
        match node:
            case Text(text=words) | Code(text=words):
                text.append(words)
            case Section(number=number) if number:
                text.append(f" {_titled(node, number, found.own)} ")
            case LineBreak():
                text.append(" ")
            case Break():
                text.append(stars)
            case EditorsNote(title=()):
                text.append(f"{found.own.editors_note} ")
            case Admonition(title=(), kind=kind):
                text.append(f"{found.own.admonitions[kind]} ")
            case Item(checked=bool(checked)):
                found.images.append((found.own.done if checked else found.own.not_done).rstrip(":"))
            case Link(target=target):
                found.links.append((target, bare("".join(_texts(node)))))
            case Image(alt=alt) if alt:
                found.images.append(" ".join(alt.split()))
            case Math(tex=tex, label=label):
                found.formulas.append(" ".join(tex.split()))
                text.append(label)
            case MathRow(label=label):
                text.append(label)
            case NoteRef(number=number) if not isinstance(part, Note):
                found.calls.append(number)
            case _:
                pass
        text.append(late.get(id(node), ""))
    return "".join(text)


def _titled(section: Section, number: str, words: Words) -> str:
    word = {"part": words.part, "appendix": words.appendix}.get(section.role or "", "")
    return numbered(word, number) if word and "." not in section.number else number


def _label(node: Figure | FigureGroup | Listing | Table, words: Words) -> str:
    word = str(getattr(words, type(node).__name__.removesuffix("Group").lower()))
    return f" {numbered(word, node.label)}{words.label_end} " if node.label else " "


def _texts(part: Node) -> Iterator[str]:
    return (node.text for node in walk(part) if isinstance(node, Text | Code))


def differences(wanted: Content, found: Content, *, spaced: bool = True) -> list[str]:
    """What is in one and not in the other, each named; with ``spaced`` also where words divide.

    Without it, letters count as they look: composed or not, and without marks that are not seen.
    """
    if not spaced:
        wanted, found = _as_seen(wanted), _as_seen(found)
    out = [*_words("text", wanted.words, found.words, spaced)]
    out += _words("bibliography", wanted.references, found.references, spaced)
    out += _items("index", [wanted.index], [found.index])
    out += _items("call of note", wanted.calls, found.calls)
    missing = [*_items("note", [n for n, _ in wanted.notes], [n for n, _ in found.notes])]
    out += missing
    # where notes are numbered by chapter, several have one number
    pairs = zip(wanted.notes, found.notes, strict=False)
    theirs = {n: [words] for n, words in found.notes}
    for (number, words), (_, other) in () if missing else pairs:
        out += _words(f"note {number}", words, other, spaced)
    for number, words in wanted.notes if missing else ():
        for other in theirs.get(number, ()):
            out += _words(f"note {number}", words, other, spaced)
    out += _items("link", wanted.links, found.links)
    out += _items("image", wanted.images, found.images)
    out += _items("formula", wanted.formulas, found.formulas)
    return out


def _as_seen(content: Content) -> Content:
    return replace(
        content,
        words=list(map(_seen, content.words)),
        notes=[(number, list(map(_seen, words))) for number, words in content.notes],
        links=[(target, _seen(words)) for target, words in content.links],
        references=list(map(_seen, content.references)),
        index=_seen(content.index),
    )


def _seen(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _words(where: str, wanted: list[str], found: list[str], spaced: bool) -> Iterator[str]:
    if not spaced:
        wanted, found = _cut(wanted, "".join(found))
    if wanted != found:
        yield from _items(f"word of the {where}", wanted, found)


def _cut(wanted: list[str], found: str) -> tuple[list[str], list[str]]:
    """``found``, which has no spaces, cut into the words that are wanted as far as they agree."""
    out: list[str] = []
    at = index = 0
    while index < len(wanted):
        if found.startswith(wanted[index], at):
            out.append(wanted[index])
            at += len(wanted[index])
            index += 1
            continue
        again, skip = _again(wanted, index, found, at)
        if again < 0:
            return wanted, [*out, found[at : at + 40]]
        if again > at:
            out.append(found[at:again])
        at, index = again, index + skip
    return wanted, [*out, found[at : at + 40]] if at < len(found) else out


def _again(wanted: list[str], index: int, found: str, at: int) -> tuple[int, int]:
    """Where the texts meet again, -1 for nowhere, and how many of the words are left out there."""
    for reach in (at + _NEAR, len(found)):
        for skip in range(_MOST_LOST):
            rest = "".join(wanted[index + skip : index + skip + _RUN])
            again = found.find(rest, at, reach) if rest else len(found)
            if again >= 0:
                return again, skip
    return -1, 0


def _items(what: str, wanted: Sequence[Hashable], found: Sequence[Hashable]) -> Iterator[str]:
    for first, last, start, end in stretches(wanted, found):
        yield from (f"{what} missing: {one}" for one in wanted[first:last])
        yield from (f"{what} not in the document: {one}" for one in found[start:end])
