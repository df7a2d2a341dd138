"""Which works are listed, where, and how the list leads back; and what of it is kept."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from conftest import manuscript_of

from pressroom.model.block import Division, Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import Link, plain
from pressroom.model.manuscript import Manuscript, Source
from pressroom.model.problem import Place, PressroomError
from pressroom.typeset import kept, typeset

BIB = """
@book{doe, author = {Doe, John}, title = {First}, publisher = {Press}, year = {2005}}
@book{roe, author = {Roe, Jane}, title = {Second}, publisher = {Press}, year = {2006}}
"""
HERE = Place(PurePosixPath("metadata.yaml"), 3, 9)


def work(
    root: Path, text: str, *uncited: str, style: str = "apa", cache: Path | None = None
) -> Manuscript:
    made = manuscript_of(root, text, bibliography=BIB)
    keys = tuple((key, HERE) for key in uncited)
    settings = replace(made.settings, citation_style=style)
    return replace(made, settings=settings, uncited=keys, cache=cache)


def keys(document: Document) -> list[str]:
    return [entry.key for entry in document.references]


def test_works_that_the_text_does_not_cite(tmp_path: Path) -> None:
    assert keys(typeset(work(tmp_path, "As [@doe] says."))) == ["doe"]
    assert keys(typeset(work(tmp_path, "As [@doe] says.", "roe"))) == ["doe", "roe"]
    assert keys(typeset(work(tmp_path, "No citation.", "*"))) == ["doe", "roe"]


def test_an_unknown_work_that_is_not_cited(tmp_path: Path) -> None:
    with pytest.raises(PressroomError) as caught:
        typeset(work(tmp_path, "Text.", "rox"))
    (found,) = caught.value.problems
    assert (found.code, found.place, found.hint) == ("CITE-001", HERE, 'did you mean "roe"?')


def test_the_bibliography_stands_where_the_author_puts_it(tmp_path: Path) -> None:
    text = "As [@doe] says.\n\n# Works\n\n::: {#refs}\n:::\n\n# After\n\nText."
    document = typeset(work(tmp_path, text))
    assert (document.references, document.problems) == ((), ())
    (block,) = document.sections[1].blocks
    assert isinstance(block, Division) and block.classes == ("references",)
    (entry,) = block.blocks
    assert isinstance(entry, Paragraph) and entry.id == "ref-doe"
    assert plain(entry.children).startswith("Doe, J.")
    assert any(isinstance(node, Link) and node.target == "#ref-doe" for node in walk(document))
    (call,) = entry.calls
    assert call in {getattr(node, "id", None) for node in walk(document.sections[0])}


def test_an_entry_leads_back_to_each_citation(tmp_path: Path) -> None:
    text = "As [@doe] says, [@roe; @doe, p. 3].[^n]\n\n[^n]: See [@roe]."
    document = typeset(work(tmp_path, text))
    ids = {name: node for node in walk(document) if (name := getattr(node, "id", None))}
    doe, roe = document.references
    assert len(doe.calls) == 2 and all(name.startswith("cite-") for name in doe.calls)
    assert roe.calls == (doe.calls[1], "fnref-n")
    assert all(name in ids for name in (*doe.calls, *roe.calls))


def test_in_a_note_style_an_entry_leads_back_to_the_calls(tmp_path: Path) -> None:
    text = "One [@doe]. Two [@doe, p. 3]."
    document = typeset(work(tmp_path, text, style="chicago-notes-bibliography-17th-edition"))
    assert document.references[0].calls == tuple(note.calls[0] for note in document.notes)


def test_citations_elsewhere_do_not_change_the_id_of_one(tmp_path: Path) -> None:
    one = typeset(work(tmp_path, "# A\n\n[@doe]"))
    two = typeset(work(tmp_path, "# Before\n\n[@doe; @roe]\n\n# A\n\n[@doe]"))
    assert one.references[0].calls[0] == two.references[0].calls[1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("works.bib", BIB),
        ("works.json", '[{"id": "doe", "type": "book", "title": "First"}]'),
        ("works.yaml", "references:\n- id: doe\n  type: book\n  title: First\n"),
        ("text.md", "---\ntitle: T\nreferences:\n- id: doe\n  type: book\n  title: First\n"),
        ("works.bib", "@online{doe, title = {First}, date = {2005-03-01}, urldate = {2006-01-01}}"),
    ],
)
def test_every_kind_of_citation_data(tmp_path: Path, name: str, text: str) -> None:
    source = Source(PurePosixPath(name), text)
    document = typeset(replace(work(tmp_path, "[@doe]"), bibliography=(source,)))
    assert keys(document) == ["doe"] and "First" in plain(document.references[0].children)


# --- what is kept -----------------------------------------------------------


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    made: list[Any] = []
    run = subprocess.run

    def counted(*args: Any, **options: Any) -> Any:
        made.append(args)
        return run(*args, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    return made


def test_an_answer_is_kept(tmp_path: Path, calls: list[Any]) -> None:
    cache = tmp_path / "some/cache"
    fresh = typeset(work(tmp_path, "As [@doe]."))
    first = typeset(work(tmp_path, "As [@doe].", cache=cache))
    again = typeset(work(tmp_path, "As [@doe].", cache=cache))
    assert fresh == first == again
    assert len(calls) == 2
    moved = typeset(work(tmp_path, "Words before. As [@doe].", cache=cache))
    assert (len(calls), keys(moved)) == (2, ["doe"])


def test_what_an_answer_depends_on(tmp_path: Path, calls: list[Any]) -> None:
    cache = tmp_path / "cache"
    base = work(tmp_path, "As [@doe].", cache=cache)
    source = base.bibliography[0]
    language = replace(base.metadata, language="de")
    for other in (
        base,
        replace(base, bibliography=(replace(source, text=BIB.replace("First", "Frist")),)),
        work(tmp_path, "As [@doe].", style="ieee", cache=cache),
        work(tmp_path, "As [@doe, p. 3].", cache=cache),
        work(tmp_path, "As [@doe].", "roe", cache=cache),
        replace(base, metadata=language),
    ):
        before = len(calls)
        typeset(other)
        assert len(calls) == before + 1


def test_another_pandoc_asks_anew(
    tmp_path: Path, calls: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    base = work(tmp_path, "As [@doe].", cache=tmp_path / "cache")
    typeset(base)
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0.1")
    typeset(base)
    assert len(calls) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"0" * 64 + b"\n{}"])
def test_a_damaged_answer_is_not_used(tmp_path: Path, calls: list[Any], damage: bytes) -> None:
    cache = tmp_path / "cache"
    base = work(tmp_path, "As [@doe].", cache=cache)
    fresh = typeset(base)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert typeset(base) == fresh
    assert (len(calls), file.read_bytes()) == (2, whole)
    assert "doe" in json.dumps(json.loads(whole.partition(b"\n")[2]))


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    base = work(tmp_path, "As [@doe].", cache=tmp_path / "file/cache")
    assert keys(typeset(base)) == ["doe"]


def test_old_answers_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for name in "abc":
        kept.keep(tmp_path, name, b"x")
    assert len([*tmp_path.iterdir()]) == 2
    assert kept.recall(tmp_path, "c") == b"x"
