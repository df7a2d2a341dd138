"""The rules of all rooms together."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pressroom
from pressroom.build import all_rules
from pressroom.model.problem import Rule

ROOT = Path(__file__).parents[2]


def declared() -> set[Rule]:
    """Every rule that is a constant of some module."""
    names = [found.name for found in pkgutil.walk_packages(pressroom.__path__, "pressroom.")]
    modules = [importlib.import_module(name) for name in names if name.endswith("rules")]
    return {value for module in modules for value in vars(module).values() if type(value) is Rule}


def test_no_rule_is_left_out() -> None:
    assert set(all_rules()) == declared()


def test_rules_stand_in_modules_of_rules() -> None:
    """So that the test above sees them."""
    source = Path(str(pressroom.__file__)).parent
    made = {path.name for path in source.rglob("*.py") if re.search(r"= Rule\(", path.read_text())}
    assert all(name.endswith("rules.py") for name in made), made


def test_codes_are_unique_over_all_rooms() -> None:
    counts = Counter(rule.code for rule in all_rules())
    assert [code for code, count in counts.items() if count > 1] == []


def test_a_rule_has_a_code_a_title_and_a_hint() -> None:
    for rule in all_rules():
        assert re.fullmatch(r"[A-Z]{2,6}-\d{3}", rule.code)
        for words in (rule.title, rule.hint):
            assert words == words.strip() and "\n" not in words and not words.endswith(".")
            assert len(words) > 5, rule.code
        assert re.match(r"[a-z:]|[A-Z]{2,}|Info\b", rule.title), rule.title


def test_a_rule_says_why_it_is_there_and_what_it_rests_on() -> None:
    for rule in all_rules():
        assert rule.why[:1].isupper() and rule.why.endswith("."), rule.code
        assert len(rule.source) > 4 and not rule.source.endswith("."), rule.code
        assert rule.why.rstrip(".").lower() not in (rule.title.lower(), rule.hint.lower()), (
            rule.code
        )


def test_an_example_has_both_its_sides() -> None:
    for rule in all_rules():
        assert bool(rule.bad) == bool(rule.good), rule.code
        assert not rule.bad or rule.bad != rule.good, rule.code
        assert all(not side or side.endswith("\n") for side in (rule.bad, rule.good)), rule.code


def own_sources() -> Iterator[tuple[str, str, str]]:
    """Each page of these docs that a rule rests on, with the heading that it names."""
    for rule in all_rules():
        for part in rule.source.split("; "):
            found = re.match(r"(docs/\S+\.md)(?:, (.+))?$", part)
            if found:
                yield rule.code, found[1], found[2] or ""


def test_the_pages_that_rules_rest_on_are_there() -> None:
    named = list(own_sources())
    assert len(named) > 60
    for code, page, heading in named:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not heading or re.search(rf"^#+ {re.escape(heading)}$", text, re.MULTILINE), code


def test_a_section_of_a_standard_is_named_too() -> None:
    """A number alone can be one of another edition of the standard."""
    standard = re.compile(r"(EPUB 3\.3|EPUB Accessibility 1\.1|ISO 14289-1|ISO 19005-2), ")
    for rule in all_rules():
        for part in filter(standard.match, rule.source.split("; ")):
            assert re.match(r"[\dD][\d.]* [\w(]", standard.sub("", part)), (rule.code, part)
