"""TOML read with the place of every key, for settings and for what other tools write in it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from pressroom.manuscript import rules
from pressroom.manuscript.yamltree import Address, Tree
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, problem

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*"""
)


def read_toml(source: Source, problems: list[Problem]) -> Tree | None:
    """The data of a file in TOML 1.0, or None and a problem."""
    text = source.text[source.body :]
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax(source, str(error)))
        return None
    except RecursionError:
        place = Place(source.path)
        problems.append(problem(rules.CONF_SYNTAX, "settings are nested too deeply", place))
        return None
    return Tree(source, data, keys=_places(source))


def _syntax(source: Source, message: str) -> Problem:
    """The module tomllib tells the place in words only: ``… (at line 3, column 5)``."""
    told = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = message[: told.start()] if told else message
    if told and told[1]:
        line, column = int(told[1]), int(told[2])
        start = source.line_start(line) + column - 1 + (source.body if line == 1 else 0)
        place = source.place(min(start, len(source.text)))
    else:
        place = source.place(len(source.text))
    what = what[:1].lower() + what[1:]
    return problem(rules.CONF_SYNTAX, f"invalid TOML: {what}", place)


def _places(source: Source) -> dict[Address, Place]:
    """Where keys stand, by a scan of the lines: enough for places, since tomllib gives none."""
    places: dict[Address, Place] = {}
    table: Address = ()
    for line in range(1, source.text.count("\n") + 2):
        start = source.line_start(line) or source.body
        text = source.text[start : source.line_start(line + 1)]
        header, key = _HEADER.match(text), _KEY.match(text)
        if header:
            table = _split(header[1])
            found, address = header, table
        elif key:
            found, address = key, (*table, *_split(key[1]))
        else:
            continue
        at = start + found.start(1)
        places.setdefault(address, source.place(at, start + found.end(1)))
    return places


def _split(dotted: str) -> Address:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
