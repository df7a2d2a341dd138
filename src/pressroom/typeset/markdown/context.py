"""What the builders of one file's tree share: the source, what was found wrong, and the notes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from pressroom.model.document import Note
from pressroom.model.languages import Direction
from pressroom.model.problem import Place, Problem, Rule, problem
from pressroom.typeset.ids import Names, slug
from pressroom.typeset.language_rules import DIRECTION
from pressroom.typeset.markdown.abbreviations import Abbreviation
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.macros import Macro
from pressroom.typeset.markdown.offsets import Lines
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import ATTRIBUTE, BAD_ID, LANGUAGE

# The form of BCP 47 tags, not their registry.
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}|[A-Za-z]{4,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*")
_ID_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
# XML 1.0, names without a colon
_ID = re.compile(f"[{_ID_START}][{_ID_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]*")

_LONGEST_MESSAGE = 200


@dataclass(slots=True)
class Defined:
    """A note that the file defines: its id in the document, and where it stands."""

    id: str
    place: Place


@dataclass(slots=True)
class Context:
    """``taken`` are the ids of notes, shared by all files of the manuscript, as ``macros`` are.

    ``left_out`` are the places of words for other formats, which may have called notes.

    ``prefix`` is that of the ids of this file, empty where the work has one file only.
    """

    root: Path
    lines: Lines
    environment: dict[str, object]
    taken: Names
    prefix: str = ""
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    labels: dict[str, Defined] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    in_note: bool = False
    macros: dict[str, Macro] = field(default_factory=dict)
    left_out: list[Place] = field(default_factory=list)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)

    def report(self, rule: Rule, message: str, place: Place, hint: str = "") -> None:
        if len(message) > _LONGEST_MESSAGE:  # it may quote the author's text
            message = message[: _LONGEST_MESSAGE - 1] + "…"
        self.problems.append(problem(rule, message, place, hint))

    def within(self, lines: Lines) -> Context:
        """The same for a part of the file, whose lines are ``lines``."""
        return replace(self, lines=lines)

    def inside(self, branch: Branch) -> Context:
        """The same for what is in a branch, where that counts lines of its own."""
        if "strips" in branch.meta:  # a cell of a table
            return self.within(self.lines.window(branch.meta["strips"]))
        return self.within(branch.meta["lines"]) if "lines" in branch.meta else self

    def note_id(self, label: str) -> str:
        """An id for a note from the author's label, which other notes do not change."""
        words = slug(label, numbers=True) or _digest(label)
        return self.taken.take("-".join(filter(None, ("fn", self.prefix, words))))

    def inline_note_id(self, text: str) -> str:
        return self.taken.take("-".join(filter(None, ("fn", self.prefix, _digest(text)))))

    def valid_id(self, found: Attributes, place: Place) -> str | None:
        """The id among the attributes, if it is allowed; words after it are taken for its part."""
        if found.id is None:
            return None
        # pandoc-crossref writes fig:x; in XML a colon would divide the name
        name = " ".join((found.id, *found.words)).replace(":", "-")
        if _ID.fullmatch(name):
            return name
        self.report(BAD_ID, f'id "{name}" is not allowed', place)
        return None

    def language(self, found: Attributes, place: Place) -> str | None:
        tag = found.pairs.get("lang")
        if tag is None or _LANGUAGE.fullmatch(tag):
            return tag
        self.report(LANGUAGE, f'"{tag}" is not a language tag', place)
        return None

    def direction(self, found: Attributes, place: Place) -> Direction | None:
        match found.pairs.get("dir"):
            case "ltr" | "rtl" as way:
                return way
            case None:
                return None
            case other:
                self.report(DIRECTION, f'"{other}" is not a direction of writing', place)
                return None

    def complain(
        self, found: Attributes, place: Place, keys: tuple[str, ...], *, classes: bool, what: str
    ) -> None:
        """Reports the attributes that have no effect on ``what``."""
        odd = [key for key in found.pairs if key not in keys]
        odd += [] if found.id else list(found.words)
        odd += [] if classes else [f".{name}" for name in found.classes]
        for name in odd:
            self.report(ATTRIBUTE, f'attribute "{name}" has no effect on {what}', place)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
