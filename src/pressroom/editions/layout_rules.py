"""What can be wrong with the layout of the PDF."""

from __future__ import annotations

from pressroom.editions import fit_rules
from pressroom.model.problem import Rule, Severity

NOTE_LOST = Rule(
    "LAYOUT-001", Severity.ERROR, "note that does not fit on any page",
    "shorten the note, or choose a larger page",
    "Part of the note would fall off the page.",
    source="docs/writing.md, Notes",
)  # fmt: skip
LAYOUT_TIME = Rule(
    "LAYOUT-002", Severity.ERROR, "layout that takes too long",
    "look for very large tables or deeply nested lists in the section named",
    "A layout that does not end gives no edition, and keeps the machine from other work.",
    source="docs/decisions/0006-child-process.md",
)  # fmt: skip
LAYOUT_MEMORY = Rule(
    "LAYOUT-003", Severity.ERROR, "layout that needs too much memory",
    "look for very large images or tables in the section named",
    "It would take the memory of everything else on the machine.",
    source="docs/decisions/0006-child-process.md",
)  # fmt: skip
LAYOUT_FAILED = Rule(
    "LAYOUT-004", Severity.ERROR, "layout that failed",
    "look at the section named; a style sheet of the project may be at fault",
    "There is no PDF.",
    source="docs/decisions/0006-child-process.md",
)  # fmt: skip
FETCH = Rule(
    "LAYOUT-005", Severity.ERROR, "style sheet that asks for what is not part of the work",
    "put the file into the project's folder of styles, and name it by its relative path",
    "The edition would depend on a network or on one machine, and could carry away what is not "
    "its own.",
    source="docs/writing.md, The looks",
)  # fmt: skip
OFF_THE_PAGE = Rule(
    "LAYOUT-006", Severity.ERROR, "line that runs over the edge of the page",
    "divide the long word, code or formula, or choose a larger page",
    "What stands beyond the paper cannot be read, and nothing tells the reader that it was there.",
    source="docs/decisions/0036-type.md",
)  # fmt: skip
OVERFULL = Rule(
    "LAYOUT-007", Severity.WARNING, "line that runs into the margin",
    "divide the long word, code or formula, or reword so that it stands elsewhere in its line",
    "A line that cannot be broken spoils the edge of the text, and in a bound book may run into the fold.",
    source="docs/decisions/0036-type.md",
)  # fmt: skip
NO_PANGO = Rule(
    "ENV-001", Severity.ERROR, "library of the system that is missing",
    "install Pango 1.44 or later",
    "Without it no PDF can be laid out.",
    source="docs/decisions/0001-weasyprint.md",
)  # fmt: skip
RULES = (
    NO_PANGO, NOTE_LOST, LAYOUT_TIME, LAYOUT_MEMORY, LAYOUT_FAILED, FETCH, OFF_THE_PAGE, OVERFULL,
    *fit_rules.RULES,
)  # fmt: skip
