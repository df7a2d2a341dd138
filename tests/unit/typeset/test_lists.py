"""The lists of figures and tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from conftest import manuscript_of

from pressroom.model.document import Document
from pressroom.model.inline import plain
from pressroom.model.settings import List
from pressroom.typeset import typeset

TEXT = """
![The *sea*.[^n]](sea%20view.png)

![](sea%20view.png){#bare alt="No caption"}

| a |
|---|
| b |

: Ships.

[^n]: Note.
"""


def made(project: Path, *lists: List, language: str = "en") -> Document:
    manuscript = manuscript_of(project, TEXT, language=language)
    return typeset(replace(manuscript, settings=replace(manuscript.settings, lists=lists)))


def test_what_is_asked_for_is_listed(project: Path) -> None:
    document = made(project, "figures", "tables", language="de")
    lines = [
        (one.target, one.number, plain(one.title)) for one in (*document.figures, *document.tables)
    ]
    assert lines == [
        ("#fig-sea-view", "Abbildung\u00a01:", "The sea."), ("#tbl-ships", "Tabelle\u00a01:", "Ships.")
    ]  # fmt: skip


def test_what_is_not_asked_for_is_not(project: Path) -> None:
    document = made(project, "tables")
    assert (document.figures, len(document.tables)) == ((), 1)
    assert made(project).tables == ()
