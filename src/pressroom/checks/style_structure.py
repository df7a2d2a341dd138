"""Headings and links that lead their readers astray."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pressroom.checks import style_structure_rules as rules
from pressroom.checks.prose import CALL, HOLE
from pressroom.checks.style_book import Book, Check, cut, found
from pressroom.model.block import Block, Figure, FigureGroup, Listing, Paragraph, Table
from pressroom.model.document import Section, walk
from pressroom.model.inline import Image, Link, Strong, plain
from pressroom.model.problem import Problem, problem

_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|Inc|Ltd|Co|Jr|Sr|St|vs|al|Mr|Mrs|Dr|ca|No|Vol|[a-z]{1,4})|\b[A-Z](?:\.[A-Z])*)\.$"
)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.children)


_ROMAN = re.compile(r"[IVXLCDM]+")


def _headings(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        if stretch.kind != "title":
            continue
        text = stretch.text.rstrip(f" {CALL}")
        if not text:
            continue
        last = stretch.own[len(text) - 1]
        if last in ".,;:" and not text.endswith("..") and not _ABBREVIATED.search(text):
            message = f'the heading "{cut(text)}" ends with "{last}"'
            yield found(rules.HEADING_END, message, stretch, len(text) - 1, len(text))
        if len(text) > 120:
            message = f"the heading has {len(text)} characters"
            yield found(rules.HEADING_LONG, message, stretch, 0, len(text))
        letters = [char for char in stretch.own if char.isalpha()]
        words = [
            word for word in re.findall(r"[^\W\d_]{3,}", stretch.own) if not _ROMAN.fullmatch(word)
        ]
        if (
            len(letters) >= 8
            and len(words) >= 2
            and all(char.isupper() for char in letters)
            and HOLE not in stretch.own
        ):
            yield found(
                rules.HEADING_CAPS,
                f'the heading "{cut(text)}" is in capitals',
                stretch,
                0,
                len(text),
            )
        if CALL in stretch.text:
            where = stretch.text.index(CALL)
            yield found(
                rules.HEADING_CALL,
                f'the heading "{cut(text)}" calls a note',
                stretch,
                where,
                where + 1,
            )


# what closes a chapter, and has its place there in each
_ALONE = re.compile(
    r"(?:Exercises?|Further reading|Prerequisites|Summary|References|Notes|Bibliography|Questions)\b",
    re.IGNORECASE,
)


def _tree(book: Book) -> Iterator[Problem]:
    for section in _sections(book.document.sections):
        child = section.children[0] if len(section.children) == 1 else None
        if child and section.title and child.title and not _ALONE.match(plain(child.title)):
            message = (
                f'"{cut(plain(child.title))}" is the only section in "{cut(plain(section.title))}"'
            )
            yield problem(rules.LONE_SUBSECTION, message, child.place)
        seen: dict[str, Section] = {}
        for child in section.children:
            words = " ".join(plain(child.title).split()).casefold()
            if words and words in seen:
                message = (
                    f'"{cut(plain(child.title))}" is the heading at {seen[words].place.line}, too'
                )
                yield problem(rules.EQUAL_HEADINGS, message, child.place)
            seen.setdefault(words, child)


def _false_headings(book: Book) -> Iterator[Problem]:
    for section in _sections(book.document.sections):
        for block, follows in zip(section.blocks, section.blocks[1:], strict=False):
            if _is_false(block) and isinstance(follows, Paragraph) and not _is_false(follows):
                message = f'"{cut(_words(block))}" is bold, and no heading'
                yield problem(rules.FALSE_HEADING, message, block.place)


def _words(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


_HEADING_WORDS = 8  # what is longer may be a sentence that is emphasised as a whole


def _is_false(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.children) != 1:
        return False
    words = _words(block).strip()
    return (
        isinstance(block.children[0], Strong)
        and 4 <= len(words) <= 80
        and len(words.split()) <= _HEADING_WORDS
        and words[-1].isalnum()
        and words[0].isupper()
        and not any(isinstance(node, Image | Link) for node in walk(block))
    )


_LABEL = re.compile(
    r"\s*(?:Figure|Fig\.|Table|Listing|Abbildung|Abb\.|Tabelle|Tableau)\s+\d+(?:[.-]\d+)*\s*(?:[.:–—]|$)"
)


def _labels(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        if stretch.kind != "caption" or not isinstance(
            stretch.block, Figure | FigureGroup | Table | Listing
        ):
            continue
        match = _LABEL.match(stretch.text)
        if match and stretch.block.number:
            message = f'"{match[0].strip()}" is typed before the caption'
            yield found(rules.TYPED_LABEL, message, stretch, 0, match.end())


_TRACKING = re.compile(r"[?&](utm_\w+|fbclid|gclid|mc_cid|mc_eid)=")
_SHORTENERS = re.compile(
    r"https?://(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|buff\.ly)/\w"
)


def _links(book: Book) -> Iterator[Problem]:
    """Links of the text and of notes; in the bibliography they are written by a style."""
    for section in book.document.sections:
        seen: dict[str, dict[str, Link]] = defaultdict(dict)
        for node in walk(section):
            if not isinstance(node, Link):
                continue
            yield from _link(node)
            words = " ".join(plain(node.children).split())
            if node.internal or len(words) < 3 or words.rstrip("/") in node.target or not any(
                char.isalpha() for char in words
            ):  # fmt: skip
                continue
            others = seen[words.casefold()]
            target = node.target.partition("#")[0].rstrip("/")
            if others and target not in others:
                first = next(iter(others.values()))
                message = f'"{cut(words)}" leads to "{cut(first.target)}" at {first.place.line}, and here to "{cut(node.target)}"'
                yield problem(rules.SAME_WORDS, message, node.place)
            others.setdefault(target, node)


def _link(link: Link) -> Iterator[Problem]:
    words = plain(link.children)
    if words.strip() and (words != words.strip() or words[-1] in ",;"):
        yield problem(rules.LINK_MARKS, f'the link holds "{cut(words)}"', link.place)
    if found_ := _TRACKING.search(link.target):
        yield problem(rules.TRACKING, f'the address has "{found_[1]}"', link.place)
    if _SHORTENERS.match(link.target):
        yield problem(rules.SHORTENED, f'"{cut(link.target)}" is a shortened address', link.place)


CHECKS: tuple[Check, ...] = (_headings, _tree, _false_headings, _labels, _links)
