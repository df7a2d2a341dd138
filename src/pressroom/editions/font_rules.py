"""The rules about fonts and glyphs."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

MISSING_GLYPH = Rule(
    "GLYPH-001", Severity.ERROR, "character without a glyph in the embedded fonts",
    "replace it, or put a font that has it into styles/fonts/ and name it in styles/further-fonts.css",
    "A reader would see an empty box, and PDF/A allows none.",
    source="ISO 19005-2, 6.2.11.8 Use of .notdef glyph",
)  # fmt: skip
MISSING_FONT = Rule(
    "GLYPH-002", Severity.ERROR, "font that the style sheet names but that is not there",
    "put the .ttf or .otf file where the src of the @font-face rule points",
    "Another typeface would be taken in its place, and nobody would know.",
    source="docs/writing.md, Fonts and missing characters",
)  # fmt: skip

RULES: tuple[Rule, ...] = (MISSING_GLYPH, MISSING_FONT)
