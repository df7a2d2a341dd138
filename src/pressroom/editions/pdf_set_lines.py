"""A line as it was set, and what is kept of it while a book is laid out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint.formatting_structure import boxes

_KEPT = 600  # lines: some pages


@dataclass(frozen=True, slots=True)
class How:
    """How a line is set: words whole, and pixels more or less for it, and between its letters."""

    whole: bool = False
    room: float = 0.0
    apart: float = 0.0


PLAIN = How()
_PLAIN_BOXES = (boxes.TextBox, boxes.InlineBox, boxes.LineBox)


@dataclass(slots=True)
class SetLine:
    """A line as it was set, and what it needs to be set otherwise. ``row`` counts divided lines."""

    line: Any
    start: Any
    resume: Any
    how: How
    natural: float
    available: float
    row: int
    absolute: list[Any]
    fixed: list[Any]
    cost: float = 0.0


@dataclass(slots=True)
class Breaker:
    """What is known of lines. ``how`` is the way of the line at hand; ``known``, of those set before.

    A paragraph goes on over the turn of a page, and is begun again there: what was found for a line
    holds, so that as many lines follow as were counted. ``wishes`` says of an element how many lines
    its paragraph should have.
    """

    how: How = PLAIN
    natural: float = 0.0
    available: float = 0.0
    known: dict[tuple[Any, ...], tuple[How, int]] = field(default_factory=dict)
    spaces: dict[tuple[Any, ...], float] = field(default_factory=dict)
    kept: dict[tuple[Any, ...], tuple[SetLine, float]] = field(default_factory=dict)
    wishes: dict[Any, int] = field(default_factory=dict)

    def keep(self, key: tuple[Any, ...], found: SetLine, x: float) -> None:
        """Keeps a copy of a line, which the next page or another trial may ask for again."""
        plain = all(isinstance(one, _PLAIN_BOXES) for one in found.line.descendants())
        if plain and not found.absolute and not found.fixed:
            if len(self.kept) > _KEPT:
                for old in list(self.kept)[: _KEPT // 2]:
                    del self.kept[old]
            self.kept[key] = replace(found, line=found.line.deepcopy()), x

    def seen(self, key: tuple[Any, ...], x: float, y: float) -> SetLine | None:
        """A line that was set before, at its new place."""
        if key not in self.kept:
            return None
        found, before = self.kept[key]
        line = found.line.deepcopy()
        line.translate(x - before, y - line.position_y)
        return replace(found, line=line, absolute=[], fixed=[])
