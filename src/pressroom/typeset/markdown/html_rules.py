"""Block syntax of HTML: an element with all that is in it, and comments that hold empty lines."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, lheading

from pressroom.typeset.markdown.html_tags import BLOCKS, Pairs, block_tags
from pressroom.typeset.markdown.reading import reading
from pressroom.typeset.markdown.rule_signs import by_sign

_BEGIN = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("lheading", _underlined)
    md.block.ruler.at("paragraph", _paragraph)


def _html(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """What stands on its own by CommonMark; an element is one block even with empty lines in it.

    As in pandoc, Markdown is read in elements; and a tag of an inline element on a line of its
    own begins a paragraph.
    """
    if state.is_code_block(startLine):
        return False
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("<", start):
        return False
    named = _BEGIN.match(state.src, start, state.eMarks[startLine])
    if named and named[1].lower() not in BLOCKS:
        return False
    if not named and not state.src.startswith("<!--", start):
        return html_block(state, startLine, endLine, silent)
    if silent:
        return named is not None  # a comment in a paragraph is a part of it, as in pandoc
    line = _last_line(state, startLine, endLine, start) + 1
    token = state.push("html_block", "", 0)
    token.map = [startLine, line]
    token.meta["depth"] = reading(state.env).depth
    token.content = state.getLines(startLine, line, state.blkIndent, True)
    state.line = line
    return True


def _last_line(state: StateBlock, line: int, end: int, position: int) -> int:
    """The last line of a block: of an element, and of what follows it without an empty line."""
    shared = reading(state.env)
    if shared.pairs is None or shared.tagged != state.src:
        shared.tagged, shared.pairs = state.src, Pairs(state.src)
    reach = -1
    while True:
        reach = max(reach, shared.pairs.reach(position, state.eMarks[line]))
        position = state.eMarks[line]
        if reach > position:
            last = _line_at(state, reach, line, end)
            if last > line:
                line = last
                continue
            reach = -1
        if reach >= state.bMarks[line] and not state.src[reach:position].strip():
            return line
        if line + 1 >= end or state.isEmpty(line + 1) or _is_outside(state, line + 1):
            return line
        line += 1


def _line_at(state: StateBlock, position: int, line: int, end: int) -> int:
    """The line after ``line`` that holds a position; -1 if the list or quotation ends before it."""
    while state.eMarks[line] < position:
        line += 1
        if line >= end or _is_outside(state, line):
            return -1
    return line


def _is_outside(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent


def _paragraph(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """A paragraph; one that holds a comment goes on over the empty lines in it, as in pandoc."""
    parent, state.parentType = state.parentType, "paragraph"
    line = _end_of_paragraph(state, startLine + 1)
    while after := _after_comment(state, startLine, line):
        line = _end_of_paragraph(state, after)
    token = state.push("paragraph_open", "p", 1)
    token.map = [startLine, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(startLine, line, state.blkIndent, False).strip(" \t\n")
    token.map = [startLine, line]
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    state.line = line
    return True


def _underlined(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """A heading by CommonMark, asked for only where a line of the paragraph can be its rule."""
    line = startLine + 1
    while line < endLine and not state.isEmpty(line):
        if state.src[state.bMarks[line] + state.tShift[line]] in "-=":
            return lheading(state, startLine, endLine, silent)
        line += 1
    return False


def _end_of_paragraph(state: StateBlock, line: int) -> int:
    rules = by_sign(state.md.block.ruler, "paragraph")
    while line < state.lineMax and not state.isEmpty(line):
        # deeper lines are no code here, and those below zero were judged by the quotation
        deep = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        sign = state.src[state.bMarks[line] + state.tShift[line]]
        if not deep and any(rule(state, line, state.lineMax, True) for rule in rules[sign]):
            break
        line += 1
    return line


def _after_comment(state: StateBlock, first: int, line: int) -> int:
    """The line after the end of a comment that is open at ``line``; 0 if none is, or ends."""
    if (
        line >= state.lineMax
        or "<!--" not in state.src[state.bMarks[first] : state.eMarks[line - 1]]
    ):
        return 0
    text = state.getLines(first, line, state.blkIndent, False)
    if not any(tag.name == "!" and tag.end < 0 for tag in block_tags(text)):
        return 0
    end = state.src.find("-->", state.eMarks[line - 1])
    last = _line_at(state, end, line, state.lineMax) if end >= 0 else -1
    return last + 1
