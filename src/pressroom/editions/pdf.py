"""Document → PDF with WeasyPrint: PDF/UA-1 and PDF/A-2a in one file. Runs in a child process."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

import weasyprint
from markupsafe import Markup

from pressroom.editions import (
    cover_page,
    drawings,
    jail,
    layout_rules,
    markup,
    markup_index,
    markup_notes,
    math_guard,
    notes_guard,
    tables_guard,
)
from pressroom.editions.cover import cover_jpeg
from pressroom.editions.cover_rules import COVER_TITLE
from pressroom.editions.elements import element
from pressroom.editions.epub_imprint import colophon_lines, cover_words, imprint_lines
from pressroom.editions.fit import Fit
from pressroom.editions.fonts import FONT_SHEETS
from pressroom.editions.job import PdfJob, PdfResult
from pressroom.editions.pdf_finish import Labels, finish
from pressroom.editions.typefaces import needed_faces, typefaces
from pressroom.editions.typesetter import lay_out, templates
from pressroom.model.artifact import Artifact
from pressroom.model.document import ContentsEntry, Document, Note, Section, walk
from pressroom.model.inline import IndexTerm, NoteRef, plain
from pressroom.model.languages import direction
from pressroom.model.problem import PressroomError, Problem, Severity, problem
from pressroom.model.roles import PAGES
from pressroom.model.structure import alone, chapters, matters
from pressroom.words import words_for

SHEETS = ("tokens.css", *FONT_SHEETS, "code.css", "pdf.css")
_VARIANT = "pdf/a-2a"
_ROUNDS = 3  # of moving notes to the end; then all of them go there


def make_pdf(job: PdfJob) -> PdfResult:
    """The PDF edition and the cover, which is its first page.

    A note that the layout loses or draws off the page is set at the end instead; what is lost
    even there raises PressroomError, as does a formula that cannot be drawn, a font that is not there, and a style sheet that asks
    for anything from outside.
    """
    try:
        return _make(job)
    except jail.RefusedError as error:
        raise PressroomError((problem(layout_rules.FETCH, str(error)),)) from error


def _make(job: PdfJob) -> PdfResult:
    # Notes begin on the page of their call. WeasyPrint can lose notes in that mode, though seldom:
    # then all is laid out once more with notes that may begin a page later.
    document = job.document
    ends: frozenset[str] = frozenset()
    if document.settings.notes != "page":
        ends = frozenset(note.id for note in document.notes)
    policy: Literal["auto", "line"] = "line"
    cover, told = cover_page.fitted(document, job.styles)
    job = replace(job, cover=cover)
    pages = _layout(job, ends, policy)
    if document.cover is None and cover_page.crowded(pages):
        job, more = _roomy(job)
        told = (*told, *more)
        pages = _layout(job, ends, policy)
    if document.cover:
        told = ()
    if job.cover_only:
        return PdfResult(None, cover_jpeg(document, _write(pages, document)), told)
    upright = pages
    fits: Mapping[str, Fit] = {}
    for _ in range(tables_guard.ROUNDS):
        fits, before = tables_guard.fitted(pages, document, fits), fits
        if fits == before:
            break
        job = replace(job, fits=fits, sideways=tables_guard.sideways(upright))
        pages = _layout(job, ends, "line")
    if document.settings.notes == "page" and (tall := notes_guard.too_tall(pages, document)):
        ends |= tall
        pages = _layout(job, ends, policy)
    if notes_guard.lost(pages, document, ends):
        policy = "auto"
        pages = _layout(job, ends, policy)
    rounds = 0
    while lost := notes_guard.lost(pages, document, ends):
        if lost <= ends:
            raise PressroomError(tuple(notes_guard.problems(document, lost)))
        rounds += 1
        ends |= lost if rounds < _ROUNDS else frozenset(note.id for note in document.notes)
        pages = _layout(job, ends, policy)
    if document.index:
        # the numbers are known now; the index comes last, so that they stay true
        pages = _layout(job, ends, policy, _terms(pages, document))
    told = (*told, *tables_guard.problems(pages, document, fits))
    if any(one.severity is Severity.ERROR for one in told):
        raise PressroomError(told)
    data = finish(_write(pages, document), document, _labels(pages))
    artifact = Artifact(f"{document.slug}.pdf", "application/pdf", data, len(pages.pages))
    told = (*told, *math_guard.shrunk(pages, document))
    return PdfResult(artifact, cover_jpeg(document, data), told)


def _roomy(job: PdfJob) -> tuple[PdfJob, tuple[Problem, ...]]:
    """The job with the words of the cover so small that they have room in the author's sheets."""
    trial = replace(job, cover_only=True)
    for _ in range(cover_page.ROUNDS):
        trial = replace(trial, cover=cover_page.smaller(trial.cover))
        if not cover_page.crowded(_layout(trial, frozenset(), "line")):
            return replace(job, cover=trial.cover), ()
    message = "the words of the cover run over each other or off its page"
    return job, (problem(COVER_TITLE, message),)


