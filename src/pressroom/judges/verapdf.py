"""veraPDF, which looks at PDF/UA and at the kind of PDF/A that a file claims to be.

Its own command line writes an XML report; the jar of a Python package, which has none, is asked
through ``VeraCheck.java``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from pressroom.judges.finding import Finding
from pressroom.judges.programs import JudgeError, Machine, is_own_vera
from pressroom.model.problem import Severity

NAME = "veraPDF"
_UA = "ua1"
_CLAIM = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']|>)\s*([1-4])")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:=\s*[\"']|>)\s*([A-Za-z])")
_PROFILES = frozenset("1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f".split())
_PAGE = re.compile(r"pages\[(\d+)\]")


def verapdf(machine: Machine, command: Sequence[str], pdf: Path, work: Path) -> Iterator[Finding]:
    """What it finds in ``pdf``; ``work`` is an empty folder. Raises JudgeError without a verdict."""
    for profile in (_UA, *claimed(pdf.read_bytes())):
        if is_own_vera(command):
            yield from _by_source(machine, command, pdf, profile, work / profile)
        else:
            yield from _by_program(machine, command, pdf, profile)


def claimed(pdf: bytes) -> tuple[str, ...]:
    """The profile of PDF/A that the metadata claim, where there is one; they stand in the clear."""
    part, level = _CLAIM.search(pdf), _LEVEL.search(pdf)
    name = (part[1] + (level[1] if level else b"")).decode().lower() if part else ""
    return (name,) if name in _PROFILES else ()


def _by_source(
    machine: Machine, command: Sequence[str], pdf: Path, profile: str, result: Path
) -> Iterator[Finding]:
    said = machine.run((*command, str(result), profile, str(pdf)))
    lines = result.read_text("utf-8").splitlines() if result.exists() else []
    judged = False
    for line in lines:
        match line.split("\t"):
            case ["verdict", _, _, _, tests]:
                judged = int(tests) > 0
            case ["failure", _, _, clause, context, message]:
                yield _finding(profile, clause, context, message)
    if not judged:
        raise JudgeError(said.strip()[-500:] or "it looked at nothing")


def _by_program(
    machine: Machine, command: Sequence[str], pdf: Path, profile: str
) -> Iterator[Finding]:
    said = machine.run((*command, "--format", "xml", "--flavour", profile, str(pdf)))
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        report = etree.fromstring(said.encode(), parser).find(".//validationReport")
    except etree.XMLSyntaxError:
        report = None
    if report is None or report.get("jobEndStatus", "normal") != "normal":
        raise JudgeError(said.strip()[-500:] or "it wrote no report")
    for rule in report.iterfind(".//rule[@status='failed']"):
        clause = f"{rule.get('clause')}-{rule.get('testNumber')}"
        usual = rule.findtext("description", "")
        for check in rule.iterfind("check[@status='failed']"):
            message = check.findtext("errorMessage") or usual
            yield _finding(profile, clause, check.findtext("context", ""), message)


def _finding(profile: str, clause: str, context: str, message: str) -> Finding:
    page = _PAGE.search(context)
    return Finding(
        NAME, f"{profile.upper()}-{clause}", Severity.ERROR,
        message.strip() or f"breaks clause {clause}", page=int(page[1]) + 1 if page else 0,
    )  # fmt: skip
