"""What the rules of style look at: the document, its prose, and what is there more than once."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pressroom.checks.prose import Sources, Stretch
from pressroom.model.document import Document
from pressroom.model.problem import Problem, Rule, problem

Layer = Literal["text", "own", "words", "lower"]
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

    def having(self, *hints: str, layer: Layer = "own") -> Iterator[Stretch]:
        """The stretches with what one of the expressions ``hints`` finds, in reading order.

        They are looked for in the whole work at once, since most stretches have nothing of what a
        rule looks for: that is quick for hints that begin with a sign, or a set of rare ones.
        ``lower`` are the words in small letters, with one space between them.
        """
        whole, starts = self._whole(layer)
        numbers: set[int] = set()
        for form in map(re.compile, hints):
            at = 0
            while match := form.search(whole, at):
                number = bisect.bisect_right(starts, match.start()) - 1
                numbers.add(number)
                at = starts[number + 1]
        return (self.prose[number] for number in sorted(numbers))

    def _whole(self, layer: Layer) -> tuple[str, list[int]]:
        """All of a layer, and where each stretch begins in it, the end as the last."""
        if layer not in self._wholes:
            texts = [_of_layer(one, layer) for one in self.prose]
            starts = [*itertools.accumulate((len(text) + 1 for text in texts), initial=0)]
            self._wholes[layer] = "\0".join(texts), starts
        return self._wholes[layer]

    @functools.cached_property
    def _wholes(self) -> dict[Layer, tuple[str, list[int]]]:
        return {}

    @functools.cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self._whole("lower")[0]))

    def may_have(self, phrase: str) -> bool:
        """Whether the work has all words of a phrase, of whatever case, though perhaps apart."""
        return self._vocabulary.issuperset(re.findall(r"\w+", phrase.lower()))

    def having_any(self, phrases: Iterable[str]) -> Iterator[Stretch]:
        """The stretches in English with one of ``phrases``, of whatever case."""
        hints = (re.escape(one.lower()) for one in phrases)
        return (one for one in self.having(*hints, layer="lower") if one.english)


def _of_layer(stretch: Stretch, layer: Layer) -> str:
    if layer == "lower":
        return " ".join(stretch.words.split()).lower()
    text: str = getattr(stretch, layer)
    return text


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
