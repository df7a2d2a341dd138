"""Citations: ``[see @key, p. 3; -@other]`` and ``@key [p. 3]``, by the syntax of pandoc's manual."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressroom.typeset.crossrefs import REFERENCE
from pressroom.typeset.markdown.reading import reading

Mode = Literal["normal", "author-in-text", "suppress-author"]

# A key begins with a letter, digit or _; inside, single marks may stand between such characters.
_KEY = re.compile(r"-?@(?:\{([^{}\s]+)\}|(\w(?:[:.#$%&\-+?<>~/]?\w)*))")
_OPENING = re.compile(r"[ \n]?\[(?!\^)")
_NO_LOCATOR = ("(", "[", "{", ":")  # after its bracket: that is a link, or a span


@dataclass(frozen=True, slots=True)
class Cited:
    """One source as written, with its position in the text."""

    key: str
    prefix: str
    suffix: str
    mode: Mode
    start: int
    end: int


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser, where a bracket has proved to be no link."""
    md.inline.ruler.after("image", "citation", _bracket)
    md.inline.ruler.after("citation", "citation_in_text", _in_text)


def _find(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first key; none is in an e-mail address or after a backslash."""
    at = text.find("@", start, end)
    while at >= 0:
        sign = at - 1 if at > start and text[at - 1] == "-" else at
        before = text[sign - 1] if sign > start else " "
        found = _KEY.match(text, sign, end)
        if found and not (before.isalnum() or before in "_\\"):
            return found
        at = text.find("@", at + 1, end)
    return None


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between semicolons, but for those in brackets or after a backslash."""
    parts: list[tuple[int, int]] = []
    depth, first, at = 0, start, start
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == ";" and depth <= 0:
            parts.append((first, at))
            first = at + 1
        at += 1
    return [*parts, (first, end)]


def _words(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", text).rstrip()


def _bracket(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "[":
        return False
    text, start = state.src, state.pos
    if text.find("@", start, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or text.startswith("{", end + 1):
        return False
    items = [_item(text, *part) for part in _parts(text, start + 1, end)]
    if not all(items):
        return False
    _push(state, [item for item in items if item], end + 1)
    return True


def _item(text: str, first: int, last: int) -> Cited | None:
    """The source that a part of a bracket names; None where it has no key."""
    found = _find(text, first, last)
    if found is None:
        return None
    prefix = _words(text[first : found.start()]).strip()
    suffix = _words(text[found.end() : last])
    mode: Mode = "suppress-author" if found[0].startswith("-") else "normal"
    return Cited(found[1] or found[2], prefix, suffix, mode, found.start(), found.end())


def _in_text(state: StateInline, silent: bool) -> bool:
    text, start = state.src, state.pos
    if text[start] not in "-@" or state.linkLevel:
        return False  # in the words of a link, it is the name of an account
    if start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        return False
    found = _KEY.match(text, start, state.posMax)
    if found is None or not (reading(state.env).cites or REFERENCE.match(found[1] or found[2])):
        return False
    if silent:
        state.pos = found.end()
        return True
    suffix, others, end = _locator(state, found.end())
    mode: Mode = "suppress-author" if text[start] == "-" else "author-in-text"
    first = Cited(found[1] or found[2], "", suffix, mode, start, found.end())
    _push(state, [first, *others], end)
    return True


def _locator(state: StateInline, at: int) -> tuple[str, list[Cited], int]:
    """What ``[p. 3; see @other]`` after a key in the text adds to it, and where that ends."""
    text = state.src
    opening = _OPENING.match(text, at, state.posMax)
    if opening is None:
        return "", [], at
    end = state.md.helpers.parseLinkLabel(state, opening.end() - 1)
    if end < 0 or text.startswith(_NO_LOCATOR, end + 1):
        return "", [], at
    (first, last), *more = _parts(text, opening.end(), end)
    others = [_item(text, *part) for part in more]
    if _find(text, first, last) or not all(others):
        return "", [], at
    return _words(text[first:last]).strip(), [one for one in others if one], end + 1


def _push(state: StateInline, items: list[Cited], end: int) -> None:
    token = state.push("citation", "", 0)
    token.meta["items"] = items
    token.content = state.src[state.pos : end]
    state.pos = end
