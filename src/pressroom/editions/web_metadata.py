"""What the web edition tells machines of itself: schema.org's JSON-LD, Open Graph, plain names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pressroom.editions.epub_metadata import accessibility
from pressroom.model.document import Document
from pressroom.model.metadata import Contributor, Metadata

Pairs = tuple[tuple[str, str], ...]

# of schema.org's CreativeWork, by MARC relator code
_ROLES = {"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator"}


def named(metadata: Metadata) -> Pairs:
    """Names and contents of the plain ``meta`` elements."""
    found = [("author", person.name) for person in metadata.creators]
    if metadata.description:
        found.append(("description", _line(metadata.description)))
    if metadata.subjects:
        found.append(("keywords", ", ".join(metadata.subjects)))
    return tuple(found)


def graph(document: Document) -> Pairs:
    """Open Graph (ogp.me): what is shown where the page is shared.

    Nobody knows yet where the page will be, so its address and image are left out, unless the
    work has an address of its own.
    """
    metadata, kind = document.metadata, document.settings.kind
    found = [("og:type", kind), ("og:title", metadata.title)]
    if metadata.description:
        found.append(("og:description", _line(metadata.description)))
    language, _, region = metadata.language.replace("_", "-").partition("-")
    if len(region) == 2:
        found.append(("og:locale", f"{language}_{region.upper()}"))
    if address := _address(metadata):
        found.append(("og:url", address))
    if metadata.publisher:
        found.append(("og:site_name", metadata.publisher))
    if metadata.published:
        name = "book:release_date" if kind == "book" else "article:published_time"
        found.append((name, metadata.published.isoformat()))
    if kind == "book":
        found += [("book:isbn", one.value) for one in metadata.identifiers if one.scheme == "isbn"]
    found += [(f"{kind}:tag", subject) for subject in metadata.subjects]
    return tuple(found)


def linked_data(document: Document) -> str:
    """schema.org's description as JSON-LD that is safe within HTML: it has no angle brackets."""
    text = json.dumps(_work(document), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _work(document: Document) -> Mapping[str, object]:
    metadata, kind = document.metadata, document.settings.kind
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Book" if kind == "book" else "Article",
        "name": metadata.title,
        "inLanguage": metadata.language,
        "dateModified": metadata.modified.date().isoformat(),
        "identifier": [identifier.urn for identifier in metadata.identifiers],
        **_people((*metadata.creators, *metadata.contributors)),
        **_accessibility(document),
    }
    if kind == "book":
        found["bookFormat"] = "https://schema.org/EBook"
    else:
        found["headline"] = metadata.title
    found |= {name: value for name, value in _optional(metadata) if value}
    return found


def _optional(metadata: Metadata) -> Iterator[tuple[str, object]]:
    isbn = [one.value for one in metadata.identifiers if one.scheme == "isbn"]
    yield "alternativeHeadline", metadata.subtitle
    yield "isbn", isbn[0] if isbn else None
    yield "url", _address(metadata)
    yield "datePublished", metadata.published.isoformat() if metadata.published else None
    yield "version", metadata.version
    yield "description", _line(metadata.description or "")
    yield "keywords", list(metadata.subjects)
    yield "copyrightNotice", metadata.rights
    if metadata.publisher:
        yield "publisher", {"@type": "Organization", "name": metadata.publisher}
    if metadata.licence:
        yield "license", metadata.licence.url or metadata.licence.name
    if metadata.series:
        yield "isPartOf", {"@type": "CreativeWorkSeries", "name": metadata.series.name}
        yield "position", metadata.series.position


def _people(everyone: tuple[Contributor, ...]) -> Mapping[str, object]:
    found: dict[str, list[object]] = {}
    for person in everyone:
        roles = dict.fromkeys(_ROLES.get(role, "contributor") for role in person.roles)
        for role in roles:
            found.setdefault(role, []).append({"@type": "Person", "name": person.name})
    return found


def _accessibility(document: Document) -> Mapping[str, object]:
    found: dict[str, list[str]] = {}
    for name, value in accessibility(document):
        found.setdefault(name, []).append(value)
    told: dict[str, object] = {
        name: values if name in ("accessMode", "accessibilityFeature") else values[0]
        for name, values in found.items()
    }
    sufficient = found["accessModeSufficient"][0].split(",")
    told["accessModeSufficient"] = {"@type": "ItemList", "itemListElement": sufficient}
    return told


def _address(metadata: Metadata) -> str | None:
    urns = (one.urn for one in metadata.identifiers)
    return next((urn for urn in urns if urn.startswith(("https://", "http://"))), None)


def _line(text: str) -> str:
    return " ".join(text.split())
