"""The navigation document of an EPUB: contents, pages and landmarks. EPUB 3.3, 7."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import EPUB_TYPE, XHTML, XHTML_TYPE, Book, resolve, tokens
from pressroom.checks.xmltree import words
from pressroom.model.problem import Problem, problem

# EPUB 3 Structural Semantics Vocabulary 1.1: the kinds of place that a landmark can be
_LANDMARKS = frozenset(
    "abstract acknowledgments afterword appendix backmatter bibliography bodymatter chapter "
    "colophon conclusion contributors copyright-page cover dedication division endnotes epigraph "
    "epilogue errata footnotes foreword frontmatter glossary halftitlepage imprint imprimatur "
    "index introduction landmarks loa loi lot lov notice other-credits page-list part preamble "
    "preface prologue qna rearnotes revision-history seriespage text titlepage toc volume".split()
)
_ORDERED = frozenset({"toc", "page-list"})


def check_navigation(book: Book) -> Iterator[Problem]:
    """The navigation document, where the manifest has one that can be parsed."""
    for item in book.items:
        if "nav" not in item.properties or item.media_type != XHTML_TYPE:
            continue
        if item.path not in book.trees:
            continue
        path, root = item.path, book.trees[item.path]
        if root.tag != f"{XHTML}html":
            continue
        navs = [nav for nav in root.iter(f"{XHTML}nav") if nav.get(EPUB_TYPE)]
        tocs = [nav for nav in navs if "toc" in tokens(nav, EPUB_TYPE)]
        if len(tocs) != 1:
            text = f'"{path}" has {len(tocs)} tables of contents'
            yield problem(rules.NAV_TOC, text, book.place(path, root))
        positions = _positions(book)
        for nav in navs:
            yield from _lists(book, path, nav)
            yield from _targets(book, path, nav, positions)
            if "landmarks" in tokens(nav, EPUB_TYPE):
                yield from _landmarks(book, path, nav)


def _lists(book: Book, path: str, nav: etree._Element) -> Iterator[Problem]:
    """EPUB 3.3, 7.3: a heading at most, then one ol; an li is a link, or a label with a list."""
    for node in (nav, *nav.iter(f"{XHTML}ol", f"{XHTML}li")):
        names = [str(child.tag).removeprefix(XHTML) for child in node.iterchildren("{*}*")]
        match str(node.tag).removeprefix(XHTML):
            case "ol":
                good = set(names) == {"li"}
            case "li":
                good = names in (["a"], ["a", "ol"], ["span", "ol"])
            case _:
                headed = names and names[0] in ("h1", "h2", "h3", "h4", "h5", "h6", "hgroup")
                good = (names[1:] if headed else names) == ["ol"]
        if not good:
            text = f'the navigation has "{" ".join(names)}" in "{etree.QName(node).localname}"'
            yield problem(rules.NAV_LIST, text, book.place(path, node))
    for node in nav.iter(f"{XHTML}a", f"{XHTML}span"):
        if not words(node) and not any(
            parent.tag == f"{XHTML}a" for parent in node.iterancestors()
        ):
            yield problem(rules.NAV_EMPTY, "an entry has no words", book.place(path, node))


def _positions(book: Book) -> Mapping[str, tuple[int, Mapping[str, int]]]:
    """Of each file of the spine its place in the reading order, and that of its beginning and of its ids."""
    positions = {}
    for at, item in enumerate(book.spine):
        if item.path:
            ids = ("", *book.ids.get(item.path, ()))
            positions[item.path] = (at, {id_: order for order, id_ in enumerate(ids)})
    return positions


def _targets(
    book: Book,
    path: str,
    nav: etree._Element,
    positions: Mapping[str, tuple[int, Mapping[str, int]]],
) -> Iterator[Problem]:
    before = (0, 0)
    for node in nav.iter(f"{XHTML}a"):
        href = str(node.get("href") or "")
        to = resolve(path, href)
        if to.path == book.package_path and to.fragment.startswith("epubcfi("):
            continue
        if not href or to.path is None or to.path not in positions:
            text = f'the entry "{words(node)}" leads to "{href}", which is not in the spine'
            yield problem(rules.NAV_TARGET, text, book.place(path, node))
            continue
        at, order = positions[to.path]
        if to.fragment and to.path in book.ids and to.fragment not in order:
            text = f'the entry "{words(node)}" leads to "{href}", an id that is not there'
            yield problem(rules.NAV_TARGET, text, book.place(path, node))
            continue
        here = (at, order.get(to.fragment, 0))
        if here < before and tokens(nav, EPUB_TYPE) & _ORDERED:
            text = f'the entry "{words(node)}" stands after one that the text has later'
            yield problem(rules.NAV_ORDER, text, book.place(path, node))
        before = here


def _landmarks(book: Book, path: str, nav: etree._Element) -> Iterator[Problem]:
    """EPUB 3.3, 7.3.5: each landmark says what it is."""
    for node in nav.iter(f"{XHTML}a"):
        types = tokens(node, EPUB_TYPE)
        if not types & _LANDMARKS:
            text = f'the landmark "{words(node)}" has the type "{" ".join(sorted(types))}"'
            yield problem(rules.LANDMARK, text, book.place(path, node))
