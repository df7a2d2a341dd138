"""Metadata blocks further down in a text."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pypandoc
import pytest

from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError

HEAD = "---\ntitle: A\nlanguage: en\n---\n\n"


def load_file(folder: Path, text: str) -> Manuscript:
    (folder / "a.md").write_text(HEAD + text)
    return load(folder / "a.md", epoch=None)


def load_texts(folder: Path, *texts: str) -> Manuscript:
    inside = folder / "manuscript"
    inside.mkdir()
    (inside / "metadata.yaml").write_text("title: A\nlanguage: en\n")
    for number, text in enumerate(texts):
        (inside / f"{number}.md").write_text(text)
    return load(folder, epoch=None)


def body(found: Manuscript, at: int = 0) -> str:
    source = found.sources[at]
    return source.text[source.body :]


@pytest.mark.parametrize("end", ["---", "..."])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_block_is_no_text_and_moves_nothing(tmp_path: Path, end: str, line: str) -> None:
    text = f"One.\n\n---\nsubtitle: B\n{end}\n\nTwo.\n".replace("\n", line)
    (tmp_path / "a.md").write_bytes((HEAD + text).encode())
    found = load(tmp_path / "a.md", epoch=None)
    assert body(found).split() == ["One.", "Two."]
    assert body(found).index("Two.") == text.index("Two.") + 1  # the empty line of the head
    assert found.metadata.subtitle == "B"


def test_the_last_word_counts(tmp_path: Path) -> None:
    found = load_file(tmp_path, "One.\n\n---\ntitle: B\n---\n\n---\ntitle: C\n---\n")
    assert found.metadata.title == "C"


def test_a_fault_in_a_later_block_has_its_place(tmp_path: Path) -> None:
    with pytest.raises(PressroomError) as caught:
        load_file(tmp_path, "One.\n\n---\nlanguage: '?'\n---\n")
    (problem,) = caught.value.problems
    assert str(problem.place) == "a.md:9:11"


@pytest.mark.parametrize("text", [
    "One.\n---\nsubtitle: B\n---\n",
    "One.\n\n---\n\nsubtitle: B\n\n---\n",
    "One.\n\n---\njust words\n---\n",
    "One.\n\n---\nA sentence: with words.\nMore.\n---\n",
    "```\n\n---\nsubtitle: B\n---\n```\n",
    "~~~~\n```\n\n---\nsubtitle: B\n---\n~~~~\n",
    "One.\n\n    ---\n    subtitle: B\n    ---\n",
    "One.\n\n---\nsubtitle: B\n",
])  # fmt: skip
def test_what_is_text(tmp_path: Path, text: str) -> None:
    found = load_file(tmp_path, text)
    assert body(found).strip() == text.strip()
    assert found.metadata.subtitle is None


def test_works_are_cited_and_held_by_later_blocks(tmp_path: Path) -> None:
    text = (
        "One.\n\n---\nnocite: '@b'\n---\n\nTwo [@a].\n\n"
        "---\nreferences:\n- id: a\n  type: book\n  title: X\n---\n"
    )
    found = load_texts(tmp_path, "Zero.", text)
    assert [key for key, _ in found.uncited] == ["b"]
    (held,) = found.bibliography
    assert held.text.split() == "references: - id: a type: book title: X".split()
    assert held.text.count("\n") == text[: text.index("---\n", text.index("title"))].count("\n")
    assert found.problems == ()


def test_what_has_no_effect_in_one_of_several_texts_is_told(tmp_path: Path) -> None:
    found = load_texts(tmp_path, "Zero.", "One.\n\n---\nfoo: 1\ntitle: B\n---\n")
    (problem,) = found.problems
    assert (problem.code, str(problem.place)) == ("META-024", "manuscript/1.md:4:1")
    assert '"foo", "title"' in problem.message
    assert found.metadata.title == "A"
    assert body(found, 1).split() == ["One."]


def test_mdbook_knows_no_such_blocks(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "book.toml").write_text('[book]\ntitle = "A"\n')
    (tmp_path / "src" / "SUMMARY.md").write_text("- [One](one.md)\n")
    (tmp_path / "src" / "one.md").write_text("One.\n\n---\nfoo: 1\n---\n")
    assert "foo" in body(load(tmp_path, epoch=None))


@pytest.mark.parametrize("text", [
    "One.\n\n---\nsubtitle: B\n---\n\nTwo.\n",
    "One.\n\n---\nsubtitle: B\n...\nTwo.\n",
    "One.\n\n---\nsubtitle: B\n\nrights: y\n---\n",
    "> One.\n\n---\nsubtitle: B\n---\n",
    "One.\n---\nsubtitle: B\n---\n",
    "One.\n\n---\n\nsubtitle: B\n\n---\n",
    "```\n\n---\nsubtitle: B\n---\n```\n",
    "One.\n\n    ---\n    subtitle: B\n    ---\n",
])  # fmt: skip
def test_pandoc_finds_the_same_blocks(tmp_path: Path, text: str) -> None:
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]
    done = subprocess.run(command, input=(HEAD + text).encode(), capture_output=True, check=True)
    theirs = "subtitle" in json.loads(done.stdout)["meta"]
    assert (load_file(tmp_path, text).metadata.subtitle is not None) == theirs
