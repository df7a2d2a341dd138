"""The colours of a cover: whatever the author's is, all words can be read."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.editions.colours import AA, contrast, mix, palette, readable

GRID = [
    f"#{red:02x}{green:02x}{blue:02x}"
    for red, green, blue in itertools.product(range(0, 256, 51), repeat=3)
]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ff0000", "#ffffff") == pytest.approx(3.998, abs=0.001)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


@pytest.mark.parametrize("colour", GRID)
def test_every_pair_of_words_and_ground_can_be_read(colour: str) -> None:
    found = palette(colour)
    assert found.ground == colour, "the author's colour is kept as a ground"
    for words in (found.ink, found.muted):
        assert contrast(words, found.ground) >= AA
    for words in (found.dark, found.accent):
        assert contrast(words, found.paper) >= AA


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert palette("#7a2424").accent == "#7a2424"
    changed = palette("#e8b33a").accent
    assert changed != "#e8b33a"
    assert AA <= contrast(changed, palette("#e8b33a").paper) < AA + 0.3, "no more than is needed"


def test_mixing_and_readability() -> None:
    assert mix("#ff0000", "#0000ff", 0.5) == "#800080"
    assert mix("#123456", "#ffffff", 1) == "#123456"
    assert readable("#ffffff", "#000000") == "#ffffff"
    assert contrast(readable("#777777", "#777777"), "#777777") >= AA


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_gives_a_palette_that_can_be_read(number: int) -> None:
    test_every_pair_of_words_and_ground_can_be_read(f"#{number:06x}")
