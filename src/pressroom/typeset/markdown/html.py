"""What is kept of raw HTML: its words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# None of these looks beyond the next angle bracket, so that the time stays in proportion.
_TAG = re.compile(r"<(?:[!?/]?\s*([A-Za-z][\w:-]*)|[!?])[^<>]*>")


@dataclass(frozen=True, slots=True)
class RawHtml:
    """``tag`` is the first one, as a message calls it; empty if there is none."""

    words: str
    tag: str
    open_comment: bool


def tag_name(text: str) -> str:
    """What a message calls a piece of raw HTML."""
    found = _TAG.search(text)
    return f"<{found[1] or '!'}>" if found else "<!>"


def read_html(text: str) -> RawHtml:
    """The words of a block of HTML, without comments and tags."""
    kept, open_comment = _without_comments(text)
    words = " ".join(html.unescape(_TAG.sub(" ", kept)).split())
    return RawHtml(words, tag_name(kept) if "<" in kept else "", open_comment)


def _without_comments(text: str) -> tuple[str, bool]:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 2)  # <!--> is a whole comment
        if end < 0:
            return "".join(kept), True
        at = end + 3
    return "".join([*kept, text[at:]]), False
