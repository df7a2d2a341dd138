"""Front matter in TOML, and bookdown's text references."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError


def load_text(folder: Path, text: str, name: str = "a.md") -> Manuscript:
    (folder / name).write_text(text)
    return load(folder / name, epoch=None)


def test_a_single_file_with_toml(tmp_path: Path) -> None:
    text = '+++\ntitle = "A"\ndate = 2024-05-06T10:00:00Z\ntags = ["x", "y"]\ndraft = false\n+++\n\nText.\n'
    found = load_text(tmp_path, text)
    assert (found.metadata.title, str(found.metadata.published)) == ("A", "2024-05-06")
    assert found.metadata.subjects == ("x", "y")
    assert found.sources[0].text[found.sources[0].body :].strip() == "Text."


def test_one_of_several_texts_with_toml(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "metadata.yaml").write_text("title: A\nlanguage: en\n")
    (tmp_path / "manuscript" / "a.md").write_text('+++\ntitle = "One"\nweight = 3\n+++\nText.\n')
    found = load(tmp_path, epoch=None)
    name = found.sources[0].standing.name
    assert name and (name.text, str(name.place)) == ("One", "manuscript/a.md:2:1")
    assert [one.code for one in found.problems] == ["META-024"]


def test_a_fault_in_toml_has_its_place(tmp_path: Path) -> None:
    with pytest.raises(PressroomError) as caught:
        load_text(tmp_path, '+++\ntitle = "A"\ndate == 2\n+++\n\nText.\n')
    assert str(caught.value.problems[0].place) == "a.md:3:7"


def test_text_references_stand_where_they_are_used(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A\nlang: en\n---\n\n(ref:one) Words *of* it.  \n\n![(ref:one)](x.png)\n\n"
        "(ref:two) Never used.\n\nAs (ref:three) says.\n"
    )
    found = load_text(tmp_path, text, "a.Rmd")
    (source,) = found.sources
    body = source.text[source.body :]
    assert "![Words *of* it.](x.png)" in body
    assert "(ref:one)" not in body
    assert "(ref:two) Never used." in body and "(ref:three)" in body
    assert str(source.place(source.text.index("*of*"))) == "a.Rmd:6:17"
    assert str(source.place(source.text.index("(x.png)"))) == "a.Rmd:8:13"


def test_a_text_reference_of_a_chunk_is_an_option_of_it(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A\nlang: en\n---\n\n(ref:a) Of `x`.\n\n```{r b, fig.cap='(ref:a)'}\ny\n```\n"
    )
    found = load_text(tmp_path, text, "a.Rmd")
    (source,) = found.sources
    assert "```{r b, fig.cap='(ref:a)'}\n#| fig-cap: Of `x`.\ny\n```" in source.text
    assert str(source.place(source.text.index("Of `x`"))) == "a.Rmd:6:9"
