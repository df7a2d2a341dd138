"""The EPUB's list of pages: each page of the PDF, at its first word."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from books import editions_of
from lxml import etree
from page_list import listed, misplaced

from pressroom.editions.page_marks import File, mark_pages
from pressroom.model.artifact import Anchor, PageBreak
from pressroom.words import words_for

BOOKS = ("minimal", "everything", "article", "russian", "greek", "hebrew", "arabic")
RIGHT_TO_LEFT = ("hebrew", "arabic")
OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


@pytest.mark.parametrize("name", BOOKS)
def test_each_page_is_marked_at_its_first_word(name: str) -> None:
    made = editions_of(name)
    assert misplaced(made.epub, made.pdf, backwards=name in RIGHT_TO_LEFT) == []


def test_the_list_is_for_older_readers_too_and_the_package_tells_its_source() -> None:
    made = editions_of("everything")
    with zipfile.ZipFile(io.BytesIO(made.epub)) as book:
        ncx = etree.fromstring(book.read("EPUB/toc.ncx"))
        package = etree.fromstring(book.read("EPUB/content.opf"))
    labels = [node.findtext(f".//{NCX}text") for node in ncx.iter(f"{NCX}pageTarget")]
    assert labels == list(listed(made.epub))
    told = {(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")}
    assert ("pageBreakSource", made.document.metadata.identifiers[0].urn) in told
    for feature in ("pageBreakMarkers", "pageNavigation"):
        assert ("schema:accessibilityFeature", feature) in told


def test_the_cover_and_the_pages_before_the_text_are_listed() -> None:
    labels = list(listed(editions_of("everything").epub))
    cover = words_for("en").cover
    assert labels[:4] == [cover, "i", "ii", "iii"]
    assert "1" in labels


def marks(body: str, *breaks: tuple[str, int]) -> str:
    """The body with a mark for each of the places (key, letters)."""
    pages = [PageBreak(str(at), (Anchor(*one),)) for at, one in enumerate(breaks, 1)]
    (made,) = mark_pages([File("_text", f"<html><body>{body}</body></html>")], pages)
    span = re.compile(r"<span epub:type=[^>]* aria-label=\"(\d+)\"></span>")
    return span.sub(r"|\1|", made.text.removeprefix("<html><body>").removesuffix("</body></html>"))


@pytest.mark.parametrize(
    ("body", "place", "marked"),
    [
        ('<p data-flow="4">One two.</p>', ("4", 0), "|1|<p>One two.</p>"),
        ('<p data-flow="4">One two.</p>', ("4", 3), "<p>One |1|two.</p>"),
        ('<p data-flow="4">One two.</p>', ("4", 4), "<p>One two.|1|</p>"),
        ('<p data-flow="4">well-known</p>', ("4", 5), "<p>well-|1|known</p>"),
        ('<p data-flow="4">divided word</p>', ("4", 3), "<p>divided |1|word</p>"),
        ('<p data-flow="4">漢字漢字</p>', ("4", 2), "<p>漢字|1|漢字</p>"),
        ('<p data-flow="4">a &amp; b</p>', ("4", 1), "<p>a |1|&amp; b</p>"),
        ('<p data-flow="4">a<sup class="noteref">12</sup> b</p>', ("4", 1),
         '<p>a<sup class="noteref">12</sup> |1|b</p>'),
        ('<p data-flow="4">a <em>b c</em></p>', ("4", 2), "<p>a <em>b |1|c</em></p>"),
        ('<section id="s"><h1>T</h1></section>', ("s", 0), '<section id="s">|1|<h1>T</h1></section>'),
        ('<ul data-flow="4"><li>a</li><li>b</li></ul>', ("4", 1), "<ul><li>a</li><li>|1|b</li></ul>"),
        ('<p data-flow="4">a</p>', ("4", 9), "<p>a</p>|1|"),
        ('<p data-flow="4">a</p>', ("5", 0), "<p>a</p>"),
    ],
)  # fmt: skip
def test_where_a_mark_stands(body: str, place: tuple[str, int], marked: str) -> None:
    assert marks(body, place) == marked


def test_an_element_that_is_missing_is_told_from_the_one_before() -> None:
    page = PageBreak("7", (Anchor("gone", 2), Anchor("4", 5)))
    (made,) = mark_pages(
        [File("", '<html><body><p data-flow="4">Some words</p></body></html>')], [page]
    )
    assert "Some w<" not in made.text and made.text.index("_page-7") < made.text.index("</p>")


def test_a_page_that_begins_earlier_than_the_one_before_has_no_mark() -> None:
    body = '<p data-flow="1">One</p><p data-flow="2">Two</p><p data-flow="3">Three</p>'
    assert marks(body, ("2", 0), ("1", 0), ("3", 0)) == "<p>One</p>|1|<p>Two</p>|3|<p>Three</p>"
