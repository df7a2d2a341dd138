"""The rules of the shops: what their own checks refuse, and what they advise against."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# images
PIXELS = Rule(
    "STORE-001", _E, "image of more than 4 megapixels", "save it with fewer pixels"
)  # fmt: skip
NO_COVER = Rule(
    "STORE-002", _E, "EPUB without a cover image", "mark an image with the property cover-image"
)  # fmt: skip
SMALL_COVER = Rule(
    "STORE-003", _E, "cover with too few pixels", "save it with at least 1600 × 2560 pixels"
)  # fmt: skip
LARGE_COVER = Rule(
    "STORE-004", _E, "cover with too many pixels", "save it with 1600 × 2560 pixels"
)  # fmt: skip
COVER_SHAPE = Rule(
    "STORE-005", _W, "cover of an unusual shape", "make it about 1.6 times as high as wide"
)  # fmt: skip
# content documents
COVER_PAGE = Rule(
    "STORE-006", _E, "cover without a page of its own",
    "put the image alone into the first XHTML file of the spine",
)  # fmt: skip
WOFF2 = Rule("STORE-007", _E, "font in WOFF2", "embed it as OpenType, TrueType or WOFF")
WIDE_TABLE = Rule(
    "STORE-008", _W, "table of more than 4 columns", "divide it, or turn rows and columns"
)  # fmt: skip
LARGE_FILE = Rule(
    "STORE-009", _E, "content document of more than 10 MB", "divide it into several files"
)  # fmt: skip
LONG_FILE = Rule(
    "STORE-010", _W, "content document of more than 300 kB",
    "old devices are slow with it: divide the chapter",
)  # fmt: skip
TABLE_STYLE = Rule(
    "STORE-011", _E, "table with styles of its own", "move them from style into the style sheet"
)  # fmt: skip
NESTED = Rule(
    "STORE-012", _W, "table inside of a table", "set one after the other"
)  # fmt: skip
# metadata
DESCRIPTION = Rule(
    "STORE-013", _W, "book without a description", "add description to the metadata"
)  # fmt: skip
SUBJECT = Rule("STORE-014", _W, "book without a subject", "add subjects to the metadata")
PUBLISHER = Rule("STORE-015", _W, "book without a publisher", "add publisher to the metadata")
ISBN = Rule(
    "STORE-016", _W, "book without an ISBN", "add isbns to the metadata; the shop may give a number"
)  # fmt: skip
CREATOR = Rule("STORE-017", _W, "book without an author", "add creators to the metadata")
DATE = Rule(
    "STORE-018", _W, "book without a date of publication", "add published to the metadata"
)  # fmt: skip
# the inside of a printed book
PAGE_SIZES = Rule(
    "STORE-019", _E, "printed pages of several sizes", "give every page the same size"
)  # fmt: skip
SPREAD = Rule(
    "STORE-020", _W, "printed page that is wider than high", "give each page a leaf of its own"
)  # fmt: skip
GUTTER = Rule(
    "STORE-021", _E, "words too near to the binding",
    "widen the inner margin: it grows with the number of pages",
)  # fmt: skip
EDGE = Rule(
    "STORE-022", _E, "words too near to where the page is cut", "keep them 0.25 in away from it"
)  # fmt: skip
PAGE_COUNT = Rule(
    "STORE-023", _W, "number of pages that cannot be bound", "a printed book has 24 to 828 pages"
)  # fmt: skip
ODD_PAGES = Rule(
    "STORE-024", _W, "odd number of printed pages", "add a blank page at the end"
)  # fmt: skip
BLEED = Rule(
    "STORE-025", _E, "bleed that is too narrow", "let pictures go on 0.125 in beyond the trim"
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
