"""Spaces, punctuation marks and signs that are not as the language has them."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.checks import style_marks_rules as rules
from pressroom.checks.prose import CALL
from pressroom.checks.style_book import Book, Check, Layer, at, cut, found
from pressroom.checks.style_spaces import INVISIBLE
from pressroom.model.block import Paragraph
from pressroom.model.inline import LineBreak, Text, plain
from pressroom.model.languages import subtags
from pressroom.model.manuscript import Source
from pressroom.model.problem import Problem, Rule

_GAP = rf" [ \t{INVISIBLE}]*"
# Languages that write some marks with a space before them, or words without spaces between.
_SPACED = frozenset({"fr", "br", "zh", "ja", "th", "km", "lo", "my", "hy"})
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A rule that one expression finds; its group "at", if there is one, is what is marked.

    Nothing is found but where its ``hint`` is found, too, which is quick to look for.
    """

    rule: Rule
    message: str
    hint: str
    form: re.Pattern[str]
    fix: str | None = None
    english: bool = True
    layer: Layer = "own"


def _pattern(
    rule: Rule,
    message: str,
    hint: str,
    form: str,
    fix: str | None = None,
    *,
    english: bool = True,
    layer: Layer = "own",
) -> _Pattern:
    return _Pattern(rule, message, hint, re.compile(form), fix, english, layer)


UNITS = "(?:km|kg|cm|mm|kW|kWh|kHz|MHz|GHz|kB|MB|GB|TB)"
_STARTS = (
    "The|This|That|It|He|She|We|They|You|In|And|But|If|When|There|For|As|At|What|An|On|To|Then"
)
_PATTERNS = (
    _pattern(
        rules.SPACE_BEFORE, 'a space stands before "{mark}"', r"[,;:.!?](?<= .)",
        rf"(?<=[^\W\d_])(?P<at>{_GAP})(?P<mark>[,;:.!?])(?=\s|$)(?! ?\.)", "",
    ),
    _pattern(
        rules.NO_SPACE_AFTER, 'no space follows "{mark}"', r"[,;][^\W\d_]",
        r"(?<![/@.\w-])[^\W\d_]{2,}(?P<at>(?P<mark>[,;]))(?<!\bTL;)(?=[^\W\d_]{2,30}(?![\w/@.]*[/@_(=]))",
    ),
    _pattern(
        rules.NO_SPACE_AFTER, 'no space follows "{mark}"', rf"[.!?](?:{_STARTS}) ",
        rf"(?<![/@.\w-])[a-z]{{3,}}(?P<at>(?P<mark>[.!?]))(?=(?:{_STARTS}) )",
    ),
    _pattern(
        rules.HYPHEN_DASH, "a hyphen stands between spaces", r"-(?<= -) ",
        r"(?<=[^\W\d_,)”’]) (?P<at>-) (?=[^\W\d_(“‘])(?!\w+ [+=] )", english=False, layer="words",
    ),
    _pattern(
        rules.HYPHEN_RANGE, '"{0}" has a hyphen', r"-\d",
        r"(?<=\bpages )\d+(?P<at>-)\d+(?![\w-])|(?<=\bpp\. )\d+(?P<at2>-)\d+(?![\w-])",
    ),
    _pattern(
        rules.UNIT_SPACE, '"{0}" has no space', rf"\d{UNITS}",
        rf"(?<![\w.,-])\d+(?:[.,]\d+)*{UNITS}(?![\w-])",
        english=False,
    ),
    _pattern(
        rules.DOUBLED_BRACKET, "brackets are doubled", r"\(\(",
        r"(?<![\w(])\(\([^()]{2,}\)\)(?!\))", english=False,
    ),
    _pattern(
        rules.DOUBLED_BRACKET, "brackets are empty", r"\( ?\)", r"(?<=[a-z] )\( ?\)(?=[ .,])",
        english=False,
    ),
    _pattern(
        rules.DOUBLED_MARK, '"{0}" stands there', r"[,;.][,;.]",
        r"(?<=[^\W\d_])(?:,,|;;|,;|;,|,\.(?!\.)|;\.(?!\.)|(?<!\.)\.\.(?!\.))(?=\s|$)", english=False,
    ),
    _pattern(
        rules.BRACKET_SPACE, "a space stands inside a bracket", r"[(\[] ",
        rf"(?<=[(\[])(?P<at>{_GAP})(?=[^\W\d_]{{2}})", "", english=False,
    ),
    _pattern(
        rules.BRACKET_SPACE, "a space stands inside a bracket", r"[)\]](?<= .)",
        rf"(?<=\w\w)(?P<at>{_GAP})(?=[)\]])", "", english=False,
    ),
    _pattern(
        rules.REPEATED_MARK, '"{0}" stands there', r"[!?][!?]",
        r"(?<=[^\W\d_])(?:!{2,}|\?{2,})(?![!?])",
    ),
    _pattern(
        rules.DECADE, '"{0}" has an apostrophe', r"0[’']s",
        r"(?<=\bthe )1[5-9]\d0[’'](?=s\b)|(?<=\bthe )20\d0[’'](?=s\b)",
    ),
    _pattern(
        rules.TIMES, 'the letter "x" stands between two numbers', r"x(?<= x) ",
        r"(?<=\d )(?P<at>x)(?= \d)", "×", english=False,
    ),
    _pattern(
        rules.BROKEN_WORD, '"{0}" looks like one word', r"- ",
        r"(?<![\w-])[a-z]{2,}- (?!(?:and|or|nor|to|but|than|then|versus|vs|as|in|of|from|rather|through|with|by)\b)[a-z]{2,}(?![\w-])",
    ),
    _pattern(
        rules.LOWER_START, '"{0}" begins a sentence', r"\. [tihswybw]",
        r"(?<![.\w])(?!(?:approx|resp|incl|dept|univ|assn|misc|prof|cent|inst|ibid|figs|vols|cols|nos|esqs)\.)[a-z]{4,}\. (?P<at>the|it|this|he|she|we|they|but|if|when|there|you)(?= [a-z])",
    ),
    _pattern(
        rules.PRIME, '"{0}" is a measure', r"\d[’'\"]",
        r"(?<![\w.])\d{1,2}[’']\s?\d{1,2}(?:[”\"]|(?=\W|$))|(?<![\w.“\"])\d{1,2}\"",
        english=False, layer="text",
    ),
)  # fmt: skip


