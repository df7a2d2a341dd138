r"""TeX macros of the author's: their definitions, and formulas with each macro written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MAX_TEX = 5_000
_MAX_STEPS = 2_000

_DEFINES = re.compile(
    r"\\(?:(?:(?P<command>(?:re)?newcommand|providecommand)|(?P<operator>DeclareMathOperator))"
    r"(?P<star>\*?)\s*(?:\{\s*\\(?P<braced>[A-Za-z]+|.)\s*\}|\\(?P<bare>[A-Za-z]+|.))"
    r"|g?def\s*\\(?P<defined>[A-Za-z]+|.)(?P<parameters>(?:#[1-9])*)"
    r"|let\s*\\(?P<alias>[A-Za-z]+|.)\s*=?\s*(?P<value>\\(?:[A-Za-z]+|.)))\s*"
)
_COUNT = re.compile(r"\[\s*([0-9])\s*\]\s*")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_SPACE = re.compile(r"(?:\s|%[^\n]*\n)*")
_PARAMETER = re.compile(r"(?<!\\)#([1-9])")


@dataclass(frozen=True, slots=True)
class Macro:
    """``default`` is the first argument where it is left out, None where it must be given.

    ``yields``: it does not take the place of one that is there already.
    """

    arguments: int
    body: str
    default: str | None = None
    yields: bool = False


Macros = Mapping[str, Macro]


class TooLongError(Exception):
    """Macros that write out to more than a formula may have, or never end."""


def opens(text: str, at: int) -> bool:
    """Whether a definition begins at ``at``."""
    return text[at : at + 1] == "\\" and _DEFINES.match(text, at) is not None


def read(text: str, at: int = 0) -> tuple[list[tuple[str, Macro]], int]:
    """The definitions that stand one after another from ``at``, and where the last one ends."""
    found: list[tuple[str, Macro]] = []
    end = at
    while at <= len(text):
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        one = _definition(text, at)
        if one is None:
            break
        name, macro, at = one
        found.append((name, macro))
        end = at
    return found, end


def _definition(text: str, at: int) -> tuple[str, Macro, int] | None:
    head = _DEFINES.match(text, at)
    if head is None:
        return None
    name = next(head[key] for key in ("braced", "bare", "defined", "alias") if head[key])
    at = head.end()
    if head["value"]:
        return name, Macro(0, head["value"]), at
    count, default = (head["parameters"] or "").count("#"), None
    if head["command"] and (listed := _COUNT.match(text, at)):
        count, at = int(listed[1]), listed.end()
        if text.startswith("[", at) and (close := text.find("]", at)) > 0:
            default, at = text[at + 1 : close], close + 1
    argument = _argument(text, at)
    if argument is None:
        return None
    body, at = argument
    if head["operator"]:
        body = f"\\operatorname{head['star']}{{{body}}}"
    yields = head["command"] in ("newcommand", "providecommand")
    return name, Macro(count, body, default, yields), at


def define(known: dict[str, Macro], found: Iterable[tuple[str, Macro]]) -> list[str]:
    """Adds ``found`` to ``known`` as pandoc does, and gives the names that were to be others.

    A command that is there already stays as it is, unless the definition is to replace it.
    """
    refused: list[str] = []
    for name, macro in found:
        if not (macro.yields and name in known):
            known[name] = macro
        elif known[name].body != macro.body:
            refused.append(name)
    return refused


def definitions(text: str) -> dict[str, Macro]:
    """All definitions in a text that may hold other TeX."""
    return without_definitions(text)[1]


def _argument(text: str, at: int) -> tuple[str, int] | None:
    """The argument at ``at``: what is in braces, a command, or one character."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text):
        return None
    if text[at] == "\\" and (command := _COMMAND.match(text, at)):
        return command[0], command.end()
    if text[at] != "{":
        return text[at], at + 1
    depth, start = 0, at
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] in "{}":
            depth += 1 if text[at] == "{" else -1
            if not depth:
                return text[start + 1 : at], at + 1
        at += 1
    return None


def without_definitions(tex: str) -> tuple[str, dict[str, Macro]]:
    """A formula without the definitions in it, and these: MathJax's writers put them there."""
    found: dict[str, Macro] = {}
    at = 0
    while (head := _DEFINES.search(tex, at)) is not None:
        one = _definition(tex, head.start())
        if one is None:
            at = head.end()
            continue
        define(found, [one[:2]])
        tex, at = tex[: head.start()] + tex[one[2] :], head.start()
    return tex.strip(), found


def write_out(tex: str, macros: Macros) -> str:
    """``tex`` with each macro replaced by what it stands for. Raises TooLongError."""
    at = steps = 0
    while (command := _COMMAND.search(tex, at)) is not None:
        macro = macros.get(command[1])
        called = _call(tex, command.end(), macro) if macro else None
        if macro is None or called is None:
            at = command.end()
            continue
        steps += 1
        given, end = called
        body = _filled(macro.body, given)
        if tex[: command.start()].rstrip().endswith(("^", "_")):
            body = f"{{{body}}}"  # what is raised or lowered is the whole of it
        elif tex[end : end + 1].isalpha() and re.search(r"\\[A-Za-z]+$", body):
            body += " "
        tex, at = tex[: command.start()] + body + tex[end:], command.start()
        if steps > _MAX_STEPS or len(tex) > MAX_TEX:
            raise TooLongError
    return tex


def _filled(body: str, given: list[str]) -> str:
    return _PARAMETER.sub(lambda it: given[int(it[1]) - 1], body)


def _call(tex: str, at: int, macro: Macro) -> tuple[list[str], int] | None:
    """The arguments of a macro, and where they end; None where there are too few."""
    given: list[str] = []
    if macro.default is not None:
        option = re.compile(r"\s*\[([^\[\]]*)\]").match(tex, at)
        given.append(option[1] if option else macro.default)
        at = option.end() if option else at
    while len(given) < macro.arguments:
        argument = _argument(tex, at)
        if argument is None:
            return None
        given.append(argument[0])
        at = argument[1]
    if any(int(number) > len(given) for number in _PARAMETER.findall(macro.body)):
        return None
    return given, at
