"""Grid tables: each cell is a box that is drawn around its blocks."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from typing import NamedTuple

from pressroom.model.block import Align
from pressroom.typeset.markdown.table_layout import (
    COLUMNS,
    Ahead,
    LaidCell,
    LaidRow,
    LaidTable,
    Strip,
    TableError,
    dedented,
    rule_align,
    wide_cells,
)
from pressroom.typeset.table_rules import OPEN_BORDER, TOO_LARGE

_FIRST = re.compile(r"(?:\+:?-+:?)+\+")
_PART = re.compile(r"(?:\+:?=+:?)+\+")
_BORDER = frozenset("-=:+")
_SIDE = frozenset("|+")
_MAX_STEPS = 3_000_000


class _Box(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


def read_grid(ahead: Ahead) -> LaidTable | None:
    """The grid table that begins at the first line; None where there is none.

    Raises TableError where its borders do not meet.
    """
    first, second = ahead[0], ahead[1]
    if not first or not second or not _FIRST.fullmatch(first) or second[0] not in "|+":
        return None
    count = 2
    while (line := ahead[count]) and line[0] in "|+":
        count += 1
    return _Grid(ahead, count).table()


class _Grid:
    def __init__(self, ahead: Ahead, count: int) -> None:
        self.ahead = ahead
        self.first, self.end = ahead.first, ahead.first + count
        self.texts = [ahead[at] or "" for at in range(count)]
        self.lines: list[Sequence[str]] = [wide_cells(text) for text in self.texts]
        if len({len(line) for line in self.lines}) > 1:
            # some editors count characters, whatever their width
            if len({len(text) for text in self.texts}) == 1:
                self.lines = list(self.texts)
        self.right, self.bottom = len(self.lines[0]) - 1, count - 1
        self.steps = 0
        for at, line in enumerate(self.lines):
            if len(line) != self.right + 1 or line[-1] not in _SIDE:
                raise self._error("line of a grid table does not end at its border", at)
        if not all(sign in _BORDER for sign in self.lines[-1]):
            raise self._error("grid table has no border below", self.bottom)

    def _error(self, message: str, at: int) -> TableError:
        return TableError(OPEN_BORDER, message, self.first + at, self.end)

    def table(self) -> LaidTable:
        boxes = self._boxes()
        tops = sorted({box.top for box in boxes})
        lefts = sorted({box.left for box in boxes})
        corners = {at for at, sign in enumerate(self.lines[0][:-1]) if sign == "+"}
        if corners - set(lefts):
            raise self._error("grid table has a corner in its first line that leads nowhere", 0)
        row_at = {line: at for at, line in enumerate([*tops, self.bottom])}
        column_at = {column: at for at, column in enumerate([*lefts, self.right])}
        rows = [LaidRow([], self.first + top + 1) for top in tops]
        for box in sorted(boxes):
            cell = LaidCell(
                self._strips(box),
                column_at[box.right] - column_at[box.left],
                row_at[box.bottom] - row_at[box.top],
                blocks=True,
            )
            rows[row_at[box.top]].cells.append(cell)
        parts = [at for at, text in enumerate(self.texts) if _PART.fullmatch(text)]
        body = row_at[parts[0]] if parts else 0
        foot = len(rows)
        if len(parts) > 1 and parts[-1] == self.bottom:
            foot = row_at[parts[-2]]
        widths = [end - left for left, end in zip(lefts, [*lefts[1:], self.right], strict=True)]
        total = max(sum(widths), COLUMNS)
        return LaidTable(
            rows[:body],
            rows[body:foot],
            rows[foot:],
            self._aligns(parts[0] if parts else 0, lefts),
            [width / total for width in widths],
            self.end,
        )

    def _boxes(self) -> list[_Box]:
        """The cells, each found from its upper left corner, which others' corners lead to."""
        boxes: list[_Box] = []
        corners = [(0, 0)]
        below = [0] * self.right  # the line that each column is covered down to
        open_at = 0
        while corners:
            top, left = heapq.heappop(corners)
            if left == self.right or top == self.bottom or below[left] > top:
                continue
            box = self._box(top, left)
            if box is None:
                open_at = open_at or top
                continue
            boxes.append(box)
            below[left : box.right] = [box.bottom] * (box.right - left)
            heapq.heappush(corners, (box.bottom, left))
            heapq.heappush(corners, (top, box.right))
        covered = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
        if covered != self.bottom * self.right:
            raise self._error("borders of a cell do not meet", open_at)
        return boxes

    def _box(self, top: int, left: int) -> _Box | None:
        """The smallest cell whose upper left corner is there."""
        border = self.lines[top]
        for right in range(left + 1, self.right + 1):
            if border[right] not in _BORDER:
                return None
            if border[right] == "+" and (bottom := self._bottom(top, left, right)):
                return _Box(top, left, bottom, right)
        return None

    def _bottom(self, top: int, left: int, right: int) -> int | None:
        for at in range(top + 1, self.bottom + 1):
            self.steps += 1
            line = self.lines[at]
            if line[right] not in _SIDE or line[left] not in _SIDE:
                return None
            if line[right] == "+" and line[left] == "+":
                self.steps += right - left
                if all(sign in _BORDER for sign in line[left:right]):
                    return at
            if self.steps > _MAX_STEPS:
                message = "grid table has too many corners"
                raise TableError(TOO_LARGE, message, self.first, self.end)
        return None

    def _strips(self, box: _Box) -> list[Strip]:
        strips: list[Strip] = []
        for at in range(box.top + 1, box.bottom):
            line = self.lines[at]
            start = len("".join(line[: box.left + 1]))
            end = start + len("".join(line[box.left + 1 : box.right]))
            strips.append(self.ahead.strip(at, start, end))
        return dedented(strips)

    def _aligns(self, at: int, lefts: list[int]) -> list[Align | None]:
        """The colons stand in the line below the head, or in the first where there is none."""
        text = self.texts[at]
        aligns: dict[int, Align | None] = {}
        for found in re.finditer(r"\+([^+]+)(?=\+)", text):
            aligns[found.start()] = rule_align(found[1])
        return [aligns.get(left) for left in lefts]
