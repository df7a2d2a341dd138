"""The covers as they are laid out: every word is on them, inside the margins, none over another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest
from books import editions_of, print_pdf
from PIL import Image

from pressroom.editions.colours import palette
from pressroom.editions.job import PdfJob, Wrap, WrapJob
from pressroom.editions.press import Press
from pressroom.editions.wrap import BLEED
from pressroom.model.binding import spine_width
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Metadata, Series
from pressroom.model.settings import CoverDesign

DESIGNS: tuple[CoverDesign, ...] = get_args(CoverDesign)
NAMES = (
    "Ann Archer", "Bo Bishop", "Cyril Carpenter-Featherstonehaugh", "Dora Diamantopoulou",
    "Emil Engström", "Françoise Fontaine", "Gregor Grünewald", "Hanna Håkansson",
)  # fmt: skip
LONG = (
    "On the Origin of Species by Means of Natural Selection, or the Preservation of Favoured "
    "Races in the Struggle for Life Now"
)


def work(design: CoverDesign, colour: str = "#7a2424", **changes: Any) -> Document:
    document = editions_of("minimal").document
    metadata: Metadata = replace(document.metadata, **changes)
    settings = replace(document.settings, cover_design=design, cover_colour=colour)
    return replace(document, metadata=metadata, settings=settings)


def people(*names: str, role: str = "aut") -> tuple[Contributor, ...]:
    return tuple(Contributor(name, name, (role,)) for name in names)


FULL: dict[str, Any] = {
    "title": LONG,
    "subtitle": "With an historical sketch of the progress of opinion on the subject",
    "creators": people(*NAMES),
    "contributors": (*people("Ada Example", role="edt"), *people("Bea Second", role="trl")),
    "series": Series("Classics of Natural History", "12"),
    "publisher": "The Harbour Press",
}


def words(data: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(pdf[page].get_textpage().get_text_bounded().split())


def boxes(data: bytes) -> tuple[float, float, list[tuple[float, float, float, float]]]:
    """Width and height of the first page, and left, bottom, right and top of its runs of text."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        found = [text.get_rect(at) for at in range(text.count_rects())]
        return pdf[0].get_width(), pdf[0].get_height(), found


@pytest.mark.parametrize("design", DESIGNS)
def test_a_cover_holds_all_its_words(design: CoverDesign) -> None:
    data, _ = print_pdf(work(design, **FULL), editions_of("minimal").styles)
    told = words(data)
    assert LONG in told
    for text in (*NAMES, "Edited by Ada Example", "Translated by Bea Second",
                 "Classics of Natural History 12", "The Harbour Press", str(FULL["subtitle"])):  # fmt: skip
        assert text in told, text
    width, height, found = boxes(data)
    assert min(left for left, *_ in found) > width * 0.1
    assert max(right for *_, right, _ in found) < width * 0.9
    assert min(bottom for _, bottom, *_ in found) > height * 0.1
    assert max(top for *_, top in found) < height * 0.9
    assert not list(overlaps(found))


def overlaps(found: list[tuple[float, float, float, float]]) -> Iterator[object]:
    for at, (left, bottom, right, top) in enumerate(found):
        for other in found[at + 1 :]:
            wide = min(right, other[2]) - max(left, other[0])
            high = min(top, other[3]) - max(bottom, other[1])
            if wide > 1 and high > 0.25 * min(top - bottom, other[3] - other[1]):
                yield (left, bottom, right, top), other


