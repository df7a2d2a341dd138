"""What web pages, word processors and earlier versions have left in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.checks import style_leftovers_rules as rules
from pressroom.checks.prose import HOLE
from pressroom.checks.style_book import Book, Check, at, cut, found
from pressroom.model.block import Paragraph
from pressroom.model.languages import direction
from pressroom.model.problem import Problem, Rule

_LATIN = "A-Za-z\u00c0-\u024f"


@dataclass(frozen=True, slots=True)
class _Leftover:
    """What an expression finds; ``fix`` is written in its place."""

    rule: Rule
    message: str
    form: re.Pattern[str]
    fix: str | None = None


_LEFTOVERS = (
    # the three bytes of a curly mark or dash, the two of a letter with an accent, read one by one
    _Leftover(rules.MOJIBAKE, '"{0}" is no word of any language', re.compile(
        r"â€[™œ˜”“¢¦\u009d\x9d\u201c\u201d]|Ã[\u00a9\u00a8\u00aa\u00a0\u00a4\u00b6\u00bc\u00a7\u00b1\u00ad\u00b3\u00bd¡º¶¤¼Ÿ]|Â[\u00a0\u00ab\u00bb\u00a7\u00a9\u00b0\u00b7]|ï¿½|\ufffd"
    )),
    _Leftover(rules.WEB_LEFTOVER, '"{0}" is of a web page', re.compile(
        r"\[(?:edit|citation needed|show|hide|permalink)\](?!\()|\b(?:Click (?:image )?to (?:enlarge|expand|view larger)|Skip to (?:main )?content|"
        r"Jump to navigation|Share on (?:Facebook|Twitter)|Tweet this|Pin it!|Read more »|Leave a comment|Scroll to top)\b"
    )),
    _Leftover(rules.UNFINISHED, '"{0}" is left', re.compile(
        r"(?<![\w-])(?:TODO|FIXME|XXX)(?=:| ?\()|\[(?:TODO|FIXME|XXX|TK|TBD)\b[^\]]{0,200}\]|\bTKTK\w*|\bTK\b(?=[.,;)\]])|^\s*(?:TODO|FIXME)\b(?! (?:is|are|was|comment|list|app|item))"
    )),
    _Leftover(rules.SOFT_HYPHEN, "a soft hyphen stands in a word", re.compile(r"(?<=\w)\u00ad+(?=\w)"), ""),
    _Leftover(rules.ZERO_WIDTH, "an invisible character stands here", re.compile(
        rf"(?<=[{_LATIN}.,;:!?])[\u200b\ufeff\u2060]+(?=[{_LATIN}])|(?<=[{_LATIN}.,;:!?”’])[\u200b\ufeff]+(?= \S|$)"
    ), ""),
    _Leftover(rules.TAB, "a tab stands in the text", re.compile(r"(?<=\S) *\t[ \t]*(?=\S)"), " "),
    _Leftover(rules.OTHER_ALPHABET, '"{0}" has a letter of another alphabet', re.compile(
        r"\b(?=[\w]*[A-Za-z]{2})[A-Za-z]*[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7]{1,2}[A-Za-z]*\b"
    )),
    # marks of CriticMarkup; those of Markdown around a replacement, ~~, have made it struck through
    _Leftover(rules.TRACKED, '"{0}" is a tracked change', re.compile(
        r"\{\+\+[^{}]+\+\+\}|\{>>[^{}]+<<\}|\{(?:--|–|—)[^{}]+?(?:--|–|—)\}|\{[^{}]*~>[^{}]*\}|Comment \[[A-Z]{2,3}\d+\]:|Formatted: (?:Font|Indent|Left|Right|Centered)|"
        r"Error! (?:Reference source|Bookmark) not (?:found|defined)"
    )),
    _Leftover(rules.LIGATURE, '"{0}" is one character', re.compile(r"[\ufb00-\ufb06]")),
    _Leftover(rules.ENTITY, '"{0}" stands for a character', re.compile(
        r"&(?:amp|nbsp|quot|apos|lt|gt|mdash|ndash|hellip|[lr][sd]quo|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    )),
    _Leftover(rules.PARTED_LINK, '"{0}" is no link', re.compile(
        r"(?<![\])\w])\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\] \((?:(?:https?://|www\.)[^\s()]+|#\w[\w-]*|[\w./-]+\.(?:md|html?|pdf)(?:#[\w-]+)?)\)"
    )),
    _Leftover(rules.MISSING_REFERENCE, '"{0}" was never filled in', re.compile(
        r"\b(?:[Pp]ages?|pp?\.|[Cc]hapter|[Ss]ection|[Ff]igure|[Tt]able) (?:X{2}|\?{2,}|0{2,}|TK|_{2,})(?!\w)"
    )),
)  # fmt: skip
_HINTS = (
    "[âÃÂï\ufffd\u00ad\u200b\ufeff\u2060\t\ufb00-\ufb06&{\\[\u0400-\u04ff\u0370-\u03ff]",
    "TODO", "FIXME", "XX", "TK", r"\?\?", "00", "__", "Click", "Skip", "Jump", "Share", "Tweet",
    "Pin it", "Read more", "Leave a", "Scroll", "Comment", "Formatted", "Error",
)  # fmt: skip


def _leftovers(book: Book) -> Iterator[Problem]:
    for stretch in book.having(*_HINTS, layer="text"):
        for one in _LEFTOVERS:
            # the sign of an entity is written as an entity itself, and an address is no prose
            whole = one.rule in (rules.ENTITY, rules.PARTED_LINK)
            for match in one.form.finditer(stretch.text if whole else stretch.own):
                if (
                    HOLE in stretch.own[match.start() : match.end()]
                    and one.rule is not rules.PARTED_LINK
                ):
                    continue
                message = one.message.format(cut(match[0]))
                yield found(one.rule, message, *at(stretch, match), one.fix)


def _once(book: Book) -> Iterator[Problem]:
    """What is in a text everywhere or nowhere, and is told at its first place."""
    for rule, message, hint, form in (
        (
            rules.FIXED_HYPHEN, "{0} hyphens in the work do not break",
            "\u2011", re.compile(r"(?<=\w)\u2011(?=\w)"),
        ),
        (
            rules.DECOMPOSED, "{0} letters in the work are followed by marks of their own",
            "[\u0300-\u0328]", re.compile(r"[A-Za-z][\u0300-\u0304\u0306-\u030c\u0327\u0328]"),
        ),
    ):  # fmt: skip
        places = [
            (stretch, match)
            for stretch in book.having(hint)
            for match in form.finditer(stretch.own)
            if rule is not rules.DECOMPOSED or len(unicodedata.normalize("NFC", match[0])) == 1
        ]
        if places:
            stretch, match = places[0]
            yield found(rule, message.format(len(places)), *at(stretch, match))


_TURNING = "[\u202a-\u202e\u2066-\u2069]"


def _directions(book: Book) -> Iterator[Problem]:
    for stretch in book.having(_TURNING):
        match = re.search(_TURNING, stretch.own)
        if match and direction(stretch.language) != "rtl":
            message = f"U+{ord(match[0]):04X} turns the direction"
            yield found(rules.DIRECTION, message, *at(stretch, match))


_BULLET = re.compile(r"[•◦▪‣●○■□][ \t\u00a0]+\S")


def _blocks(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        if not isinstance(stretch.block, Paragraph) or stretch.kind == "cell":
            continue
        if stretch.kind == "paragraph" and _BULLET.match(stretch.own):
            message = f'"{stretch.own[0]}" begins a paragraph'
            yield found(rules.BULLET, message, stretch, 0, 1)
        if "\n\n" in stretch.text:
            where = stretch.text.index("\n\n")
            message = "two line breaks follow each other"
            yield found(rules.EMPTY_LINES, message, stretch, where, where + 2)


CHECKS: tuple[Check, ...] = (_leftovers, _once, _directions, _blocks)
