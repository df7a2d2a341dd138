"""``<div id="fig:x">``: how pandoc-crossref writes a group of figures. Read as a fenced division."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pressroom.typeset.markdown.attributes import Attributes

_OPEN = re.compile(r"<div((?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))+)\s*>\s*$")
_PAIR = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_MOST_LINES = 500  # that are looked through for the end of each
_INNER = re.compile(r"<(/?)div\b")


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.block.ruler.before(
        "html_block", "figure_div", _figure_div, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _figure_div(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine):
        return False
    opening = _OPEN.match(_line(state, startLine))
    if opening is None:
        return False
    found = _attributes(opening[1])
    if not re.match(r"fig[-:]", found.id or ""):
        return False
    end = _end(state, startLine, min(endLine, startLine + _MOST_LINES))
    if end is None:
        return False
    if silent:
        return True
    token = state.push("division_open", "div", 1)
    token.map = [startLine, end + 1]
    token.meta["attributes"] = found
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "division", end
    state.md.block.tokenize(state, startLine + 1, end)
    state.parentType, state.lineMax = parent, last
    state.line = end + 1
    state.push("division_close", "div", -1)
    return True


def _attributes(text: str) -> Attributes:
    pairs = {
        name: html.unescape(next(filter(None, values), ""))
        for name, *values in _PAIR.findall(text)
    }  # fmt: skip
    name = pairs.pop("id", None)
    return Attributes(name, tuple(pairs.pop("class", "").split()), pairs)


def _end(state: StateBlock, line: int, last: int) -> int | None:
    """The line of the tag that closes the one in ``line``, which must stand there alone."""
    depth = 0
    for number in range(line, last):
        text = _line(state, number)
        depth += sum(-1 if mark else 1 for mark in _INNER.findall(text))
        if depth == 0:
            return number if text.strip() == "</div>" else None
    return None
