"""The tags of a PDF, tree by tree: what each may hold, what it says, and in which language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from small_pdfs import Edit, catalog, keys, tag, tagged, told

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks import pdf_rules
from pressroom.checks.pdf_structure import check_structure, elements, standard
from pressroom.checks.pdf_tags import check_tags
from pressroom.model.problem import Place, Problem


def _structure(pdf: Pdf, place: Place) -> Iterator[Problem]:
    return check_structure(pdf, elements(pdf), place)


def _tags(pdf: Pdf, place: Place) -> Iterator[Problem]:
    return check_tags(pdf, elements(pdf), place)


SPEAKS = catalog(Lang=String("en"))


def said(*nodes: Dictionary, roles: Dictionary | None = None) -> list[str]:
    return told(_structure, SPEAKS, tagged(*nodes, roles=roles))


def nesting(*nodes: Dictionary) -> list[str]:
    """What is said of how they stand in each other, without the code."""
    code = f"{rules.NESTING.code} "
    return [one.removeprefix(code) for one in said(*nodes) if one.startswith(code)]


# ISO 32000-1, 14.8.4: the types of grouping, blocks, lines and illustrations
STANDARD = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
    Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
    Figure Formula Form
""".split()


@pytest.mark.parametrize("name", STANDARD)
def test_a_tag_of_the_standard_needs_no_role(name: str) -> None:
    assert not [one for one in said(tag(name)) if one.startswith(rules.ROLE_MAP.code)]


@pytest.mark.parametrize("name", ["Title", "H7", "FENote", "Aside", "Em", "p"])
def test_any_other_tag_needs_one(name: str) -> None:
    """Some are of PDF 2.0."""
    assert said(tag(name)) == [
        f'{rules.ROLE_MAP.code} the tag "{name}" stands for no tag of the standard'
    ]
    assert said(tag(name), roles=keys(**{name: Name.Div})) == []


# ISO 32000-1, tables 333, 336 and 337: what a tag holds, and what stands nowhere else
HOLDS = {
    "Table": "TR THead TBody TFoot Caption", "THead": "TR", "TBody": "TR", "TFoot": "TR", "TR": "TH TD",
    "L": "L LI Caption", "LI": "Lbl LBody", "TOC": "TOC TOCI Caption",
}  # fmt: skip
WITHIN = {
    "TR": "Table THead TBody TFoot", "THead": "Table", "TBody": "Table", "TFoot": "Table",
    "TH": "TR", "TD": "TR", "LI": "L", "LBody": "LI", "TOCI": "TOC",
}  # fmt: skip
INNER = "Table THead TBody TFoot TR TH TD L LI Lbl LBody TOC TOCI Caption P Div Note".split()


@pytest.mark.parametrize(
    ("outer", "inner"), list(product([*HOLDS, "Div", "P", "TD", "LBody"], INNER))
)
def test_what_a_tag_may_hold(outer: str, inner: str) -> None:
    """Each fault is told once, of the tag that is where it may not be, or else of the one that holds it."""
    both = (f"{outer} holds {inner}", f"{inner} stands in {outer}")
    told_of = [one for one in nesting(tag(outer, tag(inner))) if one in both]
    misplaced = inner in WITHIN and outer not in WITHIN[inner].split()
    unheld = outer in HOLDS and inner not in HOLDS[outer].split()
    if misplaced:
        assert told_of == [f"{inner} stands in {outer}"]
    else:
        assert told_of == ([f"{outer} holds {inner}"] if unheld else [])


@pytest.mark.parametrize("name", sorted(WITHIN))
def test_what_stands_in_nothing_stands_in_the_root(name: str) -> None:
    assert nesting(tag(name))[0] == f"{name} stands in the root"


def row(*cells: Dictionary) -> Dictionary:
    return tag("TR", *(cells or (cell(),)))


def cell(name: str = "TD", **spans: Any) -> Dictionary:
    attributes = keys(O=Name.Table, **spans) if spans else None
    return tag(name, A=attributes)


def test_each_kind_that_a_tag_may_not_hold_is_told_once() -> None:
    assert nesting(tag("L", tag("P"), tag("Div"), tag("P"), tag("LI", tag("LBody")))) == [
        "L holds Div", "L holds P",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["THead", "TFoot"])
