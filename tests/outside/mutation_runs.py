"""Runs the tests of the checks in forked processes, each with one change: see mutation_score.py."""

from __future__ import annotations

import functools
import gc
import os
import pickle
import resource
import shutil
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

from mutation_changes import Change

TESTS = Path(__file__).parents[1] / "checks"
NOTICED, MISSED, TOO_LONG = "noticed", "missed", "too long"
_OPTIONS = ("-q", "-s", "--tb=no", "--assert=plain", "-p", "no:cacheprovider")
_LONG = 0.6  # tests of more seconds try what is hostile or huge: a fault is rarely noticed by them first
_START = 0.01  # seconds that any test takes
_ENOUGH = 5.0  # seconds of tests of one change: the rest run nothing near it that many do not
_SECONDS, _TIMES, _MEMORY = 5, 3, 6 << 30
_FAILED, _ODD = 1, 3


@dataclass(slots=True)
class Runs:
    """How the tests run without a change: who runs which line, and how long each takes."""

    ids: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    modules: tuple[str, ...] = ()

    def of(self, name: str, lines: Iterable[int]) -> set[str]:
        """The tests that run one of these lines of a file, and take no long time."""
        tests = {test for line in lines for test in self.ids.get((name, line), ())}
        return {test for test in tests if self.seconds[test] < _LONG}

    def likeliest(self, tests: Iterable[str], name: str, around: Iterable[int]) -> list[str]:
        """The tests that are likely to notice a change: first those that soon run what few run near it."""
        near = set(around)
        rare: dict[str, float] = defaultdict(float)
        for (file, line), ids in self.ids.items():
            if file == name:
                for test in ids:
                    rare[test] -= (3 if line in near else 1) / len(ids)
        found, spent = list[str](), 0.0
        for test in sorted(
            tests, key=lambda test: (rare[test] / (_START + self.seconds[test]), test)
        ):
            if not found or spent + self.seconds[test] <= _ENOUGH:
                found.append(test)
                spent += self.seconds[test]
        return found

    def limit(self, tests: Iterable[str]) -> int:
        """So many seconds of work are too long."""
        return _SECONDS + round(_TIMES * sum(self.seconds[test] for test in tests))


@dataclass(frozen=True, slots=True)
class Job:
    """What a process of its own is for; it answers whether the tests have passed."""

    key: int
    work: Callable[[], bool]
    limit: int = 0


def raced(jobs: Iterable[Job], at_once: int) -> Iterator[tuple[int, str]]:
    """Does each job in a fork of this process, and tells how its tests went."""
    waiting, running = iter(jobs), dict[int, int]()
    while True:
        while len(running) < at_once and (job := next(waiting, None)):
            running[_forked(job)] = job.key
        if not running:
            return
        pid, status = os.wait()
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _ODD:
            raise SystemExit(f"change {running[pid]}: the work itself has failed")
        yield running.pop(pid), _verdict(status)


def _verdict(status: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM):
        return TOO_LONG
    return NOTICED if status else MISSED


def _forked(job: Job) -> int:
    pid = os.fork()
    if pid:
        return pid
    status, errors = _ODD, os.dup(2)
    try:
        if job.limit:
            resource.setrlimit(resource.RLIMIT_CPU, (job.limit, job.limit + 1))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            signal.alarm(6 * job.limit)
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
        status = 0 if job.work() else _FAILED
    except MemoryError:
        status = _FAILED
    finally:
        if status == _ODD:
            os.write(errors, traceback.format_exc().encode())
        os._exit(status)


def anew(change: Change | None, tests: Sequence[str], folder: Path) -> Callable[[], bool]:
    """Loads the checks with a change, and the files of these tests, and runs the tests in this order."""

    def work() -> bool:
        if change is not None:
            sys.meta_path.insert(0, _Finder(_Loader(_module(change), change)))
        files = sorted({str(TESTS.parents[1] / test.partition("::")[0]) for test in tests})
        own = folder / str(os.getpid())
        try:
            return pytest.main([*_OPTIONS, f"--basetemp={own}", *files], [_Picked(tests)]) in (0, 5)
        finally:
            shutil.rmtree(own, ignore_errors=True)

    return work


class _Picked:
    def __init__(self, tests: Sequence[str]) -> None:
        self._at = {test: at for at, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (one for one in items if one.nodeid in self._at), key=lambda one: self._at[one.nodeid]
        )

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        _run(session, session.items)
        return True


