"""Facts about the PDF, read back from its objects."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from books import Editions, editions_of, print_pdf
from content import bare, content_of, differences
from content_pdf import read_pdf
from PIL import Image
from reading_pdf import Book, Run, kids

from pressroom.guard.assets import load_asset
from pressroom.manuscript.load import load
from pressroom.model.block import Figure
from pressroom.model.document import ContentsEntry, Document, Section, walk
from pressroom.model.inline import Math, plain
from pressroom.model.manuscript import Styles
from pressroom.model.settings import PageSize
from pressroom.typeset import typeset

FRONT = """---
title: Notes
language: en
modified: 2024-01-01T00:00:00Z
---
# Notes

"""
# headings of the edition's own
OWN = (
    "Imprint", "Contents", "List of figures", "List of tables", "Notes", "Bibliography", "Index",
    "Colophon",
)  # fmt: skip
HOUSE = {
    "EB-Garamond", "EB-Garamond-Italic", "EB-Garamond-Medium", "EB-Garamond-Bold",
    "EB-Garamond-Bold-Italic", "Noto-Sans-Mono", "Noto-Emoji",
}  # fmt: skip
LANDINGS = "A plan of a river with a landing on each bank and a dotted line between them."
SIZES: dict[PageSize, tuple[float, float]] = {
    "a5": (419.53, 595.28), "a4": (595.28, 841.89), "5x8in": (360, 576),
    "5.5x8.5in": (396, 612), "6x9in": (432, 648), "large": (595.28, 841.89),
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Editions:
    return editions_of("everything")


@pytest.fixture(scope="module")
def book(made: Editions) -> Book:
    return Book(made.pdf)


def essay(folder: Path, text: str) -> tuple[Document, Styles]:
    """A document of one Markdown file, and the house's styles."""
    (folder / "essay.md").write_text(FRONT + text, encoding="utf-8")
    manuscript = load(folder / "essay.md", epoch=None)
    return typeset(manuscript), manuscript.styles


def text_of(document: Document, data: bytes) -> list[str]:
    """What the PDF lacks of the document, or has besides."""
    wanted = content_of(document, dash="—", stars="***")
    return differences(wanted, read_pdf(data, document), spaced=False)


# --- the whole -----------------------------------------------------------------


def test_language_title_and_metadata(book: Book, made: Editions) -> None:
    metadata = made.document.metadata
    root = book.pdf.Root
    assert str(root.Lang) == metadata.language
    assert str(book.pdf.docinfo.Title) == metadata.title
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    xmp = root.Metadata.read_bytes().decode()
    for words in ("<pdfuaid:part>1<", "The Ferry Book", "Ada Field", "Jonas Rehm"):
        assert words in xmp
    assert re.search(r"pdfaid:part[^0-9]+2\b", xmp)
    assert re.search(r"pdfaid:conformance[^A-Z]+A\b", xmp)


def test_page_labels(book: Book) -> None:
    first = book.labels.index("1")
    front = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    assert book.labels[:first] == ["Cover", "", *front]
    assert book.labels[first:] == [str(at + 1) for at in range(len(book.labels) - first)]
    assert first % 2 == 0, "the text begins on a right-hand page"


def titles(sections: tuple[Section, ...], depth: int = 1) -> list[tuple[int, str]]:
    return [
        line
        for section in sections
        if section.title
        for line in ((depth, plain(section.title)), *titles(section.children, depth + 1))
    ]


def entries(contents: tuple[ContentsEntry, ...]) -> list[tuple[str, str]]:
    return [
        line
        for one in contents
        for line in ((one.target.lstrip("#"), plain(one.title)), *entries(one.children))
    ]


def test_the_outline_is_the_sections(book: Book, made: Editions) -> None:
    found = [(depth, title) for depth, title, _ in book.outline if title not in OWN]
    assert found == titles(made.document.sections)
    assert [title for _, title, _ in book.outline if title in OWN] == [
        "Imprint", "Contents", "List of figures", "List of tables", "Bibliography", "Index", "Colophon",
    ]  # fmt: skip


