"""HTML on lines of its own: each element as the node that is its counterpart."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Protocol

from pressroom.model.block import (
    Admonition,
    AdmonitionKind,
    Block,
    Blocks,
    Break,
    Definition,
    DefinitionList,
    Details,
    Division,
    Figure,
    Heading,
    Item,
    ItemList,
    Listing,
    Numerals,
    Paragraph,
    Quote,
)
from pressroom.model.inline import Image, Inline, Inlines, LineBreak, Text, plain
from pressroom.model.problem import Place
from pressroom.typeset.dialect_rules import NO_WORDS
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.divisions import admonition_named, attributed
from pressroom.typeset.markdown.html_tags import left_out
from pressroom.typeset.markdown.listings import Listings
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import EMPTY_HEADING, RAW_HTML

_NUMERALS: dict[str, Numerals] = {
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_SIDES = ("left", "right", "center")
HEADING = re.compile(r"h[1-6]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CODE = re.compile(r"\s*<code\b[^>]*\bclass=[\"']?(?:language-|lang-)?([\w+#.-]+)")


class Reader(Protocol):
    """What this module asks of the builder of a file."""

    context: Context
    listings: Listings

    def blocks(self, branches: list[Branch]) -> Blocks: ...

    def within(self, branch: Branch) -> Reader: ...


def content(branch: Branch, reader: Reader) -> Blocks:
    """The blocks of all that is in an element, or in a block of HTML."""
    out: list[Block] = []
    for child in branch.children:
        if child.kind == "run":
            out.extend(reader.within(child).blocks(child.children))
        else:
            out.extend(_element(child, reader))
    return tuple(out)


def _element(branch: Branch, reader: Reader) -> Blocks:
    name, place = branch.meta["name"], branch.meta["place"]
    found: Attributes = branch.meta["attributes"]
    if HEADING.fullmatch(name):
        return _heading(branch, reader)
    match name:
        case "p" | "div" | "section" | "center":
            return _division(branch, reader)
        case "blockquote":
            blocks, attribution = attributed(content(branch, reader))
            id_ = _id(found, place, reader, "blockquote")
            return (Quote(blocks, place, attribution=attribution, id=id_),)
        case "ul" | "ol":
            return (_list(branch, reader),)
        case "dl":
            return _definitions(branch, reader)
        case "hr":
            return (Break(place),)
        case "pre":
            return (_listing(branch, reader),)
        case "details":
            return (_details(branch, reader),)
        case "listing":
            return reader.listings.wrapped(branch, content(branch, reader))
        case "figure":
            return _figure(branch, reader)
        case "script" | "style":
            message = f'raw HTML "<{name}>" is left out with its content'
            reader.context.report(NO_WORDS, message, place)
            return ()
        case _:
            reader.context.report(RAW_HTML, left_out(name, found), place)
            return content(branch, reader)


def _id(found: Attributes, place: Place, reader: Reader, name: str) -> str | None:
    """The id of an element that takes nothing else."""
    reader.context.complain(found, place, (), classes=False, what=f'"<{name}>"')
    return reader.context.valid_id(found, place)


def _inlines(branch: Branch, reader: Reader) -> tuple[Inlines, Blocks]:
    """The words of an element that holds text, and what in it are no words."""
    words: list[Inline] = []
    rest: list[Block] = []
    for block in content(branch, reader):
        match block:
            case Paragraph() | Heading():
                if words:
                    words.append(Text(" ", block.place))
                words.extend(block.children)
            case Figure(image=image):  # an image alone is no figure here
                words.append(image)
            case _:
                rest.append(block)
    return tuple(words), tuple(rest)


def _heading(branch: Branch, reader: Reader) -> Blocks:
    name, place = branch.meta["name"], branch.meta["place"]
    children, rest = _inlines(branch, reader)
    if not plain(children).strip():
        reader.context.report(EMPTY_HEADING, "heading has no text", place)
        return rest
    found = _without_looks(branch.meta["attributes"])
    return (Heading(int(name[1]), children, _id(found, place, reader, name) or "", place), *rest)


def _without_looks(found: Attributes) -> Attributes:
    return replace(found, pairs={k: v for k, v in found.pairs.items() if k != "align"})


def _division(branch: Branch, reader: Reader) -> Blocks:
    """A division, or the blocks alone of a paragraph that has no attributes."""
    name, place, context = branch.meta["name"], branch.meta["place"], reader.context
    found: Attributes = branch.meta["attributes"]
    if kind := admonition_named(found.classes):  # such as mdBook's <div class="warning">
        return (_admonition(kind, branch, reader),)
    side = "center" if name == "center" else found.pairs.get("align", "").lower()
    classes = (*found.classes, side) if side in _SIDES else found.classes
    keys = ("lang", "dir", "align") if side in (*_SIDES, "justify") else ("lang", "dir")
    context.complain(found, place, keys, classes=True, what=f'"<{name}>"')
    blocks = content(branch, reader)
    id_, language = context.valid_id(found, place), context.language(found, place)
    way = context.direction(found, place)
    if name == "p" and not (classes or id_ or language or way):
        return blocks
    if name == "section":
        classes = ("section", *classes)
    return (Division(blocks, place, id_, language, classes, way),)


def _admonition(kind: AdmonitionKind, branch: Branch, reader: Reader) -> Admonition:
    found: Attributes = branch.meta["attributes"]
    place, blocks = branch.meta["place"], content(branch, reader)
    title: Inlines = ()
    if blocks and isinstance(blocks[0], Heading):
        title, blocks = blocks[0].children, blocks[1:]
    reader.context.complain(found, place, (), classes=True, what="an admonition")
    return Admonition(kind, title, blocks, place, reader.context.valid_id(found, place))


def _items(branch: Branch, name: str, reader: Reader) -> tuple[list[Branch], Blocks]:
    """The elements of a name in another, and the blocks of what else is there."""
    items = [child for child in branch.children if child.meta.get("name") == name]
    others = [child for child in branch.children if child.meta.get("name") != name]
    return items, content(replace(branch, children=others), reader)


def _list(branch: Branch, reader: Reader) -> ItemList:
    found: Attributes = branch.meta["attributes"]
    place, ordered = branch.meta["place"], branch.meta["name"] == "ol"
    keys = ("start", "type") if ordered else ()
    what = f'"<{branch.meta["name"]}>"'
    reader.context.complain(found, place, keys, classes=False, what=what)
    children, strays = _items(branch, "li", reader)
    items = [Item(content(child, reader), child.meta["place"]) for child in children]
    if strays:  # such as a list that stands beside the items
        last = items.pop() if items else Item((), place)
        items.append(replace(last, blocks=(*last.blocks, *strays)))
    tight = all(
        sum(isinstance(b, Paragraph) for b in item.blocks) < 2 for item in items
    ) and not any(part.meta.get("name") == "p" for child in children for part in child.children)
    start = found.pairs.get("start", "")
    return ItemList(
        tuple(items), place, ordered, int(start) if start.isdecimal() and len(start) < 10 else 1,
        tight, _NUMERALS.get(found.pairs.get("type", ""), "decimal"),
    )  # fmt: skip


def _definitions(branch: Branch, reader: Reader) -> Blocks:
    entries: list[Definition] = []
    others: list[Branch] = []
    for child in branch.children:
        if child.meta.get("name") == "dt":
            term, rest = _inlines(child, reader)
            items = (Item(rest, child.meta["place"]),) if rest else ()
            entries.append(Definition(term, items, child.meta["place"]))
        elif child.meta.get("name") == "dd" and entries:
            item = Item(content(child, reader), child.meta["place"])
            entries[-1] = replace(entries[-1], definitions=(*entries[-1].definitions, item))
        else:
            others.append(child)
    rest = content(replace(branch, children=others), reader)
    if not entries:
        return rest
    return (DefinitionList(tuple(entries), branch.meta["place"]), *rest)


def _listing(branch: Branch, reader: Reader) -> Listing:
    found: Attributes = branch.meta["attributes"]
    place, context = branch.meta["place"], reader.context
    context.complain(found, place, (), classes=True, what='"<pre>"')
    raw = "".join(child.meta["text"] for child in branch.children).removeprefix("\n")
    named = _CODE.match(raw)
    language = named[1] if named else found.classes[0] if found.classes else None
    text = html.unescape(_TAG.sub("", raw)).rstrip("\n")
    return Listing(f"{text}\n", place, language, context.valid_id(found, place))


def _details(branch: Branch, reader: Reader) -> Details:
    found: Attributes = branch.meta["attributes"]
    place = branch.meta["place"]
    reader.context.complain(found, place, ("open",), classes=False, what='"<details>"')
    summaries, blocks = _items(branch, "summary", reader)
    summary, rest = _inlines(summaries[0], reader) if summaries else ((), ())
    for other in summaries[1:]:
        blocks = (*content(other, reader), *blocks)
    id_ = reader.context.valid_id(found, place)
    return Details(summary, (*rest, *blocks), place, id_)


def _figure(branch: Branch, reader: Reader) -> Blocks:
    found: Attributes = branch.meta["attributes"]
    place = branch.meta["place"]
    captions, blocks = _items(branch, "figcaption", reader)
    caption, rest = _inlines(captions[0], reader) if captions else ((), ())
    if not (captions or found.id):  # as of an image alone, in which Markdown sees no figure
        return blocks
    solid_blocks = [block for block in blocks if not _is_blank(block)]
    if len(solid_blocks) == 1 and not rest:
        id_ = _id(found, place, reader, "figure") or ""
        match solid_blocks[0]:
            case Figure() as figure:  # an image in Markdown, whose words are then no caption
                if caption:
                    figure = replace(figure, caption=caption)
                return (replace(figure, id=id_ or figure.id, place=place),)
            case Paragraph(children=children):
                solid = [child for child in children if not _is_space(child)]
                if len(solid) == 1 and isinstance(solid[0], Image):
                    return (Figure(solid[0], caption, id_, 0, place),)
    reader.context.report(RAW_HTML, 'raw HTML "<figure>" without one image is left out', place)
    words = (Paragraph(caption, captions[0].meta["place"]),) if caption else ()
    return (*blocks, *words, *rest)


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(map(_is_space, block.children))


def _is_space(node: Inline) -> bool:
    return isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip())
