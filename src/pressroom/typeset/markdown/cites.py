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
_LOCATOR = re.compile(r"[ \n]?\[([^\[\]@^\\{}]*)\](?![(\[{:])")


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
    items: list[Cited] = []
    for first, last in _parts(text, start + 1, end):
        found = _find(text, first, last)
        if found is None:
            return False
        prefix = _words(text[first : found.start()]).strip()
        suffix = _words(text[found.end() : last])
        mode: Mode = "suppress-author" if found[0].startswith("-") else "normal"
        key = found[1] or found[2]
        items.append(Cited(key, prefix, suffix, mode, found.start(), found.end()))
    _push(state, items, end + 1)
    return True


def _in_text(state: StateInline, silent: bool) -> bool:
    text, start = state.src, state.pos
    if text[start] not in "-@" or state.linkLevel:
        return False  # in the words of a link, it is the name of an account
    if start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        return False
    found = _KEY.match(text, start, state.posMax)
    if found is None or not (reading(state.env).cites or REFERENCE.match(found[1] or found[2])):
        return False
    locator = _LOCATOR.match(text, found.end(), state.posMax)
    end = locator.end() if locator else found.end()
    if silent:
        state.pos = found.end()
        return True
    suffix = f", {_words(locator[1]).strip()}" if locator and locator[1].strip() else ""
    mode: Mode = "suppress-author" if text[start] == "-" else "author-in-text"
    _push(state, [Cited(found[1] or found[2], "", suffix, mode, start, found.end())], end)
    return True


def _push(state: StateInline, items: list[Cited], end: int) -> None:
    token = state.push("citation", "", 0)
    token.meta["items"] = items
    token.content = state.src[state.pos : end]
    state.pos = end