def _layout(
    job: PdfJob,
    ends: frozenset[str],
    policy: Literal["auto", "line"],
    terms: Mapping[str, int] = MappingProxyType({}),
) -> weasyprint.Document:
    return lay_out(
        _html(job, ends, terms), job.document, job.styles, _sheets(job.document),
        before=cover_page.cover_css(job.document, job.cover),
        after=f"{job.sideways} .footnote {{ footnote-policy: {policy} }}",
        variant=_VARIANT,
    )  # fmt: skip


def _sheets(document: Document) -> tuple[str, ...]:
    mirrored = ("rtl.css",) if direction(document.metadata.language) == "rtl" else ()
    return (
        *SHEETS,
        *cover_page.cover_sheets(document),
        f"page-{document.settings.page_size}.css",
        *mirrored,
    )


def _html(job: PdfJob, ends: frozenset[str], terms: Mapping[str, int]) -> str:
    document = job.document
    words = words_for(document.metadata.language)
    way = direction(document.metadata.language)
    notes = {note.id: note for note in document.notes}
    set_already: set[str] = set()

    def call(ref: NoteRef) -> Markup:
        link = element("a", str(ref.number), id=ref.id, href=f"#{ref.note}", class_="noteref")
        # the joiner keeps the call on the line of its word
        link = Markup("\N{WORD JOINER}") + link
        if ref.note in ends or ref.note in set_already:
            return link
        set_already.add(ref.note)
        return link + markup_notes.footnote(notes[ref.note], medium)

    by_chapter = document.settings.notes == "chapter"

    def after(section: Section) -> Markup:
        own = groups.get(section.id, ()) if by_chapter else ()
        notes_here = Markup("\n").join(markup_notes.endnote(note, medium) for note in own)
        return element("div", notes_here, class_="chapter-notes") if own else notes_here

    groups = _groups(document, ends)
    medium = markup.Medium(
        name="pdf", words=words, href=lambda node: f"#{node}",
        source=jail.address, call=call, addresses=True, after=after, fits=job.fits,
        direction=way,
        drawings={} if job.cover_only else drawings.draw_all(document),
    )  # fmt: skip
    faces = typefaces(needed_faces(document, job.styles))
    return (
        templates()
        .get_template("pdf.html.j2")
        .render(
            document=document,
            metadata=document.metadata,
            words=words,
            dir=way,
            whole=not job.cover_only,
            **cover_page.cover_context(document, job.cover),
            cover_alt=cover_words(document, words),
            cover_image=jail.address(document.cover) if document.cover else None,
            imprint=imprint_lines(document, words),
            contents=tuple(_contents(document.contents, medium, _front(document))),
            **_texts(document, medium),
            endnotes=[] if by_chapter else _listed(document, groups, medium),
            references=[markup.reference(entry, medium) for entry in document.references],
            index=markup_index.index(
                document, medium, markup_index.paper_locators(medium, terms, str)
            ),
            lists=[
                (title, tuple(_contents(entries, medium, frozenset())))
                for title, entries in (
                    (words.list_of_figures, document.figures),
                    (words.list_of_tables, document.tables),
                )
                if entries
            ],
            colophon=colophon_lines(faces, words),
        )
    )


