"""The pass that numbers figures, formulas, and tables and listings that have a caption."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pressroom.model.block import Block, Figure, FigureGroup, Listing, Table
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import Code, Inline, Inlines, Math, counted
from pressroom.typeset.rewrite import Rewriter, map_inlines
from pressroom.typeset.section_numbers import numbers_of


def number_figures(document: Document) -> Document:
    """Numbers from 1 in reading order, one count each for figures, tables, listings and formulas.

    Where the settings ask for it, each chapter or section with a number counts anew; what stands
    in none is counted through the work. A formula is counted where its author gave it an id, and
    no tag of its own, or LaTeX would. A group counts as one figure, and its panels from 1 within
    it. A listing above which stands nothing but the name of its file has no number, unless it has
    an id; one with a tag has that.
    """
    scope = document.settings.caption_numbering
    depth = {"work": 0, "chapter": 1, "section": 2}[scope]
    return _Numberer(numbers_of(document, depth) if depth else {}).document(document)


class _Numberer(Rewriter):
    """``scopes`` are the numbers of the chapters and sections that count anew, by their ids."""

    def __init__(self, scopes: dict[str, str]) -> None:
        self.scopes = scopes
        self.within = ""
        self.counts: Counter[tuple[str, str]] = Counter()
        self.formulas: dict[str, tuple[int, str]] = {}

    def section(self, section: Section) -> Section:
        outer, self.within = self.within, self.scopes.get(section.id, self.within)
        section = super().section(section)
        self.within = outer
        return section

    def note(self, note: Note) -> Note:
        self.within = ""  # the notes come after the text, whatever chapter they are of
        return super().note(note)

    def inlines(self, children: Inlines) -> Inlines:
        return map_inlines(children, self._formula)

    def _next(self, kind: str) -> int:
        self.counts[kind, self.within] += 1
        return self.counts[kind, self.within]

    def _equation(self, name: str | None) -> tuple[int, str]:
        """A number for a formula; what stands in the text twice, as in a title, has one."""
        if name is None or name not in self.formulas:
            found = self._next("equation"), self.within
            self.formulas[name or ""] = found
            return found
        return self.formulas[name]

    def _formula(self, node: Inline) -> Inlines:
        if not isinstance(node, Math):
            return (node,)
        if node.counts:
            number, within = self._equation(node.id)
            node = replace(node, number=number, within=within)
        rows = []
        letters = 0
        for row in node.rows:
            if row.counts and row.lettered and node.number:
                letters += 1
                whole = counted(node.number, node.within)
                rows.append(replace(row, number=letters, within=whole))
            elif row.counts:
                number, within = self._equation(row.id)
                rows.append(replace(row, number=number, within=within, lettered=False))
            else:
                rows.append(row)
        return (replace(node, rows=tuple(rows)),)

    def block(self, block: Block) -> Block:
        match block:
            case Figure():
                block = replace(block, number=self._next("figure"), within=self.within)
            case FigureGroup(panels=panels):
                numbered = tuple(replace(one, number=at) for at, one in enumerate(panels, 1))
                number = self._next("figure")
                block = replace(block, number=number, within=self.within, panels=numbered)
            case Table(caption=caption) if caption:
                block = replace(block, number=self._next("table"), within=self.within)
            case Listing(caption=caption) if caption and (block.id or not _names_a_file(caption)):
                if not block.tag:
                    block = replace(block, number=self._next("listing"), within=self.within)
            case _:
                pass
        return super().block(block)


def _names_a_file(caption: Inlines) -> bool:
    return all(isinstance(node, Code) for node in caption)
