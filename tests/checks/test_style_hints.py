"""What a rule of style finds is found where its hint is, and nowhere else has to be looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.checks.prose import sources_of, stretches
from pressroom.checks.style_book import Book
from pressroom.checks.style_marks import _PATTERNS, _Pattern
from pressroom.checks.style_rules import RULES
from pressroom.manuscript.load import load
from pressroom.typeset import draft

MORE = ("The salt is dry.The wind is not.", "They wrote () there.", "The mine (near here ) is old.")
BAD = "\n\n".join(
    (*MORE, *(rule.bad for rule in RULES if not rule.bad.startswith("---\n")))
)  # fmt: skip


def book_of(folder: Path, text: str) -> Book:
    file = folder / "essay.md"
    file.write_text(f"---\ntitle: Salt\nlanguage: en\n---\n\n{text}\n", encoding="utf-8")
    manuscript = load(file, epoch=0)
    document, sources = draft(manuscript), sources_of(manuscript.sources)
    return Book(document, stretches(document, sources), sources)


def test_the_stretches_of_a_hint_come_once_and_in_order(tmp_path: Path) -> None:
    book = book_of(tmp_path, "One *salt* and salt.\n\nTwo, of wind.\n\nThree, of salt")
    assert [one.text[:3] for one in book.having("salt")] == ["One", "Thr"]
    assert [one.text[:3] for one in book.having("wind", "^Th", "salt", "T")] == [
        "One",
        "Two",
        "Thr",
    ]
    assert [one.text[:3] for one in book.having(r"\*|salt and|\ufffc", layer="words")] == ["One"]
    assert [one.text[:3] for one in book.having_any(["TWO, of wind"])] == ["Two"]


def test_a_phrase_may_be_there_where_all_its_words_are(tmp_path: Path) -> None:
    book = book_of(tmp_path, "Salt is of the Wind.\n\nIt could, of course, rain.")
    assert book.may_have("could of")
    assert book.may_have("WIND")
    assert not book.may_have("could have")
    assert not list(book.having_any(["could of"]))


@pytest.mark.parametrize("pattern", _PATTERNS, ids=lambda one: one.hint)
def test_a_hint_is_wherever_its_rule_finds_something(tmp_path: Path, pattern: _Pattern) -> None:
    book = book_of(tmp_path, BAD)
    texts = [(stretch, getattr(stretch, pattern.layer)) for stretch in book.prose]
    wanted = {id(stretch) for stretch, text in texts if pattern.form.search(text)}
    assert wanted
    assert wanted <= {id(stretch) for stretch in book.having(pattern.hint, layer=pattern.layer)}
