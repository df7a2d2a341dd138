"""The pass that gives every section, heading and figure an id that lasts.

An id is the author's own, or made from the words of the title, so that text inserted before it
does not change it. All ids of a document are of one space, and safe as XML names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from pressroom.model.block import Block, Figure, FigureGroup, Heading
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import plain
from pressroom.typeset.rewrite import Rewriter

_LONGEST = 60


def slug(text: str, *, numbers: bool = False) -> str:
    """``text`` as pandoc's ``auto_identifiers`` make it: lower case, words joined by hyphens.

    Letters of every script are kept. What stands before the first letter is left out, unless
    ``numbers`` are wanted; the empty string if nothing is left.
    """
    words = unicodedata.normalize("NFC", text).lower()
    kept = "".join(
        char if char in "-_." or char.isspace() or _in_names(char) else "" for char in words
    )
    joined = re.sub(r"[\s-]+", "-", kept).strip("-.")
    if not numbers:
        joined = re.sub(r"^[^^a-z\u00aa-\U000effff]+", "", joined)
    if len(joined) > _LONGEST:
        joined = joined[: _LONGEST + 1].rpartition("-")[0] or joined[:_LONGEST]
    return joined


def _in_names(char: str) -> bool:
    """Letters and digits that XML 1.0 allows in names (some, such as superscripts, it does not)."""
    if char.isascii():
        return char.isalnum()
    category = unicodedata.category(char)
    if category in ("Ll", "Lu", "Lo", "Lt", "Lm"):
        return char not in "\u00aa\u00ba" and not "\uffdf" < char < "\U00010000"
    return category in ("Mn", "Mc") and "\u0300" <= char <= "\u036f"


class Names:
    """The ids that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}  # the last number tried, so that many alike cost little

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def take(self, wish: str) -> str:
        """``wish``, with a number after it if it is taken already."""
        name, number = wish, self._last.get(wish, 1)
        while name in self._taken:
            number += 1
            name = f"{wish}-{number}"
        self._last[wish] = number
        self._taken.add(name)
        return name


def give_ids(document: Document) -> Document:
    """Ids for what has none; those that the author gave, equal ones too, stay as they are."""
    given = (name for node in walk(document) if (name := getattr(node, "id", None)))
    return _Giver(Names(given)).document(document)


class _Giver(Rewriter):
    def __init__(self, names: Names) -> None:
        self.names = names

    def section(self, section: Section) -> Section:
        if not section.id:
            wish = slug(plain(section.title)) if section.title else slug(section.place.path.stem)
            section = replace(section, id=self.names.take(wish or "section"))
        return super().section(section)

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading) and not block.id:
            name = self.names.take(slug(plain(block.children)) or "heading")
            block = replace(block, id=name)
        elif isinstance(block, FigureGroup) and not block.id:
            block = replace(block, id=self.names.take(_wish(block.panels[0])))
        return super().block(block)

    def figure(self, figure: Figure) -> Figure:
        if not figure.id:
            figure = replace(figure, id=self.names.take(_wish(figure)))
        return super().figure(figure)


def _wish(figure: Figure) -> str:
    stem = slug(figure.image.asset.path.stem, numbers=True) or "image"
    return f"fig-{stem}"
