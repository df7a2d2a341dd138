"""Tables of HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pressroom.model.block import Blocks
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import RAW_HTML


def html_table(branch: Branch, content: Callable[[Branch], Blocks], context: Context) -> Blocks:
    """The blocks of the cells of ``<table>``, with a warning; ``content`` reads those of one.

    Elements are branches whose ``meta`` has ``name``, ``attributes`` and ``place``.
    """
    context.report(RAW_HTML, 'raw HTML "<table>" is left out', branch.meta["place"])
    return _cells(branch, content)


def _cells(branch: Branch, content: Callable[[Branch], Blocks]) -> Blocks:
    out: Blocks = ()
    for child in branch.children:
        match child.meta.get("name"):
            case "thead" | "tbody" | "tfoot" | "tr":
                out = (*out, *_cells(child, content))
            case "td" | "th" | "caption":
                out = (*out, *content(child))
            case "col" | "colgroup":
                pass
            case _:
                out = (*out, *content(replace(branch, children=[child])))
    return out