def test_a_table_has_one_head_and_one_foot_and_then_a_body(name: str) -> None:
    part, body = tag(name, row()), tag("TBody", row())
    assert nesting(tag("Table", part, body)) == []
    assert nesting(tag("Table", part, part, body)) == [f"Table holds 2 times {name}"]
    assert nesting(tag("Table", part, part, part, body)) == [f"Table holds 3 times {name}"]
    assert nesting(tag("Table", part)) == ["Table holds THead or TFoot but no TBody"]
    assert nesting(tag("Table", body, body)) == []


def test_a_caption_is_the_first_or_the_last_of_a_table_and_the_first_of_a_list() -> None:
    caption, item = tag("Caption"), tag("LI", tag("LBody"))
    assert nesting(tag("Table", caption, row(), row())) == []
    assert nesting(tag("Table", row(), row(), caption)) == []
    assert len(nesting(tag("Table", row(), caption, row()))) == 1
    assert nesting(tag("L", caption, item, item)) == []
    assert len(nesting(tag("L", item, caption, item))) == 1
    assert nesting(tag("TOC", caption, tag("TOCI"))) == []
    assert len(nesting(tag("TOC", tag("TOCI"), caption, tag("TOCI")))) == 1
    assert nesting(tag("Div", tag("P"), caption, tag("P"))) == []


@pytest.mark.parametrize("name", ["Table", "L"])
def test_there_is_one_caption(name: str) -> None:
    inner = row() if name == "Table" else tag("LI", tag("LBody"))
    assert f"{name} holds 2 times Caption" in nesting(
        tag(name, tag("Caption"), tag("Caption"), inner)
    )


# --- rows and cells ------------------------------------------------------------------

UNEQUAL = "the rows of a Table have not the same number of cells"
HUGE = "a cell spans more than any table has"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([row(cell(), cell("TH"), cell())] * 3, []),
        ([row(cell(), cell()), row(cell())], [UNEQUAL]),
        ([row(cell()), row(cell(), cell())], [UNEQUAL]),
        ([row(cell(ColSpan=3)), row(cell(), cell(), cell())], []),
        ([row(cell(ColSpan=2), cell()), row(cell(), cell(), cell())], []),
        ([row(cell(ColSpan=2), cell()), row(cell(), cell())], [UNEQUAL]),
        ([row(cell(RowSpan=2), cell()), row(cell())], []),
        ([row(cell(), cell(RowSpan=2)), row(cell())], []),
        ([row(cell(RowSpan=3), cell()), row(cell()), row(cell())], []),
        ([row(cell(RowSpan=2, ColSpan=2), cell()), row(cell()), row(cell(), cell(), cell())], []),
        ([row(cell(), cell(RowSpan=2), cell(RowSpan=2), cell()), row(cell(), cell())], []),
        ([row(cell(RowSpan=2)), tag("TR")], []),
        ([row(cell(RowSpan=3)), tag("TR")], [UNEQUAL]),  # it goes on below the table
        ([row(cell(RowSpan=2), cell(RowSpan=2)), row(cell(), cell())], [UNEQUAL]),
        ([row(cell()), tag("TR")], [UNEQUAL]),
        ([tag("TR"), tag("TR")], []),
        ([tag("TR"), row(cell(RowSpan=2))], [UNEQUAL]),
        ([row(cell(), cell(RowSpan=2)), row(cell(ColSpan=2))], [UNEQUAL]),  # two lie on each other
        # a span is a whole number from 1 on; else there is none
        ([row(cell(ColSpan=0)), row(cell())], []),
        ([row(cell(ColSpan=-2)), row(cell())], []),
        ([row(cell(ColSpan=String("2"))), row(cell())], []),
        ([row(cell(ColSpan=1)), row(cell())], []),
        ([row(cell(ColSpan=9_999)), row(cell())], [UNEQUAL]),
        ([row(cell(ColSpan=10_000)), row(cell())], []),
        ([row(cell(ColSpan=100, RowSpan=100))], [UNEQUAL]),
        ([row(cell(ColSpan=137, RowSpan=73))], [HUGE]),  # 10,001 cells
        ([row(cell(ColSpan=200, RowSpan=200), cell()), row(cell())], [HUGE]),
    ],
)  # fmt: skip
def test_the_rows_of_a_table_have_as_many_cells_as_each_other(
    rows: list[Dictionary], expected: list[str]
) -> None:
    assert nesting(tag("Table", *rows)) == expected
    assert nesting(tag("Table", tag("TBody", *rows))) == expected


