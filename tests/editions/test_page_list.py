"""The EPUB's list of pages: each page of the PDF, at its first word."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from books import editions_of
from content import bare
from lxml import etree
from reading_epub import MATH, SVG, TYPE, X
from reading_pdf import Book

from pressroom.editions.page_marks import File, mark_pages
from pressroom.model.artifact import Anchor, PageBreak
from pressroom.words import words_for

BOOKS = ("minimal", "everything", "article", "russian", "greek", "hebrew", "arabic")
RIGHT_TO_LEFT = ("hebrew", "arabic")
STOP = "\N{OBJECT REPLACEMENT CHARACTER}"  # what is no text: the comparison ends there
LENGTH = 16
OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def listed(data: bytes) -> Mapping[str, str]:
    """The label of each page of the list, and the letters of the text after its mark."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = {
            name: etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
    nav = pages["EPUB/nav.xhtml"]
    found = {}
    for link in nav.iterfind(f".//{X}nav[@{TYPE}='page-list']//{X}a"):
        file, _, name = link.get("href", "").partition("#")
        body = pages[posixpath.join("EPUB", file)].find(f"{X}body")
        assert body is not None
        (mark,) = body.iterfind(f".//{X}span[@id='{name}']")
        assert mark.get(TYPE) == "pagebreak" and mark.get("role") == "doc-pagebreak"
        assert mark.get("aria-label") == link.text
        found[link.text or ""] = after(body, mark)
    return found


def after(body: etree._Element, mark: etree._Element) -> str:
    parts: list[str] = []
    begun = False

    def read(node: etree._Element) -> None:
        nonlocal begun
        if node is mark:
            begun = True
        elif node.tag in (MATH, f"{SVG}svg", f"{X}img") or node.get("class") == "locators":
            parts.append(STOP if begun else "")
        elif node.get("role") not in ("doc-footnote", "doc-backlink"):
            parts.append((node.text or "") if begun else "")
            for child in node:
                read(child)
            if (
                begun
                and node.tag == f"{X}a"
                and next(node.iterancestors(f"{X}nav"), None) is not None
            ):
                parts.append(STOP)  # on paper the number of its page follows
        parts.append((node.tail or "") if begun else "")

    read(body)
    return "".join(parts)


@cache
def printed(name: str) -> Mapping[str, tuple[str, bool]]:
    """The letters of each page of the PDF, and whether its first word began on the page before."""
    book = Book(editions_of(name).pdf)
    found, divided = {}, False
    for at, label in enumerate(book.labels):
        runs = [run.text for run in book.runs if run.page == at and run.mark is not None]
        found[label] = (" ".join(runs), divided)
        divided = any(run.text.rstrip().endswith("\N{HYPHEN}") for run in _last_line(book, at))
    return found


def _last_line(book: Book, page: int) -> list:  # type: ignore[type-arg]
    big = [run for run in book.runs if run.page == page and run.mark is not None and run.size > 10]
    foot = min((run.base for run in big), default=0)
    return [run for run in big if run.base < foot + 1]


@pytest.mark.parametrize("name", BOOKS)
def test_each_page_is_marked_at_its_first_word(name: str) -> None:
    made = editions_of(name)
    pages = printed(name)
    marked = listed(made.epub)
    assert list(marked) == [label for label in pages if label in marked], "not in their order"
    for label, following in marked.items():
        text, divided = pages[label]
        if divided:
            text = text.partition(" ")[2]
        letters = following.partition(STOP)[0].strip()
        wanted = bare(letters)[:LENGTH]
        if name in RIGHT_TO_LEFT:
            # what of a line comes first in the PDF is tested elsewhere
            first = letters.split()[:1]
            assert all(bare(word) in bare(text) for word in first), f"page {label}: {text[:60]}"
        else:
            there = bare(text)[: len(wanted)]
            assert there == wanted[: len(there)], f"page {label}: {text[:60]}"
            assert there or not wanted or not text
    for label in set(pages) - set(marked):
        assert not label.isdecimal() or not pages[label][0], f"page {label} has no mark"


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
