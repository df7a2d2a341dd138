"""SVG images from strangers: only still pictures that need nothing from outside pass."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_PUBLIC_IDS = {"-//W3C//DTD SVG 1.0//EN", "-//W3C//DTD SVG 1.1//EN"}
MAX_DRAWN = 100_000  # elements, with what every <use> repeats

_ACTIVE = {"script", "foreignobject", "handler", "listener", "iframe", "audio", "video"}
_ANIMATION = {"animate", "set", "animatetransform", "animatemotion"}
_INNER_IMAGE = re.compile(r"data:image/(png|jpeg|jpg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"""\burl\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_CSS_OUTSIDE = re.compile(r"@import|\b(?:image-set|image|src|cross-fade)\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([+]?[0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*([a-z]*)\s*", re.IGNORECASE)
# CSS Values 4, 6.2: absolute lengths in pixels
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
          "q": 96 / 101.6}  # fmt: skip


class SvgError(ValueError):
    """Why an SVG image cannot be used. The text continues the sentence ``image "x.svg" …``."""

    def __init__(self, message: str, hint: str, *, unsafe: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.unsafe = unsafe


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in CSS pixels of an SVG image that holds nothing active and nothing remote.

    Raises SvgError for what is not well-formed SVG, runs code, refers outside itself, or has no
    size. Nothing is fetched: neither DTDs nor entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        detail = str(error).split(", line ")[0]
        raise SvgError(
            f"is not well-formed: {detail}", "open it in a drawing program and save it again"
        ) from error
    if root.tag != f"{{{SVG}}}svg":
        raise SvgError(
            "is XML but not SVG",
            f'the outermost element must be <svg xmlns="{SVG}">',
        )
    _refuse_dtd(root)
    for node in root.getroottree().iter():
        _refuse_active(node)
    for before in root.itersiblings(preceding=True):
        _refuse_active(before)
    _refuse_bomb(root)
    return _size(root)


def is_sized(data: bytes) -> bool:
    """Whether a proven SVG image names a width or height of its own; else it takes what room there is."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    lengths = (root.get(name, "").strip() for name in ("width", "height"))
    return any(length and not length.endswith("%") for length in lengths)


def _unsafe(message: str, hint: str) -> SvgError:
    return SvgError(message, hint, unsafe=True)


def _refuse_dtd(root: etree._Element) -> None:
    info = root.getroottree().docinfo
    dtd = info.internalDTD
    # lxml-stubs do not know either attribute
    if dtd is not None and dtd.entities():  # type: ignore[attr-defined]
        raise _unsafe("declares entities", "save it as plain SVG, without a DOCTYPE")
    if info.system_url and info.public_id not in _PUBLIC_IDS:  # type: ignore[attr-defined]
        raise _unsafe("names an outside DTD", "remove its DOCTYPE line")


def _refuse_active(node: etree._Element) -> None:
    if not isinstance(node.tag, str):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
            raise _unsafe("names an outside style sheet", "save it as plain SVG")
        if isinstance(node, etree._Entity):
            raise _unsafe("uses an entity", "save it as plain SVG, without a DOCTYPE")
        return
    name = etree.QName(node)
    local = name.localname.lower()
    if local in _ACTIVE or name.namespace == _XHTML:
        raise _unsafe(f"holds <{name.localname}>", "save it as plain SVG, without scripts or HTML")
    if local == "style":
        _refuse_css("".join(str(text) for text in node.itertext()))
    for key, value in node.attrib.items():
        _refuse_attribute(local, str(key), str(value))


def _refuse_attribute(element: str, key: str, value: str) -> None:
    name = etree.QName(key).localname.lower()
    if name.startswith("on"):
        raise _unsafe(f"has the event handler {name}", "save it as plain SVG, without scripts")
    if key == _XML_BASE:
        raise _unsafe("sets xml:base", "save it as plain SVG")
    if name in ("href", "src"):
        _refuse_outside(value)
    if element in _ANIMATION and name == "attributename" and "href" in value.lower():
        raise _unsafe("animates an address", "save it as a still image")
    if name == "style" or "(" in value:
        _refuse_css(value)


def _refuse_css(css: str) -> None:
    if "\\" in css:  # an escape could spell "url" in letters that the patterns do not see
        raise _unsafe("has an escape in its style", "write the style without backslashes")
    outside = _CSS_OUTSIDE.search(css)
    if outside:
        raise _unsafe(f'refers outside with "{outside[0]}"', "put everything into the file itself")
    for match in _URL.finditer(css):
        _refuse_outside(match[1])


def _refuse_outside(address: str) -> None:
    address = address.strip()
    if not address.startswith("#") and not _INNER_IMAGE.match(address):
        shown = address if len(address) <= 60 else f"{address[:57]}..."
        raise _unsafe(f'refers to "{shown}"', "put everything that it shows into the file itself")


def _refuse_bomb(root: etree._Element) -> None:
    """A few <use> that repeat each other can ask for billions of elements."""
    by_id = {node.get("id"): node for node in _elements(root) if node.get("id")}
    drawn: dict[etree._Element, int | None] = {}

    def count(node: etree._Element) -> int:
        if node in drawn:
            known = drawn[node]
            if known is None:
                raise _unsafe("repeats itself without end", "remove the <use> that holds itself")
            return known
        drawn[node] = None
        total = 1 + sum(count(child) for child in node if isinstance(child.tag, str))
        if etree.QName(node).localname == "use":
            href = node.get("href") or node.get("{http://www.w3.org/1999/xlink}href") or ""
            target = by_id.get(href.strip().removeprefix("#"))
            total += count(target) if target is not None else 0
        if total > MAX_DRAWN:
            raise _unsafe(f"draws more than {MAX_DRAWN} elements", "simplify the drawing")
        drawn[node] = total
        return total

    try:
        count(root)
    except RecursionError:
        raise _unsafe("is nested too deeply", "simplify the drawing") from None


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (node for node in root.iter() if isinstance(node.tag, str))


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [_number(part) for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
        if not width and not height:
            width, height = box[2], box[3]
        width, height = width or height * ratio, height or width / ratio
    if not width or not height or max(width, height) > 1_000_000:
        raise SvgError("has no usable size", "give its <svg> a width, a height and a viewBox")
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str | None) -> float:
    """A length in pixels; 0 where there is none, or one that depends on the page (%, em)."""
    match = _LENGTH.fullmatch(length or "")
    if not match or match[2].lower() not in _UNITS:
        return 0
    return _number(match[1]) * _UNITS[match[2].lower()]


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0
    return number if math.isfinite(number) else 0
