"""The cover: a typographic page from the metadata, or the author's own image."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from pressroom.model.document import Document

# what stores ask for at least (pixels); the page's own proportions are kept
WIDTH, HEIGHT = 1600, 2560
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class CoverLines:
    """What stands on the cover."""

    title: str
    subtitle: str | None
    creators: tuple[str, ...]
    publisher: str | None


def cover_lines(document: Document) -> CoverLines:
    """The words of the cover."""
    metadata = document.metadata
    names = tuple(person.name for person in metadata.creators)
    return CoverLines(metadata.title, metadata.subtitle, names, metadata.publisher)


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
