"""Marks that are right in several forms, of which a work keeps to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.checks import style_marks_rules as rules
from pressroom.checks.quotations import quotations
from pressroom.checks.style_book import Book, Check, Finding, at, cut, found, minority
from pressroom.checks.style_marks import UNITS
from pressroom.model.problem import Problem

_ELLIPSES = re.compile(r"(?P<spaced>(?<!\.)(?<!\. )\. \. \.)|(?P<solid>…)")


def _ellipses(book: Book) -> Iterator[Problem]:
    kinds: dict[str, list[Finding]] = {"spaced": [], "solid": []}
    for stretch in book.having("…", r"\. \."):
        for match in _ELLIPSES.finditer(stretch.own):
            kinds[str(match.lastgroup)].append(at(stretch, match))
    if kinds["spaced"] and kinds["solid"]:
        fewer = min(kinds.values(), key=len)
        more = sum(map(len, kinds.values())) - len(fewer)
        shown = fewer[0][0].text[fewer[0][1] : fewer[0][2]]
        message = f'"{shown}" {_times(len(fewer))}, the other form {_times(more)}'
        yield found(rules.SPACED_ELLIPSIS, message, *fewer[0])


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _quote_kinds(book: Book) -> Iterator[Problem]:
    """Guillemets among curly marks, and the reverse, where neither stands inside the other."""
    kinds: dict[str, list[Finding]] = {"“": [], "«": [], "„": []}
    for stretch in book.prose:
        for start, end in quotations(stretch.text):
            mark = stretch.text[start]
            if mark in kinds:
                kinds[mark].append((stretch, start, end))
    others, most = minority(kinds.values())
    for stretch, start, end in others:
        message = f"{cut(stretch.text[start:end])} has other marks than {most} quotations"
        yield found(rules.MIXED_QUOTES, message, stretch, start, start + 1)


_DASHES = re.compile(
    r"(?P<tight>(?<=[^\W\d_])—(?=[^\W\d_]))|(?P<wide>(?<=[^\W\d_]) — (?=[^\W\d_]))"
    r"|(?P<short>(?<=[^\W\d_]) – (?=[^\W\d_]))"
)


def _dashes(book: Book) -> Iterator[Problem]:
    kinds: dict[str, list[Finding]] = {"tight": [], "wide": [], "short": []}
    for stretch in book.having("—", "–"):
        if stretch.kind not in ("paragraph", "note"):
            continue
        for match in _DASHES.finditer(stretch.own):
            kinds[str(match.lastgroup)].append(at(stretch, match))
    others, most = minority(kinds.values(), least=4, share=4)
    for one in others:
        yield found(rules.DASH_SPACES, f"{most} other dashes are written otherwise", *one)


_UNIT = re.compile(rf"(?<![\w.,-])\d+(?:[.,]\d+)*(?P<at> ){UNITS}(?![\w-])")


def _units(book: Book) -> Iterator[Problem]:
    """Told once, since it is a matter of the whole work."""
    places = [
        at(stretch, match, "at")
        for stretch in book.having(rf"\d {UNITS}")
        if stretch.kind != "cell"
        for match in _UNIT.finditer(stretch.own)
    ]
    if places:
        message = f"a line can break before a unit ({_times(len(places))} in the work)"
        yield found(rules.BREAKING_SPACE, message, *places[0])


CHECKS: tuple[Check, ...] = (_units, _ellipses, _quote_kinds, _dashes)
