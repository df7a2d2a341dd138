"""The rules for an EPUB that public test suites try: its vocabularies, content models and overlays."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

OBFUSCATED = Rule(
    "EPUB-062", _W, "files that are obfuscated or encrypted",
    "leave out encryption; shops add theirs",
    "Reading systems that do not know the method show nothing of these files, and they cannot be "
    "checked.",
    source="EPUB 3.3, 4.2.6.3.2 Encryption file (encryption.xml)",
)  # fmt: skip
REMOTE_ALLOWED = Rule(
    "EPUB-063", _W, "sound, film or font from the network",
    "put the file into the container",
    "It may be left outside, but without a network it is missing.",
    source="EPUB 3.3, 3.6 Resource locations",
)  # fmt: skip
LINKED_RECORD = Rule(
    "EPUB-064", _W, "linked record that is not there",
    "correct the address or add the file",
    "A shop or library that follows the link finds nothing.",
    bad='<link rel="record" href="onix.xml" media-type="application/xml"/>\n',
    good='<link rel="record" href="https://example.org/onix.xml" media-type="application/xml"/>\n',
    source="EPUB 3.3, 5.5.6 The link element; EPUBCheck, RSC-007",
)  # fmt: skip
NEEDLESS_REMOTE = Rule(
    "EPUB-065", _W, "remote-resources where nothing is seen to need it",
    "remove the property unless a script reads the network",
    "A reading system may ask the reader for leave to use the network, or refuse the file, for "
    "nothing.",
    bad='<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg '
    'remote-resources"/>\n',
    good='<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg"/>\n',
    source="EPUB 3.3, D.6.4 remote-resources",
)  # fmt: skip
LANG_MISSING = Rule(
    "EPUB-066", _W, "content document without its language",
    "give html both lang and xml:lang, with one tag of BCP 47",
    "A voice then reads in the language of the device, and words are divided by its rules.",
    bad='<html xmlns="http://www.w3.org/1999/xhtml" lang="en">\n',
    good='<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">\n',
    source="WCAG 2.2, 3.1.1 Language of page; HTML, 3.2.6.2 The lang and xml:lang attributes",
)  # fmt: skip
TITLE_MISSING = Rule(
    "EPUB-067", _W, "content document without a title",
    "write a title in its head",
    "Screen readers say it where a file begins; without it they say the name of the file.",
    bad="<head></head>\n",
    good="<head><title>The harbour</title></head>\n",
    source="WCAG 2.2, 2.4.2 Page titled; HTML, 4.2.2 The title element",
)  # fmt: skip
PACKAGE_MODEL = Rule(
    "EPUB-068", _E, "package document that is not made as it must be",
    "write metadata, manifest and spine in this order, each with what belongs to it",
    "Reading systems and shops read its parts by name and order, and leave out what they do not "
    "expect.",
    bad="<dc:publisher> </dc:publisher>\n",
    good="<dc:publisher>Lighthouse Press</dc:publisher>\n",
    source="EPUB 3.3, 5.4 The package element to 5.8 Collections",
)  # fmt: skip
REFINES = Rule(
    "EPUB-069", _E, "metadata that refines nothing",
    "refines must be # and the id of an element of the package, without a circle",
    "What it tells is told of nothing, and is lost.",
    bad='<meta refines="#author" property="display-seq">1</meta>\n',
    good='<meta refines="#uid" property="display-seq">1</meta>\n',
    source="EPUB 3.3, 5.3.6 The refines attribute",
)  # fmt: skip
META = Rule(
    "EPUB-070", _E, "property of the metadata where it may not stand",
    "each property refines what it is made for, once, with a value of its list",
    "Shelves and shops do not understand it, and leave it out.",
    bad='<meta refines="#uid" property="title-type">main</meta>\n',
    good='<meta refines="#uid" property="identifier-type">UUID</meta>\n',
    source="EPUB 3.3, 5.5.4 The meta element and D.3 Meta properties vocabulary",
)  # fmt: skip
PREFIX = Rule(
    "EPUB-071", _E, "word of a vocabulary that is not known",
    "use the words of EPUB, or declare the prefix of your own",
    "No reading system knows what the word means.",
    bad='<meta property="author">Ada Ley</meta>\n',
    good='<meta property="schema:author">Ada Ley</meta>\n',
    source="EPUB 3.3, D.1 Vocabulary association mechanisms",
)  # fmt: skip
LINK_REL = Rule(
    "EPUB-072", _E, "link of the package that is not whole",
    "tell its rel and its media-type, and no more than one meaning",
    "A shop or library cannot tell what the link leads to, nor whether it can read it.",
    bad='<link rel="record" href="https://example.org/onix.xml"/>\n',
    good='<link rel="record" href="https://example.org/onix.xml" media-type="application/xml"/>\n',
    source="EPUB 3.3, 5.5.6 The link element and D.4 Metadata link vocabulary",
)  # fmt: skip
FALLBACK = Rule(
    "EPUB-073", _E, "fallback that leads nowhere",
    "let it lead to an item, and never in a circle",
    "A reading system that does not know the file finds nothing in its place.",
    bad='<item id="map" href="map.svg" media-type="image/svg+xml" fallback="photo"/>\n',
    good='<item id="map" href="map.svg" media-type="image/svg+xml"/>\n',
    source="EPUB 3.3, 3.5.1 Manifest fallbacks",
)  # fmt: skip
FOREIGN = Rule(
    "EPUB-074", _E, "resource that reading systems need not know",
    "use a core media type, or give the item a fallback to one",
    "Where it is not known, readers see nothing.",
    source="EPUB 3.3, 3.3 Foreign resources",
)  # fmt: skip
URL = Rule(
    "EPUB-075", _E, "address that is not well-formed",
    "write spaces as %20, and leave out queries and addresses of files",
    "Each reading system makes another address of it, or none.",
    bad='<a href="https:example.org">from afar</a>\n',
    good='<a href="https://example.org/coast">from afar</a>\n',
    source="EPUB 3.3, 4.2.5 URLs in the OCF abstract container and 5.3.2 The href attribute",
)  # fmt: skip
NOT_REACHABLE = Rule(
    "EPUB-076", _E, "file outside the reading order that nothing leads to",
    'link to it, or take linear="no" away',
    "Readers never come to it.",
    source="EPUB 3.3, 5.7.2 The itemref element",
)  # fmt: skip
META_INF = Rule(
    "EPUB-077", _E, "META-INF with what may not be there",
    "keep the files of the book elsewhere, and the files of META-INF as EPUB describes them",
    "Reading systems look there for files of the container only, and shops refuse what they do "
    "not know.",
    source="EPUB 3.3, 4.2.6 META-INF directory",
)  # fmt: skip
CONTENT_MODEL = Rule(
    "EPUB-078", _E, "markup that XHTML or SVG does not allow",
    "use the elements and attributes of HTML where HTML allows them",
    "Each reading system mends it in its own way, and shops refuse the book.",
    bad='<center><img src="cover.png" alt=""/></center>\n',
    good='<p><img src="cover.png" alt=""/></p>\n',
    source="EPUB 3.3, 6.1.2 XHTML requirements and 6.2.2 SVG requirements",
)  # fmt: skip
XML_FORM = Rule(
    "EPUB-079", _E, "XML of another version or encoding, or with another document type",
    "write XML 1.0 in UTF-8, with no document type but that of HTML",
    "Reading systems know one version and two encodings of XML; others become wrong letters, or "
    "nothing.",
    source="EPUB 3.3, 3.9 XML conformance",
)  # fmt: skip
CSS_PROPERTY = Rule(
    "EPUB-080", _E, "property of CSS that EPUB does not allow",
    "say the direction of writing in the markup, by dir",
    "Where the style sheet is switched off, the words would stand in the wrong direction.",
    bad='body { direction: rtl; font-family: "Serif", serif }\n',
    good='body { font-family: "Serif", serif }\n',
    source="EPUB 3.3, 6.3.1.2 CSS requirements",
)  # fmt: skip
STYLE_LINK = Rule(
    "EPUB-081", _E, "link to a style sheet or drawing that needs no id or lacks one",
    "name a style sheet without, and a symbol with the part after #",
    "The style sheet is not loaded, or the whole file is drawn in the place of a part.",
    bad='<link rel="stylesheet" type="text/css" href="style.css#h1"/>\n',
    good='<link rel="stylesheet" type="text/css" href="style.css"/>\n',
    source="EPUBCheck, RSC-013 to RSC-015",
)  # fmt: skip
NAV_ONCE = Rule(
    "EPUB-082", _E, "navigation that is doubled or has no heading",
    "write page-list and landmarks once, and a heading above any other kind",
    "A reading system shows one of the two lists, and a list without a heading does not say what "
    "it is.",
    source="EPUB 3.3, 7.4.3 The page-list nav element and 7.4.4 The landmarks nav element; the heading: "
    "EPUBCheck",
)  # fmt: skip
RENDITION = Rule(
    "EPUB-083", _E, "layout that is not declared as it must be",
    "use each rendition property once, with a value of its list",
    "Reading systems fall back to their own layout, which may cut off the pages.",
    bad='<meta property="rendition:flow">pages</meta>\n',
    good='<meta property="rendition:flow">paginated</meta>\n',
    source="EPUB 3.3, 8.2.2 Fixed-layout package settings and 8.3.1 The rendition:flow property",
)  # fmt: skip
VIEWPORT = Rule(
    "EPUB-084", _E, "fixed page without its size",
    "give it a viewport with a width and a height, or the drawing a viewBox",
    "A reading system cannot tell how large the page is, and shows it too large or too small.",
    source="EPUB 3.3, 8.2.2.6 Content document dimensions",
)  # fmt: skip
OVERLAY = Rule(
    "EPUB-085", _E, "media overlay that is not well-formed",
    "a seq holds seq and par; a par holds one text and one audio with sound times",
    "The sound stops there, or does not begin.",
    source="EPUB 3.3, 9.2.2 Media overlay document definition",
)  # fmt: skip
OVERLAY_ITEM = Rule(
    "EPUB-086", _E, "media overlay that does not fit its document",
    "each text leads to the document that names the overlay, and durations are told",
    "Who listens hears no sound there, or sees another place marked than the one that is read.",
    source="EPUB 3.3, 9.3.5 Media overlays packaging",
)  # fmt: skip
OLD_MARKUP = Rule(
    "EPUB-087", _E, "markup that EPUB 2 does not know",
    "use XHTML 1.1 in EPUB 2, or make the book an EPUB 3",
    "Reading systems of EPUB 2 leave it out, or show it wrongly.",
    source="OPS 2.0.1, 2.2 XHTML modules in the OPS preferred vocabulary",
)  # fmt: skip
SCRIPT_LINK = Rule(
    "EPUB-088", _W, "link that runs a script",
    "use a relative address, http, https, mailto or tel",
    "No standard forbids a script in an address, but most reading systems run none: the link does "
    "nothing there.",
    bad='<a href="javascript:history.back()">from afar</a>\n',
    good='<a href="https://example.org/coast">from afar</a>\n',
    source="EPUB Reading Systems 3.3, Scripting, which leaves it to the reading system",
)  # fmt: skip
NAME_TYPE = Rule(
    "EPUB-089", _W, "media type that the name of the file contradicts",
    "end the name with what is usual for the type, such as .css, or name the type that the file has",
    "Programs that unpack or serve the book tell the type of a file by its name.",
    source="our own: the manifest alone decides, and one of the two is a slip",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