@dataclass(frozen=True, slots=True)
class Server:
    """Loads all tests once, measures them, then tries the changes within functions.

    The runs and the verdicts are written to ``folder``/served. ``kept``, if given, is a file for the
    runs: they are read from it where it is there.
    """

    within: Mapping[int, Change]
    at_once: int
    folder: Path
    tests: Sequence[Path]
    kept: Path | None
    told: Callable[[int, str], None]

    def work(self) -> bool:
        options = (*_OPTIONS, f"--basetemp={self.folder / 'all'}")
        return pytest.main([*options, *map(str, self.tests)], [self]) == 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        runs = self._runs(session)
        items = {item.nodeid: item for item in session.items}
        for name in {_module(change) for change in self.within.values()}:
            import_module(name)  # some are loaded when they are first used
        functions, caches = _loaded()
        gc.freeze()

        def job(at: int, change: Change, tests: list[str]) -> Job:
            def work() -> bool:
                own = self.folder / str(os.getpid())
                own.mkdir()
                session.config._tmp_path_factory._basetemp = own  # type: ignore[attr-defined]
                _put(change, functions)
                for cache in caches:
                    cache.cache_clear()
                try:
                    return _run(session, [items[test] for test in tests])
                finally:
                    shutil.rmtree(own, ignore_errors=True)

            return Job(at, work, runs.limit(tests))

        reached = {
            at: runs.likeliest(
                runs.of(change.path.name, change.lines), change.path.name, change.around
            )
            for at, change in self.within.items()
        }
        jobs = (job(at, self.within[at], tests) for at, tests in reached.items() if tests)
        verdicts = {}
        for at, verdict in raced(jobs, self.at_once):
            verdicts[at] = verdict
            self.told(at, verdict)
        (self.folder / "served").write_bytes(pickle.dumps((runs, verdicts)))
        return True

    def _runs(self, session: pytest.Session) -> Runs:
        result = self.kept or self.folder / "measured"
        if not result.exists():
            for _, verdict in raced([Job(0, lambda: _measured(session, result))], 1):
                if verdict != MISSED:
                    raise SystemExit("the tests fail without a change")
        runs: Runs = pickle.loads(result.read_bytes())
        return runs


def _run(session: pytest.Session, items: Sequence[pytest.Item]) -> bool:
    """Runs tests until one fails."""
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return False
    return True


def _measured(session: pytest.Session, result: Path) -> bool:
    """Runs all tests, writes who runs which line, and answers whether all have passed."""
    runs = Runs()
    seen = coverage.Coverage(data_file=None, config_file=False, include=["*/pressroom/checks/*"])
    seen.start()
    for item, after in zip(session.items, [*session.items[1:], None], strict=True):
        seen.switch_context(item.nodeid)
        began = _spent()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        runs.seconds[item.nodeid] = _spent() - began
    seen.stop()
    data = seen.get_data()
    for file in data.measured_files():
        for line, tests in data.contexts_by_lineno(file).items():
            runs.ids[Path(file).name, line] = set(tests) & runs.seconds.keys()
    here = str(TESTS.parents[1])
    runs.modules = tuple(
        name
        for name, module in sys.modules.items()
        if name.startswith("pressroom")
        or not (getattr(module, "__file__", None) or "").startswith(here)
    )
    runs.ids = dict(runs.ids)
    result.write_bytes(pickle.dumps(runs))
    return not session.testsfailed


def _spent() -> float:
    """The seconds that this process and its children have worked."""
    return sum(os.times()[:4])


def _loaded() -> tuple[dict[tuple[str, str, int], list[FunctionType]], list[Any]]:
    """The functions that are there, by file, name and first line, and the caches around some."""
    functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    caches = []
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (one.__module__ or "").startswith("pressroom.checks"):
            code = one.__code__
            functions[Path(code.co_filename).name, code.co_name, code.co_firstlineno].append(one)
        elif isinstance(one, functools._lru_cache_wrapper):
            caches.append(one)
    return functions, caches


def _put(change: Change, functions: Mapping[tuple[str, str, int], list[FunctionType]]) -> None:
    """Gives the functions around a change the code that it makes of them."""
    assert change.scope is not None
    codes = _codes(change.compiled())
    new = next(one for one in codes if (one.co_name, one.co_firstlineno) == change.scope)
    found = functions[change.path.name, *change.scope]
    if not found:
        raise LookupError(change.told())
    for function in found:
        function.__code__ = new


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def _module(change: Change) -> str:
    return f"pressroom.checks.{change.path.stem}"


class _Loader(SourceFileLoader):
    """Loads a module with a change."""

    def __init__(self, name: str, change: Change) -> None:
        super().__init__(name, str(change.path))
        self._change = change

    def get_code(self, fullname: str) -> CodeType:
        return self._change.compiled()


class _Finder(MetaPathFinder):
    def __init__(self, loader: _Loader) -> None:
        self._loader = loader

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self._loader.name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def load_before(modules: Iterable[str]) -> None:
    """Loads what the tests need and what knows nothing of the checks, so that no fork has to."""
    lasting = tuple(
        f"pressroom.{room}" for room in ("model", "guard", "manuscript", "typeset", "editions")
    )
    for name in modules:
        if not name.startswith("pressroom") or name.startswith(lasting):
            with suppress(ImportError):
                __import__(name)
