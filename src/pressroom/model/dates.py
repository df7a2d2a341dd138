"""Dates as a reader expects them, in the language of the work."""

from __future__ import annotations

from datetime import date

# how a full date is written, and the months in the form that stands in one
_CALENDARS = {
    "de": (
        "{day}. {month} {year}",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "en": (
        "{day} {month} {year}",
        "January February March April May June July August September October November December",
    ),
    "es": (
        "{day} de {month} de {year}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "fr": (
        "{day} {month} {year}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "it": (
        "{day} {month} {year}",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    "nl": (
        "{day} {month} {year}",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    "pl": (
        "{day} {month} {year}",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
    "pt": (
        "{day} de {month} de {year}",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    "ru": (
        "{day} {month} {year} года",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
}
_AMERICAN = "{month} {day}, {year}"
# the first day of a month has an ordinal number where all others have a plain one
_FIRST = {"fr": "1er", "it": "1º"}


def written_out(day: date, language: str) -> str:
    """``day`` in words for a BCP 47 tag; as ISO 8601 has it where the language is not known here."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    if primary not in _CALENDARS:
        return day.isoformat()
    form, months = _CALENDARS[primary]
    if primary == "en" and "us" in subtags:
        form = _AMERICAN
    number = _FIRST.get(primary, "1") if day.day == 1 else str(day.day)
    return form.format(day=number, month=months.split()[day.month - 1], year=day.year)
