"""The rules about languages and the ways in which they are written."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

DIRECTION = Rule(
    "MD-070", Severity.WARNING, "direction of writing that is neither ltr nor rtl",
    "write dir=ltr or dir=rtl, or only the language: its direction is known",
)  # fmt: skip

RULES: tuple[Rule, ...] = (DIRECTION,)
