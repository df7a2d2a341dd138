"""The bar code of an ISBN: EAN-13 as a vector drawing (GS1 General Specifications, 5.2.1)."""

from __future__ import annotations

from collections.abc import Iterator

MODULE = 0.33  # mm, the nominal width of the thinnest bar
_QUIET = 11  # modules that stay white at the left; 7 are enough at the right
_QUIET_RIGHT = 7
_HEIGHT, _GUARD = 69, 5  # modules: the bars, and how much further the guards reach
_DIGITS = 9  # the size of the digits below
# the bars of each digit to the right of the middle; at its left they are inverted, or mirrored
_RIGHT = (
    "1110010", "1100110", "1101100", "1000010", "1011100", "1001110", "1010000", "1000100",
    "1001000", "1110100",
)  # fmt: skip
# which of the six digits at the left are mirrored tells the first digit
_MIRRORED = (
    "000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110",
    "011010",
)  # fmt: skip
_SIDE, _MIDDLE = "101", "01010"

WIDTH = (_QUIET + 95 + _QUIET_RIGHT) * MODULE
HEIGHT = (_HEIGHT + _GUARD + 4) * MODULE


def modules(digits: str) -> str:
    """The 95 modules of 13 digits, "1" for black."""
    left = "".join(
        _RIGHT[int(digit)][::-1] if mirrored == "1" else _inverted(_RIGHT[int(digit)])
        for digit, mirrored in zip(digits[1:7], _MIRRORED[int(digits[0])], strict=True)
    )
    right = "".join(_RIGHT[int(digit)] for digit in digits[7:])
    return f"{_SIDE}{left}{_MIDDLE}{right}{_SIDE}"


def svg(digits: str) -> str:
    """The bar code with its digits, black on white, in nominal size: 37.3 by 25.7 mm."""
    width, height = _QUIET + 95 + _QUIET_RIGHT, _HEIGHT + _GUARD + 4
    bars = "".join(
        f"M{_QUIET + at} 0h{length}v{_HEIGHT + (_GUARD if guard else 0)}h-{length}z"
        for at, length, guard in _bars(modules(digits))
    )
    places = (-5.0, *(6.5 + 7 * at for at in range(6)), *(53.5 + 7 * at for at in range(6)))
    texts = "".join(
        f'<text x="{_QUIET + place}" y="{height - 0.8}" text-anchor="middle">{digit}</text>'
        for digit, place in zip(digits, places, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{WIDTH:.2f}mm" height="{HEIGHT:.2f}mm">'
        f"<title>ISBN {digits}</title>"
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
        f'<path d="{bars}" fill="#000"/>'
        f'<g fill="#000" font-family="Noto Sans Mono" font-size="{_DIGITS}">{texts}</g></svg>'
    )


def _inverted(bars: str) -> str:
    return bars.translate({ord("0"): "1", ord("1"): "0"})


def _bars(row: str) -> Iterator[tuple[int, int, bool]]:
    """Each black bar: where it begins, how wide it is, whether it is a guard."""
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end] == row[at]:
            end += 1
        if row[at] == "1":
            yield at, end - at, at < 3 or 45 <= at < 50 or at >= 92
        at = end
