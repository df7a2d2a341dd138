"""Metadata in the words of pandoc, Quarto and others, put into our own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pressroom.manuscript import identifiers as ids
from pressroom.manuscript import structure_rules as rules
from pressroom.manuscript.foreign_captions import CAPTION_KEYS, Captions
from pressroom.manuscript.foreign_values import (
    IDLE,
    SILENT,
    day,
    listed,
    people,
    plain,
    rights,
    text_of,
)
from pressroom.manuscript.validation import Fault
from pressroom.manuscript.yamltree import Tree, Value
from pressroom.model.problem import Place, Problem, problem
from pressroom.model.settings import Kind

Named = tuple[str, Place]

_FALSE = (False, "false", "no")
_BOOKS = ("book", "memoir", "report", "scrbook", "scrreprt", "krantz", "tufte-book", "extbook")
_ARTICLES = ("article", "scrartcl", "tufte-handout", "extarticle", "amsart", "paper")


@dataclass(slots=True)
class Foreign:
    """``tree`` is what the metadata says in our own keys; the rest is not metadata to us.

    ``numbering`` is that of sections; ``abstract`` is a text, and ``abstract_title`` its heading.
    """

    tree: Tree
    bibliography: list[Named] = field(default_factory=list)
    style: Named | None = None
    cover: Named | None = None
    numbering: int | None = None
    captions: Captions = field(default_factory=Captions)
    kind: Kind | None = None
    abstract: Named | None = None
    abstract_title: Named | None = None


def is_foreign(tree: Tree, own: frozenset[str]) -> bool:
    """Whether metadata is written in the words of another tool: it names no schema of ours."""
    if "schema" in tree.value:
        return False
    return any(
        key not in own and (key in _KEYS or key in IDLE or key in CAPTION_KEYS)
        for key in tree.value
    )


def translate(
    tree: Tree, own: frozenset[str], problems: list[Problem], *, tell: bool = True
) -> Foreign:
    """``tree`` in our own words.

    One warning tells what was left out and, if asked to ``tell``, another what was put otherwise.
    """
    found = _Translator(tree, own)
    for key in tree.value:
        found.take(key)
    place = Place(tree.source.path, 1, 1)
    if found.mapped and tell:
        words = ", ".join(f'"{old}" is "{new}"' for old, new in found.mapped)
        problems.append(
            problem(rules.META_MAPPED, f"of another tool, and understood: {words}", place)
        )
    if found.idle:
        words = ", ".join(f'"{key}"' for key in found.idle)
        problems.append(problem(rules.META_IDLE, f"without effect: {words}", place))
    return found.out


class _Translator:
    def __init__(self, tree: Tree, own: frozenset[str]) -> None:
        self.tree = tree
        self.own = own
        self.out = Foreign(Tree(tree.source, {}))
        self.mapped: list[tuple[str, str]] = []
        self.idle: list[str] = []

    def take(self, key: str) -> None:
        value = self.tree.value[key]
        kind = _KEYS.get(key)
        if kind is None and key in self.own:
            self._own(key, value)
        elif kind is not None:
            self._foreign(key, kind, value)
        elif key in CAPTION_KEYS and self.out.captions.take(key, value):
            self.mapped.append((key, "captions"))
        elif key not in SILENT:
            self.idle.append(key)

    def _own(self, key: str, value: Value) -> None:
        self.out.tree.value[key] = value
        for old, new in (
            (self.tree.keys, self.out.tree.keys),
            (self.tree.values, self.out.tree.values),
        ):
            new.update((at, place) for at, place in old.items() if at[0] == key)

    def put(self, key: str, new: str, value: Value) -> None:
        """Sets our key ``new`` from what stands at ``key``; lists grow."""
        if value in (None, "", []):
            self.idle.append(key)
            return
        before = self.out.tree.value.get(new)
        if isinstance(before, list) and isinstance(value, list):
            self.out.tree.value[new] = [*before, *value]
        elif before is None:
            self.out.tree.value[new] = value
            self.out.tree.values[new,] = self.tree.place((key,))
        else:
            self.idle.append(key)
            return
        if new != key:
            self.mapped.append((key, new))

    def _foreign(self, key: str, kind: str, value: Value) -> None:
        place = self.tree.place((key,))
        words = plain(text_of(value))
        match kind:
            case "title" | "subtitle" | "publisher" | "description" | "version":
                self.put(key, kind, words)
            case "language":
                self.put(key, kind, words.replace("_", "-"))
            case "edt" if words in ("visual", "source") or (
                isinstance(value, dict) and "markdown" in value
            ):  # Quarto's own editor
                self.idle.append(key)
            case "creators" | "contributors" | "edt" | "trl" | "ill":
                found, lost = people(value, kind if len(kind) == 3 else "")
                self.put(key, kind if len(kind) > 3 else "contributors", found)
                self.idle += [f"{key}.{name}" for name in lost]
            case "published" | "modified":
                self.put(key, kind, day(words))
            case "subjects":
                self.put(key, kind, [plain(one) for one in listed(value)])
            case "rights" | "licence":
                self.put(key, kind, rights(value, kind))
            case "identifiers":
                self._identifiers(key, value)
            case "isbn" | "doi":
                known = value if isinstance(value, str) else ""
                entry: dict[str, Value] = {"scheme": kind, "value": known}
                self.put(key, "identifiers", [entry] if known else [])
            case "series" | "position":
                self._series(key, kind, words)
            case "bibliography":
                self.out.bibliography += [(path, place) for path in listed(value, commas=False)]
            case "csl":
                self._style(key, words, place)
            case "cover":
                self.out.cover = (words, place)
                self.mapped.append((key, "cover.image"))
            case "abstract":
                self.out.abstract = (text_of(value), place)
            case "abstract-title":
                self.out.abstract_title = (text_of(value), place)
            case "numbering":
                self.out.numbering = 0 if value in _FALSE else self.out.numbering or 3
                self.mapped.append((key, "text.numbering"))
            case "number-depth":
                depth = int(words) if re.fullmatch(r"[0-6]", words) else 3
                if self.out.numbering != 0:
                    self.out.numbering = depth
                self.mapped.append((key, "text.numbering"))
            case _:
                self._kind(key, words)

    def _kind(self, key: str, words: str) -> None:
        if words not in (*_BOOKS, *_ARTICLES):
            self.idle.append(key)
            return
        self.out.kind = "book" if words in _BOOKS else "article"
        self.mapped.append((key, "kind"))

    def _style(self, key: str, words: str, place: Place) -> None:
        name = words.rpartition("/")[2] if words.startswith(("http:", "https:")) else words
        if not re.fullmatch(r"[\w./ -]+", name):
            self.idle.append(key)
            return
        self.out.style = (name, place)
        self.mapped.append((key, "citations.style"))

    def _series(self, key: str, kind: str, words: str) -> None:
        series = self.out.tree.value.setdefault("series", {})
        if not isinstance(series, dict) or not words:
            self.idle.append(key)
            return
        if kind == "position" and not re.fullmatch(r"[0-9]+(\.[0-9]+)*", words):
            self.idle.append(key)
            return
        series["name" if kind == "series" else "position"] = words
        self.out.tree.values["series",] = self.tree.place((key,))
        if key != "series":
            self.mapped.append((key, f"series.{'name' if kind == 'series' else 'position'}"))

    def _identifiers(self, key: str, value: Value) -> None:
        """Pandoc gives each a text and, where it likes, a scheme; else the text tells it."""
        found: list[Value] = []
        for one in value if isinstance(value, list) else [value]:
            text = one if isinstance(one, str) else text_of(one)
            wish = one.get("scheme") if isinstance(one, dict) else None
            schemes = (str(wish).lower().partition("-")[0],) if wish else ids.SCHEMES
            for scheme in schemes:
                try:
                    known = ids.identifier(scheme, text)
                except Fault:
                    continue
                found.append({"scheme": known.scheme, "value": known.value})
                break
        self.put(key, "identifiers", found)


_KEYS = {
    "title": "title", "subtitle": "subtitle", "publisher": "publisher",
    "description": "description", "lang": "language", "language": "language",
    "author": "creators", "authors": "creators", "creator": "creators",
    "contributor": "contributors", "editor": "edt", "editors": "edt", "translator": "trl",
    "translators": "trl", "illustrator": "ill",
    "date": "published", "date-published": "published", "date-modified": "modified",
    "keywords": "subjects", "tags": "subjects", "subject": "subjects", "categories": "subjects",
    "rights": "rights", "copyright": "rights", "license": "licence",
    "identifier": "identifiers", "isbn": "isbn", "doi": "doi", "DOI": "doi", "ISBN": "isbn",
    "belongs-to-collection": "series", "group-position": "position",
    "bibliography": "bibliography", "csl": "csl",
    "cover-image": "cover", "epub-cover-image": "cover", "cover": "cover",
    "abstract": "abstract", "abstract-title": "abstract-title",
    "number-sections": "numbering", "numbersections": "numbering",
    "number-depth": "number-depth", "secnumdepth": "number-depth",
    "documentclass": "kind",
}  # fmt: skip
