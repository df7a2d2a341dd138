"""Tables as well-formed XHTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.fit import Fit, table_key
from pressroom.editions.markup_figures import label, label_text
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.model import block
from pressroom.model.block import Cell, Paragraph, Row, Table
from pressroom.model.grid import Lying, lie
from pressroom.model.inline import plain

Blocks = Callable[[block.Blocks, Medium], Markup]

_WIDTH = re.compile(r'<col class="width-(\d+)"')
_NARROW = 36  # letters, with two between columns: they have room in three fifths of a page's width
_WIDE = 4  # a table with more columns than this is set smaller on a narrow screen


def table(node: Table, medium: Medium, blocks: Blocks) -> Markup:
    """A table with its caption; ``blocks`` makes what is in a cell."""
    total = column_count(node)

    def part(tag: Literal["thead", "tbody", "tfoot"], rows: Sequence[Row]) -> Markup:
        return element(tag, lines(rows, in_head=tag == "thead")) if rows else Markup("")

    def lines(rows: Sequence[Row], *, in_head: bool) -> Markup:
        made = (
            element("tr", Markup("").join(
                cell(one, in_head, _edges(row, lying, at, total))
                for at, one in enumerate(row.cells)
            ))
            for row, lying in zip(rows, lie(rows), strict=True)
        )  # fmt: skip
        return Markup("").join(made)

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
        number = label(medium.words, medium.words.table, node.label)
        parts += element("caption", number + inlines(node.caption, medium))
    parts += _columns(node.widths, medium)
    # a table that is all head has no body, which PDF/UA asks for: then the head is that, too
    if node.head and not node.rows:
        parts += element("tbody", lines(node.head, in_head=True))
    else:
        parts += part("thead", node.head) + part("tbody", node.rows)
    parts += part("tfoot", node.foot)
    key = table_key(node) if medium.name == "pdf" else None
    fit = medium.fits.get(key or "", Fit())
    wide = "wide" if total > _WIDE else "narrow" if _is_narrow(node) else ""
    inner = element("table", parts, id=node.id, data_table=key, style=fit.style)
    classes = " ".join(filter(None, ("table", wide, fit.classes)))
    if medium.name != "web":
        return element("div", inner, class_=classes)
    # it can be scrolled with the keyboard; what has no name of its own is no landmark
    name = label_text(medium.words, medium.words.table, node.label) + plain(node.caption)
    return element(
        "div", inner, class_=classes, tabindex="0", role="region" if node.caption else "group",
        aria_label=name or medium.words.table,
    )  # fmt: skip


def _is_narrow(node: Table) -> bool:
    """Whether the words of a table, each cell on one line, are far from filling a page's width."""
    longest: dict[int, int] = {}
    for part in (node.head, node.rows, node.foot):
        for row, lying in zip(part, lie(part), strict=True):
            for one, column in zip(row.cells, lying.columns, strict=True):
                match one.blocks:
                    case ():
                        letters = 0
                    case (Paragraph(children=children),):
                        letters = len(plain(children))
                    case _:
                        return False
                longest[column] = max(longest.get(column, 0), letters)
    needed = sum(longest.values()) + 2 * (len(longest) - 1)
    return bool(longest) and not node.widths and needed <= _NARROW


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
