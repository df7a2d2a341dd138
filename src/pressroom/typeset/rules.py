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
    "Reading applications and the layout have limits, and nobody can follow so many levels.",
    source="docs/writing.md, Text; the limit is our own",
)  # fmt: skip
LONG_PARAGRAPH = Rule(
    "MD-002", _ERROR, "paragraph too long",
    "divide it with empty lines",
    "A paragraph as long as a book makes the layout slow, and is mostly a file whose line ends "
    "were lost.",
    source="docs/writing.md, Text; the limit is our own",
)  # fmt: skip
TANGLED = Rule(
    "MD-003", _ERROR, "paragraph too tangled to read",
    "look for many brackets that are opened and never closed",
    "Each open bracket may be a link that goes on; to try them all would take for ever.",
    source="docs/writing.md, Text; the limit is our own",
)  # fmt: skip
RAW_HTML = Rule(
    "MD-004", _WARNING, "raw HTML",
    "write it in Markdown; tags are left out of the editions, their text is kept",
    "A tag without a counterpart would look one way in the EPUB, another in the PDF, or nowhere.",
    bad="The boat is <blink>old</blink>.\n",
    good="The boat is **old**.\n",
    source="docs/writing.md, HTML",
)  # fmt: skip
OPEN_COMMENT = Rule(
    "MD-005", _ERROR, "comment that is never closed",
    "close it with -->",
    "Everything behind it would be left out.",
    bad="The boat.\n\n<!-- old\n",
    good="The boat.\n\n<!-- old -->\n",
    source="CommonMark 0.31.2, 4.6 HTML blocks",
)  # fmt: skip
EMPTY_HEADING = Rule(
    "MD-006", _ERROR, "heading without text", "write a title, or remove the heading",
    "It is an empty line in the contents.",
    "#\n\nThe boat is old.\n",
    "# The boat\n\nThe boat is old.\n",
    "WCAG 2.2, 2.4.6",
)  # fmt: skip
SKIPPED_LEVEL = Rule(
    "MD-007", _WARNING, "skipped level of heading", "use one # more than the heading above it",
    "Who goes through the headings looks for the level between, and takes it for lost.",
    "# The harbour\n\nIt is old.\n\n### The quay\n\nIt is older.\n\n### The light\n\nIt is new.\n",
    "# The harbour\n\nIt is old.\n\n## The quay\n\nIt is older.\n\n## The light\n\nIt is new.\n",
    "WCAG 2.2, 1.3.1",
)  # fmt: skip
OPEN_DIVISION = Rule(
    "MD-008", _ERROR, "block that is never closed",
    "close it with a line of :::",
    "All that follows would be part of the block.",
    bad="::: epigraph\n\nThe sea is cold.\n",
    good="::: epigraph\n\nThe sea is cold.\n\n:::\n",
    source="pandoc's manual, fenced_divs",
)  # fmt: skip
STRAY_FENCE = Rule(
    "MD-009", _ERROR, "::: that closes nothing",
    "remove it, or open a block before it, such as ::: epigraph",
    "The mark would be printed; mostly the line that opens the block is lost.",
    bad="The sea is cold.\n\n:::\n",
    good="The sea is cold.\n",
    source="pandoc's manual, fenced_divs",
)  # fmt: skip
ATTRIBUTE = Rule(
    "MD-010", _WARNING, "attribute without effect",
    "correct its spelling, or remove it",
    "It was written to change something, and changes nothing.",
    bad="![the quay](map.png){widht=50%}\n",
    good="![the quay](map.png){width=50%}\n",
    source="docs/writing.md, Attributes",
)  # fmt: skip
NO_TEXT = Rule(
    "MD-011", _ERROR, "manuscript without text",
    "write something in one of its Markdown files",
    "An edition without a word is no edition.",
    bad="<!-- nothing yet -->\n",
    good="The boat is old.\n",
    source="EPUB 3.3, 5.7.1 The spine element",
)  # fmt: skip
CONTROL_CHARACTER = Rule(
    "MD-012", _ERROR, "character that no edition can hold",
    "delete it; it is invisible in many editors",
    "XML allows no such character, and no font has one.",
    source="XML 1.0, 2.2",
)  # fmt: skip
EXTRA_CELL = Rule(
    "MD-013", _ERROR, "table row with more cells than the head",
    "give every row the same number of cells; write a bar in a cell as \\|",
    "The cell would have no column, and its words would be lost.",
    bad="| Day | Tide |\n|---|---|\n| Monday | 2 m | low |\n",
    good="| Day | Tide | Kind |\n|---|---|---|\n| Monday | 2 m | low |\n",
    source="docs/writing.md, Tables",
)  # fmt: skip
LANGUAGE = Rule(
    "MD-014", _WARNING, "language tag that is not well formed", "write a tag such as fr or pt-BR",
    "By the tag a voice, the hyphens and the quotation marks are chosen.",
    'They say [bonjour]{lang="fr fr"}.\n',
    "They say [bonjour]{lang=fr}.\n",
    "RFC 5646, 2.1; WCAG 2.2, 3.1.2",
)  # fmt: skip
LOOSE_CAPTION = Rule(
    "MD-015", _ERROR, "caption without a table or listing",
    "put it directly before or after what it tells of, with an empty line between",
    "A caption alone tells of nothing, and would be read as text.",
    source="pandoc's manual, table_captions",
)  # fmt: skip
NO_LINK_TEXT = Rule(
    "MD-016", _WARNING, "link without text", "write words that say where it leads",
    "It cannot be seen, and its address is read aloud letter by letter.",
    source="WCAG 2.2, 2.4.4",
)  # fmt: skip

