"""Ace by DAISY, which looks at the accessibility of an EPUB in a browser."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pressroom.judges.finding import Finding
from pressroom.judges.programs import JudgeError, Machine
from pressroom.model.problem import Severity

NAME = "Ace"
_MAX_PAGE = 50_000_000
_ATTRIBUTE = re.compile(r'\s((?:id|src|href)="[^"]+")')
_GRAVE = ("critical", "serious")  # what axe calls it; "moderate" and "minor" are the others


def ace(machine: Machine, command: Sequence[str], book: Path, work: Path) -> Iterator[Finding]:
    """What it finds in ``book``; ``work`` is an empty folder. Raises JudgeError without a verdict."""
    own = {"HOME": str(work)}  # it keeps a log there
    if browser := machine.browser():
        own["PUPPETEER_EXECUTABLE_PATH"] = browser
    options = ("--silent", "--force", "--outdir", str(work / "ace"))
    said = machine.run((*command, *options, str(book)), own)
    try:
        files = json.loads((work / "ace/report.json").read_bytes())["assertions"]
    except (OSError, ValueError, KeyError, TypeError):
        raise JudgeError(said.strip()[-500:] or "it wrote no report") from None
    with zipfile.ZipFile(book) as archive:
        for file in files:
            path = _inside(archive, file.get("earl:testSubject", {}).get("url") or "")
            for one in file["assertions"]:
                yield _finding(one, archive, path)


def _inside(archive: zipfile.ZipFile, address: str) -> str:
    """The name in the container of an address that begins at the package."""
    ends = [name for name in archive.namelist() if f"/{name}".endswith(f"/{address}")]
    return min(ends, key=len) if address and ends else ""


def _finding(one: dict[str, Any], archive: zipfile.ZipFile, path: str) -> Finding:
    test, result = one["earl:test"], one["earl:result"]
    grave = test.get("earl:impact") in _GRAVE
    message = str(result.get("dct:description") or test.get("dct:description") or "").strip()
    line, column = _where(archive, path, str(result.get("html") or "")) if path else (0, 0)
    return Finding(
        NAME, test["dct:title"], Severity.ERROR if grave else Severity.WARNING,
        " ".join(message.split()) or test["dct:title"], path, line, column,
    )  # fmt: skip


def _where(archive: zipfile.ZipFile, path: str, html: str) -> tuple[int, int]:
    """Where the page has the element of which Ace shows the HTML: told by what names it."""
    if archive.getinfo(path).file_size > _MAX_PAGE:
        return 0, 0
    text = archive.read(path).decode("utf-8", "replace")
    for named in _ATTRIBUTE.findall(html.partition(">")[0]):
        at = text.find(f" {named}")
        end = text.find(">", at) + 1
        if at >= 0 and end:
            return text.count("\n", 0, end) + 1, end - (text.rfind("\n", 0, end) + 1) + 1
    return 0, 0
