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
    page("/BleedBox", Array([-0.005, -0.005, 300.005, 400.005])), drawn(b"0 G"), form(b"0 g"),
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
