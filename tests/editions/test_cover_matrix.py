"""Covers of works of all kinds, in each design: the words have room, on the front, spine and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from books import BOOKS, editions_of
from test_covers import DESIGNS, FULL, ISBN, LONG, overlaps, people, points, words, work

from pressroom.checks.print_pdf import check_print
from pressroom.editions.job import Wrap, WrapJob
from pressroom.editions.wrap import wrap
from pressroom.manuscript.load import load
from pressroom.model.settings import CoverDesign
from pressroom.typeset import typeset

TWELVE = people(*(
    "Ann Archer", "Bo Bishop", "Cyril Carpenter-Featherstonehaugh", "Dora Diamantopoulou",
    "Emil Engström", "Françoise Fontaine", "Gregor Grünewald", "Hanna Håkansson", "Ivo Ibarra",
    "Jun Jansen", "Kim Kowalczyk", "Lev Lindqvist",
))  # fmt: skip
SUBTITLE = (
    "With an historical sketch of the progress of opinion on the subject, its friends and "
    "enemies, and a chapter on what became of them"
)
KINDS: dict[str, dict[str, Any]] = {
    "everything": FULL,
    "long title": {"title": LONG, "creators": people("Charles Darwin"), "publisher": "John Murray"},
    "long subtitle": {"title": "Emma", "subtitle": SUBTITLE, "creators": people("Jane Austen")},
    "twelve authors": {"title": "The Coastal Atlas", "creators": TWELVE},
    "no author": {"title": "Beowulf", "creators": (), "publisher": "Harbour Press"},
    "one word": {"title": "Emma", "creators": ()},
    "one long word": {"title": "Donaudampfschifffahrtsgesellschaft", "creators": people("Bo")},
    "Hebrew": {
        "title": "הנמל הישן והספינות שלא חזרו", "subtitle": "מסע קצר אל הרציף", "language": "he",
        "creators": people("רות כהן", "דוד לוי"), "publisher": "הוצאת הרציף",
    },
    "Arabic": {
        "title": "الميناء القديم", "subtitle": "رحلة قصيرة إلى الرصيف", "language": "ar",
        "creators": people("سلمى حداد"), "publisher": "دار المرفأ",
    },
}  # fmt: skip


def has_room(made: Wrap) -> str:
    """The words of the sheet, whose margins are a ninth of the page; none stand over others."""
    assert made.problems == ()
    assert [one.message for one in check_print(made.artifact.data, "a.pdf")] == []
    with pypdfium2.PdfDocument(made.artifact.data) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        found = [text.get_rect(at) for at in range(text.count_rects())]
        _, _, width, height = page.get_trimbox()  # which begins at 0
    low, near = points(210 / 9) - 1, points(148 / 9) - 1
    assert min(bottom for _, bottom, _, _ in found) > low
    assert max(top for *_, top in found) < height - low
    assert min(left for left, *_ in found) > near
    assert max(right for _, _, right, _ in found) < width - near
    assert not list(overlaps(found))
    return words(made.artifact.data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("design", DESIGNS)
def test_each_kind_of_work_has_room(design: CoverDesign, kind: str) -> None:
    document = work(design, isbns=ISBN, description="About the sea.", **KINDS[kind])
    told = has_room(wrap(WrapJob(document, editions_of("minimal").styles, 320)))
    if document.metadata.language == "en":
        assert document.metadata.title in told
        for person in document.metadata.creators:
            assert person.name in told.replace("\N{NO-BREAK SPACE}", " ")
        assert (document.metadata.subtitle or "") in told


@pytest.mark.parametrize("name", ["chinese", "japanese", "korean"])
@pytest.mark.parametrize("design", DESIGNS)
def test_so_have_the_scripts_of_east_asia(design: CoverDesign, name: str) -> None:
    manuscript = load(Path(BOOKS / name), epoch=None)
    document = typeset(manuscript)
    document = replace(document, settings=replace(document.settings, cover_design=design))
    told = has_room(wrap(WrapJob(document, manuscript.styles, 320)))
    assert document.metadata.title in told
