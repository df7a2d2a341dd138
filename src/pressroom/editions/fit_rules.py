"""What can be wrong with the size of a table in the PDF."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

SCALED = Rule(
    "TBL-006", Severity.WARNING, "table that is set in smaller type to fit the page",
    "use fewer columns or shorter words, or choose a larger page",
    "Type that is too small is hard to read.",
)  # fmt: skip
TURNED = Rule(
    "TBL-007", Severity.WARNING, "table that is turned to fit the page",
    "use fewer columns or shorter words, or choose a larger page",
)  # fmt: skip
TOO_WIDE = Rule(
    "TBL-008", Severity.ERROR, "table that fits on no page",
    "divide it into several tables, or choose a larger page",
)  # fmt: skip

RULES = (SCALED, TURNED, TOO_WIDE)
