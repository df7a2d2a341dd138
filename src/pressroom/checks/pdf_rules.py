"""The rules for a PDF: ISO 32000-1, PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

from pressroom.checks import pdf_more_rules
from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# ISO 32000-1, 7.5 File structure; 7.6 Encryption
UNREADABLE = Rule("PDF-001", _E, "file that is not a readable PDF", "build the PDF again")
ENCRYPTED = Rule("PDF-002", _E, "encrypted PDF", "shops and archives refuse it; save it plain")
# ISO 14289-1, 7.1 and ISO 19005-2, 6.6.2: metadata
XMP = Rule("PDF-003", _E, "PDF without readable XMP metadata", "add an XMP packet to the catalog")
XMP_TITLE = Rule("PDF-004", _E, "XMP metadata without a title", "add a dc:title")
PDFA_PART = Rule(
    "PDF-005", _E, "PDF that does not claim PDF/A", "declare pdfaid:part and pdfaid:conformance"
)  # fmt: skip
PDFUA_PART = Rule("PDF-006", _E, "PDF that does not claim PDF/UA", "declare pdfuaid:part")
INFO_TITLE = Rule(
    "PDF-007", _W, "titles that do not agree", "write one title in Info and in dc:title"
)  # fmt: skip
# ISO 14289-1, 7.2 Text
LANGUAGE = Rule(
    "PDF-008", _E, "PDF without a proper language", "set Lang of the catalog to a tag of BCP 47"
)  # fmt: skip
# ISO 14289-1, 7.1 General
DISPLAY_TITLE = Rule(
    "PDF-009", _E, "window that does not show the title",
    "set DisplayDocTitle of the viewer preferences",
)  # fmt: skip
MARKED = Rule("PDF-010", _E, "PDF that is not marked as tagged", "set Marked of MarkInfo")
# ISO 32000-1, 14.7 Logical structure
STRUCTURE = Rule("PDF-011", _E, "PDF without a structure tree", "write the PDF with tags")
PARENT_TREE = Rule(
    "PDF-012", _E, "structure tree without a ParentTree", "write the PDF with whole tags"
)  # fmt: skip
# ISO 32000-1, 12.3 Document-level navigation; 12.4.2 Page labels
OUTLINE = Rule("PDF-013", _W, "PDF without an outline", "make bookmarks of the headings")
OUTLINE_TARGET = Rule(
    "PDF-014", _W, "outline entry that leads nowhere", "give it a page of this file"
)  # fmt: skip
PAGE_LABELS = Rule(
    "PDF-015", _W, "PDF without page labels", "label all pages, from the first on"
)  # fmt: skip
# ISO 14289-1, 7.21 Fonts; ISO 19005-2, 6.2.11
FONT = Rule("PDF-016", _E, "font that is not embedded", "embed it, so that all see the same page")
TYPE3 = Rule("PDF-017", _W, "font of Type 3", "use a font with outlines, OpenType or TrueType")
# ISO 14289-1, 7.3 Graphics
FIGURE = Rule("PDF-018", _E, "figure without a text alternative", "give it Alt or ActualText")
# ISO 14289-1, 7.18.5 Links
LINK_CONTENTS = Rule("PDF-019", _E, "link without a description", "give it Contents")
LINK_TAG = Rule("PDF-020", _E, "link outside the structure tree", "tag it as a Link")
LINK_TARGET = Rule("PDF-021", _W, "link that leads nowhere", "correct its destination")
# ISO 14289-1, 7.4.2 Numbered headings
HEADING_SKIP = Rule("PDF-022", _E, "skipped level of heading", "go down one level at a time")
# ISO 19005-2, 6.5.1 Actions
ACTION = Rule("PDF-023", _E, "action that is not allowed", "leave out scripts and launches")
BLANK_PAGE = Rule("PDF-024", _W, "page without content", "remove it, or fill it")
# ISO 19005-2, 6.2.3 Output intent
OUTPUT_INTENT = Rule(
    "PDF-025", _E, "PDF/A without an output intent", "add one with a colour profile"
)  # fmt: skip
NO_PAGES = Rule("PDF-026", _E, "PDF without pages", "build the PDF again")

RULES = (
    *(rule for rule in tuple(globals().values()) if isinstance(rule, Rule)),
    *pdf_more_rules.RULES,
)
