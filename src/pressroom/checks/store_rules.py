"""The rules of the shops: what their own checks refuse, and what they advise against."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# images
PIXELS = Rule(
    "STORE-001", _E, "image of more than 4 megapixels",
    "save it with fewer pixels",
    "Apple refuses the book.",
    source="Apple Books Asset Guide, images in the book",
)  # fmt: skip
NO_COVER = Rule(
    "STORE-002", _E, "EPUB without a cover image",
    "mark an image with the property cover-image",
    "The shop shows a grey box, and some refuse the book.",
    source="Google Play Books Partner Center, front cover; Apple Books Asset Guide, cover art",
)  # fmt: skip
SMALL_COVER = Rule(
    "STORE-003", _E, "cover with too few pixels",
    "save it with at least 1600 × 2560 pixels",
    "The shop refuses the cover, or shows it blurred.",
    source="Apple Books Asset Guide, cover art",
)  # fmt: skip
LARGE_COVER = Rule(
    "STORE-004", _E, "cover with too many pixels",
    "save it with 1600 × 2560 pixels",
    "Amazon refuses the cover.",
    source="Amazon, Kindle Publishing Guidelines, cover image",
)  # fmt: skip
COVER_SHAPE = Rule(
    "STORE-005", _W, "cover of an unusual shape",
    "make it about 1.6 times as high as wide",
    "The shelf shows it with bars beside it, or cuts it.",
    source="Amazon, Kindle Publishing Guidelines, cover image, which names 1.6 to 1 as best",
)  # fmt: skip
# content documents
COVER_PAGE = Rule(
    "STORE-006", _E, "cover without a page of its own",
    "put the image alone into the first XHTML file of the spine",
    "Kobo shows such a page in a fixed layout, in which other words are cut off.",
    source="Kobo EPUB Guidelines, Cover images",
)  # fmt: skip
WOFF2 = Rule(
    "STORE-007", _E, "font in WOFF2",
    "embed it as OpenType, TrueType or WOFF",
    "Kobo's readers show another typeface.",
    source="Kobo EPUB Guidelines, Supported fonts",
)  # fmt: skip
WIDE_TABLE = Rule(
    "STORE-008", _W, "table of more than 4 columns",
    "divide it, or turn rows and columns",
    "On a small screen its columns become too narrow to read.",
    source="Kobo EPUB Guidelines, Tables",
)  # fmt: skip
LARGE_FILE = Rule(
    "STORE-009", _E, "content document of more than 10 MB",
    "divide it into several files",
    "Kobo's readers do not open the file.",
    source="Kobo EPUB Guidelines, Limitations and maximums",
)  # fmt: skip
LONG_FILE = Rule(
    "STORE-010", _W, "content document of more than 300 kB",
    "old devices are slow with it: divide the chapter",
    "Turning pages and opening the book take long on old devices.",
    source="our own: no guide names a number",
)  # fmt: skip
TABLE_STYLE = Rule(
    "STORE-011", _E, "table with styles of its own",
    "move them from style into the style sheet",
    "Kindle leaves such styles out, and the table looks other than it was made.",
    source="Amazon, Kindle Publishing Guidelines, tables",
)  # fmt: skip
NESTED = Rule(
    "STORE-012", _W, "table inside of a table",
    "set one after the other",
    "Kindle shows the cells of both in one row, or cuts them off.",
    source="Amazon, Kindle Publishing Guidelines, tables",
)  # fmt: skip
# metadata
DESCRIPTION = Rule(
    "STORE-013", _W, "book without a description",
    "add description to the metadata",
    "Nobody buys a book of which nothing is told.",
    source="ONIX 3.0, P.14 Descriptions, from which the shops take it",
)  # fmt: skip
SUBJECT = Rule(
    "STORE-014", _W, "book without a subject",
    "add subjects to the metadata",
    "The shop cannot put it on the right shelf.",
    source="ONIX 3.0, P.12 Subject, from which the shops take it",
)  # fmt: skip
PUBLISHER = Rule(
    "STORE-015", _W, "book without a publisher",
    "add publisher to the metadata",
    "The shop shows an empty field, and libraries cannot order it.",
    source="ONIX 3.0, P.19 Publisher, from which the shops take it",
)  # fmt: skip
ISBN = Rule(
    "STORE-016", _W, "book without an ISBN",
    "add isbns to the metadata; the shop may give a number",
    "Google gives it a number of its own, by which no other shop knows the book.",
    source="Google Play Books Partner Center, identifiers (GGKEY)",
)  # fmt: skip
CREATOR = Rule(
    "STORE-017", _W, "book without an author",
    "add creators to the metadata",
    "Nobody finds it by the author's name.",
    source="ONIX 3.0, P.7 Authorship, from which the shops take it",
)  # fmt: skip
DATE = Rule(
    "STORE-018", _W, "book without a date of publication",
    "add published to the metadata",
    "The shop shows the day of the upload, or refuses the book.",
    source="ONIX 3.0, P.20 Publishing dates, from which the shops take it",
)  # fmt: skip
# the inside of a printed book
PAGE_SIZES = Rule(
    "STORE-019", _E, "printed pages of several sizes",
    "give every page the same size",
    "They cannot be cut together, and the printer refuses the book.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
SPREAD = Rule(
    "STORE-020", _W, "printed page that is wider than high",
    "give each page a leaf of its own",
    "Two pages on one leaf would be printed small, one beside the other.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
GUTTER = Rule(
    "STORE-021", _E, "words too near to the binding",
    "widen the inner margin: it grows with the number of pages",
    "The words vanish in the fold of a thick book, and the printer refuses it.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
EDGE = Rule(
    "STORE-022", _E, "words too near to where the page is cut",
    "keep them 0.25 in away from it",
    "The knife may cut into the words: it is never quite exact.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
PAGE_COUNT = Rule(
    "STORE-023", _W, "number of pages that cannot be bound",
    "a printed book has 24 to 828 pages",
    "Too few leaves have no spine, and too many do not hold.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
ODD_PAGES = Rule(
    "STORE-024", _W, "odd number of printed pages",
    "add a blank page at the end",
    "A leaf has two sides: the printer adds an empty one, at a place that nobody chose.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip
BLEED = Rule(
    "STORE-025", _E, "bleed that is too narrow",
    "let pictures go on 0.125 in beyond the trim",
    "A white line shows where the knife cuts a little too far out.",
    source="Amazon KDP, Set trim size, bleed, and margins",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
