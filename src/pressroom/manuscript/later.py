"""Metadata blocks that stand further down in a text, as pandoc reads them anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pressroom.manuscript import rules
from pressroom.manuscript import structure_rules as more
from pressroom.manuscript.cited import take_cited
from pressroom.manuscript.files import Reader
from pressroom.manuscript.front import CLOSE, KEY, Front
from pressroom.manuscript.yamltree import MAX_METADATA, Tree, read_yaml
from pressroom.model.manuscript import Source

_MAYBE = re.compile(r"(?:\r\n?|\n)---[ \t]*(?:\r\n?|\n)[A-Za-z]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INK = re.compile(r"[^\r\n]")


def with_later_metadata(reader: Reader, source: Source, of_work: Tree | None = None) -> Source:
    """``source`` with space in place of its metadata blocks, so that all else keeps its place.

    ``nocite`` and ``references`` are taken. The other keys are put into ``of_work``, where the last
    word counts; without it they have no effect, which a warning tells.
    """
    if not _MAYBE.search(source.text, source.body):
        return source
    text = source.text
    for block in _blocks(source):
        tree = _read(reader, source, block)
        if tree is None:
            continue
        if of_work is None:
            _tell(reader, source, block, tree)
        else:
            _merge(of_work, tree)
        # the fence of three hyphens before it goes too
        start = source.text.rindex("---", 0, block.start)
        text = text[:start] + _INK.sub(" ", text[start : block.body]) + text[block.body :]
    return replace(source, text=text)


def _blocks(source: Source) -> Iterator[Front]:
    """What stands after an empty line between ``---`` and ``---`` or ``...``, and not in code."""
    text, at = source.text, source.body
    fence, was_empty = "", False
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None  # noqa: S101 - it matches anything
        words, at = line[0].strip(), line.end()
        mark = _FENCE.match(line[0])
        if fence:
            if words.startswith(fence) and not words.strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        elif was_empty and line[0].rstrip() == "---" and KEY.match(text, at):
            end = CLOSE.search(text, at)
            if end:
                yield Front(at, end.start(), end.end())
                at = end.end()
        was_empty = not words


def _read(reader: Reader, source: Source, block: Front) -> Tree | None:
    if block.end - block.start > MAX_METADATA:
        message = f"metadata is longer than {MAX_METADATA:,} characters"
        reader.report(rules.FILE_TOO_BIG, message, source.place(block.start))
        return None
    # where it holds works, the file up to its end is citation data: what stands before it is not
    before = _INK.sub(" ", source.text[: block.start])
    alone = replace(source, text=before + source.text[block.start : block.end])
    tree = read_yaml(alone, block.start, block.end, reader.problems, lenient=True)
    if tree:
        take_cited(tree, reader)
    return tree


def _tell(reader: Reader, source: Source, block: Front, tree: Tree) -> None:
    if tree.value:
        names = ", ".join(f'"{key}"' for key in tree.value)
        message = f"no effect in the middle of a text: {names}"
        reader.report(more.META_IDLE, message, source.place(block.start, block.end))


def _merge(into: Tree, tree: Tree) -> None:
    for old, new in ((into.keys, tree.keys), (into.values, tree.values)):
        for address in [one for one in old if one[:1] and one[0] in tree.value]:
            del old[address]
        old.update(new)
    into.value.update(tree.value)
