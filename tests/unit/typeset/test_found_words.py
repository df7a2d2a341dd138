"""Abbreviations, and the list of terms for the index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import manuscript_of

from pressroom.model.document import Document, walk
from pressroom.model.inline import IndexTerm, Span, plain
from pressroom.model.metadata import IndexWords
from pressroom.typeset import typeset

Setting = Callable[..., Document]


def abbreviations(document: Document) -> list[tuple[str, str, str]]:
    return [
        (plain(node.children), node.title, str(node.place))
        for node in walk(document)
        if isinstance(node, Span) and node.title
    ]


def test_an_abbreviation_is_told_wherever_it_stands_in_its_file(set_text: Setting) -> None:
    text = "# HTML\n\nThe HTML, *HTML*, XHTML, `HTML` and [HTML](#html).[^1]\n\n[^1]: HTML.\n\n"
    document = set_text(f"{text}*[HTML]: Hyper  Text", other="HTML")
    assert abbreviations(document) == [
        ("HTML", "Hyper  Text", "text.md:3:5"), ("HTML", "Hyper  Text", "text.md:3:12"),
        ("HTML", "Hyper  Text", "text.md:5:7"),
    ]  # fmt: skip
    assert document.problems == ()


def test_the_longest_abbreviation_wins_and_may_go_over_a_line(set_text: Setting) -> None:
    document = set_text("The US\nNavy of the US.\n\n*[US]: United States\n*[US Navy]: ships\n")
    assert [found[:2] for found in abbreviations(document)] == [
        ("US Navy", "ships"), ("US", "United States"),
    ]  # fmt: skip


def test_an_element_that_tells_it_already_is_left(set_text: Setting) -> None:
    document = set_text('The <abbr title="x">AB</abbr> AB.\n\n*[AB]: y')
    assert [title for _, title, _ in abbreviations(document)] == ["x", "y"]


def test_an_abbreviation_that_is_not_used_is_told(set_text: Setting) -> None:
    (problem,) = set_text("Text.\n\n*[AB]: words").problems
    assert (problem.code, str(problem.place)) == ("DIAL-004", "text.md:3:1")


@pytest.mark.parametrize("text", ["*[AB]:", "    *[AB]: words", "x *[AB]: words", "*[A[B]: words"])
def test_what_is_no_abbreviation(set_text: Setting, text: str) -> None:
    document = set_text(f"{text}\n\nAB")
    assert abbreviations(document) == []
    assert any("]:" in getattr(node, "text", "") for node in walk(document))


def indexed(root: Path, text: str, *listed: IndexWords, **others: str) -> Document:
    manuscript = manuscript_of(root, text, **others)
    metadata = replace(manuscript.metadata, index=listed)
    return typeset(replace(manuscript, metadata=metadata))


def marked(document: Document) -> list[tuple[str, tuple[str, ...], int]]:
    return [
        (plain(node.children), node.terms, node.place.line)
        for node in walk(document)
        if isinstance(node, IndexTerm)
    ]


SHIPS = IndexWords(("boats", "ships"), ("ship", "ships"))


def test_the_first_place_of_each_section_is_marked(project: Path) -> None:
    text = "# Ships\n\nA ship, ships.\n\n- Ships\n\n## Two\n\nflagship ships\n\n> ship[^1]\n\n[^1]: Ships."
    document = indexed(project, text, SHIPS)
    boats = ("boats", "ships")
    assert marked(document) == [("ship", boats, 3), ("ships", boats, 9), ("Ships", boats, 13)]
    (entry,) = document.index
    assert (entry.term, [one.term for one in entry.children]) == ("boats", ["ships"])
    assert len(entry.children[0].targets) == 3
    assert document.problems == ()


def test_a_capital_counts_where_the_list_has_one(project: Path) -> None:
    document = indexed(project, "The port of port, Port.", IndexWords(("Port",), ("Port",)))
    assert [words for words, *_ in marked(document)] == ["Port"]


def test_apostrophes_and_ends_of_lines_count_as_they_read(project: Path) -> None:
    document = indexed(
        project, "At St\nJohn's.", IndexWords(("St John’s",), ("St John’s",))
    )  # fmt: skip
    assert [words for words, *_ in marked(document)] == ["St John’s"]


def test_a_term_marked_by_hand_is_not_marked_again(project: Path) -> None:
    document = indexed(project, 'ships [x]{.index term="boats!ships"} ship', SHIPS)
    assert [words for words, *_ in marked(document)] == ["x"]


def test_what_is_not_looked_through(project: Path) -> None:
    text = "# Ship\n\n`ship` [ship](#ship)\n\n![A ship](<sea view.png>)\n\n# Index {role=index}\n\nShip"
    document = indexed(project, text, SHIPS)
    assert marked(document) == []
    (problem,) = document.problems
    assert (problem.code, problem.message) == ("REF-009", '"boats!ships" is nowhere in the text')
