"""The editions' own words: every table is whole, and the right one is found."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from pressroom import words as module
from pressroom.words import Words, languages, words_for

TABLES = sorted((Path(module.__file__).parent / "languages").glob("*.toml"))


def test_the_languages() -> None:
    assert languages() == ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_leaves_nothing_to_english(table: Path) -> None:
    found = tomllib.loads(table.read_text("utf-8"))
    assert list(found) == [field.name for field in fields(Words)]
    assert list(found["roles"]) == list(Words().roles)
    texts = [
        *(value for value in found.values() if isinstance(value, str)),
        *found["roles"].values(),
    ]
    assert all(text and text == text.strip() for text in texts)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_has_the_typography_of_print(table: Path) -> None:
    text = table.read_text("utf-8")
    assert "'" not in text
    assert "..." not in text
    if table.stem == "fr":
        assert " :" not in text and " ;" not in text, "French sets a no-break space there"


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("en", "Contents"), ("en-GB", "Contents"), ("de", "Inhalt"), ("de-Latn-CH", "Inhalt"),
        ("FR", "Table des matières"), ("pt_BR", "Índice"), ("sv", "Contents"), ("dex", "Contents"),
    ],
)  # fmt: skip
def test_the_primary_subtag_decides(language: str, contents: str) -> None:
    assert words_for(language).contents == contents
