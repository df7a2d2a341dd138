"""Addresses that stand in the text as they are, by the rules of GFM."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:^|[^\w.+-])(https?)\Z", re.IGNORECASE)
_REST = re.compile(r"://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<]*)?")
_LAST = "?!.,:*_~'\"”’»"
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.inline.ruler.after("text", "address", _address)


def _address(state: StateInline, silent: bool) -> bool:
    """``https://example.org`` without angle brackets, but for the marks that end a sentence."""
    if silent or not state.src.startswith("://", state.pos) or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.pending[-9:])
    rest = _REST.match(state.src, state.pos, state.posMax)
    if scheme is None or rest is None:
        return False
    written = scheme[1] + _without_tail(rest[0])
    text = html.unescape(written)
    at = state.pos - len(scheme[1])
    state.pending = state.pending[: -len(scheme[1])]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": state.md.normalizeLink(text)}
    words = state.push("text", "", 0)
    words.content = text
    closing = state.push("link_close", "a", -1)
    state.pos = at + len(written)
    for token in (opening, words, closing):
        token.meta.update(at=at, end=state.pos)
    return True


def _without_tail(text: str) -> str:
    while True:
        if text[-1] in _LAST or (text[-1] == ")" and text.count(")") > text.count("(")):
            text = text[:-1]
        elif entity := _ENTITY.search(text):
            text = text[: entity.start()]
        else:
            return text
