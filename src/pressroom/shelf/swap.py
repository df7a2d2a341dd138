"""The output folder is changed as a whole or not at all.

A new folder is written beside the old one and exchanged with it (``renameat2`` with
``RENAME_EXCHANGE``, see renameat2(2)). Where the system has no exchange, the old folder is
renamed away first; a build killed between the two renames leaves a ``.old`` folder, which the
next build puts back before it begins.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from pressroom.model.problem import Place, PressroomError, Problem, problem
from pressroom.shelf import rules
from pressroom.shelf.lock import lock
from pressroom.shelf.manifest import KEEP, MANIFEST, listed

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP}


def replace(out: Path, files: Mapping[str, bytes]) -> None:
    """Make ``out`` a folder that holds exactly ``files`` (and a ``.gitkeep`` that it had).

    Raises PressroomError (SHELF-001 to 004); the old folder then stands as it was.
    """
    with _clear_errors(out):
        target = _absolute(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock(target.parent, out) as locked:
            _mend(target, sweep=locked)
            _require_ours(out, target)
            _put(out, target, files)


def recover(out: Path) -> None:
    """Mend what a killed build left: an interrupted swap, half-written folders beside ``out``.

    Raises PressroomError (SHELF-003, SHELF-004).
    """
    with _clear_errors(out):
        target = _absolute(out)
        if target.parent.is_dir():
            with lock(target.parent, out) as locked:
                _mend(target, sweep=locked)


def require_ours(out: Path) -> None:
    """Raise PressroomError (SHELF-001, SHELF-002) if ``out`` is nothing that we may replace."""
    with _clear_errors(out):
        _require_ours(out, _absolute(out))


def clean(out: Path) -> None:
    """Remove our folder ``out``, if it is there. A ``.gitkeep`` stays, and so its folder.

    Raises PressroomError (SHELF-001 to 004).
    """
    with _clear_errors(out):
        target = _absolute(out)
        if not target.parent.is_dir():
            return
        with lock(target.parent, out) as locked:
            _mend(target, sweep=locked)
            _require_ours(out, target)
            if not target.is_dir():
                return
            _empty(target)
            if not any(target.iterdir()):
                target.rmdir()
            _sync_folder(target.parent)


def foreign(folder: Path) -> tuple[str, ...]:
    """The names in ``folder`` that the manifest there does not claim, sorted."""
    ours = listed(folder) | {KEEP}
    with os.scandir(folder) as entries:
        return tuple(
            sorted(
                entry.name
                for entry in entries
                if entry.name not in ours or not entry.is_file(follow_symlinks=False)
            )
        )


def _absolute(out: Path) -> Path:
    # Not resolve(): a link that stands at ``out`` itself must be seen, not followed.
    return Path(os.path.abspath(out))


def _place(out: Path) -> Place:
    return Place(PurePosixPath(out.as_posix()))


def _require_ours(out: Path, target: Path) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        kind = "a symbolic link" if stat.S_ISLNK(mode) else "a file"
        raise PressroomError(
            (problem(rules.NOT_A_FOLDER, f'"{out}" is {kind}, not a folder', _place(out)),)
        )
    names = foreign(target)
    if names:
        raise PressroomError((_foreign_problem(out, names),))


def _foreign_problem(out: Path, names: tuple[str, ...]) -> Problem:
    shown = ", ".join(f'"{name}"' for name in names[:5])
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return problem(
        rules.FOREIGN_FILES, f'"{out}" holds files that are not ours: {shown}{more}', _place(out)
    )


def _put(out: Path, target: Path, files: Mapping[str, bytes]) -> None:
    stem = f".{target.name}-{secrets.token_hex(8)}"
    fresh = target.with_name(f"{stem}.tmp")
    os.mkdir(fresh, 0o755)
    try:
        _fill(fresh, target, files)
        old = _swap(fresh, target)
        _sync_folder(target.parent)
        if old is None:
            return
        # A file may have come in since we looked; it must not go with the old folder.
        names = foreign(old)
        if names:
            _put_back(old, target, fresh)
            raise PressroomError((_foreign_problem(out, names),))
        _remove(old)
    finally:
        if fresh.is_dir():
            _remove(fresh)


def _fill(fresh: Path, target: Path, files: Mapping[str, bytes]) -> None:
    os.chmod(fresh, 0o755)  # mkdir's mode is cut by the umask
    keep = target / KEEP
    carried = [(KEEP, keep.read_bytes())] if keep.is_file() else []
    # The manifest goes first: with it a half-written folder can be told from a stranger's.
    order = sorted(files, key=lambda name: (name != MANIFEST, name))
    handles: list[int] = []
    try:
        for name, data in [*((name, files[name]) for name in order), *carried]:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(fresh / name, flags, 0o644)
            handles.append(handle)
            os.fchmod(handle, 0o644)
            _write(handle, data)
        for handle in handles:  # all are written before the first is waited for
            os.fsync(handle)
    finally:
        for handle in handles:
            os.close(handle)
    _sync_folder(fresh)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _swap(fresh: Path, target: Path) -> Path | None:
    """Put ``fresh`` at ``target``; where the folder that stood there is now, if there was one."""
    if not os.path.lexists(target):
        os.rename(fresh, target)
        return None
    if _exchange(fresh, target):
        return fresh
    old = fresh.with_suffix(".old")
    os.rename(target, old)
    try:
        os.rename(fresh, target)
    except OSError:
        os.rename(old, target)
        raise
    return old


def _put_back(old: Path, target: Path, fresh: Path) -> None:
    """Undo a swap: the old folder stands at ``target`` again, the new one at ``fresh``."""
    if old == fresh and _exchange(fresh, target):
        return
    os.rename(target, fresh)
    os.rename(old, target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    at = ctypes.c_int(_AT_FDCWD)
    paths = (ctypes.c_char_p(os.fsencode(one)), ctypes.c_char_p(os.fsencode(other)))
    if call(at, paths[0], at, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _mend(target: Path, *, sweep: bool) -> None:
    pattern = re.compile(rf"\.{re.escape(target.name)}-[0-9a-f]{{16}}\.(tmp|old)")
    with os.scandir(target.parent) as entries:
        left = sorted(
            Path(target.parent, entry.name)
            for entry in entries
            if pattern.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        )
    for folder in left:
        if folder.suffix == ".old" and not os.path.lexists(target):
            os.rename(folder, target)
            _sync_folder(target.parent)
    if not sweep:  # without a lock the rest may belong to a build that is still running
        return
    for folder in left:
        if folder.is_dir() and _is_ours_to_sweep(folder):
            _remove(folder)


def _is_ours_to_sweep(folder: Path) -> bool:
    """Whether all in a left-over folder is ours: the manifest is written first, maybe in part."""
    return set(foreign(folder)) <= {MANIFEST}


def _empty(folder: Path) -> None:
    """Delete our files; the manifest last, so that a half-emptied folder is still known as ours."""
    for name in [*sorted(listed(folder) - {MANIFEST}), MANIFEST]:
        (folder / name).unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    """Delete a folder of ours beside the output, as far as it goes: the next build sweeps again."""
    with contextlib.suppress(OSError):
        _empty(folder)
        (folder / KEEP).unlink(missing_ok=True)
        folder.rmdir()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.EOPNOTSUPP}:  # some systems sync no folders
            raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def _clear_errors(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f'"{out}" cannot be written: {reason}'
        raise PressroomError((problem(rules.NOT_WRITABLE, message, _place(out)),)) from error
