"""The rules for a PDF: ISO 32000-1, PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

from pressroom.checks import pdf_content_rules, pdf_more_rules
from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

UNREADABLE = Rule(
    "PDF-001", _E, "file that is not a readable PDF",
    "build the PDF again",
    "Nobody can open it.",
    source="ISO 32000-1, 7.5 File structure",
)  # fmt: skip
ENCRYPTED = Rule(
    "PDF-002", _E, "encrypted PDF",
    "shops and archives refuse it; save it plain",
    "Libraries cannot keep it, screen readers may be locked out, and shops refuse it.",
    source="ISO 14289-1, 7.16 Security; Matterhorn 26-001 and 26-002; ISO 19005-2, 6.1.3 File trailer",
)  # fmt: skip
XMP = Rule(
    "PDF-003", _E, "PDF without readable XMP metadata",
    "add an XMP packet to the catalog",
    "Catalogues and archives read title, author and standard there, and find nothing.",
    source="ISO 14289-1, 7.1 General; Matterhorn 06-001; ISO 19005-2, 6.6.2.1 General",
)  # fmt: skip
XMP_TITLE = Rule(
    "PDF-004", _E, "XMP metadata without a title",
    "add a dc:title",
    "A screen reader begins with the name of the file in the place of the title.",
    source="ISO 14289-1, 7.1 General; Matterhorn 06-003",
)  # fmt: skip
PDFA_PART = Rule(
    "PDF-005", _E, "PDF that does not claim PDF/A",
    "declare pdfaid:part and pdfaid:conformance",
    "An archive does not know that the file is made to last, and does not test it.",
    source="ISO 19005-2, 6.6.4 Version and conformance level identification",
)  # fmt: skip
PDFUA_PART = Rule(
    "PDF-006", _E, "PDF that does not claim PDF/UA",
    "declare pdfuaid:part",
    "Nobody can tell that the file is meant to be accessible, and no program tests it.",
    source="ISO 14289-1, 5 Version identification; Matterhorn 06-002",
)  # fmt: skip
INFO_TITLE = Rule(
    "PDF-007", _W, "titles that do not agree",
    "write one title in Info and in dc:title",
    "Old programs show the one title and new ones the other.",
    source="ISO 32000-1, 14.3.3 Document information dictionary; asked for by ISO 19005-1, 6.7.3",
)  # fmt: skip
LANGUAGE = Rule(
    "PDF-008", _E, "PDF without a proper language",
    "set Lang of the catalog to a tag of BCP 47",
    "A screen reader reads the words in the language of the machine.",
    source="ISO 14289-1, 7.2 Text; Matterhorn 11-001 to 11-006; ISO 19005-2, 6.7.4 Natural language "
    "specification",
)  # fmt: skip
DISPLAY_TITLE = Rule(
    "PDF-009", _E, "window that does not show the title",
    "set DisplayDocTitle of the viewer preferences",
    "Window and screen reader name the file, and not the work.",
    source="ISO 14289-1, 7.1 General; Matterhorn 07-001 and 07-002",
)  # fmt: skip
MARKED = Rule(
    "PDF-010", _E, "PDF that is not marked as tagged",
    "set Marked of MarkInfo",
    "Screen readers do not trust its tags, and guess the order of the words.",
    source="ISO 14289-1, 6.2 Conforming files and 7.1 General; Matterhorn 01-007; ISO 19005-2, 6.7.2.2 Mark information dictionary",
)  # fmt: skip
STRUCTURE = Rule(
    "PDF-011", _E, "PDF without a structure tree",
    "write the PDF with tags",
    "A screen reader must guess what is a heading, a table or a note, and in which order they come.",
    source="ISO 14289-1, 7.1 General; ISO 19005-2, 6.7.3.3 Structure hierarchy",
)  # fmt: skip
PARENT_TREE = Rule(
    "PDF-012", _E, "structure tree without a ParentTree",
    "write the PDF with whole tags",
    "From a place on the page no way leads to its tag, so that links and selections are not announced.",
    source="ISO 32000-1, 14.7.4.4 Finding structure elements from content items",
)  # fmt: skip
OUTLINE = Rule(
    "PDF-013", _W, "PDF without an outline",
    "make bookmarks of the headings",
    "In a long work readers must turn pages to find a chapter.",
    source="ISO 32000-1, 12.3.3 Document outline; WCAG 2.2, 2.4.5 Multiple ways (technique PDF2)",
)  # fmt: skip
OUTLINE_TARGET = Rule(
    "PDF-014", _W, "outline entry that leads nowhere",
    "give it a page of this file",
    "Readers who choose it stay where they are.",
    source="ISO 32000-1, 12.3.2 Destinations and 12.3.3 Document outline",
)  # fmt: skip
PAGE_LABELS = Rule(
    "PDF-015", _W, "PDF without page labels",
    "label all pages, from the first on",
    "The number that the program shows is not the one on the page, so that citations lead astray.",
    source="ISO 32000-1, 12.4.2 Page labels; WCAG 2.2, technique PDF17",
)  # fmt: skip
FONT = Rule(
    "PDF-016", _E, "font that is not embedded",
    "embed it, so that all see the same page",
    "On another machine another typeface is taken, and letters may be missing.",
    source="ISO 14289-1, 7.21.4.1 General; Matterhorn 31-009; ISO 19005-2, 6.2.11.4.1 General",
)  # fmt: skip
TYPE3 = Rule(
    "PDF-017", _W, "font of Type 3",
    "use a font with outlines, OpenType or TrueType",
    "Its letters are drawings: they look rough on a screen, and printers have trouble with them.",
    source="ISO 32000-1, 9.6.5 Type 3 fonts; the advice is our own",
)  # fmt: skip
FIGURE = Rule(
    "PDF-018", _E, "figure without a text alternative",
    "give it Alt or ActualText",
    "Who cannot see the picture or the formula hears nothing of it.",
    source="ISO 14289-1, 7.3 Graphics and 7.7 Mathematical expressions; Matterhorn 13-004 and 17-002",
)  # fmt: skip
LINK_CONTENTS = Rule(
    "PDF-019", _E, "link without a description",
    "give it Contents",
    "A screen reader says only that there is a link, or spells its address.",
    source="ISO 14289-1, 7.18.5 Links; Matterhorn 28-012",
)  # fmt: skip
LINK_TAG = Rule(
    "PDF-020", _E, "link outside the structure tree",
    "tag it as a Link",
    "A screen reader passes over the link.",
    source="ISO 14289-1, 7.18.5 Links; Matterhorn 28-011",
)  # fmt: skip
LINK_TARGET = Rule(
    "PDF-021", _W, "link that leads nowhere",
    "correct its destination",
    "Readers who take the link stay where they are.",
    source="ISO 32000-1, 12.3.2 Destinations",
)  # fmt: skip
HEADING_SKIP = Rule(
    "PDF-022", _E, "skipped level of heading",
    "go down one level at a time",
    "Who goes through the headings looks for the level between, and takes it for lost.",
    source="ISO 14289-1, 7.4.2 Numbered headings; Matterhorn 14-002 and 14-003",
)  # fmt: skip
ACTION = Rule(
    "PDF-023", _E, "action that is not allowed",
    "leave out scripts and launches",
    "A file that runs scripts or starts programs is not trusted, and does another thing in twenty "
    "years.",
    source="ISO 19005-2, 6.5.1 General and 6.5.2 Trigger events",
)  # fmt: skip
BLANK_PAGE = Rule(
    "PDF-024", _W, "page without content",
    "remove it, or fill it",
    "Readers take it for a page that was lost.",
    source="our own",
)  # fmt: skip
OUTPUT_INTENT = Rule(
    "PDF-025", _E, "PDF/A without an output intent",
    "add one with a colour profile",
    "Each screen and printer shows other colours.",
    source="ISO 19005-2, 6.2.3 Output intent and 6.2.4.3 Uncalibrated Device colour spaces",
)  # fmt: skip
NO_PAGES = Rule(
    "PDF-026", _E, "PDF without pages",
    "build the PDF again",
    "There is nothing to read.",
    source="ISO 32000-1, 7.7.3 Page tree",
)  # fmt: skip

RULES = (
    *(rule for rule in tuple(globals().values()) if isinstance(rule, Rule)),
    *pdf_more_rules.RULES,
    *pdf_content_rules.RULES,
)
