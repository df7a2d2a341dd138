"""kramdown's lines of attributes, ``{: #id .class}``, and the blocks that they are of."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.block import Block, Blocks, Division
from pressroom.model.problem import Place
from pressroom.typeset.dialect_rules import LEFT_OUT
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.tree import Branch

ATTRIBUTES = "line_attributes"


def attach(branches: list[Branch], context: Context) -> None:
    """Takes the lines out of ``branches``; the block of each has the attributes in its ``meta``.

    A line that has none, but for the sign where kramdown would make a table of contents, is a
    warning.
    """
    at = len(branches)
    while at > 0:
        at -= 1
        line = branches[at]
        if line.kind != "attribute_line":
            continue
        del branches[at]
        found: Attributes | None = line.meta["attributes"]
        before, after = line.token.meta["before"], at < len(branches)
        place = context.lines.place(*line.lines)
        if found is None:
            context.report(
                LEFT_OUT, f'"{context.lines.lines[line.lines[0]].strip()}" is left out', place
            )
            if line.meta["contents"] and at and _is_one_item(branches[at - 1]):
                at -= 1
                del branches[at]  # the item that kramdown puts the contents in place of
        elif before and at:
            _add(branches[at - 1], found)
        elif after and branches[at].lines[0] == line.lines[0] + 1:
            _add(branches[at], found)


def _is_one_item(branch: Branch) -> bool:
    return branch.kind in ("bullet_list", "ordered_list") and len(branch.children) == 1


def _add(branch: Branch, found: Attributes) -> None:
    before: Attributes = branch.meta.get(ATTRIBUTES, NONE)
    branch.meta[ATTRIBUTES] = replace(
        before,
        id=before.id or found.id,
        classes=(*found.classes, *before.classes),
        pairs=found.pairs | before.pairs,
    )


def dressed(blocks: Blocks, branch: Branch, place: Place, context: Context) -> Blocks:
    """``blocks`` in a division, where a line of attributes gives them an id, a class or a language."""
    found: Attributes | None = branch.meta.get(ATTRIBUTES)
    if not found or branch.kind == "heading":
        return blocks
    context.complain(found, place, ("lang", "dir"), classes=True, what="this block")
    name, language = context.valid_id(found, place), context.language(found, place)
    if not (name or language or found.classes):
        return blocks
    block: Block = Division(blocks, place, name, language, found.classes)
    return (block,)
