"""What is wrong with a PDF: its metadata here, its pages and its tags in their own modules."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
from lxml import etree

from pressroom.checks import pdf_content_rules as content_rules
from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_annotations import check_annotations
from pressroom.checks.pdf_claims import PDFA, PDFUA, claims_of, declared, weighed
from pressroom.checks.pdf_content import Content
from pressroom.checks.pdf_file import (
    check_attachments,
    check_layers,
    check_objects,
    check_outside,
)
from pressroom.checks.pdf_graphics import check_graphics
from pressroom.checks.pdf_objects import entry, text, unpacked
from pressroom.checks.pdf_pages import check_pages
from pressroom.checks.pdf_structure import TAG, check_structure, elements
from pressroom.checks.pdf_tags import check_tags
from pressroom.checks.pdf_xmp import check_xmp
from pressroom.checks.xmltree import XmlError, parse
from pressroom.model.problem import Place, Problem, problem

_PARTS = {
    f"{PDFA}part": frozenset("1234"), f"{PDFA}conformance": frozenset("ABUEF"),
    f"{PDFUA}part": frozenset("12"),
}  # fmt: skip
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def check_pdf(data: bytes, name: str, claims: Collection[str] | None = None) -> Iterator[Problem]:
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
            packet, found = _metadata(pdf, place)
            if claims is None:
                claims = claims_of(packet) if packet is not None else ()
            outside = check_outside(data, pdf, place)
            for problems in (found, outside, *(check(pdf, place) for check in CHECKS)):
                yield from weighed(problems, claims)
    except pikepdf.PasswordError:
        yield problem(rules.ENCRYPTED, f'"{name}" is encrypted', place)
    except Exception as error:  # noqa: BLE001 - a broken object fails in any of the library's ways
        yield problem(rules.UNREADABLE, f'"{name}" cannot be read: {_first_line(error)}', place)


def _first_line(error: Exception) -> str:
    words = str(error).strip().removeprefix("stream ")
    # the library's name for the bytes, which differs from run to run
    words = re.sub(r"<\S+ object at 0x[0-9a-f]+>(?: \([^)]*\))?: ", "", words)
    return words.splitlines()[0] if words else type(error).__name__


def _metadata(pdf: pikepdf.Pdf, place: Place) -> tuple[etree._Element | None, list[Problem]]:
    """The XMP packet, and what is wrong with it. ISO 14289-1, 7.1 and 5; ISO 19005-2, 6.6."""
    packet = unpacked(entry(pdf.Root, "/Metadata"))
    if packet is None:
        text_ = f'"{place.path}" has no readable XMP metadata'
        return None, [problem(rules.XMP, text_, place)]
    try:
        root = parse(packet.strip())
    except XmlError as error:
        return None, [problem(rules.XMP, f"the XMP metadata {error}", place)]
    return root, [*_properties(pdf, root, place), *check_xmp(root, place)]


def _properties(pdf: pikepdf.Pdf, root: etree._Element, place: Place) -> Iterator[Problem]:
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
    languages = {
        str(li.get(_LANG) or "x-default")
        for node in root.iter(_DC_TITLE)
        for li in node.iter(_RDF_LI)
    }
    if (
        languages == {"x-default"}
        and entry(pdf.Root, "/StructTreeRoot")
        and entry(pdf.Root, "/Lang") is None
    ):
        yield problem(rules.LANGUAGE, "the title in the XMP metadata has no language", place)
    if not declared(root, f"{PDFUA}part"):
        yield problem(rules.PDFUA_PART, "the XMP metadata has no pdfuaid:part", place)
    if not (declared(root, f"{PDFA}part") and declared(root, f"{PDFA}conformance")):
        text_ = "the XMP metadata lacks pdfaid:part or pdfaid:conformance"
        yield problem(rules.PDFA_PART, text_, place)
    for name, known in _PARTS.items():
        said = declared(root, name)
        if said and said not in known:
            text_ = f'the XMP metadata claims "{said}" in {etree.QName(name).localname}'
            yield problem(more.CLAIM, text_, place)


def _catalog(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 6.2, 7.1 and 7.2."""
    language = entry(pdf.Root, "/Lang")
    if language is None and not entry(pdf.Root, "/StructTreeRoot"):
        yield problem(rules.LANGUAGE, f'"{place.path}" names no language', place)
    elif language is None:
        if entry(pdf.Root, "/Outlines", "/First") is not None:
            yield problem(rules.LANGUAGE, "the titles of the outline have no language", place)
    elif not text(language):
        yield problem(rules.LANGUAGE, f'the language of "{place.path}" is empty', place)
    elif not TAG.fullmatch(text(language)):
        message = f'the language "{text(language)}" is not well-formed'
        yield problem(content_rules.LANGUAGE_TAG, message, place)
    if entry(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield problem(rules.DISPLAY_TITLE, "DisplayDocTitle is not set", place)
    if entry(pdf.Root, "/MarkInfo", "/Marked") is not True:
        yield problem(rules.MARKED, "Marked of MarkInfo is not set", place)
    if entry(pdf.Root, "/MarkInfo", "/Suspects") is True:
        yield problem(rules.MARKED, "Suspects of MarkInfo is set", place)


def _tree(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    found = elements(pdf)
    yield from check_tags(pdf, found, place)
    yield from check_structure(pdf, found, place)


def _content(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    content = Content(pdf)
    content.read()
    yield from content.problems(place)
    uses = content.uses()
    if uses:
        # what reads fonts is slow to load
        from pressroom.checks.pdf_glyphs import check_glyphs

        for use in uses:
            try:
                yield from list(check_glyphs(use, place))
            except Exception:  # noqa: BLE001 - a damaged font fails in any of the library's ways
                name = str(entry(use.font, "/BaseFont") or "/without a name")[1:]
                message = f'the letters of the font "{name}" cannot be looked at'
                yield problem(content_rules.UNSEEN, message, place)


CHECKS: tuple[Callable[[pikepdf.Pdf, Place], Iterator[Problem]], ...] = (
    _catalog, _tree, check_pages, check_annotations, check_graphics,
    check_objects, check_layers, check_attachments, _content,
)  # fmt: skip
