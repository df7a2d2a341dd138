"""What a language tag (BCP 47) tells of how text is set."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal, TypeVar

Direction = Literal["ltr", "rtl"]
T = TypeVar("T")

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
_TRADITIONAL = frozenset({"tw", "hk", "mo"})  # where Chinese has the traditional characters
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "syrc", "thaa"})


@functools.cache
def subtags(language: str) -> tuple[str, ...]:
    """The subtags in lower case; an underscore divides them as well as a hyphen."""
    return tuple(language.lower().replace("_", "-").split("-"))


def direction(language: str) -> Direction:
    """Which way a language is written: by its script where the tag names one."""
    if written := script(language):
        return "rtl" if written in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags(language)[0] in _RIGHT_TO_LEFT else "ltr"


def script(language: str) -> str:
    """The script that a tag names, such as ``latn``, or empty; for Chinese its region tells it."""
    primary, *rest = subtags(language)
    named = next((one for one in rest if len(one) == 4 and one.isalpha()), "")
    if primary == "zh" and not named:
        return "hant" if _TRADITIONAL.intersection(rest) else ""
    return named


def region(language: str) -> str:
    """The region that a tag names, such as ``ch`` or ``419``, or empty."""
    _, *rest = subtags(language)
    before = rest[: rest.index("x")] if "x" in rest else rest
    two = (one for one in before if (len(one) == 2 and one.isalpha()) or
           (len(one) == 3 and one.isdigit()))  # fmt: skip
    return next(two, "")


def fallbacks(language: str) -> tuple[str, ...]:
    """The tags under which something may be known for ``language``, the most exact first."""
    primary = subtags(language)[0]
    parts = (script(language), region(language))
    exact = (primary, *filter(None, parts))
    tags = ["-".join(exact), *(f"{primary}-{part}" for part in parts if part), primary]
    return tuple(dict.fromkeys(tags))


def lookup(table: Mapping[str, T], language: str) -> T | None:
    """What ``table``, whose keys are tags, has for ``language`` or the nearest of its fallbacks."""
    known = {tag.lower(): value for tag, value in table.items()}
    return next((known[tag] for tag in fallbacks(language) if tag in known), None)
