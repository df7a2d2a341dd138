"""The text of a PDF as its measures need it: body lines, their paragraphs, block and grid."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from statistics import median, mode

from pressroom.checks.type_lines import Line, Page
from pressroom.checks.type_tags import Owner

_SIZE = 0.3  # points by which sizes of one text may differ
_INDENT = 0.5  # of the size: a line that begins so far in opens a paragraph
_HANGS = 0.3  # of the size: how far a hyphen or a comma may stand out of the block
_FIRST = 1.6  # of the size: how far a first line may be indented; lists stand in further
_MARKED = 3  # of the size: how far the text of a list may stand in behind its marks
_APART = 1.15  # of the leading: a head has more room above and below it than lines have
_MARK = re.compile(r"[•◦▪‣–∗·*-] ?|\(?[0-9a-z]{1,3}[.)] ?")
_FEW, _SHARE = 1000, 0.1  # letters of a text of less than a page, and what is more than a line
_LONG = 40  # characters, from which a line is no running head or folio


@dataclass(slots=True)
class Sheet:
    """A page with its text. ``lines`` are all of it from top to bottom, ``body`` the running text."""

    page: Page
    lines: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Such as ``page 12``, with the number of the file where that is another."""
        label, number = self.page.label, str(self.page.number)
        return (
            f'page "{label}" ({number} of the file)'
            if label != number and label
            else f"page {number}"
        )


@dataclass(frozen=True, slots=True)
class Text:
    """The whole: its pages, its paragraphs as lists of lines, and what most of the body has.

    ``size`` and ``leading`` in points; ``measure`` is the width of the text block, and ``edges`` are
    its left and right edge on versos and rectos. ``foot`` is below its lowest line, above any folio.
    """

    sheets: tuple[Sheet, ...]
    paragraphs: tuple[tuple[Line, ...], ...]
    size: float
    leading: float
    edges: dict[bool, tuple[float, float]]
    tagged: bool
    justified: bool
    foot: float

    @property
    def measure(self) -> float:
        return max(right - left for left, right in self.edges.values())

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches from edge to edge of the text block."""
        left, right = self.edges[self.sheets[line.page].page.recto]
        tolerance = 0.1 if self.justified else 0.15 * (right - left) / self.size
        return line.left - left < 1.5 and right - line.right < max(tolerance * self.size, 1.5)

    def is_filled(self, line: Line) -> bool:
        """Whether a line ends where the block does: its words were spaced to fill it."""
        right = self.edges[self.sheets[line.page].page.recto][1]
        return -_HANGS * self.size < right - line.right < 1.5

    def is_filled_in(self, line: Line) -> bool:
        """Whether it is filled, if only to the edge of a block that stands in on both sides."""
        left, right = self.edges[self.sheets[line.page].page.recto]
        inset = max(line.left - left, 0.0)
        return self.is_filled(line) or -_HANGS * self.size < right - inset - line.right < 1.5


def text_of(pages: Iterable[Page]) -> Text | None:
    """The text of ``pages``; None where they have none."""
    all_pages = tuple(pages)
    tagged = any(line.owner for page in all_pages for line in page.lines)
    sizes = _sizes((page for page in all_pages if page.label.isdecimal()), tagged=tagged)
    sizes = sizes or _sizes(all_pages, tagged=tagged)
    if not sizes:
        return None
    size = _usual(sizes)
    sheets = [Sheet(page) for page in all_pages]
    top, foot = _extent(all_pages, size)
    for sheet in sheets:
        for line in sheet.page.lines:
            if line.owner is not None or (not tagged and foot <= line.base <= top):
                sheet.lines.append(line)
        sheet.lines = [
            _numbered(line, at) for at, line in enumerate(sorted(sheet.lines, key=_from_the_top), 1)
        ]
        sheet.body = [line for line in sheet.lines if _is_body(line, size, tagged=tagged)]
    steps = [
        round(one.base - other.base, 1)
        for sheet in sheets
        for one, other in zip(sheet.body, sheet.body[1:], strict=False)
        if one.base - other.base > size / 2
    ]
    leading = mode(steps or [1.2 * size])
    edges = _edges(sheets)
    ends = Counter(
        round(line.right - edges[sheet.page.recto][1]) == 0
        for sheet in sheets for line in sheet.body
    )  # fmt: skip
    justified = ends[True] > ends[False]
    if not tagged:
        for sheet in sheets:
            sheet.body = [line for line in sheet.body if not _is_head(sheet.lines, line, leading)]
    text = Text(tuple(sheets), (), size, leading, edges, tagged, justified, foot)
    return replace(text, paragraphs=tuple(_paragraphs(text)))


def _sizes(pages: Iterable[Page], *, tagged: bool) -> Counter[float]:
    """How many letters are set in each size."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.owner.is_text if line.owner else not tagged:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes


