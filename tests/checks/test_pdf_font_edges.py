"""How the codes of a font become glyphs and letters: maps of characters, encodings, and what is symbolic."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String
from small_pdfs import PLACE, keys, stream

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_font_maps import check_font

MAP, UNICODE = rules.FONT_MAP.code, rules.FONT_UNICODE.code
FONT = 'the font "Own" on page 3 '
LETTERS = b"1 beginbfchar <01> <0041> endbfchar"


def said(kind: str, letters: bytes | None = LETTERS, **entries: Any) -> list[str]:
    """What is said of a font with a map of its letters, or without."""
    with pikepdf.new() as pdf:
        made = keys(Subtype=Name(f"/{kind}"))
        if letters is not None:
            made["/ToUnicode"] = stream(pdf, letters)
        for key, value in entries.items():
            made[f"/{key}"] = value(pdf) if callable(value) else value
        found = list(check_font(made, "Own", "page 3", PLACE))
    assert all(one.message.startswith(FONT) for one in found)
    return [f"{one.code} {one.message.removeprefix(FONT)}" for one in found]


# --- fonts of one byte ---------------------------------------------------------------

NOT_LATIN = f"{MAP} is not symbolic and has neither MacRomanEncoding nor WinAnsiEncoding"
SYMBOLIC = f"{MAP} is symbolic and has an Encoding"


def flags(value: Any) -> Dictionary:
    return Dictionary(Flags=value)


@pytest.mark.parametrize(
    ("encoding", "described", "expected"),
    [
        (Name.WinAnsiEncoding, 32, []), (Name.MacRomanEncoding, 32, []), (Name.MacExpertEncoding, 32, [NOT_LATIN]),
        (Dictionary(BaseEncoding=Name.WinAnsiEncoding), 32, []), (Dictionary(BaseEncoding=Name.MacRomanEncoding), 0, []),
        (Dictionary(BaseEncoding=Name.MacExpertEncoding), 32, [NOT_LATIN]), (Dictionary(), 32, [NOT_LATIN]), (None, 32, [NOT_LATIN]),
        (None, 4, []), (None, 4 + 32, []), (Name.WinAnsiEncoding, 4, [SYMBOLIC]), (Dictionary(), 4, [SYMBOLIC]),
        (None, 8, [NOT_LATIN]), (None, 3, [NOT_LATIN]), (None, String("4"), [NOT_LATIN]), (Name.WinAnsiEncoding, String("4"), []),
    ],
)  # fmt: skip
def test_a_truetype_font_is_symbolic_or_latin(
    encoding: Object | None, described: Any, expected: list[str]
) -> None:
    """ISO 19005-2, 6.2.11.6; ISO 14289-1, 7.21.6."""
    entries: dict[str, Any] = {} if encoding is None else {"Encoding": encoding}
    assert said("TrueType", FontDescriptor=flags(described), **entries) == expected


@pytest.mark.parametrize(
    ("kind", "encoding", "symbolic", "expected"),
    [
        ("Type1", Name.WinAnsiEncoding, False, []), ("Type1", Name.MacRomanEncoding, False, []),
        ("Type1", Name.MacExpertEncoding, False, []), ("Type1", None, False, []), ("Type1", None, True, []),
        ("Type1", Name.Own, False, [f'{UNICODE} has the encoding "/Own" and no ToUnicode map']),
        ("Type1", Name.StandardEncoding, False, [f'{UNICODE} has the encoding "/StandardEncoding" and no ToUnicode map']),
        ("Type1", Dictionary(BaseEncoding=Name.WinAnsiEncoding), False, []), ("Type3", None, True, []),
        ("TrueType", None, True, [f"{UNICODE} is symbolic and has no ToUnicode map"]), ("TrueType", Name.WinAnsiEncoding, False, []),
    ],
)  # fmt: skip
def test_the_letters_of_an_encoding_are_known_or_told(
    kind: str, encoding: Object | None, symbolic: bool, expected: list[str]
) -> None:
    """ISO 19005-2, 6.2.11.7.2."""
    entries: dict[str, Any] = {} if encoding is None else {"Encoding": encoding}
    described = flags(4 if symbolic else 32)
    assert said(kind, None, FontDescriptor=described, **entries) == expected


def test_a_font_that_is_not_symbolic_by_its_description_needs_no_map() -> None:
    for value in (8, String("4")):
        assert not [one for one in said("TrueType", None, FontDescriptor=flags(value)) if one.startswith(UNICODE)]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "sound"),
    [
        *((b"<01> <%b>" % code, False) for code in (b"0000", b"FEFF", b"FFFE", b"feff", b"fffe")),
        (b"<01><0000>", False), (b"<01>  < FEFF >", False), (b"<0AFf> <0000>", False),
        (b"<01> <0041>", True), (b"<01> <00000041>", True), (b"<01> <FEFE>", True), (b"<01> <FFFD>", True), (b"", True),
        (b"<01> <0041>\n<02> <0000>", False),
    ],
)  # fmt: skip
def test_each_glyph_is_mapped_to_a_letter(letters: bytes, sound: bool) -> None:
    """ISO 19005-2, 6.2.11.7.2: not to U+0000, U+FEFF or U+FFFE."""
    expected = [] if sound else [f"{UNICODE} maps a glyph to no letter"]
    assert said("Type1", letters) == expected


def test_a_map_of_letters_is_a_stream() -> None:
    assert said("Type1", None, ToUnicode=Name.Identity, Encoding=Name.Own) == [
        f'{UNICODE} has the encoding "/Own" and no ToUnicode map'
    ]


# --- fonts of several bytes ----------------------------------------------------------


def system(order: str = "Identity", registry: str = "Adobe") -> Dictionary:
    return Dictionary(Registry=String(registry), Ordering=String(order), Supplement=0)


def part(order: str = "Identity", kind: str = "CIDFontType0", **entries: Any) -> Array:
    return Array([keys(Subtype=Name(f"/{kind}"), CIDSystemInfo=system(order), **entries)])


def composite(
    encoding: Any = None, parts: Any = None, letters: bytes | None = LETTERS
) -> list[str]:
    usual = {"Encoding": Name("/Identity-H"), "DescendantFonts": part()}
    given = {"Encoding": encoding, "DescendantFonts": parts}
    return said("Type0", letters, **usual | {k: v for k, v in given.items() if v is not None})


def mapped(
    data: bytes = b"", order: str = "Identity", registry: str = "Adobe", **entries: Any
) -> Any:
    """A map of characters of one's own."""
    return lambda pdf: stream(pdf, data, CIDSystemInfo=system(order, registry), **entries)


