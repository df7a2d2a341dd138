"""The rules for the package of an EPUB 3.3, its navigation document and its NCX."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

VERSION = Rule(
    "EPUB-011", _E, "package document of another version",
    'write <package version="3.0">',
    "Reading systems and shops choose by it how to read the book.",
    bad='version="1.0" unique-identifier="uid"\n',
    good='version="3.0" unique-identifier="uid"\n',
    source="EPUB 3.3, 5.4 The package element",
)  # fmt: skip
UNIQUE_IDENTIFIER = Rule(
    "EPUB-012", _E, "unique identifier that leads nowhere",
    "unique-identifier of the package must be the id of a dc:identifier",
    "Bookmarks, highlights and new editions are tied to the book by this identifier.",
    bad='unique-identifier="isbn"\n',
    good='unique-identifier="uid"\n',
    source="EPUB 3.3, 5.4 The package element",
)  # fmt: skip
TITLE = Rule(
    "EPUB-013", _E, "package without a title",
    "add a dc:title",
    "Shelves and shops would show the name of a file, or nothing.",
    bad="<dc:title> </dc:title>\n",
    good="<dc:title>Salt and Wind</dc:title>\n",
    source="EPUB 3.3, 5.5.3.1.2 The dc:title element",
)  # fmt: skip
IDENTIFIER = Rule(
    "EPUB-014", _E, "package without an identifier",
    "add a dc:identifier",
    "Shops and shelves cannot tell the book from others.",
    bad='<dc:identifier id="uid"></dc:identifier>\n',
    good='<dc:identifier id="uid">urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11</dc:identifier>\n',
    source="EPUB 3.3, 5.5.3.1.1 The dc:identifier element",
)  # fmt: skip
LANGUAGE = Rule(
    "EPUB-015", _E, "package without a proper language",
    "add a dc:language with a tag of BCP 47, such as en or pt-BR",
    "Voices, hyphens and dictionaries are chosen by it, and shops sort by it.",
    bad="<dc:language>en_GB</dc:language>\n",
    good="<dc:language>en</dc:language>\n",
    source="EPUB 3.3, 5.5.3.1.3 The dc:language element",
)  # fmt: skip
MODIFIED = Rule(
    "EPUB-016", _E, "package without one proper date of modification",
    "add one dcterms:modified in the form 2026-01-31T12:00:00Z",
    "By it a shelf knows which of two copies is the newer one.",
    bad='<meta property="dcterms:modified">2026-01-31</meta>\n',
    good='<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>\n',
    source="EPUB 3.3, 5.5.5 Last modified date",
)  # fmt: skip
MISSING_FILE = Rule(
    "EPUB-017", _E, "manifest item whose file is missing",
    "add the file or remove the item",
    "What the book promises there would be missing, and shops refuse such a book.",
    source="EPUB 3.3, 5.6.2 The item element; EPUBCheck, RSC-001",
)  # fmt: skip
UNLISTED_FILE = Rule(
    "EPUB-018", _W, "file that the manifest does not list",
    "add an item or remove the file",
    "Reading systems need not unpack what is not listed, so that it may be missing on some of them.",
    source="EPUB 3.3, 5.6.1 The manifest element",
)  # fmt: skip
PACKAGE_ID = Rule(
    "EPUB-019", _E, "two elements of one id in the package",
    "give each its own id",
    "A reference to it could mean either of them.",
    bad='<dc:title id="uid">Salt and Wind</dc:title>\n',
    good="<dc:title>Salt and Wind</dc:title>\n",
    source="EPUB 3.3, 5.3.3 The id attribute",
)  # fmt: skip
DUPLICATE_HREF = Rule(
    "EPUB-020", _E, "two manifest items for one file",
    "keep one of them",
    "The two could say different things of one file.",
    bad='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n<item id="isles" href="map.svg" '
    'media-type="image/svg+xml"/>\n',
    good='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n',
    source="EPUB 3.3, 5.6.2 The item element",
)  # fmt: skip
MEDIA_TYPE = Rule(
    "EPUB-021", _E, "media type that does not fit the file",
    "name the type that the file has",
    "A reading system that believes the type shows the file wrongly, or not at all.",
    bad='<item id="font" href="fonts/serif.otf" media-type="font/woff2"/>\n',
    good='<item id="font" href="fonts/serif.otf" media-type="font/otf"/>\n',
    source="EPUB 3.3, 5.6.2 The item element, by which a file MUST be what its type says, and 3.2 Core media "
    "types",
)  # fmt: skip
NAV_ITEM = Rule(
    "EPUB-022", _E, "not exactly one navigation document",
    'one XHTML item of the manifest has properties="nav"',
    "Readers get no table of contents.",
    bad='<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>\n',
    good='<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n',
    source="EPUB 3.3, 5.6.2.1 Resource properties",
)  # fmt: skip
PROPERTIES = Rule(
    "EPUB-023", _E, "properties of a manifest item that do not fit its content",
    "mathml, remote-resources, scripted and svg stand where, and only where, they are true",
    "A reading system makes ready by them for drawings, formulas and scripts, and may leave out "
    "what they do not name.",
    bad='<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>\n',
    good='<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg"/>\n',
    source="EPUB 3.3, 5.6.2.1 Resource properties",
)  # fmt: skip
COVER = Rule(
    "EPUB-024", _E, "cover that is not one image",
    'give properties="cover-image" to one image only',
    "The shelf does not know which picture to show.",
    bad='<item id="map" href="map.svg" media-type="image/svg+xml" properties="cover-image"/>\n',
    good='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n',
    source="EPUB 3.3, D.6.1 cover-image",
)  # fmt: skip
NO_COVER = Rule(
    "EPUB-025", _W, "book without a cover image",
    'give properties="cover-image" to an image',
    "On shelves and in shops the book is a grey box.",
    bad='<item id="cover" href="cover.png" media-type="image/png"/>\n',
    good='<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>\n',
    source="EPUB 3.3, 5.6.2.1 Resource properties, which recommends it",
)  # fmt: skip
HREF = Rule(
    "EPUB-026", _E, "manifest item with an unsuitable address",
    "the address is relative, without fragment, and leads to a file of the container",
    "The item names no file of the container, so that nothing can be shown for it.",
    bad='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n<item id="isle" '
    'href="map.svg#isle" media-type="image/svg+xml"/>\n',
    good='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n',
    source="EPUB 3.3, 5.6.2 The item element and 5.3.2 The href attribute",
)  # fmt: skip
SPINE_EMPTY = Rule(
    "EPUB-027", _E, "spine without a linear item",
    "list what is to be read, in order",
    "There is nothing that a reading system would show first.",
    source="EPUB 3.3, 5.7.2 The itemref element",
)  # fmt: skip
SPINE_IDREF = Rule(
    "EPUB-028", _E, "spine item that leads nowhere",
    "idref must be the id of a manifest item",
    "A part of the reading order is missing, and shops refuse such a book.",
    bad='<itemref idref="contents"/>\n',
    good='<itemref idref="nav"/>\n',
    source="EPUB 3.3, 5.7.2 The itemref element",
)  # fmt: skip
SPINE_DUPLICATE = Rule(
    "EPUB-029", _E, "file that is in the spine twice",
    "keep one itemref",
    "Reading systems may show it once or twice, and lose the reader's place.",
    bad='<itemref idref="two"/>\n<itemref idref="two"/>\n',
    good='<itemref idref="two"/>\n',
    source="EPUB 3.3, 5.7.2 The itemref element",
)  # fmt: skip
SPINE_TYPE = Rule(
    "EPUB-030", _E, "spine item that is not a content document",
    "only XHTML and SVG stand in the spine without a fallback",
    "Reading systems need not know such a file, and show an empty page for it.",
    bad='<itemref idref="two"/>\n<itemref idref="css"/>\n',
    good='<itemref idref="two"/>\n',
    source="EPUB 3.3, 5.7.2 The itemref element",
)  # fmt: skip
NCX_ITEM = Rule(
    "EPUB-031", _E, "toc of the spine that does not lead to an NCX",
    "toc must be the id of the item of type application/x-dtbncx+xml",
    "Reading systems of EPUB 2 find no table of contents.",
    bad='<spine toc="css">\n',
    good='<spine toc="ncx">\n',
    source="OPF 2.0.1, 2.4.1.2 Key NCX requirements; EPUB 3.3, 5.9.5 NCX",
)  # fmt: skip
NCX_UID = Rule(
    "EPUB-032", _E, "NCX with another identifier than the package",
    "dtb:uid must repeat the unique identifier",
    "An old reading system may take the two for parts of different books.",
    bad='<meta name="dtb:uid" content="978-3-16-148410-0"/>\n',
    good='<meta name="dtb:uid" content="urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"/>\n',
    source="OPF 2.0.1, 2.4.1.2 Key NCX requirements; EPUBCheck, NCX-001",
)  # fmt: skip
NCX_TARGET = Rule(
    "EPUB-033", _E, "NCX entry that leads nowhere",
    "correct its src to a file of the spine",
    "Readers of old systems who choose the entry stay where they are.",
    bad='<content src="two.xhtml#pier"/>\n',
    good='<content src="two.xhtml#quay"/>\n',
    source="OPF 2.0.1, 2.4.1 the NCX",
)  # fmt: skip
NAV_TOC = Rule(
    "EPUB-034", _E, "not exactly one table of contents",
    'the navigation document has one <nav epub:type="toc">',
    "Readers cannot see what the book holds, nor go there.",
    bad='<nav epub:type="lot" role="doc-toc"><h1>Contents</h1>\n',
    good='<nav epub:type="toc" role="doc-toc"><h1>Contents</h1>\n',
    source="EPUB 3.3, 7.2 Navigation document requirements",
)  # fmt: skip
NAV_LIST = Rule(
    "EPUB-035", _E, "navigation that is not made of nested lists",
    "a nav has a heading at most, then an ol; each li has an a, or a span and an ol",
    "Reading systems build their menu from these lists, and leave out what has another form.",
    bad='<nav epub:type="toc" role="doc-toc"><p>Contents</p>\n',
    good='<nav epub:type="toc" role="doc-toc"><h1>Contents</h1>\n',
    source="EPUB 3.3, 7.3 The nav element: restrictions",
)  # fmt: skip
NAV_EMPTY = Rule(
    "EPUB-036", _E, "navigation entry without words",
    "write its text",
    "It is a blank line in the menu, and silence in a screen reader.",
    bad='<li><a href="one.xhtml#tides"></a></li>\n',
    good='<li><a href="one.xhtml#tides">The tides</a></li>\n',
    source="EPUB 3.3, 7.3 The nav element: restrictions",
)  # fmt: skip
NAV_TARGET = Rule(
    "EPUB-037", _E, "navigation entry that leads nowhere",
    "its href must lead to a file of the spine and an id in it",
    "Readers who choose it stay where they are, or see an error.",
    bad='<li><a href="one.xhtml#tide">The tides</a></li>\n',
    good='<li><a href="one.xhtml#tides">The tides</a></li>\n',
    source="EPUB 3.3, 7.3 The nav element: restrictions",
)  # fmt: skip
NAV_ORDER = Rule(
    "EPUB-038", _W, "navigation entry out of reading order",
    "entries follow the spine, and the order of the text in each file",
    "The menu then tells another order than the book has, and where the reader is cannot be shown "
    "in it.",
    bad='<li><a href="one.xhtml#dunes">The dunes</a></li>\n<li><a href="one.xhtml#tides">The '
    'tides</a></li>\n',
    good='<li><a href="one.xhtml#tides">The tides</a></li>\n<li><a href="one.xhtml#dunes">The '
    'dunes</a></li>\n',
    source="EPUB 3.3, 7.4.2 The toc nav element",
)  # fmt: skip
LANDMARK = Rule(
    "EPUB-039", _E, "landmark without a proper type",
    "give each a of the landmarks an epub:type of the structural vocabulary",
    "By its type a reading system knows where the text begins, and screen readers say what the "
    "place is.",
    bad='<li><a href="one.xhtml">Text</a></li>\n',
    good='<li><a epub:type="bodymatter" href="one.xhtml">Text</a></li>\n',
    source="EPUB 3.3, 7.4.4 The landmarks nav element",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
