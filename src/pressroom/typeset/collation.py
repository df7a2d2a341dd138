"""The order of the words of an index: a simple key, since Python has no collation of languages.

Case and accents do not count, but where they tell two words apart; nor do marks other than spaces
and hyphens. Letters that a language counts as its own stand where its alphabet has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# a letter of its own, and the one that it comes directly after
_OWN_LETTERS: dict[str, dict[str, str]] = {
    "az": {
        "ç": "c1", "ə": "e1", "ğ": "g1", "x": "h1", "ı": "h2", "q": "k1", "ö": "o1", "ş": "s1",
        "ü": "u1",
    },
    "be": {"ё": "е1", "і": "и1", "й": "и2", "ў": "у1"},
    "bg": {"й": "и1"},
    "cs": {"č": "c1", "ch": "h1", "ř": "r1", "š": "s1", "ž": "z1"},
    "da": {"æ": "z1", "ø": "z2", "å": "z3"},
    "es": {"ñ": "n1"},
    "et": {
        "š": "s1", "z": "s2", "ž": "s3", "õ": "w1", "ä": "w2", "ö": "w3", "ü": "w4",
    },
    "fi": {"å": "z1", "ä": "z2", "ö": "z3"},
    "hr": {
        "č": "c1", "ć": "c2", "dž": "d1", "đ": "d2", "lj": "l1", "nj": "n1", "š": "s1", "ž": "z1",
    },
    "hu": {
        "cs": "c1", "dz": "d1", "gy": "g1", "ly": "l1", "ny": "n1", "ö": "o1", "ő": "o1",
        "sz": "s1", "ty": "t1", "ü": "u1", "ű": "u1", "zs": "z1",
    },
    "is": {
        "á": "a1", "ð": "d1", "é": "e1", "í": "i1", "ó": "o1", "ú": "u1", "ý": "y1", "þ": "z1",
        "æ": "z2", "ö": "z3",
    },
    "lt": {"č": "c1", "š": "s1", "ž": "z1"},
    "lv": {"č": "c1", "ģ": "g1", "ķ": "k1", "ļ": "l1", "ņ": "n1", "š": "s1", "ž": "z1"},
    "pl": {
        "ą": "a1", "ć": "c1", "ę": "e1", "ł": "l1", "ń": "n1", "ó": "o1", "ś": "s1", "ź": "z1",
        "ż": "z2",
    },
    "ro": {
        "ă": "a1", "â": "a2", "î": "i1", "ș": "s1", "ş": "s1", "ț": "t1", "ţ": "t1",
    },
    "ru": {"й": "и1"},
    "sk": {"ä": "a1", "č": "c1", "ch": "h1", "ô": "o1", "š": "s1", "ž": "z1"},
    "sl": {"č": "c1", "š": "s1", "ž": "z1"},
    "sr": {
        "ђ": "д1", "ј": "и1", "љ": "л1", "њ": "н1", "ћ": "т1", "џ": "ч1",
        "č": "c1", "ć": "c2", "dž": "d1", "đ": "d2", "lj": "l1", "nj": "n1", "š": "s1", "ž": "z1",
    },
    "sv": {"å": "z1", "ä": "z2", "ö": "z3"},
    "tr": {"ç": "c1", "ğ": "g1", "ı": "h1", "ö": "o1", "ş": "s1", "ü": "u1"},
    "uk": {"ґ": "г1", "є": "е1", "і": "и1", "ї": "и2", "й": "и3"},
    "vi": {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"},
}  # fmt: skip
_OWN_LETTERS["no"] = _OWN_LETTERS["nb"] = _OWN_LETTERS["nn"] = _OWN_LETTERS["da"]
_TURKIC = ("az", "tr")  # where i has its dot in capitals too, and I is that of ı
# what has no accent to take off
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_AFTER = "\U0010fffd"  # so that a letter of its own comes after every word of the one before it


def sort_key(term: str, language: str) -> tuple[str, str]:
    """The key by which ``term`` is sorted among others: numbers first, then letters."""
    own = _own(language)
    out: list[str] = []
    for letter in _letters(_small(term, language), own):
        if letter in own:
            out.append(own[letter][0] + _AFTER + own[letter][1])
        elif letter.isspace() or letter in "-–":
            out.append(" ")
        else:
            out.append("".join(c for c in _base(letter) if c.isalnum()))
    return " ".join("".join(out).split()), term


def initial(term: str, language: str) -> str:
    """The letter under which ``term`` stands; empty where it begins with none."""
    own = _own(language)
    for letter in _letters(_small(term, language), own):
        found = letter if letter in own else _base(letter)[:1]
        if found.isalpha():
            turkic = language.partition("-")[0].lower() in _TURKIC
            return "İ" if turkic and found == "i" else found.capitalize()
        if found.isalnum():
            return ""
    return ""


def _own(language: str) -> dict[str, str]:
    return _OWN_LETTERS.get(language.partition("-")[0].lower(), {})


def _small(term: str, language: str) -> str:
    if language.partition("-")[0].lower() in _TURKIC:
        term = term.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", term.casefold())


def _letters(term: str, own: dict[str, str]) -> Iterator[str]:
    """The letters of ``term``, those of two signs among them; a tone on a letter is taken off."""
    at = 0
    while at < len(term):
        pair = term[at : at + 2]
        if len(pair) == 2 and pair in own:
            yield pair
            at += 2
            continue
        parts = unicodedata.normalize("NFD", term[at])
        shapes = (unicodedata.normalize("NFC", parts[0] + mark) for mark in parts[1:])
        yield term[at] if term[at] in own else next((one for one in shapes if one in own), term[at])
        at += 1


def _base(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
