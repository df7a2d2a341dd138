"""The rules for a typeset document, before any edition is made of it."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

FIGURE_ALT = Rule(
    "DOC-001", _E, "figure without a text alternative",
    "describe what the picture tells in the brackets: ![a map of the coast](map.png)",
    "Who cannot see the figure learns nothing of it, and no edition may then claim to be accessible.",
    '<figure><img src="map.png"><figcaption></figcaption></figure>\n',
    "![a map of the coast](map.png)\n", "WCAG 2.2, 1.1.1",
)  # fmt: skip
IMAGE_ALT = Rule(
    "DOC-002", _W, "image without a text alternative",
    'describe it in the brackets, or write {alt=""} where it is decoration',
    "A screen reader says only that there is an image, and not whether something is missed.",
    "The sign ![](map.png) is old.\n", "The sign ![an anchor](map.png) is old.\n", "WCAG 2.2, 1.1.1",
)  # fmt: skip
ALT_FILE_NAME = Rule(
    "DOC-003", _W, "text alternative that is a file name", "describe what the picture tells",
    "The name of a file was made for a folder; read aloud it tells nothing of the picture.",
    "![map.png](map.png)\n", "![a map of the coast](map.png)\n",
    "WCAG 2.2, 1.1.1 (failure F30)",
)  # fmt: skip
EMPTY_SECTION = Rule(
    "DOC-004", _W, "section without text", "write its text, or remove its heading",
    "The contents lead to a heading and nothing below it.",
    "# Salt\n\n# Wind\n\nIt is cold.\n", "# Salt\n\nIt is white.\n\n# Wind\n\nIt is cold.\n", "WCAG 2.2, 2.4.6",
)  # fmt: skip
EMPTY_HEADING = Rule(
    "DOC-005", _E, "heading without words", "write its text, or remove it",
    "It is an empty line in the contents and in the list of headings of a screen reader.",
    source="WCAG 2.2, 2.4.6",
)  # fmt: skip
HEADING_SKIP = Rule(
    "DOC-006", _W, "skipped level of heading", "use one # more than above",
    "Who goes through the headings looks for the level between, and takes it for lost.",
    source="WCAG 2.2, 1.3.1",
)  # fmt: skip
UNCALLED_NOTE = Rule(
    "DOC-007", _E, "note that nothing calls", "call it, or remove it",
    "Nobody can find it from the text, and it has no number.", source="DPUB-ARIA 1.1, doc-footnote",
)  # fmt: skip
NOTE_CALL = Rule(
    "DOC-008", _E, "call of a note that is not there", "write the note",
    "The link of the call would lead nowhere.", source="DPUB-ARIA 1.1, doc-noteref",
)  # fmt: skip
EMPTY_NOTE = Rule(
    "DOC-009", _E, "note without text", "write its text, or remove it",
    "A reader is sent away from the text for nothing.", source="DPUB-ARIA 1.1, doc-footnote",
)  # fmt: skip
TABLE_HEAD = Rule(
    "DOC-010", _W, "table without a header row", "name the columns in a first row",
    "A screen reader says the name of the column before each cell; without a header a cell is a bare value.",
    "|  |  |\n|---|---|\n| Monday | 2 m |\n", "| Day | Tide |\n|---|---|\n| Monday | 2 m |\n", "WCAG 2.2, 1.3.1",
)  # fmt: skip
TABLE_CELLS = Rule(
    "DOC-011", _W, "table whose rows differ in length", "give every row the same number of cells",
    "A cell too few moves all behind it below a wrong heading.", source="HTML, 4.9.12",
)  # fmt: skip
LINK_EMPTY = Rule(
    "DOC-012", _E, "link without words", "write words that say where it leads",
    "It cannot be seen, and is read aloud as its address, letter by letter.",
    source="WCAG 2.2, 2.4.4",
)  # fmt: skip
LINK_WORDS = Rule(
    "DOC-013", _W, "link whose words say nothing", "write words that say where it leads",
    "Many readers of screen readers go by a list of links, in which “here” and an address tell nothing.",
    "It is [here](https://example.org/map).\n",
    "It is on [the map of the coast](https://example.org/map).\n", "WCAG 2.2, 2.4.4",
)  # fmt: skip
LINK_TARGET = Rule(
    "DOC-014", _E, "link to a place that is not there",
    "correct the part after #",
    "The link would lead nowhere, and EPUBCheck refuses the book.",
    source="EPUBCheck, RSC-012; HTML, 7.4.6.4 Scrolling to a fragment",
)  # fmt: skip
DUPLICATE_ID = Rule(
    "DOC-015", _E, "two places of one id", "give each an id of its own",
    "A link to it can lead to one of them only, and XML allows an id once.", source="XML 1.0, 3.3.1",
)  # fmt: skip
LANGUAGE = Rule(
    "DOC-016", _E, "language tag that is not well-formed", "write a tag such as fr or pt-BR",
    "By it a voice, the hyphens and the quotation marks are chosen.", source="RFC 5646, 2.1",
)  # fmt: skip
PLACEHOLDER = Rule(
    "DOC-017", _W, "placeholder text",
    "write the real words",
    "It was put there to be replaced, and would be printed.",
    bad="Lorem ipsum dolor sit amet.\n",
    good="The boat is old.\n",
    source="our own: the words that templates and typesetters put there",
)  # fmt: skip
CITATION = Rule(
    "DOC-018", _E, "citation that was not resolved",
    "add its source to the bibliography",
    "Readers would see the key in place of the source.",
    source="docs/writing.md, Citations",
)  # fmt: skip
CONTENTS = Rule(
    "DOC-019", _E, "contents entry that leads nowhere",
    "correct its target",
    "A reader who takes it stays where he is.",
    source="EPUB 3.3, 7.3 The nav element: restrictions",
)  # fmt: skip
NO_TEXT = Rule(
    "DOC-020", _E, "document without text",
    "write something in a section",
    "An edition without a word is no edition.",
    source="EPUB 3.3, 5.7.1 The spine element",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
