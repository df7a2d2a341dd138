"""Inline nodes of the document as well-formed XHTML; what differs between editions is in ``Medium``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from markupsafe import Markup, escape

from pressroom.editions.elements import breakable, element
from pressroom.editions.words import Words
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Highlight,
    Image,
    IndexTerm,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain,
)
from pressroom.model.languages import Direction, direction
from pressroom.model.manuscript import Asset


@dataclass(frozen=True, slots=True)
class Medium:
    """``href`` turns a node's id into a link's address, ``source`` an asset into an image's.

    ``call`` is how a note is called where a plain link to it is not enough. ``addresses``: a
    link's address is printed behind it, so that it can be read on paper. ``direction`` is that of
    the text around: what goes the other way says so.
    """

    name: Literal["epub", "pdf"]
    words: Words
    href: Callable[[str], str]
    source: Callable[[Asset], str]
    call: Callable[[NoteRef], Markup] | None = None
    addresses: bool = False
    direction: Direction = "ltr"

    def turned(self, language: str | None, given: Direction | None) -> tuple[Medium, str | None]:
        """The medium within an element, and its ``dir``: as given, else by its language."""
        way = given or (direction(language) if language else self.direction)
        return replace(self, direction=way), way if way != self.direction else None


# the alternative text of an image without one: WeasyPrint takes an empty one for forgotten, so a
# space stands in for it until the tags are mended
_NOTHING = {"epub": "", "pdf": " "}
# where an address may break: on screen an element, which copying leaves out
_BREAK = {"epub": element("wbr"), "pdf": "\N{ZERO WIDTH SPACE}"}


def inlines(nodes: Inlines, medium: Medium) -> Markup:
    """Inline nodes, without an element around them."""
    if medium.name == "pdf":
        pairs = zip(nodes, (*nodes, None)[1:], strict=True)
        return Markup("").join(_before(node, after, medium) for node, after in pairs)
    return Markup("").join(_inline(node, medium) for node in nodes)


def _before(node: Inline, after: Inline | None, medium: Medium) -> Markup:
    """``node``; a space at its end before an element is an element of its own.

    Where such a space does not fit on the line any more, WeasyPrint 70 breaks not at it but in
    the middle of the text, after the first place at which it may divide a word.
    """
    plain_text = (Text, NoteRef, LineBreak, Citation, type(None))
    if isinstance(node, Text) and node.text[:-1].strip() and node.text.endswith(" "):
        if not isinstance(after, plain_text):
            return escape(node.text[:-1]) + element("span", " ")
    return _inline(node, medium)


def _inline(node: Inline, medium: Medium) -> Markup:
    match node:
        case Text(text=text):
            return escape(text)
        case Code(text=text):
            return element("code", text, dir=medium.turned(None, "ltr")[1])
        case Emphasis(children=children):
            return element("em", inlines(children, medium))
        case Strong(children=children):
            return element("strong", inlines(children, medium))
        case Strike(children=children):
            return element("del", inlines(children, medium))
        case Superscript(children=children):
            return element("sup", inlines(children, medium))
        case Subscript(children=children):
            return element("sub", inlines(children, medium))
        case Highlight(children=children):
            return element("mark", inlines(children, medium))
        case Underline(children=children):
            return element("span", inlines(children, medium), class_="underline")
        case Keyboard(children=children):
            return element("kbd", inlines(children, medium))
        case IndexTerm(children=children, id=id_):
            return element("span", inlines(children, medium), id=id_)
        case SmallCaps(children=children):
            return element("span", inlines(children, medium), class_="small-caps")
        case Span(id=id_, language=language, classes=classes, children=children):
            inner, way = medium.turned(language, node.direction)
            return element(
                "span", inlines(children, inner), id=id_, lang=language, xml_lang=language,
                dir=way, class_=" ".join(classes) or None,
            )  # fmt: skip
        case LineBreak():
            return element("br")
        case Link():
            return _link(node, medium)
        case Image(alt=alt, title=title, asset=asset, width=width):
            style = f"width: {width}" if width else None
            words = alt or _NOTHING[medium.name]
            return element("img", src=medium.source(asset), alt=words, title=title, style=style)
        case NoteRef() if medium.call:
            return medium.call(node)
        case NoteRef(id=id_, note=target, number=number):
            # raised by an element and not by the style sheet alone: a reader may switch that off
            return element(
                "a", element("sup", str(number)), epub_type="noteref", role="doc-noteref",
                class_="noteref", id=id_, href=medium.href(target),
            )  # fmt: skip
        case Math(tex=tex, id=id_):
            return element("code", tex, id=id_)
        case PageRef(target=target):
            return page_ref(target, medium)
        case Citation(source=source):
            return escape(source)
        case _:
            assert_never(node)


def page_ref(target: str, medium: Medium) -> Markup:
    """The page of a node, which only paper has; the style sheet sets its number."""
    if medium.name == "epub":
        return Markup("")
    return element("a", "", href=medium.href(target), class_="page-ref")


def _link(node: Link, medium: Medium) -> Markup:
    href = medium.href(node.target[1:]) if node.internal else node.target
    words = plain(node.children)
    mark = _BREAK[medium.name]
    way = medium.turned(None, "ltr")[1]
    if words in (node.target, node.target.removeprefix("mailto:")):
        return element(
            "a", breakable(words, mark), href=href, title=node.title, dir=way, class_="address"
        )
    label = element("a", inlines(node.children, medium), href=href, title=node.title)
    if not medium.addresses or node.internal:
        return label
    address = breakable(node.target.removeprefix("mailto:"), mark)
    shown = element("span", Markup("({})").format(address), dir=way, class_="address")
    return label + Markup(" ") + shown
