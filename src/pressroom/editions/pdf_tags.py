"""Mends the structure tree that WeasyPrint writes, so that PDF/UA-1 finds nothing to refuse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pressroom.editions.markup_math import MARK
from pressroom.editions.pdf_tree import Element, Number, Tree

_MARK = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC\b")
_MARKED = re.compile(rb"<</MCID (\d+)>>\s*BDC\b(.*?)\bEMC\b", re.DOTALL)
_SHOWN = re.compile(rb"\[[^\]]*\] ?TJ")
_FONT = re.compile(rb"/(\w+) [\d.]+ Tf\b")
_FIXED_PITCH = 1  # of the flags of a font
_HEADING = re.compile(r"/H([1-6])")

Parents = dict[int, pikepdf.Object]
"""For each page, by its number there, the elements of its stretches; for each link, its own."""


def mend(pdf: pikepdf.Pdf) -> None:
    """Puts links, lists, headings and artifacts into the order that ISO 14289-1 asks for."""
    tree = Tree(pdf)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents: Parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    contents = {page.obj.objgen: _content(page) for page in pdf.pages}
    _links(pdf, tree, parents)
    for element in [*tree.root.below()]:
        if element.kind == "/L":
            _nested_lists(tree, element)
    for element in [*tree.root.below()]:
        if element.kind == "/LI":
            _list_body(tree, element)
    _headings(tree)
    _continued_tables(pdf, tree, contents)
    _formulas(tree)
    for element in tree.root.below():
        if element.kind == "/Table":
            _table_headers(element)
    _code(pdf, tree, parents, contents)
    _artifacts(pdf, tree, parents, contents)
    tree.write()


def _formulas(tree: Tree) -> None:
    """A drawing whose alternative text begins with a sign of ours is a Formula (14.8.4.5)."""
    for element in tree.root.below():
        if element.kind == "/Figure" and (alt := _alt(element)).startswith(MARK):
            tree.rename(element, "/Formula")
            element.source.Alt = String(alt.removeprefix(MARK))


def _alt(figure: Element) -> str:
    return str(figure.source.get("/Alt", ""))


def _links(pdf: pikepdf.Pdf, tree: Tree, parents: Parents) -> None:
    """Each link stands in a Link element (7.18.5); of ``<a><em>`` WeasyPrint tags only ``a`` so."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.get("/Subtype") == Name.Link:
                owner = parents[int(annotation.StructParent)]
                tree.rename(tree.known[owner.objgen], "/Link")


def _nested_lists(tree: Tree, outer: Element) -> None:
    """A list that stands beside the items of another goes into the item before it.

    Where that item began on the page before, an item is made to hold the list.
    """
    if not any(kid.kind == "/L" for kid in outer.elements()):
        return
    kids: list[Element | int | pikepdf.Object] = []
    for kid in outer.kids:
        if not isinstance(kid, Element) or kid.kind != "/L":
            kids.append(kid)
            continue
        last = kids[-1] if kids else None
        if not isinstance(last, Element) or last.kind != "/LI":
            last = tree.new("/LI", outer)
            kids.append(last)
        tree.adopt(last, [*last.kids, kid])
    tree.adopt(outer, kids)


def _list_body(tree: Tree, item: Element) -> None:
    """An item holds a label and a body, and nothing beside them (ISO 32000-1, 14.8.4.3.3)."""
    own = [kid for kid in item.elements() if kid.kind in ("/Lbl", "/LBody")]
    strays = [kid for kid in item.kids if kid not in own]
    if not strays:
        return
    body = next((kid for kid in own if kid.kind == "/LBody"), None)
    if body is None:
        body = tree.new("/LBody", item)
    tree.adopt(body, [*body.kids, *strays])
    tree.adopt(item, [*(kid for kid in own if kid.kind == "/Lbl"), body])


def _headings(tree: Tree) -> None:
    """No level is skipped (7.4.2): a heading in a note may follow one of any level on its page."""
    path: list[tuple[int, int]] = []
    for element in tree.root.below():
        found = _HEADING.fullmatch(element.kind)
        if found is None:
            continue
        level = int(found[1])
        while path and path[-1][0] >= level:
            path.pop()
        path.append((level, path[-1][1] + 1 if path else 1))
        tree.rename(element, f"/H{path[-1][1]}")


def _continued_tables(pdf: pikepdf.Pdf, tree: Tree, contents: Mapping[Number, bytes]) -> None:
    """A table over several pages is one Table; its head, which each page repeats, is read once.

    It is known by a head with the same letters, at the very end of one page and beginning of the
    next. The notes of a page stand in an element without a meaning, after its text.
    """
    tables = [one for one in tree.root.below() if one.kind == "/Table"]
    if not tables:
        return
    order = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    opening: dict[int, Element] = {}
    closing: dict[int, Element] = {}
    for part in tree.root.elements()[0].elements():
        for element in part.below() if part.kind != "/NonStruct" else ():
            if element.page and element.marks():
                opening.setdefault(order[element.page], element)
                closing[order[element.page]] = element
    shown: dict[Number, dict[int, bytes]] = {}
    begun: Element | None = None
    letters, due = b"", -1  # the page that a table at the very end of one may go on at
    for table in tables:
        page = table.page or (0, 0)
        if page not in shown:
            shown[page] = _shown(contents[page])
        at, head = order[page], _head(table)
        cells = head.below() if head else ()
        words = b"".join(shown[page][mark] for one in cells for mark in one.marks())
        inside = {*table.below()}
        if begun and words and words == letters and at == due and opening.get(at) in inside:
            _continue(tree, begun, table)
        else:
            begun, letters = table, words
        due = at + 1 if closing.get(at) in inside else -1