def printed(contents: tuple[ContentsEntry, ...]) -> Iterator[tuple[str, str]]:
    """Each title in plain words, and without its formulas, which are drawn."""
    for one in contents:
        words = tuple(node for node in one.title if not isinstance(node, Math))
        yield plain(one.title), plain(words)
        yield from printed(one.children)


def test_the_contents_tell_the_pages(book: Book, made: Editions) -> None:
    page = next(page for _, title, page in book.outline if title == "Contents")
    runs = [run for run in book.runs if run.page == page and run.mark is not None]
    lines: dict[float, str] = {}
    for run in runs:
        base = round(run.base)
        lines[base] = lines.get(base, "") + run.text
    found = [bare(re.sub(r"[.\s]*\. ", "", line)) for line in lines.values()]
    pages = {title: at for _, title, at in book.outline}
    wanted = [
        bare(words) + book.labels[pages[title]] for title, words in printed(made.document.contents)
    ]
    assert [line.replace(".", "") for line in found[1 : 1 + len(wanted)]] == wanted


def test_links_lead_to_what_they_name(book: Book, made: Editions) -> None:
    headings = {title: page for _, title, page in book.outline}
    for node in walk(made.document):
        if isinstance(node, Section) and node.title:
            assert book.places[node.id] == headings[plain(node.title)]
    figures = {str(one.Alt): book.page_of(one) for one in book.elements() if one.S == "/Figure"}
    for node in walk(made.document):
        if isinstance(node, Figure) and node.image.alt:
            assert book.places[node.id] == figures[node.image.alt]
    for page in book.pdf.pages:
        for note in page.obj.get("/Annots", []):
            assert "/A" in note or str(note.Dest) in book.places
            assert str(note.Contents).strip()


def test_figures_have_their_words_and_decoration_is_none(book: Book) -> None:
    found = [str(one.Alt) for one in book.elements() if one.S == "/Figure"]
    dialects = ["done", "to do", "A ring with a letter.", "The mark, smaller."]
    assert found == [
        "a carved letter B", LANDINGS, "The letter B in a ring.", "The letter B, left.",
        "A knot of two ropes.", "The plan of the river.", *dialects,
        "The river in either light.",
    ]  # fmt: skip


# --- fonts ---------------------------------------------------------------------


def test_only_the_fonts_of_the_house_all_embedded(book: Book) -> None:
    names = set()
    for font in book.fonts():
        names.add(str(font.BaseFont).partition("+")[2])
        described = font.DescendantFonts[0].FontDescriptor
        assert any(key in described for key in ("/FontFile2", "/FontFile3"))
    assert names == HOUSE


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ("broad", "EB-Garamond-Bold"),
        ("slow", "EB-Garamond-Italic"),
        ("heavy", "EB-Garamond-Bold-Italic"),
        ("rowed", "Noto-Sans-Mono"),
        ("They creak.", "EB-Garamond"),
        (" has a history:", "EB-Garamond"),
        ("Bold italic with a", "EB-Garamond-Bold-Italic"),
    ],
)
def test_each_face_where_it_is_asked_for(book: Book, words: str, font: str) -> None:
    assert [run.font for run in book.runs if words in run.text] == [font]


def test_nothing_is_slanted_or_emboldened_by_force(book: Book) -> None:
    assert [run.text for run in book.runs if not run.plain] == []


# --- tags ----------------------------------------------------------------------


def test_items_hold_a_label_and_a_body(book: Book) -> None:
    lists = [one for one in book.elements() if one.S == "/L"]
    assert len(lists) > 8
    for one in lists:
        assert {str(kid.S) for kid in kids(one)} == {"/LI"}
        for item in kids(one):
            assert {str(kid.S) for kid in kids(item)} <= {"/Lbl", "/LBody"}
            assert all(kid.P.objgen == item.objgen for kid in kids(item))
    outer = next(one for one in lists if "The hull" in book.text(one))
    hull = kids(outer)[0]
    assert "oak below" in book.text(hull) and "short planks" in book.text(hull)
    assert "The oars" not in book.text(hull)


def test_no_level_of_heading_is_skipped(book: Book) -> None:
    before = 0
    for one in book.elements():
        if re.fullmatch(r"/H[1-6]", str(one.S)):
            level = int(str(one.S)[2:])
            assert level <= before + 1, book.text(one)
            before = level


