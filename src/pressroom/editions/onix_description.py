"""The part of a record for the trade that describes an edition: DescriptiveDetail in ONIX 3.0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pressroom.editions.epub_metadata import accessibility_summary, package_metadata
from pressroom.editions.onix_codes import (
    FEATURES,
    HAZARDS,
    OTHER_ROLE,
    ROLES,
    language_code,
    thema_scheme,
)
from pressroom.editions.print_sizes import page_size
from pressroom.model.artifact import Artifact
from pressroom.model.binding import spine_width
from pressroom.model.document import Document
from pressroom.model.languages import subtags
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Metadata

# lists 150, 175 and 220: the form of the product, its detail, and the version of its format
_FORMS = {"epub": ("ED", "E101", "101F"), "pdf": ("ED", "E107", "107G"), "print": ("BC", "", "")}
_NOT_IN_PDF = frozenset({"displayTransformability", "MathML", "describedMath", "ARIA"})
_PDF_UA = "05"
_WITHOUT_SIGHT = "52"


def add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """An element in ``parent``, with its text and attributes."""
    node = ET.SubElement(parent, name, attributes)
    node.text = text
    return node


def describe(
    product: ET.Element,
    document: Document,
    edition: str,
    artifact: Artifact,
    words: int,
    *,
    size: tuple[float, ...] = (),
    on_paper: int | None = None,
) -> None:
    """Adds to ``product`` what an edition is, what is in it and who made it.

    ``artifact`` is the edition's file; ``words`` is how many the text has. ``size`` is the height,
    width and thickness of a printed book in millimetres, ``on_paper`` how many pages that has
    which this edition goes with.
    """
    metadata = document.metadata
    node = add(product, "DescriptiveDetail")
    form, detail, version = _FORMS[edition]
    add(node, "ProductComposition", "00")
    add(node, "ProductForm", form)
    if detail:
        add(node, "ProductFormDetail", detail)
        _feature(node, "15", version)
        for kind, code, text in _accessibility(document, edition):
            _feature(node, kind, code, text)
    add(node, "PrimaryContentType", "10")
    for number, length in enumerate(size, 1):
        measure = add(node, "Measure")
        add(measure, "MeasureType", f"{number:02}")
        add(measure, "Measurement", f"{length:.1f}".removesuffix(".0"))
        add(measure, "MeasureUnitCode", "mm")
    if detail:
        add(node, "EpubTechnicalProtection", "00")
        _licence(node, metadata)
    _series(node, metadata)
    title = _title(node, "01", metadata.title)
    if metadata.subtitle:
        add(title, "Subtitle", metadata.subtitle)
    _people(node, metadata)
    if metadata.version:
        add(node, "EditionStatement", metadata.version)
    _language(node, metadata.language)
    _extents(node, edition, artifact, words, on_paper)
    _subjects(node, metadata)


def printed_size(document: Document, styles: Styles, artifact: Artifact) -> tuple[float, ...]:
    """Height, width and thickness of the book that ``artifact`` is the inside of, in millimetres."""
    width, height = (inches * 25.4 for inches in page_size(document, styles))
    return height, width, spine_width(artifact.pages or 0, document.settings.leaf)


def _feature(parent: ET.Element, kind: str, value: str, text: str | None = None) -> None:
    node = add(parent, "ProductFormFeature")
    add(node, "ProductFormFeatureType", kind)
    add(node, "ProductFormFeatureValue", value)
    if text:
        add(node, "ProductFormFeatureDescription", text)


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
    node = add(parent, "EpubLicense")
    add(node, "EpubLicenseName", metadata.licence.name)
    if metadata.licence.url:
        expression = add(node, "EpubLicenseExpression")
        add(expression, "EpubLicenseExpressionType", "01")
        add(expression, "EpubLicenseExpressionLink", metadata.licence.url)


def _series(parent: ET.Element, metadata: Metadata) -> None:
    if metadata.series is None:
        return
    node = add(parent, "Collection")
    add(node, "CollectionType", "10")
    if metadata.series.position:
        sequence = add(node, "CollectionSequence")
        add(sequence, "CollectionSequenceType", "02")
        add(sequence, "CollectionSequenceNumber", metadata.series.position)
    _title(node, "02", metadata.series.name)


def _title(parent: ET.Element, level: str, text: str) -> ET.Element:
    detail = add(parent, "TitleDetail")
    add(detail, "TitleType", "01")
    element = add(detail, "TitleElement")
    add(element, "TitleElementLevel", level)
    add(element, "TitleText", text)
    return element


def _people(parent: ET.Element, metadata: Metadata) -> None:
    people = (*metadata.creators, *metadata.contributors)
    if not people:
        add(parent, "NoContributor")
    for number, person in enumerate(people, 1):
        _person(parent, person, number)


def _person(parent: ET.Element, person: Contributor, number: int) -> None:
    node = add(parent, "Contributor")
    add(node, "SequenceNumber", str(number))
    for code in dict.fromkeys(ROLES.get(role, OTHER_ROLE) for role in person.roles):
        add(node, "ContributorRole", code)
    add(node, "PersonName", person.name)
    if person.file_as != person.name:
        add(node, "PersonNameInverted", person.file_as)


def _language(parent: ET.Element, tag: str) -> None:
    code = language_code(tag)
    if code is None:
        return
    node = add(parent, "Language")
    add(node, "LanguageRole", "01")
    add(node, "LanguageCode", code)
    others = subtags(tag)[1:]
    country = next((part.upper() for part in others if re.fullmatch("[a-z]{2}", part)), None)
    script = next((part.capitalize() for part in others if re.fullmatch("[a-z]{4}", part)), None)
    if country:
        add(node, "CountryCode", country)
    if script:
        add(node, "ScriptCode", script)


def _extents(
    parent: ET.Element, edition: str, artifact: Artifact, words: int, on_paper: int | None
) -> None:
    """Lists 23 and 24: pages, those of the printed book, words, and bytes of a file."""
    extents = [("07", str(artifact.pages), "03")] if artifact.pages else []
    if on_paper:
        extents.append(("08", str(on_paper), "03"))
    extents.append(("02", str(words), "02"))
    if edition != "print":
        extents.append(("22", str(len(artifact.data)), "17"))
    for kind, value, unit in extents:
        node = add(parent, "Extent")
        add(node, "ExtentType", kind)
        add(node, "ExtentValue", value)
        add(node, "ExtentUnit", unit)


def _subjects(parent: ET.Element, metadata: Metadata) -> None:
    codes = [
        *(("10", code) for code in metadata.bisac),
        *((thema_scheme(code), code) for code in metadata.thema),
    ]
    for at, (scheme, code) in enumerate(codes):
        node = add(parent, "Subject")
        if not at:
            add(node, "MainSubject")
        add(node, "SubjectSchemeIdentifier", scheme)
        add(node, "SubjectCode", code)
    if metadata.subjects:
        node = add(parent, "Subject")
        add(node, "SubjectSchemeIdentifier", "20")
        add(node, "SubjectHeadingText", "; ".join(metadata.subjects))