def test_what_is_no_cell_counts_for_none() -> None:
    assert UNEQUAL not in nesting(tag("Table", row(cell(), tag("P"), cell()), row(cell(), cell())))
    assert UNEQUAL in nesting(tag("Table", row(tag("P"), cell(), cell()), row(cell())))


def test_head_body_and_foot_are_rows_of_one_table() -> None:
    head, foot = tag("THead", row(cell(), cell())), tag("TFoot", row(cell(), cell()))
    assert nesting(tag("Table", head, tag("TBody", row(cell(), cell())), foot)) == []
    assert nesting(tag("Table", head, tag("TBody", row(cell())), foot)) == [UNEQUAL]
    assert nesting(tag("Table", tag("THead", row()), tag("TBody", row(cell(), cell())))) == [UNEQUAL]  # fmt: skip
    assert nesting(tag("Table", tag("TBody", row(cell(), cell())), tag("TFoot", row()))) == [UNEQUAL]  # fmt: skip


SCOPE = [f"{rules.SCOPE.code} a TH has no Scope, and no cell names its Headers"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([cell("TH", Scope=Name.Column), cell()], []),
        ([cell("TH"), cell()], SCOPE),
        ([cell("TH", Scope=Name.Row), cell("TH"), cell()], SCOPE),
        ([cell("TH"), cell("TH", Scope=Name.Row), cell()], SCOPE),
        ([cell("TH", ColSpan=1), cell()], SCOPE),
        ([tag("TH", ID=String("a")), cell(Headers=Array([String("a")]))], []),
        ([tag("TH", ID=String("a")), cell(), cell(Headers=Array([String("a")]))], []),
        ([tag("TH", C=Name.Head), cell()], []),  # the class may say it
        ([cell("TH"), tag("TD", C=Name.Own)], []),
        ([cell(), cell()], []),
        ([tag("TH", A=Array([keys(O=Name.Layout), keys(O=Name.Table, Scope=Name.Row)])), cell()], []),
    ],
)  # fmt: skip
def test_a_cell_finds_its_head_by_scope_or_by_name(
    cells: list[Dictionary], expected: list[str]
) -> None:
    assert said(tag("Table", row(*cells))) == expected
    assert said(tag("Table", tag("TBody", row(*cells)))) == expected


def test_a_head_in_each_part_of_a_table_is_looked_at() -> None:
    good, bad = row(cell("TH", Scope=Name.Column)), row(cell("TH"))
    for parts in ((bad, good, good), (good, bad, good), (good, good, bad)):
        made = [tag(name, part) for name, part in zip(("THead", "TBody", "TFoot"), parts, strict=True)]  # fmt: skip
        assert said(tag("Table", *made)) == SCOPE
    assert said(tag("Table", good), tag("Table", bad)) == SCOPE


# --- roles ---------------------------------------------------------------------------


def test_a_tag_stands_for_what_the_roles_lead_to() -> None:
    roles = keys(A=Name.B, B=Name.P, X=Name.Y, Y=Name.X, Me=Name.Me)
    assert standard("A", roles) == ("P", False)
    assert standard("P", roles) == ("P", False)
    assert standard("Own", roles) == ("Own", False)
    assert standard("A", None) == ("A", False)
    assert [standard(name, roles)[1] for name in ("X", "Y", "Me")] == [True] * 3


def test_each_wrong_role_is_told_in_the_order_of_its_name() -> None:
    code = rules.ROLE_MAP.code
    roles = keys(B=Name.Nothing, A=Name.A, P=Name.Div, Unused=Name.Nowhere, Fine=Name.P)
    assert said(tag("B"), tag("Fine"), tag("Own"), roles=roles) == [
        f'{code} the tag "A" stands for itself in a circle',
        f'{code} the tag "B" stands for no tag of the standard',
        f'{code} the tag "Own" stands for no tag of the standard',
        f'{code} the tag "P" of the standard is made to stand for "Div"',
    ]


def test_roles_that_are_no_table_are_none() -> None:
    assert told(_structure, SPEAKS, tagged(tag("P"), roles=Name.P)) == []


