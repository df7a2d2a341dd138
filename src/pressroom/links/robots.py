"""What a server asks of programs in its ``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program: patterns of paths, and whether each may be asked for."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Whether ``path``, with its query, may be asked for: the longest rule that fits decides."""
        fitting = [(len(pattern), may) for pattern, may in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


ALL_MAY = Robots()
NONE_MAY = Robots((("/", False),))


def read(text: str, token: str) -> Robots:
    """The rules of a ``robots.txt`` for the program named ``token``, or else those for all."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    named: list[str] = []
    heading = False  # whether the line before named a program, too
    for key, value in _lines(text):
        if key == "user-agent":
            named = [*named, value.lower()] if heading else [value.lower()]
            for name in named:
                groups.setdefault(name, [])
        elif key in ("allow", "disallow") and value:
            for name in named:
                groups[name].append((quote(value, safe=_SAFE), key == "allow"))
        heading = key == "user-agent"
    return Robots(tuple(groups.get(token, groups.get("*", ()))))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon and key.strip().lower() in ("user-agent", "allow", "disallow"):
            yield key.strip().lower(), value.strip()


def _fits(pattern: str, path: str) -> bool:
    """A ``*`` stands for any characters, a ``$`` at the end for the end; no pattern takes long."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if ends and others else None
    for part in others:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not ends or at == len(path)
