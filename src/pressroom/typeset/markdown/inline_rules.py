"""Inline syntax of pandoc's Markdown: notes, spans, attributes, raised, lowered and marked words."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressroom.typeset.markdown import attributes
from pressroom.typeset.markdown.reading import reading

_NOTE = re.compile(r"\[\^([^\s\[\]^]+)\]")
_RAISED = re.compile(r"\^((?:[^\s^\\]|\\.)+)\^(?!\[)")
_LOWERED = re.compile(r"~((?:[^\s~\\]|\\.)+)~(?!~)")
_OPENS_HIGHLIGHT = re.compile(r"(?<![\w=])==(?![\s=])")
_CLOSES_HIGHLIGHT = re.compile(r"(?<!\s)==(?![\w=])")
_LAYOUT = re.compile(
    r"(\\(?:newpage|pagebreak|clearpage|cleardoublepage|noindent|smallskip|medskip|bigskip|hfill"
    r"|vfill|centering|raggedright|(?:[vh]space|thispagestyle|pagestyle)\*?\{[^{}\n]*\}))"
    r"(?![A-Za-z])[ \t]*\n?"
)
_LABEL = re.compile(r"@([\w-]+)")
_RAW = re.compile(r"\{=([\w-]+)\}")
_TAKE_ATTRIBUTES = ("link_close", "image", "code_inline")


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.inline.ruler.before("link", "note_call", _note_call)
    md.inline.ruler.before("link", "note_inline", _note_inline)
    md.inline.ruler.before("link", "example", _example)
    md.inline.ruler.after("image", "span", _span)
    md.inline.ruler.before("escape", "space", _space)
    md.inline.ruler.before("escape", "layout", _layout)
    md.inline.ruler.push("highlight", _highlight)
    md.inline.ruler.push("raised", _raised)
    md.inline.ruler.push("lowered", _lowered)
    md.inline.ruler.push("attributes", _attributes)


# A rule that reads brackets finds nothing when the parser only looks ahead (``silent``): brackets
# are balanced, so their parts are stepped over one by one, and a link may hold them.


def _inside(state: StateInline, kind: str, start: int, end: int, after: int) -> None:
    """Pushes what stands from ``start`` to ``end``, between tokens of its own."""
    last = state.posMax
    state.push(f"{kind}_open", "", 1)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", "", -1)
    state.pos, state.posMax = after, last


def _note_call(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("[^", state.pos):
        return False
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.push("note_call", "", 0).meta["label"] = found[1]
    state.pos = found.end()
    return True


def _note_inline(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    _inside(state, "note_inline", state.pos + 2, end, end + 1)
    return True


def _span(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or not state.src.startswith("{", end + 1):
        return False
    found = attributes.read(state.src[: state.posMax], end + 1)
    if found is None:
        return False
    opening = len(state.tokens) + (1 if state.pending else 0)
    _inside(state, "span", state.pos + 1, end, found[1])
    state.tokens[opening].meta["attributes"] = found[0]
    return True


def _layout(state: StateInline, silent: bool) -> bool:
    """A command of TeX that only says how the page is to look."""
    found = _LAYOUT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("raw", "", 0)
        token.content, token.info = found[1], "tex"
    state.pos = found.end()
    return True


def _example(state: StateInline, silent: bool) -> bool:
    """``@label`` of an example in a list is its number."""
    if state.src[state.pos] != "@" or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    found = _LABEL.match(state.src, state.pos, state.posMax)
    numbers = reading(state.env).examples.numbers
    if found is None or found[1] not in numbers:
        return False
    if not silent:
        state.push("text_special", "", 0).content = str(numbers[found[1]])
    state.pos = found.end()
    return True


def _space(state: StateInline, silent: bool) -> bool:
    """A backslash before a space makes it one that does not break."""
    if not state.src.startswith("\\ ", state.pos) or state.pos + 2 > state.posMax:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = "\N{NO-BREAK SPACE}", "\\ ", "escape"
    state.pos += 2
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    """``==words==``, without a space at either end; ``a==b`` is none."""
    if silent or not _OPENS_HIGHLIGHT.match(state.src, state.pos, state.posMax):
        return False
    start, kept = state.pos, state.pos
    state.pos += 2
    while state.pos < state.posMax:
        if _CLOSES_HIGHLIGHT.match(state.src, state.pos, state.posMax):
            end = state.pos
            state.pos = kept
            _inside(state, "highlight", start + 2, end, end + 2)
            return True
        state.md.inline.skipToken(state)
    state.pos = kept
    return False


def _marked(state: StateInline, silent: bool, kind: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if silent:
        state.pos = found.end()
    else:
        _inside(state, kind, found.start(1), found.end(1), found.end())
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "^" and _marked(state, silent, "raised", _RAISED)


def _lowered(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "~" and _marked(state, silent, "lowered", _LOWERED)


def _attributes(state: StateInline, silent: bool) -> bool:
    """Attributes directly after a link, an image or code belong to it."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    raw = _RAW.match(state.src, state.pos, state.posMax)
    if raw and last.type == "code_inline" and "attributes" not in last.meta:
        last.type, last.info = "raw", raw[1]
        last.meta["end"] = state.pos = raw.end()
        return True
    if last.type not in _TAKE_ATTRIBUTES or "attributes" in last.meta:
        return False
    found = attributes.read(state.src[: state.posMax], state.pos)
    if found is None:
        return False
    last.meta["attributes"] = found[0]
    last.meta["end"] = state.pos = found[1]
    return True
