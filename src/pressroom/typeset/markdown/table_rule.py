"""The rule of the parser that finds tables, and has the blocks in their cells read."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.token import Token

from pressroom.typeset.markdown.grid_tables import read_grid
from pressroom.typeset.markdown.html_tables import html_table
from pressroom.typeset.markdown.pipe_tables import read_pipe
from pressroom.typeset.markdown.reading import Footers, TooDeepError, reading
from pressroom.typeset.markdown.simple_tables import read_simple
from pressroom.typeset.markdown.table_layout import (
    MAX_CELLS,
    MAX_COLUMNS,
    Ahead,
    LaidTable,
    Strip,
    TableError,
)
from pressroom.typeset.table_rules import TOO_LARGE


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser, before all others: dashes are also breaks, and lists."""
    md.block.ruler.before("table", "pipe_table", _pipe, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "drawn_table", _drawn)
    md.block.ruler.before("deflist", "before_caption", _before_caption)


def _pipe(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine) or startLine + 1 >= endLine:
        return False
    if state.src.find("|", state.bMarks[startLine], state.eMarks[startLine]) < 0:
        return False
    found = read_pipe(Ahead(state, startLine, endLine))
    if found is not None and not silent:
        _push(state, startLine, found)
    return found is not None


def _drawn(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if silent or not _may_be_drawn(state, startLine, endLine):
        return False
    try:
        found = _read(Ahead(state, startLine, endLine), state)
    except TableError as error:
        reading(state.env).faults.append((error.rule, error.message, error.line))
        state.line = error.end
        return True
    if found is not None:
        _push(state, startLine, found)
    return found is not None


def _may_be_drawn(state: StateBlock, line: int, end: int) -> bool:
    """Whether a table can begin here by the first signs of its lines, which are quick to look at."""
    first = state.bMarks[line] + state.tShift[line]
    if state.src.startswith(("-", "+", "<"), first):
        return True
    second = state.bMarks[line + 1] + state.tShift[line + 1] if line + 1 < end else -1
    return second >= 0 and state.src.startswith("-", second)


def _read(ahead: Ahead, state: StateBlock) -> LaidTable | None:
    """A table of any other kind than pipe tables."""
    footers = reading(state.env).footers
    return read_simple(ahead, footers) or read_grid(ahead) or html_table(ahead)


def _before_caption(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """A line before the caption of a table is a paragraph, and not the term of a definition."""
    if silent or startLine + 3 >= endLine or not state.isEmpty(startLine + 1):
        return False
    ahead = Ahead(state, startLine + 2, endLine)
    if not re.match(r" {0,3}:\s", ahead[0] or ""):
        return False
    at = 0
    while not ahead.blank(at):
        at += 1
    while ahead.blank(at) and ahead[at] is not None:
        at += 1
    table = Ahead(state, ahead.first + at, endLine)
    try:
        found = read_pipe(table) or _read(table, state)
    except TableError:
        return False
    return found is not None and paragraph(state, startLine, startLine + 1, silent)


def _push(state: StateBlock, first: int, table: LaidTable) -> None:
    state.line = table.end
    if len(table.aligns) > MAX_COLUMNS or len(table.cells()) > MAX_CELLS:
        message = f"table of {len(table.aligns):,} columns and {len(table.rows):,} rows"
        reading(state.env).faults.append((TOO_LARGE, message, first))
        return
    token = state.push("table_open", "table", 1)
    token.map = [first, table.end]
    token.meta["table"] = table
    for cell in table.cells():
        inner = state.push("cell_open", "td", 1)
        inner.map = [first, table.end]
        inner.meta["strips"] = cell.strips
        if cell.blocks:
            state.tokens.extend(_inside(state, cell.strips))
        state.push("cell_close", "td", -1)
    state.push("table_close", "table", -1)


def _inside(state: StateBlock, strips: list[Strip]) -> list[Token]:
    """The tokens of what is in a cell; their lines are counted from the cell's first."""
    shared, tokens = reading(state.env), list[Token]()
    faults, outer = len(shared.faults), shared.footers
    shared.footers = Footers()
    try:
        state.md.block.parse("\n".join(one.text for one in strips), state.md, state.env, tokens)
    except TooDeepError as error:
        raise TooDeepError(strips[min(error.at, len(strips) - 1)].line) from error
    finally:
        shared.footers = outer
    for at in range(faults, len(shared.faults)):
        rule, message, line = shared.faults[at]
        shared.faults[at] = (rule, message, strips[min(line, len(strips) - 1)].line)
    return tokens
