"""Where two long sequences differ, found in a time that grows with their length."""

from __future__ import annotations

import bisect
import difflib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

_SMALL = 1_000_000  # pairs that difflib compares at once
_RUNS = (8, 3, 1)  # items that make an anchor: what is once in both sequences
_ONCE = 1

Stretch = tuple[int, int, int, int]


def stretches(wanted: Sequence[Hashable], found: Sequence[Hashable]) -> list[Stretch]:
    """What differs, in order: ``wanted[first:last]`` stands where ``found[start:end]`` does."""
    return list(_differing(wanted, found, 0, len(wanted), 0, len(found)))


def _differing(
    wanted: Sequence[Hashable], found: Sequence[Hashable],
    first: int, last: int, start: int, end: int,
) -> Iterator[Stretch]:  # fmt: skip
    while first < last and start < end and wanted[first] == found[start]:
        first, start = first + 1, start + 1
    while first < last and start < end and wanted[last - 1] == found[end - 1]:
        last, end = last - 1, end - 1
    if first == last or start == end:
        if first < last or start < end:
            yield first, last, start, end
        return
    if (last - first) * (end - start) <= _SMALL:
        matcher = difflib.SequenceMatcher(
            None, wanted[first:last], found[start:end], autojunk=False
        )
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                yield first + a, first + b, start + c, start + d
        return
    anchors = next(filter(None, (_anchors(wanted[first:last], found[start:end], run)
                                 for run in _RUNS)), [])  # fmt: skip
    if not anchors:
        yield first, last, start, end
        return
    at, there = first, start
    for one, other in anchors:
        if first + one >= at and start + other >= there:
            yield from _differing(wanted, found, at, first + one, there, start + other)
            at, there = first + one + 1, start + other + 1
    yield from _differing(wanted, found, at, last, there, end)


def _anchors(
    wanted: Sequence[Hashable], found: Sequence[Hashable], run: int
) -> list[tuple[int, int]]:
    """Pairs of places, rising in both, where the same ``run`` of items begins, and nowhere else."""
    theirs = _once(found, run)
    pairs = [(at, theirs[key]) for key, at in _once(wanted, run).items() if key in theirs]
    # the longest rising sequence
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        at = bisect.bisect_left(tails, there)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(there)
            ends.append(index)
        else:
            tails[at], ends[at] = there, index
    out: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        out.append(pairs[index])
        index = before[index]
    return out[::-1]


def _once(items: Sequence[Hashable], run: int) -> dict[tuple[Hashable, ...], int]:
    keys = [tuple(items[at : at + run]) for at in range(len(items) - run + 1)]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == _ONCE}
