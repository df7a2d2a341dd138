"""What can be wrong with a manuscript or an edition, and where."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import PurePosixPath


class Severity(enum.StrEnum):
    """How much a problem matters: an error blocks the edition, a warning does not.

    Advice is for the author at work: ``check`` tells it, a build does not.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem: its code, its usual severity, a title, and what to do about it.

    ``why`` tells why it matters, ``source`` what it rests on. ``bad`` and ``good`` are examples, in
    Markdown, or in the XML of an EPUB for a rule about one, of what the rule finds and of the same
    mended; both are empty where there is none.
    """

    code: str
    severity: Severity
    title: str
    hint: str
    why: str = ""
    bad: str = ""
    good: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file.

    ``path`` is relative to the project, or ``book.epub/EPUB/nav.xhtml`` inside an edition.
    ``line`` and ``column`` count from 1; 0 says that only the file is known. ``start`` and
    ``end`` are character offsets into the file's exact text, equal where no stretch is known.
    """

    path: PurePosixPath
    line: int = 0
    column: int = 0
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        if not self.line:
            return str(self.path)
        return (
            f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the rule, what exactly is wrong, and where; ``hint`` and ``severity`` in force.

    ``fix`` is what can safely be written in the place of that stretch, None where nobody but the
    author can tell.
    """

    rule: Rule
    message: str
    place: Place | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    fix: str | None = None

    @property
    def code(self) -> str:
        return self.rule.code


def problem(rule: Rule, message: str, place: Place | None = None, hint: str = "") -> Problem:
    """A finding with its rule's usual severity, and its rule's hint where no better one is given."""
    return Problem(rule, message, place, hint or rule.hint, rule.severity)


class PressroomError(Exception):
    """The only exception that an author's mistake may raise; it carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.code} {p.message}" for p in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[PressroomError], tuple[tuple[Problem, ...]]]:
        return (type(self), (self.problems,))
