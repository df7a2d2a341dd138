"""Emoji by name: ``:smile:``, as on GitHub and with pandoc's extension ``emoji``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_NAME = re.compile(r":[A-Za-z0-9_+\-]*[A-Za-z_+\-][A-Za-z0-9_+\-]*:|:(?:100|1234):")
_BEFORE = re.compile(r"[\w:/]")


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.inline.ruler.push("emoji", _emoji)


def _emoji(state: StateInline, silent: bool) -> bool:
    """The character that a name stands for; names that nobody knows are text, and so is "1:100:2"."""
    if state.src[state.pos] != ":" or _BEFORE.match(state.src[state.pos - 1 : state.pos]):
        return False
    found = _NAME.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    import emoji  # many texts have none, and its table takes time to read

    character = emoji.emojize(found[0], language="alias")
    if character == found[0]:
        return False
    if not silent:
        state.push("text_special", "", 0).content = character
    state.pos = found.end()
    return True
