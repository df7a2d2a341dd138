"""What ``pressroom check`` finds in books of others, and some findings picked by chance.

    python tests/outside/findings.py [--seed N] [--pick N] [--codes] FOLDER…

For each project it prints the words, the findings by severity (with ``--codes`` by code too) and the
seconds of the whole process, by the clock and of the processor. Then come ``--pick`` findings with the lines around them, to be judged
by a person: the books take turns, and no code is picked more than four times in a book. The same
books and seed give the same findings.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressroom.build import count_words
from pressroom.manuscript.load import load
from pressroom.model.problem import PressroomError
from pressroom.typeset import draft

OF_ONE_CODE = 4  # in one book
AROUND = 1  # lines before and after
WIDTH = 300  # characters of a line that are shown around a finding
COMMAND = [sys.executable, "-c", "from pressroom.cli import main; main()", "check"]

Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """A book, what was found in it, and how long that took."""

    folder: Path
    words: int
    seconds: float
    processor: float
    findings: tuple[Finding, ...]

    def row(self) -> str:
        """Its line in the table."""
        kinds = Counter(one["severity"] for one in self.findings)
        counts = " | ".join(str(kinds[kind]) for kind in ("error", "warning", "advice"))
        times = f"{self.seconds:.1f} | {self.processor:.1f}"
        return f"| {self.folder.name} | {self.words:,} | {counts} | {times} |"


def checked(folder: Path) -> Checked:
    """Checks a project as its author would."""
    began, used = time.perf_counter(), _used()
    done = subprocess.run(
        [*COMMAND, str(folder), "--format", "json"], capture_output=True, text=True, check=False
    )
    seconds, processor = time.perf_counter() - began, _used() - used
    if done.returncode not in (0, 1):
        sys.exit(f"{folder}: {done.stderr}")
    try:
        words = count_words(draft(load(folder, epoch=None)))
    except PressroomError:  # what cannot be read has none
        words = 0
    found = tuple(json.loads(done.stdout)["problems"])
    return Checked(folder, words, seconds, processor, found)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def picked(books: Sequence[Checked], seed: int, number: int) -> Iterator[tuple[Checked, Finding]]:
    """Findings by chance: one of each book in turn, while there are any."""
    chance = random.Random(seed)
    pools = []
    for book in books:
        by_code: dict[str, list[Finding]] = defaultdict(list)
        for one in book.findings:
            by_code[one["code"]].append(one)
        pool = [
            one
            for code in sorted(by_code)
            for one in chance.sample(by_code[code], min(OF_ONE_CODE, len(by_code[code])))
        ]
        chance.shuffle(pool)
        pools.append((book, pool))
    while number and any(pool for _, pool in pools):
        for book, pool in pools:
            if pool and number:
                number -= 1
                yield book, pool.pop()


def shown(number: int, book: Checked, one: Finding) -> Iterator[str]:
    """A finding with the lines around it; where these are long, with what is near it."""
    path, at, column = one.get("path"), one.get("line") or 0, one.get("column") or 1
    yield f"{number}. {book.folder.name} {path}:{at}:{column} {one['code']} {one['message']}"
    if not path:
        return
    lines = (book.folder / path).read_text(encoding="utf-8", errors="replace").split("\n")
    for where in range(max(at - AROUND, 1), min(at + AROUND, len(lines)) + 1):
        start = max(column - WIDTH // 2, 0) if where == at else 0
        mark = ">" if where == at else " "
        yield f"   {mark} {lines[where - 1][start : start + WIDTH].rstrip()}"


def main(arguments: Sequence[str], show: Callable[[str], object] = print) -> None:
    """Checks the books and prints all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pick", type=int, default=100)
    parser.add_argument("--codes", action="store_true")
    given = parser.parse_args(arguments)
    books = [checked(folder.resolve()) for folder in given.folders]
    show("| Book | words | errors | warnings | advice | seconds | processor |")
    show("|---|---:|---:|---:|---:|---:|---:|")
    for book in books:
        show(book.row())
    if given.codes:
        for book in books:
            codes = Counter(one["code"] for one in book.findings)
            told = ", ".join(f"{code} {times}" for code, times in codes.most_common())
            show(f"\n{book.folder.name}: {told}")
    for number, (book, one) in enumerate(picked(books, given.seed, given.pick), 1):
        show("\n" + "\n".join(shown(number, book, one)))


if __name__ == "__main__":
    main(sys.argv[1:])
