"""Work done in a child process, with limits of time and memory."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pressroom.guard import worker

_LAST_WORDS = 4000  # bytes of the child's standard error that are kept
_NO_MEMORY = (
    "memoryerror", "cannot allocate memory", "failed to allocate", "bad_alloc", "out of memory",
    "failed to map segment",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of wall time and ``megabytes`` of address space that a child may take."""

    seconds: float
    megabytes: int


class ChildError(Exception):
    """The child gave no result: it was stopped, ran out of memory, or died."""


class TimeExceeded(ChildError):
    """The child took longer than it may."""


class MemoryExceeded(ChildError):
    """The child asked for more memory than it may have."""


class Stopped(ChildError):
    """The child was closed before it had a result."""


class Child:
    """A fresh interpreter that imports ``module:function`` at once and then waits for one job.

    Started early, it loads its libraries while the parent still reads the manuscript.
    ``environment`` is added to the parent's. It dies with the parent, and (on Linux) with the
    thread that makes it.
    """

    def __init__(
        self, target: str, limits: Limits, environment: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._limits = limits
        self._closed = self._over = False
        self._turn = threading.RLock()
        # The child finds what the parent finds, and never a module in the folder it is started in:
        # that may be the folder of a stranger's manuscript.
        path = [str(Path(entry).absolute()) for entry in sys.path if entry]
        code = (
            f"import sys; sys.path[:] = {path!a}; from pressroom.guard.worker import main; "
            f"main({target!a}, {limits.megabytes}, {limits.seconds}, {os.getpid()})"
        )
        words, theirs = os.pipe()
        with os.fdopen(theirs):
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=theirs,
                env={**os.environ, **environment},
                start_new_session=True,  # an interrupt from the keyboard is the parent's to handle
            )
        self._words = _Tail(words)

    def run(self, job: object) -> Any:
        """What the function makes of ``job``.

        Raises the function's PressroomError, TimeExceeded, MemoryExceeded, Stopped, or ChildError
        with the child's last words (the end of its traceback).
        """
        with self._turn:
            try:
                out, _ = self._process.communicate(pickle.dumps(job), self._limits.seconds)
            except subprocess.TimeoutExpired:
                self._end()
                raise TimeExceeded(f"stopped after {self._limits.seconds:g} seconds") from None
            self._over = True
        words = self._words.read()
        if self._closed:
            raise Stopped("stopped before it had a result")
        if self._process.returncode or not out:
            raise self._death(words)
        return self._answer(out)

    def close(self) -> None:
        """Ends the child, whatever it is doing; another thread may wait in ``run``."""
        self._closed = True
        self._process.kill()
        with self._turn:
            self._end()

    def _end(self) -> None:
        if not self._over:
            self._process.kill()
            self._process.communicate()
            self._words.read()
            self._over = True

    def _answer(self, out: bytes) -> Any:
        kind, result = pickle.loads(out)
        match kind:
            case worker.DONE:
                return result
            case worker.MEMORY:
                raise self._too_much()
            case worker.DEEP:
                raise ChildError("it is nested too deep")
        raise result

    def _death(self, words: str) -> ChildError:
        code = self._process.returncode
        # C libraries do not raise: they abort, with a word about memory, and the system kills
        if code == -signal.SIGKILL or any(sign in words[-500:].lower() for sign in _NO_MEMORY):
            return self._too_much()
        if code == -signal.SIGXCPU:
            return TimeExceeded(f"stopped after {self._limits.seconds:g} seconds")
        ended = f"ended by {signal.Signals(-code).name}" if code < 0 else ""
        return ChildError("\n".join(filter(None, (words, ended))) or "died without a word")

    def _too_much(self) -> MemoryExceeded:
        return MemoryExceeded(f"needed more than {self._limits.megabytes} MB")


class _Tail:
    """Reads a pipe to its end, so that its writer never waits, and keeps the last of it."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._kept = b""
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        while part := os.read(self._pipe, 1 << 16):
            self._kept = (self._kept + part)[-_LAST_WORDS:]
        os.close(self._pipe)

    def read(self) -> str:
        """The last words, once the writer has closed the pipe."""
        self._thread.join(5)
        return self._kept.decode(errors="replace").strip()
