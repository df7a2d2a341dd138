"""A rule in full, as ``pressroom explain`` tells it."""

from __future__ import annotations

import textwrap

from pressroom.build import all_rules
from pressroom.checks.exemptions import nearest
from pressroom.model.problem import Rule
from pressroom.terminal import visible

_WIDTH = 80


def rule_of(code: str) -> Rule | None:
    """The rule of a code, whatever its capitals; None where there is none."""
    return next((rule for rule in all_rules() if rule.code == code.upper()), None)


def near(code: str) -> list[str]:
    """The codes that may be meant by one that is not known, the nearest first."""
    known = [rule.code for rule in all_rules()]
    family = [one for one in known if one.startswith(code.upper().partition("-")[0] + "-")]
    return nearest(code, known) or family[:3]


def told(rule: Rule) -> str:
    """The rule in words and examples."""
    parts = [f"{rule.code}: {rule.title} ({rule.severity})"]
    if rule.why:
        parts.append(textwrap.fill(rule.why, _WIDTH))
    for name, example in (("bad", rule.bad), ("good", rule.good)):
        if example:
            lines = (f"    {visible(line)}".rstrip() for line in example.rstrip("\n").split("\n"))
            parts.append(f"{name}:\n" + "\n".join(lines))
    parts.append(textwrap.fill(f"what to do: {rule.hint}", _WIDTH))
    if rule.source:
        source = f"source: {rule.source}"
        parts.append(textwrap.fill(source, _WIDTH, break_on_hyphens=False, break_long_words=False))
    return "\n\n".join(parts) + "\n"
