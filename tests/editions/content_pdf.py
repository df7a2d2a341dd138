"""What a reader finds in a PDF, told by its structure tree and the annotations of its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from content import Content, bare, letters
from reading_pdf import Book, kids

from pressroom.model.document import Document
from pressroom.model.inline import plain
from pressroom.words import words_for

HYPHEN = "\N{HYPHEN}"  # what the layout sets where it divides a word


def read_pdf(data: bytes, document: Document) -> Content:
    """The content of the pages of the text, the notes and the bibliography."""
    return _Reader(Book(data), document).read()


class _Part:
    """The text of a part of the book as it grows: it may have a million letters."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


class _Reader:
    def __init__(self, book: Book, document: Document) -> None:
        self.book = book
        words = words_for(document.metadata.language, document.settings.words)
        self.on_page = words.on_page
        self.back = {bare(one): name for one, name in (
            (words.notes, "Notes"), (words.bibliography, "Bibliography"), (words.index, "Index"),
            (words.colophon, "Colophon"),
        )}  # fmt: skip
        self.front = {bare(words.imprint), bare(words.contents)}
        # by their order, since notes of two chapters may have one number
        self.starts = {note.calls[0]: at for at, note in enumerate(document.notes, 1)}
        self.printed = {at: note.number for at, note in enumerate(document.notes, 1)}
        self.numbers = {note.id: note.number for note in document.notes}
        self.parts: dict[int | str, _Part] = {
            "text": _Part()
        }  # by a note's order, or the part's name
        self.part: int | str = "text"
        self.ends: set[int] = set()
        self.links: dict[int | str, list[tuple[str, int, int]]] = {}
        self.images: dict[int | str, list[str]] = {}
        self.formulas: dict[int | str, list[str]] = {}
        self.calls: list[tuple[str, int, int]] = []
        # an author's own, such as a bibliography before the appendices, is a part of the text
        self.titles = {bare(plain(section.title)) for section in document.sections}

    def read(self) -> Content:
        _, _, *sections = kids(self.book.pdf.Root.StructTreeRoot.K[0])  # the cover and the title
        begun = False
        for section in sections:
            first = next(iter(kids(section)), None)
            title = bare(self.book.text(first)) if first is not None and first.S == "/H1" else ""
            lists = any(kid.get("/S") == "/TOC" for kid in _elements(section))
            if not begun and (title in self.front or lists):
                continue
            begun = begun or self.book.labels[self.book.page_of(section)] == "1"
            if begun and title in self.back and title not in self.titles:
                self.part = self.back[title]
                for kid in kids(section)[1:]:
                    self._element(kid)
            else:
                self._element(section)
        found = Content()
        order: list[int | str] = ["text", *self._notes()]
        texts: dict[int | str, str] = {}
        for part in [*order, "Bibliography", "Index"]:
            if part not in order:
                texts[part] = "".join(self.parts.get(part, _Part()).pieces)
                continue
            links = self.links.get(part, [])
            whole = "".join(self.parts[part].pieces)
            texts[part] = _without_addresses(whole, links)
            found.links += [(target, whole[first:last]) for target, first, last in links]
            found.images += self.images.get(part, [])
            found.formulas += self.formulas.get(part, [])
            if isinstance(part, int):
                found.notes.append((self.printed[part], [_rejoined(texts[part])]))
        found.links = [(target, _rejoined(words)) for target, words in found.links]
        found.words = [_rejoined(texts["text"])]
        found.references = [_rejoined(texts["Bibliography"])]
        found.index = letters(_rejoined(texts["Index"]))
        found.calls = [self.numbers[one[0]] for one in self.calls]
        return found

    def _notes(self) -> list[int]:
        """The notes by order, where those on pages and those at the end are each in order."""
        feet = [part for part in self.parts if isinstance(part, int) and part not in self.ends]
        ends = [part for part in self.parts if isinstance(part, int) and part in self.ends]
        there = [*feet, *ends]
        return sorted(there) if feet == sorted(feet) and ends == sorted(ends) else there

    def _element(self, node: pikepdf.Object) -> None:
        tag = str(node.S)
        match tag:
            case "/H2" if self.part == "Notes":
                return  # the chapter that the notes below are of
            case "/L":
                self._list(node)
            case "/Note":
                self._note(node)
            case "/Figure":
                self.images.setdefault(self.part, []).append(" ".join(str(node.Alt).split()))
            case "/Formula":
                self.formulas.setdefault(self.part, []).append(str(node.Alt))
            case "/Link":
                self._link(node)
            case _:
                self._inside(node)

    def _inside(self, node: pikepdf.Object) -> None:
        for part in self.book.parts(node):
            if isinstance(part, str):
                self.parts.setdefault(self.part, _Part()).add(bare(part))
            else:
                self._element(part)

    def _list(self, node: pikepdf.Object) -> None:
        """The labels of a list are text where they are the terms that it defines."""
        terms = node.A.ListNumbering == "/None"
        for item in kids(node):
            assert item.S == "/LI"
            for kid in kids(item):
                if kid.S == "/LBody" or terms:
                    self._inside(kid)

    def _note(self, node: pikepdf.Object) -> None:
        outer = self.part
        label = next(one for one in _elements(node) if one.S == "/Lbl")
        begun = self.starts[self.book.where(kids(label)[0])]
        # the dot is to the left of the number where the text runs from right to left
        assert sorted(bare(self.book.text(label))) == sorted(f"{self.printed[begun]}.")
        assert begun not in self.parts, f"note {begun} is there twice"
        self.parts[begun] = _Part()
        self.part = begun
        if outer == "Notes":
            self.ends.add(begun)
        label.K = pikepdf.Array()
        self._inside(node)
        self.part = outer

    def _link(self, node: pikepdf.Object) -> None:
        target = self.book.where(node)
        there = self.parts.setdefault(self.part, _Part())
        before = there.length
        if target in self.numbers:
            self.calls.append((target, before, before))
            return
        if target in self.book.places:
            page = self.book.labels[self.book.places[target]]
            if bare(self.book.text(node)) == bare(self.on_page.format(page)):
                return  # only paper has it
        self._inside(node)
        outside = "/Dest" not in next(kid.Obj for kid in kids(node) if "/Obj" in kid)
        where = (target if outside else f"#{target}", before, there.length)
        self.links.setdefault(self.part, []).append(where)


def _without_addresses(text: str, links: list[tuple[str, int, int]]) -> str:
    """``text`` without the addresses that the edition prints behind the words of its links."""
    out: list[str] = []
    at = 0
    for target, _, end in sorted(links, key=lambda one: one[2]):
        address = bare(f"({target.removeprefix('mailto:')})")
        if end >= at and text.startswith(address, end):
            out.append(text[at:end])
            at = end + len(address)
    return "".join([*out, text[at:]])


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _rejoined(text: str) -> str:
    return re.sub(HYPHEN, "", text)
