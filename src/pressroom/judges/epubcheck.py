"""EPUBCheck, the conformance checker of the W3C."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pressroom.judges.finding import Finding
from pressroom.judges.programs import JudgeError, Machine
from pressroom.model.problem import Severity

NAME = "EPUBCheck"
# Its further levels (usage, info) are no findings.
_SEVERITIES = {
    "FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING,
}  # fmt: skip


def epubcheck(
    machine: Machine, command: Sequence[str], book: Path, work: Path
) -> Iterator[Finding]:
    """What it finds in ``book``; ``work`` is an empty folder. Raises JudgeError without a verdict."""
    report = work / "epubcheck.json"
    said = machine.run((*command, str(book), "--quiet", "--locale", "en", "--json", str(report)))
    try:
        messages = json.loads(report.read_bytes())["messages"]
    except (OSError, ValueError, KeyError, TypeError):
        raise JudgeError(said.strip()[-500:] or "it wrote no report") from None
    for one in messages:
        severity = _SEVERITIES.get(one["severity"])
        for place in one["locations"] or [{}]:
            if severity:
                yield _finding(one, place, severity, book.name)


def _finding(
    message: dict[str, Any], place: dict[str, Any], severity: Severity, book: str
) -> Finding:
    path = place.get("path") or ""
    return Finding(
        NAME, message["ID"], severity, message["message"],
        "" if path.endswith(book) else path,
        max(place.get("line") or 0, 0), max(place.get("column") or 0, 0),
    )  # fmt: skip
