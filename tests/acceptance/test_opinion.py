"""``check --judges``: what the judges find besides, told where the author can mend it."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressroom.cli import app

BOOK = """# The sea

The sea is wide and its
*far* shore is [not seen](#boats).

# Boats {#boats}

A boat is small.
"""

# It looks into the file that it is given, as a judge does.
EPUBCHECK = """
import sys, json, zipfile
args = sys.argv[1:]
found = []
with zipfile.ZipFile(args[0]) as book:
    for name in book.namelist():
        if name.endswith('.xhtml'):
            for number, line in enumerate(book.read(name).decode().split('\\n'), 1):
                at = line.find('<em>far')
                if at >= 0:
                    place = {'path': name, 'line': number, 'column': at + 5}
                    found.append({'ID': 'RSC-999', 'severity': 'ERROR', 'message': 'far is bad',
                                  'locations': [place]})
with open(args[args.index('--json') + 1], 'w') as report:
    json.dump({'messages': found}, report)
"""
VERAPDF = """
import sys
profile = sys.argv[4]
pages = 'root/document[0]/pages[6](1 0 obj PDPage)'
checks = f'<check status="failed"><context>{pages}</context></check>' if profile == 'ua1' else ''
print('<report><jobs><job><validationReport jobEndStatus="normal"><details>'
      '<rule clause="7.99" testNumber="1" status="failed"><description>too blue</description>'
      f'{checks}</rule></details></validationReport></job></jobs></report>')
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and judges that find something in any work with the word "far"."""
    folder = tmp_path / "book"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "manuscript/metadata.yaml").write_text(
        "title: Salt\nlanguage: en-GB\ncreators: A. Writer\n"
    )
    (folder / "manuscript/01-sea.md").write_text(BOOK)
    for name, script in (("epubcheck", EPUBCHECK), ("verapdf", VERAPDF)):
        (tmp_path / f"{name}.py").write_text(script)
        program = tmp_path / name
        program.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {tmp_path}/{name}.py "$@"\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv(f"PRESSROOM_{name.upper()}", str(program))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.delenv("PRESSROOM_ACE", raising=False)
    return folder


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def test_findings_in_the_editions_of_a_project_are_told_in_its_texts(book: Path) -> None:
    before = sorted(book.rglob("*"))
    result = check(book, "--judges", "--format", "json")
    assert result.exit_code == 1, result.output
    found = {one["code"]: one for one in json.loads(result.stdout)["problems"]}
    epub = found["JUDGE-EPUBCHECK-RSC-999"]
    assert (epub["path"], epub["line"]) == ("manuscript/01-sea.md", 4)
    assert epub["message"].startswith("far is bad (in salt.epub/EPUB/")
    pdf = found["JUDGE-VERAPDF-UA1-7.99-1"]
    assert pdf["path"] == "manuscript/01-sea.md" and pdf["message"].endswith("(in salt.pdf)")
    assert sorted(book.rglob("*")) == before, "nothing is written into the project"
    human = check(book, "--judges").stdout
    assert "  4 | *far* shore is [not seen](#boats).\n" in human
    assert check(book, "--format", "short").stdout == ""


def test_a_finished_edition_is_given_to_the_judges_too(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = CliRunner().invoke(app, ["build", str(book), "--out", str(out), "--quiet"])
    assert built.exit_code == 0, built.output
    result = check(out / "salt.epub", "--judges", "--format", "json")
    (found,) = json.loads(result.stdout)["problems"]
    assert found["code"] == "JUDGE-EPUBCHECK-RSC-999"
    assert found["path"].startswith("salt.epub/EPUB/") and found["line"] > 1
    assert "JUDGE" not in check(out / "salt.epub").stdout


def test_a_work_with_errors_has_no_editions_to_judge(book: Path) -> None:
    (book / "manuscript/01-sea.md").write_text(BOOK + "\n[^none]\n")
    result = check(book, "--judges", "--format", "short")
    assert "NOTE-001" in result.stdout and "JUDGE" not in result.stdout


def test_a_judge_that_is_missing_is_a_warning(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSROOM_EPUBCHECK")
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr("pressroom.judges.programs._inside", lambda package, name: None)
    monkeypatch.setenv("PRESSROOM_VERAPDF", "/nowhere/verapdf")
    result = check(book, "--judges", "--format", "json")
    codes = [(one["code"], one["severity"]) for one in json.loads(result.stdout)["problems"]]
    assert codes == [("ENV-030", "warning"), ("ENV-031", "error")]
    assert result.exit_code == 2


def test_what_is_beyond_the_limits_is_given_to_nobody(book: Path, tmp_path: Path) -> None:
    import zipfile

    bomb = tmp_path / "bomb.epub"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("EPUB/far.xhtml", b"<em>far" + b" " * 30_000_000)
    result = check(bomb, "--judges", "--format", "short")
    assert "EPUB-002" in result.stdout and "JUDGE" not in result.stdout
