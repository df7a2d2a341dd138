"""The package document as a whole, and what its items may be. EPUB 3.3, 3, 4.2.6 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import (
    DC,
    EPUB_TYPE,
    MATHML,
    OPF,
    SVG,
    SVG_TYPE,
    XHTML,
    XHTML_TYPE,
    XLINK_HREF,
    Book,
    Item,
    resolve,
    tokens,
)  # fmt: skip
from pressroom.checks.xmltree import XmlError, parse, words
from pressroom.model.problem import Problem, problem

# EPUB 3.3, 3.2 Core media types
CORE = frozenset({
    "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp", "audio/mpeg",
    "audio/mp4", "audio/ogg; codecs=opus", "audio/ogg", "audio/opus", "text/css",
    "application/xhtml+xml", "application/javascript", "application/ecmascript",
    "text/javascript", "application/x-dtbncx+xml", "application/smil+xml", "application/pls+xml",
})  # fmt: skip
_TOLD = frozenset({"title", "identifier", "language"})  # these have rules of their own
_ORDER = ("metadata", "manifest", "spine", "guide", "bindings", "collection")
_SOUND = ("audio/", "video/", "font/", "application/font", "application/x-font", "application/vnd.ms-opentype")  # fmt: skip
_SHOWN = {
    f"{XHTML}img": ("src",), f"{XHTML}input": ("src",), f"{XHTML}audio": ("src",),
    f"{XHTML}embed": ("src",), f"{XHTML}object": ("data",), f"{XHTML}source": ("src",),
    f"{XHTML}iframe": ("src",), f"{MATHML}math": ("altimg",), f"{SVG}image": ("href", XLINK_HREF),
}  # fmt: skip
_SCHEME = re.compile(r"[A-Za-z][\w+.\-]*:")
_BAD_URL = re.compile(
    r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})|^https?:(?!//[^/])|^https?://[^/]*[\s\[<>]"
)
_MIMES = re.compile(r"[\w!#$&^.+\-]+/[\w!#$&^.+\-]+(\s*;.*)?")


def check_resources(book: Book) -> Iterator[Problem]:
    """The order of the package, its addresses and fallbacks, and what documents show."""
    yield from _package(book)
    yield from _meta_inf(book)
    yield from _fallbacks(book)
    yield from _addresses(book)
    if book.version == 3:
        yield from _foreign(book)
        yield from _reachable(book)
        yield from _navs(book)
        yield from _style_links(book)


def _package(book: Book) -> Iterator[Problem]:
    names = [
        str(node.tag)[len(OPF) :] for node in book.package.iterchildren("{*}*")
        if str(node.tag).startswith(OPF)
    ]  # fmt: skip
    place = book.place(book.package_path, book.package)
    for name in ("metadata", "manifest", "spine"):
        if names.count(name) != 1:
            text = f"the package has {names.count(name)} times {name}"
            yield problem(rules.PACKAGE_MODEL, text, place)
    known = [_ORDER.index(name) for name in names if name in _ORDER]
    if known != sorted(known):
        yield problem(rules.PACKAGE_MODEL, "the parts of the package are out of order", place)
    for name in sorted(set(names) - {*_ORDER, "tours"}):
        yield problem(rules.PACKAGE_MODEL, f'"{name}" is no part of a package', place)
    for item in book.items:
        where = book.place(book.package_path, item.node)
        if not _MIMES.fullmatch(item.media_type):
            text = f'the item "{item.href}" has the media-type "{item.media_type}"'
            yield problem(rules.PACKAGE_MODEL, text, where)
        if not item.id and item.path != book.package_path:
            yield problem(rules.PACKAGE_MODEL, f'the item "{item.href}" has no id', where)
        if item.node.get("fallback-style") is not None and book.version == 3:
            text = f'the item "{item.href}" has a fallback-style'
            yield problem(rules.PACKAGE_MODEL, text, where)
    metadata = book.package.find(f"{OPF}metadata")
    if metadata is not None:
        yield from _metadata(book, metadata)
    for node in book.package.iter(f"{OPF}collection"):
        parent = node.getparent()
        if "manifest" in str(node.get("role") or "").split() and parent is book.package:
            text = "a collection of the role manifest is in no other"
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))
    guide = book.package.find(f"{OPF}guide")
    if guide is not None and not len(guide):
        yield problem(
            rules.PACKAGE_MODEL, "the guide is empty", book.place(book.package_path, guide)
        )
    for node in book.package.iterfind(f"{OPF}guide/{OPF}reference"):
        to = resolve(book.package_path, str(node.get("href") or ""))
        if book.version == 2 and (to.path is None or to.path not in book.media_types):
            text = f'the guide leads to "{node.get("href")}", which is not in the manifest'
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))
        elif book.media_types.get(to.path or "", XHTML_TYPE) not in (
            XHTML_TYPE, SVG_TYPE, "text/x-oeb1-document", "application/x-dtbook+xml",
        ):  # fmt: skip
            text = f'the guide leads to "{node.get("href")}", which is no content document'
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))


def _metadata(book: Book, metadata: etree._Element) -> Iterator[Problem]:
    dates = 0
    for node in metadata.iterchildren("{*}*"):
        tag = str(node.tag)
        place = book.place(book.package_path, node)
        if tag.startswith(DC):
            dates += tag == f"{DC}date"
            if not (node.text or "").strip() and tag[len(DC) :] not in _TOLD and book.version == 3:
                text = f'"dc:{tag[len(DC) :]}" is empty'
                yield problem(rules.PACKAGE_MODEL, text, place)
            if (
                tag == f"{DC}date"
                and book.version == 2
                and not _DATE.fullmatch((node.text or "").strip())
            ):
                text = f'the date "{node.text or ""}" has another form'
                yield problem(rules.PACKAGE_MODEL, text, place)
            event = node.get(f"{OPF}event")
            if event is not None and book.version == 3:
                yield problem(rules.PACKAGE_MODEL, "a date has opf:event", place)
        elif tag not in (f"{OPF}meta", f"{OPF}link", f"{OPF}dc-metadata", f"{OPF}x-metadata"):
            if tag.startswith(OPF):
                text = f'"{tag[len(OPF) :]}" is no metadata'
                yield problem(rules.PACKAGE_MODEL, text, place)
    if dates > 1 and book.version == 3:
        yield problem(rules.PACKAGE_MODEL, f"the package has {dates} times dc:date", book.place(book.package_path, metadata))  # fmt: skip


_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T.+)?)?)?")
_OWN_FILES = {
    "META-INF/encryption.xml": "encryption", "META-INF/signatures.xml": "signatures",
    "META-INF/manifest.xml": "manifest",
}  # fmt: skip
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def _meta_inf(book: Book) -> Iterator[Problem]:
    for path in book.media_types:
        if path.startswith("META-INF/"):
            text = f'the item "{path}" is in META-INF'
            yield problem(rules.META_INF, text, book.place(path))
    for path, root in _OWN_FILES.items():
        if path not in book.files:
            continue
        try:
            tag = parse(book.files[path]).tag
        except XmlError as error:
            yield problem(rules.META_INF, f'"{path}" {error}', book.place(path))
            continue
        if str(tag).rpartition("}")[2] != root:
            text = f'"{path}" begins with "{str(tag).rpartition("}")[2]}", not "{root}"'
            yield problem(rules.META_INF, text, book.place(path))
    try:
        container = parse(book.files["META-INF/container.xml"])
    except (KeyError, XmlError):
        return
    for node in container.iter("{*}*"):
        local = str(node.tag).removeprefix(_CONTAINER)
        if local not in ("container", "rootfiles", "rootfile", "links", "link"):
            text = f'"{local}" may not stand in the container file'
            yield problem(rules.META_INF, text, book.place("META-INF/container.xml", node))


def _fallbacks(book: Book) -> Iterator[Problem]:
    by_id = {item.id: item for item in reversed(book.items)}
    for item in book.items:
        first = item.node.get("fallback")
        if first is None:
            continue
        place = book.place(book.package_path, item.node)
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
        if kind in CORE or kind.startswith(("font/", "video/")) or "font" in kind:
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
        for one in others:
            said = str(one.get("src") or "")
            item = by_url.get(said) or by_path.get(resolve(path, said).path or "")
            if item is not None and _core(book, item, item.media_type):
                return True
    return False


def _addresses(book: Book) -> Iterator[Problem]:
    nodes = [(item.node, item.href) for item in book.items]
    nodes += [(one, str(one.get("href") or "")) for one in book.package.iterfind(f"{OPF}metadata/{OPF}link")]  # fmt: skip
    for node, href in nodes:
        place = book.place(book.package_path, node)
        if _BAD_URL.search(href) and (book.version == 3 or not href.replace(" ", "").isascii()):
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
                if first is None or not re.fullmatch(r"h[1-6]|hgroup", str(first.tag)[len(XHTML) :]):  # fmt: skip
                    text = f'the navigation "{" ".join(sorted(types))}" has no heading'
                    yield problem(rules.NAV_ONCE, text, book.place(item.path, nav))
            if "landmarks" in types:
                seen: set[tuple[str, str]] = set()
                for link in nav.iter(f"{XHTML}a"):
                    pair = (" ".join(sorted(tokens(link, EPUB_TYPE))), str(link.get("href") or ""))
                    if pair in seen:
                        text = f'the landmark "{pair[0]}" is there twice'
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
            if to.path and to.path != path and to.fragment and to.path in book.trees:
                target = book.ids[to.path].get(to.fragment)
                if target is not None and str(target.tag) == f"{SVG}symbol":
                    text = f'the link "{node.get("href")}" leads to a symbol'
                    yield problem(rules.STYLE_LINK, text, book.place(path, node))
        for one in root.itersiblings(etree.PI, preceding=True):
            found = re.search(r"href\s*=\s*[\"']([^\"']*)", str(getattr(one, "text", "") or ""))
            if found and resolve(path, found[1]).scheme:
                text = f'the style sheet "{found[1]}" is not in the container'
                yield problem(rules.STYLE_LINK, text, book.place(path, root))
