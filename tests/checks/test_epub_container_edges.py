"""The container of an EPUB and its addresses: what is just allowed, what just not.

``test_epub_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import unicodedata
import zipfile
from io import BytesIO

import pytest
from artefacts import added, without, zipped
from epub_edges import EPUB, Made, codes
from test_epub_faults import CONTAINER, change, packed, with_unlisted

from pressroom.checks import epub_container
from pressroom.checks.epub_book import Address, resolve


def test_the_number_and_the_size_of_files_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(EPUB)
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB))
    monkeypatch.setattr(epub_container, "MAX_BYTES", sum(map(len, EPUB.values())))
    assert codes(data) == ""
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB) - 1)
    assert codes(data) == "002"
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB))
    monkeypatch.setattr(epub_container, "MAX_BYTES", sum(map(len, EPUB.values())) - 1)
    assert codes(data) == "002"


def test_a_large_file_may_be_packed_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = zipped(EPUB, zipfile.ZIP_STORED)
    monkeypatch.setattr(epub_container, "SMALL", 0)
    monkeypatch.setattr(epub_container, "MAX_RATIO", 1)
    assert codes(stored) == ""
    assert codes(zipped(EPUB)) == "002"


def test_a_small_file_may_be_packed_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    book = {**EPUB, "META-INF/zeros.bin": bytes(20_000)}
    monkeypatch.setattr(epub_container, "MAX_RATIO", 20)
    monkeypatch.setattr(epub_container, "SMALL", 20_000)
    assert codes(zipped(book)) == ""
    monkeypatch.setattr(epub_container, "SMALL", 19_999)
    assert codes(zipped(book)) == "002"


def with_folders() -> bytes:
    """A book whose archive lists its folders as well."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in EPUB.items():
            archive.writestr(zipfile.ZipInfo(name), data)
            if name == "mimetype":
                archive.writestr(zipfile.ZipInfo("EPUB/fonts/"), b"")
    return out.getvalue()


def with_flag(flag: int) -> bytes:
    """A flag in the header of the first file, where readers that do not unpack look."""
    data = bytearray(zipped(EPUB))
    data[6] |= flag
    return bytes(data)


def unflagged(name: bytes) -> bytes:
    """The book with a file whose name does not say how it is encoded, as many programs write it."""
    plain = "x" * len(name)
    book = {
        one.replace("map.svg", plain): data.replace(b'"map.svg"', b'"%s"' % name)
        for one, data in EPUB.items()
    }
    return zipped(book).replace(plain.encode(), name)


def of_length(size: int) -> str:
    name = "META-INF/" + "/".join(["a" * 99] * 700)
    return name[: size - 1] + "z"


def twins(one: str, two: str) -> Made:
    return packed(added(added(EPUB, f"META-INF/{one}", "x"), f"META-INF/{two}", "x"))


CONTAINERS: list[tuple[str, Made]] = [
    ("", with_folders),
    ("004", lambda: with_flag(0x8)),
    ("007", lambda: zipped({})),
    ("004", packed({"META-INF/mimetype": EPUB["mimetype"]} | without(EPUB, "mimetype"))),
    ("005", with_unlisted("META-INF//a")),
    ("005", with_unlisted("META-INF/./a")),
    ("005", with_unlisted("META-INF/a\x7fb")),
    ("", with_unlisted("META-INF/" + "a" * 255)),
    ("005", with_unlisted("META-INF/" + "a" * 256)),
    ("", with_unlisted("META-INF/" + "ü" * 127)),
    ("005", with_unlisted("META-INF/" + "ü" * 128)),
    ("", with_unlisted(of_length(65_535))),
    ("", lambda: unflagged("Küste.svg".encode())),
    ("005", lambda: unflagged("Küste.svg".encode("latin-1"))),
    ("006", twins("straße", "STRASSE")),
    ("006", twins("\u00e9", "e\u0301")),
    ("006", twins("\u01f0", "J\u030c")),
    ("", twins("e", "\u00e9")),
    ("007", change(CONTAINER, 'full-path="EPUB/package.opf" ', "")),
    ("007", change(CONTAINER, "<rootfile ", '<rootfile full-path="book.pdf" media-type="application/pdf"/>\n<rootfile ')),
    ("008", change(CONTAINER, "EPUB/package.opf", "EPUB/./package.opf")),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), CONTAINERS)
def test_containers(expected: str, made: Made) -> None:
    assert codes(made()) == expected


def test_folding_is_normalised_on_both_sides() -> None:
    assert unicodedata.normalize("NFC", "J\u030c") == "J\u030c"  # so that the fault is one


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("b.xhtml", Address("EPUB/b.xhtml")),
        (" b.xhtml#c%20d ", Address("EPUB/b.xhtml", "c d")),
        ("#c", Address("EPUB/a.xhtml", "c")),
        ("", Address("EPUB/a.xhtml")),
        ("?q", Address("EPUB/a.xhtml")),
        ("../b.xhtml", Address("b.xhtml")),
        ("c/../b.xhtml", Address("EPUB/b.xhtml")),
        ("..b.xhtml", Address("EPUB/..b.xhtml")),
        ("..", Address(None)),
        ("../..", Address(None)),
        ("../../b.xhtml", Address(None)),
        ("/b.xhtml", Address(None)),
        ("http://[::1", Address(None)),
        ("http://example.org:port/", Address(None)),
        ("HTTP://example.org/", Address(None, scheme="http")),
        ("mailto:a@example.org", Address(None, scheme="mailto")),
        ("//example.org/b", Address(None, scheme="//")),
    ],
)
def test_addresses(href: str, address: Address) -> None:
    assert resolve("EPUB/a.xhtml", href) == address
