"""The rules for a typeset document, before any edition is made of it."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# WCAG 2.2, 1.1.1 Non-text content
FIGURE_ALT = Rule(
    "DOC-001", _E, "figure without a text alternative",
    "describe what the picture tells in the brackets: ![a map of the coast](map.png)",
)  # fmt: skip
IMAGE_ALT = Rule(
    "DOC-002", _W, "image without a text alternative",
    'describe it in the brackets, or write {alt=""} where it is decoration',
)  # fmt: skip
ALT_FILE_NAME = Rule(
    "DOC-003", _W, "text alternative that is a file name", "describe what the picture tells"
)  # fmt: skip
# WCAG 2.2, 2.4.6 Headings and labels; 1.3.1 Info and relationships
EMPTY_SECTION = Rule(
    "DOC-004", _W, "section without text", "write its text, or remove its heading"
)  # fmt: skip
EMPTY_HEADING = Rule("DOC-005", _E, "heading without words", "write its text, or remove it")
HEADING_SKIP = Rule("DOC-006", _W, "skipped level of heading", "use one # more than above")
# DPUB-ARIA 1.1, doc-footnote and doc-noteref
UNCALLED_NOTE = Rule("DOC-007", _E, "note that nothing calls", "call it, or remove it")
NOTE_CALL = Rule("DOC-008", _E, "call of a note that is not there", "write the note")
EMPTY_NOTE = Rule("DOC-009", _E, "note without text", "write its text, or remove it")
# HTML, 4.9 Tabular data; WCAG 2.2, 1.3.1
TABLE_HEAD = Rule("DOC-010", _W, "table without a header row", "name the columns in a first row")
TABLE_CELLS = Rule(
    "DOC-011", _W, "table whose rows differ in length", "give every row the same number of cells"
)  # fmt: skip
# WCAG 2.2, 2.4.4 Link purpose
LINK_EMPTY = Rule("DOC-012", _E, "link without words", "write words that say where it leads")
LINK_WORDS = Rule(
    "DOC-013", _W, "link whose words say nothing", "write words that say where it leads"
)  # fmt: skip
LINK_TARGET = Rule(
    "DOC-014", _E, "link to a place that is not there", "correct the part after #"
)  # fmt: skip
DUPLICATE_ID = Rule("DOC-015", _E, "two places of one id", "give each an id of its own")
# RFC 5646, 2.1 Syntax
LANGUAGE = Rule(
    "DOC-016", _E, "language tag that is not well-formed", "write a tag such as fr or pt-BR"
)  # fmt: skip
PLACEHOLDER = Rule("DOC-017", _W, "placeholder text", "write the real words")
CITATION = Rule(
    "DOC-018", _E, "citation that was not resolved", "add its source to the bibliography"
)  # fmt: skip
CONTENTS = Rule("DOC-019", _E, "contents entry that leads nowhere", "correct its target")
NO_TEXT = Rule("DOC-020", _E, "document without text", "write something in a section")

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
