"""Where the cells of a table lie, when some of them span columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressroom.model.block import Row


@dataclass(frozen=True, slots=True)
class Lying:
    """``columns`` is the first one of each cell, from 0; ``width`` counts the columns filled.

    ``clash``: a cell lies over one that comes down from a row above.
    """

    columns: tuple[int, ...]
    width: int
    clash: bool


def lie(rows: Sequence[Row]) -> Iterator[Lying]:
    """How the cells lie in each of the rows, which are one part of a table, such as its body."""
    down: dict[int, int] = {}  # for how many rows more a column is filled from above
    for row in rows:
        taken = set(down)
        new: dict[int, int] = {}
        columns: list[int] = []
        at, clash = 0, False
        for cell in row.cells:
            while at in taken:
                at += 1
            columns.append(at)
            for column in range(at, at + cell.columns):
                clash = clash or column in taken
                new[column] = cell.rows
            at += cell.columns
        filled = {**down, **new}
        yield Lying(tuple(columns), len(filled), clash)
        down = {column: count - 1 for column, count in filled.items() if count > 1}
