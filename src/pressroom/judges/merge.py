"""One report of two: what a judge finds, without what our own checks have found already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.judges.equivalents import ANY, ours
from pressroom.model.problem import Problem


def without_doubles(known: Iterable[Problem], found: Iterable[Problem]) -> Iterator[Problem]:
    """What of ``found`` is not among ``known``, by the equivalents, in the same file and line.

    Where one of the two does not know the line, the file is enough.
    """
    lines: dict[tuple[str, str], set[int]] = {}
    for one in known:
        if one.place:
            for code in (one.code, ANY):
                lines.setdefault((str(one.place.path), code), set()).add(one.place.line)
    for one in found:
        path, line = (str(one.place.path), one.place.line) if one.place else ("", 0)
        codes = ours(one.code)
        if not any(_same(line, lines.get((path, code)), exact=code == ANY) for code in codes):
            yield one


def _same(line: int, known: set[int] | None, *, exact: bool) -> bool:
    if not known:
        return False
    return line in known if exact else not line or 0 in known or line in known
