from collections.abc import Callable

import pytest

from pressroom.model.block import (
    Break,
    DefinitionList,
    Division,
    EditorsNote,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Document
from pressroom.model.inline import Text, plain

Setting = Callable[..., Document]


def blocks(document: Document) -> tuple:  # type: ignore[type-arg]
    return document.sections[0].blocks


def words(block: object) -> str:
    assert isinstance(block, Paragraph)
    return plain(block.children)


def test_a_fenced_epigraph_has_its_attribution_apart(set_text: Setting) -> None:
    (quote,) = blocks(set_text("::: {.epigraph #e}\nWords.\n\n— *An* Author\n:::"))
    assert (quote.kind, quote.id) == ("epigraph", "e")
    assert [words(block) for block in quote.blocks] == ["Words."]
    assert plain(quote.attribution) == "An Author"


@pytest.mark.parametrize("dash", ["—", "--", "— "])
def test_a_last_paragraph_with_a_dash_tells_who_said_a_quotation(
    set_text: Setting, dash: str
) -> None:
    (quote,) = blocks(set_text(f"> One.\n>\n> {dash}Two"))
    assert (plain(quote.attribution), len(quote.blocks)) == ("Two", 1)


def test_a_quotation_of_one_paragraph_is_no_attribution(set_text: Setting) -> None:
    (quote,) = blocks(set_text("> — What?"))
    assert (quote.attribution, len(quote.blocks)) == ((), 1)


@pytest.mark.parametrize("fence", ["::: pullquote", "::: {.pullquote}", ":::: pullquote ::::"])
def test_a_division_can_be_named_in_three_ways(set_text: Setting, fence: str) -> None:
    (quote,) = blocks(set_text(f"{fence}\na\n:::"))
    assert isinstance(quote, Quote) and quote.kind == "pullquote"


def test_an_editors_note_has_a_title_of_its_own_or_none(set_text: Setting) -> None:
    first, second = blocks(
        set_text('::: {.editors-note title="Correction"}\na\n:::\n\n::: editorsnote\nb\n:::')
    )
    assert isinstance(first, EditorsNote) and plain(first.title) == "Correction"
    assert isinstance(second, EditorsNote) and second.title == ()


def test_divisions_nest_whatever_the_number_of_colons(set_text: Setting) -> None:
    (outer,) = blocks(set_text("::: {.a lang=fr}\n:::: b\nx\n:::\n\ny\n:::::"))
    assert (outer.classes, outer.language) == (("a",), "fr")
    inner, last = outer.blocks
    assert isinstance(inner, Division) and inner.classes == ("b",)
    assert words(last) == "y"


def test_a_fence_in_code_closes_no_division(set_text: Setting) -> None:
    (outer,) = blocks(set_text("::: a\n```\n:::\n```\n:::"))
    assert isinstance(outer.blocks[0], Listing) and outer.blocks[0].text == ":::\n"


def test_a_division_closes_the_list_in_it(set_text: Setting) -> None:
    outer, after = blocks(set_text("::: a\n- x\n- y\n:::\nafter"))
    assert isinstance(outer.blocks[0], ItemList) and len(outer.blocks[0].items) == 2
    assert words(after) == "after"


def test_lists_know_their_order_start_and_tightness(set_text: Setting) -> None:
    (numbered,) = blocks(set_text("3. a\n4. b"))
    assert (numbered.ordered, numbered.start, numbered.tight) == (True, 3, True)
    (loose,) = blocks(set_text("- a\n\n- b"))
    assert (loose.ordered, loose.tight) == (False, False)


def test_definitions(set_text: Setting) -> None:
    (found,) = blocks(set_text("A *term*\n: One\n\n  more\n: Two\n\nB\n: Three"))
    assert isinstance(found, DefinitionList)
    assert [plain(entry.term) for entry in found.entries] == ["A term", "B"]
    assert [len(entry.definitions) for entry in found.entries] == [2, 1]
    assert len(found.entries[0].definitions[0].blocks) == 2


def test_listings(set_text: Setting) -> None:
    found = blocks(set_text('```{.python #x}\n"a" -- b\n```\n\n``` py\n```\n\npara\n\n    plain'))
    assert [(b.text, b.language, b.id) for b in found if isinstance(b, Listing)] == [
        ('"a" -- b\n', "python", "x"), ("", "py", None), ("plain\n", None, None)
    ]  # fmt: skip


def test_a_thematic_break_and_a_heading_in_a_quotation(set_text: Setting) -> None:
    rule, quote = blocks(set_text("***\n\n> ## In it {#own}"))
    assert isinstance(rule, Break)
    heading = quote.blocks[0]
    assert isinstance(heading, Heading) and (heading.level, heading.id) == (2, "own")


TABLE = "| a | b | c |\n|:--|--:|:-:|\n| x \\| y | | `z` |\n"


def test_a_table_has_a_head_and_aligned_cells(set_text: Setting) -> None:
    (table,) = blocks(set_text(TABLE))
    assert isinstance(table, Table)
    assert [cell.align for cell in table.rows[0].cells] == ["left", "right", "center"]
    words = ["".join(plain(p.children) for p in cell.blocks if isinstance(p, Paragraph))
             for cell in table.rows[0].cells]  # fmt: skip
    assert words == ["x | y", "", "z"]
    assert (len(table.head), table.number, table.id) == (1, 0, None)


@pytest.mark.parametrize(
    "text",
    [
        TABLE + "\n: The *caption* {#tbl-x}",
        TABLE + "\nTable: The *caption* {#tbl-x}",
        TABLE + ": The *caption* {#tbl-x}",
        "Table: The *caption* {#tbl-x}\n\n" + TABLE,
        ": The *caption* {#tbl-x}\n\n" + TABLE,
    ],
)
def test_a_caption_stands_before_or_after_its_table(set_text: Setting, text: str) -> None:
    (table,) = blocks(set_text(text))
    assert (plain(table.caption), table.id, table.number) == ("The caption", "tbl-x", 1)
    assert len(table.rows) == 1


def test_a_table_without_words_in_its_head_has_none(set_text: Setting) -> None:
    (table,) = blocks(set_text("| | |\n|-|-|\n| a | b |"))
    assert table.head == () and len(table.rows) == 1


def test_tables_with_a_caption_are_counted(set_text: Setting) -> None:
    found = blocks(set_text(f"{TABLE}\n{TABLE}\n: one\n\n{TABLE}\n: two"))
    assert [table.number for table in found] == [0, 1, 2]


def test_words_of_raw_html_are_kept_without_its_tags(set_text: Setting) -> None:
    document = set_text("<form class='x'>some &amp; <b>words</b></form>\n\n<!-- not -->\n\nend")
    assert [words(block) for block in blocks(document)] == ["some & words", "end"]
    assert [(p.code, p.place.line) for p in document.problems if p.place] == [("MD-004", 1)]
    assert '"<form>"' in document.problems[0].message


def test_paragraphs_keep_the_words_of_each_line(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text("one\ntwo"))
    assert [type(child) for child in paragraph.children] == [Text]
    assert words(paragraph) == "one two"
