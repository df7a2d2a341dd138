"""What a reader finds in a PDF, told by its structure tree and the annotations of its links."""

from __future__ import annotations

import re

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
        words = words_for(document.metadata.language)
        self.back = {bare(one): name for one, name in (
            (words.notes, "Notes"), (words.bibliography, "Bibliography"), (words.index, "Index"),
            (words.colophon, "Colophon"),
        )}  # fmt: skip
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
        first = book.labels.index("1")
        # an author's own, such as a bibliography before the appendices, is a part of the text
        self.titles = {bare(plain(section.title)) for section in document.sections}
        ends = [
            page for depth, title, page in book.outline
            if depth == 1 and bare(title) in self.back and bare(title) not in self.titles
        ]  # fmt: skip
        self.pages = range(first, min(page for page in ends if page >= first))

    def read(self) -> Content:
        for kid in kids(self.book.pdf.Root.StructTreeRoot.K[0]):
            page = self.book.page_of(kid)
            if page >= self.pages.start or _is_front_text(kid):
                if page >= self.pages.stop and self.part == "text":
                    self.part = "back"
                self._element(kid)
        found = Content()
        order: list[int | str] = ["text", *self._notes()]
        texts: dict[int | str, str] = {}
        for part in [*order, "Bibliography", "Index"]:
            if part not in order:
                texts[part] = "".join(self.parts.get(part, _Part()).pieces)
                continue
            links = _joined(self.links.get(part, []))
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
        if tag == "/H1" and self.book.page_of(node) >= self.pages.stop:
            self.part = self.back[bare(self.book.text(node))]
            return
        if tag == "/H2" and (self.part == "Notes" or self.part in self.ends):
            self.part = "Notes"  # the chapter that the notes below are of
            return
        if tag == "/Lbl":  # the sign or number of an item
            return
        if tag == "/Figure":
            self.images.setdefault(self.part, []).append(str(node.Alt))
            return  # the words in a drawing are part of the drawing
        if tag == "/Formula":
            self.formulas.setdefault(self.part, []).append(str(node.Alt))
            return
        self.parts.setdefault(self.part, _Part())
        before, outer = self.parts[self.part].length, self.part
        target = self._target(node) if tag == "/Link" else ""
        begun = self.starts.get(target, 0)
        if begun and bare(self.book.text(node)) == f"{self.printed[begun]}.":
            self.part = begun
            assert self.part not in self.parts, f"note {self.part} is there twice"
            self.parts[self.part] = _Part()
            if self.book.page_of(node) >= self.pages.stop:
                self.ends.add(self.part)
            return
        if target and bare(self.book.text(node)).startswith("onpage"):
            page = self.book.labels[self.book.places[target[1:]]]
            assert bare(self.book.text(node)) == f"onpage{page}"
            return  # only paper has it
        if target in self.numbers:
            self.calls.append((target, before, before))
            return
        for kid in kids(node):
            if not isinstance(kid, pikepdf.Dictionary):
                text = self.book.texts.get((self.book.page_of(node), int(kid)), "")
                self.parts.setdefault(self.part, _Part()).add(bare(text))
            elif "/S" in kid:
                self._element(kid)
        if target:
            where = (target, before, self.parts[self.part].length)
            self.links.setdefault(self.part, []).append(where)
        if tag == "/Div" and outer == "text" and isinstance(self.part, int):
            self.part = outer  # the note at the foot of the page ends here

    def _target(self, link: pikepdf.Object) -> str:
        """Where a link leads: an address, or the name of a place in this file."""
        note = next(kid.Obj for kid in kids(link) if isinstance(kid, pikepdf.Dictionary)
                    and "/Obj" in kid)  # fmt: skip
        if "/Dest" not in note:
            return str(note.A.URI)
        name = str(note.Dest)
        return name if name in self.starts or name in self.numbers else f"#{name}"


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


def _is_front_text(kid: pikepdf.Object) -> bool:
    """Of what stands before the text: a foreword and its like, and notes, but no contents."""
    first = next(iter(kids(kid)), None)
    inside = str(first.get("/S", "")) if isinstance(first, pikepdf.Dictionary) else ""
    return kid.S == "/Div" or (kid.S == "/NonStruct" and inside == "/Div")


def _joined(links: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """A link that goes over a line's end, or holds elements, has several annotations."""
    out: list[tuple[str, int, int]] = []
    for target, first, last in sorted(links, key=lambda one: (one[1], -one[2])):
        if out and out[-1][0] == target and first <= out[-1][2]:
            out[-1] = (target, out[-1][1], max(last, out[-1][2]))
        else:
            out.append((target, first, last))
    return out


def _rejoined(text: str) -> str:
    return re.sub(HYPHEN, "", text)
