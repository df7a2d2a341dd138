"""The rules for the words of the cover, and of the cover for print."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_OWN = "give the work a cover of your own with cover.image in pressroom.toml"

COVER_NAMES = Rule(
    "COVER-001", Severity.WARNING, "more names than the cover can hold",
    _OWN,
    "Names would be missing, or so small that nobody reads them.",
    source="docs/writing.md, The cover; docs/decisions/0028-covers.md",
)  # fmt: skip
COVER_TITLE = Rule(
    "COVER-002", Severity.WARNING, "words that the cover cannot hold",
    _OWN,
    "A title that is cut off names another work.",
    source="docs/writing.md, The cover; docs/decisions/0028-covers.md",
)  # fmt: skip
COVER_BLURB = Rule(
    "COVER-003", Severity.WARNING, "description that the back cover cannot hold",
    "shorten the description in metadata.yaml",
    "What does not fit is left out, and the text on the back ends in the middle.",
    source="docs/writing.md, The cover; docs/decisions/0028-covers.md",
)  # fmt: skip

COVER_SPINE = Rule(
    "COVER-004", Severity.WARNING, "words that the spine cannot hold",
    "thicker paper or more pages make it wider; a thin book has nothing on its spine",
    "On the shelf nobody can tell what the book is.",
    source="docs/writing.md, The cover; docs/decisions/0028-covers.md",
)  # fmt: skip

RULES = (COVER_NAMES, COVER_TITLE, COVER_BLURB, COVER_SPINE)
