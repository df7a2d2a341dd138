"""The Markdown parser: markdown-it with limits, exact positions, and the syntax of this house.

Syntax: CommonMark 0.31.2, tables and strikethrough of GFM, and of pandoc's Markdown notes,
citations, definition lists, fenced divisions, bracketed spans, attributes, ^super^, ~sub~ and $math$.
"""

from __future__ import annotations

import functools
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pressroom.typeset.markdown import (
    abbreviations,
    autolinks,
    block_rules,
    callout_rules,
    cites,
    definition_rules,
    emoji_names,
    figure_divs,
    foreign_marks,
    html_rules,
    inline_rules,
    list_rules,
    marks,
    math_syntax,
    table_rule,
    tex_references,
)
from pressroom.typeset.markdown.reading import (
    MAX_DEPTH,
    MAX_STEPS,
    TangledError,
    TooDeepError,
    reading,
)
from pressroom.typeset.markdown.rule_signs import by_sign

# markdown-it leaves text out in silence beyond this level, so it must lie above MAX_DEPTH, of
# which each costs up to two levels.
_MAX_NESTING = 100


class _Blocks(ParserBlock):
    """Reads blocks; too deep a nesting is an error, and a fence can end a division."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        shared = reading(state.env)
        if shared.depth > MAX_DEPTH:
            raise TooDeepError(startLine)
        fenced, shared.fenced, shared.closed = shared.fenced, False, False
        shared.depth += 1
        try:
            closed = self._read(state, startLine, endLine, fenced)
        finally:
            shared.depth -= 1
        shared.closed = closed

    def _read(self, state: StateBlock, line: int, end: int, fenced: bool) -> bool:
        rules = by_sign(self.ruler)
        was_empty = False
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                break
            if fenced and block_rules.closes(state, line):
                return True
            sign = state.src[state.bMarks[line] + state.tShift[line]]
            for rule in rules[sign]:
                if rule(state, line, end, False):
                    break
            else:
                raise RuntimeError("no rule of Markdown reads this line")
            state.tight = not was_empty
            line = state.line
            if line - 1 < end and state.isEmpty(line - 1):
                was_empty = True
            if line < end and state.isEmpty(line):
                was_empty = True
                state.line = line = line + 1
        return False


class _State(StateInline):
    """Knows where the text that waits to become a token began."""

    waiting_from = 0

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.waiting_from
        token.meta["end"] = self.waiting_from + len(token.content)
        return token


class _Inlines(ParserInline):
    """Reads text and tells of each token where it begins (``at``) and ends (``end``)."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _State)  # noqa: S101 - for the type checker: it is ours
        shared = reading(state.env)
        if shared.depth > MAX_DEPTH:
            raise TooDeepError(state.pos)
        shared.depth += 1
        try:
            self._read(state)
        finally:
            shared.depth -= 1

    def _read(self, state: _State) -> None:
        rules = by_sign(self.ruler)
        end = state.posMax
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            if not state.pending:
                state.waiting_from = start
            for rule in rules[state.src[start]]:
                if rule(state, False):
                    if len(state.tokens) > count:
                        _give_places(state.tokens[count:], start, state.pos)
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        shared = reading(state.env)
        shared.steps += 1
        if shared.steps > MAX_STEPS:
            raise TangledError
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _give_places(tokens: list[Token], start: int, end: int) -> None:
    at = start
    for token in tokens:
        if token.markup == "autolink":
            at = start + 1  # the text begins after the angle bracket
        if "at" in token.meta:
            continue
        if token.type == "text":  # marks of emphasis, one token each, side by side
            token.meta["at"] = at
            at += len(token.content)
            token.meta["end"] = at
        else:
            token.meta["at"] = start
            token.meta["end"] = end


class _Markdown(MarkdownIt):
    """markdown-it with the parsers above; every address is let through, to be judged later."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.block = _Blocks()
        self.inline = _Inlines()
        self.configure("commonmark", {"maxNesting": _MAX_NESTING})
        self.enable("strikethrough")
        # tokens are not joined: each keeps its place, and an escaped mark stays apart
        self.disable(["fragments_join"])
        block_rules.add(self)
        callout_rules.add(self)
        figure_divs.add(self)
        list_rules.add(self)
        definition_rules.add(self)
        html_rules.add(self)
        table_rule.add(self)
        inline_rules.add(self)
        autolinks.add(self)
        cites.add(self)
        marks.add(self)
        foreign_marks.add(self)
        emoji_names.add(self)
        abbreviations.add(self)
        math_syntax.add(self)
        tex_references.add(self)

    def validateLink(self, url: str) -> bool:
        return True


@functools.cache
def _parser() -> _Markdown:
    return _Markdown()


def block_tokens(text: str, environment: dict[str, Any], depth: int = 0) -> list[Token]:
    """The block tokens of ``text``, whose lines must end with a line feed.

    ``depth`` is how deep the text lies already. Raises TooDeepError.
    """
    tokens: list[Token] = []
    md = _parser()
    reading(environment).depth = depth
    md.block.parse(text, md, environment, tokens)
    return tokens


def inline_tokens(text: str, environment: dict[str, Any]) -> list[Token]:
    """The inline tokens of a paragraph, with their places in ``meta``.

    Raises TooDeepError and TangledError.
    """
    md = _parser()
    shared = reading(environment)
    shared.depth = shared.steps = 0
    return md.inline.parse(text, md, environment, [])
