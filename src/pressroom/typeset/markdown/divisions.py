"""From quotations and fenced divisions to what their classes make of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from pressroom.model.block import (
    Admonition,
    AdmonitionKind,
    Block,
    Blocks,
    Division,
    EditorsNote,
    Heading,
    Paragraph,
    Quote,
)
from pressroom.model.inline import Inline, Inlines, Text
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.block_rules import ADMONITIONS
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.quarto_blocks import (
    CAPTIONS,
    captioned,
    is_theorem,
    with_name,
)
from pressroom.typeset.markdown.tree import Branch

_ATTRIBUTION = re.compile(r"(?:—|--(?!-))\s*")
_EDITORS_NOTES = ("editors-note", "editorsnote")
_CALLOUT = "callout-"
# attributes of Quarto that only say how a screen shows a callout
_OF_CALLOUTS = ("collapse", "appearance", "icon")
# names of Obsidian, MkDocs and MyST beside those of block_rules
_NEAR: dict[str, AdmonitionKind] = {
    "hint": "tip", "success": "tip", "check": "tip", "done": "tip", "attention": "warning",
    "error": "caution", "failure": "caution", "fail": "caution", "missing": "caution",
    "bug": "caution", "deprecated": "warning",
}  # fmt: skip
_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)")


class Reader(Protocol):
    """What this module asks of the builder of a file."""

    context: Context
    inliner: Inliner

    def blocks(self, branches: list[Branch]) -> Blocks: ...

    def within(self, branch: Branch) -> Reader: ...


def attributed(blocks: Blocks) -> tuple[Blocks, Inlines]:
    """A last paragraph that begins with a dash tells whose words a quotation is."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not (isinstance(last, Paragraph) and isinstance(last.children[0], Text)):
        return blocks, ()
    first = last.children[0]
    dash = _ATTRIBUTION.match(first.text)
    if dash is None:
        return blocks, ()
    cut = dash.end()
    place = replace(first.place, column=first.place.column + cut, start=first.place.start + cut)
    rest: tuple[Inline, ...] = (Text(first.text[cut:], place),) if first.text[cut:] else ()
    return blocks[:-1], (*rest, *last.children[1:])


def quotation(branch: Branch, reader: Reader) -> Block:
    """A block quotation, or the admonition that GitHub writes as one, ``> [!NOTE]``."""
    place = reader.context.lines.place(*branch.lines)
    first = branch.children[0] if branch.children else None
    alert = _ALERT.match(first.inline.content) if first and first.kind == "paragraph" else None
    if first is None or alert is None:
        blocks, attribution = attributed(reader.blocks(branch.children))
        return Quote(blocks, place, attribution=attribution)
    offsets = reader.context.lines.paragraph(first.inline.content, first.lines[0])
    title = reader.inliner.read(alert[2], offsets.shifted(alert.start(2)))
    if rest := first.inline.content[alert.end() :]:
        first.inline.content = rest
        first.token.map = [first.lines[0] + 1, first.lines[1]]
    inside = branch.children if rest else branch.children[1:]
    name = alert[1].lower()
    return Admonition(callout(name), title or _word(name, place), reader.blocks(inside), place)


def division(branch: Branch, found: Attributes, outer: Reader) -> Block:
    """A division by its first class: a quotation, an admonition, an editor's note, a theorem.

    ``found`` are its attributes without what only says for which format it is.
    """
    context, reader = outer.context, outer.within(branch)
    place = context.lines.place(*branch.lines)
    name = context.valid_id(found, place)
    first = found.classes[0] if found.classes else ""
    kind = _admonition(first, by_name=branch.meta.get("directive", False))
    if kind:
        # classes of MyST, such as dropdown, say how a screen shows it
        said = replace(found, classes=(first,)) if branch.meta.get("directive") else found
        _complain(said, place, ("title", *_OF_CALLOUTS), context)
        title = _title(found, branch, outer)
        blocks = reader.blocks(branch.children)
        if not title and blocks and isinstance(blocks[0], Heading):  # as in Quarto
            title, blocks = blocks[0].children, blocks[1:]
        return Admonition(kind, title or _word(first, place), blocks, place, name)
    if first in _EDITORS_NOTES:
        _complain(found, place, ("title",), context)
        title = _title(found, branch, outer)
        return EditorsNote(title, reader.blocks(branch.children), place, name)
    for quote in ("epigraph", "pullquote", "quotation"):
        if first == quote:
            _complain(found, place, (), context)
            inner, attribution = attributed(reader.blocks(branch.children))
            return Quote(inner, place, quote, attribution, name)
    return _other(branch, found, name, place, outer)


def _other(
    branch: Branch, found: Attributes, name: str | None, place: Place, outer: Reader
) -> Block:
    context, blocks = outer.context, outer.within(branch).blocks(branch.children)
    caption = next((key for key in CAPTIONS if found.pairs.get(key)), "")
    words = _title(found, branch, outer, caption) if caption else ()
    if made := captioned(found, name, blocks, words):
        context.complain(found, place, CAPTIONS, classes=True, what="this block")
        return made
    keys: tuple[str, ...] = ("lang", "dir")
    if is_theorem(found) or branch.meta.get("directive"):
        key = "name" if "name" in found.pairs else "title"
        keys = (*keys, key)
        blocks = with_name(_title(found, branch, outer, key), blocks, place)
    context.complain(found, place, keys, classes=True, what="this block")
    language = context.language(found, place)
    way = context.direction(found, place)
    return Division(blocks, place, name, language, found.classes, way)


def _admonition(name: str, *, by_name: bool) -> AdmonitionKind | None:
    """``by_name``: all the names that MyST has are admonitions, and those of MkDocs."""
    kind = ADMONITIONS.get(name.removeprefix(_CALLOUT))
    if kind or not (by_name or name.startswith(_CALLOUT)):
        return kind
    return callout(name.removeprefix(_CALLOUT)) if name != "epigraph" else None


def admonition_named(classes: tuple[str, ...]) -> AdmonitionKind | None:
    """The kind of admonition that the first of an element's classes names."""
    return _admonition(classes[0], by_name=False) if classes else None


def callout(name: str) -> AdmonitionKind:
    """The kind that a name of another tool comes nearest to; usually a note."""
    return ADMONITIONS.get(name) or _NEAR.get(name, "note")


def _word(name: str, place: Place) -> Inlines:
    """The name as a title, where ours would say something else."""
    name = name.removeprefix(_CALLOUT)
    if name in ADMONITIONS or name in ("admonition", "callout"):
        return ()
    return (Text(name.replace("-", " ").capitalize(), place),)


def _complain(found: Attributes, place: Place, keys: tuple[str, ...], context: Context) -> None:
    others = replace(found, classes=found.classes[1:])
    context.complain(others, place, keys, classes=False, what="this block")


def _title(found: Attributes, branch: Branch, reader: Reader, key: str = "title") -> Inlines:
    """The title among the attributes, read as Markdown."""
    title = found.pairs.get(key, "")
    if not title:
        return ()
    lines, first = reader.context.lines, branch.lines[0]
    column = lines.lines[first].find(title)
    if column < 0:  # it has marks with backslashes in it
        place = lines.place(first, first + 1)
        return (Text(title, place),)
    start = lines.start(first) + column
    return reader.inliner.read(title, Offsets(lines.source, [(0, start)]))
