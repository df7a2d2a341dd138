"""What is wrong with a typeset document, before any edition is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pressroom.checks import document_rules as rules
from pressroom.checks.language import well_formed
from pressroom.model.block import Division, Figure, FigureGroup, Heading, Listing, Table
from pressroom.model.document import ContentsEntry, Document, Node, Note, Section, walk
from pressroom.model.grid import lie
from pressroom.model.inline import (
    Citation,
    Code,
    Image,
    Inlines,
    Link,
    Math,
    NoteRef,
    Span,
    Text,
    plain,
)
from pressroom.model.problem import Problem, problem

_EMPTY_WORDS = frozenset({
    "click", "click here", "here", "link", "more", "read more", "see here", "this", "this link",
    "this page",
})  # fmt: skip
_EMPTY_TITLES = frozenset({"untitled", "untitled document", "title", "new section"})
_LOREM = "lorem ipsum"


def check_document(document: Document) -> Iterator[Problem]:
    """The problems of the text itself, with their places in the manuscript."""
    nodes = tuple(walk(document))
    ids = Counter(id_ for node in nodes if (id_ := _id(node)))
    if not any(_has_words(section) for section in document.sections):
        place = document.sections[0].place if document.sections else None
        yield problem(rules.NO_TEXT, f'"{document.slug}" has no text', place)
    if document.metadata.title.strip().lower() in _EMPTY_TITLES:
        yield problem(rules.PLACEHOLDER, f'the title is still "{document.metadata.title}"')
    yield from _duplicates(nodes)
    notes = frozenset(note.id for note in document.notes)
    # the caption of a group tells something of each panel, so that one is an image as others are
    panels = frozenset(
        id(panel) for node in nodes if isinstance(node, FigureGroup) for panel in node.panels
    )
    for node in nodes:
        if id(node) not in panels:
            yield from _node(node, ids, notes)
    called = frozenset(node.note for node in nodes if isinstance(node, NoteRef))
    for note in document.notes:
        if note.id not in called:
            yield problem(rules.UNCALLED_NOTE, f'nothing calls the note "{note.id}"', note.place)
    figures = frozenset(
        id(node.image) for node in nodes if isinstance(node, Figure) and id(node) not in panels
    )
    for node in nodes:
        if isinstance(node, Image) and node.alt is None and id(node) not in figures:
            text = f'the image "{node.asset.path}" has no text alternative'
            yield problem(rules.IMAGE_ALT, text, node.place)
    for section in document.sections:
        yield from _addresses(section)
    yield from _contents(document.contents, ids)


def _id(node: Node) -> str | None:
    """The id of a node, of whatever kind it is; None where it has none."""
    found = getattr(node, "id", None)
    return found if isinstance(found, str) else None


def _has_words(node: Node) -> bool:
    """Whether a reader finds anything: a word, a line of code, a formula or a picture."""
    for inner in walk(node):
        match inner:
            case Text(text=text) | Code(text=text) | Listing(text=text):
                if text.strip():
                    return True
            case Image() | Citation() | Math():
                return True
            case _:
                pass
    return False


def _worded(children: Inlines) -> bool:
    return any(_has_words(child) for child in children)


def _node(node: Node, ids: Counter[str], notes: frozenset[str]) -> Iterator[Problem]:
    match node:
        case Figure(image=image):
            if image.alt is None:
                text = f'the figure "{image.asset.path}" has no text alternative'
                yield problem(rules.FIGURE_ALT, text, node.place)
        case Section() | Heading():
            yield from _heading(node)
        case Note(id=id_):
            if not any(_has_words(block) for block in node.blocks):
                yield problem(rules.EMPTY_NOTE, f'note "{id_}" has no text', node.place)
        case NoteRef(note=note):
            if note not in notes:
                yield problem(rules.NOTE_CALL, f'there is no note "{note}"', node.place)
        case Table():
            yield from _table(node)
        case Link():
            yield from _link(node, ids)
        case Span(language=tag) | Division(language=tag):
            if tag is not None and not well_formed(tag):
                text = f'the language tag "{tag}" is not well-formed'
                yield problem(rules.LANGUAGE, text, node.place)
        case Citation(source=source):
            yield problem(rules.CITATION, f'the citation "{source}" is unresolved', node.place)
        case Text(text=words):
            if _LOREM in words.lower():
                yield problem(rules.PLACEHOLDER, f'the text has "{_LOREM}"', node.place)
        case Image():
            yield from _image(node)
        case _:
            pass


def _heading(node: Section | Heading) -> Iterator[Problem]:
    title = node.title if isinstance(node, Section) else node.children
    # a section without any title is what stands before the first heading
    if (title or isinstance(node, Heading)) and not _worded(title):
        yield problem(rules.EMPTY_HEADING, f'the heading "{node.id}" has no words', node.place)
    if plain(title).strip().lower() in _EMPTY_TITLES:
        yield problem(rules.PLACEHOLDER, f'a heading is still "{plain(title)}"', node.place)
    if not isinstance(node, Section):
        return
    if not node.children and not any(_has_words(block) for block in node.blocks):
        text = f'the section "{plain(title) or node.id}" has no text'
        yield problem(rules.EMPTY_SECTION, text, node.place)
    for child in node.children:
        if child.level > node.level + 1:
            text = (
                f'the heading "{plain(child.title)}" skips from level {node.level} to {child.level}'
            )
            yield problem(rules.HEADING_SKIP, text, child.place)


def _table(table: Table) -> Iterator[Problem]:
    name = plain(table.caption) or table.id or f"line {table.place.line}"
    if not table.head:
        yield problem(rules.TABLE_HEAD, f'the table "{name}" has no header row', table.place)
    parts = (table.head, table.rows, table.foot)
    lengths = {lying.width for part in parts for lying in lie(part)}
    if len(lengths) > 1:
        text = f'the rows of the table "{name}" have {min(lengths)} to {max(lengths)} cells'
        yield problem(rules.TABLE_CELLS, text, table.place)


def _link(link: Link, ids: Counter[str]) -> Iterator[Problem]:
    words = plain(link.children).strip()
    if not _worded(link.children):
        yield problem(rules.LINK_EMPTY, f'the link to "{link.target}" has no words', link.place)
    elif words.lower().rstrip(".!:…") in _EMPTY_WORDS:
        yield problem(rules.LINK_WORDS, f'the link has only the words "{words}"', link.place)
    if link.internal and link.target[1:] not in ids:
        yield problem(rules.LINK_TARGET, f'there is no place "{link.target}"', link.place)


def _image(image: Image) -> Iterator[Problem]:
    path = PurePosixPath(image.asset.path)
    if image.alt is not None and image.alt.strip().lower() in (
        path.name.lower(),
        path.stem.lower(),
    ):
        text = f'the text alternative of "{path}" is its file name'
        yield problem(rules.ALT_FILE_NAME, text, image.place)


def _duplicates(nodes: Iterable[Node]) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in nodes:
        id_ = _id(node)
        if not id_:
            continue
        if id_ in seen:
            yield problem(rules.DUPLICATE_ID, f'the id "{id_}" is there twice', node.place)
        seen.add(id_)


def _addresses(section: Section) -> Iterator[Problem]:
    """Addresses that stand for themselves in the text, where they are read out letter by letter.

    In notes and in the bibliography, which are not in a section, they are the end of a source.
    """
    for node in walk(section):
        if isinstance(node, Link) and not node.internal:
            words = plain(node.children).strip()
            if words and _bare(words) == _bare(node.target):
                text = f'the words of the link are its address "{words}"'
                yield problem(rules.LINK_WORDS, text, node.place)


def _bare(address: str) -> str:
    for scheme in ("https://", "http://", "mailto:"):
        address = address.removeprefix(scheme)
    return address.removeprefix("www.").rstrip("/")


def _contents(entries: tuple[ContentsEntry, ...], ids: Counter[str]) -> Iterator[Problem]:
    for item in entries:
        if item.target.removeprefix("#") not in ids:
            text = f'the entry "{plain(item.title)}" leads to "{item.target}", which is not there'
            yield problem(rules.CONTENTS, text)
        yield from _contents(item.children, ids)
