"""What an edition of ours is held to, beyond what is asked of any file.

Some rules are warnings for a stranger's file: no standard that it claims asks for them. Ours is to
keep them all the same, and the standards that it should claim whether it claims them or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pressroom.checks import epub_rules, pdf_rules
from pressroom.model.problem import Problem, Severity

_KEPT = frozenset({
    epub_rules.UNLISTED_FILE, epub_rules.NOTE_TARGET, epub_rules.NOTE_UNCALLED, epub_rules.NOTE_BACK,
    epub_rules.CSS_FONT, epub_rules.ACCESSIBILITY, epub_rules.HEADING_EMPTY, epub_rules.HEADING_SKIP,
    pdf_rules.INFO_TITLE, pdf_rules.OUTLINE, pdf_rules.OUTLINE_TARGET, pdf_rules.PAGE_LABELS,
    pdf_rules.TYPE3, pdf_rules.LINK_TARGET,
})  # fmt: skip


def held(found: Iterable[Problem]) -> Iterator[Problem]:
    """``found`` in an edition of ours, each with the severity that it has there."""
    for one in found:
        kept = one.rule in _KEPT
        yield replace(one, severity=Severity.ERROR if kept else one.rule.severity)
