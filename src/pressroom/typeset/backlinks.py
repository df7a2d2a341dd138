"""The pass that leads from each entry of the bibliography back to where it is cited."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.document import Document, Node, walk
from pressroom.model.inline import Link, NoteRef, Span

CITED = "cite-"
"""How the id of a citation in the text begins."""


def link_back(document: Document) -> Document:
    """The ``calls`` of each reference, in reading order.

    For a citation in a note that is the call of the note: it has a link of its own into the note.
    """
    entries = {entry.id for entry in document.references}
    in_note = {
        note.id: [target for target in _targets(note) if target in entries]
        for note in document.notes
    }
    calls: dict[str, list[str]] = {}
    for section in document.sections:
        for node in walk(section):
            if isinstance(node, Span) and node.id and node.id.startswith(CITED):
                for target in _targets(node):
                    calls.setdefault(target, []).append(node.id)
            elif isinstance(node, NoteRef):
                for target in in_note.pop(node.note, ()):  # from the first call of the note
                    calls.setdefault(target, []).append(node.id)
    references = tuple(
        replace(entry, calls=tuple(dict.fromkeys(calls.get(entry.id, ()))))
        for entry in document.references
    )
    return replace(document, references=references)


def _targets(node: Node) -> list[str]:
    return [one.target[1:] for one in walk(node) if isinstance(one, Link) and one.internal]
