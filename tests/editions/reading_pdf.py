"""A PDF's pages as runs of text with their fonts and places, and its structure tree."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
_ONE: Matrix = (1, 0, 0, 1, 0, 0)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
        e * h + f * j + m,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Text shown at once. ``mark`` is its number in the structure tree, None for an artifact.

    ``left`` to ``right`` and ``base`` are in points from the page's lower left corner.
    ``plain`` is false where the letters are slanted, or drawn otherwise than filled.
    """

    page: int
    mark: int | None
    text: str
    font: str
    size: float
    left: float
    right: float
    base: float
    plain: bool


class _Font:
    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont)[1:].partition("+")[2] or str(font.BaseFont)[1:]
        self.letters: dict[int, str] = {}
        table = font.ToUnicode.read_bytes()
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for code, text in _PAIR.findall(block):
                self.letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        self.widths: dict[int, float] = {}
        wide = list(font.DescendantFonts[0].W)
        for first, widths in zip(wide[::2], wide[1::2], strict=True):
            for at, width in enumerate(widths):
                self.widths[int(first) + at] = float(width)


class Book:
    """A PDF that is read through its objects and content streams alone."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}

    @cached_property
    def runs(self) -> list[Run]:
        return [run for at in range(len(self.pdf.pages)) for run in self._page(at)]

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of each marked stretch, by page and number."""
        found: dict[tuple[int, int], list[str]] = {}
        for run in self.runs:
            if run.mark is not None:
                found.setdefault((run.page, run.mark), []).append(run.text)
        # the words of a line from right to left are shown from its end
        return {
            key: "".join(reversed(texts) if _is_backwards("".join(texts)) else texts)
            for key, texts in found.items()
        }

    @cached_property
    def places(self) -> dict[str, int]:
        """The page of each named place."""
        names = list(self.pdf.Root.Names.Dests.Names)
        pairs = zip(names[::2], names[1::2], strict=True)
        return {str(name): self.numbers[place[0].objgen] for name, place in pairs}

    @cached_property
    def labels(self) -> list[str]:
        """The label of each page: prefixes, roman and arabic numbers."""
        listed = list(self.pdf.Root.PageLabels.Nums)
        starts = [int(start) for start in listed[::2]]
        ends = [*starts[1:], len(self.pdf.pages)]
        out: list[str] = []
        for start, end, how in zip(starts, ends, listed[1::2], strict=True):
            for at in range(end - start):
                number = at + int(how.get("/St", 1))
                kind = str(how.get("/S", ""))
                shown = {"/r": _roman(number), "/D": str(number)}.get(kind, "")
                out.append(str(how.get("/P", "")) + shown)
        return out

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """The bookmarks: depth, title and page."""
        found: list[tuple[int, str, int]] = []

        def read(node: pikepdf.Object | None, depth: int) -> None:
            while node is not None:
                page = self.numbers[node.Dest[0].objgen]
                found.append((depth, str(node.Title), page))
                read(node.get("/First"), depth + 1)
                node = node.get("/Next")

        read(self.pdf.Root.Outlines.get("/First"), 1)
        return found

    def fonts(self) -> Iterator[pikepdf.Object]:
        seen: set[tuple[int, int]] = set()
        for page in self.pdf.pages:
            for font in page.resources.get("/Font", pikepdf.Dictionary()).values():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    yield font

    def elements(self) -> Iterator[pikepdf.Object]:
        """Every structure element in reading order."""
        stack = list(reversed(kids(self.pdf.Root.StructTreeRoot)))
        while stack:
            node = stack.pop()
            if isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield node
                stack.extend(reversed(kids(node)))

    def text(self, element: pikepdf.Object) -> str:
        """All text below an element."""
        return "".join(
            part if isinstance(part, str) else self.text(part) for part in self.parts(element)
        )

    def parts(self, element: pikepdf.Object) -> Iterator[str | pikepdf.Object]:
        """What is in an element: texts and elements, in reading order."""
        for kid in kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                yield self.texts.get((self.numbers[element.Pg.objgen], int(kid)), "")
            elif "/MCID" in kid:
                yield self.texts.get((self.numbers[kid.Pg.objgen], int(kid.MCID)), "")
            elif "/S" in kid:
                yield kid

    def marks(self, element: pikepdf.Object) -> Iterator[tuple[int, int]]:
        """The stretches of text that an element holds itself: their pages and numbers."""
        for kid in kids(element):
            if mark := self.mark(element, kid):
                yield mark

    def mark(self, element: pikepdf.Object, kid: pikepdf.Object) -> tuple[int, int] | None:
        """The page and number of a stretch of text that is in ``element``."""
        if not isinstance(kid, pikepdf.Dictionary):
            return self.numbers[element.Pg.objgen], int(kid)
        return (self.numbers[kid.Pg.objgen], int(kid.MCID)) if "/MCID" in kid else None

    def page_of(self, element: pikepdf.Object) -> int:
        """The page on which an element begins."""
        while "/Pg" not in element:
            element = next(kid for kid in kids(element) if kid.get("/S") and _has_content(kid))
        return self.numbers[element.Pg.objgen]

    def where(self, element: pikepdf.Object) -> str:
        """Where a link leads: an address, or the name of a place in this file."""
        note = next(
            kid.Obj for kid in kids(element)
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
        )  # fmt: skip
        return str(note.Dest) if "/Dest" in note else str(note.A.URI)

    def _page(self, at: int) -> Iterator[Run]:
        page = self.pdf.pages[at]
        fonts = {
            name: _Font(font)
            for name, font in page.resources.get("/Font", pikepdf.Dictionary()).items()
        }
        view, stack = _ONE, []
        marks: list[int | None] = []
        line, font, size, mode = _ONE, None, 0.0, 0
        for item in pikepdf.parse_content_stream(page):
            values = list(item.operands)
            match str(item.operator):
                case "q":
                    stack.append(view)
                case "Q":
                    view = stack.pop()
                case "cm":
                    view = _times(_matrix(values), view)
                case "BDC":
                    marks.append(int(values[1].MCID))
                case "BMC":
                    marks.append(None)
                case "EMC":
                    marks.pop()
                case "BT":
                    mode = 0
                case "Tr":
                    mode = int(values[0])
                case "Tm":
                    line = _matrix(values)
                case "Tf":
                    font, size = fonts[str(values[0])], float(values[1])
                case "TJ" | "Tj":
                    assert font is not None
                    parts = values[0] if str(item.operator) == "TJ" else [values[0]]
                    text, wide = _shown(parts, font, size)
                    there = _times(line, view)
                    width = wide * there[0]
                    plain = abs(there[1]) + abs(there[2]) < 1e-6 and mode == 0
                    mark = marks[-1] if marks else None
                    yield Run(
                        at, mark, text, font.name, size * abs(there[0]), there[4],
                        there[4] + width, there[5], plain,
                    )  # fmt: skip
                    line = _times((1, 0, 0, 1, wide, 0), line)
                case _:
                    pass


def _matrix(values: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, values)
    return (a, b, c, d, e, f)


def _shown(parts: Iterable[Any], font: _Font, size: float) -> tuple[str, float]:
    letters: list[str] = []
    wide = 0.0
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2], "big")
                letters.append(font.letters.get(code, ""))
                wide += font.widths.get(code, 0) / 1000 * size
        else:
            wide -= float(part) / 1000 * size
    # the letters of a stretch from right to left are shown from its end
    return "".join(reversed(letters) if _is_backwards("".join(letters)) else letters), wide


def _is_backwards(text: str) -> bool:
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _has_content(element: pikepdf.Object) -> bool:
    return "/Pg" in element or any(
        "/S" in kid and _has_content(kid)
        for kid in kids(element)
        if isinstance(kid, pikepdf.Dictionary)
    )


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += sign * (number // value)
        number %= value
    return out
