"""The media overlays of an EPUB, and the fixed pages. EPUB 3.3, 8 and 9."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import (
    CSS_TYPE,
    OPF,
    SVG,
    SVG_TYPE,
    XHTML,
    XHTML_TYPE,
    Book,
    Item,
    outer,
    resolve,
)  # fmt: skip
from pressroom.checks.epub_remote import Remote
from pressroom.checks.xmltree import XmlError, parse
from pressroom.model.problem import Problem, problem

SMIL_TYPE = "application/smil+xml"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_OPS = "{http://www.idpf.org/2007/ops}"
_SOUNDS = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg", "audio/ogg; codecs=opus"})
_HOLDS = {
    "smil": frozenset({"head", "body"}), "head": frozenset({"metadata"}),
    "body": frozenset({"seq", "par"}), "seq": frozenset({"seq", "par"}),
    "par": frozenset({"text", "audio"}), "text": frozenset[str](), "audio": frozenset[str](),
}  # fmt: skip
_CLOCK = re.compile(
    r"(?:(?:(?P<h>\d+):)?(?P<m>[0-5]\d):(?P<s>[0-5]\d(?:\.\d+)?)|(?P<n>\d+(?:\.\d+)?)(?P<u>h|min|s|ms)?)"
)
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001}


def seconds(value: str) -> float | None:
    """The length of a clock value; None for what is none. SMIL 3.0, 5.4.2."""
    found = _CLOCK.fullmatch(value.strip())
    if found is None:
        return None
    if found["n"] is not None:
        return float(found["n"]) * _UNITS[found["u"] or "s"]
    return int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + float(found["s"])


def check_overlays(book: Book) -> Iterator[Problem]:
    """Each overlay by itself, then against the document that names it."""
    if book.version != 3:
        return
    by_id = {item.id: item for item in reversed(book.items)}
    read: dict[str, set[str]] = {}
    owned = False
    for item in book.items:
        if item.media_type == SMIL_TYPE and item.path in book.files:
            read[item.path] = set()
            yield from _overlay(book, item.path, read[item.path])
    metas = [
        meta for meta in book.package.iterfind(f"{OPF}metadata/{OPF}meta")
        if meta.get("property") == "media:duration"
    ]  # fmt: skip
    for item in book.items:
        named = item.node.get("media-overlay")
        if named is None:
            continue
        place = book.place(book.package_path, item.node)
        overlay = by_id.get(str(named))
        if item.media_type not in (XHTML_TYPE, SVG_TYPE):
            text = f'"{item.href}" has an overlay but is no content document'
            yield problem(rules.OVERLAY_ITEM, text, place)
        if overlay is None or overlay.media_type != SMIL_TYPE:
            text = f'the overlay "{named}" of "{item.href}" is not SMIL'
            yield problem(rules.OVERLAY_ITEM, text, place)
            continue
        owned = True
        if not any(meta.get("refines") == f"#{overlay.id}" for meta in metas):
            text = f'the overlay "{overlay.href}" has no media:duration'
            yield problem(rules.OVERLAY_ITEM, text, place)
        if overlay.path in read and item.path not in read[overlay.path]:
            text = f'the overlay "{overlay.href}" does not read "{item.href}"'
            yield problem(rules.OVERLAY_ITEM, text, place)
    if owned and not any(meta.get("refines") is None for meta in metas):
        text = "the package has no media:duration of the whole"
        yield problem(rules.OVERLAY_ITEM, text, book.place(book.package_path))
    yield from _owned(book, by_id, read)
    yield from _classes(book)


def _owned(book: Book, by_id: dict[str, Item], read: dict[str, set[str]]) -> Iterator[Problem]:
    """Every document that an overlay reads names that overlay, and no second one reads it."""
    readers: Counter[str] = Counter(path for paths in read.values() for path in paths)
    for item in book.items:
        if not readers[item.path] or item.media_type not in (XHTML_TYPE, SVG_TYPE):
            continue
        place = book.place(book.package_path, item.node)
        named = by_id.get(str(item.node.get("media-overlay") or ""))
        if readers[item.path] > 1:
            text = f'"{item.href}" is read by more than one overlay'
            yield problem(rules.OVERLAY_ITEM, text, place)
        elif named is None or item.path not in read.get(named.path, ()):
            text = f'"{item.href}" does not name the overlay that reads it'
            yield problem(rules.OVERLAY_ITEM, text, place)


def _overlay(book: Book, path: str, documents: set[str]) -> Iterator[Problem]:
    try:
        root = parse(book.files[path])
    except XmlError as error:
        text = f'"{path}" {error}'
        yield problem(rules.OVERLAY, text, book.place(path))
        return
    remote = Remote(book)
    for node in root.iter("{*}*"):
        tag = str(node.tag)
        place = book.place(path, node)
        parent = node.getparent()
        if not tag.startswith(_SMIL):
            continue
        name = tag[len(_SMIL) :]
        above = "" if parent is None else str(parent.tag).removeprefix(_SMIL)
        if any(one.tag == f"{_SMIL}metadata" for one in node.iterancestors()):
            continue
        if name not in _HOLDS and name != "metadata":
            yield problem(rules.OVERLAY, f'"{name}" is no element of an overlay', place)
        elif above in _HOLDS and name not in _HOLDS[above]:
            yield problem(rules.OVERLAY, f'"{name}" may not stand in "{above}"', place)
        children = Counter(
            str(child.tag).removeprefix(_SMIL) for child in node.iterchildren("{*}*")
        )
        if name == "par" and (children["text"] != 1 or children["audio"] > 1):
            yield problem(rules.OVERLAY, "a par has not one text and one audio", place)
        if name in ("seq", "body") and not children:
            yield problem(rules.OVERLAY, f"a {name} is empty", place)
        for key in node.attrib:
            if str(key) == "prefix" or (str(key) == f"{_OPS}prefix" and name != "smil"):
                yield problem(rules.OVERLAY, "the prefix stands where it may not", place)
        for word in str(node.get(f"{_OPS}type") or "").split():
            prefix = word.partition(":")[0] if ":" in word else ""
            if prefix and f"{prefix}:" not in str(root.get(f"{_OPS}prefix") or ""):
                yield problem(rules.PREFIX, f'the prefix "{prefix}" is not declared', place)
        if name in ("text", "seq", "body"):
            source = str(node.get("src" if name == "text" else f"{_OPS}textref") or "")
            to = resolve(path, source)
            if name == "text" and to.path:
                documents.add(to.path)
            plain = re.fullmatch(r"[\w.\-:]+", to.fragment)
            if plain and to.fragment not in book.ids.get(to.path or "", {to.fragment: node}):
                text = f'the text "{source}" leads to an id that is not there'
                yield problem(rules.OVERLAY, text, place)
        if name == "audio":
            yield from _sound(book, remote, path, node)


def _sound(book: Book, remote: Remote, path: str, node: etree._Element) -> Iterator[Problem]:
    place = book.place(path, node)
    source = str(node.get("src") or "")
    to = resolve(path, source)
    if "#" in source:
        yield problem(rules.OVERLAY, f'the sound "{source}" has a part after #', place)
    if to.scheme:
        yield from remote.problems(path, source, place)
    declared = book.remote.get(outer(source)) if to.scheme else book.media_types.get(to.path or "")
    if declared is not None and declared not in _SOUNDS:
        text = f'the sound "{source}" is of type "{declared}"'
        yield problem(rules.OVERLAY, text, place)
    begin, end = (node.get(key) for key in ("clipBegin", "clipEnd"))
    times = [None if one is None else seconds(str(one)) for one in (begin, end)]
    for value, time in zip((begin, end), times, strict=True):
        if value is not None and time is None:
            yield problem(rules.OVERLAY, f'the time "{value}" is not well-formed', place)
    if times[1] is not None and (times[0] or 0.0) >= times[1]:
        yield problem(rules.OVERLAY, "a clip ends before it begins", place)


def _classes(book: Book) -> Iterator[Problem]:
    """The classes that mark what is read are styled somewhere."""
    named = [
        (meta.text or "").strip() for meta in book.package.iterfind(f"{OPF}metadata/{OPF}meta")
        if meta.get("property") in ("media:active-class", "media:playback-active-class")
    ]  # fmt: skip
    styles = b"".join(
        book.files[item.path] for item in book.items
        if item.media_type == CSS_TYPE and item.path in book.files
    )  # fmt: skip
    for _, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}style", f"{SVG}style"):
            styles += str(node.xpath("string()")).encode()
    for name in named:
        if name and len(name.split()) == 1 and f".{name}".encode() not in styles:
            text = f'no style sheet knows the class "{name}" of what is read'
            yield problem(rules.OVERLAY_ITEM, text, book.place(book.package_path))


_SIZE = re.compile(r"(?:^|[,;\s])\s*(width|height)\s*(?:=\s*([^,;\s]*))?")


def check_layout(book: Book) -> Iterator[Problem]:
    """Each fixed page tells its size. EPUB 3.3, 8.2.2.6."""
    if book.version != 3:
        return
    fixed = any(
        meta.get("property") == "rendition:layout" and (meta.text or "").strip() == "pre-paginated"
        for meta in book.package.iterfind(f"{OPF}metadata/{OPF}meta")
    )
    by_id = {item.id: item for item in reversed(book.items)}
    for ref in book.package.iterfind(f"{OPF}spine/{OPF}itemref"):
        words = str(ref.get("properties") or "").split()
        own = fixed and "rendition:layout-reflowable" not in words
        item = by_id.get(str(ref.get("idref") or "").strip())
        if item is None or item.path not in book.trees:
            continue
        if not (own or "rendition:layout-pre-paginated" in words):
            continue
        root = book.trees[item.path]
        why = _drawn(root) if root.tag == f"{SVG}svg" else _page(root)
        if why:
            yield problem(rules.VIEWPORT, f'"{item.path}" {why}', book.place(item.path, root))


def _drawn(root: etree._Element) -> str:
    """EPUB 3.3, 8.2.2.6: its size MUST be told by a viewBox."""
    return "" if root.get("viewBox") else "has no viewBox"


def _page(root: etree._Element) -> str:
    metas = [
        str(meta.get("content") or "") for meta in root.iter(f"{XHTML}meta")
        if str(meta.get("name") or "") == "viewport"
    ]  # fmt: skip
    if not metas:
        return "has no viewport"
    found = _SIZE.findall(metas[0])
    counts = Counter(name for name, _ in found)
    if counts["width"] != 1 or counts["height"] != 1:
        return "has a viewport without one width and one height"
    for name, value in found:
        if not re.fullmatch(r"\d+(\.\d+)?|device-(width|height)", value):
            return f'has a viewport of the {name} "{value}"'
    return ""
