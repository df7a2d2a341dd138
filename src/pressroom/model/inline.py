"""The inline nodes of the document: stretches of text within a block. Each knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from pressroom.model.languages import Direction
from pressroom.model.manuscript import Asset
from pressroom.model.problem import Place


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Strike:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Superscript:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Subscript:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class SmallCaps:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Highlight:
    """Marked words, as ``==words==`` or ``<mark>``."""

    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Underline:
    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A key or keys to press."""

    children: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """Words that the index leads to. ``terms`` is the heading, then what stands below it.

    Where it names another heading to ``see``, or to ``see_also``, the index does not lead here.
    """

    children: Inlines
    terms: tuple[str, ...]
    id: str
    place: Place
    see: str = ""
    see_also: str = ""


# the classes of a Span for words with a reading above them, and, in it, for the reading in brackets
RUBY, READING = "ruby", "reading"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch with an id, a language (BCP 47) or classes of the author's.

    ``title`` is what an abbreviation stands for.
    ``direction`` is the way it is written where the author says so, else that of its language.
    """

    children: Inlines
    place: Place
    id: str | None = None
    language: str | None = None
    classes: tuple[str, ...] = ()
    title: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    place: Place


def counted(number: int, within: str) -> str:
    """A number as it is printed: "3.2" is the second of chapter 3; empty for 0."""
    return f"{within}.{number}" if number and within else str(number or "")


@dataclass(frozen=True, slots=True)
class MathRow:
    """What stands beside a row of a formula; ``at`` counts the rows from 0.

    ``number``, ``tag``, ``counts`` and ``within`` are as those of a formula. ``lettered``: the number is a
    letter behind that of the formula, which ``within`` is.
    """

    at: int
    place: Place
    id: str | None = None
    number: int = 0
    tag: str = ""
    counts: bool = False
    within: str = ""
    lettered: bool = False

    @property
    def label(self) -> str:
        if self.tag or not self.number:
            return self.tag
        if self.lettered:
            return f"({self.within}{chr(96 + min(self.number, 26))})"
        return f"({counted(self.number, self.within)})"


@dataclass(frozen=True, slots=True)
class Math:
    """A formula. ``tex`` is its source without the dollar signs; ``display``: on its own line.

    ``mathml`` is the same in MathML Core, empty until the pass ``formulas``. ``counts``: it has a
    number, which is 0 until it is given and for others. It is counted ``within`` a chapter where
    that has a number itself. ``tag`` is what the author wants to see in the place of a number.
    ``rows`` are those that have one of their own; the formula as a whole then shows none.
    """

    tex: str
    display: bool
    place: Place
    mathml: str = ""
    id: str | None = None
    number: int = 0
    tag: str = ""
    counts: bool = False
    within: str = ""
    rows: tuple[MathRow, ...] = ()

    @property
    def label(self) -> str:
        """What stands beside it: its number, or what its author wants there."""
        if self.rows:
            return ""
        return self.tag or (f"({counted(self.number, self.within)})" if self.number else "")


@dataclass(frozen=True, slots=True)
class PageRef:
    """The page on which ``target``, an id, stands: printed in the PDF, left out on screen."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""

    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` is an address, or ``#id`` of a node of this document."""

    children: Inlines
    target: str
    place: Place
    title: str | None = None

    @property
    def internal(self) -> bool:
        return self.target.startswith("#")


@dataclass(frozen=True, slots=True)
class Image:
    """``alt`` is None where the author gave none, and empty where the image is decorative.

    ``dark`` is shown instead on a dark screen. ``width`` and ``height`` are CSS lengths.
    """

    asset: Asset
    alt: str | None
    place: Place
    title: str | None = None
    width: str | None = None
    height: str | None = None
    dark: Asset | None = None


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The call of a note. ``id`` is the call's own; ``note`` is the note's id."""

    id: str
    note: str
    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One source of a citation: ``[see @key, p. 3]`` has prefix ``see`` and suffix ``, p. 3``."""

    key: str
    prefix: str
    suffix: str
    mode: Literal["normal", "author-in-text", "suppress-author"]
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as written; none is left after the pass ``citations``. ``source`` is its text."""

    items: tuple[CitationItem, ...]
    source: str
    place: Place


# What has text of its own inside, and what has not: a match over these two is whole.
Holder = (
    Emphasis
    | Strong
    | Strike
    | Superscript
    | Subscript
    | SmallCaps
    | Highlight
    | Underline
    | Keyboard
    | IndexTerm
    | Span
    | Link
)
Leaf = Text | Code | Math | LineBreak | Image | NoteRef | PageRef | Citation
Inline = Holder | Leaf
Inlines = tuple[Inline, ...]

_HOLDERS = frozenset(get_args(Holder))


def holds(node: Inline) -> TypeGuard[Holder]:
    """Whether it has text of its own inside; asked of each node of a book again and again."""
    return type(node) in _HOLDERS


def plain(children: Inlines) -> str:
    """The words of inline nodes, without note calls; what a running head or an outline shows."""
    return "".join(_plain(child) for child in children)


def _plain(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text) | Math(tex=text):
            return text
        case LineBreak():
            return " "
        case Image(alt=alt):
            return alt or ""
        case NoteRef() | PageRef():
            return ""
        case Citation(source=source):
            return source
        case _:
            return plain(node.children)
