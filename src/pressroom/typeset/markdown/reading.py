"""What the parser's rules share while one file is read."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from pressroom.model.problem import Rule

MAX_DEPTH = 30
MAX_PARAGRAPH = 200_000
MAX_STEPS = 2_000_000

_KEY = "pressroom"


class TooDeepError(Exception):
    """Text nested deeper than MAX_DEPTH; ``at`` is the line, or the position in the paragraph."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class TangledError(Exception):
    """A paragraph whose unclosed brackets would take the parser too long."""


@dataclass(slots=True)
class Reading:
    """``cites``: a bare ``@key`` is a citation; ``brackets``: some formulas stand in brackets.

    ``faults`` are (rule, message, line from 0).
    ``fenced`` is handed to the next call of the block parser: it reads the inside of a fenced
    division. ``closed`` is its answer: the closing fence was found.
    """

    cites: bool = False
    brackets: bool = False
    depth: int = 0
    fenced: bool = False
    closed: bool = False
    steps: int = 0
    faults: list[tuple[Rule, str, int]] = field(default_factory=list)


def new_environment(*, cites: bool, brackets: bool) -> dict[str, Any]:
    """The environment that the parser hands to each of its rules."""
    return {_KEY: Reading(cites=cites, brackets=brackets)}


def reading(environment: MutableMapping[str, Any]) -> Reading:
    """What the parser has kept in its environment."""
    found: Reading = environment[_KEY]
    return found
