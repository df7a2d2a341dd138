"""Dates are written as the work's language has them."""

from __future__ import annotations

from datetime import date

import pytest

from pressroom.model.dates import written_out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "24 May 2022"), ("en-GB", "24 May 2022"), ("en-US", "May 24, 2022"),
        ("de", "24. Mai 2022"), ("de-CH", "24. Mai 2022"), ("fr", "24 mai 2022"),
        ("es", "24 de mayo de 2022"), ("it", "24 maggio 2022"), ("nl", "24 mei 2022"),
        ("pt-BR", "24 de maio de 2022"), ("pl", "24 maja 2022"), ("RU", "24 мая 2022\u00a0г."),
        ("ko", "2022년 5월 24일"), ("ja", "2022年5月24日"), ("zh-Hant", "2022年5月24日"),
        ("he", "24 במאי 2022"), ("ar", "24 مايو 2022"), ("sv", "24 maj 2022"),
        ("de-x-mine", "24. Mai 2022"), ("zxx", "2022-05-24"), ("i-klingon", "2022-05-24"),
    ],
)  # fmt: skip
def test_a_date_in_words(language: str, words: str) -> None:
    assert written_out(date(2022, 5, 24), language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "1er mai 2022"), ("it", "1º maggio 2022"), ("en", "1 May 2022"), ("de", "1. Mai 2022")],
)
def test_the_first_of_a_month(language: str, words: str) -> None:
    assert written_out(date(2022, 5, 1), language) == words


@pytest.mark.parametrize(
    "language", ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "he", "ar"]
)
def test_every_month_has_a_name_of_its_own(language: str) -> None:
    assert len({written_out(date(2022, month, 9), language) for month in range(1, 13)}) == 12
