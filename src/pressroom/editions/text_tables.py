"""Tables in plain text: in columns where they fit, else row by row."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from pressroom.editions.text_lines import indented, width_of, wrapped
from pressroom.model.block import Cell, Row, Table
from pressroom.model.grid import lie

_GAP = 2
Texts = dict[int, tuple[str, Cell]]


def table_lines(node: Table, width: int, lines_of: Callable[[Cell], list[str]]) -> list[str]:
    """The lines of a table; ``lines_of`` gives those of a cell."""

    def texts(rows: tuple[Row, ...]) -> list[Texts]:
        return [
            {
                at: (" ".join(filter(None, lines_of(cell))), cell)
                for at, cell in zip(lying.columns, row.cells, strict=True)
            }
            for row, lying in zip(rows, lie(rows), strict=True)
        ]

    head, body, foot = texts(node.head), texts(node.rows), texts(node.foot)
    count = max((at + 1 for row in (*head, *body, *foot) for at in row), default=0)
    widths = _widths([*head, *body, *foot], count, width - _GAP * (count - 1))
    if widths is None:
        return _rows(head, [*body, *foot], width)
    rule = (" " * _GAP).join("-" * one for one in widths)
    parts = [
        [line for row in part for line in _in_columns(row, widths)] for part in (head, body, foot)
    ]
    out: list[str] = []
    for part in filter(None, parts):
        out += [rule, *part] if out else part
    return out


def _widths(rows: list[Texts], count: int, room: int) -> list[int] | None:
    """The width of each column, None where no widths will do."""
    widths, least = [1] * count, [1] * count
    for row in rows:
        for at, (text, cell) in row.items():
            words = max(map(width_of, text.split(" ")), default=0)
            least[at] = max(least[at], words)
            if cell.columns == 1:
                widths[at] = max(widths[at], width_of(text))
    widths = [max(pair) for pair in zip(widths, least, strict=True)]
    while sum(widths) > room:
        wide = max(range(count), key=lambda at: widths[at] - least[at])
        if widths[wide] == least[wide]:
            return None
        # the column with the most room gives, down to its longest word
        widths[wide] -= 1
    return widths


def _in_columns(row: Texts, widths: list[int]) -> list[str]:
    columns = [wrapped(row[at][0], width) if at in row else [] for at, width in enumerate(widths)]
    right = [at in row and row[at][1].align == "right" for at in range(len(widths))]
    lines = []
    for pieces in zip_longest(*columns, fillvalue=""):
        padded = [
            (" " * (width - width_of(text)) + text) if is_right
            else text + " " * (width - width_of(text))
            for text, width, is_right in zip(pieces, widths, right, strict=True)
        ]  # fmt: skip
        lines.append((" " * _GAP).join(padded).rstrip())
    return lines


def _rows(head: list[Texts], rows: list[Texts], width: int) -> list[str]:
    """Each row as lines of its own, each cell behind the head of its column."""
    heads = {at: text for row in head for at, (text, _) in row.items() if text}
    out: list[str] = []
    for row in rows:
        lines: list[str] = []
        for at, (text, _) in sorted(row.items()):
            told = f"{heads[at]}: {text}" if at in heads else text
            first, *rest = wrapped(told, width - 4) or [""]
            lines += [first, *indented(rest, 4)]
        out += ["", *lines] if out else lines
    return out
