"""The type of a finished PDF, or of the one that a project would give, measured and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from pressroom.catalogue import make
from pressroom.editions.press import Press
from pressroom.finished import MAX_FILE
from pressroom.guard.child import Child, ChildError, Limits
from pressroom.guard.paths import TooBigError, read_capped
from pressroom.manuscript import rules as manuscript_rules
from pressroom.manuscript.load import load
from pressroom.model.problem import Place, PressroomError, Severity, problem
from pressroom.typeset import typeset

if TYPE_CHECKING:
    from pressroom.checks.type import TypeReport

LIMITS = Limits(seconds=300, megabytes=4096)  # it looks at each letter of a book


def proof(path: Path, *, epoch: int | None = None, cache: Path | None = None) -> TypeReport:
    """The type of the PDF ``path``, or of the PDF edition of that project, which is not kept.

    Raises PressroomError where the file cannot be read, or the project has errors.
    """
    if path.suffix.lower() == ".pdf" and path.is_file():
        place = Place(PurePosixPath(path.name))
        try:
            return _measured(read_capped(path, MAX_FILE), path.name)
        except TooBigError as error:
            found = problem(manuscript_rules.FILE_TOO_BIG, str(error), place)
            raise PressroomError((found,)) from error
    press = Press.start()
    try:
        manuscript = replace(load(path, epoch=epoch), cache=cache)
        document = typeset(manuscript)
        if any(one.severity is Severity.ERROR for one in document.problems):
            raise PressroomError(document.problems)
        made = make(press, document, manuscript.styles, ("pdf",))
    finally:
        press.stop()
    return _measured(made.artifacts[0].data, made.artifacts[0].name)


def _measured(data: bytes, name: str) -> TypeReport:
    """The report on a PDF, which may be a stranger's: a child looks at it."""
    child = Child("pressroom.checks.type:measure_type", LIMITS)
    try:
        return cast("TypeReport", child.run((data, name)))
    except ChildError as error:
        words = f'the proof of "{name}" {str(error).splitlines()[-1]}'
        place = Place(PurePosixPath(name))
        raise PressroomError((problem(manuscript_rules.FILE_UNREADABLE, words, place),)) from error
    finally:
        child.close()


def table(figures: Mapping[str, float | int | str]) -> str:
    """The figures for people, one a line."""
    width = max(map(len, figures), default=0)
    return "".join(f"{name:<{width}}  {value}\n" for name, value in figures.items())


def records(report: TypeReport) -> list[dict[str, object]]:
    """The faults for programs: with page, line, the place of its baseline in points, and words."""
    return [
        {
            "code": one.rule.code, "page": one.page, "label": one.label,
            "line": one.line or None, "base": one.base if one.line else None, "words": one.words,
        }
        for one in report.findings
    ]  # fmt: skip
