"""The edition for Kobo: a span for each sentence, and not a letter changed."""

from __future__ import annotations

import re

import pytest

from pressroom.editions.kepub import with_spans

PAGE = (
    "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n"
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
    "<body>{}</body></html>"
)
SPAN = re.compile(r'<span class="koboSpan" id="kobo\.(\d+)\.(\d+)">(.*?)</span>', re.DOTALL)


def made(body: str) -> str:
    return with_spans(PAGE.format(body).encode()).decode()


@pytest.mark.parametrize(
    ("body", "spans"),
    [
        ("<p>One. Two?</p>", [("1", "1", "One. "), ("1", "2", "Two?")]),
        ("<p>“One.” Two</p><p>3</p>", [("1", "1", "“One.” "), ("1", "2", "Two"), ("2", "1", "3")]),
        ("<p>A <em>b</em> c.</p>", [("1", "1", "A "), ("1", "2", "b"), ("1", "3", " c.")]),
        ("<p>Dr.Who 3.5 km</p>", [("1", "1", "Dr.Who 3.5 km")]),
        ("<p>一。二。</p>", [("1", "1", "一。"), ("1", "2", "二。")]),
        ("<ul>\n<li>a</li>\n</ul>", [("1", "1", "a")]),
        ('<p><img src="a.png" alt="b"/></p>', [("2", "1", '<img src="a.png" alt="b"/>')]),
        ('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>', []),
        ('<picture><source srcset="b.png"/><img src="a.png" alt=""/></picture>', []),
    ],
)
def test_each_sentence_and_image_has_a_name(body: str, spans: list[tuple[str, str, str]]) -> None:
    page = made(body)
    assert SPAN.findall(page) == spans
    assert re.sub(r"</?(span|div|style)[^>]*>|div#book[^}]*}", "", page) == PAGE.format(body)


def test_an_empty_mark_is_closed_as_html_closes_it() -> None:
    assert '<span id="x"></span>' in made('<p><span id="x"></span>a</p>')


def test_an_id_of_the_author_stays_the_only_one() -> None:
    assert made('<h1 id="book-inner">A</h1>').count('id="book-inner"') == 1
    assert made("<h1>A</h1>").count('<div id="book-columns"><div id="book-inner">') == 1
