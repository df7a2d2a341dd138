"""Dates and large numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pressroom.checks import style_words_rules as rules
from pressroom.checks.style_book import Book, Check, Finding, at, found
from pressroom.model.problem import Problem

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_YEAR = re.compile(
    rf"\b(?:[Aa]s of|[Ll]ast updated(?: on)?|[Ll]ast modified(?: on)?|[Aa]ccessed(?: on)?|[Rr]etrieved(?: on)?) "
    rf"(?P<at>\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?!\d)(?!,? \d{{4}}|,? of| \()"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DATE = re.compile(
    rf"(?:\b(?P<day>{'|'.join(_DAYS)}),? (?:the )?)?"
    rf"(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_MONTH}),? (?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y2>\d{{4}})\b)"
)
_GREGORIAN = 1753  # in the countries that write English


def _dates(book: Book) -> Iterator[Problem]:
    months = _MONTH.split("|")
    for stretch in book.having(*months):
        if not stretch.english:
            continue
        for match in _NO_YEAR.finditer(stretch.own):
            message = f'"{match[0]}" has no year'
            yield found(rules.DATE, message, *at(stretch, match, "at"))
        for match in _DATE.finditer(stretch.own):
            day, year = int(match["d"] or match["d2"]), int(match["y"] or match["y2"])
            month = months.index(match["m"] or match["m2"]) + 1
            if year < _GREGORIAN:
                continue
            try:
                date = dt.date(year, month, day)
            except ValueError:
                yield found(rules.NO_SUCH_DATE, f'there is no "{match[0]}"', *at(stretch, match))
                continue
            if match["day"] and _DAYS[date.weekday()] != match["day"]:
                message = f"that day was a {_DAYS[date.weekday()]}, not a {match['day']}"
                yield found(rules.WEEKDAY, message, *at(stretch, match))


_LARGE = re.compile(
    r"(?<![\w.,#:/$€£=_-])(?<!port )(?<!line )(?:(?P<with>\d{2,3}(?:,\d{3})+)|(?P<without>[1-9]\d{4,6}))(?= [a-z]{3,})(?! (?:and|or|to|is|are|was|in|on|as|by|from|with|would|will|can|has|for|at)\b)"
)


def _thousands(book: Book) -> Iterator[Problem]:
    kinds: dict[str, list[Finding]] = {"with": [], "without": []}
    for stretch in book.having(r"[\d,](?<=\d.)\d{3} "):
        if not stretch.english:
            continue
        for match in _LARGE.finditer(stretch.own):
            kinds[str(match.lastgroup)].append(at(stretch, match))
    if len(kinds["with"]) >= 3 * max(len(kinds["without"]), 1):
        for one in kinds["without"]:
            stretch, start, end = one
            message = (
                f'"{stretch.text[start:end]}" has no separator, as {len(kinds["with"])} others have'
            )
            yield found(rules.THOUSANDS, message, *one)


CHECKS: tuple[Check, ...] = (_dates, _thousands)