PREDEFINED = {
    "GB1": "GB-EUC-H GBpc-EUC-V GBK-EUC-H GBKp-EUC-V GBK2K-H UniGB-UCS2-V UniGB-UTF16-H",
    "CNS1": "B5pc-H HKscs-B5-V ETen-B5-H ETenms-B5-V CNS-EUC-H UniCNS-UCS2-V UniCNS-UTF16-H",
    "Japan1": "83pv-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90pv-RKSJ-H Add-RKSJ-V EUC-H Ext-RKSJ-V H V "
    "UniJIS-UCS2-HW-V UniJIS-UTF16-H",
    "Korea1": "KSC-EUC-H KSCms-UHC-V KSCms-UHC-HW-H KSCpc-EUC-H UniKS-UCS2-V UniKS-UTF16-H",
}


@pytest.mark.parametrize(
    ("order", "name"), [(order, name) for order, names in PREDEFINED.items() for name in names.split()]
)  # fmt: skip
def test_maps_of_characters_that_each_reader_has(order: str, name: str) -> None:
    """ISO 32000-1, table 118: each for one of four collections, whose letters are known as well."""
    assert composite(Name(f"/{name}"), part(order), letters=None) == []
    assert composite(Name(f"/{name}"), part("Identity")) == [
        f'{MAP} has the map of characters "/{name}" but glyphs of "Identity"'
    ]


@pytest.mark.parametrize("name", ["Identity-H", "Identity-V"])
@pytest.mark.parametrize("order", ["Identity", "Japan1", "Own"])
def test_the_map_that_changes_nothing_fits_any_glyphs(name: str, order: str) -> None:
    assert composite(Name(f"/{name}"), part(order)) == []
    told = composite(Name(f"/{name}"), part(order), letters=None)
    assert told == ([] if order == "Japan1" else [f"{UNICODE} has no ToUnicode map"])


