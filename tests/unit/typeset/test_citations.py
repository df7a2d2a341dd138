"""Citations of small documents through the real citation processor, in several styles."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Note, Section, walk
from pressroom.model.inline import (
    Citation,
    CitationItem,
    Inline,
    Link,
    NoteRef,
    Span,
    Superscript,
    Text,
    plain,
)
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place, PressroomError, Problem, Severity
from pressroom.model.settings import Settings
from pressroom.typeset import citeproc, pandoc
from pressroom.typeset.citations import resolve

CHICAGO = "chicago-notes-bibliography-17th-edition"
BIB = """% a comment with @misc{nothing,
@string{uk = {Kyiv}}
@article{king2022, author = {King, Robert}, title = {The Root Cause}, journal = {The Peninsula},
  year = 2022, pages = {1--9}, url = {https://example.org/king}}
@book{doe:1, author = {Doe, Jane and Roe, Richard}, title = {On ``Distraction''},
  publisher = {Example Press}, address = {Berlin}, year = 2020, doi = {10.1000/xyz_1}}
@book{unused, author = {Nemo, N.}, title = {Never Cited}, year = 1999, publisher = {None}}
"""
ENTRY = re.compile(r"(?P<mode>[-!]?)@(?P<key>[\w:-]+)(?P<suffix>.*)")


def cite(written: str, at: int = 0) -> Citation:
    """``see @key, p. 3; -@other``; a ``!`` before ``@`` stands for author-in-text."""
    place = Place(PurePosixPath("a.md"), 1, at + 1, at, at + len(written) + 2)
    items = []
    for part in written.split(";"):
        found = ENTRY.search(part)
        assert found
        mode = {"": "normal", "-": "suppress-author", "!": "author-in-text"}[found["mode"]]
        prefix = part[: found.start()].strip()
        items.append(CitationItem(found["key"], prefix, found["suffix"], mode, place))  # type: ignore[arg-type]  # one of the three literals
    return Citation(tuple(items), f"[{written}]", place)


def line(written: str) -> tuple[Inline, ...]:
    """``Words [@key] and [^note].`` as inline nodes with places."""
    made: list[Inline] = []
    at = 0
    for part in re.split(r"(\[[^\]]+\])", written):
        place = Place(PurePosixPath("a.md"), 1, at + 1, at, at + len(part))
        if part.startswith("[^"):
            made.append(NoteRef(f"fnref-{part[2:-1]}", f"fn-{part[2:-1]}", 0, place))
        elif part.startswith("["):
            made.append(cite(part[1:-1], at))
        elif part:
            made.append(Text(part, place))
        at += len(part)
    return tuple(made)


def document(*lines: str, language: str = "en-GB", notes: dict[str, str] | None = None) -> Document:
    place = Place(PurePosixPath("a.md"), 1, 1)
    blocks = tuple(Paragraph(line(text), place) for text in lines)
    metadata = Metadata(
        "T", language, (Identifier("uri", "https://example.org"),), datetime(2026, 1, 1, tzinfo=UTC)
    )
    return Document(
        "t", metadata, Settings(), (Section("s", 1, (Text("T", place),), blocks, (), place),),
        notes=tuple(
            Note(f"fn-{name}", 0, (Paragraph(line(text), place),), (), place)
            for name, text in (notes or {}).items()
        ),
    )  # fmt: skip


def manuscript(
    style: str = CHICAGO, bib: str | None = BIB, name: str = "references.bib",
    style_file: Source | None = None,
) -> Manuscript:  # fmt: skip
    metadata = document().metadata
    sources = () if bib is None else (Source(PurePosixPath(name), bib),)
    return Manuscript(
        Path(), "t", metadata, Settings(citation_style=style), (), Styles({}, (), ""), sources,
        style_file,
    )  # fmt: skip


def shown(paragraph: object) -> str:
    """The words of a paragraph, each note call as ``^``."""
    assert isinstance(paragraph, Paragraph)
    return "".join("^" if isinstance(c, NoteRef) else plain((c,)) for c in paragraph.children)


def lines(done: Document) -> list[str]:
    return [shown(block) for block in done.sections[0].blocks]


def notes(done: Document) -> list[str]:
    return ["/".join(shown(block) for block in note.blocks) for note in done.notes]


def faults(work: Document, source: Manuscript) -> tuple[Problem, ...]:
    with pytest.raises(PressroomError) as caught:
        resolve(work, source)
    return caught.value.problems


def at(found: Problem) -> str:
    return f"{found.code} {found.place}"


# --- note styles -------------------------------------------------------------


def test_a_note_is_full_the_first_time_and_short_after() -> None:
    done = resolve(document("One [@king2022, p. 3].", "Two [@doe:1].", "More [@king2022, p. 5]."),
                   manuscript())  # fmt: skip
    assert lines(done) == ["One.^", "Two.^", "More.^"]
    first, second, third = notes(done)
    assert first == (
        "Robert King, ‘The Root Cause’, The Peninsula, 2022, 3, https://example.org/king."
    )
    assert second.startswith("Jane Doe and Richard Roe, On ‘Distraction’ (Berlin: Example Press")
    assert third == "King, ‘The Root Cause’, 5."
    assert not any(isinstance(node, Citation) for node in walk(done))


def test_a_note_that_would_be_empty_without_its_author_has_it() -> None:
    # cited again at once, a work is told by its author alone
    done = resolve(document("One [@king2022].", "King says more [-@king2022]."), manuscript())
    assert notes(done)[1] == "King."


def test_an_authors_note_counts_at_the_place_of_its_call() -> None:
    work = document("A [@doe:1] b.[^x] C [@king2022].", notes={"x": "So it was. [see @king2022]"})
    done = resolve(work, manuscript())
    assert [note.id for note in done.notes][1] == "fn-x"
    assert notes(done)[1].startswith("So it was. See Robert King, ‘The Root Cause’")
    assert notes(done)[1].endswith("king.")
    assert notes(done)[2] == "King."


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        ("[@king2022]", "Robert King, ", "king."),
        ("[@king2022].", "Robert King, ", "king."),
        ("[@king2022] Odd.", "Robert King, ", "king. Odd."),
        ("It held [@king2022].", "It held (Robert King, ", "king)."),
        ("It held (see [@king2022]).", "It held (see (Robert", "king))."),
        ("It held ([@king2022]).", "It held (Robert King", "king)."),
        ("“It held.” [@king2022]", "“It held.” Robert King, ", "king."),
    ],
)
def test_a_citation_in_a_note_stays_in_it(written: str, begins: str, ends: str) -> None:
    done = resolve(document("A.[^x]", notes={"x": written}), manuscript())
    (text,) = notes(done)
    assert text.startswith(begins)
    assert text.endswith(ends)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Word [@doe:1].", "Word.^"),
        ("Word.[@doe:1]", "Word.^"),
        ("Word. [@doe:1]", "Word.^"),
        ("Word[@doe:1], more", "Word,^ more"),
        ("“Word [@doe:1].” More", "“Word.”^ More"),
        ("“Word” [@doe:1]; more", "“Word”;^ more"),
        ("Word [@doe:1] more", "Word^ more"),
        ("(Word [@doe:1])", "(Word^)"),
        ("Word [@doe:1]’s", "Word^’s"),
        ("[@doe:1] begins", "^ begins"),
        ("Word [@doe:1]?!", "Word?!^"),
        ("As [!@doe:1] says.", "As Jane Doe and Richard Roe^ says."),
        ("As [!@doe:1].", "As Jane Doe and Richard Roe.^"),
    ],
)
def test_the_call_follows_the_point(written: str, expected: str) -> None:
    done = resolve(document(written), manuscript())
    assert lines(done) == [expected]


def test_places_of_moved_points_are_exact() -> None:
    written = "Word [@doe:1]. More"
    done = resolve(document(written), manuscript())
    texts = [n for n in walk(done.sections[0].blocks[0]) if isinstance(n, Text)]
    assert [written[n.place.start : n.place.end] for n in texts[1:]] == [".", " More"]
    assert [n.place.column for n in texts[1:]] == [14, 15]


def test_note_ids_are_stable_when_text_is_inserted_before() -> None:
    short = resolve(document("B [@king2022].", "C [@king2022]."), manuscript())
    longer = resolve(document("A [@doe:1].", "B [@king2022].", "C [@king2022]."), manuscript())
    ids = [note.id for note in short.notes]
    assert [note.id for note in longer.notes][1:] == ids
    assert ids[1] == f"{ids[0]}-2"
    calls = [node for node in walk(short) if isinstance(node, NoteRef)]
    assert [call.note for call in calls] == ids
    assert len({call.id for call in calls} | set(ids)) == 4


def test_a_note_id_of_the_authors_is_not_taken() -> None:
    first = resolve(document("A [@doe:1]."), manuscript()).notes[0].id
    taken = first.removeprefix("fn-")
    done = resolve(document("A [@doe:1].[^" + taken + "]", notes={taken: "Mine."}), manuscript())
    assert sorted(note.id for note in done.notes) == [first, f"{first}-2"]


# --- the bibliography --------------------------------------------------------


def test_references_are_the_cited_entries_with_their_places() -> None:
    done = resolve(document("A [@king2022; @doe:1]."), manuscript())
    assert [(r.key, r.id) for r in done.references] == [
        ("doe:1", "ref-doe-1"), ("king2022", "ref-king2022"),
    ]  # fmt: skip
    spans = [BIB[r.place.start : r.place.end] for r in done.references]
    assert spans == ["doe:1", "king2022"]
    links = [n.target for n in walk(done.references[0]) if isinstance(n, Link)]
    assert links == ["https://doi.org/10.1000/xyz_1"]


def test_colliding_reference_ids_are_told_apart() -> None:
    bib = "@misc{a:b, title={One}, year=2001}\n@misc{a/b, title={Two}, year=2002}"
    done = resolve(document("A [@a:b]."), manuscript("apa", bib))
    assert [r.id for r in done.references] == ["ref-a-b"]
    work = document("A [@a:b].")
    section = work.sections[0]
    item = CitationItem("a/b", "", "", "normal", section.place)
    more = Paragraph((Citation((item,), "[@a/b]", section.place),), section.place)
    both = Document(
        "t", work.metadata, work.settings,
        (Section("s", 1, section.title, (*section.blocks, more), (), section.place),),
    )  # fmt: skip
    done = resolve(both, manuscript("apa", bib))
    assert {r.key: r.id for r in done.references} == {"a/b": "ref-a-b", "a:b": "ref-a-b-2"}


def test_a_style_without_a_bibliography_has_no_dead_links() -> None:
    done = resolve(document("A [@king2022].", "B [@king2022]."), manuscript("chicago-notes"))
    assert done.references == ()
    assert not [n for n in walk(done) if isinstance(n, Link) and n.internal]


def test_a_link_never_holds_a_link() -> None:
    done = resolve(document("A [@king2022].", "B [@king2022]."), manuscript())
    links = [n for n in walk(done) if isinstance(n, Link)]
    assert {"#ref-king2022", "https://example.org/king"} == {n.target for n in links}
    assert not [c for n in links for c in n.children if any(isinstance(x, Link) for x in walk(c))]


def test_addresses_of_unsafe_kinds_are_not_links() -> None:
    bib = "@misc{a, title={One}, year=2001, url={javascript:alert(1)}}"
    done = resolve(document("A [@a]."), manuscript("apa", bib))
    targets = [n.target for n in walk(done) if isinstance(n, Link)]
    assert targets == ["#ref-a"]


# --- styles in the text ------------------------------------------------------


def test_author_and_date() -> None:
    work = document("A [see @king2022, pp. 3--5].", "B [!@doe:1] and [-@doe:1].")
    done = resolve(work, manuscript("apa"))
    assert lines(done) == ["A (see King, 2022, pp. 3–5).", "B Doe & Roe (2020) and (2020)."]
    assert done.notes == ()
    targets = [n.target for n in walk(done.sections[0]) if isinstance(n, Link)]
    assert targets == ["#ref-king2022", "#ref-doe-1", "#ref-doe-1"]


def test_numbers_in_order_of_citation() -> None:
    done = resolve(document("A [@king2022] b [@doe:1]."), manuscript("ieee"))
    assert lines(done) == ["A [1] b [2]."]
    assert [r.key for r in done.references] == ["king2022", "doe:1"]
    assert plain(done.references[0].children).startswith("[1] R. King")
    margin = done.references[0].children[0]
    assert isinstance(margin, Span)
    assert margin.classes == ("csl-left-margin",)


def test_raised_numbers_of_a_dependent_style_follow_the_point() -> None:
    done = resolve(document("A word [@king2022]."), manuscript("nature-cell-biology"))
    block = done.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert shown(block) == "A word.1"
    cited = block.children[-1]
    assert isinstance(cited, Span) and isinstance(cited.children[0], Superscript)


def test_the_language_of_the_work() -> None:
    work = document("A [@king2022, p. 3] und [@doe:1, S. 4].", language="de")
    done = resolve(work, manuscript("apa"))
    assert lines(done) == ["A (King, 2022, S. 3) und (Doe & Roe, 2020, S. 4)."]
    note = resolve(document("A [@king2022].", language="de"), manuscript())
    assert "„The Root Cause“" in notes(note)[0]


def test_a_styles_locale_only_makes_the_language_more_exact() -> None:
    xml = citeproc_style("default-locale='en-GB'")
    style = Source(PurePosixPath("x.csl"), xml)
    british = resolve(document("A [@king2022].", language="en"), manuscript("x", style_file=style))
    assert lines(british) == ["A ‘The root cause’."]
    german = resolve(document("A [@king2022].", language="de"), manuscript("x", style_file=style))
    assert lines(german) == ["A „The Root Cause“."]


def citeproc_style(attributes: str) -> str:
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" '
        f"{attributes}>"
        "<info><title>X</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title" quotes="true"/></layout></citation></style>'
    )


# --- other data, and faults --------------------------------------------------

CSL_JSON = '[{"id": "a", "type": "book", "title": "One"},\n {"title": "Two", "id": "b"}]'
CSL_YAML = "references:\n- id: a\n  type: book\n  title: One\n- id: b\n  title: Two\n"


@pytest.mark.parametrize(
    ("name", "text"), [("r.json", CSL_JSON), ("r.yaml", CSL_YAML), ("R.YML", CSL_YAML)]
)
def test_other_kinds_of_data(name: str, text: str) -> None:
    done = resolve(document("A [@b; @a]."), manuscript("apa", text, name))
    assert {text[r.place.start : r.place.end].strip('"') for r in done.references} == {"a", "b"}


def test_all_unknown_and_double_keys_are_reported_together() -> None:
    bib = BIB + "@misc{king2022, title={Again}}"
    found = faults(document("A [@kin2022] b.", "B [@qqqqqqq].[^x]", notes={"x": "[@doe]"}),
                   manuscript(bib=bib))  # fmt: skip
    assert [p.code for p in found] == ["CITE-003", "CITE-001", "CITE-001", "CITE-001"]
    double, near, far, _ = found
    assert str(double.place) == "references.bib:8:7"
    assert double.message == 'key "king2022" is already used at references.bib:3:10'
    assert at(near) == "CITE-001 a.md:1:3"
    assert near.hint == 'did you mean "king2022"?'
    assert far.hint.startswith("add the entry")


def test_a_citation_without_any_bibliography() -> None:
    (found,) = faults(document("A [@king2022].", "B [@doe:1]."), manuscript(bib=None))
    assert at(found) == "CITE-002 a.md:1:3"


def test_an_unknown_style_is_reported_with_the_rest() -> None:
    found = faults(document("A [@zzzzzzz]."), manuscript("apaa"))
    assert [p.code for p in found] == ["CITE-005", "CITE-001"]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("r.bib", "@misc{a, title={A}}\n@misc{b, title={Not closed}\n", "r.bib:2:1"),
        ("r.bib", "@misc{a, title={A}}\n@misc{b title={A}}\n", "r.bib:2:"),
        ("r.bib", "@misc(a, title={A})\n@comment(", "r.bib:2:1"),
        ("r.json", '[{"id": "a"},\n {"id" "b"}]', "r.json:2:"),
        ("r.json", '{"a": 1}', "r.json:1:1"),
        ("r.json", '[{"id": "a"}, {"title": "b"}]', "r.json:1:"),
        ("r.json", "[" * 100_000, "r.json:1:1"),
        ("r.yaml", "references:\n- id: a\n  title: [x\n", "r.yaml:"),
        ("r.yaml", "a: b\n", "r.yaml:1:1"),
        ("r.yaml", "- id: a\n- title: b\n", "r.yaml:2:"),
        ("r.yaml", "- id: a\n- b\n", "r.yaml:2:"),
        ("r.yaml", "- id: a\n  title: [{[b]: c}]\n", "r.yaml:2:12"),
        ("r.yaml", "- &x\n  id: a\n  note: [*x, {{b: c}: d}]\n", "r.yaml:3:15"),
        ("r.json", '[{"id": "b"},\n {"id": "a", "type": "book", "issued": 5}]', "r.json:2:9"),
        ("r.qmd", "references:\n- id: a\n- title: x\n", "r.qmd:3:3"),
        ("r.ris", "TY  - BOOK", "r.ris:1:1"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, text: str, where: str) -> None:
    found = [p for p in faults(document("A [@a]."), manuscript("apa", text, name))
             if p.code != "CITE-001"]  # fmt: skip
    assert [p.code for p in found] == ["CITE-004"]
    assert str(found[0].place).startswith(where)
    assert "/tmp" not in found[0].message
    assert found[0].message.count(name) == 1


def test_a_double_key_in_json() -> None:
    text = '[{"id": "a", "title": "One"},\n {"id": "a", "title": "Two"}]'
    (found,) = faults(document("A [@a]."), manuscript("apa", text, "r.json"))
    assert at(found) == "CITE-003 r.json:2:9"


def test_a_style_that_pandoc_refuses() -> None:
    bad = citeproc_style("").replace("<layout>", "<layout><nowhere/>")
    style = Source(PurePosixPath("x.csl"), bad)
    (found,) = faults(document("A [@doe:1]."), manuscript("x", style_file=style))
    assert found.code == "CITE-006"
    assert str(found.place).startswith("x.csl")
    assert "nowhere" in found.message
    assert "/tmp" not in found.message


def test_a_citation_that_prints_nothing_is_a_warning() -> None:
    silent = citeproc_style("").replace('variable="title"', 'variable="note"')
    style = Source(PurePosixPath("x.csl"), silent)
    done = resolve(document("A [@doe:1]."), manuscript("x", style_file=style))
    assert [(p.code, p.severity) for p in done.problems] == [("CITE-008", Severity.WARNING)]


def test_pandoc_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citeproc, "TIMEOUT", 0.0001)
    (found,) = faults(document("A [@doe:1]."), manuscript())
    assert found.code == "ENV-021"


def test_pandoc_that_needs_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citeproc, "MEMORY", "1m")  # pandoc makes 64 MB of it
    bib = BIB + "@misc{big, title={" + "{a} \\emph{b} " * 100_000 + "}}"
    (found,) = faults(document("A [@doe:1]."), manuscript(bib=bib))
    assert found.code == "ENV-021"
    assert "memory" in found.message


def test_a_key_that_pandoc_does_not_count_as_a_work() -> None:
    bib = BIB + "@xdata{shared, publisher={P}}"
    (found,) = faults(document("A [@doe:1; @shared]."), manuscript(bib=bib))
    assert at(found) == "CITE-001 a.md:1:3"
    assert '"shared"' in found.message


def test_a_remark_of_the_processor_is_a_warning() -> None:
    text = citeproc_style("").replace("<layout>", '<layout><text macro="nowhere"/>')
    style = Source(PurePosixPath("x.csl"), text)
    done = resolve(document("A [@doe:1]."), manuscript("x", style_file=style))
    (found,) = done.problems
    assert (found.code, found.severity) == ("CITE-007", Severity.WARNING)
    assert "undefined macro nowhere" in found.message


def test_pandoc_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    (found,) = faults(document("A [@doe:1]."), manuscript(style="x", style_file=Source(
        PurePosixPath("x.csl"), citeproc_style(""))))  # fmt: skip
    assert found.code == "ENV-020"


def test_pandoc_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pandoc, "executable", lambda: tmp_path)
    (found,) = faults(document("A [@doe:1]."), manuscript())
    assert found.code == "ENV-020"


def test_without_citations_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise AssertionError("pandoc was run")

    monkeypatch.setattr(subprocess, "run", run)
    work = document("No citation.")
    assert resolve(work, manuscript(bib=None)) is work


def test_the_result_has_no_trace_of_the_machine() -> None:
    work = document("A [@king2022; @doe:1] b.[^x]", notes={"x": "See [@doe:1]."})
    digests = {
        hashlib.sha256(repr(resolve(work, manuscript(style))).encode()).hexdigest()
        for style in [CHICAGO] * 2
    }
    assert len(digests) == 1
    assert "/tmp" not in repr(resolve(work, manuscript()))


def test_a_note_id_depends_on_its_section_and_not_on_the_sections_before() -> None:
    def section(name: str, *children: Section) -> Section:
        (block,) = document("A [@doe:1].").sections[0].blocks
        return Section(name, 1, (), (block,), children, block.place)

    def ids(*sections: Section) -> list[str]:
        work = replace(document(), sections=sections)
        return [note.id for note in resolve(work, manuscript()).notes]

    after = ids(section("after"))
    assert ids(section("before", section("below")), section("after"))[2:] == after
    assert ids(section("other")) != after
