"""A manuscript with errors is looked through all the same, and nothing is told that comes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from test_document_faults import document, para, section

from pressroom.build import check
from pressroom.checks import document_rules, style_rules
from pressroom.checks.consequences import without_consequences
from pressroom.model.document import Document
from pressroom.model.problem import Place, Problem, Rule, Severity, problem


def codes(folder: Path, text: str) -> list[str]:
    file = folder / "essay.md"
    file.write_text(f"---\ntitle: Salt\nlanguage: en-GB\n---\n\n{text}\n", encoding="utf-8")
    return sorted(one.code for one in check(file, epoch=0))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("See [that](#nowhere).", "LINK-001"),
        ("![The map](map.png)", "IMG-001"),
        ("See it[^a].", "NOTE-001"),
    ],
)
def test_the_prose_is_read_where_there_are_errors(tmp_path: Path, error: str, code: str) -> None:
    assert codes(tmp_path, f"{error}\n\nIt is the the boat.") == [code, "STYLE-002"]


def test_what_stands_in_the_line_of_an_error_waits(tmp_path: Path) -> None:
    assert codes(tmp_path, "See [the the map](#nowhere).") == ["LINK-001"]


def test_a_section_may_be_empty_because_its_image_is_missing(tmp_path: Path) -> None:
    text = "# One\n\n![The map](map.png)\n\n# Two\n\nText.\n\n# Three\n"
    assert codes(tmp_path, text) == ["DOC-004", "IMG-001"]
    assert codes(tmp_path, "![The map](map.png)") == ["IMG-001"]


def test_a_pass_that_left_something_undone_is_not_told_again(tmp_path: Path) -> None:
    assert codes(tmp_path, "# One[^1]\n\nText.\n\n[^1]: [a](#nowhere) b.") == [
        "LINK-001",
        "STYLE-056",
    ]


FILE, OTHER = PurePosixPath("coast.md"), PurePosixPath("sea.md")
ERROR, WARNING = Rule("X-001", Severity.ERROR, "x", "x"), Rule("X-002", Severity.WARNING, "x", "x")


def at(line: int, path: PurePosixPath = FILE) -> Place:
    """A place in a file with lines of ten characters."""
    return Place(path, line, 3, 10 * line)


def kept(found: Problem, *own: Problem, made: Document | None = None) -> bool:
    """Whether a finding is told beside a document's own problems."""
    return without_consequences([found], replace(made or document(), problems=own)) == (found,)


ADVICE = style_rules.RULES[0]


def test_only_the_line_of_an_error_waits() -> None:
    error = problem(ERROR, "x", at(5))
    assert not kept(problem(ADVICE, "x", at(5)), error)
    for place in (at(4), at(6), at(5, OTHER), None):
        assert kept(problem(ADVICE, "x", place), error)
    assert kept(problem(ADVICE, "x", at(5)), problem(WARNING, "x", at(5)))
    assert kept(problem(ADVICE, "x", at(5)))
    assert kept(problem(ADVICE, "x", at(5)), problem(ERROR, "x"))
    assert not kept(
        problem(ADVICE, "x", at(7)), problem(ERROR, "x"), error, problem(ERROR, "y", at(7))
    )


def test_the_errors_themselves_are_told() -> None:
    error, beside = problem(ERROR, "x", at(5)), problem(document_rules.NOTE_CALL, "x", at(5))
    assert kept(error, error)
    assert kept(beside, error, beside)


def test_errors_of_a_document_wait_and_warnings_do_not() -> None:
    error = problem(ERROR, "x", at(5))
    for rule in document_rules.RULES:
        waits = rule.severity is Severity.ERROR
        assert kept(problem(rule, "x", at(9)), error) != (waits)
        assert kept(problem(rule, "x", at(9)))
    assert kept(problem(ERROR, "x", at(9)), error)


def sections(*lines: int, path: PurePosixPath = FILE) -> Document:
    return document(sections=tuple(
        replace(section(para(), id_=f"s{line}"), place=at(line, path)) for line in lines
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("error", "waiting"), [(1, []), (2, [2]), (3, [2]), (4, [4]), (5, [4]), (6, [6]), (9, [6])]
)
def test_an_empty_section_waits_where_an_error_stands_in_it(error: int, waiting: list[int]) -> None:
    made = sections(6, 2, 4)
    own = problem(ERROR, "x", replace(at(error), line=99))  # in no line of another
    empty = [problem(document_rules.EMPTY_SECTION, "x", at(line)) for line in (2, 4, 6)]
    told = without_consequences(empty, replace(made, problems=(own,)))
    assert [one.place.line for one in empty if one not in told and one.place] == waiting


def test_sections_of_other_files_and_other_rules_do_not_wait() -> None:
    own = problem(ERROR, "x", replace(at(5), line=99))
    empty = problem(document_rules.EMPTY_SECTION, "x", at(4))
    assert kept(empty, own, made=sections(4, path=OTHER))
    assert kept(empty, problem(ERROR, "x"), made=sections(4))
    assert kept(problem(ADVICE, "x", at(4)), own, made=sections(4))
    assert not kept(problem(document_rules.NO_TEXT, "x"), own, made=sections(4))
