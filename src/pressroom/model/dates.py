"""Dates as a reader expects them, in the language of the work."""

from __future__ import annotations

from datetime import date

from pressroom.model.languages import subtags

# where the first day of a month has an ordinal number and all others have a plain one
_FIRST = {"fr": "1er", "it": "1º"}


def written_out(day: date, language: str) -> str:
    """``day`` in words for a BCP 47 tag; as ISO 8601 has it where the language is not known."""
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_date

    # English without a region is that of the house, which is British
    parts = subtags(language)
    exact = "en-gb" if parts == ("en",) else "-".join(parts)
    for tag in (exact, parts[0]):
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # the narrow no-break space is missing in many fonts
        words = format_date(day, "long", locale).replace("\u202f", "\u00a0")
        first = _FIRST.get(locale.language)
        return f"{first}{words[1:]}" if first and words.startswith("1 ") else words
    return day.isoformat()
