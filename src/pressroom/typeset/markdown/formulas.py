"""From a formula as written to its node: macros written out, label and tag taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from pressroom.model.inline import Inlines, Math
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.calls import short
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.macros import (
    MAX_TEX,
    TooLongError,
    without_definitions,
    write_out,
)
from pressroom.typeset.math_rules import BROKEN_FORMULA, LABELS, LONG_FORMULA, OPEN_FORMULA

MAX_NESTING = 16  # pandoc's time doubles with every two indices of indices

_LABEL = re.compile(r"\s*\\label\s*\{([^{}]*)\}|\s*\(\\#(eq:[\w:.-]+)\)")
_TAG = re.compile(r"\s*\\tag(\*?)\s*\{([^{}]*)\}")
_UNNUMBERED = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])\s*")
# environments that say only that there is a formula
_FRAME = re.compile(
    r"\\begin\{(displaymath|math|dmath\*?|subequations|equation\*?)\}(.*)\\end\{\1\}", re.DOTALL
)
_OLD_FONT = re.compile(r"\{\\(bf|rm|it|sf|tt|cal)(?![A-Za-z])\s*([^{}]*)\}")
_LEVEL = re.compile(
    r"(?P<open>\\(?:left|begin)\b|\{)|(?P<close>\\(?:right|end)\b|\})|\\.|&", re.DOTALL
)


def formula(tex: str, display: bool, found: Attributes, place: Place, context: Context) -> Inlines:
    """The node of a formula; none where it only defines macros, or cannot be one (reported)."""
    if len(tex) > MAX_TEX:
        message = f"formula of {len(tex):,} characters; the most is {MAX_TEX:,}"
        context.report(LONG_FORMULA, message, place)
        return ()
    rest, defined = without_definitions(tex)
    context.macros.update(defined)
    if not rest and defined:
        return ()
    try:
        written = write_out(rest, context.macros)
    except TooLongError:
        message = f'the macros of formula "{short(tex)}" write out to too much'
        context.report(LONG_FORMULA, message, place)
        return ()
    if _depth(written) > MAX_NESTING:
        message = f'formula "{short(tex)}" is nested deeper than {MAX_NESTING} levels'
        context.report(LONG_FORMULA, message, place)
        return ()
    labels = [first or second for first, second in _LABEL.findall(written)]
    tags = _TAG.findall(written)
    for mark in (_LABEL, _TAG, _UNNUMBERED):
        written = mark.sub("", written)
    while frame := _FRAME.fullmatch(written.strip()):
        written = frame[2]
    written = _OLD_FONT.sub(lambda it: f"\\math{it[1]}{{{it[2]}}}", written)
    written = _in_rows(_trimmed(written)) if display else _trimmed(written)
    if not written:
        context.report(BROKEN_FORMULA, "formula is empty", place)
        return ()
    if len(labels) > 1 or len(tags) > 1:
        message = f'formula "{short(written)}" has more than one label or tag'
        context.report(LABELS, message, place)
    name = _name(found, labels, place, context)
    tag = tags[0][1] if tags and tags[0][0] else f"({tags[0][1]})" if tags else ""
    return (Math(written, display, place, id=name, tag=tag),)


def _name(found: Attributes, labels: Sequence[str], place: Place, context: Context) -> str | None:
    """The author's id: a colon, as in ``eq:x``, is none of an id in an edition."""
    context.complain(found, place, (), classes=False, what="a formula")
    if found.id:
        return context.valid_id(replace(found, id=found.id.replace(":", "-")), place)
    if labels:
        name = re.sub(r"[^\w.-]+", "-", labels[0].strip())
        return context.valid_id(Attributes(name), place)
    return None


def _depth(tex: str) -> int:
    """How deep braces, fences and environments stand in one another."""
    deepest = depth = 0
    for mark in _LEVEL.finditer(tex):
        depth += bool(mark["open"]) - bool(mark["close"])
        deepest = max(deepest, depth)
    return deepest


def _in_rows(tex: str) -> str:
    """Lines that MathJax and KaTeX would divide by themselves get an environment that does."""
    depth = 0
    found: set[str] = set()
    for mark in _LEVEL.finditer(tex):
        depth += bool(mark["open"]) - bool(mark["close"])
        if depth == 0:
            found.add(mark[0])
    if "\\\\" not in found:
        return tex
    kind = "aligned" if "&" in found else "gathered"
    return f"\\begin{{{kind}}}{tex}\\end{{{kind}}}"


def _trimmed(tex: str) -> str:
    """Without space at its ends and empty lines, but for a space that a backslash makes."""
    lines = [line for line in tex.split("\n") if line.strip()]
    bare = "\n".join(lines).strip()
    return bare + " " if re.search(r"(?<!\\)(?:\\\\)*\\$", bare) else bare


def open_formula(content: str, tokens: Sequence[Token], place: Place, context: Context) -> None:
    """Reports a line of ``$$`` that opens or closes nothing."""
    lines = [line.strip() for line in content.split("\n")]
    text = "".join(token.content for token in tokens if token.type == "text")
    if "$$" in lines and "$$" in text:
        context.report(OPEN_FORMULA, "$$ stands on a line of its own, but no formula does", place)
