"""Small books in other scripts, judged by the programs of others."""

from __future__ import annotations

from pathlib import Path

import pytest

import judges
from pressroom.build import build

BOOKS = Path(__file__).parents[1] / "books"

pytestmark = pytest.mark.outside


@pytest.fixture(
    scope="module", params=["hebrew", "arabic", "russian", "greek", "chinese", "japanese", "korean"]
)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp(request.param) / "dist"
    return build(BOOKS / request.param, editions=("epub", "pdf", "web"), out=out).out


def test_epubcheck_has_nothing_to_say_of_any_script(edition: Path) -> None:
    (found,) = judges.epubcheck(*edition.glob("*.epub"))
    # CSS-028 is a usage message that comes with every embedded font
    assert [str(one) for one in found if (one.severity, one.rule) != ("USAGE", "CSS-028")] == []


def test_any_script_is_accessible_and_archivable(edition: Path) -> None:
    (found,) = judges.verapdf(*edition.glob("*.pdf"), profiles=["ua1", "2a"])
    assert list(map(str, found)) == []


def test_ace_finds_nothing_in_any_script(edition: Path) -> None:
    (found,) = judges.ace(*edition.glob("*.epub"))
    assert list(map(str, found)) == []


def test_a_page_in_any_script_is_accessible(edition: Path) -> None:
    (page,) = (one for one in edition.glob("*.html") if one.name != "index.html")
    assert list(map(str, judges.page(page))) == []
