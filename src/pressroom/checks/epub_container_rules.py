"""The rules for the container of an EPUB, and what it takes to read one safely."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

UNREADABLE = Rule(
    "EPUB-001", _E, "file that is not a readable ZIP container",
    "build the EPUB again",
    "No reading system and no shop can open it.",
    source="EPUB 3.3, 4.3.2 ZIP file requirements",
)  # fmt: skip
TOO_BIG = Rule(
    "EPUB-002", _E, "container beyond the limits of size",
    "a container has at most 10,000 files and 500 MB, and no file packed more than 200 to 1",
    "A small file that unpacks to a huge one fills the disk or the memory of whoever opens it.",
    source="docs/decisions/0034-claims-and-limits.md; the limits are our own",
)  # fmt: skip
ENCRYPTED = Rule(
    "EPUB-003", _E, "encrypted container",
    "the checks need the plain files; leave out encryption",
    "Reading systems do not know the encryption of ZIP, and show nothing of the book.",
    source="EPUB 3.3, 4.3.2 ZIP file requirements",
)  # fmt: skip
MIMETYPE = Rule(
    "EPUB-004", _E, 'container without a proper "mimetype"',
    'put "mimetype" first, stored, without extra field, holding application/epub+zip and no more',
    "By these bytes at a fixed place readers and shops tell an EPUB from any other ZIP file.",
    source="EPUB 3.3, 4.3.3 OCF ZIP container media type identification",
)  # fmt: skip
UNSAFE_NAME = Rule(
    "EPUB-005", _E, "name of a file that is not safe",
    'use relative paths without .., backslashes, control characters or any of " * : < > ? |',
    "Some systems cannot write a file of such a name, and one that climbs out of its folder could "
    "write over others.",
    source="EPUB 3.3, 4.2.3 File paths and file names",
)  # fmt: skip
DUPLICATE_NAME = Rule(
    "EPUB-006", _E, "two files of one name",
    "names must differ in more than capitals",
    "On most disks the second file takes the place of the first.",
    source="EPUB 3.3, 4.2.3 File paths and file names",
)  # fmt: skip
CONTAINER = Rule(
    "EPUB-007", _E, 'container without a proper "META-INF/container.xml"',
    "it must name the package document in a rootfile with full-path and media-type",
    "Without it a reading system does not find the package document, and shows nothing.",
    bad='<rootfile full-path="EPUB/package.opf" media-type="application/pdf"/>\n',
    good='<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\n',
    source="EPUB 3.3, 4.2.6.3.1 Container file (container.xml)",
)  # fmt: skip
ROOTFILE = Rule(
    "EPUB-008", _E, "package document that is not there",
    'correct the full-path in "META-INF/container.xml"',
    "A reading system looks for the book where nothing is.",
    bad='<rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/>\n',
    good='<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\n',
    source="EPUB 3.3, 4.2.6.3.1.3 The rootfile element",
)  # fmt: skip
NOT_WELL_FORMED = Rule(
    "EPUB-009", _E, "XML that is not well-formed",
    "write well-formed XML in UTF-8 or UTF-16",
    "Many reading systems show an error, or nothing, in the place of such a file.",
    bad="<h1>The harbour</h2>\n",
    good="<h1>The harbour</h1>\n",
    source="EPUB 3.3, 3.9 XML conformance",
)  # fmt: skip
ENTITIES = Rule(
    "EPUB-010", _E, "XML that declares an entity from outside, or made of others",
    "write the characters themselves",
    "Such an entity can grow a file without end or read files of the reader's machine; many reading "
    "systems refuse it.",
    source="EPUB 3.3, 3.9 XML conformance, of external entities; the others are refused for safety",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
