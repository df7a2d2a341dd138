"""The house's fonts: what the style sheet declares, what a document needs of them."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from fontTools.ttLib import TTFont
from tinycss2 import ast

from pressroom.editions.font_rules import MISSING_FONT
from pressroom.guard import paths
from pressroom.model.manuscript import Styles
from pressroom.model.problem import PressroomError, Problem, problem

MAX_FONT = 32_000_000
TEXT_SHEETS = ("fonts.css", "further-fonts.css")
FONT_SHEETS = (*TEXT_SHEETS, "math-fonts.css")
FONT_TYPES = {".ttf": "font/ttf", ".otf": "font/otf"}

# what the style sheets ask for by name, and what text needs to be set at all
FEATURES = (
    "calt", "ccmp", "clig", "liga", "locl", "rlig", "kern", "mark", "mkmk",
    # the forms of letters that are joined, as in Arabic, or stacked, as in Hangul
    "init", "medi", "med2", "fina", "fin2", "fin3", "isol", "rclt", "rtlm", "mset", "curs",
    "ljmo", "vjmo", "tjmo",
    "smcp", "c2sc", "onum", "lnum", "pnum", "tnum", "sups", "subs", "zero", "case", "frac",
    "ssty", "dtls", "flac",  # of indices and below accents, in formulas
)  # fmt: skip
_BOLD = 600

# that a font gives itself a strange date, as some do, is of no interest to an author
logging.getLogger("fontTools").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Face:
    """One ``@font-face`` rule. ``address`` is the ``url()`` as written, ``file`` where it leads.

    ``ranges`` are the first and last characters of its ``unicode-range``: what it serves for.
    Without any it serves for all that it has.
    """

    family: str
    address: str
    file: Path
    style: str = "normal"
    weight: int = 400
    ranges: tuple[tuple[int, int], ...] = ()

    def serves(self, character: str) -> bool:
        """Whether ``character`` may be set in it; what it has is another question."""
        code = ord(character)
        return not self.ranges or any(first <= code <= last for first, last in self.ranges)

    @property
    def bold(self) -> bool:
        return self.weight >= _BOLD

    @property
    def italic(self) -> bool:
        return self.style != "normal"


def read_faces(styles: Styles) -> tuple[Face, ...]:
    """The faces that the style sheets of fonts declare, in their order.

    Raises PressroomError with GLYPH-002 for each face whose file is missing: left alone, a reading
    system would set its text in another font, or slant and embolden what it has.
    """
    sheets = "\n".join(styles.sheets.get(name, "") for name in FONT_SHEETS)
    rules = tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True)
    faces: list[Face] = []
    missing: list[Problem] = []
    for rule in rules:
        if not isinstance(rule, ast.AtRule) or rule.lower_at_keyword != "font-face":
            continue
        if rule.content:
            found = _face(rule.content, styles)
            if isinstance(found, Face):
                faces.append(found)
            else:
                missing.append(found)
    if missing:
        raise PressroomError(tuple(missing))
    return tuple(faces)


def _face(content: list[ast.Node], styles: Styles) -> Face | Problem:
    values: dict[str, tuple[str, ...]] = {}
    ranges: tuple[tuple[int, int], ...] = ()
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(item, ast.Declaration):
            values[item.lower_name] = tuple(_words(item.value))
            if item.lower_name == "unicode-range":
                ranges = tuple(_ranges(item.value))
    family = " ".join(values.get("font-family", ()))
    for address in values.get("src", ()):
        file = locate(address, styles)
        if file and file.suffix.lower() in FONT_TYPES:
            break
    else:
        named = '" or "'.join(values.get("src", ())) or "no address"
        return problem(MISSING_FONT, f'the font "{family}" of the style sheets is not at "{named}"')
    style = (*values.get("font-style", ()), "normal")[0]
    weight = (*values.get("font-weight", ()), "400")[0]
    number = {"normal": 400, "bold": 700}.get(weight) or (int(weight) if weight.isdigit() else 400)
    return Face(family, address, file, style, number, ranges)


def _words(tokens: list[ast.Node]) -> Iterator[str]:
    """The names, numbers and addresses of a value; ``format()`` and the like are left out."""
    for token in tokens:
        match token:
            case ast.IdentToken() | ast.StringToken() | ast.URLToken():
                yield token.value
            case ast.NumberToken():
                yield token.representation
            case ast.FunctionBlock(lower_name="url"):
                yield from _words(token.arguments)


def _ranges(tokens: list[ast.Node]) -> Iterator[tuple[int, int]]:
    for token in tokens:
        if isinstance(token, ast.UnicodeRangeToken):
            yield token.start, token.end


def locate(address: str, styles: Styles) -> Path | None:
    """The file that a relative address of a style sheet means, in the first root that has it."""
    for root in styles.roots:
        try:
            return paths.resolve_inside(root, address)
        except (FileNotFoundError, paths.OutsideError):
            continue
    return None


def open_font(face: Face) -> TTFont:
    """The face's tables, each read when it is asked for."""
    data = paths.read_capped(face.file, MAX_FONT)
    return TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)


def open_charmap(face: Face) -> TTFont:
    """As ``open_font``, with numbers for the names of glyphs, which take long to make.

    It is for who asks only which characters there are, and how wide.
    """
    font = open_font(face)
    font.setGlyphOrder([*map(str, range(font["maxp"].numGlyphs))])
    return font


def is_monospaced(font: TTFont) -> bool:
    """Whether ``i`` is as wide as ``M``: the flag in the post table is often forgotten."""
    cmap = font.getBestCmap() or {}
    narrow, wide = cmap.get(ord("i")), cmap.get(ord("M"))
    return bool(narrow and wide and _width(font, narrow) == _width(font, wide))


def _width(font: TTFont, glyph: str) -> int:
    """The advance, read where it stands, for the table has thousands (OpenType, hmtx)."""
    at = 4 * min(font.getGlyphID(glyph), font["hhea"].numberOfHMetrics - 1)
    return int.from_bytes(font.reader["hmtx"][at : at + 2])


def is_for_code(face: Face, font: TTFont) -> bool:
    """Whether code alone is set in it; a face for further scripts serves text and code."""
    return not face.ranges and is_monospaced(font)


def is_for_math(font: TTFont) -> bool:
    """Whether formulas, and nothing else, are set in it."""
    return "MATH" in font


_NAMES = frozenset({0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17})
_FIRST_OF_FEATURES = 256  # names of features, which the font's tables refer to
_ENGLISH = 0x409


def _is_kept(name: Any) -> bool:
    wanted = name.nameID in _NAMES or name.nameID >= _FIRST_OF_FEATURES
    return bool(wanted and name.isUnicode() and name.langID == _ENGLISH)


def subset_font(
    font: TTFont, characters: frozenset[str], features: tuple[str, ...] = FEATURES
) -> bytes:
    """``font`` with only what ``characters`` need: glyphs, the forms that features give, kerning.

    The same font and characters give the same bytes. The name records of licence and makers stay,
    as the Open Font License asks.
    """
    from fontTools import subset  # costs time, and a check makes no fonts

    options = subset.Options()
    options.layout_features = list(features)
    options.hinting = False  # today's reading systems draw outlines unhinted, at half the size
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[ord(character) for character in characters])
    # the subsetter would look through every table for names that it refers to: half of its time
    names = font["name"]
    names.names = [one for one in names.names if _is_kept(one)]
    del font["name"]
    worker.subset(font)
    font["name"] = names
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
