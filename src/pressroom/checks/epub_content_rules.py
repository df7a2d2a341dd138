"""The rules for what an EPUB shows: content documents, links, notes, styles, accessibility."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

NOT_XHTML = Rule(
    "EPUB-040", _E, "content document that is not XHTML",
    'the outermost element is <html xmlns="http://www.w3.org/1999/xhtml">',
    "Reading systems show it as bare text, or not at all.",
    source="EPUB 3.3, 6.1.2 XHTML requirements",
)  # fmt: skip
LANG = Rule(
    "EPUB-041", _E, "languages that are missing or do not agree",
    "give html both lang and xml:lang, with one tag of BCP 47",
    "A voice reads the words in the wrong language, and they are divided wrongly.",
    bad='<span lang="fr" xml:lang="de">le vent</span>\n',
    good='<span lang="fr" xml:lang="fr">le vent</span>\n',
    source="HTML, 3.2.6.2 The lang and xml:lang attributes; RFC 5646, 2.1 Syntax",
)  # fmt: skip
HEAD_TITLE = Rule(
    "EPUB-042", _E, "content document without a title",
    "write a title in its head",
    "Screen readers say it where a file begins, and some reading systems show it.",
    bad="<head><title> </title></head>\n",
    good="<head><title>The harbour</title></head>\n",
    source="HTML, 4.2.2 The title element; WCAG 2.2, 2.4.2 Page titled",
)  # fmt: skip
DUPLICATE_ID = Rule(
    "EPUB-043", _E, "two elements of one id",
    "give each its own id",
    "A link to it can lead to one of them only.",
    bad='<figure id="tides"><img src="map.svg" alt="Two islands in a bay"/>\n',
    good='<figure><img src="map.svg" alt="Two islands in a bay"/>\n',
    source="HTML, 3.2.6 Global attributes; XML 1.0, 3.3.1 Attribute types",
)  # fmt: skip
LINK_FILE = Rule(
    "EPUB-044", _E, "link to a file that is not there",
    "correct the address",
    "Readers who take the link see an error, or nothing.",
    bad='<a href="three.xhtml#quay">from the quay</a>\n',
    good='<a href="two.xhtml#quay">from the quay</a>\n',
    source="EPUB 3.3, 5.7.1 The spine element; EPUBCheck, RSC-007",
)  # fmt: skip
LINK_FRAGMENT = Rule(
    "EPUB-045", _E, "link to an id that is not there",
    "correct the part after #",
    "The link leads to the top of the file at best, and shops refuse such a book.",
    bad='<a href="two.xhtml#pier">from the quay</a>\n',
    good='<a href="two.xhtml#quay">from the quay</a>\n',
    source="HTML, 7.4.6.4 Scrolling to a fragment; EPUBCheck, RSC-012",
)  # fmt: skip
LINK_SPINE = Rule(
    "EPUB-046", _E, "link to a file outside the reading order",
    "add the file to the spine",
    "Many reading systems cannot show what is outside the reading order, or cannot come back from it.",
    bad='<a href="map.svg">from the quay</a>\n',
    good='<a href="two.xhtml#quay">from the quay</a>\n',
    source="EPUB 3.3, 5.7.1 The spine element",
)  # fmt: skip
ALT = Rule(
    "EPUB-047", _E, "image without a text alternative",
    'describe it in alt, or write alt="" where it is decoration',
    "Who cannot see the image learns nothing of it; a screen reader says the name of its file.",
    source="WCAG 2.2, 1.1.1 Non-text content; HTML, 4.8.4.4 Requirements for providing text to act as an "
    "alternative for images",
)  # fmt: skip
RESOURCE = Rule(
    "EPUB-048", _E, "resource that is not there",
    "correct the address or add the file",
    "Readers see an empty frame, or the page without its looks.",
    bad='<p><img src="covers.png" alt=""/></p>\n',
    good='<p><img src="cover.png" alt=""/></p>\n',
    source="EPUB 3.3, 3.6 Resource locations; EPUBCheck, RSC-007",
)  # fmt: skip
REMOTE = Rule(
    "EPUB-049", _E, "resource from the network",
    "put the file into the container",
    "Without a network it is missing, and with one it tells others who reads.",
    bad='<p><img src="https://example.org/cover.png" alt=""/></p>\n',
    good='<p><img src="cover.png" alt=""/></p>\n',
    source="EPUB 3.3, 3.6 Resource locations",
)  # fmt: skip
HEADING_EMPTY = Rule(
    "EPUB-050", _W, "heading without words",
    "write its text or remove it",
    "It is an empty line in the list of headings of a screen reader.",
    bad='<h2 id="tides"></h2>\n',
    good='<h2 id="tides">The tides</h2>\n',
    source="WCAG 2.2, 2.4.6 Headings and labels",
)  # fmt: skip
HEADING_SKIP = Rule(
    "EPUB-051", _W, "skipped level of heading",
    "go down one level of heading at a time",
    "Who goes through the headings looks for the level between, and takes it for lost.",
    bad='<h3 id="tides">The tides</h3>\n',
    good='<h2 id="tides">The tides</h2>\n',
    source="WCAG 2.2, 1.3.1 Info and relationships (technique G141)",
)  # fmt: skip
NOTE_TARGET = Rule(
    "EPUB-052", _W, "call of a note that does not lead to a note",
    "it must lead to an aside with role doc-footnote or an li of the doc-endnotes",
    "A reading system that shows notes in a window shows none, or the wrong words.",
    bad='<a role="doc-noteref" href="https://example.org/coast">from afar</a>\n',
    good='<a href="https://example.org/coast">from afar</a>\n',
    source="DPUB-ARIA 1.1, doc-noteref",
)  # fmt: skip
NOTE_UNCALLED = Rule(
    "EPUB-053", _W, "note that nothing calls",
    "call it by a link with role doc-noteref",
    "Nobody can find it from the text.",
    source="DPUB-ARIA 1.1, doc-footnote and doc-endnotes",
)  # fmt: skip
NOTE_BACK = Rule(
    "EPUB-054", _W, "note without a way back",
    "link from the note to the call that leads to it",
    "Who has read the note must look for the place where reading stopped.",
    bad='<a role="doc-backlink" href="#tides">Back</a>\n',
    good='<a role="doc-backlink" href="#call-sea">Back</a>\n',
    source="DPUB-ARIA 1.1, doc-backlink",
)  # fmt: skip
CSS_SYNTAX = Rule(
    "EPUB-055", _E, "style sheet that cannot be read",
    "correct it; CSS is UTF-8",
    "A reading system leaves out the broken rule and often those behind it.",
    bad="h1 { background: url(cover.png) } }\n",
    good="h1 { background: url(cover.png) }\n",
    source="EPUB 3.3, 6.3.1.2 CSS requirements",
)  # fmt: skip
CSS_TARGET = Rule(
    "EPUB-056", _E, "address in a style sheet that leads nowhere",
    "correct the address",
    "The picture or the typeface is missing wherever the book is read.",
    bad="h1 { background: url(covers.png) }\n",
    good="h1 { background: url(cover.png) }\n",
    source="EPUB 3.3, 3.6 Resource locations; EPUBCheck, RSC-007",
)  # fmt: skip
CSS_REMOTE = Rule(
    "EPUB-057", _E, "style sheet that reads the network",
    "put the file into the container",
    "Without a network the looks are other ones, and with one they tell others who reads.",
    bad="h1 { background: url(https://example.org/cover.png) }\n",
    good="h1 { background: url(cover.png) }\n",
    source="EPUB 3.3, 3.6 Resource locations",
)  # fmt: skip
CSS_FONT = Rule(
    "EPUB-058", _W, "font face whose file is not a font of the manifest",
    "list the file with a media type of fonts, such as font/otf",
    "Reading systems do not load as a typeface what is declared to be something else.",
    bad='src: url("cover.png")\n',
    good='src: url("fonts/serif.otf")\n',
    source="EPUB 3.3, 5.6.2 The item element and 3.2 Core media types",
)  # fmt: skip
ACCESSIBILITY = Rule(
    "EPUB-059", _W, "missing metadata on accessibility",
    "add schema:accessMode, accessModeSufficient, accessibilityFeature, accessibilityHazard and "
    "accessibilitySummary",
    "Who depends on these facts cannot tell whether the book can be read, and some shops refuse "
    "it; the law of the European Union asks for them.",
    bad='<meta property="schema:accessibilityHazards">none</meta>\n',
    good='<meta property="schema:accessibilityHazard">none</meta>\n',
    source="EPUB Accessibility 1.1, 2.2 Package metadata",
)  # fmt: skip
FALSE_CLAIM = Rule(
    "EPUB-060", _E, "claim of text alternatives that is not true",
    "describe every image, or do not declare the feature alternativeText",
    "Readers who chose the book by this promise find images that say nothing to them.",
    source="Schema.org, accessibilityFeature; EPUB Accessibility 1.1, 2.2 Package metadata",
)  # fmt: skip
ADDRESS = Rule(
    "EPUB-061", _E, "link of a kind that is not allowed",
    "use a relative address, http, https, mailto or tel",
    "Such a link leads to files of the reader's own machine, or to a page that is in no book.",
    bad='<a href="file:///coast.xhtml">from afar</a>\n',
    good='<a href="https://example.org/coast">from afar</a>\n',
    source="EPUB 3.3, 3.7 Data URLs and 3.8 File URLs, both of which MUST NOT be used so",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
