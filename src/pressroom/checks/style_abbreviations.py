"""Abbreviations that a reader cannot know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pressroom.checks import style_words_rules as rules
from pressroom.checks.prose import Stretch
from pressroom.checks.style_book import Book, Check, Finding, at, found
from pressroom.checks.wordlists import known_abbreviations
from pressroom.model.document import walk
from pressroom.model.inline import Span, plain
from pressroom.model.problem import Problem

# it looks back behind the first letter, since what begins with a set of them is found sooner
_SHORT = re.compile(
    r"([A-Z](?<![\w’&.*/+=#$-].)[A-Z]{2,5})(s?)(?![\w’&*/+=#(-]|’\w|\.\w| [A-Z]{2,}\b)"
)
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_ENTRY = 40  # characters; a longer title is a sentence, and tells of more than its words
_ROMAN = re.compile(r"[IVXLCDM]+")


def _abbreviations(book: Book) -> Iterator[Problem]:
    """Those that are used often, and explained nowhere."""
    places: dict[str, list[Finding]] = defaultdict(list)
    for stretch in book.english:
        if stretch.kind == "title" or stretch.text.isupper():
            continue
        for match in _SHORT.finditer(stretch.words):
            places[match[1]].append(at(stretch, match))
    known = known_abbreviations()
    often = {
        word: where
        for word, where in places.items()
        if len(where) >= 3
        and word not in known
        and not _ROMAN.fullmatch(word)
        and not any(_LISTED.search(_around(one)) for one in where)
    }
    yield from _late(book, places)
    explained = _explained(book, often) if often else frozenset()
    for word, where in often.items():
        if word not in explained:
            message = f'"{word}", {len(where)} times, is explained nowhere'
            yield found(rules.ABBREVIATION, message, *where[0])


def _explained(book: Book, words: Iterable[str]) -> frozenset[str]:
    """The short forms that the work tells the meaning of, in whatever way; all of ``words``."""
    out: set[str] = set()
    for node in walk(book.document):
        if isinstance(node, Span) and node.title:
            out.update(re.findall(r"[A-Z]{2,}", plain(node.children)))
    for stretch in book.english:
        if stretch.kind in ("title", "term") and len(stretch.text) < _ENTRY:
            out.update(_CAPITALS.findall(stretch.text))  # its text tells of them
        out.update(_initials(stretch.text))
    for stretch in book.having(*words, layer="text"):
        if stretch.english:
            for form in _EXPLAINED:
                out.update(form.findall(stretch.text))
    return frozenset(out)


_EXPLAINED = (
    re.compile(r"[(“‘]\s*(?:the |or |an? )?([A-Z]{3,6})s?\b"),
    re.compile(r"\b([A-Z]{3,6})s?,? ?(?:[(:—–=]|(?:stands for|means|is short|is an?|are|was)\b)"),
    re.compile(r"\b([A-Z]{3,6})s?,? for short\b"),
    re.compile(r"(?:called|known as|abbreviated(?: as| to)?|named) (?:the |an? )?([A-Z]{3,6})\b"),
)


def _around(finding: Finding) -> str:
    stretch, start, end = finding
    return stretch.text[max(start - 12, 0) : end + 12]


_LISTED = re.compile(
    r"[A-Z]{3,}, (?:and |or )?[A-Z]{3,}|[A-Z]{3,} (?:and|or) [A-Z]{3,}"
)  # names, mostly


_NAMES = re.compile(
    r"(?!The\b)[A-Z](?<!\w.)[\w’]+(?:[ -](?:(?:of|the|and|for|in|to|on) )?[A-Za-z][\w’]+){2,5}"
)


def _initials(text: str) -> Iterable[str]:
    """What the first letters of names of several words give: "Harbour Masters’ Association"."""
    for match in _NAMES.finditer(text):
        yield "".join(word[0].upper() for word in re.split(r"[ -]", match[0]) if word[:1].isupper())


_NEAR = 200  # no name is longer
_IN_BRACKETS = re.compile(r"(?<=\S) \((?P<at>[A-Z]{3,6})s?\)")
_SMALL = frozenset("a an and by for from in of on or the to with".split())


def _late(book: Book, places: dict[str, list[Finding]]) -> Iterator[Problem]:
    """Those that are explained in brackets behind their words, but used before."""
    order = {id(stretch): number for number, stretch in enumerate(book.prose)}
    told, known = set[str](), known_abbreviations()
    for stretch in book.having(r"\((?=[A-Z]{3,6}s?\))"):
        if not stretch.english:
            continue
        for match in _IN_BRACKETS.finditer(stretch.own):
            word = match["at"]
            if word in told or word in known or stretch.kind == "title":
                continue
            if not _stands_for(word, stretch.text[max(match.start() - _NEAR, 0) : match.start()]):
                continue
            told.add(word)
            first = places.get(word, [(stretch, match.start("at"), match.end("at"))])[0]
            if _told_beside(word, *first[:2]):
                continue
            if order[id(first[0])] < order[id(stretch)] and first[0].kind == stretch.kind:
                where = stretch.place(*match.span("at"))
                message = f'"{word}" is explained later, at {where}'
                yield found(rules.LATE_EXPLANATION, message, *first)


def _told_beside(word: str, stretch: Stretch, start: int) -> bool:
    """Whether the meaning of a word is told beside its first use in another way than in brackets."""
    if any(word in form.findall(stretch.text) for form in _EXPLAINED):
        return True
    return _stands_for(word, stretch.text[max(start - _NEAR, 0) : start])


def _stands_for(word: str, before: str) -> bool:
    """Whether the last words of ``before`` begin with the letters of an abbreviation."""
    names = re.findall(r"[^\W\d_]+", before)[-10:]
    for some in (names, [name for name in names if name.lower() not in _SMALL]):
        if "".join(name[0] for name in some[-len(word) :]).upper() == word:
            return True
    return False


CHECKS: tuple[Check, ...] = (_abbreviations,)
