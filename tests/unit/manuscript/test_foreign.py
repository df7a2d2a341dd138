"""Each key of pandoc's and Quarto's that we understand, and what comes of it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pressroom.manuscript.foreign import Foreign, translate
from pressroom.manuscript.metadata import OWN_KEYS, metadata
from pressroom.manuscript.yamltree import read_yaml
from pressroom.model.manuscript import Source
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Problem

BASE = "title: T\nlang: en\n"


def put(text: str) -> tuple[Metadata, Foreign, list[Problem]]:
    problems: list[Problem] = []
    tree = read_yaml(Source(PurePosixPath("m.yaml"), text), 0, len(text), problems, lenient=True)
    assert tree is not None
    foreign = translate(tree, OWN_KEYS, problems)
    about = metadata(foreign.tree, None, problems)
    assert about is not None, problems
    return about.metadata, foreign, problems


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("author: Ada Field", [("Ada Field", "Ada Field", "aut")]),
        ("author: [Ada Field, Jo Roe]", [("Ada Field", "Ada Field", "aut"), ("Jo Roe", "Jo Roe", "aut")]),
        ("author:\n  - name: Ada Field\n    affiliation: X", [("Ada Field", "Ada Field", "aut")]),
        ("author:\n  - {given: Ada, family: Field}", [("Ada Field", "Field, Ada", "aut")]),
        ("creator:\n- role: editor\n  text: Ed Itor", [("Ed Itor", "Ed Itor", "edt")]),
        ("creator:\n- role: ill\n  text: I\n  file-as: J", [("I", "J", "ill")]),
        ("authors: A; B", [("A", "A", "aut"), ("B", "B", "aut")]),
    ],
)  # fmt: skip
def test_people(text: str, names: list[tuple[str, str, str]]) -> None:
    found, _, _ = put(BASE + text)
    assert [(one.name, one.file_as, one.roles[0]) for one in found.creators] == names


def test_contributors() -> None:
    found, _, _ = put(BASE + "translator: T\ncontributor:\n- role: mus\n  text: M\neditor: [E]\n")
    assert [(one.name, one.roles) for one in found.contributors] == [
        ("T", ("trl",)), ("M", ("mus",)), ("E", ("edt",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-05-06", "2024-05-06"), ("May 6, 2024", "2024-05-06"), ("6th May 2024", "2024-05-06"),
     ("2024-05-06T10:00:00Z", "2024-05-06"), ("2024", "None"), ("last-modified", "None")],
)  # fmt: skip
def test_dates(text: str, day: str) -> None:
    found, _, problems = put(f"{BASE}date: {text}\n")
    assert str(found.published) == day
    assert ("META-024" in [one.code for one in problems]) == (day == "None")


def test_the_other_keys() -> None:
    found, foreign, _ = put(
        "title:\n- type: main\n  text: My *Book*\nlang: en_US\nsubtitle: S\nkeywords: [a, b]\n"
        "tags: c, d\nlicense: {text: CC, url: 'https://a.b/'}\ncopyright: {holder: H, year: 2024}\n"
        "identifier:\n- scheme: DOI\n  text: 10.1234/x\nisbn: 978-3-16-148410-0\n"
        "belongs-to-collection: Coasts\ngroup-position: 2\nbibliography: [a.bib, b.bib]\n"
        "csl: https://www.zotero.org/styles/apa\ncover-image: c.png\nnumber-sections: true\n"
        "number-depth: 2\ndocumentclass: scrbook\ntoc: true\n"
    )
    assert (found.title, found.language, found.subtitle) == ("My Book", "en-US", "S")
    assert found.subjects == ("a", "b", "c", "d")
    assert found.licence is not None and (found.licence.name, found.licence.url) == (
        "CC",
        "https://a.b/",
    )
    assert found.rights == "© 2024 H"
    assert [one.scheme for one in found.identifiers] == ["doi", "isbn"]
    assert found.series is not None and (found.series.name, found.series.position) == (
        "Coasts",
        "2",
    )
    assert [path for path, _ in foreign.bibliography] == ["a.bib", "b.bib"]
    assert foreign.style is not None and foreign.style[0] == "apa"
    assert foreign.cover is not None and foreign.cover[0] == "c.png"
    assert (foreign.numbering, foreign.kind) == (2, "book")


def test_one_warning_tells_what_is_mapped_and_one_what_is_not() -> None:
    _, _, problems = put(BASE + "author: A\nformat: html\nodd-key: 1\njupyter: python3\n")
    assert [one.code for one in problems] == ["META-023", "META-024"]
    assert problems[0].message.endswith('"lang" is "language", "author" is "creators"')
    assert problems[1].message.endswith('"format", "odd-key", "jupyter"')
