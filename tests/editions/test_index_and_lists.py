"""The index, the glossary and the lists of figures and tables, in both editions."""

from __future__ import annotations

import io
import re
import zipfile

from books import editions_of
from markupsafe import Markup
from reading_pdf import Book

from pressroom.editions.markup_index import paper_locators
from pressroom.editions.markup_inlines import Medium
from pressroom.words import words_for


def page(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(editions_of("everything").epub)) as book:
        return book.read(f"EPUB/{name}").decode()


def front() -> str:
    book = Book(editions_of("everything").pdf)
    return " ".join(run.text for run in book.runs if run.page < book.labels.index("1"))


def test_the_epub_has_navigable_lists() -> None:
    nav = page("nav.xhtml")
    for kind, title, line in (
        ("loi", "List of figures", "Figure\u00a02. The mark that is cut into the stern."),
        ("lot", "List of tables", "Table\u00a01. What it costs to cross."),
    ):
        found = re.search(rf'<nav [^>]*epub:type="{kind}".*?</nav>', nav, re.DOTALL)
        assert found and title in found[0] and line in found[0]
        assert f'epub:type="{kind}" href="#{kind}"' in nav


def test_the_pdf_prints_the_lists_with_pages() -> None:
    text = re.sub(r"[\s.]+", " ", front())
    assert "List of figures" in text and "List of tables" in text
    assert re.search(r"Table 1 What it costs to cross 5\b", text)


def test_the_index_of_the_pdf_has_each_page_once() -> None:
    book = Book(editions_of("everything").pdf)
    at = next(page for _, title, page in book.outline if title == "Index")
    words = "".join(run.text for run in book.runs if run.page == at)
    # twice on the page, and once in a note below it
    assert re.search(r"landings, (\d+)\s*western, \1", words)
    assert re.search(r"mark, \d+(?!, )", words)
    there = re.search(r"mark, (\d+)", words)
    name = next(name for name in book.places if name.endswith("what-refers-mark"))
    assert there and book.labels[book.places[name]] == there[1]


def test_the_index_of_the_epub_links_every_place() -> None:
    index = page("index.xhtml")
    assert index.count('href="what-refers.xhtml#idx-what-refers-landings') == 3
    assert 'aria-label="2, What refers">2</a>' in index
    assert "ferries, <em>see</em> boats" in index
    assert 'epub:type="index" href="index.xhtml"' in page("nav.xhtml")


def test_the_glossary_says_what_it_is() -> None:
    text = page("what-refers.xhtml")
    assert 'epub:type="glossary" role="doc-glossary"' in text
    assert '<dt epub:type="glossterm"><span id="term-bow" class="glossterm">' in text


def test_the_page_of_a_reference_is_for_paper_only() -> None:
    assert "on page" not in page("what-refers.xhtml").replace("\u00a0", " ")
    book = Book(editions_of("everything").pdf)
    text = "".join(run.text for run in book.runs).replace("\u00a0", " ")
    assert f"on page {book.labels[book.places['tbl-fares']]}" in text


def located(pages: list[int]) -> str:
    names = {f"t{at}": page for at, page in enumerate(pages)}
    medium = Medium("pdf", words_for("en"), lambda name: f"#{name}", str)
    made = paper_locators(medium, names, str)(tuple(names))
    assert isinstance(made, Markup)
    return re.sub(r"<[^>]+>", "", str(made))


def test_pages_are_merged() -> None:
    assert located([3, 3, 4]) == "3, 4"
    assert located([3, 4, 5, 5, 9, 11, 12]) == "3–5, 9, 11, 12"
