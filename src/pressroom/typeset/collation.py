"""The order of the words of an index: a simple key, since Python has no collation of languages.

Case and accents do not count, but where they tell two words apart; nor do marks other than spaces
and hyphens. Letters that a language counts as its own stand where its alphabet has them.
"""

from __future__ import annotations

import unicodedata

# a letter of its own, and the one that it comes directly after
_OWN_LETTERS: dict[str, dict[str, str]] = {
    "da": {"æ": "z1", "ø": "z2", "å": "z3"},
    "es": {"ñ": "n1"},
    "fi": {"å": "z1", "ä": "z2", "ö": "z3"},
    "pl": {
        "ą": "a1", "ć": "c1", "ę": "e1", "ł": "l1", "ń": "n1", "ó": "o1", "ś": "s1", "ź": "z1",
        "ż": "z2",
    },
    "ru": {"й": "и1"},
    "sv": {"å": "z1", "ä": "z2", "ö": "z3"},
}  # fmt: skip
_OWN_LETTERS["no"] = _OWN_LETTERS["nb"] = _OWN_LETTERS["nn"] = _OWN_LETTERS["da"]
# what has no accent to take off
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_AFTER = "\U0010fffd"  # so that a letter of its own comes after every word of the one before it


def _base(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def sort_key(term: str, language: str) -> tuple[str, str]:
    """The key by which ``term`` is sorted among others: numbers first, then letters."""
    own = _OWN_LETTERS.get(language.partition("-")[0].lower(), {})
    out: list[str] = []
    for char in unicodedata.normalize("NFC", term.casefold()):
        if char in own:
            out.append(own[char][0] + _AFTER + own[char][1])
        elif char.isspace() or char in "-–":
            out.append(" ")
        else:
            out.append("".join(c for c in _base(char) if c.isalnum()))
    return " ".join("".join(out).split()), term


def initial(term: str, language: str) -> str:
    """The letter under which ``term`` stands; empty where it begins with none."""
    own = _OWN_LETTERS.get(language.partition("-")[0].lower(), {})
    for char in unicodedata.normalize("NFC", term.casefold()):
        letter = char if char in own else _base(char)[:1]
        if letter.isalpha():
            return letter.upper()
        if letter.isalnum():
            return ""
    return ""
