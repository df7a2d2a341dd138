"""What the shops say of an EPUB in detail: pictures, the cover and its page, long files, tables, fonts, metadata."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable

import pytest
from artefacts import Files, added, clean_epub, replaced, zipped
from PIL import Image

from pressroom.checks import store_epub
from pressroom.checks.store_epub import check_epub_for
from pressroom.model.settings import Store

OPF, TWO = "package.opf", "two.xhtml"
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xlink"><head><title>x</title></head>'
ALL: tuple[Store, ...] = ("apple", "kobo", "kindle", "google")


def png(width: int, height: int) -> bytes:
    """The beginning of a picture, which tells its size."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0), b"IDAT")
    packed = (
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def book(*edits: tuple[str, str, str]) -> Files:
    """The clean book with a cover of a good size, alone on its first page, and all metadata."""
    wanted = "".join(
        f"<dc:{name}>x</dc:{name}>"
        for name in ("creator", "description", "subject", "publisher", "date")
    )
    files = clean_epub() | {
        "EPUB/cover.png": png(1500, 2400),
        "EPUB/front.xhtml": f'{XHTML}<body><img src="cover.png"/></body></html>'.encode(),
    }
    for edit in (
        (
            OPF,
            "</metadata>",
            f"{wanted}<dc:identifier>urn:isbn:9783161484100</dc:identifier></metadata>",
        ),
        (
            OPF,
            "</manifest>",
            '<item id="front" href="front.xhtml" media-type="application/xhtml+xml"/></manifest>',
        ),
        (OPF, '<spine toc="ncx">', '<spine toc="ncx"><itemref idref="front"/>'),
        *edits,
    ):
        files = replaced(files, *edit)
    return files  # fmt: skip


def said(files: Files, *stores: Store) -> list[str]:
    found = check_epub_for(zipped(files), "b.epub", stores or ALL)
    return [
        f"{one.code.removeprefix('STORE-')} {str(one.place).removeprefix('b.epub/EPUB/')}: {one.message}"
        for one in found
    ]


def messages(told: Iterable[str]) -> list[str]:
    return [one.partition(": ")[2] for one in told]


def with_file(files: Files, kind: str, data: bytes, more: str = "") -> Files:
    item = f'<item id="f" href="f.x" media-type="{kind}" {more}/></manifest>'
    return added(replaced(files, OPF, "</manifest>", item), "EPUB/f.x", data)


def test_a_book_with_all_that_the_shops_want() -> None:
    assert said(book()) == []


# --- pictures ----------------------------------------------------------------------------

LARGE = '001 f.x: the image "f.x" has {} x {} pixels: Apple takes 4 megapixels'


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(2000, 2000, False), (2, 2_000_001, True), (2_000_001, 2, True), (1, 4_000_000, False), (2001, 2000, True), (10_000, 10_000, True)],
)  # fmt: skip
def test_the_pixels_of_a_picture(width: int, height: int, told: bool) -> None:
    files = with_file(book(), "image/png", png(width, height))
    assert said(files) == said(files, "apple") == [LARGE.format(width, height)] * told
    assert said(files, "kobo", "kindle", "google") == []


@pytest.mark.parametrize(
    ("kind", "told"), [("image/png", True), ("image/jpeg", True), ("image/gif", True), ("image/webp", True), ("x/own", False)]
)  # fmt: skip
def test_the_kinds_of_pictures(kind: str, told: bool) -> None:
    out = io.BytesIO()
    Image.new("L", (2001, 2000)).save(out, kind[6:].upper() if told else "PNG")
    assert (
        said(with_file(book(), kind, out.getvalue()), "apple") == [LARGE.format(2001, 2000)] * told
    )


def test_every_picture_is_measured_and_the_cover_as_a_cover() -> None:
    files = added(with_file(book(), "image/png", b"\x89PNG"), "EPUB/cover.png", png(2600, 4000))
    again = '<item id="g" href="g.x" media-type="image/png"/><item id="h" href="gone" media-type="image/png"/></manifest>'
    files = added(replaced(files, OPF, "</manifest>", again), "EPUB/g.x", png(3000, 3000))
    assert messages(said(files)) == [
        'the image "g.x" has 3000 x 3000 pixels: Apple takes 4 megapixels'
    ]


