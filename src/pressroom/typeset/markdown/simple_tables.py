"""Simple and multiline tables: their columns are where the dashes are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.model.block import Align
from pressroom.typeset.markdown.reading import Footers
from pressroom.typeset.markdown.table_layout import (
    COLUMNS,
    Ahead,
    LaidCell,
    LaidRow,
    LaidTable,
    Strip,
    trimmed,
    wide_cells,
)

_DASHES = re.compile(r" {0,3}-+(?: +-+)*")
_SEVERAL = re.compile(r" {0,3}-+(?: +-+)+")
_GROUP = re.compile(r"-+ *")
# a line that begins another block is no head of a table
_OTHER = re.compile(r" {0,3}(?:[-+*>]\s|#{1,6}\s|```|~~~|:::|<|\d{1,9}[.)]\s)")


def read_simple(ahead: Ahead, footers: Footers) -> LaidTable | None:
    """The simple or multiline table that begins at the first line; None where there is none."""
    first = ahead[0]
    if not first or not ahead[1]:
        return None
    if _dashed(first):
        return (
            _multiline(ahead, footers, headed=True)
            or _simple(ahead, 0)
            or _multiline(ahead, footers, headed=False)
        )
    if _SEVERAL.fullmatch(ahead[1] or "") and not _OTHER.match(first):
        return _simple(ahead, 1)
    return None


def _dashed(line: str | None) -> bool:
    return line is not None and _DASHES.fullmatch(line) is not None


def _columns(line: str | None) -> list[tuple[int, int]] | None:
    """Where each column begins, and the length of its dashes; None where there are not several."""
    if not line or not _SEVERAL.fullmatch(line):
        return None
    groups = [(found.start(), len(found[0].rstrip())) for found in _GROUP.finditer(line)]
    # single dashes are a break between passages
    return groups if any(length > 1 for _, length in groups) else None


def _footer(ahead: Ahead, at: int) -> bool:
    return _dashed(ahead[at]) and ahead.blank(at + 1)


def _simple(ahead: Ahead, rule: int) -> LaidTable | None:
    """A table whose rows are one line each; its dashes are in the line ``rule``, 0 without a head."""
    groups = _columns(ahead[rule])
    if groups is None:
        return None
    at = first = rule + 1
    while not ahead.blank(at) and not _footer(ahead, at):
        at += 1
    if at == first or (not rule and not _footer(ahead, at)):
        return None
    table = LaidTable(
        [_row(ahead, [0], groups)] if rule else [],
        [_row(ahead, [line], groups) for line in range(first, at)],
        aligns=_aligns(ahead, [0 if rule else first], groups),
    )
    table.end = ahead.first + at + (not ahead.blank(at))
    return table


def _multiline(ahead: Ahead, footers: Footers, *, headed: bool) -> LaidTable | None:
    """A table whose rows have any number of lines, with empty ones between the rows."""
    rule = 0
    if headed:
        rule = 1
        while ahead[rule] and not _dashed(ahead[rule]):
            rule += 1
    groups = _columns(ahead[rule])
    if groups is None or rule == 1 or ahead.blank(rule + 1) or _footer(ahead, rule + 1):
        return None
    first = rule + 1
    if footers.none(ahead.level, ahead.first + first):
        return None
    at, lines, rows = first, [], []
    while not _footer(ahead, at):
        text = ahead[at]
        if text is None:
            footers.remember(ahead.level, ahead.first + first, ahead.first + at)
            return None
        if text:
            lines.append(at)
        elif lines:
            rows.append(lines)
            lines = []
        at += 1
    if lines:
        rows.append(lines)
    head = list(range(1, rule)) if headed else []
    return LaidTable(
        [_row(ahead, head, groups)] if headed else [],
        [_row(ahead, lines, groups) for lines in rows],
        aligns=_aligns(ahead, head or [first], groups),
        widths=_widths(groups),
        end=ahead.first + at + 1,
    )


def _row(ahead: Ahead, lines: list[int], groups: list[tuple[int, int]]) -> LaidRow:
    cells: list[list[Strip]] = [[] for _ in groups]
    for at in lines:
        (_, edge), *others = _cuts(ahead[at] or "", groups)
        # the first column takes what stands before its dashes, which pandoc drops
        for cell, (start, end) in zip(cells, [(0, edge), *others], strict=True):
            strip = trimmed(ahead.strip(at, start, end))
            if strip.text:
                cell.append(strip)
    return LaidRow([LaidCell(strips) for strips in cells], ahead.first + lines[0])


def _cuts(line: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretch of a line below each column's dashes; the last column takes the rest."""
    starts = [start for start, _ in groups]
    if not line.isascii():
        wide = wide_cells(line)
        starts = [len("".join(wide[:start])) for start in starts]
    return list(zip(starts, [*starts[1:], len(line)], strict=True))


def _aligns(
    ahead: Ahead, lines: list[int], groups: list[tuple[int, int]]
) -> Sequence[Align | None]:
    """Columns are aligned as the words stand over, or first below, their dashes."""
    columns: list[list[str]] = [[] for _ in groups]
    for at in lines:
        line = ahead[at] or ""
        for column, (start, end) in zip(columns, _cuts(line, groups), strict=True):
            column.append(line[start:end].rstrip())
    return [_align(texts, length) for texts, (_, length) in zip(columns, groups, strict=True)]


def _align(texts: list[str], length: int) -> Align | None:
    shortest = min((text for text in texts if text), key=len, default=None)
    if shortest is None:
        return None
    left, right = shortest.startswith(" "), len(wide_cells(shortest)) < length
    return "center" if left and right else "right" if left else "left" if right else None


def _widths(groups: list[tuple[int, int]]) -> Sequence[float]:
    """Shares of the measure, as pandoc counts them: the spaces between columns are shared out."""
    starts = [start for start, _ in groups]
    ends = [*starts[1:], starts[-1] + groups[-1][1] + 1]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    if lengths[-1] < lengths[-2] <= lengths[-1] + 2:
        lengths[-1] = lengths[-2]
    total = max(sum(lengths), COLUMNS, ends[-1])
    return [length / total for length in lengths]
