"""The outer form of a PDF, its layers and its embedded files. ISO 19005-2, 6.1, 6.8 and 6.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_claims import PDFA, declared
from pressroom.checks.pdf_objects import Visited, entry, items, text, tree, unpacked, whole
from pressroom.checks.xmltree import XmlError, parse
from pressroom.model.problem import Place, Problem, problem

_HEADER = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}")
_XREF = re.compile(rb"\bxref(\r\n|\r|\n)\d+ \d+\s*(?:\r\n|\r|\n)")
_WIDEST, _SMALLEST = 14_400, 3  # units of a page
_MOST_EMBEDDED = 100_000_000  # bytes of embedded files that are looked into
_LONGEST_NAME, _LONGEST_STRING = 127, 32_767


def check_outside(data: bytes, pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """What stands outside of the objects: header, trailer, cross references. 6.1.2 to 6.1.4."""
    if not _HEADER.match(data):
        yield problem(rules.FILE_FORM, "the header is not that of a PDF 1.0 to 1.7", place)
    if entry(pdf.trailer, "/ID") is None:
        yield problem(rules.FILE_FORM, "the trailer has no ID", place)
    end = data.rstrip(b"\r\n")[-5:]
    if end != b"%%EOF" or len(data) - len(data.rstrip(b"\r\n")) > 2:
        yield problem(rules.FILE_FORM, "data follow the end of the file", place)
    if re.search(rb"\bxref\b", data) and not _XREF.search(data):
        yield problem(rules.FILE_FORM, "the cross references are not in the form of PDF/A", place)
    for key, permission in _items(entry(pdf.Root, "/Perms")):
        if key not in ("/UR3", "/DocMDP"):
            yield problem(rules.FILE_FORM, f'the file has the permission "{key[1:]}"', place)
        elif any(entry(one, name) is not None
                 for one in items(entry(permission, "/Reference"))
                 for name in ("/DigestLocation", "/DigestMethod", "/DigestValue")):  # fmt: skip
            yield problem(rules.FILE_FORM, "a signature has digests", place)


def check_objects(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """Each object by itself: 6.1.7 Streams, 6.1.13 Implementation limits."""
    for page in pdf.pages:
        for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            box = items(entry(page.obj, key))
            try:
                sides = [abs(float(box[2]) - float(box[0])), abs(float(box[3]) - float(box[1]))]
            except (IndexError, TypeError):
                continue
            if min(sides) < _SMALLEST or max(sides) > _WIDEST:
                yield problem(rules.LONG, f"a page is {sides[0]:g} by {sides[1]:g} units", place)
    for node in pdf.objects:
        yield from _limits(node, place)
        if not isinstance(node, pikepdf.Stream):
            continue
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if node.get(key) is not None:
                yield problem(rules.FILE_FORM, f'a stream has the key "{key[1:]}"', place)
        for name in items(node.get("/Filter")):
            if str(name) in ("/LZWDecode", "/LZW", "/Crypt"):
                yield problem(rules.FILE_FORM, f'a stream is packed by "{str(name)[1:]}"', place)


def _limits(node: Any, place: Place) -> Iterator[Problem]:
    for key, value in _items(node):
        for word in (key, value):
            if isinstance(word, str | pikepdf.Name) and len(str(word).encode()) > _LONGEST_NAME + 1:
                yield problem(rules.LONG, f'the name "{str(word)[1:20]} …" is too long', place)
        if isinstance(value, pikepdf.String) and len(bytes(value)) > _LONGEST_STRING:
            yield problem(rules.LONG, f'the string of "{key[1:]}" is too long', place)
        if isinstance(value, int) and not isinstance(value, bool):
            if not -(2**31) <= value < 2**31:
                yield problem(rules.LONG, f'the number of "{key[1:]}" is too large', place)


def check_layers(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 7.10; ISO 19005-2, 6.9: all see the same layers."""
    layers = entry(pdf.Root, "/OCProperties")
    if layers is None:
        return
    names = []
    groups = {
        one.objgen for one in items(entry(layers, "/OCGs")) if isinstance(one, pikepdf.Object)
    }
    for one in (entry(layers, "/D"), *items(entry(layers, "/Configs"))):
        names.append(text(entry(one, "/Name")))
        if entry(one, "/AS") is not None:
            yield problem(rules.LAYERS, "a configuration of layers has AS", place)
        order = entry(one, "/Order")
        if order is not None and groups - set(_ordered(order)):
            yield problem(rules.LAYERS, "the order of layers leaves some out", place)
    if not all(names) or len(set(names)) < len(names):
        yield problem(rules.LAYERS, "a configuration of layers has no name of its own", place)


def _ordered(order: Any) -> Iterator[tuple[int, int]]:
    visited = Visited()
    waiting = [order]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array) and visited.first(node):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            yield node.objgen


def check_attachments(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 7.11; ISO 19005-2, 6.8: it has its name in both forms, and is PDF/A in a PDF/A-2.

    A PDF/A-3 may hold files of any kind, a PDF/A-1 none.
    """
    narrow = _part(pdf) in ("1", "2")
    left = _MOST_EMBEDDED
    found = [spec for _, spec in tree(entry(pdf.Root, "/Names", "/EmbeddedFiles"), "/Names")]
    for page in pdf.pages:
        found += [entry(note, "/FS") for note in items(entry(page.obj, "/Annots"))]
    for spec in found:
        if entry(spec, "/EF") is None:
            continue
        if not text(entry(spec, "/F")) or not text(entry(spec, "/UF")):
            yield problem(rules.FILE_SPEC, "an embedded file has not both F and UF", place)
        data = whole(entry(spec, "/EF", "/F"), left) if narrow else None
        if data is None:
            continue
        left -= len(data)
        if not _is_pdfa(data):
            name = text(entry(spec, "/UF")) or text(entry(spec, "/F"))
            yield problem(rules.FILE_SPEC, f'the embedded file "{name}" is no PDF/A', place)


def _part(pdf: pikepdf.Pdf) -> str:
    """The part of PDF/A that a file claims; empty where it claims none."""
    packet = unpacked(entry(pdf.Root, "/Metadata"))
    try:
        return declared(parse(packet.strip()), f"{PDFA}part") if packet else ""
    except XmlError:
        return ""


def _is_pdfa(data: bytes) -> bool:
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return _part(pdf) in ("1", "2")
    except Exception:  # noqa: BLE001 - a broken object fails in any of the library's ways
        return False


def _items(node: Any) -> list[tuple[str, Any]]:
    if not isinstance(node, pikepdf.Dictionary | pikepdf.Stream):
        return []
    return list(node.items())
