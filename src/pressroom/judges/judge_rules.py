"""The rules of this room; those of the judges are made from what they say."""

from __future__ import annotations

import re

from pressroom.model.problem import Rule, Severity

NO_JUDGE = Rule(
    "ENV-030", Severity.WARNING, "judge that is not installed",
    "pressroom doctor names the command that installs it",
    "What it would have found is not in the report.",
    source="docs/checking.md, The second opinion",
)  # fmt: skip
NO_VERDICT = Rule(
    "ENV-031", Severity.ERROR, "judge that gave no verdict",
    "try again; pressroom doctor tells whether it runs",
    "A report without its findings must not be taken for a clean one.",
    source="docs/checking.md, The second opinion",
)  # fmt: skip
RULES = (NO_JUDGE, NO_VERDICT)


def judged(judge: str, code: str, severity: Severity) -> Rule:
    """The rule that a judge has found broken, such as ``JUDGE-EPUBCHECK-RSC-012``."""
    clean = re.sub(r"[^A-Z0-9.]+", "-", code.upper()).strip("-") or "OTHER"
    return Rule(
        f"JUDGE-{judge.upper()}-{clean}", severity, f"{code} of {judge}",
        f"{judge} calls it {code}: look there for what it asks",
    )  # fmt: skip
