"""The rules for an EPUB: EPUB 3.3, EPUB Accessibility 1.1 and what it takes to read one safely."""

from __future__ import annotations

from pressroom.checks import epub_more_rules
from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# EPUB 3.3, 4.3 OCF ZIP container; the limits are our own
UNREADABLE = Rule(
    "EPUB-001", _E, "file that is not a readable ZIP container", "build the EPUB again"
)  # fmt: skip
TOO_BIG = Rule(
    "EPUB-002", _E, "container beyond the limits of size",
    "a container has at most 10,000 files and 500 MB, and no file packed more than 200 to 1",
)  # fmt: skip
ENCRYPTED = Rule(
    "EPUB-003", _E, "encrypted container", "the checks need the plain files; leave out encryption"
)  # fmt: skip
MIMETYPE = Rule(
    "EPUB-004", _E, 'container without a proper "mimetype"',
    'put "mimetype" first, stored, without extra field, holding application/epub+zip and no more',
)  # fmt: skip
# EPUB 3.3, 4.2.3 File paths and file names
UNSAFE_NAME = Rule(
    "EPUB-005", _E, "name of a file that is not safe",
    'use relative paths without .., backslashes, control characters or any of " * : < > ? |',
)  # fmt: skip
DUPLICATE_NAME = Rule(
    "EPUB-006", _E, "two files of one name", "names must differ in more than capitals"
)  # fmt: skip
# EPUB 3.3, 4.2.6.3.1 Container file
CONTAINER = Rule(
    "EPUB-007", _E, 'container without a proper "META-INF/container.xml"',
    "it must name the package document in a rootfile with full-path and media-type",
)  # fmt: skip
ROOTFILE = Rule(
    "EPUB-008", _E, "package document that is not there",
    'correct the full-path in "META-INF/container.xml"',
)  # fmt: skip
# EPUB 3.3, 3.9 XML conformance
NOT_WELL_FORMED = Rule(
    "EPUB-009", _E, "XML that is not well-formed", "write well-formed XML in UTF-8 or UTF-16"
)  # fmt: skip
ENTITIES = Rule(
    "EPUB-010", _E, "XML that declares entities", "write the characters themselves"
)  # fmt: skip

# EPUB 3.3, 5.4 The package element; 5.5 Metadata section
VERSION = Rule(
    "EPUB-011", _E, "package document of another version", 'write <package version="3.0">'
)  # fmt: skip
UNIQUE_IDENTIFIER = Rule(
    "EPUB-012", _E, "unique identifier that leads nowhere",
    "unique-identifier of the package must be the id of a dc:identifier",
)  # fmt: skip
TITLE = Rule("EPUB-013", _E, "package without a title", "add a dc:title")
IDENTIFIER = Rule("EPUB-014", _E, "package without an identifier", "add a dc:identifier")
LANGUAGE = Rule(
    "EPUB-015", _E, "package without a proper language",
    "add a dc:language with a tag of BCP 47, such as en or pt-BR",
)  # fmt: skip
MODIFIED = Rule(
    "EPUB-016", _E, "package without one proper date of modification",
    "add one dcterms:modified in the form 2026-01-31T12:00:00Z",
)  # fmt: skip
# EPUB 3.3, 5.6 Manifest section
MISSING_FILE = Rule(
    "EPUB-017", _E, "manifest item whose file is missing", "add the file or remove the item"
)  # fmt: skip
UNLISTED_FILE = Rule(
    "EPUB-018", _W, "file that the manifest does not list", "add an item or remove the file"
)  # fmt: skip
PACKAGE_ID = Rule("EPUB-019", _E, "two elements of one id in the package", "give each its own id")
DUPLICATE_HREF = Rule(
    "EPUB-020", _E, "two manifest items for one file", "keep one of them"
)  # fmt: skip
MEDIA_TYPE = Rule(
    "EPUB-021", _E, "media type that does not fit the file", "name the type that the file has"
)  # fmt: skip
NAV_ITEM = Rule(
    "EPUB-022", _E, "not exactly one navigation document",
    'one XHTML item of the manifest has properties="nav"',
)  # fmt: skip
PROPERTIES = Rule(
    "EPUB-023", _E, "properties of a manifest item that do not fit its content",
    "mathml, remote-resources, scripted and svg stand where, and only where, they are true",
)  # fmt: skip
COVER = Rule(
    "EPUB-024", _E, "cover that is not one image",
    'give properties="cover-image" to one image only',
)  # fmt: skip
NO_COVER = Rule(
    "EPUB-025", _W, "book without a cover image", 'give properties="cover-image" to an image'
)  # fmt: skip
HREF = Rule(
    "EPUB-026", _E, "manifest item with an unsuitable address",
    "the address is relative, without fragment, and leads to a file of the container",
)  # fmt: skip
# EPUB 3.3, 5.7 Spine section
SPINE_EMPTY = Rule(
    "EPUB-027", _E, "spine without a linear item", "list what is to be read, in order"
)  # fmt: skip
SPINE_IDREF = Rule(
    "EPUB-028", _E, "spine item that leads nowhere", "idref must be the id of a manifest item"
)  # fmt: skip
SPINE_DUPLICATE = Rule("EPUB-029", _E, "file that is in the spine twice", "keep one itemref")
SPINE_TYPE = Rule(
    "EPUB-030", _E, "spine item that is not a content document",
    "only XHTML and SVG stand in the spine without a fallback",
)  # fmt: skip
# EPUB 3.3, 5.9 Legacy features; OPF 2.0.1, 2.4.1 NCX
NCX_ITEM = Rule(
    "EPUB-031", _E, "toc of the spine that does not lead to an NCX",
    "toc must be the id of the item of type application/x-dtbncx+xml",
)  # fmt: skip
NCX_UID = Rule(
    "EPUB-032", _E, "NCX with another identifier than the package",
    "dtb:uid must repeat the unique identifier",
)  # fmt: skip
NCX_TARGET = Rule(
    "EPUB-033", _E, "NCX entry that leads nowhere", "correct its src to a file of the spine"
)  # fmt: skip
# EPUB 3.3, 7 EPUB navigation document
NAV_TOC = Rule(
    "EPUB-034", _E, "not exactly one table of contents",
    'the navigation document has one <nav epub:type="toc">',
)  # fmt: skip
NAV_LIST = Rule(
    "EPUB-035", _E, "navigation that is not made of nested lists",
    "a nav has a heading at most, then an ol; each li has an a, or a span and an ol",
)  # fmt: skip
NAV_EMPTY = Rule("EPUB-036", _E, "navigation entry without words", "write its text")
NAV_TARGET = Rule(
    "EPUB-037", _E, "navigation entry that leads nowhere",
    "its href must lead to a file of the spine and an id in it",
)  # fmt: skip
NAV_ORDER = Rule(
    "EPUB-038", _W, "navigation entry out of reading order",
    "entries follow the spine, and the order of the text in each file",
)  # fmt: skip
LANDMARK = Rule(
    "EPUB-039", _E, "landmark without a proper type",
    "give each a of the landmarks an epub:type of the structural vocabulary",
)  # fmt: skip

