"""The rules of all rooms together."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pressroom
from pressroom.build import all_rules
from pressroom.model.problem import Rule


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
