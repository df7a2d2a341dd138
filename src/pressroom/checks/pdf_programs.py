"""The programs of the fonts in a PDF: which glyphs they have, and how wide these are. ISO 32000-1, 9.9."""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Protocol

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

from pressroom.checks.pdf_encodings import NOTDEF
from pressroom.checks.pdf_objects import entry, whole
from pressroom.checks.pdf_type1 import type1

logging.getLogger("fontTools").setLevel(logging.CRITICAL)

_LARGEST = 20_000_000  # bytes
_THOUSANDTH = [0.001, 0, 0, 0.001, 0, 0]


class Program(Protocol):
    """What a font program can be asked. A glyph is known by its name, or by its number as text."""

    def at(self, cid: int) -> str | None:
        """The glyph of a character of a composite font, without a map in between."""

    def coded(self, code: int) -> str | None:
        """The glyph that the program itself gives to a code of a simple font."""

    def has(self, glyph: str) -> bool:
        """Whether the program draws the glyph."""

    def width(self, glyph: str) -> float | None:
        """The advance of the glyph in thousandths of the type size; None where it cannot be told."""

    def names(self) -> set[str]:
        """The names of all glyphs but .notdef; empty where they have none."""

    def cids(self) -> set[int]:
        """The characters of all glyphs of a composite font that draw something, without a map in between."""


@dataclass(slots=True)
class TrueType:
    """Glyphs are known by their numbers."""

    font: Any  # of fontTools.ttLib

    @property
    def count(self) -> int:
        """How many glyphs there are."""
        return int(self.font["maxp"].numGlyphs)

    def at(self, cid: int) -> str | None:
        return str(cid) if cid else NOTDEF

    def coded(self, code: int) -> str | None:
        """ISO 32000-1, 9.6.6.4: the map of a symbolic font."""
        for platform, encoding, add in ((3, 0, 0), (3, 0, 0xF000), (3, 0, 0xF100), (1, 0, 0)):
            glyph = self.mapped(platform, encoding, code + add)
            if glyph is not None:
                return glyph
        return NOTDEF if self.maps(3, 0) or self.maps(1, 0) else None

    def count_maps(self) -> int:
        """How many maps of characters there are."""
        return len(self.font["cmap"].tables) if "cmap" in self.font else 0

    def maps(self, platform: int, encoding: int) -> bool:
        """Whether there is such a map of characters."""
        return "cmap" in self.font and bool(self.font["cmap"].getcmap(platform, encoding))

    def mapped(self, platform: int, encoding: int, letter: int) -> str | None:
        """The glyph of a letter in one of the maps."""
        if not self.maps(platform, encoding):
            return None
        name = self.font["cmap"].getcmap(platform, encoding).cmap.get(letter)
        return None if name is None else self.at(self.font.getGlyphID(name))

    def has(self, glyph: str) -> bool:
        return glyph == NOTDEF or int(glyph) < self.count

    def width(self, glyph: str) -> float | None:
        if not {"hhea", "hmtx", "head"} <= set(self.font.keys()):
            return None
        table, long = self.font.reader["hmtx"], int(self.font["hhea"].numberOfHMetrics)
        number = 0 if glyph == NOTDEF else int(glyph)
        (advance,) = struct.unpack_from(">H", table, 4 * min(number, long - 1))
        return 1000 * float(advance) / float(self.font["head"].unitsPerEm)

    def called(self, name: str) -> str | None:
        """The glyph of a name, where the program gives names to its glyphs."""
        if "post" not in self.font or self.font["post"].formatType == 3:
            return None
        number = self.font.getReverseGlyphMap().get(name)
        return None if number is None else self.at(number)

    def names(self) -> set[str]:
        return set()

    def cids(self) -> set[int]:
        if "loca" not in self.font:
            return set()
        places = list(self.font["loca"])
        return {cid for cid in range(1, self.count) if places[cid] != places[cid + 1]}


@dataclass(slots=True)
class Compact:
    """A CFF font, in which characters are named, or numbered: ``cid00012``."""

    font: Any
    widths: dict[str, float | None] = field(default_factory=dict)

    @property
    def numbered(self) -> bool:
        """Whether characters have numbers that are not those of the glyphs."""
        return hasattr(self.font, "ROS")

    def at(self, cid: int) -> str | None:
        if not cid:
            return NOTDEF
        if self.numbered:
            return f"cid{cid:05}"
        return str(self.font.charset[cid]) if cid < len(self.font.charset) else f"cid{cid:05}"

    def coded(self, code: int) -> str | None:
        encoding = self.font.Encoding
        names = StandardEncoding if encoding == "StandardEncoding" else encoding
        return str(names[code]) if isinstance(names, list) and code < len(names) else None

    def has(self, glyph: str) -> bool:
        return glyph in self.font.CharStrings

    def width(self, glyph: str) -> float | None:
        if glyph not in self.widths:
            self.widths[glyph] = self._width(glyph)
        return self.widths[glyph]

    def _width(self, glyph: str) -> float | None:
        parts = [self.font, *getattr(self.font, "FDArray", ())]
        if any(list(getattr(part, "FontMatrix", _THOUSANDTH)) != _THOUSANDTH for part in parts):
            return None
        letter = self.font.CharStrings[glyph]
        letter.draw(NullPen())
        return float(letter.width)

    def names(self) -> set[str]:
        return set(self.font.charset) - {NOTDEF}

    def cids(self) -> set[int]:
        return {int(name[3:]) for name in self.names()} if self.numbered else set()


def program_of(font: Any) -> Program | None:
    """The program of a simple font or of a part of a composite one; None where there is none.

    A damaged one raises in any of the library's ways.
    """
    described = entry(font, "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        stream = entry(described, key)
        data = whole(stream, _LARGEST)
        if data is None:
            continue
        if key == "/FontFile":
            return type1(data)
        if key == "/FontFile2" or str(entry(stream, "/Subtype")) == "/OpenType":
            return _opentype(data)
        return _compact(data)
    return None


def _opentype(data: bytes) -> Program:
    font = TTFont(BytesIO(data), lazy=True)
    if "CFF " in font:
        return Compact(font["CFF "].cff[0])
    return TrueType(font)


def _compact(data: bytes) -> Program:
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    return Compact(fonts[0])
