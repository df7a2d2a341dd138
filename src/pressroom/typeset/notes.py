"""The pass that numbers the notes in the order of their first calls, and names the calls."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.document import Document, Note, walk
from pressroom.model.inline import Inline, Inlines, NoteRef
from pressroom.typeset.ids import Names
from pressroom.typeset.rewrite import Rewriter, map_inlines


def number_notes(document: Document) -> Document:
    """Numbers from 1 for notes and calls; the notes then stand in that order.

    A note that nothing calls keeps its place behind the others.
    """
    known = {note.id: note for note in document.notes}
    names = Names(
        name
        for node in walk(document)
        if not isinstance(node, NoteRef) and (name := getattr(node, "id", None))
    )
    numberer = _Numberer(known, names)
    sections = tuple(numberer.section(section) for section in document.sections)
    for name in known:
        numberer.numbers.setdefault(name, len(numberer.numbers) + 1)
    notes = tuple(
        replace(known[name], number=number, calls=tuple(numberer.calls.get(name, ())))
        for name, number in numberer.numbers.items()
    )
    return replace(document, sections=sections, notes=notes)


class _Numberer(Rewriter):
    def __init__(self, known: dict[str, Note], names: Names) -> None:
        self.known = known
        self.names = names
        self.numbers: dict[str, int] = {}
        self.calls: dict[str, list[str]] = {}

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        if not isinstance(node, NoteRef):
            return (node,)
        if node.note not in self.known:
            raise LookupError(f"no note {node.note}")
        number = self.numbers.setdefault(node.note, len(self.numbers) + 1)
        name = self.names.take(f"fnref-{node.note.removeprefix('fn-')}")
        self.calls.setdefault(node.note, []).append(name)
        return (replace(node, id=name, number=number),)
