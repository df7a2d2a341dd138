"""The rules of style: what an editor would mark in the author's own prose."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks import (
    style_abbreviations,
    style_brackets,
    style_leftovers,
    style_marks,
    style_metadata,
    style_notes,
    style_numbers,
    style_spaces,
    style_structure,
    style_usage,
    style_words,
)
from pressroom.checks.prose import Sources, stretches
from pressroom.checks.style_book import Book, Check
from pressroom.model.document import Document
from pressroom.model.problem import Problem

CHECKS: tuple[Check, ...] = (
    *style_marks.CHECKS, *style_spaces.CHECKS, *style_usage.CHECKS, *style_brackets.CHECKS, *style_words.CHECKS,
    *style_abbreviations.CHECKS, *style_numbers.CHECKS,
    *style_structure.CHECKS, *style_notes.CHECKS,
    *style_leftovers.CHECKS, *style_metadata.CHECKS,
)  # fmt: skip


def check_style(document: Document, sources: Sources) -> Iterator[Problem]:
    """What could be better in the text of ``document``; ``sources`` are its files as written."""
    book = Book(document, stretches(document, sources), sources)
    for check in CHECKS:
        yield from check(book)
