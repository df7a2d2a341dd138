"""What a reader finds in a text edition: its words, whatever stands between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from content import Content, content_of

from pressroom.model.block import Paragraph, Table
from pressroom.model.document import Document, Node, Note, Section, walk
from pressroom.model.inline import Code, LineBreak, Link, Text
from pressroom.words import words_for

# what stands before the items of lists
_MARKS = re.compile(r"\d+|[a-z]|[ivxl]+", re.IGNORECASE)


def words_of(texts: Iterable[str]) -> list[str]:
    """The words, without the marks of emphasis and the like."""
    plain = re.sub("[_*^~\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}]", "", " ".join(texts))
    return re.findall(r"\w+", plain)


def body_of(document: Document, text: str) -> str:
    """The edition without the title and contents before, and the imprint behind."""
    own = words_for(document.metadata.language)
    title = re.search(rf"^{re.escape(own.contents)}\n=+$", text, re.MULTILINE)
    start = text.index("\n\n\n", title.end()) if title else text.index("\n\n\n")
    end = re.search(rf"^{re.escape(own.imprint)}\n=+$", text, re.MULTILINE)
    assert end
    return text[start : end.start()]


def text_differences(document: Document, data: bytes) -> list[str]:
    """Each word that is in the document and not in the edition, or the reverse."""
    wanted = content_of(document)
    own = wanted.own
    body = body_of(document, data.decode())
    found = Counter(words_of([body]))
    hoped = Counter(words_of(_all(wanted)))
    out = [f"word missing: {word}" for word in (hoped - found).elements()]
    headings = Counter({own.notes: body.count(f"\n{own.notes}\n"), own.bibliography: 1})
    out += [
        f"word not in the document: {word}"
        for word in (found - hoped - headings).elements()
        if not _MARKS.fullmatch(word)
    ]
    return out + [f"not in one piece: {one}" for one in _torn(document, words_of([body]))]


def _all(wanted: Content) -> Iterator[str]:
    yield from wanted.words
    yield from wanted.references
    yield from map(str, wanted.calls)
    for number, words in wanted.notes:
        yield str(number)
        yield from words
    boxes = (wanted.own.done.rstrip(":"), wanted.own.not_done.rstrip(":"))
    for image in wanted.images:
        yield "" if image in boxes else image
    yield from wanted.formulas
    for target, label in wanted.links:
        address = target.removeprefix("mailto:")
        if not target.startswith("#") and label not in (target, address):
            yield address


def _torn(document: Document, found: list[str]) -> Iterator[str]:
    """The plain paragraphs whose words do not stand in the edition side by side."""
    whole = " ".join(["", *found, ""])
    parts: tuple[Section | Note, ...] = (*document.sections, *document.notes)
    for part in parts:
        cells = {
            id(node) for table in walk(part) if isinstance(table, Table) for node in walk(table)
        }
        for node in walk(part):
            if isinstance(node, Paragraph) and id(node) not in cells:
                words = " ".join(words_of(_plain(node)))
                if words and f" {words} " not in whole:
                    yield words


def _plain(node: Node) -> Iterator[str]:
    """The words of a paragraph up to its first node of another kind than plain text."""
    assert isinstance(node, Paragraph)
    text = ""
    for child in node.children:
        if not isinstance(child, Text | Code | LineBreak):
            # what touches it may be a part of one word with it
            text = text.rpartition(" ")[0] if not isinstance(child, Link) else text
            break
        text += " " if isinstance(child, LineBreak) else child.text
    yield text
