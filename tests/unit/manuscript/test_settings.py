"""pressroom.toml: what it may say, and the place and hint of what is wrong in it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pressroom.manuscript.settings import Production, settings
from pressroom.model.manuscript import Source
from pressroom.model.problem import Problem
from pressroom.model.settings import Settings


def parse(text: str) -> tuple[Production | None, list[Problem]]:
    problems: list[Problem] = []
    body = 1 if text.startswith("\ufeff") else 0
    return settings(
        Source(PurePosixPath("p.toml"), text, body), Settings("book"), problems
    ), problems


def test_nothing_said_gives_the_defaults() -> None:
    found, problems = parse("\ufeff# nothing\n")
    assert problems == [] and found is not None
    assert found.settings == Settings(kind="book")
    assert (found.styles, found.bibliography) == (None, ())


def test_every_setting_arrives() -> None:
    found, problems = parse(
        'schema = 1\r\nkind = "article"\r\neditions = ["PDF"]\r\n[pdf]\r\npage-size = "A4"\r\n'
        'notes = "end"\r\n[citations]\r\nstyle = "apa"\r\nbibliography = ["x/b.bib"]\r\n'
        '[cover]\r\nimage = "c.png"\r\n[styles]\r\nfolder = "looks"\r\n'
    )
    assert problems == [] and found is not None
    assert found.settings == Settings("article", ("pdf",), "a4", "end", "apa", "c.png")
    assert found.styles is not None and found.styles[0] == "looks"
    assert [name for name, _ in found.bibliography] == ["x/b.bib"]
    assert found.bibliography[0][1].line == 9
    assert found.cover_place is not None and found.cover_place.line == 11


def test_the_settings_of_cover_shops_and_record() -> None:
    found, problems = parse(
        'stores = ["Apple", "print", "apple"]\nonix = true\n'
        '[cover]\ndesign = "Axis"\ncolour = "#aB3"\npaper = "0.12 mm"\n'
    )
    assert problems == [] and found is not None
    told = found.settings
    assert (told.stores, told.onix) == (("apple", "print"), True)
    assert (told.cover_design, told.cover_colour, told.leaf) == ("axis", "#aabb33", 0.12)


@pytest.mark.parametrize(("told", "leaf"), [("white", 0.1144), ("Cream", 0.127), ("0.03mm", 0.03)])
def test_the_paper_of_a_book(told: str, leaf: float) -> None:
    found, problems = parse(f'[cover]\npaper = "{told}"\n')
    assert problems == [] and found is not None and found.settings.leaf == leaf


FAULTS = [
    ("CONF-003", '[cover]\ndesign = "loud"\n', 2, 1, '"loud"', '"field"'),
    ("CONF-003", '[cover]\ncolour = "red"\n', 2, 1, '"red" is not a colour', "#24333f"),
    ("CONF-003", '[cover]\ncolour = "#12345"\n', 2, 1, "is not a colour", "#24333f"),
    ("CONF-003", '[cover]\npaper = "1.2 mm"\n', 2, 1, "is not the paper", "cream"),
    ("CONF-003", "[cover]\npaper = 0.12\n", 2, 1, '"0.12" is not the paper', "0.12 mm"),
    ("CONF-003", '[cover]\npaper = "0.02 mm"\n', 2, 1, "is not the paper", "white"),
    ("CONF-003", '[large-print]\ntypeface = "Arial"\n', 2, 1, '"arial"', '"sans"'),
    ("CONF-003", 'stores = ["amazon"]\n', 1, 1, '"amazon"', '"kindle"'),
    ("CONF-001", 'kind = "book\n', 1, 13, "invalid TOML", ""),
    ("CONF-001", "a = 1\na = 2\n", 2, 6, "invalid TOML", ""),
    ("CONF-001", "a = [", 1, 6, "invalid TOML", ""),
    ("CONF-001", "a = " + "[" * 50_000, 0, 0, "nested", ""),
    ("CONF-002", 'knd = "book"\n', 1, 1, '"knd"', 'did you mean "kind"'),
    ("CONF-002", '[pdf]\npage_size = "a4"\n', 2, 1, '"page_size"', '"page-size"'),
    ("CONF-002", "pdf.page = 1\n", 1, 1, '"page"', '"page-size"'),
    ("CONF-002", "\n[pfd]\nx = 1\n", 2, 2, '"pfd"', '"pdf"'),
    ("CONF-003", '[pdf]\npage-size = "a3"\n', 2, 1, '"a3"', '"6x9in"'),
    ("CONF-003", "[pdf]\nnotes = 1\n", 2, 1, '"pdf.notes"', '"page"'),
    ("CONF-003", "kind = true\n", 1, 1, '"kind"', ""),
    ("CONF-003", "editions = []\n", 1, 1, "is empty", ""),
    ("CONF-003", 'editions = "pdf"\n', 1, 1, "must be a list", ""),
    ("CONF-003", 'editions = ["epub", "mobi"]\n', 1, 1, '"mobi"', '"epub"'),
    ("CONF-003", "pdf = 1\n", 1, 1, "keys and values", ""),
    ("CONF-003", 'schema = "1"\n', 1, 1, "whole number", ""),
    ("CONF-003", '[citations]\nstyle = "https://x.org/a"\n', 2, 1, "not the name", ".csl"),
    ("CONF-003", '[citations]\nbibliography = ["a.ris"]\n', 2, 1, "unknown kind", ".bib"),
    ("CONF-003", '[cover]\nimage = "a\\u0000"\n', 2, 1, "U+0000", ""),
    ("CONF-004", "schema = 2\n", 1, 1, "newer", "upgrade"),
]


@pytest.mark.parametrize(("code", "text", "line", "column", "message", "hint"), FAULTS)
def test_a_fault_is_told_once_with_its_place(
    code: str, text: str, line: int, column: int, message: str, hint: str
) -> None:
    found, problems = parse(text)
    assert found is None
    assert [problem.code for problem in problems] == [code]
    problem = problems[0]
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)
    assert message in problem.message
    assert problem.hint and hint in problem.hint


@pytest.mark.parametrize(
    ("told", "depth"),
    [("", 0), ("numbering = true", 3), ("numbering = false", 0), ("numbering = 2", 2)],
)
def test_numbers_of_sections(told: str, depth: int) -> None:
    found, problems = parse(f"[text]\n{told}\n")
    assert problems == [] and found is not None and found.settings.numbering == depth


@pytest.mark.parametrize("told", ["0", "7", '"yes"'])
def test_a_level_that_is_none(told: str) -> None:
    _, (found,) = parse(f"[text]\nnumbering = {told}\n")
    assert (found.code, found.place.line if found.place else 0) == ("CONF-003", 2)


def test_notes_of_both_editions() -> None:
    found, problems = parse(
        '[notes]\nnumbering = "chapter"\n[epub]\nnotes = "endnotes"\n[pdf]\nnotes = "chapter"\n'
    )
    assert problems == [] and found is not None
    told = found.settings
    assert (told.note_numbering, told.epub_notes, told.notes) == ("chapter", "endnotes", "chapter")


def test_what_is_usual_holds_where_nothing_is_said() -> None:
    usual = Settings("book", numbering=2, citation_style="apa", cover="c.png")
    found = settings(Source(PurePosixPath("p.toml"), "[text]\n"), usual, [])
    assert found is not None and found.settings == usual
