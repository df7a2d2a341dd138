"""The words of references: those of the language around them, or the author's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import manuscript_of

from pressroom.model.block import Division, Paragraph
from pressroom.model.inline import plain
from pressroom.model.manuscript import Standing
from pressroom.typeset import typeset
from pressroom.typeset.lists import make_lists

FIGURES = "\n\n![A.](sea%20view.png){#fig:a}\n\n![B.](sea%20view.png){#fig:b}\n"


def said(root: Path, text: str, **settings: object) -> str:
    manuscript = manuscript_of(root, text + FIGURES)
    changed = replace(manuscript.settings, **settings)  # type: ignore[arg-type]
    first = typeset(replace(manuscript, settings=changed)).sections[0].blocks[0]
    while isinstance(first, Division):
        first = first.blocks[0]
    assert isinstance(first, Paragraph)
    return plain(first.children).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("::: {lang=fr}\nVoir la @fig:a.\n:::", "Voir la figure 1."),
        ("::: {lang=de}\nSiehe [@fig:a; @fig:b].\n:::", "Siehe Abbildungen 1 und 2."),
        ("[voir @fig:a]{lang=fr}, @fig:b", "voir figure 1, Figure 2"),
        ("*[voir @fig:a]{lang=fr}*", "voir figure 1"),
        ("::: {lang=fr}\nVoir [](#fig-a).\n:::", "Voir figure 1."),
        ("::: {lang=fr}\n::: {lang=en}\nSee @fig:a.\n:::\n:::", "See Figure 1."),
    ],
)
def test_the_words_follow_the_text_around(project: Path, text: str, words: str) -> None:
    assert said(project, text) == words


def test_the_words_follow_the_language_of_a_text(project: Path) -> None:
    manuscript = manuscript_of(project, "# Un\n\nVoir la @fig:a." + FIGURES)
    (source,) = manuscript.sources
    french = replace(source, standing=Standing(language="fr"))
    document = typeset(replace(manuscript, sources=(french,)))
    first = document.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.children).replace("\u00a0", " ") == "Voir la figure 1."


PREFIXES = (("figure", "fig."), ("figures", "figs."))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See @fig:a.", "See fig. 1."), ("@Fig:a.", "Fig. 1."),
        ("[@fig:a; @fig:b]", "figs. 1 and 2"),
        ("[voir @fig:a]{lang=fr}", "voir figure 1"),
    ],
)  # fmt: skip
def test_the_words_of_the_author(project: Path, text: str, words: str) -> None:
    assert said(project, text, prefixes=PREFIXES) == words


def test_the_words_before_captions(project: Path) -> None:
    manuscript = manuscript_of(project, "# A\n" + FIGURES)
    words = (("figure", "Fig"), ("label_end", ":"))
    settings = replace(manuscript.settings, words=words, lists=("figures",))
    document = make_lists(typeset(replace(manuscript, settings=settings)))
    assert document.figures[0].number == "Fig\u00a01:"
