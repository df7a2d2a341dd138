"""The rules of typesetting: what can be wrong with the text of a manuscript."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity
from pressroom.typeset import (
    citation_rules,
    code_rules,
    dialect_rules,
    language_rules,
    math_rules,
    reference_rules,
    structure_rules,
    table_rules,
)

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

NESTING = Rule(
    "MD-001", _ERROR, "text nested too deep",
    "take lists, quotations or emphasis out of one another",
)  # fmt: skip
LONG_PARAGRAPH = Rule(
    "MD-002", _ERROR, "paragraph too long", "divide it with empty lines"
)  # fmt: skip
TANGLED = Rule(
    "MD-003", _ERROR, "paragraph too tangled to read",
    "look for many brackets that are opened and never closed",
)  # fmt: skip
RAW_HTML = Rule(
    "MD-004", _WARNING, "raw HTML",
    "write it in Markdown; tags are left out of the editions, their text is kept",
)  # fmt: skip
OPEN_COMMENT = Rule(
    "MD-005", _ERROR, "comment that is never closed", "close it with -->"
)  # fmt: skip
EMPTY_HEADING = Rule(
    "MD-006", _ERROR, "heading without text", "write a title, or remove the heading"
)  # fmt: skip
SKIPPED_LEVEL = Rule(
    "MD-007", _WARNING, "skipped level of heading", "use one # more than the heading above it"
)  # fmt: skip
OPEN_DIVISION = Rule(
    "MD-008", _ERROR, "block that is never closed", "close it with a line of :::"
)  # fmt: skip
STRAY_FENCE = Rule(
    "MD-009", _ERROR, "::: that closes nothing",
    "remove it, or open a block before it, such as ::: epigraph",
)  # fmt: skip
ATTRIBUTE = Rule(
    "MD-010", _WARNING, "attribute without effect", "correct its spelling, or remove it"
)  # fmt: skip
NO_TEXT = Rule(
    "MD-011", _ERROR, "manuscript without text", "write something in one of its Markdown files"
)  # fmt: skip
CONTROL_CHARACTER = Rule(
    "MD-012", _ERROR, "character that no edition can hold",
    "delete it; it is invisible in many editors",
)  # fmt: skip
EXTRA_CELL = Rule(
    "MD-013", _ERROR, "table row with more cells than the head",
    "give every row the same number of cells; write a bar in a cell as \\|",
)  # fmt: skip
LANGUAGE = Rule(
    "MD-014", _WARNING, "language tag that is not well formed", "write a tag such as fr or pt-BR"
)  # fmt: skip
LOOSE_CAPTION = Rule(
    "MD-015", _ERROR, "caption without a table or listing",
    "put it directly before or after what it tells of, with an empty line between",
)  # fmt: skip
NO_LINK_TEXT = Rule(
    "MD-016", _WARNING, "link without text", "write words that say where it leads"
)  # fmt: skip

UNDEFINED_NOTE = Rule(
    "NOTE-001", _ERROR, "call of a note that is not there",
    "write the note as a paragraph that begins with [^label]:",
)  # fmt: skip
DUPLICATE_NOTE = Rule(
    "NOTE-002", _ERROR, "two notes of one label", "give each note a label of its own"
)  # fmt: skip
UNUSED_NOTE = Rule(
    "NOTE-003", _ERROR, "note that is never called",
    "call it in the text as [^label], or delete it",
)  # fmt: skip
EMPTY_NOTE = Rule(
    "NOTE-004", _ERROR, "note without text", "write its text, or delete it and its calls"
)  # fmt: skip
NESTED_NOTE = Rule(
    "NOTE-005", _ERROR, "note in a note", "put its text into the outer note, or into the text"
)  # fmt: skip
ENCLOSED_CALL = Rule(
    "NOTE-006", _ERROR, "note or citation where it cannot stand",
    "put it after the link or image",
)  # fmt: skip

NO_TARGET = Rule(
    "LINK-001", _ERROR, "link to a place that is not there",
    "give the heading, figure or table that it leads to this id",
)  # fmt: skip
SCHEME = Rule(
    "LINK-002", _ERROR, "link of a kind that is not allowed",
    "link to an http, https or mailto address, or to a place in this work",
)  # fmt: skip
FILE_LINK = Rule(
    "LINK-003", _ERROR, "link to a file that is not part of the edition",
    "link to a full address, or to a Markdown file of this work",
)  # fmt: skip
MALFORMED_LINK = Rule(
    "LINK-004", _ERROR, "link whose address is not well formed", "correct the address"
)  # fmt: skip

IMAGE = Rule(
    "IMG-001", _ERROR, "image that cannot be used", "put a sound image file into the project"
)  # fmt: skip
REMOTE_IMAGE = Rule(
    "IMG-002", _ERROR, "image from the network",
    "save it in the project and name it by its path there",
)  # fmt: skip

DUPLICATE_ID = Rule(
    "ID-001", _ERROR, "two places of one id", "give each place an id of its own"
)  # fmt: skip
BAD_ID = Rule(
    "ID-002", _ERROR, "id that is not allowed",
    "begin with a letter, then use letters, digits, - and _ only",
)  # fmt: skip

RULES = (
    NESTING, LONG_PARAGRAPH, TANGLED, RAW_HTML, OPEN_COMMENT, EMPTY_HEADING, SKIPPED_LEVEL,
    OPEN_DIVISION, STRAY_FENCE, ATTRIBUTE, NO_TEXT, CONTROL_CHARACTER, EXTRA_CELL, LANGUAGE,
    LOOSE_CAPTION, NO_LINK_TEXT,
    UNDEFINED_NOTE, DUPLICATE_NOTE, UNUSED_NOTE, EMPTY_NOTE, NESTED_NOTE, ENCLOSED_CALL,
    NO_TARGET, SCHEME, FILE_LINK, MALFORMED_LINK,
    IMAGE, REMOTE_IMAGE,
    DUPLICATE_ID, BAD_ID,
    *citation_rules.RULES,
    *structure_rules.RULES,
    *reference_rules.RULES,
    *code_rules.RULES,
    *table_rules.RULES,
    *dialect_rules.RULES,
    *math_rules.RULES,
    *language_rules.RULES,
)  # fmt: skip
