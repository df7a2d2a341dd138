"""An unpacked EPUB as the checks see it: files, manifest, spine, parsed trees and addresses."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit, urlunsplit

from lxml import etree

from pressroom.checks.xmltree import XmlError, line_of, parse
from pressroom.model.problem import Place

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

XHTML_TYPE = "application/xhtml+xml"
SVG_TYPE = "image/svg+xml"
NCX_TYPE = "application/x-dtbncx+xml"
CSS_TYPE = "text/css"
XML_TYPES = frozenset({XHTML_TYPE, SVG_TYPE, NCX_TYPE})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reference leads: a file and an id in it, or outside by ``scheme``.

    ``path`` is None where the reference leaves the container; ``scheme`` is then what follows
    it, empty for an address that cannot be read or that climbs out of the container.
    """

    path: str | None
    fragment: str = ""
    scheme: str = ""


def resolve(base: str, href: str) -> Address:
    """The address that ``href`` has in the file ``base``. EPUB 3.3, 4.2.5 URLs in the container."""
    try:
        parts = urlsplit(href.strip())
        parts.port  # noqa: B018 - reading it proves the address well-formed
    except ValueError:
        return Address(None)
    if parts.scheme or parts.netloc:
        return Address(None, scheme=parts.scheme.lower() or "//")
    fragment = unquote(parts.fragment)
    if not parts.path:
        return Address(base, fragment)
    path = posixpath.normpath(
        posixpath.join(posixpath.dirname(base), unicodedata.normalize("NFC", unquote(parts.path)))
    )
    if path.startswith(("/", "../")) or path in (".", ".."):
        return Address(None)
    return Address(path, fragment)


def outer(href: str) -> str:
    """The address of a resource outside the container, in the one form that two of them share."""
    parts = urlsplit(href.strip())
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest. ``path`` is its name in the container, empty where it has none."""

    id: str
    href: str
    path: str
    media_type: str
    properties: frozenset[str]
    node: etree._Element


@dataclass(frozen=True, slots=True)
class Book:
    """``package_path`` is the package document's name; ``spine`` holds the items that resolve.

    ``trees`` has every listed file of XHTML, SVG or NCX that could be parsed; ``broken`` has why
    the others could not. ``ids`` maps the ids of each tree to their first elements, in order.
    ``media_types`` maps every path of the manifest to its declared type, ``remote`` every address
    outside the container; ``in_spine`` are the paths of the spine.
    """

    name: str
    files: Mapping[str, bytes]
    package_path: str
    package: etree._Element
    items: tuple[Item, ...]
    spine: tuple[Item, ...]
    trees: Mapping[str, etree._Element] = field(default_factory=dict)
    broken: Mapping[str, XmlError] = field(default_factory=dict)
    ids: Mapping[str, Mapping[str, etree._Element]] = field(default_factory=dict)
    media_types: Mapping[str, str] = field(default_factory=dict)
    in_spine: frozenset[str] = frozenset()
    remote: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """2 for an EPUB 2, 3 for all others, which are looked at as an EPUB 3."""
        return 2 if str(self.package.get("version") or "").startswith("2.") else 3

    def place(self, path: str, node: etree._Element | None = None) -> Place:
        """The place of an element in a file; without one, the file."""
        return Place(PurePosixPath(self.name) / path, 0 if node is None else line_of(node))

    def obfuscated(self) -> frozenset[str]:
        """The files that META-INF says are not what their bytes are. EPUB 3.3, 4.2.6.3.2."""
        try:
            root = parse(self.files["META-INF/encryption.xml"])
        except (KeyError, XmlError):
            return frozenset()
        named = root.iter("{http://www.w3.org/2001/04/xmlenc#}CipherReference")
        return frozenset(unquote(str(node.get("URI") or "")) for node in named)

    def documents(self) -> Iterator[tuple[str, etree._Element]]:
        """The XHTML content documents, navigation included, in the order of the manifest."""
        for item in self.items:
            if item.media_type == XHTML_TYPE and item.path in self.trees:
                root = self.trees[item.path]
                if root.tag == f"{XHTML}html":
                    yield item.path, root

    def drawings(self) -> Iterator[tuple[str, etree._Element]]:
        """The SVG files."""
        for item in self.items:
            if item.media_type == SVG_TYPE and item.path in self.trees:
                yield item.path, self.trees[item.path]


def open_book(name: str, files: Mapping[str, bytes], package_path: str) -> Book:
    """The book behind a package document. Raises XmlError where that one cannot be parsed."""
    package = parse(files[package_path])
    items = tuple(_items(package, package_path))
    by_id = {item.id: item for item in reversed(items)}
    refs = [
        str(ref.get("idref") or "").strip() for ref in package.iterfind(f"{OPF}spine/{OPF}itemref")
    ]
    spine = tuple(dict.fromkeys(by_id[ref] for ref in refs if ref in by_id))
    trees: dict[str, etree._Element] = {}
    broken: dict[str, XmlError] = {}
    for item in items:
        if item.path not in files or item.path in trees or item.media_type not in XML_TYPES:
            continue
        try:
            trees[item.path] = parse(files[item.path])
        except XmlError as error:
            broken[item.path] = error
    ids = {path: _ids(root) for path, root in trees.items()}
    types = {item.path: item.media_type for item in items if item.path}
    paths = frozenset(item.path for item in spine if item.path)
    remote = {
        outer(item.href): item.media_type
        for item in items
        if resolve(package_path, item.href).scheme
    }
    return Book(
        name, files, package_path, package, items, spine, trees, broken, ids, types, paths, remote
    )  # fmt: skip


def _items(package: etree._Element, base: str) -> Iterator[Item]:
    for node in package.iterfind(f"{OPF}manifest/{OPF}item"):
        href = str(node.get("href") or "")
        address = resolve(base, href) if href.strip() else Address(None)
        yield Item(
            str(node.get("id") or "").strip(),
            href,
            address.path or "",
            str(node.get("media-type") or "").strip(),
            frozenset(str(node.get("properties") or "").split()),
            node,
        )


def _ids(root: etree._Element) -> dict[str, etree._Element]:
    ids: dict[str, etree._Element] = {}
    for node in root.iter("{*}*"):
        for name in ("id", "{http://www.w3.org/XML/1998/namespace}id"):
            value = node.get(name)
            if value is not None:
                ids.setdefault(str(value), node)
    return ids


def tokens(node: etree._Element, name: str) -> frozenset[str]:
    """The words of an attribute that holds a list, such as ``epub:type`` or ``role``."""
    return frozenset(str(node.get(name) or "").split())
