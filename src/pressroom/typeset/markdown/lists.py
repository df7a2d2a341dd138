"""From lists, definitions and lines of verse to their nodes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from pressroom.model.block import (
    Blocks,
    Definition,
    DefinitionList,
    Item,
    ItemList,
    Line,
    LineBlock,
)
from pressroom.typeset.dialect_rules import LABEL_TWICE
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.reading import reading
from pressroom.typeset.markdown.tree import Branch

_TASK = re.compile(r"\[([ xX])\][ \t\n]+(?=\S)")
_BAR = re.compile(r"\|(?:[ \t]|$)")


class Reader(Protocol):
    """What this module asks of the builder of a file."""

    context: Context
    inliner: Inliner

    def blocks(self, branches: list[Branch]) -> Blocks: ...


def number_examples(branches: list[Branch], context: Context) -> None:
    """Numbers the examples in their lists through the whole work, and notes their labels."""
    for branch in branches:
        examples = reading(context.environment).examples
        if "examples" in branch.meta:
            branch.token.attrs["start"] = examples.count + 1
            for label in branch.meta["examples"]:
                examples.count += 1
                if label in examples.numbers:
                    place = context.lines.place(*branch.lines)
                    message = f'example "{label}" is there already'
                    context.report(LABEL_TWICE, message, place)
                elif label:
                    examples.numbers[label] = examples.count
        number_examples(branch.children, context.inside(branch))


def item_list(branch: Branch, reader: Reader) -> ItemList:
    """A list, of whatever kind."""
    ordered = branch.kind == "ordered_list"
    items = tuple(_item(item, reader) for item in branch.children)
    tight = not any(
        child.kind == "paragraph" and not child.token.hidden
        for item in branch.children
        for child in item.children
    )
    start = int(branch.token.attrs.get("start", 1)) if ordered else 1
    delimiter = "1)" if branch.token.markup == ")" else "1."
    return ItemList(
        items, reader.context.lines.place(*branch.lines), ordered, start, tight,
        branch.meta.get("numerals", "decimal"), branch.meta.get("delimiter", delimiter),
    )  # fmt: skip


def _item(branch: Branch, reader: Reader) -> Item:
    checked: bool | None = None
    first = branch.children[0] if branch.children else None
    if first and first.kind == "paragraph" and (task := _TASK.match(first.inline.content)):
        checked = task[1] != " "
        # the text is found by its end, so that what is before it can go
        first.inline.content = first.inline.content[task.end() :]
        first.token.map = [first.lines[0] + task[0].count("\n"), first.lines[1]]
    place = reader.context.lines.place(*branch.lines)
    return Item(reader.blocks(branch.children), place, checked)


def definitions(branch: Branch, reader: Reader) -> DefinitionList:
    """Terms with their definitions."""
    lines = reader.context.lines
    entries: list[Definition] = []
    for child in branch.children:
        if child.kind == "dt":
            content = child.inline.content
            term = reader.inliner.read(content, lines.paragraph(content, child.lines[0]))
            entries.append(Definition(term, (), lines.place(*child.lines)))
        else:
            item = Item(reader.blocks(child.children), lines.place(*child.lines))
            entry = entries[-1]
            entries[-1] = replace(entry, definitions=(*entry.definitions, item))
    return DefinitionList(tuple(entries), lines.place(*branch.lines))


def line_block(branch: Branch, reader: Reader) -> LineBlock:
    """Lines of verse; one that begins with a space goes on with the line before."""
    first = branch.lines[0]
    groups: list[tuple[int, list[str]]] = []
    for number, line in enumerate(branch.token.content.split("\n"), first):
        if _BAR.match(line):
            groups.append((number, [line[2:]]))
        else:
            groups[-1][1].append(line.strip())
    lines: list[Line] = []
    for number, parts in groups:
        words = parts[0].lstrip(" \t\N{NO-BREAK SPACE}")
        indent = len(parts[0].rstrip()) - len(words.rstrip())
        content = "\n".join([words, *parts[1:]]).strip()
        offsets = reader.context.lines.paragraph(content, number)
        children = reader.inliner.read(content, offsets)
        lines.append(Line(children, offsets.place(0, len(content)), indent if content else 0))
    return LineBlock(tuple(lines), reader.context.lines.place(*branch.lines))
