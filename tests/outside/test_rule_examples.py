"""What our rules call sound and broken, before EPUBCheck and veraPDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import test_pdf_content
import test_pdf_letters
import test_pdf_neighbours
from artefacts import zipped
from test_epub_examples import SHOWN, book_with
from test_epub_neighbours import SOUND
from test_pdf_faults import Edit, edited

import judges
from pressroom.checks.pdf_content_rules import UNSEEN
from pressroom.model.problem import Rule, Severity

pytestmark = pytest.mark.outside

# rules that EPUBCheck does not have, and where the standard says MUST
OURS_ALONE = {
    "EPUB-021": "EPUB 3.3, 5.6.2; EPUBCheck does not look into fonts",
}


def graver(books: Sequence[tuple[str, bytes]], folder: Path) -> dict[str, list[str]]:
    """By the name of each book what EPUBCheck says of it, warnings and more."""
    files = []
    for at, (_, data) in enumerate(books):
        files.append(folder / f"{at}.epub")
        files[-1].write_bytes(data)
    names = [name for name, _ in books]
    return {
        name: [str(one) for one in found if one.severity in ("FATAL", "ERROR", "WARNING")]
        for name, found in zip(names, judges.epubcheck(*files), strict=True)
    }


def test_the_neighbours_of_faults_are_sound_by_epubcheck(tmp_path: Path) -> None:
    books = [(f"{rule.code} {at}", made()) for at, (rule, made) in enumerate(SOUND)]
    books += [(f"{rule.code} good", zipped(book_with(rule, rule.good))) for rule in SHOWN]
    assert {name: told for name, told in graver(books, tmp_path).items() if told} == {}


def test_epubcheck_finds_the_bad_examples_too(tmp_path: Path) -> None:
    errors = [rule for rule in SHOWN if rule.severity is Severity.ERROR]
    books = [(rule.code, zipped(book_with(rule, rule.bad))) for rule in errors]
    silent = {code for code, told in graver(books, tmp_path).items() if not told}
    assert silent == set(OURS_ALONE)


def test_the_neighbours_of_faults_are_sound_by_verapdf(tmp_path: Path) -> None:
    told = by_verapdf(test_pdf_neighbours.SOUND, tmp_path, "ua1", "2a")
    assert {name: found for name, found in told.items() if found} == {}


def test_verapdf_says_the_same_of_content(tmp_path: Path) -> None:
    """What our own checks say of the marks, letters and widths of a page, one by one."""
    cases = [*test_pdf_content.SOUND, *test_pdf_letters.SOUND]
    sound = by_verapdf(cases, tmp_path, "ua1")
    assert {name: found for name, found in sound.items() if found} == {}
    every = [*test_pdf_content.FAULTS, *test_pdf_letters.FAULTS]
    faults = [(rule, edit) for rule, edit in every if rule is not UNSEEN]
    assert [name for name, found in by_verapdf(faults, tmp_path, "ua1").items() if not found] == []


def by_verapdf(
    cases: Sequence[tuple[Rule, Edit]], folder: Path, *profiles: str
) -> dict[str, list[str]]:
    """By the name of each case what veraPDF says of it."""
    files = []
    for at, (rule, edit) in enumerate(cases):
        files.append(folder / f"{rule.code}-{at}.pdf")
        files[-1].write_bytes(edited(edit))
    told = zip(files, judges.verapdf(*files, profiles=profiles), strict=True)
    return {file.name: [str(one) for one in found] for file, found in told}
