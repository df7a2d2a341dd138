"""The content documents of an EPUB 3 against what XHTML allows. EPUB 3.3, 6.1 and 6.2."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import EPUB_TYPE, SVG, XHTML, Book
from pressroom.checks.epub_html import (
    ALSO,
    ARIA,
    ATTRIBUTES,
    FLOW,
    GLOBAL,
    HOLDS,
    IDREFS,
    NOT_WITHIN,
)
from pressroom.model.problem import Problem, problem

_OPS = "{http://www.idpf.org/2007/ops}"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_OBSERVER = "{http://www.w3.org/2001/xml-events}observer"
_OURS = frozenset({"type", "prefix"})
_RESERVED = re.compile(r"\{https?://[^/]*(?:w3\.org|idpf\.org)[/}]")
_KNOWN_SPACES = (
    "{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/2001/10/synthesis}",
    "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/2001/xml-events}",
    "{http://www.w3.org/2005/11/its}",
)  # fmt: skip
_WORDLESS = frozenset(
    "colgroup dl hgroup menu ol optgroup picture select table tbody tfoot thead tr ul".split()
)
_ACTING = frozenset({"a", "button"})
_INTERACTIVE = frozenset("button details embed iframe label select textarea".split())
_NO_TYPE = frozenset({"head", "title", "meta", "link", "script", "style", "base"})
_DATA = re.compile(r"data-[^A-Z:]+")
_NUMBERS = re.compile(r"[\d+:.,TZPWYMDHSpwtymdhs\- ]+")
_NCNAME, _NO_SPACE = re.compile(r"[^\W\d][\w.\-]*"), re.compile(r"\S+")
# HTML 4.5.1, 4.8.5 to 4.8.14: where a property is said of them, they have its value
_ITEMPROP = {
    "a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src", "object": "data",
    "video": "src",
}  # fmt: skip


def check_schema(book: Book) -> Iterator[Problem]:
    """Every XHTML and SVG file; those of an EPUB 2 follow another standard."""
    if book.version != 3:
        return
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter("{*}*"):
            tag = str(node.tag)
            if tag.startswith(XHTML):
                for text in (*_element(node, tag[len(XHTML) :]), *_attributes(book, path, node, tag[len(XHTML) :])):  # fmt: skip
                    yield problem(rules.CONTENT_MODEL, text, book.place(path, node))
            elif tag.startswith(SVG):
                for text in _drawing(node, tag[len(SVG) :]):
                    yield problem(rules.CONTENT_MODEL, text, book.place(path, node))
            elif tag.startswith(_MATH):
                for text in _formula(node, tag[len(_MATH) :]):
                    yield problem(rules.CONTENT_MODEL, text, book.place(path, node))
            elif tag.startswith(_OPS):
                for text in _switch(node, tag[len(_OPS) :], book.ids[path]):
                    yield problem(rules.CONTENT_MODEL, text, book.place(path, node))
            for name in node.attrib:
                if _RESERVED.match(str(name)) and not str(name).startswith((*_KNOWN_SPACES, _OPS)):
                    text = f'the attribute "{etree.QName(str(name)).localname}" is of a reserved namespace'  # fmt: skip
                    yield problem(rules.CONTENT_MODEL, text, book.place(path, node))
        if root.getroottree().docinfo.public_id and root.tag == f"{XHTML}html":
            text = f'"{path}" has the document type of another HTML'
            yield problem(rules.CONTENT_MODEL, text, book.place(path, root))


def _allowed_in(node: etree._Element | None) -> frozenset[str] | None:
    """What may stand in an element, which may be as transparent as those around it."""
    also = frozenset[str]()
    while node is not None and str(node.tag).startswith(XHTML):
        name = str(node.tag)[len(XHTML) :]
        held = HOLDS.get(name)
        also |= ALSO.get(name, frozenset())
        if name not in HOLDS:
            return None
        if name == "div":
            parent = node.getparent()
            if parent is not None and parent.tag == f"{XHTML}dl":
                return FLOW | {"dt", "dd"} | also
        if held is not None:
            return held | also
        node = node.getparent()
    return (
        None if node is None or str(node.tag).startswith(_OPS) else FLOW | {"body", "html"} | also
    )


def _named(node: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in node.attrib.items()]


def _element(node: etree._Element, name: str) -> Iterator[str]:
    if name not in ATTRIBUTES:
        if "-" not in name:
            yield f'the element "{name}" is not known'
        return
    parent = node.getparent()
    allowed = _allowed_in(parent)
    if parent is not None and allowed is not None and name not in allowed:
        yield f'"{name}" may not stand in "{etree.QName(parent).localname}"'
    bans = NOT_WITHIN.get(name, frozenset())
    if _interactive(node, name):
        bans |= _ACTING
    if bans:
        for above in node.iterancestors():
            inner = str(above.tag)[len(XHTML) :] if str(above.tag).startswith(XHTML) else ""
            if inner in bans:
                yield f'"{name}" may not stand within "{inner}"'
                break
    if name in _ITEMPROP and node.get("itemprop") is not None:
        if node.get(_ITEMPROP[name]) is None:
            yield f'"{name}" has itemprop, and no {_ITEMPROP[name]}'
    if name in _WORDLESS:
        if any((child.tail or "").strip() for child in node) or (node.text or "").strip():
            yield f'"{name}" has text of its own'


def _interactive(node: etree._Element, name: str) -> bool:
    """Whether a reader can do something with an element. HTML, 3.2.5.2.7."""
    match name:
        case "a":
            return node.get("href") is not None
        case "audio" | "video":
            return node.get("controls") is not None
        case "img" | "object":
            return node.get("usemap") is not None
        case "input":
            return str(node.get("type")).lower() != "hidden"
    return name in _INTERACTIVE


def _attributes(book: Book, path: str, node: etree._Element, name: str) -> Iterator[str]:
    own = ATTRIBUTES.get(name)
    for key, value in _named(node):
        if key.startswith("{"):
            if key.startswith(_OPS) and key[len(_OPS) :] not in _OURS:
                yield f'the attribute "epub:{key[len(_OPS) :]}" is not known'
            if key == EPUB_TYPE and name in _NO_TYPE:
                yield f'"{name}" may not have epub:type'
            continue
        if own is None:
            continue
        if key.startswith("data-"):
            if not _DATA.fullmatch(key):
                yield f'the name "{key}" is not well-formed'
        elif key.startswith("aria-"):
            if key[5:] not in ARIA:
                yield f'the attribute "{key}" is not known'
        elif key not in GLOBAL and key not in own and not key.startswith(("on", "its-")):
            yield f'"{name}" may not have the attribute "{key}"'
        if key in IDREFS and not (name == "output" and key == "for"):
            lost = [one for one in value.split() if one not in book.ids.get(path, {})]
            if lost:
                yield f'the attribute "{key}" names the id "{lost[0]}", which is not there'
        yield from _value(node, name, key, value)


def _value(node: etree._Element, name: str, key: str, value: str) -> Iterator[str]:
    bad = False
    match key:
        case "hidden":
            bad = value.lower() not in ("", "hidden", "until-found")
        case "border":
            bad = value not in ("", "1")
        case "id":
            bad = not value.strip() or any(one.isspace() for one in value.strip())
        case "usemap":
            bad = not value.startswith("#")
        case "charset" if name == "meta":
            bad = value.lower() != "utf-8"
        case "dir":
            bad = value.lower() not in ("ltr", "rtl", "auto")
        case "datetime":
            bad = not _NUMBERS.fullmatch(value)
        case "http-equiv" if value.lower() == "content-type":
            content = str(node.get("content") or "").lower().replace(" ", "")
            bad = content != "text/html;charset=utf-8"
            parent = node.getparent()
            if parent is not None and parent.find(f"{XHTML}meta[@charset]") is not None:
                yield "the encoding is declared twice"
    if bad:
        yield f'the attribute "{key}" of "{name}" has the value "{value}"'
    if name == "link" and key == "rel":
        words = value.lower().split()
        if {"stylesheet", "alternate"} <= set(words) and not str(node.get("title") or "").strip():
            yield "an alternate style sheet has no title"


def _alone(node: etree._Element) -> bool:
    """Whether a drawing is a file, and so XML with its ids, not a part of HTML."""
    return str(node.getroottree().getroot().tag).startswith(SVG)


def _drawing(node: etree._Element, name: str) -> Iterator[str]:
    for key, value in _named(node):
        if key.startswith(_OPS) and key[len(_OPS) :] not in _OURS:
            yield f'the attribute "epub:{key[len(_OPS) :]}" is not known'
        if key == EPUB_TYPE and name in ("title", "desc", "metadata", "style", "script", "defs"):
            yield f'"{name}" may not have epub:type'
        if key == "id" and not (_NCNAME if _alone(node) else _NO_SPACE).fullmatch(value.strip()):
            yield f'the id "{value}" is not well-formed'
    # what is of XHTML within is held to its own rules: see _element
    children = list(node.iterchildren("{*}*"))
    if name in ("title", "desc"):
        for child in children:
            if not str(child.tag).startswith(XHTML):
                yield f'"{etree.QName(child).localname}" may not stand in "{name}"'
    if name == "foreignObject":
        banned = {f"{XHTML}html"}
        if node.getroottree().getroot().tag == f"{XHTML}html":
            banned.add(f"{XHTML}body")
        for child in children:
            tag = str(child.tag)
            if tag in banned or not tag.startswith((XHTML, SVG, _MATH)):
                yield f'"{etree.QName(child).localname}" may not stand in "foreignObject"'
        if sum(child.tag == f"{XHTML}body" for child in children) > 1:
            yield "a foreignObject has two bodies"


_PRESENTED = frozenset(
    "math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced "
    "menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr "
    "mlabeledtr mtd maligngroup malignmark mglyph maction semantics annotation annotation-xml mstack "
    "mlongdiv msgroup msrow mscarries mscarry msline".split()
)


_MAY_HOLD_MATH = frozenset({"annotation-xml", "mi", "mn", "mo", "ms", "mtext"})


def _formula(node: etree._Element, name: str) -> Iterator[str]:
    """EPUB 3.3, 6.1.3.3: formulas are of the presentational kind; the other stands in annotations."""
    parent = node.getparent()
    above = "" if parent is None else str(parent.tag)
    if name == "math" and above.startswith(_MATH) and above[len(_MATH) :] not in _MAY_HOLD_MATH:
        yield f'"math" may not stand in "{above[len(_MATH) :]}"'
    parents = list(node.iterancestors(f"{_MATH}annotation-xml"))
    if name not in _PRESENTED and not parents:
        yield f'"{name}" of MathML may only stand in an annotation'
    if name == "annotation-xml":
        encoding = str(node.get("encoding") or "").lower()
        content = encoding in ("mathml-content", "application/mathml-content+xml")
        html = any(str(child.tag).startswith(XHTML) for child in node.iterchildren("{*}*"))
        if content and node.get("name") != "contentequiv":
            yield 'an annotation of content has not the name "contentequiv"'
        if html and encoding not in ("application/xhtml+xml", "text/html"):
            yield "an annotation of XHTML does not tell its encoding"
        if not content and any(
            str(child.tag).startswith(_MATH) and str(child.tag)[len(_MATH) :] not in _PRESENTED
            for child in node.iterchildren("{*}*")
        ):
            yield "an annotation of content does not tell its encoding"


def _switch(node: etree._Element, name: str, ids: Container[str]) -> Iterator[str]:
    """EPUB 3.3, appendix A: switch and trigger are out of use, and are whole where they stand."""
    names = [etree.QName(child).localname for child in node.iterchildren("{*}*")]
    if name == "switch" and (
        names.count("default") != 1 or names[-1] != "default" or len(names) < 2
    ):
        yield "a switch is not made of cases and then a default"
    if name == "case" and not node.get("required-namespace"):
        yield "a case does not name its namespace"
    for key in ("ref", _OBSERVER) if name == "trigger" else ():
        value = node.get(key)
        if value is not None and value not in ids:
            yield f'a trigger names the id "{value}", which is not there'
