"""The PDF edition → the sheets that a printer gets: PDF/X-4 (ISO 15930-7), one page after the other.

The layout is that of the PDF edition, page for page, so that both have the same page numbers. The
cover is left out, which is printed apart; so is all that only a screen can use.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary

from pressroom.editions import pdfx
from pressroom.editions.gray import make_gray
from pressroom.editions.print_sizes import outer_margin
from pressroom.model.artifact import Artifact
from pressroom.model.binding import GUTTERS, gutter
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.manuscript import Styles

_POINTS = 72 / 25.4  # a millimetre
_INCH = 72
_OUTER = 0.5  # inches that the outer margin keeps when the text moves away from the spine
_MARK, _MARK_GAP, _MARK_WIDTH = 14.0, 9.0, 0.25  # of a crop mark: length, distance, width
_SCREEN = ("/Annots", "/StructParents", "/Tabs", "/Rotate", "/CropBox", "/ArtBox", "/AA")
_CATALOG = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/OpenAction",
            "/PageMode", "/PageLabels", "/OutputIntents", "/AcroForm", "/AF")  # fmt: skip


def for_print(edition: Artifact, document: Document, styles: Styles) -> Artifact:
    """The inside of the book for a printer, from the PDF ``edition`` without its cover.

    An even number of pages, each with its trim and bleed, moved away from the spine as far as a book
    of so many needs; in gray, unless the settings ask for colours. The same bytes each time.
    """
    settings = document.settings
    with pikepdf.open(io.BytesIO(edition.data)) as pdf:
        del pdf.pages[: _inside(pdf)]
        _leave_out_what_a_screen_needs(pdf)
        width, height = _size(pdf.pages[0])
        if len(pdf.pages) % 2:
            pdf.add_blank_page(page_size=(width, height))
        count = len(pdf.pages)
        bleed = settings.print_bleed * _POINTS
        slug = max(bleed, _MARK_GAP) + _MARK if settings.print_marks else bleed
        marks = _marks(width, height, slug) if settings.print_marks else b""
        away = _away(count, outer_margin(document, styles))
        backwards = direction(document.metadata.language) == "rtl"
        for at, page in enumerate(pdf.pages):
            right_hand = (at % 2 == 0) != backwards
            _place(pdf, page, (width, height), (bleed, slug), away if right_hand else -away, marks)
        if settings.print_colour == "gray":
            make_gray(pdf)
        data = pdfx.saved(pdf, document, settings.print_colour)
    return Artifact(edition.name, edition.media_type, data, count)


def _leave_out_what_a_screen_needs(pdf: pikepdf.Pdf) -> None:
    """Links, tags and actions: PDF/X forbids some, and paper has no use for any (6.14, 6.17)."""
    for name in _CATALOG:
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for page in pdf.pages:
        for name in _SCREEN:
            if name in page.obj:
                del page.obj[name]


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _inside(pdf: pikepdf.Pdf) -> int:
    """How many pages the cover has, and its blank back: those before the roman numbers."""
    labels = list(pdf.Root.PageLabels.Nums)
    pairs = zip(labels[::2], labels[1::2], strict=True)
    return next((int(at) for at, label in pairs if "/S" in label), 0)


def _away(count: int, outer: float) -> float:
    """How far the text is moved from the spine, in points: what the book needs beyond a thin one."""
    return min(gutter(count) - GUTTERS[0][1], max(0.0, outer - _OUTER)) * _INCH


def _place(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    trim: tuple[float, float],
    around: tuple[float, float],
    away: float,
    marks: bytes,
) -> None:
    """Puts a page on its sheet; one that lies on its side is set upright."""
    (width, height), (bleed, slug) = trim, around
    own_width, own_height = _size(page)
    if own_width > own_height and height > width:
        matrix = f"0 1 -1 0 {slug + own_height:.4f} {slug:.4f}"
    else:
        matrix = f"1 0 0 1 {slug + away:.4f} {slug:.4f}"
    begin = pdf.make_stream(f"q {matrix} cm\n".encode())
    end = pdf.make_stream(b"\nQ\n" + marks)
    contents = page.obj.get("/Contents", Array())
    own = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    page.obj.Contents = Array([begin, *own, end])
    page.obj.MediaBox = _box(0, 0, width + 2 * slug, height + 2 * slug)
    page.obj.TrimBox = _box(slug, slug, slug + width, slug + height)
    page.obj.BleedBox = _box(
        slug - bleed, slug - bleed, slug + width + bleed, slug + height + bleed
    )


def _box(*edges: float) -> Array:
    return Array([round(edge, 4) for edge in edges])


def _marks(width: float, height: float, slug: float) -> bytes:
    """Two short lines at each corner, outside the bleed, where the paper is cut."""

    def lines() -> Iterator[str]:
        for across in (slug, slug + width):
            for begin, to in ((0.0, _MARK), (height + 2 * slug, height + 2 * slug - _MARK)):
                yield f"{across:.4f} {begin:.4f} m {across:.4f} {to:.4f} l S"
        for up in (slug, slug + height):
            for begin, to in ((0.0, _MARK), (width + 2 * slug, width + 2 * slug - _MARK)):
                yield f"{begin:.4f} {up:.4f} m {to:.4f} {up:.4f} l S"

    return "\n".join([f"q 0 0 0 RG {_MARK_WIDTH} w", *lines(), "Q"]).encode()
