"""Every rule for PDFs: one fault that trips it and nothing else, beside sound files that do not."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
import weasyprint
from pikepdf import Array, Dictionary, Name, Pdf, String

from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import TAGGED, UA, UNICODE, A
from pressroom.model.problem import Rule

HTML = """<html lang="en"><head><title>Salt and Wind</title></head><body>
<h1>The coast</h1>
<p>Salt, <a href="#harbour">the harbour</a> and <a href="https://example.org/">afar</a>.</p>
<h2 id="harbour">The harbour</h2>
<p><img alt="A quay" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'
 width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"></p>
</body></html>"""

ALL = frozenset({UA, A, TAGGED, UNICODE})

# pdfuaid is no schema of PDF/A: who uses it describes it
EXTENSION = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>PROPERTIES</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>""".replace(
    b"PROPERTIES",
    b"".join(
        b'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>%b</pdfaProperty:name>'
        b"<pdfaProperty:valueType>%b</pdfaProperty:valueType>"
        b"<pdfaProperty:category>internal</pdfaProperty:category>"
        b"<pdfaProperty:description>x</pdfaProperty:description></rdf:li>" % pair
        for pair in ((b"part", b"Integer"), (b"amd", b"Text"))
    ),
)

Edit = Callable[[Pdf], object]


@functools.cache
def clean_pdf() -> bytes:
    """A file of two headings, two links and a figure, that claims PDF/A and PDF/UA."""
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open
        warnings.simplefilter("ignore", ResourceWarning)
        made = weasyprint.HTML(string=HTML).write_pdf(pdf_variant="pdf/a-2a")
    with pikepdf.open(BytesIO(made)) as pdf:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        reword(
            b"</rdf:RDF>",
            b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
            b'pdfuaid:part="1"/>' + EXTENSION + b"</rdf:RDF>",
        )(pdf)
        return saved(pdf)


def saved(pdf: Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    out = BytesIO()
    pdf.save(out, encryption=encryption or False, fix_metadata_version=False)
    return out.getvalue()


def edited(edit: Edit) -> bytes:
    with pikepdf.open(BytesIO(clean_pdf())) as pdf:
        edit(pdf)
        return saved(pdf)


def reword(old: bytes, new: bytes) -> Edit:
    """The XMP metadata with ``new`` for every ``old``."""

    def edit(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet, old
        pdf.Root.Metadata = pdf.make_stream(
            packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML
        )

    return edit


def drop(*path: str) -> Edit:
    """The file without what stands at the end of ``path``, seen from the catalog."""

    def edit(pdf: Pdf) -> None:
        node: pikepdf.Object = pdf.Root
        for key in path[:-1]:
            node = node[key]
        del node[path[-1]]

    return edit


def put(value: object, *path: str) -> Edit:
    """The file with ``value`` at the end of ``path``, seen from the catalog."""

    def edit(pdf: Pdf) -> None:
        node: pikepdf.Object = pdf.Root
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = value() if callable(value) else value

    return edit


def link(pdf: Pdf, inside: bool) -> pikepdf.Object:
    """The link within the file, or the one that leads outside."""
    for note in pdf.pages[0].Annots:
        goes = str(note.get("/A", Dictionary()).get("/S", "")) != "/URI"
        if goes == inside:
            return note
    raise AssertionError("the clean file has lost a link")


def element(pdf: Pdf, tag: str) -> pikepdf.Object:
    """The first structure element of a tag."""
    for node in pdf.objects:
        if isinstance(node, Dictionary) and node.get("/S") == tag and "/P" in node:
            return node
    raise AssertionError(f"the clean file has no {tag}")


def font(pdf: Pdf) -> pikepdf.Object:
    fonts = pdf.pages[0].resources.Font
    return fonts[next(iter(fonts.keys()))]


def set_in(find: Callable[[Pdf], pikepdf.Object], key: str, value: object) -> Edit:
    return lambda pdf: find(pdf).__setitem__(key, value)


def drop_in(find: Callable[[Pdf], pikepdf.Object], key: str) -> Edit:
    return lambda pdf: find(pdf).__delitem__(key)


def no_font_file(pdf: Pdf) -> None:
    descriptor = font(pdf).DescendantFonts[0].FontDescriptor
    for key in [key for key, _ in descriptor.items() if key.startswith("/FontFile")]:
        del descriptor[key]


def font_in_a_form(pdf: Pdf) -> None:
    """A form within a form, whose font is one of the fonts that each reader may have."""
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    inner = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    inner.Resources = Dictionary(Font=Dictionary(F=plain))
    outer = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    outer.Resources = Dictionary(XObject=Dictionary(X=inner))
    pdf.pages[0].resources["/XObject"] = Dictionary(X=outer)


def font_in_an_appearance(pdf: Pdf) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    look.Resources = Dictionary(Font=Dictionary(F=plain))
    link(pdf, inside=True)["/AP"] = Dictionary(N=look)


def type3(pdf: Pdf) -> None:
    drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary())
    pdf.pages[0].resources.Font["/T3"] = drawn


def no_pages(pdf: Pdf) -> None:
    del pdf.pages[0]
    for key in ("/Outlines", "/Names", "/Dests"):
        if key in pdf.Root:
            del pdf.Root[key]


def blank(pdf: Pdf) -> None:
    pdf.add_blank_page()


def circular(pdf: Pdf) -> None:
    """Outline, structure tree, name tree and forms that all lead back to themselves."""
    first = pdf.Root.Outlines.First
    first["/Next"] = first
    first["/First"] = first
    root = pdf.Root.StructTreeRoot
    element(pdf, "/P")["/K"] = Array([element(pdf, "/P"), *root.K])
    labels = pdf.make_indirect(pdf.Root.PageLabels)
    labels["/Kids"] = Array([labels])
    pdf.Root["/PageLabels"] = labels
    form = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    form["/Resources"] = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].resources["/XObject"] = Dictionary(X=form)
    action = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
    action["/Next"] = Array([action])
    pdf.Root["/OpenAction"] = action


