"""The cover for print: back, spine and front on one sheet. Runs in a child process, as the layout does."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
from markupsafe import Markup

from pressroom.editions import cover_page, ean13, jail, pdfx
from pressroom.editions.cover import CoverLines, comma_of, cover_lines
from pressroom.editions.cover_fit import Widths, text_faces
from pressroom.editions.cover_rules import COVER_BLURB, COVER_TITLE
from pressroom.editions.cover_sizes import CoverFit
from pressroom.editions.epub_imprint import cover_words
from pressroom.editions.fonts import FONT_SHEETS
from pressroom.editions.job import Wrap, WrapJob
from pressroom.editions.print_sizes import page_size
from pressroom.editions.typesetter import lay_out, templates
from pressroom.model.artifact import Artifact
from pressroom.model.binding import spine_width
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.problem import problem
from pressroom.words import words_for

NAME = "cover-print.pdf"
BLEED = 3.175  # mm: an eighth of an inch, which is enough where 3 mm are asked for
_POINT = 25.4 / 72
_SPINE_MARGIN = 1.6  # mm at either side of the words, for what the binding is out of true
_SPINE_SIZES = [size / 2 for size in range(28, 13, -1)]  # points
_BLURB_SIZES = [size / 2 for size in range(23, 16, -1)]
_BLURB_LEADING, _BLURB_GAP = 1.4, 0.7
_BARCODE = ean13.HEIGHT + 3 + 10 * _POINT + 6  # mm, with the line above and a distance
_FIELD = 0.618


@dataclass(frozen=True, slots=True)
class _Spine:
    size: float
    title: str
    creators: str
    publisher: str


def wrap(job: WrapJob) -> Wrap:
    """The cover for print as PDF/X-4 of one page, with its bleed and with what the trade scans.

    The sheet is as wide as back, spine and front; the spine follows from the pages and the paper
    of the settings. It has words where they have room. Raises jail's RefusedError where a style
    sheet asks for anything from outside.
    """
    document, styles = job.document, job.styles
    metadata, settings = document.metadata, document.settings
    width, height = (inches * 25.4 for inches in page_size(document, styles))
    thick = spine_width(job.pages, settings.leaf)
    words = words_for(metadata.language)
    lines = cover_lines(document, words)
    widths = Widths(tuple(text_faces(styles)))
    fit, found = cover_page.fitted(document, styles)
    found = () if document.cover else found
    spine, notes = _spine(
        lines, widths, thick, height, comma_of(metadata.language),
        field=settings.cover_design == "field",
    )  # fmt: skip
    isbn = metadata.isbn("print") or _only_isbn(document)
    blurb = _paragraphs(metadata.description)
    room = height * 7 / 9 - (_BARCODE if isbn else 0)
    if settings.cover_design == "field":
        room = min(room, height * _FIELD - height / 9 - 0.05 * width)
    size = _blurb_size(blurb, widths, width * 7 / 9, room)
    if size is None:
        found = (
            *found,
            problem(COVER_BLURB, "the description does not fit on the back cover", metadata.place),
        )
    text = templates().get_template("wrap.html.j2").render(
        metadata=metadata, words=words, dir=direction(metadata.language),
        design=settings.cover_design, **cover_page.cover_context(document, fit),
        cover_alt=cover_words(document, words),
        cover_image=jail.address(document.cover) if document.cover else None,
        blurb=blurb, spine=spine, isbn=isbn,
        barcode=Markup(ean13.svg(isbn)) if isbn else None,  # noqa: S704 - drawn from digits
    )  # fmt: skip
    css = _css(document, fit, (width, height, thick), size or _BLURB_SIZES[-1], spine)
    sheets = ("tokens.css", *FONT_SHEETS, *cover_page.cover_sheets(document), "cover-print.css")
    pages = lay_out(text, document, styles, sheets, before=css)
    if not document.cover and cover_page.crowded(pages):
        found = (*found, problem(COVER_TITLE, "the words of the printed cover run over each other"))
    out = io.BytesIO()
    pages.write_pdf(out)
    with pikepdf.open(out) as pdf:
        data = pdfx.saved(pdf, document, "rgb")
    artifact = Artifact(NAME, "application/pdf", data, 1)
    return Wrap(artifact, thick, found, notes)


def _css(
    document: Document,
    fit: CoverFit,
    sizes: tuple[float, float, float],
    blurb: float,
    spine: _Spine | None,
) -> str:
    """The page, and where the three parts lie: a book from right to left has its front at the left."""
    width, height, thick = sizes
    back, front = 0.0, width + thick
    if direction(document.metadata.language) == "rtl":
        back, front = front, back
    told = {
        "bleed": BLEED, "back": back, "front": front, "spine-left": width, "spine-width": thick,
        "own-left": front - (BLEED if front == 0 else 0),
    }  # fmt: skip
    lengths = "".join(f"--{name}: {value:.4f}mm;" for name, value in told.items())
    return (
        f"@page {{ size: {2 * width + thick:.4f}mm {height:.4f}mm; margin: 0; bleed: {BLEED}mm }}"
        "html, body { margin: 0; height: 100% }"
        f":root {{ {lengths} --blurb: {blurb}pt; --spine-size: {spine.size if spine else 0}pt }}"
        + cover_page.cover_css(document, fit, f"{width / 100:.4f}mm", f"{height / 100:.4f}mm")
    )


def _spine(
    lines: CoverLines, widths: Widths, thick: float, height: float, comma: str, *, field: bool
) -> tuple[_Spine | None, tuple[str, ...]]:
    """What stands on the spine, and what is to be told of it: as much as there is room for."""
    room = (thick - 2 * _SPINE_MARGIN) / _POINT
    if room < _SPINE_SIZES[-1]:
        least = _SPINE_SIZES[-1] * _POINT + 2 * _SPINE_MARGIN
        note = f"the spine is {thick:.1f} mm wide: words on it need {least:.1f} mm"
        return None, (note,)
    creators = comma.join(lines.creators)
    publisher = lines.publisher or ""
    for names, imprint in ((creators, publisher), ("", publisher), ("", "")):
        for size in _SPINE_SIZES:
            em = size * _POINT
            end = 1.3 * widths.width(imprint) * em
            whole = widths.width(f"{names}  {lines.title}") * em
            length = height * 7 / 9
            if field:  # the colours change in the middle
                length, end = height * _FIELD - height / 9 - em, max(0.0, end - height * 0.27)
            if size <= room and whole + end + (2 * em if end else 0) <= length:
                left_out = [text for text in (creators, publisher) if text not in (names, imprint)]
                note = f"the spine has no room for {' and '.join(left_out)}"
                return _Spine(size, lines.title, names, imprint), (note,) if left_out else ()
    return None, ("the title is too long for the spine",)


def _blurb_size(blurb: list[str], widths: Widths, width: float, room: float) -> float | None:
    """The largest size in points in which the text fits, None where there is none."""
    for size in _BLURB_SIZES:
        em = size * _POINT
        rows = [widths.rows(text, width / em) for text in blurb]
        gaps = max(0, len(blurb) - 1) * _BLURB_GAP * em
        if None not in rows and sum(row or 0 for row in rows) * em * _BLURB_LEADING + gaps <= room:
            return size
    return None


def _only_isbn(document: Document) -> str | None:
    """The work's ISBN where it names no edition's own."""
    if document.metadata.isbns:
        return None
    known = (one.value for one in document.metadata.identifiers if one.scheme == "isbn")
    return next(known, None)


def _paragraphs(description: str | None) -> list[str]:
    parts = re.split(r"\n\s*\n", description or "")
    return [" ".join(part.split()) for part in parts if part.strip()]
