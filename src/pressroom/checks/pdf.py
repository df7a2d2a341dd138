"""What is wrong with a PDF: its metadata here, its pages and its tags in their own modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
from lxml import etree

from pressroom.checks import pdf_rules as rules
from pressroom.checks.language import well_formed
from pressroom.checks.pdf_objects import entry, items, text, unpacked
from pressroom.checks.pdf_pages import check_pages
from pressroom.checks.pdf_tags import check_tags
from pressroom.checks.xmltree import XmlError, parse
from pressroom.model.problem import Place, Problem, problem

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RDF_LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def check_pdf(data: bytes, name: str) -> Iterator[Problem]:
    """The problems of the PDF ``data``; a place is the file, the page stands in the message.

    Any bytes will do: what cannot be read is a problem too, and raises nothing. A damaged file is
    refused, not repaired. The memory that its compressed parts may take is not limited here: a
    file from strangers belongs into a child process with limits.
    ISO 32000-1, ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
    """
    place = Place(PurePosixPath(name))
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                yield problem(rules.ENCRYPTED, f'"{name}" is encrypted', place)
            yield from _metadata(pdf, place)
            yield from _catalog(pdf, place)
            yield from check_tags(pdf, place)
            yield from check_pages(pdf, place)
    except pikepdf.PasswordError:
        yield problem(rules.ENCRYPTED, f'"{name}" is encrypted', place)
    except Exception as error:  # noqa: BLE001 - a broken object fails in any of the library's ways
        yield problem(rules.UNREADABLE, f'"{name}" cannot be read: {_first_line(error)}', place)


def _first_line(error: Exception) -> str:
    words = str(error).strip().removeprefix("stream ")
    # the library's name for the bytes, which differs from run to run
    words = re.sub(r"<\S+ object at 0x[0-9a-f]+>(?: \([^)]*\))?: ", "", words)
    return words.splitlines()[0] if words else type(error).__name__


def _metadata(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 7.1 and 5; ISO 19005-2, 6.6.2 to 6.6.4."""
    packet = unpacked(entry(pdf.Root, "/Metadata"))
    if packet is None:
        yield problem(rules.XMP, f'"{place.path}" has no readable XMP metadata', place)
        return
    try:
        root = parse(packet.strip())
    except XmlError as error:
        yield problem(rules.XMP, f"the XMP metadata {error}", place)
        return
    titles = [
        (node.text or "").strip() for title in root.iter(_DC_TITLE) for node in title.iter(_RDF_LI)
    ]
    title = next(filter(None, titles), "")
    if not title:
        yield problem(rules.XMP_TITLE, "the XMP metadata has no dc:title", place)
    else:
        info = text(entry(pdf.trailer, "/Info", "/Title"))
        if info != title:
            message = f'Info has the title "{info}", the XMP metadata "{title}"'
            yield problem(rules.INFO_TITLE, message, place)
    if not _declared(root, f"{_PDFUA}part"):
        yield problem(rules.PDFUA_PART, "the XMP metadata has no pdfuaid:part", place)
    if not (_declared(root, f"{_PDFA}part") and _declared(root, f"{_PDFA}conformance")):
        text_ = "the XMP metadata lacks pdfaid:part or pdfaid:conformance"
        yield problem(rules.PDFA_PART, text_, place)
    elif not any(_intent(node) for node in items(entry(pdf.Root, "/OutputIntents"))):
        text_ = f'"{place.path}" claims PDF/A but has no output intent with a profile'
        yield problem(rules.OUTPUT_INTENT, text_, place)


def _declared(root: etree._Element, name: str) -> str:
    """A simple property of XMP, which stands as an element or as an attribute."""
    for node in root.iter("{*}*"):
        value = (node.text or "") if node.tag == name else str(node.get(name) or "")
        if value.strip():
            return value.strip()
    return ""


def _intent(node: object) -> bool:
    return str(entry(node, "/S")) == "/GTS_PDFA1" and isinstance(
        entry(node, "/DestOutputProfile"), pikepdf.Stream
    )


def _catalog(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 6.2, 7.1 and 7.2."""
    language = text(entry(pdf.Root, "/Lang"))
    if not well_formed(language):
        yield problem(rules.LANGUAGE, f'the language "{language}" is not well-formed', place)
    if entry(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield problem(rules.DISPLAY_TITLE, "DisplayDocTitle is not set", place)
    if entry(pdf.Root, "/MarkInfo", "/Marked") is not True:
        yield problem(rules.MARKED, "Marked of MarkInfo is not set", place)
