"""Block nodes and sections of the document as well-formed XHTML."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup, escape

from pressroom.editions.elements import element
from pressroom.editions.markup_figures import figure, listing
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.editions.markup_tables import table
from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    Break,
    DefinitionList,
    Details,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    Item,
    ItemList,
    LineBlock,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Reference, Section
from pressroom.model.inline import plain

__all__ = ["Medium", "blocks", "inlines", "reference", "section"]


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
            inner_medium, way = medium.turned(language, node.direction)
            return element(
                "div", blocks(content, inner_medium), id=id_, lang=language, xml_lang=language,
                dir=way, class_=" ".join(classes) or None,
            )  # fmt: skip
        case Admonition(kind=kind, title=title, blocks=content, id=id_):
            head = inlines(title, medium) or escape(medium.words.admonitions[kind])
            inner = element("p", head, class_="admonition-title") + blocks(content, medium)
            return element("aside", inner, class_=f"admonition {kind}", id=id_)
        case Details(summary=summary, blocks=content, id=id_):
            head = element("p", inlines(summary, medium), class_="details-summary")
            return element("div", head + blocks(content, medium), class_="details", id=id_)
        case LineBlock():
            return _lines(node, medium)
        case Listing():
            return listing(node, medium)
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
        case Figure() | FigureGroup():
            return figure(node, medium)
        case Table():
            return table(node, medium, blocks)
        case Break():
            return element("hr")
        case _:
            assert_never(node)


def _lines(node: LineBlock, medium: Medium) -> Markup:
    lines = (
        element(
            "span", inlines(line.children, medium) or "\N{NO-BREAK SPACE}", class_="line",
            style=f"padding-left: {line.indent / 4:g}em" if line.indent else None,
        )
        for line in node.lines
    )  # fmt: skip
    return element("p", Markup("\n").join(lines), class_="line-block")


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
