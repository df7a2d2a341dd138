"""Problems as lines: one each for editors and scripts, or workflow commands for GitHub's runners."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.model.problem import Problem
from pressroom.terminal import visible

_COMMANDS = {"error": "error", "warning": "warning"}


def short(problems: Iterable[Problem]) -> str:
    """``file:line:column: severity CODE message``, one line each, whatever the message holds."""
    return "".join(
        f"{visible(str(one.place)) if one.place else 'pressroom'}: "
        f"{one.severity} {one.code} {visible(one.message)}\n"
        for one in problems
    )


def github(problems: Iterable[Problem], failure: str = "") -> str:
    """Workflow commands, which a runner of GitHub shows beside the lines of the change."""
    lines = [_command(one) for one in problems]
    if failure:
        lines.append(f"::error title=pressroom::{_data(visible(failure))}\n")
    return "".join(lines)


def _command(found: Problem) -> str:
    place = found.place
    properties: dict[str, object] = {}
    if place:
        properties["file"] = place.path
        if place.line:
            properties["line"] = place.line
            if place.column:
                properties["col"] = place.column
    properties["title"] = found.code
    given = ",".join(f"{name}={_property(visible(str(it)))}" for name, it in properties.items())
    words = visible(found.message)
    if found.hint:
        words += f"\nhint: {visible(found.hint)}"
    return f"::{_COMMANDS.get(found.severity, 'notice')} {given}::{_data(words)}\n"


def _data(text: str) -> str:
    # The per cent sign first: the others are written with it.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
