"""A PDF for a printer, spoilt in one way at a time: the rule that this breaks, and no other, is named."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from test_print_edition import opened, sheets

from pressroom.catalogue import check_bytes
from pressroom.checks import print_rules as rules
from pressroom.checks.print_pdf import check_print
from pressroom.model.problem import Rule

Spoil = Callable[[pikepdf.Pdf], None]


def linked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Subtype=Name.Link))])


def untrimmed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.TrimBox = Array([-20, 0, 300, 400])


def coloured(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Contents.append(pdf.make_stream(b"1 0 0 rg"))


def picture(pdf: pikepdf.Pdf) -> None:
    image = next(one for one in pdf.objects
                 if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image")  # fmt: skip
    image.ColorSpace = Name.DeviceRGB


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def untrapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript)


def bare_font(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


FAULTS: list[tuple[Rule, Spoil]] = [
    (rules.ANNOTATION, linked), (rules.NO_TRIM, untrimmed), (rules.OUTSIDE, outside),
    (rules.COLOUR, coloured), (rules.COLOUR, picture), (rules.NO_INTENT, no_intent),
    (rules.TRAPPED, untrapped), (rules.ACTION, action), (rules.FONT, bare_font),
]  # fmt: skip


def found(data: bytes) -> set[str]:
    return {one.code for one in check_print(data, "a.pdf")}


@pytest.mark.parametrize(("rule", "spoil"), FAULTS)
def test_each_fault_is_found(rule: Rule, spoil: Spoil) -> None:
    out = io.BytesIO()
    with opened(sheets()) as pdf:
        spoil(pdf)
        pdf.save(out)
    assert found(out.getvalue()) == {rule.code}


def test_what_is_no_pdf_is_told() -> None:
    assert found(b"%PDF-1.6 and no more") == {rules.UNREADABLE.code}


def cmyk(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Contents.append(pdf.make_stream(b"0 0 0 1 k"))


def cmyk_space(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Contents.append(pdf.make_stream(b"/DeviceCMYK cs"))


def cmyk_picture(pdf: pikepdf.Pdf) -> None:
    image = next(one for one in pdf.objects
                 if isinstance(one, pikepdf.Stream) and one.get("/ColorSpace") == "/DeviceRGB")  # fmt: skip
    image.ColorSpace = Name.DeviceCMYK


def spoilt(spoil: Spoil) -> bytes:
    out = io.BytesIO()
    with opened(sheets(3, colour="rgb")) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


IN_COLOUR: list[tuple[Rule, Spoil]] = [
    (rules.FOREIGN_COLOUR, cmyk), (rules.FOREIGN_COLOUR, cmyk_space), (rules.FOREIGN_COLOUR, cmyk_picture),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "spoil"), IN_COLOUR)
def test_the_colours_of_another_device_are_found(rule: Rule, spoil: Spoil) -> None:
    assert found(spoilt(spoil)) == {rule.code}


def inked(operators: bytes) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary) and "/ColorSpace" in one:
                one.ColorSpace = Name.DeviceCMYK
        for page in pdf.pages:
            page.obj.Resources = Dictionary()
            page.obj.Contents = pdf.make_stream(operators)

    return spoil


def test_inks_are_for_a_press_that_has_them() -> None:
    assert found(spoilt(inked(b"0 0 0 1 k 0.5 g /Name cs"))) == set()
    assert found(spoilt(inked(b"1 0 0 rg"))) == {rules.FOREIGN_COLOUR.code}


def unclaimed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]
    del pdf.Root["/OutputIntents"]


def claimed_of_old(pdf: pikepdf.Pdf) -> None:
    unclaimed(pdf)
    pdf.docinfo["/GTS_PDFXVersion"] = pikepdf.String("PDF/X-3:2002")
    for page in pdf.pages:
        del page.obj["/BleedBox"]


@pytest.mark.parametrize(
    "spoil", [lambda _: None, unclaimed, claimed_of_old], ids=["X-4", "bleed", "X-3"]
)
def test_a_file_is_known_by_its_claim_or_its_shape_and_not_by_its_name(spoil: Spoil) -> None:
    assert check_bytes((spoilt(spoil), "any.pdf", ())) == ()


def uncut(pdf: pikepdf.Pdf) -> None:
    unclaimed(pdf)
    pdf.pages[0].obj.BleedBox = pdf.pages[0].obj.TrimBox


def tagged(pdf: pikepdf.Pdf) -> None:
    unclaimed(pdf)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))


@pytest.mark.parametrize("spoil", [uncut, tagged])
def test_any_other_is_held_to_what_a_screen_needs(spoil: Spoil) -> None:
    assert "PDF-010" in {one.code for one in check_bytes((spoilt(spoil), "any-print.pdf", ()))}


def test_a_sound_one_has_no_fault() -> None:
    assert found(sheets()) == set()
