"""A small document made by hand, with one of each thing that the EPUB treats in its own way."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from pressroom.model.block import Cell, Figure, Listing, Paragraph, Quote, Row, Table
from pressroom.model.document import ContentsEntry, Document, Note, Reference, Section
from pressroom.model.inline import Code, Emphasis, Image, Link, NoteRef, Strong, Text
from pressroom.model.manuscript import Asset, Styles
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Place
from pressroom.model.settings import Kind, Settings

HERE = Place(PurePosixPath("text.md"), 1, 1, 0, 1)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    b'<rect width="100" height="50" fill="#884"/></svg>'
)


def row(*words: str) -> Row:
    return Row(tuple(Cell((paragraph(Text(word, HERE)),), HERE) for word in words), HERE)


def text(words: str) -> tuple[Text, ...]:
    return (Text(words, HERE),)


def paragraph(*children: object) -> Paragraph:
    return Paragraph(tuple(children), HERE)  # type: ignore[arg-type]  # a shorthand for tests


def metadata(**changes: object) -> Metadata:
    values: dict[str, object] = {
        "title": "Tides & Letters",
        "subtitle": "A <short> voyage",
        "language": "en",
        "identifiers": (
            Identifier("uuid", "6d4cbd7b-4f7a-4c3b-9a0b-6f0e5a0d1c11"),
            Identifier("isbn", "9780306406157"),
            Identifier("doi", "10.1000/182"),
        ),
        "modified": datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
        "creators": (Contributor("Ann Sailor", "Sailor, Ann", ("aut", "ill")),),
        "contributors": (Contributor("Bob Reader", "Reader, Bob", ("edt",)),),
        "publisher": "The Harbour Press",
        "published": date(2024, 5, 1),
        "version": "1.2",
        "description": "About tides.",
        "subjects": ("Sea", "Letters"),
        "series": Series("Harbour Papers", "3"),
        "rights": "© 2024 Ann Sailor",
        "licence": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    }
    return Metadata(**{**values, **changes})  # type: ignore[arg-type]  # changes are the tests'


def image(
    folder: Path, name: str = "map.svg", alt: str | None = "A map", data: bytes = SVG
) -> Image:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return Image(Asset(PurePosixPath(name), file, "image/svg+xml", digest, 100, 50), alt, HERE)


def sample(folder: Path, kind: Kind = "article", **changes: object) -> Document:
    first = Section(
        "sea", 1, (Text("The ", HERE), Emphasis(text("sea"), HERE), NoteRef("c1", "n-a", 1, HERE)),
        (
            paragraph(
                Text("Waves “roll”", HERE), NoteRef("c2", "n-b", 2, HERE), Text(" and ", HERE),
                Strong((Emphasis(text("rise"), HERE),), HERE), Code("fn()", HERE),
                Link(text("see the letters"), "#letters", HERE),
            ),
            Figure(image(folder), text("The coast"), "fig-coast", 1, HERE),
            Listing("x = 1\n", HERE),
            Table(
                text("Tides"),
                (row("Day", "Tide"),),
                (row("Mon", "2 m"),),
                "tab-tides", 1, HERE,
            ),
        ),
        (Section("calm", 2, text("Calm"), (paragraph(Text("Still.", HERE)),), (), HERE),),
        HERE,
    )  # fmt: skip
    second = Section(
        "letters", 1, text("Letters"),
        (
            Quote((paragraph(Text("Dear reader,", HERE)),), HERE),
            paragraph(Text("Again", HERE), NoteRef("c3", "n-b", 2, HERE)),
        ),
        (), HERE,
    )  # fmt: skip
    values: dict[str, object] = {
        "slug": "tides",
        "metadata": metadata(),
        "settings": Settings(kind=kind),
        "sections": (first, second),
        "notes": (
            Note("n-a", 1, (paragraph(Text("First note.", HERE)),), ("c1",), HERE),
            Note("n-b", 2, (paragraph(Text("Second note.", HERE)),), ("c2", "c3"), HERE),
        ),
        "references": (Reference("ref-x", "x", text("Author, Title, 2020."), HERE),),
        "contents": (
            ContentsEntry("sea", first.title, (ContentsEntry("calm", text("Calm")),)),
            ContentsEntry("letters", text("Letters")),
        ),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]  # changes are the tests'


def no_styles() -> Styles:
    return Styles({"epub.css": "p { margin: 0 }"}, (), "0" * 64)
