"""How a table is laid out in the source: which stretches of which lines make up each cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from pressroom.model.block import Align
from pressroom.model.problem import Rule

COLUMNS = 72  # the width that pandoc gives a page of text
MAX_COLUMNS = 200
MAX_CELLS = 100_000


class Strip(NamedTuple):
    """A stretch of one line: the line, the column in it, both from 0, and the text."""

    line: int
    column: int
    text: str


@dataclass(slots=True)
class LaidCell:
    """``blocks``: what is in the cell is read as blocks, not as one stretch of text.

    ``bars``: a bar in it is written with a backslash, even in code.
    """

    strips: list[Strip]
    columns: int = 1
    rows: int = 1
    align: Align | None = None
    header: bool = False
    blocks: bool = False
    bars: bool = False


@dataclass(slots=True)
class LaidRow:
    """``line`` is its first one; ``extra``: words stand after its last cell."""

    cells: list[LaidCell]
    line: int
    extra: bool = False


@dataclass(slots=True)
class LaidTable:
    """``end`` is the line after the table; ``aligns`` are those of the columns.

    ``caption`` is what an HTML table says in its own; ``id`` likewise.
    """

    head: list[LaidRow] = field(default_factory=list)
    rows: list[LaidRow] = field(default_factory=list)
    foot: list[LaidRow] = field(default_factory=list)
    aligns: Sequence[Align | None] = ()
    widths: Sequence[float] = ()
    end: int = 0
    caption: list[Strip] = field(default_factory=list)
    id: str | None = None

    def cells(self) -> list[LaidCell]:
        return [cell for row in (*self.head, *self.rows, *self.foot) for cell in row.cells]


class TableError(Exception):
    """A table that cannot be read; ``line`` is where, ``end`` is the line after the table."""

    def __init__(self, rule: Rule, message: str, line: int, end: int) -> None:
        super().__init__(message)
        self.rule, self.message, self.line, self.end = rule, message, line, end


class Ahead:
    """The lines of a block that stand before the parser, counted from 0, as far as they go.

    Tabs are as wide as to the next multiple of four.
    """

    def __init__(self, state: StateBlock, first: int, end: int) -> None:
        self._state, self.first, self._end = state, first, end
        self.level = state.level
        self._lines: list[Strip] = []

    def __getitem__(self, at: int) -> str | None:
        """A line without the space at its end; None after the last."""
        while len(self._lines) <= at:
            number = self.first + len(self._lines)
            if number >= self._end or not self._inside(number):
                return None
            self._lines.append(self._read(number))
        return self._lines[at].text

    def blank(self, at: int) -> bool:
        """Whether a line is empty, or after the last."""
        return not self[at]

    def strip(self, at: int, start: int, end: int | None = None) -> Strip:
        """A part of a line that has been read."""
        line = self._lines[at]
        return Strip(line.line, line.column + start, line.text[start:end])

    def _inside(self, number: int) -> bool:
        state = self._state
        return state.isEmpty(number) or state.sCount[number] >= state.blkIndent

    def _read(self, number: int) -> Strip:
        state = self._state
        start, end, indent = state.bMarks[number], state.eMarks[number], 0
        words = start + state.tShift[number]
        first = start
        while first < min(end, words) and indent < state.blkIndent:
            tab = state.src[first] == "\t"
            indent += 4 - (indent + state.bsCount[number]) % 4 if tab else 1
            first += 1
        column = first - (state.src.rfind("\n", 0, first) + 1)
        text = " " * (indent - state.blkIndent) + state.src[first:end]
        return Strip(number, column, text.expandtabs(4).rstrip())


def wide_cells(text: str) -> Sequence[str]:
    """``text`` by the columns of a screen: a wide character fills two, an accent none."""
    if text.isascii():
        return text
    out: list[str] = []
    for char in text:
        if unicodedata.combining(char) or char in "\u200b\u200c\u200d\ufe0e\ufe0f":
            if out:
                out[-1 if out[-1] or len(out) < 2 else -2] += char
            continue
        out.append(char)
        if unicodedata.east_asian_width(char) in "WF":
            out.append("")
    return out


def trimmed(strip: Strip) -> Strip:
    """``strip`` without the space around its words."""
    text = strip.text.lstrip()
    return Strip(strip.line, strip.column + len(strip.text) - len(text), text.rstrip())


def dedented(strips: list[Strip]) -> list[Strip]:
    """``strips`` without empty ones at both ends, and without the space that all begin with."""
    strips = [one._replace(text=one.text.rstrip()) for one in strips]
    full = [at for at, one in enumerate(strips) if one.text]
    if not full:
        return []
    cut = min(len(one.text) - len(one.text.lstrip()) for one in strips if one.text)
    return [
        one._replace(column=one.column + cut, text=one.text[cut:])
        for one in strips[full[0] : full[-1] + 1]
    ]


def rule_align(mark: str) -> Align | None:
    """How the colons at the ends of a rule of dashes align the column below it."""
    left, right = mark[:1] == ":", mark[-1:] == ":"
    return "center" if left and right else "left" if left else "right" if right else None


NONINDENT = re.compile(" {0,3}(?! )")
