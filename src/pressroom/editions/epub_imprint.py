"""What the imprint page and the colophon of every edition say, and the words for the cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressroom import __version__
from pressroom.editions.epub_metadata import accessibility_summary
from pressroom.editions.typefaces import Typeface
from pressroom.model.dates import written_out
from pressroom.model.document import Document
from pressroom.model.metadata import Identifier, Metadata
from pressroom.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: the words before it (none where it speaks for itself), what it says, its address.

    ``opens``: it begins a new group, set off from the one before. ``title``: it is the work's name.
    """

    label: str
    text: str
    href: str | None = None
    opens: bool = False
    title: bool = False


def imprint_lines(document: Document, words: Words) -> tuple[Fact, ...]:
    """Whose work it is, who published it when, under what terms, how it is known and how accessible.

    The order is that of a printed imprint page; nothing is said that the metadata does not say.
    """
    metadata = document.metadata
    return (
        *_work(metadata, words),
        *_opened(_publication(metadata, words)),
        *_opened(_terms(metadata, words)),
        *_opened(_identifiers(metadata, words)),
        Fact(words.accessibility, accessibility_summary(document), opens=True),
    )


def cover_words(document: Document, words: Words) -> str:
    """The text alternative of the cover: what it is, the title and who made the work."""
    metadata = document.metadata
    names = ", ".join(person.name for person in metadata.creators)
    return f"{words.cover}: {metadata.title}" + (f" – {names}" if names else "")


def colophon_lines(typefaces: tuple[Typeface, ...], words: Words) -> tuple[Fact, ...]:
    """The typefaces that the edition carries, each with its licence, and what made the edition."""
    return (*_typefaces(typefaces, words), Fact(words.made_with, f"Pressroom {__version__}"))


def _opened(facts: Iterator[Fact]) -> Iterator[Fact]:
    for at, fact in enumerate(facts):
        yield fact if at else Fact(fact.label, fact.text, fact.href, opens=True)


def _work(metadata: Metadata, words: Words) -> Iterator[Fact]:
    # a title that ends in a mark of its own needs no colon behind it
    joint = " " if metadata.title[-1:] in "?!.:…" else ": "
    subtitle = f"{joint}{metadata.subtitle}" if metadata.subtitle else ""
    yield Fact("", metadata.title + subtitle, title=True)
    if metadata.creators:
        yield Fact("", ", ".join(person.name for person in metadata.creators))
    by_role: dict[str, list[str]] = {}
    for person in metadata.creators:
        for role in person.roles:
            if role in words.roles:
                by_role.setdefault(words.roles[role], []).append(person.name)
    for person in metadata.contributors:
        for role in person.roles:
            label = words.roles.get(role, words.roles["ctb"])
            by_role.setdefault(label, []).append(person.name)
    for label, names in by_role.items():
        yield Fact(label, ", ".join(dict.fromkeys(names)))
    if metadata.series:
        position = f" {metadata.series.position}" if metadata.series.position else ""
        yield Fact(words.series, metadata.series.name + position)


def _publication(metadata: Metadata, words: Words) -> Iterator[Fact]:
    if metadata.publisher:
        yield Fact(words.publisher, metadata.publisher)
    if metadata.published:
        yield Fact(words.published, written_out(metadata.published, metadata.language))
    if metadata.version:
        changed = metadata.modified.date()
        later = metadata.published is not None and changed > metadata.published
        when = f", {written_out(changed, metadata.language)}" if later else ""
        yield Fact(words.version, metadata.version + when)


def _terms(metadata: Metadata, words: Words) -> Iterator[Fact]:
    if metadata.rights:
        yield Fact("", metadata.rights)
    if metadata.licence:
        yield Fact(words.licence, metadata.licence.name, metadata.licence.url)


def _identifiers(metadata: Metadata, words: Words) -> Iterator[Fact]:
    """An ISBN is told with the edition that it names."""
    forms = {"epub": "EPUB", "pdf": "PDF", "print": words.printed}
    for edition, isbn in metadata.isbns:
        yield Fact("ISBN", f"{isbn} ({forms[edition]})")
    own = {isbn for _, isbn in metadata.isbns}
    for one in _in_order(metadata.identifiers):
        if one.value not in own:
            yield _identifier(one, words)


def _in_order(identifiers: tuple[Identifier, ...]) -> list[Identifier]:
    """Those that readers and shops ask for first; what only programs compare comes last."""
    order = ("isbn", "doi", "uri", "uuid")
    return sorted(identifiers, key=lambda one: order.index(one.scheme))


def _identifier(identifier: Identifier, words: Words) -> Fact:
    match identifier.scheme:
        case "isbn":
            return Fact("ISBN", identifier.value)
        case "doi":
            return Fact("DOI", identifier.value, identifier.urn)
        case "uuid":
            return Fact("UUID", identifier.value)
        case _:
            return Fact(words.identifier, identifier.urn)


def _typefaces(typefaces: tuple[Typeface, ...], words: Words) -> Iterator[Fact]:
    for face in typefaces:
        parts = (face.family, face.copyright, face.licence)
        yield Fact(words.set_in, ", ".join(part for part in parts if part))
