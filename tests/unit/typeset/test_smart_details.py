"""Quotation marks where they are hard to tell from apostrophes, inches and code.

Much is tried in German, whose closing single mark is not the apostrophe, as it is in English.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document
from pressroom.model.inline import plain
from pressroom.typeset.punctuation import punctuation_of

Setting = Callable[..., Document]


def words(document: Document) -> str:
    return plain(document.sections[0].blocks[0].children)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "outer"),
    [
        ("de", "„“"), ("DE", "„“"), ("de-1996", "„“"), ("de-Latn-DE", "„“"),
        ("de-CH", "«»"), ("de-ch", "«»"), ("DE-ch", "«»"), ("de-CH-1996", "«»"),
        ("en-CH", "“”"), ("xx", "“”"), ("xx-CH", "“”"),
        ("de-Latn-CH", "«»"), ("de-CH-x-own", "«»"), ("de-LI", "«»"), ("it-CH", "«»"), ("it", "«»"),
        ("es-MX", "“”"), ("es-419", "“”"), ("es-ES", "«»"), ("da", "»«"), ("cs", "„“"), ("uk", "«»"),
        ("zh-Hans", "“”"), ("zh-TW", "「」"), ("zh-Hans-HK", "“”"), ("zh-HK", "「」"), ("zh-CN", "“”"),
        ("pt", "«»"), ("pt-BR", "“”"), ("pt-PT", "«»"),
    ],
)  # fmt: skip
def test_marks_by_language(language: str, outer: str) -> None:
    assert "".join(punctuation_of(language).quotes[:2]) == outer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'er hat's gesagt'", "‚er hat’s gesagt‘"),
        ("'a ' b'", "‚a ’ b‘"),
        ("'a' dogs' x", "‚a‘ dogs’ x"),
        ("\"'a\" b' c", "„‚a“ b’ c"),
        ("'a'\\\nb", "‚a‘ b"),
        ("'`x`' b", "‚x‘ b"),
        ("'a \"b' c\"", "‚a „b‘ c“"),
        ("''a' b'", "‚‚a‘ b‘"),
        ("dogs' the 'ouse", "dogs’ the ’ouse"),
        ("the 'ouse ' x", "the ’ouse ’ x"),
        ("'90s and 'a'", "’90s and ‚a‘"),
        ("x'", "x’"),
        ("'", "’"),
    ],
)
def test_single_marks_in_german(set_text: Setting, text: str, expected: str) -> None:
    assert words(set_text(text, language="de")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a" b', "a” b"),
        ('"of 6" b', "“of 6” b"),
        ('"a" 6" b', '“a” 6" b'),
        ('6" b "c"', '6" b “c”'),
        ('a---"b"', "a—“b”"),
        ('a---"`b`"', "a—“b”"),
        ('a---"(b)"', "a—“(b)”"),
        ('a---"...b"', "a—“…b”"),
        ("a---\"'b'\"", "a—“‘b’”"),
        ('"a---"', "“a—”"),
        ('"a---", b', "“a—”, b"),
        ('a---" b', "a—” b"),
        ('"a" ("b")', "“a” (“b”)"),
        (r'\a "b"', r"\a “b”"),
        ('&b "a";', "&b “a”;"),
        ("[#a--b](#a--b)[x--y]{#a--b}", "#a--bx–y"),
        ("[www.a--b.c](http://d.e)", "www.a--b.c"),
        ("[http://a--b.c](https://d.e)", "http://a--b.c"),
        ("[https://a--b.c](http://d.e)", "https://a--b.c"),
        ("<o'brien--x@example.org>", "o'brien--x@example.org"),
        ('[a--b "c"](https://d.e)', "a–b “c”"),
        ('[*a--b* `c`](<https://d.e>) "x"', "a–b c “x”"),
    ],
)
def test_double_marks_and_links(set_text: Setting, text: str, expected: str) -> None:
    assert words(set_text(text)) == expected


def test_french_spaces_are_of_french_only(set_text: Setting) -> None:
    assert words(set_text("a ; b", language="fr-CA")) == "a\u00a0; b"
    assert words(set_text("a ; b", language="de")) == "a ; b"
