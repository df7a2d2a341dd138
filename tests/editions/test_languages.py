"""Works in other scripts: which way they run, what they are set in, and that nothing is lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from books import editions_of, print_pdf
from content import content_of
from reading_pdf import Book, Run

RIGHT_TO_LEFT = ("hebrew", "arabic")
# with the points above and below them
LETTERS = re.compile(r"[^\W\d_][^\W\d_\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0670]*")


def text_of(pdf: bytes) -> str:
    """The text as a viewer of another make copies it."""
    with pypdfium2.PdfDocument(pdf) as file:
        pages = [file[at] for at in range(len(file))]
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


def page_of(name: str) -> str:
    """The first page of the text in the EPUB."""
    with zipfile.ZipFile(io.BytesIO(editions_of(name).epub)) as book:
        pages = {one: book.read(one).decode() for one in book.namelist() if one.endswith(".xhtml")}
    return next(page for page in pages.values() if 'class="text" epub:type="bodymatter"' in page)


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_no_word_is_lost_on_paper(name: str) -> None:
    made = editions_of(name)
    wanted = content_of(made.document)
    words = [*wanted.words, *(word for _, note in wanted.notes for word in note)]
    needed = Counter(LETTERS.findall(" ".join(words)))
    # a viewer sets the number of a note's call close to the word that it follows
    lost = needed - Counter(LETTERS.findall(re.sub(r"\d", "", text_of(made.pdf))))
    assert lost == Counter()
    assert len(needed) > 50


@pytest.mark.parametrize(("name", "way"), [("hebrew", "R2L"), ("arabic", "R2L"), ("russian", None)])
def test_pages_go_on_as_the_script_does(name: str, way: str | None) -> None:
    made = editions_of(name)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        told = pdf.Root.ViewerPreferences.get("/Direction")
    assert told == (f"/{way}" if way else None)
    with zipfile.ZipFile(io.BytesIO(made.epub)) as book:
        package = next(book.read(one).decode() for one in book.namelist() if one.endswith(".opf"))
        pages = [book.read(one).decode() for one in book.namelist() if one.endswith(".xhtml")]
    assert ('page-progression-direction="rtl"' in package) == bool(way)
    for page in pages:
        (root,) = re.findall(r"<html [^>]*>", page)
        assert (' dir="rtl"' in root) == bool(way)


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_the_first_word_of_a_line_is_on_the_right(name: str) -> None:
    book = Book(editions_of(name).pdf)
    at = book.labels.index("1")
    title = re.findall(r"<h1>([^<]*)</h1>", page_of(name))[0]
    titles = [run for run in book.runs if run.page == at and run.text == title]
    heading = max(titles, key=lambda run: run.size)
    left, _, right, _ = map(float, book.pdf.pages[at].MediaBox)
    # A5: in a work from right to left the first page is a left one, with its inner margin right
    assert heading.right == pytest.approx(right - left - 56, abs=1.5)


@pytest.mark.parametrize(("name", "text"), [
    ("arabic", "وعلى الجدار كُتبت كلمات"), ("arabic", "وَفِي البَحْرِ رِزْقٌ لِمَنْ يَصْبِرُ وَلِلْمَنَارَةِ"),
    ("hebrew", "שָׁלוֹם לַבָּא מִן הַיָּם"), ("hebrew", "וּבְרָכָה לַיּוֹצֵא אֵלָיו"),
])  # fmt: skip
def test_points_are_copied_with_their_letters(name: str, text: str) -> None:
    found = text_of(editions_of(name).pdf).replace("\r\n", " ")
    # two points of one letter have no order of their own
    assert normalize("NFC", text) in normalize("NFC", found)


def lines_of(book: Book, label: str = "1") -> list[list[Run]]:
    """The lines of a page of the text, at its own size."""
    at = book.labels.index(label)
    lines: dict[float, list[Run]] = {}
    for run in book.runs:
        if run.page == at and run.size == pytest.approx(11, abs=0.1):
            lines.setdefault(round(run.base, 1), []).append(run)
    return [lines[base] for base in sorted(lines, reverse=True)]


@pytest.mark.parametrize(
    ("name", "left", "right", "pages"),
    # A5: in a work from right to left the first page is a left one, with its inner margin right;
    # the lines of Arabic stand so far apart that four fill two pages
    [("arabic", 66, 56, 2), ("hebrew", 66, 56, 1), ("chinese", 56, 66, 1), ("japanese", 56, 66, 1),
     ("korean", 56, 66, 1)],
)  # fmt: skip
def test_lines_reach_both_edges(name: str, left: float, right: float, pages: int) -> None:
    book = Book(editions_of(name).pdf)
    width = float(book.pdf.pages[book.labels.index("1")].MediaBox[2])
    full = 0
    for label in ("1", "2")[:pages]:
        lines = [[run for run in line if run.text.strip()] for line in lines_of(book, label)]
        full += sum(
            min(run.left for run in line) == pytest.approx(left, abs=1)
            and max(run.right for run in line) == pytest.approx(width - right, abs=1)
            for line in lines
        )
        left, right = right, left
    assert full >= 4


@pytest.mark.parametrize("name", ["chinese", "japanese", "korean"])
def test_what_is_copied_in_east_asia_is_the_text(name: str) -> None:
    made = editions_of(name)
    wanted = content_of(made.document)
    found = re.sub(r"[\s\d]", "", text_of(made.pdf))
    for word in wanted.words:
        for letters in LETTERS.findall(word):
            assert letters in found


@pytest.mark.parametrize("name", ["chinese", "japanese"])
def test_no_line_begins_or_ends_with_the_wrong_mark(name: str) -> None:
    lines = [
        "".join(run.text for run in line).strip() for line in lines_of(Book(editions_of(name).pdf))
    ]
    assert len(lines) > 8
    for line in lines:
        assert line[0] not in "。，、」』）”’ょゃっー？！：；"
        assert line[-1] not in "「『（“‘"


def test_readings_stand_above_words_in_the_epub_and_in_brackets_on_paper() -> None:
    ruby = "<ruby>漁師<rt>りょうし</rt></ruby>"
    assert ruby in page_of("japanese")
    assert "漁師（りょうし）は" in text_of(editions_of("japanese").pdf)


def test_the_end_of_a_line_is_no_space_between_ideographs() -> None:
    assert "，今天海上很安静。" in page_of("chinese")
    assert "今日の海は静かだ" in page_of("japanese")
    assert "오늘은 바다가 조용하네요" in page_of("korean")


def test_a_foreign_word_runs_its_own_way() -> None:
    assert '<span lang="en" xml:lang="en" dir="ltr">' in page_of("hebrew")
    russian = page_of("russian")
    assert '<span lang="he" xml:lang="he" dir="rtl">' in russian
    assert '<span lang="el" xml:lang="el">' in russian
    book = Book(editions_of("hebrew").pdf)
    words = [run for run in book.runs if run.text.strip() in ("The", "Old", "Harbour", "(1900)")]
    lines = {run.base for run in words}
    for line in lines:
        assert all(one.left < other.left for one, other in pairwise(
            run for run in words if run.base == line))  # fmt: skip


def test_a_line_with_another_script_keeps_its_height() -> None:
    book = Book(editions_of("russian").pdf)
    at = book.labels.index("1")
    runs = [run for run in book.runs if run.page == at and run.size == pytest.approx(11, abs=0.1)]
    bases = sorted({round(run.base, 1) for run in runs}, reverse=True)
    steps = {round(one - other, 1) for one, other in pairwise(bases[2:-2])}
    assert steps == {14.0}


@pytest.mark.parametrize(
    ("name", "faces"),
    [
        ("hebrew", {"NotoSerifHebrew"}), ("arabic", {"Amiri"}), ("greek", set()),
        ("russian", {"NotoSerifHebrew", "Amiri"}),
    ],
)  # fmt: skip
def test_faces_of_a_script_are_embedded_where_it_is(name: str, faces: set[str]) -> None:
    made = editions_of(name)
    with zipfile.ZipFile(io.BytesIO(made.epub)) as book:
        files = [one.rpartition("/")[2] for one in book.namelist() if "fonts/" in one]
    stems = {file.partition("-")[0] for file in files if file.endswith(".ttf")}
    assert stems - {"NotoSansMono", "EBGaramond"} == faces
    printed = {
        str(font.BaseFont).partition("+")[2].replace("-", "") for font in Book(made.pdf).fonts()
    }
    used = {face for face in ("NotoSerifHebrew", "Amiri")
            if any(one.startswith(face) for one in printed)}  # fmt: skip
    assert used == faces


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_nothing_is_slanted(name: str) -> None:
    assert all(run.plain for run in Book(editions_of(name).pdf).runs)


def test_a_latin_name_stays_in_the_house_face() -> None:
    book = Book(editions_of("hebrew").pdf)
    (run,) = [run for run in book.runs if run.text.strip() == "Port Book"]
    assert "Garamond" in run.font


def test_the_same_hebrew_book_has_the_same_bytes() -> None:
    made = editions_of("hebrew")
    again, _ = print_pdf(made.document, made.styles)
    assert again == made.pdf
    other = replace(made.document, metadata=replace(made.document.metadata, version="2"))
    assert print_pdf(other, made.styles)[0] != made.pdf


def test_small_capitals_are_copied_as_they_are_written() -> None:
    made = editions_of("everything")
    book = Book(made.pdf)
    heads = {run.text for run in book.runs if run.mark is None and run.size < 10}
    assert any(made.document.metadata.title in head for head in heads), heads
