"""Figures, tables, listings and formulas that are numbered by chapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import manuscript_of

from pressroom.model.block import Figure, Listing, Paragraph, Table
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math, plain
from pressroom.model.settings import CaptionNumbering, List
from pressroom.typeset import typeset

Chapters = Callable[..., Document]

FIGURE = "![F{n}.](sea%20view.png){{#fig:f{n}}}\n\n"
TEXT = (
    "# Preface {.unnumbered}\n\n" + FIGURE.format(n=0)
    + "# One\n\nAs @fig:f3 and [@fig:f1; @fig:f2; @fig:f3] and @eq:e say.\n\n"
    + FIGURE.format(n=1) + FIGURE.format(n=2)
    + "## Below\n\n" + FIGURE.format(n=3)
    + "# Between {.unnumbered}\n\n" + FIGURE.format(n=4)
    + "# Two\n\n" + FIGURE.format(n=5)
    + "$$x$$ {#eq:e}\n\n| a |\n|---|\n| b |\n\n: T. {#tbl:t}\n\n"
    + '```{#lst:l .py caption="L."}\nl\n```\n\n'
    + "# End {role=appendix}\n\n" + FIGURE.format(n=6)
)  # fmt: skip


@pytest.fixture
def chapters(project: Path) -> Chapters:
    def run(
        numbering: CaptionNumbering, text: str = TEXT, *, sections: int = 0,
        lists: tuple[List, ...] = (),
    ) -> Document:  # fmt: skip
        manuscript = manuscript_of(project, text)
        settings = replace(
            manuscript.settings, caption_numbering=numbering, numbering=sections, lists=lists,
            kind="book",
        )  # fmt: skip
        return typeset(replace(manuscript, settings=settings))

    return run


def labels(document: Document, *kinds: type) -> list[str]:
    return [str(getattr(one, "label", "")) for one in walk(document) if type(one) in kinds]


def words(document: Document, section: int) -> str:
    (first, *_) = document.sections[section].blocks
    assert isinstance(first, Paragraph)
    return plain(first.children).replace("\u00a0", " ")


@pytest.mark.parametrize("sections", [0, 3])
def test_each_chapter_counts_anew(chapters: Chapters, sections: int) -> None:
    document = chapters("chapter", sections=sections)
    assert labels(document, Figure) == ["1", "1.1", "1.2", "1.3", "2", "2.1", "A.1"]
    assert labels(document, Table, Listing, Math) == ["(2.1)", "2.1", "2.1"]
    assert words(document, 1) == "As Figure 1.3 and Figures 1.1–1.3 and Equation (2.1) say."


def test_each_section_counts_anew(chapters: Chapters) -> None:
    document = chapters("section")
    assert labels(document, Figure) == ["1", "1.1", "1.2", "1.1.1", "2", "2.1", "A.1"]
    assert words(document, 1).startswith("As Figure 1.1.1 and Figures 1.1, 1.2 and 1.1.1")


def test_the_work_counts_through(chapters: Chapters) -> None:
    assert labels(chapters("work", sections=3), Figure) == list("1234567")


def test_numbers_of_two_chapters_are_no_range(chapters: Chapters) -> None:
    text = "# A\n\nSee [@fig:f3; @fig:f1; @fig:f2; @fig:f10].\n\n"
    text += FIGURE.format(n=1) + FIGURE.format(n=2)
    text += "# B\n\n" + FIGURE.format(n=3) + "# C\n\nc\n\n" * 7 + "# J\n\n" + FIGURE.format(n=10)
    found = words(chapters("chapter", text), 0)
    assert found == "See Figures 1.1, 1.2, 2.1 and 10.1."


def test_the_lists_say_the_same_numbers(chapters: Chapters) -> None:
    document = chapters("chapter", lists=("figures", "tables"))
    numbers = [
        entry.number.replace("\u00a0", " ") for entry in (*document.figures, *document.tables)
    ]
    assert numbers[1] == "Figure 1.1." and numbers[-1] == "Table 2.1."


def test_chapters_of_parts_are_counted_through(chapters: Chapters) -> None:
    text = "# P {role=part}\n\n" + FIGURE.format(n=0) + "## One\n\n" + FIGURE.format(n=1)
    text += "# Q {role=part}\n\n## Two\n\n" + FIGURE.format(n=2)
    assert labels(chapters("chapter", text), Figure) == ["1", "1.1", "2.1"]
