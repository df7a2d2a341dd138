"""What the metadata say about the work, as a shop or a library would show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pressroom.checks import style_leftovers_rules as rules
from pressroom.checks.prose import Stretch
from pressroom.checks.style_book import Book, Check, cut, found
from pressroom.model.languages import subtags
from pressroom.model.problem import Problem, problem

_WAITING = re.compile(
    r"\s*(?:your (?:name|title|publisher|text)|(?:author|editor|publisher)(?:'s|’s)? name|name of (?:the )?author|"
    r"first ?name last ?name|firstname lastname|insert .* here|(?:a |your |short )?description(?: here)?|todo\b.*|tbd|"
    r"lorem ipsum.*|xxx+|placeholder|my (?:book|title|name)|publisher|author)\s*\.?",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?(?:p|i|b|em|strong|br|span|div|a|ul|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TURNED = re.compile(
    r"[^\W\d_][\w’'-]+(?: [\w’'-]+)?, (?!(?:Jr|Sr|PhD|Ph\.D|MD|M\.D|II|III|IV|MA|BA|MSc|Inc|Ltd|LLC|Esq|OBE|CBE|SJ|OP|et al)\b)[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*)?"
)


def _values(book: Book) -> Iterator[Problem]:
    data = book.document.metadata
    named = [
        ("title", data.title), ("subtitle", data.subtitle), ("publisher", data.publisher),
        ("description", data.description), ("rights", data.rights),
        *(("creators", one.name) for one in data.creators),
        *(("contributors", one.name) for one in data.contributors),
    ]  # fmt: skip
    for key, value in named:
        if not value:
            continue
        if _WAITING.fullmatch(value) and key != "title":
            yield problem(rules.META_PLACEHOLDER, f'{key} is still "{cut(value)}"', data.place)
        if match := _TAG.search(value):
            yield problem(rules.META_HTML, f'{key} has "{match[0]}"', data.place)
        if key in ("creators", "contributors") and _TURNED.fullmatch(value):
            yield problem(rules.NAME_TURNED, f'"{value}" is printed so', data.place)
    description = (data.description or "").strip()
    # an ideograph says more than a letter
    if (
        0 < len(description) < 50
        and max(description) < "\u0590"
        and not _WAITING.fullmatch(description)
    ):
        message = f"the description has {len(description)} characters"
        yield problem(rules.DESCRIPTION_SHORT, message, data.place)
    letters = [char for char in data.title if char.isalpha()]
    if (
        len(data.title.split()) >= 2
        and len(letters) >= 8
        and all(char.isupper() for char in letters)
    ):
        yield problem(rules.TITLE_CAPS, f'the title "{cut(data.title)}" is in capitals', data.place)
    if data.subtitle and _words(data.subtitle) and _words(data.title).endswith(
        " " + _words(data.subtitle)
    ):  # fmt: skip
        yield problem(
            rules.SUBTITLE_TWICE, f'the title ends with "{cut(data.subtitle)}"', data.place
        )
    if data.published and data.modified.date() < data.published and data.modified.year > 1980:
        message = f"modified is {data.modified.date()}, published {data.published}"
        yield problem(rules.MODIFIED_BEFORE, message, data.place)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


# The small words by which a language is known; none of them is a word of two of these languages.
_SMALL = {
    "en": "the and that was with his they this have from which were been their would".split(),
    "de": "und der das ist nicht auch sich auf eine wird dem mit von sie als".split(),
    "fr": "les est une dans pour qui pas sur avec sont cette mais aux vous leur".split(),
    "es": "los las una por para como pero sus más este cuando muy hay también fue".split(),
    "it": "che della sono gli alla anche nel questo delle più come dei ed essere nella".split(),
    "nl": "het een van niet zijn ook voor maar naar werd deze uit bij wordt hij".split(),
    "pt": "não uma são mais também pelo pela quando muito seu ele isso foi ao os".split(),
    "sv": "och att det som på är av för inte till den har med jag men".split(),
}
_LEAST = 15


def _language(book: Book) -> Iterator[Problem]:
    said = subtags(book.document.metadata.language)[0]
    if said not in _SMALL or not book.prose:
        return
    counts: Counter[str] = Counter()
    first: Stretch | None = None
    length = 0
    for stretch in book.prose:
        if stretch.language != book.document.metadata.language or stretch.kind == "title":
            continue
        first = first or stretch
        counts.update(stretch.own.casefold().split())
        length += len(stretch.own)
        if length > 40_000:  # enough to know
            break
    if first is None:
        return
    seen = {language: sum(counts[word] for word in words) for language, words in _SMALL.items()}
    likely = max(seen, key=lambda language: seen[language])
    if likely != said and seen[likely] >= _LEAST and seen[likely] > 5 * seen[said]:
        message = f'the text is "{likely}" by its words; the metadata say "{said}"'
        yield found(rules.OTHER_LANGUAGE, message, first, 0, min(20, len(first.text)))


CHECKS: tuple[Check, ...] = (_values, _language)
