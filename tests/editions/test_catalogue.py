"""The editions are listed in one place, chosen in the settings, and checked by their kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressroom.build import build, check
from pressroom.catalogue import CATALOGUE, checked_beside, kind_of
from pressroom.manuscript.slug import slug
from pressroom.model.artifact import Artifact
from pressroom.model.settings import EDITIONS
from pressroom.shelf import page
from pressroom.words import Words

PAGE = '<html><head></head><body><img src="a.png"/></body></html>'


def test_every_edition_is_made_and_told_of() -> None:
    assert tuple(kind.name for kind in CATALOGUE) == EDITIONS
    assert len({kind.suffix for kind in CATALOGUE}) == len(CATALOGUE)
    said = Words().download
    assert all(
        name in said and (name in page._NAMES or f"{name}_name" in said) for name in EDITIONS
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.epub", "epub"),
        ("a.kepub.epub", "kepub"),
        ("A.PDF", "pdf"),
        ("a.html", "web"),
        ("a.txt", None),
        ("a.md", None),
    ],
)
def test_a_file_is_known_by_its_end(name: str, kind: str | None) -> None:
    found = kind_of(name)
    assert (found.name if found else None) == kind


def test_the_page_of_a_work_called_index_does_not_replace_the_download_page() -> None:
    assert slug("Index") == "index-edition"


def test_the_settings_choose_the_editions(tmp_path: Path) -> None:
    project = tmp_path / "p"
    (project / "manuscript").mkdir(parents=True)
    (project / "manuscript/metadata.yaml").write_text("title: Sea\nlanguage: en\n")
    (project / "manuscript/1.md").write_text("# One\n\nWords.\n")
    (project / "pressroom.toml").write_text('editions = ["text", "web"]\n')
    made = build(project)
    assert [artifact.name for artifact in made.artifacts] == ["sea.html", "sea.txt"]
    manifest = json.loads((project / "dist/manifest.json").read_bytes())
    told = {one["name"]: one.get("edition") for one in manifest["files"]}
    assert told == {
        "sea.html": "web", "sea.txt": "text", "cover.jpg": None, "index.html": None
    }  # fmt: skip
    first = {path.name: path.read_bytes() for path in (project / "dist").iterdir()}
    build(project)
    assert first == {path.name: path.read_bytes() for path in (project / "dist").iterdir()}


def test_a_finished_page_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    codes = {one.code for one in check(tmp_path / "a.html")}
    assert codes == {"WEB-002", "WEB-003", "WEB-007", "WEB-011", "WEB-012", "WEB-013"}


def test_a_printed_cover_tells_what_its_spine_cannot_hold(tmp_path: Path) -> None:
    """A spine of some few pages holds no words."""
    project = tmp_path / "p"
    (project / "manuscript").mkdir(parents=True)
    (project / "manuscript/metadata.yaml").write_text("title: Sea\nlanguage: en\n")
    (project / "manuscript/1.md").write_text("# One\n\nWords.\n")
    (project / "pressroom.toml").write_text('editions = ["print"]\n')
    told = [one for one in build(project).problems if one.code == "COVER-004"]
    assert [one.message.split(":")[1] for one in told] == [" words on it need 5.7 mm"]


def test_what_stands_beside_an_edition_is_checked_too() -> None:
    found = checked_beside(Artifact("sea-cover.pdf", "application/pdf", b"%PDF-1.6 and no more"))
    assert [(one.code, str(one.place)) for one in found] == [("PRINT-001", "sea-cover.pdf")]
