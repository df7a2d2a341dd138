"""Formulas as drawings, for the PDF: WeasyPrint sets no MathML. ziamath draws them in STIX Two.

All lengths are in ems of the text around a formula, so that one drawing serves in any size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pressroom.editions.math_rules import NO_SIGN, UNDRAWN
from pressroom.editions.math_spacing import prepare
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.model.problem import PressroomError, Problem, problem

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
    """An SVG element and its measures in ems; ``depth`` is what stands below the baseline."""

    svg: str
    width: float
    height: float
    depth: float


def math_font_file() -> Path:
    """The font that formulas are drawn in; to find it does not load ziamath."""
    package = find_spec("ziamath")
    if package is None or package.origin is None:
        raise FileNotFoundError("ziamath is not installed")
    return Path(package.origin).parent / "fonts/STIXTwoMath-Regular.ttf"


def draw_all(document: Document) -> Mapping[str, Drawing]:
    """The drawing of each formula by its MathML.

    Raises PressroomError with every formula that cannot be drawn, or holds a character that the
    font has not.
    """
    drawings: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for node in walk(document):
        if not isinstance(node, Math) or node.mathml in drawings:
            continue
        missing = sorted(set(_text(node.mathml)) - _INVISIBLE - _covered(node.mathml))
        for character in missing:
            name = unicodedata.name(character, "a character without a name").lower()
            message = f'the font for formulas has no glyph for "{character}"'
            message += f" (U+{ord(character):04X}, {name})"
            problems.append(problem(NO_SIGN, message, node.place))
        try:
            drawings[node.mathml] = draw(node.mathml)
        except _FAULTS as error:
            tex = " ".join(node.tex.split())[:60]
            message = f'formula "{tex}" cannot be drawn ({type(error).__name__})'
            problems.append(problem(UNDRAWN, message, node.place))
    if problems:
        raise PressroomError(tuple(problems))
    return drawings


@cache
def draw(mathml: str) -> Drawing:
    """A formula drawn; raises what ziamath raises where it cannot."""
    root = prepare(ET.fromstring(mathml), _SIZE)  # noqa: S314 - the typesetter's own work
    root.set("displaystyle", "true" if root.get("display") == "block" else "false")
    root.set("mathcolor", _INK)
    svg = _library().Math(root, size=_SIZE, margin=_MARGIN).svgxml()
    _, top, width, height = (
        float(value) / _SIZE * _SCALE for value in svg.attrib["viewBox"].split()
    )
    return Drawing(ET.tostring(svg, encoding="unicode"), width, height, top + height)


def _text(mathml: str) -> str:
    root = ET.fromstring(mathml)  # noqa: S314 - likewise
    return "".join("".join(root.itertext()).split())


def _covered(mathml: str) -> frozenset[str]:
    font = _library().zmath.loadedfonts["default"]
    return frozenset(character for character in _text(mathml) if font.glyphindex(character))


@cache
def _library() -> Any:
    """ziamath, whose rows are measured anew for each level of nesting unless they need not be."""
    import ziamath
    from ziamath.config import config
    from ziamath.nodes.mrow import Mrow

    measure = Mrow._get_height_nostretch  # noqa: SLF001 - no other way to save its time

    def once(row: Mrow, line: list[ET.Element], **how: Any) -> tuple[float, float]:
        signs = (sign for child in line for sign in child.iter("mo"))
        if how.get("nostretch") or not any(sign.get("stretchy") == "true" for sign in signs):
            return (0.0, 0.0)
        return measure(row, line, **how)

    setattr(Mrow, "_get_height_nostretch", once)  # noqa: B010 - mypy forbids the assignment
    config.svg2 = False  # each letter is drawn where it stands, and named by nothing
    config.precision = 3
    return ziamath
