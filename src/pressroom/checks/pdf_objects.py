"""Reading the objects of a PDF from strangers: missing, wrong and circular ones included."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_MOST_PACKED = 1_000  # how many bytes a packed one may stand for

MAX_TEXT_STREAM = 100_000  # packed bytes; unpacked they are at most a thousand times as many


_KEYED = (pikepdf.Dictionary, pikepdf.Stream)


def entry(node: Any, *keys: str) -> Any:
    """What stands under ``keys``, one below the other; None where a step is missing."""
    for key in keys:
        if node is None or not isinstance(node, _KEYED):
            return None
        node = node.get(key)
    return node


def items(node: Any) -> list[Any]:
    """The entries of an array; a single object counts as an array of one, nothing as empty."""
    if node is None:
        return []
    return list(node) if isinstance(node, pikepdf.Array) else [node]


def text(node: Any) -> str:
    """The words of a text string; empty for everything else."""
    return str(node).strip() if isinstance(node, pikepdf.String) else ""


class Visited:
    """Which indirect objects a walk has seen; direct ones cannot be part of a circle."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()

    def first(self, node: Any) -> bool:
        """Whether the walk sees an object for the first time."""
        if not isinstance(node, pikepdf.Object) or node.objgen == (0, 0):
            return True
        if node.objgen in self._seen:
            return False
        self._seen.add(node.objgen)
        return True


def tree(root: Any, leaf: str) -> Iterator[tuple[Any, Any]]:
    """Keys and values of a name tree (``/Names``) or number tree (``/Nums``).

    ISO 32000-1, 7.9.6 and 7.9.7.
    """
    visited = Visited()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not visited.first(node):
            continue
        pairs = items(entry(node, leaf))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += reversed(items(entry(node, "/Kids")))


def unpacked(stream: Any, limit: int = MAX_TEXT_STREAM) -> bytes | None:
    """The bytes of a small stream; None where it is none, too big, or packed more than once."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    filters = items(stream.get("/Filter"))
    raw = stream.read_raw_bytes()
    if len(filters) > 1 or (filters and len(raw) > limit) or len(raw) > 100 * limit:
        return None
    return stream.read_bytes()


def whole(stream: Any, limit: int) -> bytes | None:
    """The bytes of a stream; None where it is none, is damaged, or has more than ``limit`` of them unpacked."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    raw = stream.read_raw_bytes()
    packed = [str(one) for one in items(stream.get("/Filter"))]
    if set(packed) - {"/FlateDecode"} or stream.get("/DecodeParms") is not None:
        return unpacked(stream, limit // _MOST_PACKED)
    for _ in packed:
        try:
            raw = zlib.decompressobj().decompress(raw, limit + 1)
        except zlib.error:
            return None
    return raw if len(raw) <= limit else None


def orders(node: Any, operators: str) -> Iterable[Any]:
    """The orders of a page, a form or a pattern that are among ``operators``.

    Values at the end that no order follows are passed over, as a reader does. Raises
    ``pikepdf.PdfError``, ``TypeError`` and ``ValueError`` where there is no content.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Unexpected end of stream")
        return pikepdf.parse_content_stream(node, operators)


class Destinations:
    """The places of a PDF that an outline or a link can lead to. ISO 32000-1, 12.3.2."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen for page in pdf.pages}
        self._named: dict[str, Any] = {}
        for key, value in tree(entry(pdf.Root, "/Names", "/Dests"), "/Names"):
            self._named[str(key)] = value
        old = entry(pdf.Root, "/Dests")
        if isinstance(old, pikepdf.Dictionary):
            self._named.update({str(key): value for key, value in old.items()})

    def resolves(self, node: Any) -> bool:
        """Whether an outline entry or a link leads to a page of this file, or outside it."""
        target = entry(node, "/Dest")
        action = entry(node, "/A")
        if target is None and action is not None:
            if str(entry(action, "/S")) != "/GoTo":
                return True
            target = entry(action, "/D")
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = self._named.get(str(target))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or not len(target):
            return False
        page = target[0]
        return isinstance(page, pikepdf.Dictionary) and page.objgen in self._pages
