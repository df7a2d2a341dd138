"""Prepares MathML for ziamath: TeX's spaces between atoms, and marks in the form that it draws best.

The spaces are those of The TeXbook, chapter 18. ziamath's own, from a table of operators, miss
many relations and are wider by a third.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from xml.etree import ElementTree as ET

Atom = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]

M = "{http://www.w3.org/1998/Math/MathML}"
EM = 0.75  # ziamath takes an em for 1.333 times the size of the text
_THIN, _MEDIUM, _THICK = 3 / 18, 4 / 18, 5 / 18

_BINARY = frozenset("+-−±∓×÷⋅·∗*∘∙∪∩⊎⊓⊔∧∨⊕⊖⊗⊘⊙∖⋆†‡⨿≀⊲⊳⋄⊞⊟⊠⊡⋉⋊⋓⋒\\") | {"mod"}
_RELATIONS = frozenset("=<>:∣∥∝∈∉∋∌⊢⊣⊥⟂⊨≔≕") | {":=", "=:", "<=", ">=", "!=", "=="}
_RELATION_RANGES = (("\u2190", "\u21ff"), ("\u2226", "\u2226"), ("\u223c", "\u228b"),
                    ("\u228f", "\u2292"), ("\u22a2", "\u22af"), ("\u22b0", "\u22b8"),
                    ("\u22d0", "\u22d1"), ("\u22d6", "\u22ed"), ("\u27f5", "\u27ff"),
                    ("\u2900", "\u297f"), ("\u2a7d", "\u2aff"))  # fmt: skip
_LARGE = (("\u220f", "\u2211"), ("\u222b", "\u2233"), ("\u22c0", "\u22c3"), ("\u2a00", "\u2a1c"))
_SCRIPTED = ("msub", "msup", "msubsup", "mover", "munder", "munderover", "mmultiscripts")
_ROWS = ("math", "mrow", "mstyle", "mtd", "menclose", "mphantom", "mpadded", "msqrt", "mtext")
_ACCENTS = {"\u0302": "\u02c6", "\u0303": "\u02dc", "\u203e": "\u00af"}
_BAR = "\u2015"  # ziamath draws it as a line as long as what is below
_FRAMES = {
    "boxed": "box", "struck-up": "updiagonalstrike", "struck-down": "downdiagonalstrike",
    "struck": "updiagonalstrike downdiagonalstrike",
}  # fmt: skip
_DOTLESS = {"ı": "\U0001d6a4", "ȷ": "\U0001d6a5"}
_LONGEST = 100
_HEIGHT, _DEPTH = 0.8, 0.34  # of a line, as LaTeX has it
_EMS = re.compile(r"(-?[0-9.]+)em")
_ARROWS = "→←↔"
_FENCES = "|‖∥"
_APPLY = "\u2061"

# The space between two atoms; none in indices where the entry is negative.
_SPACES: dict[tuple[Atom, Atom], float] = {
    **dict.fromkeys((("ord", "op"), ("op", "ord"), ("op", "op"), ("close", "op")), _THIN),
    **{(left, "inner"): -_THIN for left in ("ord", "op", "close", "inner")},
    **{("inner", right): -_THIN for right in ("ord", "op", "open", "punct")},
    **{("punct", right): -_THIN for right in ("ord", "op", "open", "close", "punct", "inner", "rel")},
    **{(left, "bin"): -_MEDIUM for left in ("ord", "close", "inner")},
    **{("bin", right): -_MEDIUM for right in ("ord", "op", "open", "inner")},
    **{(left, "rel"): -_THICK for left in ("ord", "op", "close", "inner")},
    **{("rel", right): -_THICK for right in ("ord", "op", "open", "inner")},
}  # fmt: skip


def prepare(root: ET.Element, size: float) -> ET.Element:
    """``root`` as it is to be drawn at ``size``; it is changed itself."""
    small = _tables_of_indices(root)
    _as_drawn(root)
    for node in root.iter():
        if node.tag == f"{M}mspace" and (width := _EMS.fullmatch(node.get("width", ""))):
            node.set("width", f"{float(width[1]) * EM:.4f}em")
        for key in ("minsize", "maxsize"):
            if node.get(key, "").endswith("%"):
                node.set(key, f"{float(node.get(key, '')[:-1]) / 100 * size:.2f}")
        if node.tag in (f"{M}mover", f"{M}munder", f"{M}munderover"):
            _mark(node)
        if node.tag == f"{M}mtable":
            _table(node, small=node in small)
    _space(root, script=False)
    return root


def _name(node: ET.Element) -> str:
    return node.tag.removeprefix(M)


def _mark(node: ET.Element) -> None:
    """What stands over or under something: accents and bars."""
    base, *others = node
    for other in others:
        if other.get("accent") == "true":
            text = other.text or ""
            if text in _ARROWS:
                continue
            node.set("accent", "true")
            if text == "\u203e" and other.get("stretchy") == "true":
                other.text = _BAR
            elif not len(base):
                other.text = _ACCENTS.get(text, text)


def _as_drawn(root: ET.Element) -> None:
    """What ziamath knows by another name, or does not know: frames, sizes, thin spaces."""
    for node in root.iter():
        name = _name(node)
        if kind := _FRAMES.get(node.get("class", "")):
            node.tag = f"{M}menclose"
            node.set("notation", kind)
        if name == "mtext" and node.text:
            node.text = node.text.strip(" \n")  # pandoc has put a space beside it
        if name == "mi" and not node.get("mathvariant"):
            node.text = _DOTLESS.get(node.text or "", node.text)
        if name == "mo" and _within(node.text or "", _LARGE):
            node.set("largeop", "true")
        if name == "mfrac" or name in _SCRIPTED:
            for child in node if name == "mfrac" else node[1:]:
                if not child.get("displaystyle"):
                    child.set("displaystyle", "false")
        if name == "mtable" and not node.get("displaystyle"):
            node.set("displaystyle", "false")
        for child in [one for one in node if one.get("class") == "thin"]:
            node.remove(child)  # the spaces of all atoms are made below


def _tables_of_indices(root: ET.Element) -> set[ET.Element]:
    scripts = (child for node in root.iter() if _name(node) in _SCRIPTED for child in node[1:])
    return {table for script in scripts for table in script.iter(f"{M}mtable")}


def _table(node: ET.Element, *, small: bool) -> None:
    """Columns of equations meet at their relations; those of a matrix stand an em apart.

    Each row is as high as a line of text at least, but for those in an index.
    """
    first = node[0] if len(node) else ()
    sides = [cell.get("columnalign", "center") for cell in first]
    equations = len(sides) > 1 and all(
        side == ("left" if at % 2 else "right") for at, side in enumerate(sides)
    )
    node.set("columnspacing", f"0em {2 * EM}em" if equations else f"{EM}em")
    displayed = node.get("displaystyle") == "true"
    node.set("rowspacing", f"{(0.3 if displayed else 0.15) * EM}em")
    for row in () if small else node:
        if len(row):
            strut = {"height": f"{_HEIGHT * EM}em", "depth": f"{_DEPTH * EM}em"}
            row[0].insert(0, ET.Element(f"{M}mspace", {"width": "0", **strut}))


def _space(node: ET.Element, *, script: bool) -> None:
    name = _name(node)
    for at, child in enumerate(node):
        _space(child, script=script or (name in _SCRIPTED and at > 0))
    if name in _ROWS and len(node):
        _space_row(node, script=script)
    elif name == "mo" or (name == "mi" and not (node.text or "").isalnum()):
        node.set("lspace", "0")
        node.set("rspace", "0")
        node.set("stretchy", node.get("stretchy", "false"))


def _space_row(row: ET.Element, *, script: bool) -> None:
    children = list(row)
    atoms: list[tuple[int, Atom]] = []
    for at, child in enumerate(children):
        if _name(child) != "mspace" and child.text != _APPLY:
            atoms.append((at, _atom(child)))
    kinds = _as_tex([kind for _, kind in atoms])
    if kinds and _name(row) == "mtd" and row.get("columnalign") == "left" and kinds[0] == "rel":
        atoms.insert(0, (-1, "ord"))  # a relation between two columns
        kinds.insert(0, "ord")
    before = {
        atoms[at][0]: _between(kinds[at - 1], kinds[at], script=script)
        for at in range(1, len(kinds))
    }
    made: list[ET.Element] = []
    for at, child in enumerate(children):
        if child.text == _APPLY:
            continue
        if width := before.get(at, 0):
            made.append(ET.Element(f"{M}mspace", {"width": f"{width * EM:.4f}em"}))
        made.append(child)
    row[:] = made if len(made) <= _LONGEST else _in_groups(made)


def _in_groups(children: list[ET.Element]) -> list[ET.Element]:
    """Ziamath's time grows with the square of a row's length, so long ones are divided."""
    groups: list[ET.Element] = []
    for at in range(0, len(children), _LONGEST):
        group = ET.Element(f"{M}mrow")
        group.extend(children[at : at + _LONGEST])
        groups.append(group)
    return groups


def _between(left: Atom, right: Atom, *, script: bool) -> float:
    width = _SPACES.get((left, right), 0.0)
    return abs(width) if width > 0 or not script else 0.0


def _as_tex(kinds: list[Atom]) -> list[Atom]:
    """A sign without something on both sides is no operator between two."""
    out: list[Atom] = []
    for at, kind in enumerate(kinds):
        last = out[-1] if out else None
        following = kinds[at + 1] if at + 1 < len(kinds) else None
        alone = last in (None, "bin", "op", "rel", "open", "punct")
        alone = alone or following in (None, "rel", "close", "punct")
        out.append("ord" if kind == "bin" and alone else kind)
    return out


def _atom(node: ET.Element) -> Atom:
    name = _name(node)
    if name == "mo":
        return _operator(node)
    if name in _SCRIPTED and len(node):
        return _atom(node[0])
    if name == "mi":
        return "op" if _is_function(node.text or "", node) else "ord"
    if name == "mrow" and len(node):
        return _row_atom(node)
    return "ord"


def _row_atom(node: ET.Element) -> Atom:
    inside = [child for child in node if _name(child) != "mspace" and child.text != _APPLY]
    if len(inside) == 1:
        return _atom(inside[0])
    if inside and all(_name(one) == "mi" and _is_function(one.text or "", one) for one in inside):
        return "op"
    if inside and inside[0].get("form") == "prefix" and inside[0].get("stretchy") == "true":
        return "inner"
    return "ord"


def _is_function(text: str, node: ET.Element) -> bool:
    text = text.replace("\N{SIX-PER-EM SPACE}", "")  # as in "arg max"
    return len(text) > 1 and text.isalpha() and node.get("mathvariant") == "normal"


def _operator(node: ET.Element) -> Atom:
    text = node.text or ""
    if _within(text, _LARGE):
        return "op"
    if text in _BINARY:
        return "bin"
    if text in _RELATIONS or _within(text, _RELATION_RANGES):
        return "rel"
    if text in (",", ";"):
        return "punct"
    form = node.get("form")
    if text in _FENCES and node.get("stretchy") != "true":
        return "ord"  # which side it is on, pandoc cannot know
    kind = unicodedata.category(text) if len(text) == 1 else ""
    if form == "prefix" or (not form and kind == "Ps"):
        return "open"
    if form == "postfix" or (not form and kind == "Pe"):
        return "close"
    return "ord"


def _within(text: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return len(text) == 1 and any(first <= text <= last for first, last in ranges)
