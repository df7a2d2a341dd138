"""The inline nodes of the document: stretches of text within a block. Each knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
class Span:
    """A stretch with an id, a language (BCP 47) or classes of the author's."""

    children: Inlines
    place: Place
    id: str | None = None
    language: str | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    text: str
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
    """``alt`` is None where the author gave none, and empty where the image is decorative."""

    asset: Asset
    alt: str | None
    place: Place
    title: str | None = None
    width: str | None = None


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


Inline = (
    Text
    | Emphasis
    | Strong
    | Strike
    | Superscript
    | Subscript
    | SmallCaps
    | Span
    | Code
    | LineBreak
    | Link
    | Image
    | NoteRef
    | Citation
)
Inlines = tuple[Inline, ...]


def plain(children: Inlines) -> str:
    """The words of inline nodes, without note calls; what a running head or an outline shows."""
    return "".join(_plain(child) for child in children)


def _plain(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text):
            return text
        case LineBreak():
            return " "
        case Image(alt=alt):
            return alt or ""
        case NoteRef():
            return ""
        case Citation(source=source):
            return source
        case _:
            return plain(node.children)
