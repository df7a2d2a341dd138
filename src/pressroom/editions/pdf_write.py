"""The PDF as WeasyPrint writes it, before it is finished."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

import weasyprint

from pressroom.editions.tag_tree import our_tags

VARIANT = "pdf/a-2a"


def write(pages: weasyprint.Document) -> bytes:
    """A PDF with tags, with no identifier and nothing packed: both are left to the finish.

    WeasyPrint would pack every stream twice, once for the digest in its identifier.
    """
    out = io.BytesIO()
    pages.metadata.created = None
    thin = [_ThinPage(page) for page in pages.pages]
    with our_tags():
        pages.copy(thin).write_pdf(
            out, pdf_variant=VARIANT, pdf_identifier=False, uncompressed_pdf=True
        )
    return out.getvalue()


class _ThinPage:
    """A page whose drawing is kept in large pieces: each of its many operators is an object else."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        self._page.paint(stream, scale)
        pieces: list[Any] = []
        for is_plain, run in groupby(stream.stream, lambda one: isinstance(one, bytes)):
            if is_plain:
                pieces.append(b"\n".join(run))
            else:
                pieces.extend(run)
        stream.stream[:] = pieces
