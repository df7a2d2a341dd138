"""The container of an EPUB in detail: sizes that its directory claims, names, and the way to the package."""

from __future__ import annotations

import struct

import pytest
from artefacts import clean_epub, zipped

from pressroom.checks.epub_container import find_package, read_container

EPUB = clean_epub()
MIMETYPE = EPUB["mimetype"]


def said(data: bytes) -> list[str]:
    _, found = read_container(data, "b.epub")
    return [f"{one.code.removeprefix('EPUB-')} {one.place}: {one.message}" for one in found]


def claiming(*sizes: tuple[int, int], flags: int = 0) -> bytes:
    """A container whose directory claims of each file so many bytes, packed and unpacked."""
    data = bytearray(zipped({f"X{n}": b"" for n in range(len(sizes))}))
    at = 0
    for packed, unpacked in sizes:
        at = data.index(b"PK\1\2", at + 1)
        data[at + 8] |= flags
        data[at + 20 : at + 28] = struct.pack("<II", packed, unpacked)
    return bytes(data)


def of_size(data: bytes) -> list[str]:
    """What is said of sizes; where they are fine, the files themselves are not as the directory claims."""
    return [one for one in said(data) if one.startswith(("002", "003"))]


def test_the_number_of_files() -> None:
    files = dict.fromkeys([f"X{n}" for n in range(10_001)], b"")
    encrypted = zipped(files).replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1")
    assert said(encrypted) == ['002 b.epub: "b.epub" has 10001 files']  # and nothing more is told
    assert said(zipped({"mimetype": MIMETYPE, "X": b""}).replace(
        b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"
    )) == ['003 b.epub/mimetype: "mimetype" is encrypted', '003 b.epub/X: "X" is encrypted']  # fmt: skip


def test_the_size_of_the_whole() -> None:
    assert said(claiming((250_000_000, 250_000_000), (250_000_000, 250_000_001))) == [
        '002 b.epub: "b.epub" unpacks to 500000001 bytes'
    ]
    assert said(claiming((1, 500_000_001))) == ['002 b.epub: "b.epub" unpacks to 500000001 bytes']
    assert of_size(claiming((250_000_000, 250_000_000), (250_000_000, 250_000_000))) == []


def test_how_well_the_whole_is_packed() -> None:
    assert of_size(claiming((1_000_000, 30_000_000), (1_000_000, 30_000_001))) == []
    assert of_size(claiming((1_000_000, 60_000_000), (500_000, 0))) == []
    told = '002 b.epub: "b.epub" is packed more than 40 to 1, to {} bytes'
    for packed in (1, 1_000_000):
        assert said(claiming((packed, 60_000_001))) == [told.format(60_000_001)]
    assert said(claiming((1_000_000, 40_000_000), (1_000_000, 40_000_001))) == [
        told.format(80_000_001)
    ]
    assert of_size(claiming((1_000_000, 40_000_000), (1_000_000, 40_000_000))) == []


def test_how_well_a_file_is_packed() -> None:
    assert of_size(claiming((0, 1_000_000), (5_000, 1_000_000))) == []
    assert of_size(claiming((10_000, 2_000_000))) == []
    assert said(claiming((0, 1_000_001), (10_000, 2_000_001), (1, 1))) == [
        f'002 b.epub/X{n}: "X{n}" is packed more than 200 to 1' for n in range(2)
    ]


def test_what_is_encrypted() -> None:
    assert said(claiming((0, 0), (0, 0), flags=1)) == [
        f'003 b.epub/X{n}: "X{n}" is encrypted' for n in range(2)
    ]
    assert of_size(claiming((0, 0), flags=0xFE)) == []


@pytest.mark.parametrize(("method", "known"), [(0, True), (8, True), (12, False), (14, False)])
def test_methods_of_packing(method: int, known: bool) -> None:
    told = [
        f'001 b.epub/X{n}: "X{n}" is packed by a method that readers do not know' for n in range(2)
    ]
    assert said(zipped({"mimetype": MIMETYPE, "X0": b"a", "X1": b"b"}, method)) == told * (
        not known
    )


def test_a_container_of_nothing() -> None:
    assert read_container(zipped({}), "b.epub") == ({}, [])


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("/X", "X"), ("a//X", "a/X"), ("a/.", "a"), ("a/..", "a/.."), ("../X", "../X"), ("a.", "a."), ("a./X", "a./X"),
        *((f"X{sign}", f"X{sign}") for sign in '\x01\x1f\x7f\x9f"*:<>?\\|'),
    ],
)  # fmt: skip
def test_names_that_are_not_safe(name: str, place: str) -> None:
    told = [f'005 b.epub/{place}: the name "{name}" is not safe']
    assert said(zipped({"mimetype": MIMETYPE, name: b"x"})) == told


