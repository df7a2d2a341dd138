"""The files that ``pressroom init`` writes: a small project that builds at once."""

from __future__ import annotations

import os
import shlex
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

_TEXT = "manuscript"


def in_the_way(folder: Path) -> tuple[str, ...]:
    """What stands in ``folder`` where the starter's files would go, sorted.

    Other files may be there, but no manuscript: the sample would mix with it. Raises OSError
    where ``folder`` cannot be looked into, as when it is a file.
    """
    if not os.path.lexists(folder):
        return ()
    present = {entry.name for entry in folder.iterdir()}
    taken = present & {name.split("/")[0] for name in _files()}
    text = folder / _TEXT
    if _TEXT in taken and text.is_dir() and not text.is_symlink() and not any(text.iterdir()):
        taken.remove(_TEXT)
    return tuple(sorted(taken))


def write(folder: Path) -> tuple[str, ...]:
    """Write the starter's files; their names, relative to ``folder``. Raises OSError."""
    written = []
    for name, data in sorted(_files().items()):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:  # never over a file that has just come in
            file.write(data)
        written.append(name)
    return tuple(written)


def next_step(folder: Path) -> str:
    """The command that builds the new project."""
    if folder == Path():
        return "pressroom build"
    text = str(folder)
    return f"pressroom build {shlex.quote(f'./{text}' if text.startswith('-') else text)}"


def _files() -> dict[str, bytes]:
    return dict(_walk(resources.files(__package__) / "files", ""))


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = prefix + entry.name
        if entry.is_dir():
            found.extend(_walk(entry, f"{name}/"))
        else:
            found.append((name, entry.read_bytes()))
    return found
