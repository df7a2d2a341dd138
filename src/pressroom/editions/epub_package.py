"""The canonical package: the same book gives the same bytes, in the order that readers expect."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
MEDIA_TYPE = "application/epub+zip"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STORED = (".jpg", ".jpeg", ".png", ".gif", ".webp")  # compressed already
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def parse_xml(data: bytes) -> etree._Element:
    """The root of ``data``; raises etree.XMLSyntaxError where it is not well-formed.

    No entity is expanded and nothing is fetched: what an edition holds stands on its own.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def repack(data: bytes, *, modified: datetime, language: str) -> bytes:
    """The EPUB ``data`` written again in one fixed form.

    The mimetype comes first, stored and without an extra field (OCF 3.3, 4.3), then the container,
    the package and the rest by name; every entry bears the time ``modified``. The package document
    tells its language and names no generator, so that a new version of a library changes nothing.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    package = next(name for name in files if name.endswith(".opf"))
    files[package] = _canonical_package(files[package], language)
    del files["mimetype"]
    first = ["META-INF/container.xml", package]
    order = first + sorted(files.keys() - set(first))
    return _zip(
        {"mimetype": MEDIA_TYPE.encode(), **{name: files[name] for name in order}}, modified
    )


def _zip(files: Mapping[str, bytes], modified: datetime) -> bytes:
    out = io.BytesIO()
    stamp = _dos_time(modified)
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system = _UNIX  # else it tells the system that the build ran on
            entry.external_attr = _REGULAR_FILE
            stored = name == "mimetype" or name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def _dos_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """``moment`` in UTC as a zip file can hold it: 1980 to 2107, in steps of two seconds."""
    utc = moment.astimezone(UTC)
    if utc.year < 1980:
        return (1980, 1, 1, 0, 0, 0)
    if utc.year > 2107:
        return (2107, 12, 31, 23, 59, 58)
    return (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second // 2 * 2)


def _canonical_package(data: bytes, language: str) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    root.set(_XML_LANG, language)
    root.attrib.pop("prefix", "")  # EbookLib declares one that is reserved, and unused here
    for meta in root.findall(f"{OPF}metadata/{OPF}meta[@name='generator']"):
        meta.getparent().remove(meta)  # type: ignore[union-attr]  # found below a parent
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
