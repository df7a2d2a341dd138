"""The rules about languages and the ways in which they are written."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

DIRECTION = Rule(
    "MD-070", Severity.WARNING, "direction of writing that is neither ltr nor rtl",
    "write dir=ltr or dir=rtl, or only the language: its direction is known",
    "Words from right to left would stand in the wrong order.",
    bad="[le vent]{lang=fr dir=right}\n",
    good="[le vent]{lang=fr dir=ltr}\n",
    source="HTML, 3.2.6.4 The dir attribute",
)  # fmt: skip

RULES: tuple[Rule, ...] = (DIRECTION,)
