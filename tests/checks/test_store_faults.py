"""Every rule of the shops: one fault that trips it and nothing else, beside books that do not."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable
from typing import get_args

import pikepdf
import pytest
from artefacts import Files, added, clean_epub, replaced, without, zipped
from pikepdf import Array, Dictionary, Name
from PIL import Image

from pressroom.checks import store_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.checks.store_epub import check_epub_for
from pressroom.checks.store_pdf import check_pdf_for
from pressroom.model.problem import Rule
from pressroom.model.settings import Store

STORES = get_args(Store)
OPF, TWO = "package.opf", "two.xhtml"


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


@functools.cache
def ready() -> Files:
    """The clean book with what the shops want: a cover with its page, and more metadata."""
    book = added(clean_epub(), "EPUB/cover.png", picture(1500, 2400))
    for old, new in (
        ("</metadata>", ("<dc:creator>Ann</dc:creator><dc:description>Sea.</dc:description>"
         "<dc:subject>Ships</dc:subject><dc:publisher>Press</dc:publisher>"
         "<dc:date>2026-01-31</dc:date>"
         "<dc:identifier>urn:isbn:9783161484100</dc:identifier></metadata>")),
        ("</manifest>", '<item id="front" href="front.xhtml" media-type="application/xhtml+xml"/></manifest>'),
        ('<spine toc="ncx">', '<spine toc="ncx"><itemref idref="front"/>'),
    ):  # fmt: skip
        book = replaced(book, OPF, old, new)
    front = (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>Cover'
        '</title></head><body><img src="cover.png" alt="Cover"/></body></html>'
    )
    return added(book, "EPUB/front.xhtml", front)


def change(name: str, old: str, new: str) -> Callable[[], bytes]:
    return lambda: zipped(replaced(ready(), name, old, new))


def with_cover(width: int, height: int) -> Callable[[], bytes]:
    return lambda: zipped(added(ready(), "EPUB/cover.png", picture(width, height)))


def with_file(attributes: str, name: str, data: bytes) -> Callable[[], bytes]:
    book = replaced(ready(), OPF, "</manifest>", f"<item {attributes}/></manifest>")
    return lambda: zipped(added(book, name, data))


def in_two(more: str) -> Callable[[], bytes]:
    mark = '<section role="doc-endnotes">'
    return change(TWO, mark, f"{more}{mark}")


def table(columns: int, style: str = "", span: str = "") -> str:
    return f"<table><tr>{f'<td{style}>x</td>' * columns}{span}</tr></table>"


def big_picture(width: int, height: int) -> Callable[[], bytes]:
    return with_file(
        'id="big" href="big.png" media-type="image/png"', "EPUB/big.png", picture(width, height)
    )


def large() -> bytes:
    """A chapter of 10 MB; packed, so many equal letters would be taken for a trap."""
    mark = '<section role="doc-endnotes">'
    book = replaced(ready(), TWO, mark, f"<p>{'x' * 10_000_000}</p>{mark}")
    return zipped(book, zipfile.ZIP_STORED)


FAULTS: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.PIXELS, big_picture(2001, 2000)),
    (rules.NO_COVER, change(OPF, ' properties="cover-image"', "")),
    (rules.SMALL_COVER, with_cover(1399, 2239)),
    (rules.LARGE_COVER, with_cover(6251, 10_001)),
    (rules.COVER_SHAPE, with_cover(1600, 1600)),
    (rules.COVER_PAGE, change("front.xhtml", "<body>", "<body>Words")),
    (rules.WOFF2, with_file('id="w" href="w.woff2" media-type="font/woff2"', "EPUB/w.woff2", b"wOF2")),
    (rules.WIDE_TABLE, in_two(table(5))),
    (rules.LARGE_FILE, large),
    (rules.LONG_FILE, in_two(f"<p>{'x' * 300_000}</p>")),
    (rules.TABLE_STYLE, in_two(table(2, ' style="color: red"'))),
    (rules.NESTED, in_two(f"<table><tr><td>{table(2)}</td></tr></table>")),
    (rules.DESCRIPTION, change(OPF, "<dc:description>Sea.</dc:description>", "")),
    (rules.SUBJECT, change(OPF, "<dc:subject>Ships</dc:subject>", "")),
    (rules.PUBLISHER, change(OPF, "<dc:publisher>Press</dc:publisher>", "<dc:publisher> </dc:publisher>")),
    (rules.ISBN, change(OPF, "urn:isbn:9783161484100", "urn:x:9783161484100")),
    (rules.CREATOR, change(OPF, "<dc:creator>Ann</dc:creator>", "")),
    (rules.DATE, change(OPF, "<dc:date>2026-01-31</dc:date>", "")),
]  # fmt: skip

SOUND: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.PIXELS, big_picture(2000, 2000)),
    (rules.SMALL_COVER, with_cover(1400, 2240)),
    (rules.LARGE_COVER, with_cover(6250, 10_000)),
    (rules.COVER_SHAPE, with_cover(1600, 2000)),
    (rules.COVER_PAGE, change("front.xhtml", '<img src="cover.png" alt="Cover"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="cover.png"/></svg>')),
    (rules.WOFF2, with_file('id="w" href="w.woff" media-type="font/woff"', "EPUB/w.woff", b"wOFF")),
    (rules.WIDE_TABLE, in_two(table(4))),
    (rules.WIDE_TABLE, in_two(table(3, span='<td colspan="x">x</td>'))),
    (rules.LONG_FILE, in_two(f"<p>{'x' * 290_000}</p>")),
    (rules.TABLE_STYLE, in_two('<table><tr><td><p style="color: red">x</p></td></tr></table>')),
    (rules.TABLE_STYLE, in_two(f'<p style="color: red">x</p>{table(2)}')),
]  # fmt: skip


def found(data: bytes, stores: tuple[Store, ...] = STORES) -> list[str]:
    return [one.code for one in check_epub_for(data, "book.epub", stores)]


@pytest.mark.parametrize(("rule", "made"), FAULTS, ids=lambda one: getattr(one, "code", ""))
def test_a_fault_trips_its_rule_alone(rule: Rule, made: Callable[[], bytes]) -> None:
    assert found(made()) == [rule.code]


@pytest.mark.parametrize(("rule", "made"), SOUND, ids=lambda one: getattr(one, "code", ""))
def test_what_is_just_allowed_trips_none(rule: Rule, made: Callable[[], bytes]) -> None:
    assert found(made()) == []


def test_a_book_that_is_ready() -> None:
    data = zipped(ready())
    assert found(data) == []
    assert list(check_epub(data, "book.epub")) == []


def test_a_cell_may_span_columns() -> None:
    assert found(in_two(table(3, span='<td colspan="2">x</td>'))()) == ["STORE-008"]


def test_only_the_shops_that_are_asked_for_speak() -> None:
    bare = zipped(clean_epub())
    assert found(bare, ()) == found(bare, ("print",)) == []
    assert "STORE-003" in found(bare, ("apple",))
    assert "STORE-003" not in found(bare, ("kobo",))
    assert "STORE-006" in found(bare, ("kobo",))
    assert found(bare, ("google",)).count("STORE-016") == 1
    assert found(in_two(table(5))(), ("apple", "kindle", "google")) == []
    assert found(in_two(table(2, ' style="color: red"'))(), ("apple", "kobo", "google")) == []


@pytest.mark.parametrize("data", [b"", b"x", zipped(without(clean_epub(), "EPUB/package.opf"))])
def test_what_is_no_epub_is_told_by_others(data: bytes) -> None:
    assert found(data) == []


def test_an_image_that_cannot_be_read_has_no_size() -> None:
    made = with_file(
        'id="i" href="i.png" media-type="image/png"', "EPUB/i.png", b"\x89PNG\r\n\x1a\n"
    )
    assert found(made()) == []


# --- the inside of a printed book --------------------------------------------------


def inside(
    count: int = 200,
    inner: float = 0.5,
    outer: float = 0.3,
    size: tuple[float, float] = (5, 8),
    bleed: float | None = None,
    *,
    backwards: bool = False,
    odd_one: tuple[float, float] | None = None,
) -> bytes:
    """Pages with a line from margin to margin; all lengths in inches."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        )
        for number in range(1, count + 1):
            width, height = odd_one if odd_one and number == 2 else size
            left = inner if (number % 2 == 1) != backwards else outer
            letters = int((width - inner - outer) * 72 / 6)  # Courier of 10 points: 6 each
            start = left * 72 if left == inner else (width - inner) * 72 - 6 * letters
            if left == inner and outer < inner:
                start = left * 72
            words = f"BT /F 10 Tf {start} 300 Td ({'x' * letters}) Tj ET"
            page = pdf.add_blank_page(page_size=(width * 72, height * 72))
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
            page.obj.Contents = pdf.make_stream(words.encode())
            if bleed is not None:
                wide = bleed * 72
                page.obj.TrimBox = Array([0, 0, width * 72, height * 72])
                page.obj.BleedBox = Array([-wide, -wide, width * 72 + wide, height * 72 + wide])
                page.obj.MediaBox = page.obj.BleedBox
        if backwards:
            pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


