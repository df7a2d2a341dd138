"""The layout reads the images of the work and the folders of styles, whatever it asks for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pressroom.editions import jail
from pressroom.editions.drawings import Drawing
from pressroom.editions.jail import Jail, RefusedError
from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Section
from pressroom.model.inline import Image
from pressroom.model.manuscript import Asset, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place
from pressroom.model.settings import Settings

PLACE = Place(PurePosixPath("1.md"), 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("own/x.png", "house/x.png", "house/fonts/ü #.ttf", "work/a%20 ?.png", "secret"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "own/link").symlink_to(tmp_path / "secret")
    return tmp_path


@pytest.fixture
def asset(folder: Path) -> Asset:
    path = PurePosixPath("a%20 ?.png")
    return Asset(path, folder / "work" / path, "image/svg+xml", "", 1, 1)


@pytest.fixture
def work(asset: Asset) -> Document:
    metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
    block = Paragraph((Image(asset, "", PLACE),), PLACE)
    section = Section("a", 1, (), (block,), (), PLACE)
    return Document("t", metadata, Settings(), (section,))


@pytest.fixture
def opened(folder: Path, work: Document) -> Jail:
    return Jail(Styles({}, (folder / "own", folder / "house"), ""), work)


def read(opened: Jail, url: str) -> str:
    answer = opened.fetch(url)
    data: bytes = answer.read()  # type: ignore[attr-defined]  # the stub promises no more
    return data.decode()


def test_the_drawings_of_formulas_and_no_others(opened: Jail, work: Document) -> None:
    drawing, other = Drawing("<svg/>", 1, 1, 0), Drawing("<svg></svg>", 1, 1, 0)
    assert drawing.address != other.address
    drawn = Jail(opened._styles, work, [drawing])
    assert read(drawn, drawing.address) == "<svg/>"
    with pytest.raises(RefusedError):
        drawn.fetch(other.address)


def test_what_is_of_the_work(opened: Jail, asset: Asset) -> None:
    assert read(opened, jail.address(asset)) == "work/a%20 ?.png"
    assert read(opened, jail.STYLES + "x.png") == "own/x.png"
    assert read(opened, jail.STYLES + "fonts/%C3%BC%20%23.ttf?v=1#f") == "house/fonts/ü #.ttf"
    assert read(opened, "data:text/plain,word") == "word"


def test_an_address_says_nothing_of_the_disk(asset: Asset, folder: Path) -> None:
    assert jail.address(asset) == "file:///work/a%2520%20%3F.png"
    assert str(folder) not in jail.address(asset)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x", "https://example.org/", "ftp://example.org/", "gopher:x", "x",
        "file:///etc/passwd", "file://host/etc/passwd", "file:///work/b.png", "file:///styles/no",
        "file:///styles/../secret", "file:///styles/%2e%2e/secret", "file:///styles//etc/passwd",
        "file:///styles/link", "file:///styles/%00", "file:///styles/", "FILE:///etc/passwd",
        "file:///work/../secret", "file:secret", "file:",
    ],
)  # fmt: skip
def test_what_is_refused(opened: Jail, url: str) -> None:
    with pytest.raises(RefusedError, match="the layout asks for"):
        opened.fetch(url)


def test_the_path_of_a_file_is_refused_though_it_is_of_the_work(opened: Jail, asset: Asset) -> None:
    with pytest.raises(RefusedError):
        opened.fetch(asset.file.as_uri())
