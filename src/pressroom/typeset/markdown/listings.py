"""Listings: lines of code with what is said of them, and their captions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from pressroom.model.block import Blocks, Listing, Paragraph
from pressroom.model.inline import Code, Inlines, LineBreak
from pressroom.model.problem import Place
from pressroom.typeset.code_rules import CELL, NO_LINE
from pressroom.typeset.dialect_rules import NOT_DRAWN
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.code_info import KEYS, read_code
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Lines, Offsets
from pressroom.typeset.markdown.tables import Caption, CaptionStart
from pressroom.typeset.markdown.tree import Branch

# what other tools draw
_DIAGRAMS = frozenset(
    "mermaid dot graphviz plantuml puml ditaa d2 bob svgbob geojson topojson stl wavedrom".split()
)
_CAPTION = re.compile(r"(Listing)?:[ \t]+(?=\S)")
_ID = re.compile(r"\{[^{}]*#lst[-:][^{}]*\}$")


def listing_caption_of(content: str) -> CaptionStart | None:
    """Whether a paragraph is the caption of a listing, as pandoc-crossref has them."""
    found = _CAPTION.match(content)
    ends_in_id = _ID.search(content) is not None
    if found is None or not (found[1] or ends_in_id):
        return None
    return CaptionStart(found.end(), ends_in_id)


class Listings:
    """Builds the listings of one file."""

    def __init__(self, inliner: Inliner) -> None:
        self.inliner = inliner
        self.context = inliner.context

    def listing(self, branch: Branch) -> Listing:
        """The listing of a fence, or of lines that are indented."""
        place = self.context.lines.place(*branch.lines)
        code = read_code(branch.token.info, branch.token.content)
        self.context.complain(code.given, place, KEYS, classes=True, what="a listing")
        if (code.language or "").lower() in _DIAGRAMS:
            message = f'diagram "{code.language}" is shown as its words'
            self.context.report(NOT_DRAWN, message, place)
        elif code.cell:
            message = f'cell "{{{code.language}}}" is shown as code and not run'
            self.context.report(CELL, message, place)
        count = code.text.removesuffix("\n").count("\n") + 1
        if beyond := [line for line in code.marked if line > count]:
            message = f"line {beyond[0]} is marked, and the listing has {count}"
            self.context.report(NO_LINE, message, place)
        name = self.context.valid_id(replace(code.given, id=code.id), place)
        offsets = _offsets(code.caption, self.context.lines, branch.lines)
        caption = self._caption(code.caption, code.file, offsets, place)
        return Listing(
            code.text, place, code.language, name, caption, 0, code.first_line,
            tuple(line for line in code.marked if line <= count),
        )  # fmt: skip

    def captioned(self, listing: Listing, caption: Caption) -> Listing:
        """``listing`` with the caption of a paragraph beside it, and the id in that."""
        found, place = caption.attributes, caption.place
        self.context.complain(found, place, (), classes=False, what="a listing")
        name = self.context.valid_id(found, place)
        return replace(listing, caption=caption.children, id=name or listing.id)

    def wrapped(self, branch: Branch, blocks: Blocks) -> Blocks:
        """``blocks`` in an element ``<Listing>``, with what that says of the code among them."""
        found: Attributes = branch.meta["attributes"]
        place, tag = branch.meta["place"], branch.meta["tag"]
        words = {key: found.pairs.get(key, "") for key in ("caption", "number", "file-name")}
        code = [at for at, block in enumerate(blocks) if isinstance(block, Listing)]
        taken = tuple(words) if words["caption"] else ("caption", "file-name")
        self.context.complain(found, place, taken, classes=False, what='"<Listing>"')
        offsets = _offsets(words["caption"], tag, (0, len(tag.lines)))
        caption = self._caption(words["caption"], words["file-name"], offsets, place)
        name = self.context.valid_id(found, place)
        if not code:
            said = (Paragraph(caption, place, name),) if caption else ()
            return (*said, *blocks)
        at = code[0]
        listing = cast("Listing", blocks[at])
        own = replace(
            listing, id=name or listing.id, caption=(*caption, *listing.caption),
            tag=words["number"] if words["caption"] else "",
        )  # fmt: skip
        return (*blocks[:at], own, *blocks[at + 1 :])

    def _caption(self, words: str, file: str, offsets: Offsets, place: Place) -> Inlines:
        """The words of the attribute; then the file's name, which many print above code."""
        caption = self.inliner.read(words, offsets) if words else ()
        divider = (LineBreak(place),) if words and file else ()
        return (*caption, *divider, *((Code(file, place),) if file else ()))


def _offsets(words: str, lines: Lines, span: tuple[int, int]) -> Offsets:
    """Where the words of an attribute stand; the first line where they are written otherwise."""
    for number in range(*span):
        column = lines.lines[number].find(words)
        if column >= 0:
            return Offsets(lines.source, [(0, lines.start(number) + column)])
    return Offsets(lines.source, [(0, lines.start(span[0]))])
