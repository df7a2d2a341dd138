"""The letters that a PDF shows: has its font them, as wide as is said, and with a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from fonts_by_hand import compact, numbered, opentype, truetype, type1
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from test_pdf_content import artifact, form, found, shown
from test_pdf_faults import Edit

from pressroom.checks import pdf_content_rules as rules
from pressroom.checks.pdf_more_rules import FONT_MAP, FONT_UNICODE
from pressroom.model.problem import Rule

ABC = {"a": 400, "b": 600, " ": 250}


def described(data: bytes, key: str, kind: str = "", **more: Any) -> Any:
    """A font descriptor with a program."""

    def made(pdf: Pdf) -> Object:
        stream = pdf.make_stream(data, Length1=len(data))
        if kind:
            stream["/Subtype"] = Name(f"/{kind}")
        elif key == "FontFile":
            stream["/Length1"] = data.find(b"eexec") + 6
            stream["/Length2"], stream["/Length3"] = len(data) - stream.Length1, 0
        usual = {"/Type": Name.FontDescriptor, "/Flags": 32, f"/{key}": stream}
        return pdf.make_indirect(
            Dictionary(usual | {f"/{name}": value for name, value in more.items()})
        )

    return made


def simple(
    descriptor: Any, widths: Sequence[int] = (400, 600), kind: str = "TrueType", **keys: Any
) -> Any:
    """A font of one byte a letter; the widths are those of a and b."""

    def made(pdf: Pdf) -> Object:
        usual = {
            "/Type": Name.Font, "/Subtype": Name(f"/{kind}"), "/BaseFont": Name.Own, "/FirstChar": 0x61,
            "/Widths": Array(list(widths)), "/FontDescriptor": descriptor(pdf),
            "/Encoding": Name.WinAnsiEncoding,
        }  # fmt: skip
        given = {f"/{key}": value(pdf) if callable(value) else value for key, value in keys.items()}
        both = {key: value for key, value in (usual | given).items() if value is not None}
        both["/LastChar"] = both["/FirstChar"] + len(widths) - 1
        return pdf.make_indirect(Dictionary(both))

    return made


EVERY = b"2 beginbfrange <0000> <00FF> <0041> <0100> <01FF> <0141> endbfrange"


def text_map(words: bytes = EVERY, least: int = 2) -> Any:
    """A ToUnicode map; its codes have ``least`` bytes."""
    space = b"<%s> <%s>" % (b"00" * least, b"FF" * least)
    head = b"begincmap /CMapName /Own def 1 begincodespacerange " + space + b" endcodespacerange "
    return lambda pdf: pdf.make_stream(head + words + b" endcmap")


def composite(descriptor: Any, kind: str = "CIDFontType2", text: Any = None, **keys: Any) -> Any:
    """A font of two bytes a letter, as wide as the glyphs 1 and 2 of the fonts here are."""

    def made(pdf: Pdf) -> Object:
        system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        usual = {
            "/Type": Name.Font, "/Subtype": Name(f"/{kind}"), "/BaseFont": Name.Own,
            "/CIDSystemInfo": system, "/FontDescriptor": descriptor(pdf), "/CIDToGIDMap": Name.Identity,
            "/W": Array([1, Array([400, 600])]),
        }  # fmt: skip
        given = {f"/{key}": value(pdf) if callable(value) else value for key, value in keys.items()}
        both = {key: value for key, value in (usual | given).items() if value is not None}
        whole = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=both["/BaseFont"], Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(Dictionary(both))]), ToUnicode=(text or text_map())(pdf),
        )  # fmt: skip
        return pdf.make_indirect(whole)

    return made


def set_in(made: Any, written: bytes = b"<6162>", mode: int = 0) -> Edit:
    """A string in a font, as an artifact of the page."""
    text = b"BT %d Tr /Own 9 Tf " % mode + written + b" Tj ET"
    return shown(artifact(text), Font={"Own": made})


TRUE = described(truetype(ABC), "FontFile2")
SYMBOL = described(truetype(ABC, maps=[(3, 0)]), "FontFile2", Flags=4)
OPEN = described(opentype(ABC), "FontFile3", "OpenType")
BARE = described(compact(ABC), "FontFile3", "Type1C")
NUMBERED = described(numbered({7: 400, 300: 600}), "FontFile3", "CIDFontType0C")
POST = described(type1(ABC), "FontFile")
CIDS: dict[str, Any] = {
    "W": Array([7, 7, 400, 300, Array([600])]),
    "kind": "CIDFontType0",
    "CIDToGIDMap": None,
}
LACKS, WIDTH = 'the font "Own" lacks', 'the font "Own" has other widths than the file says for'
SILENT = 'the font "Own" does not tell the text of'
LETTERS = text_map(b"1 beginbfrange <01> <FF> <0001> endbfrange", least=1)


def swapped(pdf: Pdf) -> Object:
    """A map that gives character 1 the glyph 2, and the reverse."""
    return pdf.make_stream(b"\0\0\0\2\0\1")


def changed(*differences: Any) -> Dictionary:
    return Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array(list(differences)))


def listed(bits: bytes) -> Any:
    """The characters 7 and 300, with a list of those that are there."""
    data = numbered({7: 400, 300: 600})

    def made(pdf: Pdf) -> Object:
        stream = pdf.make_stream(bits)
        return described(data, "FontFile3", "CIDFontType0C", CIDSet=stream)(pdf)  # type: ignore[no-any-return]

    return made


def bits(*cids: int) -> bytes:
    return bytes(sum(0x80 >> cid % 8 for cid in cids if cid // 8 == at) for at in range(40))


def names(text: str) -> Any:
    return simple(
        described(type1(ABC), "FontFile", CharSet=String(text)), kind="Type1", BaseFont=SUBSET
    )


SUBSET = Name("/ABCDEF+Own")
BOTH = b"<00010002>"
NOT_THERE = 'the font "ABCDEF+Own" lists glyphs that are not there'
LEFT_OUT = 'the font "ABCDEF+Own" has glyphs that its list leaves out'
HERE = "on page 1"
GLYPHS: list[tuple[Rule, str, Edit]] = [
    # a letter is not there
    (rules.GLYPH, f'{LACKS} "c" {HERE}', set_in(simple(TRUE), b"(c)")),
    (rules.GLYPH, f'{LACKS} "c" {HERE}, "d" {HERE}, "e" {HERE}, "f" {HERE}', set_in(simple(TRUE), b"(fedc)")),
    (rules.GLYPH, f'{LACKS} "c" {HERE}, "d" {HERE}, "e" {HERE}, "f" {HERE} and 2 more', set_in(simple(TRUE), b"(cdefgh)")),
    *((rules.GLYPH, f'{LACKS} "c" {HERE}', set_in(simple(one, kind="Type1"), b"(c)")) for one in (BARE, POST, OPEN)),
    *((rules.GLYPH, f'{LACKS} "J" {HERE}', set_in(composite(one), b"<00010009>")) for one in (TRUE, OPEN)),
    *((rules.GLYPH, f'{LACKS} "A" {HERE}', set_in(composite(TRUE), b"<0000>", mode=mode)) for mode in (0, 3)),
    (rules.GLYPH, f'{LACKS} "I" {HERE}', set_in(composite(NUMBERED, **CIDS), b"<0008>")),
    (rules.GLYPH, f"{LACKS} code 99 {HERE}", set_in(simple(SYMBOL, Encoding=None, ToUnicode=text_map(
        b"1 beginbfchar <63> <0009> endbfchar", least=1)), b"(c)")),
    *((rules.GLYPH, f'{LACKS} "c" {HERE}', set_in(simple(described(truetype(ABC, maps=maps), "FontFile2")), b"(c)"))
      for maps in ([(1, 0)], [(3, 0)])),
    (rules.GLYPH, f'{LACKS} "a" {HERE}, "b" {HERE}', set_in(simple(described(truetype(ABC, maps=[(3, 0)]), "FontFile2")))),
    # it has another width
    *((rules.WIDTH, f'{WIDTH} "b" {HERE}', set_in(simple(TRUE, (400, width)))) for width in (602, 598)),
    *((rules.WIDTH, f'{WIDTH} "b" {HERE}', set_in(simple(one, (401, 500), kind="Type1"))) for one in (BARE, POST, OPEN)),
    (rules.WIDTH, f'{WIDTH} "a" {HERE}', set_in(simple(TRUE, (600,), FirstChar=0x62))),
    (rules.WIDTH, f'{WIDTH} "b" {HERE}', set_in(simple(TRUE, (400,)))),
    (rules.WIDTH, f'{WIDTH} "C" {HERE}', set_in(composite(TRUE, W=Array([1, 2, 400])), BOTH)),
    (rules.WIDTH, f'{WIDTH} "B" {HERE}', set_in(composite(TRUE, W=None, DW=600), BOTH)),
    (rules.WIDTH, f'{WIDTH} "B" {HERE}, "C" {HERE}', set_in(composite(TRUE, W=None), BOTH)),
    (rules.WIDTH, f'{WIDTH} "B" {HERE}, "C" {HERE}', set_in(composite(TRUE, CIDToGIDMap=swapped), BOTH)),
    (rules.WIDTH, f'{WIDTH} "ŭ" {HERE}', set_in(composite(NUMBERED, **{**CIDS, "W": Array([7, Array([400])])}), b"<0007012C>")),
    (rules.WIDTH, f'{WIDTH} "b" {HERE}', set_in(simple(described(truetype({"a": 800, "b": 1000}, em=2000), "FontFile2")))),
    # its text cannot be told
    *((FONT_UNICODE, f"{SILENT} code 2 {HERE}", set_in(composite(TRUE, text=text_map(words)), BOTH, mode)) for words, mode in (
        (b"1 beginbfchar <0001> <0061> endbfchar", 0),
        (b"1 beginbfchar <0001> <0061> endbfchar", 3),
        (b"1 beginbfrange <0000> <0001> <0061> endbfrange", 0),
        (b"2 beginbfrange <0001> <0001> [<0061>] <0003> <0004> <0061> endbfrange", 0),
    )),
    (FONT_UNICODE, f"{SILENT} code 97 {HERE}", set_in(simple(described(
        type1({"a": 400}), "FontFile"), kind="Type1", Encoding=changed(97, Name.own), Widths=None), b"(a)", 3)),
    (FONT_MAP, 'the font "Own" is symbolic and has 2 maps of characters, none of symbols', set_in(simple(described(
        truetype(ABC, maps=[(1, 0), (3, 1)]), "FontFile2", Flags=4), Encoding=None, ToUnicode=LETTERS))),
    # a list of what is there leaves some out
    (rules.GLYPH_LIST, LEFT_OUT, set_in(names("/a/space"))),
    (rules.GLYPH_LIST, NOT_THERE, set_in(names("/a/b/c/space"))),
    (rules.GLYPH_LIST, NOT_THERE, set_in(composite(listed(bits(0, 7, 8, 300)), BaseFont=SUBSET, **CIDS), b"<0007>")),
    (rules.GLYPH_LIST, LEFT_OUT, set_in(composite(listed(bits(0, 7)), BaseFont=SUBSET, **CIDS), b"<0007>")),
    (rules.GLYPH_LIST, LEFT_OUT, set_in(composite(listed(b"\x01"), BaseFont=SUBSET, **CIDS), b"<0007>")),
]  # fmt: skip

LETTERED: list[tuple[Rule, Edit]] = [
    (rules.GLYPH, set_in(simple(TRUE))),
    (rules.GLYPH, set_in(simple(POST, kind="Type1"), b"(c)", mode=3)),
    *((rules.GLYPH, set_in(simple(one, kind="Type1"))) for one in (BARE, POST, OPEN)),
    *((rules.GLYPH, set_in(composite(one), BOTH)) for one in (TRUE, OPEN)),
    (rules.GLYPH, set_in(composite(NUMBERED, **CIDS), b"<0007012C>")),
    (rules.GLYPH, set_in(simple(SYMBOL, Encoding=None, ToUnicode=LETTERS))),
    *((rules.GLYPH, set_in(simple(described(truetype(ABC, maps=maps), "FontFile2"))))
      for maps in ([(1, 0)], [(3, 1), (1, 0)])),
    (rules.GLYPH, set_in(simple(described(truetype({"Ä": 400}, maps=[(1, 0)]), "FontFile2"), (400,), FirstChar=0xC4), b"<C4>")),
    (rules.GLYPH, set_in(simple(described(truetype(ABC, names=True), "FontFile2"), Encoding=changed(98, Name.a), Widths=Array([400, 400])))),
    *((FONT_MAP, set_in(simple(described(truetype(ABC, maps=maps), "FontFile2", Flags=4), Encoding=None, ToUnicode=LETTERS)))
      for maps in ([(1, 0)], [(1, 0), (3, 0)])),
    (rules.GLYPH, set_in(simple(POST, kind="Type1", Encoding=changed(98, Name.a), Widths=Array([400, 400])))),
    *((rules.WIDTH, set_in(simple(TRUE, (400, width)))) for width in (601, 599)),
    (rules.WIDTH, set_in(simple(TRUE, (400, 700)), mode=3)),
    (rules.WIDTH, set_in(simple(described(truetype(ABC), "FontFile2", MissingWidth=600), (400,)))),
    (rules.WIDTH, set_in(composite(TRUE, W=Array([1, 1, 400, 2, 9, 600])), BOTH)),
    (rules.WIDTH, set_in(composite(TRUE, CIDToGIDMap=swapped, W=Array([1, Array([600, 400])])), BOTH)),
    (rules.WIDTH, set_in(simple(described(truetype({"a": 800, "b": 1200}, em=2000), "FontFile2")))),
    *((rules.WIDTH, set_in(simple(described(type1({"a": width, "b": 600}, least=least), "FontFile"), (width, 600), kind="Type1")))
      for width, least in ((0, 4), (107, 0), (108, 1), (1131, 4), (1132, 4), (40_000, 4))),
    (FONT_UNICODE, set_in(composite(TRUE, text=text_map(b"2 beginbfchar <0001> <0061> <0002> <00660069> endbfchar")), BOTH)),
    (FONT_UNICODE, set_in(composite(TRUE, text=text_map(b"1 beginbfrange <0001> <0002> [<0061> <0062>] endbfrange")), BOTH)),
    (FONT_UNICODE, set_in(simple(described(type1(ABC, codes="256 array dup 97 /a put dup 98/b put readonly def"), "FontFile"),
        kind="Type1", Encoding=None))),
    (rules.GLYPH_LIST, set_in(names("/a/b/space"))),
    (rules.GLYPH_LIST, set_in(names(" /space /b /a /.notdef"))),
    (rules.GLYPH_LIST, set_in(simple(described(type1(ABC), "FontFile", CharSet=String("/a")), kind="Type1"))),
    (rules.GLYPH_LIST, set_in(composite(listed(bits(0, 7, 300)), BaseFont=SUBSET, **CIDS), b"<0007>")),
    (rules.GLYPH_LIST, set_in(composite(TRUE, BaseFont=SUBSET, W=Array([1, Array([400, 600])])), BOTH)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "message", "edit"), GLYPHS)
def test_what_a_font_does_not_show_as_told_is_found(rule: Rule, message: str, edit: Edit) -> None:
    assert found(edit) == [f"{rule.code} {message}"]


@pytest.mark.parametrize(("rule", "edit"), LETTERED)
def test_what_a_font_shows_as_told_is_sound(rule: Rule, edit: Edit) -> None:
    assert found(edit) == []


def test_what_a_map_that_builds_on_another_lacks_is_not_told() -> None:
    text = text_map(b"/Other usecmap 1 beginbfchar <0001> <0061> endbfchar")
    assert found(set_in(composite(TRUE, text=text), BOTH)) == []


@pytest.mark.parametrize("data", [b"x", truetype(ABC)[:-300]])
def test_a_damaged_font_is_told(data: bytes) -> None:
    edit = set_in(simple(described(data, "FontFile2"), (9, 9)))
    assert found(edit) == ['PDF-057 the letters of the font "Own" cannot be looked at']


def test_a_letter_is_told_with_the_page_that_shows_it_first() -> None:
    def edit(pdf: Pdf) -> None:
        set_in(simple(TRUE), b"(c)")(pdf)
        pdf.pages.insert(0, pdf.pages[0])
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(artifact(b"BT /Own 9 Tf (a) Tj ET"))

    assert f'PDF-053 {LACKS} "c" on page 2' in found(edit)


def fonts(**made: Any) -> Any:
    """What a content needs that takes a font from a graphics state."""
    return {"Font": {"Own": made["own"]}, "ExtGState": {
        "G": lambda pdf: Dictionary(Font=Array([made["other"](pdf), 9])), "N": Dictionary(CA=1),
    }}  # fmt: skip


SOME, ALL_LETTERS = (
    simple(TRUE),
    simple(described(truetype(ABC | {"c": 500}), "FontFile2"), (400, 600, 500)),
)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (b"/Own 9 Tf (c) Tj", True),
        (b"/Own 9 Tf /G gs (c) Tj", False),
        (b"/Own 9 Tf /N gs (c) Tj", True),
        (b"/G gs /Own 9 Tf (c) Tj", True),
        (b"/Own 9 Tf q /G gs Q (c) Tj", True),
        (b"/G gs q /Own 9 Tf Q (c) Tj", False),
        (b"/Own 9 Tf 3 Tr (a) Tj 0 Tr (c) Tj", True),
        (b"q /Own 9 Tf Q (c) Tj", False),
        (b"/Own 9 Tf Q (c) Tj", False),
        (b"/Own 9 Tf /Missing 9 Tf (c) Tj", False),
        (b"/Own 9 Tf Q /Own 9 Tf [(a) (c)] TJ", True),
        (b'/Own 9 Tf 0 0 (c) "', True),
    ],
)
def test_the_font_is_that_of_the_graphics_state(text: bytes, lacks: bool) -> None:
    content = artifact(b"BT " + text + b" ET")
    found_ = found(shown(content, **fonts(own=SOME, other=ALL_LETTERS)))
    assert (f'PDF-053 {LACKS} "c" on page 1' in found_) is lacks


def test_a_form_has_the_fonts_of_its_page_unless_it_has_its_own() -> None:
    words = b"BT /Own 9 Tf (c) Tj ET"
    fonts_ = {"Font": {"Own": SOME}}
    assert found(shown(artifact(b"/X Do"), XObject={"X": form(words)}, **fonts_)) == [
        f'PDF-053 {LACKS} "c" on page 1'
    ]

    def of_its_own(pdf: Pdf) -> Object:
        return form(words, Resources=Dictionary(Font=Dictionary(Own=ALL_LETTERS(pdf))))(pdf)  # type: ignore[no-any-return]

    assert found(shown(artifact(b"/X Do"), XObject={"X": of_its_own}, **fonts_)) == []


def test_letters_that_are_drawings_have_a_text_or_none() -> None:
    def drawings(*names_: Name) -> Edit:
        made = simple(lambda _: None, kind="Type3", BaseFont=None, FontDescriptor=None,
                      Encoding=Dictionary(Differences=Array([97, *names_])))  # fmt: skip
        return set_in(made)

    assert found(drawings(Name.a, Name.b)) == ["PDF-017 a font on page 1 is of Type 3"]
    assert found(drawings(Name.a, Name.g115)) == [
        "PDF-017 a font on page 1 is of Type 3",
        'PDF-045 the font "without a name" does not tell the text of code 98 on page 1',
    ]


@pytest.mark.parametrize("kind", ["Type0", "Type3"])
def test_a_font_of_another_kind_is_not_weighed(kind: str) -> None:
    """A map of characters that is not that of the glyphs, and drawings."""
    made = composite(TRUE) if kind == "Type0" else simple(TRUE, kind=kind)

    def edit(pdf: Pdf) -> None:
        font_ = made(pdf)
        if kind == "Type0":
            font_["/Encoding"] = Name("/UniJIS-UCS2-H")
        set_in(lambda _: font_, b"<0009>")(pdf)

    assert [one for one in found(edit) if "PDF-053" in one or "PDF-054" in one] == []


FAULTS = [(rule, edit) for rule, _, edit in GLYPHS]
SOUND = LETTERED
