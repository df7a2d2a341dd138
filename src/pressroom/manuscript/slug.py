"""The name of the edition's files: safe on every system, for any title."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_LENGTH = 60

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "'": "", "\u2019": "",
})  # fmt: skip
# Windows: "Naming Files, Paths, and Namespaces"; refused with any extension
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]|index")  # index.html: the download page


def slug(title: str) -> str:
    """Up to 60 of a-z, 0-9 and hyphens; from a digest where the title has no such letters."""
    folded = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > MAX_LENGTH:
        cut = words[: MAX_LENGTH + 1].rpartition("-")[0]
        words = (cut or words[:MAX_LENGTH]).strip("-")
    if not words:
        digest = hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()
        return f"edition-{digest[:8]}"
    return f"{words}-edition" if _RESERVED.fullmatch(words) else words