@pytest.mark.parametrize(("design", "share"), [("ground", 1.0), ("axis", 0.0), ("field", 0.6)])
def test_the_colour_is_where_the_design_has_it(design: CoverDesign, share: float) -> None:
    document = work(design, "#1f5d50", title="Emma")
    _, cover = print_pdf(document, editions_of("minimal").styles)
    with Image.open(io.BytesIO(cover)) as picture:
        assert min(picture.size) >= 1600 and max(picture.size) >= 2560
        column = [
            picture.convert("RGB").getpixel((40, y * picture.height // 100)) for y in range(100)
        ]
    ground = tuple(bytes.fromhex(palette("#1f5d50").ground[1:]))
    same = [near(pixel, ground) for pixel in column]
    assert sum(same) / 100 == pytest.approx(share, abs=0.03)


def near(pixel: object, colour: tuple[int, ...]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 6 for one, other in zip(pixel, colour, strict=True))


def with_sheet(styles: Styles, name: str, more: str) -> Styles:
    return replace(styles, sheets={**styles.sheets, name: styles.sheets[name] + more})


def test_a_sheet_of_the_author_s_that_leaves_less_room_has_smaller_words() -> None:
    styles = editions_of("minimal").styles
    narrow = with_sheet(styles, "cover-ground.css", ".cover-main { margin-top: 60vw }")
    data, _ = print_pdf(work("ground", **FULL), narrow)
    assert LONG in words(data)
    assert not list(overlaps(boxes(data)[2]))


def test_a_sheet_that_leaves_no_room_is_told() -> None:
    styles = editions_of("minimal").styles
    none = with_sheet(styles, "cover-ground.css", ".cover-main { margin-top: 130vh }")
    press = Press.start()
    try:
        result = press.run(PdfJob(work("ground"), none, cover_only=True))
    finally:
        press.stop()
    assert [one.code for one in result.problems] == ["COVER-002"]


# --- for print -----------------------------------------------------------------

ISBN = (("print", "9783161484100"),)
BLURB = "A book about the sea.\n\nAnd about the land behind it."


@cache
def sheet(design: CoverDesign, pages: int, language: str = "en", description: str = BLURB) -> Wrap:
    document = work(
        design, title="The Coastal Atlas", creators=people("Ann Archer"), isbns=ISBN,
        description=description, language=language, publisher="Harbour Press",
    )  # fmt: skip
    return Press.print_cover(WrapJob(document, editions_of("minimal").styles, pages))


def points(millimetres: float) -> float:
    return millimetres * 72 / 25.4


@pytest.mark.parametrize("design", DESIGNS)
def test_the_sheet_has_back_spine_and_front(design: CoverDesign) -> None:
    made = sheet(design, 320)
    assert made.spine == pytest.approx(160 * 0.1144)
    assert (made.problems, made.notes) == ((), ())
    assert (made.artifact.name, made.artifact.pages) == ("cover-print.pdf", 1)
    with pikepdf.open(io.BytesIO(made.artifact.data)) as pdf:
        (page,) = pdf.pages
        trim = [float(value) for value in page.trimbox]
        bleed = [float(value) for value in page.obj.BleedBox]
        media = [float(value) for value in page.mediabox]
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary)
                 and font.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    assert width == pytest.approx(points(2 * 148 + made.spine), abs=0.1)
    assert height == pytest.approx(points(210), abs=0.1)
    assert bleed == media
    grown = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    assert grown == [pytest.approx(points(BLEED), abs=0.05)] * 4
    told = words(made.artifact.data)
    for text in ("A book about the sea.", "And about the land", "ISBN 9783161484100"):
        assert text in told
    assert told.count("Ann Archer") == 2, "on the front and on the spine"


def test_the_ground_goes_on_into_the_bleed() -> None:
    with pypdfium2.PdfDocument(sheet("field", 320).artifact.data) as pdf:
        picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    ground = tuple(bytes.fromhex("7a2424"))
    for x in (1, picture.width // 2, picture.width - 2):
        assert near(picture.getpixel((x, 1)), ground)
        assert not near(picture.getpixel((x, picture.height - 2)), ground)
        assert not near(picture.getpixel((x, picture.height - 2)), (255, 255, 255)), (
            "paper, not white"
        )


def left_of(data: bytes, text: str) -> float:
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].get_textpage()
        found = page.search(text).get_next()
        assert found is not None
        return float(page.get_charbox(found[0])[0])


def test_a_book_from_right_to_left_has_its_front_at_the_left() -> None:
    english, hebrew = sheet("axis", 320).artifact.data, sheet("axis", 320, "he").artifact.data
    assert left_of(english, "A book about") < points(148) < left_of(hebrew, "A book about")


def test_a_thin_spine_has_no_words_and_says_so() -> None:
    made = sheet("ground", 60)
    assert made.notes == ("the spine is 3.4 mm wide: words on it need 5.7 mm",)
    assert words(made.artifact.data).count("Ann Archer") == 1
    assert made.problems == ()


def test_a_description_that_is_too_long_is_told() -> None:
    made = sheet("field", 320, description="Far too many words. " * 200)
    assert [one.code for one in made.problems] == ["COVER-003"]


def test_the_same_sheet_has_the_same_bytes() -> None:
    again = sheet.__wrapped__("axis", 320)
    assert again.artifact.data == sheet("axis", 320).artifact.data


@pytest.mark.parametrize(
    ("pages", "leaf", "expected"), [(1, 0.1, 0.1), (2, 0.1, 0.1), (300, 0.127, 19.05)]
)
def test_the_spine_is_as_wide_as_its_leaves(pages: int, leaf: float, expected: float) -> None:
    assert spine_width(pages, leaf) == pytest.approx(expected)
