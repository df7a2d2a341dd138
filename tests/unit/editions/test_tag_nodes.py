"""The nodes of the structure tree: what a link says, and what a table repeats."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from pressroom.editions.markup_math import MARK
from pressroom.editions.tag_nodes import Node, NodeMaker, Widget


@pytest.mark.parametrize(("inside", "words"), [
    ("the <em>old</em> harbour", "the old harbour"),
    ('<img alt="A boat"/>', "A boat"),
    ('see <img alt="A boat"/> there', "see A boat there"),
    (f'<img alt="{MARK}x^2"/>', "x^2"),
    ("<svg><title>A ring</title><text>B</text></svg>", "A ring"),
    ('<img alt=""/>', "https://example.org/"),
])  # fmt: skip
def test_a_link_says_its_words_or_what_its_image_shows(inside: str, words: str) -> None:
    root = fromstring(f'<body><p><a href="https://example.org/">{inside}</a></p></body>')
    maker = NodeMaker(root)
    maker.link(root[0][0], Widget(0, {}))
    (paragraph,) = maker.finished().kids
    assert isinstance(paragraph, Node)
    (link,) = paragraph.kids
    assert isinstance(link, Node) and (link.kind, link.words) == ("Link", words)


TABLE = """<html><body><table><thead><tr><th>Day<a href="#n" class="noteref">1</a>
<div class="footnote" id="n"><p>A note.</p></div></th></tr></thead>
<tbody><tr><td>1</td></tr></tbody></table></body></html>"""


def test_the_head_of_a_table_is_that_of_its_first_page_wherever_its_notes_stand() -> None:
    root = fromstring(TABLE)
    maker = NodeMaker(root)
    head, note, cell = root.find(".//th"), root.find(".//p"), root.find(".//td")
    assert head is not None and note is not None and cell is not None
    assert maker.first_page(note, 3) == 3  # laid out before its call
    assert maker.first_page(head, 4) == 4
    assert maker.first_page(head, 5) == 4  # repeated
    assert maker.first_page(note, 5) == 5
    assert maker.first_page(cell, 5) == 5
