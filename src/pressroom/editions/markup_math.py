"""Formulas: MathML on screen, a drawing with the TeX as its alternative text on paper."""

from __future__ import annotations

import math

from lxml import etree
from markupsafe import Markup

from pressroom.editions.drawings import Drawing
from pressroom.editions.elements import element
from pressroom.editions.math_spacing import M
from pressroom.model.inline import Math

MARK = "\N{FUNCTION APPLICATION}"
"""Begins the alternative text of a formula in the PDF, until its place in the structure tree is made."""

_LEADING = 14 / 11  # of the house style, in ems
_ABOVE, _BELOW = 0.98, 0.27  # what a line of text has room for without being pushed apart
_OVERLAP = 0.22  # how far a formula may reach into the space between the lines
# a number of more signs than this needs more room beside a drawing than the style sheet gives
_SHORT, _A_SIGN, _GAP = 4, 0.48, 0.5
_ROOM = 1.0  # above and below a formula on its own line, together


def formula(node: Math, drawing: Drawing | None, name: str | None = None) -> Markup:
    """A formula; in a block of its own where it is displayed, with its numbers.

    With a ``name`` that block can be scrolled with the keyboard, and says what it is.
    """
    if not node.display:
        shown = _drawn(node, drawing) if drawing else Markup(node.mathml)  # noqa: S704 - the typesetter's own work
        return element("span", shown, id=node.id) if node.id else shown
    labels = [row.label for row in node.rows] if node.rows else [node.label]
    longest = max(map(len, labels))
    room = f"margin: 0 {_A_SIGN * longest + _GAP:.2f}em" if drawing and longest > _SHORT else None
    in_rows = bool(node.rows) and not drawing
    shown = (
        with_numbers(node) if in_rows
        else _drawn(node, drawing) if drawing
        else Markup(node.mathml)  # noqa: S704 - likewise
    )  # fmt: skip
    content = element(
        "span", shown, class_="formula-body", style=room, tabindex="0" if name else None,
        role="group" if name else None,
        aria_label=f"{name} {node.label}".rstrip() if name else None,
    )  # fmt: skip
    if in_rows:
        return element("span", content, class_="formula", id=node.id)
    if node.rows and drawing:
        content += _beside(node, drawing)
    elif node.label:
        content += element("span", node.label, class_="formula-number")
    style = f"padding: {_padding(drawing):.3f}em 0" if drawing else None
    class_ = "formula numbered" if longest else "formula"
    return element("span", content, class_=class_, id=node.id, style=style)


def _beside(node: Math, drawing: Drawing) -> Markup:
    """The numbers of rows, each on the line of its row. The share holds if all is made smaller."""
    padding = _padding(drawing)
    out = Markup("")
    for row in node.rows:
        baseline = drawing.rows[row.at] if row.at < len(drawing.rows) else 0.0
        share = (padding + baseline) / (2 * padding + drawing.height)
        style = f"top: {share:.2%}; margin-top: {-_ABOVE}em"
        out += element("span", row.label, class_="formula-number", id=row.id, style=style) + " "
    return out


def with_numbers(node: Math) -> Markup:
    """The MathML of a formula with its numbers as a last column, at the edge of the text."""
    root = etree.fromstring(node.mathml)
    table = root.find(f".//{M}mtable")
    if table is None:  # pragma: no cover - pandoc makes one of each environment with rows
        return Markup(node.mathml)  # noqa: S704 - likewise
    table.set("class", "numbered")
    rows = {row.at: row for row in node.rows}
    for at, line in enumerate(table):
        line.insert(0, etree.Element(f"{M}mtd", {"class": "margin"}))
        number = etree.SubElement(line, f"{M}mtd", {"class": "number", "columnalign": "right"})
        if row := rows.get(at):
            etree.SubElement(number, f"{M}mtext").text = row.label
            if row.id:
                line.set("id", row.id)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - likewise


def _padding(drawing: Drawing) -> float:
    """The space above and below, which makes the whole a number of lines."""
    lines = math.ceil((drawing.height + _ROOM) / _LEADING)
    return (lines * _LEADING - drawing.height) / 2


def _drawn(node: Math, drawing: Drawing) -> Markup:
    style = f"width: {drawing.width:.3f}em"
    if not node.display:
        above, below = drawing.height - drawing.depth, drawing.depth
        top = min(max(above - _ABOVE, 0), _OVERLAP)
        bottom = min(max(below - _BELOW, 0), _OVERLAP)
        style += f"; margin: {-top:.3f}em 0 {-bottom:.3f}em"
        style += f"; vertical-align: {bottom - below:.3f}em"
    alt = MARK + " ".join(node.tex.split())
    return element("img", src=drawing.address, alt=alt, style=style, class_="math")
