"""The pass that sets quotation marks, apostrophes, dashes and ellipses as the language has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressroom.model.block import Block, Division
from pressroom.model.document import Document, Section
from pressroom.model.inline import (
    Citation,
    Code,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    Span,
    Text,
    holds,
    plain,
)
from pressroom.model.manuscript import Manuscript
from pressroom.typeset.punctuation import Punctuation, Quotes, punctuation_of
from pressroom.typeset.rewrite import Rewriter, changed, joined, kept

_APOSTROPHE = "’"
_MARK = re.compile(r"""["']|(?<!-)-{2,3}(?!-)|\.{3}""")
# Hebrew marks a number or a foreign sound with a sign of its own, and an abbreviation with another.
_GERESH, _GERSHAYIM = "׳", "״"
# Words that lose their beginning: an apostrophe stands there, not an opening quotation mark.
_ELIDED = re.compile(r"'(?:\d0s\b|\d\ds\b|(?:tis|twas|twere|em|til|cause|n)\b)", re.IGNORECASE)
_OPENERS = "([{«„“‘‚‹¿¡/—–-"
_OBJECT = "\ufffc"  # stands for what is not text, such as an image


def smarten(document: Document, manuscript: Manuscript) -> Document:
    """Typographic marks in all text but code; what the author escaped stays as written."""
    texts: dict[PurePosixPath, str] = {
        source.path: source.text
        for whole in manuscript.sources
        for source in (*(piece[1] for piece in whole.pieces), *(() if whole.pieces else (whole,)))
    }

    def as_written(node: Text) -> bool:
        """Whether the author wrote an escape or an entity for this text."""
        place, text = node.place, texts.get(node.place.path, "")
        if not text.startswith(("\\", "&"), place.start):
            return False
        written = text[place.start : place.end]
        if written.startswith("\\"):
            return len(written) == 2 and len(node.text) == 1
        return written.startswith("&") and written.endswith(";") and written != node.text

    class Smart(Rewriter):
        def __init__(self, language: str) -> None:
            self.language = language

        def inlines(self, children: Inlines) -> Inlines:
            pieces = _pieces(children, self.language, as_written)
            done = iter(_set(pieces))
            return joined(_filled(children, done))

        def section(self, section: Section) -> Section:
            if section.language and section.language != self.language:
                return Smart(section.language).section(section)
            return super().section(section)

        def block(self, block: Block) -> Block:
            if isinstance(block, Division) and block.language:
                return changed(block, blocks=Smart(block.language).blocks(block.blocks))
            return super().block(block)

    return Smart(document.metadata.language).document(document)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a stretch of text. Not ``free``: it is context only, and stays as it is."""

    text: str
    free: bool
    language: str
    is_text: bool


def _pieces(
    children: Inlines, language: str, as_written: Callable[[Text], bool], fixed: bool = False
) -> list[_Piece]:
    out: list[_Piece] = []
    for node in children:
        match node:
            case Text():
                free = not (fixed or as_written(node))
                out.append(_Piece(node.text, free, language, True))
            case Span():
                inner = node.language or language
                out.extend(_pieces(node.children, inner, as_written, fixed))
            case Link():
                alone = fixed or _shows_address(node)
                out.extend(_pieces(node.children, language, as_written, alone))
            case Code() | Image() | Citation() | Math() | PageRef():
                out.append(_Piece(_OBJECT, False, language, False))
            case LineBreak():
                out.append(_Piece("\n", False, language, False))
            case NoteRef():
                pass
            case _:  # the other nodes that hold text
                out.extend(_pieces(node.children, language, as_written, fixed))
    return out


def _shows_address(link: Link) -> bool:
    words = plain(link.children)
    address = link.target.removeprefix("mailto:")
    return words in (link.target, address) or words.startswith(("http://", "https://", "www."))


def _filled(children: Inlines, texts: Iterator[str]) -> Inlines:
    """``children`` with the text of each Text node, in order, from ``texts``."""
    out: list[Inline] = []
    for node in children:
        if isinstance(node, Text):
            text = next(texts)
            out.append(node if text == node.text else Text(text, node.place))
        elif holds(node):
            out.append(changed(node, children=_filled(node.children, texts)))
        else:
            out.append(node)
    return kept(children, out)


def _set(pieces: list[_Piece]) -> list[str]:
    """The new text of each piece that is text."""
    setter = _Setter("".join(piece.text for piece in pieces))
    out: list[str] = []
    at = 0
    for piece in pieces:
        if piece.is_text:
            out.append(setter.text(piece, at) if piece.free else piece.text)
        at += len(piece.text)
    return out


class _Setter:
    """Decides mark by mark, from what stands around it and which quotations are open."""

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self.open: list[str] = []
        self.opened_at = -1
        self.last_closer = -1
        at = flat.rfind("'")
        while at >= 0 and self.last_closer < 0:
            if at and not flat[at - 1].isspace() and not self._word(at + 1):
                self.last_closer = at
            at = flat.rfind("'", 0, at)

    def text(self, piece: _Piece, start: int) -> str:
        own = punctuation_of(piece.language)
        return own.spaces(_MARK.sub(lambda m: self._mark(start + m.start(), m[0], own), piece.text))

    def _at(self, index: int) -> str:
        return self.flat[index] if 0 <= index < len(self.flat) else " "

    def _word(self, index: int) -> bool:
        char = self._at(index)
        return char.isalnum() or char == _OBJECT

    def _mark(self, at: int, mark: str, own: Punctuation) -> str:
        match mark:
            case "--":
                return "–"
            case "---":
                return own.dash
            case "...":
                return own.ellipsis
            case "'":
                return self._single(at, own.quotes)
            case _:
                return self._double(at, own.quotes)

    def _can_open(self, at: int) -> bool:
        before, after = self._at(at - 1), self._at(at + 1)
        if after.isspace():
            return False
        if before in "—–-":
            return self._word(at + 1) or after in _OPENERS or after in "\"'."
        return before.isspace() or before in _OPENERS or self.opened_at == at - 1

    def _hebrew(self, index: int) -> bool:
        return "א" <= self._at(index) <= "ת"

    def _apostrophe(self, at: int) -> str:
        return _GERESH if self._hebrew(at - 1) else _APOSTROPHE

    def _follows_directly(self, at: int) -> bool:
        """Whether the text is of a script without spaces, so that none stands before a mark."""
        return unicodedata.east_asian_width(self._at(at - 1)) in "WF"

    def _opened(self, at: int, mark: str) -> None:
        self.open.append(mark)
        self.opened_at = at

    def _closed(self, mark: str) -> None:
        while self.open and self.open.pop() != mark:
            pass

    def _single(self, at: int, quotes: Quotes) -> str:
        if self._follows_directly(at) and "'" not in self.open:
            self._opened(at, "'")
            return quotes[2]
        if self._word(at - 1) and self._word(at + 1) and not self._follows_directly(at):
            return self._apostrophe(at)
        if self._can_open(at):
            elided = _ELIDED.match(self.flat, at)
            if elided is None and self.last_closer > at:
                self._opened(at, "'")
                return quotes[2]
            return _APOSTROPHE
        if "'" in self.open and not self._at(at - 1).isspace():
            self._closed("'")
            return quotes[3]
        return self._apostrophe(at)

    def _double(self, at: int, quotes: Quotes) -> str:
        before = self._at(at - 1)
        if self._hebrew(at - 1) and self._hebrew(at + 1):
            return _GERSHAYIM
        direct = self._follows_directly(at) and '"' not in self.open
        if direct or self._can_open(at):
            self._opened(at, '"')
            return quotes[0]
        if before.isspace():
            return '"'
        if '"' in self.open:
            self._closed('"')
            return quotes[1]
        return '"' if before.isdigit() else quotes[1]  # a digit: inches or seconds
