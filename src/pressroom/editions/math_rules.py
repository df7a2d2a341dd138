"""What can be wrong with the drawing of a formula."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

UNDRAWN = Rule(
    "MATH-010", Severity.ERROR, "formula that cannot be drawn",
    "write it in another way, or divide it",
    "Readers of the PDF would see a gap.",
    source="docs/decisions/0018-formulas.md",
)  # fmt: skip
NO_SIGN = Rule(
    "MATH-011", Severity.ERROR, "character that the font for formulas lacks",
    "write it outside the formula, or in another way",
    "Readers would see an empty box in its place.",
    source="docs/decisions/0024-formulas-again.md",
)  # fmt: skip
SCALED = Rule(
    "MATH-012", Severity.WARNING, "formula wider than the page",
    "break it into lines, as with \\begin{aligned}",
    "What stands beyond the edge is cut off in print.",
    source="docs/writing.md, Formulas",
)  # fmt: skip

RULES = (UNDRAWN, NO_SIGN, SCALED)
