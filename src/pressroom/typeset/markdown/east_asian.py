"""What Chinese and Japanese ask of Markdown: lines joined without a space, and readings above words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from pressroom.model.inline import READING, RUBY, Inlines, Span, Text, plain
from pressroom.model.problem import Place

# Korean has spaces between its words
_HANGUL = re.compile(
    "[\u1100-\u11ff\u3130-\u318f\u3200-\u321e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]"
)
_PICTURES = re.compile("[\u2300-\u2bff\U0001f000-\U0001ffff]")
_MARKS = tuple("“”‘’…—·")  # as wide as an ideograph beside one


def is_wide(character: str) -> bool:
    """Whether a character is one of those that Chinese and Japanese set without spaces."""
    if not character or _HANGUL.match(character) or _PICTURES.match(character):
        return False
    return unicodedata.east_asian_width(character) in ("W", "F")


def is_unspaced(before: str, after: str) -> bool:
    """Whether the end of a line between two characters is no space."""
    if before.isascii() and after.isascii():
        return False
    wide = [is_wide(one) for one in (before, after)]
    return all(wide) or (any(wide) and (before in _MARKS or after in _MARKS))


def ruby(children: Inlines, place: Place) -> Span:
    """The counterpart of ``<ruby>``: words, and their readings in brackets, as paper has them."""
    full = any(map(is_wide, plain(children)))
    opening, closing = ("（", "）") if full else (" (", ")")
    return Span(
        tuple(
            replace(child, children=(
                Text(opening, _point(child.place.start, child.place)), *child.children,
                Text(closing, _point(child.place.end, child.place)),
            ))
            if isinstance(child, Span) and child.classes == (READING,)
            else child
            for child in children
        ),
        place,
        classes=(RUBY,),
    )  # fmt: skip


def _point(at: int, place: Place) -> Place:
    return replace(place, start=at, end=at)
