"""From a formula as written to its node: macros written out, label and tag taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from pressroom.model.inline import Inlines, Math, MathRow
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
from pressroom.typeset.markdown.math_rows import LEVEL, Written, read_rows
from pressroom.typeset.math_rules import BROKEN_FORMULA, LABELS, LONG_FORMULA, OPEN_FORMULA

MAX_NESTING = 16  # pandoc's time doubles with every two indices of indices

_OLD_FONT = re.compile(r"\{\\(bf|rm|it|sf|tt|cal)(?![A-Za-z])\s*([^{}]*)\}")


def formula(
    tex: str, display: bool, found: Attributes, place: Place, context: Context, *,
    bare: bool = False,
) -> Inlines:  # fmt: skip
    """The node of a formula; none where it only defines macros, or cannot be one (reported).

    ``bare``: it is an environment of LaTeX, which numbers by itself.
    """
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
    parts = read_rows(written)
    rest = _OLD_FONT.sub(lambda it: f"\\math{it[1]}{{{it[2]}}}", parts.tex)
    rest = _in_rows(_trimmed(rest)) if display else _trimmed(rest)
    if not rest:
        context.report(BROKEN_FORMULA, "formula is empty", place)
        return ()
    return (_numbered(parts, rest, display, bare, found, place, context),)


def _numbered(
    parts: Written, tex: str, display: bool, bare: bool, found: Attributes, place: Place,
    context: Context,
) -> Math:  # fmt: skip
    """The node, with the numbers that it or its rows are to have.

    One number is for the whole where an id stands behind it, and where it has no rows. A row of a
    formula in dollar signs has one where it has a label; in LaTeX, all have but those that say no.
    """
    context.complain(found, place, (), classes=False, what="a formula")
    whole, rows = parts.whole, parts.rows
    given = bool(found.id)
    single = not rows or given
    marked = (whole,) if single else (whole, *rows) if parts.lettered else rows
    if any(len(one.labels) + given > 1 or len(one.tags) > 1 for one in marked):
        message = f'formula "{short(tex)}" has more than one label or tag'
        context.report(LABELS, message, place)
    every = bare and not parts.starred
    labelled = not (bare and parts.starred)  # there, a label is that of the text around it
    if single:
        name = context.valid_id(found, place) if given else _name(whole.label, place, context)
        counts = (
            not whole.tag
            and display
            and ((every and not whole.silent) or (labelled and bool(name)))
        )
        return Math(tex, display, place, id=name, tag=whole.tag, counts=counts)
    numbered = []
    for at, row in enumerate(rows):
        counts = not (row.tag or row.silent) and (every or (labelled and bool(row.label)))
        if row.tag or row.label or counts:
            name = _name(row.label, place, context)
            numbered.append(
                MathRow(at, place, name, 0, row.tag, counts=counts, lettered=parts.lettered)
            )
    name = _name(whole.label, place, context) if parts.lettered else None
    return Math(tex, display, place, id=name, counts=parts.lettered and every, rows=tuple(numbered))


def _name(label: str | None, place: Place, context: Context) -> str | None:
    """The author's id: a colon, as in ``eq:x``, is none of an id in an edition."""
    return context.valid_id(Attributes(label_id(label)), place) if label else None


def label_id(label: str) -> str:
    r"""The id that a ``\label`` of LaTeX becomes."""
    return re.sub(r"[^\w.-]+", "-", label.strip())


def _depth(tex: str) -> int:
    """How deep braces, fences and environments stand in one another."""
    deepest = depth = 0
    for mark in LEVEL.finditer(tex):
        depth += bool(mark["open"]) - bool(mark["close"])
        deepest = max(deepest, depth)
    return deepest


def _in_rows(tex: str) -> str:
    """Lines that MathJax and KaTeX would divide by themselves get an environment that does."""
    depth = 0
    found: set[str] = set()
    for mark in LEVEL.finditer(tex):
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
