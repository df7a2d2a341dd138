"""Joints of the passes: texts that run on, entries of the contents, ids of calls and headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from test_citations import citeproc_style, manuscript

from pressroom.model.block import Figure, Heading
from pressroom.model.document import Document, walk
from pressroom.model.inline import (
    Emphasis,
    Image,
    Inline,
    Inlines,
    Link,
    NoteRef,
    Span,
    Strong,
    Text,
    plain,
)
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place
from pressroom.typeset import typeset
from pressroom.typeset.joints import part, without_brackets
from pressroom.typeset.notes import number_notes
from pressroom.typeset.pandoc_inlines import Reader
from pressroom.typeset.rewrite import joined, rewrite

Setting = Callable[..., Document]
A = {"t": "Str", "c": "a"}
NO = ["", [], []]


def text(words: str, start: int, end: int | None = None) -> Text:
    end = start + len(words) if end is None else end
    return Text(words, Place(PurePosixPath("a"), 1, start + 1, start, end))


# --- joined ---------------------------------------------------------------------


def spans(children: Inlines) -> list[tuple[str, int, int]]:
    return [
        (node.text, node.place.start, node.place.end) for node in children if isinstance(node, Text)
    ]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ((text("a", 0), text("b", 1)), [("ab", 0, 2)]),
        ((text("a", 0), text("b", 5)), [("a", 0, 1), ("b", 5, 6)]),
        ((text("ab", 4), text("c", 6)), [("abc", 4, 7)]),
        ((text("a", 4, 6), text("b", 6)), [("a", 4, 6), ("b", 6, 7)]),
        ((text("", 0), text("b", 1)), [("b", 1, 2)]),
        ((text("a", 0), text("", 1), text("b", 1)), [("ab", 0, 2)]),
        ((), []),
    ],
)
def test_texts_are_joined(children: Inlines, expected: list[tuple[str, int, int]]) -> None:
    assert spans(joined(children)) == expected


def test_texts_inside_of_others_are_joined() -> None:
    place = text("", 0).place
    (outer,) = joined((Emphasis((Strong((text("a", 0), text("b", 1)), place),), place),))
    assert isinstance(outer, Emphasis) and isinstance(outer.children[0], Strong)
    assert spans(outer.children[0].children) == [("ab", 0, 2)]


def test_a_figure_has_one_image_still(set_text: Setting) -> None:
    document = set_text("![a](<sea view.png>)")

    def figure(*alts: str) -> Figure:
        def inline(node: Inline) -> Inlines:
            return (
                tuple(replace(node, alt=alt) for alt in alts)
                if isinstance(node, Image)
                else (node,)
            )

        (block,) = rewrite(document, inline).sections[0].blocks
        assert isinstance(block, Figure)
        return block

    (old,) = document.sections[0].blocks
    assert figure("new").image.alt == "new"
    assert figure("new", "newer") == figure() == old


# --- the parts of citations ---------------------------------------------------------


@pytest.mark.parametrize(
    "ends",
    [
        (text("(a", 0), Emphasis((text("b)", 2),), text("", 0).place)),
        (Emphasis((text("(a", 0),), text("", 0).place), text("b)", 2)),
        (text("(a", 0),),
        (text("a)", 0),),
    ],
)
def test_brackets_that_cannot_be_taken_away(ends: Inlines) -> None:
    assert without_brackets(ends) is None


def test_the_last_part_of_a_longer_source_ends_where_it_ends() -> None:
    words = text("ab", 4, 9)
    assert (part(words, 1, 2).start, part(words, 1, 2).end) == (5, 9)
    assert (part(words, 0, 1).start, part(words, 0, 1).end) == (4, 5)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"t": "Note", "c": [{"t": "Para", "c": [A]}, {"t": "Para", "c": [A]}]}, "a a"),
        ({"t": "Span", "c": [["", ["csl-indent"], []], []]}, ""),
        ({"t": "Link", "c": [NO, [{"t": "Emph", "c": [{"t": "Link", "c": [NO, [A], ["https://a.org", ""]]}]}],
                             ["https://b.org", ""]]}, "a"),
    ],
)  # fmt: skip
def test_nodes_of_pandoc(node: dict[str, Any], expected: str) -> None:
    made = Reader(text("", 0).place).inlines([node])
    assert plain(made) == expected
    links = [found.target for child in made for found in walk(child) if isinstance(found, Link)]
    assert links in ([], ["https://a.org"])
    assert not any(isinstance(child, Span) for child in made)


# --- contents, notes and headings -----------------------------------------------------


def test_an_entry_of_the_contents_holds_no_link_or_id_but_its_language(set_text: Setting) -> None:
    document = set_text("# [a](http://b.c/) [d]{#e lang=fr} [f]{#g}\n\nx")
    (entry,) = document.contents
    nodes = [node for child in entry.title for node in walk(child)]
    assert plain(entry.title) == "a d f"
    assert not any(isinstance(node, Link) for node in nodes)
    assert [(node.language, node.id) for node in nodes if isinstance(node, Span)] == [("fr", None)]


def test_what_stands_below_an_untitled_section_is_in_the_contents(set_text: Setting) -> None:
    document = set_text("# The Work\n\nBegin.\n\n## A\n\nx")
    assert [plain(entry.title) for entry in document.contents] == ["A"]


def test_the_id_of_a_call_is_not_one_that_the_author_gave(set_text: Setting) -> None:
    document = set_text("[x]{#fnref-a} y[^a] z[^a]\n\n[^a]: b")
    calls = [node.id for node in walk(document) if isinstance(node, NoteRef)]
    assert calls == ["fnref-a-2", "fnref-a-3"]
    assert document.notes[0].calls == ("fnref-a-2", "fnref-a-3")


def test_headings_inside_of_others_are_named_by_their_words(set_text: Setting) -> None:
    document = set_text("x\n\n> ## Sea\n>\n> ## 42\n>\n> ## Sky {#mine}")
    names = [node.id for node in walk(document) if isinstance(node, Heading)]
    assert names == ["sea", "heading", "mine"]


def test_calls_of_cited_sources_keep_plain_ids(set_text: Setting) -> None:
    document = set_text("x [@a].", bibliography="@misc{a, title={A}, year={2001}}")
    (call,) = [node for node in walk(document) if isinstance(node, NoteRef)]
    assert call.id == call.note.replace("fn-", "fnref-", 1)
    assert document.notes[0].calls == (call.id,)


def test_notes_that_nothing_calls_have_the_last_numbers(set_text: Setting) -> None:
    document = set_text("x[^a]\n\n[^a]: b")
    extra = tuple(replace(document.notes[0], id=f"fn-{name}", number=0) for name in "zy")
    numbered = number_notes(replace(document, notes=(*extra, *document.notes)))
    assert [(note.id, note.number, note.calls) for note in numbered.notes] == [
        ("fn-a", 1, ("fnref-a",)), ("fn-z", 2, ()), ("fn-y", 3, ()),
    ]  # fmt: skip


def test_problems_come_in_the_order_of_their_places_those_without_one_first() -> None:
    xml = citeproc_style("").replace("<layout>", '<layout><text macro="nowhere"/>')
    text = "# A\n\nx [@a].\n\n### B\n\n# C\n\n### D\n\ny"
    work = manuscript("x", "@misc{a, title={A}}", style_file=Source(PurePosixPath("x.csl"), xml))
    work = replace(work, sources=(Source(PurePosixPath("text.md"), text),))
    found = [f"{item.code} {item.place}" for item in typeset(work).problems]
    assert found == ["CITE-007 None", "MD-007 text.md:5:1", "MD-007 text.md:9:1"]
