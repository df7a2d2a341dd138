"""The parser's flat list of block tokens as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token


@dataclass(slots=True)
class Branch:
    """A block: its kind, the token that tells about it, and what is in it."""

    kind: str
    token: Token
    children: list[Branch] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[int, int]:
        first, last = self.token.map or (0, 0)
        return first, max(last, first + 1)

    @property
    def inline(self) -> Token:
        """The token that holds the text of a paragraph, heading, term or cell."""
        return self.children[0].token


def grow(tokens: list[Token]) -> list[Branch]:
    """The outermost blocks, with all that is in them."""
    root: list[Branch] = []
    open_lists = [root]
    for token in tokens:
        if token.nesting < 0:
            open_lists.pop()
            continue
        branch = Branch(token.type.removesuffix("_open"), token, meta=token.meta)
        open_lists[-1].append(branch)
        if token.nesting > 0:
            open_lists.append(branch.children)
    return root
