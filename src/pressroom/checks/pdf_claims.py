"""What a PDF claims to be, and which rules are errors by it.

A rule of PDF/UA or PDF/A binds a file that claims that standard. For any other file, a stranger's
above all, it says what would be in the way of the claim: it is a warning there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from pressroom.checks import pdf_content_rules as content
from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.model.problem import Problem, Rule, Severity

UA, A, TAGGED, UNICODE = "PDF/UA", "PDF/A", "PDF/A, level A", "PDF/A, level U"

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"

# by whom a rule is asked for; what is not here is asked of every file, or a warning in itself
_ASKED: dict[Rule, frozenset[str]] = {
    rules.ENCRYPTED: frozenset({A}),
    rules.XMP: frozenset({UA, A}),
    rules.XMP_TITLE: frozenset({UA}),
    rules.PDFA_PART: frozenset({A}),
    rules.PDFUA_PART: frozenset({UA}),
    rules.LANGUAGE: frozenset({UA}),
    rules.DISPLAY_TITLE: frozenset({UA}),
    rules.MARKED: frozenset({UA, TAGGED}),
    rules.STRUCTURE: frozenset({UA, TAGGED}),
    rules.PARENT_TREE: frozenset({UA, TAGGED}),
    rules.FONT: frozenset({UA, A}),
    rules.FIGURE: frozenset({UA}),
    rules.LINK_CONTENTS: frozenset({UA}),
    rules.LINK_TAG: frozenset({UA}),
    rules.HEADING_SKIP: frozenset({UA}),
    rules.ACTION: frozenset({A}),
    rules.OUTPUT_INTENT: frozenset({A}),
    more.XMP_PROPERTY: frozenset({A}),
    more.XMP_VALUE: frozenset({A}),
    more.XMP_EXTENSION: frozenset({A}),
    more.NESTING: frozenset({UA}),
    more.ROLE_MAP: frozenset({UA, TAGGED}),
    more.HEADINGS: frozenset({UA}),
    more.SCOPE: frozenset({UA}),
    more.NOTE_ID: frozenset({UA}),
    more.LAYERS: frozenset({UA, A}),
    more.FILE_SPEC: frozenset({UA, A}),
    more.ANNOTATION: frozenset({A}),
    more.ANNOTATION_TEXT: frozenset({UA}),
    more.ANNOTATION_TAG: frozenset({UA}),
    more.ANNOTATION_FLAGS: frozenset({A}),
    more.ANNOTATION_LOOK: frozenset({A}),
    more.TAB_ORDER: frozenset({UA}),
    more.FORM: frozenset({UA, A}),
    more.FONT_MAP: frozenset({UA, A}),
    more.FONT_UNICODE: frozenset({UA, UNICODE}),
    more.GRAPHICS: frozenset({A}),
    more.COLOUR: frozenset({A}),
    more.FILE_FORM: frozenset({A}),
    more.LONG: frozenset({A}),
    content.UNTAGGED: frozenset({UA}),
    content.FORM_CONTENT: frozenset({UA}),
    content.GLYPH: frozenset({UA, A}),
    content.WIDTH: frozenset({UA, A}),
    content.GLYPH_LIST: frozenset({UA, A}),
    content.LANGUAGE_TAG: frozenset({UA, TAGGED}),
}


def declared(root: etree._Element, name: str) -> str:
    """A simple property of XMP, which stands as an element or as an attribute."""
    for node in root.iter("{*}*"):
        value = (node.text or "") if node.tag == name else str(node.get(name) or "")
        if value.strip():
            return value.strip()
    return ""


def claims_of(root: etree._Element) -> frozenset[str]:
    """The standards that an XMP packet names."""
    return frozenset(_claims(root))


def _claims(root: etree._Element) -> Iterator[str]:
    if declared(root, f"{PDFUA}part"):
        yield UA
    if declared(root, f"{PDFA}part"):
        yield A
        level = declared(root, f"{PDFA}conformance").upper()
        if level == "A":
            yield TAGGED
        if level in ("A", "U"):
            yield UNICODE


def weighed(found: Iterable[Problem], claims: Collection[str]) -> Iterator[Problem]:
    """``found``, where what no claim asks for is a warning."""
    for one in found:
        asked = _ASKED.get(one.rule)
        if asked is None or not asked.isdisjoint(claims):
            yield one
        else:
            yield replace(one, severity=Severity.WARNING)
