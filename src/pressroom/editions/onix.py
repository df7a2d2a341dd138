"""Metadata → ONIX for Books 3.0, the record by which the trade knows each edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from pressroom.editions import onix_rules as rules
from pressroom.editions.onix_codes import language_code
from pressroom.editions.onix_description import add, describe, printed_size
from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Problem, problem

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"


def make_onix(
    document: Document, styles: Styles, editions: Mapping[str, Artifact], words: int
) -> tuple[Artifact | None, tuple[Problem, ...]]:
    """The record of ``editions`` ("epub", "pdf", "print") and a warning for each key it lacks.

    ``words`` is how many the text has; the size of a printed book is that of its ``styles``. Nothing is told that the metadata or the editions do not
    tell; the same inputs give the same bytes. None where nobody is named who could send it.
    """
    metadata = document.metadata
    found = tuple(_lacking(metadata, editions))
    sender = metadata.publisher or next((one.name for one in metadata.creators), None)
    if sender is None:
        message = "no ONIX record is made: neither publisher nor creators are given"
        return None, (*found, problem(rules.NO_RECORD, message, metadata.place))
    root = ET.Element("ONIXMessage", {"xmlns": NAMESPACE, "release": "3.0"})
    header = add(root, "Header")
    add(add(header, "Sender"), "SenderName", sender)
    add(header, "SentDateTime", metadata.modified.strftime("%Y%m%dT%H%M%SZ"))
    for edition, artifact in editions.items():
        _product(root, document, styles, edition, artifact, editions, words)
    ET.indent(root, "")
    data = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return Artifact(f"{document.slug}.onix.xml", "application/xml", data), found


def _lacking(metadata: Metadata, editions: Mapping[str, Artifact]) -> Iterator[Problem]:
    needed = {
        "publisher": metadata.publisher,
        "published": metadata.published,
        "description": metadata.description,
        "bisac or thema": metadata.bisac or metadata.thema,
    }
    for key, value in needed.items():
        if not value:
            yield problem(rules.MISSING, f"the ONIX record lacks {key}", metadata.place)
    for edition in editions:
        if not _isbn(metadata, edition, editions):
            message = f"the ONIX record has no ISBN for the edition {edition}"
            yield problem(rules.NO_ISBN, message, metadata.place)
    if language_code(metadata.language) is None:
        message = f'ONIX has no code for the language "{metadata.language}"'
        yield problem(rules.LANGUAGE, message, metadata.place)


def _isbn(metadata: Metadata, edition: str, editions: Mapping[str, Artifact]) -> str | None:
    """An edition's own ISBN; that of the work is the only edition's, since it names just one."""
    if metadata.isbns or len(editions) > 1:
        return metadata.isbn(edition)
    return next((one.value for one in metadata.identifiers if one.scheme == "isbn"), None)


def _product(
    root: ET.Element,
    document: Document,
    styles: Styles,
    edition: str,
    artifact: Artifact,
    editions: Mapping[str, Artifact],
    words: int,
) -> None:
    metadata = document.metadata
    product = add(root, "Product")
    add(product, "RecordReference", _reference(metadata, edition))
    out = metadata.published is not None and metadata.published <= metadata.modified.date()
    add(product, "NotificationType", "03" if out else "02")
    _identifier(product, metadata, edition, editions)
    printed = editions.get("print")
    describe(
        product, document, edition, artifact, words,
        size=printed_size(document, styles, artifact) if edition == "print" else (),
        on_paper=printed.pages if printed and edition != "print" else None,
    )  # fmt: skip
    if metadata.description:
        _collateral(product, metadata.description)
    if metadata.publisher or metadata.published:
        _publishing(product, metadata, out=out)
    _related(product, metadata, edition, editions)


def _reference(metadata: Metadata, edition: str) -> str:
    return f"{metadata.identifiers[0].urn}.{edition}"


def _identifier(
    parent: ET.Element, metadata: Metadata, edition: str, editions: Mapping[str, Artifact]
) -> None:
    """List 5: an ISBN, else a name of our own that no other product has."""
    node = add(parent, "ProductIdentifier")
    isbn = _isbn(metadata, edition, editions)
    add(node, "ProductIDType", "15" if isbn else "01")
    if not isbn:
        add(node, "IDTypeName", "Pressroom")
    add(node, "IDValue", isbn or _reference(metadata, edition))


def _collateral(product: ET.Element, description: str) -> None:
    node = add(add(product, "CollateralDetail"), "TextContent")
    add(node, "TextType", "03")
    add(node, "ContentAudience", "00")
    text = add(node, "Text", textformat="05")
    for part in re.split(r"\n\s*\n", description.strip()):
        add(text, "p", " ".join(part.split()))


def _publishing(product: ET.Element, metadata: Metadata, *, out: bool) -> None:
    node = add(product, "PublishingDetail")
    if metadata.publisher:
        publisher = add(node, "Publisher")
        add(publisher, "PublishingRole", "01")
        add(publisher, "PublisherName", metadata.publisher)
    if metadata.published:
        add(node, "PublishingStatus", "04" if out else "02")
        date = add(node, "PublishingDate")
        add(date, "PublishingDateRole", "01")
        add(date, "Date", metadata.published.strftime("%Y%m%d"), dateformat="00")
    year = re.search(r"(?:©|\(c\)|copyright)\D{0,3}(\d{4})\b", metadata.rights or "", re.IGNORECASE)
    if year:
        add(add(node, "CopyrightStatement"), "CopyrightYear", year[1])


def _relation(edition: str, other: str) -> str:
    """List 51: made from a printed book, there as a file, or the same in another form."""
    if other == "print":
        return "13"
    return "27" if edition == "print" else "06"


def _related(
    product: ET.Element, metadata: Metadata, edition: str, editions: Mapping[str, Artifact]
) -> None:
    """The work by its DOI, and the other editions of it."""
    dois = [one.value for one in metadata.identifiers if one.scheme == "doi"]
    others = [other for other in editions if other != edition]
    if not dois and not others:
        return
    node = add(product, "RelatedMaterial")
    for doi in dois:
        work = add(node, "RelatedWork")
        add(work, "WorkRelationCode", "01")
        identifier = add(work, "WorkIdentifier")
        add(identifier, "WorkIDType", "06")
        add(identifier, "IDValue", doi)
    for other in others:
        related = add(node, "RelatedProduct")
        add(related, "ProductRelationCode", _relation(edition, other))
        _identifier(related, metadata, other, editions)