def _by_pattern(book: Book) -> Iterator[Problem]:
    for pattern in _PATTERNS:
        for stretch in book.having(pattern.hint, layer=pattern.layer):
            if pattern.english and not stretch.english:
                continue
            if pattern.rule is rules.BRACKET_SPACE and subtags(stretch.language)[0] in _SPACED:
                continue
            for match in pattern.form.finditer(getattr(stretch, pattern.layer)):
                groups = match.groupdict()
                name = next((one for one in ("at", "at2") if groups.get(one) is not None), 0)
                message = pattern.message.format(cut(match[0].strip()), **groups)
                fix = pattern.fix
                if pattern.rule is rules.HYPHEN_RANGE:
                    fix = "–"
                yield found(pattern.rule, message, *at(stretch, match, name), fix)


_DOUBLES = {
    "en": "the a an of and to for with from by as or this our your their its my are be at but if we",
    "de": "und oder mit von für ein eine einen einem im am zum zur auf aus bei nach wird sind auch",
    "fr": "et le la un une des du dans pour avec sur par que qui est sont au aux",
    "es": "y el la los las un una de del en con por para que es son al",
    "it": "e il la lo gli un una di del della in con per che è sono al",
    "nl": "en het een van met voor op in te zijn aan bij naar",
}
_DOUBLED = {
    language: re.compile(
        rf"(?<![\w’'-])({'|'.join(words.split())})(?P<at>\s+\1)(?![\w’'-])", re.IGNORECASE
    )
    for language, words in _DOUBLES.items()
}


