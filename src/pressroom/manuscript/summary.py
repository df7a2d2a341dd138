"""mdBook's SUMMARY.md: the chapters of a book, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules as file_rules
from pressroom.manuscript import structure_rules as rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.order import Entry
from pressroom.model.manuscript import Name, Source

_LINK = r"\[(?P<title>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*(?P<path><[^<>]*>|[^()]*(?:\([^()]*\)[^()]*)*)\s*\)"
_ITEM = re.compile(rf"(?P<indent>\s*)(?:[-*+]|\d+[.)])\s+{_LINK}\s*$")
_BARE = re.compile(rf"\s*{_LINK}\s*$")
_PART = re.compile(r"\s*#+\s+(?P<title>.+?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TITLE = re.compile(r"[ \t]*#[ \t]")


def read_summary(reader: Reader, source: Source, base: PurePosixPath) -> list[Entry]:
    """The chapters and parts in order; ``base`` is the folder that the paths begin at.

    Chapters that have no file yet are named in a warning, lines that are not understood too.
    """
    entries: list[Entry] = []
    drafts: list[str] = []
    indents: list[int] = []  # of the items that the next one can stand below
    in_part = begun = False
    for start, line in _lines(source):
        item, bare, part = _ITEM.match(line), _BARE.match(line), _PART.match(line)
        titled, begun = not begun and bool(_TITLE.match(line)), True
        if titled or _RULE.match(line):  # the title of the list itself
            continue
        if part:
            indents, in_part = [], True
            at = start + part.start("title")
            name = Name(part["title"], source.place(at, at + len(part["title"])))
            entries.append(Entry(None, name.place, name, "part", 0))
            continue
        found = item or bare
        if found is None:
            message = f'"{line.strip()[:60]}" is neither a chapter nor a part'
            reader.report(rules.FILE_ORDER, message, source.place(start, start + len(line)))
            continue
        if item:
            indent = len(item["indent"].expandtabs(4))
            while indents and indents[-1] >= indent:
                indents.pop()
            depth = len(indents) + in_part
            indents.append(indent)
        else:  # a prefix or suffix chapter, which belongs to no part
            indents, in_part, depth = [], False, 0
        title = re.sub(r"\\(.)", r"\1", found["title"])
        at = start + found.start("title")
        place = source.place(at, at + len(found["title"]))
        path = unquote(found["path"].strip().strip("<>").partition("#")[0])
        if not path:
            drafts.append(title)
            continue
        try:
            inside = normalise(path, base)
        except OutsideError as error:
            reader.report(file_rules.FILE_OUTSIDE, str(error), place)
            continue
        entries.append(Entry(inside, place, Name(title, place), None, depth))
    if drafts:
        names = ", ".join(f'"{name}"' for name in drafts)
        reader.report(
            rules.FILE_DRAFT, f"chapters without a file: {names}", source.place(source.body)
        )
    return entries


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines with words, each with its offset; comments are taken for space."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), source.text)
    at = source.body
    for line in text[at:].splitlines(keepends=True):
        words = line.rstrip("\r\n")
        if words.strip():
            yield at, words
        at += len(line)
