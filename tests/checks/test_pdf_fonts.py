"""Fonts in a PDF, read one by one: from a code to a name, from a name to a glyph, from a glyph to its width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
import pytest
from fonts_by_hand import compact, numbered, opentype, truetype
from fonts_by_hand import type1 as made_type1
from pikepdf import Array, Dictionary, Name

from pressroom.checks.pdf_encodings import MAC_ROMAN, NOTDEF, differences, letter, named
from pressroom.checks.pdf_programs import Program, program_of
from pressroom.checks.pdf_type1 import Type1, type1

ABC = {"a": 400, "b": 600, " ": 250}


def test_win_ansi_is_code_page_1252() -> None:
    """With a bullet for what it leaves open. ISO 32000-1, annex D.2."""
    found = named(Name.WinAnsiEncoding, standard=False)
    assert found is not None
    assert found[:0x20] == [NOTDEF] * 0x20
    others = {
        0x7F: "•",
        0x81: "•",
        0x8D: "•",
        0x8F: "•",
        0x90: "•",
        0x9D: "•",
        0xA0: " ",
        0xAD: "-",
    }
    for code in range(0x20, 0x100):
        assert letter(found[code]) == (others.get(code) or bytes([code]).decode("cp1252")), hex(
            code
        )
    assert len(found) == 256


def test_mac_roman_is_that_of_the_macintosh() -> None:
    """But for the sign of the euro and the apple, which are younger."""
    others = {0xBD: "\N{OHM SIGN}", 0xCA: " ", 0xDB: "¤", 0xF0: letter("apple")}
    for code in range(0x20, 0x7F):
        assert letter(MAC_ROMAN[code]) == chr(code)
    for code in range(0x80, 0x100):
        assert letter(MAC_ROMAN[code]) == (others.get(code) or bytes([code]).decode("mac-roman")), (
            hex(code)
        )
    assert named(Name.MacRomanEncoding, standard=False) == MAC_ROMAN


@pytest.mark.parametrize(
    ("encoding", "standard", "name"),
    [
        (None, True, "quoteright"),
        (None, False, None),
        (Name.StandardEncoding, False, "quoteright"),
        (Name.WinAnsiEncoding, True, "quotesingle"),
        (Dictionary(BaseEncoding=Name.WinAnsiEncoding), False, "quotesingle"),
        (Dictionary(BaseEncoding=Name.MacRomanEncoding), True, "quotesingle"),
        (Dictionary(Differences=Array([])), True, "quoteright"),
        (Dictionary(Differences=Array([])), False, None),
        (Name.OwnEncoding, False, None),
    ],
)
def test_which_encoding_names_the_codes(encoding: Any, standard: bool, name: str | None) -> None:
    found = named(encoding, standard)
    assert (found[0x27] if found else None) == name


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ([65, Name.B, Name.C, 97, Name.d], {65: "B", 66: "C", 97: "d"}),
        ([Name.B, Name.C], {0: "B", 1: "C"}),
        ([7, 8, Name.B], {8: "B"}),
        ([], {}),
    ],
)
def test_differences_count_on_from_a_number(written: Sequence[Any], names: dict[int, str]) -> None:
    assert differences(Dictionary(Differences=Array(list(written)))) == names
    assert differences(Name.WinAnsiEncoding) == differences(None) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("A", "A"),
        ("f_i", "fi"),
        ("uni0416", "Ж"),
        ("a.alt", "a"),
        ("a58", "✿"),
        ("g23", ""),
        ("own", ""),
    ],
)
def test_a_name_tells_the_text_of_a_letter(name: str, text: str) -> None:
    assert letter(name) == text


@pytest.mark.parametrize(
    ("code", "width"),
    [
        ("8b 20 0d", -107), ("8b 8b 0d", 0), ("8b f6 0d", 107),
        ("8b f700 0d", 108), ("8b f7ff 0d", 363), ("8b f800 0d", 364), ("8b faff 0d", 1131),
        ("8b fb00 0d", -108), ("8b fbff 0d", -363), ("8b fc00 0d", -364), ("8b feff 0d", -1131),
        ("8b ff0000046c 0d", 1132), ("8b fffffffb94 0d", -1132), ("20 ff00010000 0d", 65_536),
        ("8b f888 8d 0c0c 0d", 250), ("f888 8d 0c0c ef 0d 0e", 100), ("8b ef 0d 00", 100),
        ("8b ef", None), ("8b ef 0c07", None), ("ef 0d", None), ("8b 8b ef 0d", None), ("", None),
        ("8b f7", None), ("8b fb", None), ("8b ff000004", None), ("8b 1f 0d", None),
        ("8b ef 8b 0c0c 0d", None), ("8b 0c0c 0d", None), ("0d", None),
    ],
)  # fmt: skip
def test_a_letter_in_postscript_begins_with_its_width(code: str, width: float | None) -> None:
    """Adobe Type 1 Font Format, 6.2 and 6.4: numbers, and hsbw."""
    font = Type1({"a": bytes.fromhex(code)}, None)
    assert font.width("a") == width


@pytest.mark.parametrize("least", [0, 1, 4, 9])
def test_a_font_in_postscript_is_read_and_not_run(least: int) -> None:
    font = type1(made_type1(ABC, least=least))
    assert font.names() == {"a", "b", "space"} and font.has(NOTDEF) and not font.has("c")
    assert [font.width(name) for name in ("a", "b", "space", NOTDEF)] == [400, 600, 250, 500]
    assert font.coded(0x61) == "a" and font.coded(0x27) == "quoteright"
    assert font.at(1) is None and font.cids() == set()


def test_a_font_in_postscript_may_have_codes_of_its_own() -> None:
    font = type1(made_type1(ABC, codes="256 array 0 1 255 {1 index exch /.notdef put} for\n"
                            "dup 1 /a put\ndup 200/b put\nreadonly def"))  # fmt: skip
    assert [font.coded(code) for code in (1, 200, 0x61)] == ["a", "b", NOTDEF]


@pytest.mark.parametrize("data", [b"", b"%!PS", b"eexec", b"%! eexec \r\n abc"])
def test_what_is_no_font_in_postscript_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no font"):
        type1(data)


def test_a_damaged_font_in_postscript_has_the_letters_that_are_left() -> None:
    whole = made_type1({"a": 400, "b": 600})
    font = type1(whole[:-120])
    assert font.has(NOTDEF) and not font.has("b")
    none = type1(whole[: whole.index(b"eexec") + 20])
    assert none.letters == {}


def read(data: bytes, key: str, kind: str = "") -> Program:
    """The program that a font of the PDF has."""
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(data)
        if kind:
            stream["/Subtype"] = Name(f"/{kind}")
        font = Dictionary(FontDescriptor=Dictionary({f"/{key}": stream}))
        found = program_of(pdf.make_indirect(font))
    assert found is not None
    return found


def test_a_truetype_font_has_numbers() -> None:
    font: Any = read(truetype(ABC), "FontFile2")
    assert [font.at(cid) for cid in (0, 1, 9)] == [NOTDEF, "1", "9"]
    assert [font.has(glyph) for glyph in (NOTDEF, "1", "3", "4", "9")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [font.width(glyph) for glyph in (NOTDEF, "1", "2", "3")] == [500, 400, 600, 250]
    assert (
        font.count == 4
        and font.count_maps() == 1
        and font.cids() == {1, 2, 3}
        and font.names() == set()
    )
    assert font.mapped(3, 1, ord("b")) == "2" and font.mapped(3, 1, ord("c")) is None
    assert font.mapped(1, 0, ord("b")) is None and not font.maps(1, 0) and font.maps(3, 1)


def test_letters_of_one_width_share_it() -> None:
    """Only the first glyphs may have a width of their own; the last of these holds for all others."""
    font: Any = read(truetype({"a": 400, "b": 600, "c": 600, "d": 600}), "FontFile2")
    font.font["hhea"].numberOfHMetrics = 3
    assert [font.width(glyph) for glyph in ("1", "2", "3", "4")] == [400, 600, 600, 600]


def test_a_truetype_font_may_name_its_glyphs() -> None:
    font: Any = read(truetype(ABC, names=True), "FontFile2")
    assert font.called("b") == "2" and font.called("c") is None and font.called(NOTDEF) == NOTDEF
    assert read(truetype(ABC), "FontFile2").called("b") is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("maps", "code", "glyph"),
    [
        ([(3, 0)], 0x61, "1"), ([(3, 0)], 0x63, NOTDEF), ([(1, 0)], 0x62, "2"), ([(1, 0)], 0x63, NOTDEF),
        ([(3, 0), (1, 0)], 0x62, "2"), ([(3, 1)], 0x61, None), ([], 0x61, None),
    ],
)  # fmt: skip
def test_a_symbolic_font_is_asked_by_code(
    maps: list[tuple[int, int]], code: int, glyph: str | None
) -> None:
    font: Any = read(truetype(ABC, maps=maps), "FontFile2")
    assert font.coded(code) == glyph
    assert font.count_maps() == len(maps)


@pytest.mark.parametrize("above", [0, 0xF000, 0xF100])
def test_a_symbolic_font_may_have_its_codes_in_a_private_area(above: int) -> None:
    font: Any = read(truetype(ABC, maps=[(3, 0)]), "FontFile2")
    (table,) = font.font["cmap"].tables
    table.cmap = {code - 0xF000 + above: name for code, name in table.cmap.items()}
    assert font.coded(0x62) == "2"


@pytest.mark.parametrize(("data", "kind"), [(compact(ABC), "Type1C"), (opentype(ABC), "OpenType")])
def test_a_compact_font_has_names(data: bytes, kind: str) -> None:
    font = read(data, "FontFile3", kind)
    assert [font.at(cid) for cid in (0, 1, 2, 3, 4, 9)] == [
        NOTDEF,
        "a",
        "b",
        "space",
        "cid00004",
        "cid00009",
    ]
    assert font.names() == {"a", "b", "space"} and font.cids() == set()
    assert [font.width(name) for name in ("a", "b", "space", "a")] == [400, 600, 250, 400]
    assert font.coded(0x61) == "a" and font.coded(0x27) == "quoteright"
    assert font.has("a") and not font.has("c")


def test_a_compact_font_may_have_codes_of_its_own() -> None:
    font: Any = read(compact(ABC), "FontFile3", "Type1C")
    font.font.Encoding = [NOTDEF, "b"]
    assert [font.coded(code) for code in (0, 1, 2)] == [NOTDEF, "b", None]


def test_a_compact_font_may_have_numbered_characters() -> None:
    font = read(numbered({7: 400, 300: 600}), "FontFile3", "CIDFontType0C")
    assert [font.at(cid) for cid in (0, 7, 300)] == [NOTDEF, "cid00007", "cid00300"]
    assert font.cids() == {7, 300} and font.width("cid00300") == 600


def test_the_width_in_a_font_of_another_measure_is_not_told() -> None:
    font: Any = read(compact(ABC), "FontFile3", "Type1C")
    font.font.FontMatrix = [0.0005, 0, 0, 0.0005, 0, 0]
    assert font.width("a") is None


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_damaged_program_is_no_missing_one(key: str) -> None:
    with pikepdf.new() as pdf:
        font = Dictionary(FontDescriptor=Dictionary({f"/{key}": pdf.make_stream(b"\0" * 9)}))
        with pytest.raises(Exception, match=r"."):
            program_of(font)
    assert program_of(Dictionary()) is program_of(None) is None
