"""How the tags of a PDF stand in each other: tables, lists, contents, notes, headings and languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from pressroom.checks import pdf_more_rules as more
from pressroom.checks import pdf_rules as rules
from pressroom.checks.pdf_content_rules import LANGUAGE_TAG
from pressroom.checks.pdf_objects import Visited, entry, items, text
from pressroom.model.problem import Place, Problem, problem

# ISO 32000-1, 14.8.4 Standard structure types
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 "
    "H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code "
    "Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
# ISO 32000-1, 14.9.2.2, which is older than BCP 47
TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ROWS = frozenset({"TR"})
_GROUPS = frozenset({"Table", "THead", "TBody", "TFoot"})
# ISO 32000-1, 14.8.4.3: within what a tag may stand, and what may stand in it
_WITHIN: dict[str, frozenset[str]] = {
    "TR": _GROUPS, "THead": frozenset({"Table"}), "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}), "TH": _ROWS, "TD": _ROWS, "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}), "TOCI": frozenset({"TOC"}),
    "RB": frozenset({"Ruby"}), "RT": frozenset({"Ruby"}), "RP": frozenset({"Ruby"}),
    "WT": frozenset({"Warichu"}), "WP": frozenset({"Warichu"}),
}  # fmt: skip
_HOLDS: dict[str, frozenset[str]] = {
    "Table": frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}),
    "TR": frozenset({"TH", "TD"}), "THead": _ROWS, "TBody": _ROWS, "TFoot": _ROWS,
    "L": frozenset({"L", "LI", "Caption"}), "LI": frozenset({"Lbl", "LBody"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    "Ruby": frozenset({"RB", "RT", "RP"}), "Warichu": frozenset({"WT", "WP"}),
}  # fmt: skip
_ONCE = {"Table": ("THead", "TFoot", "Caption"), "L": ("Caption",), "TOC": ("Caption",)}
_TEXTS = ("/Alt", "/ActualText", "/E")


@dataclass(slots=True)
class Element:
    """An element of the structure tree: its tag, its own name for it, and what is around it."""

    tag: str
    own: str
    node: Any
    parent: Element | None
    language: bool
    kids: list[Element]


def standard(tag: str, roles: Any) -> tuple[str, bool]:
    """The tag that ``tag`` stands for, and whether the way to it is a circle."""
    seen: set[str] = set()
    while tag not in seen:
        seen.add(tag)
        other = entry(roles, f"/{tag}")
        if other is None:
            return tag, False
        tag = str(other)[1:]
    return tag, True


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """Every element of the tree, each before its children."""
    root = entry(pdf.Root, "/StructTreeRoot")
    roles = entry(root, "/RoleMap")
    tags: dict[str, str] = {}
    visited = Visited()
    whole = bool(text(entry(pdf.Root, "/Lang")))
    found: list[Element] = []
    waiting: list[tuple[Any, Element | None]] = [
        (node, None) for node in reversed(items(entry(root, "/K")))
    ]
    while waiting:
        node, parent = waiting.pop()
        if not visited.first(node):
            continue
        name = entry(node, "/S")
        if name is None:
            continue  # it is what is seen of its parent
        own = str(name)[1:]
        if own not in tags:
            tags[own] = standard(own, roles)[0]
        spoken = whole if parent is None else parent.language
        language = spoken or isinstance(entry(node, "/Lang"), pikepdf.String)
        element = Element(tags[own], own, node, parent, language, [])
        if parent is not None:
            parent.kids.append(element)
        found.append(element)
        waiting += [(kid, element) for kid in reversed(items(entry(node, "/K")))]
    return found


def check_structure(pdf: pikepdf.Pdf, found: list[Element], place: Place) -> Iterator[Problem]:
    """The tree as a whole, then each element. ISO 14289-1, 7.1 to 7.9."""
    roles = entry(pdf.Root, "/StructTreeRoot", "/RoleMap")
    yield from _roles(roles, {one.own for one in found}, place)
    yield from _headings(found, place)
    ids: Counter[str] = Counter(
        str(entry(one.node, "/ID")) for one in found if entry(one.node, "/ID") is not None
    )
    for one in found:
        yield from _nesting(one, place)
        yield from _language(one, place)
        if one.tag == "Note":
            id_ = entry(one.node, "/ID")
            if id_ is None or not bytes(id_) or ids[str(id_)] > 1:
                yield problem(more.NOTE_ID, "a Note has no ID of its own", place)
        if one.tag == "Table":
            yield from _scopes(one, place)


def _roles(roles: Any, used: set[str], place: Place) -> Iterator[Problem]:
    names = {str(key)[1:] for key in roles} if isinstance(roles, pikepdf.Dictionary) else set()
    for name in sorted(names | used):
        tag, circle = standard(name, roles)
        if circle:
            text_ = f'the tag "{name}" stands for itself in a circle'
        elif tag not in STANDARD and name in used:
            text_ = f'the tag "{name}" stands for no tag of the standard'
        elif name in STANDARD and name in names:
            text_ = f'the tag "{name}" of the standard is made to stand for "{tag}"'
        else:
            continue
        yield problem(more.ROLE_MAP, text_, place)


def _headings(found: list[Element], place: Place) -> Iterator[Problem]:
    plain = [one for one in found if one.tag == "H"]
    if plain and any(one.tag in ("H1", "H2", "H3", "H4", "H5", "H6") for one in found):
        yield problem(more.HEADINGS, "the headings are tagged H and H1 to H6", place)
    for count in Counter(id(one.parent) for one in plain).values():
        if count > 1:
            yield problem(more.HEADINGS, "one element has two headings H", place)


def _nesting(one: Element, place: Place) -> Iterator[Problem]:
    within = _WITHIN.get(one.tag)
    above = one.parent.tag if one.parent else "the root"
    if within is not None and above not in within:
        yield problem(more.NESTING, f"{one.tag} stands in {above}", place)
    tags = [kid.tag for kid in one.kids]
    for tag in sorted(set(tags) - _HOLDS.get(one.tag, frozenset(tags))):
        if not (tag in _WITHIN and one.tag not in _WITHIN[tag]):  # else told of already
            yield problem(more.NESTING, f"{one.tag} holds {tag}", place)
    for tag in _ONCE.get(one.tag, ()):
        if tags.count(tag) > 1:
            yield problem(more.NESTING, f"{one.tag} holds {tags.count(tag)} times {tag}", place)
    if tags.count("Caption") == 1:
        if one.tag == "Table" and "Caption" in tags[1:-1]:
            yield problem(more.NESTING, "Table holds Caption in the middle", place)
        elif one.tag in ("L", "TOC") and tags[0] != "Caption":
            yield problem(more.NESTING, f"{one.tag} holds Caption after other tags", place)
    if one.tag == "Table" and {"THead", "TFoot"} & set(tags) and "TBody" not in tags:
        yield problem(more.NESTING, "Table holds THead or TFoot but no TBody", place)


def _language(one: Element, place: Place) -> Iterator[Problem]:
    said = entry(one.node, "/Lang")
    if isinstance(said, pikepdf.String) and not str(said):
        yield problem(rules.LANGUAGE, f"a {one.tag} has an empty language", place)
    elif isinstance(said, pikepdf.String) and not TAG.fullmatch(str(said)):
        text_ = f'the language "{said}" of a {one.tag} is not well-formed'
        yield problem(LANGUAGE_TAG, text_, place)
    if not one.language and any(text(entry(one.node, key)) for key in _TEXTS):
        text_ = f"the words that stand for a {one.tag} have no language"
        yield problem(rules.LANGUAGE, text_, place)


def _attribute(node: Any, name: str) -> Any:
    """The attribute of a table's cell, of its own or of a class. ISO 32000-1, 14.7.5."""
    for one in items(entry(node, "/A")):
        value = entry(one, name)
        if value is not None:
            return value
    return None


