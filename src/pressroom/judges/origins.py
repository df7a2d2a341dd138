"""From a place in an edition back to the manuscript: by ids, and by the words around the place.

The edition and the document have the same ids and the same words in the same order. What is looked
for is the stretch of words around a place, between the last id before it that the document has and
the next one; where the words are not found, the place is that of the id.
"""

from __future__ import annotations

import bisect
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from pathlib import PurePosixPath

from pressroom.model.block import Listing
from pressroom.model.document import Document, walk
from pressroom.model.inline import Code, Image, Text
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

# How many letters before and behind a place are looked for: the longest first.
_WINDOWS = ((24, 24), (0, 40), (24, 0), (8, 8), (0, 12), (12, 0), (3, 3))
_FEWEST = 12  # letters of the end of a page that can tell where it is
_TOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^>]*>|&[^;<]*;|[^<&]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([\w:-]+)")
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
# What the document has in another form. The numbers of notes need not be left out: a call and a note
# have ids, so that no stretch goes over them.
_SILENT = frozenset({"head", "math", "svg"})


class Origins:
    """The places of a document's words, and of its ids."""

    def __init__(self, document: Document, sources: Mapping[PurePosixPath, Source]) -> None:
        self._sources = sources
        self._ids: dict[str, tuple[int, Place]] = {}
        self._starts: list[int] = []
        self._leaves: list[Place] = []
        self._images: list[tuple[int, Image]] = []
        parts: list[str] = []
        size = 0
        for node in walk(document):
            if name := getattr(node, "id", None):
                self._ids.setdefault(name, (size, node.place))
            if isinstance(node, Image):
                self._images.append((size, node))
            if isinstance(node, (Text, Code, Listing)) and (own := letters(node.text)):
                self._starts.append(size)
                self._leaves.append(node.place)
                parts.append(own)
                size += len(own)
        self._letters = "".join(parts)

    def of_file(self, pages: Mapping[str, str], path: str, line: int, column: int) -> Place | None:
        """The origin of a place in an EPUB, None where nothing there is of the document.

        ``pages`` are the XHTML pages by their names. A place in one is in an element's start or
        behind it; that of another file is where a page first shows it.
        """
        if path in pages:
            page = _read(pages[path])
            return self._of_offset(page, page.offset(line, column) if line else 0)
        for name, text in pages.items():
            address = posixpath.relpath(path, posixpath.dirname(name) or ".")
            at = text.find(f'src="{escape(address)}"')
            if at >= 0:
                return self._of_offset(_read(text), text.find(">", at) + 1)
        return None

    def _of_offset(self, page: _Page, offset: int) -> Place | None:
        before = [name for at, name in page.ids if at < offset and name in self._ids]
        if not before:
            return None
        after = [name for at, name in page.ids if at >= offset and name in self._ids]
        low, anchor = self._ids[before[-1]]
        high = self._ids[after[0]][0] if after else low
        high = high if high > low else len(self._letters)
        tag, attributes = page.tag_before(offset)
        if _is_ours(attributes):
            return None
        if tag == "img" and (image := self._image(attributes.get("alt", ""), low)):
            return image
        if attributes.get("id") == before[-1]:
            return anchor
        found = self._find(page.letters, page.letters_before(offset), low, high)
        return anchor if found is None else self._place(found)

    def of_text(self, text: str) -> Place | None:
        """The origin of the first words of a page of a PDF that the document has just once."""
        own = letters(text)
        for at in range(0, len(own) - _FEWEST, 6):
            window = own[at : at + 30]
            if self._letters.count(window) == 1:
                return self._place(self._letters.index(window))
        return None

    def _image(self, alt: str, low: int) -> Place | None:
        near = (it.place for at, it in self._images if at >= low and (it.alt or "") == alt)
        return next(near, None)

    def _find(self, own: str, at: int, low: int, high: int) -> int | None:
        """Where the document has the words around letter ``at`` of a page."""
        for before, after in _WINDOWS:
            start, end = max(at - before, 0), at + after
            window = own[start:end]
            if len(window) < min(before + after, 6):
                continue
            found = self._letters.find(window, max(low - before, 0), high + after)
            if found >= 0:
                # a place behind the last letter is that letter's
                return found + min(at - start, len(window) - 1)
        return None

    def _place(self, letter: int) -> Place:
        """The place of a letter: of the line that it stands in, not only of its stretch of text."""
        at = max(bisect.bisect_right(self._starts, letter) - 1, 0)
        place = self._leaves[at]
        source = self._sources.get(place.path)
        if source is None:
            return place
        left = letter - self._starts[at]
        for offset in range(place.start, place.end):
            if letters(source.text[offset]):
                if not left:
                    return source.place(offset)
                left -= 1
        return place


class _Page:
    """The XHTML of one page: its letters, its ids and its elements, each with its offset."""

    def __init__(self, text: str) -> None:
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._size = len(text)
        self.ids: list[tuple[int, str]] = []
        self._tags: list[tuple[int, str, str]] = []
        self._texts: list[tuple[int, int, str]] = []  # offset, letters before, the text itself
        parts: list[str] = []
        count = 0
        for offset, words in self._words(text):
            self._texts.append((offset, count, words))
            own = letters(unescape(words))
            parts.append(own)
            count += len(own)
        self.letters = "".join(parts)

    def _words(self, text: str) -> Iterator[tuple[int, str]]:
        silent = 0
        for token in _TOKEN.finditer(text):
            tag = _TAG.match(token[0])
            if tag is None:
                if not silent and not token[0].startswith("<"):
                    yield token.start(), token[0]
                continue
            closing, name = tag.groups()
            opening = not closing and not token[0].endswith("/>")
            if not closing:
                self._tags.append((token.end(), name, token[0]))
                if own := dict(_ATTRIBUTE.findall(token[0])).get("id"):
                    self.ids.append((token.start(), unescape(own)))
            if silent:
                silent += opening - bool(closing)
            elif opening and name in _SILENT:
                silent = 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; that of a line without a column is its end."""
        if line > len(self._lines):
            return self._size
        if not column:
            return self._lines[line] if line < len(self._lines) else self._size
        return min(self._lines[line - 1] + column - 1, self._size)

    def tag_before(self, offset: int) -> tuple[str, dict[str, str]]:
        """The name and the attributes of the element that begins last before a place."""
        at = bisect.bisect_right(self._tags, offset, key=lambda tag: tag[0]) - 1
        if at < 0:
            return "", {}
        _, name, token = self._tags[at]
        return name, {key: unescape(value) for key, value in _ATTRIBUTE.findall(token)}

    def letters_before(self, offset: int) -> int:
        """How many letters stand before a place."""
        at = bisect.bisect_right(self._texts, offset, key=lambda it: it[0]) - 1
        if at < 0:
            return 0
        start, count, words = self._texts[at]
        return count + len(letters(unescape(words[: offset - start])))


@lru_cache(maxsize=2)  # the findings of a judge come page by page
def _read(text: str) -> _Page:
    return _Page(text)


def _is_ours(attributes: Mapping[str, str]) -> bool:
    """Whether the element, such as the heading above the notes, is none of the document's."""
    return attributes.get("id", "").startswith("_") and attributes.get("role") != "doc-pagebreak"


def letters(text: str) -> str:
    """What counts of a text: letters and figures, since marks and spaces are set by the house."""
    return "".join(filter(str.isalnum, text))
