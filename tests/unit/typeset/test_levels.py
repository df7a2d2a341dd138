"""The levels of headings inside quotations, divisions and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from conftest import manuscript_of

from pressroom.model.block import Heading
from pressroom.model.document import Document, walk
from pressroom.model.inline import plain
from pressroom.model.settings import Settings
from pressroom.typeset import typeset

Setting = Callable[..., Document]

TEXT = """# One

> ### In a quotation
>
> #### Below it
>
> ### Beside it

## Two

> # Loud

Called.[^n]

[^n]: A note:

    ##### In a note

    Its end.
"""


def test_a_heading_in_a_note_at_the_books_end_stands_below_one_title() -> None:
    found = manuscript_of(Path("none"), "x[^n]\n\n[^n]: A\n\n    ##### In a note\n\n    b\n")
    document = typeset(replace(found, settings=Settings(epub_notes="endnotes")))
    assert [one.level for one in walk(document) if isinstance(one, Heading)] == [2]


def test_a_heading_stands_one_level_below_what_it_is_in(set_text: Setting) -> None:
    document = set_text(TEXT)
    found = {plain(one.children): one.level for one in walk(document) if isinstance(one, Heading)}
    assert found == {
        "In a quotation": 2, "Below it": 3, "Beside it": 2, "Loud": 3, "In a note": 3,
    }  # fmt: skip
