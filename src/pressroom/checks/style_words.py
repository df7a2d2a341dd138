"""Words, names, numbers and dates that are wrong, or otherwise elsewhere in the work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pressroom.checks import style_words_rules as rules
from pressroom.checks.style_book import Book, Check, Finding, at, cut, found, minority
from pressroom.checks.wordlists import any_of, pairs
from pressroom.model.block import Listing
from pressroom.model.document import walk
from pressroom.model.inline import Code
from pressroom.model.problem import Problem

_COULD_OF = re.compile(
    r"\b(?P<at>(could|should|would|must|might) of) (?:been|gone|done|had|made|seen|known|come|got|"
    r"taken|given|thought|[a-z]{2,}ed)\b(?! of\b)"
)


def _confusables(book: Book) -> Iterator[Problem]:
    meant = dict(pairs("confusables"))
    lower = {wrong.lower(): right for wrong, right in meant.items()}
    present = tuple(filter(book.may_have, meant))  # few, and not all are looked for in the text
    form = any_of(present or ("\0",))
    for stretch in book.having_any(present):
        for match in form.finditer(stretch.words):
            wrong = " ".join(match[0].split())
            right = lower[wrong.lower()]
            message = f'"{wrong}" stands for "{right}"'
            yield found(rules.CONFUSABLE, message, *at(stretch, match))
    for stretch in book.having_any(
        f"{verb} of" for verb in ("could", "should", "would", "must", "might")
    ):
        for match in _COULD_OF.finditer(stretch.words):
            message = f'"{match["at"]}" stands for "{match[2]} have"'
            yield found(rules.CONFUSABLE, message, *at(stretch, match, "at"))


_WORD = re.compile(r"(?<![\w’@#/.-])[A-Za-z][a-z]{2,}(?:-[a-z]+)?(?![\w’]*[@/_\\(]|-\w|’[a-rt-z])")
_IZE = re.compile(r"([a-z]{3,})i[sz](e|es|ed|ing|ation|ations|er|ers)")


def _common_words(book: Book) -> dict[str, list[Finding]]:
    """Each English word of the author's that is spelled in several ways, with all its places.

    A word with a capital within a sentence is part of a name, which is spelled as it is.
    """
    out: dict[str, list[Finding]] = defaultdict(list)
    spelled = frozenset(word for pair in pairs("spellings") for word in pair)
    for stretch in book.english:
        if stretch.kind == "title":
            continue
        for match in _WORD.finditer(stretch.words):
            word = match[0]
            if word in spelled or (("is" in word or "iz" in word) and _IZE.fullmatch(word)):
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
    if max(counts) >= 3 * min(counts):
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
    kinds: dict[str, list[tuple[str, str, list[Finding]]]] = {"s": [], "z": []}
    for word, places in words.items():
        match = _IZE.fullmatch(word)
        if match and _has_both(match[1]):
            letter = word[match.end(1) + 1]
            other = f"{match[1]}i{'z' if letter == 's' else 's'}{match[2]}"
            kinds[letter].append((word, other, places))
    few, many = sorted(kinds.values(), key=_count)
    if book.document.settings.house_style in ("en-US", "en-GB-oxendict"):
        for word, other, places in kinds["s"]:
            message = f'"{word}", where the house style has "{other}"'
            yield found(rules.ISE_IZE, message, *places[0])
    elif _count(many) >= 3 * _count(few):
        for word, other, places in few:
            message = f'"{word}", where {_count(many)} other words are like "{other}"'
            yield found(rules.ISE_IZE, message, *places[0])


def _count(words: list[tuple[str, str, list[Finding]]]) -> int:
    return sum(len(places) for _, _, places in words)


def _has_both(stem: str) -> bool:
    return bool(_VERBS.search(stem)) and stem not in _ONLY_S


# What stands before the ending in verbs that have both: "organ", "real", "character", "final", "modern" …
_VERBS = re.compile(
    r"(?:al|an|ar|er|or|in|on|en|im|om|yn|il|ol|tic|ic|it|et|at|ot|mat|dard|ard|gn|og|arch|ath|um|id|yl|em|nym|el|ent|phas|ern|ur|erg|un|thes|all|ill|oph)$"
)
# words such as "promise" and "treatise" look like them
_ONLY_S = frozenset({"cer", "chem", "comprom", "dem", "prem", "prom", "treat", "val"})


def _variants(book: Book) -> Iterator[Problem]:
    table = [pair for pair in pairs("variants") if all(map(book.may_have, pair))]
    if not table:
        return
    both = tuple(word for pair in table for word in pair)
    form = any_of(both, 0)
    places: dict[str, list[Finding]] = defaultdict(list)
    for stretch in book.having_any(both):
        if stretch.kind != "title":
            for match in form.finditer(stretch.words):
                places[" ".join(match[0].split())].append(at(stretch, match))
    for first, second in table:
        others, most = minority([places[first], places[second]], share=2)
        if others:
            word = first if others == places[first] else second
            right = second if word == first else first
            message = f'"{word}", elsewhere "{right}" {most} times'
            yield found(rules.VARIANT, message, *others[0])


# they look back behind their first letters, since what begins with a set of them is found sooner
_A_VOWEL = re.compile(
    r"(?P<at>[Aa])(?<![\w’.-].) (?P<word>(?!(?:one|once|ones|oui|eu|ewe|uni|use|usu|uti|ubi|ura|uro|ufo|ukr|unanim|also|and|are|into|is|of|on|or|as|at|in|if|it|after|about|again|all|an|each|either|else|equals|even|every|over|under|above|although|another|any|because)\b)(?!eu|ewe|one-|once-|uni(?!n)|una(?:nim|ry)|(?:ui|uint|url|utf|uuid)s?\b|us[aeiu]|ut[aeiou]|ubi|ur[aieo]|uf|uk|ou[ij]|uv)[aeiou][a-z]{2,})\b"
)
_AN_CONSONANT = re.compile(
    r"(?P<at>[Aa]n)(?<![\w’.-]..) (?P<word>[bcdfgjklmnpqrstvwyz][a-z]*[aeiouy][a-z]*)(?![\w.-])(?<! yclept)"
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
    """Words that the work has in code, too, are names there, and are written as in the code."""
    named = _in_code(book)
    words = {
        word: places
        for word, places in _common_words(book).items()
        if not {word, _verb(word)} & named
    }
    yield from _spelling(book, words)
    yield from _endings(book, words)


def _verb(word: str) -> str:
    match = _IZE.fullmatch(word)
    return f"{match[1]}ize" if match else word


def _in_code(book: Book) -> frozenset[str]:
    """The words of all code, in lower case."""
    code = (node.text for node in walk(book.document) if isinstance(node, Code | Listing))
    words = frozenset(re.findall(r"[a-z]+|[A-Z][a-z]+", "\n".join(code)))
    return frozenset(word.lower() for word in words)


CHECKS: tuple[Check, ...] = (
    _confusables, _spellings, _variants, _articles,
)  # fmt: skip
