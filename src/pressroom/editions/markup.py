"""Nodes of the document as well-formed XHTML; what differs between editions is in ``Medium``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, assert_never

from markupsafe import Markup, escape

from pressroom.editions.elements import breakable, element
from pressroom.editions.words import Words
from pressroom.model.block import (
    Block,
    Blocks,
    Break,
    Cell,
    DefinitionList,
    Division,
    EditorsNote,
    Figure,
    Heading,
    Item,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.document import Reference, Section
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from pressroom.model.manuscript import Asset


@dataclass(frozen=True, slots=True)
class Medium:
    """``href`` turns a node's id into a link's address, ``source`` an asset into an image's.

    ``call`` is how a note is called where a plain link to it is not enough. ``addresses``: a
    link's address is printed behind it, so that it can be read on paper.
    """

    name: Literal["epub", "pdf"]
    words: Words
    href: Callable[[str], str]
    source: Callable[[Asset], str]
    call: Callable[[NoteRef], Markup] | None = None
    addresses: bool = False


# the alternative text of an image without one: WeasyPrint takes an empty one for forgotten, so a
# space stands in for it until the tags are mended
_NOTHING = {"epub": "", "pdf": " "}
# where an address may break: on screen an element, which copying leaves out
_BREAK = {"epub": element("wbr"), "pdf": "\N{ZERO WIDTH SPACE}"}
_WIDE = 4  # a table with more columns than this is set smaller on a narrow screen


def inlines(nodes: Inlines, medium: Medium) -> Markup:
    """Inline nodes, without an element around them."""
    if medium.name == "pdf":
        pairs = zip(nodes, (*nodes, None)[1:], strict=True)
        return Markup("").join(_before(node, after, medium) for node, after in pairs)
    return Markup("").join(_inline(node, medium) for node in nodes)


def _before(node: Inline, after: Inline | None, medium: Medium) -> Markup:
    """``node``; a space at its end before an element is an element of its own.

    Where such a space does not fit on the line any more, WeasyPrint 70 breaks not at it but in
    the middle of the text, after the first place at which it may divide a word.
    """
    plain_text = (Text, NoteRef, LineBreak, Citation, type(None))
    if isinstance(node, Text) and node.text[:-1].strip() and node.text.endswith(" "):
        if not isinstance(after, plain_text):
            return escape(node.text[:-1]) + element("span", " ")
    return _inline(node, medium)


def _inline(node: Inline, medium: Medium) -> Markup:
    match node:
        case Text(text=text):
            return escape(text)
        case Code(text=text):
            return element("code", text)
        case Emphasis(children=children):
            return element("em", inlines(children, medium))
        case Strong(children=children):
            return element("strong", inlines(children, medium))
        case Strike(children=children):
            return element("del", inlines(children, medium))
        case Superscript(children=children):
            return element("sup", inlines(children, medium))
        case Subscript(children=children):
            return element("sub", inlines(children, medium))
        case SmallCaps(children=children):
            return element("span", inlines(children, medium), class_="small-caps")
        case Span(id=id_, language=language, classes=classes, children=children):
            return element(
                "span", inlines(children, medium), id=id_, lang=language, xml_lang=language,
                class_=" ".join(classes) or None,
            )  # fmt: skip
        case LineBreak():
            return element("br")
        case Link():
            return _link(node, medium)
        case Image(alt=alt, title=title, asset=asset, width=width):
            style = f"width: {width}" if width else None
            words = alt or _NOTHING[medium.name]
            return element("img", src=medium.source(asset), alt=words, title=title, style=style)
        case NoteRef() if medium.call:
            return medium.call(node)
        case NoteRef(id=id_, note=target, number=number):
            # raised by an element and not by the style sheet alone: a reader may switch that off
            return element(
                "a", element("sup", str(number)), epub_type="noteref", role="doc-noteref",
                class_="noteref", id=id_, href=medium.href(target),
            )  # fmt: skip
        case Citation(source=source):
            return escape(source)
        case _:
            assert_never(node)


def _link(node: Link, medium: Medium) -> Markup:
    href = medium.href(node.target[1:]) if node.internal else node.target
    words = plain(node.children)
    mark = _BREAK[medium.name]
    if words in (node.target, node.target.removeprefix("mailto:")):
        return element("a", breakable(words, mark), href=href, title=node.title, class_="address")
    label = element("a", inlines(node.children, medium), href=href, title=node.title)
    if not medium.addresses or node.internal:
        return label
    address = breakable(node.target.removeprefix("mailto:"), mark)
    return label + Markup(" ") + element("span", Markup("({})").format(address), class_="address")


def blocks(nodes: Blocks, medium: Medium) -> Markup:
    """Block nodes, one a line, without an element around them."""
    return Markup("").join(_block(node, medium) + "\n" for node in nodes)


def _block(node: Block, medium: Medium) -> Markup:
    match node:
        case Paragraph(children=children, id=id_):
            return element("p", inlines(children, medium), id=id_)
        case Heading(level=level, children=children, id=id_):
            return element(f"h{min(level, 6)}", inlines(children, medium), id=id_)
        case Quote():
            return _quote(node, medium)
        case EditorsNote(title=title, blocks=content, id=id_):
            head = inlines(title, medium) or escape(medium.words.editors_note)
            inner = element("p", head, class_="editors-note-title") + blocks(content, medium)
            return element("aside", inner, class_="editors-note", id=id_)
        case Division(blocks=content, id=id_, language=language, classes=classes):
            return element(
                "div", blocks(content, medium), id=id_, lang=language, xml_lang=language,
                class_=" ".join(classes) or None,
            )  # fmt: skip
        case Listing(text=text, id=id_):
            return element("pre", element("code", text), id=id_)
        case ItemList():
            return _list(node, medium)
        case DefinitionList(entries=entries):
            lines = [
                element("dt", inlines(entry.term, medium))
                + Markup("").join(
                    element("dd", _content(item, medium, tight=True)) for item in entry.definitions
                )
                for entry in entries
            ]
            return element("dl", Markup("").join(lines))
        case Figure(image=image, caption=caption, id=id_, number=number):
            label = _label(medium.words.figure, number)
            words = element("figcaption", label + inlines(caption, medium)) if caption else ""
            return element("figure", _inline(image, medium) + words, id=id_)
        case Table():
            return _table(node, medium)
        case Break():
            return element("hr")
        case _:
            assert_never(node)


def _label(word: str, number: int) -> Markup:
    if not number:
        return Markup("")
    return element("span", f"{word}\N{NO-BREAK SPACE}{number}. ", class_="label")


def _quote(node: Quote, medium: Medium) -> Markup:
    content = blocks(node.blocks, medium)
    if node.attribution:
        content += element("p", inlines(node.attribution, medium), class_="attribution")
    if node.kind == "pullquote":
        return element("aside", content, class_="pullquote", id=node.id)
    return element(
        "blockquote", content, id=node.id, class_="epigraph" if node.kind == "epigraph" else None
    )


def _content(item: Item, medium: Medium, *, tight: bool) -> Markup:
    """An item's blocks; in a tight list its paragraphs stand without an element of their own."""
    if not tight:
        return blocks(item.blocks, medium)
    return Markup("").join(
        inlines(block.children, medium) if isinstance(block, Paragraph) and not block.id
        else _block(block, medium)
        for block in item.blocks
    )  # fmt: skip