PRINTED: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.PAGE_SIZES, lambda: inside(odd_one=(5, 8.1))),
    (rules.SPREAD, lambda: inside(size=(10, 8))),
    (rules.GUTTER, lambda: inside(inner=0.4)),
    (rules.EDGE, lambda: inside(outer=0.1)),
    (rules.PAGE_COUNT, lambda: inside(22)),
    (rules.ODD_PAGES, lambda: inside(201)),
    (rules.BLEED, lambda: inside(bleed=0.1)),
]
PRINTED_WELL: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.PAGE_SIZES, lambda: inside(odd_one=(5.005, 8))),
    (rules.SPREAD, lambda: inside(size=(8, 8))),
    (rules.GUTTER, lambda: inside(150, inner=0.375)),
    (rules.GUTTER, lambda: inside(300)),
    (rules.GUTTER, lambda: inside(backwards=True)),
    (rules.EDGE, lambda: inside(outer=0.25)),
    (rules.PAGE_COUNT, lambda: inside(24)),
    (rules.BLEED, lambda: inside(bleed=0.125)),
]


def printed(data: bytes, stores: tuple[Store, ...] = ("print",)) -> list[str]:
    return [one.code for one in check_pdf_for(data, "book.pdf", stores)]


@pytest.mark.parametrize(("rule", "made"), PRINTED, ids=lambda one: getattr(one, "code", ""))
def test_a_fault_of_print_trips_its_rule_alone(rule: Rule, made: Callable[[], bytes]) -> None:
    assert printed(made()) == [rule.code]


@pytest.mark.parametrize(("rule", "made"), PRINTED_WELL, ids=lambda one: getattr(one, "code", ""))
def test_what_can_just_be_printed_trips_none(rule: Rule, made: Callable[[], bytes]) -> None:
    assert printed(made()) == []


@pytest.mark.parametrize(
    ("count", "inner", "expected"),
    [
        (152, 0.4, ["STORE-021"]),
        (302, 0.55, ["STORE-021"]),
        (302, 0.64, []),
        (502, 0.7, ["STORE-021"]),
    ],
)
def test_the_inner_margin_grows_with_the_pages(
    count: int, inner: float, expected: list[str]
) -> None:
    assert printed(inside(count, inner)) == expected


def test_the_message_names_page_and_measure() -> None:
    (one,) = check_pdf_for(inside(inner=0.4), "book.pdf", STORES)
    assert one.message == "page 1 leaves 0.40 in at the binding: 0.5 in are needed"


def test_other_shops_and_other_bytes_have_no_say_in_print() -> None:
    assert printed(inside(22), ("google", "apple")) == []
    assert printed(b"%PDF-1.7 nothing") == []