# --- headings and notes --------------------------------------------------------------

BOTH = f"{rules.HEADINGS.code} the headings are tagged H and H1 to H6"
TWICE = f"{rules.HEADINGS.code} one element has two headings H"


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_are_of_one_kind(level: int) -> None:
    assert said(tag("H"), tag("Div", tag(f"H{level}"))) == [BOTH]
    assert said(tag(f"H{level}"), tag(f"H{level}")) == []


def test_an_element_has_one_heading_without_a_level() -> None:
    assert said(tag("Sect", tag("H"), tag("P")), tag("Sect", tag("H"))) == []
    assert said(tag("Sect", tag("H"), tag("P"), tag("H"))) == [TWICE]
    assert said(tag("Sect", tag("H"), tag("H"), tag("H"))) == [TWICE]
    assert said(tag("Sect", tag("H")), tag("Sect", tag("H"), tag("H"))) == [TWICE]
    assert said(tag("H"), tag("H")) == [TWICE]


NO_ID = f"{rules.NOTE_ID.code} a Note has no ID of its own"


def test_each_note_has_an_id_that_nothing_else_has() -> None:
    one, two = String("n1"), String("n2")
    assert said(tag("Note", ID=one), tag("Note", ID=two)) == []
    assert said(tag("Note"), tag("Note", ID=two)) == [NO_ID]
    assert said(tag("Note", ID=one), tag("Note", ID=one), tag("Note", ID=two)) == [NO_ID] * 2
    assert said(tag("Note", ID=one), tag("P", ID=one)) == [NO_ID]
    assert said(tag("Note", ID=String("")), tag("Note", ID=two)) == [NO_ID]
    assert said(tag("P"), tag("P", ID=one), tag("P", ID=one)) == []


# --- languages -----------------------------------------------------------------------


def no_language(name: str) -> str:
    return f"{pdf_rules.LANGUAGE.code} the words that stand for a {name} have no language"


@pytest.mark.parametrize("key", ["Alt", "ActualText", "E"])
def test_words_that_stand_for_others_have_a_language(key: str) -> None:
    words: dict[str, Any] = {key: String("A quay")}

    def without(*nodes: Dictionary) -> list[str]:
        return told(_structure, tagged(*nodes))

    assert said(tag("Figure", **words)) == []  # that of the file
    assert without(tag("Figure", **words)) == [no_language("Figure")]
    assert without(tag("Figure", Lang=String("en"), **words)) == []
    assert without(tag("Sect", tag("Div", tag("Figure", **words)), Lang=String("en"))) == []
    assert without(tag("Sect", Lang=String("en")), tag("Span", **words)) == [no_language("Span")]
    assert without(tag("Figure", Lang=Name.en, **words)) == [no_language("Figure")]
    assert without(tag("Figure", **{key: String(" ")})) == []
    assert without(tag("Figure", T=String("A quay"))) == []


@pytest.mark.parametrize(
    ("language", "formed"),
    [
        ("en", True), ("en-GB", True), ("i-klingon", True), ("zh-Hant-TW", True), ("x-own", True), ("abcdefgh", True),
        ("e_", False), ("en-", False), ("en GB", False), ("abcdefghi", False), ("en-abcdefghi", False),
        ("1en", False), ("en-GB-", False), ("-en", False),
    ],
)  # fmt: skip
def test_a_language_is_a_tag_of_letters_and_digits(language: str, formed: bool) -> None:
    found = said(tag("Span", Lang=String(language)))
    wrong = f'the language "{language}" of a Span is not well-formed'
    assert [one.partition(" ")[2] for one in found] == ([] if formed else [wrong])


# --- the walk ------------------------------------------------------------------------


def test_the_elements_are_walked_in_reading_order() -> None:
    with pikepdf.new() as pdf:
        tagged(tag("Sect", tag("H1", 0), 7, tag("P", tag("Span", 1), tag("Link"))), tag("Own"), roles=keys(Own=Name.Div))(pdf)  # fmt: skip
        found = elements(pdf)
        assert [one.tag for one in found] == ["Sect", "H1", "P", "Span", "Link", "Div"]
        assert [one.parent.tag if one.parent else None for one in found] == [
            None, "Sect", "Sect", "P", "P", None,
        ]  # fmt: skip
        assert [[kid.tag for kid in one.kids] for one in found] == [
            ["H1", "P"], [], ["Span", "Link"], [], [], [],
        ]  # fmt: skip