def resources_from_above(pdf: Pdf) -> None:
    """A page whose resources are those of the node above it, and a font there."""
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = page(pdf)["/Resources"]
    resources["/Font"]["/Plain"] = plain
    page(pdf)["/Parent"]["/Resources"] = resources
    del page(pdf)["/Resources"]


def content_of(*parts: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        page(pdf)["/Contents"] = Array([pdf.make_stream(part) for part in parts])

    return edit


def appearance(pdf: Pdf) -> None:
    """A link with a look of its own, in a font that is embedded."""
    look = pdf.make_stream(b"q Q", Type=Name.XObject, Subtype=Name.Form)
    look["/Resources"] = Dictionary(Font=Dictionary(F=font(pdf)))
    inside(pdf)["/AP"] = Dictionary(N=look)


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def rename(tag: str, new: str) -> Edit:
    return lambda pdf: element(pdf, tag).__setitem__("/S", Name(new))


def by_role(pdf: Pdf) -> None:
    """The second heading by a tag of the author's own, that stands for H2."""
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(Section=Name.Sub, Sub=Name.H2)
    rename("/H2", "/Section")(pdf)


def by_wrong_role(pdf: Pdf) -> None:
    by_role(pdf)
    pdf.Root.StructTreeRoot.RoleMap["/Sub"] = Name.H3


def packed_twice(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata["/Filter"] = Array([Name.FlateDecode, Name.FlateDecode])


def encrypted(user: str) -> bytes:
    with pikepdf.open(BytesIO(clean_pdf())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=user))


def inside(pdf: Pdf) -> pikepdf.Object:
    return link(pdf, inside=True)


def outside(pdf: Pdf) -> pikepdf.Object:
    return link(pdf, inside=False)


def figure(pdf: Pdf) -> pikepdf.Object:
    return element(pdf, "/Figure")


def formula_without_alt(pdf: Pdf) -> None:
    found = figure(pdf)
    found.S = Name.Formula
    del found.Alt


def page(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def entry(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.Outlines.First


def said(figure_text: str) -> Edit:
    def edit(pdf: Pdf) -> None:
        del figure(pdf)["/Alt"]
        figure(pdf)["/ActualText"] = String(figure_text)

    return edit


def lost_page(pdf: Pdf) -> Array:
    return Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


FILES: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.UNREADABLE, lambda: b""),
    (rules.UNREADABLE, lambda: b"not a PDF"),
    (rules.UNREADABLE, lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20),
    (rules.UNREADABLE, lambda: clean_pdf()[:-200]),
    (rules.ENCRYPTED, lambda: encrypted("")),
    (rules.ENCRYPTED, lambda: encrypted("user")),
]

EDITS: list[tuple[Rule, Edit]] = [
    (rules.XMP, drop("/Metadata")),
    (rules.XMP, reword(b"</rdf:RDF>", b"")),
    (rules.XMP, reword(b"<rdf:RDF", b"<!ENTITY a 'b'><rdf:RDF")),
    (rules.XMP, packed_twice),
    (rules.XMP_TITLE, reword(b"dc:title", b"dc:rights")),
    (rules.PDFA_PART, reword(b"pdfaid:part", b"pdfaid:amd")),
    (rules.PDFA_PART, reword(b"pdfaid:conformance", b"pdfaid:corr")),
    (rules.PDFUA_PART, reword(b"pdfuaid:part", b"pdfuaid:amd")),
    (rules.INFO_TITLE, lambda pdf: pdf.docinfo.__setitem__("/Title", "Wind and Salt")),
    (rules.INFO_TITLE, lambda pdf: pdf.docinfo.__delitem__("/Title")),
    (rules.LANGUAGE, drop("/Lang")),
    (rules.LANGUAGE, put(String(""), "/Lang")),
    (rules.DISPLAY_TITLE, drop("/ViewerPreferences")),
    (rules.DISPLAY_TITLE, put(False, "/ViewerPreferences", "/DisplayDocTitle")),
    (rules.MARKED, drop("/MarkInfo", "/Marked")),
    (rules.STRUCTURE, drop("/StructTreeRoot")),
    (rules.STRUCTURE, drop("/StructTreeRoot", "/K")),
    (rules.PARENT_TREE, drop("/StructTreeRoot", "/ParentTree")),
    (rules.OUTLINE, drop("/Outlines")),
    (rules.OUTLINE_TARGET, drop_in(entry, "/Dest")),
    (rules.OUTLINE_TARGET, set_in(entry, "/Dest", String("nowhere"))),
    (rules.OUTLINE_TARGET, lambda pdf: entry(pdf).__setitem__("/Dest", lost_page(pdf))),
    (rules.PAGE_LABELS, drop("/PageLabels")),
    (rules.PAGE_LABELS, put(lambda: Array([1, Dictionary()]), "/PageLabels", "/Nums")),
    (rules.FONT, no_font_file),
    (rules.FONT, font_in_a_form),
    (rules.FONT, font_in_an_appearance),
    (rules.FONT, resources_from_above),
    (rules.TYPE3, type3),
    (rules.FIGURE, drop_in(figure, "/Alt")),
    (rules.FIGURE, set_in(figure, "/Alt", String(" "))),
    (rules.FIGURE, formula_without_alt),
    (rules.LINK_CONTENTS, drop_in(inside, "/Contents")),
    (rules.LINK_CONTENTS, set_in(outside, "/Contents", String(""))),
    (rules.LINK_TAG, drop_in(outside, "/StructParent")),
    (rules.LINK_TAG, set_in(outside, "/StructParent", 9_999)),
    (rules.LINK_TARGET, set_in(inside, "/Dest", String("nowhere"))),
    (rules.LINK_TARGET, set_in(outside, "/A", Dictionary(S=Name.GoTo, D=Array([])))),
    (rules.LINK_TARGET, drop_in(outside, "/A")),
    (rules.HEADING_SKIP, rename("/H2", "/H3")),
    (rules.HEADING_SKIP, rename("/H1", "/H2")),
    (rules.HEADING_SKIP, by_wrong_role),
    (rules.ACTION, put(script, "/OpenAction")),
    (rules.ACTION, put(lambda: Dictionary(WC=script()), "/AA")),
    (
        rules.ACTION,
        put(lambda: Dictionary(Names=Array([String("a"), script()])), "/Names", "/JavaScript"),
    ),
    (rules.ACTION, lambda pdf: page(pdf).__setitem__("/AA", Dictionary(O=script()))),
    (rules.ACTION, lambda pdf: outside(pdf).__setitem__("/AA", Dictionary(U=script()))),
    (rules.ACTION, set_in(outside, "/A", Dictionary(S=Name.Launch, F=String("calc")))),
    (rules.ACTION, lambda pdf: outside(pdf).A.__setitem__("/Next", script())),
    (rules.ACTION, lambda pdf: entry(pdf).__setitem__("/A", script())),
    (rules.BLANK_PAGE, blank),
    (rules.BLANK_PAGE, content_of(b"  ", b"\n")),
    (rules.BLANK_PAGE, drop_in(lambda pdf: pdf.pages[0].obj, "/Contents")),
    (rules.OUTPUT_INTENT, drop("/OutputIntents")),
    (rules.OUTPUT_INTENT, lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile")),
    (rules.NO_PAGES, no_pages),
]

FAULTS = FILES + [(rule, functools.partial(edited, edit)) for rule, edit in EDITS]

SOUND: list[tuple[Rule, Edit]] = [
    (rules.UNREADABLE, circular),
    (rules.FIGURE, said("A quay")),
    (rules.HEADING_SKIP, by_role),
    (rules.FONT, appearance),
    (rules.BLANK_PAGE, content_of(b" ", b"q Q")),
    (rules.LINK_TARGET, put(Dictionary, "/Dests")),
    (rules.LANGUAGE, put(String("pt-BR"), "/Lang")),
    (rules.ACTION, put(lambda: Dictionary(S=Name.Named, N=Name.NextPage), "/OpenAction")),
    (rules.OUTLINE_TARGET, lambda pdf: entry(pdf).__setitem__("/Dest", Array([page(pdf), Name.Fit]))),
    (rules.LINK_TARGET, lambda pdf: inside(pdf).__setitem__(
        "/Dest", Array([page(pdf), Name.Fit])
    )),
]  # fmt: skip


def found(data: bytes) -> list[str]:
    return [f"{item.code} {item.message}" for item in check_pdf(data, "book.pdf")]


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(FAULTS)],
)
def test_a_fault_trips_its_rule_and_no_other(rule: Rule, made: Callable[[], bytes]) -> None:
    problems = list(check_pdf(made(), "book.pdf", ALL))
    assert {item.code for item in problems} == {rule.code}, problems
    for item in problems:
        assert item.place is not None and str(item.place) == "book.pdf"
        assert item.hint and item.severity is rule.severity


@pytest.mark.parametrize(
    ("rule", "edit"),
    [pytest.param(rule, edit, id=f"{rule.code}-{n}") for n, (rule, edit) in enumerate(SOUND)],
)
def test_what_only_looks_like_a_fault_is_not_reported(rule: Rule, edit: Edit) -> None:
    assert found(edited(edit)) == []


def test_the_clean_file_has_no_problems() -> None:
    assert found(clean_pdf()) == []
