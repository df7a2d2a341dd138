"""The notes of an EPUB, both ways: from the call to the note, and from the note to its call."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import EPUB_TYPE, XHTML, Book, resolve, tokens
from pressroom.checks.xmltree import words
from pressroom.model.problem import Problem, problem

_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_LIST_TYPES = frozenset({"footnotes", "endnotes", "rearnotes"})


def check_notes(book: Book) -> Iterator[Problem]:
    """DPUB-ARIA 1.1: a call leads to a note, a note is called and links back to a call of it."""
    called: dict[tuple[str, str], list[etree._Element]] = {}
    for path, root in book.documents():
        for call in root.iter(f"{XHTML}a"):
            if not _is_call(call):
                continue
            href = str(call.get("href") or "")
            to = resolve(path, href)
            if to.path is not None and to.path in book.ids and to.fragment:
                if to.fragment not in book.ids[to.path]:
                    continue  # a broken link has a rule of its own
                if _is_note(book.ids[to.path][to.fragment]):
                    called.setdefault((to.path, to.fragment), []).append(call)
                    continue
            elif to.path is not None and to.path not in book.files:
                continue
            text = f'the call "{words(call)}" leads to "{href}", which is not a note'
            yield problem(rules.NOTE_TARGET, text, book.place(path, call))
    for path, root in book.documents():
        for note in root.iter("{*}*"):
            if not _is_note(note):
                continue
            id_ = str(note.get("id") or "")
            calls = called.get((path, id_), [])
            if not calls:
                text = f'no call leads to the note "{id_}"'
                yield problem(rules.NOTE_UNCALLED, text, book.place(path, note))
            elif not any(_leads_to(book, path, link, calls) for link in note.iter(f"{XHTML}a")):
                text = f'the note "{id_}" does not link back to its call'
                yield problem(rules.NOTE_BACK, text, book.place(path, note))


def _is_call(node: etree._Element) -> bool:
    return "noteref" in tokens(node, EPUB_TYPE) or "doc-noteref" in tokens(node, "role")


def _is_note(node: etree._Element) -> bool:
    if tokens(node, EPUB_TYPE) & _NOTE_TYPES or tokens(node, "role") & _NOTE_ROLES:
        return True
    if node.tag != f"{XHTML}li":
        return False
    for parent in node.iterancestors():
        if parent.tag == f"{XHTML}li" or _is_note(parent):
            return False  # an item of a list within a note
        if tokens(parent, EPUB_TYPE) & _LIST_TYPES or "doc-endnotes" in tokens(parent, "role"):
            return True
    return False


def _leads_to(book: Book, path: str, link: etree._Element, calls: list[etree._Element]) -> bool:
    """Whether a link leads to one of the calls, or to the element right around or inside it."""
    to = resolve(path, str(link.get("href") or ""))
    target = book.ids.get(to.path or "", {}).get(to.fragment)
    return target is not None and any(
        target in (call, call.getparent(), *call.iterchildren("{*}*")) for call in calls
    )
