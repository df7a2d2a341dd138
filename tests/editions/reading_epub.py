"""What a reader finds in an EPUB: read from the zip and its XHTML, and nothing else."""

from __future__ import annotations

import io
import posixpath
import zipfile

from content import Content, bare, letters, split
from lxml import etree

X = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
MATH = f"{MATHML}math"
TYPE = "{http://www.idpf.org/2007/ops}type"
_OPF = "{http://www.idpf.org/2007/opf}"
SVG = "{http://www.w3.org/2000/svg}"
_INLINE = frozenset({MATH}) | {
    f"{X}{tag}" for tag in "a abbr code del em img kbd mark rt ruby span strong sub sup wbr".split()
}


READING = f"{X}rt"  # of a word; where it cannot stand above, it stands in brackets


def read_epub(data: bytes) -> Content:
    """The content of the pages of the text, in the order of the spine."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        names = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
        spine = [names[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref")]
        pages = [etree.fromstring(book.read(f"EPUB/{name}")) for name in spine if name]
    reader = Reader()
    for page in pages:
        body = page.find(f"{X}body")
        assert body is not None
        is_text = body.get("class") == "text"
        inner = body.find(f"{X}div[@id='book-columns']/{X}div[@id='book-inner']")  # Kobo's
        body = body if inner is None else inner
        if is_text:
            reader.page(body)
        for item in body.iterfind(f"{X}section[@class='endnotes']/{X}ol/{X}li"):
            reader.listed(item)
        # a section that the author calls an index is text
        for index in () if is_text else body.iterfind(f"{X}section[@role='doc-index']"):
            reader.index(index)
        reader.references(body)
    return reader.read()


class Reader:
    def __init__(self) -> None:
        self.found = Content()
        self.text: list[str] = []
        self.links_of_notes: list[tuple[str, str]] = []
        self.images_of_notes: list[str] = []
        self.formulas_of_notes: list[str] = []

    def read(self) -> Content:
        """All that was found, the links and images of the notes last."""
        self.found.words = split("".join(self.text))
        self.found.links += self.links_of_notes
        self.found.images += self.images_of_notes
        self.found.formulas += self.formulas_of_notes
        return self.found

    def index(self, index: etree._Element) -> None:
        title = index[0]
        index.remove(title)
        self.found.index = letters("".join(_words(index)))

    def references(self, part: etree._Element) -> None:
        for entry in part.iterfind(f".//{X}p[@class='reference']"):
            for back in entry.findall(f"{X}a[@role='doc-backlink']"):
                entry.remove(back)
            self.found.references += split("".join(_words(entry)))

    def section(self, section: etree._Element) -> None:
        found = self.found
        self._element(section, self.text, found.links, found.images, found.formulas)

    def page(self, body: etree._Element) -> None:
        for child in body:
            if child.get("class") == "notes":
                for note in child.iterfind(f"{X}aside[@role='doc-footnote']"):
                    self._note(note)
            else:
                self.section(child)

    def listed(self, item: etree._Element) -> None:
        text: list[str] = []
        self._element(item, text, self.links_of_notes, self.images_of_notes, self.formulas_of_notes)
        self.found.notes.append((int(item.get("value", "0")), split("".join(text))))

    def _note(self, note: etree._Element) -> None:
        text: list[str] = []
        self._element(note, text, self.links_of_notes, self.images_of_notes, self.formulas_of_notes)
        first, *words = split("".join(text))
        self.found.notes.append((int(first.rstrip(".")), words))

    def _element(
        self, node: etree._Element, text: list[str], links: list[tuple[str, str]],
        images: list[str], formulas: list[str],
    ) -> None:  # fmt: skip
        role = node.get("role")
        space = "" if node.tag in _INLINE else " "
        text.append("（" if node.tag == READING else space)
        if role == "doc-noteref":
            self.found.calls.append(int("".join(_words(node))))
        elif node.tag == f"{SVG}svg":
            images.append(node.findtext(f"{SVG}title", ""))
        elif node.tag == MATH:
            formulas.append(node.get("alttext", ""))
            cells = (one for one in node.iter(f"{MATHML}mtd") if one.get("class") == "number")
            text.extend(f" {''.join(_words(cell))} " for cell in cells)
        elif node.get("class") == "notes":  # within a chapter
            for note in node.iterfind(f"{X}div[@role='doc-footnote']"):
                self._note(note)
        elif role != "doc-backlink":
            if node.tag == f"{X}a":
                links.append((_target(node.get("href", "")), bare("".join(_words(node)))))
            if node.tag == f"{X}img" and node.get("alt"):
                images.append(" ".join(node.get("alt", "").split()))
            text.append(node.text or "")
            for child in node:
                self._element(child, text, links, images, formulas)
        text.append(("）" if node.tag == READING else space) + (node.tail or ""))


def _words(link: etree._Element) -> list[str]:
    return [str(text) for text in link.itertext()]


def _target(href: str) -> str:
    """A link inside the book by the id that it leads to, whatever the file."""
    file, mark, name = href.partition("#")
    inside = mark and (not file or (posixpath.splitext(file)[1] == ".xhtml" and ":" not in file))
    return f"#{name}" if inside else href
