"""What the layout may read: the document's images and what the folders of styles hold.

Addresses in the layout are made up, below two folders that are not on any disk: nothing else can
be named, and the PDF, which keeps a digest of each address, is the same wherever the project is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from pressroom.editions.fonts import locate
from pressroom.guard.assets import MAX_BYTES
from pressroom.guard.paths import read_capped
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


class Jail(URLFetcher):
    """Answers with the files that ``address`` and the style sheets name, and with nothing else."""

    def __init__(self, styles: Styles, document: Document) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._styles = styles
        self._assets = {address(asset): asset for asset in _assets(document)}

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
        if asset := self._assets.get(url):
            file, media_type = asset.file, asset.media_type
        else:
            path = os.fsdecode(unquote_to_bytes(urlsplit(url.removeprefix(STYLES)).path))
            found = locate(path, self._styles) if url.startswith(STYLES) else None
            if found is None:
                raise PermissionError(path)
            file, media_type = found, "application/octet-stream"
        # an answer from "file:" would be read from the disk once more, and is not there
        data = read_capped(file, MAX_BYTES)
        return URLFetcherResponse(f"work:{file.name}", data, {"Content-Type": media_type})


def _assets(document: Document) -> Iterator[Asset]:
    if document.cover:
        yield document.cover
    for node in walk(document):
        if isinstance(node, Figure):
            yield node.image.asset
        elif isinstance(node, Image):
            yield node.asset
