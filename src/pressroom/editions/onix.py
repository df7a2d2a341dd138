"""Metadata → ONIX for Books 3.0, the record by which the trade knows each edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from pressroom.editions import onix_rules as rules
from pressroom.editions.epub_metadata import accessibility_summary, package_metadata
from pressroom.editions.onix_codes import (
    FEATURES,
    HAZARDS,
    OTHER_ROLE,
    ROLES,
    language_code,
    thema_scheme,
)
from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.languages import subtags
from pressroom.model.metadata import Contributor, Metadata
from pressroom.model.problem import Problem, problem

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"
# lists 150, 175 and 220: the form of the product, its detail, and the version of its format
_FORMS = {"epub": ("ED", "E101", "101F"), "pdf": ("ED", "E107", "107G"), "print": ("BA", "", "")}
_NOT_IN_PDF = frozenset({"displayTransformability", "MathML", "describedMath", "ARIA"})
_PDF_UA = "05"
_WITHOUT_SIGHT = "52"


def make_onix(
    document: Document, editions: Mapping[str, Artifact], words: int
) -> tuple[Artifact | None, tuple[Problem, ...]]:
    """The record of ``editions`` ("epub", "pdf", "print") and a warning for each key it lacks.

    ``words`` is how many the text has. Nothing is told that the metadata or the editions do not
    tell; the same inputs give the same bytes. None where nobody is named who could send it.
    """
    metadata = document.metadata
    found = tuple(_lacking(metadata, editions))
    sender = metadata.publisher or next((one.name for one in metadata.creators), None)
    if sender is None:
        message = "no ONIX record is made: neither publisher nor creators are given"
        return None, (*found, problem(rules.NO_RECORD, message, metadata.place))
    root = ET.Element("ONIXMessage", {"xmlns": NAMESPACE, "release": "3.0"})
    header = _add(root, "Header")
    _add(_add(header, "Sender"), "SenderName", sender)
    _add(header, "SentDateTime", metadata.modified.strftime("%Y%m%dT%H%M%SZ"))
    for edition, artifact in editions.items():
        _product(root, document, edition, artifact, editions, words)
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


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, name, attributes)
    node.text = text
    return node


def _product(
    root: ET.Element,
    document: Document,
    edition: str,
    artifact: Artifact,
    editions: Mapping[str, Artifact],
    words: int,
) -> None:
    metadata = document.metadata
    product = _add(root, "Product")
    _add(product, "RecordReference", _reference(metadata, edition))
    out = metadata.published is not None and metadata.published <= metadata.modified.date()
    _add(product, "NotificationType", "03" if out else "02")
    _identifier(product, metadata, edition, editions)
    _description(product, document, edition, artifact, words)
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
    node = _add(parent, "ProductIdentifier")
    isbn = _isbn(metadata, edition, editions)
    _add(node, "ProductIDType", "15" if isbn else "01")
    if not isbn:
        _add(node, "IDTypeName", "Pressroom")
    _add(node, "IDValue", isbn or _reference(metadata, edition))


def _description(
    product: ET.Element, document: Document, edition: str, artifact: Artifact, words: int
) -> None:
    metadata = document.metadata
    node = _add(product, "DescriptiveDetail")
    form, detail, version = _FORMS[edition]
    _add(node, "ProductComposition", "00")
    _add(node, "ProductForm", form)
    if detail:
        _add(node, "ProductFormDetail", detail)
        _feature(node, "15", version)
        for kind, code, text in _accessibility(document, edition):
            _feature(node, kind, code, text)
    _add(node, "PrimaryContentType", "10")
    if detail:
        _add(node, "EpubTechnicalProtection", "00")
        _licence(node, metadata)
    _series(node, metadata)
    title = _title(node, "01", metadata.title)
    if metadata.subtitle:
        _add(title, "Subtitle", metadata.subtitle)
    _people(node, metadata)
    if metadata.version:
        _add(node, "EditionStatement", metadata.version)
    _language(node, metadata.language)
    _extents(node, edition, artifact, words)
    _subjects(node, metadata)


def _feature(parent: ET.Element, kind: str, value: str, text: str | None = None) -> None:
    node = _add(parent, "ProductFormFeature")
    _add(node, "ProductFormFeatureType", kind)
    _add(node, "ProductFormFeatureValue", value)
    if text:
        _add(node, "ProductFormFeatureDescription", text)


def _accessibility(document: Document, edition: str) -> Iterator[tuple[str, str, str | None]]:
    """What the EPUB's package says of its access, in ONIX's codes; a PDF has its part of it."""
    told = [(entry.attributes.get("property"), entry.value) for entry in package_metadata(document)]
    yield "09", "00", accessibility_summary(document)
    if edition == "pdf":
        yield "09", _PDF_UA, None
    features = {
        FEATURES[value]
        for name, value in told
        if name == "schema:accessibilityFeature" and value in FEATURES
        and not (edition == "pdf" and value in _NOT_IN_PDF)
    }  # fmt: skip
    if ("schema:accessModeSufficient", "textual") in told:
        features.add(_WITHOUT_SIGHT)
    for code in sorted(features):
        yield "09", code, None
    for name, value in told:
        if name == "schema:accessibilityHazard" and value in HAZARDS:
            yield "12", HAZARDS[value], None


def _licence(parent: ET.Element, metadata: Metadata) -> None:
    if metadata.licence is None:
        return
    node = _add(parent, "EpubLicense")
    _add(node, "EpubLicenseName", metadata.licence.name)
    if metadata.licence.url:
        expression = _add(node, "EpubLicenseExpression")
        _add(expression, "EpubLicenseExpressionType", "01")
        _add(expression, "EpubLicenseExpressionLink", metadata.licence.url)


def _series(parent: ET.Element, metadata: Metadata) -> None:
    if metadata.series is None:
        return
    node = _add(parent, "Collection")
    _add(node, "CollectionType", "10")
    if metadata.series.position:
        sequence = _add(node, "CollectionSequence")
        _add(sequence, "CollectionSequenceType", "02")
        _add(sequence, "CollectionSequenceNumber", metadata.series.position)
    _title(node, "02", metadata.series.name)


def _title(parent: ET.Element, level: str, text: str) -> ET.Element:
    detail = _add(parent, "TitleDetail")
    _add(detail, "TitleType", "01")
    element = _add(detail, "TitleElement")
    _add(element, "TitleElementLevel", level)
    _add(element, "TitleText", text)
    return element


def _people(parent: ET.Element, metadata: Metadata) -> None:
    people = (*metadata.creators, *metadata.contributors)
    if not people:
        _add(parent, "NoContributor")
    for number, person in enumerate(people, 1):
        _person(parent, person, number)


def _person(parent: ET.Element, person: Contributor, number: int) -> None:
    node = _add(parent, "Contributor")
    _add(node, "SequenceNumber", str(number))
    for code in dict.fromkeys(ROLES.get(role, OTHER_ROLE) for role in person.roles):
        _add(node, "ContributorRole", code)
    _add(node, "PersonName", person.name)
    if person.file_as != person.name:
        _add(node, "PersonNameInverted", person.file_as)


def _language(parent: ET.Element, tag: str) -> None:
    code = language_code(tag)
    if code is None:
        return
    node = _add(parent, "Language")
    _add(node, "LanguageRole", "01")
    _add(node, "LanguageCode", code)
    others = subtags(tag)[1:]
    country = next((part.upper() for part in others if re.fullmatch("[a-z]{2}", part)), None)
    script = next((part.capitalize() for part in others if re.fullmatch("[a-z]{4}", part)), None)
    if country:
        _add(node, "CountryCode", country)
    if script:
        _add(node, "ScriptCode", script)


def _extents(parent: ET.Element, edition: str, artifact: Artifact, words: int) -> None:
    """Lists 23 and 24: pages where there are any, words where there are none, and bytes."""
    extents = [("07", str(artifact.pages), "03")] if artifact.pages else []
    extents.append(("02", str(words), "02"))
    if edition != "print":
        extents.append(("22", str(len(artifact.data)), "17"))
    for kind, value, unit in extents:
        node = _add(parent, "Extent")
        _add(node, "ExtentType", kind)
        _add(node, "ExtentValue", value)
        _add(node, "ExtentUnit", unit)


def _subjects(parent: ET.Element, metadata: Metadata) -> None:
    codes = [
        *(("10", code) for code in metadata.bisac),
        *((thema_scheme(code), code) for code in metadata.thema),
    ]
    for at, (scheme, code) in enumerate(codes):
        node = _add(parent, "Subject")
        if not at:
            _add(node, "MainSubject")
        _add(node, "SubjectSchemeIdentifier", scheme)
        _add(node, "SubjectCode", code)
    if metadata.subjects:
        node = _add(parent, "Subject")
        _add(node, "SubjectSchemeIdentifier", "20")
        _add(node, "SubjectHeadingText", "; ".join(metadata.subjects))


def _collateral(product: ET.Element, description: str) -> None:
    node = _add(_add(product, "CollateralDetail"), "TextContent")
    _add(node, "TextType", "03")
    _add(node, "ContentAudience", "00")
    text = _add(node, "Text", textformat="05")
    for part in re.split(r"\n\s*\n", description.strip()):
        _add(text, "p", " ".join(part.split()))


def _publishing(product: ET.Element, metadata: Metadata, *, out: bool) -> None:
    node = _add(product, "PublishingDetail")
    if metadata.publisher:
        publisher = _add(node, "Publisher")
        _add(publisher, "PublishingRole", "01")
        _add(publisher, "PublisherName", metadata.publisher)
    if metadata.published:
        _add(node, "PublishingStatus", "04" if out else "02")
        date = _add(node, "PublishingDate")
        _add(date, "PublishingDateRole", "01")
        _add(date, "Date", metadata.published.strftime("%Y%m%d"), dateformat="00")
    year = re.search(r"(?:©|\(c\)|copyright)\D{0,3}(\d{4})\b", metadata.rights or "", re.IGNORECASE)
    if year:
        _add(_add(node, "CopyrightStatement"), "CopyrightYear", year[1])


def _related(
    product: ET.Element, metadata: Metadata, edition: str, editions: Mapping[str, Artifact]
) -> None:
    """The work by its DOI, and the other editions of it."""
    dois = [one.value for one in metadata.identifiers if one.scheme == "doi"]
    others = [other for other in editions if other != edition]
    if not dois and not others:
        return
    node = _add(product, "RelatedMaterial")
    for doi in dois:
        work = _add(node, "RelatedWork")
        _add(work, "WorkRelationCode", "01")
        identifier = _add(work, "WorkIdentifier")
        _add(identifier, "WorkIDType", "06")
        _add(identifier, "IDValue", doi)
    for other in others:
        related = _add(node, "RelatedProduct")
        _add(related, "ProductRelationCode", "06")
        _identifier(related, metadata, other, editions)
