"""The pass that gives every section, heading and figure an id that lasts.

An id is the author's own, or made from the words of the title, so that text inserted before it
does not change it. All ids of a document are of one space, and safe as XML names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from pressroom.model.block import Block, Figure, FigureGroup, Heading
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import (
    Citation,
    CitationItem,
    Inline,
    Inlines,
    Link,
    Math,
    MathRow,
    NoteRef,
    PageRef,
    plain,
)
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Place, Problem, problem
from pressroom.typeset.files import Files
from pressroom.typeset.rewrite import Rewriter, map_inlines
from pressroom.typeset.structure_rules import SHARED_ID

_LONGEST = 60


def slug(text: str, *, numbers: bool = False, whole: bool = False) -> str:
    """``text`` as pandoc's ``auto_identifiers`` make it: lower case, words joined by hyphens.

    Letters of every script are kept. What stands before the first letter is left out, unless
    ``numbers`` are wanted; the empty string if nothing is left. A long one is cut at a word,
    unless it is wanted ``whole``.
    """
    words = unicodedata.normalize("NFC", text).lower()
    kept = "".join(
        char if char in "-_." or char.isspace() or _in_names(char) else "" for char in words
    )
    joined = re.sub(r"[\s-]+", "-", kept).strip("-.")
    if not numbers:
        joined = re.sub(r"^[^^a-z\u00aa-\U000effff]+", "", joined)
    if len(joined) > _LONGEST and not whole:
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


def prefixes_of(manuscript: Manuscript) -> dict[PurePosixPath, str]:
    """What the ids of each file begin with: its name, without the number that orders it.

    A counter would change the ids of what follows when a chapter is inserted. Empty in a work of
    one file, whose ids need nothing to tell them apart.
    """
    paths = [source.path for source in manuscript.sources if source.text[source.body :].strip()]
    if len(manuscript.sources) < 2:
        return {}
    short = {path: _stem(path, manuscript.base, numbers=False) for path in paths}
    often = Counter(short.values())
    names = Names()
    return {
        path: names.take(name if often[name] == 1 else _stem(path, manuscript.base, numbers=True))
        for path, name in short.items()
    }


def _stem(path: PurePosixPath, base: PurePosixPath, *, numbers: bool) -> str:
    inside = path.relative_to(base) if path.is_relative_to(base) else path
    parts = [*inside.parent.parts, inside.stem]
    if len(parts) > 1 and parts[-1].lower() in ("readme", "index"):
        del parts[-1]
    words = parts if numbers else [_ORDER.sub("", part) or part for part in parts]
    name = slug(" ".join(words), numbers=True)
    return name if name[:1].isalpha() else f"text-{name}".strip("-")


_ORDER = re.compile(r"^[\d._\s-]+")


def give_ids(document: Document, manuscript: Manuscript) -> Document:
    """Ids for what has none, and one space of ids for the whole work.

    An id that the author gave in two files is made two, told by a warning; twice in one file it
    stays as it is, to be told as an error. A link leads to the id of its own file, where that has
    it, and a link to ``file.md#id`` to that of the file.
    """
    prefixes = prefixes_of(manuscript)
    divider = _Divider(prefixes)
    document = divider.document(document)
    given = (name for node in walk(document) if (name := getattr(node, "id", None)))
    giver = _Giver(Names(given), prefixes, divider.own)
    document = giver.document(document)
    taken = frozenset(name for node in walk(document) if (name := getattr(node, "id", None)))
    document = _Linker(manuscript, giver, taken).document(document)
    return replace(document, problems=(*document.problems, *divider.problems))


Own = dict[tuple[PurePosixPath, str], str]
_Holding = TypeVar("_Holding", bound=Section | Block | Inline | MathRow)


class _Divider(Rewriter):
    """Gives another id to what has one that the author gave in an earlier file already."""

    def __init__(self, prefixes: dict[PurePosixPath, str]) -> None:
        self.prefixes = prefixes
        self.first: dict[str, Place] = {}
        self.own: Own = {}
        self.problems: list[Problem] = []

    def document(self, document: Document) -> Document:
        for note in document.notes:
            self.first[note.id] = note.place
        return super().document(document)

    def section(self, section: Section) -> Section:
        return super().section(self._divided(section))

    def block(self, block: Block) -> Block:
        return super().block(self._divided(block))

    def figure(self, figure: Figure) -> Figure:
        return super().figure(figure if figure.id in self.own.values() else self._divided(figure))

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        if isinstance(node, Math) and node.rows:
            node = replace(node, rows=tuple(self._divided(row) for row in node.rows))
        return (self._divided(node),)

    def _divided(self, node: _Holding) -> _Holding:
        name, path = getattr(node, "id", None), node.place.path
        if not name or isinstance(node, NoteRef):
            return node
        first = self.first.setdefault(name, node.place)
        if first.path == path or path not in self.prefixes:
            self.own[path, name] = name
            return node
        new = f"{self.prefixes[path]}-{name}"
        if (path, name) not in self.own:
            message = f'id "{name}" is already that of {first}; here it becomes "{new}"'
            self.problems.append(problem(SHARED_ID, message, node.place))
        self.own[path, name] = new
        changed: Any = node
        return cast("_Holding", replace(changed, id=new))


class _Giver(Rewriter):
    """``own`` are the ids by file and by what the author would call them there."""

    def __init__(self, names: Names, prefixes: dict[PurePosixPath, str], own: Own) -> None:
        self.names = names
        self.prefixes = prefixes
        self.own = own
        self.begun: set[PurePosixPath] = set()

    def section(self, section: Section) -> Section:
        path = section.place.path
        is_first = path not in self.begun
        self.begun.add(path)
        prefix = self.prefixes.get(path, "")
        words = slug(plain(section.title)) if section.title else ""
        if not section.id:
            wish = words or ("section" if section.title else slug(path.stem) or "section")
            if prefix:
                wish = prefix if is_first else f"{prefix}-{words or 'section'}"
            section = replace(section, id=self.names.take(wish))
        if words:
            self.own.setdefault((path, slug(plain(section.title), whole=True)), section.id)
        return super().section(section)

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading) and not block.id:
            words = slug(plain(block.children)) or "heading"
            block = replace(block, id=self._take(block.place.path, words))
        elif isinstance(block, FigureGroup) and not block.id:
            block = replace(block, id=self._take(block.place.path, _wish(block.panels[0])))
        return super().block(block)

    def figure(self, figure: Figure) -> Figure:
        if not figure.id:
            figure = replace(figure, id=self._take(figure.place.path, _wish(figure)))
        return super().figure(figure)

    def _take(self, path: PurePosixPath, wish: str) -> str:
        prefix = self.prefixes.get(path, "")
        name = self.names.take(f"{prefix}-{wish}" if prefix else wish)
        self.own.setdefault((path, wish), name)
        return name


def _wish(figure: Figure) -> str:
    stem = slug(figure.image.asset.path.stem, numbers=True) or "image"
    return f"fig-{stem}"


class _Linker(Rewriter):
    """Leads each link to the id that is meant in its file."""

    def __init__(self, manuscript: Manuscript, giver: _Giver, taken: frozenset[str]) -> None:
        self.files = Files(manuscript)
        self.own = giver.own
        self.taken = taken
        self.anywhere: dict[str, str] = {}
        for (_, name), new in giver.own.items():
            self.anywhere.setdefault(name, new)

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        if isinstance(node, PageRef):
            return (replace(node, target=self._here(node.target, node.place.path)),)
        if isinstance(node, Citation):
            return (replace(node, items=tuple(map(self._cited, node.items))),)
        if not isinstance(node, Link):
            return (node,)
        if node.internal:
            return (replace(node, target=f"#{self._here(node.target[1:], node.place.path)}"),)
        found = self.files.find(node.target, node.place.path)
        if found and found.fragment:
            name = self._own(found.path, found.fragment)
            return (replace(node, target=f"#{name}"),) if name else (node,)
        return (node,)

    def _cited(self, item: CitationItem) -> CitationItem:
        if not item.key.startswith("#"):  # only then it is an id, as it stands
            return item
        return replace(item, key=f"#{self._here(item.key[1:], item.place.path)}")

    def _here(self, name: str, path: PurePosixPath) -> str:
        if own := self._own(path, name):
            return own
        if name in self.taken:
            return name
        return self.anywhere.get(name) or self.anywhere.get(slug(name, whole=True), name)

    def _own(self, path: PurePosixPath, name: str) -> str | None:
        # other tools keep numbers and double hyphens in what they make of a title
        return self.own.get((path, name)) or self.own.get((path, slug(name, whole=True)))
