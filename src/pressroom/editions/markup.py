"""Block nodes and sections of the document as well-formed XHTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from markupsafe import Markup, escape

from pressroom.editions import markup_asides, markup_lists, semantics
from pressroom.editions.author_classes import class_of
from pressroom.editions.elements import element
from pressroom.editions.flow import KEY
from pressroom.editions.markup_figures import figure, listing
from pressroom.editions.markup_inlines import Medium, backlink, inlines
from pressroom.editions.markup_tables import table
from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    Break,
    Definition,
    DefinitionList,
    Details,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    ItemList,
    LineBlock,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Reference, Section
from pressroom.model.inline import Span, plain
from pressroom.model.structure import holds_chapters
from pressroom.words import numbered

__all__ = ["Medium", "blocks", "inlines", "reference", "section"]

_TAG = re.compile(r"<[\w:-]+")


def blocks(nodes: Blocks, medium: Medium) -> Markup:
    """Block nodes, one a line, without an element around them."""
    return Markup("").join(
        _keyed(_block(node, medium), medium.keys.get(id(node))) + "\n" for node in nodes
    )


def _keyed(block: Markup, key: str | None) -> Markup:
    """A block that says its place in the flow."""
    found = _TAG.match(block) if key else None
    if found is None:
        return block
    return Markup('{} {}="{}"{}').format(block[: found.end()], KEY, key, block[found.end() :])


def _block(node: Block, medium: Medium) -> Markup:
    match node:
        case Paragraph(children=children, id=id_, calls=calls):
            return element("p", inlines(children, medium) + _backlinks(calls, medium), id=id_)
        case Heading(level=level, children=children, id=id_):
            return element(medium.heading(level), inlines(children, medium), id=id_)
        case Quote():
            return _quote(node, medium)
        case EditorsNote(title=title, blocks=content, id=id_):
            head = inlines(title, medium) or escape(medium.words.editors_note)
            inner = element("p", head, class_="editors-note-title") + blocks(content, medium)
            return element("aside", inner, class_="editors-note", role="note", id=id_)
        case Division(blocks=content, id=id_, language=language, classes=classes):
            inner_medium, way = medium.turned(language, node.direction)
            return element(
                "div", blocks(content, inner_medium), id=id_, lang=language,
                xml_lang=medium.xhtml(language), dir=way, class_=class_of(classes),
            )  # fmt: skip
        case Admonition():
            return markup_asides.admonition(node, medium, blocks)
        case Details():
            return markup_asides.details(node, medium, blocks)
        case LineBlock():
            return _lines(node, medium)
        case Listing():
            return listing(node, medium)
        case ItemList():
            return markup_lists.item_list(node, medium, blocks)
        case DefinitionList(entries=entries):
            return element("dl", Markup("").join(_definition(entry, medium) for entry in entries))
        case Figure() | FigureGroup():
            return figure(node, medium)
        case Table():
            return table(node, medium, blocks)
        case Break():
            return element("hr")
        case _:
            assert_never(node)


def _definition(node: Definition, medium: Medium) -> Markup:
    explains = medium.name == "epub" and any(
        isinstance(one, Span) and "glossterm" in one.classes for one in node.term
    )
    term, explained = ("glossterm", "glossdef") if explains else (None, None)
    return element("dt", inlines(node.term, medium), epub_type=term) + Markup("").join(
        element("dd", markup_lists.content(item, medium, blocks, tight=True), epub_type=explained)
        for item in node.definitions
    )


def _lines(node: LineBlock, medium: Medium) -> Markup:
    # lines end for a reader who switches the style sheet off, too
    ends = element("br") if medium.screen else Markup("")
    lines = (
        element(
            "span", (inlines(line.children, medium) or "\N{NO-BREAK SPACE}") + ends, class_="line",
            style=f"margin-left: {line.indent / 2:g}em" if line.indent else None,
        )
        for line in node.lines
    )  # fmt: skip
    return element("p", Markup("").join(lines), class_="line-block")


def _quote(node: Quote, medium: Medium) -> Markup:
    content = blocks(node.blocks, medium)
    if node.attribution:
        content += element("p", inlines(node.attribution, medium), class_="attribution")
    if node.kind == "pullquote":
        return element("aside", content, class_="pullquote", role="doc-pullquote", id=node.id)
    return element(
        "blockquote", content, id=node.id, class_="epigraph" if node.kind == "epigraph" else None
    )


def section(node: Section, medium: Medium, *, opens: bool = False) -> Markup:
    """A section with its heading and its subsections.

    Where it ``opens`` on a page of its own, so do the chapters of a part. What it is to the book
    is told to reading systems, except in a section of an article, which is all one text.
    """
    medium, way = medium.turned(node.language, None)
    heading = Markup("")
    if node.title:
        title = with_number(node, inlines(node.title, medium), medium)
        words = f"{node.number} {plain(node.title)}".strip() if medium.name == "pdf" else None
        heading = element(medium.heading(node.level), title, data_title=words) + "\n"
    content = heading + blocks(node.blocks, medium)
    is_part = opens and holds_chapters(node)
    if is_part and medium.name == "pdf":
        content = element("div", content, class_="part-page")
    # a web page is one text, so that its headings go down step by step
    raises = is_part and medium.name != "web"
    below = replace(medium, raised=medium.raised + 1) if raises else medium
    children = Markup("").join(section(child, below, opens=is_part) for child in node.children)
    ends = medium.after(node) if medium.after else Markup("")
    # on a web page the notes of a part stand before its chapters, in the order of their calls
    content += ends + children if is_part and medium.name == "web" else children + ends
    classes = [*([f"role-{node.role}"] if node.role else []), *(["opener"] if opens else [])]
    if opens and medium.raised > 0:
        classes.append("in-part")
    kind = semantics.of(node.role or ("chapter" if opens and node.title else None))
    told = kind if medium.screen else None
    return element(
        "section", content, id=node.id, class_=" ".join(classes) or None,
        lang=node.language, xml_lang=medium.xhtml(node.language), dir=way,
        epub_type=medium.xhtml(told.type) if told else None,
        role=told.role if told else None,
        aria_label=f"{node.number} {plain(node.title)}".strip() if told and node.title else None,
    )  # fmt: skip


def with_number(node: Section, title: Markup, medium: Medium) -> Markup:
    """A title behind its number; a part and an appendix also have the word, on a line above."""
    if not node.number:
        return title
    word = {"part": medium.words.part, "appendix": medium.words.appendix}.get(node.role or "")
    if word and "." not in node.number:
        label = element("span", numbered(word, node.number), class_="section-label")
        return label + element("br") + title
    return element("span", node.number, class_="section-number") + " " + title


def reference(node: Reference, medium: Medium) -> Markup:
    """An entry of the bibliography; on screen it leads back to where it is cited."""
    content = inlines(node.children, medium) + _backlinks(node.calls, medium)
    return element("p", content, id=node.id, class_="reference")


def _backlinks(calls: tuple[str, ...], medium: Medium) -> Markup:
    if not medium.screen:
        return Markup("")
    several = len(calls) > 1
    return Markup("").join(
        backlink(call, medium, str(at) if several else "") for at, call in enumerate(calls, 1)
    )
