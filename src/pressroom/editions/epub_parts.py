"""How the document is divided into the files of the EPUB, and where each id then is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pressroom.model.block import Listing
from pressroom.model.document import Document, Node, Note, Section, walk
from pressroom.model.inline import Code, NoteRef, Text, plain
from pressroom.model.structure import Matter, alone, chapters, matters

COVER, TITLE, IMPRINT, NAV = "cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml"
ENDNOTES, BIBLIOGRAPHY, INDEX = "notes.xhtml", "bibliography.xhtml", "index.xhtml"
TEXT, COLOPHON = "text.xhtml", "colophon.xhtml"
RESERVED = frozenset({COVER, TITLE, IMPRINT, NAV, ENDNOTES, BIBLIOGRAPHY, INDEX, COLOPHON, TEXT})

# about 250 KB of XHTML: beyond that, old reading systems turn pages slowly
MAX_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the text: its sections, and the notes that are first called in them.

    ``opens``: it is a chapter, or what stands in the place of one. ``depth`` is that of the
    chapter, 1 within a part.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    matter: Matter = "body"
    opens: bool = False
    depth: int = 0

    @property
    def role(self) -> str | None:
        """What the file is to the book."""
        return self.sections[0].role if self.opens else None


def divide(document: Document) -> tuple[Part, ...]:
    """The files of the text: one for an article; for a book one for each chapter and part title."""
    sections = document.sections
    if document.settings.kind == "article" and _size(sections) <= MAX_CHARACTERS:
        parts = [Part(TEXT, document.metadata.title, sections)]
    else:
        parts = list(_chapters(document))
    notes = share_out(document.notes, [part.sections for part in parts])
    return tuple(replace(part, notes=own) for part, own in zip(parts, notes, strict=True))


def _chapters(document: Document) -> Iterator[Part]:
    taken = set(RESERVED)
    is_book = document.settings.kind == "book"
    for section, matter in zip(document.sections, matters(document), strict=True):
        for chapter in chapters((section,)):
            here = chapter.section
            title = f"{here.number} {plain(here.title)}".strip() or document.metadata.title
            name = file_name(here.id, "xhtml", taken)
            yield Part(name, title, alone(here), (), matter, is_book, chapter.depth)


def addresses(document: Document, parts: tuple[Part, ...]) -> Mapping[str, str]:
    """The file in which each id stands."""
    files: dict[str, str] = {}
    apart = document.settings.epub_notes == "endnotes"
    for part in parts:
        for section in part.sections:
            files.update((node_id, part.name) for node_id in _ids(section))
        for note in part.notes:
            name = ENDNOTES if apart else part.name
            files.update((node_id, name) for node_id in _ids(note))
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


def share_out(notes: tuple[Note, ...], groups: list[tuple[Section, ...]]) -> list[tuple[Note, ...]]:
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
