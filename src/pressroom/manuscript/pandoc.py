"""Texts for pandoc: a single file with its metadata, and a plain folder of texts."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import replace
from pathlib import PurePosixPath

from pressroom.manuscript import rules
from pressroom.manuscript.cited import read_front, read_metadata
from pressroom.manuscript.files import Reader
from pressroom.manuscript.foreign import is_foreign
from pressroom.manuscript.found import Found, Named, abstract_of, bibliography_of, foreign_about
from pressroom.manuscript.front import front_matter, seems_meant
from pressroom.manuscript.later import with_later_metadata
from pressroom.manuscript.metadata import OWN_KEYS, metadata
from pressroom.manuscript.order import by_name, read_entries
from pressroom.manuscript.shortcodes import shortcodes
from pressroom.manuscript.textrefs import with_text_references
from pressroom.manuscript.yamltree import MAX_METADATA, Tree
from pressroom.model.manuscript import Source

METADATA = ("metadata.yaml", "metadata.yml", "title.yaml", "title.txt")

# pandoc's title block: a line each for title, authors and date, continued by indented lines
_BLOCK = re.compile(r"(?:%[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|\Z)){1,3}")
_FIELD = re.compile(r"%([^\n]*(?:\n[ \t]+[^\n]*)*)")


def read_file(reader: Reader, name: str, epoch: dt.datetime | None) -> Found:
    """A single Markdown file with front matter, in our own words or pandoc's."""
    source = reader.text(name)
    if source is None:
        return Found()
    source, tree = _head(reader, source)
    if tree:
        source = with_later_metadata(reader, source, tree)
        source = shortcodes(reader, tree).applied(source)
        if name.lower().endswith(".rmd"):
            source = with_text_references(source)
    if source.body < len(source.text) or tree:
        refuse_emptiness(reader, [source])
    if tree is None:
        return Found((source,))
    if not is_foreign(tree, OWN_KEYS | {"bibliography"}):
        about = metadata(tree, epoch, reader.problems, front=True)
        if about is None:
            return Found((source,))
        place = tree.place(("bibliography",))
        return Found(
            (source,), about.metadata, [(address, place) for address in about.bibliography]
        )
    found, foreign = foreign_about(reader, tree, epoch)
    named = bibliography_of(foreign, PurePosixPath())
    sources = (*abstract_of(foreign), source)
    return Found(sources, found.metadata if found else None, named, foreign, as_found=True)


def _head(reader: Reader, source: Source) -> tuple[Source, Tree | None]:
    """The text behind its front matter, and that, or None and a problem."""
    block = title_block(source)
    if block:
        return block
    front = front_matter(source)
    if front is None:
        message = f'"{source.path}" has no front matter'
        hint = "begin the file with lines: ---, title: ..., language: ..., ---"
        reader.report(rules.META_NONE, message, source.place(source.body), hint)
        return source, None
    if not front.closed:
        place = source.place(source.body, front.start)
        hint = "end it with a line of three hyphens"
        reader.report(rules.META_SYNTAX, "front matter has no end", place, hint)
        return source, None
    if front.end - front.start > MAX_METADATA:
        message = f"front matter is longer than {MAX_METADATA:,} characters"
        reader.report(rules.FILE_TOO_BIG, message, source.place(front.start))
        return source, None
    tree = read_front(source, front, reader)
    return replace(source, body=front.body), tree


def title_block(source: Source) -> tuple[Source, Tree] | None:
    """The text behind a title block of pandoc's (``% Title``), and what that says."""
    block = _BLOCK.match(source.text, source.body)
    if block is None:
        return None
    tree = Tree(source, {})
    fields = _FIELD.finditer(source.text, block.start(), block.end())
    for key, found in zip(("title", "author", "date"), fields, strict=False):
        words = " ".join(found[1].split())
        if key == "author":
            words = "; ".join(line.strip() for line in found[1].splitlines() if line.strip())
        if words:
            tree.value[key] = words
            tree.values[key,] = source.place(found.start(1), found.end(1))
    return replace(source, body=block.end()), tree


def holds_texts(reader: Reader) -> bool:
    """Whether a folder is a plain one of texts, with metadata in a file or in the first text."""
    return bool(by_name(reader, PurePosixPath()))


def read_plain(reader: Reader, epoch: dt.datetime | None) -> Found:
    """A folder of texts in the order of their names; the first tells of the work, or a file does."""
    base = PurePosixPath()
    entries = by_name(reader, base)
    tree = _metadata_file(reader)
    own_file = tree is not None
    if tree is None and entries and entries[0].path:
        first = reader.text(entries[0].path)
        tree = _first_words(reader, first) if first else None
    sources = tuple(read_entries(reader, entries, base, plain_first=not own_file))
    refuse_emptiness(reader, sources)
    if tree is None:
        if not reader.failed:
            message = f'"{reader.root.name}" holds texts, but nothing that tells their title'
            hint = (
                'begin the first with lines: ---, title: ..., lang: ..., ---; or "pressroom init"'
            )
            place = sources[0].place(sources[0].body) if sources else None
            reader.report(rules.META_NONE, message, place, hint)
        return Found(sources)
    if "schema" in tree.value:
        about = metadata(tree, epoch, reader.problems)
        return Found(sources, about.metadata if about else None, references_in(reader, base))
    about, foreign = foreign_about(reader, tree, epoch)
    named = (
        bibliography_of(foreign, base) or references_in(reader, base) or _only_one(reader, sources)
    )
    return Found(
        (*abstract_of(foreign), *sources), about.metadata if about else None, named, foreign,
        as_found=True,
    )  # fmt: skip


def _metadata_file(reader: Reader) -> Tree | None:
    name = next((one for one in METADATA if os.path.lexists(reader.root / one)), None)
    source = reader.text(name, limit=MAX_METADATA) if name else None
    if source is None:
        return None
    block = title_block(source)
    if block:
        return block[1]
    front = front_matter(source)
    if front and front.closed:
        return read_front(source, front, reader, lenient=True)
    return read_metadata(source, source.body, len(source.text), reader, lenient=True)


def _first_words(reader: Reader, source: Source) -> Tree | None:
    block = title_block(source)
    if block:
        return block[1]
    front = front_matter(source)
    if front is None or not seems_meant(source, front):
        return None
    return read_front(source, front, reader, lenient=True)


REFERENCES = ("references.bib", "references.json", "references.yaml")


def references_in(reader: Reader, folder: PurePosixPath) -> Named:
    """The files of cited works that a folder holds by their usual names."""
    return [
        (str(folder / name), None)
        for name in REFERENCES
        if os.path.lexists(reader.root / folder / name)
    ]


def _only_one(reader: Reader, sources: tuple[Source, ...]) -> Named:
    """The one file of cited works beside the texts, which pandoc was told of when it was called."""
    folders = sorted({PurePosixPath(), *(source.path.parent for source in sources)})
    found = [
        (folder / file.name).as_posix()
        for folder in folders
        for file in sorted((reader.root / folder).glob("*.bib"))
    ]
    return [(found[0], None)] if len(found) == 1 else []


def refuse_emptiness(reader: Reader, sources: tuple[Source, ...] | list[Source]) -> None:
    """A problem where no text has any words."""
    if sources and not any(source.text[source.body :].strip() for source in sources):
        what = f'"{sources[0].path}" is empty' if len(sources) == 1 else "every text is empty"
        reader.report(rules.FILE_NO_TEXT, what, sources[0].place(0))
