"""What a printer on demand would say of a PDF: the inside of a book, one page after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf

from pressroom.checks import store_rules as rules
from pressroom.checks.pdf_objects import entry
from pressroom.model.binding import gutter
from pressroom.model.problem import Place, Problem, problem
from pressroom.model.settings import Store

INCH = 72
OUTER = 0.25
BLEED = 0.125
LEAST_PAGES, MOST_PAGES = 24, 828
_SLACK = 1.0  # points


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's trim, the trim of its bleed, and how far the words stay inside; in points."""

    width: float
    height: float
    bleed: float
    left: float | None = None
    right: float | None = None
    above: float | None = None
    below: float | None = None


def check_pdf_for(data: bytes, name: str, stores: Collection[Store]) -> Iterator[Problem]:
    """The problems that ``stores`` would have with the PDF ``data``.

    Fonts, passwords and bookmarks are looked at in any PDF: ``check_pdf`` tells of them, and of
    what cannot be read, which has no problems here.
    """
    if "print" not in stores:
        return
    place = Place(PurePosixPath(name))
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            backwards = str(entry(pdf.Root, "/ViewerPreferences", "/Direction")) == "/R2L"
            boxes = [_boxes(page) for page in pdf.pages]
        pages = list(_measured(data, boxes))
    except Exception:  # noqa: BLE001 - a broken object fails in any of the library's ways
        return
    if pages:
        yield from _sheets(pages, place)
        yield from _margins(pages, place, backwards=backwards)


Box = tuple[float, float, float, float]


def _boxes(page: pikepdf.Page) -> tuple[Box, Box]:
    """ISO 32000-1, 14.11.2: the trim, and the bleed around it."""
    trim = page.obj.get("/TrimBox") or page.cropbox
    bleed = page.obj.get("/BleedBox") or trim
    return _box(trim), _box(bleed)


def _box(values: object) -> Box:
    left, bottom, right, top = (float(value) for value in values)  # type: ignore[attr-defined]  # an array of pikepdf
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _measured(data: bytes, boxes: list[tuple[Box, Box]]) -> Iterator[_Page]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        for at, (trim, bleed) in enumerate(boxes):
            width, height = trim[2] - trim[0], trim[3] - trim[1]
            beyond = (
                trim[0] - bleed[0],
                trim[1] - bleed[1],
                bleed[2] - trim[2],
                bleed[3] - trim[3],
            )
            size = (width, height, max(0.0, min(beyond)) if max(beyond) > _SLACK else -1.0)
            text = pdf[at].get_textpage()
            runs = [text.get_rect(number) for number in range(text.count_rects())]
            text.close()
            if not runs:
                yield _Page(*size)
                continue
            yield _Page(
                *size,
                left=min(run[0] for run in runs) - trim[0],
                right=trim[2] - max(run[2] for run in runs),
                above=trim[3] - max(run[3] for run in runs),
                below=min(run[1] for run in runs) - trim[1],
            )


def _sheets(pages: list[_Page], place: Place) -> Iterator[Problem]:
    count = len(pages)
    if not LEAST_PAGES <= count <= MOST_PAGES:
        yield problem(rules.PAGE_COUNT, f"the book has {count} pages", place)
    if count % 2:
        yield problem(rules.ODD_PAGES, f"the book has {count} pages", place)
    first = pages[0]
    for number, page in enumerate(pages, 1):
        if max(abs(page.width - first.width), abs(page.height - first.height)) > _SLACK:
            text = f"page {number} has {_inches(page)}, the first one {_inches(first)}"
            yield problem(rules.PAGE_SIZES, text, place)
            break
    if first.width > first.height:
        yield problem(rules.SPREAD, f"the pages have {_inches(first)}", place)
    for number, page in enumerate(pages, 1):
        if 0 <= page.bleed < BLEED * INCH - _SLACK / 2:
            text = f"page {number} has a bleed of {page.bleed / INCH:.3f} in"
            yield problem(rules.BLEED, text, place)
            break


def _inches(page: _Page) -> str:
    return f"{page.width / INCH:.2f} x {page.height / INCH:.2f} in"


def _margins(pages: list[_Page], place: Place, *, backwards: bool) -> Iterator[Problem]:
    """The narrowest margin at the binding, and at the three other sides."""
    wanted = gutter(len(pages))
    inner: list[tuple[float, int]] = []
    outer: list[tuple[float, int]] = []
    for number, page in enumerate(pages, 1):
        if page.left is None or page.right is None or page.above is None or page.below is None:
            continue
        bound_left = (number % 2 == 1) != backwards
        inner.append((page.left if bound_left else page.right, number))
        outer.append((min(page.right if bound_left else page.left, page.above, page.below), number))
    for found, least, rule, where in (
        (inner, wanted, rules.GUTTER, "at the binding"),
        (outer, OUTER, rules.EDGE, "at the edge"),
    ):
        space, number = min(found, default=(INCH * 9.0, 0))
        if space < least * INCH - _SLACK:
            text = f"page {number} leaves {space / INCH:.2f} in {where}: {least} in are needed"
            yield problem(rule, text, place)
