"""A finished file, ready for the shelf."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """``name`` is the file's name in dist/; ``pages`` is 0 where the format has none."""

    name: str
    media_type: str
    data: bytes
    pages: int = 0
