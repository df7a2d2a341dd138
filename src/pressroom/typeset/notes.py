"""The pass that numbers the notes in the order of their first calls, and names the calls."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.document import Document, Note, Section, walk
from pressroom.model.inline import Inline, Inlines, NoteRef
from pressroom.model.structure import chapters
from pressroom.typeset.ids import Names
from pressroom.typeset.rewrite import Rewriter, map_inlines


def number_notes(document: Document) -> Document:
    """Numbers from 1 for notes and calls; the notes then stand in the order of their calls.

    By the settings they are counted through the work, or anew in each chapter; a note that is
    called in two chapters has the number of the first. A note that nothing calls keeps its place
    behind the others.
    """
    known = {note.id: note for note in document.notes}
    names = Names(
        name
        for node in walk(document)
        if not isinstance(node, NoteRef) and (name := getattr(node, "id", None))
    )
    anew = document.settings.note_numbering == "chapter"
    starts = {one.section.id for one in chapters(document.sections)} if anew else set()
    numberer = _Numberer(known, names, starts)
    sections = tuple(numberer.section(section) for section in document.sections)
    for name in known:
        numberer.number(name)
    notes = tuple(
        replace(known[name], number=number, calls=tuple(numberer.calls.get(name, ())))
        for name, number in numberer.numbers.items()
    )
    return replace(document, sections=sections, notes=notes)


class _Numberer(Rewriter):
    def __init__(self, known: dict[str, Note], names: Names, anew: set[str]) -> None:
        self.known = known
        self.anew = anew
        self.last = 0
        self.names = names
        self.numbers: dict[str, int] = {}
        self.calls: dict[str, list[str]] = {}

    def section(self, section: Section) -> Section:
        if section.id in self.anew:
            self.last = 0
        return super().section(section)

    def number(self, name: str) -> int:
        """The number of a note, which it gets with its first call."""
        if name not in self.numbers:
            self.last += 1
            self.numbers[name] = self.last
        return self.numbers[name]

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        if not isinstance(node, NoteRef):
            return (node,)
        if node.note not in self.known:
            raise LookupError(f"no note {node.note}")
        number = self.number(node.note)
        name = self.names.take(f"fnref-{node.note.removeprefix('fn-')}")
        self.calls.setdefault(node.note, []).append(name)
        return (replace(node, id=name, number=number),)
