"""A new project, from ``pressroom init`` to its editions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressroom import build, starter
from pressroom.cli import app
from pressroom.manuscript.load import load
from pressroom.typeset import typeset


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home") / "my book"
    done = CliRunner().invoke(app, ["init", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"pressroom build '{folder}'" in done.output
    return folder


def test_the_new_project_builds_at_once(project: Path) -> None:
    done = CliRunner(env={"XDG_CACHE_HOME": str(project / "cache")}).invoke(
        app, ["build", str(project), "--strict"]
    )
    assert done.exit_code == 0, done.output
    assert {file.name for file in (project / "dist").iterdir()} == {
        "a-new-work.epub", "a-new-work.pdf", "cover.jpg", "index.html", "manifest.json",
        "SHA256SUMS",
    }  # fmt: skip
    manifest = json.loads((project / "dist/manifest.json").read_text())
    assert manifest["title"] == "A New Work"
    assert manifest["checks"]["problems"] == []


def test_nothing_is_wrong_with_the_starters_text(project: Path) -> None:
    # but that its author has no name yet
    assert [found.code for found in build.check(project)] == ["STYLE-120"]
    document = typeset(load(project, epoch=None))
    assert len(document.notes) == 1


def test_the_starters_text_tells_the_truth(project: Path) -> None:
    text = (project / "manuscript/01-first-section.md").read_text()
    for name in re.findall(r"`([^`]+)`", text):
        assert name == "dist" or (project / "manuscript" / name).exists()


def test_only_what_the_comment_says_is_required(project: Path) -> None:
    metadata = project / "manuscript/metadata.yaml"
    whole = metadata.read_text()
    assert "Only the title and the language must be given." in whole
    try:
        metadata.write_text("title: A New Work\nlanguage: en\n")
        assert build.check(project) == ()
    finally:
        metadata.write_text(whole)


def test_a_second_init_changes_nothing(project: Path) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    done = CliRunner().invoke(app, ["init", str(project)])
    assert done.exit_code == 2
    assert '"manuscript"' in done.output
    assert before == {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}


def test_every_file_of_the_starter_is_written(project: Path) -> None:
    source = Path(str(starter.__file__)).parent / "files"
    names = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()}
    for name in names:
        assert (project / name).read_bytes() == (source / name).read_bytes()