def _doubled_words(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        form = _DOUBLED.get(subtags(stretch.language)[0])
        if form is None:
            continue
        words = stretch.words.lower().split()
        if not any(map(operator.eq, words, words[1:])):
            continue
        for match in form.finditer(stretch.words):
            second = match["at"].strip()
            if match[1] != second and not match[1].istitle():
                continue  # a name, as in "de De", or a word in capitals
            message = f'"{match[1]}" stands there twice'
            yield found(rules.DOUBLED_WORD, message, *at(stretch, match))


_RANGE = re.compile(
    r"(?<![\w.,:/()-])(?:(?<=\()|)(1[0-9]{3}|20[0-9]{2})(?P<at>-)(1[0-9]{3}|20[0-9]{2})(?![\w/-])(?!\.\d)"
)


def _years(book: Book) -> Iterator[Problem]:
    for stretch in book.having(r"[–-](?<=\d[–-])\d", r"\((?=[12]\d{3}\s?[–-])"):
        for match in _RANGE.finditer(stretch.own):
            if match[1] < match[3]:
                message = f'"{match[0]}" has a hyphen'
                yield found(rules.HYPHEN_RANGE, message, *at(stretch, match, "at"), "–")
        for match in re.finditer(
            r"\((1[0-9]{3}|20[0-9]{2})\s?[–-]\s?(1[0-9]{3}|20[0-9]{2})\)", stretch.own
        ):
            if match[1] > match[2]:
                yield found(
                    rules.YEARS_REVERSED, f'"{match[0]}" runs backwards', *at(stretch, match)
                )


_ENDS = re.compile(rf"\b[a-zß-ÿ]{{2,}}[{CALL}\s]*$")
_LAST = 60  # characters at the end, the last word among them
_SENTENCES = re.compile(r"[a-z]{2}[.!?][”’)]? [A-Z“‘(]")


def _ends(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        block = stretch.block
        if stretch.kind != "paragraph" or not isinstance(block, Paragraph) or not stretch.english:
            continue
        if not isinstance(stretch.follows, Paragraph) or len(stretch.text) < 80:
            continue
        if any(isinstance(child, LineBreak) for child in block.children):
            continue
        if not _ENDS.search(stretch.words[-_LAST:]) or not _SENTENCES.search(stretch.text):
            continue
        if _continued(stretch.follows, stretch.source):
            continue
        end = len(stretch.text.rstrip(f" {CALL}"))
        message = f'the paragraph ends with "{cut(stretch.text[max(end - 25, 0) : end])}"'
        yield found(rules.NO_END, message, stretch, end - 1, end)


def _continued(block: Paragraph, source: Source) -> bool:
    """Whether a paragraph goes on with a sentence, or is something of its own, such as verse."""
    words = plain(block.children)
    if not isinstance(block.children[0], Text) or not words.lstrip("(… ")[:1].isupper():
        return True
    if any(isinstance(child, LineBreak) for child in block.children):
        return True
    if source.text.startswith("  ", block.place.end):
        return True  # a line ends there, as in verse
    lines = source.text[block.place.start : block.place.end].split("\n")
    return len(lines) > 1 and all(line.strip("> \t_*\"'“‘")[:1].isupper() for line in lines)


def _straight(book: Book) -> Iterator[Problem]:
    for stretch in book.having('"'):
        for match in re.finditer(r'(?<![\d\w])"(?!\d)', stretch.own):
            if stretch.written(*match.span()) == '"':
                yield found(rules.STRAIGHT, "a quotation mark stays straight", *at(stretch, match))


CHECKS: tuple[Check, ...] = (
    _by_pattern, _doubled_words, _years, _ends, _straight,
)  # fmt: skip
