"""The pass that turns every citation into what the citation style makes of it.

In a note style a citation becomes a reference note, in others it stands in the text; the entries
of the cited works become the document's references. pandoc's citeproc does the rendering.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar, get_args

from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Node, Note, Reference, Section, walk
from pressroom.model.inline import (  # fmt: skip
    Citation,
    CitationItem,
    Inline,
    Inlines,
    NoteRef,
    Span,
    Superscript,
    Text,
    plain,
)
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Place, PressroomError, Problem, problem
from pressroom.typeset.bibliography import scan
from pressroom.typeset.citation_rules import EMPTY_CITATION, NO_BIBLIOGRAPHY, UNKNOWN_KEY
from pressroom.typeset.citeproc import Answer, Group, Rendered, render
from pressroom.typeset.csl import Style, load_style
from pressroom.typeset.joints import capital, drop_space, part, without_brackets, without_start
from pressroom.typeset.pandoc_inlines import Reader
from pressroom.typeset.placing import place_references

_INLINE: tuple[type, ...] = get_args(Inline)
# What a call stands after: points, and quotation marks that close (an apostrophe does not).
_POINTS = re.compile(r"(?:[.,;:?!]|[”’»“‘›\"'](?!\w))+")
_SENTENCE_END = re.compile(r"(?:^|[.?!…][”’»“‘›\"')\]]*)\s*$")
_SENTENCE_START = re.compile(r"\s+[\W_]*[^\W\d_]")
_OPENING = ("(", "[")


def resolve(document: Document, manuscript: Manuscript) -> Document:
    """``document`` without Citation nodes, with the notes and references that they ask for.

    Raises PressroomError with every unknown key, duplicate key and unreadable file at once.
    """
    groups = tuple(_groups(document))
    cited = tuple(citation for group in groups for citation in group.citations)
    uncited = tuple(CitationItem(key, "", "", "normal", at) for key, at in manuscript.uncited)
    items = (*(item for citation in cited for item in citation.items), *uncited)
    if not items:
        return document
    places, style = _checked(cited, items, manuscript)
    language = _language(document.metadata.language, style)
    sources, cache = manuscript.bibliography, manuscript.cache
    answer = render(groups, sources, style, language, uncited, cache)
    if whole := _whole(groups, answer):
        answer = render(whole, sources, style, language, uncited, cache)
    if answer.missing:  # an entry that pandoc does not count as a work, such as @xdata
        works = {key: place for key, place in places.items() if key not in answer.missing}
        raise PressroomError(tuple(_unknown(items, works)))
    ids = _reference_ids([key for key, _ in answer.entries])
    references = tuple(
        Reference(ids[f"ref-{key}"], key, Reader(places[key], ids).inlines(nodes), places[key])
        for key, nodes in answer.entries
    )
    weaver = _Weaver(document, style.is_note, cited, answer, ids)
    sections = tuple(weaver.node(section) for section in document.sections)
    notes = tuple(weaver.note(note) for note in document.notes)
    placed = place_references(replace(document, sections=sections), references)
    return replace(
        placed,
        notes=_in_order(sections, (*notes, *weaver.made)),
        problems=(*document.problems, *answer.problems, *weaver.problems),
    )


def _whole(groups: tuple[Group, ...], answer: Answer) -> tuple[Group, ...]:
    """``groups`` with the author in each ``[-@key]`` whose note would be empty without.

    That is so for a work of no title that is cited again. Nothing where there is no such note.
    """
    made = iter(answer.citations)
    changed = False
    out: list[Group] = []
    for group in groups:
        citations: list[Citation] = []
        for one in group.citations:
            note = next(made).note
            if note is not None and not plain(Reader(one.place, {}).inlines(note)).strip(" ."):
                items = tuple(map(_with_author, one.items))
                changed |= items != one.items
                citations.append(replace(one, items=items))
            else:
                citations.append(one)
        out.append(replace(group, citations=tuple(citations)))
    return tuple(out) if changed else ()


def _with_author(item: CitationItem) -> CitationItem:
    return replace(item, mode="normal") if item.mode == "suppress-author" else item


def _groups(document: Document) -> Iterator[Group]:
    """The citations in reading order; those of a note stand where the note is first called."""
    notes = {note.id: note for note in document.notes}
    for section in document.sections:
        for node in walk(section):
            if isinstance(node, Citation):
                yield Group((node,))
            elif isinstance(node, NoteRef) and node.note in notes:
                yield from _note_groups(notes.pop(node.note))
    for note in notes.values():
        yield from _note_groups(note)


def _note_groups(note: Note) -> Iterator[Group]:
    yield Group(tuple(node for node in walk(note) if isinstance(node, Citation)), in_note=True)


def _checked(
    cited: tuple[Citation, ...], items: tuple[CitationItem, ...], manuscript: Manuscript
) -> tuple[dict[str, Place], Style]:
    problems: list[Problem] = []
    style: Style | None = None
    try:
        style = load_style(manuscript.settings.citation_style, manuscript.style_file)
    except PressroomError as error:
        problems.extend(error.problems)
    places, faults = scan(manuscript.bibliography)
    problems.extend(faults)
    if not manuscript.bibliography:
        source = cited[0].source if cited else f"@{items[0].key}"
        message = f'"{source}" cites a source, but there is no bibliography file'
        problems.append(problem(NO_BIBLIOGRAPHY, message, (cited or items)[0].place))
    else:
        problems.extend(_unknown(items, places))
    if problems or style is None:
        raise PressroomError(tuple(problems))
    return places, style


def _unknown(items: tuple[CitationItem, ...], places: dict[str, Place]) -> Iterator[Problem]:
    for item in items:
        if item.key not in places and item.key != "*":
            import difflib  # only needed on an error

            near = difflib.get_close_matches(item.key, places, 1, 0.6)
            hint = f'did you mean "{near[0]}"?' if near else ""
            yield problem(UNKNOWN_KEY, f'unknown citation key "{item.key}"', item.place, hint)


def _language(language: str, style: Style) -> str:
    """The work's language; the style's own locale where it only says it more exactly."""
    exact = style.default_locale or ""
    return exact if exact.lower().startswith(f"{language.lower()}-") else language


def _reference_ids(keys: list[str]) -> dict[str, str]:
    """An id for each entry that is safe in every format, by pandoc's id of it."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(keys):  # sorted, so that a new citation does not change other ids
        slug = re.sub(r"[^A-Za-z0-9_.-]+", "-", key).strip("-") or "entry"
        ids[f"ref-{key}"] = _free(f"ref-{slug}", taken)
    return ids


