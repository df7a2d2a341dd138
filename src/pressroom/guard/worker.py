"""The child's side of ``guard.child``: limits are set, then one job comes in and one answer goes out."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import pickle
import resource
import signal
import sys
from typing import Any, BinaryIO

from pressroom.model.problem import PressroomError

DONE, FOUND, MEMORY, DEEP = "done", "found", "memory", "deep"

_PR_SET_PDEATHSIG = 1  # prctl(2)
_SPARE_SECONDS = 30  # of the processor, beyond the wall time at which the parent stops the child


def main(target: str, megabytes: int, seconds: float, parent: int) -> None:
    """Imports ``module:function``, reads a pickled job, and writes a pickled (kind, result).

    Whatever else the work prints goes to standard error. The process ends when ``parent`` does.
    """
    die_with(parent)
    limit(megabytes, seconds)
    channel = _private_channel()
    try:
        answer = pickle.dumps((DONE, _work(target)))
    except PressroomError as error:
        answer = pickle.dumps((FOUND, error))
    except MemoryError:
        answer = pickle.dumps((MEMORY, None))
    except RecursionError:
        answer = pickle.dumps((DEEP, None))
    with channel:
        channel.write(answer)


def die_with(parent: int) -> None:
    """Asks the system to kill this process as soon as its parent is gone.

    Where the system cannot, a child that waits still ends with its input, and one that works at
    its limit of processor time.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before we could ask
        raise SystemExit("the parent has gone")


def limit(megabytes: int, seconds: float) -> None:
    """Limits address space and processor time, and leaves no memory dump of the author's text."""
    _lower(resource.RLIMIT_AS, megabytes << 20)
    _lower(resource.RLIMIT_CPU, int(seconds) + _SPARE_SECONDS)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # some systems know no such limit
        resource.setrlimit(kind, (most, most))


def _private_channel() -> BinaryIO:
    """What was standard output: from here on that is standard error, also for C libraries."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return channel


def _work(target: str) -> Any:
    module, _, name = target.partition(":")
    function = getattr(importlib.import_module(module), name)
    return function(pickle.load(sys.stdin.buffer))  # noqa: S301 - from our own parent
