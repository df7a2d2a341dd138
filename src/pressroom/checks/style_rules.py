"""All rules of style, by what they look at."""

from __future__ import annotations

from pressroom.checks import (
    style_leftovers_rules,
    style_marks_rules,
    style_structure_rules,
    style_words_rules,
)

RULES = (
    *style_marks_rules.RULES, *style_words_rules.RULES, *style_structure_rules.RULES,
    *style_leftovers_rules.RULES,
)  # fmt: skip
