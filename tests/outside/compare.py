"""Builds whole books with Pressroom and with pandoc, asks the judges, and prints a table.

    python tests/outside/compare.py [--ours] [--json FILE] FOLDER [FOLDER ...]

Each FOLDER is a book as its author left it. Pressroom builds it as it is; pandoc is given the same
files in the same order, and makes an EPUB, and through WeasyPrint a PDF/UA-1. Both editions of
both then go before EPUBCheck, Ace, veraPDF and the reading engine. ``--ours`` leaves pandoc out.

Numbers: EPUBCheck's fatal errors, errors and warnings; Ace's violations; the rules of PDF/UA-1
and of PDF/A-2a that veraPDF finds broken; entries of the contents and notes that the reading engine
could not open, of all; "fails" where a judge could not read the book at all. Seconds are those of one cold run, both editions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pikepdf
import pypandoc
import pytest

import judges
from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError

BIN = Path(sys.executable).parent
SECONDS = 1800


@dataclass(frozen=True, slots=True)
class Score:
    """What came of one book by one tool. ``failed`` is its complaint where it made no edition."""

    book: str
    tool: str
    pages: int
    seconds: float
    epubcheck: str
    ace: str
    ua1: str
    a2a: str
    reading: str
    failed: str = ""


def ours(folder: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    """How Pressroom makes the book."""
    yield "pressroom", [str(BIN / "pressroom"), "build", str(folder), "--quiet", f"--out={out}"]


def theirs(manuscript: Manuscript, out: Path) -> Iterator[tuple[str, list[str]]]:
    """How pandoc makes the same book, one command for each edition."""
    root = manuscript.root
    files = [root / source.path for source in manuscript.sources]
    folders = dict.fromkeys([root, *(file.parent for file in files)])
    common = [
        pypandoc.get_pandoc_path(),
        *map(str, files),
        "--standalone",
        "--toc",
        f"--resource-path={':'.join(map(str, folders))}",
        f"--metadata=title:{manuscript.metadata.title}",
        f"--metadata=lang:{manuscript.metadata.language}",
    ]
    if manuscript.bibliography:
        common.append("--citeproc")
        common += [f"--bibliography={root / one.path}" for one in manuscript.bibliography]
    engine = [f"--pdf-engine={BIN / 'weasyprint'}", "--pdf-engine-opt=--pdf-variant=pdf/ua-1"]
    yield "EPUB", [*common, "--mathml", "--to=epub3", f"--output={out / 'book.epub'}"]
    yield "PDF", [*common, "--mathml", *engine, f"--output={out / 'book.pdf'}"]


def make(commands: Iterator[tuple[str, list[str]]]) -> tuple[float, str]:
    """The seconds that the commands take, and what the first says that fails."""
    began, failed = time.perf_counter(), ""
    for what, command in commands:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        if done.returncode and not failed:
            failed = f"{what}: {done.stderr.strip().splitlines()[-1:] or done.returncode}"
            (Path(tempfile.gettempdir()) / "compare.log").write_text(done.stderr + done.stdout)
    return time.perf_counter() - began, failed


def asked(judge: Callable[[], str]) -> str:
    """The verdict, or that the judge could not read the book at all."""
    try:
        return judge()
    except pytest.fail.Exception as error:
        sys.stderr.write(f"{error}\n")
        return "fails"


def unopened(epub: Path) -> str:
    """How many entries of the contents, and how many notes, could not be opened."""
    read = judges.read(epub)
    bad = sum(entry.problem is not None for entry in read.entries)
    lost = sum(note.error is not None for note in read.notes)
    return f"{bad} of {len(read.entries)}, {lost} of {len(read.notes)}"


def score(book: str, tool: str, out: Path, seconds: float, failed: str) -> Score:
    """What the judges say of the editions in ``out``."""
    epub = next(iter(out.glob("*.epub")), None)
    pdf = next(iter(out.glob("*.pdf")), None)
    checked = ace = ua1 = a2a = reading = "–"
    pages = 0
    if epub:
        found = [one.severity for one in judges.epubcheck(epub)[0]]
        checked = "/".join(str(found.count(kind)) for kind in ("FATAL", "ERROR", "WARNING"))
        ace = asked(lambda: str(len(judges.ace(epub)[0])))
        reading = asked(lambda: unopened(epub))
    if pdf:
        with pikepdf.open(pdf) as opened:
            pages = len(opened.pages)
        broken = judges.verapdf(pdf)[0]
        ua1, a2a = (
            str(len({one.rule for one in broken if one.severity == kind})) for kind in ("ua1", "2a")
        )
    return Score(book, tool, pages, round(seconds, 1), checked, ace, ua1, a2a, reading, failed)


def scores(folder: Path, *, alone: bool) -> Iterator[Score]:
    """Both tools' scores of one book."""
    with tempfile.TemporaryDirectory(prefix="compare-") as work:
        out = Path(work, "ours")
        seconds, failed = make(ours(folder, out))
        yield score(folder.name, "Pressroom", out, seconds, failed)
        if alone:
            return
        try:
            manuscript = load(folder, epoch=0)
        except PressroomError:
            return
        out = Path(work, "theirs")
        out.mkdir()
        seconds, failed = make(theirs(manuscript, out))
        yield score(folder.name, "pandoc", out, seconds, failed)


HEAD = "Book | Made by | Pages | Seconds | EPUBCheck | Ace | PDF/UA-1 | PDF/A-2a | Not opened: contents, notes"


def row(one: Score) -> str:
    """A row of the table; a tool that made no edition says why in place of the last cell."""
    cells = asdict(one)
    failed = cells.pop("failed")
    if failed:
        cells["reading"] = failed
    return f"| {' | '.join(str(cell) for cell in cells.values())} |"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()  # a book takes minutes


def main() -> None:
    """Reads the command line and prints the table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    _say(f"| {HEAD} |\n|{'---|' * len(HEAD.split(' | '))}")
    all_scores: list[Score] = []
    for folder in given.folders:
        for one in scores(folder.resolve(), alone=given.ours):
            all_scores.append(one)
            _say(row(one))
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in all_scores], indent=1) + "\n")


if __name__ == "__main__":
    main()
