"""Problems in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from pressroom import __version__
from pressroom.model.problem import Place, Problem, Rule
from pressroom.terminal import visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning"}


def sarif(
    problems: Sequence[Problem], lines: Callable[[Place], str | None], failure: str = ""
) -> str:
    """A SARIF log with one run, in ASCII.

    ``lines`` tells the line of a place, where it can be read: a stretch that ends in it gets its end.
    """
    rules = list({one.code: one.rule for one in problems}.values())
    numbers = {rule.code: at for at, rule in enumerate(rules)}
    invocation: dict[str, Any] = {"executionSuccessful": not failure}
    if failure:
        told = {"level": "error", "message": {"text": visible(failure)}}
        invocation["toolExecutionNotifications"] = [told]
    run = {
        "tool": {
            "driver": {
                "name": "Pressroom",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(one, numbers[one.code], lines) for one in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title or rule.code},
        **({"fullDescription": {"text": rule.why}} if rule.why else {}),
        "help": {"text": rule.hint or rule.title or rule.code},
        "defaultConfiguration": {"level": _level(rule.severity)},
    }


def _level(severity: str) -> str:
    return _LEVELS.get(severity, "note")


def _result(found: Problem, number: int, lines: Callable[[Place], str | None]) -> dict[str, Any]:
    words = visible(found.message)
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": _level(found.severity),
        "message": {"text": f"{words} (hint: {visible(found.hint)})" if found.hint else words},
    }
    if found.place:
        uri = quote(str(found.place.path), errors="surrogatepass")
        where: dict[str, Any] = {"artifactLocation": {"uri": uri}}
        if found.place.line:
            where["region"] = _region(found.place, lines(found.place))
        result["locations"] = [{"physicalLocation": where}]
    return result


def _region(place: Place, line: str | None) -> dict[str, int]:
    region = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
        end = place.column + place.end - place.start
        if line is not None and place.column < end <= len(line) + 1:
            region["endColumn"] = end
    return region
