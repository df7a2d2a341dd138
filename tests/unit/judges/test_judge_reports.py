"""What each judge writes becomes findings; what is no report is an error, and never a good book."""

from __future__ import annotations

import json
import shlex
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pressroom.judges.ask import ask
from pressroom.judges.finding import Finding
from pressroom.judges.programs import Machine
from pressroom.judges.verapdf import claimed
from pressroom.model.problem import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def program(folder: Path, name: str, script: str) -> str:
    """A program in Python that gets its arguments as ``args``."""
    path = folder / name
    body = f"import sys, json, pathlib, os\nargs = sys.argv[1:]\n{script}\n"
    (folder / f"{name}.py").write_text(body)
    path.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(path))}.py "$@"\n'
    )
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "sea.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "EPUB/text/one.xhtml", '<html>\n<body><!-- <b> -->\n <p id="a">x</p></body></html>'
        )
    return path


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "sea.pdf"
    path.write_bytes(b"%PDF-1.7 <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<")
    return path


def asked(file: Path, **programs: str) -> tuple[tuple[Finding, ...], list[tuple[str, str]]]:
    names = {f"PRESSROOM_{name.upper()}": path for name, path in programs.items()}
    found, told = ask(Machine({"PATH": "/usr/bin:/bin", **names}), file)
    return found, [(one.code, one.message) for one in told]


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressroom.judges.programs._inside", lambda package, name: None)


# --- EPUBCheck --------------------------------------------------------------


def message(code: str, severity: str, *places: dict[str, Any]) -> dict[str, Any]:
    return {"ID": code, "severity": severity, "message": f"{code} is broken", "locations": places}


def epubcheck(folder: Path, messages: list[dict[str, Any]]) -> str:
    report = json.dumps({"messages": messages})
    return program(
        folder, "check",
        f"at = args.index('--json')\npathlib.Path(args[at + 1]).write_text({report!r})\nsys.exit(1)",
    )  # fmt: skip


def test_epubcheck_tells_file_line_and_column(tmp_path: Path, book: Path) -> None:
    place = {"path": "EPUB/text/one.xhtml", "line": 3, "column": 12}
    whole = {"path": "sea.epub", "line": -1, "column": -1}
    messages = [
        message("RSC-005", "ERROR", place, place | {"line": 4}),
        message("PKG-007", "FATAL", whole),
        message("OPF-003", "WARNING"),
        message("CSS-028", "USAGE", place),
        message("OPF-064", "INFO", place),
    ]
    found, told = asked(book, epubcheck=epubcheck(tmp_path, messages))
    assert told == []
    assert [(it.code, it.severity, it.path, it.line, it.column) for it in found] == [
        ("RSC-005", ERROR, "EPUB/text/one.xhtml", 3, 12),
        ("RSC-005", ERROR, "EPUB/text/one.xhtml", 4, 12),
        ("PKG-007", ERROR, "", 0, 0),
        ("OPF-003", WARNING, "", 0, 0),
    ]
    problem = found[0].problem("sea.epub")
    assert problem.code == "JUDGE-EPUBCHECK-RSC-005"
    assert str(problem.place) == "sea.epub/EPUB/text/one.xhtml:3:12"
    assert str(found[2].problem("sea.epub").place) == "sea.epub"


def test_the_list_of_all_that_would_be_allowed_is_left_out() -> None:
    long = 'attribute "x" not allowed here; expected attribute ' + '"id", ' * 200
    problem = Finding("EPUBCheck", "RSC-005", ERROR, long).problem("a.epub")
    assert problem.message == 'attribute "x" not allowed here'
    value = 'value of "role" is invalid; must be equal to ' + '"alert", ' * 200
    assert Finding("EPUBCheck", "RSC-005", ERROR, value).problem("a.epub").message == (
        'value of "role" is invalid'
    )
    cut = Finding("EPUBCheck", "RSC-005", ERROR, "word " * 200).problem("a.epub").message
    assert len(cut) == 300 and cut.endswith("…")
    assert Finding("Ace", "a", ERROR, "one;\n expected two").problem("a").message == (
        "one; expected two"
    )


@pytest.mark.parametrize(
    "script", ["", "print('no memory'); sys.exit(3)", "open(args[-1], 'w').write('{')"]
)
def test_without_a_report_there_is_no_verdict(tmp_path: Path, book: Path, script: str) -> None:
    found, told = asked(book, epubcheck=program(tmp_path, "check", script))
    assert found == ()
    assert [code for code, _ in told] == ["ENV-031"]
    assert "no memory" in told[0][1] or "wrote no report" in told[0][1]


@pytest.mark.parametrize("wrong", [{}, {"ID": "A", "severity": "ERROR", "locations": 3}])
def test_a_report_of_another_form(tmp_path: Path, book: Path, wrong: dict[str, Any]) -> None:
    _, told = asked(book, epubcheck=epubcheck(tmp_path, [wrong]))
    assert told == [("ENV-031", 'the report of EPUBCheck on "sea.epub" has an unknown form')]


def test_a_path_stays_in_the_edition() -> None:
    problem = Finding("Ace", "a", ERROR, "b", path="/etc/passwd").problem("a.epub")
    assert str(problem.place) == "a.epub/etc/passwd"


def test_a_judge_that_cannot_be_started(tmp_path: Path, book: Path) -> None:
    _, told = asked(book, epubcheck=str(tmp_path / "none"))
    assert told[0][0] == "ENV-031" and "cannot be started" in told[0][1]


