"""The path jail: every address that a manuscript names is resolved here, under one root."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # RFC 3986, 3.1; a Windows drive looks the same


class OutsideError(ValueError):
    """An address that leads, or could lead, out of the folder it must stay in."""


class TooBigError(ValueError):
    """A file that is larger than its reader allows; ``limit`` is in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(f'"{name}" is larger than {limit // 1_000_000 or 1} MB')
        self.limit = limit


def normalise(address: str | PurePosixPath, base: PurePosixPath = PurePosixPath()) -> PurePosixPath:
    """``address``, as written in a file of the folder ``base``, relative to the root.

    No disk is read. Raises OutsideError for what is absolute, has a scheme, holds a NUL byte or a
    backslash, or climbs above the root.
    """
    text = str(address)
    if "\0" in text:
        raise OutsideError("the address holds a NUL byte")
    if text.startswith("/") or _SCHEME.match(text):
        raise OutsideError(f'"{text}" is not a relative path')
    if "\\" in text:  # a separator on Windows: there it could climb
        raise OutsideError(f'"{text}" holds a backslash')
    parts: list[str] = []
    for part in (base / text).parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            raise OutsideError(f'"{text}" leads out of the folder')
    return PurePosixPath(*parts)


def resolve_inside(
    root: Path, address: str | PurePosixPath, base: PurePosixPath = PurePosixPath()
) -> Path:
    """The real path of ``address`` (relative to ``base``, itself relative to ``root``).

    Raises OutsideError where the address, or a symbolic link on its way, leads out of ``root``,
    and FileNotFoundError where it stays inside but nothing is there. That order matters: a
    manuscript cannot find out which files exist outside.
    """
    inside = normalise(address, base)
    home = Path(os.path.realpath(root))
    try:
        real = Path(os.path.realpath(home / inside))
    except (OSError, ValueError) as error:
        raise FileNotFoundError(f'"{inside}" cannot be resolved') from error
    if not real.is_relative_to(home):
        raise OutsideError(f'"{inside}" is a symbolic link that leads out of the folder')
    if not os.path.exists(real):  # noqa: PTH110 - Path.exists raises where a name is too long
        raise FileNotFoundError(f'"{inside}" does not exist')
    return real


def read_capped(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes.

    Raises TooBigError, or OSError where the file cannot be read or is a folder, pipe or device.
    """
    # without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f'"{path.name}" is not a regular file')
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise TooBigError(path.name, limit)
    return data
