"""All judges of a kind of file, and what they say of one."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pressroom.judges.ace import NAME as ACE
from pressroom.judges.ace import ace
from pressroom.judges.epubcheck import NAME as EPUBCHECK
from pressroom.judges.epubcheck import epubcheck
from pressroom.judges.finding import Finding
from pressroom.judges.judge_rules import NO_JUDGE, NO_VERDICT
from pressroom.judges.programs import JudgeError, Machine
from pressroom.judges.verapdf import NAME as VERAPDF
from pressroom.judges.verapdf import verapdf
from pressroom.model.problem import Problem, problem

# What comes of a report, or of a container, that is not as a judge should leave it.
_OTHER_FORM = (LookupError, TypeError, ValueError, AttributeError, zipfile.BadZipFile)
_Command = tuple[str, ...] | None
_Judge = Callable[[Machine, Sequence[str], Path, Path], Iterator[Finding]]


def ask(
    machine: Machine, file: Path, *, unpack: bool = True
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """What the judges find in an EPUB or a PDF, and what keeps one of them from judging.

    Ace is asked where it is there, and not missed where it is not: it needs a browser too. It writes
    what is in the EPUB to the disk; ``unpack`` is false where that is not safe.
    """
    found: list[Finding] = []
    told: list[Problem] = []
    for name, command, judge in _judges(machine, file):
        if name == ACE and not unpack:
            continue
        if command is None:
            if name != ACE:
                told.append(
                    problem(NO_JUDGE, f'{name}, which would look at "{file.name}", is missing')
                )
            continue
        with tempfile.TemporaryDirectory(prefix="pressroom-", ignore_cleanup_errors=True) as work:
            try:
                found += judge(machine, command, file.resolve(), Path(work))
            except _OTHER_FORM:
                told.append(
                    problem(
                        NO_VERDICT, f'the report of {name} on "{file.name}" has an unknown form'
                    )
                )
            except JudgeError as error:
                told.append(
                    problem(NO_VERDICT, f'{name} gave no verdict on "{file.name}": {error}')
                )
    return tuple(found), tuple(told)


def _judges(machine: Machine, file: Path) -> Iterator[tuple[str, _Command, _Judge]]:
    match file.suffix.lower():
        case ".epub":
            yield EPUBCHECK, machine.epubcheck(), epubcheck
            yield ACE, machine.ace(), ace
        case ".pdf":
            yield VERAPDF, machine.verapdf(), verapdf