UNDEFINED_NOTE = Rule(
    "NOTE-001", _ERROR, "call of a note that is not there",
    "write the note as a paragraph that begins with [^label]:",
    "The number would lead nowhere.",
    "The boat is old.[^1]\n",
    "The boat is old.[^1]\n\n[^1]: Built in 1884.\n",
    "DPUB-ARIA 1.1, doc-noteref",
)  # fmt: skip
DUPLICATE_NOTE = Rule(
    "NOTE-002", _ERROR, "two notes of one label",
    "give each note a label of its own",
    "A call could mean either of them, so that one would be lost.",
    bad="Old.[^1]\n\n[^1]: Built in 1884.\n\n[^1]: Sold in 1912.\n",
    good="Old.[^1] Sold.[^2]\n\n[^1]: Built in 1884.\n\n[^2]: Sold in 1912.\n",
    source="pandoc's manual, footnotes",
)  # fmt: skip
UNUSED_NOTE = Rule(
    "NOTE-003", _ERROR, "note that is never called",
    "call it in the text as [^label], or delete it",
    "Nobody would see it: its words would be lost without a sign.",
    "The boat is old.\n\n[^1]: Built in 1884.\n",
    "The boat is old.[^1]\n\n[^1]: Built in 1884.\n",
    "DPUB-ARIA 1.1, doc-footnote",
)  # fmt: skip
EMPTY_NOTE = Rule(
    "NOTE-004", _ERROR, "note without text",
    "write its text, or delete it and its calls",
    "A reader is sent away from the text for nothing.",
    bad="The boat is old.[^a]\n\n[^a]:\n",
    good="The boat is old.[^a]\n\n[^a]: It was built in 1900.\n",
    source="DPUB-ARIA 1.1, doc-footnote",
)  # fmt: skip
NESTED_NOTE = Rule(
    "NOTE-005", _ERROR, "note in a note",
    "put its text into the outer note, or into the text",
    "A pop-up cannot open a pop-up, and a footnote has no foot of its own.",
    bad="Old.[^1]\n\n[^1]: Built^[In Kiel.] in 1884.\n",
    good="Old.[^1]\n\n[^1]: Built, in Kiel, in 1884.\n",
    source="HTML, 4.5.1 The a element: no link in a link",
)  # fmt: skip
ENCLOSED_CALL = Rule(
    "NOTE-006", _ERROR, "note or citation where it cannot stand",
    "put it after the link or image",
    "A link cannot stand in a link, and no note in the words that a voice reads for an image.",
    "It is on [the map[^1]](https://example.org/map).\n\n[^1]: Of 1884.\n",
    "It is on [the map](https://example.org/map).[^1]\n\n[^1]: Of 1884.\n",
    "HTML, 4.5.1",
)  # fmt: skip

