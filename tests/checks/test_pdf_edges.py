"""Each side of the lines that the rules for PDFs draw, and what an author reads of a finding.

``test_pdf_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from test_pdf_faults import (
    Edit,
    by_role,
    clean_pdf,
    content_of,
    drop,
    drop_in,
    edited,
    element,
    encrypted,
    entry,
    figure,
    font,
    found,
    inside,
    outside,
    page,
    put,
    rename,
    reword,
    script,
    set_in,
)

from pressroom.checks.pdf_objects import unpacked

NOT_EMBEDDED = 'PDF-016 the font "Helvetica" on page 1 is not embedded'


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def place(pdf: Pdf) -> Array:
    return Array([page(pdf), Name.Fit])


def form(pdf: Pdf) -> pikepdf.Object:
    """A drawing with a font that is not embedded."""
    made = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    made["/Resources"] = Dictionary(Font=Dictionary(F=helvetica()))
    return made


def look(state: str, several: bool) -> Edit:
    def edit(pdf: Pdf) -> None:
        inside(pdf)["/AP"] = Dictionary(
            {state: Dictionary(On=form(pdf), Off=Name.No) if several else form(pdf)}
        )

    return edit


def in_pattern(pdf: Pdf) -> None:
    page(pdf)["/Resources"]["/Pattern"] = Dictionary(P=form(pdf))


def own_font(**more: Any) -> Edit:
    def edit(pdf: Pdf) -> None:
        page(pdf)["/Resources"]["/Font"]["/Own"] = Dictionary(Subtype=Name.Type1, **more)

    return edit


def second_page(pdf: Pdf) -> pikepdf.Object:
    pdf.add_blank_page()
    pdf.pages[1].obj["/Contents"] = pdf.make_stream(b"q Q")
    return pdf.pages[1].obj


def shared_resources(pdf: Pdf) -> None:
    """Two pages with the same resources, in which a font stands directly."""
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=helvetica())))
    page(pdf)["/Resources"] = resources
    second_page(pdf)["/Resources"] = resources


def shared_font(pdf: Pdf) -> None:
    """Two pages with the same font, in resources of their own."""
    plain = pdf.make_indirect(helvetica())
    page(pdf)["/Resources"]["/Font"]["/Plain"] = plain
    second_page(pdf)["/Resources"] = Dictionary(Font=Dictionary(F=plain))


def shared_form(pdf: Pdf) -> None:
    """Two pages with the same drawing, whose font stands directly in its resources."""
    drawing = form(pdf)
    page(pdf)["/Resources"]["/XObject"] = Dictionary(X=drawing)
    second_page(pdf)["/Resources"] = Dictionary(XObject=Dictionary(X=drawing))


def next_entry(pdf: Pdf) -> None:
    first = entry(pdf)
    first["/Next"] = pdf.make_indirect(Dictionary(Title=String("More"), Dest=String("nowhere")))


def chained(pdf: Pdf) -> None:
    """An action with several that follow: one known already, then one that is not allowed."""
    first = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
    first["/Next"] = Array([script(), first])
    pdf.Root["/OpenAction"] = first


def circular_names(pdf: Pdf) -> None:
    names = pdf.make_indirect(Dictionary())
    names["/Kids"] = Array([names])
    pdf.Root["/Names"] = Dictionary(JavaScript=names, Dests=names)
    inside(pdf)["/Dest"] = place(pdf)
    for node in (entry(pdf), entry(pdf)["/First"]):
        node["/Dest"] = place(pdf)


def circle_before_a_script(pdf: Pdf) -> None:
    names = pdf.make_indirect(Dictionary())
    leaf = Dictionary(Names=Array([String("a"), script()]))
    names["/Kids"] = Array([names, leaf])
    pdf.Root["/Names"]["/JavaScript"] = names


def circular_roles(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(X=Name.Y, Y=Name.X)
    rename("/P", "/X")(pdf)


def marked_content(pdf: Pdf) -> None:
    """Content that a structure element refers to by a dictionary, not by a number."""
    element(pdf, "/P")["/K"] = Array([Dictionary(Type=Name.MCR, MCID=0), 1])


def old_destinations(pdf: Pdf) -> None:
    """Names as they were before PDF 1.2."""
    pdf.Root["/Dests"] = Dictionary(Harbour=Dictionary(D=place(pdf)), Coast=place(pdf))
    inside(pdf)["/Dest"] = Name.Harbour
    entry(pdf)["/Dest"] = Name.Coast


def go_to(target: Callable[[Pdf], object]) -> Edit:
    return lambda pdf: outside(pdf).__setitem__("/A", Dictionary(S=Name.GoTo, D=target(pdf)))


def remark(pdf: Pdf) -> None:
    """An annotation that is no link."""
    page(pdf)["/Annots"].append(pdf.make_indirect(Dictionary(Subtype=Name.Text)))


def remark_before_a_broken_link(pdf: Pdf) -> None:
    remark(pdf)
    annotations = page(pdf)["/Annots"]
    page(pdf)["/Annots"] = Array(reversed(list(annotations)))
    del outside(pdf)["/A"]


def embedded(key: str) -> Edit:
    """A font of its own with a file for it, in one of the three ways."""
    return lambda pdf: own_font(FontDescriptor=Dictionary({key: pdf.make_stream(b"x")}))(pdf)


def two_figures(pdf: Pdf) -> None:
    """The figure, and after it one without words."""
    parent = figure(pdf)["/P"]
    parent["/K"] = Array([*parent["/K"], pdf.make_indirect(Dictionary(S=Name.Figure, P=parent))])


def packed_twice(pdf: Pdf) -> None:
    content = pdf.make_stream(b"q Q")
    content["/Filter"] = Array([Name.FlateDecode, Name.FlateDecode])
    page(pdf)["/Contents"] = content


def with_dictionary(pdf: Pdf) -> None:
    page(pdf)["/Contents"] = Array([pdf.make_indirect(Dictionary()), pdf.make_stream(b"q Q")])


TITLE = b'<rdf:li xml:lang="x-default">Salt and Wind</rdf:li>'
UA_ELEMENT = (
    b'<rdf:Description xmlns:ua="http://www.aiim.org/pdfua/ns/id/"><ua:part>1</ua:part>'
    b"</rdf:Description></rdf:RDF>"
)

OTHER_PREFIX = 'PDF-050 the XMP metadata calls the schema "pdfuaid" by the prefix "ua"'
NOT_ONE_LOOK = "PDF-041 the Link on page 1 has not one appearance alone"
REMARK = [
    "PDF-040 the Text on page 1 is not printed, or can be hidden",
    "PDF-041 the Text on page 1 has no appearance",
    "PDF-039 the Text on page 1 is tagged with nothing, not Annot",
    "PDF-038 the Text on page 1 has no words",
]
EDITS: list[tuple[Edit, list[str]]] = [
    (drop("/Metadata"), ['PDF-003 "book.pdf" has no readable XMP metadata']),
    (reword(b"</rdf:RDF>", b""), [
        ("PDF-003 the XMP metadata is not well-formed: Opening and ending tag mismatch: RDF line 3 "
        "and xmpmeta")
    ]),
    (reword(b"Salt and Wind", b" "), ["PDF-004 the XMP metadata has no dc:title"]),
    (reword(b">Salt and Wind<", b"><"), ["PDF-004 the XMP metadata has no dc:title"]),
    (reword(b"pdfaid:part", b"pdfaid:amd"), [
        "PDF-005 the XMP metadata lacks pdfaid:part or pdfaid:conformance"
    ]),
    (reword(b'pdfuaid:part="1"', b'pdfuaid:part=" "'), [
        "PDF-006 the XMP metadata has no pdfuaid:part",
        'PDF-028 the property "part" of the XMP metadata is not an integer',
    ]),
    (lambda pdf: [reword(b"pdfuaid:part", b"pdfuaid:amd")(pdf), reword(b"</rdf:RDF>", UA_ELEMENT)(pdf)], [
        OTHER_PREFIX
    ]),
    (lambda pdf: [reword(b"pdfuaid:part", b"pdfuaid:amd")(pdf),
                  reword(b"</rdf:RDF>", UA_ELEMENT.replace(b">1<", b"><"))(pdf)],
     ["PDF-006 the XMP metadata has no pdfuaid:part", OTHER_PREFIX,
      'PDF-028 the property "part" of the XMP metadata is not an integer']),
    (lambda pdf: pdf.docinfo.__delitem__("/Title"), [
        'PDF-007 Info has the title "", the XMP metadata "Salt and Wind"'
    ]),
    (drop("/Lang"), [
        "PDF-008 the title in the XMP metadata has no language",
        "PDF-008 the titles of the outline have no language",
        "PDF-008 the words that stand for a Figure have no language",
        "PDF-008 words that have no language on page 1",
        "PDF-008 an annotation whose words have no language on page 1",
    ]),
    (put(String(""), "/Lang"), [
        'PDF-008 the language of "book.pdf" is empty',
        "PDF-008 the words that stand for a Figure have no language",
        "PDF-008 words that have no language on page 1",
        "PDF-008 an annotation whose words have no language on page 1",
    ]),
    (drop("/ViewerPreferences"), ["PDF-009 DisplayDocTitle is not set"]),
    (drop("/MarkInfo", "/Marked"), ["PDF-010 Marked of MarkInfo is not set"]),
    (drop("/StructTreeRoot", "/K"), ['PDF-011 "book.pdf" has no structure tree']),
    (put(True, "/StructTreeRoot"), ['PDF-011 "book.pdf" has no structure tree']),
    (drop("/StructTreeRoot", "/ParentTree"), ["PDF-012 the structure tree has no ParentTree"]),
    (drop("/Outlines"), ['PDF-013 "book.pdf" has no outline']),
    (drop_in(entry, "/Dest"), ['PDF-014 the outline entry "The coast" leads nowhere']),
    (lambda pdf: entry(pdf).First.__setitem__("/Dest", String("nowhere")), [
        'PDF-014 the outline entry "The harbour" leads nowhere'
    ]),
    (next_entry, ['PDF-014 the outline entry "More" leads nowhere']),
    (drop("/PageLabels"), ["PDF-015 the first page has no label"]),
    (put(lambda: Array([0, Dictionary(), 4]), "/PageLabels", "/Nums"), []),
    (put(lambda: Dictionary(Kids=Array([Dictionary(Nums=Array([0, Dictionary()]))])), "/PageLabels"), []),
    (look("/N", several=False), [NOT_EMBEDDED]),
    (look("/R", several=False), [NOT_EMBEDDED, NOT_ONE_LOOK]),
    (look("/D", several=True), [NOT_EMBEDDED, NOT_ONE_LOOK]),
    (in_pattern, [NOT_EMBEDDED]),
    (shared_resources, [NOT_EMBEDDED]),
    (shared_font, [NOT_EMBEDDED]),
    (shared_form, [NOT_EMBEDDED]),
    (embedded("/FontFile"), []),
    (embedded("/FontFile2"), []),
    (embedded("/FontFile3"), []),
    (embedded("/FontFile4"), ['PDF-016 the font "without a name" on page 1 is not embedded']),
    (own_font(), ['PDF-016 the font "without a name" on page 1 is not embedded']),
    (own_font(FontDescriptor=Dictionary(FontFile=Name.No)), [
        'PDF-016 the font "without a name" on page 1 is not embedded'
    ]),
    (lambda pdf: page(pdf)["/Resources"]["/Font"].__setitem__(
        "/T3", Dictionary(Subtype=Name.Type3)), ["PDF-017 a font on page 1 is of Type 3"]),
    (drop_in(figure, "/Alt"), ["PDF-018 figure 1 has neither Alt nor ActualText"]),
    (two_figures, ["PDF-018 figure 2 has neither Alt nor ActualText"]),
    (drop_in(inside, "/Contents"), ["PDF-019 a link on page 1 has no Contents"]),
    (drop_in(outside, "/StructParent"), ["PDF-020 a link on page 1 is not in the structure tree"]),
    (drop_in(outside, "/A"), ["PDF-021 a link on page 1 leads nowhere"]),
    (set_in(outside, "/Dest", String("nowhere")), ["PDF-021 a link on page 1 leads nowhere"]),
    (set_in(inside, "/Dest", Array([0, Name.Fit])), ["PDF-021 a link on page 1 leads nowhere"]),
    (go_to(lambda _: String("nowhere")), ["PDF-021 a link on page 1 leads nowhere"]),
    (go_to(place), []),
    (go_to(lambda pdf: Dictionary(D=place(pdf))), []),
    (old_destinations, []),
    (remark, REMARK),
    (remark_before_a_broken_link, ["PDF-021 a link on page 1 leads nowhere", *REMARK]),
    (rename("/H2", "/H3"), ["PDF-022 a heading of level 3 follows a heading of level 1"]),
    (rename("/H1", "/H2"), ["PDF-022 a heading of level 2 follows no heading"]),
    (rename("/H1", "/P"), ["PDF-022 a heading of level 2 follows no heading"]),
    (rename("/H2", "/H1"), []),
    (rename("/H2", "/H6"), ["PDF-022 a heading of level 6 follows a heading of level 1"]),
    (rename("/H2", "/H7"), ['PDF-031 the tag "H7" stands for no tag of the standard']),
    (by_role, []),
    (circular_roles, [
        'PDF-031 the tag "X" stands for itself in a circle',
        'PDF-031 the tag "Y" stands for itself in a circle',
    ]),
    (circular_names, []),
    (marked_content, []),
    (put(script, "/OpenAction"), ['PDF-023 the document has the action "JavaScript"']),
    (chained, ['PDF-023 the document has the action "JavaScript"']),
    (lambda pdf: pdf.Root.__setitem__("/OpenAction", place(pdf)), []),
    (put(lambda: Dictionary(WC=script()), "/AA"), [
        "PDF-023 the document has actions that start by themselves"
    ]),
    (put(lambda: Dictionary(Names=Array([String("a"), script()])), "/Names", "/JavaScript"), [
        'PDF-023 the document has the script "a"'
    ]),
    (circle_before_a_script, ['PDF-023 the document has the script "a"']),
    (lambda pdf: outside(pdf).__setitem__("/AA", Dictionary(U=script())), [
        "PDF-023 page 1 has actions that start by themselves"
    ]),
    (set_in(outside, "/A", Dictionary(S=Name.Launch, F=String("calc"))), [
        'PDF-023 page 1 has the action "Launch"'
    ]),
    (lambda pdf: entry(pdf).__setitem__("/A", script()), [
        'PDF-023 the outline entry "The coast" has the action "JavaScript"'
    ]),
    (lambda pdf: pdf.add_blank_page(), ["PDF-024 page 2 has no content"]),
    (content_of(), ["PDF-024 page 1 has no content"]),
    (with_dictionary, []),
    (packed_twice, ["PDF-057 content too large, or too damaged, to be looked at on page 1"]),
    (drop("/OutputIntents"), [
        "PDF-025 RGB of a device is used on page 1 without an output intent"
    ]),
    (lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFX), [
        "PDF-025 RGB of a device is used on page 1 without an output intent"
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), EDITS)
def test_an_edit_is_answered_with_these_words(edit: Edit, said: list[str]) -> None:
    assert found(edited(edit)) == said


@pytest.mark.parametrize(
    "kind",
    ["JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "SubmitForm", "Hide",
     "SetOCGState", "Rendition", "Trans", "GoTo3DView", "GoToE"],
)  # fmt: skip
def test_actions_that_are_not_allowed(kind: str) -> None:
    edit = put(lambda: Dictionary(S=Name(f"/{kind}")), "/OpenAction")
    assert found(edited(edit)) == [f'PDF-023 the document has the action "{kind}"']


@pytest.mark.parametrize("kind", ["GoTo", "GoToR", "URI", "Named", "Thread"])
def test_actions_that_are_allowed(kind: str) -> None:
    edit = put(lambda: Dictionary(S=Name(f"/{kind}")), "/OpenAction")
    assert found(edited(edit)) == []


def by_hand() -> bytes:
    """A file that no library has rewritten, whose page has its resources from the node above."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 4 0 R>>>>>>",
        b"<</Type/Page/Parent 2 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, table = b"%PDF-1.7\n", b"xref\n0 5\n0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    end = b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + table + end


