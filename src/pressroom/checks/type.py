"""The report on the type of a PDF: its figures and its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from statistics import mean, median, mode, quantiles

from pressroom.checks import pdf_rules
from pressroom.checks.type_faults import Finding, findings, full_lines, off_grid
from pressroom.checks.type_lines import read
from pressroom.checks.type_pages import Text, text_of
from pressroom.model.problem import Place, Problem, problem

Figures = dict[str, float | int | str]
_LETTERS = re.compile(r"[^\W\d_]")
_RUNT = 4  # letters that a last line has at least


@dataclass(frozen=True, slots=True)
class TypeReport:
    """The figures by their names, in the order in which they are read, and the faults."""

    figures: Figures
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def measure_type(job: tuple[bytes, str]) -> TypeReport:
    """The type of a PDF, measured: its bytes and its name. A child calls it.

    Any bytes will do: what cannot be read is a problem.
    """
    data, name = job
    place = Place(PurePosixPath(name))
    try:
        pages = tuple(read(data))
    except Exception as error:  # noqa: BLE001 - a damaged file fails in any of two libraries' ways
        words = str(error).strip().partition("\n")[0] or type(error).__name__
        found = problem(pdf_rules.UNREADABLE, f'"{name}" cannot be read: {words}', place)
        return TypeReport({}, (), (found,))
    text = text_of(pages)
    if text is None:
        return TypeReport({"pages": len(pages)})
    faults = tuple(sorted(findings(text), key=lambda one: (one.rule.code, one.page, one.line)))
    problems = tuple(problem(one.rule, one.message, place) for one in faults)
    return TypeReport(dict(_figures(text)), faults, problems)


def _figures(text: Text) -> Iterator[tuple[str, float | int | str]]:
    lines = [line for sheet in text.sheets for line in sheet.body]
    full = full_lines(text)
    counts = [len(line.text) for line in full]
    yield "pages", len(text.sheets)
    yield "tagged", "yes" if text.tagged else "no"
    yield "type size (pt)", text.size
    yield "leading (pt)", text.leading
    yield "measure (pt)", round(text.measure, 1)
    yield "set", "justified" if text.justified else "ragged"
    yield (
        "lines on a page, mostly",
        mode([len(sheet.body) for sheet in text.sheets if sheet.body] or [0]),
    )
    yield "body lines", len(lines)
    yield (
        "lines on the grid (%)",
        _percent(len(lines) - sum(len(beside) for _, beside in off_grid(text)), len(lines)),
    )
    if counts:
        yield "characters a full line", round(mean(counts), 1)
        yield "full lines under 45 (%)", _percent(sum(one < 45 for one in counts), len(counts))
        yield "full lines over 75 (%)", _percent(sum(one > 75 for one in counts), len(counts))
        yield "words a full line", round(mean(len(line.text.split()) for line in full), 1)
        yield "divided lines (%)", _percent(sum(line.divided for line in full), len(full))
    spaces = [median(line.spaces) / text.size for line in full if line.spaces]
    if len(spaces) > 1:
        parts = quantiles(spaces, n=20)
        yield "word space, middle (em)", round(parts[9], 2)
        yield "word space, 5 to 95 % (em)", f"{parts[0]:.2f} to {parts[18]:.2f}"
        yield "word space, widest (em)", round(max(spaces), 2)
    yield "paragraphs", len(text.paragraphs)
    yield (
        "last lines under 4 letters",
        sum(
            len(part) > 1 and len(_LETTERS.findall(part[-1].text)) < _RUNT
            for part in text.paragraphs
        ),
    )


def _percent(some: int, every: int) -> float:
    return round(100 * some / every, 1) if every else 0.0
