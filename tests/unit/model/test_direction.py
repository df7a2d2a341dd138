from __future__ import annotations

import pytest

from pressroom.model.languages import direction


@pytest.mark.parametrize(
    ("language", "way"),
    [
        ("en", "ltr"), ("he", "rtl"), ("AR-eg", "rtl"), ("fa_IR", "rtl"), ("ja", "ltr"),
        ("he-Latn", "ltr"), ("az-Arab", "rtl"), ("ar-x-latin", "rtl"), ("hebrew", "ltr"),
    ],
)  # fmt: skip
def test_the_script_decides_which_way_a_language_runs(language: str, way: str) -> None:
    assert direction(language) == way
