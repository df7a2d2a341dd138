"""How a table that is too wide for the page is made to fit it."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.block import Table


@dataclass(frozen=True, slots=True)
class Fit:
    """``size`` of its type in points, 0 for the usual one; ``turned``: on a page set sideways.

    ``broken``: its words may break at any letter, which is better than cutting them off.
    """

    size: float = 0
    turned: bool = False
    broken: bool = False

    @property
    def style(self) -> str | None:
        return f"font-size: {self.size:g}pt" if self.size else None

    @property
    def classes(self) -> str:
        """The classes that the style sheet knows, with spaces between."""
        named = (("scaled", self.size), ("turned", self.turned), ("broken", self.broken))
        return " ".join(name for name, is_so in named if is_so)


def table_key(table: Table) -> str:
    """What a table is known by in the layout."""
    return f"{table.place.path}:{table.place.start}"
