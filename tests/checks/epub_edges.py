"""A clean book, changed in ways that lie on either side of a rule, and the rules that it trips."""

from __future__ import annotations

from collections.abc import Callable

from artefacts import clean_epub
from test_epub_faults import TWO, change

from pressroom.checks.epub import check_epub

EPUB = clean_epub()
Made = Callable[[], bytes]


def codes(data: bytes) -> str:
    """The rules that a book trips, each by the number in its code."""
    found = {item.code.removeprefix("EPUB-") for item in check_epub(data, "b.epub")}
    return " ".join(sorted(found))


def in_two(more: str) -> Made:
    """The second document with more before its notes."""
    return change(TWO, '<section role="doc-endnotes">', f'{more}<section role="doc-endnotes">')
