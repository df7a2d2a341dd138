"""The examples of the CommonMark specification as chapters of books, judged as editions."""

from __future__ import annotations

from pathlib import Path

import pytest

import judges
from line import Line, Outcome
from test_commonmark import examples

pytestmark = pytest.mark.outside

BOOKS = 8


@pytest.fixture(scope="module")
def made() -> list[tuple[Outcome, int]]:
    """Each book, made without the examples that are refused, and how many it holds."""
    with Line() as line:
        return [build(line, examples()[at::BOOKS]) for at in range(BOOKS)]


def build(line: Line, texts: list[str]) -> tuple[Outcome, int]:
    names = {f"manuscript/{at:03}.md": text.encode() for at, text in enumerate(texts)}
    about = {"manuscript/metadata.yaml": b"title: T\nlanguage: en\n"}
    while True:
        outcome = line.build({**names, **about})
        assert not outcome.fault, outcome.fault
        if outcome.epub:
            return outcome, len(names)
        # each is refused at a place of its own, and the rest is a book
        refused = {str(one.place.path) for one in outcome.problems
                   if one.place and one.severity == "error"}  # fmt: skip
        assert refused & names.keys(), outcome.problems
        names = {name: text for name, text in names.items() if name not in refused}


def test_most_of_them_are_in_the_books(made: list[tuple[Outcome, int]]) -> None:
    assert sum(count for _, count in made) > 400


def test_their_books_are_sound(made: list[tuple[Outcome, int]], tmp_path: Path) -> None:
    for at, (outcome, _) in enumerate(made):
        (tmp_path / f"{at}.epub").write_bytes(outcome.epub)
        (tmp_path / f"{at}.pdf").write_bytes(outcome.pdf)
    books = judges.epubcheck(*sorted(tmp_path.glob("*.epub")))
    papers = judges.verapdf(*sorted(tmp_path.glob("*.pdf")))
    # CSS-028 is a usage message that comes with every embedded font
    told = [str(one) for found in (*books, *papers) for one in found
            if (one.severity, one.rule) != ("USAGE", "CSS-028")]  # fmt: skip
    assert told == []
