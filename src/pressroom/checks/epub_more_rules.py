"""The rules for an EPUB that public test suites try: its vocabularies, content models and overlays."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# EPUB 3.3, 4.2.6.3.2 Encryption file
OBFUSCATED = Rule(
    "EPUB-062", _W, "files that are obfuscated or encrypted", "leave out encryption; shops add theirs"
)  # fmt: skip
# EPUB 3.3, 3.6: sounds, films and fonts may be elsewhere
REMOTE_ALLOWED = Rule(
    "EPUB-063", _W, "sound, film or font from the network", "put the file into the container"
)  # fmt: skip
LINKED_RECORD = Rule(
    "EPUB-064", _W, "linked record that is not there", "correct the address or add the file"
)  # fmt: skip
NEEDLESS_REMOTE = Rule(
    "EPUB-065", _W, "remote-resources where nothing is seen to need it",
    "remove the property unless a script reads the network",
)  # fmt: skip
LANG_MISSING = Rule(
    "EPUB-066", _W, "content document without its language",
    "give html both lang and xml:lang, with one tag of BCP 47",
)  # fmt: skip
TITLE_MISSING = Rule(
    "EPUB-067", _W, "content document without a title", "write a title in its head"
)  # fmt: skip
# EPUB 3.3, 5.3 to 5.8
PACKAGE_MODEL = Rule(
    "EPUB-068", _E, "package document that is not made as it must be",
    "write metadata, manifest and spine in this order, each with what belongs to it",
)  # fmt: skip
REFINES = Rule(
    "EPUB-069", _E, "metadata that refines nothing",
    "refines must be # and the id of an element of the package, without a circle",
)  # fmt: skip
META = Rule(
    "EPUB-070", _E, "property of the metadata where it may not stand",
    "each property refines what it is made for, once, with a value of its list",
)  # fmt: skip
PREFIX = Rule(
    "EPUB-071", _E, "word of a vocabulary that is not known",
    "use the words of EPUB, or declare the prefix of your own",
)  # fmt: skip
LINK_REL = Rule(
    "EPUB-072", _E, "link of the package that is not whole",
    "tell its rel and its media-type, and no more than one meaning",
)  # fmt: skip
FALLBACK = Rule(
    "EPUB-073", _E, "fallback that leads nowhere", "let it lead to an item, and never in a circle"
)  # fmt: skip
FOREIGN = Rule(
    "EPUB-074", _E, "resource that reading systems need not know",
    "use a core media type, or give the item a fallback to one",
)  # fmt: skip
URL = Rule(
    "EPUB-075", _E, "address that is not well-formed",
    "write spaces as %20, and leave out queries and addresses of files",
)  # fmt: skip
NOT_REACHABLE = Rule(
    "EPUB-076", _E, "file outside the reading order that nothing leads to",
    'link to it, or take linear="no" away',
)  # fmt: skip
# EPUB 3.3, 4.2.6
META_INF = Rule(
    "EPUB-077", _E, "META-INF with what may not be there",
    "keep the files of the book elsewhere, and the files of META-INF as EPUB describes them",
)  # fmt: skip
# EPUB 3.3, 6.1 and 6.2
CONTENT_MODEL = Rule(
    "EPUB-078", _E, "markup that XHTML or SVG does not allow",
    "use the elements and attributes of HTML where HTML allows them",
)  # fmt: skip
XML_FORM = Rule(
    "EPUB-079", _E, "XML of another version or encoding, or with another document type",
    "write XML 1.0 in UTF-8, with no document type but that of HTML",
)  # fmt: skip
CSS_PROPERTY = Rule(
    "EPUB-080", _E, "property of CSS that EPUB does not allow",
    "say the direction of writing in the markup, by dir",
)  # fmt: skip
STYLE_LINK = Rule(
    "EPUB-081", _E, "link to a style sheet or drawing that needs no id or lacks one",
    "name a style sheet without, and a symbol with the part after #",
)  # fmt: skip
# EPUB 3.3, 7.2 and 7.4
NAV_ONCE = Rule(
    "EPUB-082", _E, "navigation that is doubled or has no heading",
    "write page-list and landmarks once, and a heading above any other kind",
)  # fmt: skip
# EPUB 3.3, 8.2 Fixed layouts
RENDITION = Rule(
    "EPUB-083", _E, "layout that is not declared as it must be",
    "use each rendition property once, with a value of its list",
)  # fmt: skip
VIEWPORT = Rule(
    "EPUB-084", _E, "fixed page without its size",
    "give it a viewport with a width and a height, or the drawing a viewBox",
)  # fmt: skip
# EPUB 3.3, 9 Media overlays
OVERLAY = Rule(
    "EPUB-085", _E, "media overlay that is not well-formed",
    "a seq holds seq and par; a par holds one text and one audio with sound times",
)  # fmt: skip
OVERLAY_ITEM = Rule(
    "EPUB-086", _E, "media overlay that does not fit its document",
    "each text leads to the document that names the overlay, and durations are told",
)  # fmt: skip
# OPS 2.0.1, OPF 2.0.1
OLD_MARKUP = Rule(
    "EPUB-087", _E, "markup that EPUB 2 does not know",
    "use XHTML 1.1 in EPUB 2, or make the book an EPUB 3",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
