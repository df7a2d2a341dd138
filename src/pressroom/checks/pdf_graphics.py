"""The graphics of a PDF, as PDF/A allows them: states, objects and colours. ISO 19005-2, 6.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_objects import Visited, entry, items, orders, unpacked
from pressroom.checks.pdf_rules import OUTPUT_INTENT
from pressroom.model.problem import Place, Problem, problem

# ISO 32000-1, 11.3.5
_BLENDS = frozenset(
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn "
    "/HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity".split()
)
_INTENTS = frozenset({
    "/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation",
})  # fmt: skip
_DEVICE = {"/DeviceGray": "grey", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK",
           "/G": "grey", "/RGB": "RGB", "/CMYK": "CMYK"}  # fmt: skip
_PAINTED = {"g": "grey", "G": "grey", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
# where a space has the one that it builds on
_BASE = {"/Indexed": 1, "/I": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}
_DEFAULTS = {"grey": "/DefaultGray", "RGB": "/DefaultRGB", "CMYK": "/DefaultCMYK"}
_OPERATORS = " ".join((*_PAINTED, "cs CS"))
_LARGEST_PROFILE = 700_000  # packed bytes
_LONGEST = 200_000  # packed bytes of a content stream whose colours are looked for


def check_graphics(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """All that the pages are drawn with."""
    intents = items(entry(pdf.Root, "/OutputIntents"))
    yield from _intents(intents, place)
    for intent in intents:
        profile = entry(intent, "/DestOutputProfile")
        if str(entry(intent, "/S")) == "/GTS_PDFA1" and isinstance(profile, pikepdf.Stream):
            break
    else:
        yield from _colours(pdf, place)
    visited = Visited()
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        waiting = [entry(page.obj, "/Resources")]
        for note in items(entry(page.obj, "/Annots")):
            waiting += _streams(entry(note, "/AP"))
        while waiting:
            node = waiting.pop()
            if not visited.first(node):
                continue
            if isinstance(node, pikepdf.Stream):
                yield from _object(node, where, place)
                waiting.append(entry(node, "/Resources"))
                waiting.append(entry(node, "/SMask"))
                continue
            for state in _values(entry(node, "/ExtGState")):
                if visited.first(state):
                    yield from _state(state, where, place)
            for kind in ("/XObject", "/Pattern"):
                waiting += _values(entry(node, kind))
            for font in _values(entry(node, "/Font")):
                waiting += [entry(font, "/Resources")]


def _intents(intents: list[Any], place: Place) -> Iterator[Problem]:
    profiles = [entry(one, "/DestOutputProfile") for one in intents]
    found = {one.objgen for one in profiles if isinstance(one, pikepdf.Stream)}
    if len(found) > 1:
        yield problem(rules.COLOUR, "the output intents have different profiles", place)
    for one in intents:
        if entry(one, "/DestOutputProfileRef") is not None:
            yield problem(rules.COLOUR, "an output intent refers to a profile elsewhere", place)
    for profile in profiles:
        if not isinstance(profile, pikepdf.Stream):
            continue
        head = (unpacked(profile, _LARGEST_PROFILE) or b"")[:20]
        if head[12:16] not in (b"mntr", b"prtr") or head[16:20] not in (b"RGB ", b"CMYK", b"GRAY"):
            yield problem(rules.COLOUR, "the profile of the output intent is of no device", place)


def _state(state: Any, where: str, place: Place) -> Iterator[Problem]:
    """6.2.5 Extended graphics state; 6.2.10 Transparency."""
    why = []
    why += [key for key in ("/TR", "/HTP", "/HTO") if entry(state, key) is not None]
    if entry(state, "/TR2") is not None and str(entry(state, "/TR2")) != "/Default":
        why.append("/TR2")
    halftone = entry(state, "/HT")
    if isinstance(halftone, pikepdf.Dictionary | pikepdf.Stream):
        if entry(halftone, "/HalftoneType") not in (1, 5) or entry(halftone, "/HalftoneName"):
            why.append("/HT")
    if any(str(blend) not in _BLENDS for blend in items(entry(state, "/BM"))):
        why.append("/BM")
    intent = entry(state, "/RI")
    if intent is not None and str(intent) not in _INTENTS:
        why.append("/RI")
    if why:
        text = f"a graphics state on {where} has {', '.join(key[1:] for key in why)}"
        yield problem(rules.GRAPHICS, text, place)


def _object(node: Any, where: str, place: Place) -> Iterator[Problem]:
    """6.2.8 Images; 6.2.9 XObjects."""
    kind = str(entry(node, "/Subtype"))
    why = [key for key in ("/OPI", "/Ref", "/Alternates", "/PS") if entry(node, key) is not None]
    if kind == "/PS" or str(entry(node, "/Subtype2")) == "/PS":
        why.append("/PostScript")
    if entry(node, "/Interpolate") is True:
        why.append("/Interpolate")
    intent = entry(node, "/Intent")
    if kind == "/Image" and intent is not None and str(intent) not in _INTENTS:
        why.append("/Intent")
    if why:
        text = f"an image or a form on {where} has {', '.join(key[1:] for key in why)}"
        yield problem(rules.GRAPHICS, text, place)


def _colours(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """6.2.4.3: without an output intent, no colour may be one of a device."""
    visited = Visited()
    for number, page in enumerate(pdf.pages, 1):
        resources = entry(page.obj, "/Resources")
        waiting: list[tuple[Any, Any]] = [(page.obj, resources)]
        while waiting:
            node, resources = waiting.pop()
            if not visited.first(node):
                continue
            used = _used(node, resources)
            used -= {
                name
                for name in used
                if entry(resources, "/ColorSpace", _DEFAULTS[name]) is not None
            }
            for name in sorted(used):
                text = f"{name} of a device is used on page {number} without an output intent"
                yield problem(OUTPUT_INTENT, text, place)
            if used:
                return
            # a form without resources of its own draws with those of its page; only a stream is one
            inside = [
                *_values(entry(resources, "/XObject")),
                *_values(entry(resources, "/Pattern")),
            ]
            waiting += [
                (inner, entry(inner, "/Resources") or resources)
                for inner in inside
                if isinstance(inner, pikepdf.Stream)
            ]


def _used(node: Any, resources: Any) -> set[str]:
    """The devices whose colours a page, a form or an image uses."""
    found = {_DEVICE[name] for name in _spaces(entry(node, "/ColorSpace")) if name in _DEVICE}
    if str(entry(node, "/Subtype")) == "/Image":
        return set() if entry(node, "/ImageMask") is True else found
    for shading in _values(entry(resources, "/Shading")):
        found |= {_DEVICE[n] for n in _spaces(entry(shading, "/ColorSpace")) if n in _DEVICE}
    if not _short(node):
        return found
    named = entry(resources, "/ColorSpace")
    try:
        for step in orders(node, _OPERATORS):
            operator = str(step.operator)
            if operator in _PAINTED:
                found.add(_PAINTED[operator])
            elif step.operands and operator in ("cs", "CS"):
                name = str(step.operands[0])
                chosen = [name, *_spaces(entry(named, name))]
                found |= {_DEVICE[one] for one in chosen if one in _DEVICE}
    except (pikepdf.PdfError, TypeError, ValueError):
        return found
    return found


def _short(node: Any) -> bool:
    streams = [node] if isinstance(node, pikepdf.Stream) else items(entry(node, "/Contents"))
    streams = [one for one in streams if isinstance(one, pikepdf.Stream)]
    size = sum(len(one.read_raw_bytes()) for one in streams)
    return bool(streams) and size <= _LONGEST and all(len(items(one.get("/Filter"))) < 2 for one in streams)  # fmt: skip


def _spaces(space: Any) -> list[str]:
    """The name of a colour space, or of the one that it builds on, if it is one."""
    visited = Visited()
    while isinstance(space, pikepdf.Array) and visited.first(space):
        at = _BASE.get(str(space[0])) if len(space) else None
        if at is None or at >= len(space):
            return []
        space = space[at]
    return [str(space)] if isinstance(space, pikepdf.Name) else []


def _streams(looks: Any) -> list[Any]:
    found: list[Any] = []
    for look in _values(looks):
        found += [look] if isinstance(look, pikepdf.Stream) else _values(look)
    return found


def _values(node: Any) -> list[Any]:
    if not isinstance(node, pikepdf.Dictionary):
        return []
    return [value for _, value in node.items()]
