"""``*[HTML]: HyperText Markup Language``: what an abbreviation stands for, in the whole file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pressroom.model.document import Note, Section
from pressroom.model.inline import Inlines, Span
from pressroom.model.problem import Place
from pressroom.typeset.found_words import with_found, words_pattern
from pressroom.typeset.rewrite import Rewriter

_DEFINITION = re.compile(r"\*\[([^\[\]\n]+)\]:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The words that it stands for, and where they stand."""

    words: str
    place: Place


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.block.ruler.before(
        "reference", "abbreviation", _definition, {"alt": ["paragraph", "reference"]}
    )


def _definition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine):
        return False
    start = state.bMarks[startLine] + state.tShift[startLine]
    found = _DEFINITION.fullmatch(state.src, start, state.eMarks[startLine])
    if found is None or not found[2].strip():
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.map = [startLine, startLine + 1]
        token.meta["label"], token.meta["words"] = " ".join(found[1].split()), found[2].strip()
        state.line = startLine + 1
    return True


class Abbreviated(Rewriter):
    """Tells of each abbreviation in a text what it stands for. ``unused`` are those not found."""

    def __init__(self, defined: dict[str, Abbreviation]) -> None:
        self.defined = defined
        self.unused = set(defined)
        self.pattern = words_pattern(defined)

    def section(self, section: Section) -> Section:
        return replace(super().section(replace(section, title=())), title=section.title)

    def all(
        self, sections: tuple[Section, ...], notes: list[Note]
    ) -> tuple[tuple[Section, ...], list[Note]]:
        """The sections and notes of a file."""
        return tuple(map(self.section, sections)), list(map(self.note, notes))

    def inlines(self, children: Inlines) -> Inlines:
        return with_found(children, self.pattern, self._wrap)

    def _wrap(self, found: re.Match[str], children: Inlines) -> Inlines:
        label = " ".join(found[0].split())
        self.unused.discard(label)
        place = replace(children[0].place, end=children[-1].place.end)
        return (Span(children, place, title=self.defined[label].words),)