def _scopes(table: Element, place: Place) -> Iterator[Problem]:
    """ISO 14289-1, 7.5: each cell finds its heads by Scope or by Headers; rows are of one length."""
    rows = [row for row in table.kids if row.tag == "TR"]
    for group in table.kids:
        if group.tag in ("THead", "TBody", "TFoot"):
            rows += [row for row in group.kids if row.tag == "TR"]
    cells = [cell for row in rows for cell in row.kids if cell.tag in ("TH", "TD")]
    named = any(_attribute(cell.node, "/Headers") is not None for cell in cells)
    heads = [cell for cell in cells if cell.tag == "TH"]
    classed = any(entry(cell.node, "/C") is not None for cell in cells)
    if heads and not named and not classed:
        if any(_attribute(head.node, "/Scope") is None for head in heads):
            yield problem(more.SCOPE, "a TH has no Scope, and no cell names its Headers", place)
    ids = {str(entry(head.node, "/ID")) for head in heads}
    for cell in cells:
        names = {str(one) for one in items(_attribute(cell.node, "/Headers"))}
        if cell.tag == "TD" and names and not names & ids:
            yield problem(more.SCOPE, "a TD names Headers that are not there", place)
    yield from _grid(rows, place)


def _grid(rows: list[Element], place: Place) -> Iterator[Problem]:
    """Each row has as many columns, with the cells that reach down into it."""
    widths: Counter[int] = Counter()
    for y, row in enumerate(rows):
        for cell in row.kids:
            if cell.tag not in ("TH", "TD"):
                continue
            wide, high = (_span(cell.node, key) for key in ("/ColSpan", "/RowSpan"))
            if wide * high > 10_000:
                yield problem(more.NESTING, "a cell spans more than any table has", place)
                return
            widths.update(dict.fromkeys(range(y, y + high), wide))
    if widths and (widths.keys() != set(range(len(rows))) or len(set(widths.values())) > 1):
        yield problem(more.NESTING, "the rows of a Table have not the same number of cells", place)


def _span(node: Any, key: str) -> int:
    value = _attribute(node, key)
    return value if isinstance(value, int) and 0 < value < 10_000 else 1
