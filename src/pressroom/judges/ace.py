"""Ace by DAISY, which looks at the accessibility of an EPUB in a browser."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from pressroom.judges.finding import Finding
from pressroom.judges.programs import JudgeError, Machine
from pressroom.model.problem import Severity

NAME = "Ace"
_MAX_PAGE = 50_000_000
# the start of an element, or what only looks like one
_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<([A-Za-z_][^>]*)>", re.DOTALL)
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
    address = address.strip("/")
    ends = [name for name in archive.namelist() if f"/{name}".endswith(f"/{address}")]
    return min(ends, key=len) if address and ends else ""


def _finding(one: dict[str, Any], archive: zipfile.ZipFile, path: str) -> Finding:
    test, result = one["earl:test"], one["earl:result"]
    message = str(result.get("dct:description") or test.get("dct:description") or "").strip()
    steps = result.get("earl:pointer", {}).get("cfi") or [""]
    line, column = _where(archive, path, steps[0]) if path.endswith("html") else (0, 0)
    return Finding(
        NAME, test["dct:title"],
        Severity.ERROR if test.get("earl:impact") in _GRAVE else Severity.WARNING,
        message.partition("\n")[0] or test["dct:title"], path, line, column,
    )  # fmt: skip


def _where(archive: zipfile.ZipFile, path: str, steps: str) -> tuple[int, int]:
    """Line and column behind the start of the element that a CFI such as ``/4/2[one]/6`` leads to."""
    if not steps or archive.getinfo(path).file_size > _MAX_PAGE:
        return 0, 0
    data = archive.read(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
        node = root
        for step in re.findall(r"/(\d+)", steps):
            node = list(node.iterchildren("*"))[int(step) // 2 - 1]
    except (etree.XMLSyntaxError, IndexError):
        return 0, 0
    number = list(root.iter("*")).index(node)
    text = data.decode("utf-8", "replace")
    starts = [found.end() for found in _TAG.finditer(text) if found[1]]
    if number >= len(starts):  # the page is in another encoding
        return 0, 0
    end = starts[number]
    return text.count("\n", 0, end) + 1, end - (text.rfind("\n", 0, end) + 1) + 1
