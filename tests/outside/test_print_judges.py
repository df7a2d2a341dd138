"""PDFs for a printer before those who know no PDF/X: their syntax, boxes, fonts and colours.

veraPDF judges PDF/A-2b, which asks the same of fonts, contents and profiles. It looks at the output
intent of PDF/A alone, so that ours is shown to it as one.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from test_covers import sheet
from test_print_edition import sheets

import judges

# that a file does not claim PDF/A, and that its metadata are those of PDF/X
_NO_PDFA = {"verdict", "6.6.4-1", "6.6.2.3.1-1", "6.6.2.3.1-2"}
KINDS = ["gray", "rgb", "cover"]


def made(kind: str) -> bytes:
    if kind == "cover":
        return sheet("field", 320).artifact.data
    return sheets(3, marks=True, colour="gray" if kind == "gray" else "rgb")


def shown_as_pdfa(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.OutputIntents[0].S = Name.GTS_PDFA1
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_verapdf_finds_no_fault_in_fonts_contents_and_colours(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(shown_as_pdfa(made(kind)))
    (found,) = judges.verapdf(file, profiles=["2b"])
    assert {one.rule for one in found} == _NO_PDFA, [str(one) for one in found]


def test_verapdf_would_find_the_colours_of_another_device(tmp_path: Path) -> None:
    out, file = io.BytesIO(), tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(shown_as_pdfa(made("gray")))) as pdf:
        pdf.pages[0].obj.Contents.append(pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f"))
        pdf.save(out)
    file.write_bytes(out.getvalue())
    (found,) = judges.verapdf(file, profiles=["2b"])
    assert "6.2.4.3-2" in {one.rule for one in found}


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_no_fault_in_the_syntax(kind: str) -> None:
    with pikepdf.open(io.BytesIO(made(kind))) as pdf:
        assert pdf.check_pdf_syntax() == []


def asked(program: str, *arguments: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not on the path")
    told = subprocess.run([path, *arguments], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    return told.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_poppler_sees_the_boxes(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(made(kind))
    told = asked("pdfinfo", "-box", str(file))
    boxes = {
        name: [float(edge) for edge in edges.split()]
        for name, edges in re.findall(r"^(\w+)Box: +(.*)$", told, re.MULTILINE)
    }
    sheet_, bleed, trim = boxes["Media"], boxes["Bleed"], boxes["Trim"]
    assert sheet_[0] <= bleed[0] < trim[0] < trim[2] < bleed[2] <= sheet_[2]
    assert sheet_[1] <= bleed[1] < trim[1] < trim[3] < bleed[3] <= sheet_[3]
    assert re.search(r"PDF version: +1\.6", told)


@pytest.mark.parametrize("kind", KINDS)
def test_poppler_sees_every_font_embedded(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(made(kind))
    _, _, *fonts = asked("pdffonts", str(file)).splitlines()
    assert fonts
    # name, type, encoding, embedded, a part of it, with the characters it shows
    assert all(re.search(r" yes yes yes +\d+ +0$", font) for font in fonts)
