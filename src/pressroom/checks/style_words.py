"""Words, names, numbers and dates that are wrong, or otherwise elsewhere in the work."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pressroom.checks import style_words_rules as rules
from pressroom.checks.style_book import Book, Check, Finding, at, cut, found, minority
from pressroom.checks.wordlists import any_of, known_abbreviations, pairs
from pressroom.model.document import walk
from pressroom.model.inline import Span, plain
from pressroom.model.problem import Problem

_COULD_OF = re.compile(
    r"\b(?P<at>(could|should|would|must|might) of) (?:been|gone|done|had|made|seen|known|come|got|"
    r"taken|given|thought|[a-z]{2,}ed)\b(?! of\b)"
)


def _confusables(book: Book) -> Iterator[Problem]:
    meant = dict(pairs("confusables"))
    lower = {wrong.lower(): right for wrong, right in meant.items()}
    whole = book.english_words  # to look for few phrases in each stretch, and not for all
    form = any_of(tuple(wrong for wrong in meant if wrong.lower() in whole) or ("\0",))
    for stretch in book.english:
        for match in form.finditer(stretch.words):
            wrong = " ".join(match[0].split())
            right = lower[wrong.lower()]
            message = f'"{wrong}" stands for "{right}"'
            yield found(rules.CONFUSABLE, message, *at(stretch, match))
        for match in _COULD_OF.finditer(stretch.words):
            message = f'"{match["at"]}" stands for "{match[2]} have"'
            yield found(rules.CONFUSABLE, message, *at(stretch, match, "at"))


_WORD = re.compile(r"(?<![\w’@#/.-])[A-Za-z][a-z]{2,}(?:-[a-z]+)?(?![\w’]*[@/_\\(]|-\w|’[a-rt-z])")
_IZE = re.compile(r"([a-z]{3,})i[sz](e|es|ed|ing|ation|ations|er|ers)")
# Verbs and nouns that have only one of the endings, whatever the style.
_ONLY_S = frozenset(
    """advert adv apprais chast circumc compr comprom desp dev disgu exc exerc franch impr improv
    merchand prem prom prac rev superv surm surpr telev adviser prec conc par bru cru ra prai apprai
    poi noi no po demi enterpr enterpri treat paraph pra conn expert expos cerv adverti otherw likew
    mortgag cla ba cha bes ari mar""".split()
)


def _common_words(book: Book) -> dict[str, list[Finding]]:
    """Each common English word of the author's, in lower case, with all its places.

    A word with a capital within a sentence is part of a name, which is spelled as it is.
    """
    out: dict[str, list[Finding]] = defaultdict(list)
    for stretch in book.english:
        if stretch.kind == "title":
            continue
        for match in _WORD.finditer(stretch.words):
            word = match[0]
            if word[0].islower():
                out[word].append(at(stretch, match))
    return out


def _spelling(book: Book, words: dict[str, list[Finding]]) -> Iterator[Problem]:
    style = book.document.settings.house_style or _region(book.document.metadata.language)
    table = pairs("spellings")
    british = dict(table)
    american = {second: first for first, second in table}
    if style:
        wrong, name = (american, "British") if style.startswith("en-GB") else (british, "American")
        for word, right in wrong.items():
            if word in words:
                yield _spelled(words[word], word, right, name)
        return
    counts = [sum(len(words.get(one, ())) for one in side) for side in (british, american)]
    if min(counts) and max(counts) >= 3 * min(counts):
        fewer = british if counts[0] < counts[1] else american
        for word, right in fewer.items():
            if word in words:
                yield _spelled(words[word], word, right, "other")


def _region(language: str) -> str:
    parts = language.replace("_", "-").split("-")
    if parts[0].lower() != "en" or len(parts) < 2:
        return ""
    return {"us": "en-US"}.get(parts[-1].lower(), "en-GB" if parts[1].upper() in _BRITISH else "")


_BRITISH = frozenset({"GB", "IE", "AU", "NZ", "ZA", "IN"})


def _spelled(places: list[Finding], word: str, right: str, name: str) -> Problem:
    count = f", {len(places)} times" if len(places) > 1 else ""
    style = "most other words have" if name == "other" else f"{name} spelling has"
    message = f'"{word}"{count}, where {style} "{right}"'
    return found(rules.SPELLING, message, *places[0])


def _endings(book: Book, words: dict[str, list[Finding]]) -> Iterator[Problem]:
    kinds: dict[str, list[tuple[str, list[Finding]]]] = {"s": [], "z": []}
    for word, places in words.items():
        match = _IZE.fullmatch(word)
        if match and not _only_one(match[1]) and len(match[1]) >= 3:
            kinds[word[match.end(1) + 1]].append((word, places))
    few, many = sorted(kinds.values(), key=lambda kind: sum(len(places) for _, places in kind))
    most, least = (sum(len(places) for _, places in kind) for kind in (many, few))
    style = book.document.settings.house_style
    wanted = {"en-US": "z", "en-GB-oxendict": "z"}.get(style or "")
    if wanted:
        few, most = kinds["s"], 0
    elif not few or most < 3 * least:
        return
    for word, places in few:
        match = _IZE.fullmatch(word)
        if match is None:
            continue
        other = f"{match[1]}i{'z' if word[match.end(1) + 1] == 's' else 's'}{match[2]}"
        message = f'"{word}", where the house style has "{other}"' if wanted else (
            f'"{word}", where {most} other words are like "{other}"'
        )  # fmt: skip
        yield found(rules.ISE_IZE, message, *places[0])


def _only_one(stem: str) -> bool:
    if stem.endswith(("prom", "compr", "franch", "surpr", "dem", "val", "chem")):
        return True
    if stem.endswith(("pr", "v", "rc", "rpr", "tr")) and not stem.endswith(("ctiv", "lev")):
        return True
    return stem in _ONLY_S or not _VERBS.search(stem)


# What stands before the ending in verbs that have both: "organ", "real", "character", "final" …
_VERBS = re.compile(
    r"(?:al|an|ar|er|or|in|on|en|im|om|yn|il|ol|tic|ic|it|et|at|ot|mat|dard|ard|gn|og|arch|ath|um|id|yl|em|nym|el|ent|phas)$"
)


def _variants(book: Book) -> Iterator[Problem]:
    table = pairs("variants")
    form = any_of(tuple(word for pair in table for word in pair), 0)
    places: dict[str, list[Finding]] = defaultdict(list)
    for stretch in book.english:
        if stretch.kind != "title":
            for match in form.finditer(stretch.words):
                places[" ".join(match[0].split())].append(at(stretch, match))
    for first, second in table:
        others, most = minority([places[first], places[second]], share=2)
        if others:
            word = first if others is places[first] or others == places[first] else second
            right = second if word == first else first
            message = f'"{word}", elsewhere "{right}" {most} times'
            yield found(rules.VARIANT, message, *others[0])


_SHORT = re.compile(r"(?<![\w’&.*/+=#$-])([A-Z]{3,6})(s?)(?![\w’&*/+=#(-]|’\w|\.\w| [A-Z]{2,}\b)")
_ROMAN = re.compile(r"[IVXLCDM]+")


def _abbreviations(book: Book) -> Iterator[Problem]:
    """Those that are used often, and explained nowhere."""
    places: dict[str, list[Finding]] = defaultdict(list)
    for stretch in book.english:
        if stretch.kind == "title" or stretch.text.isupper():
            continue
        for match in _SHORT.finditer(stretch.words):
            places[match[1]].append(at(stretch, match))
    known = known_abbreviations()
    often = {
        word: where
        for word, where in places.items()
        if len(where) >= 3
        and word not in known
        and not _ROMAN.fullmatch(word)
        and not any(_LISTED.search(_around(one)) for one in where)
    }
    explained = _explained(book) if often else frozenset()
    for word, where in often.items():
        if word not in explained:
            message = f'"{word}", {len(where)} times, is explained nowhere'
            yield found(rules.ABBREVIATION, message, *where[0])


def _explained(book: Book) -> frozenset[str]:
    """The short forms that the work tells the meaning of, in whatever way."""
    out: set[str] = set()
    for node in walk(book.document):
        if isinstance(node, Span) and node.title:
            out.update(re.findall(r"[A-Z]{2,}", plain(node.children)))
    for stretch in book.english:
        for form in _EXPLAINED:
            out.update(form.findall(stretch.text))
        out.update(_initials(stretch.text))
    return frozenset(out)


_EXPLAINED = (
    re.compile(r"[(“‘]\s*(?:the |or |an? )?([A-Z]{3,6})s?\b"),
    re.compile(r"\b([A-Z]{3,6})s?,? ?(?:[(:—–=]|(?:stands for|means|is short|is an?|are|was)\b)"),
    re.compile(r"(?:called|known as|abbreviated(?: as| to)?|named) (?:the |an? )?([A-Z]{3,6})\b"),
)


def _around(finding: Finding) -> str:
    stretch, start, end = finding
    return stretch.text[max(start - 12, 0) : end + 12]


_LISTED = re.compile(
    r"[A-Z]{3,}, (?:and |or )?[A-Z]{3,}|[A-Z]{3,} (?:and|or) [A-Z]{3,}"
)  # names, mostly


def _initials(text: str) -> Iterable[str]:
    """What the first letters of names of several words give: "Harbour Masters’ Association"."""
    for match in re.finditer(
        r"\b[A-Z][\w’-]+(?:[ -](?:(?:of|the|and|for|in|to|on) )?[A-Za-z][\w’-]+){2,5}", text
    ):
        yield "".join(word[0].upper() for word in re.split(r"[ -]", match[0]) if word[:1].isupper())


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_YEAR = re.compile(
    rf"\b(?:[Aa]s of|[Ll]ast updated(?: on)?|[Ll]ast modified(?: on)?|[Aa]ccessed(?: on)?|[Rr]etrieved(?: on)?) "
    rf"(?P<at>\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?!\d)(?!,? \d{{4}}|,? of| \()"
)
_DIGIT = re.compile(r"\d")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DATE = re.compile(
    rf"(?:\b(?P<day>{'|'.join(_DAYS)}),? (?:the )?)?"
    rf"(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_MONTH}),? (?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y2>\d{{4}})\b)"
)
_GREGORIAN = 1753  # in the countries that write English


def _dates(book: Book) -> Iterator[Problem]:
    months = _MONTH.split("|")
    for stretch in book.english:
        if not _DIGIT.search(stretch.own):
            continue
        for match in _NO_YEAR.finditer(stretch.own):
            message = f'"{match[0]}" has no year'
            yield found(rules.DATE, message, *at(stretch, match, "at"))
        for match in _DATE.finditer(stretch.own):
            day, year = int(match["d"] or match["d2"]), int(match["y"] or match["y2"])
            month = months.index(match["m"] or match["m2"]) + 1
            if year < _GREGORIAN:
                continue
            try:
                date = dt.date(year, month, day)
            except ValueError:
                yield found(rules.NO_SUCH_DATE, f'there is no "{match[0]}"', *at(stretch, match))
                continue
            if match["day"] and _DAYS[date.weekday()] != match["day"]:
                message = f"that day was a {_DAYS[date.weekday()]}, not a {match['day']}"
                yield found(rules.WEEKDAY, message, *at(stretch, match))


_LARGE = re.compile(
    r"(?<![\w.,#:/$€£=_-])(?<!port )(?<!line )(?:(?P<with>\d{2,3}(?:,\d{3})+)|(?P<without>[1-9]\d{4,6}))(?= [a-z]{3,})(?! (?:and|or|to|is|are|was|in|on|as|by|from|with|would|will|can|has|for|at)\b)"
)


def _thousands(book: Book) -> Iterator[Problem]:
    kinds: dict[str, list[Finding]] = {"with": [], "without": []}
    for stretch in book.english:
        if not _DIGIT.search(stretch.own):
            continue
        for match in _LARGE.finditer(stretch.own):
            kinds[str(match.lastgroup)].append(at(stretch, match))
    if len(kinds["with"]) >= 3 * max(len(kinds["without"]), 1):
        for one in kinds["without"]:
            stretch, start, end = one
            message = (
                f'"{stretch.text[start:end]}" has no separator, as {len(kinds["with"])} others have'
            )
            yield found(rules.THOUSANDS, message, *one)


_A_VOWEL = re.compile(
    r"(?<![\w’.-])(?P<at>[Aa]) (?P<word>(?!(?:one|once|ones|oui|eu|ewe|uni|use|usu|uti|ubi|ura|uro|ufo|ukr|unanim|also|and|are|into|is|of|on|or|as|at|in|if|it|after|about|again|all|an|each|either|else|equals|even|every|over|under|above|although|another|any|because)\b)(?!eu|ewe|one-|once-|uni(?!n)|unanim|us[aeiu]|ut[aeiou]|ubi|ur[aieo]|uf|uk|ou[ij]|uv)[aeiou][a-z]{2,})\b"
)
_AN_CONSONANT = re.compile(
    r"(?<![\w’.-])(?P<at>[Aa]n) (?P<word>[bcdfgjklmnpqrstvwyz][a-z]*[aeiouy][a-z]*)(?![\w.-])(?<! yclept)"
)


# short forms that are read letter by letter, such as "mbox"
_SPELLED = re.compile(r"[mnrlx][^aeiouyh]|f[^aeioulry]|s[^aeiouychklmnpqtw]|hr")


def _articles(book: Book) -> Iterator[Problem]:
    for stretch in book.english:
        if stretch.kind == "cell":
            continue
        for match in _A_VOWEL.finditer(stretch.words):
            before = stretch.text[: match.start()].rstrip()
            if match["at"] == "A" and before and before[-1] not in ".?!:”’":
                continue  # a letter
            message = f'"{cut(match[0])}" begins with the sound of a vowel'
            yield found(rules.ARTICLE, message, *at(stretch, match, "at"))
        for match in _AN_CONSONANT.finditer(stretch.words):
            if len(match["word"]) < 3 or _SPELLED.match(match["word"]):
                continue
            message = f'"{cut(match[0])}" begins with the sound of a consonant'
            yield found(rules.ARTICLE, message, *at(stretch, match, "at"))


def _spellings(book: Book) -> Iterator[Problem]:
    words = _common_words(book)
    yield from _spelling(book, words)
    yield from _endings(book, words)


CHECKS: tuple[Check, ...] = (
    _confusables, _spellings, _variants, _abbreviations, _dates, _thousands, _articles,
)  # fmt: skip
