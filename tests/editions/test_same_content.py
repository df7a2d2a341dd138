"""All editions hold every word, note, link and image of the document, in order and once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from books import editions_of, print_pdf
from content import Content, content_of, differences
from content_pdf import read_pdf
from reading_epub import read_epub
from reading_pdf import Book, kids
from reading_text import text_differences
from reading_web import read_web

BOOKS = ("minimal", "everything", "article", "russian", "greek", "japanese")
RIGHT_TO_LEFT = ("hebrew", "arabic")  # what of a line of the PDF comes first is tested elsewhere


def in_epub(name: str, data: bytes | None = None) -> list[str]:
    made = editions_of(name)
    return differences(content_of(made.document), read_epub(data or made.epub))


def in_pdf(name: str, data: bytes | None = None) -> list[str]:
    made = editions_of(name)
    wanted = content_of(made.document, dash="—", stars="***")
    return differences(wanted, read_pdf(data or made.pdf, made.document), spaced=False)


@pytest.mark.parametrize("name", BOOKS + RIGHT_TO_LEFT)
def test_the_epub_holds_the_document(name: str) -> None:
    assert in_epub(name) == []


@pytest.mark.parametrize("name", BOOKS + RIGHT_TO_LEFT)
def test_the_edition_for_kobo_holds_the_document(name: str) -> None:
    assert in_epub(name, editions_of(name).kepub) == []


@pytest.mark.parametrize("name", BOOKS + RIGHT_TO_LEFT)
def test_the_web_edition_holds_the_document(name: str) -> None:
    made = editions_of(name)
    assert differences(content_of(made.document), read_web(made.web)) == []


@pytest.mark.parametrize("name", [*BOOKS[:-1], *RIGHT_TO_LEFT])  # Japanese may break in any word
def test_the_text_edition_holds_the_document(name: str) -> None:
    made = editions_of(name)
    assert text_differences(made.document, made.text) == []


@pytest.mark.parametrize("name", BOOKS)
def test_the_pdf_holds_the_document(name: str) -> None:
    assert in_pdf(name) == []


def test_the_pdf_holds_the_document_with_its_notes_at_the_end() -> None:
    made = editions_of("everything")
    settings = replace(made.document.settings, notes="end")
    data, _ = print_pdf(replace(made.document, settings=settings), made.styles)
    assert in_pdf("everything", data) == []
    assert "Notes" in [title for _, title, _ in Book(data).outline]


def test_what_is_compared_is_not_little() -> None:
    found = content_of(editions_of("everything").document)
    counts = [len(found.words), len(found.calls), len(found.notes), len(found.links)]
    assert counts > [400, 12, 11, 8]
    assert len(found.formulas) == 5
    assert len(found.images) == 11 and len(found.references) > 10


def changed(old: str, new: str) -> bytes:
    """The EPUB of the book with everything, with one stretch of its pages changed."""
    out, count = io.BytesIO(), 0
    with (
        zipfile.ZipFile(io.BytesIO(editions_of("everything").epub)) as book,
        zipfile.ZipFile(out, "w") as copy,
    ):
        for name in book.namelist():
            data = book.read(name)
            if name.endswith(".xhtml") and "nav" not in name:
                count += data.count(old.encode())
                data = data.replace(old.encode(), new.encode())
            copy.writestr(name, data)
    assert count == 1, f"{old!r} is there {count} times"
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("They creak.", "They squeak.", "word of the text missing: creak."),
        ("They creak.", "They They creak.", "word of the text not in the document: They"),
        ('<aside epub:type="footnote" role="doc-footnote" id="fn-the-crossing-cow">', "<aside>", "note missing: 11"),
        ("With its calf, 14.", "", "word of the note 11 missing: With"),
        ("https://example.org/post", "https://example.org/past",
         "link missing: ('https://example.org/post', 'Aletter')"),
        ('alt="The letter B in a ring."', 'alt="A ring."',
         "image missing: The letter B in a ring."),
        ("<mtext>(*)</mtext>", "<mtext>(+)</mtext>", "word of the text missing: (*)"),
        ('alttext="t = \\frac{s}{v}"', 'alttext="t"', r"formula missing: t = \frac{s}{v}"),
        (": Halm &amp; Son, 1998.", ": Halm Son, 1998.", "word of the bibliography missing: &"),
    ],
)  # fmt: skip
def test_a_tampered_epub_is_told(old: str, new: str, told: str) -> None:
    assert told in in_epub("everything", changed(old, new))


def no_word(book: Book) -> None:
    """Takes out the operator that shows ``heavy``."""
    at = next(run.page for run in book.runs if run.text == "heavy")
    runs = iter([run for run in book.runs if run.page == at])
    kept = [
        item
        for item in pikepdf.parse_content_stream(book.pdf.pages[at])
        if str(item.operator) != "TJ" or next(runs).text != "heavy"
    ]
    book.pdf.pages[at].Contents = book.pdf.make_stream(pikepdf.unparse_content_stream(kept))


def drop(book: Book, tag: str, words: str) -> None:
    """Takes an element out of the structure tree."""
    for element in [*book.elements()]:
        if (
            element.get("/S") == tag
            and (str(element.get("/Alt", "")) or book.text(element)) == words
        ):
            above = [kid for kid in kids(element.P) if getattr(kid, "objgen", 0) != element.objgen]
            element.P.K = pikepdf.Array(above)


def no_note(book: Book) -> None:
    drop(book, "/Note", "11. With its calf, 14.")


def no_image(book: Book) -> None:
    drop(book, "/Figure", "The letter B in a ring.")


def no_formula(book: Book) -> None:
    drop(book, "/Formula", r"t = \frac{s}{v}")


def other_link(book: Book) -> None:
    for page in book.pdf.pages:
        for note in page.obj.get("/Annots", []):
            if "/A" in note and str(note.A.URI) == "https://example.org/post":
                note.A.URI = pikepdf.String("https://example.org/past")


def other_alt(book: Book) -> None:
    for element in book.elements():
        if element.S == "/Figure":
            element.Alt = pikepdf.String("A picture")


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (no_word, "word of the text missing: heavy;"),
        (no_note, "note missing: 11"),
        (other_link, "link missing: ('https://example.org/post', 'Aletter')"),
        (no_image, "image missing: The letter B in a ring."),
        (no_formula, r"formula missing: t = \frac{s}{v}"),
        (other_alt, "image not in the document: A picture"),
    ],
)
def test_a_tampered_pdf_is_told(tamper: Callable[[Book], None], told: str) -> None:
    book, out = Book(editions_of("everything").pdf), io.BytesIO()
    tamper(book)
    book.pdf.save(out)
    assert told in in_pdf("everything", out.getvalue())


def test_words_in_another_order_are_told() -> None:
    wanted, found = Content(words=["a", "b", "c"]), Content(words=["acb"])
    assert differences(wanted, found, spaced=False) != []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("They creak.", "They squeak.", "word of the text missing: creak."),
        ('<div role="doc-footnote" id="fn-the-crossing-cow"', "<div", "note missing: 11"),
        ("https://example.org/post", "https://example.org/past",
         "link missing: ('https://example.org/post', 'Aletter')"),
        ('alt="The letter B in a ring."', 'alt="A ring."',
         "image missing: The letter B in a ring."),
        ('alttext="t = \\frac{s}{v}"', 'alttext="t"', r"formula missing: t = \frac{s}{v}"),
        (": Halm &amp; Son, 1998.", ": Halm Son, 1998.", "word of the bibliography missing: &"),
    ],
)  # fmt: skip
def test_a_tampered_web_edition_is_told(old: str, new: str, told: str) -> None:
    made = editions_of("everything")
    text = made.web.decode()
    assert text.count(old) == 1
    found = differences(content_of(made.document), read_web(text.replace(old, new).encode()))
    assert told in found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("They creak.", "They squeak.", "word missing: creak"),
        ("[11] With its calf, 14.", "", "word missing: calf"),
        (" <https://example.org/post>", "", "word missing: post"),
        ("[The letter B in a ring.]", "", "word missing: ring"),
        (r"$t = \frac{s}{v}$", "", "word missing: frac"),
        ("First there is the plank", "There first is the plank",
         "not in one piece: First there is the plank then there is the water"),
    ],
)  # fmt: skip
def test_a_tampered_text_edition_is_told(old: str, new: str, told: str) -> None:
    made = editions_of("everything")
    text = made.text.decode()
    assert text.count(old) == 1
    assert told in text_differences(made.document, text.replace(old, new).encode())