NO_TARGET = Rule(
    "LINK-001", _ERROR, "link to a place that is not there",
    "give the heading, figure or table that it leads to this id",
    "A reader who takes the link stays where he is, and EPUBCheck refuses the book.",
    bad="See [the quay](#quay).\n",
    good="See [the quay](#quay).\n\n# The quay {#quay}\n\nIt is old.\n",
    source="EPUBCheck, RSC-012; HTML, 7.4.6.4 Scrolling to a fragment",
)  # fmt: skip
SCHEME = Rule(
    "LINK-002", _ERROR, "link of a kind that is not allowed",
    "link to an http, https or mailto address, or to a place in this work",
    "Scripts and files of the author’s machine have no place in a book, and shops refuse them.",
    bad="See [the map](javascript:alert).\n",
    good="See [the map](https://example.org/map).\n",
    source="EPUB 3.3, 3.7 Data URLs and 3.8 File URLs; for scripts our own",
)  # fmt: skip
FILE_LINK = Rule(
    "LINK-003", _ERROR, "link to a file that is not part of the edition",
    "link to a full address, or to a Markdown file of this work",
    "The file stays behind: a reader has only the edition.",
    bad="See [the log](log.xls).\n",
    good="See [the log](https://example.org/log.xls).\n",
    source="EPUB 3.3, 5.7.1 The spine element",
)  # fmt: skip
MALFORMED_LINK = Rule(
    "LINK-004", _ERROR, "link whose address is not well formed", "correct the address",
    "Reading applications refuse it, or guess another one.",
    "See [the map](https://exa[mple.org).\n",
    "See [the map](https://example.org).\n",
    "URL Standard, 4.1",
)  # fmt: skip

IMAGE = Rule(
    "IMG-001", _ERROR, "image that cannot be used",
    "put a sound image file into the project",
    "The edition would have an empty frame in its place.",
    bad="See ![the quay](quay.png) there.\n",
    good="See ![the quay](map.png) there.\n",
    source="docs/writing.md, Figures and images",
)  # fmt: skip
REMOTE_IMAGE = Rule(
    "IMG-002", _ERROR, "image from the network",
    "save it in the project and name it by its path there",
    "A build reads no network, so that it is the same each time; and a book is read without one.",
    bad="See ![the quay](https://example.org/quay.png) there.\n",
    good="See ![the quay](map.png) there.\n",
    source="EPUB 3.3, 3.6 Resource locations",
)  # fmt: skip

DUPLICATE_ID = Rule(
    "ID-001", _ERROR, "two places of one id", "give each place an id of its own",
    "A link to it can lead to one of them only.",
    "# Salt {#a}\n\nIt is white.\n\n# Wind {#a}\n\nIt is cold.\n",
    "# Salt {#a}\n\nIt is white.\n\n# Wind {#b}\n\nIt is cold.\n",
    "XML 1.0, 3.3.1",
)  # fmt: skip
BAD_ID = Rule(
    "ID-002", _ERROR, "id that is not allowed",
    "begin with a letter, then use letters, digits, - and _ only",
    "XML allows no other ids, and some reading systems follow no other links.",
    "# Salt {#1a}\n\nIt is white.\n",
    "# Salt {#a1}\n\nIt is white.\n",
    "XML 1.0, 2.3",
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
