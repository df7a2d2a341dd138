"""Formulas: MathML on screen, a drawing with the TeX as its alternative text on paper."""

from __future__ import annotations

import base64
import math

from markupsafe import Markup

from pressroom.editions.drawings import Drawing
from pressroom.editions.elements import element
from pressroom.model.inline import Math

MARK = "\N{FUNCTION APPLICATION}"
"""Begins the alternative text of a formula in the PDF, until its tag is mended."""

_LEADING = 14 / 11  # of the house style, in ems
_ABOVE, _BELOW = 0.98, 0.27  # what a line of text has room for without being pushed apart
_OVERLAP = 0.22  # how far a formula may reach into the space between the lines
_ROOM = 1.0  # above and below a formula on its own line, together


def formula(node: Math, drawing: Drawing | None, name: str | None = None) -> Markup:
    """A formula; in a block of its own where it is displayed, with its number.

    With a ``name`` that block can be scrolled with the keyboard, and says what it is.
    """
    shown = _drawn(node, drawing) if drawing else Markup(node.mathml)  # noqa: S704 - the typesetter's own work
    if not node.display:
        return element("span", shown, id=node.id) if node.id else shown
    label = number(node)
    content = element(
        "span", shown, class_="formula-body", tabindex="0" if name else None,
        role="group" if name else None, aria_label=f"{name} {label}".rstrip() if name else None,
    )  # fmt: skip
    if label:
        content += element("span", label, class_="formula-number")
    style = f"padding: {_padding(drawing):.3f}em 0" if drawing else None
    class_ = "formula numbered" if label else "formula"
    return element("span", content, class_=class_, id=node.id, style=style)


def number(node: Math) -> str:
    """What stands beside a formula: its number, or what its author wants there."""
    return node.tag or (f"({node.number})" if node.number else "")


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
    data = base64.b64encode(drawing.svg.encode()).decode()
    source = f"data:image/svg+xml;base64,{data}"
    alt = MARK + " ".join(node.tex.split())
    return element("img", src=source, alt=alt, style=style, class_="math")
