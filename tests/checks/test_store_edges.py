"""What shops and printers ask, to the point: pages, margins, covers and tables; and what is said."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name

from pressroom.checks import store_rules as rules
from pressroom.checks.store_epub import _columns
from pressroom.checks.store_pdf import (
    _box,
    _boxes,
    _margins,
    _measured,
    _Page,
    _sheets,
    check_pdf_for,
)
from pressroom.model.problem import Place, Rule

PLACE = Place(PurePosixPath("book.pdf"))
PAGE = _Page(360.0, 576.0, -1.0, 60.0, 60.0, 60.0, 60.0)


def sheets(*pages: _Page) -> list[str]:
    return [f"{one.code} {one.message}" for one in _sheets(list(pages), PLACE)]


def margins(*pages: _Page, backwards: bool = False) -> list[str]:
    return [
        f"{one.code} {one.message}" for one in _margins(list(pages), PLACE, backwards=backwards)
    ]


@pytest.mark.parametrize(
    ("rule", "said", "pages"),
    [
        (rules.PAGE_COUNT, "the book has 22 pages", [PAGE] * 22),
        (rules.PAGE_COUNT, "the book has 830 pages", [PAGE] * 830),
        (rules.ODD_PAGES, "the book has 25 pages", [PAGE] * 25),
        (rules.PAGE_SIZES, "page 2 has 5.02 x 8.00 in, the first one 5.00 x 8.00 in",
         [PAGE, replace(PAGE, width=361.1), *[replace(PAGE, width=370)] * 22]),
        (rules.PAGE_SIZES, "page 3 has 5.00 x 8.02 in, the first one 5.00 x 8.00 in",
         [PAGE, PAGE, replace(PAGE, height=577.1), *[PAGE] * 21]),
        (rules.SPREAD, "the pages have 8.01 x 8.00 in", [replace(PAGE, width=577)] * 24),
        (rules.BLEED, "page 2 has a bleed of 0.117 in",
         [replace(PAGE, bleed=9.0), replace(PAGE, bleed=8.4), *[replace(PAGE, bleed=0.0)] * 22]),
        (rules.BLEED, "page 1 has a bleed of 0.000 in", [replace(PAGE, bleed=0.0)] * 24),
    ],
)  # fmt: skip
def test_what_is_said_of_the_pages(rule: Rule, said: str, pages: list[_Page]) -> None:
    assert sheets(*pages) == [f"{rule.code} {said}"]


@pytest.mark.parametrize(
    "pages",
    [
        [PAGE] * 24, [PAGE] * 828, [PAGE, *[replace(PAGE, width=361.0, height=575.0)] * 23],
        [replace(PAGE, width=576)] * 24, [replace(PAGE, bleed=8.5)] * 24,
    ],
)  # fmt: skip
def test_pages_that_are_just_right(pages: list[_Page]) -> None:
    assert sheets(*pages) == []


@pytest.mark.parametrize(
    ("page", "backwards", "said"),
    [
        (replace(PAGE, left=25.9), False, "STORE-021 page 1 leaves 0.36 in at the binding: 0.375 in are needed"),
        (replace(PAGE, right=25.9), True, "STORE-021 page 1 leaves 0.36 in at the binding: 0.375 in are needed"),
        (replace(PAGE, right=16.9), False, "STORE-022 page 1 leaves 0.23 in at the edge: 0.25 in are needed"),
        (replace(PAGE, left=16.9), True, "STORE-022 page 1 leaves 0.23 in at the edge: 0.25 in are needed"),
        (replace(PAGE, above=16.9), False, "STORE-022 page 1 leaves 0.23 in at the edge: 0.25 in are needed"),
        (replace(PAGE, below=16.9), False, "STORE-022 page 1 leaves 0.23 in at the edge: 0.25 in are needed"),
        (replace(PAGE, left=26.0, right=17.0, above=17.0, below=17.0), False, ""),
        (replace(PAGE, left=None, right=0, above=0, below=0), False, ""),
    ],
)  # fmt: skip
def test_the_margins_of_a_page(page: _Page, backwards: bool, said: str) -> None:
    assert margins(page, *[PAGE] * 3, backwards=backwards) == ([said] if said else [])


def test_the_binding_of_a_verso_is_on_its_right() -> None:
    assert margins(PAGE, replace(PAGE, right=20.0)) == [
        "STORE-021 page 2 leaves 0.28 in at the binding: 0.375 in are needed"
    ]
    assert margins(PAGE, replace(PAGE, left=20.0)) == []
    blank = _Page(360.0, 576.0, -1.0)
    assert margins(blank, blank) == []


def test_a_box_is_read_from_any_two_corners() -> None:
    assert _box([30, 40, 10, 20]) == _box([10, 20, 30, 40]) == (10.0, 20.0, 30.0, 40.0)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("", 0), ("<tr><td/><th/></tr>", 2), ("<tr><td/></tr><tr><td/><td/><td/></tr>", 3),
        ('<tr><td colspan="4"/><td/></tr>', 5), ('<tr><td colspan="x"/><td colspan="-2"/></tr>', 2),
        ('<tr><td colspan="999"/></tr>', 999), ('<tr><td colspan="1000"/></tr>', 1),
        ('<tr><td colspan="٤"/><p/></tr>', 1),
    ],
)  # fmt: skip
def test_the_columns_of_a_table(rows: str, columns: int) -> None:
    table = etree.fromstring(f'<table xmlns="http://www.w3.org/1999/xhtml">{rows}</table>')
    assert _columns(table) == columns


def test_a_page_is_measured_from_its_trim() -> None:
    """The words stand 30 and 100 points from the left and the foot of a trim that is not at zero."""
    with pikepdf.new() as pdf:
        for words in (
            b"BT /F 10 Tf 150 320 Td (one) Tj ET BT /F 10 Tf 300 500 Td (two) Tj ET",
            b"",
        ):
            pdf.add_blank_page(page_size=(700, 900))
            page = pdf.pages[-1].obj
            page["/Resources"] = Dictionary(Font=Dictionary(F=Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)))  # fmt: skip
            page["/Contents"] = pdf.make_stream(words)
            page["/TrimBox"] = Array([120, 220, 620, 820])
            page["/BleedBox"] = Array([110, 211, 628, 827])
        out = io.BytesIO()
        pdf.save(out)
        boxes = [_boxes(page) for page in pdf.pages]
    assert boxes[0] == ((120.0, 220.0, 620.0, 820.0), (110.0, 211.0, 628.0, 827.0))
    one, two = _measured(out.getvalue(), boxes)
    assert (one.width, one.height, one.bleed) == (500.0, 600.0, 7.0)
    sides = [one.left, one.right, one.above, one.below]
    assert [round(side, -1) for side in sides if side is not None] == [30, 300, 310, 100]
    assert (two.width, two.height, two.bleed, two.left) == (500.0, 600.0, 7.0, None)
    bare = list(_measured(out.getvalue(), [(boxes[0][0], boxes[0][0])] * 2))
    assert [page.bleed for page in bare] == [-1.0, -1.0]
    part = list(_measured(out.getvalue(), [(boxes[0][0], (120.0, 220.0, 630.0, 820.0))] * 2))
    assert [page.bleed for page in part] == [0.0, 0.0]


# --- whole files ---------------------------------------------------------------------


def printed(
    *words: str, count: int = 24, backwards: str = "", **boxes: tuple[float, float, float, float]
) -> list[str]:
    """What is said of a book of 360 by 576 points whose first pages have these words, drawn as said."""
    with pikepdf.new() as pdf:
        for number in range(count):
            pdf.add_blank_page(page_size=(360, 576))
            page = pdf.pages[-1].obj
            page["/Resources"] = Dictionary(Font=Dictionary(F=Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)))  # fmt: skip
            content = f"BT /F 10 Tf {words[number]} ET" if number < len(words) else ""
            page["/Contents"] = pdf.make_stream(content.encode())
            for key, box in boxes.items():
                page[f"/{key}"] = Array(box)
        if backwards:
            pdf.Root["/ViewerPreferences"] = Dictionary(Direction=Name(f"/{backwards}"))
        out = io.BytesIO()
        pdf.save(out)
    return [
        f"{one.code} {one.message}" for one in check_pdf_for(out.getvalue(), "a.pdf", ["print"])
    ]


def at(left: float, base: float = 300) -> str:
    return f"{left} {base} Td (words) Tj"  # 30 points wide


MIDDLE = at(150)


@pytest.mark.parametrize(
    ("count", "codes"),
    [(23, "20 19"), (24, ""), (25, "19"), (828, ""), (829, "20 19"), (830, "20"), (2, "20"), (1, "20 19")],
)  # fmt: skip
def test_the_pages_that_can_be_bound(count: int, codes: str) -> None:
    found = [one.code for one in _sheets([PAGE] * count, PLACE)]
    names = {"20": rules.PAGE_COUNT.code, "19": rules.ODD_PAGES.code}
    assert found == [names[code] for code in codes.split()]


def test_a_book_whose_words_stand_in_the_middle_can_be_printed() -> None:
    assert printed(MIDDLE, MIDDLE) == []
    assert printed() == []
    assert printed(count=0) == []


def test_the_side_of_the_binding_goes_with_the_pages_and_the_direction() -> None:
    left, right = at(22), at(360 - 22 - 30)  # 0.31 of an inch: enough at an edge alone

    def narrow(*words: str, backwards: str = "") -> list[str]:
        found = printed(*words, backwards=backwards)
        return [one.partition(" leaves")[0] for one in found]

    assert narrow(left, MIDDLE) == ["STORE-021 page 1"]
    assert narrow(MIDDLE, right) == ["STORE-021 page 2"]
    assert narrow(right, left) == narrow(right, left, backwards="L2R") == []
    assert narrow(left, right, backwards="R2L") == []
    assert narrow(right, MIDDLE, backwards="R2L") == ["STORE-021 page 1"]
    assert narrow(MIDDLE, left, backwards="R2L") == ["STORE-021 page 2"]
    # after pages without words, and on the fourth and the fifth as on the second and the first
    assert narrow("", "", left) == narrow(MIDDLE, "", left, MIDDLE) == ["STORE-021 page 3"]
    assert narrow("", "", "", right) == ["STORE-021 page 4"]
    assert narrow("", "", "", "", left, left) == ["STORE-021 page 5"]


def test_what_is_for_other_shops_or_is_no_pdf_has_no_say() -> None:
    assert list(check_pdf_for(b"%PDF-1.7 and no more", "a.pdf", ["print"])) == []
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(360, 576))
        out = io.BytesIO()
        pdf.save(out)
    assert list(check_pdf_for(out.getvalue(), "a.pdf", ["google", "apple"])) == []
    assert len(list(check_pdf_for(out.getvalue(), "a.pdf", ["google", "print"]))) == 2


@pytest.mark.parametrize("words", [at(360 - 10 - 30), at(150, 563), at(150, 8)])
def test_the_narrowest_margin_of_the_other_sides_is_told(words: str) -> None:
    (found,) = printed(MIDDLE, MIDDLE, words)
    assert found.startswith("STORE-022 page 3 leaves 0.")
    assert found.endswith(" in at the edge: 0.25 in are needed")


def test_the_trim_is_what_is_left_of_the_sheet() -> None:
    inside = (20.0, 20.0, 340.0, 556.0)
    assert printed(at(42), MIDDLE) == []
    narrow = ["STORE-021 page 1 leaves 0.31 in at the binding: 0.375 in are needed"]
    assert printed(at(42), MIDDLE, TrimBox=inside) == narrow
    assert printed(at(42), MIDDLE, CropBox=inside) == narrow
    both = printed(at(42), MIDDLE, TrimBox=(0.0, 0.0, 360.0, 576.0), CropBox=inside)
    assert both == []


@pytest.mark.parametrize(
    ("beyond", "said"),
    [
        ((9, 9, 9, 9), ""), ((8.5, 8.5, 8.5, 8.5), ""), ((8.4, 9, 9, 9), "0.117"), ((9, 8.4, 9, 9), "0.117"), ((9, 9, 8.4, 9), "0.117"),
        ((9, 9, 9, 8.4), "0.117"), ((0, 9, 9, 9), "0.000"), ((-3, 9, 9, 9), "0.000"), ((1, 1, 1, 1), ""), ((1.1, 1.1, 1.1, 1.1), "0.015"),
        ((0, 0, 0, 0), ""),
    ],
)  # fmt: skip
def test_the_bleed_is_the_narrowest_of_four(beyond: tuple[float, ...], said: str) -> None:
    """Of a point or less there is none."""
    left, low, right, high = beyond
    found = printed(
        MIDDLE, MIDDLE, TrimBox=(20.0, 20.0, 340.0, 556.0),
        BleedBox=(20.0 - left, 20.0 - low, 340.0 + right, 556.0 + high),
    )  # fmt: skip
    assert found == ([f"{rules.BLEED.code} page 1 has a bleed of {said} in"] if said else [])


def test_of_several_lines_the_outermost_count() -> None:
    several = " ".join((at(150), "-128 0 Td (words) Tj", "200 20 Td (words) Tj"))
    assert printed(several, MIDDLE) == [
        "STORE-021 page 1 leaves 0.31 in at the binding: 0.375 in are needed"
    ]
