"""What ``pressroom check --fix`` does: writes into the manuscript what the rules know to be safe.

Only the stretches that a finding names are changed; each file is replaced whole or not at all.
"""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pressroom.build import examine
from pressroom.checks.prose import sources_of
from pressroom.guard.paths import read_capped, resolve_inside
from pressroom.manuscript.load import load
from pressroom.model.document import Document, walk
from pressroom.model.inline import Text
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Problem

MAX_FILE = 64 * 1024 * 1024
ROUNDS = 5  # a space that is taken out can bring a mark to its word

Texts = Mapping[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class Mended:
    """``diff`` shows all changes, empty where there is nothing to mend; ``files`` have them."""

    diff: str
    files: tuple[str, ...]


def mend(
    path: Path, *, epoch: int | None = None, cache: Path | None = None, write: bool = True
) -> Mended:
    """Mends the manuscript at ``path``; without ``write`` it only tells what would be changed.

    Raises PressroomError where the manuscript has errors, and OSError where a file cannot be
    written; files before it are written then.
    """
    manuscript = replace(load(path, epoch=epoch), cache=cache)
    return _carried_out(manuscript, mended(manuscript), write=write)


def mend_found(
    path: Path, found: Iterable[Problem], *, epoch: int | None = None, write: bool = True
) -> Mended:
    """Mends what was ``found`` at places of the manuscript at ``path`` as it is now.

    Raises what ``mend`` does.
    """
    manuscript = load(path, epoch=epoch)
    found = tuple(found)
    texts = sources_of(manuscript.sources)
    after = {name: applied(source.text, name, found) for name, source in texts.items()}
    return _carried_out(manuscript, after, write=write)


def _carried_out(manuscript: Manuscript, after: Texts, *, write: bool) -> Mended:
    before = {name: source.text for name, source in sources_of(manuscript.sources).items()}
    changed = {name: text for name, text in after.items() if text != before[name]}
    for name, text in changed.items():
        if write:
            _write(resolve_inside(manuscript.root, name), before[name], text)
    diff = "".join(_diff(name, before[name], text) for name, text in changed.items())
    return Mended(diff, tuple(str(name) for name in changed))


def mended(manuscript: Manuscript) -> Texts:
    """The texts of a manuscript as they are mended, until nothing is left to mend."""
    texts: Texts = {name: one.text for name, one in sources_of(manuscript.sources).items()}
    document, found = examine(manuscript)
    for _ in range(ROUNDS):
        after = {name: applied(text, name, found) for name, text in texts.items()}
        if after == texts:
            break
        if any(source.pieces for source in manuscript.sources):
            return after  # what includes other files would have to be read anew
        sources = tuple(replace(one, text=after[one.path]) for one in manuscript.sources)
        manuscript = replace(manuscript, sources=sources)
        mended_document, found = examine(manuscript)
        if _shape(mended_document) != _shape(document):
            break  # a mark of Markdown depended on it: better to leave all as it is
        texts = after
    return texts


def _shape(document: Document) -> Mapping[str, int]:
    """How many nodes of each kind there are, but for the pieces that texts come in."""
    return Counter(
        f"{type(node).__name__} {getattr(node, 'target', '')}"
        for node in walk(document)
        if not isinstance(node, Text)
    )


def applied(text: str, name: PurePosixPath, found: Iterable[Problem]) -> str:
    """``text`` with what ``found`` says about the file of that name; of two that overlap the first."""
    edits = sorted(
        {
            (one.place.start, one.place.end, one.fix)
            for one in found
            if one.fix is not None and one.place is not None and one.place.path == name
        }
    )
    parts, at = [], 0
    for start, end, fix in edits:
        if start >= at and end > start:
            parts += [text[at:start], fix]
            at = end
    return "".join((*parts, text[at:]))


def _write(file: Path, before: str, after: str) -> None:
    """Replaces a file in one step. One that has changed meanwhile, or was read otherwise, stays."""
    if read_capped(file, MAX_FILE) != before.encode("utf-8", "surrogateescape"):
        raise OSError(None, "has changed while it was looked at", str(file))
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".pressroom-")
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(after.encode("utf-8", "surrogateescape"))
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(file.stat().st_mode & 0o7777)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _diff(name: PurePosixPath, before: str, after: str) -> str:
    """The changes of one file in the unified form, as ``patch`` takes it."""
    lines = (re.split(r"(?<=\n)", text) for text in (before, after))
    old, new = ([line for line in one if line] for one in lines)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    )
