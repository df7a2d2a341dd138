"""How the files of an EPUB begin, the properties of its CSS, and the markup of EPUB 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import CSS_TYPE, NCX, NCX_TYPE, SVG_TYPE, XHTML, XHTML_TYPE, Book
from pressroom.model.problem import Problem, problem

_CSS_BANNED = re.compile(rb"(?:^|[;{\s])(direction|unicode-bidi)\s*:", re.IGNORECASE)
_ENCODING = re.compile(rb"@charset\s+\"([^\"]*)\"", re.IGNORECASE)
_VERSION = re.compile(rb"<\?xml\s[^>]*version\s*=\s*[\"']1\.1")
_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+(\S+)\s+(?:PUBLIC\s+[\"']([^\"']*)[\"'](?:\s+[\"']([^\"']*))?|SYSTEM\s+[\"']([^\"']*))"
)
# EPUB 3.3, B Allowed external identifiers
_IDENTIFIERS = {
    SVG_TYPE: (b"-//W3C//DTD SVG 1.1//EN", b"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"),
    NCX_TYPE: (b"-//NISO//DTD ncx 2005-1//EN", b"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"),
}
_OLD_PACKAGE = b"+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN"
_OLD_PUBLIC = frozenset({
    b"-//W3C//DTD XHTML 1.1//EN", b"-//W3C//DTD XHTML 1.0 Strict//EN",
    b"-//W3C//DTD XHTML 1.0 Transitional//EN",
})  # fmt: skip


def check_forms(book: Book) -> Iterator[Problem]:
    """How the bytes of the files begin, and the properties of CSS. EPUB 3.3, 3.9 and 6.3."""
    for item in book.items:
        data = book.files.get(item.path)
        if data is None:
            continue
        place = book.place(item.path)
        if item.media_type == CSS_TYPE and book.version == 3:
            for found in _CSS_BANNED.finditer(re.sub(rb"/\*.*?\*/", b"", data, flags=re.DOTALL)):
                text = f'"{item.path}" uses the property "{found[1].decode().lower()}"'
                yield problem(rules.CSS_PROPERTY, text, place)
            said = _ENCODING.match(data)
            if said and said[1].lower() not in (b"utf-8", b"utf-16"):
                text = f'"{item.path}" is declared to be {said[1].decode("latin-1")}'
                yield problem(rules.XML_FORM, text, place)
        if item.media_type not in (XHTML_TYPE, SVG_TYPE, NCX_TYPE):
            continue
        head = data[:2000]
        if _VERSION.match(head):
            yield problem(rules.XML_FORM, f'"{item.path}" is XML 1.1', place)
        if item.media_type == XHTML_TYPE and head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            if book.version == 3:
                yield problem(rules.XML_FORM, f'"{item.path}" is not UTF-8', place)
        found_type = _DOCTYPE.search(head)
        if found_type and book.version == 2 and item.media_type == XHTML_TYPE:
            if (found_type[2] or b"") not in _OLD_PUBLIC:
                yield problem(rules.XML_FORM, f'"{item.path}" has another document type', place)
        elif found_type and book.version == 3:
            html = item.media_type == XHTML_TYPE and found_type[1] == b"html"
            if not html and found_type.group(2, 3) != _IDENTIFIERS.get(item.media_type):
                yield problem(rules.XML_FORM, f'"{item.path}" has another document type', place)
        if book.version == 2 and re.search(rb"<!DOCTYPE\s+html\s*>", head):
            yield problem(rules.XML_FORM, f'"{item.path}" has the document type of HTML 5', place)
    found_type = _DOCTYPE.search(book.files[book.package_path][:2000])
    old = book.version == 2 and found_type and found_type.group(1, 2) == (b"package", _OLD_PACKAGE)
    if found_type and not old:
        text = f'"{book.package_path}" has another document type'
        yield problem(rules.XML_FORM, text, book.place(book.package_path))
    if book.version == 2:
        yield from _old_markup(book)


_NCNAME = re.compile(r"[^\W\d][\w.\-]*")
_NEW = frozenset(
    "article aside audio canvas data datalist details dialog embed figcaption figure footer header "
    "hgroup main mark meter nav output picture progress rp rt rtc ruby search section source summary "
    "template time track video wbr".split()
)
_PAGES = ("front", "normal", "special")  # OPF 2.0.1, 2.4.1; ANSI/NISO Z39.86-2005, 8.4.6
_SPACES = ("{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/1999/xlink}")


def _old_markup(book: Book) -> Iterator[Problem]:
    for item in book.items:
        root_ = book.trees.get(item.path)
        if root_ is not None and item.media_type == NCX_TYPE:
            for node in root_.iter("{*}*"):
                if node.get("id") is not None and not _NCNAME.fullmatch(
                    str(node.get("id")).strip()
                ):
                    text = f'the id "{node.get("id")}" is not well-formed'
                    yield problem(rules.OLD_MARKUP, text, book.place(item.path, node))
                if node.tag == f"{NCX}pageTarget" and node.get("type") not in _PAGES:
                    text = f'a page of the NCX is of the type "{node.get("type") or ""}"'
                    yield problem(rules.OLD_MARKUP, text, book.place(item.path, node))
    for path, root in book.documents():
        for node in root.iter("{*}*"):
            tag = str(node.tag)
            if tag == f"{XHTML}a" and any(one.tag == tag for one in node.iterancestors()):
                yield problem(rules.OLD_MARKUP, "a link stands in a link", book.place(path, node))
            if tag.startswith(XHTML) and tag[len(XHTML) :] in _NEW:
                text = f'EPUB 2 knows no "{tag[len(XHTML) :]}"'
                yield problem(rules.OLD_MARKUP, text, book.place(path, node))
            for name in node.attrib:
                if str(name).startswith("{") and not str(name).startswith(_SPACES):
                    text = f'EPUB 2 knows no attribute "{etree.QName(str(name)).localname}" here'
                    yield problem(rules.OLD_MARKUP, text, book.place(path, node))
