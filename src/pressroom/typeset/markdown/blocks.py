"""From the tree of block tokens to block nodes, each with its place."""

from __future__ import annotations

import re
from dataclasses import replace

from pressroom.model.block import (
    Block,
    Blocks,
    Break,
    Division,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from pressroom.model.document import Note
from pressroom.model.inline import plain
from pressroom.model.problem import Place
from pressroom.typeset.code_rules import CELL
from pressroom.typeset.dialect_rules import LEFT_OUT
from pressroom.typeset.markdown import directives, divisions, html_blocks, lists
from pressroom.typeset.markdown.abbreviations import Abbreviation
from pressroom.typeset.markdown.attribute_lines import ATTRIBUTES, dressed
from pressroom.typeset.markdown.attributes import NONE, Attributes, read, read_at_end
from pressroom.typeset.markdown.cells import is_left_out, picture_of
from pressroom.typeset.markdown.code_info import read_code
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.figures import Figures
from pressroom.typeset.markdown.formulas import formula, open_formula
from pressroom.typeset.markdown.headings import Marks, Title, marks_of, without_mark
from pressroom.typeset.markdown.html_blocks import HEADING
from pressroom.typeset.markdown.images import is_there
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.listings import Listings, listing_caption_of
from pressroom.typeset.markdown.macros import define
from pressroom.typeset.markdown.quarto_blocks import for_us
from pressroom.typeset.markdown.tables import Caption, Tables, caption_of
from pressroom.typeset.markdown.tree import Branch
from pressroom.typeset.math_rules import DEFINED_TWICE
from pressroom.typeset.rules import EMPTY_HEADING, EMPTY_NOTE, LOOSE_CAPTION

_RAW = re.compile(r"\{=([\w-]+)\}")
# a break as word processors' converters and typewriters write it; *** itself is Markdown's own
_SCENE = re.compile(r"(?:\\\*[ \t]*){3,}|⁂|\*\*\*")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_PAGE = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage)|\{\{<[ \t]*pagebreak[ \t]*>\}\}"
)
# where other tools put what an edition has without being asked, or where a part of it begins
_LISTS = re.compile(
    r"\[_?TOC_?\]|\[\[_?TOC_?\]\]|\$\{toc\}"
    r"|\\(?:tableofcontents|listoffigures|listoftables|printindex|printbibliography|maketitle"
    r"|frontmatter|mainmatter|backmatter|appendix)",
    re.IGNORECASE,
)


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
            elif any(HEADING.fullmatch(child.meta.get("name", "")) for child in branch.children):
                out.extend(self.blocks(run))
                run = []
                out.extend(
                    Title(block, Marks()) if isinstance(block, Heading) else block
                    for block in self.blocks([branch])
                )
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
            made = dressed(self._block(branch), branch, self._place(branch), self.context)
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
                return (divisions.quotation(branch, self),)
            case "bullet_list" | "ordered_list":
                return (lists.item_list(branch, self),)
            case "dl":
                return (lists.definitions(branch, self),)
            case "line_block":
                return (lists.line_block(branch, self),)
            case "fence" if raw := _RAW.fullmatch(branch.token.info.strip()):
                return self._left_out(branch, raw[1])
            case "fence" | "code_block":
                return self._code(branch)
            case "macros":
                self._define(branch)
                return ()
            case "abbreviation":
                words = Abbreviation(branch.meta["words"], self._place(branch))
                self.context.abbreviations[branch.meta["label"]] = words
                return ()
            case "table":
                return (self.tables.table(branch),)
            case "hr":
                return (Break(self._place(branch)),)
            case "html_block":
                return html_blocks.content(branch, self)
            case "division":
                return self._division(branch)
            case "note":
                self._note(branch)
                return ()
            case _:
                raise RuntimeError(f"unknown block {branch.kind}")

    def _paragraph(self, branch: Branch) -> Blocks:
        content = branch.inline.content
        if _SCENE.fullmatch(content):
            return (Break(self._place(branch)),)
        if _PAGE.fullmatch(content):
            return (Division((), self._place(branch), classes=("page-break",)),)
        if _LISTS.fullmatch(content):
            message = f'"{content}" is left out: contents and lists are made anyway'
            self.context.report(LEFT_OUT, message, self._place(branch))
            return ()
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        tokens = self.inliner.tokens(content, offsets)
        figure = self.figures.figure(tokens, content, offsets)
        if figure is not None:
            return figure
        children = self.inliner.nodes(tokens, offsets)
        place = offsets.place(0, len(content))
        open_formula(content, tokens, place, self.context)
        return (Paragraph(children, place),) if children else ()

    def _heading(self, branch: Branch) -> tuple[Heading | None, Marks]:
        content, level = branch.inline.content, int(branch.token.tag[1:])
        place = self._place(branch)
        offsets = self.context.lines.paragraph(content, branch.lines[0])
        found, text = read_at_end(content)
        if not found and (whole := read(content)) and whole[1] == len(content):
            found, text = whole[0], ""
        if not found:
            found = branch.meta.get(ATTRIBUTES, NONE)
        if found:  # marks that close the heading stand before its attributes
            text = _CLOSING.sub("", text)
        marks = marks_of(found, text, level, place, self.context)
        text, offsets = without_mark(text, offsets, marks)
        children = self.inliner.read(text, offsets)
        if not plain(children).strip():
            self.context.report(EMPTY_HEADING, "heading has no text", place)
            return None, marks
        return Heading(level, children, self.context.valid_id(found, place) or "", place), marks

    def _code(self, branch: Branch) -> Blocks:
        special = directives.blocks(branch, self._place(branch), self)
        if special is not None:
            return special
        code = read_code(branch.token.info, branch.token.content)
        place = self._place(branch)
        if (token := picture_of(code)) and is_there(str(token.attrs["src"]), self.context):
            return self.figures.shown(token, branch.token.content, branch.lines[0] + 1)
        if is_left_out(code):
            message = f'cell "{{{code.language}}}" is neither shown, as it asks, nor run'
            self.context.report(CELL, message, place)
            return ()
        if code.language != "math":
            return (self.listings.listing(branch),)
        found = replace(code.given, id=code.id, classes=())
        children = formula(branch.token.content, True, found, place, self.context)
        return (Paragraph(children, place),) if children else ()

    def _define(self, branch: Branch) -> None:
        for name in define(self.context.macros, branch.meta["macros"]):
            message = f'macro "\\{name}" is defined already, and stays as it was'
            self.context.report(DEFINED_TWICE, message, self._place(branch))

    def _division(self, branch: Branch) -> Blocks:
        found: Attributes = branch.meta["attributes"]
        place = self._place(branch)
        ours = for_us(found, place, self.context)
        if ours is None:
            self.within(branch).blocks(branch.children)  # notes of other calls may stand in it
            return ()
        group = self.figures.group(branch, ours, place)
        return (divisions.division(branch, ours, self),) if group is None else group

    def listing_of(self, branch: Branch) -> Listing:
        """The listing of a fence."""
        return self.listings.listing(branch)

    def _left_out(self, branch: Branch, name: str) -> Blocks:
        self.context.report(LEFT_OUT, f'block for "{name}" only is left out', self._place(branch))
        return ()

    def within(self, branch: Branch) -> Builder:
        """The builder for a stretch of Markdown between tags of HTML."""
        return type(self)(self.context.inside(branch))

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