def _usual(sizes: Counter[float]) -> float:
    """The size of running text: of most letters. In a text of a few lines the colophon has more."""
    letters = sizes.total()
    if letters < _FEW:
        return max(size for size, count in sizes.items() if count >= _SHARE * letters)
    return max(sizes, key=sizes.__getitem__)


def _from_the_top(line: Line) -> tuple[float, float]:
    return (-line.base, line.left)


def _numbered(line: Line, at: int) -> Line:
    line.number = at
    return line


def _extent(pages: Sequence[Page], size: float) -> tuple[float, float]:
    """How high and how low the text reaches, with its notes, but without heads and folios."""
    bases = [
        line.base
        for page in pages for line in page.lines
        if abs(line.size - size) < _SIZE and len(line.text) >= _LONG
    ]  # fmt: skip
    return (max(bases) + size / 2, min(bases) - size / 2) if bases else (inf, -inf)


def _is_body(line: Line, size: float, *, tagged: bool) -> bool:
    if abs(line.size - size) > _SIZE:
        return False
    return bool(line.owner and line.owner.is_text) if tagged else True


def _is_head(lines: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line is a head of the size of the text: all bold, with room around it."""
    at = line.number - 1
    above = lines[at - 1].base - line.base if at else leading * _APART
    below = line.base - lines[at + 1].base if at + 1 < len(lines) else leading * _APART
    return line.bold and min(above, below) > _APART * leading - 0.1


def _edges(sheets: Sequence[Sheet]) -> dict[bool, tuple[float, float]]:
    """The edges of the block on rectos and on versos: where most lines begin and end."""
    found: dict[bool, tuple[float, float]] = {}
    for side in (False, True):
        lines = [line for sheet in sheets if sheet.page.recto == side for line in sheet.body]
        if lines:
            left = mode(round(line.left) for line in lines)
            right = [round(line.right) for line in lines if len(line.text) > _LONG // 2]
            if right:
                found[side] = (
                    median(line.left for line in lines if round(line.left) == left),
                    _right(lines, right),
                )
    for side in (False, True):
        found.setdefault(side, found.get(not side, (0.0, 0.0)))
    return found


def _right(lines: Sequence[Line], ends: Sequence[int]) -> float:
    """Where lines end: of ragged ones, which end anywhere, the longest."""
    often = mode(ends)
    if ends.count(often) < 0.25 * len(lines):
        return max(line.right for line in lines)
    return median(line.right for line in lines if round(line.right) == often)


def _paragraphs(text: Text) -> list[tuple[Line, ...]]:
    """The lines of each paragraph, over the turns of pages."""
    lines = [line for sheet in text.sheets for line in sheet.body]
    if text.tagged:
        owned: dict[Owner | None, list[Line]] = defaultdict(list)
        for line in lines:
            owned[line.owner].append(line)
        parts = [tuple(part) for part in owned.values()]
        # many programs begin a new element on each page: then the lines themselves must tell
        if any(part[0].page != part[-1].page for part in parts):
            return parts
    found: list[list[Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _opens(text, before, line):
            found.append([])
        found[-1].append(line)
    return [tuple(part) for part in found]


def _opens(text: Text, before: Line, line: Line) -> bool:
    """Whether a line opens a paragraph, by its indent, the space above it, or an unfilled line."""
    left = text.edges[text.sheets[line.page].page.recto][0]
    left_before = text.edges[text.sheets[before.page].page.recto][0]
    if line.page == before.page and line.owner and before.owner:
        return line.owner.key != before.owner.key
    inset, inset_before = line.left - left, before.left - left_before
    if _MARK.match(line.text) and inset > _INDENT * text.size:
        return True
    indent = _MARKED if _MARK.match(before.text) else _INDENT
    if inset - max(inset_before, 0) > indent * text.size:
        return True
    # two paragraphs of talk, of which the first fills its only line
    is_first = _INDENT < inset / text.size < _FIRST and abs(inset - inset_before) < 1
    if is_first and line.owner is None and text.is_filled(before):
        return True
    if line.page == before.page and before.base - line.base > 1.3 * text.leading:
        return True
    return text.justified and not text.is_filled_in(before)
