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


def test_a_file_is_known_by_its_claim_and_not_by_its_name() -> None:
    assert check_bytes((sheets(), "any.pdf", ())) == ()
    coded = {one.code for one in check_bytes((sheets(colour="rgb"), "any-print.pdf", ()))}
    assert "PDF-011" in coded  # that is no PDF/X, and any other PDF should have tags


def test_a_sound_one_has_no_fault() -> None:
    assert found(sheets()) == set()
