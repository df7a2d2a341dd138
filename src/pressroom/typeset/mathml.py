"""Pandoc's MathML made such as reading systems and our own drawings set it best."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
M = f"{{{NAMESPACE}}}"

_TABLE = re.compile(r"\\begin\s*\{([a-zA-Z]+)\*?\}|\\(substack)(?![A-Za-z])")
# what TeX sets in the size of a formula of its own, row by row
_DISPLAYED = frozenset(
    "align alignat aligned alignedat dcases eqnarray flalign gather gathered multline multlined "
    "rdcases split".split()
)
_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"))
_OVER = ("munder", "mover", "munderover")
_OVERLINE = "\N{OVERLINE}"
_MACRON = "\N{MACRON}"
_ARROWS = {"→": "⟶", "←": "⟵", "⇒": "⟹", "⇐": "⟸", "↔": "⟷", "⇔": "⟺", "↦": "⟼"}


def mend(math: etree._Element, tex: str) -> None:
    """Changes the element ``math``, which pandoc made of ``tex``."""
    _unwrap(math)
    for node in math.iter("{*}*"):
        _letters(node)
        name = _name(node)
        if name in _OVER:
            _mark(node)
        elif name == "mtd":
            _align(node)
    _enlarge(math, tex)
    _tighten(math, script=False)


def _name(node: etree._Element) -> str:
    return str(node.tag).removeprefix(M)


def _unwrap(math: etree._Element) -> None:
    for wrapper in [*math.iterchildren(f"{M}semantics")]:
        math.extend(child for child in wrapper if child.tag != f"{M}annotation")
        math.remove(wrapper)


def _letters(node: etree._Element) -> None:
    bold = node.get("mathvariant") == "bold"
    if node.tag == f"{M}mtext" and len(node.text or "") == 1 and bold:
        node.tag = f"{M}mi"
    # the letters of another alphabet are characters of their own, which need no style
    if node.get("mathvariant") not in (None, "normal") and not (node.text or "").isascii():
        del node.attrib["mathvariant"]


def _mark(node: etree._Element) -> None:
    """Accents stay as they are over one letter, lines grow; arrows are long below long words."""
    base, *others = node
    for other in others:
        text = other.text or ""
        if other.get("accent") == "true":
            if text == _MACRON:
                other.text = _OVERLINE
                other.set("stretchy", "true")
            elif text == _OVERLINE or (not len(base) and text not in _ARROWS):
                other.set("stretchy", "false")
        elif _name(base) == "mo" and len("".join(map(str, other.itertext()))) > 1:
            base.text = _ARROWS.get(base.text or "", base.text)


def _align(cell: etree._Element) -> None:
    """The style sheet knows how to align a cell where the engines differ."""
    side = cell.get("columnalign") or "center"
    close = "padding" in (cell.get("style") or "")
    if "style" in cell.attrib:
        del cell.attrib["style"]
    if side != "center" or close:
        cell.set("class", f"{side} close" if close else side)


def _enlarge(math: etree._Element, tex: str) -> None:
    tables = [*math.iter(f"{M}mtable")]
    names = [found[1] or found[2] for found in _TABLE.finditer(tex)]
    if len(names) == len(tables):
        for name, table in zip(names, tables, strict=True):
            if name in _DISPLAYED:
                table.set("displaystyle", "true")


def _tighten(node: etree._Element, *, script: bool) -> None:
    """No space around the operators of an index."""
    name = _name(node)
    if script and name == "mo" and node.get("accent") != "true":
        node.set("lspace", "0")
        node.set("rspace", "0")
    for at, child in enumerate(node):
        _tighten(child, script=script or (name in _SCRIPTED and at > 0))
