from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from lxml import etree

from pressroom.editions.epub_package import parse_xml, repack

PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" prefix="rendition: http://x"><metadata>'
    '<meta name="generator" content="Lib 0.20"/><meta property="a">b</meta></metadata></package>'
)
NOW = datetime(2024, 2, 3, 4, 5, 7, tzinfo=UTC)


def loose(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name in (*names, "META-INF/container.xml", "EPUB/content.opf"):
            book.writestr(name, PACKAGE if name.endswith(".opf") else f"in {name}")
        book.writestr("mimetype", "wrong")
    return out.getvalue()


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.infolist()


def test_order_is_mimetype_container_package_then_names() -> None:
    data = repack(loose("EPUB/z.xhtml", "EPUB/a.xhtml"), modified=NOW, language="en")
    assert [entry.filename for entry in entries(data)] == [
        "mimetype", "META-INF/container.xml", "EPUB/content.opf", "EPUB/a.xhtml", "EPUB/z.xhtml",
    ]  # fmt: skip


def test_the_mimetype_can_be_read_at_its_fixed_offset() -> None:
    data = repack(loose(), modified=NOW, language="en")
    assert data[30:58] == b"mimetypeapplication/epub+zip"  # OCF 3.3, 4.3


def test_images_are_stored_and_text_is_deflated() -> None:
    data = repack(loose("EPUB/c.jpg", "EPUB/a.xhtml"), modified=NOW, language="en")
    kinds = {entry.filename: entry.compress_type for entry in entries(data)}
    assert kinds["EPUB/c.jpg"] == zipfile.ZIP_STORED
    assert kinds["EPUB/a.xhtml"] == zipfile.ZIP_DEFLATED


def test_the_order_of_the_source_changes_nothing() -> None:
    one = repack(loose("EPUB/a", "EPUB/b"), modified=NOW, language="en")
    two = repack(loose("EPUB/b", "EPUB/a"), modified=NOW, language="en")
    assert one == two


@pytest.mark.parametrize(
    ("year", "stamp"),
    [
        (1975, (1980, 1, 1, 0, 0, 0)),
        (2024, (2024, 2, 3, 4, 5, 6)),
        (2150, (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_every_entry_bears_the_time_of_the_metadata(year: int, stamp: tuple[int, ...]) -> None:
    data = repack(loose(), modified=NOW.replace(year=year), language="en")
    assert {entry.date_time for entry in entries(data)} == {stamp}


def test_the_package_tells_its_language_and_no_generator() -> None:
    data = repack(loose(), modified=NOW, language="pt-BR")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = etree.fromstring(book.read("EPUB/content.opf"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-BR"
    assert root.get("prefix") is None
    assert [meta.get("property") for meta in root.iter("{*}meta")] == ["a"]


def test_what_is_not_well_formed_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_xml(b"<p>one<br></p>")
