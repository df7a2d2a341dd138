"""Figures: an image that is a paragraph, and several under one caption."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import NamedTuple

from markdown_it.token import Token

from pressroom.model.block import Block, Blocks, Division, Figure, FigureGroup, Paragraph
from pressroom.model.inline import Inlines, plain
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.spans import without_label
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import ATTRIBUTE

_GROUP = re.compile(r"fig[-:]")
_LAYOUT = ("layout", "layout-ncol", "layout-nrow", "layout-valign", "fig-cap")
_ROW = re.compile(r"\[([^\[\]]*)\]")
_COLUMNS = {1: 1, 2: 2, 4: 2}  # where nothing is said, for so many panels; 3 for others
_MOST_COLUMNS = 12
_GAP = 2  # per cent of the line, around each panel


class _Pictures(NamedTuple):
    """A paragraph that holds images and nothing else."""

    tokens: list[Token]
    content: str
    offsets: Offsets
    place: Place


class Figures:
    """Builds the figures of one file."""

    def __init__(self, inliner: Inliner) -> None:
        self.inliner = inliner
        self.context = inliner.context

    def figure(self, tokens: list[Token], content: str, offsets: Offsets) -> Blocks | None:
        """The figure that a paragraph is; None for other paragraphs, for more images than one too.

        Nothing where the image cannot be used, which is reported.
        """
        images = _images(tokens)
        if images is None or len(images) != 1:
            return None
        found: Attributes = images[0].meta.get("attributes", NONE)
        if not (images[0].content.strip() or found.id or found.pairs.get("fig-cap")):
            return None
        pictures = _Pictures(images, content, offsets, offsets.place(0, len(content)))
        return tuple(self._aligned(one, found) for one in self._figures(pictures))

    def shown(self, token: Token, content: str, line: int) -> Blocks:
        """The image of a cell, whose text begins in a line, as a figure where it has a caption."""
        lines = self.context.lines
        offsets = Offsets(lines.source, [(0, lines.start(line))])
        figure = self.figure([token], content, offsets)
        if figure is not None:
            return figure
        image, _ = self.inliner.image(token, offsets)
        return (Paragraph((image,), image.place),) if image else ()

    def group(self, branch: Branch, found: Attributes, place: Place) -> Blocks | None:
        """The figures of a division whose id begins with ``fig``; None where it holds other things.

        The images may stand in one paragraph or in several; a last paragraph of words is their
        caption.
        """
        if not (found.id and _GROUP.match(found.id) and branch.children):
            return None
        if any(child.kind != "paragraph" for child in branch.children):
            return None
        read = [self._pictures(child) for child in branch.children]
        rows = [one for one in read if one]
        worded = read[-1] is None
        if not rows or len(rows) != len(read) - worded:
            return None
        self.context.complain(found, place, _LAYOUT, classes=True, what="a group of figures")
        panels = [figure for row in rows for figure in self._figures(row)]
        if not panels:
            return ()
        caption = self._caption(branch.children[-1]) if worded else self._fig_cap(branch, found)
        name = self.context.valid_id(found, place) or ""
        if len(panels) == 1 and not panels[0].id:
            whole = caption or panels[0].caption
            return (Figure(panels[0].image, whole, name, 0, place),)
        widths = _widths(found, [len(row.tokens) for row in rows], len(panels))
        sized = tuple(
            replace(one, image=replace(one.image, width=one.image.width or width))
            for one, width in zip(panels, widths, strict=True)
        )
        return (FigureGroup(sized, caption, name, 0, place),)

    def _pictures(self, branch: Branch) -> _Pictures | None:
        content = branch.inline.content
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        images = _images(self.inliner.tokens(content, offsets))
        return (
            _Pictures(images, content, offsets, offsets.place(0, len(content))) if images else None
        )

    def _figures(self, pictures: _Pictures) -> list[Figure]:
        out: list[Figure] = []
        for token in pictures.tokens:
            image, caption = self.inliner.image(token, pictures.offsets)
            found: Attributes = token.meta.get("attributes", NONE)
            if words := found.pairs.get("fig-cap"):
                at = max(pictures.content.find(words, token.meta["at"]), 0)
                caption = self.inliner.read(words, pictures.offsets.shifted(at))
                if image and image.alt is None:
                    image = replace(image, alt=plain(caption).strip() or None)
            place = pictures.offsets.place(token.meta["at"], token.meta["end"])
            label, caption = without_label(caption)
            name = self.context.valid_id(found, place) or label or ""
            whole = pictures.place if len(pictures.tokens) == 1 else place
            if image:
                out.append(Figure(image, caption, name, 0, whole))
        return out

    def _caption(self, branch: Branch) -> Inlines:
        content = branch.inline.content
        return self.inliner.read(content, self.context.lines.paragraph(content, branch.lines[0]))

    def _fig_cap(self, branch: Branch, found: Attributes) -> Inlines:
        words, lines = found.pairs.get("fig-cap", ""), self.context.lines
        number = branch.lines[0]
        at = max(lines.lines[number].find(words), 0)
        return self.inliner.read(words, Offsets(lines.source, [(0, lines.start(number) + at)]))

    def _aligned(self, figure: Figure, found: Attributes) -> Block:
        """Figures stand in the middle; Quarto can put one to a side."""
        side = found.pairs.get("fig-align", "center")
        if side in ("left", "right"):
            return Division((figure,), figure.place, classes=(f"figure-{side}",))
        if side not in ("center", "default"):
            message, hint = f'"{side}" is no side', "write left, center or right"
            self.context.report(ATTRIBUTE, message, figure.place, hint)
        return figure


def _images(tokens: list[Token]) -> list[Token] | None:
    """The images of a paragraph that holds nothing else; None for others."""
    solid = [
        token for token in tokens
        if token.content.strip() or token.type not in ("text", "softbreak", "hardbreak")
    ]  # fmt: skip
    return solid if solid and all(token.type == "image" for token in solid) else None


def _widths(found: Attributes, rows: list[int], count: int) -> list[str]:
    """The share of the line that each panel takes, as the layout or the paragraphs say."""
    given = [_numbers(row) for row in _ROW.findall(found.pairs.get("layout", ""))]
    shares = [100 * one / sum(row) for row in given if sum(row) for one in row]
    if len(shares) < count:
        columns, lines = (found.pairs.get(f"layout-{key}", "") for key in ("ncol", "nrow"))
        if columns.isdecimal() and int(columns):
            each = [int(columns)] * count
        elif lines.isdecimal() and int(lines):
            each = [math.ceil(count / int(lines))] * count
        elif sum(rows) == count and max(rows) > 1:
            each = [row for row in rows for _ in range(row)]
        else:
            each = [_COLUMNS.get(count, 3)] * count
        shares = [100 / min(one, _MOST_COLUMNS) for one in each]
    return [f"{max(share - _GAP, 1):.4g}%" for share in shares[:count]]


def _numbers(row: str) -> list[float]:
    """The widths of a row; Quarto has negative ones for empty places."""
    return [float(one) for one in re.findall(r"(?<![-\d.])\d+(?:\.\d+)?", row)]
