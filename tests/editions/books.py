"""The books of tests/books, and this repository's article, in all editions: made once a run."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pressroom.build import build
from pressroom.editions.job import PdfJob
from pressroom.editions.press import Press
from pressroom.manuscript.load import load
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.settings import Edition
from pressroom.typeset import typeset

ROOT = Path(__file__).parents[2]
BOOKS = ROOT / "tests/books"


_KEPT: tuple[Edition, ...] = ("epub", "kepub", "pdf", "web", "text")


@dataclass(frozen=True, slots=True)
class Editions:
    document: Document
    styles: Styles
    epub: bytes
    kepub: bytes
    pdf: bytes
    web: bytes
    text: bytes


@cache
def editions_of(name: str) -> Editions:
    """What the build makes of a book, or of the ``article``; a problem of a check raises."""
    project = ROOT if name == "article" else BOOKS / name
    manuscript = load(project, epoch=None)
    document = typeset(manuscript)
    with tempfile.TemporaryDirectory() as folder:
        made = build(project, editions=_KEPT, out=Path(folder) / "dist")
    data = {str(artifact.edition): artifact.data for artifact in made.artifacts}
    return Editions(document, manuscript.styles, **data)


def print_pdf(document: Document, styles: Styles) -> tuple[bytes, bytes]:
    """The PDF of a document, made as the build makes it, and the cover."""
    press = Press.start()
    try:
        result = press.run(PdfJob(document, styles))
    finally:
        press.stop()
    assert result.artifact
    return result.artifact.data, result.cover
