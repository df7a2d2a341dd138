"""The EPUB edition as Kobo's readers like it best: each sentence has a name of its own.

Kobo's own engine keeps the place, the highlights and the statistics of a reader by spans of the
class ``koboSpan``; without them, a plain EPUB is shown by an older engine.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pressroom.editions.epub_package import MEDIA_TYPE, OPF, parse_xml
from pressroom.model.artifact import Artifact

X = "{http://www.w3.org/1999/xhtml}"
_STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
# a sentence with its closing marks and the space behind it, or what is left of the text
_SENTENCE = re.compile(r".*?[.!?…。！？]+[\"'”’»)\]]*(?:\s+|(?<=[。！？”])|$)|.+\Z", re.DOTALL)
_BLOCKS = frozenset(
    f"{X}{name}"
    for name in ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "pre",
                 "figcaption", "caption", "blockquote", "summary", "img")
)  # fmt: skip
_WHOLE = frozenset({f"{X}picture", f"{X}script", f"{X}style"})


def make_kepub(epub: Artifact) -> Artifact:
    """``epub`` with a name for each sentence and image; not a letter of its text is changed.

    The same EPUB gives the same bytes.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub.data)) as source, zipfile.ZipFile(out, "w") as target:
        pages = set(_pages(source))
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename in pages:
                data = with_spans(data)
            # the entry tells how and when it was packed
            target.writestr(entry, data, compresslevel=9)
    return Artifact(epub.name, MEDIA_TYPE, out.getvalue())


def with_spans(page: bytes) -> bytes:
    """The XHTML ``page`` with Kobo's spans."""
    root = parse_xml(page)
    head, body = root.find(f"{X}head"), root.find(f"{X}body")
    if head is None or body is None:
        raise ValueError("a page without head or body")
    namer = _Namer()
    namer.name(body)
    style = etree.SubElement(head, f"{X}style", {"id": "kobostylehacks"})
    style.text = _STYLE
    own = {node.get("id") for node in root.iter()}
    if own.isdisjoint({"book-columns", "book-inner"}):  # an author's heading may be called so
        columns = etree.Element(f"{X}div", {"id": "book-columns"})
        inner = etree.SubElement(columns, f"{X}div", {"id": "book-inner"})
        inner.text, body.text = body.text, None
        inner.extend(list(body))
        body.append(columns)
    for mark in root.iter(f"{X}span", f"{X}a", f"{X}td", f"{X}th"):
        mark.text = mark.text or ""  # else an empty one is written short, which HTML does not know
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")


def _pages(book: zipfile.ZipFile) -> Iterator[str]:
    """The names of the pages that are read in order; the contents for machines are none."""
    package = next(name for name in book.namelist() if name.endswith(".opf"))
    root = parse_xml(book.read(package))
    folder = package.rpartition("/")[0]
    listed = {
        item.get("id"): item
        for item in root.iterfind(f"{OPF}manifest/{OPF}item[@media-type='application/xhtml+xml']")
    }
    for one in root.iterfind(f"{OPF}spine/{OPF}itemref"):
        item = listed[one.get("idref")]
        if "nav" not in (item.get("properties") or "").split():
            yield f"{folder}/{item.get('href')}"


@dataclass(slots=True)
class _Namer:
    """Counts the blocks of a page and, within each, its sentences."""

    block: int = 0
    sentence: int = 0

    def name(self, node: etree._Element) -> None:
        """Wraps all text below ``node``, and each image."""
        if node.tag in _BLOCKS:
            self._next()
        text, node.text = node.text, None
        children = list(node)
        for child in reversed(children):
            node.remove(child)
        self._wrap(node, text)
        for child in children:
            tail, child.tail = child.tail, None
            if not isinstance(child.tag, str) or child.tag in _WHOLE or _foreign(child):
                node.append(child)
            elif child.tag == f"{X}img":
                self._next()
                self._span(node).append(child)
            else:
                node.append(child)
                self.name(child)
            self._wrap(node, tail)

    def _wrap(self, node: etree._Element, text: str | None) -> None:
        """Adds ``text`` at the end of ``node``: its sentences each in a span, spaces as they are."""
        if not text:
            return
        if not text.strip():
            _append(node, text)
            return
        for sentence in _SENTENCE.findall(text):
            self._span(node).text = sentence

    def _span(self, node: etree._Element) -> etree._Element:
        self.block = self.block or 1
        self.sentence += 1
        names = {"class": "koboSpan", "id": f"kobo.{self.block}.{self.sentence}"}
        return etree.SubElement(node, f"{X}span", names)

    def _next(self) -> None:
        self.block += 1
        self.sentence = 0


def _append(node: etree._Element, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _foreign(node: etree._Element) -> bool:
    """Whether ``node`` is a drawing or a formula, which have no spans of XHTML."""
    return not str(node.tag).startswith(X)
