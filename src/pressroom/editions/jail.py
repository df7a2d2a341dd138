"""What the layout may read: the document's images and formulas, and what the folders of styles hold.

Addresses in the layout are made up, below folders that are not on any disk: nothing else can
be named, and the PDF, which keeps a digest of each address, is the same wherever the project is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import quote, unquote_to_bytes, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from pressroom.editions.drawings import Drawing
from pressroom.editions.fonts import locate
from pressroom.editions.pictures import SVG, Picture, for_print
from pressroom.editions.print_sizes import print_widths
from pressroom.guard.assets import MAX_BYTES
from pressroom.guard.paths import read_capped
from pressroom.guard.svg import is_sized
from pressroom.model.block import Figure
from pressroom.model.document import Document, walk
from pressroom.model.inline import Image
from pressroom.model.manuscript import Asset, Styles

STYLES = "file:///styles/"
_WORK = "file:///work/"


class RefusedError(FatalURLFetchingError):
    """What the layout asked for and may not have; WeasyPrint would go on without it."""


def address(asset: Asset) -> str:
    """The address of an image in the layout."""
    return _WORK + quote(os.fsencode(asset.path))


def widths_of_drawings(document: Document) -> str:
    """Style rules by which drawings without a size are as wide as the line.

    They would be anyway, but WeasyPrint fails on such an image in a line from right to left.
    """
    drawings = {one for one in _assets(document) if one.media_type == SVG}
    return "".join(
        f'img[src="{name}"]:not([style]) {{ width: 100% }}\n'
        for name in sorted(address(one) for one in drawings
                           if not is_sized(read_capped(one.file, MAX_BYTES)))
    )  # fmt: skip


class Jail(URLFetcher):
    """Answers with the files that ``address`` and the style sheets name, and with nothing else."""

    def __init__(
        self, styles: Styles, document: Document, drawings: Iterable[Drawing] = ()
    ) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._styles = styles
        self._assets = {address(asset): asset for asset in _assets(document)}
        self._drawings = {drawing.address: drawing.svg for drawing in drawings}
        self._widths = print_widths(document, styles)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
        """The answer to ``url``. Raises RefusedError where it is not of this work."""
        try:
            if url.startswith("file:"):
                return self._read(url)
            return super().fetch(url, headers)
        except (OSError, ValueError) as error:
            shown = url.removeprefix(STYLES)[:80]
            raise RefusedError(f'the layout asks for "{shown}"') from error

    def _read(self, url: str) -> URLFetcherResponse:
        # an answer from "file:" would be read from the disk once more, and is not there
        if asset := self._assets.get(url):
            made = _picture(asset, self._widths.get(asset.sha256))
            return URLFetcherResponse(
                f"work:{asset.file.name}", made.data, {"Content-Type": made.media_type}
            )
        if drawing := self._drawings.get(url):
            return URLFetcherResponse(url, drawing.encode(), {"Content-Type": SVG})
        path = os.fsdecode(unquote_to_bytes(urlsplit(url.removeprefix(STYLES)).path))
        found = locate(path, self._styles) if url.startswith(STYLES) else None
        if found is None:
            raise PermissionError(path)
        data = read_capped(found, MAX_BYTES)
        return URLFetcherResponse(
            f"work:{found.name}", data, {"Content-Type": "application/octet-stream"}
        )


@cache
def _picture(asset: Asset, width: int | None) -> Picture:
    """The image as it is printed; the layout may be made several times, and asks each time."""
    return for_print(asset, read_capped(asset.file, MAX_BYTES), width)


def _assets(document: Document) -> Iterator[Asset]:
    if document.cover:
        yield document.cover
    for node in walk(document):
        if isinstance(node, Figure):
            yield node.image.asset
        elif isinstance(node, Image):
            yield node.asset
