"""The pages of a PDF one by one: what is on them, what leads to them, and what is set off by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from small_pdfs import Edit, catalog, keys, more_pages, on_page, page, stream, told

from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_pages import check_pages


def sound(pdf: Pdf) -> None:
    """A page with something on it, its label, and an outline that leads to it."""
    page(pdf)["/Contents"] = pdf.make_stream(b"q Q")
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    outlined(pdf, keys(Title=String("All"), Dest=place(pdf)))


def outlined(pdf: Pdf, first: Dictionary) -> Object:
    made = pdf.make_indirect(first)
    pdf.Root["/Outlines"] = Dictionary(First=made)
    return made


def place(pdf: Pdf) -> Array:
    return Array([page(pdf), Name.Fit])


def said(*edits: Edit) -> list[str]:
    return told(check_pages, sound, *edits)


def test_the_page_that_the_others_are_made_of() -> None:
    assert said() == []


def test_a_file_without_pages_has_no_other_fault() -> None:
    def emptied(pdf: Pdf) -> None:
        del pdf.pages[:]

    assert told(check_pages, emptied) == [f'{rules.NO_PAGES.code} "a.pdf" has no pages']


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, Dictionary()], 0), ([0, Dictionary(), 4, Dictionary()], 0), ([4, Dictionary(), 0, Dictionary()], 0),
        ([1, Dictionary()], 1), ([], 1),
    ],
)  # fmt: skip
def test_the_first_page_has_a_label(labels: list[Any], expected: int) -> None:
    edit = catalog(PageLabels=lambda _: Dictionary(Nums=Array(labels)))
    assert said(edit) == [f"{rules.PAGE_LABELS.code} the first page has no label"] * expected


# --- content -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "blank"),
    [
        ([], True), ([b""], True), ([b" \n\t"], True), ([b" ", b"\n"], True), ([b"q Q"], False), ([b" ", b"q Q"], False),
        ([b"q Q", b" "], False), ([b" " * 65], False),  # too long to be looked at
        ([b" " * 64], True),
    ],
)  # fmt: skip
def test_a_page_with_nothing_on_it_is_told(parts: list[bytes], blank: bool) -> None:
    edit = on_page(Contents=lambda pdf: Array([pdf.make_stream(part) for part in parts]))
    assert said(edit) == [f"{rules.BLANK_PAGE.code} page 1 has no content"] * blank


def test_what_is_no_stream_is_no_content_and_what_is_packed_twice_is_some() -> None:
    blank = [f"{rules.BLANK_PAGE.code} page 1 has no content"]
    assert said(on_page(Contents=Array([Dictionary()]))) == blank
    twice = Array([Name.ASCIIHexDecode] * 2)
    packed = on_page(Contents=lambda pdf: stream(pdf, b">", Filter=twice))
    assert said(packed) == []
    assert said(on_page(Contents=lambda pdf: Array([Dictionary(), stream(pdf)]))) == []


def test_each_page_is_looked_at() -> None:
    assert said(more_pages(2)) == [f"{rules.BLANK_PAGE.code} page {at} has no content" for at in (2, 3)]  # fmt: skip


# --- outline -------------------------------------------------------------------------


def test_each_entry_of_the_outline_leads_to_a_page() -> None:
    def entries(pdf: Pdf) -> None:
        first = outlined(pdf, keys(Title=String("One")))
        below, after = (pdf.make_indirect(keys(Title=String(title), Dest=place(pdf))) for title in ("Below", "After"))  # fmt: skip
        deep = pdf.make_indirect(keys(Title=String("Deep")))
        below["/First"] = deep
        first["/First"], first["/Next"] = below, after
        after["/Next"] = first
        after["/First"] = pdf.make_indirect(keys(Title=String("Last"), Dest=String("nowhere")))

    code = rules.OUTLINE_TARGET.code
    assert said(entries) == [
        f'{code} the outline entry "{title}" leads nowhere' for title in ("One", "Deep", "Last")
    ]


def test_an_entry_that_is_there_twice_is_told_once_and_the_next_one_too() -> None:
    def entries(pdf: Pdf) -> None:
        first = outlined(pdf, keys(Title=String("One")))
        second = pdf.make_indirect(keys(Title=String("Two")))
        first["/First"], first["/Next"] = first, second

    assert [one.split('"')[1] for one in said(entries)] == ["One", "Two"]


def test_a_file_has_an_outline() -> None:
    none = [f'{rules.OUTLINE.code} "a.pdf" has no outline']
    assert said(catalog(Outlines=lambda _: Dictionary())) == none
    assert said(lambda pdf: pdf.Root.__delitem__("/Outlines")) == none


# --- links ---------------------------------------------------------------------------


def link(**entries: Any) -> Edit:
    """A link to the page, in the structure tree, with words; ``entries`` make it otherwise."""

    def edit(pdf: Pdf) -> None:
        usual: dict[str, Any] = {
            "Subtype": Name.Link, "Contents": String("To the page"), "Dest": place(pdf), "StructParent": 3,
        }  # fmt: skip
        made = {k: v(pdf) if callable(v) else v for k, v in (usual | entries).items()}
        page(pdf)["/Annots"] = Array([*page(pdf).get("/Annots", Array()), keys(**made)])
        pdf.Root["/StructTreeRoot"] = Dictionary(ParentTree=Dictionary(Nums=Array([3, Dictionary()])))  # fmt: skip

    return edit


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({}, []),
        ({"Contents": None}, [f"{rules.LINK_CONTENTS.code} a link on page 1 has no Contents"]),
        ({"Contents": String(" ")}, [f"{rules.LINK_CONTENTS.code} a link on page 1 has no Contents"]),
        ({"StructParent": None}, [f"{rules.LINK_TAG.code} a link on page 1 is not in the structure tree"]),
        ({"StructParent": 4}, [f"{rules.LINK_TAG.code} a link on page 1 is not in the structure tree"]),
        ({"Dest": None}, [f"{rules.LINK_TARGET.code} a link on page 1 leads nowhere"]),
        ({"Subtype": Name.Text, "Contents": None, "Dest": None, "StructParent": None}, []),
    ],
)  # fmt: skip
def test_a_link_has_words_a_tag_and_a_place(entries: dict[str, Any], expected: list[str]) -> None:
    assert said(link(**entries)) == expected
    # also behind what is no link
    assert said(link(Subtype=Name.Text), link(**entries)) == expected


def test_in_a_file_without_tags_no_link_needs_one() -> None:
    untagged = link(StructParent=None)
    assert said(untagged, lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")) == []
    assert said(untagged, catalog(StructTreeRoot=lambda _: Dictionary())) == []


# --- actions -------------------------------------------------------------------------

SCRIPT = "JavaScript"
FORBIDDEN = """
    Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript
    SubmitForm GoToE
