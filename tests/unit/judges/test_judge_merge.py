"""What our own checks have found already is not told a second time."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pressroom.build import all_rules
from pressroom.judges.equivalents import ANY, EQUIVALENTS
from pressroom.judges.merge import without_doubles
from pressroom.model.problem import Place, Problem, Rule, Severity, problem


def found(code: str, path: str = "a.epub/EPUB/one.xhtml", line: int = 0) -> Problem:
    rule = Rule(code, Severity.ERROR, "title", "hint")
    return problem(rule, code, Place(PurePosixPath(path), line, int(line > 0)))


def kept(ours: Problem, theirs: Problem) -> bool:
    return list(without_doubles([ours], [theirs])) == [theirs]


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (found("EPUB-045", line=3), found("JUDGE-EPUBCHECK-RSC-012", line=3), False),
        (found("EPUB-045", line=3), found("JUDGE-EPUBCHECK-RSC-012", line=4), True),
        (found("EPUB-045", line=3), found("JUDGE-EPUBCHECK-RSC-012"), False),
        (found("EPUB-045"), found("JUDGE-EPUBCHECK-RSC-012", line=4), False),
        (found("EPUB-045"), found("JUDGE-EPUBCHECK-RSC-012", "b.epub/EPUB/one.xhtml"), True),
        (found("EPUB-044"), found("JUDGE-EPUBCHECK-RSC-012"), True),
        # schemas speak of anything: only the same line is the same
        (found("EPUB-035", line=3), found("JUDGE-EPUBCHECK-RSC-005", line=3), False),
        (found("EPUB-035", line=3), found("JUDGE-EPUBCHECK-RSC-005", line=4), True),
        (found("EPUB-035"), found("JUDGE-EPUBCHECK-RSC-005", line=4), True),
        (found("EPUB-045", line=3), found("JUDGE-EPUBCHECK-XXX-999", line=3), True),
        # the clauses of PDF/A have the same numbers in its parts and levels
        (found("PDF-016", "a.pdf"), found("JUDGE-VERAPDF-3B-6.2.11.4.1-1", "a.pdf"), False),
        (found("PDF-016", "a.pdf"), found("JUDGE-VERAPDF-2A-6.2.11.4.1-1", "a.pdf"), False),
        (found("PDF-016", "a.pdf"), found("JUDGE-VERAPDF-UA1-7.1-9", "a.pdf"), True),
        # a clause stands for its tests, but for those that the table has themselves
        (found("PDF-044", "a.pdf"), found("JUDGE-VERAPDF-UA1-7.21.6-3", "a.pdf"), False),
        (found("PDF-009", "a.pdf"), found("JUDGE-VERAPDF-UA1-7.1-9", "a.pdf"), True),
        (found("PDF-004", "a.pdf"), found("JUDGE-VERAPDF-UA1-7.1-9", "a.pdf"), False),
    ],
)
def test_doubles(ours: Problem, theirs: Problem, both: bool) -> None:
    assert kept(ours, theirs) is both


def test_every_code_of_ours_in_the_table_is_a_rule() -> None:
    known = {rule.code for rule in all_rules()}
    named = {code for codes in EQUIVALENTS.values() for code in codes.split()}
    assert named - {ANY} <= known


def test_what_has_no_place_is_kept() -> None:
    rule = Rule("JUDGE-EPUBCHECK-RSC-012", Severity.ERROR, "title", "hint")
    theirs = problem(rule, "x")
    assert list(without_doubles([problem(rule, "x")], [theirs])) == [theirs]
