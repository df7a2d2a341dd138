"""What an author can do where the fonts lack a character: the font to add, by its script."""

from __future__ import annotations

import unicodedata

# first and last character, the script, a free typeface that has it, and the range for its rule
_KNOWN = (
    (0x0530, 0x058F, "Armenian", "Noto Serif Armenian", "U+0530-058F"),
    (0x10A0, 0x10FF, "Georgian", "Noto Serif Georgian", "U+10A0-10FF, U+1C90-1CBF, U+2D00-2D2F"),
    (0x1100, 0x11FF, "Korean", "Noto Serif KR", "U+1100-11FF, U+3130-318F, U+AC00-D7FF"),
    (0x3040, 0x30FF, "Japanese", "Noto Serif JP", "U+2E80-A4CF, U+F900-FAFF, U+FF00-FFEF"),
    (0x3130, 0x318F, "Korean", "Noto Serif KR", "U+1100-11FF, U+3130-318F, U+AC00-D7FF"),
    (0x2E80, 0xA4CF, "Chinese or Japanese", "Noto Serif SC or JP", "U+2E80-A4CF, U+F900-FAFF, U+FF00-FFEF"),
    (0xAC00, 0xD7FF, "Korean", "Noto Serif KR", "U+1100-11FF, U+3130-318F, U+AC00-D7FF"),
    (0xF900, 0xFAFF, "Chinese or Japanese", "Noto Serif SC or JP", "U+2E80-A4CF, U+F900-FAFF, U+FF00-FFEF"),
    (0xFF00, 0xFFEF, "Chinese or Japanese", "Noto Serif SC or JP", "U+2E80-A4CF, U+F900-FAFF, U+FF00-FFEF"),
    (0x1F000, 0x1FAFF, "emoji", "Noto Emoji", "U+1F000-1FAFF"),
    (0x20000, 0x3FFFF, "rare Chinese characters", "Noto Serif SC or JP", "U+20000-3FFFF"),
)  # fmt: skip
# of the scripts whose names begin those of their characters, those with a Noto Serif
_SERIF = frozenset(
    "BENGALI DEVANAGARI ETHIOPIC GUJARATI GURMUKHI KANNADA KHMER LAO MALAYALAM MYANMAR SINHALA TAMIL "
    "TELUGU THAI TIBETAN".split()
)
_HOUSE = frozenset("LATIN GREEK CYRILLIC HEBREW ARABIC".split())  # which an own typeface may lack


def advice(character: str) -> str:
    """The hint for a character without a glyph: which font, where it goes, and its range."""
    code = ord(character)
    for first, last, script, family, span in _KNOWN:
        if first <= code <= last:
            return _advice(f"for {script}, such as {family},", span)
    script = unicodedata.name(character, "").partition(" ")[0]
    span = f"U+{code & ~0x7F:04X}-{code | 0x7F:04X}"
    if script in _HOUSE or not unicodedata.category(character).startswith(("L", "M")):
        return _advice("that has it", f"U+{code:04X}")
    name = script.capitalize()
    family = f"Noto Serif {name}" if script in _SERIF else "one of the Noto fonts"
    return _advice(f"for {name}, such as {family},", span)


def _advice(font: str, span: str) -> str:
    return (
        f"replace it, or put a font {font} into styles/fonts/ and name it in "
        f'styles/further-fonts.css as "Further Scripts" with unicode-range: {span}'
    )
