"""Cells of Quarto and R Markdown that are more, or less, than code to look at."""

from __future__ import annotations

import re

from markdown_it.token import Token

from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.code_info import CodeInfo

# the usual way to show a file in R Markdown, which needs nobody to run it
_PICTURE = re.compile(r"""\s*(?:knitr::)?include_graphics\(\s*(["'])([^"']+)\1[^()]*\)\s*""")
_WIDTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in)")


def picture_of(code: CodeInfo) -> Token | None:
    """The image that a cell shows, if that is all it does, as Markdown's own would be read.

    None without words that say what the image shows.
    """
    found = _PICTURE.fullmatch(code.text) if code.cell else None
    if found is None:
        return None
    pairs = {"fig-cap": code.caption, "fig-alt": _option(code, "fig-alt")}
    if not any(pairs.values()):
        return None
    width = _option(code, "out-width")
    if _WIDTH.fullmatch(width):
        pairs["width"] = width
    given = {key: value for key, value in pairs.items() if value}
    token = Token("image", "img", 0, children=[], attrs={"src": found[2]})
    token.meta = {"at": 0, "end": 0, "attributes": Attributes(code.id, (), given)}
    return token


def is_left_out(code: CodeInfo) -> bool:
    """Whether a cell asks not to be shown, and holds nothing that the text could refer to."""
    hidden = any(_option(code, key).lower() in ("false", "f") for key in ("echo", "include"))
    return code.cell and hidden and not (code.caption or code.id)


def _option(code: CodeInfo, name: str) -> str:
    """The value of an option, whose name may have a point where Quarto has a hyphen."""
    value = code.options.get(name) or code.options.get(name.replace("-", "."), "")
    return " ".join(value.split())
