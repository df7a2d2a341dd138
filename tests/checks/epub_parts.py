"""One check of the parts of a book, without the others: the clean book with edits, not even packed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from artefacts import Files, clean_epub, replaced

from pressroom.checks.epub_book import Book, open_book
from pressroom.model.problem import Problem

EPUB = clean_epub()
Check = Callable[[Book], Iterator[Problem]]
Edit = tuple[str, str, str]


def edited(*edits: Edit, files: Files = EPUB) -> Files:
    """The files of a book with the first ``old`` in a file made ``new``, for each edit."""
    for edit in edits:
        files = replaced(files, *edit)
    return files


def said(check: Check, files: Files) -> list[str]:
    """What one check says of a book, each with its code's number."""
    book = open_book("b.epub", files, "EPUB/package.opf")
    return [f"{one.code.removeprefix('EPUB-')} {one.message}" for one in check(book)]


def places(check: Check, files: Files) -> list[str]:
    """Where in a book one check has found something."""
    book = open_book("b.epub", files, "EPUB/package.opf")
    return [str(one.place).removeprefix("b.epub/EPUB/") for one in check(book)]
