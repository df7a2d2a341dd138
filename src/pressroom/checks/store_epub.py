"""What the shops would say of an EPUB, beyond what EPUB itself asks for."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from io import BytesIO

from lxml import etree

from pressroom.checks import store_rules as rules
from pressroom.checks.epub_book import (
    DC,
    OPF,
    SVG,
    XHTML,
    XLINK_HREF,
    Book,
    Item,
    open_book,
    resolve,
)
from pressroom.checks.epub_container import find_package, read_container
from pressroom.checks.xmltree import XmlError
from pressroom.model.problem import Problem, Rule, problem
from pressroom.model.settings import Store

MEGAPIXELS = 4
COVER_LEAST, COVER_MOST = 1400, 10_000  # pixels: the short side, and the long one
COVER_SHAPES = (1.25, 1.8)  # height by width
COLUMNS = 4
LARGE, LONG = 10_000_000, 300_000  # bytes of a content document

_PARTS = tuple(
    f"{XHTML}{name}"
    for name in ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
)
_RASTER = ("image/png", "image/jpeg", "image/gif", "image/webp")
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_READERS: frozenset[Store] = frozenset({"apple", "kobo", "kindle", "google"})
# who asks for what of the package's metadata
_WANTED: tuple[tuple[str, Rule, frozenset[Store]], ...] = (
    ("creator", rules.CREATOR, _READERS),
    ("description", rules.DESCRIPTION, _READERS),
    ("subject", rules.SUBJECT, _READERS),
    ("publisher", rules.PUBLISHER, _READERS),
    ("date", rules.DATE, frozenset({"apple", "kobo"})),
)


def check_epub_for(data: bytes, name: str, stores: Collection[Store]) -> Iterator[Problem]:
    """The problems that ``stores`` would have with the EPUB ``data``.

    What is no EPUB at all has none here: ``check_epub`` tells what is wrong with it.
    """
    wanted = _READERS.intersection(stores)
    book = _open(data, name) if wanted else None
    if book is None:
        return
    yield from _images(book, wanted)
    yield from _cover(book, wanted)
    yield from _documents(book, wanted)
    if "kobo" in wanted:
        yield from _fonts(book)
    yield from _metadata(book, wanted)


def _open(data: bytes, name: str) -> Book | None:
    files, _ = read_container(data, name)
    path, _ = find_package(files, name) if files is not None else (None, [])
    if files is None or path is None:
        return None
    try:
        return open_book(name, files, path)
    except XmlError:
        return None


def _images(book: Book, stores: frozenset[Store]) -> Iterator[Problem]:
    if "apple" not in stores:
        return
    for item in book.items:
        size = _size(book, item)
        if (
            size
            and size[0] * size[1] > MEGAPIXELS * 1_000_000
            and "cover-image" not in item.properties
        ):
            text = f'the image "{item.href}" has {size[0]} x {size[1]} pixels: Apple takes 4 megapixels'
            yield problem(rules.PIXELS, text, book.place(item.path))


def _size(book: Book, item: Item) -> tuple[int, int] | None:
    """Width and height in pixels, None for what is no image or cannot be read."""
    if item.media_type not in _RASTER or item.path not in book.files:
        return None
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is all that is read
            with Image.open(BytesIO(book.files[item.path]), formats=_FORMATS) as image:
                return image.size if all(image.size) else None
    except Exception:  # noqa: BLE001 - decoders raise many kinds on broken data
        return None


def _cover(book: Book, stores: frozenset[Store]) -> Iterator[Problem]:
    cover = next((item for item in book.items if "cover-image" in item.properties), None)
    if cover is None:
        yield problem(rules.NO_COVER, "no image is the cover", book.place(book.package_path))
        return
    place = book.place(cover.path or book.package_path)
    size = _size(book, cover)
    if size:
        width, height = size
        shown = f"the cover has {width} x {height} pixels"
        if "apple" in stores and min(width, height) < COVER_LEAST:
            text = f"{shown}: Apple asks for {COVER_LEAST} on the short side"
            yield problem(rules.SMALL_COVER, text, place)
        if "kindle" in stores and max(width, height) > COVER_MOST:
            text = f"{shown}: Kindle takes {COVER_MOST:,} on the long side"
            yield problem(rules.LARGE_COVER, text, place)
        if not COVER_SHAPES[0] <= height / width <= COVER_SHAPES[1]:
            yield problem(rules.COVER_SHAPE, shown, place)
    if "kobo" in stores and not any(_shows_only(book, item, cover) for item in book.spine):
        text = f'no page of the spine shows the cover "{cover.href}" alone'
        yield problem(rules.COVER_PAGE, text, place)


def _shows_only(book: Book, page: Item, cover: Item) -> bool:
    root = book.trees.get(page.path)
    body = None if root is None else root.find(f"{XHTML}body")
    if body is None or str(body.xpath("string()")).strip():
        return False
    images = [
        str(node.get("src") or node.get("href") or node.get(XLINK_HREF) or "")
        for node in body.iter(f"{XHTML}img", f"{SVG}image")
    ]
    return [resolve(page.path, image).path for image in images] == [cover.path]


def _documents(book: Book, stores: frozenset[Store]) -> Iterator[Problem]:
    for path, root in book.documents():
        size = len(book.files[path])
        if "kobo" in stores and size > LARGE:
            text = f'"{path}" has {size / 1_000_000:.1f} MB: Kobo takes 10'
            yield problem(rules.LARGE_FILE, text, book.place(path))
        elif size > LONG and stores & {"kobo", "kindle"}:
            text = f'"{path}" has {size // 1000} kB'
            yield problem(rules.LONG_FILE, text, book.place(path))
        for table in root.iter(f"{XHTML}table"):
            if "kobo" in stores and (columns := _columns(table)) > COLUMNS:
                text = f"a table has {columns} columns: Kobo advises {COLUMNS} at most"
                yield problem(rules.WIDE_TABLE, text, book.place(path, table))
            if "kindle" in stores and any(node.get("style") for node in table.iter(*_PARTS)):
                text = "a table has styles in its elements: Kindle reads those of the sheet"
                yield problem(rules.TABLE_STYLE, text, book.place(path, table))
            if "kindle" in stores and next(table.iterancestors(f"{XHTML}table"), None) is not None:
                text = "a table stands in another one: Kindle shows it badly"
                yield problem(rules.NESTED, text, book.place(path, table))


def _columns(table: etree._Element) -> int:
    rows = (
        sum(_span(cell) for cell in row if cell.tag in (f"{XHTML}td", f"{XHTML}th"))
        for row in table.iter(f"{XHTML}tr")
    )
    return max(rows, default=0)


def _span(cell: etree._Element) -> int:
    told = str(cell.get("colspan") or "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 1


def _fonts(book: Book) -> Iterator[Problem]:
    for item in book.items:
        if item.media_type == "font/woff2" or book.files.get(item.path, b"")[:4] == b"wOF2":
            text = f'the font "{item.href}" is in WOFF2, which Kobo does not read'
            yield problem(rules.WOFF2, text, book.place(item.path or book.package_path))


def _metadata(book: Book, stores: frozenset[Store]) -> Iterator[Problem]:
    place = book.place(book.package_path)
    for name, rule, askers in _WANTED:
        if stores & askers and not _texts(book, name):
            yield problem(rule, f"the package has no dc:{name}", place)
    if "google" in stores and not any(
        "isbn" in text.lower() for text in _texts(book, "identifier")
    ):
        yield problem(rules.ISBN, "no dc:identifier is an ISBN", place)


def _texts(book: Book, name: str) -> list[str]:
    found = book.package.iterfind(f"{OPF}metadata/{DC}{name}")
    return [text for node in found if (text := (node.text or "").strip())]