# --- the cover ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [
        (1400, 2240, {}), (1399, 2239, {"apple": "003: Apple asks for 1400 on the short side"}), (6250, 10_000, {}),
        (6251, 10_001, {"kindle": "004: Kindle takes 10,000 on the long side"}), (1400, 1750, {}), (1400, 1749, dict.fromkeys(ALL, "005")),
        (1400, 2520, {}), (1400, 2521, dict.fromkeys(ALL, "005")), (2000, 1400, dict.fromkeys(ALL, "005")),
    ],
)  # fmt: skip
def test_the_size_of_the_cover(width: int, height: int, told: dict[Store, str]) -> None:
    files = added(book(), "EPUB/cover.png", png(width, height))
    for store in ALL:
        one = told.get(store, "")
        shown = f"the cover has {width} x {height} pixels"
        assert said(files, store) == ([f"{one[:3]} cover.png: {shown}{one[3:]}"] if one else [])


def test_a_cover_that_cannot_be_read_has_no_size() -> None:
    empty = b"GIF89a" + bytes(5) + b"\5" + bytes(30)
    for data in (b"x", png(0, 9), png(9, 0), empty):
        assert said(added(book(), "EPUB/cover.png", data)) == []


def test_one_image_is_the_cover() -> None:
    files = book((OPF, ' properties="cover-image"', ""))
    for store in ALL:
        assert said(files, store) == ["002 package.opf: no image is the cover"]
    far = book((OPF, 'href="cover.png"', 'href="https://a.example/c.png"'))
    assert said(far, "kobo") == [
        '006 package.opf: no page of the spine shows the cover "https://a.example/c.png" alone'
    ]


@pytest.mark.parametrize(
    ("body", "alone"),
    [
        ('<img src="./cover.png"/>', True), ('<svg xmlns="http://www.w3.org/2000/svg"><image href="cover.png"/></svg>', True),
        ('<svg xmlns="http://www.w3.org/2000/svg"><image x:href="cover.png"/></svg>', True), ('<p> <img src="cover.png"/> </p>', True),
        ('<img src="map.svg"/>', False), ('<img src="cover.png"/><img src="cover.png"/>', False), ("", False), ("<img/>", False),
        ('<p>Words</p><img src="cover.png"/>', False), ('<img x:href="map.svg" src="cover.png"/>', True),
    ],
)  # fmt: skip
def test_a_page_shows_the_cover_alone(body: str, alone: bool) -> None:
    files = added(book(), "EPUB/front.xhtml", f"{XHTML}<body>{body}</body></html>")
    assert said(files, "kobo") == [
        '006 cover.png: no page of the spine shows the cover "cover.png" alone'
    ] * (not alone)
    assert said(files, "apple", "kindle", "google") == []
    assert len(said(added(book(), "EPUB/front.xhtml", f"{XHTML}</html>"), "kobo")) == 1  # fmt: skip


# --- documents and their tables ----------------------------------------------------------


def test_the_length_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    files = book((TWO, "</body>", f"<!-- {'x' * 301_500} --></body>"))
    size = len(files["EPUB/two.xhtml"])
    long = [f'010 two.xhtml: "EPUB/two.xhtml" has {size // 1000} kB']
    assert size // 1000 != size // 1001
    assert (
        said(files, "kobo") == said(files, "kindle") == long
        and said(files, "apple", "google") == []
    )
    monkeypatch.setattr(store_epub, "LONG", size)
    assert said(files) == []
    monkeypatch.setattr(store_epub, "LARGE", size)
    assert said(files) == []
    monkeypatch.setattr(store_epub, "LARGE", size - 1)
    assert (
        said(files)
        == said(files, "kobo")
        == ['009 two.xhtml: "EPUB/two.xhtml" has 0.3 MB: Kobo takes 10']
    )
    assert said(files, "apple", "kindle", "google") == []
    monkeypatch.setattr(store_epub, "LONG", size - 1)
    assert said(files, "kobo", "kindle") == [
        '009 two.xhtml: "EPUB/two.xhtml" has 0.3 MB: Kobo takes 10'
    ]
    assert said(files, "kindle") == long


def table(row: str, attributes: str = "") -> Files:
    return book((TWO, "</body>", f"<table{attributes}>{row}</table></body>"))


