"""What a link in the PDF says to those who hear of it alone."""

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