def test_a_judge_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pressroom.judges.programs.SECONDS", 1.5)
    mark = tmp_path / "mark"
    late = f"import time; time.sleep(3); open({str(mark)!r}, 'w')"
    script = (
        "import subprocess, time\n"
        f"subprocess.Popen([sys.executable, '-c', {late!r}])\ntime.sleep(60)"
    )
    _, told = asked(book, epubcheck=program(tmp_path, "check", script))
    assert told[0][0] == "ENV-031" and "stopped after 1.5 seconds" in told[0][1]
    import time

    time.sleep(3)
    assert not mark.exists()


def test_a_missing_judge_is_told_of_and_ace_is_not_missed(book: Path, pdf: Path) -> None:
    assert asked(book) == (
        (), [("ENV-030", 'EPUBCheck, which would look at "sea.epub", is missing')],
    )  # fmt: skip
    assert asked(pdf) == (
        (), [("ENV-030", 'veraPDF, which would look at "sea.pdf", is missing')],
    )  # fmt: skip


# --- veraPDF ----------------------------------------------------------------

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<report><jobs><job><validationReport jobEndStatus="normal" isCompliant="false"><details>
<rule specification="ISO" clause="7.1" testNumber="10" status="failed" failedChecks="2">
<description>What is asked.</description>
<check status="failed"><context>root/document[0]</context><errorMessage>It is not.</errorMessage></check>
<check status="failed"><context>root/document[0]/pages[4](9 0 obj PDPage)/annots[0]</context></check>
</rule>
<rule clause="6.2" testNumber="1" status="passed"><check status="failed"/></rule>
</details></validationReport></job></jobs></report>"""


def test_verapdf_is_asked_for_what_the_file_claims(tmp_path: Path, pdf: Path) -> None:
    script = f"assert args[:2] == ['--format', 'xml']\nprint({REPORT!r} if args[3] == 'ua1' else "
    script += f"{REPORT.replace('failed', 'passed')!r})\n"
    script += f"open({str(tmp_path / 'log')!r}, 'a').write(args[3] + ' ')"
    found, told = asked(pdf, verapdf=program(tmp_path, "vera", script))
    assert told == []
    assert (tmp_path / "log").read_text() == "ua1 2a "
    assert [(it.code, it.message, it.page) for it in found] == [
        ("UA1-7.1-10", "It is not.", 0),
        ("UA1-7.1-10", "What is asked.", 5),
    ]
    problem = found[1].problem("sea.pdf")
    assert (problem.code, problem.message) == (
        "JUDGE-VERAPDF-UA1-7.1-10", "page 5: What is asked.",
    )  # fmt: skip
    assert problem.severity is ERROR and str(problem.place) == "sea.pdf"


@pytest.mark.parametrize(
    ("xmp", "profiles"),
    [
        (b"", ()),
        (b"<x pdfaid:part=\"3\" pdfaid:conformance = 'B'/>", ("3b",)),
        (b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U", ("2u",)),
        (b"<pdfaid:part>4</pdfaid:part>", ("4",)),
        (b"<pdfaid:part>2</pdfaid:part>", ()),
        (b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>Z", ()),
    ],
)
def test_the_profile_that_is_claimed(xmp: bytes, profiles: tuple[str, ...]) -> None:
    assert claimed(b"%PDF-1.7 " + xmp) == profiles


@pytest.mark.parametrize(
    "said", ["", "<report><jobs/></report>", REPORT.replace('"normal"', '"cancelled"')]
)
def test_verapdf_without_a_verdict(tmp_path: Path, pdf: Path, said: str) -> None:
    found, told = asked(pdf, verapdf=program(tmp_path, "vera", f"print({said!r})"))
    assert found == () and [code for code, _ in told] == ["ENV-031"]


# --- Ace --------------------------------------------------------------------


def assertion(impact: str, *steps: str) -> dict[str, Any]:
    return {
        "earl:test": {"dct:title": "image-alt", "earl:impact": impact},
        "earl:result": {
            "dct:description": "has no alt\nand no title",
            "earl:pointer": {"cfi": steps},
        },
    }


def test_ace_tells_the_page_and_where_its_element_is(tmp_path: Path, book: Path) -> None:
    report = {
        "assertions": [
            {
                "earl:testSubject": {"url": "/text/one.xhtml"},
                "assertions": [
                    assertion("serious", "/2/2[a]"),
                    assertion("moderate", "/2/8/4"),
                ],
            },
            {"earl:testSubject": {}, "assertions": [assertion("minor")]},
        ]
    }
    script = (
        "out = pathlib.Path(args[args.index('--outdir') + 1]); out.mkdir()\n"
        f"(out / 'report.json').write_text({json.dumps(report)!r})"
    )
    check = epubcheck(tmp_path, [])
    found, told = asked(book, epubcheck=check, ace=program(tmp_path, "ace", script))
    assert told == []
    assert [(it.severity, it.path, it.line, it.column) for it in found] == [
        (ERROR, "EPUB/text/one.xhtml", 3, 12),
        (WARNING, "EPUB/text/one.xhtml", 0, 0),
        (WARNING, "", 0, 0),
    ]
    assert found[0].problem("sea.epub").code == "JUDGE-ACE-IMAGE-ALT"
    assert found[0].problem("sea.epub").message == "has no alt"


def test_what_is_not_safe_is_not_unpacked(tmp_path: Path, book: Path) -> None:
    names = {
        "PRESSROOM_EPUBCHECK": epubcheck(tmp_path, []),
        "PRESSROOM_ACE": program(tmp_path, "ace", "raise SystemExit(1)"),
    }
    machine = Machine({"PATH": "/usr/bin:/bin", **names})
    assert ask(machine, book, unpack=False) == ((), ())
    assert len(ask(machine, book)[1]) == 1
