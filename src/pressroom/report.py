"""Problems as a person or a program reads them."""

from __future__ import annotations

import enum
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pressroom.model.problem import Place, Problem, Severity
from pressroom.terminal import excerpt, visible, wrap

SCHEMA = 1

_RED, _YELLOW, _BLUE = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_ADVICE = Severity.ADVICE  # a word that has no plural
_LARGEST = 64 * 1024 * 1024
_WIDTH = 100
_NUMBER = re.compile(r"(\d+)")
_Paint = Callable[[str, str], str]

_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.ADVICE: _BLUE}


class Format(enum.StrEnum):
    """The forms of a report."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


def tool(
    form: Format,
    problems: Iterable[Problem],
    root: Path,
    *,
    here: PurePosixPath = PurePosixPath(),
    strict: bool = False,
    failure: str = "",
    **more: object,
) -> str:
    """The report in a form that other programs read.

    ``root`` is the folder that the problems' paths are relative to, and ``here`` is what it is called
    from the working folder: editors and servers look for files from there, so that all forms but
    JSON begin a path with it. ``strict``: a warning counts as an error. ``failure`` is what kept the
    work from being done; ``more`` goes into the JSON.
    """
    if form is Format.JSON:
        return machine(problems, **({"failure": failure} if failure else {}), **more)
    found = ordered(problems)
    from_here = [_from(here, one) for one in found]
    match form:
        case Format.GITHUB:
            from pressroom.report_lines import github

            return github(from_here, failure)
        case Format.SARIF:
            from pressroom.report_sarif import sarif

            files = _Files(root)
            pairs = zip(from_here, found, strict=True)
            known = {one.place: files.line(it.place) for one, it in pairs if it.place}
            return sarif(from_here, known.get, failure)
        case Format.JUNIT:
            from pressroom.report_junit import junit

            counting = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
            return junit(from_here, counting, failure)
        case _:
            from pressroom.report_lines import short

            return short(from_here)


def _from(here: PurePosixPath, found: Problem) -> Problem:
    place = found.place
    return replace(found, place=replace(place, path=here / place.path)) if place else found


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by path, line, column and code, each finding once; page 9 comes before page 10."""

    def key(found: Problem) -> tuple[str, int, int, str, list[str]]:
        place = found.place
        words = [part.zfill(12) for part in _NUMBER.split(found.message)]
        if place is None:
            return ("", 0, 0, found.code, words)
        return (str(place.path), place.line, place.column, found.code, words)

    return sorted(dict.fromkeys(problems), key=key)


def human(
    problems: Iterable[Problem],
    root: Path | None,
    *,
    width: int | None = None,
    colour: bool = False,
) -> str:
    """The report for people; empty where there are no problems.

    ``root`` is the folder that the problems' paths are relative to; the lines are read again from
    there. ``width`` is the terminal's, or None where the report goes to a file.
    """
    found = ordered(problems)
    files = _Files(root)
    parts = [_entry(one, files, width, colour) for one in found]
    return "\n\n".join([*parts, summary(found)]) + "\n" if found else ""


def summary(problems: Iterable[Problem]) -> str:
    """Such as ``2 errors, 1 warning``."""
    counts = Counter(found.severity for found in problems)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 or severity is _ADVICE else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def machine(problems: Iterable[Problem], **more: object) -> str:
    """The report for programs: one JSON object, in ASCII, so that any encoding can carry it."""
    found = ordered(problems)
    counts = Counter(one.severity for one in found)
    whole: dict[str, object] = {
        "schema": SCHEMA,
        "problems": [_record(one) for one in found],
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[_ADVICE],
    }
    return json.dumps(whole | more, indent=2) + "\n"


def _record(found: Problem) -> dict[str, object]:
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "path": str(place.path) if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.line and place.column else None,
        "hint": found.hint,
    }


def _coloured(code: str, text: str) -> str:
    return f"{code}{text}{_PLAIN}" if text else text


def _plain(_code: str, text: str) -> str:
    return text


def _entry(found: Problem, files: _Files, width: int | None, colour: bool) -> str:
    paint = _coloured if colour else _plain
    label = f"{found.severity}[{found.code}]"
    where = f"{visible(str(found.place))}: " if found.place else ""
    head = f"{label} {where}{visible(found.message)}"
    if width:
        head = wrap(head, width, "  ")
    rest = head.removeprefix(label)
    lines = [paint(_COLOURS[found.severity], label) + paint(_BOLD, rest)]
    lines.extend(_source(found, files, width or _WIDTH, paint))
    if found.hint:
        hint = f"  hint: {visible(found.hint)}"
        lines.append(wrap(hint, width, "        ") if width else hint)
    return "\n".join(lines)


def _source(found: Problem, files: _Files, width: int, paint: _Paint) -> Iterator[str]:
    place = found.place
    if place is None:
        return
    line = files.line(place)
    if line is None or not line.strip():
        return
    gutter = f"  {place.line} | "
    blank = " " * (len(gutter) - 2) + "| "
    start = max(place.column - 1, 0)
    text, marks = excerpt(line, start, start + place.end - place.start, width - len(gutter))
    yield gutter + text
    if place.column:
        yield blank + paint(_COLOURS[found.severity], marks)


class _Files:
    """Lines of the project's files, each file read once, none from outside the project."""

    def __init__(self, root: Path | None) -> None:
        self._root = root.resolve() if root else None
        self._lines: dict[PurePosixPath, list[str]] = {}

    def line(self, place: Place) -> str | None:
        """The line of a place without its end, or None where there is none or it cannot be read."""
        if not place.line:
            return None
        if place.path not in self._lines:
            self._lines[place.path] = self._read(place.path)
        lines = self._lines[place.path]
        return lines[place.line - 1].removesuffix("\r") if place.line <= len(lines) else None

    def _read(self, path: PurePosixPath) -> list[str]:
        if self._root is None:
            return []
        try:
            file = (self._root / path).resolve()
            if not file.is_relative_to(self._root) or not file.is_file():
                return []
            if file.stat().st_size > _LARGEST:
                return []
            # Only a line feed ends a line, as where the place was counted.
            return file.read_bytes().decode("utf-8", "replace").split("\n")
        except (OSError, ValueError):
            return []
