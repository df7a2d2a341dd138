"""Annotations and fields, one on a blank page: what PDF/A and PDF/UA ask of each, and where that ends."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from small_pdfs import Edit, catalog, keys, more_pages, page, stream, tag, told

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_annotations import check_annotations

INSIDE = (10, 10, 20, 20)
PRINTED, INVISIBLE, HIDDEN, NO_VIEW, TOGGLE = 4, 1, 2, 32, 256


def note(kind: str | None = "Text", tagged: str | None = "Annot", **entries: Any) -> Edit:
    """An annotation with a look and words, printed, and tagged; ``entries`` make it otherwise."""

    def edit(pdf: Pdf) -> None:
        usual: dict[str, Any] = {
            "Subtype": kind and Name(f"/{kind}"), "Rect": Array(INSIDE), "F": PRINTED,
            "AP": Dictionary(N=look(pdf)), "Contents": String("A word"), "TU": String("A word"),
        }  # fmt: skip
        made = keys(**(usual | {k: v(pdf) if callable(v) else v for k, v in entries.items()}))
        hang(pdf, pdf.make_indirect(made), tagged)

    return edit


def hang(pdf: Pdf, made: Object, tagged: str | None) -> None:
    """Puts an annotation on the page, and, where ``tagged`` says as what, into the tree."""
    page(pdf)["/Tabs"] = Name.S
    page(pdf)["/Annots"] = Array([*page(pdf).get("/Annots", Array()), made])
    if "/StructTreeRoot" not in pdf.Root:
        pdf.Root["/StructTreeRoot"] = Dictionary(ParentTree=Dictionary(Nums=Array()))
    if tagged:
        pairs = pdf.Root.StructTreeRoot.ParentTree.Nums
        made["/StructParent"] = len(pairs)
        pairs.extend(Array([len(pairs), pdf.make_indirect(tag(tagged))]))


def look(pdf: Pdf) -> Object:
    return stream(pdf, Subtype=Name.Form)


def tag_said(**entries: Any) -> Edit:
    """These entries in the tag of the last annotation."""

    def edit(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.StructTreeRoot.ParentTree.Nums[-1][f"/{key}"] = value

    return edit


def said(*edits: Edit) -> list[str]:
    return told(check_annotations, *edits)


FLAGS = f"{rules.ANNOTATION_FLAGS.code} the Text on page 1 is not printed, or can be hidden"
NO_LOOK = f"{rules.ANNOTATION_LOOK.code} the Text on page 1 has no appearance"
LOOKS = f"{rules.ANNOTATION_LOOK.code} the Text on page 1 has not one appearance alone"
NO_WORDS = f"{rules.ANNOTATION_TEXT.code} the Text on page 1 has no words"
TRIGGER = f"{rules.FORM.code} a field has actions that start by themselves"


@pytest.mark.parametrize(
    "kind",
    "Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp "
    "Caret Ink FileAttachment Watermark Redact".split(),
)
def test_kinds_of_annotations_that_an_archive_may_hold(kind: str) -> None:
    assert said(note(kind)) == []


@pytest.mark.parametrize(
    ("kind", "tagged"), [("Link", "Link"), ("Widget", "Form"), ("PrinterMark", None)]
)
def test_kinds_of_annotations_that_have_a_tag_of_their_own_or_none(
    kind: str, tagged: str | None
) -> None:
    assert said(note(kind, tagged)) == []


@pytest.mark.parametrize("kind", ["3D", "Sound", "Screen", "Movie", "RichMedia"])
def test_kinds_of_annotations_that_need_a_player(kind: str) -> None:
    assert said(note(kind)) == [
        f'{rules.ANNOTATION.code} an annotation on page 1 is of the kind "{kind}"'
    ]
    assert len(said(note(kind, F=None, AP=None))) == 1


def test_an_annotation_without_a_kind_is_told_and_the_next_one_is_looked_at() -> None:
    assert said(note(None), note(Contents=None)) == [
        f'{rules.ANNOTATION.code} an annotation on page 1 is of the kind "none"', NO_WORDS
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (PRINTED, []),
        (PRINTED + 8 + 16 + 64 + 128 + 512, []),  # what size, turns and locks it
        (0, [FLAGS]),
        (None, [FLAGS]),
        (PRINTED + INVISIBLE, [FLAGS]),
        (PRINTED + HIDDEN, [FLAGS]),
        (PRINTED + NO_VIEW, [FLAGS]),
        (PRINTED + TOGGLE, [FLAGS]),
        (String("4"), [FLAGS]),
    ],
)
def test_an_annotation_is_on_the_screen_and_on_paper(flags: Any, expected: list[str]) -> None:
    assert said(note(F=flags)) == expected


@pytest.mark.parametrize(("flags", "expected"), [
    (PRINTED + HIDDEN, [FLAGS]), (PRINTED + INVISIBLE, [FLAGS, NO_WORDS]), (HIDDEN, [FLAGS]),
    (PRINTED, [NO_WORDS]), (None, [FLAGS, NO_WORDS]),
])  # fmt: skip
def test_only_what_is_hidden_from_all_needs_no_words(flags: Any, expected: list[str]) -> None:
    assert said(note(F=flags, Contents=None)) == expected


def test_a_window_of_a_remark_needs_nothing_of_its_own() -> None:
    assert said(note("Popup", None, F=None, AP=None, Contents=None)) == []


@pytest.mark.parametrize(
    ("looks", "rect", "expected"),
    [
        (None, INSIDE, [NO_LOOK]),
        (None, (10, 20, 10, 20), []),  # without extent there is nothing to see
        (None, (10, 10, 10, 20), [NO_LOOK]),
        (None, (10, 10, 20, 10), [NO_LOOK]),
        (None, (10, 10, 10, 10, 10), [NO_LOOK]),
        (None, (), [NO_LOOK]),
        (lambda pdf: Dictionary(N=look(pdf), D=look(pdf)), INSIDE, [LOOKS]),
        (lambda pdf: Dictionary(R=look(pdf)), INSIDE, [LOOKS]),
        (lambda pdf: Dictionary(N=Dictionary(On=look(pdf))), INSIDE, [LOOKS]),
        (Dictionary(N=Name.None_), INSIDE, [LOOKS]),
        (Name.Look, INSIDE, [LOOKS]),
        (look, INSIDE, [LOOKS]),
    ],
)
def test_an_annotation_has_one_look(looks: Any, rect: Any, expected: list[str]) -> None:
    assert said(note(AP=looks, Rect=Array(rect))) == expected


def test_only_a_link_needs_no_look() -> None:
    assert said(note("Link", "Link", AP=None)) == []
    assert said(note("Widget", "Form", AP=None)) == [
        f"{rules.ANNOTATION_LOOK.code} the Widget on page 1 has no appearance"
    ]


STATES = f"{rules.ANNOTATION_LOOK.code} the Widget on page 1 has not one appearance alone"


def of_states(pdf: Pdf) -> Dictionary:
    return Dictionary(N=Dictionary(On=look(pdf), Off=look(pdf)))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"FT": Name.Btn, "AP": of_states}, []),
        ({"Parent": Dictionary(FT=Name.Btn, TU=String("A word")), "AP": of_states}, []),
        ({"FT": Name.Btn}, [STATES]),
        ({"FT": Name.Tx, "AP": of_states}, [STATES]),
        ({"FT": Name.Tx}, []),
    ],
)
def test_a_button_alone_has_a_look_for_each_of_its_states(
    entries: dict[str, Any], expected: list[str]
) -> None:
    assert said(note("Widget", "Form", **entries)) == expected


def test_what_calls_itself_a_button_but_is_no_field_has_one_look() -> None:
    assert said(note(FT=Name.Btn, AP=of_states)) == [LOOKS]


@pytest.mark.parametrize("key", ["A", "AA"])
def test_a_field_has_no_actions_and_a_remark_may(key: str) -> None:
    action: dict[str, Any] = {key: Dictionary()}
    assert said(note("Widget", "Form", **action)) == [
        f"{rules.FORM.code} a field on page 1 has an action"
    ]
    assert said(note(**action)) == []


TAG = rules.ANNOTATION_TAG.code


@pytest.mark.parametrize(
    ("kind", "tagged", "expected"),
    [
        ("Text", "Form", [f"{TAG} the Text on page 1 is tagged Form, not Annot"]),
        ("Text", None, [f"{TAG} the Text on page 1 is tagged with nothing, not Annot"]),
        ("Widget", None, [f"{TAG} the Widget on page 1 is tagged with nothing, not Form"]),
        ("Link", "Reference", [f"{TAG} the Link on page 1 is tagged Reference, not Link"]),
        ("Link", None, []),  # PDF-020 tells of it
        ("TrapNet", None, [f"{TAG} a TrapNet is on page 1"]),
        ("TrapNet", "Annot", [f"{TAG} a TrapNet is on page 1"]),
        ("PrinterMark", "Annot", [f"{TAG} a printer's mark on page 1 is in the structure tree"]),
    ],
)
def test_an_annotation_hangs_in_the_tag_of_its_kind(
    kind: str, tagged: str | None, expected: list[str]
) -> None:
    assert said(note(kind, tagged)) == expected


def test_a_tag_is_held_to_what_it_stands_for() -> None:
    def roles(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(Remark=Name.Annot)

    assert said(note("Text", "Remark"), roles) == []
    assert len(said(note("Text", "Remark"))) == 1


def test_a_link_has_a_rule_of_its_own_for_its_words() -> None:
    assert said(note("Link", "Link", Contents=None)) == []


def test_marks_for_the_printer_need_words_and_traps_none() -> None:
    no_words = [f"{rules.ANNOTATION_TEXT.code} a printer's mark on page 1 has no words"]
    assert said(note("PrinterMark", None, Contents=None)) == no_words
    assert said(note("PrinterMark", None, Contents=String("A mark"))) == []
    assert said(note("TrapNet", None, Contents=None)) == [f"{TAG} a TrapNet is on page 1"]


def test_the_words_of_an_annotation_may_stand_in_its_tag() -> None:
    assert said(note(Contents=None)) == [NO_WORDS]
    assert said(note(Contents=String(" "))) == [NO_WORDS]
    assert said(note(Contents=None), tag_said(Alt=String("A word"))) == []


def test_the_words_of_a_field_are_its_user_name_or_that_of_the_field_above() -> None:
    no_words = [f"{rules.ANNOTATION_TEXT.code} the Widget on page 1 has no words"]
    assert said(note("Widget", "Form", TU=None)) == no_words  # and Contents does not count
    assert said(note("Widget", "Form", TU=None, Parent=Dictionary(TU=String("A word")))) == []
    assert said(note("Widget", "Form", TU=None, Parent=Dictionary(Alt=String("A")))) == no_words
    assert said(note(Contents=None, TU=String("A word"))) == [NO_WORDS]


BEYOND = [
    (-20, 10, -1, 20), (301, 10, 320, 20), (10, -20, 20, -1), (10, 401, 20, 420),
    (-1, 20, -20, 10), (320, 20, 301, 10), (20, -1, 10, -20), (20, 420, 10, 401),
]  # fmt: skip
TOUCHING = [
    (-20, 10, 0, 20), (300, 10, 320, 20), (10, -20, 20, 0), (10, 400, 20, 420),
    (0, 20, -20, 10), (320, 20, 300, 10), (20, 0, 10, -20), (20, 420, 10, 400),
]  # fmt: skip


SHEETS = [(0, 0, 300, 400), (300, 400, 0, 0), (0, 400, 300, 0)]


def sheet(box: tuple[int, ...]) -> Edit:
    def edit(pdf: Pdf) -> None:
        page(pdf)["/MediaBox"] = Array(box)

    return edit


@pytest.mark.parametrize("box", SHEETS)
@pytest.mark.parametrize("rect", BEYOND)
def test_what_is_nowhere_on_the_page_needs_no_words(
    rect: tuple[int, ...], box: tuple[int, ...]
) -> None:
    """A rectangle may be written from any of its corners (ISO 32000-1, 7.9.5)."""
    assert said(note(Contents=None, Rect=Array(rect)), sheet(box)) == []


@pytest.mark.parametrize("box", SHEETS)
@pytest.mark.parametrize("rect", [*TOUCHING, INSIDE, (-9, -9, 999, 999)])
def test_what_touches_the_page_needs_words(rect: tuple[int, ...], box: tuple[int, ...]) -> None:
    assert said(note(Contents=None, Rect=Array(rect)), sheet(box)) == [NO_WORDS]


@pytest.mark.parametrize(
    "rect", [None, Array([900, 900, 910]), Array([Name.A, 900, 910, 910]), Array([900] * 5)]
)
def test_an_annotation_at_no_proper_place_needs_words(rect: Any) -> None:
    assert said(note(Contents=None, Rect=rect)) == [NO_WORDS]


def test_what_is_seen_of_a_page_is_its_crop() -> None:
    def cropped(pdf: Pdf) -> None:
        page(pdf)["/CropBox"] = Array([100, 100, 200, 200])

    assert said(note(Contents=None), cropped) == []
    assert said(note(Contents=None, Rect=Array([100, 100, 120, 120])), cropped) == [NO_WORDS]


def test_a_page_with_annotations_has_the_order_of_its_tags() -> None:
    def order(value: Object | None) -> Edit:
        def edit(pdf: Pdf) -> None:
            if value is None:
                del page(pdf)["/Tabs"]
            else:
                page(pdf)["/Tabs"] = value

        return edit

    wrong = [f"{rules.TAB_ORDER.code} the annotations of page 1 are in no order"]
    assert said(note(), order(Name.S)) == []
    assert said(note(), order(None)) == wrong
    assert said(note(), note(), order(Name.R)) == wrong
    assert said(more_pages()) == []


def test_the_page_of_an_annotation_is_named() -> None:
    def to_second(pdf: Pdf) -> None:
        page(pdf, 2)["/Annots"] = page(pdf).Annots
        page(pdf)["/Annots"] = Array()

    second = "the Text on page 2 has no words"
    assert said(note(Contents=None), more_pages(), to_second) == [
        f"{rules.TAB_ORDER.code} the annotations of page 2 are in no order",
        f"{rules.ANNOTATION_TEXT.code} {second}",
    ]


def fields(*made: Dictionary) -> Edit:
    return catalog(AcroForm=lambda _: Dictionary(Fields=Array(made)))


def test_fields_are_looked_at_however_deep_they_stand() -> None:
    field = keys(AA=Dictionary())
    for _ in range(60):
        field = keys(Kids=Array([field]))
    assert said(fields(field)) == [TRIGGER]
    assert said(fields(keys(AA=Dictionary()), keys(), keys(AA=Dictionary()))) == [TRIGGER] * 2


def test_a_field_that_stands_in_itself_or_twice_is_told_once() -> None:
    def circle(pdf: Pdf) -> None:
        first = pdf.make_indirect(keys(AA=Dictionary()))
        twice = pdf.make_indirect(keys())
        twice["/Kids"] = Array([twice])
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([first, first, twice, twice]))

    assert said(circle) == [TRIGGER]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"AcroForm": keys(XFA=Array())}, ["the form is an XFA form"]),
        ({"AcroForm": keys(NeedAppearances=True)}, ["the form asks the reader to draw its fields"]),
        ({"AcroForm": keys(NeedAppearances=False)}, []),
        ({"NeedsRendering": True}, ["the file asks the reader to draw its pages"]),
        ({"NeedsRendering": False}, []),
    ],
)
def test_a_form_leaves_nothing_to_the_reader(entries: dict[str, Any], expected: list[str]) -> None:
    assert said(catalog(**entries)) == [f"{rules.FORM.code} {one}" for one in expected]
