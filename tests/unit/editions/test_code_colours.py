"""The colours of code can be read: WCAG 2.2, 1.4.3, on light and dark grounds and in grey."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pressroom.editions.highlight import CLASSES

SHEET = (Path(__file__).parents[3] / "styles/code.css").read_text()
LIGHT, DARK = SHEET.split("@media (prefers-color-scheme: dark)")
DARK, RULES = DARK.split("\n}\n", 1)
# white, the paper of the download page, the sepia of reading applications
LIGHT_GROUNDS = ("#ffffff", "#fffdf8", "#f4ecd8")
DARK_GROUNDS = ("#000000", "#121212", "#2b2b2b")
Colour = tuple[float, float, float]


def colours(sheet: str) -> dict[str, Colour]:
    found = re.findall(r"(--code-\w+): (#[0-9a-f]{6});", sheet)
    return {name: rgb(value) for name, value in found}


def rgb(value: str) -> Colour:
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def marked(ground: Colour) -> Colour:
    """The ground of a marked line."""
    found = re.search(r"--code-mark: rgba\((\d+), (\d+), (\d+), ([\d.]+)\)", SHEET)
    assert found is not None
    share = float(found[4])
    red, green, blue = (
        int(found[at + 1]) / 255 * share + ground[at] * (1 - share) for at in range(3)
    )
    return red, green, blue


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#767676"), rgb("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("sheet", "grounds"), [(LIGHT, LIGHT_GROUNDS), (DARK, DARK_GROUNDS)], ids=["light", "dark"]
)
def test_every_colour_can_be_read(sheet: str, grounds: tuple[str, ...]) -> None:
    found = {name: one for name, one in colours(sheet).items() if name != "--code-bar"}
    assert len(found) == 5
    for name, colour in found.items():
        for ground in map(rgb, grounds):
            assert contrast(colour, ground) >= 4.5, name
            assert contrast(colour, marked(ground)) >= 4.5, f"{name} on a marked line"


def test_every_colour_can_be_read_in_grey() -> None:
    for name, colour in colours(LIGHT).items():
        grey = sum(one * share for one, share in zip(colour, (0.299, 0.587, 0.114), strict=True))
        if name != "--code-bar":
            assert contrast((grey, grey, grey), (1, 1, 1)) >= 4.5, name


def test_a_mark_is_seen_without_its_tint() -> None:
    """WCAG 2.2, 1.4.11: three to one for what is not text."""
    bar = colours(LIGHT)["--code-bar"]
    assert "border-left: 0.25em solid var(--code-bar)" in RULES
    for ground in map(rgb, (*LIGHT_GROUNDS, *DARK_GROUNDS)):
        assert contrast(bar, ground) >= 3


def test_every_class_has_a_colour_that_the_sheet_knows() -> None:
    ruled = dict(re.findall(r"code \.(\w)(?:, code \.\w)* \{ color: var\((--code-\w+)\)", RULES))
    ruled |= dict.fromkeys(re.findall(r"code \.(\w)", RULES), "") | ruled
    assert set(CLASSES) == set(ruled)
    assert (
        {name for name in ruled.values() if name}
        <= set(colours(LIGHT))
        == {*colours(DARK), "--code-bar"}
    )
