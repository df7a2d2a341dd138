"""From a block of HTML to a tree: elements, and the stretches of Markdown between their tags."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.token import Token

from pressroom.typeset.markdown import directives
from pressroom.typeset.markdown.attribute_lines import attach
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.html_tags import (
    HTML_FORMATS,
    RAW,
    VOID,
    Pairs,
    Tag,
    block_tags,
    read_attributes,
)
from pressroom.typeset.markdown.offsets import Lines
from pressroom.typeset.markdown.parser import block_tokens
from pressroom.typeset.markdown.reading import MAX_DEPTH, TooDeepError, reading
from pressroom.typeset.markdown.tree import Branch, grow
from pressroom.typeset.rules import NESTING, OPEN_COMMENT, RAW_HTML

_RAW = re.compile(rf"\s*\{{=(?:{'|'.join(HTML_FORMATS)})\}}\s*")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# Elements that hold text and no blocks, so that "1. Ports" in them is no list; nor is it in others
# where it begins on the line of the tag.
_PHRASING = frozenset("caption dt figcaption h1 h2 h3 h4 h5 h6 legend p summary".split())
# Elements that end where one of the same kind begins, if they are not closed.
_ENDED_BY = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "thead", "tbody", "tfoot"),
    "td": ("td", "th", "tr", "tbody", "tfoot"), "th": ("td", "th", "tr", "tbody", "tfoot"),
    "thead": ("tbody", "tfoot"), "tbody": ("tbody", "tfoot"), "p": ("p",),
    "option": ("option", "optgroup"),
}  # fmt: skip


def read_blocks(context: Context, depth: int = 0) -> list[Branch]:
    """The blocks of the lines of ``context``; ``depth`` is how deep these lie already.

    Of each block of HTML the children are elements (``element``), which have their ``name``,
    ``attributes`` and ``place`` in ``meta``, and stretches of Markdown (``run``), which have there
    the ``lines`` that their own children count. What is nested too deep is reported.
    """
    shared = reading(context.environment)
    faults = len(shared.faults)
    try:
        branches = grow(block_tokens(context.lines.text, context.environment, depth))
        _expand(branches, context)
    except (TooDeepError, RecursionError) as error:
        report_depth(context, error.at if isinstance(error, TooDeepError) else 0)
        branches = []
    for rule, message, line in shared.faults[faults:]:
        context.report(rule, message, context.lines.place(line, line + 1))
    del shared.faults[faults:]
    return branches


def report_depth(context: Context, line: int) -> None:
    """Reports that text is nested too deep."""
    message = f"text is nested deeper than {MAX_DEPTH} levels"
    context.report(NESTING, message, context.lines.place(line, line + 1))


def _expand(branches: list[Branch], context: Context) -> None:
    if any(branch.kind == "attribute_line" for branch in branches):
        attach(branches, context)
    for branch in branches:
        if branch.kind == "html_block" and branch.token.type == "html_block":
            lines = context.lines.block(branch.token.content, branch.lines[0])
            branch.children = _Grower(context.within(lines), branch).grow()
        elif branch.kind == "fence" and branch.token.content and _RAW.fullmatch(branch.token.info):
            branch.kind = "html_block"
            lines = context.lines.block(branch.token.content, branch.lines[0] + 1)
            run = Branch("run", Token("run", "", 0), meta={"lines": lines})
            run.children = read_blocks(context.within(lines), branch.token.level)
            branch.children = [run]
        elif branch.kind == "fence" and (inside := directives.opened(branch, context.lines)):
            branch.meta["lines"] = inside
            branch.children = read_blocks(context.within(inside), branch.token.level + 1)
        else:
            _expand(branch.children, context.inside(branch))


class _Grower:
    """Makes the tree of one block."""

    def __init__(self, context: Context, branch: Branch) -> None:
        self.context, self.lines = context, context.lines
        self.text = self.lines.text
        self.line = branch.lines[0]
        self.depth: int = branch.meta.get("depth", 0)

    def grow(self) -> list[Branch]:
        root = Branch("html_block", Token("html_block", "", 0), meta={"name": ""})
        path, at = [root], 0
        closed = Pairs(self.text).ends
        for tag in block_tags(self.text):
            if tag.start < at:  # within a table
                continue
            self._run(at, tag.start, path[-1])
            if tag.name == "table" and tag.start in closed and self.text[: tag.start].strip():
                at = closed[tag.start]
                self._run(tag.start, at, path[-1], whole=True)
                continue
            at = tag.end if tag.end >= 0 else len(self.text)
            if tag.name == "!":
                if tag.end < 0:
                    place = self.lines.between(tag.start, at)
                    self.context.report(OPEN_COMMENT, "comment is never closed", place)
            elif tag.closes:
                self._close(tag, path)
            else:
                while path[-1].meta["name"] in _ENDED_BY and (
                    tag.name in _ENDED_BY[path[-1].meta["name"]] and not path[-1].meta["closed"]
                ):
                    path.pop()
                element = self._element(tag, tag.start in closed)
                path[-1].children.append(element)
                if tag.name not in VOID:
                    path.append(element)
                    if len(path) + self.depth > MAX_DEPTH:
                        raise TooDeepError(self.line)
        self._run(at, len(self.text), path[-1])
        return root.children

    def _element(self, tag: Tag, closed: bool) -> Branch:
        place = self.lines.between(tag.start, tag.end)
        token = Token("element", tag.name, 0, map=[self.line, self.line + 1])
        if not closed and tag.name not in VOID and tag.name not in _ENDED_BY:
            self.context.report(RAW_HTML, f'raw HTML "<{tag.name}>" is never closed', place)
        return Branch("element", token, meta={
            "name": tag.name, "attributes": read_attributes(tag.attributes), "place": place,
            "closed": closed, "tag": self.lines.part(tag.start, tag.end),
        })  # fmt: skip

    def _close(self, tag: Tag, path: list[Branch]) -> None:
        for index in range(len(path) - 1, 0, -1):
            if path[index].meta["name"] == tag.name:
                element = path[index]
                start = element.meta["place"]
                end = self.lines.between(tag.start, tag.end)
                element.meta["place"] = replace(start, end=end.end)
                del path[index:]
                return
        place = self.lines.between(tag.start, tag.end)
        self.context.report(RAW_HTML, f'raw HTML "</{tag.name}>" is left out', place)

    def _run(self, start: int, end: int, parent: Branch, *, whole: bool = False) -> None:
        """A stretch of Markdown; a ``whole`` one is a block, which is read like any other."""
        text = self.text[start:end]
        if not text.strip():
            return
        name = parent.meta["name"]
        lines = self.lines.part(start, end)
        run = Branch("run", Token("run", "", 0), meta={"lines": lines, "text": text})
        parent.children.append(run)
        if name in RAW:
            return
        on_line = not text.lstrip(" \t").startswith("\n")
        if (
            not whole
            and name
            and (on_line or name in _PHRASING)
            and not _EMPTY_LINE.search(text.strip())
        ):
            run.children = [_paragraph(lines)]
        else:
            run.children = read_blocks(self.context.within(lines), self.depth + 1)


def _paragraph(lines: Lines) -> Branch:
    """All the lines as one paragraph."""
    first = next(at for at, line in enumerate(lines.lines) if line.strip())
    content = "\n".join(line.strip() for line in lines.lines[first:]).strip()
    span = [first, len(lines.lines)]
    inline = Token("inline", "", 0, content=content, map=span)
    return Branch(
        "paragraph", Token("paragraph_open", "p", 1, map=span), [Branch("inline", inline)]
    )
