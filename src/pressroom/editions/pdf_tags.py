"""Mends the structure tree that WeasyPrint writes, so that PDF/UA-1 finds nothing to refuse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pressroom.editions.markup_math import MARK

_MARK = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC\b")
_MARKED = re.compile(rb"<</MCID (\d+)>>\s*BDC\b(.*?)\bEMC\b", re.DOTALL)
_SHOWN = re.compile(rb"\[[^\]]*\] ?TJ")
_FONT = re.compile(rb"/(\w+) [\d.]+ Tf\b")
_FIXED_PITCH = 1  # of the flags of a font
_NEVER = 1 << 31
_HEADING = re.compile(r"/H([1-6])")


def mend(pdf: pikepdf.Pdf) -> None:
    """Puts links, lists, headings and artifacts into the order that ISO 14289-1 asks for."""
    root = pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    _links(pdf, parents)
    for element in [*_elements(root)]:
        if _kind(element) == "/L":
            _nested_lists(pdf, element)
    for element in [*_elements(root)]:
        if _kind(element) == "/LI":
            _list_body(pdf, element)
    _headings(root)
    _continued_tables(pdf, root)
    _formulas(root)
    for element in [*_elements(root)]:
        if _kind(element) == "/Table":
            _table_headers(element)
    _code(pdf, root, parents)
    _artifacts(pdf, root, parents)


def _formulas(root: pikepdf.Object) -> None:
    """A drawing whose alternative text begins with a sign of ours is a Formula (14.8.4.5)."""
    for element in _elements(root):
        alt = str(element.get("/Alt", ""))
        if _kind(element) == "/Figure" and alt.startswith(MARK):
            element.S = Name.Formula
            element.Alt = String(alt.removeprefix(MARK))


def _links(pdf: pikepdf.Pdf, parents: dict[int, pikepdf.Object]) -> None:
    """Each link stands in a Link element (7.18.5); of ``<a><em>`` WeasyPrint tags only ``a`` so."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.get("/Subtype") == Name.Link:
                parents[int(annotation.StructParent)].S = Name.Link


def _nested_lists(pdf: pikepdf.Pdf, outer: pikepdf.Object) -> None:
    """A list that stands beside the items of another goes into the item before it.

    Where that item began on the page before, an item is made to hold the list.
    """
    kids: list[pikepdf.Object] = []
    for kid in _kids(outer):
        if _kind(kid) != "/L":
            kids.append(kid)
            continue
        if not kids or _kind(kids[-1]) != "/LI":
            kids.append(_element(pdf, Name.LI, outer))
        _adopt(kids[-1], [*_kids(kids[-1]), kid])
    _adopt(outer, kids)


