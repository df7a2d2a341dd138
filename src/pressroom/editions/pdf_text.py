"""Document → the XHTML that the layout of the PDF reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from pressroom.editions import cover_page, drawings, flow, jail, markup, markup_index, markup_notes
from pressroom.editions.elements import element
from pressroom.editions.epub_imprint import colophon_lines, cover_words, imprint_lines
from pressroom.editions.job import PdfJob
from pressroom.editions.typefaces import needed_faces, typefaces
from pressroom.editions.typesetter import templates
from pressroom.model.document import ContentsEntry, Document, Note, Section, walk
from pressroom.model.inline import NoteRef, Text, plain
from pressroom.model.languages import direction
from pressroom.model.roles import PAGES
from pressroom.model.structure import alone, chapters, matters
from pressroom.words import words_for


def whole_text(
    job: PdfJob,
    ends: frozenset[str],
    terms: Mapping[str, int],
    drawn: Mapping[str, drawings.Drawing],
) -> str:
    """The whole of the PDF as one well-formed page.

    The notes whose ids are in ``ends`` stand at an end, the others behind their calls; ``terms`` are
    the pages that the terms of the index stand on, and ``drawn`` the formulas.
    """
    document = job.document
    words = words_for(document.metadata.language, document.settings.words)
    way = direction(document.metadata.language)
    notes = {note.id: note for note in document.notes}
    set_already: set[str] = set()

    def call(ref: NoteRef) -> Markup:
        link = element(
            "a", str(ref.number), id=ref.id, href=f"#{ref.note}", class_="noteref",
            aria_label=f"{words.note} {ref.number}",
        )  # fmt: skip
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
        drawings=drawn, keys=flow.keys(document), roman=_roman(document),
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
            contents=tuple(_contents(document.contents, medium)),
            **_texts(document, medium),
            endnotes=[] if by_chapter else _listed(document, groups, medium),
            references=[markup.reference(entry, medium) for entry in document.references],
            index=markup_index.index(
                document, medium, markup_index.paper_locators(medium, terms, str)
            ),
            lists=[
                (title, tuple(_contents(tuple(map(_without_stop, entries)), medium)))
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
    entries: tuple[ContentsEntry, ...], medium: markup.Medium, level: int = 1
) -> Iterator[tuple[str, str, str, Markup]]:
    for entry in entries:
        name = f"level-{level}" + (" roman" if entry.target[1:] in medium.roman else "")
        yield name, entry.target, entry.number, markup.inlines(entry.title, medium)
        yield from _contents(entry.children, medium, level + 1)


def _without_stop(entry: ContentsEntry) -> ContentsEntry:
    """A caption as a line of a list, where a full stop before the dots would be one more."""
    match entry.title:
        case (*before, Text(text=text) as last) if text.endswith(".") and not text.endswith(".."):
            return replace(entry, title=(*before, replace(last, text=text[:-1])))
        case _:
            return entry


def _roman(document: Document) -> frozenset[str]:
    """The ids of all that stands before the text, on pages with roman numbers."""
    pairs = zip(document.sections, matters(document), strict=True)
    tops = (section for section, matter in pairs if matter == "front")
    return frozenset(getattr(node, "id", None) or "" for top in tops for node in walk(top))