def test_an_element_that_stands_twice_or_in_itself_is_walked_once_and_the_rest_too() -> None:
    with pikepdf.new() as pdf:
        tagged(tag("Sect", tag("P"), tag("Div")), tag("L"))(pdf)
        section = pdf.Root.StructTreeRoot.K[0]
        first, second = section.K
        section["/K"] = Array([first, first, section, second])
        assert [one.tag for one in elements(pdf)] == ["Sect", "P", "Div", "L"]


def test_what_is_no_element_is_passed_over() -> None:
    reference = keys(Type=Name.OBJR)
    with pikepdf.new() as pdf:
        tagged(tag("P", 0, reference, tag("Span")), Dictionary(), tag("Div"))(pdf)
        assert [one.tag for one in elements(pdf)] == ["P", "Span", "Div"]


# --- pictures and levels -------------------------------------------------------------


def heard(*nodes: Dictionary, roles: Dictionary | None = None) -> list[str]:
    return told(_tags, tagged(*nodes, roles=roles, ParentTree=Dictionary()))


def test_pictures_and_formulas_are_counted_each_by_its_kind() -> None:
    alt = String("x")
    silent = "has neither Alt nor ActualText"
    code = pdf_rules.FIGURE.code
    assert heard(
        tag("Figure", Alt=alt), tag("Formula"), tag("Figure"), tag("Formula", Alt=alt), tag("Formula")
    ) == [f"{code} formula 1 {silent}", f"{code} figure 2 {silent}", f"{code} formula 3 {silent}"]  # fmt: skip
    assert heard(tag("Photo"), roles=keys(Photo=Name.Figure)) == [f"{code} figure 1 {silent}"]


@pytest.mark.parametrize(
    ("entries", "spoken"),
    [
        ({"Alt": String("A quay")}, True), ({"ActualText": String("A quay")}, True), ({"ActualText": String("")}, True),
        ({"Alt": String("")}, False), ({"Alt": String(" ")}, False), ({"ActualText": Name.A}, False), ({}, False),
        ({"Alt": String(""), "ActualText": String("")}, True),
    ],
)  # fmt: skip
def test_an_empty_actual_text_says_that_there_is_nothing_to_hear(
    entries: dict[str, Any], spoken: bool
) -> None:
    assert (heard(tag("Figure", **entries)) == []) is spoken


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("1 2 3 4 5 6 1", []),
        ("1 2 2 3 1 2", []),
        ("2", ["a heading of level 2 follows no heading"]),
        ("1 3", ["a heading of level 3 follows a heading of level 1"]),
        ("1 2 3 1 3", ["a heading of level 3 follows a heading of level 1"]),
        ("1 3 4 6", ["a heading of level 3 follows a heading of level 1",
                     "a heading of level 6 follows a heading of level 4"]),
        ("5 6", ["a heading of level 5 follows no heading"]),
        ("7", []),  # which is none
    ],
)  # fmt: skip
def test_headings_go_down_by_one_level(levels: str, expected: list[str]) -> None:
    found = heard(*(tag(f"H{level}") for level in levels.split()))
    assert found == [f"{pdf_rules.HEADING_SKIP.code} {one}" for one in expected]


def test_a_file_has_a_tree_and_a_way_back_to_it() -> None:
    none = [f'{pdf_rules.STRUCTURE.code} "a.pdf" has no structure tree']
    assert told(_tags) == none
    assert told(_tags, catalog(StructTreeRoot=lambda _: Dictionary(ParentTree=Dictionary()))) == none  # fmt: skip
    assert told(_tags, tagged(tag("Figure"))) == [
        f"{pdf_rules.PARENT_TREE.code} the structure tree has no ParentTree",
        f"{pdf_rules.FIGURE.code} figure 1 has neither Alt nor ActualText",
    ]


def test_a_tree_of_one_element_that_is_no_array() -> None:
    def alone(pdf: Pdf) -> None:
        tagged(tag("Figure"), ParentTree=Dictionary())(pdf)
        pdf.Root.StructTreeRoot["/K"] = pdf.Root.StructTreeRoot.K[0]

    edits: list[Edit] = [alone]
    assert len(told(_tags, *edits)) == 1
