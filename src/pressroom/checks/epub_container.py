"""The container of an EPUB: the ZIP archive, its names and sizes, and the way to the package."""

from __future__ import annotations

import posixpath
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_more_rules import OBFUSCATED
from pressroom.checks.xmltree import XmlError, line_of, parse
from pressroom.model.problem import Place, Problem, Rule, problem

MAX_FILES = 10_000
MAX_BYTES = 500_000_000
MAX_RATIO = 200  # packed text and drawings stay far below it; deflate ends near 1,030
MAX_TOTAL_RATIO = 40  # of the whole; a book of text alone is packed 4 to 1
MAX_SMALL = 60_000_000  # a whole that unpacks to this much does no harm
SMALL = 1_000_000  # a file of this size does no harm, however well it was packed

MIMETYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
PACKAGE_TYPE = "application/oebps-package+xml"
_CONTAINER_NS = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTED = 0x1
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT, 4.3.7
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\"*:<>?\\|]")
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    OverflowError, IndexError,
)  # fmt: skip


def read_container(data: bytes, name: str) -> tuple[dict[str, bytes] | None, list[Problem]]:
    """The files by their names, and what is wrong with the container that holds them.

    There are no files where unpacking them would be unsafe, or is not possible; sizes are taken
    from the directory first, so that nothing beyond the limits is ever unpacked.
    EPUB 3.3, 4.2 and 4.3.
    """
    place = Place(PurePosixPath(name))
    try:
        with zipfile.ZipFile(BytesIO(data), metadata_encoding="utf-8") as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            found = [*_unsafe(entries, place)]
            if found:
                return None, found
            found = [*_names(entries, name), *_mimetype(data, place)]
            files = {_name(entry): archive.read(entry) for entry in entries}
            return files, found
    except UnicodeDecodeError:
        return None, [
            problem(rules.UNSAFE_NAME, f'"{name}" has names that are not in UTF-8', place)
        ]
    except _ZIP_ERRORS as error:
        return None, [problem(rules.UNREADABLE, f'"{name}" cannot be unpacked: {error}', place)]


def _name(entry: zipfile.ZipInfo) -> str:
    """EPUB 3.3, 4.2.3: names are the same after normalisation."""
    return unicodedata.normalize("NFC", entry.filename)


def _unsafe(entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    if len(entries) > MAX_FILES:
        yield problem(rules.TOO_BIG, f'"{place.path}" has {len(entries)} files', place)
        return
    total = sum(entry.file_size for entry in entries)
    if total > MAX_BYTES:
        yield problem(rules.TOO_BIG, f'"{place.path}" unpacks to {total} bytes', place)
        return
    packed = sum(entry.compress_size for entry in entries)
    if total > max(MAX_SMALL, MAX_TOTAL_RATIO * packed):
        text = f'"{place.path}" is packed more than {MAX_TOTAL_RATIO} to 1, to {total} bytes'
        yield problem(rules.TOO_BIG, text, place)
        return
    for entry in entries:
        inside = Place(place.path / entry.filename.lstrip("/"))
        if entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size):
            text = f'"{entry.filename}" is packed more than {MAX_RATIO} to 1'
            yield problem(rules.TOO_BIG, text, inside)
        if entry.flag_bits & _ENCRYPTED:
            yield problem(rules.ENCRYPTED, f'"{entry.filename}" is encrypted', inside)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            text = f'"{entry.filename}" is packed by a method that readers do not know'
            yield problem(rules.UNREADABLE, text, inside)


def _names(entries: list[zipfile.ZipInfo], book: str) -> Iterator[Problem]:
    """EPUB 3.3, 4.2.3: names are safe, and differ after case folding and normalisation."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        place = Place(PurePosixPath(book) / name.lstrip("/"))
        if not _safe(name):
            yield problem(rules.UNSAFE_NAME, f'the name "{name}" is not safe', place)
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if folded in seen:
            yield problem(rules.DUPLICATE_NAME, f'"{name}" is there more than once', place)
        seen.add(folded)
        if name == "META-INF/encryption.xml":
            yield problem(OBFUSCATED, f'"{book}" has encrypted files', place)


def _safe(name: str) -> bool:
    parts = name.split("/")
    return (
        not _FORBIDDEN.search(name)
        and not any(not part or part.endswith(".") for part in parts)
        and all(len(part.encode("utf-8", "surrogatepass")) <= 255 for part in parts)
    )


def _mimetype(data: bytes, place: Place) -> Iterator[Problem]:
    """EPUB 3.3, 4.3.3: readers find the media type at fixed offsets of the file."""
    if len(data) < _LOCAL_HEADER.size:
        return
    mark, _, flags, method, _, _, _, _, size, name_length, extra = _LOCAL_HEADER.unpack_from(data)
    start = _LOCAL_HEADER.size + name_length
    if mark != b"PK\3\4" or data[_LOCAL_HEADER.size : start] != b"mimetype":
        why = "is not the first file"
    elif method != zipfile.ZIP_STORED:
        why = "is compressed"
    elif extra:
        why = "has an extra field"
    elif flags & 0x8 or data[start : start + size] != MIMETYPE:
        why = f'does not hold "{MIMETYPE.decode()}" alone'
    else:
        return
    yield problem(rules.MIMETYPE, f'"mimetype" {why}', Place(place.path / "mimetype"))


def find_package(files: Mapping[str, bytes], name: str) -> tuple[str | None, list[Problem]]:
    """The path of the first package document of those that ``META-INF/container.xml`` names.

    EPUB 3.3, 4.2.6.3.1 Container file.
    """

    def failed(rule: Rule, text: str, line: int = 0) -> tuple[None, list[Problem]]:
        place = Place(PurePosixPath(name) / CONTAINER, line)
        return None, [problem(rule, text, place)]

    if CONTAINER not in files:
        return failed(rules.CONTAINER, f'"{CONTAINER}" is missing')
    try:
        root = parse(files[CONTAINER])
    except XmlError as error:
        return failed(rules.CONTAINER, f'"{CONTAINER}" {error}', error.line)
    first: str | None = None
    missing: list[Problem] = []
    for rootfile in root.iter(f"{_CONTAINER_NS}rootfile"):
        path = str(rootfile.get("full-path") or "")
        if not path or rootfile.get("media-type") != PACKAGE_TYPE:
            continue
        if posixpath.normpath(path) != path or path not in files:
            text = f'the package document "{path}" is missing'
            missing += failed(rules.ROOTFILE, text, line_of(rootfile))[1]
        elif first is None:
            first = path
    if first is not None or missing:
        return first, missing
    return failed(rules.CONTAINER, f'"{CONTAINER}" names no package document')
