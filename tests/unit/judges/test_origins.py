"""Every place in a built EPUB leads back to the line of the Markdown that it was made from."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from pressroom import opinion
from pressroom.editions.epub import make_epub
from pressroom.judges.origins import Origins
from pressroom.manuscript.load import load
from pressroom.typeset import typeset

ONE = """# One {#one}

The tide comes in
and *goes* out with [a link](#two) in
the third line.[^n] It isn't "late".

- an item
- an item with `code`

[^n]: A note stands here
    over two lines.

## Two {#two}

The tide comes in
and *goes* out again.

Of the moon all books say the same, and they say it **here** in the same long words.

![A grey day](day.png)

| A | B |
|---|---|
| wide | deep |
"""
TWO = "# Three\n\nThe tide comes in\nand *goes* out with the last.\n\nOf the moon all books say the same, and they say it **here** in the same long words.\n\n![A grey day](day.png)\n\n::: note\nMind it.\n:::\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Origins, dict[str, str]]:
    folder = tmp_path_factory.mktemp("project")
    text = folder / "manuscript"
    text.mkdir()
    (text / "metadata.yaml").write_text("title: Salt\nlanguage: en-GB\ncreators: A. Writer\n")
    (text / "01-one.md").write_text(ONE)
    (text / "02-two.md").write_text(TWO)
    Image.new("RGB", (40, 40), "grey").save(text / "day.png")
    cover = io.BytesIO()
    Image.new("RGB", (16, 25)).save(cover, "JPEG")
    manuscript = load(folder, epoch=0)
    book = make_epub(typeset(manuscript), manuscript.styles, cover.getvalue)
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        pages = {name: archive.read(name).decode() for name in names}
    return opinion._origins(folder, 0), pages


def behind(pages: dict[str, str], start: str) -> tuple[str, int, int]:
    """The only place behind a start of an element, as EPUBCheck counts it."""
    ((name, at),) = [
        (name, found.end())
        for name, text in pages.items()
        if "nav" not in name
        for found in re.finditer(start, text)
    ]
    text = pages[name]
    return name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("<h1>(?=One)", "01-one.md:1"),
        ("<p>(?=The tide comes in and <em>goes</em> out with <a)", "01-one.md:3"),
        ("<em>(?=goes</em> out with <a)", "01-one.md:4"),
        ('<a href="#two">(?=a link)', "01-one.md:4"),
        ("line.<a [^>]*noteref[^>]*>", "01-one.md:5"),
        ("It isn’t “", "01-one.md:5"),
        ("<li>(?=an item with)", "01-one.md:8"),
        ("<code>", "01-one.md:8"),
        ("<aside [^>]*footnote[^>]*>", "01-one.md:10"),
        ("over ", "01-one.md:11"),
        ('<section[^>]* id="two"[^>]*>', "01-one.md:13"),
        ("<em>(?=goes</em> out again)", "01-one.md:16"),
        ("<td[^>]*>(?=deep)", "01-one.md:24"),
        ("<em>(?=goes</em> out with the last)", "02-two.md:4"),
        ("<p>(?=Mind it)", "02-two.md:11"),
    ],
)
def test_a_place_leads_to_its_line(
    made: tuple[Origins, dict[str, str]], start: str, line: str
) -> None:
    origins, pages = made
    place = origins.of_file(pages, *behind(pages, start))
    assert place is not None
    assert f"{place.path.name}:{place.line}" == line


@pytest.mark.parametrize(
    ("start", "lines"),
    [
        ("<strong>(?=here)", [("01-one.md", 18), ("02-two.md", 6)]),
        ("<img [^>]*grey day[^>]*>", [("01-one.md", 20), ("02-two.md", 8)]),
    ],
)
def test_what_is_there_twice_leads_each_to_its_own(
    made: tuple[Origins, dict[str, str]], start: str, lines: list[tuple[str, int]]
) -> None:
    origins, pages = made
    found = []
    for name, text in pages.items():
        for one in re.finditer(start, text):
            line = text.count("\n", 0, one.end()) + 1
            column = one.end() - text.rfind("\n", 0, one.end())
            place = origins.of_file(pages, name, line, column)
            assert place is not None
            found.append((place.path.name, place.line))
    assert sorted(found) == lines


def test_an_element_with_an_id_is_that_of_the_manuscript(
    made: tuple[Origins, dict[str, str]],
) -> None:
    origins, pages = made
    place = origins.of_file(pages, *behind(pages, '<section[^>]* id="two"[^>]*>'))
    assert place is not None and place.column == 1


def test_behind_the_last_letter_is_that_letter(made: tuple[Origins, dict[str, str]]) -> None:
    origins, pages = made
    place = origins.of_file(pages, *behind(pages, "<a [^>]*doc-backlink[^>]*>"))
    assert place is not None and ONE[place.start :].startswith("s.\n")


def test_what_is_ours_leads_nowhere(made: tuple[Origins, dict[str, str]]) -> None:
    origins, pages = made
    assert origins.of_file(pages, *behind(pages, "<h2 id=.?_notes[^>]*>")) is None
    (colophon,) = (name for name in pages if "colophon" in name)
    assert origins.of_file(pages, colophon, 12, 5) is None
    assert origins.of_file(pages, "EPUB/css/book.css", 1, 1) is None
    assert origins.of_file(pages, "EPUB/package.opf", 1, 1) is None


def test_an_image_leads_to_where_it_is_shown(made: tuple[Origins, dict[str, str]]) -> None:
    origins, pages = made
    place = origins.of_file(pages, "EPUB/images/day.png", 0, 0)
    assert place is not None and (place.path.name, place.line) == ("01-one.md", 20)


def test_any_place_is_answered(made: tuple[Origins, dict[str, str]]) -> None:
    origins, pages = made
    for name, text in pages.items():
        for line in (0, 1, text.count("\n") + 1, 10_000):
            for column in (0, 1, 10_000):
                origins.of_file(pages, name, line, column)


def test_a_page_of_a_pdf_leads_to_its_first_words(
    made: tuple[Origins, dict[str, str]],
) -> None:
    origins, _ = made
    place = origins.of_text("18\r\nRunning head\r\n“late”. an item an item with code Two The tide")
    assert place is not None and (place.path.name, place.line) == ("01-one.md", 7)
    # words that come twice could be of either place
    assert origins.of_text("The tide comes in and goes out") is None
    assert origins.of_text("") is None


def test_places_are_in_the_project(made: tuple[Origins, dict[str, str]]) -> None:
    origins, pages = made
    place = origins.of_file(pages, *behind(pages, "<code>"))
    assert place is not None
    assert place.path == PurePosixPath("manuscript/01-one.md")
    assert Path(place.path).suffix == ".md"
    assert ONE[place.start :].startswith("code`")
