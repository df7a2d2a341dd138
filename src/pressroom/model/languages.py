"""What a language tag (BCP 47) tells of how text is set."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "syrc", "thaa"})


def subtags(language: str) -> tuple[str, ...]:
    """The subtags in lower case; an underscore divides them as well as a hyphen."""
    return tuple(language.lower().replace("_", "-").split("-"))


def direction(language: str) -> Direction:
    """Which way a language is written: by its script where the tag names one."""
    primary, *rest = subtags(language)
    scripts = [subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
