"""Document → PDF with WeasyPrint: PDF/UA-1 and PDF/A-2a in one file. Runs in a child process."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Literal
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from pressroom.editions import jail, layout_rules, markup, markup_notes, notes_guard
from pressroom.editions.cover import cover_jpeg, cover_lines
from pressroom.editions.elements import element
from pressroom.editions.epub_imprint import colophon_lines, cover_words, imprint_lines
from pressroom.editions.fonts import FONT_SHEETS
from pressroom.editions.job import PdfJob, PdfResult
from pressroom.editions.pdf_finish import Labels, finish
from pressroom.editions.typefaces import needed_faces, typefaces
from pressroom.editions.words import words_for
from pressroom.model.artifact import Artifact
from pressroom.model.document import ContentsEntry, Document
from pressroom.model.inline import NoteRef
from pressroom.model.languages import direction
from pressroom.model.problem import PressroomError, problem

SHEETS = ("tokens.css", *FONT_SHEETS, "pdf.css", "cover.css")
_VARIANT = "pdf/a-2a"
_ROUNDS = 3  # of moving notes to the end; then all of them go there


def make_pdf(job: PdfJob) -> PdfResult:
    """The PDF edition and the cover, which is its first page.

    A note that the layout loses or draws off the page is set at the end instead; what is lost
    even there raises PressroomError, as does a font that is not there, and a style sheet that asks
    for anything from outside.
    """
    _Complaints.install()
    try:
        return _make(job)
    except jail.RefusedError as error:
        raise PressroomError((problem(layout_rules.FETCH, str(error)),)) from error


def _make(job: PdfJob) -> PdfResult:
    # Notes begin on the page of their call. WeasyPrint can lose notes in that mode, though seldom:
    # then all is laid out once more with notes that may begin a page later.
    document = job.document
    ends: frozenset[str] = frozenset()
    if document.settings.notes == "end":
        ends = frozenset(note.id for note in document.notes)
    pages = _layout(job, ends, "line")
    if job.cover_only:
        return PdfResult(None, cover_jpeg(document, _write(pages, document)))
    if document.settings.notes == "page" and (tall := notes_guard.too_tall(pages, document)):
        ends |= tall
        pages = _layout(job, ends, "line")
    if notes_guard.lost(pages, document, ends):
        pages = _layout(job, ends)
    rounds = 0
    while lost := notes_guard.lost(pages, document, ends):
        if lost <= ends:
            raise PressroomError(tuple(notes_guard.problems(document, lost)))
        rounds += 1
        ends |= lost if rounds < _ROUNDS else frozenset(note.id for note in document.notes)
        pages = _layout(job, ends)
    data = finish(_write(pages, document), document, _labels(pages))
    artifact = Artifact(f"{document.slug}.pdf", "application/pdf", data, len(pages.pages))
    return PdfResult(artifact, cover_jpeg(document, data))


def _layout(
    job: PdfJob, ends: frozenset[str], policy: Literal["auto", "line"] = "auto"
) -> weasyprint.Document:
    fonts = FontConfiguration()
    allowed = jail.Jail(job.styles, job.document)
    sheets = [
        weasyprint.CSS(
            string=job.styles.sheets.get(name, ""),
            base_url=jail.STYLES,
            url_fetcher=allowed,
            font_config=fonts,
        )
        for name in _sheets(job.document)
    ]
    sheets.append(weasyprint.CSS(string=f".footnote {{ footnote-policy: {policy} }}"))
    page = _Page(_html(job, ends), jail.STYLES, allowed)
    return page.render(
        font_config=fonts, stylesheets=sheets, pdf_variant=_VARIANT, presentational_hints=False
    )


def _sheets(document: Document) -> tuple[str, ...]:
    mirrored = ("rtl.css",) if direction(document.metadata.language) == "rtl" else ()
    return (*SHEETS, f"page-{document.settings.page_size}.css", *mirrored)


def _html(job: PdfJob, ends: frozenset[str]) -> str:
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

    medium = markup.Medium(
        name="pdf", words=words, href=lambda node: f"#{node}",
        source=jail.address, call=call, addresses=True, direction=way,
    )  # fmt: skip
    templates = Environment(
        loader=PackageLoader("pressroom.editions"), autoescape=True, undefined=StrictUndefined
    )
    faces = typefaces(needed_faces(document, job.styles))
    return templates.get_template("pdf.html.j2").render(
        document=document,
        metadata=document.metadata,
        words=words,
        dir=way,
        whole=not job.cover_only,
        cover=cover_lines(document),
        cover_alt=cover_words(document, words),
        cover_image=jail.address(document.cover) if document.cover else None,
        imprint=imprint_lines(document, words),
        contents=tuple(_contents(document.contents, medium)),
        sections=[markup.section(section, medium) for section in document.sections],
        endnotes=[markup_notes.endnote(note, medium) for note in document.notes if note.id in ends],
        references=[markup.reference(entry, medium) for entry in document.references],
        colophon=colophon_lines(faces, words),
    )


def _contents(
    entries: tuple[ContentsEntry, ...], medium: markup.Medium, level: int = 1
) -> Iterator[tuple[int, str, Markup]]:
    for entry in entries:
        yield level, entry.target, markup.inlines(entry.title, medium)
        yield from _contents(entry.children, medium, level + 1)


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


class _Page(weasyprint.HTML):
    """A page from well-formed markup: the HTML parser would mend, and so lose, blocks in notes."""

    def __init__(self, text: str, base_url: str, fetcher: URLFetcher) -> None:
        root = ET.fromstring(text)  # noqa: S314 - the text is our own templates' work
        self.base_url = base_url
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class _Complaints(logging.Handler):
    """Turns what WeasyPrint would only log as an error (a sheet or image not loaded) into one."""

    @classmethod
    def install(cls) -> None:
        log = logging.getLogger("weasyprint")
        if not any(isinstance(handler, cls) for handler in log.handlers):
            log.handlers = [cls(logging.ERROR)]

    def emit(self, record: logging.LogRecord) -> None:
        raise RuntimeError(record.getMessage())
