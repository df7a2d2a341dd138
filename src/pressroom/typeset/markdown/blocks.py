"""From the tree of block tokens to block nodes, each with its place."""

from __future__ import annotations

import re
from dataclasses import replace

from pressroom.model.block import (
    Block,
    Blocks,
    Break,
    Definition,
    DefinitionList,
    Division,
    EditorsNote,
    Heading,
    Item,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Note
from pressroom.model.inline import Inline, Inlines, Text, plain  # fmt: skip
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes, read, read_at_end
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.figures import Figures
from pressroom.typeset.markdown.headings import Marks, Title, marks_of, without_mark
from pressroom.typeset.markdown.html import read_html
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.listings import Listings, listing_caption_of
from pressroom.typeset.markdown.tables import Caption, Tables, caption_of
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import (
    EMPTY_HEADING,
    EMPTY_NOTE,
    LOOSE_CAPTION,
    OPEN_COMMENT,
    RAW_HTML,
)  # fmt: skip

_ATTRIBUTION = re.compile(r"(?:—|--(?!-))\s*")
_QUOTES = ("epigraph", "pullquote", "quotation")
_EDITORS_NOTES = ("editors-note", "editorsnote", "note")


class Builder:
    """Builds the blocks of one file; notes are put into the context."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.inliner = Inliner(context)
        self.tables = Tables(self.inliner, lambda inner, branches: Builder(inner).blocks(branches))
        self.listings = Listings(self.inliner)
        self.figures = Figures(self.inliner)

    def outermost(self, branches: list[Branch]) -> list[Block | Title]:
        """The blocks of a file in order, among them the titles of its sections."""
        out: list[Block | Title] = []
        run: list[Branch] = []
        for branch in branches:
            if branch.kind == "heading":
                out.extend(self.blocks(run))
                run = []
                heading, marks = self._heading(branch)
                if heading:
                    out.append(Title(heading, marks))
            else:
                run.append(branch)
        return [*out, *self.blocks(run)]

    def blocks(self, branches: list[Branch]) -> Blocks:
        out: list[Block] = []
        waiting: Caption | None = None  # a caption before its table or listing
        for index, branch in enumerate(branches):
            if caption := self._caption(branches, index, out):
                self._loose(waiting)
                waiting = None
                if out and _takes(out[-1], caption):
                    out[-1] = self._captioned(out[-1], caption)
                else:
                    waiting = caption
                continue
            made = self._block(branch)
            if waiting and len(made) == 1 and _takes(made[0], waiting):
                made, waiting = (self._captioned(made[0], waiting),), None
            self._loose(waiting)
            waiting = None
            out.extend(made)
        self._loose(waiting)
        return tuple(out)

    def _caption(self, branches: list[Branch], index: int, before: list[Block]) -> Caption | None:
        """The caption that a paragraph is, by its words and by what stands beside it."""
        branch = branches[index]
        if branch.kind != "paragraph":
            return None
        near = branches[index + 1].kind if index + 1 < len(branches) else ""
        last = before[-1] if before else None
        for of, start, kinds in (
            (Table, caption_of(branch.inline.content), ("table",)),
            (Listing, listing_caption_of(branch.inline.content), ("fence", "code_block")),
        ):
            after = isinstance(last, of) and not last.caption
            if start and (after or near in kinds or start.sure):
                return self.tables.caption(branch, start.start, of)
        return None

    def _captioned(self, block: Block, caption: Caption) -> Block:
        match block:
            case Table():
                return self.tables.captioned(block, caption)
            case Listing():
                return self.listings.captioned(block, caption)
            case _:
                raise TypeError(block)

    def _loose(self, waiting: Caption | None) -> None:
        if waiting:
            what = "table" if waiting.of is Table else "listing"
            message = f'caption "{plain(waiting.children)}" has no {what}'
            self.context.report(LOOSE_CAPTION, message, waiting.place)

    def _place(self, branch: Branch) -> Place:
        return self.context.lines.place(*branch.lines)

    def _block(self, branch: Branch) -> Blocks:
        match branch.kind:
            case "paragraph":
                return self._paragraph(branch)
            case "heading":
                heading, _ = self._heading(branch)
                return (heading,) if heading else ()
            case "blockquote":
                blocks, attribution = self._attributed(self.blocks(branch.children))
                return (Quote(blocks, self._place(branch), attribution=attribution),)
            case "bullet_list" | "ordered_list":
                return (self._list(branch),)
            case "dl":
                return (self._definitions(branch),)
            case "fence" | "code_block":
                return (self.listings.listing(branch),)
            case "table":
                return (self.tables.table(branch),)
            case "hr":
                return (Break(self._place(branch)),)
            case "html_block":
                return self._html(branch)
            case "division":
                return self._division(branch)
            case "note":
                self._note(branch)
                return ()
            case _:
                raise RuntimeError(f"unknown block {branch.kind}")

    def _paragraph(self, branch: Branch) -> Blocks:
        content = branch.inline.content
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        tokens = self.inliner.tokens(content, offsets)
        figure = self.figures.figure(tokens, content, offsets)
        if figure is not None:
            return figure
        children = self.inliner.nodes(tokens, offsets)
        return (Paragraph(children, offsets.place(0, len(content))),) if children else ()

    def _heading(self, branch: Branch) -> tuple[Heading | None, Marks]:
        content, level = branch.inline.content, int(branch.token.tag[1:])
        place = self._place(branch)
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        found, text = read_at_end(content)
        if not found and (whole := read(content)) and whole[1] == len(content):
            found, text = whole[0], ""
        marks = marks_of(found, text, level, place, self.context)
        text, offsets = without_mark(text, offsets, marks)
        children = self.inliner.read(text, offsets)
        if not plain(children).strip():
            self.context.report(EMPTY_HEADING, "heading has no text", place)
            return None, marks
        return Heading(level, children, self.context.valid_id(found, place) or "", place), marks

    def _attributed(self, blocks: Blocks) -> tuple[Blocks, Inlines]:
        """A last paragraph that begins with a dash tells whose words a quotation is."""
        last = blocks[-1] if len(blocks) > 1 else None
        if not (isinstance(last, Paragraph) and isinstance(last.children[0], Text)):
            return blocks, ()
        first = last.children[0]
        dash = _ATTRIBUTION.match(first.text)
        if dash is None:
            return blocks, ()
        cut = dash.end()
        place = replace(first.place, column=first.place.column + cut, start=first.place.start + cut)
        rest: tuple[Inline, ...] = (Text(first.text[cut:], place),) if first.text[cut:] else ()
        return blocks[:-1], (*rest, *last.children[1:])

    def _list(self, branch: Branch) -> ItemList:
        ordered = branch.kind == "ordered_list"
        items = tuple(
            Item(self.blocks(item.children), self._place(item)) for item in branch.children
        )
        tight = not any(
            child.kind == "paragraph" and not child.token.hidden
            for item in branch.children
            for child in item.children
        )
        start = int(branch.token.attrs.get("start", 1)) if ordered else 1
        return ItemList(items, self._place(branch), ordered, start, tight)

    def _definitions(self, branch: Branch) -> DefinitionList:
        entries: list[Definition] = []
        for child in branch.children:
            if child.kind == "dt":
                token = child.inline
                first = child.lines[0]
                offsets = self.context.lines.paragraph(token.content, first)
                term = self.inliner.read(token.content, offsets)
                entries.append(Definition(term, (), self._place(child)))
            else:
                item = Item(self.blocks(child.children), self._place(child))
                entry = entries[-1]
                entries[-1] = replace(entry, definitions=(*entry.definitions, item))
        return DefinitionList(tuple(entries), self._place(branch))

    def _html(self, branch: Branch) -> Blocks:
        place = self._place(branch)
        found = read_html(branch.token.content)
        if found.open_comment:
            self.context.report(OPEN_COMMENT, "comment is never closed", place)
        if found.tag:
            self.context.report(RAW_HTML, f'raw HTML "{found.tag}" is left out', place)
        return (Paragraph((Text(found.words, place),), place),) if found.words else ()

    def _division(self, branch: Branch) -> Blocks:
        found: Attributes = branch.meta["attributes"]
        place = self._place(branch)
        group = self.figures.group(branch, found, place)
        if group is not None:
            return group
        blocks = self.blocks(branch.children)
        name = self.context.valid_id(found, place)
        kind = found.classes[0] if found.classes else ""
        special = kind in _QUOTES or kind in _EDITORS_NOTES
        keys = ("title",) if kind in _EDITORS_NOTES else () if special else ("lang",)
        others = replace(found, classes=found.classes[1:] if special else ())
        self.context.complain(others, place, keys, classes=False, what="this block")
        if kind in _EDITORS_NOTES:
            title = found.pairs.get("title", "")
            return (EditorsNote((Text(title, place),) if title else (), blocks, place, name),)
        for quote in ("epigraph", "pullquote", "quotation"):
            if kind == quote:
                inner, attribution = self._attributed(blocks)
                return (Quote(inner, place, quote, attribution, name),)
        return (Division(blocks, place, name, self.context.language(found, place), found.classes),)

    def _note(self, branch: Branch) -> None:
        label = branch.meta["label"]
        defined = self.context.labels[label]
        place = self._place(branch)
        if defined.place != place:  # the second of one label, already reported
            return
        outer, self.context.in_note = self.context.in_note, True
        blocks = self.blocks(branch.children)
        self.context.in_note = outer
        if not blocks:
            self.context.report(EMPTY_NOTE, f'note "{label}" has no text', place)
        self.context.notes.append(Note(defined.id, 0, blocks, (), place))


def _takes(block: Block, caption: Caption) -> bool:
    return (
        isinstance(block, Table | Listing) and isinstance(block, caption.of) and not block.caption
    )
