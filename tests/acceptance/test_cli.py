"""The command line: options, exit codes, reports; the line itself stands in by a double."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import pressroom
from pressroom import cli, door, starter
from pressroom.model.artifact import Artifact
from pressroom.model.problem import Place, PressroomError, Problem, Rule, Severity
from pressroom.progress import Progress

ERROR = Rule("NOTE-002", Severity.ERROR, "", "write its text")
WARNING = Rule("IMG-001", Severity.WARNING, "", "")
MISSING = Rule("ENV-001", Severity.ERROR, "", "install it")


def found(rule: Rule) -> Problem:
    place = Place(PurePosixPath("essay.md"), 1, 3, 2, 3)
    return Problem(rule, "something is wrong", place, rule.hint, rule.severity)


@dataclass
class Line:
    """Stands in for ``pressroom.build``: keeps what it was asked, answers what it was told."""

    problems: tuple[Problem, ...] = ()
    raises: BaseException | None = None
    asked: dict[str, Any] = field(default_factory=dict)

    def build(self, path: Path, **options: Any) -> SimpleNamespace:
        self.asked = {"path": path, **options}
        options["progress"]("reading\x1b[2J")
        if self.raises:
            raise self.raises
        artifacts = (Artifact("essay.epub", "x", b""), Artifact("essay.pdf", "x", b""))
        out = options["out"] or path.parent / "dist"
        return SimpleNamespace(out=out, artifacts=artifacts, problems=self.problems)

    def check(self, path: Path, **options: Any) -> tuple[Problem, ...]:
        self.asked = {"path": path, **options}
        if self.raises:
            raise self.raises
        return self.problems

    def default_out(self, path: Path) -> Path:
        return path / "dist"


CACHE = Path("/somewhere/pressroom")


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's cache is not written to."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(CACHE.parent))


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    double = Line()
    module = ModuleType("pressroom.build")
    for name in ("build", "check", "default_out"):
        setattr(module, name, getattr(double, name))
    monkeypatch.setitem(sys.modules, "pressroom.build", module)
    monkeypatch.setattr(pressroom, "build", module, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return double


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "essay.md"
    path.write_text("a [^sea]\n")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(one) for one in arguments])


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"pressroom {pressroom.__version__}\n")


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("build", "check", "doctor", "init", "clean", "--version"):
        assert command in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pressroom.cli import main; sys.argv = ['pressroom', '--help']\n"
        "try: main()\nfinally: print([m for m in ('rich', 'weasyprint', 'lxml', 'pydantic',"
        " 'jinja2', 'yaml', 'PIL', 'pressroom.build', 'pressroom.shelf') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_build_hands_everything_on(
    line: Line, essay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654000000")
    out = essay.parent / "out"
    options = ("--edition", "pdf", "--edition", "epub", "--edition", "pdf", "--strict")
    result = run("build", essay, "--out", out, *options)
    assert result.exit_code == 0, result.output
    del line.asked["progress"]
    assert line.asked == {
        "path": essay, "editions": ("pdf", "epub"), "out": out, "strict": True,
        "epoch": 1654000000, "cache": CACHE,
    }  # fmt: skip
    assert result.stdout == f"essay.epub, essay.pdf in {out}\n"
    assert result.stderr == "reading␛[2J\n"


def test_build_by_default(line: Line, essay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(essay.parent)
    assert run("build").exit_code == 0
    del line.asked["progress"]
    assert line.asked == {
        "path": Path(), "editions": None, "out": None, "strict": False, "epoch": None,
        "cache": CACHE,
    }  # fmt: skip


def test_quiet_says_only_problems(line: Line, essay: Path) -> None:
    assert run("build", "--quiet", essay).output == ""
    line.problems = (found(WARNING),)
    result = run("build", "--quiet", essay)
    assert result.stdout.startswith("warning[IMG-001] essay.md:1:3: something is wrong\n  1 | a [")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("problems", "strict", "code"),
    [
        ((), True, 0),
        ((WARNING,), False, 0),
        ((WARNING,), True, 1),
        ((ERROR, WARNING), False, 1),
        ((ERROR, MISSING), False, 1),
        ((MISSING,), False, 2),
        ((MISSING, WARNING), False, 2),
    ],
)
def test_exit_codes(
    line: Line, essay: Path, problems: tuple[Rule, ...], strict: bool, code: int
) -> None:
    line.problems = tuple(found(rule) for rule in problems)
    options = ["--strict"] if strict else []
    assert run("check", essay, *options).exit_code == code
    assert run("build", essay, *options).exit_code == code
    if code:
        line.raises = PressroomError(line.problems)
        assert run("check", essay, *options).exit_code == code
        assert run("build", essay, *options).exit_code == code


def test_check_says_when_all_is_good(line: Line, essay: Path) -> None:
    assert run("check", essay).stdout == "no problems\n"
    assert line.asked == {
        "path": essay, "strict": False, "epoch": None, "cache": CACHE, "stores": (),
    }  # fmt: skip


def test_the_shops_of_a_check(line: Line, essay: Path) -> None:
    run("check", essay, "--store", "kobo", "--store", "print")
    assert line.asked["stores"] == ("kobo", "print")
    assert run("check", essay, "--store", "corner").exit_code == 2


def test_the_report_for_programs(line: Line, essay: Path) -> None:
    line.problems = (found(WARNING),)
    report = json.loads(run("build", essay, "--format", "json").stdout)
    assert report["schema"] == 1
    assert report["problems"][0]["code"] == "IMG-001"
    assert report["files"] == ["essay.epub", "essay.pdf"]
    line.raises = PressroomError((found(ERROR),))
    result = run("check", essay, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["errors"] == 1
    line.raises = None
    line.problems = ()
    assert json.loads(run("check", essay, "--format", "json").stdout)["problems"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "no-such-folder"),
        ("check", "no-such-folder"),
        ("clean", "no-such-folder"),
        ("build", ".", "--edition", "mobi"),
        ("build", ".", "--format", "xml"),
        ("bake",),
        ("init",),
    ],
)
def test_wrong_usage(line: Line, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert not line.asked


@pytest.mark.parametrize(
    "value", ["yesterday", "-1", "1.5", "1e9", "٣", "9" * 13, "253402300800", "9" * 5000]
)
def test_a_wrong_epoch(
    line: Line, essay: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    for command in ("build", "check"):
        result = run(command, essay)
        assert result.exit_code == 2
        assert "SOURCE_DATE_EPOCH" in result.stderr
    assert not line.asked


@pytest.mark.parametrize("value", ["0", "253402300799"])
def test_the_first_and_the_last_epoch(
    line: Line, essay: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert run("check", essay).exit_code == 0
    assert line.asked["epoch"] == int(value)


def test_an_unexpected_error_of_the_system(line: Line, essay: Path) -> None:
    line.raises = OSError(errno.EIO, "Input/output error", "\x1bx")
    result = run("build", essay)
    assert result.exit_code == 2
    assert result.stderr.endswith('error: "␛x": input/output error\n')
    assert "Traceback" not in result.output
    result = run("check", essay, "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["failure"] == '"\x1bx": input/output error'
    line.raises = OSError("odd")
    assert run("build", essay).stderr.endswith("error: odd\n")


@pytest.mark.parametrize("form", ["short", "json", "github", "sarif", "junit"])
def test_standard_output_holds_the_form_alone_whatever_happens(
    line: Line, essay: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def holds(text: str) -> None:
        match form:
            case "json" | "sarif":
                json.loads(text)
            case "junit":
                ET.fromstring(text)
            case "github":
                assert all(one.startswith("::") for one in text.splitlines())
            case _:
                assert all(": error NOTE-002 " in one for one in text.splitlines())

    for command in ("build", "check"):
        line.raises, line.problems = None, ()
        good = run(command, essay, "--format", form)
        assert good.exit_code == 0
        holds(good.stdout)
        line.problems = (found(ERROR),)
        bad = run(command, essay, "--format", form)
        assert bad.exit_code == 1 and "something is wrong" in bad.stdout
        holds(bad.stdout)
        line.raises = PressroomError(line.problems)
        assert (
            run(command, essay, "--format", form).stdout.splitlines()[:3]
            == (bad.stdout.splitlines()[:3])
        )
        for error in (OSError(errno.EIO, "\x1bodd", "x"), MemoryError()):
            line.raises = error
            outside = run(command, essay, "--format", form)
            assert outside.exit_code == 2 and "error: " in outside.stderr
            assert form == "short" or outside.stdout
            holds(outside.stdout)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    wrong = run("check", essay, "--format", form)
    assert wrong.exit_code == 2 and wrong.stderr.count("SOURCE_DATE_EPOCH") == 1
    assert form == "short" or "yesterday" in wrong.stdout
    holds(wrong.stdout)


def test_paths_for_editors_and_servers_begin_at_the_working_folder(
    line: Line, essay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.problems = (found(WARNING),)
    monkeypatch.chdir(essay.parents[1])
    folder = essay.parent.name
    short = run("check", essay, "--format", "short").stdout
    assert short == f"{folder}/essay.md:1:3: warning IMG-001 something is wrong\n"
    assert f"file={folder}/essay.md,line=1" in run("check", essay, "--format", "github").stdout
    monkeypatch.chdir(essay.parent)
    assert run("check", essay, "--format", "short").stdout.startswith("essay.md:1:3: ")


def test_warnings_fail_where_they_count(line: Line, essay: Path) -> None:
    line.problems = (found(WARNING),)
    mild = ET.fromstring(run("check", essay, "--format", "junit").stdout)
    strict = ET.fromstring(run("check", essay, "--format", "junit", "--strict").stdout)
    assert (mild[0].get("failures"), strict[0].get("failures")) == ("0", "1")


def test_an_interrupt(line: Line, essay: Path) -> None:
    line.raises = KeyboardInterrupt()
    result = run("build", essay)
    assert result.exit_code == 130
    assert result.stderr.endswith("interrupted\n")


def test_a_fault_of_ours_is_not_hidden(line: Line, essay: Path) -> None:
    line.raises = ZeroDivisionError()
    assert isinstance(run("build", essay).exception, ZeroDivisionError)


def test_init_makes_a_project(tmp_path: Path) -> None:
    folder = tmp_path / "my work"
    result = run("init", folder)
    assert result.exit_code == 0, result.output
    names = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    assert names == ["manuscript/01-first-section.md", "manuscript/metadata.yaml"]
    assert result.stdout.endswith(f"pressroom build '{folder}'\n")


def test_init_goes_where_nothing_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "manuscript").mkdir()
    result = run("init", ".")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("with: pressroom build\n")
    assert (tmp_path / "README.md").read_text() == "mine"


def test_init_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/book.md").write_text("mine")
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert '"manuscript"' in result.stderr
    assert [path.name for path in (tmp_path / "manuscript").iterdir()] == ["book.md"]


def test_a_file_that_has_just_come_in_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/metadata.yaml").write_text("mine")
    with pytest.raises(FileExistsError):
        starter.write(tmp_path)
    assert (tmp_path / "manuscript/metadata.yaml").read_text() == "mine"


@pytest.mark.parametrize("make", ["file", "link", "dangling"])
def test_init_refuses_what_is_no_folder(tmp_path: Path, make: str) -> None:
    path = tmp_path / "work"
    if make == "file":
        path.write_text("x")
    else:
        (tmp_path / "other").mkdir()
        path.mkdir()
        (path / "manuscript").symlink_to("../other" if make == "link" else "nowhere")
    result = run("init", path)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert not any((tmp_path / "other").iterdir()) if make != "file" else path.read_text() == "x"


def test_clean_removes_only_our_folder(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    result = run("clean", tmp_path)
    assert result.exit_code == 2
    assert "SHELF-001" in result.stdout
    assert (out / "mine.txt").exists()
    (out / "mine.txt").unlink()
    assert run("clean", tmp_path).exit_code == 0
    assert not out.exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "12")
    stream = Terminal()
    with pytest.raises(KeyError), (progress := Progress(stream)):
        progress("reading a very long name")
        raise KeyError
    assert stream.getvalue() == "\r\x1b[Kreading a …\r\x1b[K"


def test_quiet_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    with (progress := Progress(stream, quiet=True)):
        progress("reading")
    assert stream.getvalue() == ""


def test_colour_is_asked_for_by_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert door.coloured(True)
    assert not door.coloured(False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not door.coloured(True)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not door.coloured(True)


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pressroom.cli", *arguments]


def test_a_reader_that_has_gone() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(program("--help"), stdout=write, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(write)
    assert done.stderr == ""
    assert done.returncode == 1


def test_a_terminal_of_few_characters(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    command = program("init", str(tmp_path / "海"))
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert r"\u6d77" in done.stdout
