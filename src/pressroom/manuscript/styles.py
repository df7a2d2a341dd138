"""The house style, and over it, part by part, the project's own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath

from pressroom.guard.paths import OutsideError, TooBigError, read_capped, resolve_inside
from pressroom.manuscript import rules
from pressroom.manuscript.files import FORBIDDEN, decode
from pressroom.manuscript.sheets import faults
from pressroom.manuscript.validation import did_you_mean
from pressroom.model.manuscript import Styles
from pressroom.model.problem import Place, Problem, problem

MAX_FILE = 50_000_000
MAX_FILES = 2_000


def load_styles(
    root: Path, folder: str, house: Path, problems: list[Problem], named: Place | None = None
) -> Styles:
    """The style sheets in force.

    ``folder`` is the project's folder of styles, which may be missing unless the settings name it
    at the place ``named``; ``house`` is the folder that comes with Pressroom. A file of the
    project's stands in the place of the house's file with the same relative name. The digest is
    over what is then in force, so that it does not depend on where Pressroom is installed.
    Nothing outside the two folders is read. Raises FileNotFoundError where the house has no style.
    """
    home = house.resolve(strict=True)
    root = root.resolve()
    files = _files(home, home, PurePosixPath(STYLES_OF_HOUSE), problems)
    known = [name for name in files if _is_sheet(name)]
    own = _own_folder(root, folder, named, problems)
    roots: tuple[Path, ...] = (home,)
    theirs: dict[str, tuple[PurePosixPath, bytes]] = {}
    if own is not None and own != home:
        roots = (own, home)
        theirs = _files(own, root, PurePosixPath(folder), problems)
        problems.extend(
            problem(
                rules.FILE_STRAY_SHEET,
                f'style sheet "{name}" replaces nothing',
                Place(PurePosixPath(folder, name)),
                did_you_mean(name, known),
            )
            for name in theirs
            if _is_sheet(name) and name not in files
        )
        files |= theirs
    sheets: dict[str, str] = {}
    whole = hashlib.sha256()
    for name in sorted(files):
        shown, data = files[name]
        whole.update(f"{len(name.encode())}:{name}{hashlib.sha256(data).hexdigest()}".encode())
        if _is_sheet(name):
            text = _sheet(shown, data, problems, own=name in theirs)
            if text is not None:
                sheets[name] = text
    return Styles(sheets, roots, whole.hexdigest())


STYLES_OF_HOUSE = "house style"  # how a place in the house's own folder is shown


def _is_sheet(name: str) -> bool:
    return "/" not in name and name.endswith(".css")


def _own_folder(
    root: Path, folder: str, named: Place | None, problems: list[Problem]
) -> Path | None:
    place = named or Place(PurePosixPath(folder))
    try:
        own = resolve_inside(root, folder)
    except OutsideError as error:
        problems.append(problem(rules.FILE_OUTSIDE, str(error), place))
        return None
    except FileNotFoundError:
        if named:
            problems.append(problem(rules.FILE_MISSING, f'folder "{folder}" does not exist', place))
        return None
    if not own.is_dir():
        problems.append(problem(rules.FILE_UNREADABLE, f'"{folder}" is not a folder', place))
        return None
    return own


def _files(
    folder: Path, jail: Path, shown: PurePosixPath, problems: list[Problem]
) -> dict[str, tuple[PurePosixPath, bytes]]:
    """Every file below ``folder`` but hidden ones, by relative name."""
    found: dict[str, tuple[PurePosixPath, bytes]] = {}
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted([*names, *links]):
            if name.startswith("."):
                continue
            relative = Path(here, name).relative_to(folder).as_posix()
            place = Place(shown / relative)
            if len(found) >= MAX_FILES:
                message = f"the folder holds more than {MAX_FILES} files"
                problems.append(problem(rules.FILE_TOO_BIG, message, Place(shown)))
                return found
            try:
                file = resolve_inside(jail, Path(here, name).relative_to(jail).as_posix())
                found[relative] = (shown / relative, read_capped(file, MAX_FILE))
            except OutsideError as error:
                problems.append(problem(rules.FILE_OUTSIDE, str(error), place))
            except TooBigError as error:
                problems.append(problem(rules.FILE_TOO_BIG, str(error), place))
            except OSError as error:
                why = (error.strerror or "it is not a regular file").lower()
                message = f'"{relative}" cannot be read: {why}'
                problems.append(problem(rules.FILE_UNREADABLE, message, place))
    return found


def _sheet(shown: PurePosixPath, data: bytes, problems: list[Problem], *, own: bool) -> str | None:
    source = decode(shown, data)
    if isinstance(source, Problem):
        problems.append(source)
        return None
    bad = FORBIDDEN.search(source.text)
    if bad:
        message = f"control character U+{ord(bad[0]):04X} in a style sheet"
        place = source.place(bad.start(), bad.end())
        problems.append(problem(rules.FILE_CONTROL, message, place))
        return None
    if own:
        problems.extend(faults(source))
    return source.text[source.body :]
