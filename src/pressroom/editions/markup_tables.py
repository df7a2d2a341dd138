"""Tables as well-formed XHTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.fit import Fit, table_key
from pressroom.editions.markup_figures import label
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.model import block
from pressroom.model.block import Cell, Paragraph, Row, Table
from pressroom.model.grid import Lying, lie

Blocks = Callable[[block.Blocks, Medium], Markup]

_WIDTH = re.compile(r'<col class="width-(\d+)"')
_WIDE = 4  # a table with more columns than this is set smaller on a narrow screen


def table(node: Table, medium: Medium, blocks: Blocks) -> Markup:
    """A table with its caption; ``blocks`` makes what is in a cell."""
    total = column_count(node)

    def part(tag: Literal["thead", "tbody", "tfoot"], rows: Sequence[Row]) -> Markup:
        if not rows:
            return Markup("")
        lines = (
            element("tr", Markup("").join(
                cell(one, tag == "thead", _edges(row, lying, at, total))
                for at, one in enumerate(row.cells)
            ))
            for row, lying in zip(rows, lie(rows), strict=True)
        )  # fmt: skip
        return element(tag, Markup("").join(lines))

    def cell(one: Cell, in_head: bool, edges: list[str]) -> Markup:
        # a header without words would tell of nothing
        header = bool(one.blocks) and (in_head or one.header)
        return element(
            "th" if header else "td", content(one),
            scope=("col" if in_head else "row") if header else None,
            class_=" ".join([one.align, *edges] if one.align else edges) or None,
            colspan=str(one.columns) if one.columns > 1 else None,
            rowspan=str(one.rows) if one.rows > 1 else None,
        )  # fmt: skip

    def content(one: Cell) -> Markup:
        match one.blocks:
            case (Paragraph(children=children, id=None),):
                return inlines(children, medium)
            case several:
                return blocks(several, medium)

    parts = Markup("")
    if node.caption:
        number = label(medium.words, medium.words.table, node.number)
        parts += element("caption", number + inlines(node.caption, medium))
    parts += _columns(node.widths, medium)
    parts += part("thead", node.head) + part("tbody", node.rows) + part("tfoot", node.foot)
    key = table_key(node) if medium.name == "pdf" else None
    fit = medium.fits.get(key or "", Fit())
    wide = "wide" if total > _WIDE else ""
    inner = element("table", parts, id=node.id, data_table=key, style=fit.style)
    return element("div", inner, class_=" ".join(filter(None, ("table", wide, fit.classes))))


def _edges(row: Row, lying: Lying, at: int, total: int) -> list[str]:
    """Which edge of the table a cell does not touch, though it is the first or last of its row."""
    first = at == 0 and lying.columns[at] > 0
    last = at == len(row.cells) - 1 and lying.columns[at] + row.cells[at].columns < total
    return [name for name, is_so in (("not-first", first), ("not-last", last)) if is_so]


def width_rules(pages: str) -> str:
    """The rules of a style sheet for the widths that the columns of ``pages`` have."""
    widths = sorted({int(share) for share in _WIDTH.findall(pages)})
    return "\n".join(f"col.width-{share} {{ width: {share}% }}" for share in widths)


def column_count(node: Table) -> int:
    """How many columns a table has."""
    parts = (node.head, node.rows, node.foot)
    return max((lying.width for part in parts for lying in lie(part)), default=0)


def _columns(widths: tuple[float, ...], medium: Medium) -> Markup:
    """The columns, whose widths share out the whole table.

    The EPUB has a class for each width, since Kindle reads no styles in a table's elements.
    """
    if not widths or sum(widths) <= 0:
        return Markup("")
    total = sum(widths)
    shares = [width / total for width in widths]
    if medium.name == "epub":
        columns = [element("col", class_=f"width-{round(share * 100)}") for share in shares]
    else:
        columns = [element("col", style=f"width: {share:.1%}") for share in shares]
    return element("colgroup", Markup("").join(columns))
