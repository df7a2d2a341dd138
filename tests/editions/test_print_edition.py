"""The edition for a printer: page for page the same text, and what paper needs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
import pytest
from books import BOOKS, editions_of
from reading_pdf import Book

from pressroom.build import BuildResult, build
from pressroom.checks.print_pdf import check_print
from pressroom.editions.gray import lightness
from pressroom.editions.icc import gray_profile, rgb_profile
from pressroom.editions.print_sheets import for_print
from pressroom.model.artifact import Artifact
from pressroom.model.binding import gutter
from pressroom.model.document import Document
from pressroom.model.settings import PrintColour

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Made:
    document: Document
    result: BuildResult

    def data(self, edition: str) -> bytes:
        return next(one.data for one in self.result.artifacts if one.edition == edition)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("print") / "dist"
    result = build(BOOKS / "everything", editions=("print",), out=out)
    return Made(editions_of("everything").document, result)


def sheets(bleed: float = 0, *, marks: bool = False, colour: PrintColour = "gray") -> bytes:
    """The PDF of the book with everything, for a printer with these settings."""
    edition = editions_of("everything")
    settings = replace(
        edition.document.settings, print_bleed=bleed, print_marks=marks, print_colour=colour
    )
    document = replace(edition.document, settings=settings)
    pdf = Artifact("a-print.pdf", "application/pdf", edition.pdf)
    return for_print(pdf, document, edition.styles).data


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


# --- what goes to the printer -----------------------------------------------------


def test_the_same_words_stand_on_the_same_pages(made: Made) -> None:
    screen, paper = Book(editions_of("everything").pdf), Book(made.data("print"))
    cover = screen.labels.index("i")

    def words(book: Book, first: int) -> Iterator[list[str]]:
        for at in range(first, len(book.pdf.pages)):
            yield [run.text for run in book.runs if run.page == at]

    pages = list(words(paper, 0))
    assert list(words(screen, cover)) == pages[: len(screen.pdf.pages) - cover]
    assert len(pages) % 2 == 0 and len(pages) - (len(screen.pdf.pages) - cover) in (0, 1)


def test_it_is_what_a_printer_asks_for(made: Made) -> None:
    with opened(made.data("print")) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.DestOutputProfile.read_bytes() == gray_profile()
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in pdf.Root.Metadata.read_bytes()
        assert pdf.docinfo["/Trapped"] == "/False"
        assert not {"/StructTreeRoot", "/Outlines", "/OpenAction", "/Names"} & set(pdf.Root.keys())
        assert not any("/Annots" in page.obj for page in pdf.pages)
    assert [one.code for one in check_print(made.data("print"), "a.pdf")] == []


def test_the_cover_for_print_stands_beside_it(made: Made) -> None:
    file = made.result.out / "the-ferry-book-cover.pdf"
    assert [one.code for one in check_print(file.read_bytes(), "a.pdf")] == []
    with pikepdf.open(file) as cover:
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in cover.Root.Metadata.read_bytes()
        assert cover.docinfo["/Trapped"] == "/False"
        assert cover.Root.OutputIntents[0].DestOutputProfile.read_bytes() == rgb_profile()
        assert "/ID" in cover.trailer
        assert cover.pdf_version == "1.6"
        assert len(cover.pages) == 1
        width = float(cover.pages[0].trimbox[2] - cover.pages[0].trimbox[0])
    with opened(made.data("print")) as inside:
        page, count = float(inside.pages[0].trimbox[2]), len(inside.pages)
    leaf = made.document.settings.leaf
    assert width == pytest.approx(2 * page + count / 2 * leaf * MM, abs=0.5)


@pytest.mark.parametrize(("bleed", "marks"), [(0, False), (3, False), (3, True), (0, True)])
def test_the_boxes_lie_in_one_another(bleed: float, marks: bool) -> None:
    data = sheets(bleed, marks=marks)
    assert [one.code for one in check_print(data, "a.pdf")] == []
    with opened(data) as pdf:
        for page in pdf.pages:
            sheet, trim, cut = (
                [float(edge) for edge in box]
                for box in (page.mediabox, page.trimbox, page.bleedbox)
            )
            assert trim[2] - trim[0] == pytest.approx(148 * MM, abs=0.1)
            assert trim[3] - trim[1] == pytest.approx(210 * MM, abs=0.1)
            assert trim[0] - cut[0] == pytest.approx(bleed * MM, abs=0.01)
            assert (trim[0] - sheet[0] > 20) is marks
        drawn = pdf.pages[0].obj.Contents[-1].read_bytes()
        assert drawn.count(b" S") == (8 if marks else 0)


def test_all_of_it_is_gray_unless_colours_are_asked_for() -> None:
    with opened(sheets()) as pdf:
        spaces = {str(one.get("/ColorSpace")) for one in pdf.objects
                  if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"}  # fmt: skip
        assert spaces == {"/DeviceGray"}


def test_colours_are_meant_for_a_press_that_takes_them() -> None:
    data = sheets(3, marks=True, colour="rgb")
    assert [one.code for one in check_print(data, "a.pdf")] == []
    with opened(data) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.N == 3
        assert intent.DestOutputProfile.read_bytes() == rgb_profile()
        content = b"".join(part.read_bytes() for page in pdf.pages for part in page.obj.Contents)
        assert b" rg" in content


def test_what_is_nearly_black_is_black() -> None:
    assert lightness((0.1, 0.1, 0.1)) == 0
    assert lightness((1, 1, 1)) == 1
    assert lightness((0.48, 0.14, 0.14)) == pytest.approx(0.2122, abs=0.001)


def test_a_thick_book_has_more_room_at_its_spine() -> None:
    edition = editions_of("everything")
    with opened(edition.pdf) as pdf:
        last = pdf.pages[-1]
        for _ in range(320):
            pdf.pages.append(last)
        out = io.BytesIO()
        pdf.save(out)
    long = Artifact("a.pdf", "application/pdf", out.getvalue())
    with opened(for_print(long, edition.document, edition.styles).data) as thick:
        assert 300 < len(thick.pages) <= 500
        moved = [float(page.obj.Contents[0].read_bytes().split()[5]) for page in thick.pages]
    assert moved[0] == pytest.approx((gutter(400) - gutter(1)) * 72)
    assert moved[1] == -moved[0]


def test_the_same_book_has_the_same_bytes() -> None:
    assert sheets(3, marks=True) == sheets(3, marks=True)
