"""The XMP metadata of a PDF: each property known or described, each value of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_xmp_schemas import EXTENSION, PARTS, PREFIXES, known
from pressroom.model.problem import Place, Problem, problem

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SKIPPED = frozenset({
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/XML/1998/namespace",
})  # fmt: skip
_DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
_FORMS = {
    "i": re.compile(r"[+-]?\d+"),
    "r": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)"),
    "q": re.compile(r"[+-]?\d+/\d+"),
    "b": re.compile(r"True|False"),
    "d": re.compile(_DATE),
    "t": re.compile(r".*", re.DOTALL),
}
_KINDS = {
    "text": "t", "integer": "i", "real": "r", "rational": "q", "boolean": "b", "date": "d",
    "lang alt": "a",
}  # fmt: skip
_ARRAYS = {"B": "Bag", "S": "Seq", "A": "Alt"}
_NAMES = {
    "i": "an integer", "r": "a number", "q": "a rational number", "b": "True or False",
    "d": "a date", "t": "text", "s": "a structure", "?": "anything", "a": "text in languages",
}  # fmt: skip


def check_xmp(root: etree._Element, place: Place) -> Iterator[Problem]:
    """Every property of the packet. ISO 19005-2, 6.6.2.3."""
    kinds = known()
    for extension in root.iter(f"{{{EXTENSION}}}schemas"):
        yield from _extension(extension, "schemas", place)
        kinds |= _described(extension)
    for node in root.iter("{*}*"):
        space, prefix = etree.QName(node).namespace, node.prefix
        wanted = PREFIXES.get(space or "")
        if wanted and prefix != wanted:
            text = f'the XMP metadata calls the schema "{wanted}" by the prefix "{prefix}"'
            claim = wanted in ("pdfaid", "pdfuaid")
            yield problem(rules.CLAIM if claim else rules.XMP_EXTENSION, text, place)
    for description in root.iter(f"{_RDF}Description"):
        parent = description.getparent()
        if parent is None or parent.tag != f"{_RDF}RDF":
            continue
        for name, value in description.attrib.items():
            yield from _property(str(name), str(value), None, kinds, place)
        for node in description.iterchildren("{*}*"):
            yield from _property(str(node.tag), (node.text or "").strip(), node, kinds, place)


_INSIDE = {
    "schemas": ("property", "valueType"),
    "valueType": ("field",),
    "property": (),
    "field": (),
}


def _property(
    tag: str,
    value: str,
    node: etree._Element | None,
    kinds: dict[tuple[str, str], str],
    place: Place,
) -> Iterator[Problem]:
    name = etree.QName(tag)
    space = name.namespace or ""
    if space in _SKIPPED:
        return
    kind = kinds.get((space, name.localname))
    if kind is None:
        text = f'nothing describes the property "{name.localname}" of "{space}"'
        yield problem(rules.XMP_PROPERTY, text, place)
    elif not _fits(kind, value, node):
        text = f'the property "{name.localname}" of the XMP metadata is not {_called(kind)}'
        yield problem(rules.XMP_VALUE, text, place)


def _called(kind: str) -> str:
    return _NAMES[kind] if len(kind) == 1 else f"a {_ARRAYS[kind[0]]} of {_NAMES[kind[1]]}"


def _fits(kind: str, value: str, node: etree._Element | None) -> bool:
    if kind == "?":
        return True
    children = [] if node is None else list(node.iterchildren("{*}*"))
    if len(kind) == 2:
        wanted = f"{_RDF}{_ARRAYS[kind[0]]}"
        if [child.tag for child in children] != [wanted]:
            return False
        entries = children[0].iterchildren("{*}*")
        return all(_fits(kind[1], (entry.text or "").strip(), entry) for entry in entries)
    if kind == "a":
        return [child.tag for child in children] == [f"{_RDF}Alt"]
    if kind == "s":
        return node is not None and (bool(children) or _resource(node)) and not _array(children)
    return not children and _FORMS[kind].fullmatch(value) is not None


def _resource(node: etree._Element) -> bool:
    """A structure that is empty, or all in attributes."""
    return bool(node.get(f"{_RDF}parseType")) or any(
        etree.QName(str(name)).namespace not in _SKIPPED for name in node.attrib
    )


def _array(children: list[etree._Element]) -> bool:
    return bool(children) and children[0].tag in {f"{_RDF}{kind}" for kind in _ARRAYS.values()}


def _fields(entry: etree._Element) -> Iterator[etree._Element]:
    """The fields of a structure, which may stand in a Description of its own."""
    for child in entry.iterchildren("{*}*"):
        if child.tag == f"{_RDF}Description":
            yield from child.iterchildren("{*}*")
        else:
            yield child


def _extension(node: etree._Element, part: str, place: Place) -> Iterator[Problem]:
    array, space, needed = PARTS[part]
    children = list(node.iterchildren("{*}*"))
    if [child.tag for child in children] != [f"{_RDF}{array}"]:
        text = f'"{part}" of an extension schema is not a {array}'
        yield problem(rules.XMP_EXTENSION, text, place)
        return
    for entry in children[0].iterchildren("{*}*"):
        fields = list(_fields(entry))
        names = {etree.QName(field).localname for field in fields}
        names |= {etree.QName(str(name)).localname for name in entry.attrib}
        for missing in sorted(needed - names):
            text = f'"{part}" of an extension schema lacks "{missing}"'
            yield problem(rules.XMP_EXTENSION, text, place)
        for field in fields:
            name = etree.QName(field)
            allowed = needed | {"property", "valueType", "field"}
            if name.namespace != space or name.localname not in allowed:
                text = f'"{part}" of an extension schema has the foreign field "{name.localname}"'
                yield problem(rules.XMP_EXTENSION, text, place)
            elif name.localname in PARTS and name.localname in _INSIDE[part]:
                yield from _extension(field, name.localname, place)


def _described(extension: etree._Element) -> dict[tuple[str, str], str]:
    """The kinds of the properties that an extension describes; ``?`` for types of its own."""
    kinds = {}
    schema, prop = (f"{{{PARTS[part][1]}}}" for part in ("schemas", "property"))
    for properties in extension.iter(f"{schema}property"):
        parent = properties.getparent()
        space = "" if parent is None else str(parent.findtext(f"{schema}namespaceURI") or "")
        for entry in properties.iter(f"{_RDF}li", f"{_RDF}Description"):
            name = entry.findtext(f"{prop}name") or entry.get(f"{prop}name")
            said = entry.findtext(f"{prop}valueType") or entry.get(f"{prop}valueType") or ""
            if name:
                kinds[space.strip(), str(name).strip()] = _kind(str(said).strip().lower())
    return kinds


def _kind(said: str) -> str:
    words = said.removeprefix("closed choice of ").removeprefix("open choice of ")
    first, _, rest = words.partition(" ")
    if first in ("bag", "seq", "alt"):
        inner = _KINDS.get(rest.removeprefix("of ").strip())
        return f"{first[0].upper()}{inner}" if inner and inner != "a" else "?"
    return _KINDS.get(words, "?")
