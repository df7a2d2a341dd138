r"""Marks of other tools within a text: what they stand for where that is known, else as written.

bookdown: ``\@ref(fig:x)`` and ``(\#fig:x)``. Quarto and Hugo: ``{{< kbd Ctrl >}}``. MyST: ``{ref}`x```.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressroom.typeset.ids import slug
from pressroom.typeset.markdown.cites import Cited
from pressroom.typeset.markdown.reading import reading

_REF = re.compile(r"\\@ref\(([^\s()]+)\)")
_LABEL = re.compile(r"(?<=\()\\#([\w:.-]+)\)[ \t]*")
_WIKI = re.compile(r"\[\[([^\[\]|\n]*[^\W\d_][^\[\]|\n]*)(?:\|([^\[\]\n]+))?\]\](?![\[({:])")
_SHORTCODE = re.compile(r"\{\{(<|%)[ \t\n]*([/\w][\w/.-]*)([^{}]{0,500}?)(?:>|%)\}\}")
_TEMPLATE = re.compile(r"\{%-?[ \t][^{}\n]{1,500}?%\}")
_KRAMDOWN = re.compile(r"\{::?/?[^{}\n]{0,200}\}")
_ROLE = re.compile(r"\{([a-z][\w:+.-]*)\}(`+)((?:(?!\2)[^\n])+)\2(?!`)")
_WORDS_TO = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
# bookdown's word for tables is not that of the others
_PREFIXES = {"tab": "tbl"}
_TO_PLACES = ("ref", "numref", "eq")


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.inline.ruler.before("escape", "bookdown_ref", _ref)
    md.inline.ruler.before("escape", "bookdown_label", _label)
    md.inline.ruler.before("link", "wiki_link", _wiki_link)
    md.inline.ruler.before("attributes", "role", _role)
    md.inline.ruler.after("attributes", "foreign", _foreign)


def label_id(label: str) -> str:
    """The id that one of bookdown's labels is here: ``tab:x`` becomes ``tbl-x``."""
    kind, colon, name = label.partition(":")
    return f"{_PREFIXES.get(kind, kind)}-{name}".replace(":", "-") if colon else label


def _ref(state: StateInline, silent: bool) -> bool:
    r"""``\@ref(fig:x)`` is a number, as ``[-@fig:x]`` is; the key of an id begins with a hash."""
    found = _REF.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        key = "#" + label_id(found[1])
        token = state.push("citation", "", 0)
        token.meta["items"] = [Cited(key, "", "", "suppress-author", *found.span())]
        token.content = found[0]
    state.pos = found.end()
    return True


def _label(state: StateInline, silent: bool) -> bool:
    r"""``(\#fig:x)``; its bracket, at which no rule is asked, waits already to become text."""
    found = _LABEL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent and state.pending.endswith("("):
        state.pending = state.pending[:-1]
        token = state.push("label", "", 0)
        token.content = label_id(found[1])
        token.meta["at"], token.meta["end"] = state.pos - 1, found.end()
    state.pos = found.end()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """``[[page]]`` and ``[[page#heading|words]]`` are links where the work has that page."""
    before = state.src[state.pos - 1 : state.pos]
    if silent or before.isalnum() or before in ("]", "["):
        return False
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    page, _, heading = found[1].partition("#")
    address = reading(state.env).address(page.strip().casefold()) if page else ""
    if address is None or before == "!" or not (address or heading):
        state.push("as_written", "", 0).content = found[0]
    else:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address + (f"#{slug(heading)}" if heading else "")}
        words = found[2] or (page if not heading else f"{page} {heading}")
        state.push("text", "", 0).content = words.strip()
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _role(state: StateInline, silent: bool) -> bool:
    """MyST's roles; of one that has no counterpart the mark stays before its words."""
    if silent or state.src[state.pos] != "{":
        return False
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    name, text = found[1], found[3].strip()
    if name == "math":
        token = state.push("formula", "", 0)
        token.content, token.meta["display"], token.meta["bare"] = text, False, False
    elif name in _TO_PLACES or name == "doc":
        words = _WORDS_TO.fullmatch(text)
        target = words[2] if words else text
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": target if name == "doc" else f"#{target}"}
        if words or name == "doc":
            state.push("text", "", 0).content = words[1] if words else target
        state.push("link_close", "a", -1)
    else:
        state.push("as_written", "", 0).content = found[1].join("{}")
        state.pos = found.start(2)
        return True
    state.pos = found.end()
    return True


def _foreign(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "{":
        return False
    shortcode = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if shortcode:
        _shortcode(state, shortcode[2], shortcode[3].strip(), shortcode[0])
        state.pos = shortcode.end()
        return True
    for pattern in (_TEMPLATE, _KRAMDOWN):
        if found := pattern.match(state.src, state.pos, state.posMax):
            state.push("as_written", "", 0).content = found[0]
            state.pos = found.end()
            return True
    return False


def _shortcode(state: StateInline, name: str, words: str, written: str) -> None:
    address = _ADDRESS.search(words)
    if name == "kbd" and words and "=" not in words:
        state.push("keyboard", "", 0).content = words
    elif name == "video" and address:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address[0]}
        state.push("text", "", 0).content = address[0]
        state.push("link_close", "a", -1)
    else:
        state.push("as_written", "", 0).content = written