""".split()


def action(kind: str, **entries: Any) -> Dictionary:
    return keys(S=Name(f"/{kind}"), **entries)


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_actions_that_no_archive_holds(kind: str) -> None:
    """ISO 19005-2, 6.5.1; those that send or open data elsewhere besides."""
    has = f'has the action "{kind}"'
    code = rules.ACTION.code
    assert said(catalog(OpenAction=lambda _: action(kind))) == [f"{code} the document {has}"]
    assert said(link(A=action(kind))) == [f"{code} page 1 {has}"]

    def entry(pdf: Pdf) -> None:
        outlined(pdf, keys(Title=String("One"), A=action(kind), Dest=place(pdf)))

    assert said(entry) == [f'{code} the outline entry "One" {has}']


@pytest.mark.parametrize("kind", ["GoTo", "GoToR", "Thread", "URI", "Named"])
def test_actions_that_lead_somewhere_are_sound(kind: str) -> None:
    assert said(catalog(OpenAction=lambda _: action(kind))) == []


def test_what_follows_an_action_is_looked_at() -> None:
    def chain(*kinds: str) -> Edit:
        def edit(pdf: Pdf) -> None:
            first = pdf.make_indirect(action("Named"))
            first["/Next"] = Array([first, *(action(kind) for kind in kinds), first])
            pdf.Root["/OpenAction"] = first

        return edit

    code = rules.ACTION.code
    assert said(chain("URI", "Named")) == []
    assert sorted(said(chain("Launch", "Named", "Hide"))) == [
        f'{code} the document has the action "{kind}"' for kind in ("Hide", "Launch")
    ]
    nested = catalog(OpenAction=lambda _: action("URI", Next=action("URI", Next=action("Launch"))))
    assert said(nested) == [f'{code} the document has the action "Launch"']


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (catalog(AA=lambda _: Dictionary()), "the document"), (on_page(AA=lambda _: Dictionary()), "page 1"),
        (link(AA=lambda _: Dictionary()), "page 1"),
    ],
)  # fmt: skip
def test_nothing_starts_by_itself(edit: Edit, where: str) -> None:
    """ISO 19005-2, 6.5.2."""
    assert said(edit) == [f"{rules.ACTION.code} {where} has actions that start by themselves"]


def test_each_script_of_the_document_is_told_by_its_name() -> None:
    names = [String("a"), action(SCRIPT), String("b"), action(SCRIPT)]
    edit = catalog(Names=lambda _: Dictionary(JavaScript=Dictionary(Names=Array(names))))
    assert said(edit) == [f'{rules.ACTION.code} the document has the script "{name}"' for name in "ab"]  # fmt: skip


# --- fonts ---------------------------------------------------------------------------


def font(name: str | None = "Own", kind: str = "Type1", **entries: Any) -> Dictionary:
    return keys(Subtype=Name(f"/{kind}"), BaseFont=name and Name(f"/{name}"), **entries)


def fonts(*made: Dictionary) -> Dictionary:
    return Dictionary(Font=Dictionary({f"/F{at}": one for at, one in enumerate(made)}))


def bare(name: str = "Own", number: int = 1) -> str:
    return f'{rules.FONT.code} the font "{name}" on page {number} is not embedded'


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_font_is_embedded_in_one_of_three_ways(key: str) -> None:
    """ISO 32000-1, table 126."""

    def embedded(file: Callable[[Pdf], Any]) -> Edit:
        return on_page(Resources=lambda pdf: fonts(font(FontDescriptor=keys(**{key: file(pdf)}))))

    assert said(embedded(stream)) == []
    assert said(embedded(lambda _: Dictionary())) == [bare()]


def test_fonts_that_are_not_embedded_are_told_each_by_its_name() -> None:
    assert said(on_page(Resources=lambda _: fonts(font("One"), font("Two"), font(None)))) == [
        bare("One"), bare("Two"), bare("without a name"),
    ]  # fmt: skip


def test_each_part_of_a_font_of_several_bytes_is_embedded() -> None:
    def parts(pdf: Pdf) -> Dictionary:
        whole = font(FontDescriptor=Dictionary(FontFile3=stream(pdf)))
        return fonts(font("Own", DescendantFonts=Array([whole, font("Part"), font("Part")])))

    assert said(on_page(Resources=parts)) == [bare(), bare()]


def test_a_font_of_drawings_is_advised_against() -> None:
    drawn = on_page(Resources=lambda _: fonts(font("Own", "Type3"), font("Two")))
    assert said(drawn) == [f"{rules.TYPE3.code} a font on page 1 is of Type 3", bare("Two")]


def test_the_maps_of_a_font_are_looked_at() -> None:
    def embedded(pdf: Pdf) -> Dictionary:
        described = Dictionary(FontFile2=stream(pdf), Flags=32)
        return fonts(font("Own", "TrueType", FontDescriptor=described))

    (found,) = said(on_page(Resources=embedded))
    assert found.startswith(
        f'{more.FONT_MAP.code} the font "Own" on page 1 is not symbolic and has'
    )


def held(pdf: Pdf) -> Object:
    """A drawing with a font that is not embedded."""
    return stream(pdf, Subtype=Name.Form, Resources=fonts(font()))


WHERE: list[Edit] = [
    on_page(Resources=lambda pdf: Dictionary(XObject=Dictionary(X=held(pdf)))),
    on_page(Resources=lambda pdf: Dictionary(Pattern=Dictionary(X=held(pdf)))),
    on_page(Resources=lambda pdf: Dictionary(XObject=Dictionary(A=stream(pdf), X=held(pdf), Z=stream(pdf)))),
    on_page(Resources=lambda pdf: Dictionary(XObject=Dictionary(
        X=stream(pdf, Resources=Dictionary(Pattern=Dictionary(X=held(pdf))))))),
    link(AP=lambda pdf: Dictionary(N=held(pdf))),
    link(AP=lambda pdf: Dictionary(N=stream(pdf), R=held(pdf))),
    link(AP=lambda pdf: Dictionary(N=stream(pdf), D=Dictionary(Off=stream(pdf), On=held(pdf)))),
]  # fmt: skip


@pytest.mark.parametrize("edit", WHERE)
def test_a_font_is_looked_at_wherever_it_is(edit: Edit) -> None:
    assert said(edit) == [bare()]


def test_what_several_pages_share_is_told_of_the_first_of_them() -> None:
    def shared(pdf: Pdf) -> None:
        more_pages(2)(pdf)
        for number in (2, 3):
            page(pdf, number)["/Contents"] = pdf.make_stream(b"q Q")
        one, other = (pdf.make_indirect(font(name)) for name in ("One", "Two"))
        resources = pdf.make_indirect(fonts(one, one))
        page(pdf)["/Resources"] = page(pdf, 2)["/Resources"] = resources
        drawing = held(pdf)
        page(pdf, 3)["/Resources"] = Dictionary(
            Font=Dictionary(A=one, B=other), XObject=Dictionary(X=drawing, Y=drawing)
        )

    assert said(shared) == [bare("One"), bare("Two", 3), bare("Own", 3)]


def test_a_drawing_within_itself_ends_and_those_beside_it_are_seen() -> None:
    def circle(pdf: Pdf) -> None:
        form = stream(pdf, Subtype=Name.Form)
        resources = pdf.make_indirect(Dictionary(XObject=Dictionary(A=held(pdf), X=form)))
        form["/Resources"] = resources
        page(pdf)["/Resources"] = resources

    assert said(circle) == [bare()]
