"""Each side of the lines that the rules for documents draw, and what an author reads of a finding.

``test_document_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_document_faults import (
    AT,
    HEAD,
    MAP,
    METADATA,
    call,
    deeper,
    document,
    figure,
    found,
    image,
    link,
    note,
    para,
    row,
    section,
    table,
    words,
)

from pressroom.checks.document import check_document
from pressroom.model.block import Division, Heading
from pressroom.model.document import ContentsEntry, Document
from pressroom.model.inline import Citation, Image, Link, Math, Span, Text

EMPTY_WORDS = (
    "click", "Click here", "here", "link", "more", "read more", "see here", "this", "this link",
    "this page",
)  # fmt: skip
UNNAMED = replace(table((), row("Monday", "2 m")), caption=())

CASES: list[tuple[Document, list[str]]] = [
    (document(figure(None)), ['DOC-001 the figure "images/map.png" has no text alternative']),
    (document(para(image(None))), ['DOC-002 the image "images/map.png" has no text alternative']),
    (document(figure(" map ")), ['DOC-003 the text alternative of "images/map.png" is its file name']),
    (document(figure("maps")), []),
    (deeper(2), ['DOC-004 the section "The tides" has no text']),
    (document(sections=(section(para()), section(id_="b", title=""))), [
        'DOC-004 the section "b" has no text'
    ]),
    (deeper(2, para(Image(MAP, "A map", AT))), []),
    (deeper(2, para(), title=" "), ['DOC-005 the heading "tides" has no words']),
    (deeper(3, para()), ['DOC-006 the heading "The tides" skips from level 1 to 3']),
    (document(notes=(note(para()),)), ['DOC-007 nothing calls the note "sea"']),
    (document(para(call())), ['DOC-008 there is no note "sea"']),
    (document(para(call()), notes=(note(),)), ['DOC-009 note "sea" has no text']),
    (document(table((), row("Monday", "2 m"))), ['DOC-010 the table "Tides" has no header row']),
    (document(UNNAMED), ['DOC-010 the table "tides" has no header row']),
    (document(replace(UNNAMED, id="")), ['DOC-010 the table "line 7" has no header row']),
    (document(table(HEAD, row("Monday"), row("Monday", "2 m", "dry"))), [
        'DOC-011 the rows of the table "Tides" have 1 to 3 cells'
    ]),
    (document(para(Link((), "https://", AT))), ['DOC-012 the link to "https://" has no words']),
    (document(para(link("https://example.org/", "here…"))), [
        'DOC-013 the link has only the words "here…"'
    ]),
    *((document(para(link("https://example.org/", f"here{mark}"))), [
        f'DOC-013 the link has only the words "here{mark}"'
    ]) for mark in ".!:"),
    (document(para(link("https://example.org/", "here?"))), []),
    *((document(para(link("https://example.org/", text))), [
        f'DOC-013 the link has only the words "{text}"'
    ]) for text in EMPTY_WORDS),
    *((document(Heading(3, words(text), "h", AT)), [f'DOC-017 a heading is still "{text}"'])
      for text in ("Untitled", "untitled document", "Title", "New Section")),
    *((document(para(link(target, text))), [
        f'DOC-013 the words of the link are its address "{text}"'
    ]) for target, text in (
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org"),
        ("http://example.org/", "www.example.org"),
        ("mailto:sea@example.org", "sea@example.org"),
        ("https://example.org/a", "http://example.org/a"),
    )),
    (document(para(link("https://example.org/a", "example.org"))), []),
    (document(para(link("https://example.org/X", "example.org/"))), []),
    (document(para(link("#coast", "#coast"))), []),
    (document(para(link("#habour"))), ['DOC-014 there is no place "#habour"']),
    (document(para(id_="coast")), ['DOC-015 the id "coast" is there twice']),
    (document(para(id_="coast"), para(id_="coast")), ['DOC-015 the id "coast" is there twice'] * 2),
    (document(para(id_=""), para(id_="")), []),
    (document(para(Span(words("le vent"), AT, language="french!"))), [
        'DOC-016 the language tag "french!" is not well-formed'
    ]),
    (document(para(Span(words("le vent"), AT)), Division((para(),), AT)), []),
    (document(para(Text("LOREM IPSUM", AT))), ['DOC-017 the text has "lorem ipsum"']),
    (document(metadata=replace(METADATA, title=" Untitled ")), [
        'DOC-017 the title is still " Untitled "'
    ]),
    (document(Heading(3, words(" New section "), "h", AT)), [
        'DOC-017 a heading is still " New section "'
    ]),
    (document(para(Citation((), "[@sea]", AT))), ['DOC-018 the citation "[@sea]" is unresolved']),
    (document(contents=(ContentsEntry("#shore", words("The shore")),)), [
        'DOC-019 the entry "The shore" leads to "#shore", which is not there'
    ]),
    (document(sections=()), ['DOC-020 "salt" has no text']),
    (document(sections=(section(para(Math("x^2", display=True, place=AT)), title=""),)), []),
    (document(Heading(3, (Math("x^2", display=False, place=AT),), "h", AT)), []),
]  # fmt: skip


@pytest.mark.parametrize(("made", "said"), CASES)
def test_a_document_is_answered_with_these_words(made: Document, said: list[str]) -> None:
    assert found(made) == said


def test_a_document_without_text_is_refused_where_it_begins() -> None:
    empty = section(para(Text(" ", AT)), title="")
    told = {item.code: item.place for item in check_document(document(sections=(empty,)))}
    assert told["DOC-020"] == AT
