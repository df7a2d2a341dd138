"""What is inserted into a book of several files changes no id of what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from test_typeset_properties import manuscript

from pressroom.model.document import Document, walk
from pressroom.model.manuscript import Source
from pressroom.typeset import typeset

TITLES = st.sampled_from(["Boats", "Boats", "A *ferry*", "1984", "海", "On the way", "Fn"])
NOTES = st.sampled_from(["^[Ibid.]", "^[Other.]", "[^1]", "[^a]"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A chapter with sections and notes."""
    lines = [f"# {draw(TITLES)}"]
    for title in draw(st.lists(TITLES, max_size=3)):
        lines += ["", f"## {title}", "", "Words."]
    notes = draw(st.lists(NOTES, max_size=3))
    lines += ["", "Text" + " x".join(notes) + "."]
    lines += [f"\n{label}: Note." for label in ("[^1]", "[^a]") if label in notes]
    return "\n".join(lines) + "\n"


def work(chapters: dict[str, str]) -> Document:
    found = manuscript("x")
    sources = [Source(PurePosixPath(name), text) for name, text in chapters.items()]
    return typeset(replace(found, sources=tuple(sources)))


def ids(document: Document) -> list[tuple[str, str]]:
    """Each id with the file that it is in."""
    return [
        (str(node.place.path), name)
        for node in walk(document)
        if (name := getattr(node, "id", None))
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(texts(), min_size=2, max_size=4), texts(), st.integers(0, 4))
def test_a_chapter_that_is_inserted_changes_no_other_id(
    chapters: list[str], new: str, at: int
) -> None:
    before = {f"{name}.md": text for name, text in zip("abcd", chapters, strict=False)}
    names = [*before]
    names.insert(at, "new.md")
    after = {name: before.get(name, new) for name in names}
    kept = [one for one in ids(work(after)) if one[0] != "new.md"]
    assert kept == ids(work(before))


@settings(max_examples=100, deadline=None)
@given(st.lists(texts(), min_size=2, max_size=3))
def test_a_note_that_is_inserted_changes_no_other_id(chapters: list[str]) -> None:
    before = {f"{name}.md": text for name, text in zip("abc", chapters, strict=False)}
    first = before["a.md"].replace("\n", "\n\nNew^[quite new][^new].\n\n[^new]: N.\n", 1)
    after = {**before, "a.md": first}
    assert set(ids(work(before))) <= set(ids(work(after)))


def test_a_chapter_with_another_number_keeps_its_ids(tmp_path: Path) -> None:
    text = "# Boats\n\n## Oars\n\n![x](a.png)\n\nx^[n]\n"
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    other = Source(PurePosixPath("00-x.md"), "# X\n\ny")
    found = replace(manuscript("x"), root=tmp_path)
    one = replace(found, sources=(other, Source(PurePosixPath("02-boats.md"), text)))
    two = replace(found, sources=(other, Source(PurePosixPath("03-boats.md"), text)))
    first, second = ([name for _, name in ids(typeset(each))] for each in (one, two))
    assert first == second and "boats-oars" in first
