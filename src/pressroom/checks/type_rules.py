"""The rules of type, measured on the pages of a PDF; docs/typography.md tells how."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_W = Severity.WARNING
_REWORD = "change a few words of the paragraph, or the measure"

MEASURE = Rule(
    "TYPE-001", _W, "lines too short or too long to read",
    "60 to 70 characters are best",
    "In long lines the eye misses the beginning of the next one; short ones tear sentences apart.",
    source="Bringhurst, The Elements of Typographic Style, 2.1.2",
)  # fmt: skip
GRID = Rule(
    "TYPE-002", _W, "line off the grid",
    "give all blocks heights of whole lines, and marks none",
    "The lines of the other side shine through between those of this one, and facing pages do not "
    "stand level.",
    source="Bringhurst, The Elements of Typographic Style, 2.2.2",
)  # fmt: skip
WIDOW = Rule(
    "TYPE-003", _W, "last line of a paragraph alone on top of a page",
    "set widows: 2, or reword",
    "It looks like a line left over, and the eye stumbles at the top of the page.",
    source="Bringhurst, The Elements of Typographic Style, 2.4.8",
)  # fmt: skip
ORPHAN = Rule(
    "TYPE-004", _W, "first line of a paragraph alone at the foot of a page",
    "set orphans: 2, or reword",
    "The paragraph begins, and the reader must turn the page to know with what.",
    source="Bringhurst, The Elements of Typographic Style, 2.4.8, of orphans",
)  # fmt: skip
LADDER = Rule(
    "TYPE-005", _W, "more than two lines in a row with divided words",
    _REWORD,
    "The hyphens make a ladder at the edge, and the eye goes to the wrong line.",
    source="Bringhurst, The Elements of Typographic Style, 2.4.3; two in place of its three are our own",
)  # fmt: skip
TURN = Rule(
    "TYPE-006", _W, "word divided where the page is turned",
    _REWORD,
    "The reader must keep half a word in mind while turning the leaf.",
    source="docs/typography.md, What is measured",
)  # fmt: skip
LOOSE = Rule(
    "TYPE-007", _W, "line with wide gaps between its words",
    _REWORD,
    "Gaps part the words of a sentence more than its lines, and make white rivers down the page.",
    source="Bringhurst, The Elements of Typographic Style, 2.1.1",
)  # fmt: skip
TIGHT = Rule(
    "TYPE-008", _W, "line with too little room between its words",
    _REWORD,
    "The words run together, and the eye must part them.",
    source="Bringhurst, The Elements of Typographic Style, 2.1.1",
)  # fmt: skip
SHORT_PAGE = Rule(
    "TYPE-009", _W, "last page of a section with fewer than 5 lines",
    "shorten or lengthen the section by some lines",
    "Some lines alone on a page look like a mistake, and waste a leaf.",
    source="docs/typography.md, What is measured",
)  # fmt: skip
UNEVEN = Rule(
    "TYPE-010", _W, "facing pages of unequal height",
    "move a line, or reword",
    "The open book stands crooked before the eye.",
    source="Bringhurst, The Elements of Typographic Style, 2.4.9",
)  # fmt: skip
FALSE_ITALIC = Rule(
    "TYPE-011", _W, "letters made oblique by force",
    "embed the italic of the typeface",
    "Slanted letters are no italic: their curves and strokes are bent out of shape.",
    source="docs/typography.md, What is measured",
)  # fmt: skip
FALSE_BOLD = Rule(
    "TYPE-012", _W, "letters made bold by force",
    "embed the bold of the typeface",
    "Letters with a line around them run full, and their counters close.",
    source="docs/typography.md, What is measured",
)  # fmt: skip
FALSE_CAPITALS = Rule(
    "TYPE-013", _W, "small capitals made from capitals",
    "use the small capitals of the typeface",
    "Capitals made small are thinner than the letters beside them, and stand out as grey spots.",
    source="docs/typography.md, What is measured",
)  # fmt: skip
NO_GLYPH = Rule(
    "TYPE-014", _W, "character that its font has no glyph for",
    "choose a font that has it",
    "Readers see an empty box in the place of a letter.",
    source="ISO 19005-2, 6.2.11.8 Use of .notdef glyph; Matterhorn 31-030",
)  # fmt: skip

RULES = (
    MEASURE, GRID, WIDOW, ORPHAN, LADDER, TURN, LOOSE, TIGHT, SHORT_PAGE, UNEVEN, FALSE_ITALIC,
    FALSE_BOLD, FALSE_CAPITALS, NO_GLYPH,
)  # fmt: skip
