"""The book that holds every construct of a manuscript, judged by the programs of others."""

from __future__ import annotations

from pathlib import Path

import pytest

import judges
from pressroom.build import build

BOOK = Path(__file__).parents[1] / "books/everything"

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("everything") / "dist"
    return build(BOOK, editions=("epub", "kepub", "pdf", "web"), out=out).out


def test_epubcheck_has_nothing_to_say_of_everything(edition: Path) -> None:
    found = judges.epubcheck(*edition.glob("*.epub"))  # one is for Kobo
    assert len(found) == 2
    # CSS-028 is a usage message that comes with every embedded font
    usage = ("USAGE", "CSS-028")
    assert [str(one) for each in found for one in each if (one.severity, one.rule) != usage] == []


def test_everything_is_accessible_and_archivable(edition: Path) -> None:
    (found,) = judges.verapdf(*edition.glob("*.pdf"), profiles=["ua1", "2a"])
    assert list(map(str, found)) == []


def test_the_web_edition_of_everything_is_accessible(edition: Path) -> None:
    assert list(map(str, judges.page(edition / "the-ferry-book.html"))) == []
