"""Figures and listings with their captions as well-formed XHTML."""

from __future__ import annotations

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.editions.words import Words, numbered
from pressroom.model.block import Figure, FigureGroup, Listing


def figure(node: Figure | FigureGroup, medium: Medium) -> Markup:
    """A figure, or a group of figures under one caption."""
    number = label(medium.words, medium.words.figure, node.number)
    if isinstance(node, FigureGroup):
        content = element("div", _panels(node, medium), class_="panels")
    else:
        content = inlines((node.image,), medium)
    if node.caption:
        content += element("figcaption", number + inlines(node.caption, medium))
    return element("figure", content, id=node.id)


def _panels(node: FigureGroup, medium: Medium) -> Markup:
    return Markup("").join(
        element("figure", inlines((panel.image,), medium) + _letter(panel, medium), id=panel.id)
        for panel in node.panels
    )


def _letter(panel: Figure, medium: Medium) -> Markup:
    letter = element("span", f"({chr(96 + panel.number)}) ", class_="label")
    return element("figcaption", letter + inlines(panel.caption, medium))


def listing(node: Listing, medium: Medium) -> Markup:
    """Lines of code, with a caption where the author gave one."""
    way = medium.turned(None, "ltr")[1]
    if not node.caption:
        return element("pre", element("code", node.text), id=node.id, dir=way)
    number = label(medium.words, medium.words.listing, node.number)
    caption = element("figcaption", number + inlines(node.caption, medium))
    content = caption + element("pre", element("code", node.text), dir=way)
    return element("figure", content, id=node.id, class_="listing")


def label(words: Words, word: str, number: int) -> Markup:
    """The word and the number before a caption; nothing without a number."""
    if not number:
        return Markup("")
    return element("span", f"{numbered(word, number)}{words.label_end} ", class_="label")
