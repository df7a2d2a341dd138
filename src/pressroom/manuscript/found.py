"""What reading a project gives, and the metadata of one that was made for another tool."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressroom.manuscript import structure_rules as rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.foreign import Foreign, translate
from pressroom.manuscript.metadata import OWN_KEYS, About, metadata
from pressroom.manuscript.order import numbered_name
from pressroom.manuscript.yamltree import Tree
from pressroom.model.manuscript import Name, Source, Standing
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Place

Named = list[tuple[str, Place | None]]

_LANGUAGE = "en"  # what pandoc, Quarto and mdBook take a text for that does not say


@dataclass(slots=True)
class Found:
    """The texts and metadata of a work; ``about`` is None where there are problems.

    ``named`` are its bibliography files, ``foreign`` what the words of another tool say besides.
    ``base`` is the folder of the texts; ``as_found``: the project was made for another tool.
    """

    sources: tuple[Source, ...] = ()
    about: Metadata | None = None
    named: Named | None = None
    foreign: Foreign | None = None
    base: PurePosixPath = PurePosixPath()
    as_found: bool = False


def foreign_about(
    reader: Reader,
    tree: Tree,
    epoch: dt.datetime | None,
    *,
    assumed: bool = True,
    tell: bool = True,
) -> tuple[About | None, Foreign]:
    """Metadata in the words of another tool. A missing title is the folder's name, told by a warning.

    ``assumed``: a missing language is told too; for some tools the usual one is part of the form.
    ``tell``: so is what was put into other words, where an author may as well use ours.
    """
    foreign = translate(tree, OWN_KEYS, reader.problems, tell=tell)
    place = Place(tree.source.path, 1, 1)
    values = foreign.tree.value
    if "title" not in values:
        values["title"] = numbered_name(reader.root.name) or "Untitled"
        message = f'there is no title; the folder\'s name, "{values["title"]}", is taken'
        reader.report(rules.META_ASSUMED, message, place, "add a line such as: title: My Book")
    if "language" not in values:
        values["language"] = _LANGUAGE
        if assumed:
            message = f'there is no language; "{_LANGUAGE}" is taken'
            reader.report(rules.META_ASSUMED, message, place, "add a line such as: lang: en-GB")
    return metadata(foreign.tree, epoch, reader.problems), foreign


def abstract_of(foreign: Foreign | None) -> tuple[Source, ...]:
    """The abstract that stands among the metadata, as a text of its own before the others."""
    if foreign is None or foreign.abstract is None:
        return ()
    text, place = foreign.abstract
    source = foreign.tree.source
    pieces: list[tuple[int, Source, int]] = []
    at = place.start
    here = 0
    for line in text.splitlines(keepends=True):
        there = source.text.find(line.strip(), at, place.end)
        at = there if there >= 0 else at
        pieces.append((here, source, at))
        here += len(line)
    title = foreign.abstract_title
    name = Name(title[0], title[1], always=True) if title else None
    standing = Standing("abstract", 0, name)
    return (Source(source.path, text, standing=standing, pieces=tuple(pieces)),)


def bibliography_of(foreign: Foreign, base: PurePosixPath) -> Named:
    """The files of cited works that the metadata names, from the project's folder."""
    return [(str(base / path), place) for path, place in foreign.bibliography]
