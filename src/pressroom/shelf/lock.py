"""One build at a time writes in a folder."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pressroom.model.problem import Place, PressroomError, problem
from pressroom.shelf import rules

SECONDS = 60.0
"""How long a build waits for another one."""

_NO_LOCKS = {errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS}


@contextlib.contextmanager
def lock(parent: Path, out: Path) -> Iterator[bool]:
    """Keep other builds out of ``parent``; False where the file system knows no locks.

    The lock (flock(2)) is on the open folder itself: it leaves no file, and the system drops it
    with the process. Raises PressroomError (SHELF-004), which names ``out``, and OSError.
    """
    handle = os.open(parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield _take(handle, out)
    finally:
        os.close(handle)


def _take(handle: int, out: Path) -> bool:
    end = time.monotonic() + SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                message = f'another build holds the folder of "{out}"'
                place = Place(PurePosixPath(out.as_posix()))
                raise PressroomError((problem(rules.BUSY, message, place),)) from None
            time.sleep(0.05)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            raise
        else:
            return True
