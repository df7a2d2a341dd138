"""How each language sets its quotation marks, dashes and the spaces beside marks: one table of all.

Quotation marks follow the delimiters of Unicode's CLDR, but where books of the language have others:
guillemets in Arabic, and those that point inwards in Danish.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from pressroom.model.languages import lookup

_WORD = "\N{NO-BREAK SPACE}"  # as wide as that between words
_THIN = "\N{NARROW NO-BREAK SPACE}"

Quotes = tuple[str, str, str, str]  # outer opening and closing, inner opening and closing


@dataclass(frozen=True, slots=True)
class Punctuation:
    """``dash`` stands for three hyphens.

    ``spaced`` are marks with the space before them that replaces an author's; ``lone`` are words of
    one letter that do not stay behind at a line's end; ``keeps_dash`` tells that no line begins with
    a dash between words.
    """

    quotes: Quotes
    dash: str = "—"
    ellipsis: str = "…"
    spaced: tuple[tuple[str, str], ...] = ()
    lone: str = ""
    keeps_dash: bool = False

    def spaces(self, text: str) -> str:
        """``text`` with the spaces that keep marks and short words in their lines."""
        for marks, space in self.spaced:
            text = re.sub(rf" (?=[{marks}])", space, text)
            text = re.sub(r"(?<=[«‹]) ", space, text) if "»" in marks else text
        if self.lone:
            alone = rf"(?<![\w’'-])([{self.lone}]) (?=\w)"
            for _ in range(2):  # since two such words may follow each other
                text = re.sub(alone, rf"\1{_WORD}", text, flags=re.IGNORECASE)
        return re.sub(r"(?<=\S) (?=[–—] )", _WORD, text) if self.keeps_dash else text


_ENGLISH = Punctuation(("“", "”", "‘", "’"))
_GERMAN = Punctuation(("„", "“", "‚", "‘"))
_SWISS = Punctuation(("«", "»", "‹", "›"))
_LATIN = Punctuation(("«", "»", "“", "”"))
_NORDIC = Punctuation(("”", "”", "’", "’"))
_CYRILLIC = Punctuation(("«", "»", "„", "“"), keeps_dash=True)
_ARABIC = Punctuation(("«", "»", "‹", "›"))  # which turn round with the line
_CORNERS = Punctuation(("「", "」", "『", "』"), dash="——", ellipsis="……")
_CZECH = replace(_GERMAN, lone="aikosuvz", keeps_dash=True)

_TABLE: dict[str, Punctuation] = {
    "en": _ENGLISH,
    "af": _ENGLISH,
    "ar": _ARABIC,
    "be": replace(_CYRILLIC, lone="аізуў"),
    "bg": replace(_GERMAN, keeps_dash=True),
    "ca": _LATIN,
    "cs": _CZECH,
    "da": Punctuation(("»", "«", "›", "‹")),
    "de": _GERMAN,
    "de-CH": _SWISS,
    "de-LI": _SWISS,
    "el": _LATIN,
    "es": _LATIN,
    "et": _GERMAN,
    "eu": _LATIN,
    "fa": _ARABIC,
    "fi": _NORDIC,
    # the colon has the space of words; what is thinner keeps its width when a line is filled
    "fr": Punctuation(
        ("«" + _THIN, _THIN + "»", "“", "”"), spaced=((";!?»", _THIN), (":", _WORD)),
    ),
    "fr-CA": Punctuation(("«" + _WORD, _WORD + "»", "“", "”"), spaced=((";:!?»", _WORD),)),
    "fr-CH": Punctuation(
        ("«" + _THIN, _THIN + "»", "‹" + _THIN, _THIN + "›"), spaced=((";:!?»›", _THIN),),
    ),
    "gl": _LATIN,
    "he": _NORDIC,
    "hr": Punctuation(("„", "”", "‚", "’")),
    "hu": Punctuation(("„", "”", "»", "«")),
    "is": _GERMAN,
    "it": _LATIN,
    "it-CH": _SWISS,
    "ja": _CORNERS,
    "ko": _ENGLISH,
    "lb": _GERMAN,
    "lt": _GERMAN,
    "nb": Punctuation(("«", "»", "‘", "’")),
    "nl": Punctuation(("‘", "’", "“", "”")),
    "nn": Punctuation(("«", "»", "‘", "’")),
    "no": Punctuation(("«", "»", "‘", "’")),
    "pl": Punctuation(("„", "”", "«", "»"), lone="aiouwz", keeps_dash=True),
    "pt": _LATIN,
    "pt-BR": _ENGLISH,
    "rm": _SWISS,
    "ro": Punctuation(("„", "”", "«", "»")),
    "ru": replace(_CYRILLIC, lone="авикосу"),
    "sk": _CZECH,
    "sl": _GERMAN,
    "sq": _LATIN,
    "sr": Punctuation(("„", "”", "’", "’")),
    "sv": _NORDIC,
    "uk": replace(_CYRILLIC, lone="авзіоу"),
    "zh": replace(_ENGLISH, dash="——", ellipsis="……"),
    "zh-Hant": _CORNERS,
}  # fmt: skip
# in America books in Spanish have the marks of English
_TABLE |= dict.fromkeys(
    (
        f"es-{region}"
        for region in "419 AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE".split()
    ),
    _ENGLISH,
)


@functools.lru_cache(maxsize=64)  # asked for each piece of text
def punctuation_of(language: str) -> Punctuation:
    """That of a BCP 47 tag: by its script or region where they matter; English where it is not known."""
    return lookup(_TABLE, language) or _ENGLISH
