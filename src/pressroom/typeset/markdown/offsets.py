"""From the text that the Markdown parser works on back to the exact place in the source."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

_LINE_END = re.compile(r"\r\n?|\n")


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


class Lines:
    """The lines of a source's Markdown, counted from 0 as the parser counts them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        body = source.text[source.body :]
        # a byte order mark is no text, and would hide a heading in the first line
        first = source.body + (1 if body.startswith("\ufeff") else 0)
        text = source.text
        self._starts = [first]
        self.lines: list[str] = []
        for end in _LINE_END.finditer(text, first):
            self.lines.append(text[self._starts[-1] : end.start()].replace("\0", "\ufffd"))
            self._starts.append(end.end())
        self.lines.append(text[self._starts[-1] :].replace("\0", "\ufffd"))

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


class Window(Lines):
    """A part of the lines of another, such as a cell of a table; its lines are counted anew.

    ``strips`` are the line, the column in it, and the text of each.
    """

    def __init__(self, lines: Lines, strips: Sequence[tuple[int, int, str]]) -> None:
        self.source = lines.source
        self.lines = [text for _, _, text in strips]
        self._starts = [lines.start(line) + column for line, column, _ in strips]
