"""Document → plain text in UTF-8, in lines of 72 characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pressroom import __version__
from pressroom.editions.epub_imprint import imprint_lines
from pressroom.editions.epub_parts import share_out
from pressroom.editions.markup_figures import label_text
from pressroom.editions.text_lines import centred, indented, underlined, wrapped
from pressroom.editions.text_tables import table_lines
from pressroom.model.artifact import Artifact
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
from pressroom.model.document import ContentsEntry, Document, Note, Section
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from pressroom.model.structure import alone, chapters, holds_chapters
from pressroom.words import Words, numbered, words_for

WIDTH = 72
_INDENT = 4
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def make_text(document: Document) -> Artifact:
    """The text edition: every word and note of the work, links as text, notes behind each chapter.

    What needs pages or links to be of use, such as the index, is left out.
    """
    lines = [*_Setter(document).lines()]
    text = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
    return Artifact(f"{document.slug}.txt", "text/plain", text.encode())


class _Setter:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._words: Words = words_for(document.metadata.language, document.settings.words)
        tops = [chapter.section for chapter in chapters(document.sections)]
        shares = share_out(document.notes, [alone(top) for top in tops])
        self._notes = {top.id: own for top, own in zip(tops, shares, strict=True)}

    def lines(self) -> Iterator[str]:
        """All of the edition."""
        document, words = self._document, self._words
        metadata = document.metadata
        for text in (metadata.title, metadata.subtitle, *(one.name for one in metadata.creators)):
            yield from centred(text, WIDTH) if text else ()
        if document.contents:
            yield from ("", "", *underlined(words.contents, "=", WIDTH), "")
            yield from self._contents(document.contents, 0)
        for section in document.sections:
            yield from self._section(section)
        if document.references:
            yield from ("", "", *underlined(words.bibliography, "=", WIDTH))
            for entry in document.references:
                yield from ("", *_hanging("", wrapped(self._text(entry.children), WIDTH - _INDENT)))
        yield from ("", "", *underlined(words.imprint, "=", WIDTH))
        for fact in imprint_lines(document, words):
            # what is said there of headings and images is not said of plain text
            if fact.label != words.accessibility:
                said = f"{fact.label} {fact.text}".strip()
                address = f" <{fact.href}>" if fact.href and fact.href != fact.text else ""
                yield from ("", *wrapped(said + address, WIDTH))
        yield from ("", f"{words.made_with} Pressroom {__version__}")

    def _contents(self, entries: tuple[ContentsEntry, ...], depth: int) -> Iterator[str]:
        for entry in entries:
            title = f"{entry.number} {plain(entry.title)}".strip()
            yield from indented(wrapped(title, WIDTH - _INDENT * depth), _INDENT * depth)
            yield from self._contents(entry.children, depth + 1)

    def _section(self, section: Section) -> Iterator[str]:
        if section.title:
            word = {"part": self._words.part, "appendix": self._words.appendix}
            number = section.number
            if section.role in word and number and "." not in number:
                number = numbered(word[section.role], number)
            title = f"{number} {self._text(section.title)}".strip()
            top = section.level == 1
            yield from ("", "", "") if top else ("", "")
            yield from underlined(title, "=" if top else "-", WIDTH)
        content = self.blocks(section.blocks, WIDTH)
        yield from ("", *([] if section.title else [""]), *content) if content else ()
        if holds_chapters(section):
            yield from self._notes_of(section)
        for child in section.children:
            yield from self._section(child)
        if not holds_chapters(section):
            yield from self._notes_of(section)

    def _notes_of(self, section: Section) -> Iterator[str]:
        notes = self._notes.get(section.id, ())
        if notes:
            yield from ("", "", *underlined(self._words.notes, "-", WIDTH))
        for note in notes:
            yield from ("", *self._note(note))

    def _note(self, note: Note) -> list[str]:
        mark = f"[{note.number}] "
        return _hanging(mark, self.blocks(note.blocks, WIDTH - _INDENT))

    def blocks(self, nodes: Blocks, width: int, *, tight: bool = False) -> list[str]:
        """The lines of some blocks, an empty one between two unless they are ``tight``."""
        out: list[str] = []
        for node in nodes:
            lines = self._block(node, max(width, _INDENT * 5))
            out += ["", *lines] if out and lines and not tight else lines
        return out

    def _block(self, node: Block, width: int) -> list[str]:
        inner = width - _INDENT
        match node:
            case Paragraph(children=children):
                return wrapped(self._text(children), width)
            case Heading(children=children):
                return underlined(self._text(children), "-", width)
            case Quote(blocks=blocks, attribution=attribution):
                lines = self.blocks(blocks, inner)
                if attribution:
                    lines += _hanging("— ", wrapped(self._text(attribution), inner - _INDENT))
                return indented(lines, _INDENT)
            case EditorsNote(title=title, blocks=blocks):
                return self._titled(self._text(title) or self._words.editors_note, blocks, width)
            case Admonition(title=title, blocks=blocks, kind=kind):
                word = self._words.admonitions[kind]
                return self._titled(self._text(title) or word, blocks, width)
            case Details(summary=summary, blocks=blocks):
                return self._titled(self._text(summary), blocks, width)
            case Division(blocks=blocks):
                return self.blocks(blocks, width)
            case LineBlock(lines=lines_):
                return [
                    " " * line.indent + text
                    for line in lines_
                    for text in (wrapped(self._text(line.children), width) or [""])
                ]
            case Listing(text=text):
                caption = self._captioned(self._words.listing, node.label, node.caption, width)
                code = indented(text.expandtabs(4).removesuffix("\n").split("\n"), _INDENT)
                return [*caption, "", *code] if caption else code
            case ItemList():
                return self._list(node, width)
            case DefinitionList(entries=entries):
                return [
                    line for entry in entries for line in (
                        *wrapped(self._text(entry.term), width),
                        *(line for item in entry.definitions
                          for line in indented(self.blocks(item.blocks, inner), _INDENT)),
                    )
                ]  # fmt: skip
            case Figure():
                return self._figure(node, self._words.figure, width)
            case FigureGroup(panels=panels, caption=caption, label=number):
                lines = [line for panel in panels for line in self._figure(panel, "", width)]
                return [*lines, *self._captioned(self._words.figure, number, caption, width)]
            case Table():
                caption = self._captioned(self._words.table, node.label, node.caption, width)
                rows = table_lines(node, width, lambda cell: self.blocks(cell.blocks, 10_000))
                return [*caption, "", *rows] if caption else rows
            case Break():
                return centred("* * *", width)
            case _:
                assert_never(node)

    def _titled(self, title: str, blocks: Blocks, width: int) -> list[str]:
        head = wrapped(title, width)
        return [*head, *indented(self.blocks(blocks, width - _INDENT), _INDENT)]

    def _captioned(self, word: str, number: str, caption: Inlines, width: int) -> list[str]:
        label = label_text(self._words, word, number) if caption else ""
        return wrapped(label + self._text(caption), width)

    def _figure(self, node: Figure, word: str, width: int) -> list[str]:
        picture = wrapped(self._text((node.image,)), width)
        if word:
            return [*picture, *self._captioned(word, node.label, node.caption, width)]
        return [*picture, *wrapped(f"({chr(96 + node.number)}) {self._text(node.caption)}", width)]

    def _list(self, node: ItemList, width: int) -> list[str]:
        out: list[str] = []
        for at, item in enumerate(node.items, node.start):
            mark = _mark(node, at) + self._box(item)
            lines = self.blocks(item.blocks, width - _INDENT, tight=node.tight)
            out += ["", *_hanging(mark, lines)] if out and not node.tight else _hanging(mark, lines)
        return out

    def _box(self, item: Item) -> str:
        return "" if item.checked is None else "[x] " if item.checked else "[ ] "

    def _text(self, nodes: Inlines) -> str:
        return "".join(map(self._inline, nodes))

    def _inline(self, node: Inline) -> str:
        match node:
            case Text(text=text) | Code(text=text):
                return text
            case LineBreak():
                return "\n"
            case Emphasis(children=children):
                return f"_{self._text(children)}_"
            case Strong(children=children):
                return f"*{self._text(children)}*"
            case Strike(children=children):
                return f"~{self._text(children)}~"
            case Superscript(children=children):
                return _raised("^", self._text(children))
            case Subscript(children=children):
                return _raised("_", self._text(children))
            case Link(children=children, target=target):
                words, address = self._text(children), target.removeprefix("mailto:")
                told = node.internal or words in (target, address)
                return words if told else f"{words} <{address}>"
            case Image(alt=alt):
                return f"[{' '.join(alt.split())}]" if alt else ""
            case NoteRef(number=number):
                return f"[{number}]"
            case Math(tex=tex, display=display):
                formula = f"${' '.join(tex.split())}$ {'' if node.rows else node.label}".rstrip()
                return f"\n{formula}\n" if display else formula
            case PageRef():
                return ""
            case Citation(source=source):
                return source
            case _:  # the others have no mark of their own
                return self._text(node.children)


def _raised(mark: str, text: str) -> str:
    """Figures and signs need the mark, as in 10^9; letters, as in 2nd, do not."""
    if not text or any(character.isalpha() for character in text):
        return text
    return mark + text


def _hanging(mark: str, lines: list[str]) -> list[str]:
    """Lines behind a mark, those after the first moved in."""
    first, *rest = lines or [""]
    return [mark + first, *indented(rest, _INDENT)]


def _mark(node: ItemList, at: int) -> str:
    if not node.ordered:
        return "-   "
    letters = chr(96 + at) if 1 <= at <= 26 else str(at)
    number = {
        "decimal": str(at), "lower-alpha": letters, "upper-alpha": letters.upper(),
        "lower-roman": _roman(at), "upper-roman": _roman(at).upper(),
    }[node.numerals]  # fmt: skip
    return node.delimiter.replace("1", number).ljust(_INDENT - 1) + " "


def _roman(number: int) -> str:
    if not 0 < number < 50:
        return str(number)
    text = ""
    for value, sign in ((40, "xl"), *_ROMAN):
        while number >= value:
            text, number = text + sign, number - value
    return text
