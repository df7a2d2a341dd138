"""The rules of formulas: what can be wrong with one, in its TeX or on the page."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

BROKEN_FORMULA = Rule(
    "MATH-001", Severity.ERROR, "formula that cannot be set",
    "correct its TeX; an unknown command can be defined before it with \\newcommand",
    "Readers would see the source, or nothing.",
    bad="It is $\\frac{1}$ wide.\n",
    good="It is $\\frac{1}{2}$ wide.\n",
    source="docs/writing.md, Formulas",
)  # fmt: skip
LONG_FORMULA = Rule(
    "MATH-002", Severity.ERROR, "formula too long, or nested too deep",
    "divide it into several formulas",
    "No page is wide enough for it, and to read it takes longer than anybody waits.",
    source="docs/writing.md, Formulas; the limit is our own",
)  # fmt: skip
OPEN_FORMULA = Rule(
    "MATH-003", Severity.WARNING, "formula that is never closed",
    "close it with $$; no empty line may stand inside a formula",
    "Its dollars would be printed.",
    bad="$$\nx = 1\n\nThe boat is old.\n",
    good="$$\nx = 1\n$$\n\nThe boat is old.\n",
    source="pandoc's manual, tex_math_dollars",
)  # fmt: skip
LABELS = Rule(
    "MATH-004", Severity.WARNING, "formula with more than one label",
    "divide it into formulas with one label each; only the first label is kept",
    "A reference to the second label would lead to nothing.",
    bad="$$\nx = 1 \\label{eq:a} \\label{eq:b}\n$$\n",
    good="$$\nx = 1 \\label{eq:a}\n$$\n",
    source="docs/writing.md, Formulas",
)  # fmt: skip

DEFINED_TWICE = Rule(
    "MATH-005", Severity.WARNING, "macro that is defined twice",
    "write \\renewcommand to define it anew",
    "What the macro stands for depends on which of the two is read last.",
    bad="\\newcommand{\\sea}{x}\n\\newcommand{\\sea}{y}\n\nIt is $\\sea$.\n",
    good="\\newcommand{\\sea}{x}\n\nIt is $\\sea$.\n",
    source="docs/writing.md, Formulas",
)  # fmt: skip

RULES = (BROKEN_FORMULA, LONG_FORMULA, OPEN_FORMULA, LABELS, DEFINED_TWICE)
