"""A project's style sheets ask for nothing outside the folder of styles, on disk or in the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2 import ast

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, problem

MAX_SHEET = 1_000_000
MAX_DEPTH = 100
_SHOWN = 80


class _TooDeepError(Exception):
    """A sheet nested deeper than MAX_DEPTH."""


def faults(sheet: Source) -> Iterator[Problem]:
    """A problem for each ``@import``, and each address that is neither relative nor ``data:``.

    A sheet that no reader could get through, by its size or its nesting, is a problem too.
    """
    text = sheet.text[sheet.body :]
    if len(text) > MAX_SHEET:
        message = f"style sheet is longer than {MAX_SHEET:,} characters"
        yield problem(rules.FILE_TOO_BIG, message, Place(sheet.path))
        return
    try:
        yield from _outside(sheet, text)
    except _TooDeepError:
        message = f"style sheet is nested more than {MAX_DEPTH} levels deep"
        hint = "look for brackets that are never closed"
        yield problem(rules.FILE_TOO_BIG, message, Place(sheet.path), hint)


def _outside(sheet: Source, text: str) -> Iterator[Problem]:
    for token, address in _addresses(text):
        if address is None:
            found = "@import"
            hint = "write the rules of the other sheet into this one"
        elif _is_allowed(address):
            continue
        else:
            found = f'"{address}"' if len(address) <= _SHOWN else f'"{address[: _SHOWN - 1]}…"'
            hint = ""
        line = sheet.line_start(token.source_line)
        start = min(line + token.source_column - 1, len(sheet.text))
        message = f"style sheet asks for {found}" if address else f"style sheet uses {found}"
        yield problem(rules.FILE_SHEET_OUTSIDE, message, sheet.place(start), hint)


def _is_allowed(address: str) -> bool:
    address = address.strip()
    if address.startswith("#") or address.lower().startswith("data:"):
        return True
    try:
        normalise(address)
    except OutsideError:
        return False
    return True


def _addresses(text: str) -> Iterator[tuple[ast.Node, str | None]]:
    """Each ``url()`` with its address, and each ``@import`` with None."""
    rest: list[Iterator[ast.Node]] = [iter(tinycss2.parse_component_value_list(text))]
    while rest:
        if len(rest) > MAX_DEPTH:
            raise _TooDeepError
        token = next(rest[-1], None)
        if token is None:
            rest.pop()
            continue
        match token:
            case ast.AtKeywordToken(lower_value="import"):
                yield token, None
            case ast.URLToken(value=address):
                yield token, address
            case ast.FunctionBlock(lower_name="url" | "src", arguments=arguments):
                yield from ((token, part.value) for part in _strings(arguments))
            case ast.FunctionBlock(arguments=inside):
                rest.append(iter(inside))
            case _:
                rest.append(iter(getattr(token, "content", None) or ()))


def _strings(tokens: Iterable[ast.Node]) -> Iterator[ast.StringToken]:
    return (token for token in tokens if isinstance(token, ast.StringToken))
