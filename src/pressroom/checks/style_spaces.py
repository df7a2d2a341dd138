"""Several spaces in a row: slips, and the habit to set two of them after each sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pressroom.checks import style_marks_rules as rules
from pressroom.checks.prose import CALL
from pressroom.checks.style_book import Book, Check, Finding, at, found
from pressroom.model.problem import Problem

INVISIBLE = "\u200b\ufeff\u2060"
LEAST = 3  # sentences that make a habit
HABIT = "several spaces follow a sentence"

_SPACES = re.compile(
    rf"(?<=[^\s\d{INVISIBLE}:–—-])(?P<at> [{INVISIBLE}]* [ {INVISIBLE}]*)(?=[^\s\d{INVISIBLE},;:.!?)\]–—-])"
)
_END = rf"[.!?…。؟۔][”’»\"')\]{CALL}]*"
_ENDED = re.compile(rf"{_END}$")
_LONGEST_END = 8
# A name follows an initial or a title, not a sentence.
_SINGLE = re.compile(rf"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs){_END}(?P<at> )(?=\S)")
_OPENING = "“‘«\"'([¿¡"


def _spaces(book: Book) -> Iterator[Problem]:
    doubled = [(one, _behind_sentence(one)) for one in _doubled(book)]
    habits = _habits(book, (one for one, behind in doubled if behind))
    for one, behind in doubled:
        habit = behind and one[0].source.path in habits
        message = HABIT if habit else "several spaces stand in a row"
        yield found(rules.DOUBLED_SPACE, message, *one, " ")


def _doubled(book: Book) -> Iterator[Finding]:
    for stretch in book.having("  ", *(f" {sign}" for sign in INVISIBLE)):
        if stretch.kind == "cell":  # columns are drawn with spaces
            continue
        for match in _SPACES.finditer(stretch.own):
            if "\n" not in stretch.written(*match.span("at")):
                yield at(stretch, match, "at")


def _behind_sentence(finding: Finding) -> bool:
    """Whether a sentence ends before a space, and another one begins behind it."""
    stretch, start, end = finding
    return bool(_ENDED.search(stretch.text, max(start - _LONGEST_END, 0), start)) and _begins(
        stretch.text, end
    )


def _begins(text: str, here: int) -> bool:
    return not text[here : here + _LONGEST_END].lstrip(_OPENING)[:1].islower()


def _habits(book: Book, behind: Iterable[Finding]) -> frozenset[PurePosixPath]:
    """The files in which most sentences are followed by more than one space."""
    often = Counter(stretch.source.path for stretch, _, _ in behind)
    likely = {path for path, times in often.items() if times >= LEAST}
    once = Counter(
        stretch.source.path
        for stretch in book.prose
        if stretch.source.path in likely and stretch.kind != "cell"
        for match in _SINGLE.finditer(stretch.text)
        if stretch.own[match.start("at")] == " " and _begins(stretch.text, match.end())
        if stretch.written(*match.span("at")) == " "
    )
    return frozenset(path for path in likely if often[path] > once[path])


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` with the habit told at its first place alone, and how often it is there."""
    problems = tuple(problems)
    habit = [one for one in problems if one.message == HABIT and one.rule is rules.DOUBLED_SPACE]
    if len(habit) < 2:
        return problems
    first = replace(habit[0], message=f"{HABIT}, {len(habit)} times in the work")
    later = frozenset(habit[1:])
    return tuple(first if one is habit[0] else one for one in problems if one not in later)


CHECKS: tuple[Check, ...] = (_spaces,)
