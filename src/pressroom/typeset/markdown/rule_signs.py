"""With which characters the rules of the parser begin, so that few of them are asked at each place."""

from __future__ import annotations

import functools
from string import ascii_letters
from typing import Any

from markdown_it.ruler import Ruler

# A rule that is not here is asked everywhere. Of inline rules there is the first character of what
# they read; of those for blocks, the first on a line.
_SIGNS = {
    "address": ":", "newline": "\n", "space": "\\", "layout": "\\", "index": "\\",
    "bookdown_ref": "\\", "bookdown_label": "\\", "formula": "$\\", "tex_reference": "\\",
    "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_", "note_call": "[",
    "note_inline": "^", "example": "@", "wiki_link": "[", "link": "[", "image": "!",
    "citation": "[", "citation_in_text": "-@", "span": "[", "autolink": "<", "html_inline": "<",
    "entity": "&", "highlight": "=", "raised": "^", "lowered": "~", "role": "{",
    "attributes": "{", "foreign": "{", "emoji": ":",
    "division": ":", "mkdocs": "!?=", "kramdown": "{", "kramdown_comment": "{", "fence": "`~",
    "blockquote": ">", "hr": "*-_", "fancy_list": f"(#@{ascii_letters}", "list": "*+-0123456789",
    "note": "[", "abbreviation": "*", "reference": "[", "figure_div": "<", "html_block": "<",
    "heading": "#", "macros": "\\", "line_block": "|",
}  # fmt: skip


class _BySign(dict[str, list[Any]]):
    """The rules of a chain, in their order, by the character that they may begin with."""

    def __init__(self, ruler: Ruler[Any], chain: str) -> None:
        names = dict(zip(ruler.getRules(""), ruler.get_active_rules(), strict=True))
        self._rules = [(rule, _SIGNS.get(names[rule])) for rule in ruler.getRules(chain)]

    def __missing__(self, sign: str) -> list[Any]:
        self[sign] = [rule for rule, signs in self._rules if signs is None or sign in signs]
        return self[sign]


@functools.cache
def by_sign(ruler: Ruler[Any], chain: str = "") -> _BySign:
    """The rules of a chain by the sign that they begin with; the ruler must be complete."""
    return _BySign(ruler, chain)
