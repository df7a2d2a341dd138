"""What can be wrong with the size of a table in the PDF."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

SCALED = Rule(
    "TBL-006", Severity.WARNING, "table that is set in smaller type to fit the page",
    "use fewer columns or shorter words, or choose a larger page",
    "Type that is too small is hard to read.",
    source="docs/writing.md, Tables; docs/decisions/0017-tables.md",
)  # fmt: skip
TURNED = Rule(
    "TBL-007", Severity.WARNING, "table that is turned to fit the page",
    "use fewer columns or shorter words, or choose a larger page",
    "Readers must turn the book, and on a screen their heads.",
    source="docs/writing.md, Tables; docs/decisions/0017-tables.md",
)  # fmt: skip
TOO_WIDE = Rule(
    "TBL-008", Severity.ERROR, "table that fits on no page",
    "divide it into several tables, or choose a larger page",
    "Its rows or columns would fall off the page.",
    source="docs/writing.md, Tables; docs/decisions/0017-tables.md",
)  # fmt: skip

RULES = (SCALED, TURNED, TOO_WIDE)
