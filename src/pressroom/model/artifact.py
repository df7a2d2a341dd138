"""A finished file, ready for the shelf."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.settings import Edition


@dataclass(frozen=True, slots=True)
class Artifact:
    """``name`` is the file's name in dist/; ``pages`` is 0 where the format has none.

    ``edition`` is None for what else stands on the shelf.
    """

    name: str
    media_type: str
    data: bytes
    pages: int = 0
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text: so many letters after the element with this key begins."""

    key: str
    letters: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the PDF begins: its label, and its place told from the nearest elements."""

    label: str
    anchors: tuple[Anchor, ...]
