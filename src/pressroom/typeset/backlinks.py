"""The pass that leads from each entry of the bibliography back to where it is cited."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Division, Paragraph
from pressroom.model.document import Document, Node, walk
from pressroom.model.inline import Link, NoteRef, Span
from pressroom.typeset.placing import PLACE
from pressroom.typeset.rewrite import Rewriter

CITED = "cite-"
"""How the id of a citation in the text begins."""


def link_back(document: Document) -> Document:
    """The ``calls`` of each reference, in reading order.

    For a citation in a note that is the call of the note: it has a link of its own into the note.
    """
    placed = _placed(document)
    entries = {entry.id for entry in document.references} | {entry.id for entry in placed}
    if not entries:
        return document
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
    found = {target: tuple(dict.fromkeys(names)) for target, names in calls.items()}
    references = tuple(
        replace(entry, calls=found.get(entry.id, ())) for entry in document.references
    )
    if placed:
        document = _Backward(found).document(document)
    return replace(document, references=references)


def _placed(document: Document) -> list[Paragraph]:
    """The entries that stand where the author has put them."""
    return [
        block
        for node in walk(document)
        if isinstance(node, Division) and node.id == PLACE
        for block in node.blocks
        if isinstance(block, Paragraph) and block.id
    ]


class _Backward(Rewriter):
    """Gives their calls to the entries among the blocks."""

    def __init__(self, calls: dict[str, tuple[str, ...]]) -> None:
        self.calls = calls

    def block(self, block: Block) -> Block:
        if isinstance(block, Paragraph) and block.id in self.calls:
            return replace(block, calls=self.calls[block.id])
        return super().block(block)


def _targets(node: Node) -> list[str]:
    return [one.target[1:] for one in walk(node) if isinstance(one, Link) and one.internal]
