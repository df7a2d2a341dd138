"""Marks in the EPUB's pages where the pages of the PDF begin. EPUB 3.3, 7.3.4; DPUB-ARIA 1.1, doc-pagebreak."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from unicodedata import east_asian_width

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.flow import KEY, is_silent, letters
from pressroom.model.artifact import PageBreak

# our own templates' work: well-formed, and a bracket of the author's is escaped
_TOKEN = re.compile(r"<[^>]*>|&[^;]*;|[^<&]+")
_TAG = re.compile(r"<(/?)([\w:-]+)")
_ATTRIBUTE = re.compile(rf'\s(class|role|id|{KEY})="([^"]*)"')
_FLOW = re.compile(rf'\s{KEY}="[^"]*"')
_INSIDE = ("section", "body")  # what begins on a page holds its mark; a block has it before it
_WIDE = ("W", "F")  # scripts without spaces (Unicode Standard Annex 11)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a page: what the page is called, and the id of the element that marks it."""

    label: str
    id: str

    def element(self) -> Markup:
        """The mark, which shows nothing; a screen reader may say what the page is called."""
        return element(
            "span", epub_type="pagebreak", role="doc-pagebreak", id=self.id, aria_label=self.label
        )


@dataclass(frozen=True, slots=True)
class File:
    """A file's XHTML; ``key`` stands for its beginning. Only that is marked if it is ``closed``."""

    key: str
    text: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A file's XHTML with its marks in it."""

    text: str
    marks: tuple[Mark, ...]


def mark_pages(files: Sequence[File], breaks: Iterable[PageBreak]) -> tuple[Marked, ...]:
    """The files with a mark where each page begins; the keys of the flow are taken out.

    A page that begins in what the EPUB has not, or has at an earlier place than a page before,
    gets no mark: the list of pages is in reading order.
    """
    known = {file.key for file in files}.union(
        *(_KEYS.findall(file.text) for file in files if not file.closed)
    )
    wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    marks: list[Mark] = []
    for one in breaks:
        if anchor := next((it for it in one.anchors if it.key in known), None):
            wanted[anchor.key].append((anchor.letters, len(marks)))
            marks.append(Mark(one.label, f"_page-{one.label.replace(' ', '-')}"))
    places = {
        page: (number, at)
        for number, file in enumerate(files)
        for page, at in _places(file, wanted)
    }
    shares: list[list[tuple[int, Mark]]] = [[] for _ in files]
    last = (0, 0)
    for page, place in sorted(places.items()):
        if place >= last:
            shares[place[0]].append((place[1], marks[page]))
            last = place
    return tuple(_marked(file.text, own) for file, own in zip(files, shares, strict=True))


_KEYS = re.compile(rf'\s(?:id|{KEY})="([^"]*)"')


def _places(file: File, wanted: Mapping[str, list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """Each page that begins in a file, and where in its text."""
    text = file.text
    due: list[tuple[int, int]] = []  # the pages to come by how many letters are before them
    count = silent = 0
    for token in _TOKEN.finditer(text, text.index("<body")):
        tag = _TAG.match(token[0])
        if tag is None:
            size = 0 if silent else len(letters(unescape(token[0])))
            while due and due[0][0] < count + size:
                before, page = heapq.heappop(due)
                yield page, token.start() + _offset(token[0], before - count)
            count += size
            continue
        closing, name = tag.groups()
        opening = not closing and not token[0].endswith("/>")
        if silent:
            silent += opening - bool(closing)
            continue
        given = dict(_ATTRIBUTE.findall(token[0])) if not closing else {}
        if is_silent(name, given.get("class", ""), given.get("role", "")):
            silent = int(opening)
            continue
        key = file.key if name == "body" else given.get(KEY) or given.get("id")
        for before, page in wanted.get(key, ()) if key and not closing else ():
            if before == 0:
                yield page, token.end() if name in _INSIDE else token.start()
            elif not file.closed:
                heapq.heappush(due, (count + before, page))
    for _, page in sorted(due):
        yield page, text.rindex("</body")


def _offset(text: str, letters_before: int) -> int:
    """Where in ``text`` the next letter after so many stands; a divided word stays whole."""
    if text.startswith("&"):
        return 0
    counted = (at for at, sign in enumerate(text) if letters(sign))
    at = next(islice(counted, letters_before, None))
    inside = at and text[at - 1].isalnum() and text[at].isalnum()
    if not inside or east_asian_width(text[at]) in _WIDE:
        return at
    space = _SPACE.search(text, at)
    return space.end() if space else len(text)


_SPACE = re.compile(r"\s+")


def _marked(text: str, places: list[tuple[int, Mark]]) -> Marked:
    pieces, begins = [], 0
    for at, mark in places:
        pieces += [text[begins:at], mark.element()]
        begins = at
    whole = "".join((*pieces, text[begins:]))
    return Marked(_FLOW.sub("", whole), tuple(mark for _, mark in places))
