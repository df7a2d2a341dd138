"""This repository's own article, built and then judged by the programs of others."""

from __future__ import annotations

from pathlib import Path

import pytest

import judges
from pressroom.build import build

PROJECT = Path(__file__).parents[2]
TITLE = "An Ideal Distraction"
FEWEST_NOTES = 25

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything that a build makes."""
    return build(PROJECT, out=tmp_path_factory.mktemp("article") / "dist").out


def only(folder: Path, suffix: str) -> Path:
    (file,) = folder.glob(f"*{suffix}")
    return file


def test_epubcheck_has_nothing_to_say(edition: Path) -> None:
    (found,) = judges.epubcheck(only(edition, ".epub"))
    # CSS-028 is a usage message that comes with every embedded font.
    assert [str(one) for one in found if (one.severity, one.rule) != ("USAGE", "CSS-028")] == []


def test_ace_finds_nothing(edition: Path) -> None:
    (found,) = judges.ace(only(edition, ".epub"))
    assert list(map(str, found)) == []


def test_the_pdf_is_accessible_and_archivable(edition: Path) -> None:
    (found,) = judges.verapdf(only(edition, ".pdf"), profiles=["ua1", "2a"])
    assert list(map(str, found)) == []


def test_the_reading_engine_opens_contents_and_notes(edition: Path) -> None:
    reading = judges.read(only(edition, ".epub"))
    assert reading.title == TITLE
    assert reading.cover > 0
    assert len(reading.entries) > 1
    assert [one for one in reading.entries if one.problem] == []
    assert len(reading.notes) >= FEWEST_NOTES
    assert [one for one in reading.notes if one.type != "footnote" or not one.text] == []
    assert reading.errors == ()


@pytest.mark.parametrize("name", ["index.html", "an-ideal-distraction.html"])
def test_the_pages_are_accessible(edition: Path, name: str) -> None:
    assert list(map(str, judges.page(edition / name))) == []
