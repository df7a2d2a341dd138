r"""References as LaTeX writes them: ``\ref{eq:x}``, ``\eqref{eq:x}``, ``\cref{fig:x,fig:y}``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressroom.typeset.markdown.cites import Cited, Mode
from pressroom.typeset.markdown.formulas import label_id

_REFERENCE = re.compile(r"\\(ref|eqref|autoref|[cC]ref)\{([^{}\n]+)\}")


def add(md: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    md.inline.ruler.before("escape", "tex_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or state.linkLevel:
        return False
    if not silent:
        mode: Mode = "suppress-author" if found[1] in ("ref", "eqref") else "normal"
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta["items"] = [
            Cited(label_id(label), "", "", mode, found.start(), found.end())
            for label in found[2].split(",")
        ]
    state.pos = found.end()
    return True
