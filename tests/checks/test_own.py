"""An edition of ours is held to more than a stranger's file, whatever its author says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressroom.checks import epub_rules, pdf_rules, store_rules
from pressroom.checks.exemptions import Exempted
from pressroom.checks.own import held
from pressroom.checks.rules import RULES
from pressroom.model.problem import Rule, Severity, problem
from pressroom.model.settings import RuleSetting


@pytest.mark.parametrize(
    ("rule", "told", "here"),
    [
        (epub_rules.UNLISTED_FILE, Severity.WARNING, Severity.ERROR),
        (epub_rules.NOTE_TARGET, Severity.WARNING, Severity.ERROR),
        (epub_rules.ACCESSIBILITY, Severity.WARNING, Severity.ERROR),
        (pdf_rules.LINK_TARGET, Severity.WARNING, Severity.ERROR),
        # of a standard that the file does not claim
        (pdf_rules.PDFUA_PART, Severity.WARNING, Severity.ERROR),
        (pdf_rules.BLANK_PAGE, Severity.WARNING, Severity.WARNING),
        (store_rules.ISBN, Severity.WARNING, Severity.WARNING),
    ],
)
def test_what_a_rule_weighs_in_an_edition_of_ours(
    rule: Rule, told: Severity, here: Severity
) -> None:
    (ours,) = held([replace(problem(rule, "m"), severity=told)])
    assert ours.severity is here
    (kept,) = Exempted(RULES, [RuleSetting(rule.code, "error")]).judged([ours])
    assert kept.severity is Severity.ERROR
    left = Exempted(RULES, [RuleSetting(rule.code, "off")]).judged([ours])
    assert bool(left) is (here is Severity.ERROR)
