"""From the tree of block tokens to block nodes, each with its place."""

from __future__ import annotations

import html
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
    Figure,
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
from pressroom.typeset.markdown.html import read_html
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.tables import Caption, Tables, caption_of
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.rules import (
    ATTRIBUTE,
    EMPTY_HEADING,
    EMPTY_NOTE,
    LOOSE_CAPTION,
    OPEN_COMMENT,
    RAW_HTML,
)  # fmt: skip

_ATTRIBUTION = re.compile(r"(?:—|--(?!-))\s*")
_QUOTES = ("epigraph", "pullquote", "quotation")
_EDITORS_NOTES = ("editors-note", "editorsnote", "note")
_ROLES = frozenset(
    "abstract acknowledgments afterword appendix chapter conclusion dedication epigraph epilogue "
    "errata foreword introduction part preface prologue".split()
)
# Sections carry no numbers, so these classes ask for what is so anyway.
_HEADING_CLASSES = ("unnumbered",)


class Title:
    """A heading at the outermost level of a file: the title of a section."""

    __slots__ = ("children", "id", "level", "place", "role")

    def __init__(self, heading: Heading, role: str | None) -> None:
        self.level, self.children = heading.level, heading.children
        self.id, self.place, self.role = heading.id, heading.place, role


class Builder:
    """Builds the blocks of one file; notes are put into the context."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.inliner = Inliner(context)
        self.tables = Tables(self.inliner)

    def outermost(self, branches: list[Branch]) -> list[Block | Title]:
        """The blocks of a file in order, among them the titles of its sections."""
        out: list[Block | Title] = []
        run: list[Branch] = []
        for branch in branches:
            if branch.kind == "heading":
                out.extend(self.blocks(run))
                run = []
                heading, role = self._heading(branch)
                if heading:
                    out.append(Title(heading, role))
            else:
                run.append(branch)
        return [*out, *self.blocks(run)]

    def blocks(self, branches: list[Branch]) -> Blocks:
        out: list[Block] = []
        waiting: Caption | None = None  # a caption before its table
        for index, branch in enumerate(branches):
            if branch.kind == "table":
                table = self.tables.table(branch)
                if waiting and not table.caption:
                    table = self.tables.captioned(table, waiting)
                    waiting = None
                out.append(table)
                continue
            self._loose(waiting)
            waiting = None
            if branch.kind == "paragraph" and (found := caption_of(branch.inline.content)):
                near = branches[index + 1].kind if index + 1 < len(branches) else ""
                last = out[-1] if out else None
                after = isinstance(last, Table) and not last.caption
                if after or near == "table" or found.sure:
                    waiting = self.tables.caption(branch, found.start)
                    if after and isinstance(last, Table):
                        out[-1] = self.tables.captioned(last, waiting)
                        waiting = None
                    continue
            out.extend(self._block(branch))
        self._loose(waiting)
        return tuple(out)

    def _loose(self, waiting: Caption | None) -> None:
        if waiting:
            message = f'caption "{plain(waiting.children)}" has no table'
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
                return (self._listing(branch),)
            case "hr":
                return (Break(self._place(branch)),)
            case "html_block":
                return self._html(branch)
            case "division":
                return (self._division(branch),)
            case "note":
                self._note(branch)
                return ()
            case _:
                raise RuntimeError(f"unknown block {branch.kind}")

    def _paragraph(self, branch: Branch) -> Blocks:
        content = branch.inline.content
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        tokens = self.inliner.tokens(content, offsets)
        place = offsets.place(0, len(content))
        sole = self.inliner.sole_image(tokens, offsets)
        if sole:
            image, caption, name = sole
            return (Figure(image, caption, name, 0, place),) if image else ()
        children = self.inliner.nodes(tokens, offsets)
        return (Paragraph(children, place),) if children else ()

    def _heading(self, branch: Branch) -> tuple[Heading | None, str | None]:
        content, level = branch.inline.content, int(branch.token.tag[1:])
        place = self._place(branch)
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        found, text = read_at_end(content)
        if not found and (whole := read(content)) and whole[1] == len(content):
            found, text = whole[0], ""
        classes = tuple(name for name in found.classes if name not in _HEADING_CLASSES)
        reported = replace(found, classes=classes)
        self.context.complain(reported, place, ("role",), classes=False, what="a heading")
        role = found.pairs.get("role")
        if role is not None and role not in _ROLES:
            hint = f"use one of: {', '.join(sorted(_ROLES))}"
            self.context.report(ATTRIBUTE, f'"{role}" is not a role of a section', place, hint)
            role = None
        children = self.inliner.read(text, offsets)
        if not plain(children).strip():
            self.context.report(EMPTY_HEADING, "heading has no text", place)
            return None, None
        return Heading(level, children, self.context.valid_id(found, place) or "", place), role

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

    def _listing(self, branch: Branch) -> Listing:
        place = self._place(branch)
        info = html.unescape(branch.token.info.strip())
        found, rest = read_at_end(info)
        if not found and (whole := read(info)) and whole[1] == len(info):
            found, rest = whole[0], ""
        words = (*rest.split()[:1], *found.classes)
        self.context.complain(found, place, (), classes=True, what="a listing")
        language = words[0] if words else None
        return Listing(branch.token.content, place, language, self.context.valid_id(found, place))

    def _html(self, branch: Branch) -> Blocks:
        place = self._place(branch)
        found = read_html(branch.token.content)
        if found.open_comment:
            self.context.report(OPEN_COMMENT, "comment is never closed", place)
        if found.tag:
            self.context.report(RAW_HTML, f'raw HTML "{found.tag}" is left out', place)
        return (Paragraph((Text(found.words, place),), place),) if found.words else ()

    def _division(self, branch: Branch) -> Block:
        found: Attributes = branch.meta["attributes"]
        place = self._place(branch)
        blocks = self.blocks(branch.children)
        name = self.context.valid_id(found, place)
        kind = found.classes[0] if found.classes else ""
        special = kind in _QUOTES or kind in _EDITORS_NOTES
        keys = ("title",) if kind in _EDITORS_NOTES else () if special else ("lang", "dir")
        others = replace(found, classes=found.classes[1:] if special else ())
        self.context.complain(others, place, keys, classes=False, what="this block")
        if kind in _EDITORS_NOTES:
            title = found.pairs.get("title", "")
            return EditorsNote((Text(title, place),) if title else (), blocks, place, name)
        for quote in ("epigraph", "pullquote", "quotation"):
            if kind == quote:
                inner, attribution = self._attributed(blocks)
                return Quote(inner, place, quote, attribution, name)
        language = self.context.language(found, place)
        way = self.context.direction(found, place)
        return Division(blocks, place, name, language, found.classes, way)

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
