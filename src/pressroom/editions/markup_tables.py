"""Tables as well-formed XHTML."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.markup_figures import label
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.model import block
from pressroom.model.block import Cell, Paragraph, Row, Table

Blocks = Callable[[block.Blocks, Medium], Markup]

_WIDE = 4  # a table with more columns than this is set smaller on a narrow screen


def table(node: Table, medium: Medium, blocks: Blocks) -> Markup:
    """A table with its caption; ``blocks`` makes what is in a cell."""

    def row(line: Row, tag: str) -> Markup:
        return element("tr", Markup("").join(cell(one, tag) for one in line.cells))

    def cell(one: Cell, tag: str) -> Markup:
        scope = "col" if tag == "th" else "row" if one.header else None
        return element(
            "th" if one.header else tag, content(one), scope=scope, class_=one.align,
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
    if node.head:
        parts += element("thead", Markup("").join(row(line, "th") for line in node.head))
    if node.rows:
        parts += element("tbody", Markup("").join(row(line, "td") for line in node.rows))
    if node.foot:
        parts += element("tfoot", Markup("").join(row(line, "td") for line in node.foot))
    lines = (*node.head, *node.rows, *node.foot)
    columns = max((sum(cell.columns for cell in line.cells) for line in lines), default=0)
    kind = "table wide" if columns > _WIDE else "table"
    return element("div", element("table", parts, id=node.id), class_=kind)
