"""How the sections of a work lie: its chapters, and its front, body and back matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pressroom.model.document import Document, Section
from pressroom.model.roles import BACK, EITHER, FRONT

Matter = Literal["front", "body", "back"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section that opens on a page of its own; of a part, its title and what stands below that.

    ``depth`` is 1 for what stands in a part, else 0.
    """

    section: Section
    depth: int = 0

    @property
    def is_part(self) -> bool:
        return holds_chapters(self.section)


def holds_chapters(section: Section) -> bool:
    """Whether the sections below are chapters of a part."""
    return section.role == "part" and section.level == 1


def chapters(sections: tuple[Section, ...]) -> Iterator[Chapter]:
    """The top sections and, after each part, its chapters, in reading order."""
    for section in sections:
        yield Chapter(section)
        if holds_chapters(section):
            yield from (Chapter(child, 1) for child in section.children)


def alone(section: Section) -> tuple[Section, ...]:
    """What a part holds besides its chapters is its own text: here the chapters are left out."""
    return (replace(section, children=()),) if holds_chapters(section) else (section,)


def matters(document: Document) -> tuple[Matter, ...]:
    """Of each top section, where it belongs. All of an article is body, as it runs on.

    Front matter is what stands before the first section that is none; back matter likewise.
    """
    sections = document.sections
    front, back = 0, len(sections)
    if document.settings.kind == "book":
        while front < back and sections[front].role in FRONT:
            front += 1
        while back > front and sections[back - 1].role in (*BACK, *EITHER):
            back -= 1
    if front == back:  # without a body nothing stands before or behind it
        front, back = 0, len(sections)
    found: list[Matter] = ["body"] * len(sections)
    found[:front] = ["front"] * front
    found[back:] = ["back"] * (len(sections) - back)
    return tuple(found)
