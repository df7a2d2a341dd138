"""What each element of our markup is in the structure tree (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from pressroom.editions.markup_math import MARK

_PLAIN = {
    "section": "Sect", "nav": "Sect", "aside": "Div", "p": "P", "blockquote": "BlockQuote",
    "ul": "L", "ol": "L", "dl": "L", "table": "Table", "thead": "THead", "tbody": "TBody",
    "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption",
    "figure": "Div", "figcaption": "Caption", "pre": "P", "code": "Code", "kbd": "Code", "hr": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
}  # fmt: skip
_NUMBERING = {
    None: "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"
}  # fmt: skip
NOTES = frozenset({"footnote", "endnote"})
_LEADERS = re.compile(r"[.\s]+")
_BLOCKS = frozenset({"div", "main"})


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def role(element: Element) -> str | None:
    """The type of an element that needs none but one; None where its content is its parent's.

    An element that only has a language is a stretch of text, or a block of them.
    """
    name = local_name(element)
    if found := _PLAIN.get(name):
        return found
    if name == "div" and not NOTES.isdisjoint(classes(element)):
        return "Note"
    if element.get("lang") or (name == "abbr" and element.get("title")):
        return "Div" if name in _BLOCKS else "Span"
    return None


def image_role(element: Element) -> str | None:
    """The type of an image; None where it is only decorative.

    A drawing whose alternative text begins with a sign of ours is a formula.
    """
    words = alternative(element)
    return "Formula" if words.startswith(MARK) else "Figure" if words.strip() else None


def alternative(element: Element) -> str:
    """The alternative text of an image as the markup gives it."""
    if local_name(element) == "svg":
        return next((it.text or "" for it in element if local_name(it) == "title"), "")
    return element.get("alt", "")


def numbering(element: Element) -> str:
    """How the items of a list are numbered (Table 347)."""
    match local_name(element):
        case "ol":
            return _NUMBERING[element.get("type")]
        case "ul":
            return "Disc"
        case _:
            return "None"


def without_leaders(text: str) -> str:
    """The text without dots that only lead the eye."""
    return _LEADERS.sub("", text)
