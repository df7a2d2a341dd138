"""XML from strangers: parsed without document types from outside, or the network, or entities that grow."""

from __future__ import annotations

import codecs
import re

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*?\?>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([^\"']*)[\"']")
# an entity of some characters and nothing else
_CHARACTERS = r"(?:[^{}&%<\n]|&#[0-9]+;|&#x[0-9a-fA-F]+;){{0,1000}}"
_PLAIN_ENTITY = re.compile(
    rf"""<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"({_CHARACTERS.format('"')})"|'({_CHARACTERS.format("'")})')\s*>"""
)
_PREDEFINED = {"amp", "apos", "gt", "quot", "lt"}
_GROWTH = 100_000  # characters that entities may add to a text
_UTF8, _UTF16 = {"utf-8", "utf8"}, {"utf-16", "utf-16le", "utf-16be"}


class XmlError(ValueError):
    """Why a text was not parsed. The message continues the sentence ``file "x" …``."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class EntityError(XmlError):
    """The text declares an entity from outside, or made of others: it could grow without end."""


def parse(data: bytes) -> etree._Element:
    """The root element of a text in UTF-8 or UTF-16.

    Raises XmlError for what is not well-formed, and EntityError for any declaration of an entity that is
    more than a few characters, wherever it stands: the bytes are decoded here, so that no other
    encoding can hide it. EPUB 3.3, 3.9 XML conformance.
    """
    text = _with_characters(_decoded(data)).encode("utf-8")
    parser = _parser(recover=False)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        if any(one.type_name != "WAR_NS_URI" for one in parser.error_log):
            words = (error.msg or "no element found").split(", line ")[0].strip()
            raise XmlError(f"is not well-formed: {words}", *error.position) from error
        # it names a namespace oddly, which XML allows
        root = etree.fromstring(text, _parser(recover=True))
    for entity in root.iter(etree.Entity):
        raise XmlError(f'uses the entity "{entity.text}"', line_of(entity))
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=recover
    )


def _with_characters(text: str) -> str:
    """``text`` with the characters in the place of the entities that it declares for them."""
    at = text.find("<!ENTITY")
    if at < 0:
        return text
    known: dict[str, str] = {}
    while at >= 0:
        found = _PLAIN_ENTITY.match(text, at)
        if not found:
            raise EntityError(
                "declares an entity that is more than characters", text.count("\n", 0, at) + 1
            )
        name, *values = found.groups()
        if name not in _PREDEFINED:  # the first declaration counts
            known.setdefault(
                name, next(one for one in values if one is not None).replace('"', "&quot;")
            )
        at = text.find("<!ENTITY", found.end())
    room = _GROWTH

    def spelled(found: re.Match[str]) -> str:
        nonlocal room
        value = known.get(found[1], found[0])
        room -= len(value) - len(found[0])
        if room < 0:
            raise EntityError("grows by its entities", text.count("\n", 0, found.start()) + 1)
        return value

    return re.sub(r"&([A-Za-z_][\w.-]*);", spelled, text)


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise XmlError("is neither UTF-8 nor UTF-16", line) from error
    declaration = _DECLARATION.match(text)
    if declaration:
        named = _ENCODING.search(declaration[0])
        if named and named[1].lower() not in (_UTF16 if wide else _UTF8):
            raise XmlError(f'declares the encoding "{named[1]}" but has another', 1)
    return text


def line_of(node: etree._Element) -> int:
    """The line of an element, 0 where it has none."""
    return node.sourceline if isinstance(node.sourceline, int) else 0


def words(node: etree._Element) -> str:
    """The text of an element as a reader hears it, texts of images included, spaces joined."""
    parts = [str(node.xpath("string()"))]
    parts += [str(image.get("alt") or "") for image in node.iter("{*}img")]
    return " ".join(" ".join(parts).split())