def test_a_table_over_pages_is_one_and_its_head_is_read_once(tmp_path: Path) -> None:
    head, rows = "| Day | Tide |\n|---|---|\n", [f"| {at} | {words(3, at)} |" for at in range(90)]
    tables = [head + "\n".join(rows), "After.", head + "\n".join(rows[:2]), head + rows[0]]
    document, styles = essay(tmp_path, "\n\n".join(tables))
    data, _ = print_pdf(document, styles)
    assert text_of(document, data) == []
    book = Book(data)
    found = [one for one in book.elements() if one.S == "/Table"]
    assert len(found) == 3
    pages = {book.page_of(row) for row in book.elements() if row.S == "/TR"}
    assert len(pages) > 2
    heads = [one for one in book.elements() if one.S == "/TH"]
    assert [book.text(one) for one in heads] == ["Day", "Tide"] * 3
    assert {str(one.A.Scope) for one in heads} == {"/Column"}
    assert [len(kids(one)) for one in found] == [2, 2, 2]  # a head and a body
    repeated = [run for run in book.runs if run.text == "Tide" and run.mark is None]
    assert len(repeated) == len(pages) - 1


def test_running_heads_and_folios_are_artifacts(book: Book) -> None:
    first = book.labels.index("1")
    loose = [run.text for run in book.runs if run.mark is None and run.page > first]
    assert "2" in loose and any("Ferry Book" in text for text in loose)
    marks = {(run.page, run.mark) for run in book.runs if run.mark is not None}
    owned = {mark for one in book.elements() for mark in book.marks(one)}
    assert marks <= owned


def test_a_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    text = "\n\n".join(words(150, at) for at in range(6))
    document, styles = essay(tmp_path, text)
    book = Book(print_pdf(document, styles)[0])
    body = [one for one in book.elements() if one.S == "/P" and len(book.text(one)) > 400]
    assert len(body) == 6
    assert any(len({page for page, _ in book.marks(one)}) > 1 for one in body)


def test_a_note_is_read_after_the_paragraph_that_calls_it(book: Book) -> None:
    found = [*book.elements()]
    notes = [one for one in found if one.S == "/Note"]
    assert len(notes) == len({str(one.ID) for one in notes}) > 8
    kinds = {str(one.P.S) for one in notes}
    assert kinds <= {
        "/Sect",
        "/Div",
        "/LBody",
        "/TD",
        "/TH",
        "/BlockQuote",
        "/Note",
        "/Lbl",
        "/Caption",
    }
    for one in notes:
        label = next(kid for kid in kids(kids(one)[0]) if getattr(kid, "S", "") == "/Lbl")
        call = book.where(kids(label)[0])
        reference = next(
            other for other in found
            if other.S == "/Link" and other.P.S == "/Reference" and book.where(other) == str(one.ID)
        )  # fmt: skip
        assert call and found.index(reference) < found.index(one)


def test_the_contents_are_entries_that_refer(book: Book) -> None:
    (contents, *_) = (one for one in book.elements() if one.S == "/TOC")
    assert {str(kid.S) for kid in kids(contents)} == {"/TOCI"}
    first = kids(contents)[0]
    assert str(kids(first)[0].S) == "/Reference" and str(kids(kids(first)[0])[0].S) == "/Link"
    assert ". ." not in book.text(contents)


def test_a_link_says_where_it_leads(book: Book) -> None:
    links = [note for page in book.pdf.pages for note in page.obj.get("/Annots", [])]
    said = {str(note.Contents) for note in links}
    assert {"Note 1", "the table of fares"} <= said
    assert not any(words.startswith("fn-") for words in said)


# --- pages ---------------------------------------------------------------------


def margins(styles: Styles, size: str) -> tuple[float, float, float, float]:
    """Top, right, bottom and left of a right-hand page, in points."""
    found = re.search(r"margin: ([^;]*);", styles.sheets[f"page-{size}.css"])
    assert found
    top, right, bottom, left = (float(one.removesuffix("pt")) for one in found[1].split())
    return top, right, bottom, left


