"""The commands and their options. The work is done in ``pressroom.build``; ``door`` tells how it went.

Heavy modules are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import enum
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from pressroom import __version__, surroundings
from pressroom.door import ENVIRONMENT, Door, fail, show_mended
from pressroom.model.settings import EDITIONS, Edition
from pressroom.progress import Progress
from pressroom.report import Format

if TYPE_CHECKING:
    from pressroom.model.problem import Problem
    from pressroom.model.settings import Store


_NODES = 100_000

app = typer.Typer(
    name="pressroom",
    help="From a manuscript in Markdown to an EPUB, a PDF, a web page and a download page.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Shop(enum.StrEnum):
    """The shops that ``--store`` may name; ``print`` is printing on demand."""

    APPLE = "apple"
    KOBO = "kobo"
    KINDLE = "kindle"
    GOOGLE = "google"
    PRINT = "print"


class PlainFormat(enum.StrEnum):
    """The forms of what is no report of problems."""

    HUMAN = "human"
    JSON = "json"


Work = Annotated[
    Path, typer.Argument(metavar="PATH", help="A project folder or a Markdown file.", exists=True)
]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
Report = Annotated[Format, typer.Option("--format", help="How problems are reported.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pressroom {__version__}")
        raise typer.Exit


def _known(names: list[str] | None) -> list[str] | None:
    """The names of editions as given, where they are."""
    for name in names or ():
        if name not in EDITIONS:
            raise typer.BadParameter(f'"{name}" is none of {", ".join(EDITIONS)}')
    return names


@app.callback()
def _front(
    version: Annotated[  # noqa: ARG001 - its callback has done the work
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    for stream in (sys.stdout, sys.stderr):
        # A terminal of few characters shows the others by number; it is no reason to fail.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


@app.command()
def build(
    path: Work = Path(),
    edition: Annotated[
        list[str] | None,
        typer.Option(
            metavar=f"[{'|'.join(EDITIONS)}]",
            callback=_known,
            help="Make only this edition; may be given again for another.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The output folder, usually dist/.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but problems.")] = False,
    strict: Strict = False,
    form: Report = Format.HUMAN,
) -> None:
    """Make the editions and the download page."""
    with Door(path, form, strict) as door:
        epoch = surroundings.epoch()
        from pressroom import build as line

        progress = Progress(sys.stderr, quiet=quiet)
        with progress:
            result = line.build(
                path,
                editions=cast("tuple[Edition, ...]", tuple(dict.fromkeys(edition or ()))) or None,
                out=out,
                strict=strict,
                epoch=epoch,
                cache=surroundings.cache(),
                progress=progress,
            )
        names = [artifact.name for artifact in result.artifacts]
        door.report(result.problems, out=str(result.out), files=names)
        if form is Format.HUMAN and not quiet:
            from pressroom.terminal import visible

            typer.echo(visible(f"{', '.join(names)} in {result.out}"))


@app.command()
def check(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            exists=True,
            help="A project folder, a Markdown file, an EPUB, a PDF or a web edition (.html).",
        ),
    ] = Path(),
    store: Annotated[
        list[Shop] | None,
        typer.Option("--store", help="A shop whose rules an EPUB or PDF is to keep; repeatable."),
    ] = None,
    judges: Annotated[
        bool, typer.Option("--judges", help="Ask EPUBCheck, veraPDF and Ace too, where they are.")
    ] = False,
    links: Annotated[
        bool, typer.Option("--links", help="Try the links to the web: this asks the network.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="With --links, ask addresses of your own network too.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the manuscript what is safe, and show it.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix, only show what would be mended.")
    ] = False,
    strict: Strict = False,
    form: Report = Format.HUMAN,
) -> None:
    """Look for problems without making anything."""
    with Door(path, form, strict) as door:
        epoch, cache = surroundings.epoch(), surroundings.cache()
        if dry_run and not fix:
            fail("--dry-run goes with --fix")
        if private and not links:
            fail("--private goes with --links")
        if fix:
            _mend(path, epoch, form, write=not dry_run)
        told: tuple[Problem, ...] = ()
        if links:
            from pressroom import weblinks

            with (progress := Progress(sys.stderr)):
                tried = weblinks.check(
                    path, private=private, fix=fix, write=not dry_run, epoch=epoch, cache=cache,
                    progress=progress,
                )  # fmt: skip
            show_mended(tried.mended, form, write=not dry_run)
            told = tried.problems
        from pressroom import build as line

        stores = cast("tuple[Store, ...]", tuple(shop.value for shop in store or ()))
        problems = line.check(path, strict=strict, epoch=epoch, cache=cache, stores=stores)
        if judges:
            from pressroom import opinion

            with (progress := Progress(sys.stderr)):
                problems = opinion.second(
                    path, problems, environment=os.environ, epoch=epoch, cache=cache,
                    progress=progress,
                )  # fmt: skip
        problems = (*problems, *told)
        door.report(problems)
        if form is Format.HUMAN and not problems:
            typer.echo("no problems")


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Of a rule, such as STYLE-006.")],
) -> None:
    """Tell why a rule is there, with examples."""
    from pressroom import explain as words

    rule = words.rule_of(code)
    if rule is None:
        close = " or ".join(f'"{one}"' for one in words.near(code))
        fail(f'there is no rule "{code}"' + (f"; did you mean {close}?" if close else ""))
    else:
        typer.echo(words.told(rule), nl=False)


@app.command()
def proof(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", exists=True, help="A PDF, or a project folder or Markdown file."
        ),
    ] = Path(),
    strict: Strict = False,
    form: Report = Format.HUMAN,
) -> None:
    """Measure the type of a PDF: its lines, spaces, hyphens and the ends of its pages."""
    with Door(path, form, strict) as door:
        epoch = surroundings.epoch()
        from pressroom import proof as desk

        report = desk.proof(path, epoch=epoch, cache=surroundings.cache())
        if form is Format.HUMAN:
            typer.echo(desk.table(report.figures), nl=False)
        door.report(report.problems, figures=report.figures, findings=desk.records(report))


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")],
) -> None:
    """Make a new project folder that builds at once."""
    with Door(folder, Format.HUMAN):
        from pressroom import starter

        in_the_way = starter.in_the_way(folder)
        if in_the_way:
            names = ", ".join(f'"{name}"' for name in in_the_way)
            fail(f'"{folder}" already holds {names}; choose another folder')
        written = starter.write(folder)
        typer.echo(f"made {len(written)} files:")
        for name in written:
            typer.echo(f"  {folder / name}")
        typer.echo(f"Now write your text there, and build it with: {starter.next_step(folder)}")


@app.command()
def clean(path: Work = Path()) -> None:
    """Remove the output folder of an earlier build."""
    with Door(path, Format.HUMAN):
        from pressroom import build as line
        from pressroom import shelf

        shelf.clean(line.default_out(path))


@app.command()
def doctor(
    form: Annotated[
        PlainFormat, typer.Option("--format", help="How it is told.")
    ] = PlainFormat.HUMAN,
) -> None:
    """Tell what of other programs is installed, and how to install what is missing."""
    from pressroom import doctor as examiner

    tools = examiner.examine(os.environ)
    told = examiner.told if form is PlainFormat.HUMAN else examiner.machine_told
    typer.echo(told(tools), nl=False)
    if not examiner.ready(tools):
        raise typer.Exit(ENVIRONMENT)


def _mend(path: Path, epoch: int | None, form: Format, *, write: bool) -> None:
    """Mends the manuscript, and shows the changes where a person reads the report."""
    from pressroom import catalogue, mending

    if catalogue.kind_of(path.name) and not path.is_dir():
        fail("--fix mends manuscripts; build the edition anew from its own")
    done = mending.mend(path, epoch=epoch, cache=surroundings.cache(), write=write)
    show_mended(done, form, write=write)


def main() -> None:
    """The program ``pressroom``."""
    # what is made of a book stays to the end: to look for garbage in it so often takes a tenth of the time
    gc.set_threshold(_NODES)
    app()


if __name__ == "__main__":
    main()
