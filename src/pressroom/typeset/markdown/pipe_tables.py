"""Pipe tables: bars between the cells, and a line of dashes below the head."""

from __future__ import annotations

import re
from bisect import bisect_right

from pressroom.typeset.markdown.table_layout import (
    COLUMNS,
    NONINDENT,
    Ahead,
    LaidCell,
    LaidRow,
    LaidTable,
    rule_align,
    trimmed,
    wide_cells,
)

_RULE = re.compile(r" {0,3}(\|)?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_MARK = re.compile(r":?-+:?")
_TICKS = re.compile("`+")


def read_pipe(ahead: Ahead) -> LaidTable | None:
    """The pipe table that begins at the first line; None where there is none."""
    first, rule = ahead[0], ahead[1]
    if not first or not rule or "|" not in first or not NONINDENT.match(first):
        return None
    found = _RULE.fullmatch(rule)
    marks = _MARK.findall(rule) if found else []
    if found is None or not (found[1] or len(marks) > 1) or not _bars(first):
        return None
    aligns = [rule_align(mark) for mark in marks]
    head = _row(ahead, 0, len(marks))
    rows: list[LaidRow] = []
    at = 2
    while (line := ahead[at]) and _bars(line) and NONINDENT.match(line):
        rows.append(_row(ahead, at, len(marks)))
        at += 1
    longest = max(len(wide_cells(ahead[line] or "")) for line in (0, *range(2, at)))
    lengths = [len(mark) for mark in marks]
    widths = [length / sum(lengths) for length in lengths] if longest > COLUMNS else []
    return LaidTable([head], rows, aligns=aligns, widths=widths, end=ahead.first + at)


def _bars(line: str) -> list[int]:
    """Where the bars between the cells are: not those in code, or behind a backslash."""
    if "`" not in line and "\\" not in line:
        return [at for at, sign in enumerate(line) if sign == "|"]
    ticks: dict[int, list[int]] = {}  # where backticks stand, by how many stand together
    for found in _TICKS.finditer(line):
        ticks.setdefault(len(found[0]), []).append(found.start())
    bars: list[int] = []
    at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
            continue
        if line[at] == "`":
            run = _TICKS.match(line, at)
            count = run.end() - at if run else 1
            alike = ticks.get(count, [])
            end = bisect_right(alike, at)
            at = alike[end] if end < len(alike) else at
            at += count
            continue
        if line[at] == "|":
            bars.append(at)
        at += 1
    return bars


def _row(ahead: Ahead, at: int, count: int) -> LaidRow:
    """The cells of a line, as many as the table has columns."""
    line = ahead[at] or ""
    edges = _bars(line)
    start = 0
    if edges and not line[: edges[0]].strip():
        start = edges.pop(0) + 1
    if not (edges and edges[-1] == len(line) - 1):
        edges.append(len(line))
    cells: list[LaidCell] = []
    extra = False
    for edge in edges:
        strip = trimmed(ahead.strip(at, start, edge))
        if len(cells) < count:
            cells.append(LaidCell([strip] if strip.text else [], bars=True))
        else:
            extra = extra or bool(strip.text)
        start = edge + 1
    cells += [LaidCell([]) for _ in range(count - len(cells))]
    return LaidRow(cells, ahead.first + at, extra)
