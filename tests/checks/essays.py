"""Texts that are made and looked at in memory, and how a test shows what the rules of style find in one.

A test shows a text as the author writes it, with the marks ⟦ and ⟧ around each place that something
is told of; so the place is a part of what is compared. A text without the marks is sound.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TypedDict, Unpack

from pressroom.checks.prose import Stretch, sources_of, stretches
from pressroom.checks.style import check_style
from pressroom.mending import applied
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Problem
from pressroom.model.settings import HouseStyle, Settings
from pressroom.typeset import typeset

FILE = PurePosixPath("essay.md")
METADATA = Metadata(
    "Salt", "en-GB", (Identifier("uri", "https://example.org/salt"),),
    datetime(2026, 1, 31, tzinfo=UTC),
)  # fmt: skip
OPEN, CLOSE = "⟦", "⟧"


class More(TypedDict, total=False):
    """What an essay is made with, where it matters.

    ``root`` is the folder of its images, ``body`` where its text begins in the file.
    """

    metadata: Metadata
    house_style: HouseStyle
    root: Path
    body: int


def essay(text: str, language: str = "en-GB", **more: Unpack[More]) -> Manuscript:
    """A manuscript of one file."""
    return Manuscript(
        more.get("root", Path()), "essay",
        replace(more.get("metadata", METADATA), language=language),
        Settings(house_style=more.get("house_style")), (Source(FILE, text, more.get("body", 0)),),
        Styles({}, (), ""),
    )  # fmt: skip


def prose(text: str, language: str = "en-GB") -> tuple[Stretch, ...]:
    """The stretches of the author's prose in a text."""
    manuscript = essay(text, language)
    return stretches(typeset(manuscript), sources_of(manuscript.sources))


def findings(text: str, language: str = "en-GB", **more: Unpack[More]) -> tuple[Problem, ...]:
    """What the rules of style find in a text."""
    manuscript = essay(text, language, **more)
    return tuple(check_style(typeset(manuscript), sources_of(manuscript.sources)))


def told(shown: str, language: str = "en-GB", **more: Unpack[More]) -> tuple[str, list[str]]:
    """The same text with the marks where something is found, and what is told, in its order."""
    text = shown.replace(OPEN, "").replace(CLOSE, "")
    found = findings(text, language, **more)
    places = [one.place for one in found if one.place is not None]
    marks = [(one.end, 0, CLOSE) for one in places] + [(one.start, 1, OPEN) for one in places]
    out, at = "", 0
    for where, _, mark in sorted(marks):
        out, at = out + text[at:where] + mark, where
    return out + text[at:], [one.message for one in found]


def mended(text: str, language: str = "en-GB") -> str:
    """The text as it is when all has been written that is sure to mend it."""
    return applied(text, FILE, findings(text, language))
