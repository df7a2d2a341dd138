"""Books that other people wrote, as they left them: judged, opened, and read word by word.

PRESSROOM_CORPUS names the folders of the books, with a colon between two of them. Books are not a
part of this repository; tests/README.md tells which ones were used, and where they come from.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from content import Content, bare, content_of, differences
from content_pdf import read_pdf
from page_list import misplaced
from reading_epub import read_epub

import judges
from manuscript_words import losses, told_by_pandoc
from pressroom.build import build
from pressroom.manuscript.load import load
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Problem
from pressroom.typeset import typeset
from pressroom.typeset.bibliography import scan

CORPUS = "PRESSROOM_CORPUS"
FOLDERS = [Path(one) for one in os.environ.get(CORPUS, "").split(os.pathsep) if one]
_NOT_COUNTED = "()[]{}<>«»\N{ARABIC TATWEEL}"
_LINE = 60  # letters, among which the order is a matter of the page
_SHOWN = 40  # differences

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not FOLDERS, reason=f"no books: {CORPUS} names their folders"),
]


@dataclass(frozen=True, slots=True)
class Book:
    """A book, and the editions that were made of it."""

    manuscript: Manuscript
    document: Document
    problems: tuple[Problem, ...]
    epub: Path
    pdf: Path


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("corpus")
    made = build(request.param, out=folder / "dist", cache=folder / "cache")
    manuscript = load(request.param, epoch=None)
    (epub,), (pdf,) = made.out.glob("*.epub"), made.out.glob("*.pdf")
    return Book(manuscript, typeset(manuscript), made.problems, epub, pdf)


def lost_letters(wanted: Content, found: Content) -> list[str]:
    """The letters that are not there as often as they should be, in text from right to left.

    There, what of a line comes first is a matter of the page; brackets are mirrored, and a font
    may draw a letter with two glyphs, or one with that of the line that joins letters.
    """
    ours, theirs = (
        Counter(bare("".join([*it.words, *(word for _, note in it.notes for word in note)])))
        for it in (wanted, found)
    )
    assert theirs.total() < ours.total() * 1.01
    return [
        f"{one}: {count - theirs[one]}"
        for one, count in ours.items()
        if theirs[one] < count and one not in _NOT_COUNTED
    ]


def out_of_order(wanted: Content, found: Content) -> list[str]:
    """The words from right to left that stand before those of a line above, of all that are there once."""
    words = [word for word, times in Counter(wanted.words).items() if times == 1]
    ours, theirs = " ".join(wanted.words), bare("".join(found.words))
    once = [one for one in words if ours.count(one) == theirs.count(one) == 1 and one.isalpha()]
    assert len(once) > len(words) / 20
    out, last = [], 0
    for one in once:
        at = theirs.index(one)
        if at < last - _LINE:
            out.append(one)
        last = max(last, at)
    return out


def told(found: list[str]) -> str:
    """The first of many lines, since a book can have thousands."""
    more = f"\n… and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "\n".join(found[:_SHOWN]) + more


def test_epubcheck_has_nothing_to_say(book: Book) -> None:
    (found,) = judges.epubcheck(book.epub)
    # CSS-028 is a usage message that comes with every embedded font
    assert told([str(it) for it in found if (it.severity, it.rule) != ("USAGE", "CSS-028")]) == ""


def test_ace_finds_nothing(book: Book) -> None:
    (found,) = judges.ace(book.epub)
    assert told(list(map(str, found))) == ""


def test_the_pdf_is_accessible_and_archivable(book: Book) -> None:
    (found,) = judges.verapdf(book.pdf, profiles=["ua1", "2a"])
    assert told(list(map(str, found))) == ""


def test_the_reading_engine_opens_contents_and_notes(book: Book) -> None:
    reading = judges.read(book.epub)
    assert len(reading.entries) > 1
    assert len(reading.notes) >= len(book.document.notes)
    assert told([str(it) for it in reading.entries if it.problem]) == ""
    assert told([str(it) for it in reading.notes if it.error or not it.text]) == ""
    assert told(list(reading.errors)) == ""


def test_the_epub_holds_the_document(book: Book) -> None:
    assert told(differences(content_of(book.document), read_epub(book.epub.read_bytes()))) == ""


def test_the_pdf_holds_the_document(book: Book) -> None:
    wanted = content_of(book.document, dash="—", stars="***")
    found = read_pdf(book.pdf.read_bytes(), book.document)
    if direction(book.document.metadata.language) == "rtl":
        assert lost_letters(wanted, found) == []
        assert out_of_order(wanted, found) == []
    else:
        assert told(differences(wanted, found, spaced=False)) == ""


def test_each_page_is_marked_in_the_epub_at_its_first_word(book: Book) -> None:
    backwards = direction(book.document.metadata.language) == "rtl"
    found = misplaced(book.epub.read_bytes(), book.pdf.read_bytes(), backwards=backwards)
    assert told(found) == ""


def test_no_word_of_the_manuscript_is_lost(book: Book) -> None:
    cited = frozenset(scan(book.manuscript.bibliography)[0])
    sources = book.manuscript.sources
    read = [told_by_pandoc(source, cited) for source in sources]
    edition = read_epub(book.epub.read_bytes())
    assert told([str(it) for it in losses(sources, read, edition, book.problems)]) == ""
