"""Brackets without their other half: where they are told of, and what they may be instead."""

from __future__ import annotations

import pytest
from essays import told

NO_HALF = '"{}" has no other half in its paragraph'

ALONE = [
    "It is ⟦(⟧old as it is.", "It is old⟦)⟧ as it is.", "It is ⟦[⟧old as it is.", "It is old⟦]⟧ as it is.", "⟦(⟧It is old.", "It is old⟦)⟧",
    "It is (so) ⟦(⟧old.", "It is (so [or so]) old⟦)⟧.", "It is a) so, b) so, and old⟦)⟧ as it is.",
    "It is ⟦(⟧old (1) or new.", "# It is ⟦(⟧old", "- It is ⟦(⟧old.", "So.[^a]\n\n[^a]: It is ⟦(⟧old.",
    "It is `x` so ⟦(⟧old.", "It is ⟦(⟧old, `x`.", "It is { so ⟦(⟧old.", "It is {.⟦(⟧old.",
    "It is xiv) so and old⟦)⟧ then.", "It is 123) so and old⟦)⟧ then.", "It is 1234⟦)⟧ab then.", "It is ⟦(⟧xx(ab) then.",
    "It is [0, 1) and old⟦)⟧ then.", "It is (0; ∞] and old⟦)⟧ so.", "It is :-) and old⟦)⟧ then.",
]  # fmt: skip

SOUND = [
    "It is (old) so.", "It is [old] so.", "It is ([old] so).", "It is ((old) so).", "a) It is b) so.", "It is (a) so, A) so, ii) so, 12) so.",
    "The [0, 1) and (a, b] and [-1; ∞) are.", "It is :-) so; ;) so; 8) so; =(, so; :’(.", "It is (old] so.", "It is old) so) then.",
    "`x`a(bc so.", "It is `x`(so.", "It is so( `x`.", "It is x (`y`.", "It `x`ab) so.", "It ab(cd`x` so.", "It is 5 (6 7 8.", "It is {(so.", "It is {) so.",
    "| It is (old |\n|---|\n| so |", "Salt (old\n:   It is.", "(It is old\n\nas it is.)", "[It is old\n\nas it is.]",
]  # fmt: skip


@pytest.mark.parametrize("shown", ALONE)
def test_a_bracket_alone_is_told(shown: str) -> None:
    at = shown.index("⟦") + 1
    assert told(shown) == (shown, [NO_HALF.format(shown[at])])


@pytest.mark.parametrize("text", SOUND)
def test_brackets_that_are_right(text: str) -> None:
    assert told(text) == (text, [])


@pytest.mark.parametrize(("opens", "closes"), ["()", "[]"])
def test_the_other_half_may_stand_in_the_next_ten_paragraphs(opens: str, closes: str) -> None:
    for between in (8, 9, 10):
        parts = [f"It is {opens}old", *["It is so."] * between, f"as it is{closes} there."]
        shown = "\n\n".join(parts)
        if between == 10:
            shown = shown.replace(opens, f"⟦{opens}⟧").replace(closes, f"⟦{closes}⟧")
        said = [NO_HALF.format(half) for half in (opens, closes)] if between == 10 else []
        assert told(shown) == (shown, said)


def test_the_other_half_stands_on_the_right_side_and_is_of_its_kind() -> None:
    for shown in (
        "It is old⟦)⟧ so.\n\nIt is ⟦(⟧so old.", "It is old⟦]⟧ so.\n\nIt is ⟦[⟧so old.",
        "It is ⟦(⟧so old.\n\nIt is old⟦]⟧ so.", "It is ⟦(⟧so old.\n\nIt is ⟦(⟧so old.",
    ):  # fmt: skip
        halves = [part[0] for part in shown.split("⟦")[1:]]
        assert told(shown) == (shown, [NO_HALF.format(half) for half in halves])
