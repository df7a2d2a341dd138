"""The sizes of a cover's words, as they pass from one process to the other: no library is needed.

All lengths are in hundredths of the cover's width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

COLUMN = 700 / 9  # margins are a ninth of the page
IN_LINES = 8  # so many names have a line each, more of them run on


@dataclass(frozen=True, slots=True)
class CoverFit:
    """Sizes and measures; ``names`` is how many creators are named, ``run_on`` whether in one line."""

    title: float = 8.4
    measure: float = COLUMN
    subtitle: float = 4.2
    submeasure: float = COLUMN
    creators: float = 4.0
    credit: float = 3.4
    names: int = IN_LINES
    run_on: bool = False

    def css(self) -> str:
        """The sizes as custom properties, which the style sheets of the cover use."""
        lengths = {
            "title": self.title, "measure": self.measure, "subtitle": self.subtitle,
            "submeasure": self.submeasure, "creator": self.creators,
            # what is left of the column at either side, where it is centred
            "side": (COLUMN - self.measure) / 2, "subside": (COLUMN - self.submeasure) / 2,
            "credit": self.credit,
        }  # fmt: skip
        told = "".join(
            f"--cover-{name}: calc({length:.3f} * var(--cover-unit));"
            for name, length in lengths.items()
        )
        return f".cover {{ {told} }}"

    def smaller(self, share: float) -> CoverFit:
        """The same words in a smaller size, for style sheets that leave less room."""
        return replace(
            self, title=self.title * share, measure=COLUMN, subtitle=self.subtitle * share,
            submeasure=COLUMN, creators=self.creators * share, credit=self.credit * share,
        )  # fmt: skip
