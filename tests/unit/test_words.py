"""The editions' own words: every table is whole, and the right one is found."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from pressroom import words as module
from pressroom.words import Words, languages, numbered, words_for

TABLES = sorted((Path(module.__file__).parent / "languages").glob("*.toml"))


def test_the_languages() -> None:
    assert languages() == (
        "en", "ar", "de", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "pt-BR", "ru",
        "zh", "zh-Hant",
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_leaves_nothing_to_english(table: Path) -> None:
    found = tomllib.loads(table.read_text("utf-8"))
    assert list(found) == [field.name for field in fields(Words)]
    assert list(found["roles"]) == list(Words().roles)
    assert list(found["admonitions"]) == list(Words().admonitions)
    assert list(found["download"]) == list(Words().download)
    texts = [
        *(value for key, value in found.items() if isinstance(value, str) and key != "label_end"),
        *found["admonitions"].values(),
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
    if table.stem in ("ja", "zh", "zh-Hant"):
        assert ":" not in text and "," not in text, "East Asia has marks of full width"
    if table.stem == "ar":
        assert not set(",;?") & set(text), "Arabic has marks of its own"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_pattern_has_one_place_for_a_number(table: Path) -> None:
    found = tomllib.loads(table.read_text("utf-8"))
    patterns = {key for key, value in found.items() if isinstance(value, str) and "{" in value}
    assert all(found[key].count("{}") == 1 for key in patterns)
    assert patterns <= {
        "figure", "table", "listing", "equation", "section", "chapter", "part", "appendix", "page", "on_page",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "figure", "chapter", "page"),
    [
        ("en", "Figure\u00a01", "Chapter\u00a01", "page\u00a01"),
        ("ja", "図1", "第1章", "1ページ"), ("ko", "그림\u00a01", "제1장", "1쪽"),
        ("zh-TW", "圖1", "第1章", "第1頁"), ("he", "איור\u00a01", "פרק\u00a01", "עמוד\u00a01"),
    ],
)  # fmt: skip
def test_a_number_stands_where_the_language_has_it(
    language: str, figure: str, chapter: str, page: str
) -> None:
    words = words_for(language)
    told = [numbered(word, 1) for word in (words.figure, words.chapter, words.page)]
    assert told == [figure, chapter, page]


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("en", "Contents"), ("en-GB", "Contents"), ("de", "Inhalt"), ("de-Latn-CH", "Inhalt"),
        ("FR", "Table des matières"), ("pt", "Índice"), ("pt_BR", "Sumário"), ("pt-AO", "Índice"),
        ("zh", "目录"), ("zh-Hans-TW", "目录"), ("zh-TW", "目錄"), ("zh-Hant", "目錄"), ("zh-hk", "目錄"), ("sv", "Contents"), ("dex", "Contents"),
    ],
)  # fmt: skip
def test_the_language_decides_and_the_region_where_it_matters(language: str, contents: str) -> None:
    assert words_for(language).contents == contents