def _texts(document: Document, medium: markup.Medium) -> dict[str, list[Markup]]:
    """The sections ``ahead`` of the contents, those of the ``front`` matter, and the others."""
    found: dict[str, list[Markup]] = {"ahead": [], "front": [], "sections": []}
    opens = document.settings.kind == "book"
    for section, matter in zip(document.sections, matters(document), strict=True):
        where = "sections" if matter != "front" else "front"
        if where == "front" and section.role in PAGES and not found["front"]:
            where = "ahead"
        found[where].append(markup.section(section, medium, opens=opens))
    return found


def _groups(document: Document, ends: frozenset[str]) -> dict[str, tuple[Note, ...]]:
    """The notes that are set at an end, by the id of the chapter that calls them first."""
    left = {note.id: note for note in document.notes if note.id in ends}
    groups: dict[str, tuple[Note, ...]] = {}
    for chapter in chapters(document.sections) if left else ():
        called = {
            node.note for one in alone(chapter.section) for node in walk(one)
            if isinstance(node, NoteRef) and node.note in left
        }  # fmt: skip
        own = tuple(note for note in document.notes if note.id in called)
        for note in own:
            del left[note.id]
        if own:
            groups[chapter.section.id] = own
    return groups


def _listed(
    document: Document, groups: dict[str, tuple[Note, ...]], medium: markup.Medium
) -> list[tuple[str, list[Markup]]]:
    """The notes for the end of the book below their chapters' titles, where there are several."""
    titles = {
        chapter.section.id: f"{chapter.section.number} {plain(chapter.section.title)}".strip()
        for chapter in chapters(document.sections)
    }
    several = document.settings.kind == "book" and len(groups) > 1
    return [
        (titles[name] if several else "", [markup_notes.endnote(note, medium) for note in notes])
        for name, notes in groups.items()
    ]


def _contents(
    entries: tuple[ContentsEntry, ...],
    medium: markup.Medium,
    front: frozenset[str],
    level: int = 1,
) -> Iterator[tuple[str, str, str, Markup]]:
    for entry in entries:
        name = f"level-{level}" + (" roman" if entry.target[1:] in front else "")
        yield name, entry.target, entry.number, markup.inlines(entry.title, medium)
        yield from _contents(entry.children, medium, front, level + 1)


def _front(document: Document) -> frozenset[str]:
    """The ids of the sections whose pages have roman numbers."""
    pairs = zip(document.sections, matters(document), strict=True)
    tops = (section for section, matter in pairs if matter == "front")
    return frozenset(node.id for top in tops for node in walk(top) if isinstance(node, Section))


def _write(pages: weasyprint.Document, document: Document) -> bytes:
    out = io.BytesIO()
    pages.metadata.created = None
    pages.write_pdf(
        out, pdf_variant=_VARIANT, pdf_identifier=document.metadata.identifiers[0].urn.encode()
    )
    return out.getvalue()


def _labels(pages: weasyprint.Document) -> Labels:
    """Where the front matter and the text begin, from the anchors that the template sets."""
    first = {
        anchor: at for at, page in reversed([*enumerate(pages.pages)]) for anchor in page.anchors
    }
    return Labels(front=first.get("_title", 0), text=first.get("_text", 0))


def _terms(pages: weasyprint.Document, document: Document) -> dict[str, int]:
    """The number of the page that each term of the index stands on."""
    first = _labels(pages).text
    names = {node.id for node in walk(document) if isinstance(node, IndexTerm)}
    found: dict[str, int] = {}
    for at, page in enumerate(pages.pages):
        for anchor in page.anchors:
            if anchor in names:
                found.setdefault(anchor, at - first + 1)
    return found
