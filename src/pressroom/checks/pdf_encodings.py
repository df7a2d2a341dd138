"""The letters of simple fonts: from a code to the name of a letter, and from there to its text.

ISO 32000-1, 9.6.6 and annex D; Adobe Glyph List.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from fontTools.agl import UV2AGL, toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

from pressroom.checks.pdf_objects import entry, items

NOTDEF = ".notdef"
_BLANK = 0x20


def _win_ansi() -> list[str]:
    """ISO 32000-1, annex D.2; a code that means nothing stands for a bullet."""
    names = [NOTDEF] * _BLANK + ["bullet"] * (256 - _BLANK)
    for code in range(_BLANK, 256):
        text = bytes([code]).decode("cp1252", "ignore")
        if text and ord(text) in UV2AGL:
            names[code] = UV2AGL[ord(text)]
    others = {
        0xA0: "space",
        0xAD: "hyphen",
        0xB2: "twosuperior",
        0xB3: "threesuperior",
        0xB9: "onesuperior",
    }
    for code, name in others.items():
        names[code] = name
    return names


MAC_ROMAN = ["space" if name == "nbspace" else name for name in MacRoman]
_NAMED: dict[str, Sequence[str]] = {
    "/WinAnsiEncoding": _win_ansi(),
    "/MacRomanEncoding": MAC_ROMAN,
    "/StandardEncoding": StandardEncoding,
}


def named(encoding: Any, standard: bool) -> Sequence[str] | None:
    """The names of the 256 codes; None where the program of the font tells them.

    ``standard``: whether the program does not tell them, so that they are those of StandardEncoding.
    """
    base = (
        entry(encoding, "/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    )
    return _NAMED.get(str(base), StandardEncoding if standard else None)


def differences(encoding: Any) -> dict[int, str]:
    """The names that an encoding of its own gives to codes."""
    names: dict[int, str] = {}
    code = 0
    for one in items(entry(encoding, "/Differences")):
        if isinstance(one, pikepdf.Name):
            names[code] = str(one)[1:]
            code += 1
        elif isinstance(one, int):
            code = one
    return names


def letter(name: str) -> str:
    """The text of a letter by its name; empty where the name tells none."""
    return str(toUnicode(name) or toUnicode(name, isZapfDingbats=True))
