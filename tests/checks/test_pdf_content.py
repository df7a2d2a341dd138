"""What the pages of a PDF show: is it tagged or an artifact, and is its language known."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from test_pdf_claims import annotation
from test_pdf_faults import ALL, Edit, drop, edited, font, page, reword

from pressroom.checks import pdf_content_rules as rules
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import UA, A
from pressroom.model.problem import Rule, Severity

NEITHER = "content that is neither tagged nor an artifact on page 1"
SQUARE = b"0 0 9 9 re f"


def found(edit: Edit) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_pdf(edited(edit), "book.pdf", ALL)]


def all_of(*edits: Edit) -> Edit:
    def edit(pdf: Pdf) -> None:
        for one in edits:
            one(pdf)

    return edit


def shown(content: bytes, **resources: Any) -> Edit:
    """One more content on the page; ``resources`` has what it needs, such as ``XObject``."""

    def edit(pdf: Pdf) -> None:
        node = page(pdf)
        old = node.Contents
        streams = list(old) if isinstance(old, Array) else [old]
        begin, end = pdf.make_stream(b"q"), pdf.make_stream(b"\nQ\n" + content)
        node["/Contents"] = Array([begin, *streams, end])
        for kind, named_ in resources.items():
            made = node.Resources.get(f"/{kind}", Dictionary())
            for name, value in named_.items():
                made[f"/{name}"] = value(pdf) if callable(value) else value
            node.Resources[f"/{kind}"] = made

    return edit


def artifact(content: bytes) -> bytes:
    return b"/Artifact BMC " + content + b" EMC"


def tagged(content: bytes, mark: int = 0) -> bytes:
    return b"/P <</MCID %d>> BDC " % mark + content + b" EMC"


def form(content: bytes, **keys: Any) -> Any:
    """A drawing of its own. With ``StructParents`` it holds the tags of the page once more."""

    def made(pdf: Pdf) -> Object:
        usual = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
        more = {f"/{key}": value(pdf) if callable(value) else value for key, value in keys.items()}
        return pdf.make_indirect(pdf.make_stream(content, Dictionary(usual | more)))

    return made


def parents(pdf: Pdf) -> int:
    return int(page(pdf).StructParents)


def image(pdf: Pdf, **keys: Any) -> Object:
    usual = {"/Subtype": Name.Image, "/Width": 1, "/Height": 1, "/ColorSpace": Name.DeviceRGB}
    return pdf.make_stream(b"xyz", Dictionary(usual | {"/BitsPerComponent": 8, **keys}))


def own(pdf: Pdf) -> Object:
    """The font of the page under the name that the contents here use."""
    return font(pdf)


def drawn(content: bytes) -> Edit:
    """A form, drawn where nothing holds it."""
    return shown(b"/X Do", XObject={"X": form(content)})


def in_circle(pdf: Pdf) -> None:
    made = form(b"/X Do " + SQUARE)(pdf)
    made["/Resources"] = Dictionary(XObject=Dictionary(X=made))
    shown(artifact(b"/X Do"), XObject={"X": made})(pdf)


def twice(pdf: Pdf) -> None:
    shown(artifact(b""), XObject={"X": form(tagged(SQUARE), StructParents=parents)})(pdf)
    shown(b"/X Do /X Do")(pdf)


def held(pdf: Pdf) -> None:
    """A form that a tag holds as a whole."""
    made = form(SQUARE, StructParent=9_000)(pdf)
    holder = next(
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Figure"
    )
    holder.K = Array([holder.K, Dictionary(Type=Name.OBJR, Obj=made, Pg=page(pdf))])
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([9_000, holder]))
    shown(b"/X Do", XObject={"X": made})(pdf)


def printers_mark(content: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        look = pdf.make_stream(content, Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
        annotation(Subtype=Name.PrinterMark, StructParent=None, AP=Dictionary(N=look))(pdf)

    return edit


MARKED: list[tuple[Rule, str, Edit]] = [
    (rules.UNTAGGED, NEITHER, shown(SQUARE)),
    *((rules.UNTAGGED, NEITHER, shown(b"0 0 9 9 re " + one))
      for one in (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s")),
    *((rules.UNTAGGED, NEITHER, shown(b"BT /Own 9 Tf " + one + b" ET", Font={"Own": own}))
      for one in (b"<0003> Tj", b"<0003> '", b'0 0 <0003> "', b"[<0003> 9 <0003>] TJ", b"[() (\\000\\003)] TJ")),
    (rules.UNTAGGED, NEITHER, shown(b"/S sh", Shading={"S": Dictionary(ShadingType=2)})),
    (rules.UNTAGGED, NEITHER, shown(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID xyz EI")),
    (rules.UNTAGGED, NEITHER, shown(b"/X Do", XObject={"X": image})),
    (rules.UNTAGGED, NEITHER, drawn(SQUARE)),
    (rules.UNTAGGED, NEITHER, shown(tagged(SQUARE, 9_000))),
    (rules.UNTAGGED, NEITHER, shown(tagged(SQUARE, -1))),
    (rules.UNTAGGED, NEITHER, shown(b"/Span <</Lang (en)>> BDC " + SQUARE + b" EMC")),
    (rules.UNTAGGED, NEITHER, shown(b"/P /Own BDC " + SQUARE + b" EMC", Properties={"Own": Dictionary()})),
    (rules.UNTAGGED, NEITHER, shown(artifact(SQUARE) + b" " + SQUARE)),
    (rules.UNTAGGED, NEITHER, shown(artifact(b"/P BMC EMC") + b" " + SQUARE)),
    (rules.UNTAGGED, NEITHER, drawn(tagged(SQUARE))),
    (rules.UNTAGGED, "an artifact within tagged content on page 1", shown(tagged(artifact(SQUARE)))),
    (rules.UNTAGGED, "an artifact within tagged content on page 1", shown(tagged(b"/X Do"), XObject={"X": form(artifact(SQUARE))})),
    (rules.UNTAGGED, "tagged content within an artifact on page 1", shown(artifact(tagged(SQUARE)))),
    (rules.UNTAGGED, "tagged content within an artifact on page 1",
     shown(artifact(b"/P BMC " + tagged(SQUARE) + b" EMC"))),
    (rules.FORM_CONTENT, "a form with tagged content, which is drawn 2 times, on page 1", twice),
    (rules.LANGUAGE_TAG, 'the language "en_GB" on page 1', shown(b"/P <</MCID 0 /Lang (en_GB)>> BDC " + SQUARE + b" EMC")),
    (rules.UNSEEN, "content too large, or too damaged, to be looked at on page 1", shown(b" " * 2_000_001)),
    (rules.UNSEEN, "content too large, or too damaged, to be looked at on page 1",
     shown(artifact(b"/X Do"), XObject={"X": form(b" " * 2_000_001)})),
]  # fmt: skip

WELL_MARKED: list[tuple[Rule, Edit]] = [
    (rules.UNTAGGED, shown(artifact(SQUARE))),
    (rules.UNTAGGED, shown(artifact(b"/P BMC EMC " + SQUARE))),
    (rules.UNTAGGED, shown(b"/Artifact <</Type /Pagination>> BDC " + SQUARE + b" EMC")),
    (rules.UNTAGGED, shown(tagged(SQUARE))),
    (rules.UNTAGGED, shown(tagged(b"/Span BMC " + SQUARE + b" EMC " + SQUARE))),
    (rules.UNTAGGED, shown(b"/P /Own BDC " + SQUARE + b" EMC", Properties={"Own": Dictionary(MCID=0)})),
    (rules.UNTAGGED, shown(tagged(b"/X Do"), XObject={"X": form(SQUARE)})),
    (rules.UNTAGGED, shown(artifact(b"/X Do"), XObject={"X": image})),
    (rules.UNTAGGED, held),
    (rules.UNTAGGED, shown(b"/X Do", XObject={"X": form(tagged(SQUARE), StructParents=parents)})),
    (rules.UNTAGGED, shown(b"0 0 9 9 re W n EMC BT /Own 9 Tf ET", Font={"Own": own})),
    (rules.UNTAGGED, shown(b"/Nothing Do /Nothing 9 Tf", XObject={"X": Dictionary()})),
    (rules.UNTAGGED, in_circle),
    (rules.FORM_CONTENT, shown(artifact(b"/X Do /X Do"), XObject={"X": form(SQUARE)})),
    (rules.FORM_CONTENT, shown(b"/X Do", XObject={"X": form(tagged(SQUARE), StructParents=parents)})),
    (rules.LANGUAGE_TAG, shown(b"/P <</MCID 0 /Lang (en-GB)>> BDC " + SQUARE + b" EMC")),
    (rules.UNSEEN, shown(b" " * 1_900_000)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "message", "edit"), MARKED)
def test_content_without_its_mark_is_told(rule: Rule, message: str, edit: Edit) -> None:
    assert found(edit) == [f"{rule.code} {message}"]


@pytest.mark.parametrize(("rule", "edit"), WELL_MARKED)
def test_content_with_its_mark_is_sound(rule: Rule, edit: Edit) -> None:
    assert found(edit) == []


def test_a_fault_of_several_pages_is_told_once() -> None:
    """With its first page, and the number of the others."""

    def edit(pdf: Pdf) -> None:
        shown(SQUARE + b" " + SQUARE)(pdf)
        for _ in range(2):
            pdf.pages.append(pdf.pages[0])

    assert f"PDF-051 {NEITHER} and 2 more" in found(edit)


def test_the_look_of_an_annotation_is_not_content_of_the_page() -> None:
    look = annotation()

    def edit(pdf: Pdf) -> None:
        look(pdf)
        page(pdf).Annots[-1].AP.N.write(SQUARE)

    assert found(edit) == []


def test_the_look_of_a_printers_mark_is_an_artifact() -> None:
    assert found(printers_mark(artifact(SQUARE))) == []
    assert found(printers_mark(SQUARE)) == [f"PDF-051 {NEITHER}"]


def test_what_is_wrong_without_tags_is_that_they_are_missing() -> None:
    assert found(all_of(shown(SQUARE), drop("/StructTreeRoot"))) == [
        'PDF-011 "book.pdf" has no structure tree'
    ]


@pytest.mark.parametrize("claims", [{UA}, {A}])
def test_only_pdf_ua_asks_for_marks(claims: set[str]) -> None:
    (one,) = check_pdf(edited(shown(SQUARE)), "book.pdf", claims)
    assert (one.rule, one.severity is Severity.ERROR) == (rules.UNTAGGED, claims == {UA})


def test_a_form_may_not_refer_to_another_file() -> None:
    edit = shown(artifact(b"/X Do"), XObject={"X": form(b"", Ref=Dictionary(Page=1))})
    assert found(edit) == [
        "PDF-046 an image or a form on page 1 has Ref",
        "PDF-052 a form that refers to another file on page 1",
    ]


def spoken_by_tags(pdf: Pdf) -> None:
    """The file names no language; but the tag that holds all others does."""
    for node in pdf.objects:
        if isinstance(node, Dictionary) and node.get("/S") == "/Document":
            node["/Lang"] = String("en")
    drop("/Lang")(pdf)
    drop("/Outlines")(pdf)
    reword(b'<rdf:li xml:lang="x-default">', b'<rdf:li xml:lang="en">')(pdf)


WORDS = b"BT /Own 9 Tf <0003> Tj ET"
SPEAKING: list[tuple[str, Edit]] = [
    ("words that have no language", shown(tagged(WORDS), Font={"Own": own})),
    ("words for the ear that have no language", shown(tagged(b"/Span <</ActualText (gull)>> BDC EMC"))),
    ("words for the ear that have no language", shown(tagged(b"/Span <</Alt (gull)>> BDC EMC"))),
    ("words for the ear that have no language", shown(tagged(b"/Span <</E (gull)>> BDC EMC"))),
    ("an annotation whose words have no language", annotation()),
]  # fmt: skip


@pytest.mark.parametrize(("message", "edit"), SPEAKING)
def test_words_have_their_language_from_a_tag(message: str, edit: Edit) -> None:
    told = f"PDF-008 {message} on page 1"
    assert told in found(all_of(drop("/Lang"), edit))
    assert found(all_of(spoken_by_tags, edit)) == ['PDF-013 "book.pdf" has no outline']


@pytest.mark.parametrize(("language", "told"), [("x-default", True), ("en", False)])
def test_the_title_in_the_metadata_has_its_language_from_the_file(
    language: str, told: bool
) -> None:
    named_ = reword(b'<rdf:li xml:lang="x-default">', b'<rdf:li xml:lang="%s">' % language.encode())
    words = "PDF-008 the title in the XMP metadata has no language"
    assert (words in found(all_of(named_, drop("/Lang")))) is told
    assert words not in found(named_)


@pytest.mark.parametrize(
    ("content", "silent"),
    [
        (tagged(WORDS), True),
        (b"/Span <</Lang (en)>> BDC " + tagged(WORDS) + b" EMC", False),
        (b"/P <</MCID 0 /Lang (en)>> BDC " + WORDS + b" EMC", False),
        (b"/Span <</Lang (en)>> BDC EMC " + tagged(WORDS), True),
        (artifact(WORDS), False),
    ],
)
def test_words_have_their_language_from_a_mark(content: bytes, silent: bool) -> None:
    def alone(pdf: Pdf) -> None:
        drop("/Lang")(pdf)
        page(pdf).Resources.Font["/Own"] = font(pdf)
        page(pdf)["/Contents"] = pdf.make_stream(content)

    assert ("PDF-008 words that have no language on page 1" in found(alone)) is silent


@pytest.mark.parametrize(("depth", "told"), [(29, True), (30, True), (31, False), (60, False)])
def test_forms_are_read_to_a_depth(depth: int, told: bool) -> None:
    """Nobody nests so many; a file that does is made to do harm."""

    def edit(pdf: Pdf) -> None:
        made = form(SQUARE)(pdf)
        for _ in range(depth - 1):
            made = form(b"/X Do", Resources=Dictionary(XObject=Dictionary(X=made)))(pdf)
        shown(b"/X Do", XObject={"X": made})(pdf)

    assert (found(edit) == [f"PDF-051 {NEITHER}"]) is told


def test_a_form_is_weighed_where_it_is_drawn() -> None:
    """Once within an artifact, where all is well, and once where nothing holds it."""
    both = shown(artifact(b"/X Do") + b" /X Do /X Do", XObject={"X": form(SQUARE)})
    assert found(both) == [f"PDF-051 {NEITHER}"]


@pytest.mark.parametrize("rest", [b" 1 2 3", b" (a", b" [1", b" >>", b" <41", b" BI /W 1"])
def test_values_without_an_order_are_passed_over(rest: bytes) -> None:
    """As a reader does; and the library's warning of them is not for ours."""
    assert found(shown(artifact(b"/X Do"), XObject={"X": form(SQUARE + rest)})) == []
    assert found(drawn(SQUARE + rest)) == [f"PDF-051 {NEITHER}"]


def test_all_content_together_has_a_limit() -> None:
    """Fifty million bytes; the pages after these are not looked at, and that is told once."""

    def edit(pdf: Pdf) -> None:
        shown(b" " * 1_900_000)(pdf)
        for _ in range(27):
            pdf.pages.append(pdf.pages[0])

    told = [one for one in found(edit) if "PDF-057" in one]
    assert told == [
        "PDF-057 content too large, or too damaged, to be looked at on page 27 and 1 more"
    ]


FAULTS = [(rule, edit) for rule, _, edit in MARKED]
SOUND = WELL_MARKED
