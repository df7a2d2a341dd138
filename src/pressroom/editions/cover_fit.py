"""How large the words of the cover are set: as large as they can be, and none left out.

Sizes are found by the widths of the letters, before any layout. All lengths are in hundredths of
the cover's width; the style sheets of the designs have the same margins and distances.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressroom.editions.cover import CoverLines
from pressroom.editions.cover_rules import COVER_NAMES, COVER_TITLE
from pressroom.editions.cover_sizes import COLUMN, IN_LINES, CoverFit
from pressroom.editions.fonts import Face, is_for_code, open_font, read_faces
from pressroom.model.manuscript import Styles
from pressroom.model.problem import Problem, problem
from pressroom.model.settings import CoverDesign

_MOST_LINES = 6  # of a title
_SLACK = 1.02  # for what the widths of single letters do not tell
_TITLE_LEADING, _LEADING = 1.1, 1.35
_FOOT = 3.4  # series and publisher
_EAST = "\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef"  # a line can end behind each of these letters
_PIECE = re.compile(rf"[{_EAST}] *|[^ {_EAST}]+ *| +")
Step = tuple[float, float]  # the sizes of the title and of the names
_LADDER: tuple[Step, ...] = (
    (18.0, 5.0), (15.0, 4.6), (13.0, 4.6), (11.2, 4.4), (9.7, 4.2), (8.4, 4.0), (7.3, 3.8), (6.3, 3.6),
    (5.5, 3.4), (4.8, 3.1), (4.2, 2.8), (3.7, 2.6), (3.3, 2.4), (3.0, 2.2),
)  # fmt: skip
# the same for names that run on, which are many
_RUN_ON: tuple[Step, ...] = (
    (11.2, 3.2), (9.7, 3.0), (8.4, 2.8), (7.3, 2.6), (6.3, 2.4), (5.5, 2.2), (4.8, 2.0),
    (4.2, 2.0), (3.6, 2.0), (3.0, 2.0),
)  # fmt: skip
_GAPS = {"ground": 26.0, "axis": 34.0, "field": 8.0}  # in all, between the blocks of the text
_FIELD = 0.618  # of the height: the coloured part of the design "field"
_FIELD_EDGE = 5.0


def fit_cover(
    lines: CoverLines, styles: Styles, design: CoverDesign, height: float
) -> tuple[CoverFit, tuple[Problem, ...]]:
    """The largest sizes that all words of the cover have room in.

    ``height`` is the page's, in hundredths of its width. Where there are too many names even for
    the smallest, the last ones are left out, and a problem tells how many.
    """
    cover = _Cover(lines, Widths(tuple(text_faces(styles))), design, height)
    count = len(lines.creators)
    ladder = _LADDER if count <= IN_LINES else _RUN_ON
    for step in ladder:
        if fit := cover.fitted(step, count):
            return fit, ()
    # the more names, the less they fit, so that a search by halves finds the most
    most = bisect_left(range(1, count), True, key=lambda some: not cover.fitted(ladder[-1], some))
    if most and (fit := cover.fitted(ladder[-1], most)):
        message = f"the cover has room for {most} of {count} names"
        return fit, (problem(COVER_NAMES, message),)
    fit = cover.sizes(ladder[-1], ladder[-1], len(lines.creators))
    return fit, (problem(COVER_TITLE, "the words of the cover do not fit on it"),)


@dataclass(frozen=True, slots=True)
class _Cover:
    """The heights that the parts of a cover take."""

    lines: CoverLines
    widths: Widths
    design: CoverDesign
    height: float

    @property
    def _runs_on(self) -> bool:
        return len(self.lines.creators) > IN_LINES

    def fitted(self, step: Step, count: int) -> CoverFit | None:
        """The cover with ``count`` names in the sizes of ``step``, None where they do not fit."""
        upper = self._upper(step, count)
        if upper is None:
            return None
        gaps, margin = _GAPS[self.design], self.height / 9
        if self.design != "field":
            lower = self._lower(step)
            room = self.height - 2 * margin - gaps
            return (
                self.sizes(step, step, count)
                if lower is not None and upper + lower <= room
                else None
            )
        # the two parts of this design have rooms of their own, and so sizes of their own
        if upper > self.height * _FIELD - margin - _FIELD_EDGE - gaps:
            return None
        room = self.height * (1 - _FIELD) - margin - _FIELD_EDGE - gaps
        for below in _LADDER:
            lower = self._lower(below)
            if lower is not None and lower <= room:
                return self.sizes(step, below, count)
        return None

    def sizes(self, step: Step, below: Step, count: int) -> CoverFit:
        """``step`` is for title and names, ``below`` for subtitle and credits."""
        title, names = step
        subtitle, credit = _lesser(below)
        return CoverFit(
            title, self.widths.balanced(self.lines.title, COLUMN / title) * title,
            subtitle, self.widths.balanced(self.lines.subtitle or "", COLUMN / subtitle) * subtitle,
            names, credit, count, self._runs_on,
        )  # fmt: skip

    def _upper(self, step: Step, count: int) -> float | None:
        """What names and title take, None where a word is too wide or the title too long."""
        title, names = step
        rows = self.widths.rows(self.lines.title, COLUMN / title)
        if rows is None or rows > _MOST_LINES:
            return None
        texts = self.lines.creators[:count]
        if self._runs_on:
            texts = (", ".join(name.replace(" ", "\u00a0") for name in texts),)
        head = self._block(texts, names)
        return None if head is None else head + rows * title * _TITLE_LEADING

    def _lower(self, step: Step) -> float | None:
        """What subtitle, credits, series and publisher take, None where a word is too wide."""
        subtitle, credit = _lesser(step)
        foot = tuple(text for text in (self.lines.series, self.lines.publisher) if text)
        blocks = (
            self._block((self.lines.subtitle or "",), subtitle),
            self._block(self.lines.credits, credit),
            self._block(foot, _FOOT),
        )
        heights = [height for height in blocks if height is not None]
        return sum(heights) if len(heights) == len(blocks) else None

    def _block(self, texts: tuple[str, ...], size: float) -> float | None:
        rows = [self.widths.rows(text, COLUMN / size) for text in texts]
        whole = [row for row in rows if row is not None]
        return sum(whole) * size * _LEADING if len(whole) == len(rows) else None


def _lesser(step: Step) -> tuple[float, float]:
    """The sizes of subtitle and credits."""
    title, names = step
    return min(5.4, max(title * 0.46, names * 1.06)), max(2.2, names * 0.84)


class Widths:
    """Widths of words in ems, and the lines that they break into."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self._faces = faces

    def rows(self, text: str, measure: float) -> int | None:
        """How many lines ``text`` takes, None where a word is wider than a line."""
        words = self._words(text)
        if any(ink > measure for _, ink in words):
            return None
        return len(list(_broken(words, measure)))

    def balanced(self, text: str, measure: float) -> float:
        """The narrowest measure in which ``text`` takes no more lines."""
        words = self._words(text)
        rows = len(list(_broken(words, measure)))
        if rows < 2:
            return measure
        low, high = max(ink for _, ink in words), measure
        while high - low > 0.01:
            middle = (low + high) / 2
            if len(list(_broken(words, middle))) <= rows:
                high = middle
            else:
                low = middle
        return min(measure, high + 0.02)

    def _words(self, text: str) -> list[tuple[float, float]]:
        """Each piece that a line can end behind: its width with the space behind it, and without."""
        pieces = _PIECE.findall(text)
        return [(self.width(piece), self.width(piece.rstrip(" "))) for piece in pieces]

    def width(self, text: str) -> float:
        """How wide ``text`` is in one line."""
        return sum(_advance(self._faces, character) for character in text) * _SLACK


def _broken(words: list[tuple[float, float]], measure: float) -> Iterator[float]:
    """The width of each line."""
    line = ink = 0.0
    for whole, bare in words:
        if line and line + bare > measure:
            yield ink
            line = 0.0
        ink = line + bare
        line += whole
    if words:
        yield ink


def text_faces(styles: Styles) -> Iterator[Face]:
    """The regular faces that text is set in, in the order in which they are asked for a letter."""
    for face in read_faces(styles):
        if not face.bold and not face.italic:
            with open_font(face) as font:
                if not is_for_code(face, font):
                    yield face


@cache
def _table(face: Face) -> tuple[dict[int, float], float]:
    with open_font(face) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"]
        return {code: widths[name][0] / em for code, name in (font.getBestCmap() or {}).items()}, em


def _advance(faces: tuple[Face, ...], character: str) -> float:
    for face in faces:
        if face.serves(character):
            width = _table(face)[0].get(ord(character))
            if width is not None:
                return width
    return 1.0  # as a letter of East Asia has; a missing one is told elsewhere
