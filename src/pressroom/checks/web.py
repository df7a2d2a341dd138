"""What is wrong with a web edition: its structure, its notes, and what it asks for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from pressroom.checks import web_rules as rules
from pressroom.checks.language import well_formed
from pressroom.checks.web_loads import check_loads
from pressroom.checks.xmltree import line_of, words
from pressroom.model.problem import Place, Problem, problem

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTES = ("doc-footnote", "doc-endnote")


@dataclass(frozen=True, slots=True)
class _Page:
    root: etree._Element
    name: str
    ids: dict[str, etree._Element]

    def place(self, node: etree._Element) -> Place:
        return Place(PurePosixPath(self.name), line_of(node))


def check_web(data: bytes, name: str) -> Iterator[Problem]:
    """The problems of the HTML page ``data``, with places such as ``book.html:12``.

    Any bytes will do: what cannot be read is a problem too, and raises nothing.
    """
    try:
        text = data.decode("utf-8-sig")
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (UnicodeDecodeError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.find("body") is None or b"<html" not in data[:10_000].lower():
        place = Place(PurePosixPath(name))
        yield problem(rules.UNREADABLE, f'"{name}" is no HTML in UTF-8', place)
        return
    ids = {str(node.get("id")): node for node in root.iter("*") if node.get("id")}
    page = _Page(root, name, ids)
    for check in CHECKS:
        yield from check(page)
    for rule, text, node in check_loads(root):
        yield problem(rule, text, page.place(node))


def _head(page: _Page) -> Iterator[Problem]:
    title = page.root.find("head/title")
    if title is None or not words(title):
        yield problem(rules.TITLE, f'"{page.name}" has no title', page.place(page.root))
    for node in page.root.iter("script"):
        if node.get("type") == "application/ld+json":
            try:
                json.loads(node.text or "")
            except (ValueError, RecursionError):
                text = "the description in JSON-LD is not JSON"
                yield problem(rules.LINKED_DATA, text, page.place(node))


def _languages(page: _Page) -> Iterator[Problem]:
    for node in page.root.iter("*"):
        tag = node.get("lang")
        if node is page.root and not tag:
            text = f'"{page.name}" does not name its language'
        elif tag and not well_formed(str(tag)):
            text = f'the language "{tag}" is not well-formed'
        else:
            continue
        yield problem(rules.LANG, text, page.place(node))


def _ids(page: _Page) -> Iterator[Problem]:
    counts = Counter(str(node.get("id")) for node in page.root.iter("*") if node.get("id"))
    for id_, count in counts.items():
        if count > 1:
            text = f'the id "{id_}" is there {count} times'
            yield problem(rules.DUPLICATE_ID, text, page.place(page.ids[id_]))


def _links(page: _Page) -> Iterator[Problem]:
    for node in page.root.iter("a", "area"):
        href = node.get("href")
        if href is None:
            continue
        href = str(href).strip()
        if href.startswith("#"):
            if unquote(href[1:]) not in page.ids:
                text = f'the link "{href}" leads to an id that is not there'
                yield problem(rules.LINK_FRAGMENT, text, page.place(node))
        elif not href.lower().startswith(_SCHEMES):
            text = f'the link "{href}" is not allowed'
            yield problem(rules.ADDRESS, text, page.place(node))


def _headings(page: _Page) -> Iterator[Problem]:
    before, firsts = 0, 0
    for node in page.root.iter(*_HEADINGS):
        level = _HEADINGS[str(node.tag)]
        firsts += level == 1
        if not words(node):
            text = f"the heading of level {level} has no words"
            yield problem(rules.HEADING_EMPTY, text, page.place(node))
        if before and level > before + 1:
            text = f'the heading "{words(node)}" of level {level} follows one of level {before}'
            yield problem(rules.HEADING_SKIP, text, page.place(node))
        before = level
    if firsts != 1:
        text = f'"{page.name}" has {firsts} headings of level 1'
        yield problem(rules.HEADING_ONE, text, page.place(page.root))


def _parts(page: _Page) -> Iterator[Problem]:
    count = sum(1 for _ in page.root.iter("main"))
    if count != 1:
        text = f'"{page.name}" has {count} main elements'
        yield problem(rules.MAIN, text, page.place(page.root))
    for image in page.root.iter("img"):
        if image.get("alt") is None:
            yield problem(rules.ALT, "an image has no alt", page.place(image))
    for table in page.root.iter("table"):
        around = table.getparent()
        if around is None or not all(around.get(one) for one in ("tabindex", "role", "aria-label")):
            text = "a table stands in nothing that the keyboard can scroll"
            yield problem(rules.TABLE_KEYBOARD, text, page.place(table))


def _notes(page: _Page) -> Iterator[Problem]:
    calls: dict[str, list[etree._Element]] = {}
    for call in page.root.iter("a"):
        if call.get("role") != "doc-noteref":
            continue
        target = unquote(str(call.get("href") or "").removeprefix("#"))
        note = page.ids.get(target)
        if note is not None and note.get("role") in _NOTES:
            calls.setdefault(target, []).append(call)
        elif note is not None or not str(call.get("href") or "").startswith("#"):
            text = (
                f'the call "{words(call)}" leads to "{call.get("href") or ""}", which is not a note'
            )
            yield problem(rules.NOTE_TARGET, text, page.place(call))
    for note in page.root.iter("*"):
        if note.get("role") not in _NOTES:
            continue
        name = str(note.get("id") or "")
        if name not in calls:
            text = f'no call leads to the note "{name}"'
            yield problem(rules.NOTE_UNCALLED, text, page.place(note))
            continue
        backs = {f"#{call.get('id')}" for call in calls[name]}
        if not any(unquote(str(link.get("href"))) in backs for link in note.iter("a")):
            text = f'the note "{name}" does not link back to its call'
            yield problem(rules.NOTE_BACK, text, page.place(note))


CHECKS: tuple[Callable[[_Page], Iterator[Problem]], ...] = (
    _head, _languages, _ids, _links, _headings, _parts, _notes,
)  # fmt: skip
