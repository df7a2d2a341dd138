"""A text put together from stretches of several files, each with a place of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressroom.model.manuscript import Source


@dataclass(slots=True)
class Woven:
    """Text that is put together, and where each stretch of it comes from."""

    text: list[str] = field(default_factory=list)
    pieces: list[tuple[int, Source, int]] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, source: Source, at: int) -> None:
        """Adds ``words``, which stand in ``source`` from ``at`` on."""
        if words:
            self.pieces.append((self.length, source, at))
            self.text.append(words)
            self.length += len(words)

    def source(self, of: Source) -> Source:
        """``of`` with this text in place of its own."""
        return replace(of, text="".join(self.text), pieces=tuple(self.pieces))
