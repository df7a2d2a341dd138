"""Small fonts of four kinds, built by hand: each letter a square, and as wide as is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from fontTools.agl import UV2AGL
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import encrypt
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

Widths = Mapping[str, int]
NOTDEF = 500  # the width of the sign for a missing letter


def named(letter: str) -> str:
    return UV2AGL[ord(letter)]


def truetype(
    widths: Widths, em: int = 1000, maps: Sequence[tuple[int, int]] = ((3, 1),), names: bool = False
) -> bytes:
    """A TrueType font; its glyphs are numbered from 1, in the order of the letters.

    ``maps`` are the platforms and encodings of its maps of characters; ``names`` are those of its
    glyphs, which are of more use than the maps where these are not.
    """

    def outlines(made: FontBuilder, wide: Mapping[str, int]) -> None:
        made.setupGlyf({name: _square(TTGlyphPen(None)).glyph() for name in wide})

    font = TTFont(BytesIO(_font(widths, outlines, em, kind="ttf")))
    font["cmap"].tables = [_map(one, widths) for one in maps]
    if not names:
        font["post"].formatType = 3
    return _saved(font)


def _map(kind: tuple[int, int], widths: Widths) -> Any:
    made = CmapSubtable.newSubtable(0 if kind[0] == 1 else 4)
    made.platformID, made.platEncID = kind
    made.language = 0
    made.cmap = {_code(kind, letter): named(letter) for letter in widths}
    return made


def _code(kind: tuple[int, int], letter: str) -> int:
    match kind:
        case (1, 0):
            return letter.encode("mac-roman")[0]
        case (3, 0):
            return 0xF000 + ord(letter)
    return ord(letter)


def opentype(widths: Widths) -> bytes:
    """The same with outlines of PostScript."""

    def outlines(made: FontBuilder, wide: Mapping[str, int]) -> None:
        letters = {
            name: _square(T2CharStringPen(width, None)).getCharString()
            for name, width in wide.items()
        }
        made.setupCFF("Own", {"FullName": "Own"}, letters, {})

    return _font(widths, outlines, 1000, kind="otf")


def compact(widths: Widths) -> bytes:
    """The outlines of PostScript alone."""
    return bytes(TTFont(BytesIO(opentype(widths))).getTableData("CFF "))


def numbered(cids: Mapping[int, int]) -> bytes:
    """The same, but of characters that have numbers; ``cids`` has the width of each."""
    font = TTFont(
        BytesIO(opentype({chr(0x61 + at): width for at, width in enumerate(cids.values())}))
    )
    top = font["CFF "].cff[0]
    names = dict(zip(top.charset, [".notdef", *(f"cid{cid:05}" for cid in cids)], strict=True))
    part, parts, choice = FontDict(), FDArrayIndex(), FDSelect()
    part.Private = top.Private
    parts.append(part)
    choice.gidArray, choice.format = [0] * len(names), 3
    top.ROS, top.CIDCount, top.FDArray, top.FDSelect = (
        ("Adobe", "Identity", 0),
        70_000,
        parts,
        choice,
    )
    letters = top.CharStrings.charStrings
    top.CharStrings.charStrings = {names[name]: place for name, place in letters.items()}
    top.charset = list(names.values())
    for name in ("Private", "Encoding", "charset"):
        top.rawDict.pop(name, None)
    return bytes(font.getTableData("CFF "))


def type1(widths: Widths, least: int = 4, codes: str = "") -> bytes:
    """A font in PostScript, as short as can be."""
    letters = {".notdef": NOTDEF, **{named(letter): width for letter, width in widths.items()}}
    drawn = b""
    for name, width in letters.items():
        code = encrypt(b"\0" * least + _number(0) + _number(width) + b"\x0d\x0e", 4330)[0]
        drawn += b"/%s %d RD " % (name.encode(), len(code)) + code + b" ND\n"
    lengths = b"/lenIV %d def " % least if least != 4 else b""
    secret = b"dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n"
    secret += b"/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n" + lengths
    secret += (
        b"/BlueValues [] def\n/MinFeature {16 16} def\n/password 5839 def\n/Subrs 0 array\nND\n"
    )
    secret += b"2 index /CharStrings %d dict dup begin\n" % len(letters) + drawn
    secret += b"end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n"
    sealed = encrypt(b"\0\0\0\0" + secret, 55_665)[0]
    encoding = codes or "StandardEncoding def"
    clear = (
        "%!PS-AdobeFont-1.0: Own\n11 dict begin\n/FontName /Own def\n/PaintType 0 def\n/FontType 1 def\n"
        "/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 400 400} readonly def\n"
        f"/Encoding {encoding}\ncurrentdict end\ncurrentfile eexec\n"
    ).encode()
    return clear + sealed


def _number(value: int) -> bytes:
    """Adobe Type 1 Font Format, 6.2."""
    if -107 <= value <= 107:
        return bytes([value + 139])
    if 108 <= value <= 1131:
        return bytes([247 + (value - 108) // 256, (value - 108) % 256])
    if -1131 <= value <= -108:
        return bytes([251 + (-value - 108) // 256, (-value - 108) % 256])
    return b"\xff" + value.to_bytes(4, "big", signed=True)


def _square(pen: Any) -> Any:
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def _font(
    widths: Widths, outlines: Callable[[FontBuilder, Mapping[str, int]], None], em: int, kind: str
) -> bytes:
    wide = {".notdef": NOTDEF, **{named(letter): width for letter, width in widths.items()}}
    made = FontBuilder(em, isTTF=kind == "ttf")
    made.setupGlyphOrder(list(wide))
    made.setupCharacterMap({ord(letter): named(letter) for letter in widths})
    outlines(made, wide)
    made.setupHorizontalMetrics({name: (width, 0) for name, width in wide.items()})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    return _saved(made.font)


def _saved(font: Any) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()
