"""The package document of an EPUB: metadata, manifest, spine and NCX. EPUB 3.3, 5."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import (
    DC,
    NCX,
    NCX_TYPE,
    OPF,
    SVG_TYPE,
    XHTML_TYPE,
    Book,
    Item,
    resolve,
)  # fmt: skip
from pressroom.checks.epub_remote import may_be_remote
from pressroom.checks.epub_types import fitting, named, needed_properties
from pressroom.checks.language import well_formed
from pressroom.model.problem import Problem, problem

_MODIFIED = re.compile(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
)
_ACCESSIBILITY = (
    "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
    "accessibilitySummary",
)  # fmt: skip
_MEASURED = frozenset({"mathml", "remote-resources", "scripted", "svg", "switch"})


def check_package(book: Book) -> Iterator[Problem]:
    """Everything that the package document says, against what the container holds."""
    package = book.package
    if package.tag != f"{OPF}package" or package.get("version") not in ("2.0", "3.0"):
        text = f'"{book.package_path}" is not a package document of version 3.0'
        yield problem(rules.VERSION, text, book.place(book.package_path, package))
    ids = Counter(str(node.get("id")).strip() for node in package.iter("{*}*") if node.get("id"))
    for id_, count in ids.items():
        if count > 1:
            text = f'the id "{id_}" is in the package {count} times'
            yield problem(rules.PACKAGE_ID, text, book.place(book.package_path))
    yield from _metadata(book)
    if book.version == 3:
        yield from _accessibility(book)
    yield from _manifest(book)
    if book.version == 3:
        yield from _navigation_items(book)
    yield from _spine(book)
    yield from _ncx(book)


def _texts(book: Book, name: str) -> list[str]:
    found = book.package.iterfind(f"{OPF}metadata/{DC}{name}")
    return [text for node in found if (text := (node.text or "").strip())]


def _properties(book: Book, name: str) -> list[etree._Element]:
    return [
        node for node in book.package.iterfind(f"{OPF}metadata/{OPF}meta")
        if node.get("property") == name and node.get("refines") is None
    ]  # fmt: skip


def identifier(book: Book) -> str | None:
    """The unique identifier: the text of the dc:identifier that the package points to."""
    wanted = book.package.get("unique-identifier")
    for node in book.package.iterfind(f"{OPF}metadata/{DC}identifier"):
        if wanted and node.get("id") == wanted:
            return (node.text or "").strip()
    return None


def _metadata(book: Book) -> Iterator[Problem]:
    """EPUB 3.3, 5.5: what every package must tell."""
    place = book.place(book.package_path)
    if not _texts(book, "title") and (
        book.version == 3 or book.package.find(f"{OPF}metadata/{DC}title") is None
    ):
        yield problem(rules.TITLE, "the package has no dc:title", place)
    if not _texts(book, "identifier"):
        yield problem(rules.IDENTIFIER, "the package has no dc:identifier", place)
    elif not identifier(book):
        wanted = book.package.get("unique-identifier") or ""
        text = f'no dc:identifier has the id "{wanted}" that unique-identifier names'
        yield problem(rules.UNIQUE_IDENTIFIER, text, place)
    languages = _texts(book, "language")
    if not languages:
        yield problem(rules.LANGUAGE, "the package has no dc:language", place)
    for tag in languages:
        if not well_formed(tag):
            yield problem(rules.LANGUAGE, f'the language "{tag}" is not well-formed', place)
    if book.version == 2:
        return
    dates = [(node.text or "").strip() for node in _properties(book, "dcterms:modified")]
    if len(dates) != 1:
        text = f"the package has {len(dates)} dates dcterms:modified, not one"
        yield problem(rules.MODIFIED, text, place)
    elif not _MODIFIED.fullmatch(dates[0]):
        text = f'the date dcterms:modified "{dates[0]}" has another form'
        yield problem(rules.MODIFIED, text, place)


def _accessibility(book: Book) -> Iterator[Problem]:
    """EPUB Accessibility 1.1, 2: what a reader must be able to know before buying."""
    for name in _ACCESSIBILITY:
        said = _properties(book, f"schema:{name}")
        if not any((node.text or "").strip() for node in said):
            text = f"the package has no schema:{name}"
            yield problem(rules.ACCESSIBILITY, text, book.place(book.package_path))


def _manifest(book: Book) -> Iterator[Problem]:
    """EPUB 3.3, 5.6: the manifest lists the files of the container, each once and as it is."""
    seen: set[str] = set()
    hidden = book.obfuscated()
    # a script may read anything from the network
    scripted = any("scripted" in item.properties for item in book.items)
    for item in book.items:
        place = book.place(book.package_path, item.node)
        fragment = "#" in item.href
        if book.version == 3 and resolve(book.package_path, item.href).scheme in ("http", "https"):
            if not may_be_remote(item.media_type) and not scripted:
                text = f'"{item.href}" is not in the container'
                yield problem(rules.REMOTE, text, place)
            else:
                yield problem(more.REMOTE_ALLOWED, f'"{item.href}" is not in the container', place)
            continue
        if not item.path or fragment or item.path == book.package_path:
            text = f'the item "{item.id}" has the unsuitable address "{item.href}"'
            yield problem(rules.HREF, text, place)
            continue
        if item.path in seen:
            yield problem(rules.DUPLICATE_HREF, f'"{item.path}" is listed twice', place)
            continue
        seen.add(item.path)
        if item.path not in book.files:
            text = f'"{item.path}" is in the manifest but not in the container'
            yield problem(rules.MISSING_FILE, text, place)
            continue
        if item.path not in hidden and (book.version == 3 or item.media_type != "text/html"):
            yield from _type(book, item)
        if (
            item.media_type in (XHTML_TYPE, SVG_TYPE)
            and item.path in book.trees
            and book.version == 3
        ):
            tree = book.trees[item.path]
            needed, allowed = needed_properties(tree, _is_drawing(book, item.path))
            declared = item.properties & _MEASURED
            for name in sorted(needed - declared):
                text = f'"{item.path}" needs the property "{name}"'
                yield problem(rules.PROPERTIES, text, place)
            for name in sorted(declared - needed - allowed):
                if name == "remote-resources":
                    text = f'"{item.path}" is not seen to need "{name}"'
                    yield problem(more.NEEDLESS_REMOTE, text, place)
                    continue
                text = f'"{item.path}" does not need the property "{name}"'
                yield problem(rules.PROPERTIES, text, place)
    # 5.5.8 The link element: a licence, say, may be named by the metadata instead
    for link in book.package.iterfind(f"{OPF}metadata/{OPF}link"):
        href = str(link.get("href") or "")
        to = resolve(book.package_path, href)
        if to.path is not None and to.path not in book.files:
            text = f'the linked record "{href}" is not there'
            yield problem(more.LINKED_RECORD, text, book.place(book.package_path, link))
        seen.add(to.path or "")
    for path in book.files:
        if path not in seen and path not in ("mimetype", book.package_path):
            if not path.startswith("META-INF/"):
                text = f'"{path}" is in the container but not in the manifest'
                yield problem(rules.UNLISTED_FILE, text, book.place(path))


def _type(book: Book, item: Item) -> Iterator[Problem]:
    """EPUB 3.3, 5.6.2: what a file is decides, and its name where that does not tell."""
    place, declared = book.place(book.package_path, item.node), item.media_type
    types = fitting(item.path, book.files[item.path], declared, book.trees)
    if types and declared not in types:
        text = f'"{item.path}" is declared as "{declared}" but is {min(types)}'
        yield problem(rules.MEDIA_TYPE, text, place)
    elif not types and (told := named(item.path, declared)) != declared:
        text = f'"{item.path}" is declared as "{declared}" and named as {told}'
        yield problem(more.NAME_TYPE, text, place)


def _is_drawing(book: Book, base: str) -> Callable[[str], bool]:
    return lambda source: book.media_types.get(resolve(base, source).path or "") == SVG_TYPE


def _navigation_items(book: Book) -> Iterator[Problem]:
    place = book.place(book.package_path)
    navs = [item for item in book.items if "nav" in item.properties]
    if len(navs) != 1 or navs[0].media_type != XHTML_TYPE:
        text = f"the manifest has {len(navs)} navigation documents"
        if len(navs) == 1:
            text = f'the navigation document "{navs[0].href}" is not XHTML'
        yield problem(rules.NAV_ITEM, text, place)
    covers = [item for item in book.items if "cover-image" in item.properties]
    if not covers:
        yield problem(rules.NO_COVER, "the manifest names no cover image", place)
    elif len(covers) > 1:
        yield problem(rules.COVER, f"the manifest names {len(covers)} cover images", place)
    elif not covers[0].media_type.startswith("image/"):
        text = f'the cover "{covers[0].href}" is not an image'
        yield problem(rules.COVER, text, book.place(book.package_path, covers[0].node))


def _spine_types(book: Book) -> frozenset[str]:
    if book.version == 3:
        return frozenset({XHTML_TYPE, SVG_TYPE})
    return frozenset({XHTML_TYPE, "application/x-dtbook+xml", "text/html", "text/x-oeb1-document"})


def _spine(book: Book) -> Iterator[Problem]:
    """EPUB 3.3, 5.7: the spine is the reading order of content documents."""
    known = {item.id: item for item in reversed(book.items)}
    seen: set[str] = set()
    linear = False
    for ref in book.package.iterfind(f"{OPF}spine/{OPF}itemref"):
        place = book.place(book.package_path, ref)
        idref = str(ref.get("idref") or "").strip()
        linear = linear or str(ref.get("linear") or "").strip() != "no"
        if idref not in known:
            yield problem(rules.SPINE_IDREF, f'no item has the id "{idref}"', place)
            continue
        if idref in seen:
            yield problem(rules.SPINE_DUPLICATE, f'"{idref}" is in the spine twice', place)
        seen.add(idref)
        item = known[idref]
        if item.media_type not in _spine_types(book) and not item.node.get("fallback"):
            text = f'"{item.href}" is of type "{item.media_type}" and has no fallback'
            yield problem(rules.SPINE_TYPE, text, place)
    if not linear:
        text = "the spine has no linear item"
        yield problem(rules.SPINE_EMPTY, text, book.place(book.package_path))


def _ncx(book: Book) -> Iterator[Problem]:
    """EPUB 3.3, 5.9: where there is an NCX, it must tell the same as the rest."""
    spine = book.package.find(f"{OPF}spine")
    toc = None if spine is None else spine.get("toc")
    listed = [item for item in book.items if item.media_type == NCX_TYPE]
    if toc is None:
        if listed or book.version == 2:
            named = f' that leads to "{listed[0].href}"' if listed else ""
            text = f"the spine has no toc{named}"
            yield problem(rules.NCX_ITEM, text, book.place(book.package_path, spine))
        return
    item = next((item for item in listed if item.id == toc), None)
    if item is None:
        text = f'toc "{toc}" is not the id of an NCX'
        yield problem(rules.NCX_ITEM, text, book.place(book.package_path, spine))
        return
    if item.path not in book.trees:
        return
    root, path = book.trees[item.path], item.path
    uids = [
        str(meta.get("content") or "").strip() for meta in root.iterfind(f"{NCX}head/{NCX}meta")
        if meta.get("name") == "dtb:uid"
    ]  # fmt: skip
    wanted = identifier(book)
    if wanted and uids and uids != [wanted]:
        text = f'the NCX has the identifier "{", ".join(uids)}", the package "{wanted}"'
        yield problem(rules.NCX_UID, text, book.place(path, root))
    for content in root.iter(f"{NCX}content"):
        source = str(content.get("src") or "")
        to = resolve(path, source)
        ids = book.ids.get(to.path or "")
        lost = bool(to.fragment) and ids is not None and to.fragment not in ids
        if not source or to.path not in book.in_spine or lost:
            text = f'the NCX entry "{source}" leads nowhere'
            yield problem(rules.NCX_TARGET, text, book.place(path, content))
