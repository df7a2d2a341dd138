"""The block nodes of the document: paragraphs and what else stands on lines of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pressroom.model.inline import (
    Image,
    Inlines,
    counted,
)
from pressroom.model.languages import Direction
from pressroom.model.problem import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``calls`` are the ids of the places that lead here, of an entry of the bibliography."""

    children: Inlines
    place: Place
    id: str | None = None
    calls: tuple[str, ...] = ()


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
    """Blocks that the author put together with an id, a language or classes.

    ``direction`` is the way they are written where the author says so.
    """

    blocks: Blocks
    place: Place
    id: str | None = None
    language: str | None = None
    classes: tuple[str, ...] = ()
    direction: Direction | None = None


AdmonitionKind = Literal["note", "tip", "important", "warning", "caution"]


@dataclass(frozen=True, slots=True)
class Admonition:
    """A note, tip or warning to the reader; its title is our own word where it is empty."""

    kind: AdmonitionKind
    title: Inlines
    blocks: Blocks
    place: Place
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks that a screen may fold away below their summary; on paper they are open."""

    summary: Inlines
    blocks: Blocks
    place: Place
    id: str | None = None


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Lines that stay as they are, such as verse. A line may be empty, or begin with spaces."""

    lines: tuple[Line, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a line block, moved in by ``indent`` times the width of a space."""

    children: Inlines
    place: Place
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of code; ``number`` is 0 without a caption. ``tag`` is the author's own in its place.

    ``first_line`` is the number printed before the first line, None for none; ``marked`` are the
    lines, counted from 1, that stand out.
    """

    text: str
    place: Place
    language: str | None = None
    id: str | None = None
    caption: Inlines = ()
    number: int = 0
    first_line: int | None = None
    marked: tuple[int, ...] = ()
    within: str = ""
    tag: str = ""

    @property
    def label(self) -> str:
        return self.tag or counted(self.number, self.within)


@dataclass(frozen=True, slots=True)
class Item:
    """``checked`` tells of an item of a task list whether it is done; None for other items."""

    blocks: Blocks
    place: Place
    checked: bool | None = None


Numerals = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


@dataclass(frozen=True, slots=True)
class ItemList:
    """``tight``: the items are set without space between them. ``delimiter`` frames a number."""

    items: tuple[Item, ...]
    place: Place
    ordered: bool = False
    start: int = 1
    tight: bool = True
    numerals: Numerals = "decimal"
    delimiter: Literal["1.", "1)", "(1)"] = "1."


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
    """One image with its caption; ``number`` counts the figures from 1.

    They are counted ``within`` a chapter where that has a number itself. In a group the number is
    that of the panel in it. So it is with groups, tables and listings.
    """

    image: Image
    caption: Inlines
    id: str
    number: int
    place: Place
    within: str = ""

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return counted(self.number, self.within)


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures under one caption; its panels are told apart by letters."""

    panels: tuple[Figure, ...]
    caption: Inlines
    id: str
    number: int
    place: Place
    within: str = ""

    @property
    def label(self) -> str:
        return counted(self.number, self.within)


Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``columns`` and ``rows``. ``header``: it heads its row."""

    blocks: Blocks
    place: Place
    align: Align | None = None
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """``head`` is empty where the table has no header row; ``number`` is 0 without a caption.

    ``widths`` are shares of the measure for each column, empty where the author gave none.
    """

    caption: Inlines
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    id: str | None
    number: int
    place: Place
    foot: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()
    within: str = ""

    @property
    def label(self) -> str:
        return counted(self.number, self.within)


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
    | Admonition
    | Details
    | LineBlock
    | Listing
    | ItemList
    | DefinitionList
    | Figure
    | FigureGroup
    | Table
    | Break
)
Blocks = tuple[Block, ...]
