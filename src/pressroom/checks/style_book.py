"""What the rules of style look at: the document, its prose, and what is there more than once."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pressroom.checks.prose import Sources, Stretch
from pressroom.model.document import Document
from pressroom.model.problem import Problem, Rule, problem

Layer = Literal["text", "own", "words"]
Finding = tuple[Stretch, int, int]


@dataclass(frozen=True)
class Book:
    """A document and its prose in reading order."""

    document: Document
    prose: tuple[Stretch, ...]
    sources: Sources

    @property
    def english(self) -> Iterator[Stretch]:
        return (one for one in self.prose if one.english)

    @functools.cached_property
    def english_words(self) -> str:
        """All of its words in small letters."""
        return "\n".join(" ".join(one.words.split()) for one in self.english).lower()


Check = Callable[[Book], Iterator[Problem]]


def found(
    rule: Rule, message: str, stretch: Stretch, start: int, end: int, fix: str | None = None
) -> Problem:
    """A finding in a stretch; ``fix`` is written in its place if the author wants that.

    The cells of a table stay as they are, since its columns may be drawn with spaces, and so do the
    ends of lines.
    """
    one = problem(rule, message, stretch.place(start, end))
    keeps = fix is None or stretch.kind == "cell" or "\n" in stretch.written(start, end)
    return one if keeps else replace(one, fix=fix)


def minority(
    kinds: Iterable[list[Finding]], least: int = 3, share: int = 3
) -> tuple[list[Finding], int]:
    """What is written otherwise than is usual in the work, and how often the usual is there.

    Empty where nothing is usual: it must be there ``least`` times, and ``share`` times as often.
    """
    ranked = sorted(kinds, key=len)
    most = len(ranked[-1])
    others = [one for kind in ranked[:-1] for one in kind]
    usual = most >= least and most >= share * len(others)
    return (others if usual else []), most


def cut(text: str, longest: int = 40) -> str:
    """Words for a message, shortened."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def at(stretch: Stretch, match: re.Match[str], group: int | str = 0) -> Finding:
    """A finding from a match in a stretch."""
    return stretch, match.start(group), match.end(group)
