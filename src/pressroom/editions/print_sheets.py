"""The PDF edition → the sheets that a printer gets: PDF/X-4 (ISO 15930-7), one page after the other.

The layout is that of the PDF edition, page for page, so that both have the same page numbers. The
cover is left out, which is printed apart; so is all that only a screen can use.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pressroom.editions.gray import make_gray
from pressroom.editions.icc import gray_profile
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

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>Pressroom</xmp:CreatorTool>
<xmpMM:DocumentID>{urn}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped>{standard}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_STANDARD = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"


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
            _say_what_it_is_printed_with(pdf)
        _describe(pdf, document)
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            force_version="1.6",
        )
    return Artifact(edition.name, edition.media_type, out.getvalue(), count)


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

    return "\n".join([f"q 0 G {_MARK_WIDTH} w", *lines(), "Q"]).encode()


def _say_what_it_is_printed_with(pdf: pikepdf.Pdf) -> None:
    """The output intent: black alone (ISO 15930-7, 6.8)."""
    profile = pdf.make_stream(gray_profile(), {"/N": 1})
    pdf.Root.OutputIntents = Array([
        pdf.make_indirect(
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=profile,
                OutputConditionIdentifier=String("Custom"),
                OutputCondition=String("Black ink on white paper"),
                Info=String("Black ink on white paper"),
            )
        )
    ])  # fmt: skip


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    about = document.metadata
    moment = about.modified.astimezone(UTC)
    stamp = String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    names = [person.name for person in about.creators]
    text = _XMP.format(
        title=escape(about.title),
        creators="".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in names),
        date=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        urn=escape(about.identifiers[0].urn),
        standard=_STANDARD if "/OutputIntents" in pdf.Root else "",
    )
    pdf.Root.Metadata = pdf.make_stream(
        text.encode(), {"/Type": Name.Metadata, "/Subtype": Name.XML}
    )
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title), Author=String(", ".join(names)), Creator=String("Pressroom"),
            Producer=String("WeasyPrint"), CreationDate=stamp, ModDate=stamp, Trapped=Name("/False"),
        )
    )  # fmt: skip
