"""The names of editions are safe for any title."""

from __future__ import annotations

import re

import pytest

from pressroom.manuscript.slug import slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("An Ideal Distraction", "an-ideal-distraction"),
        ("Ærø, Łódź & Straße", "aero-lodz-strasse"),
        ("Don't / Don’t", "dont-dont"),
        ("  ..\\../etc: passwd?* ", "etc-passwd"),
        ("CON", "con-edition"),
        ("Lpt1!", "lpt1-edition"),
        ("Console", "console"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 90, "x" * 60),
    ],
)
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_title_without_latin_letters_has_a_stable_name_of_its_own() -> None:
    names = {slug("Война"), slug("мир"), slug("???")}
    assert len(names) == 3 and slug("Война") in names
    assert all(re.fullmatch(r"edition-[0-9a-f]{8}", name) for name in names)
