"""The first pass: the Markdown of every source becomes sections and notes."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.document import Document, Note, Section
from pressroom.model.manuscript import Manuscript, Source
from pressroom.model.problem import Place, Problem, problem
from pressroom.typeset.ids import Names
from pressroom.typeset.markdown.blocks import Builder
from pressroom.typeset.markdown.context import Context, Defined
from pressroom.typeset.markdown.inlines import NOT_IN_XML
from pressroom.typeset.markdown.macros import Macro
from pressroom.typeset.markdown.math_syntax import uses_brackets
from pressroom.typeset.markdown.offsets import Lines
from pressroom.typeset.markdown.parser import block_tokens
from pressroom.typeset.markdown.reading import MAX_DEPTH, TooDeepError, new_environment, reading
from pressroom.typeset.markdown.sections import sections_of, without_work_title
from pressroom.typeset.markdown.tree import Branch, grow
from pressroom.typeset.rules import (
    CONTROL_CHARACTER,
    DUPLICATE_NOTE,
    NESTING,
    NO_TEXT,
    UNUSED_NOTE,
)


@dataclass(frozen=True, slots=True)
class _Read:
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


def parse(manuscript: Manuscript) -> Document:
    """The document as written: ids, numbers and contents are still missing.

    Never raises for an author's mistake: errors stand among the document's problems.
    """
    taken = Names()
    macros: dict[str, Macro] = {}
    sections: list[Section] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    for source in manuscript.sources:
        read = _file(manuscript, source, taken, macros)
        sections.extend(read.sections)
        notes.extend(read.notes)
        problems.extend(read.problems)
    found = tuple(sections)
    if len(manuscript.sources) == 1:
        found = without_work_title(found, manuscript.metadata.title)
    if not found and not problems:
        place = Place(manuscript.sources[0].path) if manuscript.sources else None
        problems.append(problem(NO_TEXT, "the manuscript has no text", place))
    return Document(
        manuscript.slug,
        manuscript.metadata,
        manuscript.settings,
        found,
        tuple(notes),
        cover=manuscript.cover,
        problems=(*manuscript.problems, *problems),
    )


def _file(manuscript: Manuscript, source: Source, taken: Names, macros: dict[str, Macro]) -> _Read:
    lines = Lines(source)
    environment = new_environment(
        cites=bool(manuscript.bibliography), brackets=uses_brackets(lines.text)
    )
    context = Context(manuscript.root, lines, environment, taken, macros=macros)
    for found in NOT_IN_XML.finditer(source.text, lines.start(0)):
        message = f"control character U+{ord(found[0]):04X}"
        context.report(CONTROL_CHARACTER, message, source.place(found.start(), found.end()))
    try:
        branches = grow(block_tokens(lines.text, environment))
        _define(branches, context)
        sections = sections_of(Builder(context).outermost(branches), context)
    except (TooDeepError, RecursionError) as error:
        line = error.at if isinstance(error, TooDeepError) else 0
        message = f"text is nested deeper than {MAX_DEPTH} levels"
        context.report(NESTING, message, lines.place(line, line + 1))
        return _Read((), (), tuple(context.problems))
    for rule, message, line in reading(environment).faults:
        context.report(rule, message, lines.place(line, line + 1))
    for label, defined in context.labels.items():
        if label not in context.called:
            context.report(UNUSED_NOTE, f'note "{label}" is never called', defined.place)
    return _Read(sections, tuple(context.notes), tuple(context.problems))


def _define(branches: list[Branch], context: Context) -> None:
    """Notes every label before any text is read, since a call may stand before its note."""
    for branch in branches:
        if branch.kind == "note":
            label, place = branch.meta["label"], context.lines.place(*branch.lines)
            if label in context.labels:
                message = f'note "{label}" is already defined at {context.labels[label].place}'
                context.report(DUPLICATE_NOTE, message, place)
            else:
                context.labels[label] = Defined(context.note_id(label), place)
        _define(branch.children, context)
