"""The examples of the rules for EPUBs, in the clean book: a bad one trips its rule alone, a good one none."""

from __future__ import annotations

import pytest
from artefacts import Files, clean_epub, replaced, zipped

from pressroom.build import all_rules
from pressroom.checks.epub import check_epub
from pressroom.model.problem import Rule

SHOWN = [rule for rule in all_rules() if rule.bad and rule.code.startswith("EPUB-")]
# what the clean book does not say stands at the end of its metadata
METADATA = ("<meta ", "<link ", "<dc:")
END = "</metadata>"


def book_with(rule: Rule, example: str) -> Files:
    """The clean book with an example in the place of the good one, wherever this stands in it."""
    book = clean_epub()
    good, example = rule.good.rstrip("\n"), example.rstrip("\n")
    for name, data in book.items():
        if good.encode() in data:
            return replaced(book, name, good, example)
    assert example.startswith(METADATA), f"the good example of {rule.code} is not in the clean book"
    return replaced(book, "package.opf", END, f"{example}\n{END}")


def found(rule: Rule, example: str) -> list[str]:
    problems = check_epub(zipped(book_with(rule, example)), "book.epub")
    return [f"{one.code} {one.message}" for one in problems]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_its_rule_and_no_other(rule: Rule) -> None:
    assert {one.split()[0] for one in found(rule, rule.bad)} == {rule.code}, found(rule, rule.bad)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_breaks_none(rule: Rule) -> None:
    assert found(rule, rule.good) == []


def test_most_rules_for_epubs_have_an_example() -> None:
    assert len(SHOWN) >= 55
