"""The block nodes of the document: paragraphs and what else stands on lines of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pressroom.model.inline import (
    Image,
    Inlines,
)
from pressroom.model.problem import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines
    place: Place
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a quotation, list or division; other headings are titles of sections."""

    level: int
    children: Inlines
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """``kind``: a block quotation, an epigraph, or a pull quote that repeats words of the text."""

    blocks: Blocks
    place: Place
    kind: Literal["quotation", "epigraph", "pullquote"] = "quotation"
    attribution: Inlines = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """A remark of the editors' that stands apart from the author's text, such as a correction."""

    title: Inlines
    blocks: Blocks
    place: Place
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks that the author put together with an id, a language or classes."""

    blocks: Blocks
    place: Place
    id: str | None = None
    language: str | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    text: str
    place: Place
    language: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    blocks: Blocks
    place: Place


@dataclass(frozen=True, slots=True)
class ItemList:
    """``tight``: the items are set without space between them."""

    items: tuple[Item, ...]
    place: Place
    ordered: bool = False
    start: int = 1
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Definition:
    term: Inlines
    definitions: tuple[Item, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DefinitionList:
    entries: tuple[Definition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """One image with its caption; ``number`` counts the document's figures from 1."""

    image: Image
    caption: Inlines
    id: str
    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    children: Inlines
    place: Place
    align: Literal["left", "right", "center"] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """``head`` is empty where the table has no header row; ``number`` is 0 without a caption."""

    caption: Inlines
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    id: str | None
    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Break:
    """A thematic break."""

    place: Place


Block = (
    Paragraph
    | Heading
    | Quote
    | EditorsNote
    | Division
    | Listing
    | ItemList
    | DefinitionList
    | Figure
    | Table
    | Break
)
Blocks = tuple[Block, ...]
