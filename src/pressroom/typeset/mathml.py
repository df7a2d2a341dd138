"""Pandoc's MathML made such as reading systems and our own drawings set it best."""

from __future__ import annotations

import re

from lxml import etree

from pressroom.typeset.pandoc_tex import MARKS

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
M = f"{{{NAMESPACE}}}"

_TABLE = re.compile(r"\\begin\s*\{([a-zA-Z]+)\*?\}|\\(substack)(?![A-Za-z])")
# what TeX sets in the size of a formula of its own, row by row
_DISPLAYED = frozenset(
    "align alignat aligned alignedat dcases drcases eqnarray flalign gather gathered multline "
    "multlined split".split()
)
_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"))
_OVER = {"munder": "msub", "mover": "msup", "munderover": "msubsup"}
_STYLES = {
    mark: {"displaystyle": "true" if level < 0 else "false", "scriptlevel": str(max(level, 0))}
    for mark, level in zip(MARKS.values(), (-1, 0, 1, 2), strict=True)
}
_OVERLINE = "\N{OVERLINE}"
_MACRON = "\N{MACRON}"
_ARROWS = {"→": "⟶", "←": "⟵", "⇒": "⟹", "⇐": "⟸", "↔": "⟷", "⇔": "⟺", "↦": "⟼"}
_COMBINING = {"\u20d6": "←", "\u20d7": "→", "\u20e1": "↔"}
_STRIKES = {
    "box": "boxed", "updiagonalstrike": "struck-up", "downdiagonalstrike": "struck-down",
    "updiagonalstrike downdiagonalstrike": "struck",
}  # fmt: skip
_BARS = frozenset("|‖∥")
_MOVABLE = frozenset("∏∐∑⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆")
THIN = "thin"
"""The class of a space beside the name of a function."""


def mend(math: etree._Element, tex: str) -> None:
    """Changes the element ``math``, which pandoc made of ``tex``."""
    _unwrap(math)
    _style(math)
    for node in [*math.iter("{*}*")]:
        _letters(node)
        match _name(node):
            case "munder" | "mover" | "munderover":
                _mark(node)
            case "mtd":
                _align(node)
            case "menclose":
                _enclose(node)
            case "mi" if "minsize" in node.attrib:  # a large sign that pandoc takes for a letter
                node.tag = f"{M}mo"
                node.set("lspace", "0")
                node.set("rspace", "0")
            case "mo" if node.text in _BARS and node.get("form") and node.get("stretchy") != "true":
                node.text = "‖" if node.text == "∥" else node.text
                node.set("lspace", "0")
                node.set("rspace", "0")
    _tables(math, tex)
    _settle(math, displayed=True, top=True)
    _tighten(math, script=False)
    for row in [one for one in math.iter("{*}*") if _name(one) in _ROWS]:
        _space_functions(row)


_ROWS = frozenset(("math", "mrow", "mtd", "mstyle", "msqrt"))


def _name(node: etree._Element) -> str:
    return str(node.tag).removeprefix(M)


