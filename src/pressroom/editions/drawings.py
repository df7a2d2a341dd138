"""Formulas as drawings, for the PDF: WeasyPrint sets no MathML. ziamath draws them in STIX Two.

All lengths are in ems of the text around a formula, so that one drawing serves in any size.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pressroom.editions.fonts import Face
from pressroom.editions.math_rules import NO_SIGN, UNDRAWN
from pressroom.editions.math_spacing import prepare
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.model.problem import PressroomError, Problem, problem

FORMULAS = "file:///formulas/"
_SIZE = 24.0  # ziamath's own unit, from which the least size of an index follows
_SCALE = 0.94  # its letters are larger than those of the house's typeface
_INK = "#1a1a1a"  # that of the text, in styles/tokens.css
_MARGIN = 0.5  # of a letter that leans over the edges of its box
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\u200b\u2060")
_FAULTS = (
    RecursionError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
    AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG element and its measures in ems; ``depth`` is what stands below the baseline.

    ``rows`` tell how far below the top the baselines of its rows are, where it has some.
    """

    svg: str
    width: float
    height: float
    depth: float
    rows: tuple[float, ...] = ()

    @property
    def address(self) -> str:
        """Where the layout finds it: a made-up address, the same for the same drawing."""
        return f"{FORMULAS}{hashlib.sha256(self.svg.encode()).hexdigest()[:24]}.svg"


def draw_all(document: Document, face: Face | None = None) -> Mapping[str, Drawing]:
    """The drawing of each formula by its MathML, in ``face`` or what ziamath brings along.

    Raises PressroomError with every formula that cannot be drawn, or holds a character that the
    font has not.
    """
    font = face.file if face else None
    drawings: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for node in walk(document):
        if not isinstance(node, Math) or node.mathml in drawings:
            continue
        missing = sorted(set(_text(node.mathml)) - _INVISIBLE - _covered(node.mathml, font))
        for character in missing:
            name = unicodedata.name(character, "a character without a name").lower()
            message = f'the font for formulas has no glyph for "{character}"'
            message += f" (U+{ord(character):04X}, {name})"
            problems.append(problem(NO_SIGN, message, node.place))
        try:
            drawings[node.mathml] = draw(node.mathml, font)
        except _FAULTS as error:
            tex = " ".join(node.tex.split())[:60]
            message = f'formula "{tex}" cannot be drawn ({type(error).__name__})'
            problems.append(problem(UNDRAWN, message, node.place))
    if problems:
        raise PressroomError(tuple(problems))
    return drawings


@cache
def draw(mathml: str, font: Path | None = None) -> Drawing:
    """A formula drawn; raises what ziamath raises where it cannot."""
    root = prepare(ET.fromstring(mathml), _SIZE)  # noqa: S314 - the typesetter's own work
    root.set("displaystyle", "true" if root.get("display") == "block" else "false")
    root.set("mathcolor", _INK)
    name = _face(font)
    made = _library().Math(root, size=_SIZE, margin=_MARGIN, font=name)
    svg = made.svgxml()
    _, top, width, height = (
        float(value) / _SIZE * _SCALE for value in svg.attrib["viewBox"].split()
    )
    rows = tuple(y / _SIZE * _SCALE - top for y in _baselines(made.node))
    return Drawing(ET.tostring(svg, encoding="unicode"), width, height, top + height, rows)


def _baselines(node: Any) -> list[float]:
    """How far below that of the whole the baselines of rows are, of a formula that is a table."""
    while type(node).__name__ != "Mtable":
        if len(getattr(node, "nodes", ())) != 1:  # a letter, or a row
            return []
        (node,) = node.nodes
    return sorted({y for _, y in node.nodexy})


def _text(mathml: str) -> str:
    root = ET.fromstring(mathml)  # noqa: S314 - likewise
    return "".join("".join(root.itertext()).split())


def _covered(mathml: str, font: Path | None) -> frozenset[str]:
    face = _library().zmath.loadedfonts[_face(font) or "default"]
    return frozenset(character for character in _text(mathml) if face.glyphindex(character))


@cache
def _face(font: Path | None) -> str | None:
    """The name by which ziamath knows a font, which it is shown by this; None for its own."""
    if font is None:
        return None
    _library().Math("<math/>", size=_SIZE, font=str(font))
    return str(font)


@cache
def _library() -> Any:
    """ziamath, whose rows are measured anew for each level of nesting unless they need not be."""
    import ziamath
    from ziamath import styles
    from ziamath.config import config
    from ziamath.nodes.mrow import Mrow

    measure = Mrow._get_height_nostretch  # noqa: SLF001 - no other way to save its time

    def once(row: Mrow, line: list[ET.Element], **how: Any) -> tuple[float, float]:
        signs = (sign for child in line for sign in child.iter("mo"))
        if how.get("nostretch") or not any(sign.get("stretchy") == "true" for sign in signs):
            return (0.0, 0.0)
        return measure(row, line, **how)

    # each node reads the style of the one around it, and need not copy it for that
    setattr(styles, "asdict", vars)  # noqa: B010 - likewise
    setattr(Mrow, "_get_height_nostretch", once)  # noqa: B010 - mypy forbids the assignment
    config.svg2 = False  # each letter is drawn where it stands, and named by nothing
    config.precision = 2  # of a unit, far less than is seen
    return ziamath
