"""The order of a work's texts: by the names of files, or by a list that the author wrote."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pressroom.manuscript import structure_rules as rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.fronts import with_front_matter
from pressroom.manuscript.later import with_later_metadata
from pressroom.model.manuscript import Name, Source, Standing
from pressroom.model.problem import Place
from pressroom.model.roles import (
    BACK,
    CLOSING,
    FRONT,
    OPENING,
    folder_rank,
    role_of_file,
    role_of_folder,
)

ENDINGS = (".md", ".markdown", ".qmd", ".rmd")
README = frozenset(("readme",))
# what is about a project of another tool, and no part of the work
ABOUT = README | frozenset(
    "license licence contributing changelog code_of_conduct security".split()
)
_NOT_TEXT = frozenset(("node_modules", "dist", "build", "images", "styles"))
_NAMED = 12  # files named in one message


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in its place. ``place`` is where the list names it, None for an order by names.

    An entry without a ``path`` is a part of which only the ``title`` is known.
    """

    path: PurePosixPath | None
    place: Place | None = None
    title: Name | None = None
    role: str | None = None
    depth: int | None = None


def is_text(name: str) -> bool:
    """Whether a file's name is that of a text."""
    return name.lower().endswith(ENDINGS)


def texts_in(
    reader: Reader, folder: PurePosixPath, without: frozenset[str] = ABOUT
) -> list[PurePosixPath]:
    """The texts of a folder and of those below it, in the order of their names.

    What a name tells counts: front matter first, appendices last. What is hidden, or begins with
    an underscore, is left out, as is what is called one of the names ``without``.
    """
    top = reader.root / folder
    found: list[PurePosixPath] = []
    for here, folders, names in os.walk(top):
        folders[:] = sorted(
            name for name in folders if name[0] not in "._" and name not in _NOT_TEXT
        )
        inside = PurePosixPath(os.path.relpath(here, top).replace(os.sep, "/"))
        found += [
            inside / name
            for name in names
            if is_text(name) and name[0] not in "._" and _stem(name) not in without
        ]
    return [folder / path for path in sorted(found, key=_rank)]


def _stem(name: str) -> str:
    return name.rpartition(".")[0].lower()


def _rank(path: PurePosixPath) -> tuple[tuple[int, str], ...]:
    folders = [(folder_rank(name) * 1000, name) for name in path.parent.parts]
    return (*folders, (_rank_of_name(path.stem), path.name))


def _rank_of_name(stem: str) -> int:
    if stem[:1].isdigit():
        return 0  # the author has numbered it
    if stem.lower() == "index":
        return -200
    role = role_of_file(stem) or ""
    for base, roles in ((-100, FRONT), (-50, OPENING), (50, CLOSING), (100, BACK)):
        if role in roles:
            return base + roles.index(role)
    return 0


def by_name(reader: Reader, folder: PurePosixPath, without: frozenset[str] = ABOUT) -> list[Entry]:
    """The entries of a folder without a list."""
    return [Entry(path) for path in texts_in(reader, folder, without)]


def warn_of_unlisted(
    reader: Reader,
    entries: Iterable[Entry],
    folder: PurePosixPath,
    place: Place,
    without: frozenset[str] = ABOUT,
) -> None:
    """Tells of the texts in ``folder`` that no entry names. ``place`` is that of the list."""
    listed = {entry.path for entry in entries}
    left = [str(path) for path in texts_in(reader, folder, without) if path not in listed]
    if left:
        more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        names = ", ".join(f'"{name}"' for name in left[:_NAMED])
        reader.report(rules.FILE_UNLISTED, f"not in the list of contents: {names}{more}", place)


def read_entries(
    reader: Reader,
    entries: Iterable[Entry],
    base: PurePosixPath,
    *,
    plain_first: bool = False,
    later: bool = True,
) -> Iterator[Source]:
    """The texts, with what their names, folders and front matter say about them.

    With ``plain_first`` the front matter of the first text is that of the work, and read elsewhere.
    ``later``: metadata may stand further down too.
    """
    seen: set[PurePosixPath] = set()
    for at, entry in enumerate(entries):
        if entry.path is None:
            if entry.title:
                yield _title_page(entry, entry.title)
            continue
        if entry.path in seen:
            reader.report(rules.FILE_TWICE, f'"{entry.path}" is listed twice', entry.place)
            continue
        seen.add(entry.path)
        source = reader.text(entry.path, entry.place)
        if source is None:
            continue
        standing = Standing(entry.role or _role(entry.path, base), entry.depth, entry.title)
        work = plain_first and at == 0
        source = with_front_matter(reader, replace(source, standing=standing), of_work=work)
        yield with_later_metadata(reader, source) if later else source


def _title_page(entry: Entry, title: Name) -> Source:
    standing = Standing(entry.role, entry.depth, title)
    return Source(title.place.path, "", standing=standing)


def _role(path: PurePosixPath, base: PurePosixPath) -> str | None:
    role = role_of_file(path.stem)
    if role or not path.is_relative_to(base):
        return role
    folders = (role_of_folder(name) for name in path.relative_to(base).parent.parts)
    return next((found for found in folders if found), None)


def numbered_name(stem: str) -> str:
    """A file's or folder's name as a title, without the number that orders it."""
    words = re.sub(r"^[\d._\s-]+", "", stem) or stem
    return " ".join(re.split(r"[\s_-]+", words)).strip().capitalize()
