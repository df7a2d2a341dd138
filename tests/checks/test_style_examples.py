"""The examples of the rules: a bad one trips its rule and nothing else, a good one nothing at all."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from PIL import Image

from pressroom.build import all_rules, check
from pressroom.checks import exemption_rules, style_rules
from pressroom.model.problem import Problem, Rule

# these are broken in the settings, of which a text can be no example
IN_SETTINGS = {exemption_rules.UNKNOWN_SETTING, exemption_rules.NOT_LOWERED}
RULES = (*style_rules.RULES, *(rule for rule in exemption_rules.RULES if rule not in IN_SETTINGS))
# those for EPUBs show its XML: test_epub_examples.py tries them; those for links need somebody who
# answers: unit/links/test_trying_links.py has one
SHOWN = [rule for rule in all_rules() if rule.bad and not rule.code.startswith(("EPUB-", "URL-"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two images of the examples."""
    path = tmp_path_factory.mktemp("examples")
    for name, colour in (("map.png", "navy"), ("other.png", "teal")):
        Image.new("RGB", (4, 4), colour).save(path / name)
    return path


@functools.cache
def found(folder: Path, example: str) -> list[Problem]:
    """What is found in an example: a whole file where it has metadata, else a text."""
    if not example.startswith("---\n"):
        example = f"---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\n{example}"
    file = folder / "essay.md"
    file.write_text(example, encoding="utf-8")
    return list(check(file, epoch=0))


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_this_rule_and_no_other(rule: Rule, folder: Path) -> None:
    assert {one.code for one in found(folder, rule.bad)} == {rule.code}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_breaks_no_rule(rule: Rule, folder: Path) -> None:
    assert found(folder, rule.good) == []


@pytest.mark.parametrize("rule", style_rules.RULES, ids=lambda rule: rule.code)
def test_a_finding_has_its_place(rule: Rule, folder: Path) -> None:
    for one in found(folder, rule.bad):
        assert one.place is not None
        assert one.message[0] != " "


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_of_style_says_why_and_shows_how(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.bad.endswith("\n")
    assert rule.good.endswith("\n")
    assert rule.bad != rule.good


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in style_rules.RULES]
    assert len(codes) == len(set(codes)) >= 60
    assert codes == sorted(codes)
