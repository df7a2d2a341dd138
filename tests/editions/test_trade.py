"""The files and findings for the trade, as the build makes them of a book."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import pytest
from books import BOOKS
from lxml import etree

from pressroom.build import build, check
from pressroom.model.problem import PressroomError
from pressroom.model.settings import Store


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(BOOKS / "everything", out=tmp_path_factory.mktemp("trade") / "dist").out


def test_the_record_stands_beside_the_editions(shelf: Path) -> None:
    root = etree.parse(shelf / "the-ferry-book.onix.xml").getroot()
    told = [node.text for node in root.iterfind(".//{*}Product/{*}ProductIdentifier/{*}IDValue")]
    assert told == ["9780306406157", "9783161484100"]
    sizes = [node.text for node in root.iterfind(".//{*}ExtentValue")]
    for name in ("the-ferry-book.epub", "the-ferry-book.pdf"):
        assert str((shelf / name).stat().st_size) in sizes
    manifest = json.loads((shelf / "manifest.json").read_text())
    assert str(manifest["words"]) in sizes
    package = importlib.util.find_spec("onixcheck")
    if package and package.origin:
        where = Path(package.origin).parent
        schema = where / "schema/xsd3.0/ONIX_BookProduct_3.0_reference.xsd"
        etree.XMLSchema(etree.parse(str(schema))).assertValid(root)


def test_a_printed_book_is_a_product_of_its_own(tmp_path: Path) -> None:
    out = build(BOOKS / "everything", editions=("epub", "print"), out=tmp_path / "dist").out
    root = etree.parse(out / "the-ferry-book.onix.xml").getroot()
    told = [node.text for node in root.iterfind("{*}Product/{*}DescriptiveDetail/{*}ProductForm")]
    assert told == ["ED", "BC"]
    sizes = [node.text for node in root.iterfind(".//{*}Measurement")]
    assert sizes[:2] == ["210", "148"]


def test_the_shops_take_the_book_as_it_is(shelf: Path) -> None:
    stores: tuple[Store, ...] = ("apple", "kobo", "kindle", "google")
    assert check(shelf / "the-ferry-book.epub", stores=stores) == ()


def test_a_shop_that_the_settings_name_is_heard_in_the_build(tmp_path: Path) -> None:
    project = tmp_path / "book"
    shutil.copytree(BOOKS / "minimal", project)
    (project / "pressroom.toml").write_text('editions = ["epub"]\nstores = ["kobo"]\n')
    found = build(project, out=tmp_path / "dist").problems
    assert {one.code for one in found} >= {"STORE-013", "STORE-015"}
    with pytest.raises(PressroomError):
        build(project, out=tmp_path / "dist", strict=True)


def test_the_screen_s_pdf_is_not_taken_for_the_inside_of_a_printed_book(tmp_path: Path) -> None:
    project = tmp_path / "book"
    shutil.copytree(BOOKS / "minimal", project)
    (project / "pressroom.toml").write_text('editions = ["pdf"]\nstores = ["print"]\n')
    made = build(project, out=tmp_path / "dist")
    assert not [one for one in made.problems if one.code.startswith("STORE")]
    (pdf,) = made.artifacts
    told = check(tmp_path / "dist" / pdf.name, stores=("print",))
    assert [one.code for one in told] == ["STORE-023"], "too few pages"
