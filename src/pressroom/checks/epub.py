"""What is wrong with an EPUB, from its container to its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import Book, open_book
from pressroom.checks.epub_container import find_package, read_container
from pressroom.checks.epub_content import check_content
from pressroom.checks.epub_css import check_styles
from pressroom.checks.epub_forms import check_forms
from pressroom.checks.epub_links import check_links
from pressroom.checks.epub_meta_inf import check_meta_inf
from pressroom.checks.epub_model import check_model
from pressroom.checks.epub_nav import check_navigation
from pressroom.checks.epub_notes import check_notes
from pressroom.checks.epub_overlays import check_layout, check_overlays
from pressroom.checks.epub_package import check_package
from pressroom.checks.epub_resources import check_resources
from pressroom.checks.epub_schema import check_schema
from pressroom.checks.epub_vocabulary import check_vocabulary
from pressroom.checks.xmltree import EntityError, XmlError
from pressroom.model.problem import Place, Problem, problem

CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    check_package,
    check_content,
    check_links,
    check_styles,
    check_navigation,
    check_notes,
    check_model,
    check_meta_inf,
    check_resources,
    check_forms,
    check_vocabulary,
    check_schema,
    check_overlays,
    check_layout,
)


def check_epub(data: bytes, name: str) -> Iterator[Problem]:
    """The problems of the EPUB ``data``, with places such as ``book.epub/EPUB/nav.xhtml:12``.

    Any bytes will do: what cannot be unpacked or parsed is a problem too, and raises nothing.
    EPUB 3.3, EPUB Accessibility 1.1.
    """
    files, found = read_container(data, name)
    yield from found
    if files is None:
        return
    path, found = find_package(files, name)
    yield from found
    if path is None:
        return
    try:
        book = open_book(name, files, path)
    except XmlError as error:
        rule = rules.ENTITIES if isinstance(error, EntityError) else rules.NOT_WELL_FORMED
        place = Place(PurePosixPath(name) / path, error.line, error.column)
        yield problem(rule, f'"{path}" {error}', place)
        return
    for check in CHECKS:
        yield from check(book)
