"""What the child does in the tests of the press, in the place of a layout."""

from __future__ import annotations

import time

from pressroom.editions.job import PdfJob, PdfResult
from pressroom.editions.layout_rules import NOTE_LOST
from pressroom.model.problem import PressroomError, problem

RESULT = PdfResult(None, b"cover")


def _roles(job: PdfJob) -> set[str]:
    return {section.id for section in job.document.sections}


def work(job: PdfJob) -> PdfResult:
    """Each section whose id names a fault has it; the others cost nothing."""
    found = _roles(job)
    if "hang" in found:
        time.sleep(60)
    if "fat" in found:
        raise MemoryError
    if "odd" in found:
        raise ValueError("is odd")
    if found >= {"one", "two"}:
        raise ValueError("only together")
    if "note" in found:
        raise PressroomError((problem(NOTE_LOST, "note 1 does not fit"),))
    return RESULT


def not_a_result(_: PdfJob) -> str:
    return "a word"


def without_pango(_: PdfJob) -> PdfResult:
    raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: no such file")


def without_room(_: PdfJob) -> PdfResult:
    raise OSError("cannot load library 'libpango-1.0-0': failed to map segment from shared object")
