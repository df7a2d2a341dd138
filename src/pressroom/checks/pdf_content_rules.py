"""The rules for what the pages of a PDF show, letter by letter: PDF/UA-1 and PDF/A-2."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _ADVICE = Severity.ERROR, Severity.ADVICE

UNTAGGED = Rule(
    "PDF-051", _E, "content that no tag and no artifact holds, or both",
    "hang what is to be read into the structure tree, and mark all else as Artifact",
    "A screen reader passes over words without a tag, and reads out rules and page numbers that are "
    "tagged.",
    source="ISO 14289-1, 7.1 General; Matterhorn 01-003 to 01-005 and 28-018",
)  # fmt: skip
FORM_CONTENT = Rule(
    "PDF-052", _E, "form whose content no tag can reach",
    "draw a form with tagged content once, and let none refer to another file",
    "Words that are drawn twice, or come from elsewhere, have no place in the tree of tags, and are not "
    "read.",
    source="ISO 14289-1, 7.20 XObjects; Matterhorn 30-001 and 30-002",
)  # fmt: skip
GLYPH = Rule(
    "PDF-053", _E, "letter that its font does not have",
    "embed a font that has the letter",
    "In its place there is a box, or nothing.",
    source="ISO 14289-1, 7.21.4.1 General and 7.21.8 Use of .notdef glyph; Matterhorn 31-011, 31-017, 31-018 and 31-030; "
    "ISO 19005-2, 6.2.11.4.1 General and 6.2.11.8 Use of .notdef glyph",
)  # fmt: skip
WIDTH = Rule(
    "PDF-054", _E, "font whose letters have other widths than the file says",
    "write the widths of the embedded font into the font dictionary",
    "Letters run into each other or stand apart, in one program so and in the next otherwise.",
    source="ISO 14289-1, 7.21.5 Font metrics; Matterhorn 31-016; ISO 19005-2, 6.2.11.5 Font metrics",
)  # fmt: skip
GLYPH_LIST = Rule(
    "PDF-055", _E, "list of a font’s glyphs that is not true",
    "list the glyphs that are embedded in CharSet or CIDSet, or leave the list out",
    "A program that trusts the list takes letters for missing, or for there.",
    source="ISO 14289-1, 7.21.4.2 Subset embedding; Matterhorn 31-012 to 31-015; ISO 19005-2, 6.2.11.4.2 "
    "Subset embedding",
)  # fmt: skip
LANGUAGE_TAG = Rule(
    "PDF-056", _E, "language that is not well-formed",
    "write a tag such as en or pt-BR",
    "A screen reader does not know the language, and keeps the one it has.",
    source="ISO 14289-1, 7.2 Text; ISO 32000-1, 14.9.2; ISO 19005-2, 6.7.4 Natural language specification",
)  # fmt: skip
UNSEEN = Rule(
    "PDF-057", _ADVICE, "content that cannot be looked at",
    "look at these pages with another program",
    "What is wrong there is not told.",
    source="our own",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
