"""Which rule binds a PDF by which claim: the clauses of the standards, one by one.

A file that claims PDF/UA is held to ISO 14289-1, one that claims PDF/A to ISO 19005-2; of the latter,
level A has more clauses, about tags and letters, and level U those about letters.
"""

from __future__ import annotations

import pytest
from lxml import etree
from small_pdfs import PLACE

from pressroom.checks import pdf_content_rules as content
from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_claims import TAGGED, UA, UNICODE, A, declared, weighed
from pressroom.model.problem import Rule, Severity, problem

CLAIMS = (UA, A, TAGGED, UNICODE)

ASKED: list[tuple[Rule, dict[str, str]]] = [
    (rules.ENCRYPTED, {A: "6.1.3"}),
    (rules.XMP, {UA: "7.1", A: "6.6.2.1"}),
    (rules.XMP_TITLE, {UA: "7.1"}),
    (rules.PDFA_PART, {A: "6.6.4"}),
    (rules.PDFUA_PART, {UA: "5"}),
    (rules.LANGUAGE, {UA: "7.2"}),
    (rules.DISPLAY_TITLE, {UA: "7.1"}),
    (rules.MARKED, {UA: "6.2", TAGGED: "6.7.2.2"}),
    (rules.STRUCTURE, {UA: "7.1", TAGGED: "6.7.3.3"}),
    (rules.PARENT_TREE, {UA: "14.7.4.4", TAGGED: "14.7.4.4"}),  # of ISO 32000-1, as all of tags
    (rules.FONT, {UA: "7.21.4.1", A: "6.2.11.4.1"}),
    (rules.FIGURE, {UA: "7.3"}),
    (rules.LINK_CONTENTS, {UA: "7.18.5"}),
    (rules.LINK_TAG, {UA: "7.18.5"}),
    (rules.HEADING_SKIP, {UA: "7.4.2"}),
    (rules.ACTION, {A: "6.5.1"}),
    (rules.OUTPUT_INTENT, {A: "6.2.4.3"}),
    (more.XMP_PROPERTY, {A: "6.6.2.3.1"}),
    (more.XMP_VALUE, {A: "6.6.2.3.1"}),
    (more.XMP_EXTENSION, {A: "6.6.2.3.3"}),
    (more.NESTING, {UA: "7.2"}),
    (more.ROLE_MAP, {UA: "7.1", TAGGED: "6.7.3.4"}),
    (more.HEADINGS, {UA: "7.4.4"}),
    (more.SCOPE, {UA: "7.5"}),
    (more.NOTE_ID, {UA: "7.9"}),
    (more.LAYERS, {UA: "7.10", A: "6.9"}),
    (more.FILE_SPEC, {UA: "7.11", A: "6.8"}),
    (more.ANNOTATION, {A: "6.3.1"}),
    (more.ANNOTATION_TEXT, {UA: "7.18.1"}),
    (more.ANNOTATION_TAG, {UA: "7.18.2"}),
    (more.ANNOTATION_FLAGS, {A: "6.3.2"}),
    (more.ANNOTATION_LOOK, {A: "6.3.3"}),
    (more.TAB_ORDER, {UA: "7.18.3"}),
    (more.FORM, {UA: "7.15", A: "6.4.2"}),
    (more.FONT_MAP, {UA: "7.21.6", A: "6.2.11.6"}),
    (more.FONT_UNICODE, {UA: "7.21.7", UNICODE: "6.2.11.7.2"}),
    (more.GRAPHICS, {A: "6.2.10"}),
    (more.COLOUR, {A: "6.2.3"}),
    (more.FILE_FORM, {A: "6.1.4"}),
    (more.LONG, {A: "6.1.13"}),
    (content.UNTAGGED, {UA: "7.1"}),
    (content.FORM_CONTENT, {UA: "7.20"}),
    (content.GLYPH, {UA: "7.21.8", A: "6.2.11.8"}),
    (content.WIDTH, {UA: "7.21.5", A: "6.2.11.5"}),
    (content.GLYPH_LIST, {UA: "7.21.4.2", A: "6.2.11.4.2"}),
    (content.LANGUAGE_TAG, {UA: "7.2", TAGGED: "6.7.4"}),
]  # fmt: skip


def weight(rule: Rule, *claims: str) -> Severity:
    (one,) = weighed([problem(rule, "a fault", PLACE)], claims)
    assert (one.rule, one.message, one.place) == (rule, "a fault", PLACE)
    return one.severity


@pytest.mark.parametrize(("rule", "clauses"), [pytest.param(*one, id=one[0].code) for one in ASKED])
def test_a_rule_is_an_error_by_the_claims_that_ask_for_it_and_else_a_warning(
    rule: Rule, clauses: dict[str, str]
) -> None:
    by_claim = {claim: weight(rule, claim) for claim in CLAIMS}
    assert by_claim == {
        claim: Severity.ERROR if claim in clauses else Severity.WARNING for claim in CLAIMS
    }
    assert weight(rule) is Severity.WARNING
    assert weight(rule, *CLAIMS) is Severity.ERROR
    for clause in clauses.values():
        assert f"{clause} " in rule.source


FREE = sorted(set(rules.RULES) - {rule for rule, _ in ASKED}, key=lambda rule: rule.code)


@pytest.mark.parametrize("rule", FREE, ids=lambda rule: rule.code)
def test_what_no_claim_asks_for_weighs_what_it_does_by_itself(rule: Rule) -> None:
    assert weight(rule) is weight(rule, *CLAIMS) is rule.severity


def test_what_breaks_any_pdf_is_an_error_without_a_claim() -> None:
    errors = {rule for rule in FREE if rule.severity is Severity.ERROR}
    assert errors == {rules.UNREADABLE, rules.NO_PAGES, more.CLAIM}


def test_of_several_findings_each_is_weighed_by_its_own_rule() -> None:
    found = weighed([problem(rule, "x", PLACE) for rule in (more.LONG, rules.FIGURE)], [UA])
    assert [one.severity for one in found] == [Severity.WARNING, Severity.ERROR]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<d><a:part> 2 </a:part></d>", "2"),
        ('<d a:part=" 2 "/>', "2"),
        ("<d><a:part/></d><d><a:part>3</a:part></d>", "3"),
        ('<d a:part=" "/><d a:part="3"/><d a:part="4"/>', "3"),
        ("<d><a:part>1</a:part><a:part>2</a:part></d>", "1"),
        ("<d><b:part>2</b:part><a:corr>2</a:corr></d>", ""),
        ("<!-- a:part --><d/>", ""),
    ],
)
def test_the_first_value_that_says_something_is_what_is_declared(inner: str, said: str) -> None:
    root = etree.fromstring(f'<r xmlns:a="urn:a" xmlns:b="urn:b">{inner}</r>')
    assert declared(root, "{urn:a}part") == said
