"""The fonts of a PDF: how codes become glyphs and letters. ISO 14289-1, 7.21; ISO 19005-2, 6.2.11."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_encodings import NOTDEF, differences, letter
from pressroom.checks.pdf_objects import entry, items, unpacked
from pressroom.model.problem import Place, Problem, problem

_SYMBOLIC = 4
_LATIN = frozenset({"/MacRomanEncoding", "/WinAnsiEncoding"})
_SIMPLE = _LATIN | {"/MacExpertEncoding"}
_COLLECTIONS = frozenset({"GB1", "CNS1", "Japan1", "Korea1"})
# ISO 32000-1, table 118
_PREDEFINED = frozenset(
    "GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V "
    "UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V "
    "ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V "
    "UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V "
    "90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H "
    "UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H "
    "KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H "
    "UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V Identity-H Identity-V".split()
)
_NO_LETTER = re.compile(rb"<[0-9A-Fa-f]+>\s*<\s*(?:0000|FEFF|FFFE|feff|fffe)\s*>")
_WMODE = re.compile(rb"/WMode\s+(\d)\s+def")
_USED = re.compile(rb"/(\S+)\s+usecmap")


def check_font(font: Any, name: str, where: str, place: Place) -> Iterator[Problem]:
    """What is wrong with the maps of one font."""
    kind = str(entry(font, "/Subtype"))
    said = f'the font "{name}" on {where}'
    if kind == "/Type0":
        for why in _composite(font):
            yield problem(rules.FONT_MAP, f"{said} {why}", place)
    elif kind == "/TrueType":
        for why in _truetype(font):
            yield problem(rules.FONT_MAP, f"{said} {why}", place)
    for why in _letters(font, kind):
        yield problem(rules.FONT_UNICODE, f"{said} {why}", place)


def _composite(font: Any) -> Iterator[str]:
    part = next(iter(items(entry(font, "/DescendantFonts"))), None)
    encoding = entry(font, "/Encoding")
    known = isinstance(encoding, pikepdf.Name) and str(encoding)[1:] in _PREDEFINED
    identity = known and str(encoding).startswith("/Identity")
    if not known and not isinstance(encoding, pikepdf.Stream):
        yield f'has the map of characters "{encoding}", which is neither embedded nor known'
    if isinstance(encoding, pikepdf.Stream):
        for key in ("/Registry", "/Ordering"):
            one, other = (str(entry(node, "/CIDSystemInfo", key)) for node in (encoding, part))
            if one != other:
                yield f"has maps of the collections {one} and {other}"
                break
        kept, asked = (entry(node, "/CIDSystemInfo", "/Supplement") for node in (encoding, part))
        if isinstance(kept, int) and isinstance(asked, int) and asked > kept:
            yield f"has glyphs of supplement {asked} and a map of supplement {kept}"
        data = unpacked(encoding) or b""
        mode = _WMODE.search(data)
        if mode and int(mode[1]) != (entry(encoding, "/WMode") or 0):
            yield "has a map of characters with two directions of writing"
        used = _USED.search(data)
        if used and used[1].decode("latin-1") not in _PREDEFINED:
            yield "has a map of characters that builds on one that is not known"
        base = entry(encoding, "/UseCMap")
        if isinstance(base, pikepdf.Name) and str(base)[1:] not in _PREDEFINED:
            yield "has a map of characters that builds on one that is not known"
    elif known and not identity:
        order = str(entry(part, "/CIDSystemInfo", "/Ordering"))
        if order not in _COLLECTIONS:
            yield f'has the map of characters "{encoding}" but glyphs of "{order}"'
    if str(entry(part, "/Subtype")) == "/CIDFontType2":
        glyphs = entry(part, "/CIDToGIDMap")
        if not isinstance(glyphs, pikepdf.Stream) and str(glyphs) != "/Identity":
            yield "has no CIDToGIDMap"


def _truetype(font: Any) -> Iterator[str]:
    flags = entry(font, "/FontDescriptor", "/Flags")
    encoding = entry(font, "/Encoding")
    base = entry(encoding, "/BaseEncoding") if encoding is not None else None
    plain = str(base if isinstance(encoding, pikepdf.Dictionary) else encoding)
    if isinstance(flags, int) and flags & _SYMBOLIC:
        if encoding is not None:
            yield "is symbolic and has an Encoding"
    elif plain not in _LATIN:
        yield "is not symbolic and has neither MacRomanEncoding nor WinAnsiEncoding"
    else:
        unknown = [
            name for name in differences(encoding).values() if name != NOTDEF and not letter(name)
        ]
        if unknown:
            yield f'is not symbolic and names a letter "{unknown[0]}", which nobody knows'


def _letters(font: Any, kind: str) -> Iterator[str]:
    """ISO 19005-2, 6.2.11.7.2: a ToUnicode map, or an encoding whose letters are known."""
    to_unicode = entry(font, "/ToUnicode")
    if isinstance(to_unicode, pikepdf.Stream):
        if _NO_LETTER.search(unpacked(to_unicode) or b""):
            yield "maps a glyph to no letter"
        return
    encoding = entry(font, "/Encoding")
    if kind == "/Type0":
        part = next(iter(items(entry(font, "/DescendantFonts"))), None)
        order = str(entry(part, "/CIDSystemInfo", "/Ordering"))
        known = isinstance(encoding, pikepdf.Name) and not str(encoding).startswith("/Identity")
        if not known and order not in _COLLECTIONS:
            yield "has no ToUnicode map"
        return
    if encoding is None:
        flags = entry(font, "/FontDescriptor", "/Flags")
        if kind == "/TrueType" and isinstance(flags, int) and flags & _SYMBOLIC:
            yield "is symbolic and has no ToUnicode map"
    elif isinstance(encoding, pikepdf.Name) and str(encoding) not in _SIMPLE:
        yield f'has the encoding "{encoding}" and no ToUnicode map'