def test_a_folder_is_no_file() -> None:
    files, found = read_container(zipped({"mimetype": MIMETYPE, "X/": b""}), "b.epub")
    assert (files, found) == ({"mimetype": MIMETYPE}, [])


@pytest.mark.parametrize(
    "name", ["X a", "a/X", ".a/..b", "X!#$%&'()+,-;=@[]^_`{}~", "\xa0", "é", "a.b.c"]
)
def test_names_that_are_safe(name: str) -> None:
    assert said(zipped({"mimetype": MIMETYPE, name: b"x"})) == []


def test_the_length_of_names() -> None:
    for part, safe in (
        ("a" * 255, True),
        ("a" * 256, False),
        ("é" * 127, True),
        ("é" * 128, False),
    ):
        for name in (part, f"b/{part}", f"{part}/b"):
            assert bool(said(zipped({"mimetype": MIMETYPE, name: b"x"}))) is not safe


def test_names_that_differ_too_little() -> None:
    for one, two in (("Xa", "xA"), ("é", "e\u0301"), ("straße", "STRASSE"), ("\u01f0", "J\u030c")):
        book = {"mimetype": MIMETYPE, one: b"x", "y": b"x", two: b"x", "z": b"x"}
        assert said(zipped(book)) == [f'006 b.epub/{two}: "{two}" is there more than once']
    assert said(zipped({"mimetype": MIMETYPE, "e": b"x", "é": b"x", "a/e": b"x"})) == []
    files, _ = read_container(zipped({"mimetype": MIMETYPE, "e\u0301": b"x"}), "b.epub")
    assert files is not None and list(files) == ["mimetype", "é"]


def test_files_that_are_encrypted_on_their_own() -> None:
    told = '062 b.epub/{0}META-INF/encryption.xml: "b.epub" has encrypted files'
    assert said(zipped({"mimetype": MIMETYPE, "META-INF/encryption.xml": b"x"})) == [
        told.format("")
    ]
    assert said(zipped({"mimetype": MIMETYPE, "a/META-INF/encryption.xml": b"x"})) == []


# --- the package ---------------------------------------------------------------------------

CONTAINER = "META-INF/container.xml"
PACKAGE = "application/oebps-package+xml"


def package(*roots: str, data: str = "") -> tuple[str | None, list[str]]:
    """The package that a container with such roots leads to, where "a" and "b/c" are there."""
    listed = "".join(f"<rootfile {one}/>\n" for one in roots)
    text = (
        data
        or f'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n{listed}</container>'
    )
    path, found = find_package({CONTAINER: text.encode(), "a": b"", "b/c": b""}, "b.epub")
    return path, [
        f"{one.code.removeprefix('EPUB-')} {str(one.place).removeprefix('b.epub/')}: {one.message}"
        for one in found
    ]


def root(path: str, kind: str = PACKAGE) -> str:
    return f'full-path="{path}" media-type="{kind}"'


def lost(path: str, line: int) -> str:
    return f'008 {CONTAINER}:{line}: the package document "{path}" is missing'


NAMELESS = f'007 {CONTAINER}: "{CONTAINER}" names no package document'


def test_the_first_package_of_a_container() -> None:
    assert package(root("a")) == package(root("a"), root("b/c")) == ("a", [])
    assert package(root("b/c"), root("a")) == ("b/c", [])
    assert package(root("a", "application/pdf"), root("b/c")) == ("b/c", [])
    assert package(f'media-type="{PACKAGE}"', root(""), root("b/c")) == ("b/c", [])
    assert package(root("x"), root("a"), root("y")) == ("a", [lost("x", 2), lost("y", 4)])
    for path in ("x", "./a", "b//c", "b/../a", "/a", "a/"):
        assert package(root(path)) == (None, [lost(path, 2)])


def test_a_container_without_a_package() -> None:
    for roots in (
        (),
        (root("a", "application/pdf"),),
        (root(""),),
        (f'media-type="{PACKAGE}"',),
        ('full-path="a"',),
    ):
        assert package(*roots) == (None, [NAMELESS])
    assert package(data=f"<container><rootfile {root('a')}/></container>") == (None, [NAMELESS])
    assert package(data="<container>\n<a>") == (
        None,
        [
            f'007 {CONTAINER}:2: "{CONTAINER}" is not well-formed: Premature end of data in tag a line 2'
        ],
    )
    path, found = find_package({}, "b.epub")
    assert path is None and [one.message for one in found] == [f'"{CONTAINER}" is missing']
