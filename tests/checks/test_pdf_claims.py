"""The rules that follow from what a PDF claims: a fault for each, and the weight of it without a claim."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from test_pdf_faults import (
    ALL,
    Edit,
    clean_pdf,
    edited,
    element,
    figure,
    font,
    link,
    page,
    put,
    rename,
    reword,
)  # fmt: skip

from pressroom.catalogue import checked
from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import UA
from pressroom.checks.pdf_rules import PDFUA_PART
from pressroom.model.artifact import Artifact
from pressroom.model.problem import Rule, Severity


def below(tag: str, *kids: Dictionary, above: str = "/H1") -> Edit:
    """A new element beside the first heading, with elements of its own."""

    def edit(pdf: Pdf) -> None:
        parent = element(pdf, above).P
        parent.K.append(_made(pdf, Dictionary(S=Name(tag), K=Array(list(kids))), parent))

    return edit


def _made(pdf: Pdf, node: pikepdf.Object, parent: pikepdf.Object) -> pikepdf.Object:
    made = pdf.make_indirect(node)
    made["/P"] = parent
    if "/K" in made:
        made["/K"] = Array([_made(pdf, kid, made) for kid in list(made.K)])
    return made


def el(tag: str, *kids: Dictionary, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{tag}"), K=Array(list(kids)), **more)


def annotation(**keys: Any) -> Edit:
    """A remark that is all that the standards ask of it, but for ``keys``; None takes one away."""

    def edit(pdf: Pdf) -> None:
        look = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
        usual: dict[str, Any] = {
            "Type": Name.Annot, "Subtype": Name.Text, "Rect": Array([10, 10, 20, 20]), "F": 4,
            "AP": Dictionary(N=look), "Contents": String("A word"), "StructParent": 9_000,
        }  # fmt: skip
        note = pdf.make_indirect(
            Dictionary({f"/{k}": v for k, v in (usual | keys).items() if v is not None})
        )
        page(pdf)["/Annots"].append(note)
        parent = element(pdf, "/H1").P
        tag = _made(pdf, Dictionary(S=Name.Annot), parent)
        parent.K.append(tag)
        tree = pdf.Root.StructTreeRoot.ParentTree
        pairs = Array([9_000, tag])
        if "/Kids" in tree:
            tree["/Kids"].append(
                pdf.make_indirect(Dictionary(Nums=pairs, Limits=Array([9_000] * 2)))
            )
        else:
            tree["/Nums"].extend(pairs)

    return edit


def state(**keys: Any) -> Edit:
    def edit(pdf: Pdf) -> None:
        made = Dictionary({f"/{k}": v for k, v in keys.items()})
        page(pdf).Resources["/ExtGState"] = Dictionary(S=made)

    return edit


def attachment(held: bytes | None = None, **keys: Any) -> Edit:
    """An embedded file, by default one that a PDF/A-2 may hold."""

    def edit(pdf: Pdf) -> None:
        file = Dictionary(F=pdf.make_stream(clean_pdf() if held is None else held))
        spec = Dictionary({"/EF": file, **{f"/{k}": v for k, v in keys.items()}})
        if "/Names" not in pdf.Root:
            pdf.Root["/Names"] = Dictionary()
        pdf.Root.Names["/EmbeddedFiles"] = Dictionary(Names=Array([String("a"), spec]))

    return edit


def layers(**keys: Any) -> Edit:
    usual: dict[str, Any] = {"Name": String("All"), **keys}
    return put(
        lambda: Dictionary(OCGs=Array([]), D=Dictionary({f"/{k}": v for k, v in usual.items()})),
        "/OCProperties",
    )


def without_letters(pdf: Pdf) -> None:
    del font(pdf)["/ToUnicode"]


def without_glyphs(pdf: Pdf) -> None:
    font(pdf)["/Encoding"] = Name("/Private-H")


def alternates(pdf: Pdf) -> None:
    form = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form, OPI=Dictionary())
    page(pdf).Resources["/XObject"] = Dictionary(X=form)


def second_profile(pdf: Pdf) -> None:
    first = pdf.Root.OutputIntents[0]
    other = pdf.make_stream(first.DestOutputProfile.read_bytes())
    pdf.Root.OutputIntents.append(Dictionary(S=Name.GTS_PDFX, DestOutputProfile=other))


def outer_file(pdf: Pdf) -> None:
    pdf.Root["/Metadata"]["/F"] = String("elsewhere")


def scopes(*scope: str) -> Dictionary:
    heads = [el("TH", **({"A": Dictionary(O=Name.Table, Scope=Name(one))} if one else {})) for one in scope]  # fmt: skip
    return el("TR", *heads)


NAMED: dict[str, Any] = {"F": String("a.pdf"), "UF": String("a.pdf")}
BACK: list[tuple[Rule, Edit]] = [
    (rules.XMP_PROPERTY, reword(b"</rdf:RDF>", b'<rdf:Description xmlns:my="urn:my" my:own="1"/></rdf:RDF>')),
    (rules.XMP_VALUE, reword(b"</rdf:RDF>", b'<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:MetadataDate="today"/></rdf:RDF>')),
    (rules.XMP_VALUE, reword(b"</rdf:RDF>", b'<rdf:Description xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"><xmpRights:Owner>Ann</xmpRights:Owner></rdf:Description></rdf:RDF>')),
    (rules.XMP_EXTENSION, reword(b"<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>", b"")),
    (rules.XMP_EXTENSION, reword(b"pdfaProperty", b"prop")),
    (rules.NESTING, below("/L", el("P"))),
    (rules.NESTING, below("/TOCI")),
    (rules.NESTING, below("/Table", el("TR", el("TD"), el("TD")), el("TR", el("TD")))),
    (rules.NESTING, below("/Table", el("TR", el("TD")), el("THead", el("TR", el("TD"))))),
    (rules.ROLE_MAP, put(lambda: Dictionary(X=Name.Y, Y=Name.X), "/StructTreeRoot", "/RoleMap")),
    (rules.ROLE_MAP, rename("/P", "/Paragraph")),
    (rules.HEADINGS, below("/H")),
    (rules.SCOPE, below("/Table", scopes(""))),
    (rules.NOTE_ID, below("/Note")),
    (rules.LAYERS, layers(Name=String(""))),
    (rules.LAYERS, layers(AS=Array([]))),
    (rules.FILE_SPEC, attachment(F=String("a.pdf"))),
    (rules.FILE_SPEC, attachment(b"x", **NAMED)),
    (rules.ANNOTATION_TEXT, annotation(Subtype=Name.PrinterMark, StructParent=None, Contents=None)),
    (rules.ANNOTATION, annotation(Subtype=Name.Movie)),
    (rules.ANNOTATION_TEXT, annotation(Contents=None)),
    (rules.ANNOTATION_TAG, annotation(StructParent=None)),
    (rules.ANNOTATION_FLAGS, annotation(F=None)),
    (rules.ANNOTATION_FLAGS, annotation(F=4 + 32)),
    (rules.ANNOTATION_LOOK, annotation(AP=None)),
    (rules.TAB_ORDER, lambda pdf: page(pdf).__setitem__("/Tabs", Name.R)),
    (rules.FORM, put(lambda: Dictionary(Fields=Array([]), NeedAppearances=True), "/AcroForm")),
    (rules.FORM, put(lambda: Dictionary(Fields=Array([Dictionary(AA=Dictionary())])), "/AcroForm")),
    (rules.FONT_MAP, without_glyphs),
    (rules.FONT_UNICODE, without_letters),
    (rules.GRAPHICS, state(TR=Name.Identity)),
    (rules.GRAPHICS, state(BM=Name.Glow)),
    (rules.GRAPHICS, alternates),
    (rules.COLOUR, second_profile),
    (rules.FILE_FORM, outer_file),
    (rules.LONG, lambda pdf: page(pdf).__setitem__("/MediaBox", Array([0, 0, 20_000, 100]))),
    (rules.LONG, lambda pdf: page(pdf).__setitem__("/" + "N" * 200, 1)),
    (rules.CLAIM, reword(b'pdfuaid:part="1"', b'pdfuaid:part="7"')),
    (rules.CLAIM, reword(b"xmlns:pdfuaid=", b'xmlns:ua="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfuaid=')),
]  # fmt: skip

FAULTS: list[tuple[Rule, Callable[[], bytes]]] = [
    (rule, functools.partial(edited, edit)) for rule, edit in BACK[:-1]
]

SOUND: list[tuple[Rule, Edit]] = [
    (rules.NESTING, below("/L", el("LI", el("Lbl"), el("LBody")))),
    (rules.NESTING, below("/TOC", el("TOCI"))),
    (rules.NESTING, below("/Table", el("TR", el("TD"), el("TD")), el("TR", el("TD", A=Dictionary(O=Name.Table, ColSpan=2))))),
    (rules.ROLE_MAP, put(lambda: Dictionary(X=Name.P), "/StructTreeRoot", "/RoleMap")),
    (rules.SCOPE, below("/Table", scopes("/Column"))),
    (rules.NOTE_ID, below("/Div", el("Note", ID=String("n1")), el("Note", ID=String("n2")))),
    (rules.LAYERS, layers()),
    (rules.FILE_SPEC, attachment(**NAMED)),
    (rules.ANNOTATION_TEXT, annotation(Subtype=Name.PrinterMark, StructParent=None)),
    (rules.ANNOTATION_TEXT, annotation(Subtype=Name.PrinterMark, StructParent=None, Contents=None, Rect=Array([9_000, 9_000, 9_010, 9_010]))),
    (rules.ANNOTATION, annotation()),
    (rules.ANNOTATION_TEXT, annotation(Contents=None, Rect=Array([9_000, 9_000, 9_010, 9_010]))),
    (rules.ANNOTATION_LOOK, annotation(AP=None, Rect=Array([10, 10, 10, 10]))),
    (rules.GRAPHICS, state(TR2=Name.Default, BM=Name.Multiply)),
    (rules.LONG, lambda pdf: page(pdf).__setitem__("/MediaBox", Array([0, 0, 14_400, 100]))),
    (rules.XMP_VALUE, reword(b"</rdf:RDF>", b'<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:MetadataDate="2026-01-31T12:00:00Z"/></rdf:RDF>')),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(FAULTS)],
)
def test_a_fault_against_a_claim_trips_its_rule(rule: Rule, made: Callable[[], bytes]) -> None:
    problems = list(check_pdf(made(), "book.pdf", ALL))
    assert {item.code for item in problems} == {rule.code}, problems
    assert all(item.severity is Severity.ERROR for item in problems)


@pytest.mark.parametrize(
    ("rule", "edit"),
    [pytest.param(rule, edit, id=f"{rule.code}-{n}") for n, (rule, edit) in enumerate(SOUND)],
)
def test_what_a_claim_allows_is_not_reported(rule: Rule, edit: Edit) -> None:
    assert list(check_pdf(edited(edit), "book.pdf")) == []


def test_the_bytes_outside_of_the_objects_are_looked_at() -> None:
    """What the library would not write, made by hand."""
    clean = clean_pdf()
    for data in (
        b"%PDF-1.9" + clean[8:],
        clean + b"more",
        clean[: clean.index(b"%", 5)] + b"%abcd" + clean[clean.index(b"%", 5) + 5 :],
    ):
        codes = {one.code for one in check_pdf(data, "book.pdf")}
        assert rules.FILE_FORM.code in codes or codes == {"PDF-001"}


def test_a_rule_of_a_standard_is_a_warning_where_nothing_claims_it() -> None:
    data = edited(lambda pdf: figure(pdf).__delitem__("/Alt"))
    weights = {claim: [one.severity for one in check_pdf(data, "a.pdf", claim)] for claim in (frozenset[str](), frozenset({UA}))}  # fmt: skip
    assert weights == {frozenset(): [Severity.WARNING], frozenset({UA}): [Severity.ERROR]}


def test_what_a_file_claims_is_read_in_its_metadata() -> None:
    def mute(pdf: Pdf) -> None:
        del figure(pdf)["/Alt"]

    def silent(pdf: Pdf) -> None:
        mute(pdf)
        reword(b"pdfuaid:part", b"pdfuaid:amd")(pdf)

    weights = {one.code: one.severity for one in check_pdf(edited(silent), "a.pdf")}
    assert weights["PDF-018"] is Severity.WARNING
    assert {one.severity for one in check_pdf(edited(mute), "a.pdf")} == {Severity.ERROR}


def test_a_link_may_have_one_look() -> None:
    def look(pdf: Pdf) -> None:
        made = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
        link(pdf, inside=True)["/AP"] = Dictionary(N=made)

    assert list(check_pdf(edited(look), "book.pdf")) == []


def test_what_only_calls_itself_a_form_is_no_circle() -> None:
    """Found by chance: no stream, so no object of its own, and its resources are those of the page."""

    def edit(pdf: Pdf) -> None:
        del pdf.Root["/OutputIntents"]
        page(pdf)["/Contents"] = pdf.make_stream(b"q Q")
        page(pdf).Resources["/XObject"] = Dictionary(X=Dictionary(), Y=Dictionary())

    assert list(check_pdf(edited(edit), "book.pdf")) == []


def test_a_pdf_of_ours_that_lost_its_claim_is_an_error() -> None:
    data = clean_pdf().replace(b"pdfuaid:part", b"pdfuaid:port")
    ours = checked(Artifact("a.pdf", "application/pdf", data, 1, "pdf"), ())
    assert (PDFUA_PART.code, Severity.ERROR) in {(one.code, one.severity) for one in ours}
    strangers = {(one.code, one.severity) for one in check_pdf(data, "a.pdf")}
    assert (PDFUA_PART.code, Severity.WARNING) in strangers
