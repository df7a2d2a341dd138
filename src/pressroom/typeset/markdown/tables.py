"""Tables with their captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from markdown_it.token import Token

from pressroom.model.block import Align, Cell, Listing, Paragraph, Row, Table
from pressroom.model.inline import Inlines
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes, read_at_end
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import EXTRA_CELL

_CAPTION = re.compile(r"(Table)?:[ \t]+(?=\S)")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


class CaptionStart(NamedTuple):
    """Where the words of a caption begin; ``sure`` if the paragraph can be nothing else."""

    start: int
    sure: bool


def caption_of(content: str) -> CaptionStart | None:
    """Whether a paragraph is the caption of a table, by pandoc's ``table_captions``."""
    found = _CAPTION.match(content)
    if found is None:
        return None
    ends_in_id = re.search(r"\{#tbl[-:][^{}]*\}$", content) is not None
    return CaptionStart(found.end(), found[1] is not None and ends_in_id)


def caption_row(line: str) -> int | None:
    """Where a caption begins that stands directly below a table, and so was read as its row."""
    bare = line.lstrip(" \t>")
    found = _CAPTION.match(bare)
    if found is None or _UNESCAPED_BAR.search(bare):
        return None
    return len(line) - len(bare) + found.end()


def has_extra_cells(line: str, column: int) -> bool:
    """Whether text stands after the last cell, which ends at ``column``."""
    rest = line[column:].lstrip()
    bar = _UNESCAPED_BAR.match(rest)
    return bar is not None and rest[1:].strip(" \t|") != ""


def align_of(token: Token) -> Align | None:
    """How the parser says that a cell is aligned."""
    match str(token.attrs.get("style", "")).removeprefix("text-align:"):
        case "left":
            return "left"
        case "right":
            return "right"
        case "center":
            return "center"
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that has been read, with the attributes at its end, and what it is ``of``."""

    children: Inlines
    attributes: Attributes
    place: Place
    of: type[Table | Listing] = Table


class Tables:
    """Builds the tables of one file."""

    def __init__(self, inliner: Inliner) -> None:
        self.inliner = inliner
        self.context = inliner.context
        self.lines = inliner.context.lines

    def caption(self, branch: Branch, start: int, of: type[Table | Listing] = Table) -> Caption:
        """The caption of a paragraph whose words begin at ``start``."""
        content = branch.inline.content
        offsets = self.lines.paragraph(content, branch.lines[0]).shifted(start)
        return replace(self._caption(content[start:], offsets), of=of)

    def _caption(self, content: str, offsets: Offsets) -> Caption:
        found, text = read_at_end(content)
        return Caption(self.inliner.read(text, offsets), found, offsets.place(0, len(text)))

    def captioned(self, table: Table, caption: Caption) -> Table:
        """``table`` with a caption, and the id that the caption gives it."""
        found, place = caption.attributes, caption.place
        self.context.complain(found, place, (), classes=False, what="a table")
        name = self.context.valid_id(found, place)
        return replace(table, caption=caption.children, id=name)

    def table(self, branch: Branch) -> Table:
        """A table; its head is empty where no cell of the head has text."""
        head: list[Row] = []
        rows: list[Row] = []
        caption: Caption | None = None
        for part in branch.children:
            for row in part.children:
                if part.kind == "thead":
                    head.append(self._row(row))
                elif row is part.children[-1] and (caption := self._caption_below(row)):
                    break
                else:
                    rows.append(self._row(row))
        if not any(cell.blocks for row in head for cell in row.cells):
            head = []
        place = self.lines.place(*branch.lines)
        table = Table((), tuple(head), tuple(rows), None, 0, place)
        return self.captioned(table, caption) if caption else table

    def _caption_below(self, row: Branch) -> Caption | None:
        number = row.lines[0]
        line = self.lines.lines[number]
        start = caption_row(line)
        if start is None:
            return None
        content = line[start:].strip()
        return self._caption(content, self.lines.paragraph(content, number))

    def _row(self, row: Branch) -> Row:
        number, column = row.lines[0], 0
        cells: list[Cell] = []
        for cell in row.children:
            content = cell.inline.content
            offsets, column = self.lines.cell(content, number, column)
            children = self.inliner.read(content, offsets)
            place = offsets.place(0, len(content))
            blocks = (Paragraph(children, place),) if children else ()
            cells.append(Cell(blocks, place, align_of(cell.token)))
        place = self.lines.place(*row.lines)
        if has_extra_cells(self.lines.lines[number], column):
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            self.context.report(EXTRA_CELL, f"row has more than {count}", place)
        return Row(tuple(cells), place)
