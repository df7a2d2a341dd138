"""Text files from disk: inside the project, within a size, in UTF-8, without control characters."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from pressroom.guard.paths import OutsideError, TooBigError, read_capped, resolve_inside
from pressroom.manuscript import rules
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, Rule, Severity, problem

MAX_TEXT = 20_000_000

# XML 1.0, 2.2 (Char): what no XHTML file can hold, not even as a character reference; and the controls
# that it discourages, since no font has them and a PDF/A may not show what its font has not
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Reader:
    """Reads files of one project and keeps their digests, and a problem for each that fails.

    ``uncited`` and ``references`` are the works that the metadata names and those that it holds;
    ``preamble`` are its TeX macros.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inputs: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.uncited: list[tuple[str, Place]] = []
        self.references: list[Source] = []
        self.preamble: list[str] = []

    def report(self, rule: Rule, message: str, place: Place | None = None, hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(problem(rule, message, place, hint))

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(found.severity is Severity.ERROR for found in self.problems)

    def path(self, address: PurePosixPath | str, place: Place | None = None) -> Path | None:
        """The real path of ``address``, or None and a problem. ``place`` is where it is named."""
        try:
            return resolve_inside(self.root, address)
        except OutsideError as error:
            self.report(rules.FILE_OUTSIDE, str(error), place or _whole(address))
        except FileNotFoundError:
            self.report(rules.FILE_MISSING, f'"{address}" does not exist', place or _whole(address))
        return None

    def bytes(
        self, address: PurePosixPath | str, place: Place | None = None, limit: int = MAX_TEXT
    ) -> bytes | None:
        """What the file holds, or None and a problem."""
        file = self.path(address, place)
        if file is None:
            return None
        try:
            data = read_capped(file, limit)
        except TooBigError as error:
            self.report(rules.FILE_TOO_BIG, str(error), place or _whole(address))
            return None
        except OSError as error:
            why = (error.strerror or "it is not a regular file").lower()
            message = f'"{address}" cannot be read: {why}'
            self.report(rules.FILE_UNREADABLE, message, place or _whole(address))
            return None
        self.inputs[str(PurePosixPath(address))] = hashlib.sha256(data).hexdigest()
        return data

    def text(
        self, address: PurePosixPath | str, place: Place | None = None, limit: int = MAX_TEXT
    ) -> Source | None:
        """The file as a Source whose body begins after a byte order mark, or None and problems."""
        data = self.bytes(address, place, limit)
        if data is None:
            return None
        path = PurePosixPath(address)
        found = decode(path, data)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        bad = FORBIDDEN.search(found.text)
        if bad:
            message = f"control character U+{ord(bad[0]):04X} in the text"
            self.report(rules.FILE_CONTROL, message, found.place(bad.start(), bad.end()))
            return None
        return found


def decode(path: PurePosixPath, data: bytes) -> Source | Problem:
    """A file's text, exactly as it is, or the problem of the first byte that is not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        place = Place(path, line, column, len(before), len(before))
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return problem(
            rules.FILE_NOT_UTF8,
            f"byte 0x{data[error.start]:02X} is not UTF-8",
            place,
            "the file seems to be UTF-16: save it as UTF-8" if utf16 else "",
        )
    return Source(path, text, body=1 if text.startswith("\ufeff") else 0)


def _whole(address: PurePosixPath | str) -> Place:
    return Place(PurePosixPath(address))
