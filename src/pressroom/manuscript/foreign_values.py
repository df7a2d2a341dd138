"""The forms that other tools give to a value: a word, a list, or an object with its parts."""

from __future__ import annotations

import re
from datetime import date, datetime

from pressroom.manuscript.relators import RELATORS, role_of_word
from pressroom.manuscript.yamltree import Value

# what says how another tool makes its editions, and means nothing here
IDLE = frozenset(
    "affiliation affiliations abstract-heading babel-lang biblio-style block-headings book classoption code-fold "
    "code-tools colorlinks comments css date-format date-meta dir draft editor_options engine "
    "execute execute-dir filters fontfamily fontsize format geometry header-includes ibooks "
    "include-after include-before institute jupyter keep-md keep-tex knit knitr layout "
    "linestretch link-citations linkcolor links-as-notes lof lot mainfont margin-bottom "
    "margin-left margin-right margin-top mathfont monofont nav_order outlang output page-progression-direction "
    "papersize params pdf-engine permalink project reference-section-title runtime sansfont "
    "server site sitemap slug styles stylesheet thanks theme toc-depth toc-title "
    "titlepage urlcolor website weight xelatex".split()
)
# what every edition of ours has anyway
SILENT = frozenset(("toc", "table-of-contents", "schema", "role", "id", "unnumbered"))

_MAIN_PARTS = ("text", "literal", "name", "statement", "holder", "content", "path")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])")
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y")


def text_of(value: Value) -> str:
    """The words of a value: of an object its main part, of a list its first entry with words."""
    match value:
        case str():
            return value.strip()
        case list():
            return next((text for one in value if (text := text_of(one))), "")
        case dict():
            return next((text for key in _MAIN_PARTS if (text := text_of(value.get(key)))), "")
        case _:
            return ""


def plain(text: str) -> str:
    """``text`` on one line, without marks of emphasis and escapes."""
    bare = _EMPHASIS.sub(r"\2", " ".join(text.split()))
    return re.sub(r"\\([^\w\s])", r"\1", bare)


def listed(value: Value, *, commas: bool = True) -> list[str]:
    """The texts of a list, or of one text with ``commas`` between them."""
    if isinstance(value, list):
        return [text for one in value if (text := text_of(one))]
    text = text_of(value)
    parts = re.split(r"[,;]", text) if commas else [text]
    return [part.strip() for part in parts if part.strip()]


def day(text: str) -> str:
    """A date as we write it, empty for what is no day (a year alone, "last-modified")."""
    words = re.sub(r"T.*", "", text) if re.match(r"\d{4}-\d\d-\d\dT", text) else text
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)
    for form in _DAYS:
        try:
            found: date = datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return found.isoformat()
    return ""


def people(value: Value, role: str = "") -> tuple[list[Value], list[str]]:
    """People in our own form, all in ``role`` where one is given, and the keys that were left out."""
    found: list[Value] = []
    lost: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and not isinstance(value, list) and ";" in one:
            names: list[Value] = [part.strip() for part in one.split(";")]
        else:
            names = [one]
        for entry in names:
            person = _person(entry, role, lost)
            if person:
                found.append(person)
    return found, list(dict.fromkeys(lost))


def _person(one: Value, role: str, lost: list[str]) -> dict[str, Value] | None:
    if not isinstance(one, dict):
        name = plain(text_of(one))
        person: dict[str, Value] = {"name": name}
        if role:
            person["role"] = role
        return person if name else None
    given, family = one.get("name"), None
    if isinstance(given, dict):
        one = {**one, **given, "name": given.get("literal")}
    first, last = text_of(one.get("given")), text_of(one.get("family"))
    name = plain(text_of({key: one.get(key) for key in _MAIN_PARTS}) or f"{first} {last}".strip())
    if not name and len(one) == 1:  # R Markdown: "- Ada Example: An Institute"
        name = next(iter(one))
    if not name:
        return None
    person = {"name": name}
    family = text_of(one.get("file-as"))
    if family or (first and last):
        person["file-as"] = family or f"{last}, {first}"
    wish = role or role_of_word(text_of(one.get("role")) or text_of(one.get("roles")))
    if wish in RELATORS:
        person["role"] = wish
    used = (*_MAIN_PARTS, "given", "family", "file-as", "role", "roles", "type")
    lost += [key for key in one if key not in used and key != name]
    return person


def rights(value: Value, kind: str) -> Value:
    """A copyright line, or a licence with its address."""
    if not isinstance(value, dict):
        return plain(text_of(value))
    if kind == "rights":
        year = text_of(value.get("year"))
        statement, holder = text_of(value.get("statement")), text_of(value.get("holder"))
        return plain(
            statement or " ".join(filter(None, ("©", year, holder))) if holder or statement else ""
        )
    name = plain(text_of(value) or text_of(value.get("type")))
    address = text_of(value.get("url")) or text_of(value.get("link"))
    return {"name": name, "url": address} if name and address else name
