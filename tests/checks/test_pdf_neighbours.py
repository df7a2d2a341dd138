"""Beside each fault of a PDF what is nearly it, and sound: nothing may be reported there."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from test_pdf_claims import annotation, below
from test_pdf_faults import (
    Edit,
    edited,
    font,
    inside,
    outside,
    page,
    put,
    reword,
    set_in,
)

from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf import check_pdf
from pressroom.model.problem import Rule

TITLE = b'<rdf:li xml:lang="x-default">Salt and Wind</rdf:li>'
MARK = {"Subtype": Name.PrinterMark, "StructParent": None}


def retitled(pdf: Pdf) -> None:
    reword(b"Salt and Wind", b"Wind and Salt")(pdf)
    pdf.docinfo["/Title"] = "Wind and Salt"


def parents_in_kids(pdf: Pdf) -> None:
    """A parent tree of two levels."""
    root = pdf.Root.StructTreeRoot
    pairs = root.ParentTree.Nums
    keys = [int(pairs[at]) for at in range(0, len(pairs), 2)]
    leaf = pdf.make_indirect(Dictionary(Nums=pairs, Limits=Array([min(keys), max(keys)])))
    root.ParentTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def second_name(pdf: Pdf) -> None:
    page(pdf).Resources.Font["/Again"] = font(pdf)


def second_tag(pdf: Pdf) -> None:
    """The link, tagged once more behind all others."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    outside(pdf)["/StructParent"] = 9_000
    tag = next(one for one in pdf.objects
               if isinstance(one, Dictionary) and one.get("/S") == "/Link" and "/P" in one)  # fmt: skip
    tree.Nums.extend(Array([9_000, tag]))


def second_intent(pdf: Pdf) -> None:
    """An output intent for the press, of the same profile."""
    first = pdf.Root.OutputIntents[0]
    pdf.Root.OutputIntents.append(
        Dictionary(S=Name.GTS_PDFX, DestOutputProfile=first.DestOutputProfile)
    )


def tree_of_pages(pdf: Pdf) -> None:
    """A tree of pages of two levels."""
    root = pdf.Root.Pages
    leaf = pdf.make_indirect(
        Dictionary(Type=Name.Pages, Kids=Array([page(pdf)]), Count=1, Parent=root)
    )
    page(pdf)["/Parent"] = leaf
    root["/Kids"] = Array([leaf])


def written_down(pdf: Pdf) -> None:
    font(pdf)["/Encoding"] = Name("/Identity-V")


def japanese(pdf: Pdf) -> None:
    """Glyphs of a collection whose letters are known, so that no map need tell them."""
    del font(pdf)["/ToUnicode"]
    font(pdf).DescendantFonts[0].CIDSystemInfo["/Ordering"] = String("Japan1")


def no_annotations(pdf: Pdf) -> None:
    pdf.add_blank_page()
    pdf.pages[1].obj["/Contents"] = pdf.make_stream(b"q Q")


def said_of_a_stream(pdf: Pdf) -> None:
    pdf.Root.Metadata["/DL"] = 9


SOUND: list[tuple[Rule, Edit]] = [
    (rules.ENCRYPTED, put(Dictionary, "/Encrypt")),
    (rules.XMP, reword(b"<rdf:RDF", b"<!-- kept --><rdf:RDF")),
    (rules.XMP_TITLE, reword(TITLE, TITLE + b'<rdf:li xml:lang="fr">Sel et vent</rdf:li>')),
    (rules.PDFA_PART, reword(b'pdfaid:part="2" pdfaid:conformance="A" />',
        b"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>")),
    (rules.PDFUA_PART, reword(b'pdfuaid:part="1"/>', b"><pdfuaid:part>1</pdfuaid:part></rdf:Description>")),
    (rules.INFO_TITLE, retitled),
    (rules.DISPLAY_TITLE, put(Name.L2R, "/ViewerPreferences", "/Direction")),
    (rules.MARKED, put(False, "/MarkInfo", "/Suspects")),
    (rules.STRUCTURE, lambda pdf: put(Array([pdf.Root.StructTreeRoot.K[0]]), "/StructTreeRoot", "/K")(pdf)),
    (rules.PARENT_TREE, parents_in_kids),
    (rules.OUTLINE, put(-1, "/Outlines", "/Count")),
    (rules.PAGE_LABELS, put(lambda: Array([0, Dictionary(S=Name.r)]), "/PageLabels", "/Nums")),
    (rules.TYPE3, second_name),
    (rules.LINK_CONTENTS, set_in(inside, "/Contents", String("Zürich – der Hafen"))),
    (rules.LINK_TAG, second_tag),
    (rules.OUTPUT_INTENT, second_intent),
    (rules.NO_PAGES, tree_of_pages),
    (more.XMP_PROPERTY, reword(b"</rdf:RDF>",
        b'<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="x"/></rdf:RDF>')),
    (more.XMP_EXTENSION, reword(b"category>internal<", b"category>external<")),
    (more.HEADINGS, below("/H1")),
    (more.ANNOTATION_TAG, annotation(**MARK)),
    (more.ANNOTATION_FLAGS, annotation(F=4 + 64)),
    (more.TAB_ORDER, no_annotations),
    (more.FORM, put(lambda: Dictionary(Fields=Array([]), NeedAppearances=False), "/AcroForm")),
    (more.FONT_MAP, written_down),
    (more.FONT_UNICODE, japanese),
    (more.COLOUR, second_intent),
    (more.FILE_FORM, said_of_a_stream),
    (more.CLAIM, reword(b'pdfuaid:part="1"', b'pdfuaid:part="1" pdfuaid:amd="2014"')),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "edit"),
    [pytest.param(rule, edit, id=f"{rule.code}-{n}") for n, (rule, edit) in enumerate(SOUND)],
)
def test_what_is_nearly_a_fault_of_a_pdf_is_sound(rule: Rule, edit: Edit) -> None:
    found = check_pdf(edited(edit), "book.pdf")
    assert [f"{item.code} {item.message}" for item in found] == []
