"""Lists of pandoc's Markdown with letters, Roman numerals, (1), #. and numbered examples (@)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pressroom.model.block import Numerals
from pressroom.model.numerals import value_of_roman

_MARKER = re.compile(
    r"(?P<open>\()?(?:(?P<auto>\#)|@(?P<label>[\w-]*)|(?P<number>\d{1,9})|(?P<letters>[a-zA-Z]{1,9}))"
    r"(?P<close>[.)])(?P<space>[ \t]+)(?=\S)"
)
Delimiter = Literal["1.", "1)", "(1)"]


@dataclass(frozen=True, slots=True)
class Marker:
    """``label`` is that of an example, None for other items. ``end``: where its text begins."""

    numerals: Numerals
    delimiter: Delimiter
    start: int
    label: str | None
    end: int


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.block.ruler.before(
        "list", "fancy_list", _list, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _marker(state: StateBlock, line: int, like: Marker | None = None) -> Marker | None:
    """The marker at the start of a line; with ``like``, only one that goes on with its list."""
    first = state.bMarks[line] + state.tShift[line]
    found = _MARKER.match(state.src, first, state.eMarks[line])
    if found is None or (found["open"] and found["close"] != ")"):
        return None
    delimiter: Delimiter = "(1)" if found["open"] else "1." if found["close"] == "." else "1)"
    label = found["label"]
    numerals, start = _numerals(found["letters"] or "", like)
    if found["number"]:
        start = int(found["number"])
    if label is not None and delimiter != "(1)":
        return None
    if not start or (found["number"] and delimiter != "(1)"):
        return None  # the rule of CommonMark reads 1. and 1)
    upper_point = delimiter == "1." and numerals.startswith("upper") and len(found["letters"]) == 1
    if upper_point and len(found["space"].expandtabs(4)) < 2:
        return None  # these are initials of a name
    marker = Marker(numerals, delimiter, start, label, found.start("space"))
    if like and (marker.numerals, delimiter, label is None) != (
        like.numerals, like.delimiter, like.label is None,
    ):  # fmt: skip
        return None
    return marker


def _numerals(letters: str, like: Marker | None) -> tuple[Numerals, int]:
    """What kind of numerals letters are, and their number; 0 if they are none.

    A list decides by its first item: ``i`` is then Roman, any other single letter is one of the
    alphabet.
    """
    if not letters:
        return "decimal", 1
    small = letters.lower()
    if letters not in (small, letters.upper()):
        return "decimal", 0
    case: Literal["lower", "upper"] = "lower" if letters == small else "upper"
    number = value_of_roman(small)
    as_roman = like.numerals.endswith("roman") if like else small == "i" or len(small) > 1
    if as_roman:
        return ("lower-roman" if case == "lower" else "upper-roman"), number
    alphabetic = ord(small) - ord("a") + 1 if len(small) == 1 else 0
    return ("lower-alpha" if case == "lower" else "upper-alpha"), alphabetic


def _list(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    if state.is_code_block(startLine):
        return False
    marker = _marker(state, startLine)
    if marker is None:
        return False
    if silent:
        # within a list, an item may follow without an empty line, but not after other text
        return state.listIndent >= 0
    opening = len(state.tokens)
    token = state.push("ordered_list_open", "ol", 1)
    token.map = lines = [startLine, startLine + 1]
    token.attrs = {"start": marker.start}
    token.meta.update(numerals=marker.numerals, delimiter=marker.delimiter)
    parent, state.parentType = state.parentType, "list"
    labels: list[str] = []
    tight, ended_empty = True, False
    line, item = startLine, marker
    while True:
        if item.label is not None:
            labels.append(item.label)
        item_tight = _item(state, line, endLine, item)
        tight = tight and item_tight and not ended_empty
        ended_empty = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= endLine or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        following = _marker(state, line, marker)
        if following is None:
            break
        item = following
    state.push("ordered_list_close", "ol", -1)
    if marker.label is not None:
        token.meta["examples"] = labels
    lines[1] = state.line = line
    state.parentType = parent
    if tight:
        _tighten(state, opening)
    return True


def _item(state: StateBlock, line: int, end: int, marker: Marker) -> bool:
    """Reads an item; whether no empty line divides it."""
    first = state.bMarks[line] + state.tShift[line]
    initial = state.sCount[line] + marker.end - first
    column, at = initial, marker.end
    while state.src[at] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[at] == "\t" else 1
        at += 1
    if column - initial > 4:  # the rest is indented code
        column, at = initial + 1, marker.end + 1
    token = state.push("list_item_open", "li", 1)
    token.map = lines = [line, line + 1]
    kept = (state.tight, state.tShift[line], state.sCount[line], state.listIndent)
    state.listIndent, state.blkIndent = state.blkIndent, column
    state.tight = True
    state.tShift[line] = at - state.bMarks[line]
    state.sCount[line] = column
    state.md.block.tokenize(state, line, end)
    tight = state.tight
    state.blkIndent = state.listIndent
    state.tight, state.tShift[line], state.sCount[line], state.listIndent = kept
    lines[1] = state.line
    state.push("list_item_close", "li", -1)
    return tight


def _tighten(state: StateBlock, opening: int) -> None:
    """Marks the paragraphs of the items as those of a list without empty lines."""
    level = state.tokens[opening].level + 2
    for token in state.tokens[opening:]:
        if token.type.startswith("paragraph_") and token.level == level:
            token.hidden = True
