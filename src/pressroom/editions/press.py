"""The PDF's layout in a child process, and what is said when it fails."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from typing import cast

from pressroom.editions import layout_rules as rules
from pressroom.editions.job import PdfJob, PdfResult, Wrap, WrapJob
from pressroom.guard.child import Child, ChildError, Limits, MemoryExceeded, Stopped, TimeExceeded
from pressroom.model.document import Document, Section
from pressroom.model.inline import plain
from pressroom.model.problem import PressroomError, Problem, Rule, problem

LIMITS = Limits(seconds=600, megabytes=4096)
_TRIAL_SECONDS = 60
_HANGING_TRIALS = 5
_TARGET = "pressroom.editions.pdf:make_pdf"
_WRAP = "pressroom.editions.wrap:wrap"
_NO_LIBRARY = "cannot load library"  # how cffi begins
_INSTALL = {
    "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install pango",
    "pacman": "sudo pacman -S pango",
    "apk": "sudo apk add pango",
    "brew": "brew install pango",
}


@dataclass(slots=True)
class Press:
    """A child that is started early, so that it loads its libraries while the parent reads."""

    child: Child
    limits: Limits
    stopped: bool = False

    @classmethod
    def start(cls, limits: Limits | None = None) -> Press:
        """A press that warms up. It dies with the thread that starts it."""
        limits = limits or LIMITS
        return cls(_child(limits), limits)

    def run(self, job: PdfJob) -> PdfResult:
        """The PDF edition and the cover.

        Raises PressroomError: LAYOUT-001 to 004 with the sections at fault, ENV-001 where a
        library of the system is missing.
        """
        try:
            return _result(self.child, job)
        except ChildError as error:
            raise PressroomError(tuple(self._explain(error, job))) from error

    @staticmethod
    def print_cover(job: WrapJob, limits: Limits | None = None) -> Wrap:
        """The cover for print, in a child of its own. Raises PressroomError, LAYOUT-001 to 004."""
        child = _child(limits or LIMITS, _WRAP)
        try:
            made = child.run(job)
        except ChildError as error:
            message = f"the layout of the printed cover {_what(error)}"
            raise PressroomError((problem(_rule(error), message),)) from error
        finally:
            child.close()
        return cast("Wrap", made)

    def stop(self) -> None:
        """Ends the child where it is not needed any more; another thread may wait in ``run``."""
        self.stopped = True
        self.child.close()

    def _explain(self, error: ChildError, job: PdfJob) -> Iterator[Problem]:
        words = str(error)
        if _NO_LIBRARY in words and not isinstance(error, MemoryExceeded):
            yield problem(rules.NO_PANGO, "the library Pango is missing", hint=_install())
            return
        rule = _rule(error)
        found = () if isinstance(error, Stopped) else tuple(self._guilty(job))
        if len(found) == len(job.document.sections) > 1:
            message = f"the layout of every section {_what(error)}"
            yield problem(rule, message, hint="a style sheet of the project may be at fault")
            return
        for section in found:
            name = plain(section.title) or section.id
            yield problem(rule, f'the layout of section "{name}" {_what(error)}', section.place)
        if not found:
            yield problem(rule, f"the layout {_what(error)}")

    def _guilty(self, job: PdfJob) -> Iterator[Section]:
        """The sections whose layout fails on their own too, found by laying out each apart.

        After the time of a few trials that hang, no more are begun.
        """
        sections = job.document.sections
        if len(sections) < 2:
            yield from sections
            return
        trial = Limits(min(self.limits.seconds, _TRIAL_SECONDS), self.limits.megabytes)
        end = time.monotonic() + _HANGING_TRIALS * trial.seconds
        for section in sections:
            if self.stopped or time.monotonic() > end:
                return
            self.child = _child(trial)
            try:
                self.child.run(replace(job, document=_alone(job.document, section)))
            except PressroomError:
                continue
            except ChildError:
                yield section


def _child(limits: Limits, target: str | None = None) -> Child:
    config = resources.files("pressroom.editions") / "fontconfig" / "fonts.conf"
    return Child(target or _TARGET, limits, {"FONTCONFIG_FILE": str(config)})


def _result(child: Child, job: PdfJob) -> PdfResult:
    result = child.run(job)
    if not isinstance(result, PdfResult):
        raise TypeError(type(result))
    return result


def _rule(error: ChildError) -> Rule:
    match error:
        case TimeExceeded():
            return rules.LAYOUT_TIME
        case MemoryExceeded():
            return rules.LAYOUT_MEMORY
        case _:
            return rules.LAYOUT_FAILED


def _what(error: ChildError) -> str:
    lines = str(error).splitlines()
    match error:
        case TimeExceeded() | MemoryExceeded():
            return lines[0]
        case _:
            return f"failed: {lines[-1]}"


def _alone(document: Document, section: Section) -> Document:
    return replace(
        document, sections=(section,), references=(), contents=(), figures=(), tables=(), index=()
    )


def _install() -> str:
    for tool, command in _INSTALL.items():
        if shutil.which(tool):
            return f"install it: {command}"
    return "install Pango 1.44 or later with your system's packages"