# EPUB 3.3, 6.1 XHTML content documents; HTML
NOT_XHTML = Rule(
    "EPUB-040", _E, "content document that is not XHTML",
    'the outermost element is <html xmlns="http://www.w3.org/1999/xhtml">',
)  # fmt: skip
LANG = Rule(
    "EPUB-041", _E, "languages that are missing or do not agree",
    "give html both lang and xml:lang, with one tag of BCP 47",
)  # fmt: skip
HEAD_TITLE = Rule("EPUB-042", _E, "content document without a title", "write a title in its head")
DUPLICATE_ID = Rule("EPUB-043", _E, "two elements of one id", "give each its own id")
LINK_FILE = Rule("EPUB-044", _E, "link to a file that is not there", "correct the address")
LINK_FRAGMENT = Rule("EPUB-045", _E, "link to an id that is not there", "correct the part after #")
LINK_SPINE = Rule(
    "EPUB-046", _E, "link to a file outside the reading order", "add the file to the spine"
)  # fmt: skip
# WCAG 2.2, 1.1.1 Non-text content
ALT = Rule(
    "EPUB-047", _E, "image without a text alternative",
    'describe it in alt, or write alt="" where it is decoration',
)  # fmt: skip
RESOURCE = Rule(
    "EPUB-048", _E, "resource that is not there", "correct the address or add the file"
)  # fmt: skip
# EPUB 3.3, 3.6 Resource locations; stricter here: an edition must be whole without a network
REMOTE = Rule("EPUB-049", _E, "resource from the network", "put the file into the container")
# WCAG 2.2, 1.3.1 Info and relationships; 2.4.6 Headings and labels
HEADING_EMPTY = Rule("EPUB-050", _E, "heading without words", "write its text or remove it")
HEADING_SKIP = Rule(
    "EPUB-051", _E, "skipped level of heading", "go down one level of heading at a time"
)  # fmt: skip
# DPUB-ARIA 1.1, doc-noteref, doc-footnote, doc-endnotes, doc-backlink
NOTE_TARGET = Rule(
    "EPUB-052", _W, "call of a note that does not lead to a note",
    "it must lead to an aside with role doc-footnote or an li of the doc-endnotes",
)  # fmt: skip
NOTE_UNCALLED = Rule(
    "EPUB-053", _W, "note that nothing calls", "call it by a link with role doc-noteref"
)  # fmt: skip
NOTE_BACK = Rule(
    "EPUB-054", _W, "note without a way back", "link from the note to the call that leads to it"
)  # fmt: skip
# EPUB 3.3, 6.3.1 CSS style sheets
CSS_SYNTAX = Rule("EPUB-055", _E, "style sheet that cannot be read", "correct it; CSS is UTF-8")
CSS_TARGET = Rule(
    "EPUB-056", _E, "address in a style sheet that leads nowhere", "correct the address"
)  # fmt: skip
CSS_REMOTE = Rule(
    "EPUB-057", _E, "style sheet that reads the network", "put the file into the container"
)  # fmt: skip
CSS_FONT = Rule(
    "EPUB-058", _W, "font face whose file is not a font of the manifest",
    "list the file with a media type of fonts, such as font/otf",
)  # fmt: skip
# EPUB Accessibility 1.1, 2 Discoverability
ACCESSIBILITY = Rule(
    "EPUB-059", _W, "missing metadata on accessibility",
    "add schema:accessMode, accessModeSufficient, accessibilityFeature, accessibilityHazard and "
    "accessibilitySummary",
)  # fmt: skip
FALSE_CLAIM = Rule(
    "EPUB-060", _E, "claim of text alternatives that is not true",
    "describe every image, or do not declare the feature alternativeText",
)  # fmt: skip
# HTML, URLs; an address that runs code or opens the reader's own files is never wanted
ADDRESS = Rule(
    "EPUB-061", _E, "link of a kind that is not allowed",
    "use a relative address, http, https, mailto or tel",
)  # fmt: skip

RULES = (
    *(rule for rule in tuple(globals().values()) if isinstance(rule, Rule)),
    *epub_more_rules.RULES,
)
