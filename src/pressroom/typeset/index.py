"""The pass that makes the index from the terms that the author has marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressroom.model.document import Document, IndexEntry, Note, Section, walk
from pressroom.model.inline import IndexTerm, Inline, Inlines
from pressroom.typeset.collation import initial, sort_key
from pressroom.typeset.ids import Names, slug
from pressroom.typeset.rewrite import Rewriter, map_inlines


def make_index(document: Document) -> Document:
    """The entries sorted as the language does, and an id for each term where it stands."""
    if not any(isinstance(node, IndexTerm) for node in walk(document)):
        return document
    maker = _Maker(document)
    document = maker.document(document)
    return replace(document, index=_entries(maker.root, document.metadata.language))


@dataclass(slots=True)
class _Heading:
    targets: list[str] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    below: dict[str, _Heading] = field(default_factory=dict)


class _Maker(Rewriter):
    def __init__(self, document: Document) -> None:
        self.names = Names(name for node in walk(document) if (name := getattr(node, "id", None)))
        self.root = _Heading()
        self.place = ""

    def section(self, section: Section) -> Section:
        title = self._within(section.id, section.title)
        children = section.children
        section = super().section(replace(section, title=(), children=()))
        return replace(
            section, title=title, children=tuple(self.section(child) for child in children)
        )

    def note(self, note: Note) -> Note:
        self.place = note.id
        return super().note(note)

    def _within(self, place: str, children: Inlines) -> Inlines:
        self.place = place
        return self.inlines(children)

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        if not isinstance(node, IndexTerm):
            return (node,)
        heading = self.root
        for term in node.terms:
            heading = heading.below.setdefault(term, _Heading())
        if node.see or node.see_also:
            _add(heading.see, node.see)
            _add(heading.also, node.see_also)
            return node.children
        # the section's id keeps a term that is inserted elsewhere from changing this one's
        words = slug(" ".join(node.terms), numbers=True) or "term"
        name = self.names.take(f"idx-{self.place}-{words}")
        heading.targets.append(name)
        return (replace(node, id=name),)


def _add(to: list[str], words: str) -> None:
    if words and words not in to:
        to.append(words)


def _entries(heading: _Heading, language: str) -> tuple[IndexEntry, ...]:
    terms = sorted(heading.below, key=lambda term: sort_key(term, language))
    return tuple(
        IndexEntry(
            term, tuple(below.targets), _entries(below, language), initial(term, language),
            tuple(below.see), tuple(below.also),
        )
        for term in terms
        for below in (heading.below[term],)
    )  # fmt: skip
