"""Attributes in braces, ``{#id .class key=value}``, as pandoc's manual describes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# One part of a list of attributes. A bare word is none, but is read so that it can be reported.
_PART = re.compile(
    r"""\#(?P<id>[^\s{}"']+)
    | \.(?P<cls>[^\s{}"'.#=]+)
    | (?P<key>[^\W\d][\w:-]*)=(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'
      |(?P<bare>[^\s{}"']*))
    | (?P<word>[^\s{}"'=.\#][^\s{}"'=]*)""",
    re.VERBOSE,
)
_START = re.compile(r"""\{:?\s*(?:[.#][^\s{}"'.#=]|[^\W\d][\w:-]*=|-\s*\})""")


@dataclass(frozen=True, slots=True)
class Attributes:
    """``words`` are bare words, which mean nothing in attributes."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    pairs: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.id or self.classes or self.pairs or self.words)


NONE = Attributes()


def read(text: str, at: int = 0) -> tuple[Attributes, int] | None:
    """The attributes whose opening brace is at ``at``, and where they end; None if it opens none."""
    if not _START.match(text, at):
        return None
    name: str | None = None
    classes: list[str] = []
    pairs: dict[str, str] = {}
    words: list[str] = []
    at += 2 if text.startswith(":", at + 1) else 1  # a colon, as in kramdown, says nothing more
    while at < len(text):
        if text[at] == "}":
            return Attributes(name, tuple(classes), pairs, tuple(words)), at + 1
        if text[at].isspace():
            at += 1
            continue
        part = _PART.match(text, at)
        if part is None:
            return None
        at = part.end()
        if part["id"] is not None:
            name = part["id"]
        elif part["cls"] is not None:
            classes.append(part["cls"])
        elif part["key"] is not None:
            value = part["double"] or part["single"] or part["bare"] or ""
            pairs[part["key"]] = re.sub(r"\\(.)", r"\1", value)
        elif part["word"] == "-":  # pandoc's short form
            classes.append("unnumbered")
        else:
            words.append(part["word"])
    return None


def read_at_end(text: str) -> tuple[Attributes, str]:
    """The attributes that ``text`` ends with, and the text before them.

    Directly after a bracket or code they belong to that: a span, a link, an image.
    """
    if text.endswith("}"):
        at = text.rfind("{")
        while at > 0:
            found = read(text, at)
            if found and found[1] == len(text) and text[at - 1] not in "\\])`":
                return found[0], text[:at].rstrip()
            at = text.rfind("{", 0, at)  # an attribute's value may hold a brace
            if len(text) - at > 2000:
                break
    return NONE, text
