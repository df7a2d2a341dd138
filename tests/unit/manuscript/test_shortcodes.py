"""What Quarto's shortcodes bring in from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError


def quarto(folder: Path, text: str, **files: str) -> Manuscript:
    (folder / "_quarto.yml").write_text(
        "project:\n  type: book\nlang: en\nbook:\n  title: T\n  chapters: [index.qmd]\n  x: {y: z}\n"
    )
    (folder / "index.qmd").write_text(text)
    for name, content in files.items():
        (folder / f"_{name}").write_text(content)
    return load(folder, epoch=None)


def words(found: Manuscript) -> str:
    (source,) = found.sources
    return source.text[source.body :]


def test_a_file_is_included_with_its_own_places(tmp_path: Path) -> None:
    found = quarto(
        tmp_path, "---\ntitle: A\n---\nOne.\n\n{{< include _two.qmd >}}\n\nThree.",
        **{"two.qmd": "---\ntitle: B\n---\n\nTwo."},
    )  # fmt: skip
    assert words(found).split() == ["One.", "Two.", "Three."]
    (source,) = found.sources
    assert str(source.place(source.text.index("Two"))) == "_two.qmd:5:1"
    assert str(source.place(source.text.index("Three"))) == "index.qmd:8:1"


def test_values_are_put_in_where_they_are_known(tmp_path: Path) -> None:
    text = "{{< var version.major >}} {{< meta x.y >}} {{< meta book.title >}} {{< var none >}}"
    found = quarto(tmp_path, text, **{"variables.yml": "version:\n  major: '12'\n"})
    assert words(found) == "12 z T {{< var none >}}"
    (source,) = found.sources
    assert str(source.place(0)) == "_variables.yml:2:10"


def test_one_more_brace_keeps_it_as_it_is(tmp_path: Path) -> None:
    assert words(quarto(tmp_path, "{{{< var x >}}} a")) == "{{< var x >}} a"


def test_a_single_file_knows_its_own_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.qmd").write_text("---\ntitle: T\nlang: en\n---\nOf {{< meta title >}}.\n")
    assert words(load(tmp_path / "a.qmd", epoch=None)) == "Of T.\n"


@pytest.mark.parametrize(("path", "code"), [
    ("_none.qmd", "FILE-009"), ("../x.qmd", "FILE-007"), ("index.qmd", "FILE-017"),
])  # fmt: skip
def test_what_cannot_be_included_is_told_at_its_place(tmp_path: Path, path: str, code: str) -> None:
    with pytest.raises(PressroomError) as caught:
        quarto(tmp_path, f"a {{{{< include {path} >}}}}")
    problem = next(one for one in caught.value.problems if one.severity.name == "ERROR")
    assert (problem.code, str(problem.place)) == (code, "index.qmd:1:3")
