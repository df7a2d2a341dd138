"""What the pages of a PDF show: is it tagged, has its font the letters, are they as wide as is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from fonts_by_hand import compact, numbered, opentype, truetype, type1
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from test_pdf_claims import annotation
from test_pdf_faults import ALL, Edit, drop, edited, font, page, reword

from pressroom.checks import pdf_content_rules as rules
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import UA, A
from pressroom.checks.pdf_more_rules import FONT_MAP, FONT_UNICODE
from pressroom.model.problem import Rule, Severity

NEITHER = "content that is neither tagged nor an artifact on page 1"
SQUARE = b"0 0 9 9 re f"
ABC = {"a": 400, "b": 600, " ": 250}


def found(edit: Edit) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_pdf(edited(edit), "book.pdf", ALL)]


def all_of(*edits: Edit) -> Edit:
    def edit(pdf: Pdf) -> None:
        for one in edits:
            one(pdf)

    return edit


def shown(content: bytes, **resources: Any) -> Edit:
    """One more content on the page; ``resources`` has what it needs, such as ``XObject``."""

    def edit(pdf: Pdf) -> None:
        node = page(pdf)
        old = node.Contents
        streams = list(old) if isinstance(old, Array) else [old]
        begin, end = pdf.make_stream(b"q"), pdf.make_stream(b"\nQ\n" + content)
        node["/Contents"] = Array([begin, *streams, end])
        for kind, named_ in resources.items():
            made = node.Resources.get(f"/{kind}", Dictionary())
            for name, value in named_.items():
                made[f"/{name}"] = value(pdf) if callable(value) else value
            node.Resources[f"/{kind}"] = made

    return edit


def artifact(content: bytes) -> bytes:
    return b"/Artifact BMC " + content + b" EMC"


def tagged(content: bytes, mark: int = 0) -> bytes:
    return b"/P <</MCID %d>> BDC " % mark + content + b" EMC"


def form(content: bytes, **keys: Any) -> Any:
    """A drawing of its own. With ``StructParents`` it holds the tags of the page once more."""

    def made(pdf: Pdf) -> Object:
        usual = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
        more = {f"/{key}": value(pdf) if callable(value) else value for key, value in keys.items()}
        return pdf.make_indirect(pdf.make_stream(content, Dictionary(usual | more)))

    return made


def parents(pdf: Pdf) -> int:
    return int(page(pdf).StructParents)


def image(pdf: Pdf, **keys: Any) -> Object:
    usual = {"/Subtype": Name.Image, "/Width": 1, "/Height": 1, "/ColorSpace": Name.DeviceRGB}
    return pdf.make_stream(b"xyz", Dictionary(usual | {"/BitsPerComponent": 8, **keys}))


def own(pdf: Pdf) -> Object:
    """The font of the page under the name that the contents here use."""
    return font(pdf)


def drawn(content: bytes) -> Edit:
    """A form, drawn where nothing holds it."""
    return shown(b"/X Do", XObject={"X": form(content)})


def in_circle(pdf: Pdf) -> None:
    made = form(b"/X Do " + SQUARE)(pdf)
    made["/Resources"] = Dictionary(XObject=Dictionary(X=made))
    shown(artifact(b"/X Do"), XObject={"X": made})(pdf)


def twice(pdf: Pdf) -> None:
    shown(artifact(b""), XObject={"X": form(tagged(SQUARE), StructParents=parents)})(pdf)
    shown(b"/X Do /X Do")(pdf)


def held(pdf: Pdf) -> None:
    """A form that a tag holds as a whole."""
    made = form(SQUARE, StructParent=9_000)(pdf)
    holder = next(
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Figure"
    )
    holder.K = Array([holder.K, Dictionary(Type=Name.OBJR, Obj=made, Pg=page(pdf))])
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([9_000, holder]))
    shown(b"/X Do", XObject={"X": made})(pdf)


def printers_mark(content: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        look = pdf.make_stream(content, Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
        annotation(Subtype=Name.PrinterMark, StructParent=None, AP=Dictionary(N=look))(pdf)

    return edit


MARKED: list[tuple[Rule, str, Edit]] = [
    (rules.UNTAGGED, NEITHER, shown(SQUARE)),
    *((rules.UNTAGGED, NEITHER, shown(b"0 0 9 9 re " + one))
      for one in (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s")),
    *((rules.UNTAGGED, NEITHER, shown(b"BT /Own 9 Tf " + one + b" ET", Font={"Own": own}))
      for one in (b"<0003> Tj", b"<0003> '", b'0 0 <0003> "', b"[<0003> 9 <0003>] TJ", b"[() (\\000\\003)] TJ")),
    (rules.UNTAGGED, NEITHER, shown(b"/S sh", Shading={"S": Dictionary(ShadingType=2)})),
    (rules.UNTAGGED, NEITHER, shown(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID xyz EI")),
    (rules.UNTAGGED, NEITHER, shown(b"/X Do", XObject={"X": image})),
    (rules.UNTAGGED, NEITHER, drawn(SQUARE)),
    (rules.UNTAGGED, NEITHER, shown(tagged(SQUARE, 9_000))),
    (rules.UNTAGGED, NEITHER, shown(tagged(SQUARE, -1))),
    (rules.UNTAGGED, NEITHER, shown(b"/Span <</Lang (en)>> BDC " + SQUARE + b" EMC")),
    (rules.UNTAGGED, NEITHER, shown(b"/P /Own BDC " + SQUARE + b" EMC", Properties={"Own": Dictionary()})),
    (rules.UNTAGGED, NEITHER, shown(artifact(SQUARE) + b" " + SQUARE)),
    (rules.UNTAGGED, NEITHER, shown(artifact(b"/P BMC EMC") + b" " + SQUARE)),
    (rules.UNTAGGED, NEITHER, drawn(tagged(SQUARE))),
    (rules.UNTAGGED, "an artifact within tagged content on page 1", shown(tagged(artifact(SQUARE)))),
    (rules.UNTAGGED, "an artifact within tagged content on page 1", shown(tagged(b"/X Do"), XObject={"X": form(artifact(SQUARE))})),
    (rules.UNTAGGED, "tagged content within an artifact on page 1", shown(artifact(tagged(SQUARE)))),
    (rules.UNTAGGED, "tagged content within an artifact on page 1",
     shown(artifact(b"/P BMC " + tagged(SQUARE) + b" EMC"))),
    (rules.FORM_CONTENT, "a form with tagged content, which is drawn 2 times, on page 1", twice),
    (rules.LANGUAGE_TAG, 'the language "en_GB" on page 1', shown(b"/P <</MCID 0 /Lang (en_GB)>> BDC " + SQUARE + b" EMC")),
    (rules.UNSEEN, "content too large, or too damaged, to be looked at on page 1", shown(b" " * 2_000_001)),
    (rules.UNSEEN, "content too large, or too damaged, to be looked at on page 1",
     shown(artifact(b"/X Do"), XObject={"X": form(b" " * 2_000_001)})),
]  # fmt: skip

WELL_MARKED: list[tuple[Rule, Edit]] = [
    (rules.UNTAGGED, shown(artifact(SQUARE))),
    (rules.UNTAGGED, shown(artifact(b"/P BMC EMC " + SQUARE))),
    (rules.UNTAGGED, shown(b"/Artifact <</Type /Pagination>> BDC " + SQUARE + b" EMC")),
    (rules.UNTAGGED, shown(tagged(SQUARE))),
    (rules.UNTAGGED, shown(tagged(b"/Span BMC " + SQUARE + b" EMC " + SQUARE))),
    (rules.UNTAGGED, shown(b"/P /Own BDC " + SQUARE + b" EMC", Properties={"Own": Dictionary(MCID=0)})),
    (rules.UNTAGGED, shown(tagged(b"/X Do"), XObject={"X": form(SQUARE)})),
    (rules.UNTAGGED, shown(artifact(b"/X Do"), XObject={"X": image})),
    (rules.UNTAGGED, held),
    (rules.UNTAGGED, shown(b"/X Do", XObject={"X": form(tagged(SQUARE), StructParents=parents)})),
    (rules.UNTAGGED, shown(b"0 0 9 9 re W n EMC BT /Own 9 Tf ET", Font={"Own": own})),
    (rules.UNTAGGED, shown(b"/Nothing Do /Nothing 9 Tf", XObject={"X": Dictionary()})),
    (rules.UNTAGGED, in_circle),
    (rules.FORM_CONTENT, shown(artifact(b"/X Do /X Do"), XObject={"X": form(SQUARE)})),
    (rules.FORM_CONTENT, shown(b"/X Do", XObject={"X": form(tagged(SQUARE), StructParents=parents)})),
    (rules.LANGUAGE_TAG, shown(b"/P <</MCID 0 /Lang (en-GB)>> BDC " + SQUARE + b" EMC")),
    (rules.UNSEEN, shown(b" " * 1_900_000)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "message", "edit"), MARKED)
def test_content_without_its_mark_is_told(rule: Rule, message: str, edit: Edit) -> None:
    assert found(edit) == [f"{rule.code} {message}"]


@pytest.mark.parametrize(("rule", "edit"), WELL_MARKED)
def test_content_with_its_mark_is_sound(rule: Rule, edit: Edit) -> None:
    assert found(edit) == []


def test_a_fault_of_several_pages_is_told_once() -> None:
    """With its first page, and the number of the others."""

    def edit(pdf: Pdf) -> None:
        shown(SQUARE + b" " + SQUARE)(pdf)
        for _ in range(2):
            pdf.pages.append(pdf.pages[0])

    assert f"PDF-051 {NEITHER} and 2 more" in found(edit)


def test_the_look_of_an_annotation_is_not_content_of_the_page() -> None:
    look = annotation()

    def edit(pdf: Pdf) -> None:
        look(pdf)
        page(pdf).Annots[-1].AP.N.write(SQUARE)

    assert found(edit) == []


def test_the_look_of_a_printers_mark_is_an_artifact() -> None:
    assert found(printers_mark(artifact(SQUARE))) == []
    assert found(printers_mark(SQUARE)) == [f"PDF-051 {NEITHER}"]


def test_what_is_wrong_without_tags_is_that_they_are_missing() -> None:
    assert found(all_of(shown(SQUARE), drop("/StructTreeRoot"))) == [
        'PDF-011 "book.pdf" has no structure tree'
    ]


@pytest.mark.parametrize("claims", [{UA}, {A}])
def test_only_pdf_ua_asks_for_marks(claims: set[str]) -> None:
    (one,) = check_pdf(edited(shown(SQUARE)), "book.pdf", claims)
    assert (one.rule, one.severity is Severity.ERROR) == (rules.UNTAGGED, claims == {UA})


def test_a_form_may_not_refer_to_another_file() -> None:
    edit = shown(artifact(b"/X Do"), XObject={"X": form(b"", Ref=Dictionary(Page=1))})
    assert found(edit) == [
        "PDF-046 an image or a form on page 1 has Ref",
        "PDF-052 a form that refers to another file on page 1",
    ]


def spoken_by_tags(pdf: Pdf) -> None:
    """The file names no language; but the tag that holds all others does."""
    for node in pdf.objects:
        if isinstance(node, Dictionary) and node.get("/S") == "/Document":
            node["/Lang"] = String("en")
    drop("/Lang")(pdf)
    drop("/Outlines")(pdf)
    reword(b'<rdf:li xml:lang="x-default">', b'<rdf:li xml:lang="en">')(pdf)


WORDS = b"BT /Own 9 Tf <0003> Tj ET"
SPEAKING: list[tuple[str, Edit]] = [
    ("words that have no language", shown(tagged(WORDS), Font={"Own": own})),
    ("words for the ear that have no language", shown(tagged(b"/Span <</ActualText (gull)>> BDC EMC"))),
    ("words for the ear that have no language", shown(tagged(b"/Span <</Alt (gull)>> BDC EMC"))),
    ("words for the ear that have no language", shown(tagged(b"/Span <</E (gull)>> BDC EMC"))),
    ("an annotation whose words have no language", annotation()),
]  # fmt: skip


@pytest.mark.parametrize(("message", "edit"), SPEAKING)
def test_words_have_their_language_from_a_tag(message: str, edit: Edit) -> None:
    told = f"PDF-008 {message} on page 1"
    assert told in found(all_of(drop("/Lang"), edit))
    assert found(all_of(spoken_by_tags, edit)) == ['PDF-013 "book.pdf" has no outline']


@pytest.mark.parametrize(("language", "told"), [("x-default", True), ("en", False)])
def test_the_title_in_the_metadata_has_its_language_from_the_file(
    language: str, told: bool
) -> None:
    named_ = reword(b'<rdf:li xml:lang="x-default">', b'<rdf:li xml:lang="%s">' % language.encode())
    words = "PDF-008 the title in the XMP metadata has no language"
    assert (words in found(all_of(named_, drop("/Lang")))) is told
    assert words not in found(named_)


@pytest.mark.parametrize(
    ("content", "silent"),
    [
        (tagged(WORDS), True),
        (b"/Span <</Lang (en)>> BDC " + tagged(WORDS) + b" EMC", False),
        (b"/P <</MCID 0 /Lang (en)>> BDC " + WORDS + b" EMC", False),
        (b"/Span <</Lang (en)>> BDC EMC " + tagged(WORDS), True),
        (artifact(WORDS), False),
    ],
)
def test_words_have_their_language_from_a_mark(content: bytes, silent: bool) -> None:
    def alone(pdf: Pdf) -> None:
        drop("/Lang")(pdf)
        page(pdf).Resources.Font["/Own"] = font(pdf)
        page(pdf)["/Contents"] = pdf.make_stream(content)

    assert ("PDF-008 words that have no language on page 1" in found(alone)) is silent


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


@pytest.mark.parametrize(("depth", "told"), [(29, True), (30, True), (31, False), (60, False)])
def test_forms_are_read_to_a_depth(depth: int, told: bool) -> None:
    """Nobody nests so many; a file that does is made to do harm."""

    def edit(pdf: Pdf) -> None:
        made = form(SQUARE)(pdf)
        for _ in range(depth - 1):
            made = form(b"/X Do", Resources=Dictionary(XObject=Dictionary(X=made)))(pdf)
        shown(b"/X Do", XObject={"X": made})(pdf)

    assert (found(edit) == [f"PDF-051 {NEITHER}"]) is told


def test_a_form_is_weighed_where_it_is_drawn() -> None:
    """Once within an artifact, where all is well, and once where nothing holds it."""
    both = shown(artifact(b"/X Do") + b" /X Do /X Do", XObject={"X": form(SQUARE)})
    assert found(both) == [f"PDF-051 {NEITHER}"]


def test_a_form_has_the_fonts_of_its_page_unless_it_has_its_own() -> None:
    words = b"BT /Own 9 Tf (c) Tj ET"
    fonts_ = {"Font": {"Own": SOME}}
    assert found(shown(artifact(b"/X Do"), XObject={"X": form(words)}, **fonts_)) == [
        f'PDF-053 {LACKS} "c" on page 1'
    ]

    def of_its_own(pdf: Pdf) -> Object:
        return form(words, Resources=Dictionary(Font=Dictionary(Own=ALL_LETTERS(pdf))))(pdf)  # type: ignore[no-any-return]

    assert found(shown(artifact(b"/X Do"), XObject={"X": of_its_own}, **fonts_)) == []


@pytest.mark.parametrize("rest", [b" 1 2 3", b" (a", b" [1", b" >>", b" <41", b" BI /W 1"])
def test_values_without_an_order_are_passed_over(rest: bytes) -> None:
    """As a reader does; and the library's warning of them is not for ours."""
    assert found(shown(artifact(b"/X Do"), XObject={"X": form(SQUARE + rest)})) == []
    assert found(drawn(SQUARE + rest)) == [f"PDF-051 {NEITHER}"]


def test_all_content_together_has_a_limit() -> None:
    """Fifty million bytes; the pages after these are not looked at, and that is told once."""

    def edit(pdf: Pdf) -> None:
        shown(b" " * 1_900_000)(pdf)
        for _ in range(27):
            pdf.pages.append(pdf.pages[0])

    told = [one for one in found(edit) if "PDF-057" in one]
    assert told == [
        "PDF-057 content too large, or too damaged, to be looked at on page 27 and 1 more"
    ]


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


FAULTS = [(rule, edit) for rule, _, edit in (*MARKED, *GLYPHS)]
SOUND = [*WELL_MARKED, *LETTERED]
