"""From the text that the Markdown parser works on back to the exact place in the source."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Sequence

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

_LINE_END = re.compile(r"\r\n?|\n")


def _margin(lines: list[str]) -> int:
    """The indentation of the lines up to an empty one."""
    indents: list[int] = []
    for line in lines:
        if line.strip():
            indents.append(len(line) - len(line.lstrip(" \t")))
        elif indents:
            break
    return min(indents, default=0)


# U+2028 and U+2029 end lines in other programs; no font has them, and here they stand between words
_READ_AS = {0: "\ufffd", 0x2028: " ", 0x2029: " "}


class Offsets:
    """Maps positions in a stretch of parsed text to offsets in the source, piece by piece."""

    __slots__ = ("_source", "_sources", "_starts")

    def __init__(self, source: Source, pieces: list[tuple[int, int]]) -> None:
        self._source = source
        self._starts = [start for start, _ in pieces]
        self._sources = [at for _, at in pieces]

    def at(self, position: int) -> int:
        piece = max(bisect.bisect_right(self._starts, position) - 1, 0)
        offset = self._sources[piece] + position - self._starts[piece]
        return min(max(offset, 0), len(self._source.text))

    def place(self, start: int, end: int) -> Place:
        # the end is counted from the last character, so that it stays on that character's line
        first = self.at(start)
        return self._source.place(first, max(first, self.at(end - 1) + 1 if end > start else first))

    def shifted(self, by: int) -> Offsets:
        """The mapping of the part that begins at position ``by``."""
        first = (0, self.at(by))
        pairs = zip(self._starts, self._sources, strict=True)
        return Offsets(self._source, [first, *((s - by, at) for s, at in pairs if s > by)])


def _pieces(source: Source) -> list[tuple[str, int]]:
    body = source.text[source.body :]
    # a byte order mark is no text, and would hide a heading in the first line
    first = source.body + (1 if body.startswith("\ufeff") else 0)
    ends = [*_LINE_END.finditer(source.text, first)]
    starts = [first, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(source.text)]
    return [
        (source.text[start:stop].translate(_READ_AS), start)
        for start, stop in zip(starts, stops, strict=True)
    ]


class Lines:
    """The lines of a source's Markdown, counted from 0 as the parser counts them.

    ``pieces`` are the lines of a part of it, each with its offset in the source.
    """

    def __init__(self, source: Source, pieces: Sequence[tuple[str, int]] | None = None) -> None:
        self.source = source
        if pieces is None:
            pieces = _pieces(source)
        self.lines = [line for line, _ in pieces]
        self._starts = [start for _, start in pieces]

    @functools.cached_property
    def _heads(self) -> list[int]:
        """Where each line begins in ``text``."""
        return [0, *itertools.accumulate(len(line) + 1 for line in self.lines)][:-1]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def start(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.source.text)

    def place(self, first: int, last: int) -> Place:
        """The place of the lines from ``first`` up to ``last``, without the space around them."""
        last = min(last, len(self.lines))
        while last > first + 1 and not self.lines[last - 1].strip(" \t>"):
            last -= 1
        if first >= len(self.lines):
            return self.source.place(len(self.source.text))
        line = self.lines[first]
        start = self.start(first) + len(line) - len(line.lstrip(" \t>"))
        end = self.start(last - 1) + len(self.lines[last - 1].rstrip()) if last else start
        return self.source.place(start, max(start, end))

    def paragraph(self, content: str, first: int) -> Offsets:
        """The mapping of a paragraph or heading whose text begins in line ``first``.

        Each line of it is the end of a source line, after indentation and the marks of quotations
        and lists; in a heading, marks may follow too.
        """
        pieces: list[tuple[int, int]] = []
        position = 0
        for number, line in enumerate(content.split("\n"), first):
            raw = self.lines[number] if number < len(self.lines) else ""
            words = line.strip()
            bare = raw.rstrip()
            at_end = bare.endswith(words)
            column = len(bare) - len(words) if at_end else max(raw.rfind(words), 0)
            indent = len(line) - len(line.lstrip())
            pieces.append((position, self.start(number) + column - indent))
            position += len(line) + 1
        return Offsets(self.source, pieces)

    def block(self, content: str, first: int) -> Lines:
        """The lines of a block from line ``first`` on, without indentation and marks before it."""
        pieces: list[tuple[str, int]] = []
        for number, line in enumerate(content.removesuffix("\n").split("\n"), first):
            raw = self.lines[number]
            pieces.append((line, self.start(number) + max(len(raw) - len(line), 0)))
        return Lines(self.source, pieces)

    def part(self, start: int, end: int) -> Lines:
        """The lines between two positions in ``text``, without the margin that all of them have.

        The margin is that of the lines up to an empty one; the first counts only where it is whole.
        """
        begin = bisect.bisect_right(self._heads, start) - 1
        stop = max(bisect.bisect_left(self._heads, end), begin + 1)
        pieces: list[tuple[str, int]] = []
        for number in range(begin, stop):
            head, line = self._heads[number], self.lines[number]
            first = max(start - head, 0)
            pieces.append((line[first : end - head], self._starts[number] + first))
        whole = start == self._heads[begin]
        margin = _margin([line for line, _ in pieces][0 if whole else 1 :])
        cut = [min(margin, len(line) - len(line.lstrip(" \t"))) for line, _ in pieces]
        if not whole:
            cut[0] = len(pieces[0][0]) - len(pieces[0][0].lstrip(" \t"))
        return Lines(
            self.source,
            [(line[by:], offset + by) for (line, offset), by in zip(pieces, cut, strict=True)],
        )

    def from_line(self, first: int) -> Lines:
        """The lines from one of them on."""
        pieces = zip(self.lines[first:], self._starts[first:], strict=True)
        return Lines(self.source, [*pieces])

    def between(self, start: int, end: int) -> Place:
        """The place of what stands between two positions in ``text``."""
        return self.source.place(self._offset(start), max(self._offset(start), self._offset(end)))

    def _offset(self, position: int) -> int:
        number = bisect.bisect_right(self._heads, position) - 1
        return min(self._starts[number] + position - self._heads[number], len(self.source.text))

    def window(self, strips: Sequence[tuple[int, int, str]]) -> Lines:
        """A part of the lines, such as a cell of a table, counted anew.

        ``strips`` are the line, the column in it, and the text of each.
        """
        return Lines(
            self.source, [(text, self.start(line) + column) for line, column, text in strips]
        )
