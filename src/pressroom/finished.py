"""The check of a finished edition, which may be a stranger's: a child looks at it, with limits."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import cast

from pressroom.guard.child import Child, ChildError, Limits
from pressroom.guard.paths import TooBigError, read_capped
from pressroom.manuscript import rules
from pressroom.model.problem import Place, Problem, problem
from pressroom.model.settings import Store

MAX_FILE = 500_000_000
_STRANGE = "the file is damaged, or made to do harm: build it again from its manuscript"


def check_limits(size: int) -> Limits:
    """What a check of a file of ``size`` bytes may take.

    Little files get 10 seconds and 500 MB. What honest books need grows with their size: a PDF of
    5 MB takes 11 to 14 seconds of a busy machine, and 190 MB. So each megabyte adds a multiple of that, up to
    what no honest book needs.
    """
    size_mb = size / 1_000_000
    return Limits(seconds=min(10 + 5 * size_mb, 300), megabytes=int(min(500 + 50 * size_mb, 4096)))


def check_finished(path: Path, stores: tuple[Store, ...]) -> tuple[Problem, ...]:
    """The problems of a finished edition, by its name and for the shops that it is meant for."""
    place = Place(PurePosixPath(path.name))
    try:
        data = read_capped(path, MAX_FILE)
    except TooBigError as error:
        return (problem(rules.FILE_TOO_BIG, str(error), place),)
    child = Child("pressroom.catalogue:check_bytes", check_limits(len(data)))
    try:
        return cast("tuple[Problem, ...]", child.run((data, path.name, stores)))
    except ChildError as error:
        words = f'the check of "{path.name}" {str(error).splitlines()[-1]}'
        return (problem(rules.FILE_UNREADABLE, words, place, _STRANGE),)
    finally:
        child.close()
