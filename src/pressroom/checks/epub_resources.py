"""What the items of a package may be, and what documents show of them. EPUB 3.3, 3 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import (
    EPUB_TYPE,
    MATHML,
    OPF,
    SVG,
    XHTML,
    XLINK_HREF,
    Book,
    Item,
    resolve,
    tokens,
)  # fmt: skip
from pressroom.checks.xmltree import words
from pressroom.model.problem import Problem, problem

# EPUB 3.3, 3.2 Core media types
CORE = frozenset({
    "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp", "audio/mpeg",
    "audio/mp4", "audio/ogg; codecs=opus", "audio/ogg", "audio/opus", "text/css",
    "application/xhtml+xml", "application/javascript", "application/ecmascript",
    "text/javascript", "application/x-dtbncx+xml", "application/smil+xml", "application/pls+xml",
})  # fmt: skip
_SHOWN = {
    f"{XHTML}img": ("src",), f"{XHTML}input": ("src",), f"{XHTML}audio": ("src",),
    f"{XHTML}video": ("src", "poster"),
    f"{XHTML}embed": ("src",), f"{XHTML}object": ("data",), f"{XHTML}source": ("src",),
    f"{XHTML}iframe": ("src",), f"{MATHML}math": ("altimg",), f"{SVG}image": ("href", XLINK_HREF),
}  # fmt: skip
_HEADINGS = frozenset(f"{XHTML}{name}" for name in ("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"))
_SCHEME = re.compile(r"[A-Za-z][\w+.\-]*:")
_BAD_URL = re.compile(
    r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})|^https?:(?!//[^/])|^https?://[^/]*[\s\[<>]"
)


def check_resources(book: Book) -> Iterator[Problem]:
    """The addresses and fallbacks of the package, and what documents show."""
    yield from _fallbacks(book)
    yield from _addresses(book)
    if book.version == 3:
        yield from _foreign(book)
        yield from _reachable(book)
        yield from _navs(book)
        yield from _style_links(book)


def _fallbacks(book: Book) -> Iterator[Problem]:
    by_id = {item.id: item for item in reversed(book.items)}
    for item in book.items:
        place = book.place(book.package_path, item.node)
        style = str(item.node.get("fallback-style") or "").strip()
        if style and style not in by_id and book.version == 2:
            yield problem(rules.FALLBACK, f'no item has the id "{style}"', place)
        first = item.node.get("fallback")
        if first is None:
            continue
        seen, at = {item.id}, str(first).strip()
        while at in by_id and at not in seen:
            seen.add(at)
            at = str(by_id[at].node.get("fallback") or "").strip()
        if at in seen:
            text = f'the fallback of "{item.id}" leads in a circle'
            yield problem(rules.FALLBACK, text, place)
        elif at:
            yield problem(rules.FALLBACK, f'no item has the id "{at}"', place)


def _core(book: Book, item: Item | None, declared: str) -> bool:
    """Whether a resource is of a core type, or falls back to one."""
    by_id = {one.id: one for one in reversed(book.items)}
    seen: set[str] = set()
    while True:
        kind = re.sub(r"\s*;\s*", "; ", (item.media_type if item else declared).strip().lower())
        if kind in CORE or kind.startswith("video/") or "font" in kind:
            return True
        if item is None or item.id in seen:
            return False
        seen.add(item.id)
        item = by_id.get(str(item.node.get("fallback") or "").strip())
        if item is None:
            return False


def _foreign(book: Book) -> Iterator[Problem]:
    by_path = {item.path: item for item in reversed(book.items) if item.path}
    by_url = {item.href: item for item in book.items}
    for path, root in book.documents():
        for node in root.iter(*_SHOWN):
            tag = str(node.tag)
            sources = [str(node.get(key)) for key in _SHOWN[tag] if node.get(key)]
            inside_picture = any(a.tag == f"{XHTML}picture" for a in node.iterancestors())
            if tag == f"{XHTML}img" and inside_picture:
                sources += [one.split()[0] for one in str(node.get("srcset") or "").split(",") if one.split()]  # fmt: skip
            if tag == f"{XHTML}source" and inside_picture:
                sources = [one.split()[0] for one in str(node.get("srcset") or "").split(",") if one.split()]  # fmt: skip
                if node.get("type"):
                    continue
            for source in sources:
                if source.startswith("data:"):
                    declared = re.split(r"[;,]", source[5:])[0]
                    item = None
                else:
                    item = by_url.get(source) or by_path.get(resolve(path, source).path or "")
                    if item is None:
                        continue
                    declared = item.media_type
                strict = inside_picture and tag in (f"{XHTML}img", f"{XHTML}source")
                fine = declared.lower() in CORE if strict else _core(book, item, declared)
                if not fine and not _inner(book, node, path, by_path, by_url):
                    text = f'"{source[:60]}" is of the foreign type "{declared}"'
                    yield problem(rules.FOREIGN, text, book.place(path, node))


def _inner(
    book: Book, node: etree._Element, path: str, by_path: dict[str, Item], by_url: dict[str, Item]
) -> bool:
    """Whether the element brings what stands for it: another source, or words within an object."""
    tag = str(node.tag)
    if tag == f"{XHTML}object":
        return bool(words(node)) or len(node) > 0
    if tag == f"{XHTML}source":
        parent = node.getparent()
        others = [] if parent is None else [one for one in parent.iterchildren(tag) if one is not node]  # fmt: skip
        for said in (str(one.get("src")) for one in others if one.get("src")):
            item = by_url.get(said) or by_path.get(resolve(path, said).path or "")
            if item is not None and _core(book, item, item.media_type):
                return True
    return False


def _addresses(book: Book) -> Iterator[Problem]:
    nodes = [(item.node, item.href) for item in book.items]
    nodes += [(one, str(one.get("href") or "")) for one in book.package.iterfind(f"{OPF}metadata/{OPF}link")]  # fmt: skip
    for node, href in nodes:
        place = book.place(book.package_path, node)
        if _BAD_URL.search(href):
            yield problem(rules.URL, f'the address "{href}" is not well-formed', place)
        elif href.lower().startswith(("file:", "data:")):
            yield problem(rules.URL, f'the address "{href[:60]}" is not allowed', place)
        elif "?" in href and not _SCHEME.match(href):
            yield problem(rules.URL, f'the address "{href}" has a query', place)
        elif node.tag == f"{OPF}link" and resolve(book.package_path, href).path == book.package_path:  # fmt: skip
            text = f'the link "{href}" leads to the package itself'
            yield problem(rules.URL, text, place)
    for path, root in book.documents():
        for node in root.iter(f"{XHTML}a", f"{XHTML}area"):
            href = str(node.get("href") or "").strip()
            place = book.place(path, node)
            to = resolve(path, href)
            told = to.path is None and not to.scheme  # it has a rule of its own
            if _BAD_URL.search(href) and book.version == 3 and not told:
                yield problem(rules.URL, f'the address "{href}" is not well-formed', place)
            elif "?" in href.partition("#")[0] and not _SCHEME.match(href) and href[:2] != "//":
                yield problem(rules.URL, f'the address "{href}" has a query', place)
        for node in root.iter(f"{XHTML}blockquote", f"{XHTML}q", f"{XHTML}ins", f"{XHTML}del"):
            to = resolve(path, str(node.get("cite") or "#"))
            if to.path is not None and to.path not in book.files:
                text = f'the source "{node.get("cite")}" is not there'
                yield problem(rules.URL, text, book.place(path, node))
        for node in root.iter(f"{MATHML}math"):
            to = resolve(path, str(node.get("altimg") or "#"))
            if to.path is not None and to.path not in book.files:
                text = f'the image "{node.get("altimg")}" is not there'
                yield problem(rules.URL, text, book.place(path, node))


def _reachable(book: Book) -> Iterator[Problem]:
    """EPUB 3.3, 5.7.2: what is out of the reading order can still be reached."""
    by_id = {item.id: item for item in reversed(book.items)}
    aside = []
    for ref in book.package.iterfind(f"{OPF}spine/{OPF}itemref"):
        item = by_id.get(str(ref.get("idref") or "").strip())
        if ref.get("linear") == "no" and item is not None and "nav" not in item.properties:
            aside.append((ref, item))
    if not aside or any("scripted" in item.properties for item in book.items):
        return
    reached = set()
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}a", f"{XHTML}area", f"{SVG}a"):
            href = node.get("href", node.get(XLINK_HREF))
            if href is not None:
                reached.add(resolve(path, str(href)).path)
    for ref, item in aside:
        if item.path and item.path not in reached:
            text = f'nothing leads to "{item.href}"'
            yield problem(rules.NOT_REACHABLE, text, book.place(book.package_path, ref))


def _navs(book: Book) -> Iterator[Problem]:
    for item in book.items:
        if "nav" not in item.properties or item.path not in book.trees:
            continue
        root = book.trees[item.path]
        found: dict[str, int] = {}
        for nav in root.iter(f"{XHTML}nav"):
            types = tokens(nav, EPUB_TYPE)
            for kind in types & {"page-list", "landmarks"}:
                found[kind] = found.get(kind, 0) + 1
                if found[kind] == 2:
                    text = f'the navigation has a second "{kind}"'
                    yield problem(rules.NAV_ONCE, text, book.place(item.path, nav))
            if types and not types & {"toc", "page-list", "landmarks"}:
                first = next(nav.iterchildren("{*}*"), None)
                if first is None or first.tag not in _HEADINGS:
                    text = f'the navigation "{" ".join(sorted(types))}" has no heading'
                    yield problem(rules.NAV_ONCE, text, book.place(item.path, nav))
            if "landmarks" in types:
                seen: set[tuple[str, str]] = set()
                for link in nav.iter(f"{XHTML}a"):
                    for kind in sorted(tokens(link, EPUB_TYPE)):
                        pair = (kind, str(link.get("href") or "").strip())
                        if pair in seen:
                            text = f'the landmark "{kind}" is there twice'
                            yield problem(rules.NAV_ONCE, text, book.place(item.path, link))
                        seen.add(pair)


def _style_links(book: Book) -> Iterator[Problem]:
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}link"):
            href = str(node.get("href") or "")
            if "stylesheet" in str(node.get("rel") or "").split() and "#" in href:
                text = f'the style sheet "{href}" is named with an id'
                yield problem(rules.STYLE_LINK, text, book.place(path, node))
        for node in root.iter(f"{SVG}use"):
            href = str(node.get("href") or node.get(XLINK_HREF) or "")
            if href and "#" not in href:
                text = f'the drawing "{href}" is used without an id'
                yield problem(rules.STYLE_LINK, text, book.place(path, node))
        for node in root.iter(f"{XHTML}a"):
            to = resolve(path, str(node.get("href") or "#"))
            if to.path and to.fragment and to.path in book.trees:
                target = book.ids[to.path].get(to.fragment)
                if target is not None and str(target.tag) == f"{SVG}symbol":
                    text = f'the link "{node.get("href")}" leads to a symbol'
                    yield problem(rules.STYLE_LINK, text, book.place(path, node))
        for one in root.itersiblings(etree.PI, preceding=True):
            found = re.search(r"href\s*=\s*[\"']([^\"']*)", str(getattr(one, "text", "") or ""))
            if found and resolve(path, found[1]).scheme:
                text = f'the style sheet "{found[1]}" is not in the container'
                yield problem(rules.STYLE_LINK, text, book.place(path, root))
