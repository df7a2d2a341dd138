"""Lists of words and phrases that the rules of style know, one pair in a line of a file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources


@functools.cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a list: ``first=second`` in each line that is no remark."""
    text = (resources.files("pressroom.checks") / "data" / f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((first, second) for first, _, second in (line.partition("=") for line in lines))


@functools.cache
def any_of(words: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """What finds each of ``words`` as whole words; a space stands for any."""
    forms = sorted((re.escape(one).replace(r"\ ", r"\s+") for one in words), key=len, reverse=True)
    return re.compile(rf"(?<![\w’-])(?:{'|'.join(forms)})(?![\w’-])", flags)


@functools.cache
def known_abbreviations() -> frozenset[str]:
    """Short forms that need no explanation."""
    text = (resources.files("pressroom.checks") / "data" / "abbreviations.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
