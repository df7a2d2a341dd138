"""What can be wrong with a PDF for a printer. ISO 15930-7 is PDF/X-4."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

UNREADABLE = Rule("PRINT-001", _E, "PDF for print that cannot be read", "build it again")
ANNOTATION = Rule(
    "PRINT-002", _E, "link or comment on a page for print", "leave it out: PDF/X-4 allows none there"
)  # fmt: skip
NO_TRIM = Rule(
    "PRINT-003", _E, "page that does not say where it is cut", "give each page a TrimBox"
)  # fmt: skip
OUTSIDE = Rule(
    "PRINT-004", _E, "trim that lies outside its bleed, or this outside the sheet",
    "let each box lie inside the next larger one",
)  # fmt: skip
COLOUR = Rule(
    "PRINT-005", _E, "colour in a book that is printed in black", "turn it into gray, or print in colour"
)  # fmt: skip
NO_INTENT = Rule(
    "PRINT-006", _E, "PDF/X-4 without a profile of what it is printed with",
    "add an output intent with its profile",
)  # fmt: skip
TRAPPED = Rule("PRINT-007", _E, "PDF/X-4 that does not say whether it is trapped", "say so")
ACTION = Rule("PRINT-008", _E, "action or form in a PDF for print", "leave it out")
FONT = Rule("PRINT-009", _E, "font that is not embedded for print", "embed it")
FOREIGN_COLOUR = Rule(
    "PRINT-010", _E, "colours of another device than the one that it is printed with",
    "turn them into those of the output, or give them a profile",
    "A PDF/X-4 tells by its output intent what its colours are meant for: RGB says nothing to a press "
    "that is described in CMYK, and the reverse.",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
