"""The pre-commit hook and the GitHub Action: they parse, and their commands do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github/actions/check"
GOOD = "---\ntitle: Salt\nlanguage: en-GB\nauthor: A. Writer\n---\n\nThe sea is wide.\n"
BAD = GOOD + "\nThe sea[^no] is wide.\n"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the program ``pressroom``, this very one."""
    folder = tmp_path / "programs"
    folder.mkdir()
    own(folder / "pressroom", f'exec {shlex.quote(sys.executable)} -m pressroom.cli "$@"')
    return folder


def own(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def project(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "essay.md").write_text(text)
    return folder


def ran(
    command: list[str], folder: Path, programs: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | variables | {"PATH": f"{programs}:{os.environ['PATH']}"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


# --- pre-commit -------------------------------------------------------------


def hook() -> dict[str, Any]:
    (one,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    return dict(one)


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    one = hook()
    assert one["id"] == "pressroom-check" and one["language"] == "python"
    assert one["pass_filenames"] is False
    for name in ("book/01.md", "metadata.yaml", "pressroom.toml", "a.bib", "images/map.jpeg"):
        assert re.search(one["files"], name), name
    for name in ("a.py", "dist/a.epub", "README"):
        assert not re.search(one["files"], name), name


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_hook_checks_the_work(tmp_path: Path, programs: Path, text: str, code: int) -> None:
    folder = project(tmp_path / "work", text)
    command = [*shlex.split(hook()["entry"]), *hook().get("args", []), "essay.md"]
    done = ran(command, folder, programs)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("essay.md:9:8" in done.stdout) == bool(code)


# --- GitHub -----------------------------------------------------------------


def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ACTION / "action.yml").read_text()))


def step(name: str) -> dict[str, Any]:
    (one,) = (one for one in action()["runs"]["steps"] if one["name"] == name)
    return dict(one)


def bash(script: str) -> list[str]:
    """How a runner starts the script of a step whose shell is bash."""
    return ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]


def test_the_action_is_composite_and_explains_its_inputs() -> None:
    whole = action()
    assert whole["runs"]["using"] == "composite"
    assert all(one["shell"] == "bash" for one in whole["runs"]["steps"])
    for name, given in whole["inputs"].items():
        assert given["description"] and isinstance(given["default"], str), name
    used = set(re.findall(r"\$\{\{ inputs\.(\w+) \}\}", (ACTION / "action.yml").read_text()))
    assert used == set(whole["inputs"])
    assert not any("${{" in one["run"] for one in whole["runs"]["steps"])


@pytest.mark.parametrize(
    ("text", "strict", "code"),
    [(GOOD, "false", 0), (BAD, "false", 1), (GOOD + "\n![](a.png)\n", "true", 1)],
)
def test_the_action_checks_the_work(
    tmp_path: Path, programs: Path, text: str, strict: str, code: int
) -> None:
    project(tmp_path / "my $(work)", text)
    path = "my $(work)/essay.md"
    done = ran(bash(step("Check")["run"]), tmp_path, programs, CHECKED=path, STRICT=strict)
    assert done.returncode == code, done.stdout + done.stderr
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert (f"::error file={path},line=" in done.stdout) == bool(code)


def test_the_action_installs_this_very_program(tmp_path: Path, programs: Path) -> None:
    log = tmp_path / "log"
    own(
        programs / "python3",
        f'echo "$@" >> {log}\n[ "$1" != -m ] || {{ mkdir -p "$3/bin"; cp "$0" "$3/bin/pip"; }}',
    )
    done = ran(
        bash(step("Install Pressroom")["run"]), tmp_path, programs,
        GITHUB_ACTION_PATH=str(ACTION), RUNNER_TEMP=str(tmp_path / "temp"),
        GITHUB_PATH=str(tmp_path / "path"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    libraries, venv, pip = (line.split() for line in log.read_text().splitlines())
    assert Path(libraries[-1]).resolve() == ROOT / ".ci/system-libraries"
    assert Path(libraries[-1]).is_file()
    assert venv == ["-m", "venv", str(tmp_path / "temp/pressroom")]
    assert pip[:-1] == ["install", "--quiet"] and Path(pip[-1]).resolve() == ROOT
    assert (tmp_path / "path").read_text() == f"{tmp_path}/temp/pressroom/bin\n"
