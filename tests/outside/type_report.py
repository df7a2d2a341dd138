"""Measures the type of whole books as Pressroom, pandoc with WeasyPrint, Typst and LaTeX set them.

    python tests/outside/type_report.py [--ours] [--keep FOLDER] FOLDER [FOLDER ...]

Prints a table in Markdown. ``type_setters.py`` tells what the others are given; those that are not
installed are left out. ``--ours`` measures Pressroom alone; ``--keep`` writes each PDF to a folder. A
PDF may stand for a book: then it alone is measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pressroom.build import build
from pressroom.checks.type import measure_type
from type_setters import CARE, book_of, by_latex, by_typst, by_weasyprint

SHOWN = ("TYPE-002", "TYPE-003", "TYPE-004", "TYPE-005", "TYPE-006", "TYPE-007", "TYPE-008",
         "TYPE-009", "TYPE-010")  # fmt: skip


def ours(folder: Path) -> bytes:
    with tempfile.TemporaryDirectory() as out:
        return build(folder, editions=("pdf",), out=Path(out) / "dist").artifacts[0].data


def measured(folder: Path, *, alone: bool) -> Iterator[tuple[str, bytes]]:
    if folder.suffix == ".pdf":
        yield "the file", folder.read_bytes()
        return
    yield "Pressroom", ours(folder)
    if alone:
        return
    with book_of(folder) as book:
        yield "pandoc, WeasyPrint", by_weasyprint(book)
        if made := by_typst(book):
            yield "Typst", made
        if made := by_latex(book):
            yield "LaTeX", made
        if made := by_latex(book, CARE):
            yield "LaTeX with care", made


def row(book: str, tool: str, data: bytes) -> str:
    report = measure_type((data, "book.pdf"))
    counts = Counter(found.rule.code for found in report.findings)
    names = ("pages", "characters a full line", "lines on the grid (%)", "divided lines (%)")
    cells = [book, tool, *(report.figures.get(name, "") for name in names)]
    return " | ".join(map(str, (*cells, *(counts[code] for code in SHOWN), len(report.findings))))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the type of whole books.")
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    given = parser.parse_args()
    heads = ("Book", "Set by", "Pages", "Characters", "On the grid %", "Divided %",
             *(code[-3:] for code in SHOWN), "Findings")  # fmt: skip
    sys.stdout.write(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    for folder in given.folders:
        for tool, data in measured(folder.resolve(), alone=given.ours):
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                name = f"{folder.resolve().name} {tool}.pdf".replace(",", "").replace(" ", "-")
                (given.keep / name).write_bytes(data)
            sys.stdout.write(f"| {row(folder.resolve().name, tool, data)} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
