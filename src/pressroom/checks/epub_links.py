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
    outer,
    resolve,
)  # fmt: skip
from pressroom.checks.epub_remote import Remote, may_be_remote
from pressroom.model.problem import Problem, problem

# these read sounds, films or fonts; the others do so where the manifest says it
_SOUNDS = frozenset(
    {
        f"{XHTML}audio",
        f"{XHTML}video",
        f"{XHTML}source",
        f"{XHTML}track",
        f"{SVG}font-face-uri",
    }
)
_ANYTHING = frozenset({f"{XHTML}object", f"{XHTML}embed"})
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
    f"{SVG}font-face-uri": ("href", XLINK_HREF),
}


def check_links(book: Book) -> Iterator[Problem]:
    """Every link and every resource of every content document."""
    remote = Remote(book)
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}a", f"{XHTML}area", f"{SVG}a"):
            href = node.get("href", node.get(XLINK_HREF))
            # the lists of the navigation document have rules of their own
            if href is not None and not _in_nav(node):
                yield from _link(book, path, node, str(href))
        for node in root.iter(*_SOURCES):
            for name, source in _sources(node):
                yield from _resource(book, path, node, name, source, remote)


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


def _sources(node: etree._Element) -> Iterator[tuple[str, str]]:
    for name in _SOURCES[str(node.tag)]:
        value = node.get(name)
        if value is None:
            continue
        if name == "srcset" and not str(value).lstrip().startswith("data:"):
            for candidate in str(value).split(","):
                yield from ((name, one) for one in candidate.split()[:1])
        else:
            yield name, str(value)


def _may_be_remote(book: Book, node: etree._Element, name: str, source: str) -> bool:
    """EPUB 3.3, 3.6: sounds, films and fonts may; an image may not, nor anything in an EPUB 2."""
    if book.version != 3 or name in ("poster", "srcset"):
        return False
    if node.tag in _ANYTHING:
        return may_be_remote(book.remote.get(outer(source), ""))
    return node.tag in _SOUNDS


def _resource(
    book: Book, path: str, node: etree._Element, name: str, source: str, remote: Remote
) -> Iterator[Problem]:
    place = book.place(path, node)
    to = resolve(path, source)
    if to.scheme == "data":
        return
    if to.scheme:
        if _may_be_remote(book, node, name, source):
            yield from remote.problems(path, source, place)
        else:
            text = f'the resource "{source}" is not in the container'
            yield problem(rules.REMOTE, text, place)
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
