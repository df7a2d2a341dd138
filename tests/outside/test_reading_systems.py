"""Reading systems of three makes find the contents, the notes, the list of pages and the cover."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from books import editions_of
from page_list import listed

import judges

pytestmark = pytest.mark.outside

BOOKS = ("everything", "article")
SYSTEMS = (judges.read, judges.read_by_epubjs, judges.read_by_calibre)


@cache
def reading(system: Callable[[Path], judges.Reading], name: str, folder: Path) -> judges.Reading:
    file = folder / f"{name}.epub"
    file.write_bytes(editions_of(name).epub)
    return system(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading")


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_contents_notes_and_cover_are_found(
    system: Callable[[Path], judges.Reading], name: str, folder: Path
) -> None:
    found = reading(system, name, folder)
    document = editions_of(name).document
    assert document.metadata.title in found.title
    assert found.cover > 10_000
    assert len(found.entries) >= len(document.sections)
    assert [one for one in found.entries if one.problem] == []
    assert len(found.notes) >= len(document.notes) > 0
    assert [one for one in found.notes if one.error] == []
    assert found.errors == ()


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_pages_are_found(
    system: Callable[[Path], judges.Reading], name: str, folder: Path
) -> None:
    found = reading(system, name, folder)
    wanted = [label for label in listed(editions_of(name).epub) if label.isdecimal()]
    # epub.js and the older list that calibre reads have no pages with other numbers
    assert [one.label for one in found.pages if one.label.isdecimal()] == wanted
    assert len(wanted) > 5
    assert [one for one in found.pages if one.problem] == []
