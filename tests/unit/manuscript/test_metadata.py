"""metadata.yaml: what it may say, and the place and hint of what is wrong in it."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

import pytest

from pressroom.manuscript.metadata import NO_DATE, metadata
from pressroom.manuscript.yamltree import read_yaml
from pressroom.model.manuscript import Source
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Problem

BASE = "title: A\nlanguage: en\n"


def parse(text: str, epoch: dt.datetime | None = None) -> tuple[Metadata | None, list[Problem]]:
    problems: list[Problem] = []
    tree = read_yaml(Source(PurePosixPath("m.yaml"), text), 0, len(text), problems)
    found = metadata(tree, epoch, problems) if tree else None
    return (found.metadata if found else None), problems


def good(text: str, epoch: dt.datetime | None = None) -> Metadata:
    found, problems = parse(text, epoch)
    assert found is not None and problems == []
    return found


FULL = """\
schema: 1
title: "  The   Work "
subtitle: Sub
creators:
  - Jane Doe
  - {name: Jo Roe, role: edt, file-as: "Roe, Jo"}
  - {name: Al, roles: [aut, ill]}
contributors: Kim
language: en-gb
identifiers:
  isbn: 0-306-40615-2
  doi: https://doi.org/10.1234/ab.c
  uuid: 3F0C6A52-8D1B-4E57-9A4C-52D7BE1C9E06
  uri: https://example.org/w
publisher: House
published: 2022-05-31
modified: 2022-06-01T01:00:00+02:00
version: 1.10
description: |
  One.

  Two.
