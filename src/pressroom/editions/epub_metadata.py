"""The metadata of the package document, accessibility metadata included (EPUB 3.3, 5.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pressroom.model.block import Table
from pressroom.model.document import Document, walk
from pressroom.model.inline import Image, Math
from pressroom.model.metadata import Contributor, Identifier, Metadata
from pressroom.words import words_for

IDENTIFIER_ID = "edition"  # what the package's unique-identifier points to
COVER_ID = "cover-image"

_IDENTIFIER_TYPES = {"isbn": "15", "doi": "06", "uuid": "22"}  # ONIX code list 5
_MOVING = ("image/gif", "image/webp", "image/avif")  # what may be an animation
_POSITION = re.compile(r"[0-9]+(\.[0-9]+)*")  # EPUB 3.3, group-position


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the package's metadata: ``dc:title``, ``meta`` or ``link``."""

    name: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)


def package_metadata(document: Document, *, paged: bool = False) -> tuple[Entry, ...]:
    """All metadata of the EPUB but dcterms:modified, which the packager writes.

    ``paged``: the pages of the PDF are marked in it.
    """
    # dcterms:conformsTo is left out, because it is a claim that an audit must stand behind
    told = [_meta(f"schema:{name}", value) for name, value in accessibility(document, paged=paged)]
    if paged:  # the source of the pages (EPUB Accessibility 1.1, 4): the PDF of the same build
        told.append(_meta("pageBreakSource", document.metadata.identifiers[0].urn))
    return (*_bibliographic(document.metadata), *told)


def content_images(document: Document) -> tuple[Image, ...]:
    """Every image of the text, in reading order; the cover is not one of them."""
    return tuple(node for node in walk(document) if isinstance(node, Image))


def _meta(name: str, value: str, refines: str = "", scheme: str = "") -> Entry:
    attributes = {"property": name}
    if refines:
        attributes["refines"] = f"#{refines}"
    if scheme:
        attributes["scheme"] = scheme
    return Entry("meta", value, attributes)


def _bibliographic(metadata: Metadata) -> Iterator[Entry]:
    for at, identifier in enumerate(_identifiers(metadata)):
        yield from _identifier(identifier, f"identifier-{at + 1}" if at else IDENTIFIER_ID)
    yield Entry("dc:title", metadata.title, {"id": "title"})
    yield _meta("title-type", "main", "title")
    yield _meta("display-seq", "1", "title")
    if metadata.subtitle:
        yield Entry("dc:title", metadata.subtitle, {"id": "subtitle"})
        yield _meta("title-type", "subtitle", "subtitle")
        yield _meta("display-seq", "2", "subtitle")
    yield Entry("dc:language", metadata.language)
    for kind, people in (("creator", metadata.creators), ("contributor", metadata.contributors)):
        for at, person in enumerate(people, 1):
            yield from _person(kind, person, at)
    if metadata.publisher:
        yield Entry("dc:publisher", metadata.publisher)
    if metadata.published:
        yield Entry("dc:date", metadata.published.isoformat())
    if metadata.version:
        yield _meta("schema:version", metadata.version)
    if metadata.description:
        yield Entry("dc:description", metadata.description)
    for subject in metadata.subjects:
        yield Entry("dc:subject", subject)
    yield from _rights(metadata)
    if metadata.series:
        yield Entry(
            "meta", metadata.series.name, {"property": "belongs-to-collection", "id": "series"}
        )
        yield _meta("collection-type", "series", "series")
        if metadata.series.position and _POSITION.fullmatch(metadata.series.position):
            yield _meta("group-position", metadata.series.position, "series")
    # EPUB 2 readers, and some shops, find the cover by this name only
    yield Entry("meta", "", {"name": "cover", "content": COVER_ID})


def _identifiers(metadata: Metadata) -> tuple[Identifier, ...]:
    """Those of the work, and the ISBN that this edition alone has."""
    own = metadata.isbn("epub")
    more = (Identifier("isbn", own),) if own else ()
    return tuple(dict.fromkeys((*metadata.identifiers, *more)))


def _identifier(identifier: Identifier, name: str) -> Iterator[Entry]:
    yield Entry("dc:identifier", identifier.urn, {"id": name})
    kind = _IDENTIFIER_TYPES.get(identifier.scheme)
    if identifier.scheme == "isbn" and len(identifier.value) == 10:
        kind = "02"
    if kind:
        yield _meta("identifier-type", kind, name, "onix:codelist5")


def _person(kind: str, person: Contributor, at: int) -> Iterator[Entry]:
    name = f"{kind}-{at}"
    yield Entry(f"dc:{kind}", person.name, {"id": name})
    for role in person.roles:
        yield _meta("role", role, name, "marc:relators")
    yield _meta("file-as", person.file_as, name)
    yield _meta("display-seq", str(at), name)


def _rights(metadata: Metadata) -> Iterator[Entry]:
    if metadata.rights:
        yield Entry("dc:rights", metadata.rights)
    if metadata.licence and metadata.licence.name != metadata.rights:
        yield Entry("dc:rights", metadata.licence.name)
    if metadata.licence and metadata.licence.url:
        yield _meta("dcterms:license", metadata.licence.url)


def accessibility(document: Document, *, paged: bool = False) -> Iterator[tuple[str, str]]:
    """What schema.org's accessibility terms can say truly of this work: names and values.

    The cover does not count as visual content: the metadata repeats all that it shows.
    """
    images = content_images(document)
    described = all(image.alt is not None for image in images)
    yield "accessMode", "textual"
    if images:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if described else "textual,visual"
    features = ["structuralNavigation", "tableOfContents", "readingOrder"]
    features += ["displayTransformability"]
    if described:
        features.append("alternativeText")
    if _has_formulas(document):
        features.append("MathML")
    if paged:
        features += ["pageBreakMarkers", "pageNavigation"]
    for feature in features:
        yield "accessibilityFeature", feature
    # nobody has looked at what an animated image does; without one, nothing can flash
    animated = any(image.asset.media_type in _MOVING for image in images)
    yield "accessibilityHazard", "unknown" if animated else "none"
    yield "accessibilitySummary", accessibility_summary(document)


def accessibility_summary(document: Document) -> str:
    """The author's own summary, else one in its language that tells what the book has."""
    if document.metadata.accessibility_summary:
        return document.metadata.accessibility_summary
    words = words_for(document.metadata.language)
    images = content_images(document)
    parts = [words.accessible_text]
    if images:
        described = all(image.alt is not None for image in images)
        parts.append(words.accessible_images if described else words.inaccessible_images)
    if any(isinstance(node, Table) for node in walk(document)):
        parts.append(words.accessible_tables)
    if document.notes:
        parts.append(words.accessible_notes)
    if _has_formulas(document):
        parts.append(words.accessible_math)
    return " ".join(parts)


def _has_formulas(document: Document) -> bool:
    return any(isinstance(node, Math) for node in walk(document))
