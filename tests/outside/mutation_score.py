"""Measures how sharp the tests of the checks are: how many small faults, put in on purpose, they notice.

    python tests/outside/mutation_score.py [--sample N] [--seed S] [--jobs N] [--only NAME…]

Each change of mutation_changes.py is made alone, in the memory of a forked process; there the tests of
tests/checks that run its lines are run, the likeliest to notice first, until one fails or five seconds
are over. The source stays as it is. A change within a function is put into the functions that are
loaded; another needs its module loaded anew, with all that builds on it, and the tests that run what it
sets. Printed are the score of each module and the changes that no test has noticed. Tests elsewhere may
notice more of them.
"""

from __future__ import annotations

import argparse
import ast
import os
import pickle
import random
import sys
import tempfile
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path

import hypothesis

import pressroom
from mutation_changes import Change, changes
from mutation_runs import (
    MISSED,
    NOTICED,
    TESTS,
    TOO_LONG,
    Job,
    Runs,
    Server,
    anew,
    load_before,
    raced,
)

CHECKS = Path(pressroom.__file__).parent / "checks"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--sample", type=int, help="so many changes, picked by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="these modules")
    parser.add_argument("--tests", nargs="*", type=Path, default=[TESTS], help="with these tests")
    parser.add_argument("--runs", type=Path, help="a file for what is measured first, to keep it")
    chosen = parser.parse_args()
    os.chdir(Path(__file__).parents[2])
    hypothesis.settings.register_profile("steady", derandomize=True, database=None)
    hypothesis.settings.load_profile("steady")
    paths = [path for path in sorted(CHECKS.glob("*.py")) if not path.stem.endswith("rules")]
    if chosen.only:
        paths = [path for path in paths if path.stem in chosen.only]
    picked = all_ = [change for path in paths for change in changes(path)]
    if chosen.sample and chosen.sample < len(all_):
        picked = random.Random(chosen.seed).sample(all_, chosen.sample)
    with tempfile.TemporaryDirectory() as folder:
        verdicts = _verdicts(picked, chosen, Path(folder))
    _tell(picked, verdicts, of=len(all_))


def _verdicts(picked: list[Change], chosen: argparse.Namespace, folder: Path) -> dict[int, str]:
    """What the tests say of each change that one of them reaches, by its place among the picked."""

    def told(at: int, verdict: str) -> None:
        sys.stderr.write(f"{verdict}: {picked[at].told()}\n")

    within = {at: change for at, change in enumerate(picked) if change.scope}
    others = {at: change for at, change in enumerate(picked) if not change.scope}
    server = Server(within, chosen.jobs, folder, chosen.tests, chosen.runs, told)
    for _, verdict in raced([Job(0, server.work)], 1):
        if verdict != MISSED:
            raise SystemExit("the tests could not be loaded")
    runs: Runs
    verdicts: dict[int, str]
    runs, verdicts = pickle.loads((folder / "served").read_bytes())
    load_before(runs.modules)
    users = _Users()
    tests = {at: users.tests(change, runs) for at, change in others.items()}
    some = sorted({ids[0] for ids in tests.values() if ids})
    for _, verdict in raced([Job(0, anew(None, some, folder), runs.limit(some))], 1):
        if verdict != MISSED:
            raise SystemExit("the tests fail without a change when they are loaded anew")
    again = (
        Job(at, anew(others[at], ids, folder), runs.limit(ids)) for at, ids in tests.items() if ids
    )
    for at, verdict in raced(again, chosen.jobs):
        verdicts[at] = verdict
        told(at, verdict)
    return verdicts


class _Users:
    """Which lines of functions use what a statement at the top of a module sets."""

    def __init__(self) -> None:
        self._lines: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._sets: dict[str, set[str]] = defaultdict(set)
        self._tops: dict[tuple[str, int], set[str]] = defaultdict(set)
        for path in CHECKS.glob("*.py"):
            for top in ast.parse(path.read_text("utf-8")).body:
                self._read(path.name, top)

    def _read(self, name: str, top: ast.stmt) -> None:
        targets = _targets(top)
        for line in range(top.lineno, (top.end_lineno or top.lineno) + 1):
            self._tops[name, line] |= targets
        functions = [node for node in ast.walk(top) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for node in ast.walk(function):
                for used in (function.name, _named(node)):
                    self._lines[used].add((name, getattr(node, "lineno", function.lineno)))
        if not functions:
            for node in ast.walk(top):
                self._sets[_named(node)] |= targets

    def tests(self, change: Change, runs: Runs) -> list[str]:
        """The tests that run a line with a name that this change, at the top of a module, may alter."""
        names, waiting = set[str](), list(self._tops[change.path.name, change.line])
        while waiting:
            name = waiting.pop()
            if name not in names:
                names.add(name)
                waiting += self._sets[name]
        lines = {line for name in names for line in self._lines[name]}
        tests = {test for name, line in lines for test in runs.of(name, [line])}
        return runs.likeliest(tests, change.path.name, change.around)


def _targets(top: ast.stmt) -> set[str]:
    stored = {node.id for node in ast.walk(top) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}  # fmt: skip
    match top:
        case ast.FunctionDef():
            return {top.name}
        case ast.ClassDef():
            methods = {node.name for node in top.body if isinstance(node, ast.FunctionDef)}
            return {top.name, *methods, *stored}
    return stored


def _named(node: ast.AST) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _tell(picked: list[Change], verdicts: dict[int, str], of: int) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for at, change in enumerate(picked):
        verdict = verdicts.get(at, MISSED)
        for row in (change.path.stem, "all"):
            rows[row][verdict] += 1
        if verdict == MISSED:
            missed.append((change.path.name, change.line, change.told(), at in verdicts))
    out = sys.stdout
    out.write("\n| module | changes | noticed | of them by time | missed | score |\n|---|---|---|---|---|---|\n")  # fmt: skip
    for row in sorted(rows, key=lambda name: (name == "all", name)):
        counts = rows[row]
        noticed = counts[NOTICED] + counts[TOO_LONG]
        share = 100 * noticed / counts.total()
        out.write(f"| {row} | {counts.total()} | {noticed} | {counts[TOO_LONG]} | {counts[MISSED]} | {share:.1f} % |\n")  # fmt: skip
    low, high = _interval(noticed, len(picked))
    out.write(f"\n{len(picked)} of {of} changes; with 95 % certainty {100 * low:.1f} to {100 * high:.1f} %\n\n")  # fmt: skip
    for _, _, told, reached in sorted(missed):
        out.write(f"{told}{'' if reached else '  (no test runs it)'}\n")


def _interval(noticed: int, of: int) -> tuple[float, float]:
    """Wilson's interval for a share."""
    z, share = 1.96, noticed / of
    middle = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


if __name__ == "__main__":
    main()
