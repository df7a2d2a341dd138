"""A drawing without a size of its own is as wide as the line, whichever way that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.build import build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>'


@pytest.mark.parametrize("words", ["A ![ring](ring.svg) there.", "![A ring.](ring.svg)"])
def test_a_drawing_without_a_size_stands_in_a_line_from_right_to_left(
    tmp_path: Path, words: str
) -> None:
    (tmp_path / "ring.svg").write_text(SVG, "utf-8")
    text = tmp_path / "text.md"
    text.write_text(f"---\ntitle: T\nlanguage: he\n---\n\n{words}\n", "utf-8")
    assert len(build(text).artifacts) == 2
