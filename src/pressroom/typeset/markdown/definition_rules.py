"""Definition lists of pandoc's Markdown: a term on a line, and below it ``:`` or ``~`` and more."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARKER = re.compile(r"[:~](?P<space>[ \t]+)(?=\S)")
_INDENT = 4  # what belongs to a definition is indented by four columns, as in pandoc, or by less


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.block.ruler.before(
        "paragraph", "deflist", _definitions, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _marker(state: StateBlock, line: int, end: int) -> re.Match[str] | None:
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    return _match(state, line)


def _match(state: StateBlock, line: int) -> re.Match[str] | None:
    first = state.bMarks[line] + state.tShift[line]
    return _MARKER.match(state.src, first, state.eMarks[line])


def _definition_of(state: StateBlock, term: int, end: int) -> int:
    """The line of the first definition of a term; 0 if the line is no term."""
    if term >= end or state.sCount[term] < state.blkIndent or state.is_code_block(term):
        return 0
    line = term + 1
    if line < end and state.isEmpty(line):
        line += 1
    return line if _marker(state, line, end) and not _marker(state, term, end) else 0


def _definitions(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if silent:  # a definition ends the one before it, but no other paragraph
        return state.ddIndent >= 0 and _match(state, startLine) is not None
    term, line = startLine, _definition_of(state, startLine, endLine)
    if not line:
        return False
    token = state.push("dl_open", "dl", 1)
    token.map = lines = [startLine, startLine + 1]
    while line:
        state.push("dt_open", "dt", 1).map = [term, term + 1]
        inline = state.push("inline", "", 0)
        inline.map = [term, term + 1]
        inline.content = state.getLines(term, term + 1, state.blkIndent, False).strip()
        state.push("dt_close", "dt", -1)
        while found := _marker(state, line, endLine):
            line = _definition(state, line, endLine, found)
        term, line = line, _definition_of(state, line, endLine)
    state.push("dl_close", "dl", -1)
    lines[1] = state.line
    return True


def _definition(state: StateBlock, line: int, end: int, marker: re.Match[str]) -> int:
    """Reads a definition; the line after it."""
    column = state.sCount[line] + 1
    for char in marker["space"]:
        column += 4 - (column + state.bsCount[line]) % 4 if char == "\t" else 1
    token = state.push("dd_open", "dd", 1)
    token.map = lines = [line, line + 1]
    kept = (state.tight, state.ddIndent, state.blkIndent, state.tShift[line], state.sCount[line])
    parent, state.parentType = state.parentType, "deflist"
    indent = min(column, state.sCount[line] + _INDENT)
    state.blkIndent = state.ddIndent = indent
    state.tShift[line] = marker.end() - state.bMarks[line]
    state.sCount[line] = column
    state.md.block.tokenize(state, line, end)
    state.tight, state.ddIndent, state.blkIndent, state.tShift[line], state.sCount[line] = kept
    state.parentType = parent
    lines[1] = state.line
    state.push("dd_close", "dd", -1)
    return state.line
