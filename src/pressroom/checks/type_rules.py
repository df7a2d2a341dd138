"""The rules of type, measured on the pages of a PDF; docs/typography.md tells how."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_W = Severity.WARNING
_REWORD = "change a few words of the paragraph, or the measure"

MEASURE = Rule(
    "TYPE-001", _W, "lines too short or too long to read", "60 to 70 characters are best"
)
GRID = Rule(
    "TYPE-002", _W, "line off the grid", "give all blocks heights of whole lines, and marks none"
)  # fmt: skip
WIDOW = Rule(
    "TYPE-003", _W, "last line of a paragraph alone on top of a page", "set widows: 2, or reword"
)  # fmt: skip
ORPHAN = Rule(
    "TYPE-004", _W, "first line of a paragraph alone at the foot of a page",
    "set orphans: 2, or reword",
)  # fmt: skip
LADDER = Rule("TYPE-005", _W, "more than two lines in a row with divided words", _REWORD)
TURN = Rule("TYPE-006", _W, "word divided where the page is turned", _REWORD)
LOOSE = Rule("TYPE-007", _W, "line with wide gaps between its words", _REWORD)
TIGHT = Rule("TYPE-008", _W, "line with too little room between its words", _REWORD)
SHORT_PAGE = Rule(
    "TYPE-009", _W, "last page of a section with fewer than 5 lines",
    "shorten or lengthen the section by some lines",
)  # fmt: skip
UNEVEN = Rule("TYPE-010", _W, "facing pages of unequal height", "move a line, or reword")
FALSE_ITALIC = Rule(
    "TYPE-011", _W, "letters made oblique by force", "embed the italic of the typeface"
)  # fmt: skip
FALSE_BOLD = Rule("TYPE-012", _W, "letters made bold by force", "embed the bold of the typeface")
FALSE_CAPITALS = Rule(
    "TYPE-013", _W, "small capitals made from capitals", "use the small capitals of the typeface"
)  # fmt: skip
NO_GLYPH = Rule(
    "TYPE-014", _W, "character that its font has no glyph for", "choose a font that has it"
)  # fmt: skip

RULES = (
    MEASURE, GRID, WIDOW, ORPHAN, LADDER, TURN, LOOSE, TIGHT, SHORT_PAGE, UNEVEN, FALSE_ITALIC,
    FALSE_BOLD, FALSE_CAPITALS, NO_GLYPH,
)  # fmt: skip
