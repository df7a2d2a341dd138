"""The manuscript as read from disk, nothing interpreted yet but its metadata."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pressroom.model.metadata import Metadata
from pressroom.model.problem import Place, Problem
from pressroom.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Name:
    """What a list of contents or the front matter calls a file.

    It becomes the title of the file's section where the file has no heading of level 1;
    where it is ``always``, unless the first heading says the same.
    """

    text: str
    place: Place
    always: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a file is to the book, told outside its text: ``role`` is of :mod:`model.roles`.

    ``depth`` says how many levels its sections lie below the top; None where the order of the
    files says nothing about that. ``id``, ``language`` and ``unnumbered`` are those of its first
    section.
    """

    role: str | None = None
    depth: int | None = None
    name: Name | None = None
    id: str | None = None
    language: str | None = None
    unnumbered: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One text file. ``text`` is exactly what the file holds, line ends included.

    ``body`` is the offset at which the Markdown begins, after any YAML front matter.
    Where other files are included, ``text`` holds their text, and ``pieces`` tell, in order, from
    which offset on it is that of which file: (offset here, file, offset there).
    """

    path: PurePosixPath
    text: str
    body: int = 0
    standing: Standing = Standing()
    pieces: tuple[tuple[int, Source, int], ...] = ()
    _starts: tuple[int, ...] = field(default=(), compare=False, repr=False)
    _firsts: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = (found.end() for found in re.finditer("\n", self.text))
        object.__setattr__(self, "_starts", (0, *starts))
        object.__setattr__(self, "_firsts", tuple(first for first, _, _ in self.pieces))

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the characters from ``start`` up to ``end``."""
        if self.pieces:
            return self._place_in_piece(start, start if end is None else end)
        line = bisect.bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        return Place(self.path, line, column, start, start if end is None else end)

    def _place_in_piece(self, start: int, end: int) -> Place:
        at = max(bisect.bisect_right(self._firsts, start) - 1, 0)
        here, source, there = self.pieces[at]
        last = self.pieces[at + 1][0] if at + 1 < len(self.pieces) else len(self.text)
        first = min(there + start - here, len(source.text))
        return source.place(first, max(first, there + min(end, last) - here))

    def line_start(self, line: int) -> int:
        """The offset at which a line begins; lines count from 1."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the editions carry. ``path`` is relative to the project; ``file`` is on disk.

    ``width`` and ``height`` are in pixels, 0 where the media type has none.
    """

    path: PurePosixPath
    file: Path
    media_type: str
    sha256: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks: style sheets by name (``tokens.css``, ``epub.css`` …) and the fonts they name.

    ``sheets`` holds each sheet's text, the project's own where it has one, else the house's.
    ``roots`` are the folders in which a relative address of a sheet is looked up, in order.
    ``digest`` is the SHA-256 of all that the folders hold.
    """

    sheets: Mapping[str, str]
    roots: tuple[Path, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that was read. ``root`` is the folder that nothing may be read outside of.

    ``bibliography`` are the citation data files; ``style_file`` is the project's own CSL file.
    ``uncited`` are the keys of works that are listed although the text cites them nowhere; ``*``
    stands for all. ``cache`` is a folder of the user's for results that take long, None for none.
    ``assets`` maps the address as the project would write it (relative to ``root``) to the file.
    ``inputs`` maps every file that was read, by its path in the project, to its SHA-256.
    ``base`` is the folder in it that holds the texts. ``as_found``: the project was written for
    another tool, so that a link of it may lead to what this edition does not hold. ``preamble`` is
    TeX with macros for all formulas.
    """

    root: Path
    slug: str
    metadata: Metadata
    settings: Settings
    sources: tuple[Source, ...]
    styles: Styles
    bibliography: tuple[Source, ...] = ()
    style_file: Source | None = None
    cover: Asset | None = None
    assets: Mapping[PurePosixPath, Asset] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    base: PurePosixPath = PurePosixPath()
    as_found: bool = False
    uncited: tuple[tuple[str, Place], ...] = ()
    cache: Path | None = None
    preamble: str = ""
