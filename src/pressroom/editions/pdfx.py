"""What a PDF for a printer says of itself: PDF/X-4 (ISO 15930-7)."""

from __future__ import annotations

import io
from datetime import UTC
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pressroom.editions.icc import gray_profile, rgb_profile
from pressroom.model.document import Document
from pressroom.model.settings import PrintColour

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
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_CONDITIONS = {
    "gray": ("Black ink on white paper", 1),
    "rgb": ("A press that takes sRGB, whichever its inks are", 3),
}


def saved(pdf: pikepdf.Pdf, document: Document, colour: PrintColour) -> bytes:
    """The bytes of ``pdf`` with the marks of PDF/X-4; the same each time."""
    _say_what_it_is_printed_with(pdf, colour)
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
    return out.getvalue()


def _say_what_it_is_printed_with(pdf: pikepdf.Pdf, colour: PrintColour) -> None:
    """The output intent (6.8)."""
    words, parts = _CONDITIONS[colour]
    data = gray_profile() if colour == "gray" else rgb_profile()
    pdf.Root.OutputIntents = Array([
        pdf.make_indirect(
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX,
                DestOutputProfile=pdf.make_stream(data, {"/N": parts}),
                OutputConditionIdentifier=String("Custom"), OutputCondition=String(words),
                Info=String(words),
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
