"""Books for Quarto (``_quarto.yml``) and bookdown (``_bookdown.yml``)."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules
from pressroom.manuscript import structure_rules as more
from pressroom.manuscript.cited import read_front, read_metadata
from pressroom.manuscript.files import Reader
from pressroom.manuscript.found import Found, abstract_of, bibliography_of, foreign_about
from pressroom.manuscript.front import front_matter, seems_meant
from pressroom.manuscript.order import (
    Entry,
    by_name,
    is_text,
    read_entries,
    texts_in,
    warn_of_unlisted,
)
from pressroom.manuscript.pandoc import refuse_emptiness
from pressroom.manuscript.shortcodes import shortcodes
from pressroom.manuscript.textrefs import with_text_references
from pressroom.manuscript.yamltree import MAX_METADATA, Address, Tree, Value
from pressroom.model.manuscript import Name
from pressroom.model.problem import Place

QUARTO = ("_quarto.yml", "_quarto.yaml")
BOOKDOWN = ("_bookdown.yml", "_bookdown.yaml")
_TOP = PurePosixPath()
# of the table "book" what says how a site looks
_OF_SITES = frozenset(
    "appendices body-footer body-header chapters cookie-consent downloads favicon google-analytics "
    "margin-footer margin-header navbar navigation open-graph output-file page-footer "
    "page-navigation reader-mode references repo-actions repo-branch repo-url search sharing "
    "sidebar site-url tools twitter-card".split()
)


def config_of(reader: Reader, names: tuple[str, ...]) -> str | None:
    """The first of the files ``names`` that the project has."""
    return next((name for name in names if os.path.lexists(reader.root / name)), None)


def read_quarto(reader: Reader, name: str, epoch: dt.datetime | None) -> Found:
    """The chapters, parts and appendices in the order of the project's file."""
    data = _config(reader, name)
    if data is None:
        return Found()
    book = data.value.get("book")
    if isinstance(book, dict):
        entries = [
            *_entries(reader, data, book.get("chapters"), ("book", "chapters"), None, 0),
            *_entries(reader, data, book.get("appendices"), ("book", "appendices"), "appendix", 0),
        ]
        warn_of_unlisted(reader, entries, _TOP, Place(data.source.path, 1, 1))
    else:
        book, entries = {}, by_name(reader, _TOP)
    codes = shortcodes(reader, data, Tree(data.source, book, {}, _below(data, "book")))
    sources = tuple(codes.applied(source) for source in read_entries(reader, entries, _TOP))
    if not sources and not reader.failed:
        reader.report(rules.FILE_NO_TEXT, f'"{name}" names no chapter', Place(data.source.path))
    refuse_emptiness(reader, sources)
    tree = Tree(data.source, {}, {}, data.values)
    for key, value in book.items():
        if key not in _OF_SITES:
            tree.value[key] = value
            tree.values[key,] = data.place(("book", key))
    for key, value in data.value.items():
        if key not in ("book", "project"):
            tree.value.setdefault(key, value)
    if book:  # as Quarto does with books
        tree.value.setdefault("number-sections", True)
    about, foreign = foreign_about(reader, tree, epoch, assumed=False)
    if book and foreign.captions.numbering is None:
        foreign.captions.numbering = "chapter"
    return Found(
        (*abstract_of(foreign), *sources), about.metadata if about else None,
        bibliography_of(foreign, _TOP), foreign, as_found=True,
    )  # fmt: skip


def _below(data: Tree, key: str) -> dict[Address, Place]:
    """The places of what stands below a key, without that."""
    return {at[1:]: place for at, place in data.values.items() if at[:1] == (key,)}


def _config(reader: Reader, name: str) -> Tree | None:
    source = reader.text(name, limit=MAX_METADATA)
    if source is None:
        return None
    return read_metadata(source, source.body, len(source.text), reader, lenient=True)


def _entries(
    reader: Reader, data: Tree, listed: Value, at: Address, role: str | None, depth: int
) -> Iterator[Entry]:
    """A list of chapters: names of files, or parts with a title or a file and chapters of their own."""
    if not isinstance(listed, list):
        return
    for number, one in enumerate(listed):
        where: Address = (*at, number)
        place = data.place(where)
        if isinstance(one, dict):
            part = one.get("part")
            if isinstance(part, str):
                yield from _part(reader, part, data.place((*where, "part")))
                below = one.get("chapters")
                yield from _entries(reader, data, below, (*where, "chapters"), role, 1)
                continue
            one = one.get("file") or one.get("href")  # noqa: PLW2901 - the same entry
        if isinstance(one, str):
            yield from _file(reader, one, place, role, depth)
        else:
            reader.report(more.FILE_ORDER, "an entry names no file", place)


def _part(reader: Reader, part: str, place: Place) -> Iterator[Entry]:
    if is_text(part):
        yield from _file(reader, part, place, "part", 0)
    else:
        yield Entry(None, place, Name(part, place), "part", 0)


def _file(reader: Reader, name: str, place: Place, role: str | None, depth: int) -> Iterator[Entry]:
    try:
        yield Entry(normalise(name), place, None, role, depth)
    except OutsideError as error:
        reader.report(rules.FILE_OUTSIDE, str(error), place)


def read_bookdown(reader: Reader, name: str | None, epoch: dt.datetime | None) -> Found:
    """The texts that ``rmd_files`` lists, else index.Rmd and the others by their names."""
    data = _config(reader, name) if name else None
    listed = data.value.get("rmd_files") if data else None
    if isinstance(listed, dict):  # a list for each of bookdown's formats
        listed = next((one for one in listed.values() if isinstance(one, list)), None)
    texts = [path for path in texts_in(reader, _TOP) if len(path.parts) == 1]
    if data and isinstance(listed, list):
        entries = [
            entry
            for number, one in enumerate(listed)
            if isinstance(one, str)
            for entry in _file(reader, one, data.place(("rmd_files", number)), None, 0)
        ]
        entries = [Entry(entry.path, entry.place) for entry in entries]
        warn_of_unlisted(reader, entries, _TOP, Place(data.source.path, 1, 1))
    else:
        entries = [Entry(path) for path in texts]
    first = reader.text(entries[0].path) if entries and entries[0].path else None
    front = front_matter(first) if first else None
    tree: Tree | None = None
    if first and front and seems_meant(first, front):
        tree = read_front(first, front, reader, lenient=True)
    sources = tuple(
        with_text_references(source)
        for source in read_entries(reader, entries, _TOP, plain_first=tree is not None)
    )
    refuse_emptiness(reader, sources)
    if tree is None:
        if not reader.failed:
            place = Place(entries[0].path) if entries and entries[0].path else None
            reader.report(rules.META_NONE, "the first text has no front matter", place)
        return Found(sources)
    tree.value.setdefault("number-sections", True)  # as bookdown does with books
    about, foreign = foreign_about(reader, tree, epoch, assumed=False)
    if foreign.captions.numbering is None:
        foreign.captions.numbering = "chapter"
    return Found(
        (*abstract_of(foreign), *sources), about.metadata if about else None,
        bibliography_of(foreign, _TOP), foreign, as_found=True,
    )  # fmt: skip
