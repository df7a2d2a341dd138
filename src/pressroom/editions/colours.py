"""Colours that can be read: derived from one, with the contrast that WCAG 2.2, 1.4.3 (AA) asks for."""

from __future__ import annotations

from dataclasses import dataclass

AA = 4.5
_PAPER, _INK = "#fffdf8", "#16130f"
_TINT = 0.06  # of the colour in the paper beside it
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a cover, as ``#rrggbb``.

    ``ground`` is the colour itself, ``ink`` and ``muted`` are for words on it. ``paper`` is a light
    ground, ``dark`` and ``accent`` are for words on that.
    """

    ground: str
    ink: str
    muted: str
    paper: str
    dark: str
    accent: str


def palette(colour: str) -> Palette:
    """The colours that go with ``colour``; each pair of words and ground has at least AA contrast.

    White or black can be read on any colour, so that this one is kept as a ground; for words
    on paper it is darkened as far as they need.
    """
    paper = mix(colour, _PAPER, _TINT)
    ink = max((paper, _INK), key=lambda one: contrast(one, colour))
    if contrast(ink, colour) < AA:  # a colour of middle lightness
        ink = max(("#ffffff", "#000000"), key=lambda one: contrast(one, colour))
    dark = readable(mix(colour, _INK, _TINT), paper)
    # a little of the ground in the words sets them back
    muted = readable(mix(colour, ink, 0.22), colour)
    return Palette(colour, ink, muted, paper, dark, readable(colour, paper))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21. WCAG 2.2, contrast ratio."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """``share`` of ``colour`` in ``other``."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)


def readable(colour: str, ground: str) -> str:
    """``colour``, or the one nearest to it, towards black or white, that can be read on ``ground``."""
    end = max(("#000000", "#ffffff"), key=lambda one: contrast(one, ground))
    steps = (mix(end, colour, step / _STEPS) for step in range(_STEPS + 1))
    return next(step for step in steps if contrast(step, ground) >= AA)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