def _list(node: ItemList, medium: Medium) -> Markup:
    items = (element("li", _content(item, medium, tight=node.tight)) for item in node.items)
    start = str(node.start) if node.ordered and node.start != 1 else None
    loose = None if node.tight else "loose"
    return element(
        "ol" if node.ordered else "ul", Markup("").join(items), start=start, class_=loose
    )


def _table(node: Table, medium: Medium) -> Markup:
    def row(line: Row, tag: str) -> Markup:
        return element("tr", Markup("").join(cell(one, tag) for one in line.cells))

    def cell(one: Cell, tag: str) -> Markup:
        scope = "col" if tag == "th" else None
        return element(tag, inlines(one.children, medium), scope=scope, class_=one.align)

    parts = Markup("")
    if node.caption:
        label = _label(medium.words.table, node.number)
        parts += element("caption", label + inlines(node.caption, medium))
    if node.head:
        parts += element("thead", Markup("").join(row(line, "th") for line in node.head))
    if node.rows:
        parts += element("tbody", Markup("").join(row(line, "td") for line in node.rows))
    columns = max((len(line.cells) for line in (*node.head, *node.rows)), default=0)
    kind = "table wide" if columns > _WIDE else "table"
    return element("div", element("table", parts, id=node.id), class_=kind)


def section(node: Section, medium: Medium) -> Markup:
    """A section with its heading and its subsections."""
    content = Markup("")
    if node.title:
        words = plain(node.title) if medium.name == "pdf" else None
        content += element(f"h{min(node.level, 6)}", inlines(node.title, medium), data_title=words)
        content += "\n"
    content += blocks(node.blocks, medium)
    content += Markup("").join(section(child, medium) for child in node.children)
    return element("section", content, id=node.id)


def reference(node: Reference, medium: Medium) -> Markup:
    """An entry of the bibliography."""
    return element("p", inlines(node.children, medium), id=node.id, class_="reference")
