"""``pressroom check`` against EPUBCheck on the same EPUBs: part of ``bench.py``.

The two take turns on each book, each in a process of its own, as their users start them. EPUBCheck runs as
``pressroom check --judges`` runs it, with the compiler that is quicker for runs of seconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressroom.judges.programs import Machine

LIMIT = 0.2  # of EPUBCheck's seconds
BIG, BIG_SECONDS = 10_000_000, 2.0  # bytes of a book, and what it may take
FOUND = (0, 1)  # exit codes of a check that was done


@dataclass(frozen=True, slots=True)
class Lap:
    """One book: its size and the median seconds of both, by the clock and of the processor."""

    book: Path
    ours: float
    theirs: float
    our_processor: float
    their_processor: float

    @property
    def over(self) -> bool:
        """Whether we took longer than we may."""
        big = self.book.stat().st_size >= BIG and self.ours > BIG_SECONDS
        return big or self.ours > LIMIT * self.theirs

    def row(self) -> tuple[str, ...]:
        """Its line in the table."""
        return (
            self.book.name,
            f"{self.book.stat().st_size / 1e6:.1f} MB",
            f"{self.ours:.2f} s",
            f"{self.theirs:.2f} s",
            f"{self.ours / self.theirs:.2f}",
            f"{self.our_processor:.2f} s",
            f"{self.their_processor:.2f} s",
            f"{self.our_processor / self.their_processor:.2f}",
        )


HEAD = (
    "EPUB", "size", "pressroom", "EPUBCheck", "ratio",
    "its processor time", "that of EPUBCheck", "ratio",
)  # fmt: skip


def laps(books: Sequence[Path], runs: int, ours: Sequence[str]) -> Iterator[Lap]:
    """The median of ``runs`` for each book; ``ours`` is the command that checks."""
    theirs = Machine(os.environ).epubcheck()
    if theirs is None:
        sys.exit("EPUBCheck is not installed: pressroom doctor tells how to")
    commands = ([*ours], [*theirs, "--quiet"])
    for book in books:
        costs: tuple[list[tuple[float, float]], ...] = ([], [])
        for _ in range(runs):
            for command, kept in zip(commands, costs, strict=True):
                kept.append(_cost([*command, str(book)]))
        medians = [
            [statistics.median(column) for column in zip(*kept, strict=True)] for kept in costs
        ]
        (us, our_processor), (them, their_processor) = medians
        yield Lap(book, us, them, our_processor, their_processor)


def _cost(command: Sequence[str]) -> tuple[float, float]:
    began, used = time.perf_counter(), _used()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in FOUND:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return time.perf_counter() - began, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def race(
    books: Sequence[Path],
    runs: int,
    ours: Sequence[str],
    table: Callable[[tuple[str, ...], Iterator[tuple[str, ...]]], str],
    show: Callable[[str], object],
) -> int:
    """Runs all and shows the table; 1 where a limit is passed."""
    done = [*laps(books, runs, ours)]
    show(table(HEAD, (lap.row() for lap in done)))
    return int(any(lap.over for lap in done))
