from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, overload

from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

class DocumentMetadata:
    created: str | None

class Page:
    width: float
    height: float
    anchors: Mapping[str, tuple[float, float, float, float]]
    _page_box: Any

class Document:
    pages: Sequence[Page]
    metadata: DocumentMetadata
    def copy(self, pages: Sequence[object]) -> Document: ...  # anything that acts as a page
    @overload
    def write_pdf(self, target: None = None, **options: object) -> bytes: ...
    @overload
    def write_pdf(self, target: Path | BinaryIO, **options: object) -> None: ...

class HTML:
    base_url: str | None
    url_fetcher: URLFetcher
    media_type: str
    wrapper_element: Any
    etree_element: Any
    def __init__(
        self,
        *,
        filename: Path | str | None = None,
        string: str | None = None,
        base_url: str | None = None,
        url_fetcher: URLFetcher | None = None,
        media_type: str = "print",
    ) -> None: ...
    def render(
        self,
        font_config: FontConfiguration | None = None,
        counter_style: CounterStyle | None = None,
        *,
        stylesheets: Sequence[CSS] | None = None,
        pdf_variant: str | None = None,
        presentational_hints: bool = False,
        **options: object,
    ) -> Document: ...
    @overload
    def write_pdf(
        self,
        target: None = None,
        *,
        font_config: FontConfiguration | None = None,
        stylesheets: Sequence[CSS] | None = None,
        **options: object,
    ) -> bytes: ...
    @overload
    def write_pdf(
        self,
        target: Path | BinaryIO,
        *,
        font_config: FontConfiguration | None = None,
        stylesheets: Sequence[CSS] | None = None,
        **options: object,
    ) -> None: ...

class CSS:
    def __init__(
        self,
        *,
        filename: Path | str | None = None,
        string: str | None = None,
        base_url: str | None = None,
        url_fetcher: URLFetcher | None = None,
        font_config: FontConfiguration | None = None,
        counter_style: CounterStyle | None = None,
    ) -> None: ...
