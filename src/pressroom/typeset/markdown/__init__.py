"""The first pass: the Markdown of every source becomes sections and notes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from pressroom.model.document import Document, Note, Section, walk
from pressroom.model.inline import NoteRef
from pressroom.model.manuscript import Manuscript, Source, Standing
from pressroom.model.problem import Place, Problem, Severity, problem
from pressroom.typeset.dialect_rules import UNUSED_ABBREVIATION
from pressroom.typeset.ids import Names, prefixes_of
from pressroom.typeset.markdown.abbreviations import Abbreviated
from pressroom.typeset.markdown.assembly import assemble
from pressroom.typeset.markdown.blocks import Builder
from pressroom.typeset.markdown.context import Context, Defined
from pressroom.typeset.markdown.headings import named
from pressroom.typeset.markdown.html_tree import read_blocks, report_depth
from pressroom.typeset.markdown.inlines import NOT_IN_XML
from pressroom.typeset.markdown.lists import number_examples
from pressroom.typeset.markdown.macros import Macro, definitions
from pressroom.typeset.markdown.math_syntax import uses_brackets
from pressroom.typeset.markdown.offsets import Lines
from pressroom.typeset.markdown.reading import Address, Examples, TooDeepError, new_environment
from pressroom.typeset.markdown.sections import sections_of, without_work_title
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import (
    CONTROL_CHARACTER,
    DUPLICATE_NOTE,
    NO_TEXT,
    UNUSED_NOTE,
)


@dataclass(slots=True)
class _Shared:
    """What all files of a manuscript have in common while they are read.

    ``pages`` are the paths of the texts by their names in small letters.
    """

    taken: Names = field(default_factory=Names)
    examples: Examples = field(default_factory=Examples)
    macros: dict[str, Macro] = field(default_factory=dict)
    pages: dict[str, PurePosixPath] = field(default_factory=dict)


def parse(manuscript: Manuscript) -> Document:
    """The document as written: ids, numbers and contents are still missing.

    Never raises for an author's mistake: errors stand among the document's problems.
    """
    named = {one.path.stem.casefold(): one.path for one in reversed(manuscript.sources) if one.text}
    shared = _Shared(macros=definitions(manuscript.preamble), pages=named)
    prefixes = prefixes_of(manuscript)
    sections: list[tuple[Standing, tuple[Section, ...]]] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    files = [
        _open(manuscript, source, prefixes.get(source.path, ""), shared)
        for source in manuscript.sources
    ]
    for source, (context, branches) in zip(manuscript.sources, files, strict=True):
        sections.append((source.standing, _build(context, branches, source)))
        notes.extend(context.notes)
        problems.extend(context.problems)
    found = assemble(sections)
    if len(manuscript.sources) == 1:
        found = without_work_title(found, manuscript.metadata.title)
    if not found and not any(one.severity is Severity.ERROR for one in problems):
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


def _open(
    manuscript: Manuscript, source: Source, prefix: str, shared: _Shared
) -> tuple[Context, list[Branch]]:
    """The blocks of a file. Text is read when those of all files are known, as examples ask."""
    lines = Lines(source)
    environment = new_environment(
        cites=bool(manuscript.bibliography), brackets=uses_brackets(lines.text),
        examples=shared.examples, address=_address_from(source, shared.pages),
    )  # fmt: skip
    context = Context(
        manuscript.root, lines, environment, shared.taken, prefix, macros=shared.macros
    )
    for found in NOT_IN_XML.finditer(source.text, lines.start(0)):
        message = f"control character U+{ord(found[0]):04X}"
        context.report(CONTROL_CHARACTER, message, source.place(found.start(), found.end()))
    branches = read_blocks(context)
    _define(branches, context)
    number_examples(branches, context)
    return context, branches


def _address_from(source: Source, pages: dict[str, PurePosixPath]) -> Address:
    """What tells the address of a text, by its name, as it is written in ``source``."""
    here = str(source.path.parent)

    def address(name: str) -> str | None:
        if name not in pages:
            return None
        return quote(posixpath.relpath(str(pages[name]), here), errors="surrogateescape")

    return address


def _build(context: Context, branches: list[Branch], source: Source) -> tuple[Section, ...]:
    try:
        builder = Builder(context)
        parts = named(
            builder.outermost(branches), source.standing.name, source.place(source.body),
            builder.inliner,
        )  # fmt: skip
        sections = sections_of(parts, context)
    except (TooDeepError, RecursionError):
        report_depth(context, 0)
        return ()
    if context.left_out:
        context.notes[:] = _called(sections, context.notes)
    for label, defined in context.labels.items():
        if label not in context.called:
            context.report(UNUSED_NOTE, f'note "{label}" is never called', defined.place)
    return _abbreviated(sections, context)


def _called(sections: tuple[Section, ...], notes: list[Note]) -> list[Note]:
    """The notes that are called in what is not left out."""
    parts: tuple[Section | Note, ...] = (*sections, *notes)
    called = {node.note for part in parts for node in walk(part) if isinstance(node, NoteRef)}
    return [note for note in notes if note.id in called]


def _abbreviated(sections: tuple[Section, ...], context: Context) -> tuple[Section, ...]:
    if not context.abbreviations:
        return sections
    reader = Abbreviated(context.abbreviations)
    sections, context.notes[:] = reader.all(sections, context.notes)
    for label in sorted(reader.unused):
        message = f'abbreviation "{label}" is nowhere in the text'
        context.report(UNUSED_ABBREVIATION, message, context.abbreviations[label].place)
    return sections


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
        _define(branch.children, context.inside(branch))
