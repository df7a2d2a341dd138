"""What a file of an EPUB is, by its content: its media types and the properties that it needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from pressroom.checks.epub_book import (
    CSS_TYPE,
    MATHML,
    NCX,
    NCX_TYPE,
    SVG,
    SVG_TYPE,
    XHTML,
    XHTML_TYPE,
    XLINK_HREF,
)  # fmt: skip

_SFNT = frozenset({"font/otf", "font/sfnt", "application/font-sfnt", "application/vnd.ms-opentype"})
FONT_TYPES = _SFNT | {"font/ttf", "font/woff", "font/woff2", "application/font-woff"}

# EPUB 3.3, 3.2 Core media types; the first bytes are those of the formats' own specifications
_MAGIC: tuple[tuple[bytes, frozenset[str]], ...] = (
    (b"\xff\xd8\xff", frozenset({"image/jpeg"})),
    (b"\x89PNG\r\n\x1a\n", frozenset({"image/png"})),
    (b"GIF8", frozenset({"image/gif"})),
    (b"\0\1\0\0", _SFNT | {"font/ttf"}),
    (b"true\0", _SFNT | {"font/ttf"}),
    (b"OTTO\0", _SFNT),  # the number of tables follows, and is small
    (b"wOFF", frozenset({"font/woff", "application/font-woff"})),
    (b"wOF2", frozenset({"font/woff2"})),
    (b"%PDF-", frozenset({"application/pdf"})),
)
_KNOWN = frozenset[str]().union(*(types for _, types in _MAGIC)) | FONT_TYPES | {
    "image/webp", CSS_TYPE, NCX_TYPE, SVG_TYPE, XHTML_TYPE, "text/javascript", "application/javascript", "application/ecmascript", "text/plain", "text/html",
}  # fmt: skip
_ROOTS = {f"{SVG}svg": SVG_TYPE, f"{NCX}ncx": NCX_TYPE, f"{XHTML}html": XHTML_TYPE}
_SUFFIXES = {
    ".css": CSS_TYPE, ".ncx": NCX_TYPE, ".svg": SVG_TYPE, ".xhtml": XHTML_TYPE, ".js":
    "text/javascript",
}  # fmt: skip
_STYLES = frozenset({f"{XHTML}style", f"{SVG}style"})
_REMOTE_URL = re.compile(r"url\(\s*[\"']?(?:https?:)?//", re.IGNORECASE)
_SWITCH = "{http://www.idpf.org/2007/ops}switch"
_SCRIPT_TYPES = frozenset({"text/javascript", "application/javascript", "application/ecmascript"})
_SCRIPTS = _SCRIPT_TYPES | {"", "module"}


def fitting(
    path: str, data: bytes, declared: str, trees: Mapping[str, etree._Element]
) -> frozenset[str]:
    """The media types that fit a file; empty where its content does not tell.

    EPUB 3.3, 5.6.2: a file MUST be what the specification of its media type says.
    """
    if declared and declared not in _KNOWN:
        return frozenset()  # a foreign type, of which nothing is known here
    for magic, types in _MAGIC:
        if data.startswith(magic):
            return types
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return frozenset({"image/webp"})
    if path in trees:
        root = str(trees[path].tag)
        # an XHTML document with another root has a rule of its own
        if root in _ROOTS and declared != XHTML_TYPE:
            return frozenset({_ROOTS[root]})
    if declared in ("image/jpeg", "image/png", "image/gif", "image/webp"):
        return frozenset({"application/octet-stream"})
    return frozenset()


def named(path: str, declared: str) -> str:
    """The media type that the name of a file tells, where another one of those is declared."""
    told = _SUFFIXES.get(posixpath.splitext(path)[1].lower(), declared)
    if declared not in _KNOWN or {told, declared} <= _SCRIPT_TYPES:
        return declared
    return told


def needed_properties(
    root: etree._Element, is_drawing: Callable[[str], bool]
) -> tuple[frozenset[str], frozenset[str]]:
    """The properties that a content document needs, and those it may have without a complaint.

    ``is_drawing`` tells of an address whether it is that of an SVG file of the book.

    EPUB 3.3, 5.6.2 Properties. A document that only shows such a file may say ``svg``. What reads
    the network is looked at where it does so, so that ``remote-resources`` is never too little here.
    """
    needed = set()
    allowed = set()
    for node in root.iter("{*}*"):
        tag = str(node.tag)
        if tag == f"{MATHML}math":
            needed.add("mathml")
        elif tag == f"{SVG}svg" and root.tag != tag:
            needed.add("svg")
        elif tag == _SWITCH:
            needed.add("switch")
        if _active(node, tag):
            needed.add("scripted")
        if any(_remote(value) for value in _sources(node, tag)):
            allowed.add("remote-resources")
        if tag in _STYLES and _REMOTE_URL.search(str(node.xpath("string()"))):
            allowed.add("remote-resources")
        if root.tag == f"{XHTML}html" and any(map(is_drawing, _sources(node, tag))):
            allowed.add("svg")
    return frozenset(needed), frozenset(allowed)


def _active(node: etree._Element, tag: str) -> bool:
    if tag in (f"{XHTML}script", f"{SVG}script"):
        return str(node.get("type") or "").strip().lower() in _SCRIPTS
    return tag == f"{XHTML}form" or any(str(name).startswith("on") for name in node.attrib)


def _remote(value: str) -> bool:
    return value.strip().lower().startswith(("http:", "https:", "//"))


def _sources(node: etree._Element, tag: str) -> Iterator[str]:
    names = ["src", "poster", "data"]
    if tag in (f"{SVG}image", f"{SVG}use", f"{SVG}font-face-uri", f"{XHTML}link"):
        names += ["href", XLINK_HREF]
    for name in names:
        value = node.get(name)
        if value is not None:
            yield str(value)
