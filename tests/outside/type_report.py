"""Measures the type of whole books as Pressroom, pandoc with WeasyPrint, and Typst set them.

    python tests/outside/type_report.py [--ours] FOLDER [FOLDER ...]

Prints a table in Markdown, for books of text: Typst does not get their images. pandoc gets the texts
in their order, and A5 pages with justified text in the typeface of the house, so that only the setting
differs; Typst is asked through pandoc, and left out where its package is not installed. A PDF may
stand for a folder: then it alone is measured.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from pressroom.build import build
from pressroom.checks.type import measure_type
from pressroom.manuscript.load import load

FONTS = Path(__file__).parents[2] / "styles/fonts"
FACES = "".join(
    f"@font-face {{ font-family: house; src: url({(FONTS / f'EBGaramond-{name}.ttf').as_uri()}); {style} }}"
    for name, style in (("Regular", ""), ("Italic", "font-style: italic"), ("Bold", "font-weight: 700"))
)  # fmt: skip
CSS = FACES + (
    "@page { size: a5; margin: 56pt 61pt 77.2pt; @bottom-center { content: counter(page) } }"
    "html { font: 11pt/14pt house; text-align: justify; hyphens: auto; orphans: 2; widows: 2 }"
    "p { margin: 0; text-indent: 1em }"
)
TYPST = (
    '#set page(paper: "a5", margin: (x: 61pt, top: 56pt, bottom: 77.2pt), numbering: "1")\n'
    '#set text(font: "EB Garamond", size: 11pt, lang: "en", top-edge: 0.7em, bottom-edge: -0.3em)\n'
    "#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: 1em)\n"
    "#let horizontalrule = align(center)[\\* \\* \\*]\n"  # which pandoc's own page defines
)
SHOWN = ("TYPE-002", "TYPE-003", "TYPE-004", "TYPE-005", "TYPE-006", "TYPE-007", "TYPE-008",
         "TYPE-009", "TYPE-010")  # fmt: skip


def ours(folder: Path) -> bytes:
    with tempfile.TemporaryDirectory() as out:
        return build(folder, editions=("pdf",), out=Path(out) / "dist").artifacts[0].data


def text_of(folder: Path) -> str:
    return "\n\n".join(source.text for source in load(folder, epoch=None).sources)


def by_pandoc(text: str) -> bytes:
    fonts = FontConfiguration()
    page = pypandoc.convert_text(
        text,
        "html5",
        "markdown",
        # pandoc's own style has a narrow column
        extra_args=["-s", "-Mtitle=T", "-Mlang=en", "-Mdocument-css=false"],
    )
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    made = weasyprint.HTML(string=page).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_tags=True
    )
    return bytes(made or b"")


def by_typst(text: str) -> bytes | None:
    try:
        typst: Any = importlib.import_module("typst")
    except ImportError:
        return None
    source = TYPST + pypandoc.convert_text(text, "typst", "markdown")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.typ"
        file.write_text(source, "utf-8")
        made: bytes = typst.compile(str(file), font_paths=[str(FONTS)])
    return made


def measured(folder: Path, *, alone: bool) -> Iterator[tuple[str, bytes]]:
    if folder.suffix == ".pdf":
        yield "the file", folder.read_bytes()
        return
    yield "Pressroom", ours(folder)
    if not alone:
        text = text_of(folder)
        yield "pandoc, WeasyPrint", by_pandoc(text)
        if made := by_typst(text):
            yield "Typst", made


def row(book: str, tool: str, data: bytes) -> str:
    report = measure_type((data, "book.pdf"))
    counts = Counter(found.rule.code for found in report.findings)
    names = ("pages", "characters a full line", "lines on the grid (%)", "divided lines (%)")
    cells = [book, tool, *(report.figures.get(name, "") for name in names)]
    return " | ".join(map(str, (*cells, *(counts[code] for code in SHOWN), len(report.findings))))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the type of whole books.")
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("folders", nargs="+", type=Path)
    given = parser.parse_args()
    heads = ("Book", "Set by", "Pages", "Characters", "On the grid %", "Divided %",
             *(code[-3:] for code in SHOWN), "Findings")  # fmt: skip
    sys.stdout.write(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    for folder in given.folders:
        for tool, data in measured(folder.resolve(), alone=given.ours):
            sys.stdout.write(f"| {row(folder.resolve().name, tool, data)} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
