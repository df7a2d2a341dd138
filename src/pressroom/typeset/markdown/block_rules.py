"""Block syntax of pandoc's Markdown: fenced divisions, the texts of notes, and lines of verse."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pressroom.model.block import AdmonitionKind
from pressroom.typeset.markdown import attributes
from pressroom.typeset.markdown.reading import reading
from pressroom.typeset.rules import OPEN_DIVISION, STRAY_FENCE

# The names of admonitions, some by the words of other programs.
ADMONITIONS: dict[str, AdmonitionKind] = {
    "note": "note", "info": "note", "tip": "tip", "important": "important",
    "warning": "warning", "caution": "caution", "danger": "caution",
}  # fmt: skip
_VERSE = re.compile(r"\|(?:[ \t]|$)")
_FENCE = re.compile(r":{3,}[ \t]*")
_WORD = re.compile(r"[^\W\d][\w-]*[ \t]*")
_DIRECTIVE = re.compile(r"\{([A-Za-z][\w-]*)\}[ \t]*(.*?)[ \t]*")  # of MyST
_OPTION = re.compile(r":([\w-]+):[ \t]*(.*)")
_TAIL = re.compile(r"[ \t]*:*[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]^]+)\]:")


def add(md: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    md.block.ruler.before(
        "fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.before("paragraph", "line_block", _lines)
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
    directive = None if word else _DIRECTIVE.fullmatch(text, at)
    if directive:
        pairs = {"title": directive[2]} if directive[2] else {}
        return attributes.Attributes(None, (directive[1],), pairs)
    listed = attributes.read(text, at)
    if listed:
        found, at = listed
    if word and word[0].strip() in ADMONITIONS and not listed and not _TAIL.match(text, at):
        title = text[at:].strip()  # as Docusaurus has it
        if title.startswith("[") and title.endswith("]"):
            title = title[1:-1]
        found, at = replace(found, pairs={"title": title}), len(text)
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
    first = startLine + 1
    if "{" in text and _DIRECTIVE.search(text, 3):
        found, first = _with_options(state, found, first, endLine)
        token.meta["directive"] = True
    token.meta["attributes"] = found
    parent, state.parentType = state.parentType, "division"
    state.line = first
    shared.fenced = True
    state.md.block.tokenize(state, first, endLine)
    if shared.closed:
        state.line += 1
    else:
        shared.faults.append((OPEN_DIVISION, f'"{_short(text)}" is never closed', startLine))
    state.parentType = parent
    state.push("division_close", "div", -1)
    lines[1] = state.line
    return True


def _with_options(
    state: StateBlock, found: attributes.Attributes, line: int, end: int
) -> tuple[attributes.Attributes, int]:
    """The options below a directive, ``:name: x``, and the line after them."""
    while line < end and (option := _OPTION.fullmatch(_line(state, line).rstrip())):
        line += 1
        if option[1] == "name":
            found = replace(found, id=option[2])
        elif option[1] == "class":
            found = replace(found, classes=(*found.classes, *option[2].split()))
    return found, line


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


def _lines(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Lines that begin with a bar and a space; one that begins with a space goes on with the last."""
    if silent or state.is_code_block(startLine) or not _VERSE.match(_line(state, startLine)):
        return False
    line, margin = startLine + 1, state.sCount[startLine]
    while line < endLine and not state.isEmpty(line) and state.sCount[line] >= margin:
        if state.sCount[line] == margin and not _VERSE.match(_line(state, line)):
            break
        line += 1
    token = state.push("line_block", "", 0)
    token.map = [startLine, line]
    token.content = state.getLines(startLine, line, margin, False)
    state.line = line
    return True
