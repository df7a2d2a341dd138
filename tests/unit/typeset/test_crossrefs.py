"""References to figures, tables, sections: their words, their links, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.block import Figure, Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import Citation, Link, PageRef, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]

THINGS = "".join(f"\n\n![Figure.](sea%20view.png){{#fig:f{n}}}" for n in range(1, 7))
THINGS += "\n\n| a |\n|---|\n| b |\n\n: Caption. {#tbl:t}\n\n# By *night* {#sec:n}\n\nText."


def said(document: Document) -> str:
    """The words of the first paragraph, without the no-break spaces."""
    first = document.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    return plain(first.children).replace("\u00a0", " ")


def targets(document: Document) -> list[str]:
    return [node.target[1:] for node in walk(document) if isinstance(node, Link)]


@pytest.mark.parametrize(
    ("written", "words", "leads_to"),
    [
        ("@fig:f1.", "Figure 1.", ["fig-f1"]),
        ("@fig-f1's", "Figure 1’s", ["fig-f1"]),
        ("[@fig:f1; @fig:f3]", "Figures 1 and 3", ["fig-f1", "fig-f3"]),
        ("[@fig:f1; @fig:f2]", "Figures 1 and 2", ["fig-f1", "fig-f2"]),
        ("[@fig:f3; @fig:f1; @fig:f2]", "Figures 1–3", ["fig-f1", "fig-f3"]),
        ("[@fig:f1; @fig:f3; @fig:f5]", "Figures 1, 3 and 5", ["fig-f1", "fig-f3", "fig-f5"]),
        ("[-@fig:f4] and -@fig:f5", "4 and 5", ["fig-f4", "fig-f5"]),
        ("[Abb. @fig:f1]", "Abb. 1", ["fig-f1"]),
        ("@tbl:t; @sec:n", "Table 1; “By night”", ["tbl-t", "sec-n"]),
        ("[@fig:f1; @tbl:t]", "Figure 1 and Table 1", ["fig-f1", "tbl-t"]),
        ("[@fig:f1, left; @fig:f2]", "Figures 1, left and 2", ["fig-f1", "fig-f2"]),
        ("[](#fig-f2), [](#sec:n)", "Figure 2, By night", ["fig-f2", "sec-n"]),
        ("**[@fig:f1]**", "Figure 1", ["fig-f1"]),
    ],
)  # fmt: skip
def test_references(set_text: Setting, written: str, words: str, leads_to: list[str]) -> None:
    document = set_text(written + THINGS)
    assert (said(document), targets(document)) == (words, leads_to)


@pytest.mark.parametrize(
    ("language", "written", "words"),
    [
        ("de", "@fig:f1, [@tbl:t]", "Abbildung 1, Tabelle 1"),
        ("fr", "@fig:f1", "figure 1"),
        ("fr", "@Fig:f1", "Figure 1"),
        ("es", "[@fig:f1; @fig:f3]", "figuras 1 y 3"),
        ("de", "@sec:n", "„By night“"),
    ],
)
def test_the_words_are_of_the_language(
    set_text: Setting, language: str, written: str, words: str
) -> None:
    assert said(set_text(written + THINGS, language=language)) == words


def test_a_reference_in_a_note_and_in_a_caption(set_text: Setting) -> None:
    text = "A.[^a]\n\n[^a]: As @fig:x.\n\n![See @fig:x.](sea%20view.png){#fig:x}"
    document = set_text(text)
    assert targets(document) == ["fig-x", "fig-x"]
    figure = document.sections[0].blocks[1]
    assert isinstance(figure, Figure) and plain(figure.caption) == "See Figure\u00a01."


def test_an_address_is_no_reference(set_text: Setting) -> None:
    document = set_text("write to x@fig:f1.de or @someone" + THINGS)
    assert said(document) == "write to x@fig:f1.de or @someone"


def test_a_key_of_the_bibliography_is_a_citation(set_text: Setting) -> None:
    bib = "@book{eq-2, author={Eq, A.}, title={On Equality}, year={2002}, publisher={P}}"
    document = set_text("As [@eq-2] says.", bibliography=bib)
    assert not any(isinstance(node, Citation) for node in walk(document))
    assert len(document.references) == 1


def test_a_page_on_demand(set_text: Setting) -> None:
    document = set_text("[@fig:f1]{.on-page} and [the plan](#fig-f2){.on-page}" + THINGS)
    assert said(document) == "Figure 1 and the plan"
    pages = [node.target for node in walk(document) if isinstance(node, PageRef)]
    assert pages == ["fig-f1", "fig-f2"]


def test_a_page_of_nothing_is_told(set_text: Setting) -> None:
    (found,) = set_text("[a word]{.on-page}").problems
    assert (found.code, str(found.place)) == ("REF-004", "text.md:1:1")


@pytest.mark.parametrize(
    ("written", "code", "place", "hint"),
    [
        ("See @fig:f9.", "REF-001", "text.md:1:5", 'did you mean "@fig-f6"?'),
        ("[@fig:f1; @tbl:u]", "REF-001", "text.md:1:11", 'did you mean "@tbl-t"?'),
        ("See [@fig:f1; @smith]", "REF-003", "text.md:1:5", "give each a bracket of its own"),
    ],
)
def test_a_reference_to_nothing(
    faults: Faulting, written: str, code: str, place: str, hint: str
) -> None:
    (found,) = faults(written + THINGS)
    assert (found.code, str(found.place), found.hint) == (code, place, hint)


def test_a_reference_to_what_has_no_number(faults: Faulting) -> None:
    (found,) = faults("See @fig:x.\n\n::: {#fig:x}\nWords.\n:::")
    assert (found.code, str(found.place)) == ("REF-002", "text.md:1:5")


def test_a_link_without_words_to_what_has_no_number(set_text: Setting) -> None:
    (found,) = set_text("[](#box)\n\n::: {#box}\nWords.\n:::").problems
    assert (found.code, str(found.place)) == ("MD-016", "text.md:1:1")
