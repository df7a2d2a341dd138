"""Code in the PDF: long lines, long listings, and the size of pictures, measured in the file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pikepdf
from books import editions_of, print_pdf
from PIL import Image as Pillow
from reading_pdf import Book, Run

from pressroom.guard.assets import load_asset
from pressroom.model.block import Block, Figure, Listing
from pressroom.model.document import Document
from pressroom.model.inline import Image
from pressroom.model.problem import Place
from pressroom.typeset.numbering import number_figures

HOOK = b"9 6 l"  # the point of the arrow
HERE = Place(PurePosixPath("page.md"))


def document_of(*blocks: Block) -> Document:
    document = editions_of("minimal").document
    section = replace(document.sections[0], blocks=blocks)
    return number_figures(replace(document, sections=(section,)))


def printed(*blocks: Block) -> Book:
    data, _ = print_pdf(document_of(*blocks), editions_of("minimal").styles)
    return Book(data)


def lines(book: Book) -> dict[tuple[int, float], list[Run]]:
    """The runs of code, by page and line."""
    found: dict[tuple[int, float], list[Run]] = {}
    for run in book.runs:
        if "Mono" in run.font:
            found.setdefault((run.page, round(run.base, 1)), []).append(run)
    return found


@cache
def long_line() -> Book:
    text = "call(" + ", ".join(f"argument_{at}" for at in range(20)) + ")\nnext\n"
    return printed(Listing(text, HERE), Listing(text, HERE, first_line=1))


def test_a_long_run_of_coloured_code_without_spaces_stays_within_the_text() -> None:
    code = 'flights|>filter(carrier=="UA",dest%in%c("IAH","HOU"),sched_dep_time>1000,sched_arr_time<2000)\n'
    found = lines(printed(Listing(code, HERE, "r"))).values()
    ends = [max(run.right for run in line) for line in found]
    assert len(ends) >= 2
    assert max(ends) <= 420 - 56  # the page's outer margin


def test_what_goes_over_to_a_next_line_stands_further_in() -> None:
    lefts = [min(run.left for run in line) for line in lines(long_line()).values()]
    first = lefts.index(min(lefts))
    end = lefts.index(lefts[first], first + 1)  # "next" begins where the first line does
    assert end - first > 2
    assert all(left > lefts[first] + 8 for left in lefts[first + 1 : end])
    assert len(set(lefts[first + 1 : end])) == 1


def test_no_line_is_wider_than_the_text() -> None:
    book = long_line()
    page = book.pdf.pages[-1].mediabox
    assert max(run.right for run in book.runs) < float(page[2]) - 50


def test_a_hook_is_drawn_before_what_goes_over() -> None:
    """It is a drawing and no text, so that it is not read as code."""
    counts = []
    for book in (printed(Listing("short\n" * 9, HERE)), long_line()):
        drawings = [one for one in book.pdf.objects if isinstance(one, pikepdf.Stream)
                    and one.get("/Subtype") == "/Form"]  # fmt: skip
        counts.append(sum(HOOK in one.read_bytes() for one in drawings))
    assert counts[0] == 0 < counts[1]


def lines_of_pages(count: int) -> list[int]:
    """How many lines of a listing stand on each of its pages."""
    pages = [page for page, _ in lines(printed(Listing("x\n" * count, HERE)))]
    return [pages.count(page) for page in sorted(set(pages))]


def test_a_long_listing_leaves_no_line_alone() -> None:
    first, second, _ = lines_of_pages(90)
    for count in (first + 1, first + second + 1):
        found = lines_of_pages(count)
        assert sum(found) == count
        assert min(found) >= 2, found


def test_an_image_has_at_most_300_pixels_an_inch(tmp_path: Path) -> None:
    Pillow.effect_noise((3000, 1500), 90).save(tmp_path / "a.png")
    asset = load_asset(tmp_path, "a.png")
    figure = Figure(Image(asset, "Noise", HERE, width="50%"), (), "fig-a", 1, HERE)
    book = printed(figure)
    sizes = {
        (int(image.Width), int(image.Height))
        for page in book.pdf.pages for image in page.resources.get("/XObject", {}).values()
        if image.get("/Subtype") == "/Image" and int(image.Width) > 300
    }  # fmt: skip
    assert sizes == {(620, 310)}  # half of 297.5 points


def test_the_epub_holds_small_images_as_they_are() -> None:
    made = editions_of("everything")
    with zipfile.ZipFile(io.BytesIO(made.epub)) as book:
        names = {Path(name).name: name for name in book.namelist()}
        source = Path(__file__).parents[1] / "books/everything/manuscript/images/mark.png"
        assert book.read(names["mark.png"]) == source.read_bytes()
        assert "knot.avif" not in names and "knot.png" in names
        text = book.read("EPUB/code-and-pictures.xhtml").decode()
    assert 'srcset="images/night.svg" type="image/svg+xml"' in text
    assert 'role="presentation"' in text


def test_code_is_tagged_as_code_and_nothing_else_is() -> None:
    book = Book(editions_of("everything").pdf)
    code = [book.text(one) for one in book.elements() if one.S == "/Code"]
    assert code.count('row("on")') == 1
    assert sum(text.startswith("def toll(") and text.endswith("night") for text in code) == 1
    assert "ferry.toml" in code  # the caption is beside its code and not in it
    assert [one for one in book.elements() if one.S == "/Code" and one.P.S == "/Code"] == []
    runs = [run.text for run in book.runs if "Mono" in run.font and "▪" not in run.text]
    numbers = [run.text for run in book.runs if "Mono" in run.font and run.mark is None]
    assert sorted("".join(code + numbers)) == sorted("".join(runs))  # but for the signs of lists
    assert "9" in "".join(numbers)