def _free(wish: str, taken: set[str]) -> str:
    name, number = wish, 1
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    taken.add(name)
    return name


def _in_order(sections: tuple[Section, ...], notes: tuple[Note, ...]) -> tuple[Note, ...]:
    calls: dict[str, int] = {}
    for section in sections:
        for node in walk(section):
            if isinstance(node, NoteRef):
                calls.setdefault(node.note, len(calls))
    return tuple(sorted(notes, key=lambda note: calls.get(note.id, len(calls))))


_N = TypeVar("_N")


@dataclass
class _Weaver:
    """Puts the rendered citations in place of the written ones."""

    document: Document
    note_style: bool
    cited: tuple[Citation, ...]
    answer: Answer
    ids: dict[str, str]
    made: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    in_note: bool = False
    section: str = ""

    def __post_init__(self) -> None:
        # By identity: two equal citations can differ in print, the first full, the second short.
        pairs = zip(self.cited, self.answer.citations, strict=True)
        self.rendered: dict[int, Rendered] = {id(citation): made for citation, made in pairs}
        self.taken = {name for node in walk(self.document) if (name := getattr(node, "id", None))}

    def note(self, note: Note) -> Note:
        self.in_note = True
        return self.node(note)

    def node(self, node: _N) -> _N:
        """A copy of ``node`` in which every sequence of inline nodes is woven."""
        outer = self.section
        if isinstance(node, Section):
            self.section = node.id
        changes: dict[str, Any] = {}
        for name in fields(node):  # type: ignore[arg-type]  # every node is a dataclass
            value = getattr(node, name.name)
            if isinstance(value, tuple) and value and isinstance(value[0], Node):
                is_text = isinstance(value[0], _INLINE)
                new = self._sequence(value) if is_text else tuple(map(self.node, value))
                if new != value:
                    changes[name.name] = new
        self.section = outer
        return replace(node, **changes) if changes else node  # type: ignore[type-var]  # as above

    def _sequence(self, children: Inlines) -> Inlines:
        out: list[Inline] = []
        rest = list(children)
        while rest:
            child = rest.pop(0)
            if isinstance(child, Citation):
                following = rest[0] if rest and isinstance(rest[0], Text) else None
                points = self._place(child, out, following)
                if following and points:
                    rest[0] = without_start(following, points)
            else:
                out.append(self.node(child))
        return tuple(node for node in out if not (isinstance(node, Text) and not node.text))

    def _place(self, citation: Citation, out: list[Inline], following: Text | None) -> int:
        """Appends the citation; tells how many characters of ``following`` it has taken over."""
        rendered = self.rendered[id(citation)]
        text = Reader(citation.place, self.ids).inlines(rendered.text)
        if self.in_note and self.note_style:
            text = self._as_sentence(citation, text, out, following)
        if rendered.note is None and not plain(text).strip():
            message = f'citation "{citation.source}" has no text in this style'
            self.problems.append(problem(EMPTY_CITATION, message, citation.place))
        raised = len(text) == 1 and isinstance(text[0], Superscript)
        if rendered.note is None and text and not self.in_note:
            text = (Span(text, citation.place, _free(self._name("cite", citation), self.taken)),)
        if rendered.note is None and not raised:
            out.extend(text)
            return 0
        if raised or not text:
            drop_space(out)
        found = _POINTS.match(following.text) if following else None
        if found and following:
            points = Text(found[0], part(following, 0, found.end()))
        if rendered.note is None:
            out.extend((points, *text) if found else text)
        else:
            call = self._new_note(citation, rendered)
            out.extend((*text, points, call) if found else (*text, call))
        return found.end() if found else 0

    def _new_note(self, citation: Citation, rendered: Rendered) -> NoteRef:
        name = _free(self._name("fn", citation), self.taken)
        children = Reader(citation.place, self.ids).inlines(rendered.note or ())
        text = Paragraph(children, citation.place)
        self.made.append(Note(name, 0, (text,), (), citation.place))
        return NoteRef(_free(name.replace("fn-", "fnref-", 1), self.taken), name, 0, citation.place)

    def _name(self, kind: str, citation: Citation) -> str:
        """An id that citations elsewhere do not change."""
        words = [self.section]
        for item in citation.items:
            words += [item.prefix, item.key, item.suffix, item.mode]
        return f"{kind}-{hashlib.sha256(chr(0).join(words).encode()).hexdigest()[:10]}"

    def _as_sentence(
        self, citation: Citation, text: Inlines, out: list[Inline], following: Text | None
    ) -> Inlines:
        """In a note, a citation that is a sentence of its own loses the brackets it was given."""
        before = plain(tuple(out))
        alone = _SENTENCE_END.search(before) is not None
        if not (alone or before.endswith(_OPENING)):
            return text
        bare = without_brackets(text)
        if bare is None:
            return text
        after = following.text if following else ""
        if alone:
            bare = capital(bare) if citation.items[0].prefix else bare
            ends = not after.strip() or _SENTENCE_START.match(after) is not None
            if ends and not plain(bare).endswith((".", "?", "!")):
                bare = (*bare, Text(".", citation.place))
        return bare
