"""The content documents of an EPUB: well-formed, named, in a language, with sound headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import OPF, SVG, XHTML, XHTML_TYPE, Book, tokens
from pressroom.checks.language import well_formed
from pressroom.checks.xmltree import XML_LANG, EntityError, words
from pressroom.model.problem import Place, Problem, problem

_HEADINGS = {f"{XHTML}h{level}": level for level in range(1, 7)}


def check_content(book: Book) -> Iterator[Problem]:
    """Each XHTML, SVG and NCX file by itself. EPUB 3.3, 3.9, 6.1 and 6.2."""
    for path, error in book.broken.items():
        rule = rules.ENTITIES if isinstance(error, EntityError) else rules.NOT_WELL_FORMED
        place = book.place(path)
        place = Place(place.path, error.line, error.column)
        yield problem(rule, f'"{path}" {error}', place)
    for path, root in book.trees.items():
        yield from _ids(book, path, root)
    for item in book.items:
        if item.media_type == XHTML_TYPE and item.path in book.trees:
            root = book.trees[item.path]
            if root.tag != f"{XHTML}html":
                text = f'"{item.path}" is XML but not XHTML'
                yield problem(rules.NOT_XHTML, text, book.place(item.path, root))
    for path, root in book.documents():
        yield from _languages(book, path, root)
        yield from _title(book, path, root)
        yield from _headings(book, path, root)
        for image in root.iter(f"{XHTML}img"):
            if image.get("alt") is None and not _named(image):
                text = f'the image "{str(image.get("src") or "")[:60]}" has no alt'
                yield problem(rules.ALT, text, book.place(path, image))
    yield from _claims(book)


def _named(image: etree._Element) -> bool:
    """HTML, 4.8.4.4: a title or the caption of a figure may stand for the alternative text."""
    figure = next(image.iterancestors(f"{XHTML}figure"), None)
    caption = None if figure is None else figure.find(f"{XHTML}figcaption")
    return bool(image.get("title")) or (caption is not None and bool(words(caption)))


def _ids(book: Book, path: str, root: etree._Element) -> Iterator[Problem]:
    counts = Counter(
        str(node.get("id")).strip() for node in root.iter("{*}*") if node.get("id") is not None
    )
    for id_, count in counts.items():
        if count > 1:
            text = f'the id "{id_}" is there {count} times'
            yield problem(rules.DUPLICATE_ID, text, book.place(path, book.ids[path].get(id_)))


def _languages(book: Book, path: str, root: etree._Element) -> Iterator[Problem]:
    """HTML, 3.2.6.2: in XML, lang and xml:lang must agree; old readers know only one of them."""
    for node in root.iter("{*}*"):
        plain, xml = node.get("lang"), node.get(XML_LANG)
        if node is root and (not plain or not xml):
            text = f'"{path}" does not name its language in both lang and xml:lang'
            yield problem(more.LANG_MISSING, text, book.place(path, node))
            continue
        elif plain is not None and xml is not None and plain.lower() != xml.lower():
            text = f'lang "{plain}" and xml:lang "{xml}" do not agree'
        elif any(tag and not well_formed(str(tag)) for tag in (plain, xml)):
            text = f'the language "{plain or xml}" is not well-formed'
        else:
            continue
        yield problem(rules.LANG, text, book.place(path, node))


def _title(book: Book, path: str, root: etree._Element) -> Iterator[Problem]:
    title = root.find(f"{XHTML}head/{XHTML}title")
    if title is None:
        yield problem(more.TITLE_MISSING, f'"{path}" has no title', book.place(path))
    elif not words(title):
        yield problem(rules.HEAD_TITLE, f'"{path}" has no title', book.place(path, title))


def _headings(book: Book, path: str, root: etree._Element) -> Iterator[Problem]:
    """No step down is longer than one; a file may begin at any level, as part of a chapter."""
    before = 0
    for node in root.iter(*_HEADINGS):
        level = _HEADINGS[str(node.tag)]
        if not words(node):
            text = f"the heading of level {level} has no words"
            yield problem(rules.HEADING_EMPTY, text, book.place(path, node))
        if before and level > before + 1:
            text = f'the heading "{words(node)}" of level {level} follows one of level {before}'
            yield problem(rules.HEADING_SKIP, text, book.place(path, node))
        before = level


def _claims(book: Book) -> Iterator[Problem]:
    """Schema.org, accessibilityFeature: alternativeText is said of books that have all of them."""
    claims = [
        node for node in book.package.iterfind(f"{OPF}metadata/{OPF}meta")
        if node.get("property") == "schema:accessibilityFeature"
        and (node.text or "").strip() == "alternativeText"
    ]  # fmt: skip
    if not claims:
        return
    for path, root in book.documents():
        for node in root.iter(f"{XHTML}img", f"{SVG}svg"):
            if not _described(node):
                text = f'alternativeText is declared, but an image of "{path}" has none'
                yield problem(rules.FALSE_CLAIM, text, book.place(path, node))
                return


def _described(node: etree._Element) -> bool:
    """SVG 2, 5.4 and SVG-AAM: a drawing is named by a title or a label, or hidden."""
    if node.tag == f"{XHTML}img":
        return node.get("alt") is not None
    if node.get("aria-hidden") == "true" or tokens(node, "role") & {"none", "presentation"}:
        return True
    if any(parent.tag == f"{SVG}svg" for parent in node.iterancestors()):
        return True
    label = str(node.get("aria-label") or "").strip() or node.get("aria-labelledby")
    title = node.find(f"{SVG}title")
    return bool(label) or (title is not None and bool(words(title)))
