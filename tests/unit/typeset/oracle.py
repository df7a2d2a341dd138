"""What pandoc reads in a text, and what we read in it, in one form that the two have in common.

A stretch of text is a list of strings and of (kind, content …); blocks are such tuples. What only
one of the two has is left out: ids made of words, places, whether a paragraph stands in a tight
list.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any, assert_never

import pypandoc

from pressroom.model.block import (
    Admonition,
    Block,
    Blocks,
    Break,
    DefinitionList,
    Details,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    Item,
    ItemList,
    LineBlock,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Document, Section
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Highlight,
    Image,
    IndexTerm,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)

Form = list[Any]

_DONE = {None: "", False: "☐ ", True: "☒ "}
_NUMERALS = {
    "DefaultStyle": "decimal", "Example": "decimal", "Decimal": "decimal",
    "LowerAlpha": "lower-alpha", "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman", "UpperRoman": "upper-roman",
}  # fmt: skip
_DELIMITERS = {"DefaultDelim": "1.", "Period": "1.", "OneParen": "1)", "TwoParens": "(1)"}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_BY_CLASS = {"mark": "Highlight", "kbd": "Keyboard"}


def joined(parts: Form) -> Form:
    """``parts`` with neighbouring strings made one, and without empty ones."""
    out: Form = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return out


def theirs(text: str, reader: str = "markdown") -> Form:
    """What pandoc reads."""
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", reader, "-t", "json"],
        input=text.encode(), capture_output=True, check=True,
    )  # fmt: skip
    return _their_blocks(json.loads(run.stdout)["blocks"])


def _their_blocks(blocks: list[Any]) -> Form:
    return [form for block in blocks for form in _their_block(block)]


def _their_block(block: Any) -> Form:
    content = block.get("c")
    match block["t"]:
        case "Plain" | "Para":
            return [("Para", _their_inlines(content))]
        case "Header":
            return [("Header", content[0], _their_inlines(content[2]))]
        case "BlockQuote":
            return [("Quote", _their_blocks(content))]
        case "BulletList":
            return [("Bullets", [_their_blocks(item) for item in content])]
        case "OrderedList":
            (start, style, delimiter), items = content
            kind = (start, _NUMERALS[style["t"]], _DELIMITERS[delimiter["t"]])
            return [("Numbers", kind, [_their_blocks(item) for item in items])]
        case "DefinitionList":
            entries = [(_their_inlines(t), [_their_blocks(d) for d in ds]) for t, ds in content]
            return [("Definitions", entries)]
        case "LineBlock":
            return [("Lines", [_their_inlines(line) for line in content])]
        case "CodeBlock":
            return [("Listing", content[1].rstrip("\n"))]
        case "HorizontalRule":
            return [("Break",)]
        case "Div":
            return [("Div", _attributes(content[0]), _their_blocks(content[1]))]
        case "Figure":
            return [("Figure", [_their_blocks(content[2]), _their_blocks(content[1][1])])]
        case "RawBlock":
            return []
        case kind:
            raise AssertionError(f"no form for {kind}")


def _attributes(attributes: Any) -> tuple[str, list[str], str]:
    name, classes, pairs = attributes
    return name, classes, dict(pairs).get("lang", "")


def _their_inlines(inlines: list[Any]) -> Form:
    return joined([form for inline in inlines for form in _their_inline(inline)])


def _their_inline(inline: Any) -> Form:
    content = inline.get("c")
    match inline["t"]:
        case "Str":
            return [content]
        case "Space" | "SoftBreak":
            return [" "]
        case "LineBreak":
            return [("LineBreak",)]
        case (
            "Emph"
            | "Strong"
            | "Strikeout"
            | "Superscript"
            | "Subscript"
            | "SmallCaps"
            | "Underline"
        ):
            return [(inline["t"], _their_inlines(content))]
        case "Quoted":
            before, after = _QUOTES[content[0]["t"]]
            return [before, *_their_inlines(content[1]), after]
        case "Code":
            return _dressed(content[0], [("Code", content[1])])
        case "Link":
            inside = _their_inlines(content[1])
            attributes = content[0] if content[0][1] not in (["uri"], ["email"]) else ["", [], []]
            return _dressed(attributes, [("Link", content[2][0], inside)])
        case "Image":
            return _dressed(["", [], []], [("Image", _their_inlines(content[1]))])
        case "Span":
            return _dressed(content[0], _their_inlines(content[1]))
        case "Note":
            return [("Note", _their_blocks(content))]
        case "RawInline":
            return []
        case kind:
            raise AssertionError(f"no form for {kind}")


def _dressed(attributes: Any, inside: Form) -> Form:
    name, classes, language = _attributes(attributes)
    for kind in list(classes):
        if kind in _BY_CLASS:
            classes = [one for one in classes if one != kind]
            inside = [(_BY_CLASS[kind], inside)]
    return [("Span", (name, classes, language), inside)] if name or classes or language else inside


class Ours:
    """What we read."""

    def __init__(self, document: Document) -> None:
        self.notes = {note.id: note for note in document.notes}
        self.form = [form for one in document.sections for form in self._section(one)]

    def _section(self, section: Section) -> Form:
        title = [("Header", section.level, self._inlines(section.title))] if section.title else []
        inside = [form for child in section.children for form in self._section(child)]
        return [*title, *self._blocks(section.blocks), *inside]

    def _blocks(self, blocks: Blocks) -> Form:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Any:
        match block:
            case Paragraph(children=children):
                return ("Para", self._inlines(children))
            case Heading(level=level, children=children):
                return ("Header", level, self._inlines(children))
            case Quote(kind="quotation"):
                last = (Paragraph((Text("— ", block.place), *block.attribution), block.place),)
                return ("Quote", self._blocks(block.blocks + (last if block.attribution else ())))
            case Quote():
                return ("Div", (block.id or "", [block.kind], ""), self._blocks(block.blocks))
            case EditorsNote():
                return ("Div", (block.id or "", ["editors-note"], ""), self._blocks(block.blocks))
            case Admonition(kind=kind):
                return ("Div", (block.id or "", [kind], ""), self._blocks(block.blocks))
            case Division():
                attributes = (block.id or "", list(block.classes), block.language or "")
                return ("Div", attributes, self._blocks(block.blocks))
            case LineBlock(lines=lines):
                return ("Lines", [
                    joined(["\N{NO-BREAK SPACE}" * line.indent, *self._inlines(line.children)])
                    for line in lines
                ])  # fmt: skip
            case Listing(text=text):
                return ("Listing", text.rstrip("\n"))
            case ItemList(ordered=True):
                style = (block.start, block.numerals, block.delimiter)
                return ("Numbers", style, [self._item(item) for item in block.items])
            case ItemList():
                return ("Bullets", [self._item(item) for item in block.items])
            case DefinitionList(entries=entries):
                return ("Definitions", [
                    (self._inlines(entry.term), [self._item(one) for one in entry.definitions])
                    for entry in entries
                ])  # fmt: skip
            case Figure(image=image, caption=caption):
                shown = [("Para", self._inline(image))]
                return ("Figure", [shown, [("Para", self._inlines(caption))]])
            case Break():
                return ("Break",)
            case Details() | FigureGroup() | Table():
                raise AssertionError(f"no form for {block}")
            case _:
                assert_never(block)

    def _item(self, item: Item) -> Form:
        form = self._blocks(item.blocks)
        if item.checked is not None:
            kind, words = form[0]
            form[0] = (kind, joined([_DONE[item.checked], *words]))
        return form

    def _inlines(self, children: Inlines) -> Form:
        return joined([form for child in children for form in self._inline(child)])

    def _inline(self, node: Inline) -> Form:
        match node:
            case Text(text=text):
                return [text]
            case Code(text=text):
                return [("Code", text)]
            case LineBreak():
                return [("LineBreak",)]
            case Emphasis():
                return [("Emph", self._inlines(node.children))]
            case Strike():
                return [("Strikeout", self._inlines(node.children))]
            case Strong() | Superscript() | Subscript() | SmallCaps() | Underline() | Highlight():
                return [(type(node).__name__, self._inlines(node.children))]
            case Keyboard():
                return [("Keyboard", self._inlines(node.children))]
            case Span():
                attributes = (node.id or "", list(node.classes), node.language or "")
                inside = self._inlines(node.children)
                return [("Span", attributes, inside)] if any(attributes) else inside
            case Link(target=target):
                return [("Link", target, self._inlines(node.children))]
            case Image(alt=alt):
                return [("Image", [alt] if alt else [])]
            case NoteRef(note=note):
                return [("Note", self._blocks(self.notes[note].blocks))]
            case Citation() | Math() | PageRef() | IndexTerm():
                raise AssertionError(f"no form for {node}")
            case _:
                assert_never(node)
