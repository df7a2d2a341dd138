"""The links to the web that a work or an edition has, each with its place."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pressroom.model.document import Document, walk
from pressroom.model.inline import Link, plain
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

_LARGEST = 200_000_000  # bytes of all pages together
_MOST_FILES = 10_000
_PAGES = (".xhtml", ".html", ".htm", ".svg")
_XLINK = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link and its place: that of its address alone where this ``can_change`` and nothing else."""

    address: str
    place: Place
    can_change: bool = False


def of_document(document: Document, sources: Mapping[PurePosixPath, Source]) -> Iterator[WebLink]:
    """The links of a document, in reading order; ``sources`` are the files of its manuscript."""
    for node in walk(document):
        if isinstance(node, Link) and is_web(node.target):
            spot = _spot(node, sources.get(node.place.path))
            yield WebLink(node.target, spot or node.place, can_change=spot is not None)


def _spot(link: Link, source: Source | None) -> Place | None:
    """Where the address stands, if it stands there once and is not itself what is read."""
    if source is None or link.target in plain(link.children):
        return None
    before, found, after = source.text[link.place.start : link.place.end].partition(link.target)
    if not found or link.target in after:
        return None
    start = link.place.start + len(before)
    return source.place(start, start + len(found))


def of_edition(job: tuple[bytes, str]) -> tuple[WebLink, ...]:
    """The links of an EPUB, a PDF or a web page, given its bytes and its name.

    What cannot be read has none. A child calls it: the file may be a stranger's.
    """
    data, name = job
    match PurePosixPath(name).suffix.lower():
        case ".epub":
            found = _of_epub(data, name)
        case ".pdf":
            found = _of_pdf(data, name)
        case _:
            found = _of_page(data, PurePosixPath(name))
    return tuple(found)


def is_web(address: str) -> bool:
    """Whether it is an address that can be tried."""
    return address.lower().startswith(("http://", "https://"))


def _of_epub(data: bytes, name: str) -> Iterator[WebLink]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            left = _LARGEST
            for entry in container.infolist()[:_MOST_FILES]:
                if entry.filename.lower().endswith(_PAGES) and entry.file_size <= left:
                    left -= entry.file_size
                    place = PurePosixPath(name, entry.filename.lstrip("/"))
                    yield from _of_page(container.read(entry), place)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError):
        return


def _of_page(data: bytes, path: PurePosixPath) -> Iterator[WebLink]:
    from lxml import etree

    if not data.strip():
        return
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        try:
            root = etree.fromstring(data, etree.HTMLParser(no_network=True))
        except etree.XMLSyntaxError:
            return
    for one in root.iter("{*}a", "{*}area") if root is not None else ():
        target = (one.get("href") or one.get(_XLINK) or "").strip()
        if is_web(target):
            line: object = one.sourceline
            yield WebLink(target, Place(path, line if isinstance(line, int) else 0))


def _of_pdf(data: bytes, name: str) -> Iterator[WebLink]:
    import pikepdf

    place = Place(PurePosixPath(name))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                notes: Any = page.get("/Annots", ())
                for one in notes:
                    action = one.get("/A")
                    target = str(action.get("/URI", "")) if action else ""
                    if is_web(target):
                        yield WebLink(target, place)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return
