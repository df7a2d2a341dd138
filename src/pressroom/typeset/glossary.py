"""The pass that leads terms to their entries in the glossary.

The glossary is a section of that role; its entries are the lists of definitions in it.
"""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Definition, DefinitionList
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import Inline, Inlines, Link, Span, plain
from pressroom.model.problem import Problem, problem
from pressroom.typeset.ids import Names, slug
from pressroom.typeset.reference_rules import NO_GLOSSARY, TWICE_EXPLAINED, UNKNOWN_TERM
from pressroom.typeset.rewrite import Rewriter, rewrite

GLOSSARY = "glossary:"
"""How the target of a link to a term begins, until this pass."""

ROLE = "glossary"


def resolve_terms(document: Document) -> Document:
    """An id for each entry of the glossary, and links to them.

    ``[words]{.gls}`` must have an entry. ``[words]{.term}`` must have one only where there is a
    glossary: elsewhere it is a class of the author's.
    """
    if not any(_concerns(node) for node in walk(document)):
        return document
    collector = _Collector(document)
    document = collector.document(document)
    linker = _Linker(collector.entries)
    document = rewrite(document, linker.inline)
    return replace(document, problems=(*document.problems, *collector.problems, *linker.problems))


def _concerns(node: object) -> bool:
    match node:
        case Section(role="glossary"):
            return True
        case Link(target=target):
            return target.startswith(GLOSSARY)
        case _:
            return False


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


class _Collector(Rewriter):
    """Gives an id to each entry. ``entries`` are the ids by the words and by the author's ids."""

    def __init__(self, document: Document) -> None:
        self.names = Names(name for node in walk(document) if (name := getattr(node, "id", None)))
        self.entries: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.inside = False

    def section(self, section: Section) -> Section:
        outer, self.inside = self.inside, self.inside or section.role == ROLE
        section = super().section(section)
        self.inside = outer
        return section

    def block(self, block: Block) -> Block:
        block = super().block(block)
        if self.inside and isinstance(block, DefinitionList):
            return replace(block, entries=tuple(self._entry_with_id(one) for one in block.entries))
        return block

    def _entry_with_id(self, entry: Definition) -> Definition:
        words = plain(entry.term)
        given = next((node.id for node in entry.term if isinstance(node, Span) and node.id), None)
        name = given or self.names.take(f"term-{slug(words, numbers=True) or 'entry'}")
        if _key(words) in self.entries:
            message = f'"{words}" is explained twice'
            self.problems.append(problem(TWICE_EXPLAINED, message, entry.place))
        self.entries.setdefault(_key(words), name)
        if given:
            self.entries.setdefault(_key(given), name)
        inner = Span(entry.term, entry.place, None if given else name, classes=("glossterm",))
        return replace(entry, term=(inner,))


class _Linker:
    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries
        self.problems: list[Problem] = []

    def inline(self, node: Inline) -> Inlines:
        match node:
            case Link(target=target) if target.startswith(GLOSSARY):
                return self._term(node, target.removeprefix(GLOSSARY))
            case Span(classes=("term",), id=None, language=None) if self.entries:
                return self._term(node, plain(node.children))
            case _:
                return (node,)

    def _term(self, node: Link | Span, words: str) -> Inlines:
        name = self.entries.get(_key(words))
        if name:
            return (Link(node.children, f"#{name}", node.place),)
        if not self.entries:
            message = f'"{words}" is a term, but there is no glossary'
            self.problems.append(problem(NO_GLOSSARY, message, node.place))
            return node.children
        import difflib  # only needed on an error

        near = difflib.get_close_matches(_key(words), self.entries, 1, 0.6)
        hint = f'did you mean "{near[0]}"?' if near else ""
        message = f'the glossary does not explain "{words}"'
        self.problems.append(problem(UNKNOWN_TERM, message, node.place, hint))
        return node.children
