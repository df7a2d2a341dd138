"""What a bound book needs at its spine, and how wide that is."""

from __future__ import annotations

# the inner margin in inches that a book needs, up to so many pages: what printers on demand ask
GUTTERS = ((150, 0.375), (300, 0.5), (500, 0.625), (700, 0.75), (828, 0.875))


def gutter(pages: int) -> float:
    """The inner margin in inches that a book of so many ``pages`` needs at least."""
    return next((inches for most, inches in GUTTERS if pages <= most), GUTTERS[-1][1])


def spine_width(pages: int, leaf: float) -> float:
    """The width of the spine in millimetres; ``leaf`` is how thick a leaf of two pages is."""
    return (pages + 1) // 2 * leaf
