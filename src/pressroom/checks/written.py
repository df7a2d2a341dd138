"""How a typeset character is written in the manuscript: marks, entities, escapes, ends of lines."""

from __future__ import annotations

import re
from html import unescape

_MARKS = {"—": ("---", "--"), "–": ("--",), "…": ("...",)}
_TURNED = "“”„‘’‚«»‹›「」『』׳״"
SPECIAL = re.compile(rf"([—–…{_TURNED}\u00a0\u202f&\\])")
_ENTITY = re.compile(r"&#?\w+;")
_LINE_END = re.compile(r"(?:\r\n?|\n)[ \t>]*")


STEP = 100  # characters that are compared at once


def alike(written: str, text: str, at: int) -> int:
    """How many characters of ``text`` are written at ``at`` as they are, up to the end of the line.

    That is all of them or 0: ``past`` then tells of the first one. ``text`` has ``STEP`` at most.
    """
    line = written.find("\n", at, at + len(text))
    length = len(text) if line < 0 else line - at
    return length if written.startswith(text[:length], at) else 0


def past(written: str, char: str, at: int, end: int) -> int:
    """Where the writing goes on behind ``char``, which the typesetter has put; -1 if it has not."""
    here = written[at : at + 1]
    entity = _ENTITY.match(written, at, end) if here == "&" else None
    if entity and (meant := unescape(entity[0])) != entity[0]:
        return entity.end() if meant == char else -1
    if here == "\\" and written[at + 1 : at + 2] == char and at + 1 < end:
        return at + 2
    if here == char:
        return at + 1
    for form in _MARKS.get(char, ()):
        if written.startswith(form, at):
            return at + len(form)
    if char == " " and (found := _LINE_END.match(written, at, end)):
        return found.end()  # in the next line, the margin of a quotation or a list passed
    turned = (char in _TURNED and here in "\"'") or (char.isspace() and here == " ")
    return at + 1 if turned else -1
