"""The keys of citation data files: what counts as an entry, and where it stands."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pressroom.model.manuscript import Source
from pressroom.typeset.bibliography import scan


def found(name: str, text: str) -> tuple[dict[str, str], list[str]]:
    """Each key with the text at its place; each problem as place and message."""
    source = Source(PurePosixPath(name), text)
    keys, problems = scan([source])
    return (
        {key: text[place.start : place.end] for key, place in keys.items()},
        [f"{item.place}: {item.message}" for item in problems],
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@book{a, title={A}}", ["a"]),
        ("@book{a}", ["a"]),
        ("@ Book ( a , title={A})", ["a"]),
        ("@misc(a, title={x) y})\n@misc{b, title={B}}", ["a", "b"]),
        ("@misc(a, title={(x)})@misc{b, c={d}}", ["a", "b"]),
        ("@misc{a, title={x \\} y}}@misc{b, c={d}}", ["a", "b"]),
        ("@comment{a, title={A}}@misc{b, c={d}}", ["b"]),
        ("@COMMENT{a, title={A}}@misc{b, c={d}}", ["b"]),
        ("@string{a, b}@preamble{c, d}@misc{e, f={g}}", ["e"]),
        ("a@b.org @misc{c, d={e@misc{f, g}}}", ["c"]),
        ("% @misc{a, b={c}}\n@misc{d, e={f}}", ["d"]),
        ("@misc{a, b={% c}}\n@misc{d, e={f}}", ["a", "d"]),
    ],
)
def test_bibtex(text: str, keys: list[str]) -> None:
    assert found("r.bib", text) == ({key: key for key in keys}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@misc{a, b={c}", 'has an entry "a" that is not closed'),
        ("@comment{a, b={c}", 'has an entry "@comment" that is not closed'),
        ("@misc{ = {c}", 'has an entry "@misc" that is not closed'),
        ("@misc(a, b={c)", 'has an entry "a" that is not closed'),
    ],
)
def test_an_entry_that_is_not_closed(text: str, said: str) -> None:
    assert found("r.bib", text)[1] == [f'r.bib:1:1: bibliography file "r.bib" {said}']


@pytest.mark.parametrize(
    ("name", "text", "keys", "said"),
    [
        ("r.json", '[{"id": "a"}, {"title": "id", "id": 7}]', {"a": '"a"', "7": "7"}, []),
        ("r.json", '{"references": [{"id": "a"}]}', {"a": '"a"'}, []),
        ("r.json", '[{"id": "\\u0061"}, {"id": "b"}]', {"a": "", "b": '"b"'}, []),
        ("r.json", '[{"id": "a"}, 7]', {"a": '"a"'}, ["1:12: {} has an entry without an id"]),
        ("r.json", '[\n{"id" "b"}]', {}, ["2:7: {} is not valid JSON: expecting ':' delimiter"]),
        ("r.json", "7", {}, ["1:1: {} holds no list of entries"]),
        ("r.json", "[" * 100_000, {}, ["1:1: {} is nested too deeply"]),
        ("r.yaml", "- id: a\n- id: 'b'\n", {"a": "a", "b": "'b'"}, []),
        ("r.yml", "references:\n- {title: id, id: a}\n", {"a": "a"}, []),
        ("r.yaml", "- id: a\n- id: [b]\n", {"a": "a"}, ["2:3: {} has an entry without an id"]),
        ("r.yaml", "- id: a\n- b\n", {"a": "a"}, ["2:3: {} has an entry without an id"]),
        ("r.yaml", "", {}, ["1:1: {} holds no list of entries"]),
        ("r.yaml", "- id: a\n  b: [c\n", {},
         ["3:1: {} is not valid YAML: expected ',' or ']', but got '<stream end>'"]),
        ("r.yaml", "- id: \x01\n", {}, ["1:1: {} is not valid YAML"]),
        ("r.ris", "", {}, ["1:1: {} is of no known kind"]),
    ],
)  # fmt: skip
def test_other_data(name: str, text: str, keys: dict[str, str], said: list[str]) -> None:
    file = f'bibliography file "{name}"'
    assert found(name, text) == (keys, [f"{name}:{item.format(file)}" for item in said])


def test_a_key_of_two_files_is_reported_at_the_second() -> None:
    one = Source(PurePosixPath("one.bib"), "@misc{a, b={c}}")
    two = Source(PurePosixPath("two.json"), '[{"id": "a"}]')
    keys, (double,) = scan([one, two])
    assert str(keys["a"]) == "one.bib:1:7"
    assert f"{double.place}: {double.message}" == (
        'two.json:1:9: key "a" is already used at one.bib:1:7'
    )