@pytest.mark.parametrize("size", SIZES)
def test_page_sizes(made: Editions, size: PageSize) -> None:
    settings = replace(made.document.settings, page_size=size)
    document = replace(made.document, settings=settings)
    data, _ = print_pdf(document, made.styles)
    assert text_of(document, data) == []
    book = Book(data)
    width, height = SIZES[size]
    for page in book.pdf.pages:
        assert [float(one) for one in page.mediabox] == pytest.approx(
            [0, 0, width, height], abs=0.1
        )
    top, right, bottom, left = margins(made.styles, size)
    first = book.labels.index("1")
    for run in book.runs:
        if run.page < first or run.mark is None or not run.text.strip():
            continue
        one, other = (left, right) if run.page % 2 == 0 else (right, left)
        assert inside(run, one - 0.5, width - other + 0.5, bottom - 0.5, height - top), run


def inside(run: Run, left: float, right: float, bottom: float, top: float) -> bool:
    # a space at the end of a line hangs over its edge
    end = run.right - (run.size / 2 if run.text.endswith(" ") else 0)
    return left <= run.left and end <= right and bottom <= run.base <= top


# --- the cover -----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_the_author_s_own_cover(made: Editions, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"cover.{kind}"
    Image.new("RGB", (1600, 2560), "#7a2424").save(file)
    image = load_asset(tmp_path, file.name)
    short = editions_of("minimal").document
    data, cover = print_pdf(replace(short, cover=image), made.styles)
    with Image.open(io.BytesIO(cover)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 2560))
        shown = picture.convert("RGB").getpixel((800, 1200))
    assert isinstance(shown, tuple) and abs(shown[0] - 0x7A) < 4
    if kind == "jpg":
        assert cover == file.read_bytes()
    book = Book(data)
    figures = [one for one in book.elements() if one.S == "/Figure"]
    assert [book.page_of(one) for one in figures] == [0]
    assert str(figures[0].Alt).startswith("Cover: One Page")
    assert len(book.pdf.pages[0].get_images()) == 1


# --- notes ---------------------------------------------------------------------

SAID = "tide rope plank bank water winter ferry stone river light night ground call oar".split()


def words(count: int, start: int = 0) -> str:
    chosen = (SAID[(at * 5 + start * 3 + at // 4) % len(SAID)] for at in range(count))
    return " ".join(chosen).capitalize() + "."


def test_no_note_is_lost_where_they_are_dense(tmp_path: Path) -> None:
    parts = []
    for at in range(40):
        long = words(45 if at % 5 == 0 else 9, at + 1)
        parts.append(f"{words(14, at)}^[{long}] {words(7, at)}^[{words(6, at)}] So.")
        if at % 9 == 0:
            parts.append(f"## Heading {at}^[{words(20, at)}]")
        if at % 7 == 0:
            parts.append(f"- one^[{words(12, at)}]\n- two^[{words(31, at)}]")
        if at % 11 == 0:
            parts.append(f"| a |\n|---|\n| c^[{words(15, at)}] |\n| e^[{words(25, at)}] |")
    document, styles = essay(tmp_path, "\n\n".join(parts))
    small = replace(document, settings=replace(document.settings, page_size="5x8in"))
    data, _ = print_pdf(small, styles)
    assert len(document.notes) > 95
    assert text_of(document, data) == []
    book = Book(data)
    assert "Notes" not in [title for _, title, _ in book.outline][3:]
    bottom = margins(styles, "5x8in")[2]
    assert min(run.base for run in book.runs if run.mark is not None) > bottom


@pytest.mark.parametrize("length", [580, 640, 900])  # two thirds, all and more of a page
def test_a_note_that_fills_a_page_is_set_at_the_end(tmp_path: Path, length: int) -> None:
    text = f"{words(60)}\n\nOne^[{words(length)}] and two.^[Short.] {words(90)}"
    document, styles = essay(tmp_path, text)
    data, _ = print_pdf(document, styles)
    assert text_of(document, data) == []
    book = Book(data)
    (short,) = [run.page for run in book.runs if "Short." in run.text]
    assert short == book.labels.index("1")
    ends = [page for _, title, page in book.outline if title == "Notes"]
    assert ends[-1] > short and book.places[document.notes[0].id] == ends[-1]
