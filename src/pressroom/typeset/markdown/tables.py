"""Tables with their captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pressroom.model.block import Align, Blocks, Cell, Listing, Paragraph, Row, Table
from pressroom.model.grid import lie
from pressroom.model.inline import Inlines
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import NONE, Attributes, read_at_end
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.spans import without_label
from pressroom.typeset.markdown.table_layout import LaidCell, LaidRow, LaidTable, Strip
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import EXTRA_CELL
from pressroom.typeset.table_rules import WRONG_SPAN

_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\(?=\|)")
_CAPTION = re.compile(r"(?::(?![!-/:-@\[-`{-~])|([Tt]able):)[ \t]*(?=\S)")


_WIDTHS = "tbl-colwidths"  # of Quarto


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


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that has been read, with the attributes at its end, and what it is ``of``."""

    children: Inlines
    attributes: Attributes
    place: Place
    of: type[Table | Listing] = Table


class Tables:
    """Builds the tables of one file; ``build`` makes the blocks of a cell."""

    def __init__(self, inliner: Inliner, build: Callable[[Context, list[Branch]], Blocks]) -> None:
        self.inliner = inliner
        self.build = build
        self.context = inliner.context
        self.lines = inliner.context.lines

    def caption(self, branch: Branch, start: int, of: type[Table | Listing] = Table) -> Caption:
        """The caption of a paragraph whose words begin at ``start``."""
        content = branch.inline.content
        offsets = self.lines.paragraph(content, branch.lines[0]).shifted(start)
        found, text = read_at_end(content[start:])
        place = offsets.place(0, len(text))
        return Caption(self.inliner.read(text, offsets), found, place, of)

    def captioned(self, table: Table, caption: Caption) -> Table:
        """``table`` with a caption, and the id that the caption gives it."""
        found, place = caption.attributes, caption.place
        if found.id:
            found = replace(found, id=found.id.replace(":", "-"))  # tbl:x of pandoc-crossref
        widths = _shares(found.pairs.get(_WIDTHS, ""))
        rows = (*table.head, *table.rows)
        columns = max((sum(cell.columns for cell in row.cells) for row in rows), default=0)
        fits = len(widths) == columns
        keys = (_WIDTHS,) if fits else ()
        self.context.complain(found, place, keys, classes=False, what="a table")
        table = replace(table, widths=widths if fits else table.widths)
        label, words = without_label(caption.children)
        name = self.context.valid_id(found, place) or label
        return replace(table, caption=words, id=name or table.id)

    def table(self, branch: Branch) -> Table:
        """A table; its head is empty where no cell of the head has text."""
        laid: LaidTable = branch.meta["table"]
        place = self.lines.place(*branch.lines)
        inside = iter(branch.children)
        # the branches of the cells stand in the order of the rows
        head, rows, foot = (
            self._part(part, laid.aligns, inside) for part in (laid.head, laid.rows, laid.foot)
        )
        if not any(cell.blocks for row in head for cell in row.cells):
            head = ()
        name = self.context.valid_id(replace(NONE, id=laid.id), place) if laid.id else None
        caption = self._read(laid.caption)
        widths = tuple(laid.widths)
        return Table(caption, head, rows, name, 0, place, foot, widths)

    def _part(
        self, laid: Sequence[LaidRow], aligns: Sequence[Align | None], inside: Iterator[Branch]
    ) -> tuple[Row, ...]:
        """The rows of a part; a cell without an alignment of its own has that of its column."""
        rows = [self._row(row, inside) for row in laid]
        out: list[Row] = []
        for row, lying in zip(rows, lie(rows), strict=True):
            if lying.clash:
                message = "cell lies over one that spans down from a row above"
                self.context.report(WRONG_SPAN, message, row.place)
            cells = (
                replace(cell, align=cell.align or (aligns[at] if at < len(aligns) else None))
                for cell, at in zip(row.cells, lying.columns, strict=True)
            )
            out.append(replace(row, cells=tuple(cells)))
        return tuple(out)

    def _row(self, row: LaidRow, inside: Iterator[Branch]) -> Row:
        place = self.lines.place(row.line, row.line + 1)
        cells = tuple(self._cell(cell, next(inside), place) for cell in row.cells)
        if row.extra:
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            self.context.report(EXTRA_CELL, f"row has more than {count}", place)
        return Row(cells, place)

    def _cell(self, cell: LaidCell, branch: Branch, place: Place) -> Cell:
        blocks: Blocks = ()
        if cell.strips:
            window = self.lines.window(cell.strips)
            place = window.place(0, len(cell.strips))
            if cell.blocks:
                blocks = self.build(self.context.within(window), branch.children)
            elif children := self._read(cell.strips, bars=cell.bars):
                blocks = (Paragraph(children, place),)
        return Cell(blocks, place, cell.align, cell.columns, cell.rows, cell.header)

    def _read(self, strips: list[Strip], *, bars: bool = False) -> Inlines:
        """The words of a cell that is read as one stretch of text."""
        content = ""
        pieces: list[tuple[int, int]] = []
        for strip in strips:
            at = self.lines.start(strip.line) + strip.column
            content += "\n" if content else ""
            for text in _UNESCAPED.split(strip.text) if bars else (strip.text,):
                pieces.append((len(content), at))
                content += text
                at += len(text) + 1  # the backslash before a bar is left out
        return self.inliner.read(content, Offsets(self.lines.source, pieces)) if content else ()


def _shares(text: str) -> tuple[float, ...]:
    """The widths of columns in ``[40,60]``, as shares of the measure."""
    numbers = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", text)]
    total = max(sum(numbers), 100)
    return tuple(one / total for one in numbers)
