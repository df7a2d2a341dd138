"""Lists, admonitions and what can be folded, as markup in both media."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from pressroom.editions import markup
from pressroom.editions.markup import Medium
from pressroom.model.block import (
    Admonition,
    Block,
    Definition,
    DefinitionList,
    Details,
    Item,
    ItemList,
    Line,
    LineBlock,
    Paragraph,
)
from pressroom.model.inline import Emphasis, Highlight, Inline, Keyboard, Span, Text, Underline
from pressroom.model.problem import Place
from pressroom.words import words_for

P = Place(PurePosixPath("a.md"))
A = (Text("a", P),)
PARAGRAPH = Paragraph(A, P)


def medium(name: str = "epub", language: str = "en") -> Medium:
    return Medium(
        name="epub" if name == "epub" else "pdf", words=words_for(language),
        href=lambda node: f"#{node}", source=lambda asset: asset.sha256,
    )  # fmt: skip


def block(node: Block, name: str = "epub", language: str = "en") -> str:
    text = str(markup.blocks((node,), medium(name, language)))
    ET.fromstring(f"<x>{text}</x>")
    return text.replace("\n", "")


def items(*nodes: Item, **values: object) -> ItemList:
    return ItemList(nodes, P, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "out"),
    [
        ({"numerals": "lower-alpha"}, '<ol type="a">'), ({"numerals": "upper-roman"}, '<ol type="I">'),
        ({"delimiter": "1)"}, '<ol class="parenthesis">'),
        ({"delimiter": "(1)", "tight": False}, '<ol class="loose parentheses">'),
    ],
)  # fmt: skip
def test_numbers_of_a_list(values: dict[str, object], out: str) -> None:
    assert block(items(Item((PARAGRAPH,), P), ordered=True, **values)).startswith(out + "<li>")


def test_a_web_page_tells_capitals_by_a_class_since_types_have_no_case_there() -> None:
    page = replace(medium(), name="web")
    for numerals, out in (
        ("upper-alpha", '<ol type="A" class="parentheses capitals">'),
        ("lower-alpha", '<ol type="a" class="parentheses">'),
    ):
        node = items(Item((PARAGRAPH,), P), ordered=True, numerals=numerals, delimiter="(1)")
        assert markup.blocks((node,), page).startswith(out)


def test_a_list_counts_from_its_start_in_both_media() -> None:
    node = items(Item((PARAGRAPH,), P), ordered=True, start=4)
    assert block(node).startswith('<ol start="4"><li>')
    assert block(node, "pdf").startswith('<ol start="4" style="counter-reset: list-item 3"><li>')


@pytest.mark.parametrize(("checked", "words"), [(True, "done"), (False, "to do")])
def test_a_task_has_a_box_with_words(checked: bool, words: str) -> None:
    out = block(items(Item((PARAGRAPH,), P, checked)))
    assert out.startswith('<ul><li class="task"><svg ') and out.endswith("</svg>a</li></ul>")
    assert f'role="img" class="box" fill="none" stroke="currentColor"><title>{words}</title>' in out


def test_a_box_speaks_the_language_and_stands_in_the_first_paragraph() -> None:
    node = items(Item((PARAGRAPH, PARAGRAPH), P, True), tight=False)
    out = block(node, language="de")
    assert '<li class="task"><p><svg' in out and out.endswith("</svg>a</p><p>a</p></li></ul>")
    assert "<title>erledigt</title>" in out


def test_two_paragraphs_of_a_definition_stay_apart() -> None:
    node = DefinitionList((Definition(A, (Item((PARAGRAPH, PARAGRAPH), P),), P),), P)
    assert block(node) == "<dl><dt>a</dt><dd><p>a</p><p>a</p></dd></dl>"


def test_an_admonition_has_our_word_or_its_title() -> None:
    assert block(Admonition("tip", (), (PARAGRAPH,), P)) == (
        '<aside class="admonition tip" role="note"><p class="admonition-title">Tip</p><p>a</p></aside>'
    )
    assert block(Admonition("warning", A, (PARAGRAPH,), P, "i")) == (
        '<aside class="admonition warning" id="i" role="note" aria-label="Warning">'
        '<p class="admonition-title">a</p><p>a</p></aside>'
    )


def test_details_fold_on_screen_and_are_open_on_paper() -> None:
    node = Details(A, (PARAGRAPH,), P, "i")
    assert block(node) == (
        '<details open="open" class="details" id="i"><summary>a</summary><p>a</p></details>'
    )
    assert block(node, "pdf") == (
        '<div class="details" id="i"><p class="details-summary">a</p><p>a</p></div>'
    )
    assert block(Details((), (PARAGRAPH,), P)) == '<div class="details"><p>a</p></div>'


def test_lines_of_verse() -> None:
    node = LineBlock((Line(A, P), Line((), P), Line(A, P, 4)), P)
    assert block(node, "pdf") == (
        '<p class="line-block"><span class="line">a</span>'
        '<span class="line">\N{NO-BREAK SPACE}</span>'
        '<span class="line" style="margin-left: 2em">a</span></p>'
    )
    assert '<span class="line">a<br/></span>' in block(node)


@pytest.mark.parametrize(
    ("node", "out"),
    [
        (Highlight(A, P), "<mark>a</mark>"), (Keyboard(A, P), "<kbd>a</kbd>"),
        (Underline((Emphasis(A, P),), P), '<span class="underline"><em>a</em></span>'),
        (Span(A, P, title="b"), '<abbr title="b">a</abbr>'),
    ],
)  # fmt: skip
def test_marked_words(node: Inline, out: str) -> None:
    assert str(markup.inlines((node,), medium())) == out
