"""Block syntax of pandoc's Markdown: fenced divisions and the texts of notes."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pressroom.typeset.markdown import attributes
from pressroom.typeset.markdown.reading import reading
from pressroom.typeset.rules import OPEN_DIVISION, STRAY_FENCE

_FENCE = re.compile(r":{3,}[ \t]*")
_WORD = re.compile(r"[^\W\d][\w-]*[ \t]*")
_TAIL = re.compile(r"[ \t]*:*[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]^]+)\]:")


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.block.ruler.before(
        "fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"


def closes(state: StateBlock, line: int) -> bool:
    """Whether a line closes the division that is open."""
    text = _line(state, line)
    fence = _FENCE.match(text)
    return fence is not None and fence.end() == len(text) and not state.is_code_block(line)


def _opening(text: str) -> attributes.Attributes | None:
    """What ``::: word {attributes}`` says; None if the line opens no division."""
    fence = _FENCE.match(text)
    if fence is None:
        return None
    at, found = fence.end(), attributes.NONE
    word = _WORD.match(text, at)
    if word:
        at = word.end()
    listed = attributes.read(text, at)
    if listed:
        found, at = listed
    if not (word or listed) or not _TAIL.match(text, at):
        return None
    return replace(found, classes=(word[0].strip(), *found.classes)) if word else found


def _division(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine):
        return False
    text = _line(state, startLine)
    if not text.startswith(":::"):
        return False
    shared = reading(state.env)
    if closes(state, startLine):
        if not silent:
            shared.faults.append((STRAY_FENCE, f'"{_short(text)}" closes nothing', startLine))
            state.line = startLine + 1
        return True
    found = _opening(text)
    if found is None:
        return False
    if silent:
        return True
    token = state.push("division_open", "div", 1)
    token.map = lines = [startLine, startLine + 1]
    token.meta["attributes"] = found
    parent, state.parentType = state.parentType, "division"
    state.line = startLine + 1
    shared.fenced = True
    state.md.block.tokenize(state, startLine + 1, endLine)
    if shared.closed:
        state.line += 1
    else:
        shared.faults.append((OPEN_DIVISION, f'"{_short(text)}" is never closed', startLine))
    state.parentType = parent
    state.push("division_close", "div", -1)
    lines[1] = state.line
    return True


def _note(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """``[^label]: text``; what follows belongs to it as far as it is indented by four columns."""
    if state.is_code_block(startLine):
        return False
    first = state.bMarks[startLine] + state.tShift[startLine]
    found = _NOTE.match(state.src, first, state.eMarks[startLine])
    if found is None:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.map = lines = [startLine, startLine + 1]
    token.meta["label"] = found[1]
    kept = (state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine])
    parent, state.parentType = state.parentType, "note"
    at = found.end()
    while at < state.eMarks[startLine] and state.src[at] in " \t":
        at += 1
    # for the rules inside, the line begins where the text does, as if it stood in column four
    state.blkIndent += 4
    state.bMarks[startLine], state.tShift[startLine] = at, 0
    state.sCount[startLine] = state.blkIndent
    state.line = startLine + 1
    state.md.block.tokenize(state, startLine, endLine)
    state.blkIndent -= 4
    state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine] = kept
    state.parentType = parent
    lines[1] = state.line = max(state.line, startLine + 1)
    state.push("note_close", "", -1)
    return True
