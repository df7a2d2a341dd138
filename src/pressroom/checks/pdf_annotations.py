"""The annotations and forms of a PDF. ISO 14289-1, 7.18; ISO 19005-2, 6.3 and 6.4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_objects import Visited, entry, items, text, tree
from pressroom.checks.pdf_structure import standard
from pressroom.model.problem import Place, Problem, problem

# ISO 19005-2, 6.3.1, of those of ISO 32000-1, 12.5.6
_KNOWN = frozenset(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut "
    "Stamp Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact".split()
)
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE = 1, 2, 4, 32, 256
_OWN_TAG = {"Widget": "Form", "Link": "Link"}


def check_annotations(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """Every annotation of every page, and the form they belong to."""
    form = entry(pdf.Root, "/AcroForm")
    if entry(form, "/XFA") is not None:
        yield problem(rules.FORM, "the form is an XFA form", place)
    if entry(form, "/NeedAppearances") is True:
        yield problem(rules.FORM, "the form asks the reader to draw its fields", place)
    if entry(pdf.Root, "/NeedsRendering") is True:
        yield problem(rules.FORM, "the file asks the reader to draw its pages", place)
    yield from _fields(items(entry(form, "/Fields")), place)
    root = entry(pdf.Root, "/StructTreeRoot")
    parents = dict(tree(entry(root, "/ParentTree"), "/Nums"))
    roles = entry(root, "/RoleMap")
    for number, page in enumerate(pdf.pages, 1):
        notes = items(entry(page.obj, "/Annots"))
        where = f"page {number}"
        if notes and str(entry(page.obj, "/Tabs")) != "/S":
            yield problem(rules.TAB_ORDER, f"the annotations of {where} are in no order", place)
        for note in notes:
            kind = str(entry(note, "/Subtype") or "/none")[1:]
            yield from _for_print(note, kind, where, place)
            parent = parents.get(entry(note, "/StructParent"))
            tag = standard(str(entry(parent, "/S") or "/")[1:], roles)[0]
            if not _outside(
                entry(note, "/Rect"), entry(page.obj, "/CropBox") or entry(page.obj, "/MediaBox")
            ):
                yield from _for_ears(note, kind, tag, parent, where, place)


def _fields(first: list[Any], place: Place) -> Iterator[Problem]:
    visited = Visited()
    waiting = list(first)
    while waiting:
        node = waiting.pop()
        if not visited.first(node):
            continue
        if entry(node, "/AA") is not None:
            yield problem(rules.FORM, "a field has actions that start by themselves", place)
        waiting += items(entry(node, "/Kids"))


def _for_print(note: Any, kind: str, where: str, place: Place) -> Iterator[Problem]:
    """What PDF/A asks: all can see it, on paper too."""
    if kind not in _KNOWN:
        text_ = f'an annotation on {where} is of the kind "{kind}"'
        yield problem(rules.ANNOTATION, text_, place)
        return
    if kind == "Popup":
        return
    flags = entry(note, "/F")
    seen = isinstance(flags, int) and flags & (
        _INVISIBLE | _HIDDEN | _PRINT | _NO_VIEW | _TOGGLE
    ) == _PRINT  # fmt: skip
    if not seen:
        text_ = f"the {kind} on {where} is not printed, or can be hidden"
        yield problem(rules.ANNOTATION_FLAGS, text_, place)
    if kind == "Widget" and (entry(note, "/A") is not None or entry(note, "/AA") is not None):
        yield problem(rules.FORM, f"a field on {where} has an action", place)
    looks = entry(note, "/AP")
    if looks is None:
        if kind != "Link" and not _flat(entry(note, "/Rect")):
            text_ = f"the {kind} on {where} has no appearance"
            yield problem(rules.ANNOTATION_LOOK, text_, place)
        return
    normal = entry(looks, "/N")
    button = kind == "Widget" and "/Btn" in (
        str(entry(note, "/FT")), str(entry(note, "/Parent", "/FT"))
    )  # fmt: skip
    alone = isinstance(looks, pikepdf.Dictionary) and set(looks.keys()) == {"/N"}
    fits = isinstance(normal, pikepdf.Dictionary if button else pikepdf.Stream)
    if not alone or not fits:
        text_ = f"the {kind} on {where} has not one appearance alone"
        yield problem(rules.ANNOTATION_LOOK, text_, place)


def _for_ears(
    note: Any, kind: str, tag: str, parent: Any, where: str, place: Place
) -> Iterator[Problem]:
    """What PDF/UA asks: it is in the structure tree, and says what it is."""
    flags = entry(note, "/F")
    hidden = isinstance(flags, int) and flags & _HIDDEN
    if kind == "TrapNet":
        yield problem(rules.ANNOTATION_TAG, f"a TrapNet is on {where}", place)
        return
    if kind == "PrinterMark":
        if parent is not None:
            text_ = f"a printer's mark on {where} is in the structure tree"
            yield problem(rules.ANNOTATION_TAG, text_, place)
        elif not hidden and not text(entry(note, "/Contents")):
            yield problem(rules.ANNOTATION_TEXT, f"a printer's mark on {where} has no words", place)
        return
    if kind == "Popup" or hidden:
        return
    wanted = _OWN_TAG.get(kind, "Annot")
    if tag != wanted and (parent is not None or kind != "Link"):  # the latter has a rule of its own
        text_ = f"the {kind} on {where} is tagged {tag or 'with nothing'}, not {wanted}"
        yield problem(rules.ANNOTATION_TAG, text_, place)
    alternative = text(entry(parent, "/Alt"))
    if kind == "Widget":
        # what has no name of its own is the look of a field, and no field. ISO 32000-1, 12.7.3.1
        field = (
            note
            if entry(note, "/T") is not None or entry(note, "/Parent") is None
            else entry(note, "/Parent")
        )
        said = text(entry(field, "/TU"))
    else:
        said = text(entry(note, "/Contents"))
    if kind != "Link" and not said and not alternative:
        text_ = f"the {kind} on {where} has no words"
        yield problem(rules.ANNOTATION_TEXT, text_, place)
    for clip in (entry(note, "/A", "/R", "/C"),):
        if clip is not None and (
            entry(clip, "/CT") is None or not any(map(text, items(entry(clip, "/Alt"))))
        ):
            text_ = f"a clip on {where} does not tell its type, or has no words"
            yield problem(rules.ANNOTATION_TEXT, text_, place)


def _outside(rect: Any, box: Any) -> bool:
    """Whether an annotation is nowhere on its page. ISO 14289-1, 7.18.1."""
    try:
        left, low, right, high = _sides(rect)
        west, south, east, north = _sides(box)
    except (TypeError, ValueError):
        return False
    return right < west or left > east or high < south or low > north


def _sides(box: Any) -> tuple[float, float, float, float]:
    """A rectangle has any two corners that face each other. ISO 32000-1, 7.9.5."""
    left, low, right, high = (float(corner) for corner in items(box))
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _flat(rect: Any) -> bool:
    """Whether an annotation has no extent, and so needs no appearance."""
    corners = items(rect)
    return len(corners) == 4 and corners[0] == corners[2] and corners[1] == corners[3]
