"""Where quotations begin and end in a line of typeset text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTES = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "»": "«"}
# one behind "€" or "Â" is a part of another character whose bytes were read one by one
_OPENER = re.compile(f"(?<![€Â])[{''.join(_QUOTES)}‘]")
_ANY_QUOTE = re.compile(f"[{''.join(_QUOTES)}{''.join(_QUOTES.values())}]")
_SINGLE = re.compile(r"(?<!\w)‘(?=\S)")
_SINGLE_END = re.compile(r"(?<=\S)’(?!\w)")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between quotation marks, marks included; one that is never closed goes on."""
    at, ends = 0, True
    while found := _OPENER.search(text, at):
        start, mark = found.start(), found[0]
        at = start + 1
        if mark == "‘":
            last = _SINGLE_END.search(text, at) if ends and _SINGLE.match(text, start) else None
            ends = ends and (last is not None or not _SINGLE.match(text, start))
            if last:
                yield start, (at := last.end())
        elif mark != "»" or start == 0 or text[start - 1] in " ([\n":  # else it closes
            yield start, (at := _closed(text, start, mark))


def _closed(text: str, at: int, opener: str) -> int:
    depth, closers = 0, _QUOTES[opener]
    for found in _ANY_QUOTE.finditer(text, at):
        if depth and found[0] in closers:
            depth -= 1
            if not depth:
                return found.end()
        elif found[0] == opener:
            depth += 1
    return len(text)
