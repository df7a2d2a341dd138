"""Parts, front and back matter, numbers and notes as both editions carry them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from books import editions_of, print_pdf
from content import content_of, differences
from content_pdf import read_pdf
from lxml import etree
from reading_epub import TYPE, X, read_epub
from reading_pdf import Book
from sample_epub import metadata
from test_epub import spine, unzip

from pressroom.checks.epub import check_epub
from pressroom.checks.pdf import check_pdf
from pressroom.editions.epub import make_epub
from pressroom.manuscript.load import house_style
from pressroom.manuscript.styles import load_styles
from pressroom.model.document import Document
from pressroom.model.manuscript import Manuscript, Source, Standing, Styles
from pressroom.model.settings import NoteForm, NoteNumbering, NotePlacement, Settings
from pressroom.typeset import typeset

TEXTS = {
    "00-dedication": "*For Ada.*\n",
    # letters with marks that are not written in the order in which they are drawn
    "01-foreword": "# Foreword\n\n[Words]{#words}.^[Before.] Mo\u0301\u0323le\u0301\u0323, \u1ecdl\u1eb9.\n",
    "02-part": "# The river {.part}\n\nOf water.\n",
    "03-spring": "# Spring\n\nIt begins.[^1] See [below](05-waves.md) and "
    "[before](01-foreword.md#words){.on-page}.\n\n## A pool\n\nDeep.\n\n"
    "> ### Quoted\n>\n> Words.\n\n[^1]: One.\n",
    "04-sea": "# The sea {.part}\n",
    "05-waves": "# Waves\n\nThey roll.[^1] ^[Rolling.]\n\n[^1]: Two.\n",
    "06-tides": "# Tides {.appendix}\n\n## High\n\nHigh.\n",
}
ROLES = {"00-dedication": "dedication", "01-foreword": "foreword"}


@cache
def styles() -> Styles:
    return load_styles(Path("/nowhere"), "styles", house_style(), [])


def document(**changes: object) -> Document:
    settings = replace(Settings("book", numbering=2), **changes)  # type: ignore[arg-type]  # of tests
    sources = tuple(
        Source(PurePosixPath(f"{name}.md"), text, standing=Standing(ROLES.get(name)))
        for name, text in TEXTS.items()
    )
    return typeset(Manuscript(Path("/x"), "x", metadata(), settings, sources, styles()))


@cache
def epub_of(form: NoteForm, numbering: NoteNumbering) -> tuple[Document, bytes]:
    made = document(epub_notes=form, note_numbering=numbering)
    return made, make_epub(made, styles(), lambda: b"\xff\xd8\xff").data


@cache
def pdf_of(placement: NotePlacement, numbering: NoteNumbering) -> tuple[Document, bytes]:
    made = document(notes=placement, note_numbering=numbering)
    return made, print_pdf(made, styles())[0]


def text_of(node: etree._Element) -> str:
    return "".join(str(text) for text in node.itertext())


def page(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return etree.fromstring(book.read(f"EPUB/{name}"))


# --- the EPUB -----------------------------------------------------------------------


@pytest.mark.parametrize("form", ["popup", "endnotes"])
@pytest.mark.parametrize("numbering", ["work", "chapter"])
def test_the_epub_holds_everything(form: NoteForm, numbering: NoteNumbering) -> None:
    made, data = epub_of(form, numbering)
    assert differences(content_of(made), read_epub(data)) == []
    problems = [*check_epub(data, "x.epub")]
    assert not [found for found in problems if found.severity == "error"], problems
    expected = [1, 2, 3, 4] if numbering == "work" else [1, 1, 1, 2]
    assert [note.number for note in made.notes] == expected


def test_each_chapter_and_part_has_a_file() -> None:
    _, data = epub_of("endnotes", "chapter")
    assert spine(unzip_bytes(data)) == [
        "cover.xhtml", "title.xhtml", "imprint.xhtml", "dedication.xhtml", "nav.xhtml",
        "foreword.xhtml", "part.xhtml", "spring.xhtml", "sea.xhtml", "waves.xhtml", "tides.xhtml",
        "notes.xhtml", "colophon.xhtml",
    ]  # fmt: skip


def unzip_bytes(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize(
    ("name", "matter", "kind", "heading"),
    [
        ("dedication.xhtml", "frontmatter", "dedication", None),
        ("foreword.xhtml", "frontmatter", "foreword", "Foreword"),
        ("part.xhtml", "bodymatter", "part", "Part\u00a0IThe river"),
        ("spring.xhtml", "bodymatter", "chapter", "1 Spring"),
        ("tides.xhtml", "backmatter", "appendix", "Appendix\u00a0ATides"),
    ],
)
def test_what_a_page_is(name: str, matter: str, kind: str, heading: str | None) -> None:
    body = page(epub_of("popup", "work")[1], name).find(f"{X}body")
    assert body is not None and body.get(TYPE) == matter
    section = body.find(f"{X}section")
    assert section is not None
    assert (section.get(TYPE), section.get("role")) == (kind, f"doc-{kind}")
    title = section.find(f"{X}h1")
    assert (None if title is None else text_of(title)) == heading


def test_headings_in_a_chapter_of_a_part_begin_at_the_first_level() -> None:
    root = page(epub_of("popup", "work")[1], "spring.xhtml")
    headings = [node.tag.removeprefix(X) for node in root.iter(f"{X}h1", f"{X}h2", f"{X}h3")]
    assert headings == ["h1", "h2", "h3", "h2"]  # the last stands above the notes


def test_the_nav_nests_chapters_and_numbers_them() -> None:
    nav = page(epub_of("endnotes", "work")[1], "nav.xhtml")
    toc, landmarks = nav.iter(f"{X}nav")
    lines = [(len([*a.iterancestors(f"{X}ol")]), text_of(a)) for a in toc.iter(f"{X}a")]
    assert lines == [
        (1, "Foreword"), (1, "I The river"), (2, "1 Spring"), (3, "1.1 A pool"), (1, "II The sea"),
        (2, "2 Waves"), (1, "A Tides"), (2, "A.1 High"), (1, "Notes"), (1, "Colophon"),
    ]  # fmt: skip
    kinds = [a.get(TYPE) for a in landmarks.iter(f"{X}a")]
    assert kinds == [
        "cover", "titlepage", "copyright-page", "dedication", "toc", "foreword", "bodymatter",
        "appendix", "endnotes", "colophon",
    ]  # fmt: skip


def test_the_list_of_notes_leads_back() -> None:
    root = page(epub_of("endnotes", "chapter")[1], "notes.xhtml")
    section = root.find(f".//{X}section")
    assert section is not None and section.get("role") == "doc-endnotes"
    assert [text_of(h) for h in section.iter(f"{X}h2")] == [
        "Foreword", "1 Spring", "2 Waves"
    ]  # fmt: skip
    items = [*section.iter(f"{X}li")]
    assert [item.get("value") for item in items] == ["1", "1", "1", "2"]
    backs = [a.get("href") for a in section.iter(f"{X}a") if a.get("role") == "doc-backlink"]
    assert backs[1] == "spring.xhtml#fnref-spring-1"


# --- the PDF ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("placement", "numbering"), [("page", "chapter"), ("chapter", "work"), ("end", "chapter")]
)
def test_the_pdf_holds_everything(placement: NotePlacement, numbering: NoteNumbering) -> None:
    made, data = pdf_of(placement, numbering)
    wanted = content_of(made, dash="—", stars="***")
    assert differences(wanted, read_pdf(data, made), spaced=False) == []
    assert [found.code for found in check_pdf(data, "x.pdf")] == []


def test_pages_of_the_front_matter_have_roman_numbers() -> None:
    book = Book(pdf_of("page", "chapter")[1])
    pages = {title: book.labels[at] for _, title, at in book.outline}
    assert (pages["Foreword"], pages["I The river"], pages["1 Spring"]) == ("vi", "1", "3")
    contents = next(at for _, title, at in book.outline if title == "Contents")
    shown = "".join(run.text for run in book.runs if run.page == contents and run.mark is not None)
    assert shown.startswith("ContentsForewordviI The river")
    there = "".join(run.text for run in book.runs)
    assert "beforeon\u00a0page\u00a0vi." in there


def test_the_outline_nests_the_chapters_of_a_part() -> None:
    book = Book(pdf_of("page", "chapter")[1])
    assert [(depth, title) for depth, title, _ in book.outline][2:] == [
        (1, "Foreword"), (1, "I The river"), (2, "1 Spring"), (3, "1.1 A pool"), (1, "II The sea"),
        (2, "2 Waves"), (1, "A Tides"), (2, "A.1 High"), (1, "Colophon"),
    ]  # fmt: skip


def test_parts_begin_on_a_right_hand_page_with_nothing_behind() -> None:
    book = Book(pdf_of("page", "chapter")[1])
    for title in ("I The river", "II The sea"):
        at = next(page for _, name, page in book.outline if name == title)
        assert at % 2 == 0, title
        assert not [run for run in book.runs if run.page == at + 1]


def test_notes_of_a_chapter_stand_on_its_pages() -> None:
    made, data = pdf_of("chapter", "work")
    book = Book(data)
    starts = [at for _, title, at in book.outline if title in ("1 Spring", "2 Waves")]
    for note, at in zip(made.notes[1:3], starts, strict=True):
        assert book.places[note.id] == at
    assert "Notes" not in [title for _, title, _ in book.outline]


def test_an_article_has_no_front_matter() -> None:
    assert unzip(editions_of("article").document)["EPUB/text.xhtml"].count(b"doc-chapter") == 0
