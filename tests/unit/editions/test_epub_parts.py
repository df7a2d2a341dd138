from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from pressroom.editions import epub_parts
from pressroom.editions.epub_parts import addresses, divide, file_name
from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Reference, Section
from pressroom.model.inline import Span, Text
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place
from pressroom.model.settings import Kind, Settings

HERE = Place(PurePosixPath("a.md"))
METADATA = Metadata("T", "en", (Identifier("uuid", "u"),), datetime(2024, 1, 1, tzinfo=UTC))


def document(*names: str, kind: Kind = "book") -> Document:
    sections = tuple(
        Section(
            name, 1, (Text(name, HERE),),
            (Paragraph((Span((Text("x" * 10, HERE),), HERE, f"in-{name}"),), HERE),), (), HERE,
        )
        for name in names
    )  # fmt: skip
    references = (Reference("ref-1", "k", (), HERE),)
    return Document("t", METADATA, Settings(kind), sections, references=references)


def test_each_id_is_in_the_file_of_its_section() -> None:
    book = document("one", "two")
    assert addresses(book, divide(book)) == {
        "one": "one.xhtml", "in-one": "one.xhtml", "two": "two.xhtml", "in-two": "two.xhtml",
        "ref-1": "bibliography.xhtml",
    }  # fmt: skip


def test_a_big_article_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    article = document("one", "two", kind="article")
    monkeypatch.setattr(epub_parts, "MAX_CHARACTERS", 26)
    assert [part.name for part in divide(article)] == ["text.xhtml"]
    monkeypatch.setattr(epub_parts, "MAX_CHARACTERS", 25)
    assert [part.name for part in divide(article)] == ["one.xhtml", "two.xhtml"]


def test_a_section_named_like_a_page_of_ours_gets_another_name() -> None:
    names = [part.name for part in divide(document("cover", "nav", "海"))]
    assert not set(names) & epub_parts.RESERVED
    assert len(set(names)) == 3
    assert all(name.isascii() and name.endswith(".xhtml") for name in names)


def test_a_name_does_not_depend_on_what_stands_before() -> None:
    one = [part.name for part in divide(document("海", "sea"))]
    two = [part.name for part in divide(document("new", "海", "sea"))]
    assert two[1:] == one


def test_names_are_told_apart_and_made_portable() -> None:
    taken: set[str] = set()
    assert file_name("Über Uns", "xhtml", taken) == "uber-uns.xhtml"
    again = file_name("uber uns", "xhtml", taken)
    assert again.startswith("uber-uns-")
    assert file_name("../x", "png", taken) == "x.png"
    assert len(file_name("y" * 500, "png", taken)) < 100
