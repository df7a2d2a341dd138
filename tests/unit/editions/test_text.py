"""Plain text: what each construct looks like in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from pressroom.editions.text import make_text
from pressroom.editions.text_lines import centred, underlined, width_of, wrapped
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Contributor, Identifier, Metadata
from pressroom.model.settings import Settings
from pressroom.typeset import typeset


def made(folder: Path, markdown: str, language: str = "en") -> str:
    metadata = Metadata(
        "The Work", language, (Identifier("isbn", "9780306406157"),),
        datetime(2024, 1, 1, tzinfo=UTC), creators=(Contributor("Ann Sailor", "Sailor, Ann"),),
    )  # fmt: skip
    source = Source(PurePosixPath("text.md"), markdown)
    manuscript = Manuscript(folder, "work", metadata, Settings(), (source,), Styles({}, (), ""))
    artifact = make_text(typeset(manuscript))
    assert (artifact.name, artifact.media_type) == ("work.txt", "text/plain")
    return artifact.data.decode()


def body(folder: Path, markdown: str) -> str:
    text = made(folder, f"# One\n\n{markdown}\n")
    return text.split("One\n===\n\n")[-1].split("\n\n\nImprint\n")[0]


def test_a_whole_edition(tmp_path: Path) -> None:
    assert made(tmp_path, "# One\n\nText.[^a]\n\n## Two\n\nMore.\n\n[^a]: Note.\n") == (
        f"{'The Work':>40}\n{'Ann Sailor':>41}\n\n\nContents\n========\n\nOne\n    Two\n\n\n\n"
        "One\n===\n\nText.[1]\n\n\nTwo\n---\n\nMore.\n\n\nNotes\n-----\n\n[1] Note.\n\n\n"
        "Imprint\n=======\n\nThe Work\n\nAnn Sailor\n\nISBN 9780306406157\n\nMade with Pressroom 0.1.0\n"
    )


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("*a* **b** ~~c~~ `d_e`", "_a_ *b* ~c~ d_e"),
        ("2^nd^ 10^9^ H~2~O", "2nd 10^9 H_2O"),
        ("[words](https://example.org) <https://example.org> [here](#one)",
         "words <https://example.org> https://example.org here"),
        ("<a@example.org> [me](mailto:a@example.org)", "a@example.org me <a@example.org>"),
        ("one\\\ntwo", "one\ntwo"),
        ("word " * 20, "word " * 13 + "word\n" + "word " * 5 + "word"),
        ("> said\n>\n> -- Ann", "    said\n    — Ann"),
        ("- a\n- b\n    1. c", "-   a\n-   b\n    1.  c"),
        ("- a\n\n- b", "-   a\n\n-   b"),
        ("iv) a\nv) b", "iv) a\nv)  b"),
        ("- [x] a\n- [ ] b", "-   [x] a\n-   [ ] b"),
        ("Bow\n:   The end.", "Bow\n    The end."),
        ("| one\n|   two", "one\n  two"),
        ("    x = 1\n      y", "    x = 1\n      y"),
        ('```py\nx = "' + "a" * 80 + '"\n```', '    x = "' + "a" * 80 + '"'),
        ("a\n\n---\n\nb", "a\n\n" + " " * 33 + "* * *\n\nb"),
        ("$x^2$ and\n\n$$y$$ {#eq:y}", "$x^2$ and\n\n$y$ (1)"),
        ("![A sea](s.png)", "[A sea]\nFigure\u00a01. A sea"),
        ("::: warning\nMind.\n:::", "Warning\n    Mind."),
        ('::: {.editors-note title="Then"}\nMind.\n:::', "Then\n    Mind."),
        ("| A | B |\n|---|--:|\n| a | 10 |\n| b | 9 |\n\n: Two. {#tbl-t}",
         "Table\u00a01. Two.\n\nA   B\n-  --\na  10\nb   9"),
    ],
)  # fmt: skip
def test_a_construct(tmp_path: Path, markdown: str, lines: str) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "s.png")
    assert body(tmp_path, markdown) == lines


def test_a_cell_that_is_long_goes_on_below(tmp_path: Path) -> None:
    long = "many words " * 10
    text = body(tmp_path, f"| A | B |\n|---|---|\n| {long}| x |")
    rows = text.splitlines()
    assert rows[0].startswith("A ") and rows[0].endswith("B")
    assert max(map(len, rows)) <= 72
    assert sum("many" in row for row in rows) > 1


def test_a_table_that_fits_no_page_is_told_row_by_row(tmp_path: Path) -> None:
    one, two = "a" * 50, "b" * 50
    text = body(tmp_path, f"| A | B |\n|---|---|\n| {one} | {two} |\n| c | d |")
    assert text == f"A: {one}\nB: {two}\n\nA: c\nB: d"


def test_a_note_with_several_blocks_hangs(tmp_path: Path) -> None:
    text = body(tmp_path, "Text.[^a]\n\n[^a]: One.\n\n    - two")
    assert text.endswith("[1] One.\n\n    -   two")


def test_the_width_of_text() -> None:
    assert [width_of(one) for one in ("abc", "日本", "e\u0301", "a\u00adb")] == [3, 4, 1, 2]


def test_lines_break_at_spaces_and_between_characters_of_east_asia() -> None:
    assert wrapped("ab cd ef", 5) == ["ab cd", "ef"]
    assert wrapped("a\u00a0b c", 3) == ["a\u00a0b", "c"]
    assert wrapped("https://example.org/long x", 8) == ["https://example.org/long", "x"]
    assert wrapped("日本語。日本", 6) == ["日本", "語。日", "本"]
    assert wrapped(" \n ", 5) == []


def test_a_heading_and_a_title() -> None:
    assert underlined("日本", "=", 20) == ["日本", "===="]
    assert centred("ab", 6) == ["  ab"]
