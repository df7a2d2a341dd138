"""Whole words found in text, and put into what a pass makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pressroom.model.inline import Holder, IndexTerm, Inline, Inlines, Link, Span, Text
from pressroom.typeset.joints import part

Wrap = Callable[[re.Match[str], Inlines], Inlines]


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """What finds each of ``words`` where no letter or digit is beside it, the longest first.

    Their spaces stand for any; an apostrophe for both of its forms.
    """
    forms = []
    for one in sorted(words, key=len, reverse=True):
        form = r"\s+".join(re.escape(part) for part in one.split())
        forms.append(re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "['\u2019]", form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def with_found(children: Inlines, pattern: re.Pattern[str], wrap: Wrap) -> Inlines:
    """``children`` with each stretch that ``pattern`` finds as what ``wrap`` makes of its nodes.

    Words are looked for over the ends of lines, but not over other nodes. A link, an index
    term and an abbreviation stay as they are.
    """
    out: list[Inline] = []
    run: list[Text] = []
    for child in children:
        if isinstance(child, Text):
            run.append(child)
            continue
        out.extend(_found(run, pattern, wrap))
        run = []
        if isinstance(child, Holder) and not _is_closed(child):
            child = replace(child, children=with_found(child.children, pattern, wrap))  # noqa: PLW2901
        out.append(child)
    return (*out, *_found(run, pattern, wrap))


def _is_closed(node: Inline) -> bool:
    return isinstance(node, Link | IndexTerm) or (isinstance(node, Span) and bool(node.title))


def _found(run: Sequence[Text], pattern: re.Pattern[str], wrap: Wrap) -> Iterator[Inline]:
    words = "".join(text.text for text in run)
    at = 0
    for found in pattern.finditer(words):
        yield from _cut(run, at, found.start())
        yield from wrap(found, tuple(_cut(run, *found.span())))
        at = found.end()
    if at:
        yield from _cut(run, at, len(words))
    else:
        yield from run


def _cut(run: Sequence[Text], start: int, end: int) -> Iterator[Text]:
    at = 0
    for text in run:
        first, last = max(start - at, 0), min(end - at, len(text.text))
        if first < last:
            yield Text(text.text[first:last], part(text, first, last))
        at += len(text.text)
