"""A book for mdBook: ``book.toml`` and ``src/SUMMARY.md``."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.found import Found, foreign_about
from pressroom.manuscript.includes import with_includes
from pressroom.manuscript.order import ABOUT, read_entries, warn_of_unlisted
from pressroom.manuscript.pandoc import references_in, refuse_emptiness
from pressroom.manuscript.summary import read_summary
from pressroom.manuscript.tomltree import read_toml
from pressroom.manuscript.yamltree import Tree, Value
from pressroom.model.problem import Place

BOOK = PurePosixPath("book.toml")
SUMMARY = "SUMMARY.md"
MAX_BOOK = 100_000
# what the table [book] says to mdBook alone
_FOR_MDBOOK = frozenset(("src", "multilingual", "text-direction"))


def read_mdbook(reader: Reader, epoch: dt.datetime | None) -> Found:
    """The chapters in the order of SUMMARY.md, with what they include."""
    config = reader.text(BOOK, limit=MAX_BOOK)
    data = read_toml(config, reader.problems) if config else None
    if data is None:
        return Found()
    table = data.value.get("book")
    book = table if isinstance(table, dict) else {}
    place = data.place(("book", "src"))
    try:
        base = normalise(str(book.get("src", "src")))
    except OutsideError as error:
        reader.report(rules.FILE_OUTSIDE, str(error), place)
        return Found()
    summary = reader.text(base / SUMMARY, place)
    if summary is None:
        return Found()
    entries = read_summary(reader, summary, base)
    warn_of_unlisted(reader, entries, base, Place(summary.path, 1, 1), ABOUT | {"summary"})
    found = read_entries(reader, entries, base, later=False)
    texts = [with_includes(reader, source) for source in found]
    if not any(entry.path for entry in entries):
        reader.report(rules.FILE_NO_TEXT, f'"{summary.path}" names no chapter', Place(summary.path))
    refuse_emptiness(reader, texts)
    about, foreign = foreign_about(reader, _metadata(data, book), epoch, assumed=False, tell=False)
    return Found(
        tuple(texts), about.metadata if about else None,
        references_in(reader, base), foreign, base, as_found=True,
    )  # fmt: skip


def _metadata(data: Tree, book: dict[str, Value]) -> Tree:
    """The table [book] as the metadata of the work."""
    tree = Tree(data.source, {})
    for key, value in book.items():
        if key not in _FOR_MDBOOK and isinstance(value, str | list):
            tree.value[key] = value
            tree.values[key,] = data.place(("book", key))
    return tree
