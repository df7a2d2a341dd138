"""What follows from the claims of a PDF, on each side of the lines that are drawn, and what is said.

``test_pdf_claims.py`` has a fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from test_pdf_claims import annotation, attachment, below, el, layers, scopes, state
from test_pdf_faults import ALL, Edit, edited, element, font, page, put, reword

from pressroom.checks import pdf_content_rules as content_rules
from pressroom.checks import pdf_more_rules as rules
from pressroom.checks import pdf_rules
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import TAGGED, UA, UNICODE, A, claims_of
from pressroom.checks.pdf_file import check_objects
from pressroom.model.problem import Place, Rule

FONT = 'the font "Own" on page 1 '
RDF = b"</rdf:RDF>"
ALL_CODES = b"1 beginbfrange <0000> <FFFF> <0041> endbfrange "


def truetype(encoding: Object | None = Name.WinAnsiEncoding, flags: int = 32, **keys: Any) -> Edit:
    """One more font on the page, of one byte for each letter."""

    def edit(pdf: Pdf) -> None:
        described = Dictionary(Flags=flags, FontFile2=pdf.make_stream(b"x"))
        made = Dictionary(
            {"/Subtype": Name.TrueType, "/BaseFont": Name.Own, "/FontDescriptor": described, **keys}
        )
        if encoding is not None:
            made["/Encoding"] = encoding
        font_of(pdf)["/Own"] = made

    return edit


def font_of(pdf: Pdf) -> Object:
    return page(pdf).Resources.Font


def letters(data: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        font(pdf)["/BaseFont"] = Name.Own
        font(pdf)["/ToUnicode"] = pdf.make_stream(ALL_CODES + data)

    return edit


def composite(
    data: bytes = b"",
    encoding: str = "",
    order: str = "Identity",
    unicode: bool = True,
    **keys: Any,
) -> Edit:
    """The font of the page with a map of characters of its own, or one of those that are known."""

    def edit(pdf: Pdf) -> None:
        made = font(pdf)
        made["/BaseFont"] = Name.Own
        system = Dictionary(Registry=String("Adobe"), Ordering=String(order), Supplement=0)
        made.DescendantFonts[0]["/CIDSystemInfo"] = system
        if encoding:
            made["/Encoding"] = Name(f"/{encoding}")
        else:
            usual = {"/CIDSystemInfo": system, **{f"/{key}": value for key, value in keys.items()}}
            made["/Encoding"] = pdf.make_stream(data, Dictionary(usual))
        if not unicode:
            del made["/ToUnicode"]

    return edit


def supplement(number: int) -> Edit:
    """The font of the page with a map that was made for a supplement of its characters."""
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=number)
    return composite(CIDSystemInfo=system)


def no_glyph_map(pdf: Pdf) -> None:
    font(pdf)["/BaseFont"] = Name.Own
    part = font(pdf).DescendantFonts[0]
    part["/Subtype"] = Name.CIDFontType2
    if "/CIDToGIDMap" in part:
        del part["/CIDToGIDMap"]


def xobject(kind: str = "/Form", **keys: Any) -> Edit:
    def edit(pdf: Pdf) -> None:
        made = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name(kind))
        for key, value in keys.items():
            made[f"/{key}"] = value
        page(pdf).Resources["/XObject"] = Dictionary(X=made)

    return edit


def plain(content: bytes, **resources: Any) -> Edit:
    """One page without an output intent."""

    def edit(pdf: Pdf) -> None:
        del pdf.Root["/OutputIntents"]
        page(pdf)["/Contents"] = pdf.make_stream(content)
        for look in ("/XObject", "/Pattern", "/Shading", "/ColorSpace"):
            if look in page(pdf).Resources:
                del page(pdf).Resources[look]
        for key, value in resources.items():
            page(pdf).Resources[f"/{key}"] = value(pdf) if callable(value) else value

    return edit


def image(**keys: Any) -> Any:
    return lambda pdf: Dictionary(
        X=pdf.make_stream(b"x", Dictionary(Subtype=Name.Image, Width=1, Height=1, **keys))
    )


def profile(head: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        pdf.Root.OutputIntents[0]["/DestOutputProfile"] = pdf.make_stream(head)

    return edit


def elsewhere(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0]["/DestOutputProfileRef"] = Dictionary()


def perms(**keys: Any) -> Edit:
    return put(lambda: Dictionary({f"/{key}": value for key, value in keys.items()}), "/Perms")


def stream(**keys: Any) -> Edit:
    def edit(pdf: Pdf) -> None:
        pdf.Root["/Own"] = pdf.make_stream(b"x", Dictionary({f"/{k}": v for k, v in keys.items()}))

    return edit


def ordered(inside: bool) -> Edit:
    """Two layers, one of which may not be in the order."""

    def edit(pdf: Pdf) -> None:
        one, two = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in "ab"
        )
        order = Array([one, Array([two])]) if inside else Array([one])
        pdf.Root["/OCProperties"] = Dictionary(
            OCGs=Array([one, two]), D=Dictionary(Name=String("All"), Order=order)
        )

    return edit


def field(**keys: Any) -> Edit:
    """A field of a form, whose tag is what it should be."""

    def edit(pdf: Pdf) -> None:
        usual: dict[str, Any] = {"Subtype": Name.Widget, "TU": String("A field"), "Contents": None}
        annotation(**(usual | keys))(pdf)
        note = page(pdf).Annots[-1]
        note["/FT"] = Name.Tx
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([note]))
        element(pdf, "/Annot")["/S"] = Name.Form

    return edit


def mistagged(pdf: Pdf) -> None:
    field()(pdf)
    element(pdf, "/Form")["/S"] = Name.Annot


def button(pdf: Pdf) -> None:
    field()(pdf)
    note = page(pdf).Annots[-1]
    note["/FT"] = Name.Btn
    note["/AP"] = Dictionary(N=Dictionary(On=note.AP.N))


def two_looks(pdf: Pdf) -> None:
    annotation()(pdf)
    note = page(pdf).Annots[-1]
    note["/AP"]["/R"] = note.AP.N


def states(pdf: Pdf) -> None:
    annotation()(pdf)
    note = page(pdf).Annots[-1]
    note["/AP"] = Dictionary(N=Dictionary(On=note.AP.N))


def bare(kind: str, tagged: bool = False) -> Edit:
    """An annotation that is not in the structure tree, unless it is wanted there."""

    def edit(pdf: Pdf) -> None:
        annotation(Subtype=Name(f"/{kind}"))(pdf)
        if not tagged:
            del page(pdf).Annots[-1]["/StructParent"]

    return edit


def clip(**keys: Any) -> Edit:
    inner = Dictionary({f"/{key}": value for key, value in keys.items()})
    return annotation(A=Dictionary(S=Name.Named, R=Dictionary(C=inner)))


def described(words: bytes) -> Edit:
    return reword(RDF, b"<rdf:Description " + words + b"</rdf:Description>" + RDF)


def valued(name: str, value: str) -> Edit:
    """The metadata with one more property."""
    spaces = (
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        b'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
        b'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
    )
    return described(spaces + f"<{name}>{value}</{name}>".encode())


def boxes(**sides: list[int]) -> Edit:
    def edit(pdf: Pdf) -> None:
        for key, box in sides.items():
            page(pdf)[f"/{key}"] = Array(box)

    return edit


def cell(tag: str = "TD", **spans: int) -> Dictionary:
    return el(tag, A=Dictionary({"/O": Name.Table, **{f"/{k}": v for k, v in spans.items()}}))


def table(*rows: Dictionary) -> Edit:
    return below("/Table", *rows)


UNEQUAL = "the rows of a Table have not the same number of cells"
LATIN = "is not symbolic and has neither MacRomanEncoding nor WinAnsiEncoding"
BUILDS = "has a map of characters that builds on one that is not known"
FAULTS: list[tuple[Rule, str, Edit]] = [
    (rules.FONT_MAP, f"{FONT}{LATIN}", truetype(None)),
    (rules.FONT_MAP, f"{FONT}{LATIN}", truetype(Dictionary(BaseEncoding=Name.MacExpertEncoding))),
    (rules.FONT_MAP, f"{FONT}is symbolic and has an Encoding", truetype(flags=4)),
    (rules.FONT_UNICODE, f"{FONT}is symbolic and has no ToUnicode map", truetype(None, 4)),
    (rules.FONT_MAP, f'{FONT}has the map of characters "/Own-H", which is neither embedded nor known',
     composite(encoding="Own-H")),
    (rules.FONT_MAP, f'{FONT}has the map of characters "/UniJIS-UCS2-H" but glyphs of "Identity"',
     composite(encoding="UniJIS-UCS2-H")),
    (rules.FONT_MAP, f"{FONT}has a map of characters with two directions of writing", composite(b"/WMode 1 def")),
    (rules.FONT_MAP, f"{FONT}has a map of characters with two directions of writing", composite(b"/WMode 0 def", WMode=1)),
    (rules.FONT_MAP, f"{FONT}{BUILDS}", composite(b"/Own-H usecmap")),
    (rules.FONT_MAP, f"{FONT}{BUILDS}", composite(UseCMap=Name("/Own-H"))),
    (rules.FONT_MAP, f"{FONT}has maps of the collections Other and Adobe",
     composite(CIDSystemInfo=Dictionary(Registry=String("Other"), Ordering=String("Other")))),
    (rules.FONT_MAP, f"{FONT}has maps of the collections Other and Identity",
     composite(CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Other")))),
    (rules.FONT_MAP, f"{FONT}has no CIDToGIDMap", no_glyph_map),
    (rules.FONT_UNICODE, f"{FONT}has no ToUnicode map", composite(unicode=False)),
    *((rules.FONT_UNICODE, f"{FONT}maps a glyph to no letter", letters(b"<0001> <" + code + b">")) for code in (
        b"0000", b"FEFF", b"fffe")),
    (rules.FONT_UNICODE, f"{FONT}has no ToUnicode map", composite(encoding="Identity-H", unicode=False)),
    (rules.GRAPHICS, "a graphics state on page 1 has TR, HTP, HTO",
     state(TR=Name.Identity, HTP=Array([]), HTO=1)),
    (rules.GRAPHICS, "a graphics state on page 1 has TR2", state(TR2=Name.Identity)),
    (rules.GRAPHICS, "a graphics state on page 1 has HT", state(HT=Dictionary(HalftoneType=6))),
    (rules.GRAPHICS, "a graphics state on page 1 has HT", state(HT=Dictionary(HalftoneType=1, HalftoneName=String("x")))),
    (rules.GRAPHICS, "a graphics state on page 1 has BM", state(BM=Array([Name.Normal, Name.Glow]))),
    (rules.GRAPHICS, "a graphics state on page 1 has RI", state(RI=Name.Bright)),
    (rules.GRAPHICS, "an image or a form on page 1 has OPI, Ref", xobject(OPI=Dictionary(), Ref=Dictionary())),
    (rules.GRAPHICS, "an image or a form on page 1 has Alternates, PS", xobject(Alternates=Array([]), PS=Name.X)),
    (rules.GRAPHICS, "an image or a form on page 1 has PostScript", xobject(Subtype2=Name.PS)),
    (rules.GRAPHICS, "an image or a form on page 1 has PostScript", xobject("/PS")),
    (rules.GRAPHICS, "an image or a form on page 1 has Interpolate", xobject("/Image", Interpolate=True)),
    (rules.GRAPHICS, "an image or a form on page 1 has Intent", xobject("/Image", Intent=Name.Bright)),
    (rules.COLOUR, "an output intent refers to a profile elsewhere", elsewhere),
    *((rules.COLOUR, "the profile of the output intent is of no device", profile(head)) for head in (
        b"", bytes(12) + b"mntrLab ", bytes(12) + b"scnrRGB ")),
    (rules.FILE_FORM, 'the file has the permission "Own"', perms(Own=Dictionary())),
    *((rules.FILE_FORM, "a signature has digests", perms(DocMDP=Dictionary(Reference=Array([Dictionary({f"/{key}": 1})]))))
      for key in ("DigestLocation", "DigestMethod", "DigestValue")),
    *((rules.FILE_FORM, f'a stream has the key "{key}"', stream(**{key: String("x")})) for key in ("F", "FFilter", "FDecodeParms")),
    (rules.LONG, 'the string of "Own" is too long', put(lambda: String("x" * 32_768), "/Own")),
    (rules.LONG, f'the name "{"N" * 19} …" is too long', put(Name("/" + "N" * 128), "/Own")),
    *((rules.LONG, 'the number of "Own" is too large', put(n, "/Own")) for n in (2**31, -(2**31) - 1)),
    (rules.LONG, "a page is 14401 by 100 units", boxes(MediaBox=[0, 0, 14_401, 100])),
    (rules.LONG, "a page is 100 by 2 units", boxes(ArtBox=[0, 10, 100, 8])),
    *((rules.LONG, "a page is 100 by 2 units", boxes(**{key: [0, 0, 100, 2]})) for key in ("CropBox", "TrimBox", "BleedBox")),
    (rules.LAYERS, "the order of layers leaves some out", ordered(inside=False)),
    (rules.LAYERS, "a configuration of layers has AS", layers(AS=Array([]))),
    (rules.LAYERS, "a configuration of layers has no name of its own", put(lambda: Dictionary(
        D=Dictionary(Name=String("All")), Configs=Array([Dictionary(Name=String("All"))])), "/OCProperties")),
    (rules.FILE_SPEC, "an embedded file has not both F and UF", attachment(UF=String("a.txt"))),
    (rules.FILE_SPEC, "an embedded file has not both F and UF", annotation(
        Subtype=Name.FileAttachment, FS=Dictionary(EF=Dictionary(), F=String("a.txt")))),
    (rules.FORM, "the form is an XFA form", put(lambda: Dictionary(XFA=Array([])), "/AcroForm")),
    (rules.FORM, "the form asks the reader to draw its fields", put(lambda: Dictionary(NeedAppearances=True), "/AcroForm")),
    (rules.FORM, "the file asks the reader to draw its pages", put(True, "/NeedsRendering")),
    (rules.FORM, "a field has actions that start by themselves", put(lambda: Dictionary(
        Fields=Array([Dictionary(Kids=Array([Dictionary(AA=Dictionary())]))])), "/AcroForm")),
    (rules.FORM, "a field on page 1 has an action", field(A=Dictionary(S=Name.Named))),
    (rules.ANNOTATION, 'an annotation on page 1 is of the kind "Movie"', annotation(Subtype=Name.Movie)),
    *((rules.ANNOTATION_FLAGS, "the Text on page 1 is not printed, or can be hidden", annotation(F=flags))
      for flags in (0, 4 + 1, 4 + 32, 4 + 256)),
    (rules.ANNOTATION_LOOK, "the Text on page 1 has no appearance", annotation(AP=None)),
    (rules.ANNOTATION_LOOK, "the Text on page 1 has no appearance", annotation(AP=None, Rect=Array([10, 10, 10, 20]))),
    (rules.ANNOTATION_LOOK, "the Text on page 1 has not one appearance alone", two_looks),
    (rules.ANNOTATION_LOOK, "the Text on page 1 has not one appearance alone", states),
    (rules.ANNOTATION_TAG, "a TrapNet is on page 1", bare("TrapNet")),
    (rules.ANNOTATION_TAG, "a printer's mark on page 1 is in the structure tree", bare("PrinterMark", tagged=True)),
    (rules.ANNOTATION_TAG, "the Text on page 1 is tagged with nothing, not Annot", bare("Text")),
    (rules.ANNOTATION_TAG, "the Widget on page 1 is tagged Annot, not Form", mistagged),
    (rules.ANNOTATION_TEXT, "the Text on page 1 has no words", annotation(Contents=None)),
    (rules.ANNOTATION_TEXT, "the Widget on page 1 has no words", field(TU=None, Contents=String("x"))),
    *((rules.ANNOTATION_TEXT, "a clip on page 1 does not tell its type, or has no words", clip(**keys)) for keys in (
        {"CT": String("video/mp4")}, {"Alt": Array([])})),
    (rules.NESTING, "LI stands in Div", below("/Div", el("LI", el("LBody")))),
    (rules.NESTING, "L holds P", below("/L", el("P"))),
    (rules.NESTING, "L holds 2 times Caption", below("/L", el("Caption"), el("Caption"))),
    (rules.NESTING, "Table holds Caption in the middle", table(el("TR", cell()), el("Caption"), el("TR", cell()))),
    (rules.NESTING, "Table holds THead or TFoot but no TBody", table(el("THead", el("TR", cell())), el("TR", cell()))),
    (rules.NESTING, UNEQUAL, table(el("TR", cell(), cell()), el("TR", cell()))),
    (rules.NESTING, UNEQUAL, table(el("TR", cell(RowSpan=3)), el("TR"))),
    (rules.NESTING, UNEQUAL, table(el("TR", cell(RowSpan=2), cell()), el("TR", cell(), cell()))),
    (rules.NESTING, "a cell spans more than any table has", table(el("TR", cell(RowSpan=200, ColSpan=200)))),
    (rules.SCOPE, "a TH has no Scope, and no cell names its Headers", table(scopes("/Column", ""))),
    (rules.SCOPE, "a TH has no Scope, and no cell names its Headers", table(el("THead", scopes("")), el("TBody", el("TR", cell())))),
    (rules.HEADINGS, "the headings are tagged H and H1 to H6", below("/H")),
    (content_rules.LANGUAGE_TAG, 'the language "e_" of a Span is not well-formed', below("/Div", el("Span", Lang=String("e_")))),
    (pdf_rules.LANGUAGE, "a Span has an empty language", below("/Div", el("Span", Lang=String("")))),
    (rules.SCOPE, "a TD names Headers that are not there",
     table(el("TR", el("TH", ID=String("a")), el("TD", A=Dictionary(O=Name.Table, Headers=Array([String("b")])))))),
    (rules.NESTING, "L holds Caption after other tags", below("/L", el("LI", el("LBody")), el("Caption"))),
    (rules.NESTING, "TOC holds Caption after other tags", below("/TOC", el("TOCI"), el("Caption"))),
    (rules.NESTING, "TOC holds 2 times Caption", below("/TOC", el("Caption"), el("Caption"))),
    (rules.NESTING, "RB stands in Div", below("/Div", el("RB"))),
    (rules.NESTING, "Ruby holds Span", below("/Ruby", el("RB"), el("RT"), el("Span"))),
    (rules.NESTING, "WT stands in Ruby", below("/Ruby", el("WT"))),
    (rules.NESTING, "Warichu holds P", below("/Warichu", el("WT"), el("P"))),
    (pdf_rules.MARKED, "Suspects of MarkInfo is set", put(True, "/MarkInfo", "/Suspects")),
    (rules.ANNOTATION_TEXT, "a clip on page 1 does not tell its type, or has no words",
     clip(CT=String("video/mp4"), Alt=Array([String(""), String(" ")]))),
    (rules.FONT_MAP, f"{FONT}has glyphs of supplement 0 and a map of supplement -1", supplement(-1)),
    (rules.FONT_MAP, f'{FONT}is not symbolic and names a letter "gravee", which nobody knows',
     truetype(Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([96, Name.gravee])))),
    (rules.ROLE_MAP, 'the tag "P" of the standard is made to stand for "Div"',
     put(lambda: Dictionary(P=Name.Div), "/StructTreeRoot", "/RoleMap")),
    (rules.ROLE_MAP, 'the tag "Y" stands for itself in a circle', put(lambda: Dictionary(Y=Name.Y), "/StructTreeRoot", "/RoleMap")),
    (rules.ROLE_MAP, 'the tag "Own" stands for no tag of the standard', below("/Own")),
]  # fmt: skip

DEVICE = "of a device is used on page 1 without an output intent"
COLOURS: list[tuple[str, Edit]] = [
    *((f"grey {DEVICE}", plain(b"1 " + one)) for one in (b"g", b"G")),
    *((f"RGB {DEVICE}", plain(b"1 1 1 " + one)) for one in (b"rg", b"RG")),
    *((f"CMYK {DEVICE}", plain(b"1 1 1 1 " + one)) for one in (b"k", b"K")),
    *((f"RGB {DEVICE}", plain(b"/DeviceRGB " + one)) for one in (b"cs", b"CS")),
    (f"RGB {DEVICE}", plain(b"/C cs", ColorSpace=Dictionary(C=Name.DeviceRGB))),
    (f"RGB {DEVICE}", plain(b"/C cs", ColorSpace=Dictionary(C=Array([Name.Indexed, Name.DeviceRGB, 1, String("x")])))),
    (f"RGB {DEVICE}", plain(b"/C cs", ColorSpace=Dictionary(C=Array([Name.Pattern, Name.DeviceRGB])))),
    (f"CMYK {DEVICE}", plain(b"/C cs", ColorSpace=Dictionary(C=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, 1])))),
    (f"CMYK {DEVICE}", plain(b"/C cs", ColorSpace=Dictionary(C=Array([Name.DeviceN, Array([Name.Gold]), Name.DeviceCMYK, 1])))),
    (f"grey {DEVICE}", plain(b"q Q", XObject=image(ColorSpace=Name.DeviceGray))),
    (f"RGB {DEVICE}", plain(b"q Q", Shading=Dictionary(S=Dictionary(ColorSpace=Name.DeviceRGB)))),
    (f"RGB {DEVICE}", plain(b"q Q", XObject=lambda pdf: Dictionary(X=pdf.make_stream(b"1 1 1 rg", Subtype=Name.Form)))),
    (f"RGB {DEVICE}", plain(b"q Q", Pattern=lambda pdf: Dictionary(X=pdf.make_stream(b"1 1 1 rg", PatternType=1)))),
    (f"RGB {DEVICE}", plain(b"1 1 1 rg", ColorSpace=Dictionary(DefaultGray=Array([Name.CalGray])))),
]  # fmt: skip

SOUND: list[Edit] = [
    *(annotation(Contents=None, Rect=Array(box)) for box in (
        [-20, 10, -10, 20], [9_000, 10, 9_010, 20], [10, -20, 20, -10], [10, 9_000, 20, 9_010])),
    bare("Popup"), letters(b"<0001> <FEFE>"),
    truetype(Name.MacRomanEncoding), truetype(Dictionary(BaseEncoding=Name.WinAnsiEncoding)),
    composite(b"/WMode 1 def", WMode=1), composite(b"/WMode 0 def"), composite(b"/Identity-H usecmap"),
    composite(UseCMap=Name("/Identity-H")), composite(encoding="UniJIS-UCS2-H", order="Japan1"),
    composite(order="Japan1", unicode=False), composite(encoding="UniJIS-UCS2-H", order="Japan1", unicode=False),
    composite(encoding="Identity-V"), letters(b"<0001> <0041>"),
    state(TR2=Name.Default, BM=Array([Name.Normal, Name.Luminosity]), RI=Name.Perceptual),
    state(HT=Dictionary(HalftoneType=5)), state(HT=Name.Default), xobject("/Image", Interpolate=False, Intent=Name.Saturation),
    xobject(Intent=Name.Bright), *(profile(bytes(12) + kind) for kind in (b"mntrRGB ", b"prtrCMYK", b"prtrGRAY")),
    perms(UR3=Dictionary(Reference=Array([Dictionary()])), DocMDP=Dictionary()),
    put(lambda: String("x" * 32_767), "/Own"), put(Name("/" + "N" * 127), "/Own"),
    put(2**31 - 1, "/Own"), put(-(2**31), "/Own"), boxes(MediaBox=[0, 0, 14_400, 3], CropBox=[0, 0, 14_400, 3]),
    boxes(ArtBox=[]), ordered(inside=True), put(lambda: Dictionary(
        D=Dictionary(Name=String("All")), Configs=Array([Dictionary(Name=String("Some"))])), "/OCProperties"),
    annotation(FS=Dictionary(F=String("a.txt"))), field(), button, bare("PrinterMark"),
    clip(CT=String("video/mp4"), Alt=Array([String(""), String("A gull")])), supplement(0), supplement(7),
    truetype(Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([96, Name.grave, Name("/.notdef")]))),
    below("/Ruby", el("RB"), el("RP"), el("RT"), el("RP")), below("/Warichu", el("WP"), el("WT"), el("WP")),
    below("/TOC", el("Caption"), el("TOCI")), put(False, "/MarkInfo", "/Suspects"),
    below("/L", el("LI", el("LBody"))), below("/L", el("Caption"), el("LI", el("LBody"))),
    table(el("Caption"), el("TR", cell()), el("TR", cell())), table(el("TR", cell()), el("TR", cell()), el("Caption")),
    table(el("THead", el("TR", cell())), el("TBody", el("TR", cell()))),
    table(el("TR", cell(RowSpan=2), cell()), el("TR", cell())), table(el("TR", cell(ColSpan=2)), el("TR", cell(), cell())),
    table(el("TR", cell(), cell(RowSpan=2)), el("TR", cell())), table(),
    table(el("TR", el("TH", A=Dictionary(O=Name.Table, Scope=Name.Row)), cell())),
    table(el("TR", el("TH", ID=String("a")), el("TD", A=Dictionary(O=Name.Table, Headers=Array([String("a")]))))),
    table(el("TR", el("TH", C=Name.Head), cell())),
    below("/Div", el("Span", Lang=String("en-GB"))),
    put(lambda: Dictionary(Own=Name.Other, Other=Name.P), "/StructTreeRoot", "/RoleMap"),
]  # fmt: skip

IN_COLOUR: list[Edit] = [
    plain(b"q Q"), plain(b"/C cs", ColorSpace=Dictionary(C=Array([Name.ICCBased]))), plain(b"/C cs"),
    plain(b"1 1 1 rg", ColorSpace=Dictionary(DefaultRGB=Array([Name.CalRGB]))),
    plain(b"q Q", XObject=image(ColorSpace=Name.DeviceGray, ImageMask=True)),
    plain(b"q Q", XObject=image(ColorSpace=Array([Name.ICCBased]))), plain(b"q Q", XObject=image(ColorSpace=Array([]))),
]  # fmt: skip


def within(where: str) -> Edit:
    """A drawing whose own resources have a state that may not be."""

    def edit(pdf: Pdf) -> None:
        bad = Dictionary(ExtGState=Dictionary(S=Dictionary(BM=Name.Glow)))
        made = pdf.make_stream(b"q Q", Dictionary(Subtype=Name.Form, Resources=bad))
        match where:
            case "mask":
                outer = pdf.make_stream(b"q Q", Dictionary(Subtype=Name.Form, SMask=made))
                page(pdf).Resources["/XObject"] = Dictionary(X=outer)
            case "font":
                font(pdf)["/Resources"] = bad
            case "look":
                annotation(AP=Dictionary(N=made))(pdf)
            case _:
                page(pdf).Resources[f"/{where}"] = Dictionary(X=made)

    return edit


def found(edit: Edit) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_pdf(edited(edit), "book.pdf", ALL)]


@pytest.mark.parametrize(
    ("rule", "said", "edit"),
    [*FAULTS, *((pdf_rules.OUTPUT_INTENT, said, edit) for said, edit in COLOURS)],
)
def test_what_is_said_of_a_fault(rule: Rule, said: str, edit: Edit) -> None:
    assert found(edit) == [f"{rule.code} {said}"]


@pytest.mark.parametrize("where", ["XObject", "Pattern", "mask", "font", "look"])
def test_what_is_drawn_with_is_looked_at_wherever_it_is(where: str) -> None:
    assert found(within(where)) == [f"{rules.GRAPHICS.code} a graphics state on page 1 has BM"]


def test_two_headings_of_one_element_are_told() -> None:
    assert found(below("/Div", el("H"), el("H"))) == [
        f"{rules.HEADINGS.code} {said}"
        for said in ("the headings are tagged H and H1 to H6", "one element has two headings H")
    ]


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("xmp:MetadataDate", "today", "a date"), ("xmp:Rating", "five", "a number"), ("xmp:Label", "<rdf:Seq/>", "text"),
        ("xmpRights:Marked", "yes", "True or False"), ("tiff:ImageWidth", "1.5", "an integer"),
        ("tiff:XResolution", "72", "a rational number"), ("dc:rights", "x", "text in languages"),
        ("dc:subject", "<rdf:Seq><rdf:li>x</rdf:li></rdf:Seq>", "a Bag of text"),
        ("tiff:BitsPerSample", "<rdf:Seq><rdf:li>8</rdf:li><rdf:li>x</rdf:li></rdf:Seq>", "a Seq of an integer"),
        ("xmpMM:DerivedFrom", "x", "a structure"), ("xmpMM:DerivedFrom", "<rdf:Bag/>", "a structure"),
    ],
)  # fmt: skip
def test_a_value_of_the_metadata_that_is_of_another_kind(name: str, value: str, kind: str) -> None:
    said = f'the property "{name.partition(":")[2]}" of the XMP metadata is not {kind}'
    assert found(valued(name, value)) == [f"{rules.XMP_VALUE.code} {said}"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("xmp:MetadataDate", date) for date in ("2026", "2026-01", "2026-01-31", "2026-01-31T12:00Z", "2026-01-31T12:00:00.5+01:00")),
        ("xmp:Rating", "-1.5"), ("xmp:Rating", ".5"), ("xmpRights:Marked", "True"), ("tiff:ImageWidth", "+12"), ("tiff:XResolution", "72/1"),
        ("dc:rights", '<rdf:Alt><rdf:li xml:lang="x-default">x</rdf:li></rdf:Alt>'), ("dc:type", "<rdf:Bag><rdf:li>x</rdf:li></rdf:Bag>"),
        ("xmpMM:DerivedFrom", "<rdf:Description/>"), ("xmpMM:History", '<rdf:Seq><rdf:li rdf:parseType="Resource"/></rdf:Seq>'),
    ],
)  # fmt: skip
def test_a_value_of_the_metadata_that_is_of_its_kind(name: str, value: str) -> None:
    assert found(valued(name, value)) == []


@pytest.mark.parametrize("edit", SOUND)
def test_what_is_just_allowed(edit: Edit) -> None:
    assert found(edit) == []


@pytest.mark.parametrize("edit", IN_COLOUR)
def test_colours_that_need_no_output_intent(edit: Edit) -> None:
    assert found(edit) == []


@pytest.mark.parametrize("name", ["LZWDecode", "LZW", "Crypt"])
def test_streams_that_readers_may_not_unpack(name: str) -> None:
    with pikepdf.new() as pdf:  # the library would unpack and pack them again
        pdf.Root["/Own"] = pdf.make_stream(b"x", Dictionary(Filter=Array([Name(f"/{name}")])))
        said = [one.message for one in check_objects(pdf, Place(PurePosixPath("a.pdf")))]
    assert said == [f'a stream is packed by "{name}"']


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ('a:part="2" a:conformance="A"', {A, TAGGED, UNICODE}), ('a:part="2" a:conformance="u"', {A, UNICODE}),
        ('a:part="2" a:conformance="B"', {A}), ('a:part="2"', {A}), ('a:conformance="A"', set()), ('a:part=" "', set()),
        ('u:part="1"', {UA}), ("", set()),
    ],
)  # fmt: skip
def test_what_metadata_claim(words: str, claims: set[str]) -> None:
    spaces = 'xmlns:a="http://www.aiim.org/pdfa/ns/id/" xmlns:u="http://www.aiim.org/pdfua/ns/id/"'
    assert claims_of(etree.fromstring(f"<r {spaces}><d {words}/></r>")) == claims
    inner = "".join(
        f"<{name}>{value}</{name}>" for name, value in re.findall(r'(\S+)="([^"]*)"', words)
    )
    assert claims_of(etree.fromstring(f"<r {spaces}>{inner}</r>")) == claims


def roles(**names: Any) -> Edit:
    return put(
        lambda: Dictionary({f"/{k}": v for k, v in names.items()}), "/StructTreeRoot", "/RoleMap"
    )


def test_a_tag_is_held_to_what_it_stands_for() -> None:
    def edit(pdf: Pdf) -> None:
        below("/Own", el("P"))(pdf)
        roles(Own=Name.L)(pdf)

    assert found(edit) == [f"{rules.NESTING.code} L holds P"]

    def tagged(pdf: Pdf) -> None:
        annotation()(pdf)
        element(pdf, "/Annot")["/S"] = Name.Remark
        roles(Remark=Name.Annot)(pdf)

    assert found(tagged) == []


def test_a_table_with_a_foot_has_a_body() -> None:
    said = f"{rules.NESTING.code} Table holds THead or TFoot but no TBody"
    assert found(table(el("TR", cell()), el("TFoot", el("TR", cell())))) == [said]
