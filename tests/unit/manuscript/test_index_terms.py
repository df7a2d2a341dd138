"""The list of terms for the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.manuscript.load import load
from pressroom.model.metadata import IndexWords
from pressroom.model.problem import PressroomError


def write(folder: Path, listed: str) -> Path:
    (folder / "a.md").write_text(f"---\ntitle: A\nlanguage: en\nindex:\n{listed}\n---\n\nText.\n")
    return folder / "a.md"


def test_a_term_alone_and_with_its_words(tmp_path: Path) -> None:
    listed = "  - Hamburg\n  - weather ! storms\n  - term: boats!ships\n    words: [ship, ships]"
    found = load(write(tmp_path, listed), epoch=None)
    assert found.metadata.index == (
        IndexWords(("Hamburg",), ("Hamburg",)), IndexWords(("weather", "storms"), ("storms",)),
        IndexWords(("boats", "ships"), ("ship", "ships")),
    )  # fmt: skip


@pytest.mark.parametrize(("listed", "place"), [
    ("  - a!!b", "a.md:5:5"), ("  - term: a!", "a.md:5:11"), ("  - words: [a]", "a.md:5:5"),
    ("  - term: a\n    words: []", "a.md:6:12"), ("  - term: a\n    x: b", "a.md:6:5"),
])  # fmt: skip
def test_a_fault_in_it_has_its_place(tmp_path: Path, listed: str, place: str) -> None:
    with pytest.raises(PressroomError) as caught:
        load(write(tmp_path, listed), epoch=None)
    (problem,) = caught.value.problems
    assert str(problem.place) == place
