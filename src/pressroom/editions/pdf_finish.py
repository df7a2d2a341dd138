"""What WeasyPrint leaves to do: page labels, both marks, plain images, packing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pressroom.editions.pdf_letters import Letters
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.numerals import roman

# PDF/A asks that a schema outside its list be described: here that of PDF/UA (ISO 14289-1, 5)
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


_UNMAPPED = re.compile(rb"(<[0-9a-f]+>) <>")


@dataclass(frozen=True, slots=True)
class Labels:
    """What the pages are called: the ``cover`` by its name, the front matter, and then the text.

    ``front`` and ``text`` are their first pages, counted from 0. ISO 32000-1, 12.4.2.
    """

    cover: str
    front: int
    text: int

    def ranges(self) -> Iterator[tuple[int, Dictionary]]:
        """The entries of the PDF's own table of labels."""
        yield 0, Dictionary(P=String(self.cover))
        if self.front > 1:
            yield 1, Dictionary()  # the blank back of the cover has no label
        if self.front:
            yield self.front, Dictionary(S=Name.r)
        if self.text:
            yield self.text, Dictionary(S=Name.D)

    def names(self, count: int) -> list[str]:
        """The label of each of ``count`` pages, as a viewer shows it; empty where it has none."""
        text = self.text or count
        front = self.front or text
        return [
            *[self.cover, *[""] * (front - 1)][:front],
            *(roman(number) for number in range(1, text - front + 1)),
            *(str(number) for number in range(1, count - text + 1)),
        ]


def finish(data: bytes, document: Document, labels: Labels, letters: Letters) -> bytes:
    """The PDF with page labels, window title and both conformance marks; the same bytes each time."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        urn = String(document.metadata.identifiers[0].urn)
        pdf.trailer.ID = Array([urn, urn])  # the first stays; the second becomes a digest
        xmp = root.Metadata.read_bytes().decode().replace("</rdf:RDF>", _UA)
        root.Metadata = pdf.make_stream(
            xmp.encode(), {"/Type": Name.Metadata, "/Subtype": Name.XML}
        )
        root.PageLabels = Dictionary(
            Nums=Array([part for pair in labels.ranges() for part in pair])
        )
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if direction(document.metadata.language) == "rtl":
            root.ViewerPreferences.Direction = Name.R2L  # pages go on to the left
        root.PageMode = Name.UseOutlines
        _plain_images(pdf)
        letters.write(pdf)
        _letters(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def _plain_images(pdf: pikepdf.Pdf) -> None:
    """PDF/A forbids that a viewer smooth an image (ISO 19005-2, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image:
            if "/Interpolate" in item:
                del item["/Interpolate"]


def _letters(pdf: pikepdf.Pdf) -> None:
    """Gives a glyph without a letter of its own, such as a stroke that joins two, a joiner's code.

    WeasyPrint maps it to nothing, and a viewer then copies the glyph's number as a letter.
    """
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            table = font.ToUnicode.read_bytes()
            mended = _UNMAPPED.sub(rb"\1 <200d>", table)
            if mended != table:
                font.ToUnicode.write(mended)
