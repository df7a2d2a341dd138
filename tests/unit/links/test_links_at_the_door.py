"""``pressroom check --links`` as a person uses it, and that nothing is asked without it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from web_server import Server, serving

from pressroom.cli import app


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def essay(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("pressroom.links.asking.time.sleep", lambda _: None)
    file = tmp_path / "essay.md"
    head = "---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\n"
    links = f"[a]({server.base}/404), [b]({server.base}/301/b) and [c]({server.base}/503)"
    file.write_text(f"{head}The sea has {links} in it.\n")
    return file


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def codes(result: Result) -> list[str]:
    found = json.loads(result.stdout)["problems"]
    return [one["code"] for one in found if one["code"].startswith("URL-")]


def test_nothing_is_asked_without_it(server: Server, essay: Path) -> None:
    assert codes(check(essay, "--format", "json")) == []
    assert server.asked == []
    script = (
        "import sys; from pressroom.cli import app; app(['check', sys.argv[1]], standalone_mode=False)\n"
        "print([n for n in ('pressroom.links.connection', 'http.client') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, essay], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("no problems\n[]\n")


def test_links_are_tried_on_demand(server: Server, essay: Path) -> None:
    done = check(essay, "--links", "--private", "--format", "json")
    assert codes(done) == ["URL-001", "URL-002", "URL-003"]
    assert done.exit_code == 1
    human = check(essay, "--links", "--private").stdout
    new = f"{server.base}/b"
    assert f"hint: write: {new}" in human
    assert f'error[URL-001] essay.md:6:17: "{server.base}/404" is gone' in human


def test_a_private_address_is_not_asked_by_itself(server: Server, essay: Path) -> None:
    done = check(essay, "--links", "--format", "json")
    assert codes(done) == ["URL-005"] * 3
    assert done.exit_code == 0
    assert server.asked == []


def test_what_has_moved_is_mended(server: Server, essay: Path) -> None:
    before = essay.read_text()
    new = before.replace("/301/b", "/b")
    shown = check(essay, "--links", "--private", "--fix", "--dry-run")
    assert "would mend essay.md" in shown.stdout and essay.read_text() == before
    done = check(essay, "--links", "--private", "--fix", "--format", "json")
    assert codes(done) == ["URL-001", "URL-003"]
    assert essay.read_text() == new
    columns = [one["column"] for one in json.loads(done.stdout)["problems"]]
    line = new.splitlines()[-1]
    assert columns == [line.index(f"{server.base}/{name}") + 1 for name in ("404", "503")]


def test_private_goes_with_links(essay: Path) -> None:
    done = check(essay, "--private")
    assert done.exit_code == 2
    assert "--private goes with --links" in done.output
