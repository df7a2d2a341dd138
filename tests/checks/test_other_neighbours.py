"""Beside each fault of a document, a page, a shop's book, a print or its type what is nearly it, and sound."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from artefacts import added, replaced, zipped
from pikepdf import Array, Dictionary, Name
from test_document_faults import call, document, figure, note, para, section
from test_document_faults import found as in_document
from test_print_edition import opened, sheets
from test_print_faults import Spoil
from test_print_faults import found as in_print
from test_store_faults import OPF, in_two, inside, printed, ready, table
from test_store_faults import change as in_book
from test_store_faults import found as in_shop
from test_type_faults import LINE, codes, drawn, lines, pdf, with_line
from test_web_faults import PAGE
from test_web_faults import found as in_page

from pressroom.checks import (
    document_rules,
    print_rules,
    store_rules,
    type_rules,
    web_rules,
)
from pressroom.model.document import Document
from pressroom.model.inline import Code, Text
from pressroom.model.problem import Rule

AT = para().place

DOCUMENTS: list[tuple[Rule, Document]] = [
    (document_rules.NOTE_CALL, document(para(call()), notes=(note(para()),))),
    (document_rules.DUPLICATE_ID, document(para(id_="Coast"))),
    (document_rules.PLACEHOLDER, document(para(Text("Lorem is a name for such words.", AT)))),
    (document_rules.CITATION, document(para(Code("[@ley]", AT)))),
    (document_rules.NO_TEXT, document(sections=(section(figure()),))),
]


@pytest.mark.parametrize(("rule", "made"), DOCUMENTS, ids=lambda one: getattr(one, "code", ""))
def test_what_is_nearly_a_fault_of_a_document(rule: Rule, made: Document) -> None:
    assert in_document(made) == []


def page_with(old: str, new: str) -> bytes:
    assert PAGE.count(old) == 1, old
    return PAGE.replace(old, new).encode()


PAGES: list[tuple[Rule, bytes]] = [
    (web_rules.TITLE, page_with("<title>Salt and Wind</title>", "<title>&amp;</title>")),
    (web_rules.DUPLICATE_ID, page_with("<h3>", '<h3 id="Coast">')),
    (web_rules.SCRIPT, page_with("</main>", '<script type="application/ld+json">{}</script></main>')),
    (web_rules.HEADING_ONE, page_with("<h1>Salt and Wind</h1>", "<h1><em>Salt</em> and Wind</h1>")),
    (web_rules.MAIN, page_with('<main id="text">', '<main id="text" role="main">')),
    (web_rules.NOTE_TARGET, page_with("le\nvent", '<a role="doc-noteref" href="#note-sea">1</a>')),
    (web_rules.NOTE_UNCALLED, page_with("</section>", '<aside id="n"><p>By the way.</p></aside></section>')),
    (web_rules.TABLE_KEYBOARD, page_with('role="region"', 'role="group"')),
    (web_rules.LINKED_DATA, page_with('{"name":"Salt and Wind"}', "[]")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "data"), PAGES, ids=lambda one: getattr(one, "code", ""))
def test_what_is_nearly_a_fault_of_a_page(rule: Rule, data: bytes) -> None:
    assert in_page(data) == []


def with_large_film() -> bytes:
    """A film may be large; packed, so many equal bytes would be taken for a trap."""
    item = '<item id="film" href="film.mp4" media-type="video/mp4"/></manifest>'
    book = replaced(ready(), OPF, "</manifest>", item)
    return zipped(added(book, "EPUB/film.mp4", bytes(10_000_001)), zipfile.ZIP_STORED)


BOOKS: list[tuple[Rule, Callable[[], bytes]]] = [
    (store_rules.NO_COVER, in_book(OPF, ' properties="cover-image"', ' properties=" cover-image "')),
    (store_rules.LARGE_FILE, with_large_film),
    (store_rules.NESTED, in_two(table(2) + table(2))),
    (store_rules.DESCRIPTION, in_book(OPF, "<dc:description>Sea.", '<dc:description xml:lang="en">S')),
    (store_rules.SUBJECT, in_book(OPF, "<dc:subject>", "<dc:subject>Salt</dc:subject><dc:subject>")),
    (store_rules.PUBLISHER, in_book(OPF, "<dc:publisher>Press", "<dc:publisher> P ")),
    (store_rules.ISBN, in_book(OPF, "urn:isbn:9783161484100", "URN:ISBN:9783161484100")),
    (store_rules.CREATOR, in_book(OPF, "<dc:creator>Ann", '<dc:creator id="ann">Ann')),
    (store_rules.DATE, in_book(OPF, "<dc:date>2026-01-31", "<dc:date>2026")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "made"), BOOKS, ids=lambda one: getattr(one, "code", ""))
def test_what_a_shop_just_takes(rule: Rule, made: Callable[[], bytes]) -> None:
    assert in_shop(made()) == []


PRINTED: list[tuple[Rule, Callable[[], bytes]]] = [(store_rules.ODD_PAGES, lambda: inside(202))]


@pytest.mark.parametrize(("rule", "made"), PRINTED, ids=lambda one: getattr(one, "code", ""))
def test_what_a_printer_on_demand_just_takes(rule: Rule, made: Callable[[], bytes]) -> None:
    assert printed(made()) == []


def no_annotation(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.Annots = Array([])


def trim_of_bleed(file: pikepdf.Pdf) -> None:
    file.pages[1].obj.TrimBox = file.pages[1].obj.BleedBox


def bleed_of_sheet(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.BleedBox = file.pages[0].obj.MediaBox


def gray(file: pikepdf.Pdf) -> None:
    file.pages[2].obj.Contents.append(file.make_stream(b"0.5 g 0.5 G"))


def second_intent(file: pikepdf.Pdf) -> None:
    file.Root.OutputIntents.append(Dictionary(S=Name("/GTS_PDFX")))


def trapped(file: pikepdf.Pdf) -> None:
    file.docinfo["/Trapped"] = Name("/True")


def turned_over(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def second_name(file: pikepdf.Pdf) -> None:
    fonts = next(page.obj.Resources.Font for page in file.pages if "/Font" in page.obj.Resources)
    fonts["/Again"] = fonts[next(iter(fonts.keys()))]


def nothing(file: pikepdf.Pdf) -> None:
    """The file is written anew, with all its bytes in other places."""


FOR_PRINT: list[tuple[Rule, Spoil]] = [
    (print_rules.UNREADABLE, nothing), (print_rules.ANNOTATION, no_annotation),
    (print_rules.NO_TRIM, trim_of_bleed), (print_rules.OUTSIDE, bleed_of_sheet),
    (print_rules.COLOUR, gray), (print_rules.NO_INTENT, second_intent),
    (print_rules.TRAPPED, trapped), (print_rules.ACTION, turned_over),
    (print_rules.FONT, second_name),
]  # fmt: skip


def own_colours(file: pikepdf.Pdf) -> None:
    file.pages[1].obj.Contents.append(file.make_stream(b"0 0 1 rg 0.5 g /DeviceRGB cs"))


IN_COLOUR: list[tuple[Rule, Spoil]] = [(print_rules.FOREIGN_COLOUR, own_colours)]


@pytest.mark.parametrize(("rule", "edit"), IN_COLOUR, ids=lambda one: getattr(one, "code", ""))
def test_what_a_printer_in_colour_just_takes(rule: Rule, edit: Spoil) -> None:
    out = io.BytesIO()
    with opened(sheets(3, colour="rgb")) as file:
        edit(file)
        file.save(out)
    assert in_print(out.getvalue()) == set()


@pytest.mark.parametrize(("rule", "edit"), FOR_PRINT, ids=lambda one: getattr(one, "code", ""))
def test_what_a_printer_just_takes(rule: Rule, edit: Spoil) -> None:
    out = io.BytesIO()
    with opened(sheets()) as file:
        edit(file)
        file.save(out)
    assert in_print(out.getvalue()) == set()


def divided(count: int) -> list[list[str]]:
    made = lines(10, 10)
    made[0][3 : 3 + count] = [f"{LINE[:-1]}-"] * count
    return made


TYPE: list[tuple[Rule, Callable[[], bytes]]] = [
    (type_rules.MEASURE, lambda: pdf(*[["All of the lines that stand here are short enough"] * 5] * 4, css="@page { size: 250pt 180pt } p { text-indent: 0 }")),
    (type_rules.GRID, lambda: pdf(*lines(4, 5, 10), css="p:nth-child(2) { padding-top: 14pt }")),
    (type_rules.WIDOW, lambda: pdf(*lines(12, 8, 10))),
    (type_rules.ORPHAN, lambda: pdf(*lines(8, 12, 10))),
    (type_rules.LADDER, lambda: pdf(*divided(2))),
    (type_rules.TURN, lambda: pdf(*with_line(19, f"{LINE[:-1]}-", 30))),
    (type_rules.LOOSE, lambda: pdf(*with_line(4, "All of the lines that stand here have about as many letter", 10, 10))),
    (type_rules.TIGHT, lambda: pdf(*with_line(4, f'<span style="word-spacing: -0.04em">{LINE}</span>', 10, 10))),
    (type_rules.SHORT_PAGE, lambda: pdf(*lines(10, 15))),
    (type_rules.UNEVEN, lambda: pdf(*lines(10, 10, 10, 10), css="p:nth-child(4) { break-before: page }")),
    (type_rules.FALSE_ITALIC, lambda: drawn(rb" 0 0 (\S+ \S+ \S+ Tm)", rb" 0 0.00 \1")),
    (type_rules.FALSE_BOLD, lambda: drawn(rb"BT\s", b"BT 0 Tr ")),
    (type_rules.FALSE_CAPITALS, lambda: pdf(*with_line(4, f'A<span style="font-size: 0.97em; line-height: 0">LL</span>{LINE[3:]}', 10, 10))),
    (type_rules.NO_GLYPH, lambda: drawn(rb"<[0-9a-f]{4}", b"<0003")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "made"), TYPE, ids=lambda one: getattr(one, "code", ""))
def test_type_that_is_just_good_enough(rule: Rule, made: Callable[[], bytes]) -> None:
    assert codes(made()) == []