def _words(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


def _unwrap(math: etree._Element) -> None:
    for wrapper in [*math.iterchildren(f"{M}semantics")]:
        math.extend(child for child in wrapper if child.tag != f"{M}annotation")
        math.remove(wrapper)


def _style(math: etree._Element) -> None:
    """What follows a change of size, up to the end of its row, is of that size."""
    for mark in [one for one in math.iter(f"{M}mtext") if one.text in _STYLES]:
        following = [*mark.itersiblings()]
        mark.tag, style = f"{M}mstyle", _STYLES[mark.text or ""]
        mark.text = None
        mark.attrib.clear()
        for key, value in style.items():
            mark.set(key, value)
        mark.extend(following)


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
    if len(others) == 1 and not len(others[0]) and not _words(others[0]):
        node.tag, node.text = f"{M}mrow", None  # nothing stands above, or below
        node.remove(others[0])
        return
    while _name(base) == "mrow" and len(base) == 1:
        base = base[0]
    for other in others:
        text = other.text or ""
        if other.get("accent") == "true":
            if text == _MACRON:
                other.text = _OVERLINE
                other.set("stretchy", "true")
            elif text in _COMBINING and len(base):
                other.text = _COMBINING[text]
                other.set("stretchy", "true")
            elif text == _OVERLINE or (not len(base) and text not in _ARROWS):
                other.set("stretchy", "false")
        elif _name(base) == "mo" and len(_words(other)) > 1:
            base.text = _ARROWS.get(base.text or "", base.text)


def _enclose(node: etree._Element) -> None:
    """A frame or a strike, which MathML Core leaves to the style sheet."""
    kind = _STRIKES.get(node.get("notation") or "")
    if kind:
        node.tag = f"{M}mrow"
        del node.attrib["notation"]
        node.set("class", kind)


def _align(cell: etree._Element) -> None:
    """The style sheet knows how to align a cell where the engines differ."""
    side = cell.get("columnalign") or "center"
    close = "padding" in (cell.get("style") or "")
    if "style" in cell.attrib:
        del cell.attrib["style"]
    if side != "center" or close:
        cell.set("class", f"{side} close" if close else side)


def _tables(math: etree._Element, tex: str) -> None:
    tables = [*math.iter(f"{M}mtable")]
    names = [found[1] or found[2] for found in _TABLE.finditer(tex)]
    for table in tables:
        last = table[-1] if len(table) else None
        if len(table) > 1 and last is not None and len(last) == 1 and not _words(last):
            table.remove(last)  # what pandoc makes of a last \hline
    if len(names) != len(tables):
        return
    for name, table in zip(names, tables, strict=True):
        if name in _DISPLAYED:
            table.set("displaystyle", "true")
        if name in ("multline", "multlined") and len(table) > 1:
            for row, side in ((table[0], "left"), (table[-1], "right")):
                row[0].set("columnalign", side)
                row[0].set("class", side)


def _settle(node: etree._Element, *, displayed: bool, top: bool = False) -> None:
    """Limits stand beside their sign where TeX has no room for them: in fractions and matrices."""
    name = _name(node)
    if name in ("mstyle", "mtable") and node.get("displaystyle"):
        displayed = node.get("displaystyle") == "true"
    elif name == "mtable":
        displayed = False
    if name in _OVER and not displayed and not top and _has_limits(node[0]):
        node.tag = f"{M}{_OVER[name]}"
    for at, child in enumerate(node):
        inside = displayed and name != "mfrac" and not (name in _SCRIPTED and at)
        _settle(child, displayed=inside)


def _has_limits(base: etree._Element) -> bool:
    return base.text in _MOVABLE if _name(base) == "mo" else _is_function(base)


def _is_function(node: etree._Element) -> bool:
    """Whether it is the name of a function, as "log", whatever stands above or below."""
    name = _name(node)
    if name in _SCRIPTED and len(node):
        return _is_function(node[0])
    if name == "mrow":
        inside = [one for one in node if _name(one) != "mspace" and _words(one) != "\u2061"]
        return bool(inside) and all(map(_is_function, inside))
    text = (node.text or "").replace("\N{SIX-PER-EM SPACE}", "")  # as in "arg max"
    return name == "mi" and len(text) > 1 and text.isalpha() and node.get("mathvariant") == "normal"


def _space_functions(row: etree._Element) -> None:
    """TeX's thin space between the name of a function and what stands beside it."""
    for node in [*row]:
        if not _is_function(node):
            continue
        before, after = node.getprevious(), node.getnext()
        if before is not None and _is_operand(before, behind=True):
            node.addprevious(etree.Element(f"{M}mspace", {"width": "0.167em", "class": THIN}))
        if after is not None and _is_operand(after) and not _is_function(after):
            node.addnext(etree.Element(f"{M}mspace", {"width": "0.167em", "class": THIN}))


def _is_operand(node: etree._Element, *, behind: bool = False) -> bool:
    name = _name(node)
    if name == "mspace":
        return False
    if name != "mo":
        return True
    closes = node.get("form") == "postfix" or node.text in (")", "]", "}")
    return (closes and behind) or node.text in _MOVABLE


def _tighten(node: etree._Element, *, script: bool) -> None:
    """No space around the operators of an index."""
    name = _name(node)
    if script and name == "mo" and node.get("accent") != "true":
        node.set("lspace", "0")
        node.set("rspace", "0")
    for at, child in enumerate(node):
        _tighten(child, script=script or (name in _SCRIPTED and at > 0))