def test_any_other_map_is_embedded() -> None:
    unknown = f'{MAP} has the map of characters "{{}}", which is neither embedded nor known'
    assert composite(Name("/Own-H")) == [unknown.format("/Own-H")]
    assert composite(String("Identity-H")) == [unknown.format("Identity-H")]
    assert composite(mapped()) == []
    assert composite(Name("/Own-H"), letters=None) == [unknown.format("/Own-H")]
    assert composite(mapped(), letters=None) == [f"{UNICODE} has no ToUnicode map"]
    assert composite(mapped(order="Korea1"), part("Korea1"), letters=None) == []


@pytest.mark.parametrize(
    ("order", "registry", "one", "other"),
    [
        ("Japan1", "Adobe", "Japan1", "Identity"),
        ("Identity", "Own", "Own", "Adobe"),
        ("Japan1", "Own", "Own", "Adobe"),
    ],
)
def test_map_and_glyphs_are_of_one_collection(
    order: str, registry: str, one: str, other: str
) -> None:
    """ISO 19005-2, 6.2.11.3.1."""
    assert composite(mapped(order=order, registry=registry)) == [
        f"{MAP} has maps of the collections {one} and {other}"
    ]


TWO_WAYS = f"{MAP} has a map of characters with two directions of writing"
BUILDS = f"{MAP} has a map of characters that builds on one that is not known"


@pytest.mark.parametrize(
    ("data", "entries", "expected"),
    [
        (b"/WMode 0 def", {}, []), (b"/WMode 1 def", {}, [TWO_WAYS]), (b"/WMode 1 def", {"WMode": 1}, []),
        (b"/WMode 0 def", {"WMode": 1}, [TWO_WAYS]), (b"/WMode  1\ndef", {"WMode": 0}, [TWO_WAYS]), (b"", {"WMode": 1}, []),
        (b"/Identity-H usecmap", {}, []), (b"/GB-EUC-H  usecmap", {}, []), (b"/Own usecmap", {}, [BUILDS]), (b"/Own", {}, []),
        (b"", {"UseCMap": Name("/Identity-V")}, []), (b"", {"UseCMap": Name.Own}, [BUILDS]), (b"", {"UseCMap": String("Own")}, []),
        (b"/Own usecmap", {"UseCMap": Name.Own}, [BUILDS, BUILDS]),
        (b"/Own usecmap /WMode 1 def", {}, [TWO_WAYS, BUILDS]),
    ],
)  # fmt: skip
def test_what_a_map_of_characters_says_of_itself(
    data: bytes, entries: dict[str, Any], expected: list[str]
) -> None:
    """ISO 19005-2, 6.2.11.3.3."""
    assert composite(mapped(data, **entries)) == expected


@pytest.mark.parametrize(
    ("kind", "glyphs", "sound"),
    [
        ("CIDFontType2", Name.Identity, True), ("CIDFontType2", None, False), ("CIDFontType2", Name.Own, False),
        ("CIDFontType0", None, True),
    ],
)  # fmt: skip
def test_a_truetype_font_of_several_bytes_maps_its_glyphs(
    kind: str, glyphs: Object | None, sound: bool
) -> None:
    """ISO 19005-2, 6.2.11.3.2."""
    expected = [] if sound else [f"{MAP} has no CIDToGIDMap"]
    assert composite(parts=part(kind=kind, CIDToGIDMap=glyphs)) == expected
    with_stream = said("Type0", Encoding=Name("/Identity-H"), DescendantFonts=lambda pdf: part(kind=kind, CIDToGIDMap=stream(pdf)))  # fmt: skip
    assert with_stream == []


def test_a_font_without_its_part_is_told_of_its_map_alone() -> None:
    assert composite(parts=Array([])) == []
    assert composite(parts=Array([]), letters=None) == [f"{UNICODE} has no ToUnicode map"]


def test_fonts_of_one_byte_have_no_map_of_characters() -> None:
    assert said("Type1", Encoding=Name("/Own-H"), DescendantFonts=part(kind="CIDFontType2")) == []
    assert said("TrueType", Encoding=Name.WinAnsiEncoding, DescendantFonts=part(kind="CIDFontType2")) == []  # fmt: skip
