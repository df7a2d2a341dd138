"""How many pixels an image needs in print, by the measure of each page size of the house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import get_args

import pytest
from sample_epub import HERE, paragraph, sample

from pressroom.editions.print_sizes import print_widths
from pressroom.model.block import Figure, FigureGroup
from pressroom.model.document import Document
from pressroom.model.inline import Image
from pressroom.model.manuscript import Asset, Styles
from pressroom.model.settings import PageSize

HOUSE = Path(__file__).parents[2] / "styles"
SHEETS = {file.name: file.read_text() for file in HOUSE.glob("page-*.css")}
ASSET = Asset(PurePosixPath("a.png"), Path("a.png"), "image/png", "x", 4000, 2000)


def needed(
    folder: Path, *images: Image, page: PageSize = "a5", sheets: dict[str, str] = SHEETS
) -> int:
    document = sample(folder)
    section = replace(document.sections[0], blocks=(paragraph(*images),), children=())
    settings = replace(document.settings, page_size=page)
    whole: Document = replace(document, sections=(section,), notes=(), settings=settings)
    return print_widths(whole, Styles(sheets, (), ""))["x"]


@pytest.mark.parametrize("page", get_args(PageSize))
def test_each_page_size_has_its_measure(tmp_path: Path, page: PageSize) -> None:
    inches = {
        "a5": 4.13,
        "a4": 4.73,
        "5x8in": 3.67,
        "5.5x8.5in": 4.08,
        "6x9in": 4.25,
        "large": 6.27,
    }[page]
    assert needed(tmp_path, Image(ASSET, "", HERE), page=page) == pytest.approx(300 * inches, abs=2)


@pytest.mark.parametrize(
    ("width", "height", "pixels"),
    [
        ("50%", None, 620), ("3in", None, 900), ("96px", None, 300), ("2.54cm", None, 300),
        ("9in", None, 1240), (None, "1in", 600), ("1in", "1in", 300), ("2em", None, 108),
    ],
)  # fmt: skip
def test_each_length(tmp_path: Path, width: str | None, height: str | None, pixels: int) -> None:
    image = Image(ASSET, "", HERE, width=width, height=height)
    assert needed(tmp_path, image) == pixels


def test_a_small_image_needs_no_more_than_its_own_size(tmp_path: Path) -> None:
    small = replace(ASSET, width=96)
    assert needed(tmp_path, Image(small, "", HERE)) == 300


def test_the_widest_use_counts_in_groups_too(tmp_path: Path) -> None:
    one, other = (Image(ASSET, "", HERE, width=width) for width in ("1in", "2in"))
    assert needed(tmp_path, one, other) == needed(tmp_path, other, one) == 600
    document = sample(tmp_path)
    group = FigureGroup((Figure(one, (), "a", 1, HERE),), (), "g", 1, HERE)
    section = replace(document.sections[0], blocks=(group,))
    found = print_widths(replace(document, sections=(section,)), Styles(SHEETS, (), ""))
    assert found["x"] == 300


def test_a_sheet_that_does_not_tell_its_page_is_taken_for_a_large_one(tmp_path: Path) -> None:
    assert needed(tmp_path, Image(ASSET, "", HERE), sheets={}) == 2490