def _list_body(pdf: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """An item holds a label and a body, and nothing beside them (ISO 32000-1, 14.8.4.3.3).

    What stood beside them, a list, goes to where it is drawn among the blocks of the body.
    """
    kids = _kids(item)
    strays = [kid for kid in kids if _kind(kid) not in ("/Lbl", "/LBody")]
    if not strays:
        return
    body = next((kid for kid in kids if _kind(kid) == "/LBody"), None)
    if body is None:
        body = _element(pdf, Name.LBody, item)
    blocks = _kids(body)
    for stray in strays:
        drawn = _drawn(stray)
        after = (at for at, block in enumerate(blocks) if _drawn(block) > drawn)
        blocks.insert(next(after, len(blocks)), stray)
    _adopt(body, blocks)
    _adopt(item, [*(kid for kid in kids if _kind(kid) == "/Lbl"), body])


def _drawn(block: pikepdf.Object) -> int:
    """When the first letters of a block are drawn on its page; the signs of items are drawn last."""
    marks = (mark for one in (block, *_elements(block)) for mark in _marks(one))
    return min(marks, default=_NEVER)


def _headings(root: pikepdf.Object) -> None:
    """No level is skipped (7.4.2): a heading in a note may follow one of any level on its page."""
    path: list[tuple[int, int]] = []
    for element in _elements(root):
        found = _HEADING.fullmatch(_kind(element))
        if found is None:
            continue
        level = int(found[1])
        while path and path[-1][0] >= level:
            path.pop()
        path.append((level, path[-1][1] + 1 if path else 1))
        element.S = Name(f"/H{path[-1][1]}")


def _continued_tables(pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
    """A table over several pages is one Table; its head, which each page repeats, is read once.

    It is known by a head with the same letters, at the very end of one page and beginning of the
    next. The notes of a page stand in an element without a meaning, after its text.
    """
    order = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    shown = [_shown(page) for page in pdf.pages]
    opening: dict[int, tuple[int, int]] = {}
    closing: dict[int, tuple[int, int]] = {}
    for part in _kids(root.K[0]):
        for element in _elements(part) if _kind(part) != "/NonStruct" else ():
            if _marks(element):
                opening.setdefault(order[element.Pg.objgen], element.objgen)
                closing[order[element.Pg.objgen]] = element.objgen
    begun: pikepdf.Object | None = None
    letters, due = b"", -1  # the page that a table at the very end of one may go on at
    for table in [one for one in _elements(root) if _kind(one) == "/Table"]:
        at, head = order[table.Pg.objgen], _head(table)
        words = b"".join(shown[at][mark] for one in _elements(head) for mark in _marks(one))
        inside = {one.objgen for one in _elements(table)}
        if begun and words and words == letters and at == due and opening.get(at) in inside:
            _continue(begun, table)
        else:
            begun, letters = table, words
        due = at + 1 if closing.get(at) in inside else -1


def _continue(begun: pikepdf.Object, table: pikepdf.Object) -> None:
    """Moves the rows of ``table`` to ``begun``, whose head its cells then refer to."""
    old, new = _head(table), _head(begun)
    names = dict(zip(_names(old), _names(new), strict=True))
    for cell in _elements(table):
        if "/A" in cell and "/Headers" in cell.A:
            cell.A.Headers = Array([String(names[str(name)]) for name in cell.A.Headers])
    _adopt(begun, [*_kids(begun), *(kid for kid in _kids(table) if not _same(kid, old))])
    _remove(table)


def _table_headers(table: pikepdf.Object) -> None:
    """Each header says whether it heads a column or a row (7.5).

    Where cells span others, WeasyPrint names wrong headers for them or none; then the scopes tell.
    """
    parts = [(cell, _kind(part)) for part in _kids(table) for cell in _elements(part)]
    cells = [(cell, part) for cell, part in parts if _kind(cell) in ("/TH", "/TD")]
    spans = any("/ColSpan" in cell.A or "/RowSpan" in cell.A for cell, _ in cells if "/A" in cell)
    for cell, part in cells:
        attributes = cell.get("/A", Dictionary(O=Name.Table))
        if _kind(cell) == "/TH":
            attributes.Scope = Name.Column if part == "/THead" else Name.Row
        if spans and "/Headers" in attributes:
            del attributes.Headers
        cell.A = attributes


def _names(head: pikepdf.Object) -> list[str]:
    return [str(one.ID) for one in _elements(head) if "/ID" in one]


def _head(table: pikepdf.Object) -> pikepdf.Object:
    """The head of a table, an empty element where it has none."""
    return next((kid for kid in _kids(table) if _kind(kid) == "/THead"), Dictionary())


def _shown(page: pikepdf.Page) -> dict[int, bytes]:
    """The operators that show text in each marked stretch of a page."""
    content = b"\n".join(stream.read_bytes() for stream in _streams(page))
    return {int(mark): b"".join(_SHOWN.findall(text)) for mark, text in _MARKED.findall(content)}


def _code(pdf: pikepdf.Pdf, root: pikepdf.Object, parents: dict[int, pikepdf.Object]) -> None:
    """What is set in a face of one width is Code (14.8.4.4.1), in one element.

    WeasyPrint has no tag for it, and two elements for each word in a colour.
    """
    fixed: dict[tuple[int, int], dict[int, bool]] = {}
    owners: dict[tuple[int, int], pikepdf.Object] = {}
    for page in pdf.pages:
        fixed[page.obj.objgen] = _fixed(page)
        owners[page.obj.objgen] = parents[int(page.obj.StructParents)]
    stack = _kids(root)
    while stack:
        element = stack.pop()
        parts = [element, *_elements(element)] if _kind(element) == "/NonStruct" else []
        marks = [*_reading(element)] if parts else []
        known = fixed[element.Pg.objgen] if marks else {}
        widths = {known[mark] for mark in marks if mark in known}
        if widths == {True} and all(_kind(part) in ("/NonStruct", "/Span") for part in parts):
            element.S, element.K = Name.Code, Array(marks)
            for mark in marks:
                owners[element.Pg.objgen][mark] = element
        else:
            stack.extend(kid for kid in _kids(element) if _kind(kid))


def _fixed(page: pikepdf.Page) -> dict[int, bool]:
    """Whether the text of each marked stretch of a page is all in fonts of one width."""
    fonts = {
        name[1:].encode(): "/DescendantFonts" in font
        and bool(int(font.DescendantFonts[0].FontDescriptor.Flags) & _FIXED_PITCH)
        for name, font in page.resources.get("/Font", Dictionary()).items()
    }
    content = b"\n".join(stream.read_bytes() for stream in _streams(page))
    named = ((int(mark), _FONT.findall(text)) for mark, text in _MARKED.findall(content))
    return {mark: all(fonts[name] for name in names) for mark, names in named if names}


def _reading(element: pikepdf.Object) -> Iterator[int]:
    """The numbers of all stretches of the page that an element holds, in reading order."""
    for kid in _kids(element):
        if _kind(kid):
            yield from _reading(kid)
        elif not isinstance(kid, pikepdf.Object):
            yield int(kid)


def _artifacts(pdf: pikepdf.Pdf, root: pikepdf.Object, parents: dict[int, pikepdf.Object]) -> None:
    """What is not part of the text is an artifact (7.1): running heads, folios, decorative images.

    WeasyPrint gives running heads and folios elements that are in no tree. The template gives an
    image that is only decorative a space as its alternative text.
    """
    for element in [*_elements(root)]:
        if _kind(element) == "/Figure" and not str(element.get("/Alt", "")).strip():
            _remove(element)
    kept: dict[tuple[int, int], set[int]] = defaultdict(set)
    for element in _elements(root):
        if _marks(element):
            kept[element.Pg.objgen].update(_marks(element))
    for page in pdf.pages:
        there = kept[page.obj.objgen]
        owners = parents[int(page.obj.StructParents)]
        for at in range(len(owners)):
            if at not in there:
                owners[at] = None
        for stream in _streams(page):
            stream.write(_marked(stream.read_bytes(), there))


def _marked(content: bytes, kept: set[int]) -> bytes:
    """``content`` with each marked stretch whose number is not ``kept`` made an artifact."""
    return _MARK.sub(
        lambda found: found[0] if int(found[1]) in kept else b"/Artifact\nBMC", content
    )


def _streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    content = page.obj.get("/Contents", Array())
    return list(content) if isinstance(content, pikepdf.Array) else [content]


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements below ``root`` in reading order."""
    stack = list(reversed(_kids(root)))
    while stack:
        element = stack.pop()
        if _kind(element):
            yield element
            stack.extend(reversed(_kids(element)))


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kind(kid: object) -> str:
    return str(kid.get("/S", "")) if isinstance(kid, pikepdf.Dictionary) else ""


def _same(one: object, other: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.objgen == other.objgen


def _marks(element: pikepdf.Object) -> list[int]:
    """The numbers of the stretches of the page that an element holds itself."""
    return [int(kid) for kid in _kids(element) if not isinstance(kid, pikepdf.Object)]


def _remove(element: pikepdf.Object) -> None:
    _adopt(element.P, [kid for kid in _kids(element.P) if not _same(kid, element)])


def _element(pdf: pikepdf.Pdf, tag: pikepdf.Object, parent: pikepdf.Object) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=tag, P=parent, Pg=parent.Pg, K=Array())
    )


def _adopt(parent: pikepdf.Object, kids: list[pikepdf.Object]) -> None:
    parent.K = Array(kids)
    for kid in kids:
        if _kind(kid):
            kid.P = parent
