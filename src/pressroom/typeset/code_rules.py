"""The rules for listings: what can be wrong with lines of code."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

CELL = Rule(
    "CODE-001", Severity.WARNING, "code cell that is not run",
    "write what it prints or draws into the manuscript; write {.python} for code that is only shown",
    "What the cell would print or draw is missing in the text.",
    bad="```{python}\nprint(1 + 1)\n```\n",
    good="```{.python}\nprint(1 + 1)\n```\n",
    source="docs/writing.md, Code",
)  # fmt: skip
NO_LINE = Rule(
    "CODE-002", Severity.WARNING, "marked line that is not there",
    "count from the listing's first line, which is 1",
    "The line that the text speaks of is not marked, and another listing may be meant.",
    bad='```{.python hl_lines="7"}\nprint(1 + 1)\n```\n',
    good='```{.python hl_lines="1"}\nprint(1 + 1)\n```\n',
    source="docs/writing.md, Code",
)  # fmt: skip

RULES = (CELL, NO_LINE)
