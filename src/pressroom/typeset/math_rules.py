"""The rules of formulas: what can be wrong with one, in its TeX or on the page."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

BROKEN_FORMULA = Rule(
    "MATH-001", Severity.ERROR, "formula that cannot be set",
    "correct its TeX; an unknown command can be defined before it with \\newcommand",
    "Readers would see the source, or nothing.",
)  # fmt: skip
LONG_FORMULA = Rule(
    "MATH-002", Severity.ERROR, "formula too long, or nested too deep",
    "divide it into several formulas",
)  # fmt: skip
OPEN_FORMULA = Rule(
    "MATH-003", Severity.WARNING, "formula that is never closed",
    "close it with $$; no empty line may stand inside a formula",
    "Its dollars would be printed.",
)  # fmt: skip
LABELS = Rule(
    "MATH-004", Severity.WARNING, "formula with more than one label",
    "divide it into formulas with one label each; only the first label is kept",
)  # fmt: skip

DEFINED_TWICE = Rule(
    "MATH-005", Severity.WARNING, "macro that is defined twice",
    "write \\renewcommand to define it anew",
)  # fmt: skip

RULES = (BROKEN_FORMULA, LONG_FORMULA, OPEN_FORMULA, LABELS, DEFINED_TWICE)