def test_a_page_has_the_resources_of_the_node_above() -> None:
    assert NOT_EMBEDDED in found(by_hand())


def wrong_offset() -> bytes:
    """A file whose table of objects is not where it says: a reader would have to repair it."""
    head, _, tail = clean_pdf().rpartition(b"startxref\n")
    number, _, end = tail.partition(b"\n")
    return head + b"startxref\n" + str(int(number) - 9).encode() + b"\n" + end


def test_a_file_that_cannot_be_read_is_named_with_the_reason() -> None:
    assert found(b"") == ['PDF-001 "book.pdf" cannot be read: can\'t find startxref']
    assert found(encrypted("user")) == ['PDF-002 "book.pdf" is encrypted']
    assert found(wrong_offset()) == ['PDF-001 "book.pdf" cannot be read: xref not found']


def test_streams_are_unpacked_up_to_a_limit() -> None:
    with Pdf.new() as pdf:
        plain = pdf.make_stream(b"a" * 200)
        packed = pdf.make_stream(b"x\x9cKLL$\x12\x00", Filter=Name.FlateDecode)
        size = len(packed.read_raw_bytes())
        assert unpacked(plain, 2) == b"a" * 200
        assert unpacked(pdf.make_stream(b"a" * 201), 2) is None
        assert unpacked(packed, size - 1) is None
        assert unpacked(Dictionary()) is None
        del packed["/Filter"]
        assert unpacked(packed, size - 1) == packed.read_raw_bytes()


def test_a_packed_stream_of_just_the_limit_is_unpacked() -> None:
    with pikepdf.open(BytesIO(clean_pdf())) as pdf:
        content = font(pdf).ToUnicode
        size = len(content.read_raw_bytes())
        assert str(content.Filter) == "/FlateDecode"
        assert unpacked(content, size) == content.read_bytes()
        assert unpacked(content, size - 1) is None


def test_an_error_without_words_is_told_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(pikepdf, "open", fail)
    assert found(b"") == ['PDF-001 "book.pdf" cannot be read: RecursionError']