subjects: [a, b, a]
series: {name: S, position: 2.1}
rights: R
licence: {name: L, url: "https://example.org/l"}
accessibility-summary: Fine.
"""


def test_every_key_arrives() -> None:
    assert good(FULL) == Metadata(
        title="The Work",
        language="en-GB",
        identifiers=(
            Identifier("isbn", "9780306406157"),
            Identifier("doi", "10.1234/ab.c"),
            Identifier("uuid", "3f0c6a52-8d1b-4e57-9a4c-52d7be1c9e06"),
            Identifier("uri", "https://example.org/w"),
        ),
        modified=dt.datetime(2022, 5, 31, 23, tzinfo=dt.UTC),
        subtitle="Sub",
        creators=(
            Contributor("Jane Doe", "Jane Doe", ("aut",)),
            Contributor("Jo Roe", "Roe, Jo", ("edt",)),
            Contributor("Al", "Al", ("aut", "ill")),
        ),
        contributors=(Contributor("Kim", "Kim", ("ctb",)),),
        publisher="House",
        published=dt.date(2022, 5, 31),
        version="1.10",
        description="One.\n\nTwo.",
        subjects=("a", "b"),
        series=Series("S", "2.1"),
        rights="R",
        licence=Licence("L", "https://example.org/l"),
        accessibility_summary="Fine.",
    )


def test_short_forms() -> None:
    found = good(
        BASE + "creators: {name: X}\nsubjects: one\nseries: S\nlicence: L\nsubtitle:\n"
        "identifiers:\n  - {scheme: ISBN, value: 978-0-306-40615-7}\n"
    )
    assert found.creators == (Contributor("X", "X"),)
    assert (found.subjects, found.series, found.licence) == (("one",), Series("S"), Licence("L"))
    assert found.identifiers == (Identifier("isbn", "9780306406157"),)
    assert found.subtitle is None


def test_the_identifier_falls_back_to_one_that_stays() -> None:
    one = good(BASE + "creators: [X]\n").identifiers
    assert one == good(BASE + "creators: [X]\nversion: 2\nsubjects: [z]\n").identifiers
    assert one[0].scheme == "uuid"
    others = [BASE, BASE + "creators: [Y]\n", BASE.replace("en", "de") + "creators: [X]\n"]
    assert len({one, *(good(text).identifiers for text in others)}) == 4


def test_the_date_falls_back_in_order() -> None:
    epoch = dt.datetime(2001, 2, 3, tzinfo=dt.UTC)
    both = BASE + "published: 2022-05-31\nmodified: 2022-06-01\n"
    assert good(both, epoch).modified == dt.datetime(2022, 6, 1, tzinfo=dt.UTC)
    assert good(BASE + "published: 2022-05-31\n", epoch).modified == dt.datetime(
        2022, 5, 31, tzinfo=dt.UTC
    )
    assert good(BASE, epoch).modified == epoch
    assert good(BASE).modified == NO_DATE == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def test_what_the_trade_asks_for() -> None:
    found = good(
        BASE + "isbns: {epub: 978-3-16-148410-0, print: 0-306-40615-2}\n"
        "bisac: HIS057000\nthema: [WGG, 1DDU-GB-ESL]\n"
    )  # fmt: skip
    assert found.isbns == (("epub", "9783161484100"), ("print", "9780306406157"))
    assert (found.isbn("print"), found.isbn("pdf")) == ("9780306406157", None)
    assert (found.bisac, found.thema) == (("HIS057000",), ("WGG", "1DDU-GB-ESL"))
    assert str(found.place) == "m.yaml"


FAULTS = [
    ("META-007", BASE + "isbns: {kindle: 978-3-16-148410-0}\n", 3, 9, '"kindle"', ""),
    (
        "META-009",
        BASE + "bisac: [HIS05700]\n",
        3,
        9,
        '"HIS05700" is not a code of BISAC',
        "HIS057000",
    ),
    ("META-009", BASE + "thema: wgg\n", 3, 8, '"wgg" is not a code of Thema', "WGG"),
    # code, text, line, column, part of the message, part of the hint
    ("META-001", "# nothing\n", 0, 0, "empty", ""),
    ("META-002", BASE + "rights: a: b\n", 3, 10, "invalid YAML", "quotes"),
    ("META-002", BASE + "rights: \x7f\n", 3, 9, "unprintable", ""),
    ("META-002", BASE + 'rights: "\\UFFFFFFFF"\n', 3, 12, "no such character", ""),
    ("META-002", BASE + "rights: [a\n", 4, 1, "invalid YAML", ""),
    ("META-003", "- a\n", 1, 1, "mapping", ""),
    ("META-003", BASE + "? [a]\n: b\n", 3, 3, "plain word", ""),
    ("META-004", BASE + "title: B\n", 3, 1, "the first is on line 1", ""),
    ("META-004", BASE + "licence: {name: a, name: b}\n", 3, 20, "twice", ""),
    ("META-005", BASE + "rights: &a x\n", 3, 9, '"a"', "write the value out"),
    ("META-005", BASE + "rights: *a\n", 3, 9, '"a"', ""),
    ("META-006", BASE + f"rights: {'[' * 5000}\n", 3, 9 + 15, "nested", ""),
    ("META-007", BASE + "sutitle: x\n", 3, 1, '"sutitle"', 'did you mean "subtitle"'),
    ("META-007", BASE + "accessibility_summary: x\n", 3, 1, "_", '"accessibility-summary"'),
    ("META-007", BASE + "creators: [{name: X, fileas: y}]\n", 3, 22, "fileas", '"file-as"'),
    ("META-007", BASE + "licence: {name: X, uri: y}\n", 3, 20, "uri", '"url"'),
    ("META-007", BASE + "bibliography: x.bib\n", 3, 1, "bibliography", "docs/writing.md"),
    ("META-008", "language: en\n", 0, 0, '"title" is missing', ""),
    ("META-008", "title:\nlanguage: en\n", 1, 1, '"title" is missing or empty', ""),
    ("META-008", BASE + "creators:\n  - {role: aut}\n", 4, 5, '"creators[1].name"', ""),
    ("META-009", BASE + "rights: [a]\n", 3, 9, '"rights" must be text', ""),
    ("META-009", BASE + "rights: ' '\n", 3, 9, '"rights" is empty', ""),
    ("META-009", BASE + "creators: [[a]]\n", 3, 12, "keys and values", ""),
    ("META-009", BASE + "creators: []\n", 3, 11, "is empty", ""),
    ("META-009", BASE + "identifiers: x\n", 3, 14, "must be a list", ""),
    ("META-009", BASE + "series: {name: S, position: two}\n", 3, 29, "two", "2.1"),
    ("META-009", BASE + "schema: one\n", 3, 9, "whole number", "schema: 1"),
    ("META-010", "title: A\nlanguage: english\n", 2, 11, '"english"', 'did you mean "en"'),
    ("META-010", "title: A\nlanguage: de_at\n", 2, 11, '"de_at"', 'did you mean "de-AT"'),
    ("META-010", "title: A\nlanguage: e\n", 2, 11, '"e"', "en-GB"),
    ("META-010", "title: A\nlanguage: en-a-bb-a-cc\n", 2, 11, "repeats", ""),
    ("META-011", BASE + "identifiers: {isbn: 9780306406158}\n", 3, 21, "wrong check", "one is 7"),
    ("META-011", BASE + "identifiers: {isbn: 0306406153}\n", 3, 21, "wrong check", "one is 2"),
    ("META-011", BASE + "identifiers: {isbn: 9770306406157}\n", 3, 21, "not an ISBN", "13 digits"),
    ("META-012", BASE + "identifiers: {doi: 11.1/x}\n", 3, 20, "11.1/x", "10.1234"),
    ("META-013", BASE + "identifiers: {uuid: 12}\n", 3, 21, '"12"', "123e"),
    ("META-014", BASE + "identifiers: {uri: here}\n", 3, 20, '"here"', "in full"),
    ("META-014", BASE + "identifiers: {uri: 'javascript:x'}\n", 3, 20, "javascript", ""),
    ("META-014", BASE + "licence: {name: L, url: 'mailto:x'}\n", 3, 25, "web address", ""),
    ("META-015", BASE + "identifiers: {isbm: 1}\n", 3, 15, '"isbm"', '"isbn"'),
    ("META-015", BASE + "identifiers: [{scheme: x, value: y}]\n", 3, 24, '"x"', "uuid and uri"),
    ("META-016", BASE + "creators: [{name: X, role: author}]\n", 3, 28, "author", '"aut"'),
    ("META-016", BASE + "creators: [{name: X, roles: [aut, zzz]}]\n", 3, 35, "zzz", "aut (author)"),
    ("META-016", BASE + "creators: [{name: X, role: voc}]\n", 3, 28, "voc", "aut (author)"),
    ("META-017", BASE + "published: 2022-02-30\n", 3, 12, "2022-02-30", "year-month-day"),
    ("META-017", BASE + "published: 2022\n", 3, 12, '"2022"', ""),
    ("META-017", BASE + "published: 0850-01-01\n", 3, 12, '"0850-01-01"', "year-month-day"),
    ("META-017", BASE + "modified: 0850-01-01\n", 3, 11, '"0850-01-01"', "2022-05-31"),
    ("META-017", BASE + "modified: soon\n", 3, 11, '"soon"', "T18"),
    ("META-017", BASE + "modified: 0001-01-01T00:00:00+14:00\n", 3, 11, "0001", ""),
    ("META-018", BASE + "schema: 2\n", 3, 9, "newer", "upgrade"),
    ("META-019", BASE + 'rights: "a\\0"\n', 3, 9, "U+0000", "remove"),
    ("META-019", BASE + 'rights: "a\\uD800"\n', 3, 9, "U+D800", "remove"),
    ("META-020", "title: A\nlanguage: no\n", 2, 11, "yes or no", 'in quotes: "no"'),
    ("META-021", BASE + "rights: !!python/name:os.system x\n", 3, 9, "python", "tag"),
    ("META-021", BASE + "rights: !own x\n", 3, 9, '"!own"', ""),
]


@pytest.mark.parametrize(("code", "text", "line", "column", "message", "hint"), FAULTS)
def test_a_fault_is_told_once_with_its_place(
    code: str, text: str, line: int, column: int, message: str, hint: str
) -> None:
    found, problems = parse(text)
    assert found is None
    assert [problem.code for problem in problems] == [code]
    problem = problems[0]
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)
    assert message in problem.message
    assert problem.hint and hint in problem.hint


def test_all_faults_are_told_together() -> None:
    _, problems = parse("titel: A\nlanguage: english\nidentifiers: {isbn: 1, doi: 2}\n")
    assert sorted(problem.code for problem in problems) == [
        "META-007", "META-008", "META-010", "META-011", "META-012",
    ]  # fmt: skip


def test_places_count_in_the_whole_file_and_with_windows_line_ends() -> None:
    text = "\ufeff---\r\ntitle: A\r\nlanguage: xxxxx\r\n---\r\n"
    source = Source(PurePosixPath("a.md"), text, body=1)
    problems: list[Problem] = []
    tree = read_yaml(source, 6, text.rindex("---"), problems)
    assert tree is not None and metadata(tree, None, problems, front=True) is None
    place = problems[0].place
    assert place is not None
    assert (place.line, place.column, text[place.start : place.end]) == (3, 11, "xxxxx")


@pytest.mark.parametrize(
    ("tag", "right"),
    [("en", "en"), ("EN-gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
     ("de-1996", "de-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"), ("en-x-US", "en-x-us"),
     ("de-a-AB-x-a", "de-a-ab-x-a"), ("haw", "haw")],
)  # fmt: skip
def test_language_tags(tag: str, right: str) -> None:
    assert good(f"title: A\nlanguage: {tag}\n").language == right


@pytest.mark.parametrize(
    ("given", "digits"),
    [("978-3-16-148410-0", "9783161484100"), ("080442957X", "9780804429573"),
     ("9791090636071", "9791090636071")],
)  # fmt: skip
def test_isbns(given: str, digits: str) -> None:
    found = good(BASE + f"identifiers: {{isbn: {given}}}\n").identifiers
    assert found == (Identifier("isbn", digits),)


def test_numbers_and_dates_stay_what_the_author_wrote() -> None:
    found = good("title: 1984\nlanguage: en\nversion: 2022-03-01\nsubtitle: 12:30\nrights: 0x1F\n")
    assert (found.title, found.version, found.subtitle) == ("1984", "2022-03-01", "12:30")
    assert found.rights == "0x1F"
