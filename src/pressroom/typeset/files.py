"""Which file of the work an address leads to, as authors of any tool write it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pressroom.model.manuscript import Manuscript

_ENDINGS = (".md", ".markdown", ".qmd", ".Rmd", ".rmd")
_MADE = (".html", ".htm", ".xhtml")  # what other tools make of a text
_HOMES = ("README", "index", "_index")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the work, and the id in it that is asked for, empty for the file itself."""

    path: PurePosixPath
    fragment: str


class Files:
    """The texts of one work by their paths."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._paths = {source.path for source in manuscript.sources if source.text}
        self._base = manuscript.base

    def find(self, address: str, base: PurePosixPath) -> Found | None:
        """The file that ``address``, as written in the file ``base``, leads to.

        Besides the file's own name it may be that of the page which another tool makes of it, the
        name without an ending, or its folder; it may begin at the folder of the texts.
        """
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = unquote(parts.path)
        folder = self._base if path.startswith("/") else base.parent
        inside = posixpath.normpath(posixpath.join(str(folder), path.lstrip("/")))
        for wish in _wishes(PurePosixPath(inside)):
            if wish in self._paths:
                return Found(wish, unquote(parts.fragment).replace(":", "-"))  # as in ids
        return None


def _wishes(path: PurePosixPath) -> list[PurePosixPath]:
    wishes = [path]
    bare = path.with_suffix("") if path.suffix in _MADE and path.name else path
    if path.name:
        wishes += [bare.with_name(bare.name + ending) for ending in _ENDINGS]
    if bare.name == "index":  # mdBook makes index.html of README.md
        wishes += [bare.with_name("README.md")]
    wishes += [path / f"{home}{ending}" for home in _HOMES for ending in _ENDINGS]
    return wishes
