"""The numbers in the contents are those of the pages, though facing pages are made together."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
from books import print_pdf

from pressroom.manuscript.load import load
from pressroom.typeset import typeset

HEADS = 60  # three pages of contents


def test_each_line_of_long_contents_names_the_page_of_its_heading(tmp_path: Path) -> None:
    words = "extraordinary circumstances notwithstanding considerable undertakings of the day"
    folder = tmp_path / "manuscript"
    folder.mkdir()
    about = "title: A\nlanguage: en\npublished: 2026-05-31\nmodified: 2026-05-31\n"
    (folder / "metadata.yaml").write_text(about, "utf-8")
    sections = [
        f"## Head {at} of many\n\n" + " ".join((words.split() * 40)[: 40 + (at * 37) % 150]) + "."
        for at in range(HEADS)
    ]
    (folder / "text.md").write_text("# A\n\n" + "\n\n".join(sections) + "\n", "utf-8")
    manuscript = load(tmp_path, epoch=None)
    data, _ = print_pdf(typeset(manuscript), manuscript.styles)
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [
            (pdf.get_page_label(at), pdf[at].get_textpage().get_text_range())
            for at in range(len(pdf))
        ]
    whole = "".join(text for _, text in pages)
    told = dict(re.findall(r"Head (\d+) of many[ .\r\n]+(\d+)\b", whole))
    heads = {
        head: label
        for label, text in pages
        for head in re.findall(r"Head (\d+) of many\r?\n", text)
    }
    assert len(heads) == HEADS
    assert told == heads
