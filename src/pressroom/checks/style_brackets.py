"""Brackets without their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.checks import style_marks_rules as rules
from pressroom.checks.prose import HOLE, Stretch
from pressroom.checks.style_book import Book, Check, found
from pressroom.model.problem import Problem

_BRACKETS = re.compile(r"[()\[\]]")
_ENUMERATION = re.compile(r"(?:^|(?<=[\s(]))(?:[a-zA-Z]|[ivx]+|\d{1,3})\)")
_INTERVAL = re.compile(r"[\[(]\s?-?[\w.∞-]+\s?[,;]\s?-?[\w.∞+-]+\s?[\])]")
_FACE = re.compile(r"[:;8=]['’]?-?[()\[\]]+")


def _brackets(book: Book) -> Iterator[Problem]:
    """Unless the other half stands in one of the next paragraphs, as in a long remark."""
    wrong: list[tuple[int, Stretch, int]] = []
    for number, stretch in enumerate(book.prose):
        if stretch.kind not in ("cell", "term") and _BRACKETS.search(stretch.text):
            alone = _alone(stretch)
            if len(alone) == 1:  # with more of them the brackets mean something else here
                wrong.append((number, stretch, alone[0]))
    for number, stretch, index in wrong:
        char = stretch.text[index]
        if _is_prose(stretch, index) and not any(
            other.text[where] == _HALVES[char] and 0 < (there - number) * _WAY[char] <= _PARAGRAPHS
            for there, other, where in wrong
        ):
            message = f'"{char}" has no other half in its paragraph'
            yield found(rules.UNPAIRED, message, stretch, index, index + 1)


_HALVES = {"(": ")", ")": "(", "[": "]", "]": "["}
_WAY = {"(": 1, "[": 1, ")": -1, "]": -1}
_PARAGRAPHS = 10


def _alone(stretch: Stretch) -> list[int]:
    """Where brackets without their other half stand, in prose of the author's."""
    text = stretch.text
    passed = {
        index
        for form in (_ENUMERATION, _INTERVAL, _FACE)
        for match in form.finditer(text)
        for index in range(*match.span())
    }
    opened: list[int] = []
    out: list[int] = []
    for match in _BRACKETS.finditer(text):
        index = match.start()
        if not opened and index in passed:
            continue
        if match[0] in "([":
            opened.append(index)
        elif opened and text[opened[-1]] == _HALVES[match[0]]:
            opened.pop()
        else:
            out.append(index)
    return [*out, *opened]


def _is_prose(stretch: Stretch, index: int) -> bool:
    """Whether words stand around a bracket, and no holes that may hide the other half."""
    around = stretch.own[max(index - 3, 0) : index + 4]
    in_braces = stretch.text[index - 1 : index] == "{"  # the name of a sign, as in TeX
    return HOLE not in around and not in_braces and any(char.isalpha() for char in around)


CHECKS: tuple[Check, ...] = (_brackets,)
