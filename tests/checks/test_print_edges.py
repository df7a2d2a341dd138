"""A little PDF for a printer, changed in ways that lie on either side of a rule, and what is said."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from pressroom.checks import print_rules as rules
from pressroom.checks.print_pdf import check_print, is_for_print
from pressroom.model.problem import Rule

Edit = Callable[[Pdf], object]
INSIDE = "has not the trim inside the bleed, the bleed inside the sheet"
CLAIM = b"<pdfx:GTS_PDFXVersion>PDF/X-4</pdfx:GTS_PDFXVersion>"


def clean() -> bytes:
    """Two pages in one ink, with their boxes."""
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(300, 400))
            page = pdf.pages[-1].obj
            page["/BleedBox"], page["/TrimBox"] = Array([1, 1, 299, 399]), Array([10, 10, 290, 390])
            page["/Contents"] = pdf.make_stream(b"0 g /DeviceGray cs /Pattern CS")
            page["/Resources"] = Dictionary()
        profile = pdf.make_stream(b"x", Dictionary(N=1))
        pdf.Root["/OutputIntents"] = Array([Dictionary(DestOutputProfile=profile)])
        pdf.Root["/Metadata"] = pdf.make_stream(CLAIM)
        pdf.docinfo["/Trapped"] = Name("/False")
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def edited(*edits: Edit) -> bytes:
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        for edit in edits:
            edit(pdf)
        return saved(pdf)


def found(*edits: Edit) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_print(edited(*edits), "a.pdf")]


def root(key: str, value: Any) -> Edit:
    return lambda pdf: pdf.Root.__setitem__(key, value() if callable(value) else value)


def page(key: str, value: Any, number: int = 1) -> Edit:
    return lambda pdf: pdf.pages[number - 1].obj.__setitem__(key, value)


def drawn(content: bytes) -> Edit:
    return lambda pdf: pdf.pages[0].obj.__setitem__("/Contents", pdf.make_stream(content))


def form(content: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        made = pdf.make_stream(content, Dictionary(Type=Name.XObject, Subtype=Name.Form))
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(X=made))

    return edit


def stream(**keys: Any) -> Edit:
    made = {f"/{key}": value for key, value in keys.items()}
    return lambda pdf: pdf.Root.__setitem__("/Own", pdf.make_stream(b"x", Dictionary(made)))


def font(pdf: Pdf) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[1].obj["/Resources"] = Dictionary(Font=Dictionary(F=plain))


def no_claim(pdf: Pdf) -> None:
    pdf.Root["/Metadata"] = pdf.make_stream(b"GTS_PDFXVersion")


def no_profile(pdf: Pdf) -> None:
    pdf.Root["/OutputIntents"] = Array([Dictionary()])


def no_trap(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def no_bleed(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/BleedBox"]


def in_colours(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile["/N"] = 4


def of_three(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile["/N"] = 3


def nothing_to_cut(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj["/BleedBox"] = page.obj["/TrimBox"]


def uneven_bleed(pdf: Pdf) -> None:
    boxes = pdf.pages[0].obj
    boxes["/BleedBox"], boxes["/TrimBox"] = Array([1, 5, 299, 395]), Array([2, 10, 290, 390])


def no_pages(pdf: Pdf) -> None:
    del pdf.pages[:]


FAULTS: list[tuple[Rule, str, Edit]] = [
    (rules.NO_INTENT, "the PDF has no profile of an output", no_profile),
    (rules.TRAPPED, "Trapped is neither true nor false", no_trap),
    (rules.TRAPPED, "Trapped is neither true nor false", lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name.Unknown)),
    *((rules.ACTION, f"the PDF has {key}", root(f"/{key}", Dictionary)) for key in ("OpenAction", "AA", "AcroForm")),
    (rules.ANNOTATION, "page 2 has links or comments", page("/Annots", Array([Dictionary(Subtype=Name.Link)]), 2)),
    (rules.NO_TRIM, "page 2 has no TrimBox", no_trim),
    *((rules.OUTSIDE, f"page 1 {INSIDE}", page("/TrimBox", Array(box))) for box in (
        [0.98, 10, 290, 390], [10, 0.98, 290, 390], [10, 10, 299.02, 390], [10, 10, 290, 399.02])),
    *((rules.OUTSIDE, f"page 2 {INSIDE}", page("/BleedBox", Array(box), 2)) for box in (
        [-0.02, 0, 300, 400], [0, -0.02, 300, 400], [0, 0, 300.02, 400], [0, 0, 300, 400.02])),
    *((rules.COLOUR, f"page 1 sets a colour ({content.split()[-1].decode()})", drawn(content)) for content in (
        b"1 0 0 rg", b"1 0 0 RG", b"1 0 0 0 k", b"1 0 0 0 K")),
    *((rules.COLOUR, f"page 1 sets a colour ({name} /DeviceRGB)", drawn(f"/DeviceRGB {name} /DeviceRGB {name}".encode()))
      for name in ("cs", "CS")),
    (rules.COLOUR, "page 1 sets a colour (rg)", form(b"1 0 0 rg")),
    (rules.COLOUR, "an image is in colour", stream(Subtype=Name.Image, ColorSpace=Name.DeviceRGB)),
    (rules.COLOUR, "a gradient is in colour", root("/Own", lambda: Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB))),
    (rules.FONT, 'the font "Helvetica" on page 2 is not embedded', font),
]  # fmt: skip

SOUND: list[Edit] = [
    lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name("/True")), page("/Annots", Array([])), no_bleed,
    page("/TrimBox", Array([1, 1, 299, 399])), page("/TrimBox", Array([0.995, 0.995, 299.005, 399.005])),
    page("/TrimBox", Array([0.99, 0.99, 299.01, 399.01])), uneven_bleed, page("/BleedBox", Array([-0.005, -0.005, 300.005, 400.005])), drawn(b"q 0 G Q"), form(b"0 g"),
    stream(Subtype=Name.Image, ColorSpace=Name.DeviceGray), stream(Subtype=Name.Image, ColorSpace=Name.DeviceRGB, ImageMask=True),
    stream(Subtype=Name.Form, ColorSpace=Name.DeviceRGB), root("/Own", lambda: Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray)),
    stream(Subtype=Name.Image),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said", "edit"), FAULTS)
def test_what_is_said_of_a_fault(rule: Rule, said: str, edit: Edit) -> None:
    assert found(edit) == [f"{rule.code} {said}"]


@pytest.mark.parametrize("edit", SOUND)
def test_what_is_just_allowed(edit: Edit) -> None:
    assert found(edit) == []


def test_the_little_one_is_sound() -> None:
    assert found() == []
    assert is_for_print(clean())


def test_what_makes_no_claim_need_not_keep_it() -> None:
    assert found(no_claim, no_profile, no_trap) == []
    assert not is_for_print(edited(no_claim, nothing_to_cut))
    assert not is_for_print(edited(nothing_to_cut, lambda pdf: pdf.Root.__delitem__("/Metadata")))
    assert not is_for_print(b"%PDF-1.6 and no more")
    assert is_for_print(edited(lambda pdf: pdf.Root.__setitem__(
        "/Metadata", pdf.make_stream(b"<a GTS_PDFXVersion = 'PDF/X-4'/>"))))  # fmt: skip


def test_pages_that_are_to_be_cut_are_for_print_without_a_claim() -> None:
    assert is_for_print(edited(no_claim))
    assert not is_for_print(edited(no_claim, root("/StructTreeRoot", Dictionary())))
    assert not is_for_print(edited(no_claim, lambda pdf: pdf.pages[1].obj.__delitem__("/TrimBox")))
    assert not is_for_print(edited(no_claim, no_pages))


def test_a_file_without_pages_is_told() -> None:
    (one,) = check_print(edited(no_pages), "a.pdf")
    assert (one.code, one.message) == (rules.UNREADABLE.code, "the PDF has no pages")


def test_a_printer_of_colours_gets_colours() -> None:
    picture = stream(Subtype=Name.Image, ColorSpace=Name.DeviceRGB)
    assert found(of_three, drawn(b"1 0 0 rg"), picture) == []
    told = [one.split()[0] for one in found(in_colours, drawn(b"1 0 0 rg"), picture)]
    assert told == [rules.FOREIGN_COLOUR.code] * 2


def test_what_is_no_pdf_is_told() -> None:
    (one,) = check_print(b"%PDF-1.6 and no more", "a.pdf")
    assert one.message == "the PDF cannot be read: PdfError"


def test_a_damaged_file_is_told_and_not_mended() -> None:
    """A reader would look for its objects, where the table of them is not where it should be."""
    head, _, tail = clean().rpartition(b"startxref\n")
    number, _, end = tail.partition(b"\n")
    damaged = b"%sstartxref\n%d\n%s" % (head, int(number) - 9, end)
    (one,) = check_print(damaged, "a.pdf")
    assert (one.rule, one.message) == (rules.UNREADABLE, "the PDF cannot be read: PdfError")
    assert not is_for_print(damaged)


# --- what an output of so many colours can print ------------------------------------


def output(colours: int) -> Edit:
    return lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", colours)


PRINTABLE = {1: "g G", 3: "g G rg RG", 4: "g G k K"}
VALUES = {"g": "0", "G": "0", "rg": "0 0 0", "RG": "0 0 0", "k": "0 0 0 0", "K": "0 0 0 0"}


@pytest.mark.parametrize("colours", PRINTABLE)
@pytest.mark.parametrize("operator", VALUES)
def test_the_colours_that_an_output_has_inks_for(colours: int, operator: str) -> None:
    """ISO 15930-7, 6.2.4: the colours of a device are those of the output, or grey."""
    told = found(output(colours), drawn(f"{VALUES[operator]} {operator}".encode()))
    code = (rules.COLOUR if colours == 1 else rules.FOREIGN_COLOUR).code
    sound = operator in PRINTABLE[colours].split()
    assert told == ([] if sound else [f"{code} page 1 sets a colour ({operator})"])


SPACES = {
    1: {"DeviceGray", "Pattern"}, 3: {"DeviceGray", "DeviceRGB", "Pattern", "Own"},
    4: {"DeviceGray", "DeviceCMYK", "Pattern", "Own"},
}  # fmt: skip


@pytest.mark.parametrize("colours", SPACES)
@pytest.mark.parametrize("space", ["DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern", "Own"])
def test_the_colour_spaces_that_an_output_has_inks_for(colours: int, space: str) -> None:
    code = (rules.COLOUR if colours == 1 else rules.FOREIGN_COLOUR).code
    sound = space in SPACES[colours]
    for operator in ("cs", "CS"):
        told = found(output(colours), drawn(f"/{space} {operator}".encode()))
        assert told == ([] if sound else [f"{code} page 1 sets a colour ({operator} /{space})"])
    other = "in colour" if colours == 1 else f"in {space}"
    for what, made in (
        ("an image", stream(Subtype=Name.Image, ColorSpace=Name(f"/{space}"))),
        ("a gradient", root("/Own", lambda: Dictionary(ShadingType=2, ColorSpace=Name(f"/{space}")))),
    ):  # fmt: skip
        assert found(output(colours), made) == ([] if sound else [f"{code} {what} is {other}"])


@pytest.mark.parametrize(("colours", "told"), [
    (1, [f"{rules.COLOUR.code} an image is in colour"]), (3, []), (4, []),
])  # fmt: skip
def test_a_space_with_a_profile_is_for_outputs_of_colours(colours: int, told: list[str]) -> None:
    picture = stream(Subtype=Name.Image, ColorSpace=Array([Name.ICCBased]))
    assert found(output(colours), picture) == told


def test_an_output_of_other_inks_is_not_looked_at() -> None:
    def unnumbered(pdf: Pdf) -> None:
        del pdf.Root.OutputIntents[0].DestOutputProfile["/N"]

    assert found(unnumbered, drawn(b"1 0 0 rg")) == []
    assert found(output(2), drawn(b"1 0 0 rg")) == []
    assert found(no_claim, no_profile, drawn(b"1 0 0 rg")) == []


def test_the_colours_are_those_of_the_first_profile_there_is() -> None:
    def second(pdf: Pdf) -> None:
        profile = pdf.make_stream(b"x", Dictionary(N=3))
        pdf.Root["/OutputIntents"] = Array([Dictionary(), Dictionary(DestOutputProfile=profile)])

    assert found(second, drawn(b"1 0 0 rg")) == []
    assert len(found(second, drawn(b"1 0 0 0 k"))) == 1


def test_the_first_wrong_colour_of_each_page_is_told() -> None:
    def second(pdf: Pdf) -> None:
        pdf.pages[1].obj["/Contents"] = pdf.make_stream(b"0 g 1 0 0 RG")

    assert found(drawn(b"0 g 1 0 0 rg 1 0 0 0 k"), second) == [
        f"{rules.COLOUR.code} page 1 sets a colour (rg)",
        f"{rules.COLOUR.code} page 2 sets a colour (RG)",
    ]


def test_an_image_within_another_object_is_found_and_the_first_one_told() -> None:
    def image(space: pikepdf.Object) -> Dictionary:
        return Dictionary(Subtype=Name.Image, ColorSpace=space)

    def within(*spaces: pikepdf.Object) -> Edit:
        return root(
            "/Own", lambda: Array([Dictionary(A=Array([image(space)])) for space in spaces])
        )

    grey, colour = Name.DeviceGray, Name.DeviceRGB
    told = [f"{rules.COLOUR.code} an image is in colour"]
    assert found(within(grey)) == []
    assert (
        found(within(colour)) == found(within(grey, colour)) == found(within(colour, grey)) == told
    )
    assert found(within(colour, colour)) == told


# --- claims and boxes ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("packet", "claims"),
    [
        (b"<pdfx:GTS_PDFXVersion>PDF/X-4</pdfx:GTS_PDFXVersion>", True), (b"GTS_PDFXVersion = 'PDF/X-4p'", True),
        (b'GTS_PDFXVersion="PDF/X-4"', True), (b"<GTS_PDFXVersion>\n PDF/X-4", True), (b"GTS_PDFXVersion>PDF/X-1a", False),
        (b"GTS_PDFXVersion PDF/X-4", False), (b"PDF/X-4", False), (b"", False),
    ],
)  # fmt: skip
def test_how_a_file_says_that_it_is_pdf_x(packet: bytes, claims: bool) -> None:
    def said(pdf: Pdf) -> None:
        pdf.Root["/Metadata"] = pdf.make_stream(packet)

    assert is_for_print(edited(said, nothing_to_cut)) is claims
    assert (found(said, no_trap) == []) is not claims


def test_an_older_claim_stands_in_the_information_of_the_file() -> None:
    def old(pdf: Pdf) -> None:
        pdf.docinfo["/GTS_PDFXVersion"] = pikepdf.String("PDF/X-3:2002")

    assert is_for_print(edited(no_claim, nothing_to_cut, old))
    assert found(no_claim, no_profile, no_trap, old) == []


@pytest.mark.parametrize("edge", range(4))
def test_one_page_with_nothing_to_cut_is_enough_for_a_screen(edge: int) -> None:
    """The bleed goes beyond the trim on one side at least, on every page."""

    def wide(pdf: Pdf) -> None:
        trim = [float(side) for side in pdf.pages[1].obj.TrimBox]
        trim[edge] += (-2, -2, 2, 2)[edge]
        pdf.pages[1].obj["/BleedBox"] = Array(trim)

    def narrow(pdf: Pdf) -> None:
        pdf.pages[1].obj["/BleedBox"] = pdf.pages[1].obj["/TrimBox"]

    assert is_for_print(edited(no_claim, wide))
    assert not is_for_print(edited(no_claim, narrow))
    assert not is_for_print(edited(no_claim, lambda pdf: pdf.pages[0].obj.__delitem__("/BleedBox")))


def test_a_profile_is_a_stream_and_one_of_several_is_enough() -> None:
    missing = [f"{rules.NO_INTENT.code} the PDF has no profile of an output"]
    profile = "/DestOutputProfile"
    named = root("/OutputIntents", lambda: Array([Dictionary({profile: Dictionary(N=1)})]))
    assert found(named) == missing
    assert found(lambda pdf: pdf.Root.OutputIntents.extend(Array([Dictionary()]))) == []
    assert found(root("/OutputIntents", lambda: Array([]))) == missing


def test_a_page_without_a_trim_is_told_and_the_next_one_is_looked_at() -> None:
    def both(pdf: Pdf) -> None:
        del pdf.pages[0].obj["/TrimBox"]
        pdf.pages[1].obj["/TrimBox"] = Array([-9, 10, 290, 390])

    assert found(both) == [
        f"{rules.NO_TRIM.code} page 1 has no TrimBox", f"{rules.OUTSIDE.code} page 2 {INSIDE}",
    ]  # fmt: skip
