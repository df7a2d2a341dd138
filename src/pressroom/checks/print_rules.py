"""What can be wrong with a PDF for a printer. ISO 15930-7 is PDF/X-4."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

UNREADABLE = Rule(
    "PRINT-001", _E, "PDF for print that cannot be read",
    "build it again",
    "The printer refuses it.",
    source="ISO 32000-1, 7.5 File structure",
)  # fmt: skip
ANNOTATION = Rule(
    "PRINT-002", _E, "link or comment on a page for print",
    "leave it out: PDF/X-4 allows none there",
    "It cannot be clicked on paper, and some printers print a box for it.",
    source="ISO 15930-7 (PDF/X-4), of annotations within the bleed",
)  # fmt: skip
NO_TRIM = Rule(
    "PRINT-003", _E, "page that does not say where it is cut",
    "give each page a TrimBox",
    "The printer must guess where to cut.",
    source="ISO 15930-7 (PDF/X-4), of page boxes; ISO 32000-1, 14.11.2 Page boundaries",
)  # fmt: skip
OUTSIDE = Rule(
    "PRINT-004", _E, "trim that lies outside its bleed, or this outside the sheet",
    "let each box lie inside the next larger one",
    "The page would be cut where nothing is printed.",
    source="ISO 15930-7 (PDF/X-4), of page boxes; ISO 32000-1, 14.11.2 Page boundaries",
)  # fmt: skip
COLOUR = Rule(
    "PRINT-005", _E, "colour in a book that is printed in black",
    "turn it into gray, or print in colour",
    "The press has no ink for it: the printer refuses the file, charges for colour, or prints a "
    "grey that nobody chose.",
    source="docs/decisions/0032-print.md",
)  # fmt: skip
NO_INTENT = Rule(
    "PRINT-006", _E, "PDF/X-4 without a profile of what it is printed with",
    "add an output intent with its profile",
    "The printer does not know for which press the colours are made.",
    source="ISO 15930-7 (PDF/X-4), of output intents; ISO 32000-1, 14.11.5 Output intents",
)  # fmt: skip
TRAPPED = Rule(
    "PRINT-007", _E, "PDF/X-4 that does not say whether it is trapped",
    "say so",
    "The printer does not know whether colours were already made to overlap, and does it twice or "
    "never.",
    source="ISO 15930-7 (PDF/X-4), of trapping; ISO 32000-1, 14.3.3 Document information dictionary",
)  # fmt: skip
ACTION = Rule(
    "PRINT-008", _E, "action or form in a PDF for print",
    "leave it out",
    "A press can run no action, and many printers refuse the file.",
    source="ISO 15930-7 (PDF/X-4), of actions and forms",
)  # fmt: skip
FONT = Rule(
    "PRINT-009", _E, "font that is not embedded for print",
    "embed it",
    "The press takes another typeface, and the lines break anew or letters are missing.",
    source="ISO 15930-7 (PDF/X-4), of fonts; ISO 32000-1, 9.9 Embedded font programs",
)  # fmt: skip
FOREIGN_COLOUR = Rule(
    "PRINT-010", _E, "colours of another device than the one that it is printed with",
    "turn them into those of the output, or give them a profile",
    "A PDF/X-4 tells by its output intent what its colours are meant for: RGB says nothing to a press "
    "that is described in CMYK, and the reverse.",
    source="ISO 15930-7 (PDF/X-4), of colour; ISO 32000-1, 14.11.5 Output intents",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
