"""What the pages of a PDF are drawn with: states, drawings, profiles, and colours of devices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from small_pdfs import Edit, catalog, keys, more_pages, on_page, page, stream, told

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks import pdf_rules
from pressroom.checks.pdf_graphics import check_graphics

HEAD = bytes(12)  # of a profile of colours, before its class


def profile(pdf: Pdf, head: bytes = b"mntrRGB ", **entries: Any) -> Object:
    return stream(pdf, HEAD + head + bytes(9), **entries)


def intent(pdf: Pdf, **entries: Any) -> Dictionary:
    return keys(**({"S": Name.GTS_PDFA1, "DestOutputProfile": profile(pdf)} | entries))


def intents(*made: Callable[[Pdf], Any]) -> Edit:
    return catalog(OutputIntents=lambda pdf: Array([one(pdf) for one in made]))


PROFILED = intents(intent)


def said(*edits: Edit) -> list[str]:
    """What is said of a page whose colours have a profile, without the code."""
    return [one.partition(" ")[2] for one in told(check_graphics, PROFILED, *edits)]


def bare(*edits: Edit) -> list[str]:
    """The same without a profile."""
    return [one.partition(" ")[2] for one in told(check_graphics, *edits)]


def resources(**entries: Any) -> Edit:
    return on_page(
        Resources=lambda pdf: keys(**{k: v(pdf) if callable(v) else v for k, v in entries.items()})
    )


def state(**entries: Any) -> Edit:
    return resources(ExtGState=Dictionary(S=keys(**entries)))


def drawing(**entries: Any) -> Edit:
    return resources(XObject=lambda pdf: Dictionary(X=stream(pdf, **entries)))


# --- states and drawings -------------------------------------------------------------

BLENDS = """
    Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
    Difference Exclusion Hue Saturation Color Luminosity
