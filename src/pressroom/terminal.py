"""Text for a terminal: how wide it is, and nothing in it that the terminal would obey."""

from __future__ import annotations

import unicodedata

_TAB = 4
_HARMLESS = {"\u00ad", "\u200c", "\u200d"}  # soft hyphen, zero-width non-joiner and joiner


def visible(text: str) -> str:
    """``text`` with every control, bidirectional and unassigned character made visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def fit(text: str, width: int) -> str:
    """``text``, cut to ``width`` columns with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    return _take(text, width - 1) + "…"


def wrap(text: str, width: int, indent: str) -> str:
    """``text`` broken between words to lines of ``width`` columns, all but the first indented."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(indent if lines else "") + cells(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    return f"\n{indent}".join(lines)


def excerpt(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """A source line and the marks below its characters ``start`` up to ``end``, in ``width``.

    A long line is cut around the marks; tabs become spaces.
    """
    parts = _expand(line)
    start = min(start, len(parts))
    end = max(min(end, len(parts)), start + 1)
    first, last = 0, len(parts)
    room = max(width, 8)
    if sum(cells(part) for part in parts) > room:
        # A third of the room shows what stands before the marks.
        first, used = start, 0
        while first > 0 and used + cells(parts[first - 1]) <= room // 3:
            first -= 1
            used += cells(parts[first])
        last, used = first, 2  # an ellipsis at either end
        while last < len(parts) and used + cells(parts[last]) <= room:
            used += cells(parts[last])
            last += 1
    before = "…" if first else ""
    after = "…" if last < len(parts) else ""
    text = before + "".join(parts[first:last]) + after
    lead = cells(before + "".join(parts[first:start]))
    marked = sum(cells(part) for part in parts[start : min(end, last)])
    return text, " " * lead + "^" + "~" * (marked - 1)


def _expand(line: str) -> list[str]:
    """What each character of the line shows as."""
    parts: list[str] = []
    at = 0
    for char in line:
        part = " " * (_TAB - at % _TAB) if char == "\t" else _shown(char)
        at += cells(part)
        parts.append(part)
    return parts


def _shown(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in _HARMLESS or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}:
        return char
    return f"<{code:04X}>"


def _cell(char: str) -> int:
    if char in _HARMLESS or unicodedata.combining(char):
        return 0
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
        return 0  # vowels and finals of Hangul stand in the cells of their first consonant
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _take(text: str, width: int) -> str:
    used = 0
    for at, char in enumerate(text):
        used += _cell(char)
        if used > width:
            return text[:at]
    return text
