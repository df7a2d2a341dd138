"""What a reader must find in any edition, derived from the document alone, and how two differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from pressroom.editions.words import Words, numbered, words_for
from pressroom.model.block import Break, EditorsNote, Figure, Listing, Quote, Table
from pressroom.model.document import Document, Node, Note, walk
from pressroom.model.inline import Code, Image, Inline, LineBreak, Link, NoteRef, Text

INLINE: tuple[type, ...] = get_args(Inline)
# what an edition puts between letters so that a line may, or may not, break there
_JOINTS = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]")


@dataclass(slots=True)
class Content:
    """``words`` of the text, ``notes`` by number, ``calls`` of notes, ``links`` as (target, words).

    ``own`` are the words of the edition's language. Images are told by their alternative texts; those that are only decoration are left out.
    """

    words: list[str] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    notes: list[tuple[int, list[str]]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
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
        for word in split(_read(entry, Content(own=found.own), "", ""))
    ]
    return found


def _read(part: Node, found: Content, dash: str, stars: str) -> str:
    # the attribution of a quotation comes after its blocks, so its first node is known beforehand
    dashed = {id(node.attribution[0]) for node in walk(part) if isinstance(node, Quote)
              and node.attribution}  # fmt: skip
    captioned = {id(node.caption[0]): _label(node, found.own) for node in walk(part)
                 if isinstance(node, Figure | Table) and node.caption}  # fmt: skip
    text: list[str] = []
    for node in walk(part):
        if not isinstance(node, INLINE):
            text.append(" ")
        if id(node) in dashed:
            text.append(f" {dash} ")
        text.append(captioned.get(id(node), ""))
        match node:
            case Text(text=words) | Code(text=words) | Listing(text=words):
                text.append(words)
            case LineBreak():
                text.append(" ")
            case Break():
                text.append(stars)
            case EditorsNote(title=()):
                text.append(f"{found.own.editors_note} ")
            case Link(target=target):
                found.links.append((target, bare("".join(_texts(node)))))
            case Image(alt=alt) if alt:
                found.images.append(" ".join(alt.split()))
            case NoteRef(number=number) if not isinstance(part, Note):
                found.calls.append(number)
            case _:
                pass
    return "".join(text)


def _label(node: Figure | Table, words: Words) -> str:
    word = words.figure if isinstance(node, Figure) else words.table
    return f" {numbered(word, node.number)}{words.label_end} " if node.number else " "


def _texts(part: Node) -> Iterator[str]:
    return (node.text for node in walk(part) if isinstance(node, Text | Code))


def differences(wanted: Content, found: Content, *, spaced: bool = True) -> list[str]:
    """What is in one and not in the other, each named; with ``spaced`` also where words divide."""
    out = [*_words("text", wanted.words, found.words, spaced)]
    out += _words("bibliography", wanted.references, found.references, spaced)
    out += _items("call of note", wanted.calls, found.calls)
    theirs = dict(found.notes)
    out += _items("note", [number for number, _ in wanted.notes], [n for n, _ in found.notes])
    for number, words in wanted.notes:
        if number in theirs:
            out += _words(f"note {number}", words, theirs[number], spaced)
    out += _items("link", wanted.links, found.links)
    out += _items("image", wanted.images, found.images)
    return out


def _words(where: str, wanted: list[str], found: list[str], spaced: bool) -> Iterator[str]:
    if not spaced:
        wanted, found = _cut(wanted, "".join(found))
    if wanted != found:
        yield from _items(f"word of the {where}", wanted, found)


def _cut(wanted: list[str], found: str) -> tuple[list[str], list[str]]:
    """``found``, which has no spaces, cut into the words that are wanted as far as they agree."""
    out: list[str] = []
    at = 0
    for index, word in enumerate(wanted):
        if not found.startswith(word, at):
            # where the texts meet again: at the words that come next
            for skip in range(8):
                rest = "".join(wanted[index + skip : index + skip + 8])
                again = found.find(rest, at) if rest else len(found)
                if again >= 0:
                    strange = [found[at:again]] if again > at else []
                    tail = _cut(wanted[index + skip :], found[again:])
                    return wanted, [*out, *strange, *tail[1]]
            return wanted, [*out, found[at : at + 40]]
        out.append(word)
        at += len(word)
    return wanted, [*out, found[at : at + 40]] if at < len(found) else out


def _items(what: str, wanted: Sequence[Hashable], found: Sequence[Hashable]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"{what} missing: {one}" for one in wanted[first:last])
            yield from (f"{what} not in the document: {one}" for one in found[start:end])
