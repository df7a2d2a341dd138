"""What the parser's rules share while one file is read."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from pressroom.model.problem import Rule
from pressroom.typeset.markdown.html_tags import Pairs

MAX_DEPTH = 30
MAX_PARAGRAPH = 200_000
MAX_STEPS = 2_000_000

_KEY = "pressroom"

Address = Callable[[str], str | None]


class TooDeepError(Exception):
    """Text nested deeper than MAX_DEPTH; ``at`` is the line, or the position in the paragraph."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class TangledError(Exception):
    """A paragraph whose unclosed brackets would take the parser too long."""


@dataclass(slots=True)
class Footers:
    """Stretches where no multiline table ends, by level, so that each is looked through once."""

    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)

    def none(self, level: int, line: int) -> bool:
        first, end = self.stretches.get(level, (0, 0))
        return first <= line < end

    def remember(self, level: int, first: int, end: int) -> None:
        self.stretches[level] = (first, end)


@dataclass(slots=True)
class Examples:
    """The numbers of examples by their labels, and how many examples there are."""

    count: int = 0
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """``cites``: a bare ``@key`` is a citation; ``brackets``: some formulas stand in brackets.

    ``faults`` are (rule, message, line from 0).
    ``fenced`` is handed to the next call of the block parser: it reads the inside of a fenced
    division. ``closed`` is its answer: the closing fence was found. ``pairs`` are the tags of
    ``tagged``, the text that is being read. ``examples`` are shared by all files.
    ``address`` tells that of a text by its name in small letters, for links of wikis.
    """

    cites: bool = False
    brackets: bool = False
    depth: int = 0
    fenced: bool = False
    closed: bool = False
    steps: int = 0
    footers: Footers = field(default_factory=Footers)
    faults: list[tuple[Rule, str, int]] = field(default_factory=list)
    tagged: str = ""
    pairs: Pairs | None = None
    examples: Examples = field(default_factory=Examples)
    address: Address = lambda _: None


def new_environment(
    *, cites: bool, brackets: bool, examples: Examples, address: Address
) -> dict[str, Any]:
    """The environment that the parser hands to each of its rules."""
    return {_KEY: Reading(cites=cites, brackets=brackets, examples=examples, address=address)}


def reading(environment: MutableMapping[str, Any]) -> Reading:
    """What the parser has kept in its environment."""
    found: Reading = environment[_KEY]
    return found
