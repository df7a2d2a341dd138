"""Document → PDF with WeasyPrint: PDF/UA-1 and PDF/A-2a in one file. Runs in a child process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import weasyprint

from pressroom.editions import (
    cover_page,
    drawings,
    edge_guard,
    jail,
    layout_rules,
    math_guard,
    notes_guard,
    pdf_grid,
    pdf_letters,
    pdf_lines,
    pdf_paragraphs,
    pdf_spreads,
    tables_guard,
)
from pressroom.editions.cover import cover_jpeg
from pressroom.editions.cover_rules import COVER_TITLE
from pressroom.editions.fit import Fit
from pressroom.editions.fonts import TEXT_SHEETS
from pressroom.editions.job import PdfJob, PdfResult
from pressroom.editions.large_print import large_sheets
from pressroom.editions.page_starts import page_starts
from pressroom.editions.pdf_finish import Labels, finish
from pressroom.editions.pdf_text import whole_text
from pressroom.editions.pdf_write import VARIANT, write
from pressroom.editions.typefaces import math_face
from pressroom.editions.typesetter import lay_out
from pressroom.model.artifact import Artifact
from pressroom.model.document import Document, walk
from pressroom.model.inline import IndexTerm
from pressroom.model.languages import direction
from pressroom.model.problem import PressroomError, Problem, Severity, problem
from pressroom.words import words_for

SHEETS = ("tokens.css", *TEXT_SHEETS, "code.css", "pdf.css")
_ROUNDS = 3  # of moving notes overleaf, or to the end; then all of them go there


def make_pdf(job: PdfJob) -> PdfResult:
    """The PDF edition and the cover, which is its first page.

    A note that the layout loses or draws off the page is set at the end instead; what is lost
    even there raises PressroomError, as does a formula that cannot be drawn, a font that is not
    there, and a style sheet that asks for anything from outside.
    """
    try:
        with (
            pdf_lines.finer(),
            pdf_paragraphs.careful() as lines,
            pdf_spreads.level(lines),
            pdf_grid.kept(),
        ):
            return _make(job)
    except jail.RefusedError as error:
        raise PressroomError((problem(layout_rules.FETCH, str(error)),)) from error


def _make(job: PdfJob) -> PdfResult:
    document = job.document
    cover, told = cover_page.fitted(document, job.styles)
    layout = Layout(replace(job, cover=cover))
    if document.cover:
        told = ()
    elif cover_page.crowded(layout.pages):
        told = (*told, *layout.make_room_on_the_cover())
    if job.cover_only:
        return PdfResult(None, cover_jpeg(document, write(layout.pages)), told)
    layout.fit_tables()
    layout.keep_notes()
    if document.index:
        # the numbers are known now; the index comes last, so that they stay true
        layout.again(terms=_terms(layout.pages, document))
    pages, fits = layout.pages, layout.job.fits
    told = (
        *told, *tables_guard.problems(pages, document, fits), *edge_guard.problems(pages, document)
    )  # fmt: skip
    if any(one.severity is Severity.ERROR for one in told):
        raise PressroomError(told)
    told = (*told, *math_guard.shrunk(pages, document))
    labels, count = _labels(pages, document), len(pages.pages)
    breaks = page_starts(pages, labels.names(count))
    with pdf_letters.telling() as letters:
        written = write(pages)
    del pages, layout  # half of the memory, which the finish can use
    data = finish(written, document, labels, letters)
    artifact = Artifact(f"{document.slug}.pdf", "application/pdf", data, count)
    return PdfResult(artifact, cover_jpeg(document, data), told, breaks)


@dataclass(slots=True)
class Layout:
    """The pages of a job, laid out again until nothing is lost and everything fits.

    ``ends`` are the notes that are set at an end. Others begin on the page of their call; WeasyPrint can
    lose some in that mode, though seldom: then all is laid out once more, and those (``carried``)
    may begin a page later. One layout is let go before another is made, since two would take twice
    the memory.
    """

    job: PdfJob
    ends: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    drawn: Mapping[str, drawings.Drawing] = field(init=False)
    pages: weasyprint.Document = field(init=False)

    def __post_init__(self) -> None:
        document = self.job.document
        if document.settings.notes != "page":
            self.ends = frozenset(note.id for note in document.notes)
        face = None if self.job.cover_only else math_face(self.job.styles)
        self.drawn = {} if self.job.cover_only else drawings.draw_all(document, face)
        self.pages = self._laid_out(self.job)

    def again(self, terms: Mapping[str, int] = MappingProxyType({})) -> None:
        """Lays out anew; ``terms`` are the pages of the index."""
        del self.pages
        self.pages = self._laid_out(self.job, terms)

    def make_room_on_the_cover(self) -> tuple[Problem, ...]:
        """Sets the words of the cover so small that they have room in the author's sheets."""
        trial = replace(self.job, cover_only=True)
        for _ in range(cover_page.ROUNDS):
            trial = replace(trial, cover=cover_page.smaller(trial.cover))
            if not cover_page.crowded(self._laid_out(trial)):
                self.job = replace(self.job, cover=trial.cover)
                self.again()
                return ()
        message = "the words of the cover run over each other or off its page"
        return (problem(COVER_TITLE, message),)

    def fit_tables(self) -> None:
        """Turns or shrinks the tables that are too wide for the page."""
        sideways = tables_guard.sideways(self.pages)
        fits: Mapping[str, Fit] = {}
        for _ in range(tables_guard.ROUNDS):
            before, document = fits, self.job.document
            fits = tables_guard.fitted(self.pages, document, before, large=self.job.large)
            if fits == before:
                break
            self.job = replace(self.job, fits=fits, sideways=sideways)
            self.again()

    def keep_notes(self) -> None:
        """Sets at the end what has no room on a page; raises PressroomError for what is lost there."""
        document = self.job.document
        tall = notes_guard.too_tall(self.pages, document)
        if document.settings.notes == "page" and tall:
            self.ends |= tall
            self.again()
        every = frozenset(note.id for note in document.notes)
        rounds = 0
        while (lost := notes_guard.lost(self.pages, document, self.ends)) - self.carried:
            rounds += 1
            self.carried = self.carried | lost if rounds < _ROUNDS else every
            self.again()
        rounds = 0
        while lost := notes_guard.lost(self.pages, document, self.ends):
            if lost <= self.ends:
                raise PressroomError(tuple(notes_guard.problems(document, lost)))
            rounds += 1
            self.ends |= lost if rounds < _ROUNDS else every
            self.again()

    def _laid_out(
        self, job: PdfJob, terms: Mapping[str, int] = MappingProxyType({})
    ) -> weasyprint.Document:
        document = job.document
        drawn = {} if job.cover_only else self.drawn
        return lay_out(
            whole_text(job, self.ends, terms, drawn), document, job.styles, sheets(document, large=job.large),
            drawn=drawn.values(),
            before=cover_page.cover_css(document, job.cover),
            after=f"{jail.widths_of_drawings(document)} {job.sideways} "
            f".footnote {{ footnote-policy: line }} {self._may_begin_later()}",
            variant=VARIANT,
        )  # fmt: skip

    def _may_begin_later(self) -> str:
        chosen = ", ".join(f'[id="{note}"]' for note in sorted(self.carried))
        return f"{chosen} {{ footnote-policy: auto }}" if chosen else ""


def sheets(document: Document, *, large: bool = False) -> tuple[str, ...]:
    """The names of the style sheets, in their order."""
    mirrored = ("rtl.css",) if direction(document.metadata.language) == "rtl" else ()
    return (
        *SHEETS,
        *cover_page.cover_sheets(document),
        f"page-{document.settings.page_size}.css",
        *mirrored,
        *(large_sheets(document) if large else ()),
    )


def _labels(pages: weasyprint.Document, document: Document) -> Labels:
    """Where the front matter and the text begin, from the anchors that the template sets."""
    first = {
        anchor: at for at, page in reversed([*enumerate(pages.pages)]) for anchor in page.anchors
    }
    cover = words_for(document.metadata.language).cover
    return Labels(cover, front=first.get("_title", 0), text=first.get("_text", 0))


def _terms(pages: weasyprint.Document, document: Document) -> dict[str, int]:
    """The number of the page that each term of the index stands on."""
    first = _labels(pages, document).text
    names = {node.id for node in walk(document) if isinstance(node, IndexTerm)}
    found: dict[str, int] = {}
    for at, page in enumerate(pages.pages):
        for anchor in page.anchors:
            if anchor in names:
                found.setdefault(anchor, at - first + 1)
    return found
