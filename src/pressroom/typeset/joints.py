"""Small cuts where a citation meets the words around it."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.inline import Inline, Inlines, Text, plain
from pressroom.model.problem import Place


def without_brackets(text: Inlines) -> Inlines | None:
    """``text`` without the round brackets around it; None where there are none."""
    words = plain(text)
    first, last = text[0] if text else None, text[-1] if text else None
    if not (words.startswith("(") and words.endswith(")")):
        return None
    if not (isinstance(first, Text) and isinstance(last, Text)):
        return None
    if len(text) == 1:
        return (replace(first, text=first.text[1:-1]),)
    ends = (replace(first, text=first.text[1:]), *text[1:-1], replace(last, text=last.text[:-1]))
    return tuple(node for node in ends if not (isinstance(node, Text) and not node.text))


def capital(text: Inlines) -> Inlines:
    """``text`` with a capital at its beginning, where it begins with plain words."""
    if text and isinstance(text[0], Text):
        words = text[0].text
        return (replace(text[0], text=words[:1].upper() + words[1:]), *text[1:])
    return text


def drop_space(out: list[Inline]) -> None:
    """Takes the space off the end of ``out``."""
    if out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())


def without_start(text: Text, count: int) -> Text:
    """``text`` without its first characters."""
    return Text(text.text[count:], part(text, count, len(text.text)))


def part(text: Text, start: int, end: int) -> Place:
    """The place of some characters of ``text``; points and quotation marks are written as is."""
    place = text.place
    if place.end - place.start < len(text.text):
        return place
    last = place.end if end == len(text.text) else place.start + end
    return replace(place, column=place.column + start, start=place.start + start, end=last)