WIDE = "008 two.xhtml:13: a table has {} columns: Kobo advises 4 at most"


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("<tr><td/><th/><td/><td/></tr>", 0), ("<tr><td/><th/><td/><td/><th/></tr>", 5), ("<tr><td/></tr><tr><td colspan='6'/></tr>", 6),
        ("<tr><td/><td/><td/><td colspan='1000'/></tr>", 0), ("<tr><td/><td/><td/><td colspan=''/></tr>", 0),
        ("<tr><td colspan='999'/></tr>", 999), ("<tr><td colspan='1000'/></tr>", 0), ("<tr><td colspan='x'/><td colspan='-9'/></tr>", 0),
        ("<tr><td colspan='٩'/></tr>", 0), ("<tr><td/><td/><td/><td/><td colspan=''/></tr>", 5), ("<tr><p/><td/><td/><td/><td/></tr>", 0),
        ("<thead><tr><td colspan='5'/></tr></thead><tr><td/></tr>", 5), ("", 0),
    ],
)  # fmt: skip
def test_the_columns_of_a_table(row: str, columns: int) -> None:
    told = [WIDE.format(columns)] if columns else []
    assert messages(said(table(row))) == messages(told)
    assert messages(said(table(row), "apple", "kindle", "google")) == []


@pytest.mark.parametrize(
    "name", ["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"]
)
def test_no_part_of_a_table_has_a_style(name: str) -> None:
    told = ["a table has styles in its elements: Kindle reads those of the sheet"]
    part = f'<{name} style="color: red"/>'
    assert (
        messages(said(table(f"<tr/>{part}"))) == messages(said(table(part * 2), "kindle")) == told
    )
    assert said(table(part), "apple", "kobo", "google") == []
    assert messages(said(table("<tr/>", ' style="color: red"'))) == told
    assert (
        said(table('<tr><td><p style="color: red"/></td></tr>'))
        == said(table('<tr style=""/>'))
        == []
    )


def test_every_table_is_looked_at() -> None:
    nested = ["a table stands in another one: Kindle shows it badly"]
    inner = "<tr><td><table/><b><table/></b></td></tr>"
    assert messages(said(table(inner))) == messages(said(table(inner), "kindle")) == nested * 2
    assert said(table(inner), "apple", "kobo", "google") == []
    assert said(book((TWO, "</body>", "<table/><table/></body>"))) == []


# --- fonts and metadata --------------------------------------------------------------------


def test_kobo_reads_no_woff2() -> None:
    told = ['007 f.x: the font "f.x" is in WOFF2, which Kobo does not read']
    for kind, data in (("font/woff2", b"x"), ("font/woff", b"wOF2x"), ("font/woff2", b"wOF2")):
        assert (
            said(with_file(book(), kind, data))
            == said(with_file(book(), kind, data), "kobo")
            == told
        )
        assert said(with_file(book(), kind, data), "apple", "kindle", "google") == []
    for data in (b"wOFF", b"xwOF2"):
        assert said(with_file(book(), "font/woff", data)) == []
    far = '<item id="f" href="https://a.example/f" media-type="font/woff2"/></manifest>'
    assert said(book((OPF, "</manifest>", far))) == [
        '007 package.opf: the font "https://a.example/f" is in WOFF2, which Kobo does not read'
    ]


@pytest.mark.parametrize("name", ["creator", "description", "subject", "publisher", "date"])
def test_the_metadata_that_shops_want(name: str) -> None:
    told = [f"package.opf: the package has no dc:{name}"]
    for new in ("", f"<dc:{name}> </dc:{name}>"):
        files = book((OPF, f"<dc:{name}>x</dc:{name}>", new))
        assert [one[4:] for one in said(files)] == told
        for store in ALL:
            asks = name != "date" or store in ("apple", "kobo")
            assert [one[4:] for one in said(files, store)] == told * asks
        assert said(files, "print") == []


def test_google_wants_an_isbn() -> None:
    files = book((OPF, "urn:isbn:", "urn:x:"))
    assert said(files) == said(files, "google") == ["016 package.opf: no dc:identifier is an ISBN"]
    assert said(files, "apple", "kobo", "kindle") == []
    assert said(book((OPF, "urn:isbn:", "ISBN "))) == []


def test_a_container_without_a_package_is_told_by_others() -> None:
    assert said({"mimetype": b"application/epub+zip"}) == []


def test_a_package_that_cannot_be_read_is_told_by_others() -> None:
    assert said(book((OPF, "</manifest>", ""))) == []
