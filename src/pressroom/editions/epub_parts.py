"""How the document is divided into the files of the EPUB, and where each id then is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pressroom.model.block import Listing
from pressroom.model.document import Document, Node, Note, Section, walk
from pressroom.model.inline import Code, NoteRef, Text, plain

COVER, TITLE, IMPRINT, NAV = "cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml"
BIBLIOGRAPHY, COLOPHON = "bibliography.xhtml", "colophon.xhtml"
TEXT = "text.xhtml"
RESERVED = frozenset({COVER, TITLE, IMPRINT, NAV, BIBLIOGRAPHY, COLOPHON, TEXT})

# about 250 KB of XHTML: beyond that, old reading systems turn pages slowly
MAX_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the text: its sections, and the notes that are first called in them."""

    name: str
    title: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


def divide(document: Document) -> tuple[Part, ...]:
    """The files of the text: one for an article, one for each top section of a book."""
    sections = document.sections
    if document.settings.kind == "article" and _size(sections) <= MAX_CHARACTERS:
        named = [(TEXT, document.metadata.title, sections)]
    else:
        taken = set(RESERVED)
        named = [
            (file_name(section.id, "xhtml", taken), plain(section.title), (section,))
            for section in sections
        ]
    notes = _share_out(document.notes, [group for _, _, group in named])
    return tuple(
        Part(name, title or document.metadata.title, group, own)
        for (name, title, group), own in zip(named, notes, strict=True)
    )


def addresses(document: Document, parts: tuple[Part, ...]) -> Mapping[str, str]:
    """The file in which each id stands."""
    files: dict[str, str] = {}
    for part in parts:
        roots: tuple[Node, ...] = (*part.sections, *part.notes)
        for root in roots:
            files.update((node_id, part.name) for node_id in _ids(root))
    for reference in document.references:
        files.update((node_id, BIBLIOGRAPHY) for node_id in _ids(reference))
    return files


def file_name(stem: str, extension: str, taken: set[str], path: str = "") -> str:
    """A portable name for ``stem``, added to ``taken``.

    ASCII only, since EPUBCheck advises against more. Where two would be alike, a digest of the
    stem, or of the ``path`` where stems can be equal, tells them apart: a counter would change the
    names of all when one is inserted.
    """
    folded = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].strip("-")
    name = f"{short}.{extension}"
    if not short or name in taken:
        digest = hashlib.sha256((path or stem).encode()).hexdigest()[:12]
        name = f"{short or 'part'}-{digest}.{extension}"
    taken.add(name)
    return name


def _size(sections: tuple[Section, ...]) -> int:
    return sum(
        len(node.text)
        for section in sections
        for node in walk(section)
        if isinstance(node, (Text, Code, Listing))
    )


def _share_out(
    notes: tuple[Note, ...], groups: list[tuple[Section, ...]]
) -> list[tuple[Note, ...]]:
    """Each note with the group that calls it first, itself or through another note."""
    by_id = {note.id: note for note in notes}
    left = dict(by_id)
    shares: list[set[str]] = []
    for group in groups:
        own: set[str] = set()
        waiting: list[Node] = list(group)
        while waiting:
            for called in _called(waiting.pop()):
                if note := left.pop(called, None):
                    own.add(called)
                    waiting.append(note)
        shares.append(own)
    if shares:
        shares[-1].update(left)  # called by nothing: kept, so that no words are lost
    return [tuple(note for note in notes if note.id in own) for own in shares]


def _called(root: Node) -> Iterator[str]:
    return (node.note for node in walk(root) if isinstance(node, NoteRef))


def _ids(root: Node) -> Iterator[str]:
    for node in walk(root):
        node_id = getattr(node, "id", None)
        if node_id:
            yield node_id
