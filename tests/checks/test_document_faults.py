"""Every rule for documents: one fault that trips it and nothing else, beside sound documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pressroom.checks import document_rules as rules
from pressroom.checks.document import check_document
from pressroom.model.block import (
    Block,
    Cell,
    Division,
    Figure,
    FigureGroup,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.document import ContentsEntry, Document, Note, Reference, Section
from pressroom.model.inline import Citation, Code, Image, Inline, Inlines, Link, NoteRef, Span, Text
from pressroom.model.manuscript import Asset
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place, Rule
from pressroom.model.settings import Settings

AT = Place(PurePosixPath("manuscript/coast.md"), 7, 3)
METADATA = Metadata(
    "Salt and Wind", "en", (Identifier("uri", "https://example.org/salt"),),
    datetime(2026, 1, 31, tzinfo=UTC),
)  # fmt: skip
MAP = Asset(PurePosixPath("images/map.png"), Path("map.png"), "image/png", "0" * 64, 9, 9)


def words(text: str) -> Inlines:
    return (Text(text, AT),)


def para(*children: Inline, id_: str | None = None) -> Paragraph:
    return Paragraph(children or words("Salt and wind."), AT, id_)


def link(target: str, text: str = "the harbour") -> Link:
    return Link(words(text), target, AT)


def image(alt: str | None = "Two islands in a bay") -> Image:
    return Image(MAP, alt, AT)


def figure(alt: str | None = "Two islands in a bay") -> Figure:
    return Figure(image(alt), words("The bay"), "bay", 1, AT)


def group(*alts: str | None) -> FigureGroup:
    panels = tuple(
        Figure(image(alt), words("A part"), f"bay-{at}", at, AT) for at, alt in enumerate(alts, 1)
    )
    return FigureGroup(panels, words("The bay"), "bay", 1, AT)


def row(*cells: str) -> Row:
    return Row(tuple(Cell((Paragraph(words(cell), AT),), AT) for cell in cells), AT)


def spanning(rows: int) -> Row:
    """Two cells, of which the first spans."""
    first, second = row("Monday", "2 m").cells
    return Row((replace(first, rows=rows), second), AT)


def table(head: tuple[Row, ...], *rows: Row) -> Table:
    return Table(head=head, rows=rows, caption=words("Tides"), id="tides", number=1, place=AT)


def call(note: str = "sea", id_: str = "call") -> NoteRef:
    return NoteRef(id_, note, 1, AT)


def note(*blocks: Block, id_: str = "sea") -> Note:
    return Note(id_, 1, blocks, ("call",), AT)


def section(
    *blocks: Block, id_: str = "coast", title: str = "The coast", level: int = 1,
    children: tuple[Section, ...] = (),
) -> Section:  # fmt: skip
    return Section(id_, level, words(title) if title else (), blocks, children, AT)


def document(*blocks: Block, notes: tuple[Note, ...] = (), **more: object) -> Document:
    """A document of one section with a paragraph and the given blocks."""
    made = Document("salt", METADATA, Settings(), (section(para(), *blocks),), notes)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Document by name


def deeper(level: int, *blocks: Block, title: str = "The tides") -> Document:
    child = section(*blocks, id_="tides", title=title, level=level)
    return document(sections=(section(children=(child,)),))


HEAD = (row("Day", "Height"),)

FAULTS: list[tuple[Rule, Document]] = [
    (rules.FIGURE_ALT, document(figure(None))),
    (rules.IMAGE_ALT, document(para(image(None)))),
    (rules.IMAGE_ALT, document(para(call()), notes=(note(para(image(None))),))),
    (rules.IMAGE_ALT, document(group(None, "A map"))),
    (rules.ALT_FILE_NAME, document(group("A coast", "map"))),
    (rules.ALT_FILE_NAME, document(figure("map.PNG"))),
    (rules.ALT_FILE_NAME, document(para(image("map")))),
    (rules.EMPTY_SECTION, deeper(2)),
    (rules.EMPTY_SECTION, deeper(2, para(Text(" ", AT)))),
    (rules.EMPTY_HEADING, deeper(2, para(), title=" ")),
    (rules.EMPTY_HEADING, document(Heading(3, (), "h", AT))),
    (rules.HEADING_SKIP, deeper(3, para())),
    (rules.UNCALLED_NOTE, document(notes=(note(para()),))),
    (rules.NOTE_CALL, document(para(call()))),
    (rules.EMPTY_NOTE, document(para(call()), notes=(note(),))),
    (rules.EMPTY_NOTE, document(para(call()), notes=(note(para(Text(" ", AT))),))),
    (rules.TABLE_HEAD, document(table((), row("Monday", "2 m")))),
    (rules.TABLE_CELLS, document(table(HEAD, row("Monday", "2 m", "dry")))),
    (rules.TABLE_CELLS, document(table(HEAD, spanning(rows=2), row("2 m"), row("3 m")))),
    (rules.LINK_EMPTY, document(para(Link((), "https://example.org/", AT)))),
    (rules.LINK_EMPTY, document(para(link("https://example.org/", " ")))),
    (rules.LINK_WORDS, document(para(link("https://example.org/", "Here.")))),
    (rules.LINK_WORDS, document(para(link("#coast", "click here")))),
    (rules.LINK_WORDS, document(para(link("https://example.org/", "https://example.org/")))),
    (rules.LINK_WORDS, document(para(link("https://www.example.org/", "example.org")))),
    (rules.LINK_TARGET, document(para(link("#habour")))),
    (rules.DUPLICATE_ID, document(para(id_="coast"))),
    (rules.DUPLICATE_ID, document(
        para(call()), notes=(note(para()),),
        references=(Reference("sea", "sea", words("Of the sea"), AT),),
    )),
    (rules.LANGUAGE, document(para(Span(words("le vent"), AT, language="french!")))),
    (rules.LANGUAGE, document(Division((para(),), AT, language=""))),
    (rules.PLACEHOLDER, document(para(Text("Lorem ipsum dolor", AT)))),
    (rules.PLACEHOLDER, document(metadata=replace(METADATA, title="Untitled"))),
    (rules.PLACEHOLDER, deeper(2, para(), title="untitled")),
    (rules.CITATION, document(para(Citation((), "[@sea]", AT)))),
    (rules.CONTENTS, document(contents=(ContentsEntry("#shore", words("The shore")),))),
    (rules.CONTENTS, document(contents=(
        ContentsEntry("#coast", words("x"), (ContentsEntry("#shore", words("y")),)),
    ))),
    (rules.NO_TEXT, document(sections=())),
]  # fmt: skip

SOUND: list[tuple[Rule, Document]] = [
    (rules.FIGURE_ALT, document(figure(""))),
    (rules.IMAGE_ALT, document(para(image("")))),
    (rules.IMAGE_ALT, document(group("", "A coast"))),
    (rules.ALT_FILE_NAME, document(figure("A map"))),
    (rules.EMPTY_SECTION, document(sections=(section(children=(section(para(), id_="b", level=2),)),))),
    (rules.EMPTY_SECTION, deeper(2, figure())),
    (rules.EMPTY_SECTION, deeper(2, Listing("x = 1", AT))),
    (rules.EMPTY_HEADING, document(sections=(section(para(), title=""),))),
    (rules.EMPTY_HEADING, document(Heading(3, (Code("x", AT),), "h", AT))),
    (rules.HEADING_SKIP, deeper(2, para())),
    (rules.UNCALLED_NOTE, document(para(call(), call(id_="again")), notes=(note(para()),))),
    (rules.UNCALLED_NOTE, document(Quote((para(call()),), AT), notes=(note(para()),))),
    (rules.EMPTY_NOTE, document(para(call()), notes=(note(Listing("x", AT)),))),
    (rules.TABLE_HEAD, document(table(HEAD, row("Monday", "2 m")))),
    (rules.TABLE_CELLS, document(table(HEAD, spanning(rows=2), row("3 m")))),
    (rules.LINK_WORDS, document(para(link("https://example.org/", "here in the bay")))),
    (rules.LINK_WORDS, document(
        para(call()),
        notes=(note(para(link("https://example.org/", "https://example.org/"))),),
    )),
    (rules.LINK_EMPTY, document(para(Link((image(),), "https://example.org/", AT)))),
    (rules.LINK_TARGET, document(para(link("#coast")), para(link("#p")), para(id_="p"))),
    (rules.LANGUAGE, document(para(Span(words("le vent"), AT, language="fr")))),
    (rules.CONTENTS, document(contents=(ContentsEntry("#coast", words("The coast")),))),
]  # fmt: skip


def found(made: Document) -> list[str]:
    return [f"{item.code} {item.message}" for item in check_document(made)]


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(FAULTS)],
)
def test_a_fault_trips_its_rule_and_no_other(rule: Rule, made: Document) -> None:
    problems = list(check_document(made))
    assert [item.code for item in problems] == [rule.code], found(made)
    assert problems[0].hint and problems[0].severity is rule.severity
    whole = rule in (rules.NO_TEXT, rules.CONTENTS) or "title is" in problems[0].message
    assert problems[0].place == (None if whole else AT)


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(SOUND)],
)
def test_what_only_looks_like_a_fault_is_not_reported(rule: Rule, made: Document) -> None:
    assert found(made) == []


def test_the_clean_document_has_no_problems() -> None:
    assert found(document()) == []
