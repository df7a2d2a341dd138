"""Where the content documents of an EPUB lead: links, images, scripts and style sheets."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import (
    EPUB_TYPE,
    SVG,
    XHTML,
    XLINK_HREF,
    Book,
    resolve,
)  # fmt: skip
from pressroom.model.problem import Problem, problem

_SOUNDS = frozenset(
    {
        f"{XHTML}audio",
        f"{XHTML}video",
        f"{XHTML}source",
        f"{XHTML}track",
        f"{XHTML}object",
        f"{XHTML}embed",
    }
)
_FORBIDDEN = frozenset({"data", "file"})
_SCRIPTS = frozenset({"javascript", "vbscript"})
_SOURCES: dict[str, tuple[str, ...]] = {
    f"{XHTML}img": ("src", "srcset"),
    f"{XHTML}source": ("src", "srcset"),
    f"{XHTML}audio": ("src",),
    f"{XHTML}video": ("src", "poster"),
    f"{XHTML}track": ("src",),
    f"{XHTML}embed": ("src",),
    f"{XHTML}iframe": ("src",),
    f"{XHTML}input": ("src",),
    f"{XHTML}script": ("src",),
    f"{XHTML}object": ("data",),
    f"{XHTML}link": ("href",),
    f"{SVG}image": ("href", XLINK_HREF),
    f"{SVG}feImage": ("href", XLINK_HREF),
    f"{SVG}use": ("href", XLINK_HREF),
    f"{SVG}script": ("href", XLINK_HREF),
}


def check_links(book: Book) -> Iterator[Problem]:
    """Every link and every resource of every content document."""
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}a", f"{XHTML}area", f"{SVG}a"):
            href = node.get("href", node.get(XLINK_HREF))
            # the lists of the navigation document have rules of their own
            if href is not None and not _in_nav(node):
                yield from _link(book, path, node, str(href))
        for node in root.iter(*_SOURCES):
            for source in _sources(node):
                yield from _resource(book, path, node, source)


def _in_nav(node: etree._Element) -> bool:
    return any(
        parent.tag == f"{XHTML}nav" and parent.get(EPUB_TYPE) for parent in node.iterancestors()
    )


def _link(book: Book, path: str, node: etree._Element, href: str) -> Iterator[Problem]:
    """EPUB 3.3, 3.1.2: what a link leads to, within the book, is in the spine."""
    place = book.place(path, node)
    to = resolve(path, href)
    if to.path is None:
        if not to.scheme:
            yield problem(rules.LINK_FILE, f'the link "{href}" leads nowhere', place)
        elif to.scheme in _FORBIDDEN:
            yield problem(rules.ADDRESS, f'the link "{href}" is not allowed', place)
        elif to.scheme in _SCRIPTS:
            yield problem(more.SCRIPT_LINK, f'the link "{href}" may do nothing', place)
    elif to.path not in book.files:
        # a file that the manifest promises is reported there
        if to.path not in book.media_types:
            text = f'the link "{href}" leads to a file that is not there'
            yield problem(rules.LINK_FILE, text, place)
    elif to.path not in book.in_spine and to.path != path:
        text = f'the link "{href}" leads to a file that is not in the spine'
        yield problem(rules.LINK_SPINE, text, place)
    elif to.fragment and to.path in book.ids and to.fragment not in book.ids[to.path]:
        text = f'the link "{href}" leads to an id that is not there'
        yield problem(rules.LINK_FRAGMENT, text, place)


def _sources(node: etree._Element) -> Iterator[str]:
    for name in _SOURCES[str(node.tag)]:
        value = node.get(name)
        if value is None:
            continue
        if name == "srcset" and not str(value).lstrip().startswith("data:"):
            for candidate in str(value).split(","):
                yield from candidate.split()[:1]
        else:
            yield str(value)


def _resource(book: Book, path: str, node: etree._Element, source: str) -> Iterator[Problem]:
    place = book.place(path, node)
    to = resolve(path, source)
    if to.scheme == "data":
        return
    if to.scheme:
        text = f'the resource "{source}" is not in the container'
        sound = node.tag in _SOUNDS
        yield problem(more.REMOTE_ALLOWED if sound else rules.REMOTE, text, place)
    elif to.path == path and to.fragment:
        if to.fragment not in book.ids[path]:
            yield problem(rules.RESOURCE, f'the resource "{source}" is not there', place)
    elif not source.strip() or to.path not in book.files:
        if to.path not in book.media_types or not source.strip():
            yield problem(rules.RESOURCE, f'the resource "{source}" is not there', place)
    elif (
        to.path not in book.media_types and node.tag != f"{XHTML}link"
    ):  # which names other things, too
        text = f'the resource "{source}" is not in the manifest'
        yield problem(rules.RESOURCE, text, place, "add an item for it to the manifest")
