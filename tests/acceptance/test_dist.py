"""What stands in dist/ was made from the manuscript and the styles as they stand, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.build import gather_inputs
from pressroom.shelf.manifest import digest_of_inputs

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
IN_CI = os.environ.get("CI") == "true"


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    """The project, copied to ``folder`` and built there by a new process."""
    for part in ("manuscript", "styles"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "pressroom.toml", folder)
    command = [sys.executable, "-c", "from pressroom.cli import main; main()", "build", "--quiet"]
    own = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment}
    subprocess.run(command, cwd=folder, env=own, check=True)
    return files(folder / "dist")


def test_dist_is_made_from_the_manuscript_as_it_stands() -> None:
    manifest = json.loads((DIST / "manifest.json").read_bytes())
    now = digest_of_inputs(gather_inputs(ROOT, epoch=None))
    assert manifest["inputs"]["sha256"] == now, "run `make build` and commit dist/"


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "a folder with spaces" / "two"
    first = built(one, TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C", LANG="C")
    second = built(two, TZ="America/New_York", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    if IN_CI:
        stands = files(DIST)
        assert [name for name in first if stands.get(name) != first[name]] == []
        assert sorted(stands) == sorted(first)


@pytest.mark.parametrize("changed", ["manuscript/article.md", "styles/pdf.css"])
def test_a_changed_input_changes_the_digest(tmp_path: Path, changed: str) -> None:
    for part in ("manuscript", "styles"):
        shutil.copytree(ROOT / part, tmp_path / part)
    before = digest_of_inputs(gather_inputs(tmp_path, epoch=None))
    with (tmp_path / changed).open("a") as file:
        file.write("\n")
    assert digest_of_inputs(gather_inputs(tmp_path, epoch=None)) != before
