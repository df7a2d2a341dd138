"""Formulas in Markdown: where one begins and ends, as pandoc's, MathJax's and GitHub's writers do.

``$…$`` and ``$$…$$`` follow pandoc's ``tex_math_dollars`` to the letter, so that money stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pressroom.typeset.markdown import attributes, macros
from pressroom.typeset.markdown.reading import reading

_ENVIRONMENTS = (
    "align alignat displaymath dmath eqnarray equation flalign gather math multline subequations"
)
_BEGIN = re.compile(rf"\\begin\{{((?:{'|'.join(_ENVIRONMENTS.split())})\*?)\}}")
_BLANK = re.compile(r"\n[ \t]*\n")
_TEX_IN_BRACKETS = re.compile(r"(?<!\\)\\([(\[])(?:(?!\\[)\]]|\n[ \t]*\n).)*\\[A-Za-z]", re.DOTALL)
_CLOSING = {"(": ")", "[": "]"}
_CODE = re.compile(r"`+")
# what may follow a formula on its line and belong to it
_GAP = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as written: its TeX, without what encloses it, and where it ends in the text.

    ``bare``: an environment of LaTeX without dollar signs, whose rows have numbers as there.
    """

    tex: str
    display: bool
    end: int
    bare: bool = False


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.inline.ruler.before("escape", "formula", _inline)
    md.block.ruler.before("lheading", "formula_paragraph", _paragraph)
    md.block.ruler.before("lheading", "macros", _macros)


def uses_brackets(text: str) -> bool:
    r"""Whether a file writes formulas as ``\(…\)`` or ``\[…\]``: one of them holds a TeX command.

    In other files these are brackets that are only brackets, as CommonMark and pandoc have it.
    """
    return _TEX_IN_BRACKETS.search(text) is not None


def find(text: str, at: int, end: int, *, brackets: bool = False) -> Formula | None:
    r"""The formula that opens at ``at``, if there is one; ``brackets``: ``\(`` opens one too."""
    if text.startswith("$$", at):
        return _delimited(text, at + 2, end, "$$", display=True)
    if text.startswith("$", at):
        found = _within_line(text, at + 1, end, "$")
        if found is None or text[at + 1].isspace():
            return None
        found = _without_ticks(found)
        # code binds tighter than a dollar: `$HOME` and `$PATH` stand for no formula between them
        return None if "`" in found.tex else found
    if text.startswith("\\begin{", at):
        return _environment(text, at, end)
    for width, wanted in ((2, brackets), (3, True)):
        mark = text[at : at + width]
        if wanted and mark[:-1] == "\\" * (width - 1) and mark[-1:] in _CLOSING:
            close = mark[:-1] + _CLOSING[mark[-1]]
            if mark[-1] == "[":
                return _delimited(text, at + width, end, close, display=True)
            return _within_line(text, at + width, end, close)
    return None


def _delimited(text: str, at: int, end: int, close: str, *, display: bool) -> Formula | None:
    last = text.find(close, at + 1, end)
    if last < 0 or _BLANK.search(text, at, last):
        return None
    return Formula(text[at:last].strip(), display, last + len(close))


def _environment(text: str, at: int, end: int) -> Formula | None:
    begun = _BEGIN.match(text, at, end)
    if begun is None:
        return None
    close = f"\\end{{{begun[1]}}}"
    last = text.find(close, begun.end(), end)
    if last < 0 or _BLANK.search(text, at, last):
        return None
    return Formula(text[at : last + len(close)], True, last + len(close), bare=True)


def _within_line(text: str, at: int, end: int, close: str) -> Formula | None:
    """As pandoc's ``mathInlineWith``: no space before the closing mark, no digit after it."""
    start = at
    while at < end:
        if at > start and text.startswith(close, at):
            after = at + len(close)
            if at + len(close) > end or text[after : after + 1].isdigit():
                return None
            return Formula(text[start:at].strip(), False, after)
        char = text[at]
        if char == "\\":
            words = _braced(text, at + 5, end) if text.startswith("\\text{", at) else None
            at = words or at + 2
        elif char.isspace():
            while at < end and text[at].isspace():
                at += 1
            if text.startswith("$", at) or _BLANK.search(text, start, at):
                return None
        elif at == start and text.startswith(close, at):
            return None
        else:
            at += 1
    return None


def _braced(text: str, at: int, end: int) -> int | None:
    depth = 0
    while at < end:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if not depth:
            return at
    return None


def _without_ticks(found: Formula) -> Formula:
    """GitHub's form: backticks inside the dollar signs keep Markdown away from the TeX."""
    tex = found.tex
    if len(tex) > 2 and tex[0] == tex[-1] == "`":
        return Formula(tex[1:-1].strip(), False, found.end)
    return found


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    shared = reading(state.env)
    found = find(state.src, state.pos, state.posMax, brackets=shared.brackets)
    if found is None:
        return False
    if silent:
        state.pos = found.end
        return True
    token = state.push("formula", "", 0)
    token.content = found.tex
    token.meta["display"], token.meta["bare"] = found.display, found.bare
    state.pos = found.end
    gap = _GAP.match(state.src, found.end, state.posMax) if found.display else None
    listed = attributes.read(state.src[: state.posMax], gap.end()) if gap else None
    if listed:
        token.meta["attributes"], state.pos = listed
    return True


def _spans(text: str, *, brackets: bool) -> Iterator[tuple[int, int]]:
    """Where formulas stand in a paragraph, code left out."""
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        if char in "$\\":
            found = find(text, at, end, brackets=brackets)
            if found:
                yield at, found.end
            at = found.end if found else at + (2 if char == "\\" else 1)
        elif char == "`" and (ticks := _CODE.match(text, at)):
            code = re.compile(rf"(?<!`){ticks[0]}(?!`)").search(text, ticks.end())
            at = code.end() if code else ticks.end()
        else:
            at += 1


def _paragraph(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """A paragraph with a formula over several lines, of which none can begin another block.

    CommonMark would take a line of ``+ b`` for a list, and one of ``=`` for a heading's rule.
    """
    if silent or state.is_code_block(startLine):
        return False
    last = startLine
    while last < endLine and not state.isEmpty(last):
        last += 1
    text = state.getLines(startLine, last, state.blkIndent, False)
    if "$" not in text and "\\" not in text:
        return False
    inside: set[int] = set()
    for first, end in _spans(text, brackets=reading(state.env).brackets):
        line = startLine + text.count("\n", 0, first)
        inside.update(range(line + 1, line + 1 + text.count("\n", first, end)))
    if not inside:
        return False
    parent, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    line = startLine + 1
    while line < endLine and not state.isEmpty(line):
        lazy = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if not (lazy or line in inside) and any(rule(state, line, endLine, True) for rule in rules):
            break
        line += 1
    state.parentType = parent
    state.line = line
    state.push("paragraph_open", "p", 1).map = [startLine, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(startLine, line, state.blkIndent, False).strip()
    token.map = [startLine, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _macros(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    r"""Lines of ``\newcommand`` and the like, which print nothing."""
    if silent or state.is_code_block(startLine):
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not macros.opens(state.src, begin):
        return False
    text = state.getLines(startLine, endLine, state.blkIndent, False)
    found, at = macros.read(text)
    if not found or text[at : text.find("\n", at) if "\n" in text[at:] else len(text)].strip():
        return False
    token = state.push("macros", "", 0)
    token.meta["macros"] = found
    state.line = startLine + text.count("\n", 0, at) + 1
    token.map = [startLine, state.line]
    return True
