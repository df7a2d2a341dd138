"""What the headings of a file tell besides their words: roles, and whether they have a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeGuard

from pressroom.model.block import Block, Heading, Paragraph
from pressroom.model.inline import Inlines, Span, Text, plain
from pressroom.model.manuscript import Name
from pressroom.model.problem import Place
from pressroom.model.roles import ROLES, role_named
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.rules import ATTRIBUTE

APPENDICES = "appendices"  # bookdown: not a section, but the sign that appendices follow

_UNNUMBERED = ("unnumbered", "unlisted")
# bookdown's marks at the head of a title, the star for "without a number"
_MARK = re.compile(r"\((PART|APPENDIX)(\\?\*)?\)[ \t]*")


@dataclass(frozen=True, slots=True)
class Marks:
    """``role``, ``unnumbered`` and ``language`` as in a Section; ``length`` is bookdown's mark's."""

    role: str | None = None
    unnumbered: bool = False
    length: int = 0
    language: str | None = None


class Title:
    """A heading at the outermost level of a file: the title of a section."""

    __slots__ = ("children", "id", "level", "marks", "place")

    def __init__(self, heading: Heading, marks: Marks) -> None:
        self.level, self.children = heading.level, heading.children
        self.id, self.place, self.marks = heading.id, heading.place, marks


def marks_of(found: Attributes, text: str, level: int, place: Place, context: Context) -> Marks:
    """What the attributes and the words of a heading say; what has no effect is reported."""
    role: str | None = None
    others: list[str] = []
    for name in found.classes:
        if role is None and (named := role_named(name)):
            role = named
        elif name not in _UNNUMBERED:
            others.append(name)
    reported = replace(found, classes=tuple(others))
    context.complain(reported, place, ("role", "lang"), classes=False, what="a heading")
    given = found.pairs.get("role")
    if given is not None:
        role = role_named(given)
        if role is None:
            hint = f"use one of: {', '.join(sorted(ROLES))}"
            context.report(ATTRIBUTE, f'"{given}" is not a role of a section', place, hint)
    unnumbered = "unnumbered" in found.classes
    language = context.language(found, place)
    mark = _MARK.match(text) if level == 1 else None
    if mark and mark.end() < len(text):
        role = "part" if mark[1] == "PART" else APPENDICES
        # bookdown's authors write {-} behind every part; the star says that it has no number
        return Marks(role, bool(mark[2]), mark.end(), language)
    return Marks(role, unnumbered, language=language)


def without_mark(text: str, offsets: Offsets, marks: Marks) -> tuple[str, Offsets]:
    """The words of a title behind bookdown's mark, and where they stand."""
    if not marks.length:
        return text, offsets
    return text[marks.length :], offsets.shifted(marks.length)


class _Fixed(Offsets):
    """All of a text at one place: where a value of YAML begins is known, not where its words do."""

    __slots__ = ("_place",)

    def __init__(self, place: Place) -> None:
        self._place = place

    def at(self, position: int) -> int:
        return self._place.start

    def place(self, start: int, end: int) -> Place:
        return self._place

    def shifted(self, by: int) -> Offsets:
        return self


def named(
    parts: list[Block | Title], name: Name | None, begins: Place, inliner: Inliner
) -> list[Block | Title]:
    """The parts of a file, with its name as the first title where it needs one."""
    if name is None:
        return parts
    first = next((part for part in parts if isinstance(part, Title)), None)
    title: Inlines = inliner.read(name.text, _Fixed(name.place))
    if first is not None and _same(plain(first.children), plain(title)):
        return parts
    if (_is_titled(parts) and not name.always) or not plain(title).strip():
        return parts
    return [Title(Heading(1, title, "", begins), Marks()), *parts]


def _is_titled(parts: list[Block | Title]) -> bool:
    """Whether one heading stands above all others: of level 1, or at the very beginning."""
    levels = [part.level for part in parts if isinstance(part, Title)]
    first = next((part for part in parts if not is_anchor(part)), None)
    begins = (
        isinstance(first, Title) and levels.count(min(levels)) == 1 and levels[0] == min(levels)
    )
    return 1 in levels or begins


def is_anchor(part: Block | Title) -> TypeGuard[Paragraph]:
    """Whether a paragraph holds nothing but places to link to, such as old names of a heading."""
    return isinstance(part, Paragraph) and all(
        isinstance(child, Span | Text) and not plain((child,)).strip()
        and not (isinstance(child, Span) and child.children)
        for child in part.children
    )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