def _continue(tree: Tree, begun: Element, table: Element) -> None:
    """Moves the rows of ``table`` to ``begun``, whose head its cells then refer to."""
    head = _head(table)
    names = dict(zip(_names(head), _names(_head(begun)), strict=True))
    for cell in table.below():
        if "/A" in cell.source and "/Headers" in cell.source.A:
            attributes = cell.source.A
            attributes.Headers = Array([String(names[str(name)]) for name in attributes.Headers])
    tree.adopt(begun, [*begun.kids, *(kid for kid in table.kids if kid is not head)])
    tree.remove(table)


def _table_headers(table: Element) -> None:
    """Each header says whether it heads a column or a row (7.5).

    Where cells span others, WeasyPrint names wrong headers for them or none; then the scopes tell.
    """
    parts = [(cell, part.kind) for part in table.elements() for cell in part.below()]
    cells = [(cell, part) for cell, part in parts if cell.kind in ("/TH", "/TD")]
    given = [cell.source.A for cell, _ in cells if "/A" in cell.source]
    spans = any("/ColSpan" in attributes or "/RowSpan" in attributes for attributes in given)
    for cell, part in cells:
        attributes = cell.source.get("/A", Dictionary(O=Name.Table))
        if cell.kind == "/TH":
            attributes.Scope = Name.Column if part == "/THead" else Name.Row
        if spans and "/Headers" in attributes:
            del attributes.Headers
        cell.source.A = attributes


def _names(head: Element | None) -> list[str]:
    return [str(one.source.ID) for one in head.below() if "/ID" in one.source] if head else []


def _head(table: Element) -> Element | None:
    return next((kid for kid in table.elements() if kid.kind == "/THead"), None)


def _shown(content: bytes) -> dict[int, bytes]:
    """The operators that show text in each marked stretch of a page."""
    return {int(mark): b"".join(_SHOWN.findall(text)) for mark, text in _MARKED.findall(content)}


def _code(pdf: pikepdf.Pdf, tree: Tree, parents: Parents, contents: Mapping[Number, bytes]) -> None:
    """What is set in a face of one width is Code (14.8.4.4.1), in one element.

    WeasyPrint has no tag for it, and two elements for each word in a colour.
    """
    fixed: dict[Number | None, dict[int, bool]] = {}
    owners: dict[Number | None, pikepdf.Object] = {}
    for page in pdf.pages:
        fixed[page.obj.objgen] = _fixed(page, contents[page.obj.objgen])
        owners[page.obj.objgen] = parents[int(page.obj.StructParents)]
    stack = tree.root.elements()
    while stack:
        element = stack.pop()
        known = fixed.get(element.page, {})
        marks = [*element.reading()] if known and element.kind == "/NonStruct" else []
        widths = {known[mark] for mark in marks if mark in known}
        if widths == {True} and all(one.kind in ("/NonStruct", "/Span") for one in element.below()):
            tree.rename(element, "/Code")
            tree.adopt(element, marks)
            for mark in marks:
                owners[element.page][mark] = element.source
        else:
            stack.extend(element.elements())


def _fixed(page: pikepdf.Page, content: bytes) -> dict[int, bool]:
    """Whether the text of each marked stretch of a page is all in fonts of one width.

    Nothing is told of a page that has no such font.
    """
    fonts = {
        name[1:].encode(): "/DescendantFonts" in font
        and bool(int(font.DescendantFonts[0].FontDescriptor.Flags) & _FIXED_PITCH)
        for name, font in page.resources.get("/Font", Dictionary()).items()
    }
    if not any(fonts.values()):
        return {}
    named = ((int(mark), _FONT.findall(text)) for mark, text in _MARKED.findall(content))
    return {mark: all(fonts[name] for name in names) for mark, names in named if names}


def _artifacts(
    pdf: pikepdf.Pdf, tree: Tree, parents: Parents, contents: Mapping[Number, bytes]
) -> None:
    """What is not part of the text is an artifact (7.1): running heads, folios, decorative images.

    WeasyPrint gives running heads and folios elements that are in no tree. The template gives an
    image that is only decorative a space as its alternative text.
    """
    for element in [*tree.root.below()]:
        if element.kind == "/Figure" and not _alt(element).strip():
            tree.remove(element)
    kept: dict[Number | None, set[int]] = defaultdict(set)
    for element in tree.root.below():
        kept[element.page].update(element.marks())
    for page in pdf.pages:
        there = kept[page.obj.objgen]
        owners = parents[int(page.obj.StructParents)]
        for at in range(len(owners)):
            if at not in there:
                owners[at] = None
        if content := contents[page.obj.objgen]:
            page.obj.Contents = pdf.make_stream(_marked(content, there))


def _marked(content: bytes, kept: set[int]) -> bytes:
    """``content`` with each marked stretch whose number is not ``kept`` made an artifact."""
    return _MARK.sub(
        lambda found: found[0] if int(found[1]) in kept else b"/Artifact\nBMC", content
    )


def _content(page: pikepdf.Page) -> bytes:
    """The stream of a page, or its streams as one."""
    found = page.obj.get("/Contents", Array())
    return b"\n".join(one.read_bytes() for one in (found if isinstance(found, Array) else [found]))
