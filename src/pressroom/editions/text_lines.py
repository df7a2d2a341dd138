"""Lines of plain text: broken at spaces, moved in, centred, underlined."""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for a character of full width."""
    return sum(
        0 if unicodedata.combining(one) or unicodedata.category(one) == "Cf"
        else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )  # fmt: skip


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width``; a longer word, such as an address, stays whole."""
    return [line for part in text.split("\n") if part.strip() for line in _wrapped(part, width)]


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, length = [], "", 0
    for word, joint in _words(text):
        needed = width_of(word)
        if line and length + len(joint) + needed > width:
            lines.append(line)
            line, length = "", 0
        if line:
            line, length = line + joint, length + len(joint)
        line, length = line + word, length + needed
    return [*lines, line]


def _words(text: str) -> list[tuple[str, str]]:
    """The words and what joins each to the one before: in East Asia every character may begin a line."""
    out: list[tuple[str, str]] = []
    for word in text.split(" "):
        joint, start = " ", 0
        for at in range(1, len(word)):
            if _wide(word[at]) and (_wide(word[at - 1]) or word[at - 1].isalnum()):
                out.append((word[start:at], joint))
                joint, start = "", at
        if word:
            out.append((word[start:], joint))
    return out


def _wide(character: str) -> bool:
    # not before a mark that may not begin a line
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide and unicodedata.category(character).startswith("L")


def indented(lines: list[str], by: int) -> list[str]:
    """``lines`` moved in, but for empty ones."""
    return [" " * by + line if line else line for line in lines]


def centred(text: str, width: int) -> list[str]:
    """``text`` in the middle."""
    return [" " * ((width - width_of(line)) // 2) + line for line in wrapped(text, width)]


def underlined(text: str, mark: str, width: int) -> list[str]:
    """A heading with a line of ``mark`` below it."""
    lines = wrapped(text.replace("\n", " "), width)
    return [*lines, mark * max(map(width_of, lines), default=0)] if lines else []
