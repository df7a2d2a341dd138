"""What is usual in a work, and how words are shortened in a message."""

from __future__ import annotations

import pytest
from essays import prose

from pressroom.checks.style_book import Finding, cut, minority


def findings(*counts: int) -> list[list[Finding]]:
    (stretch,) = prose("The boat.")
    return [[(stretch, kind, at) for at in range(count)] for kind, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "rare"),
    [
        ((3, 1), [1]), ((1, 3), [0]), ((2, 0), []), ((2, 1), []), ((3, 2), []), ((5, 2), []), ((6, 2), [1, 1]), ((3, 1, 0), [1]), ((6, 1, 1), [1, 2]), ((5, 1, 1), []),
        ((3, 0), []), ((0, 0), []),
    ],
)  # fmt: skip
def test_what_is_there_three_times_as_often_is_usual(
    counts: tuple[int, ...], rare: list[int]
) -> None:
    others, most = minority(findings(*counts))
    assert ([kind for _, kind, _ in others], most) == (rare, max(counts))


@pytest.mark.parametrize(
    ("counts", "rare"), [((4, 1), [1]), ((3, 1), []), ((7, 2), []), ((8, 2), [1, 1])]
)
def test_some_things_must_be_there_four_times_as_often(
    counts: tuple[int, ...], rare: list[int]
) -> None:
    others, _ = minority(findings(*counts), least=4, share=4)
    assert [kind for _, kind, _ in others] == rare


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a" * 40, "a" * 40), ("a" * 41, f"{'a' * 39}…"), ("The  old\n boat", "The old boat"), ("", ""), (f"{'a' * 20}   {'b' * 19}", f"{'a' * 20} {'b' * 19}")],
)  # fmt: skip
def test_words_are_shortened(text: str, shown: str) -> None:
    assert cut(text) == shown
    assert cut("The old boat", 8) == "The old…"