""".split()
INTENTS = ["RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"]


@pytest.mark.parametrize("name", BLENDS)
def test_blend_modes_of_the_standard(name: str) -> None:
    """ISO 32000-1, tables 136 and 137."""
    assert said(state(BM=Name(f"/{name}"))) == []


@pytest.mark.parametrize("name", INTENTS)
def test_rendering_intents_of_the_standard(name: str) -> None:
    """ISO 32000-1, table 70."""
    assert said(state(RI=Name(f"/{name}"))) == []
    assert said(drawing(Subtype=Name.Image, Intent=Name(f"/{name}"))) == []


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"BM": Name.Glow}, "BM"), ({"BM": Array([Name.Glow, Name.Normal])}, "BM"), ({"BM": Array([Name.Normal, Name.Glow])}, "BM"),
        ({"BM": Array([Name.Normal, Name.Hue])}, ""), ({"RI": Name.Bright}, "RI"),
        ({"TR": Name.Identity}, "TR"), ({"TR2": Name.Identity}, "TR2"), ({"TR2": Name.Default}, ""),
        ({"HTP": Array()}, "HTP"), ({"HTO": Array()}, "HTO"), ({"TR": Name.Default, "HTP": Array(), "HTO": Array()}, "TR, HTP, HTO"),
        ({"HT": Dictionary(HalftoneType=1)}, ""), ({"HT": Dictionary(HalftoneType=5)}, ""), ({"HT": Dictionary(HalftoneType=6)}, "HT"),
        ({"HT": Dictionary(HalftoneType=2)}, "HT"), ({"HT": Dictionary()}, "HT"),
        ({"HT": Dictionary(HalftoneType=5, HalftoneName=String("own"))}, "HT"), ({"HT": Name.Default}, ""),
        ({"TR2": Name.Own, "HT": Dictionary(), "BM": Name.Own, "RI": Name.Own}, "TR2, HT, BM, RI"),
        ({"CA": 1, "SMask": Name.None_, "OP": True}, ""),
    ],
)  # fmt: skip
def test_what_a_state_may_have(entries: dict[str, Any], why: str) -> None:
    assert said(state(**entries)) == ([f"a graphics state on page 1 has {why}"] if why else [])


def test_a_halftone_may_be_a_stream() -> None:
    def halftone(kind: int) -> Edit:
        return resources(ExtGState=lambda pdf: Dictionary(S=Dictionary(HT=stream(pdf, HalftoneType=kind))))  # fmt: skip

    assert said(halftone(5)) == []
    assert said(halftone(6)) == ["a graphics state on page 1 has HT"]


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"Subtype": Name.Form, "OPI": Dictionary()}, "OPI"), ({"Subtype": Name.Form, "Ref": Dictionary()}, "Ref"),
        ({"Subtype": Name.Image, "Alternates": Array()}, "Alternates"), ({"Subtype": Name.Form, "PS": Dictionary()}, "PS"),
        ({"Subtype": Name.Form, "OPI": Array(), "PS": Array()}, "OPI, PS"),
        ({"Subtype": Name.PS}, "PostScript"), ({"Subtype": Name.Form, "Subtype2": Name.PS}, "PostScript"),
        ({"Subtype": Name.Image, "Interpolate": True}, "Interpolate"), ({"Subtype": Name.Image, "Interpolate": False}, ""),
        ({"Subtype": Name.Image, "Intent": Name.Own}, "Intent"), ({"Subtype": Name.Form, "Intent": Name.Own}, ""),
        ({"Subtype": Name.PS, "OPI": Array(), "Interpolate": True}, "OPI, PostScript, Interpolate"), ({"Subtype": Name.Form}, ""),
    ],
)  # fmt: skip
def test_what_a_drawing_may_have(entries: dict[str, Any], why: str) -> None:
    assert said(drawing(**entries)) == ([f"an image or a form on page 1 has {why}"] if why else [])


def inside(pdf: Pdf, **entries: Any) -> Object:
    """A drawing with a state that may not be."""
    return stream(pdf, Subtype=Name.Form, Resources=Dictionary(ExtGState=Dictionary(S=Dictionary(BM=Name.Glow))), **entries)  # fmt: skip


WHERE: list[Edit] = [
    resources(XObject=lambda pdf: Dictionary(X=inside(pdf))),
    resources(Pattern=lambda pdf: Dictionary(X=inside(pdf))),
    resources(XObject=lambda pdf: Dictionary(X=stream(pdf, Subtype=Name.Image, SMask=inside(pdf)))),
    resources(Font=lambda pdf: Dictionary(F=Dictionary(Resources=Dictionary(ExtGState=Dictionary(S=Dictionary(BM=Name.Glow)))))),
    resources(Font=lambda pdf: Dictionary(F=Dictionary(Resources=Dictionary(XObject=Dictionary(X=inside(pdf)))))),
    resources(XObject=lambda pdf: Dictionary(X=stream(pdf, Resources=Dictionary(XObject=Dictionary(X=inside(pdf)))))),
    resources(XObject=lambda pdf: Dictionary(A=inside(pdf), B=stream(pdf, Subtype=Name.Form))),
    resources(XObject=lambda pdf: Dictionary(A=stream(pdf, Subtype=Name.Form), B=inside(pdf))),
    on_page(Annots=lambda pdf: Array([Dictionary(AP=Dictionary(N=inside(pdf)))])),
    on_page(Annots=lambda pdf: Array([Dictionary(), Dictionary(AP=Dictionary(N=Dictionary(On=stream(pdf), Off=inside(pdf))))])),
    on_page(Annots=lambda pdf: Array([Dictionary(AP=Dictionary(N=stream(pdf), D=inside(pdf)))])),
]  # fmt: skip


@pytest.mark.parametrize("edit", WHERE)
def test_what_is_drawn_with_is_looked_at_wherever_it_is(edit: Edit) -> None:
    assert said(edit) == ["a graphics state on page 1 has BM"]


def test_what_several_pages_draw_with_is_told_of_the_first_of_them() -> None:
    def shared(pdf: Pdf) -> None:
        more_pages(2)(pdf)
        one, other = (pdf.make_indirect(Dictionary(BM=Name.Glow)) for _ in range(2))
        for number, states in ((1, Dictionary(A=one, B=one)), (2, Dictionary(A=one)), (3, Dictionary(A=one, B=other))):  # fmt: skip
            page(pdf, number)["/Resources"] = Dictionary(ExtGState=states)

    assert said(shared) == [f"a graphics state on page {at} has BM" for at in (1, 3)]


def test_a_drawing_that_draws_itself_ends_and_what_stands_beside_it_is_seen() -> None:
    def circle(pdf: Pdf) -> None:
        form = stream(pdf, Subtype=Name.Form)
        form["/Resources"] = Dictionary(XObject=Dictionary(X=form))
        other = stream(pdf, Subtype=Name.PS)
        page(pdf)["/Resources"] = Dictionary(XObject=Dictionary(A=other, B=form, C=form, D=form))

    assert said(circle) == ["an image or a form on page 1 has PostScript"]


# --- profiles ------------------------------------------------------------------------

NO_DEVICE = "the profile of the output intent is of no device"


@pytest.mark.parametrize(
    ("head", "fits"),
    [
        (b"mntrRGB ", True), (b"prtrCMYK", True), (b"prtrGRAY", True), (b"mntrGRAY", True), (b"mntrCMYK", True),
        (b"scnrRGB ", False), (b"spacRGB ", False), (b"mntrLab ", False), (b"prtrRGB", False), (b"mntr", False), (b"", False),
    ],
)  # fmt: skip
def test_the_profile_of_an_output_is_of_a_monitor_or_a_printer(head: bytes, fits: bool) -> None:
    """ISO 19005-2, 6.2.3; ISO 15076-1, tables 18 and 19."""
    made = intents(lambda pdf: intent(pdf, DestOutputProfile=stream(pdf, HEAD + head)))
    assert bare(made) == ([] if fits else [NO_DEVICE])


def test_each_profile_is_looked_at_and_all_are_one() -> None:
    def none(pdf: Pdf) -> Object:
        return intent(pdf, DestOutputProfile=Name.None_)

    def wrong(pdf: Pdf) -> Object:
        return intent(pdf, DestOutputProfile=profile(pdf, b"scnrLab "))

    two = "the output intents have different profiles"
    assert bare(intents(none, wrong)) == [NO_DEVICE]
    assert bare(intents(wrong, none)) == [NO_DEVICE]
    assert bare(intents(intent, intent)) == [two]
    assert bare(intents(intent, wrong, wrong)) == [two, NO_DEVICE, NO_DEVICE]

    def shared(pdf: Pdf) -> None:
        one = profile(pdf)
        both = [keys(S=kind, DestOutputProfile=one) for kind in (Name.GTS_PDFA1, Name.GTS_PDFX)]
        pdf.Root["/OutputIntents"] = Array(both)

    assert bare(shared) == []


def test_a_profile_elsewhere_is_told_of_each_intent() -> None:
    def elsewhere(pdf: Pdf) -> Object:
        return keys(S=Name.GTS_PDFA1, DestOutputProfileRef=Dictionary())

    said_of = "an output intent refers to a profile elsewhere"
    assert bare(intents(intent, elsewhere)) == [said_of]
    assert bare(intents(elsewhere, elsewhere)) == [said_of] * 2


# --- colours of devices ---------------------------------------------------------------


def drawn(content: bytes, **entries: Any) -> Edit:
    def edit(pdf: Pdf) -> None:
        resources(**entries)(pdf)
        page(pdf)["/Contents"] = pdf.make_stream(content)

    return edit


def of_device(*names: str, number: int = 1) -> list[str]:
    return [
        f"{name} of a device is used on page {number} without an output intent" for name in names
    ]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"0 g", ["grey"]), (b"0 G", ["grey"]), (b"0 0 0 rg", ["RGB"]), (b"0 0 0 RG", ["RGB"]),
        (b"0 0 0 0 k", ["CMYK"]), (b"0 0 0 0 K", ["CMYK"]), (b"0 g 0 0 0 RG 0 0 0 0 k 0 G", ["CMYK", "RGB", "grey"]),
        (b"/DeviceGray cs", ["grey"]), (b"/DeviceRGB CS", ["RGB"]), (b"/DeviceCMYK cs", ["CMYK"]),
        (b"/Pattern cs", []), (b"/Own cs", []), (b"cs", []), (b"q Q", []), (b"0 g )", ["grey"]),
    ],
)  # fmt: skip
def test_the_operators_that_choose_a_colour_of_a_device(content: bytes, names: list[str]) -> None:
    """ISO 32000-1, table 74."""
    assert bare(drawn(content)) == of_device(*names)
    assert said(drawn(content)) == []


RGB, GREY, CMYK = Name.DeviceRGB, Name.DeviceGray, Name.DeviceCMYK
GOLD = Name.Gold


@pytest.mark.parametrize(
    ("space", "names"),
    [
        (GREY, ["grey"]), (RGB, ["RGB"]), (CMYK, ["CMYK"]), (Name.G, ["grey"]), (Name.RGB, ["RGB"]), (Name.CMYK, ["CMYK"]),
        (Array([Name.Indexed, RGB, 1, String("x")]), ["RGB"]), (Array([Name.I, GREY, 1, String("x")]), ["grey"]),
        (Array([Name.Pattern, CMYK]), ["CMYK"]), (Array([Name.Pattern]), []),
        (Array([Name.Separation, GOLD, CMYK, 1]), ["CMYK"]), (Array([Name.DeviceN, Array([GOLD]), GREY, 1]), ["grey"]),
        (Array([Name.Separation, GOLD]), []), (Array([Name.Separation, RGB, Array([Name.CalRGB]), 1]), []),
        (Array([Name.Indexed, Array([Name.Separation, GOLD, RGB, 1]), 1]), ["RGB"]),
        (Array([Name.Pattern, Array([Name.Indexed, Array([Name.DeviceN, Array(), RGB, 1]), 1])]), ["RGB"]),
        (Array([Name.ICCBased, RGB]), []), (Array([Name.CalRGB, RGB]), []), (Array([Name.Lab, RGB, RGB]), []),
        (Array([]), []), (Array([RGB]), []), (3, []),
    ],
)  # fmt: skip
def test_the_colours_of_a_device_that_a_space_builds_on(space: Any, names: list[str]) -> None:
    """ISO 32000-1, 8.6.6."""
    copied = Array([space])  # each file has its own
    expected = of_device(*names)

    def fresh() -> Any:
        return Object.parse(copied.unparse())[0]

    def image(pdf: Pdf) -> Object:
        return Dictionary(X=stream(pdf, Subtype=Name.Image, ColorSpace=fresh()))

    assert bare(drawn(b"/C cs", ColorSpace=Dictionary(C=fresh()))) == expected
    assert bare(drawn(b"q Q", XObject=image)) == expected
    assert bare(drawn(b"q Q", Shading=Dictionary(S=Dictionary(ColorSpace=fresh())))) == expected


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"0 g", "DefaultGray"), (b"0 0 0 rg", "DefaultRGB"), (b"0 0 0 0 k", "DefaultCMYK")],
)
def test_a_default_takes_the_place_of_the_colours_of_a_device(content: bytes, name: str) -> None:
    """ISO 32000-1, 8.6.5.6."""
    default: dict[str, Any] = {name: Array([Name.CalRGB])}
    assert bare(drawn(content, ColorSpace=keys(**default))) == []
    assert len(bare(drawn(content, ColorSpace=keys(DefaultOwn=Array([Name.CalRGB]))))) == 1


def test_only_the_colours_without_a_default_are_told() -> None:
    default = Dictionary(DefaultRGB=Array([Name.CalRGB]))
    assert bare(drawn(b"0 g 0 0 0 rg 0 0 0 0 k", ColorSpace=default)) == of_device("CMYK", "grey")


def test_an_image_that_is_a_mask_has_no_colours() -> None:
    def image(mask: bool) -> Callable[[Pdf], Object]:
        return lambda pdf: Dictionary(X=stream(pdf, Subtype=Name.Image, ColorSpace=RGB, ImageMask=mask))  # fmt: skip

    assert bare(drawn(b"q Q", XObject=image(mask=True))) == []
    assert bare(drawn(b"q Q", XObject=image(mask=False))) == of_device("RGB")


def test_the_bytes_of_an_image_are_no_operators() -> None:
    image = resources(XObject=lambda pdf: Dictionary(X=stream(pdf, b"0 g", Subtype=Name.Image)))
    assert bare(image) == []


def test_a_form_draws_with_its_own_resources_or_with_those_of_its_page() -> None:
    def form(**entries: Any) -> Callable[[Pdf], Object]:
        return lambda pdf: Dictionary(X=stream(pdf, b"/C cs", Subtype=Name.Form, **entries))

    spaces = Dictionary(C=RGB)
    assert bare(drawn(b"q Q", XObject=form(), ColorSpace=spaces)) == of_device("RGB")
    own = Dictionary(ColorSpace=Dictionary(C=CMYK))
    assert bare(drawn(b"q Q", XObject=form(Resources=own), ColorSpace=Dictionary(C=RGB))) == of_device("CMYK")  # fmt: skip
    empty = Dictionary(ColorSpace=Dictionary())
    assert bare(drawn(b"q Q", XObject=form(Resources=empty), ColorSpace=Dictionary(C=RGB))) == []
    assert bare(drawn(b"q Q", Pattern=form(), ColorSpace=Dictionary(C=RGB))) == of_device("RGB")


def test_the_first_page_with_colours_of_a_device_is_told() -> None:
    def later(pdf: Pdf) -> None:
        more_pages(2)(pdf)
        for number in (2, 3):
            page(pdf, number)["/Contents"] = pdf.make_stream(b"0 g")

    assert bare(later) == of_device("grey", number=2)


def test_drawings_in_a_circle_and_after_it() -> None:
    def circle(pdf: Pdf) -> None:
        form = stream(pdf, Subtype=Name.Form)
        other = stream(pdf, b"0 g", Subtype=Name.Form)
        both = Dictionary(A=other, B=form, C=form)
        form["/Resources"] = Dictionary(XObject=Dictionary(X=form))
        page(pdf)["/Resources"] = Dictionary(XObject=both)

    assert bare(circle) == of_device("grey")


@pytest.mark.parametrize(
    ("kind", "told_of"), [(Name.GTS_PDFA1, []), (Name.GTS_PDFX, of_device("grey"))]
)
def test_the_output_intent_is_that_of_pdf_a(kind: Object, told_of: list[str]) -> None:
    one = intents(lambda pdf: keys(S=kind, DestOutputProfile=profile(pdf)))
    assert bare(one, drawn(b"0 g")) == told_of
    second = intents(lambda pdf: keys(S=Name.GTS_PDFX), lambda pdf: keys(S=kind, DestOutputProfile=profile(pdf)))  # fmt: skip
    assert bare(second, drawn(b"0 g")) == told_of
    assert bare(intents(lambda _: keys(S=kind)), drawn(b"0 g")) == of_device("grey")


def test_the_colours_of_a_content_in_parts_are_found_in_all_of_them() -> None:
    def parts(*contents: bytes) -> Edit:
        return on_page(Contents=lambda pdf: Array([pdf.make_stream(one) for one in contents]))

    assert bare(parts(b"q Q", b"0 g", b"q Q")) == of_device("grey")
    assert bare(parts(b"q Q", b"q Q")) == []


def test_a_content_too_long_to_look_at_is_passed_over() -> None:
    long = b"0 g" + b" " * 199_998
    assert bare(drawn(long[:200_000])) == of_device("grey")
    assert bare(drawn(long)) == []
    half = long[:100_001]
    assert bare(on_page(Contents=lambda pdf: Array([pdf.make_stream(half)] * 2))) == []


def test_a_content_that_is_packed_twice_is_passed_over() -> None:
    once, twice = Array([Name.ASCIIHexDecode]), Array([Name.ASCIIHexDecode] * 2)

    def packed(*parts: tuple[bytes, Array]) -> Edit:
        return on_page(Contents=lambda pdf: Array([stream(pdf, data, Filter=how) for data, how in parts]))  # fmt: skip

    assert bare(packed((b"302067>", once))) == of_device("grey")
    assert bare(packed((b"3330323036373e>", twice))) == []
    assert bare(packed((b"302067>", once), (b"3330323036373e>", twice))) == []


def test_what_is_no_stream_is_no_content() -> None:
    def mixed(pdf: Pdf) -> Array:
        return Array([pdf.make_indirect(Dictionary()), stream(pdf, b"q Q")])

    assert bare(on_page(Contents=mixed)) == []


def test_of_a_damaged_content_the_colours_beside_it_are_told() -> None:
    def damaged(pdf: Pdf) -> None:
        resources(Shading=Dictionary(S=Dictionary(ColorSpace=Name.DeviceRGB)))(pdf)
        page(pdf)["/Contents"] = stream(pdf, b"no such bytes", Filter=Name.FlateDecode)

    assert bare(damaged) == of_device("RGB")


def test_a_space_that_builds_on_itself_ends() -> None:
    def circle(pdf: Pdf) -> None:
        space = pdf.make_indirect(Array([Name.Indexed]))
        space.extend(Array([space]))
        resources(ColorSpace=Dictionary(C=space))(pdf)
        page(pdf)["/Contents"] = pdf.make_stream(b"/C cs")

    assert bare(circle) == []


def test_the_codes_of_the_rules() -> None:
    assert told(check_graphics, drawn(b"0 g"))[0].startswith(pdf_rules.OUTPUT_INTENT.code)
    assert told(check_graphics, PROFILED, state(BM=Name.Glow))[0].startswith(rules.GRAPHICS.code)
    assert told(check_graphics, intents(intent, intent))[0].startswith(rules.COLOUR.code)
