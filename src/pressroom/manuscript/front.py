"""Front matter at the head of a Markdown file: YAML, or TOML between lines of three plus signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressroom.model.manuscript import Source

# comments may stand before it, such as a licence
_OPEN = re.compile(r"(?:\s*<!--(?:(?!-->)[\s\S])*-->\s*\n)*---[ \t]*(?:\r\n|\n|\r|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE | re.DOTALL)
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r|\Z)", re.MULTILINE)
KEY = re.compile(r"[A-Za-z][\w-]*[ \t]*:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class Front:
    """``start`` and ``end`` enclose the data, in YAML or ``toml``; the Markdown begins at ``body``."""

    start: int
    end: int
    body: int
    closed: bool = True
    toml: bool = False


def front_matter(source: Source) -> Front | None:
    """The front matter of a text, None where it has none; not ``closed`` where its end is missing."""
    opening = _OPEN.match(source.text, source.body)
    if not opening:
        found = _TOML.match(source.text, source.body)
        return Front(*found.span(1), found.end(), toml=True) if found else None
    closing = CLOSE.search(source.text, opening.end())
    if not closing:
        return Front(opening.end(), len(source.text), len(source.text), closed=False)
    return Front(opening.end(), closing.start(), closing.end())


def seems_meant(source: Source, front: Front) -> bool:
    """Whether it is front matter, and not words between two thematic breaks."""
    return front.toml or (front.closed and bool(KEY.match(source.text, front.start)))
