"""Where two sequences differ, whatever their length."""

from __future__ import annotations

import random
import time

import pytest
from alignment import stretches


@pytest.mark.parametrize(
    ("wanted", "found", "told"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("abc", "ac", [(1, 2, 1, 1)]),
        ("ac", "abc", [(1, 1, 1, 2)]),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abc", "", [(0, 3, 0, 0)]),
    ],
)
def test_what_differs(wanted: str, found: str, told: list[tuple[int, ...]]) -> None:
    assert stretches(wanted, found) == told


def test_long_sequences_are_compared_in_little_time() -> None:
    chance = random.Random(0)
    words = [chance.choice("abcdefghij") * chance.randrange(1, 9) for _ in range(200_000)]
    other = list(words)
    lost = sorted(chance.sample(range(0, len(words), 50), 100))
    for at in reversed(lost):
        del other[at]
    began = time.perf_counter()
    found = stretches(words, other)
    assert time.perf_counter() - began < 10
    assert sum(last - first for first, last, _, _ in found) == 100
    assert all(start == end for _, _, start, end in found)
    assert len(found) == 100


def test_what_has_nothing_in_common_is_one_stretch() -> None:
    assert stretches([0] * 3000, [1] * 3000) == [(0, 3000, 0, 3000)]
