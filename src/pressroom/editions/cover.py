"""The cover: a typographic page from the metadata, or the author's own image."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from pressroom.model.document import Document
from pressroom.model.languages import subtags
from pressroom.model.metadata import Contributor, Metadata
from pressroom.words import Words

# what stores ask for at least (pixels); the page's own proportions are kept
WIDTH, HEIGHT = 1600, 2560
_QUALITY = 88
# who is named on a cover beside its authors; the imprint page names all
_COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": "、", "zh": "、"}
_CREDITED = ("edt", "trl", "ill", "pht", "com", "win", "aui", "aft")


@dataclass(frozen=True, slots=True)
class CoverLines:
    """What stands on the cover; ``credits`` are lines such as "Translated by Ann, Bo"."""

    title: str
    subtitle: str | None
    creators: tuple[str, ...]
    credits: tuple[str, ...]
    series: str | None
    publisher: str | None


def cover_lines(document: Document, words: Words) -> CoverLines:
    """The words of the cover."""
    metadata = document.metadata
    return CoverLines(
        metadata.title,
        metadata.subtitle,
        tuple(person.name for person in metadata.creators if not _credits_of(person)),
        tuple(_credits(metadata, words)),
        _series(metadata),
        metadata.publisher,
    )


def _credits_of(person: Contributor) -> tuple[str, ...]:
    """The roles by which a creator is named, none for one who is named as an author is."""
    named = all(role in _CREDITED for role in person.roles)
    return person.roles if named else ()


def _credits(metadata: Metadata, words: Words) -> list[str]:
    people: dict[str, list[str]] = {}
    for person in metadata.creators:
        for role in _credits_of(person):
            people.setdefault(role, []).append(person.name)
    for person in metadata.contributors:
        for role in person.roles:
            if role in _CREDITED:
                people.setdefault(role, []).append(person.name)
    comma = comma_of(metadata.language)
    return [
        _label(words.roles[role]) + comma.join(dict.fromkeys(people[role]))
        for role in _CREDITED
        if role in people
    ]


def _label(text: str) -> str:
    """What stands before a name; a colon of East Asia brings its own space."""
    return text if text.endswith("：") else f"{text} "


def comma_of(language: str) -> str:
    """What stands between names."""
    return _COMMAS.get(subtags(language)[0], ", ")


def _series(metadata: Metadata) -> str | None:
    series = metadata.series
    return f"{series.name} {series.position or ''}".rstrip() if series else None


def cover_jpeg(document: Document, pdf: bytes) -> bytes:
    """The cover as a JPEG of at least 1600 × 2560 pixels: the PDF's first page, or the image.

    An author's JPEG is taken as it is.
    """
    if document.cover and document.cover.media_type == "image/jpeg":
        return document.cover.file.read_bytes()
    if document.cover:
        with Image.open(document.cover.file) as picture:
            return _jpeg(picture.convert("RGB"))
    with pypdfium2.PdfDocument(pdf) as file:
        page = file[0]
        scale = max(WIDTH / page.get_width(), HEIGHT / page.get_height())
        return _jpeg(page.render(scale=scale).to_pil().convert("RGB"))


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
