"""What is kept of a title in an id, and how long an id may be."""

from __future__ import annotations

import pytest

from pressroom.typeset.ids import Names, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("a_b.c-d", "a_b.c-d"),
        ("-a- b -", "a-b"),
        ("..a..", "a"),
        ("a\u00aab\u00bac", "abc"),
        ("x\u030cy", "x\u030cy"),
        ("a\u0300b", "\u00e0b"),
        ("a\u036fb", "a\u036fb"),
        ("x\u0301\u0300", "x\u0301\u0300"),
        ("a\u20ddb", "ab"),
        ("a\u0941b", "ab"),
        ("a½b", "ab"),
        ("1 2 a", "a"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 60),
        (f"{'a' * 30} {'b' * 29}", f"{'a' * 30}-{'b' * 29}"),
        (f"{'a' * 30} {'b' * 30}", "a" * 30),
        (f"{'a' * 60} b", "a" * 60),
    ],
)
def test_what_is_kept(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_numbers_are_kept_where_they_are_wanted() -> None:
    assert slug("2 a") == "a"
    assert slug("2 a", numbers=True) == "2-a"


def test_a_name_that_was_made_is_taken_too() -> None:
    names = Names(["a-2"])
    assert "a-2" in names and "a" not in names
    assert [names.take("a"), names.take("a"), names.take("a-2")] == ["a", "a-3", "a-2-2"]
