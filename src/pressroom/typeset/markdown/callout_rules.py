"""Blocks of MkDocs, kramdown and MyST: ``!!! note``, ``{: .class}`` and ``{::comment}``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from pressroom.typeset.markdown.attributes import Attributes, read

_CALLOUT = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[\w-]+)*)[ \t]*(.*)")
_TAB = re.compile(r"===[!+]?[ \t]+(\".*\"|'.*')[ \t]*")
_ATTRIBUTES = re.compile(r"\{:(?!:)[ \t]*([^{}]*)\}[ \t]*")
_COMMENT = re.compile(r"\{::comment\}")
_COMMENT_END = re.compile(r"\{:/(?:comment)?\}[ \t]*$")
_OPTIONS = re.compile(r"\{::options\b[^{}]*/\}[ \t]*")
_ENDS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.block.ruler.before("fence", "mkdocs", _mkdocs, _ENDS)
    md.block.ruler.before("fence", "kramdown", _attributes, _ENDS)
    md.block.ruler.before("fence", "kramdown_comment", _comment, _ENDS)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _unquoted(words: str) -> str:
    words = words.strip()
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _mkdocs(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """``!!! note "Title"`` and ``=== "Tab"``; what is indented by four columns below is in it."""
    if state.is_code_block(startLine):
        return False
    text = _line(state, startLine)
    callout, tab = _CALLOUT.fullmatch(text), _TAB.fullmatch(text)
    below = startLine + 1
    while below < endLine and state.isEmpty(below):
        below += 1
    if not (callout or tab) or below >= endLine or state.sCount[below] - state.blkIndent < 4:
        return False
    if silent:
        return True
    if callout:
        pairs = {"title": _unquoted(callout[3])} if callout[3] else {}
        found = Attributes(None, (f"callout-{callout[1].lower()}", *callout[2].split()), pairs)
    else:
        found = Attributes(None, ("tab",), {"name": _unquoted(tab[1] if tab else "")})
    token = state.push("division_open", "div", 1)
    token.map = lines = [startLine, startLine + 1]
    token.meta["attributes"] = found
    parent, state.parentType = state.parentType, "division"
    state.blkIndent += 4
    state.md.block.tokenize(state, startLine + 1, endLine)
    state.blkIndent -= 4
    state.parentType = parent
    lines[1] = state.line = max(state.line, startLine + 1)
    state.push("division_close", "div", -1)
    return True


def _attributes(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """A line of attributes, of the block directly before or, else, directly after it."""
    if state.is_code_block(startLine):
        return False
    found = _ATTRIBUTES.fullmatch(_line(state, startLine))
    if found is None:
        return False
    if not silent:
        token = state.push("attribute_line", "", 0)
        token.map = [startLine, startLine + 1]
        listed = read("{" + found[1] + "}")
        token.meta["attributes"] = listed[0] if listed else None
        token.meta["contents"] = found[1].strip() == "toc"
        token.meta["before"] = startLine > 0 and not state.isEmpty(startLine - 1)
        state.line = startLine + 1
    return True


def _comment(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine):
        return False
    text = _line(state, startLine)
    last = startLine
    if _COMMENT.match(text):
        while last < endLine and not _COMMENT_END.search(_line(state, last)):
            last += 1
        if last >= endLine:
            return False
    elif not _OPTIONS.fullmatch(text):
        return False
    if not silent:
        state.line = last + 1
    return True
