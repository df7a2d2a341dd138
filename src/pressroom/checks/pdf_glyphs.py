"""The letters that a PDF shows: whether the fonts have them, in the widths that are told, and as text.

ISO 14289-1, 7.21; ISO 19005-2, 6.2.11. What cannot be told of a font for sure is not told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from pressroom.checks import pdf_content_rules as rules
from pressroom.checks.pdf_content import Use
from pressroom.checks.pdf_encodings import MAC_ROMAN, NOTDEF, differences, letter, named
from pressroom.checks.pdf_more_rules import FONT_MAP, FONT_UNICODE
from pressroom.checks.pdf_objects import entry, items, unpacked, whole
from pressroom.checks.pdf_programs import Program, TrueType, program_of
from pressroom.model.problem import Place, Problem, problem

_SYMBOLIC = 4
_NEAR = 1  # thousandths of the type size
_TOLD = 4  # codes in a message
_LAST_CODE = 0xFFFF
_MOST_CODES = 2 * _LAST_CODE  # in the ranges of a map; what has more is made to do harm
_LARGEST_MAP = 200_000  # bytes: two for each of all glyphs that a font can have
_SUBSET = re.compile(r"[A-Z]{6}\+")
_MAPS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[[^\]]*\]")


@dataclass(slots=True)
class _Letters:
    """The codes of a font: the glyph of each, its width by the file, and its text."""

    bytes_: int  # of a code
    program: Program | None
    glyph: Callable[[int], str | None]  # None where it cannot be told
    width: Callable[[int], float | None]
    text: Callable[[int], str | None]  # None where the file tells none

    def codes(self, strings: Mapping[bytes, str]) -> dict[int, str]:
        """The codes that the strings are made of, and the page that shows each first."""
        found: dict[int, str] = {}
        for written, where in strings.items():
            string = bytes(pikepdf.Object.parse(written))
            codes: Iterable[int] = string
            if self.bytes_ == 2:
                pairs = zip(string[::2], string[1::2], strict=False)
                codes = (high << 8 | low for high, low in pairs)
            for code in codes:
                found.setdefault(code, where)
        return found

    def lacks(self, code: int) -> bool:
        """Whether nothing, or the sign for a missing letter, is drawn for the code."""
        glyph = self.glyph(code)
        return glyph == NOTDEF or not (glyph is None or not self.program or self.program.has(glyph))

    def differs(self, code: int) -> bool:
        """Whether the program draws the letter wider or narrower than the file says."""
        glyph = self.glyph(code)
        if self.program is None or glyph is None:
            return False
        said, drawn = self.width(code), self.program.width(glyph)
        return said is not None and drawn is not None and abs(said - drawn) > _NEAR

    def told(self, code: int) -> str:
        """The letter of a code, for people."""
        text = self.text(code)
        return f'"{text}"' if text and text.isprintable() else f"code {code}"


def check_glyphs(use: Use, place: Place) -> Iterator[Problem]:
    """What is wrong with the letters that are shown in one font."""
    name = str(entry(use.font, "/BaseFont") or "/without a name")[1:]
    kind = str(entry(use.font, "/Subtype"))
    if kind == "/Type0" and str(entry(use.font, "/Encoding")) in ("/Identity-H", "/Identity-V"):
        letters = _composite(use.font)
    elif kind in ("/Type1", "/MMType1", "/TrueType", "/Type3"):
        letters = _simple(use.font, kind)
    else:
        return
    drawn, hidden = letters.codes(use.drawn), letters.codes(use.hidden)
    shown = hidden | drawn
    # the sign for a missing letter may not be shown, not even unseen
    lacking = {code for code in drawn if letters.lacks(code)}
    lacking |= {code for code in hidden if letters.glyph(code) == NOTDEF}
    other = {code for code in drawn if code not in lacking and letters.differs(code)}
    silent = {code for code in shown if letters.text(code) is None}
    for rule, codes, words in (
        (rules.GLYPH, lacking, "lacks"),
        (rules.WIDTH, other, "has other widths than the file says for"),
        (FONT_UNICODE, silent, "does not tell the text of"),
    ):
        if codes:
            some = [f"{letters.told(code)} on {shown[code]}" for code in sorted(codes)[:_TOLD]]
            more = f" and {len(codes) - _TOLD} more" if len(codes) > _TOLD else ""
            yield problem(rule, f'the font "{name}" {words} {", ".join(some)}{more}', place)
    if kind == "/TrueType" and isinstance(letters.program, TrueType) and _symbolic(use.font):
        maps = letters.program.count_maps()
        if maps != 1 and not letters.program.maps(3, 0):
            text = (
                f'the font "{name}" is symbolic and has {maps} maps of characters, none of symbols'
            )
            yield problem(FONT_MAP, text, place)
    if _SUBSET.match(name) and letters.program:
        left_out, lost = _listed(use.font, letters.program)
        if left_out:
            text = f'the font "{name}" has glyphs that its list leaves out'
            yield problem(rules.GLYPH_LIST, text, place)
        if lost:
            text = f'the font "{name}" lists glyphs that are not there'
            yield problem(rules.GLYPH_LIST, text, place)


def _composite(font: Any) -> _Letters:
    """A font of two bytes a letter. ISO 32000-1, 9.7."""
    part = next(iter(items(entry(font, "/DescendantFonts"))), None)
    program = program_of(part)
    glyphs = whole(entry(part, "/CIDToGIDMap"), _LARGEST_MAP)
    widths = _wide(entry(part, "/W"))
    default = _number(entry(part, "/DW"), 1000)

    def glyph(code: int) -> str | None:
        if glyphs is not None and isinstance(program, TrueType):
            code = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
        return program.at(code) if program else None

    texts = _texts(font)

    def text(code: int) -> str | None:
        # what a font without a map lacks is told of the font
        return "" if texts is None else texts.get(code)

    def width(code: int) -> float | None:
        return None if widths is None else widths.get(code, default)

    return _Letters(2, program, glyph, width, text)


def _simple(font: Any, kind: str) -> _Letters:
    """A font of one byte a letter. ISO 32000-1, 9.6."""
    program = None if kind == "/Type3" else program_of(font)
    encoding = entry(font, "/Encoding")
    symbolic = _symbolic(font)
    changed = differences(encoding)
    base = named(encoding, standard=not symbolic and program is None)

    def name(code: int) -> str | None:
        return changed.get(code) or (base[code] if base else None)

    def glyph(code: int) -> str | None:
        own = name(code)
        if isinstance(program, TrueType):
            return _in_truetype(program, None if symbolic else own, code)
        if program is None or kind == "/TrueType":
            return None
        return own or program.coded(code)

    texts = _texts(font)

    def text(code: int) -> str | None:
        if texts is not None and code in texts:
            return texts[code]
        own = name(code)
        if own is None and program is not None and not isinstance(program, TrueType):
            own = program.coded(code)
        if own is None:
            return (
                "" if texts is None else None
            )  # what a font without a map lacks is told of the font
        return letter(own) or ("" if own == NOTDEF else None)

    first = entry(font, "/FirstChar")
    widths = items(entry(font, "/Widths"))
    missing = _number(entry(font, "/FontDescriptor", "/MissingWidth"), 0)

    def width(code: int) -> float | None:
        if not widths or not isinstance(first, int):
            return None
        at = code - first
        return _number(widths[at], missing) if 0 <= at < len(widths) else missing

    return _Letters(1, program, glyph, width, text)


def _symbolic(font: Any) -> bool:
    flags = entry(font, "/FontDescriptor", "/Flags")
    return isinstance(flags, int) and bool(flags & _SYMBOLIC)


def _in_truetype(program: TrueType, name: str | None, code: int) -> str | None:
    """ISO 32000-1, 9.6.6.4: by the name of the letter, or in a symbolic font by the code."""
    if name is None:
        return program.coded(code)
    if name == NOTDEF:
        return NOTDEF
    text = letter(name)
    found = program.mapped(3, 1, ord(text)) if len(text) == 1 else None
    if found is None and name in MAC_ROMAN:
        found = program.mapped(1, 0, MAC_ROMAN.index(name))
    found = found or program.called(name)
    # without a map the letter may be found in ways of its own
    return found or (NOTDEF if program.count_maps() else None)


def _wide(node: Any) -> dict[int, float] | None:
    """The widths of a composite font; None where they are too many. ISO 32000-1, 9.7.4.3."""
    widths: dict[int, float] = {}
    left = _MOST_CODES
    waiting = items(node)[::-1]
    while len(waiting) > 1:
        first, then = waiting.pop(), waiting.pop()
        if not isinstance(first, int):
            return widths
        if isinstance(then, pikepdf.Array):
            widths.update({first + at: _number(one, 0) for at, one in enumerate(list(then))})
        elif isinstance(then, int) and waiting:
            codes = range(first, then + 1)
            left -= len(codes)
            if left < 0:
                return None
            widths.update(dict.fromkeys(codes, _number(waiting.pop(), 0)))
    return widths


def _texts(font: Any) -> dict[int, str] | None:
    """The text of each code by ToUnicode; None where the map is missing, or builds on another."""
    data = unpacked(entry(font, "/ToUnicode"))
    if data is None or b"usecmap" in data:
        return None
    texts: dict[int, str] = {}
    left = _MOST_CODES
    for kind, body in _MAPS.findall(data):
        found = list(_STRING.finditer(body))
        step = 2 if kind == b"char" else 3
        for at in range(0, len(found) - step + 1, step):
            first, last, to = found[at][1], found[at + step - 2][1], found[at + step - 1][1]
            if first and last:
                codes = range(int(first, 16), min(int(last, 16), _LAST_CODE) + 1)
                text = _decoded(to or b"")
                left -= len(codes)
                if left < 0:
                    return None
                texts.update({code: _shifted(text, code - codes[0]) for code in codes})
    return texts


def _shifted(text: str, by: int) -> str:
    """The text of a code in a range, of which the last letter counts on."""
    return text[:-1] + chr(min(ord(text[-1]) + by, sys.maxunicode)) if text else ""


def _decoded(digits: bytes) -> str:
    digits = re.sub(rb"\s", b"", digits)
    return bytes.fromhex(digits[: len(digits) // 4 * 4].decode()).decode("utf-16-be", "replace")


def _listed(font: Any, program: Program) -> tuple[bool, bool]:
    """Whether CharSet or CIDSet leaves out glyphs of the program, and whether it lists others."""
    part = next(iter(items(entry(font, "/DescendantFonts"))), font)
    names = entry(part, "/FontDescriptor", "/CharSet")
    if isinstance(names, pikepdf.String):
        told, there = set(str(names).replace("/", " ").split()), program.names()
        return bool(there - told), bool(told - there - {NOTDEF})
    bits = whole(entry(part, "/FontDescriptor", "/CIDSet"), _LARGEST_MAP)
    if bits is None or isinstance(entry(part, "/CIDToGIDMap"), pikepdf.Stream):
        return False, False
    cids = {8 * at + bit for at, byte in enumerate(bits) for bit in range(8) if byte & 0x80 >> bit}
    glyphs = [program.at(cid) for cid in cids]
    lost = any(glyph is not None and not program.has(glyph) for glyph in glyphs)
    return bool(program.cids() - cids), lost


def _number(node: Any, otherwise: float) -> float:
    try:
        return float(node)
    except (TypeError, ValueError):
        return otherwise
