"""A project of our own: a folder ``manuscript`` with texts and ``metadata.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules
from pressroom.manuscript.cited import read_metadata
from pressroom.manuscript.files import Reader
from pressroom.manuscript.foreign import Foreign, is_foreign
from pressroom.manuscript.found import Found, abstract_of, bibliography_of, foreign_about
from pressroom.manuscript.metadata import OWN_KEYS, About, metadata
from pressroom.manuscript.order import (
    README,
    Entry,
    by_name,
    is_text,
    read_entries,
    warn_of_unlisted,
)
from pressroom.manuscript.pandoc import references_in, refuse_emptiness
from pressroom.manuscript.yamltree import MAX_METADATA, Tree
from pressroom.model.manuscript import Name
from pressroom.model.problem import Place, PressroomError, problem

FOLDER = PurePosixPath("manuscript")
METADATA = FOLDER / "metadata.yaml"


def read_own(reader: Reader, epoch: dt.datetime | None) -> Found:
    """The texts, metadata and references of a project folder.

    Raises PressroomError where ``manuscript`` is no folder.
    """
    folder = reader.path(FOLDER)
    if folder is None:
        raise PressroomError(tuple(reader.problems))
    if not folder.is_dir():
        here = f'"{FOLDER}" is not a folder'
        raise PressroomError((problem(rules.FILE_NO_MANUSCRIPT, here, Place(FOLDER)),))
    names = sorted(entry.name for entry in folder.iterdir())
    tree = _metadata_file(reader, names)
    about, foreign = _about(reader, tree, epoch) if tree else (None, None)
    if tree and about and about.contents:
        entries = list(_listed(reader, tree, about))
        warn_of_unlisted(reader, entries, FOLDER, tree.place(("contents",), key=True), README)
    else:
        entries = by_name(reader, FOLDER, README)
    sources = tuple(read_entries(reader, entries, FOLDER))
    if not entries:
        reader.report(rules.FILE_NO_TEXT, f'"{FOLDER}" holds no text', Place(FOLDER))
    refuse_emptiness(reader, sources)
    named = references_in(reader, FOLDER)
    if foreign:
        named += bibliography_of(foreign, FOLDER)
    return Found(
        (*abstract_of(foreign), *sources), about.metadata if about else None, named, foreign,
        FOLDER,
    )  # fmt: skip


def _metadata_file(reader: Reader, names: list[str]) -> Tree | None:
    if METADATA.name not in names:
        other = next((name for name in ("metadata.yml", "metadata.json") if name in names), None)
        hint = f'rename "{other}" to "{METADATA.name}" (YAML)' if other else ""
        message = f'"{METADATA}" does not exist'
        reader.report(rules.META_NONE, message, Place(METADATA), hint)
        return None
    source = reader.text(METADATA, limit=MAX_METADATA)
    if source is None:
        return None
    return read_metadata(source, source.body, len(source.text), reader)


def _about(
    reader: Reader, tree: Tree, epoch: dt.datetime | None
) -> tuple[About | None, Foreign | None]:
    if is_foreign(tree, OWN_KEYS):
        return foreign_about(reader, tree, epoch)
    return metadata(tree, epoch, reader.problems), None


def _listed(reader: Reader, tree: Tree, about: About) -> Iterator[Entry]:
    """The entries of the list ``contents``; paths begin at the folder of the texts."""
    for number, (part, role, files) in enumerate(about.contents):
        if part is not None:
            place = tree.place(("contents", number, "part"))
            if is_text(part):
                yield from _file(reader, part, place, "part", 0)
            else:
                yield Entry(None, place, Name(part, place), "part", 0)
        for at, name in enumerate(files):
            place = tree.place(("contents", number, "chapters", at))
            yield from _file(reader, name, place, role, 0 if part is None else 1)


def _file(reader: Reader, name: str, place: Place, role: str | None, depth: int) -> Iterator[Entry]:
    try:
        yield Entry(normalise(name, FOLDER), place, None, role, depth)
    except OutsideError as error:
        reader.report(rules.FILE_OUTSIDE, str(error), place)
