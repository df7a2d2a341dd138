"""The rules for a web edition: HTML, WCAG 2.2, and that the page carries all it needs."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E = Severity.ERROR

UNREADABLE = Rule(
    "WEB-001", _E, "page that cannot be read",
    "build the web edition again",
    "A browser shows nothing, or signs in the place of letters.",
    source="HTML, 4.2.5.4 Specifying the document's character encoding",
)  # fmt: skip
TITLE = Rule(
    "WEB-002", _E, "page without a title",
    "write a title in its head",
    "Windows, bookmarks and search engines show it.",
    source="HTML, 4.2.2 The title element; WCAG 2.2, 2.4.2 Page titled",
)  # fmt: skip
LANG = Rule(
    "WEB-003", _E, "page without a proper language",
    "write lang with a tag such as en or pt-BR",
    "By it a voice and the hyphens are chosen.",
    source="WCAG 2.2, 3.1.1 Language of page; RFC 5646, 2.1 Syntax",
)  # fmt: skip
DUPLICATE_ID = Rule(
    "WEB-004", _E, "two elements of one id",
    "give each an id of its own",
    "A link to it can lead to one of them only.",
    source="HTML, 3.2.6 Global attributes",
)  # fmt: skip
LINK_FRAGMENT = Rule(
    "WEB-005", _E, "link to an id that is not there",
    "correct the part after #",
    "A reader who takes the link stays where he is.",
    source="HTML, 7.4.6.4 Scrolling to a fragment",
)  # fmt: skip
ADDRESS = Rule(
    "WEB-006", _E, "link to an address that is not allowed",
    "lead to a place of the page, or to an address of http, https, mailto or tel",
    "Such a link runs code, or leads to files of the reader's own machine.",
    source="EPUB 3.3, 3.7 Data URLs and 3.8 File URLs, whose reasons hold for a page too",
)  # fmt: skip
# our own: a page can be sent, kept and read without a network
REMOTE = Rule(
    "WEB-007", _E, "page that asks for another file",
    "put what it needs into the page, as data",
    "The page can be sent, kept and read without a network, and tells nobody that it is read.",
    source="docs/decisions/0027-web.md",
)  # fmt: skip
SCRIPT = Rule(
    "WEB-008", _E, "script in the page",
    "leave it out: the page works without",
    "A page without scripts can be trusted and kept.",
    source="docs/decisions/0027-web.md",
)  # fmt: skip
HEADING_EMPTY = Rule(
    "WEB-009", _E, "heading without words",
    "write its text, or remove it",
    "It is an empty line in the list of headings of a screen reader.",
    source="WCAG 2.2, 2.4.6 Headings and labels",
)  # fmt: skip
HEADING_SKIP = Rule(
    "WEB-010", _E, "skipped level of heading",
    "go down one level at a time",
    "Who goes through the headings looks for the level between.",
    source="WCAG 2.2, 1.3.1 Info and relationships (technique G141)",
)  # fmt: skip
HEADING_ONE = Rule(
    "WEB-011", _E, "page without one heading of level 1",
    "head the page with the work's title",
    "The heading of level 1 tells what the page is.",
    source="WCAG 2.2, 2.4.6 Headings and labels",
)  # fmt: skip
ALT = Rule(
    "WEB-012", _E, "image without alt",
    'describe it in alt, or write alt=""',
    "A screen reader would say the name of a file, or its bytes.",
    source="WCAG 2.2, 1.1.1 Non-text content",
)  # fmt: skip
MAIN = Rule(
    "WEB-013", _E, "page without one main part",
    "put the text into one main element",
    "It lets who listens go past what stands around the text.",
    source="WCAG 2.2, 2.4.1 Bypass blocks; HTML, 4.4.14 The main element",
)  # fmt: skip
NOTE_TARGET = Rule(
    "WEB-014",
    _E,
    "call that leads to no note",
    "lead to the id of a note",
    "The number would lead nowhere.",
    source="DPUB-ARIA 1.1, doc-noteref",
)
NOTE_UNCALLED = Rule(
    "WEB-015",
    _E,
    "note that nothing calls",
    "call it, or remove it",
    "Nobody can find it from the text.",
    source="DPUB-ARIA 1.1, doc-footnote",
)
NOTE_BACK = Rule(
    "WEB-016", _E, "note that does not link back", "add a link to the id of its call",
    "Who has read the note finds no way back to the sentence.",
    source="DPUB-ARIA 1.1, doc-backlink",
)  # fmt: skip
TABLE_KEYBOARD = Rule(
    "WEB-017", _E, "table that the keyboard cannot scroll",
    'put it into an element with tabindex="0", a role and a name',
    "A wide table is cut off for who has no mouse.",
    source="WCAG 2.2, 2.1.1 Keyboard",
)  # fmt: skip
LINKED_DATA = Rule(
    "WEB-018",
    _E,
    "description for machines that is not JSON",
    "write valid JSON",
    "Search engines leave out what they cannot read.",
    source="JSON-LD 1.1",
)

RULES = (
    UNREADABLE, TITLE, LANG, DUPLICATE_ID, LINK_FRAGMENT, ADDRESS, REMOTE, SCRIPT, HEADING_EMPTY,
    HEADING_SKIP, HEADING_ONE, ALT, MAIN, NOTE_TARGET, NOTE_UNCALLED, NOTE_BACK, TABLE_KEYBOARD,
    LINKED_DATA,
)  # fmt: skip
