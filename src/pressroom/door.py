"""The door that all work goes out by: a report in the form that was asked for, and an exit code.

Exit codes: 0 good, 1 findings in the work, 2 wrong usage or an environment that does not serve.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Self

import typer

from pressroom.report import Format

if TYPE_CHECKING:
    from pressroom.mending import Mended
    from pressroom.model.problem import Problem

GOOD, FINDINGS, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 130

# What the author cannot mend in the work is no finding.
_OUTSIDE = ("ENV-", "SHELF-001", "SHELF-002", "SHELF-003", "SHELF-004")


class Door:
    """Turns what goes wrong inside into a report and an exit code; no traceback comes out."""

    def __init__(self, path: Path, form: Format, strict: bool = False) -> None:
        self._root = path if path.is_dir() else path.parent
        self._form = form
        self._strict = strict
        self._code = GOOD

    def report(self, problems: tuple[Problem, ...], **more: object) -> None:
        """Show problems on standard output, and keep the exit code that they call for."""
        from pressroom import report

        if self._form is not Format.HUMAN:
            text = self._for_tools(problems, **more)
        else:
            terminal = sys.stdout.isatty()
            width = shutil.get_terminal_size().columns if terminal else None
            text = report.human(problems, self._root, width=width, colour=coloured(terminal))
        typer.echo(text, nl=False)
        self._code = exit_code(problems, self._strict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        from pressroom.model.problem import PressroomError

        match error:
            case None:
                if self._code:
                    raise typer.Exit(self._code)
            case PressroomError():
                self.report(error.problems)
                raise typer.Exit(self._code or FINDINGS) from None
            case KeyboardInterrupt():
                typer.echo("interrupted", err=True)
                raise typer.Exit(INTERRUPTED) from None
            case BrokenPipeError():
                return  # whoever read our output has gone: nothing to say, nobody to say it to
            case OSError():
                self._environment(error)
            case MemoryError():
                self._failed("there is not enough memory")
            case Unfit():
                self._failed(error.message, told=True)

    def _environment(self, error: OSError) -> None:
        name = f'"{error.filename}": ' if error.filename else ""
        reason = (error.strerror or str(error) or type(error).__name__).lower()
        self._failed(f"{name}{reason}")

    def _failed(self, message: str, *, told: bool = False) -> None:
        """Standard output holds the form, whatever happens; the words go to standard error."""
        if self._form is not Format.HUMAN:
            typer.echo(self._for_tools((), failure=message), nl=False)
        if not told:
            fail(message)

    def _for_tools(self, problems: tuple[Problem, ...], **more: Any) -> str:
        from pressroom import report

        here = PurePosixPath(os.path.relpath(self._root))
        return report.tool(self._form, problems, self._root, here=here, strict=self._strict, **more)


class Unfit(typer.Exit):
    """What was asked for, or the environment, does not serve: ``message`` tells why."""

    def __init__(self, message: str) -> None:
        super().__init__(ENVIRONMENT)
        self.message = message


def fail(message: str) -> None:
    """Says ``message`` on standard error and ends the work. Raises Unfit."""
    from pressroom.terminal import visible

    typer.echo(f"error: {visible(message)}", err=True)
    raise Unfit(message) from None


def show_mended(done: Mended, form: Format, *, write: bool) -> None:
    """Shows what was mended, or would be without ``write``, where a person reads the report."""
    from pressroom.terminal import visible

    if form is Format.HUMAN:
        for line in done.diff.split("\n")[:-1]:
            typer.echo(visible(line))
        if done.files:
            said = "mended" if write else "would mend"
            typer.echo(f"{said} {', '.join(map(visible, done.files))}\n")


def exit_code(problems: tuple[Problem, ...], strict: bool) -> int:
    """The exit code that ``problems`` call for; where ``strict``, warnings count too."""
    counts = ("error", "warning") if strict else ("error",)
    counting = [found for found in problems if found.severity in counts]
    if not counting:
        return GOOD
    outside = all(found.code.startswith(_OUTSIDE) for found in counting)
    return ENVIRONMENT if outside else FINDINGS


def coloured(terminal: bool) -> bool:
    """Whether a report may have colours (no-color.org)."""
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
