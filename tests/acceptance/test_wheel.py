"""The built wheel carries all that a build needs: styles, fonts, templates, the starter."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRONT_DOOR = "from pressroom.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel, and comes before the checkout on the path."""
    built = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    command = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(built), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = built.glob("pressroom-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(built / "site")
    return built / "site"


def run(installed: Path, folder: Path, *words: str, code: str = FRONT_DOOR) -> str:
    # what is covered is measured in the checkout, not in a copy of it
    own = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = {**own, "PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(installed / "cache")}
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_new_project_builds_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, code="import pressroom; print(pressroom.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    run(installed, tmp_path, "init", "book")
    run(installed, tmp_path, "build", "book", "--strict")
    assert {file.suffix for file in (tmp_path / "book/dist").iterdir()} >= {".epub", ".pdf"}


def test_the_wheel_carries_the_whole_house_style(installed: Path) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {
            str(file.relative_to(folder)): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }

    assert files(installed / "pressroom/styles") == files(ROOT / "styles")


def test_the_wheel_carries_what_asks_verapdf(installed: Path) -> None:
    assert (installed / "pressroom/judges/VeraCheck.java").is_file()
