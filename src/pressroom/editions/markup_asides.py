"""Admonitions, and what a screen may fold away, as well-formed XHTML."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from pressroom.editions.elements import element
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.model import block
from pressroom.model.block import Admonition, Details

Blocks = Callable[[block.Blocks, Medium], Markup]


def admonition(node: Admonition, medium: Medium, blocks: Blocks) -> Markup:
    """An aside whose title is the author's, or our word for its kind, which it is called anyway.

    It is a note, and no landmark: of those no two may be called the same.
    """
    word = medium.words.admonitions[node.kind]
    head = element("p", inlines(node.title, medium) or escape(word), class_="admonition-title")
    return element(
        "aside", head + blocks(node.blocks, medium), class_=f"admonition {node.kind}", id=node.id, role="note",
        aria_label=word if node.title else None,
    )  # fmt: skip


def details(node: Details, medium: Medium, blocks: Blocks) -> Markup:
    """On screen they can be folded, but are open: not every reading system can unfold them."""
    content = blocks(node.blocks, medium)
    if medium.screen and node.summary:
        head = element("summary", inlines(node.summary, medium))
        return element("details", head + content, open="open", class_="details", id=node.id)
    if node.summary:
        content = element("p", inlines(node.summary, medium), class_="details-summary") + content
    return element("div", content, class_="details", id=node.id)
