"""Citation styles by name and from the project: dependent ones, faults, what must not be read."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from pressroom.model.manuscript import Source
from pressroom.model.problem import PressroomError, Problem
from pressroom.typeset import csl
from pressroom.typeset.csl import ALIASES, known_styles, load_style, style_xml

NS = "{http://purl.org/net/xbiblio/csl}"
DEPENDENT = """<?xml version="1.0" encoding="utf-16"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-CH">
  <info><title>Ours</title><id>ours</id>
  <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info>
</style>
"""


def own(text: str) -> Source:
    return Source(PurePosixPath("ours.csl"), text)


def fault(name: str, source: Source | None = None) -> Problem:
    with pytest.raises(PressroomError) as caught:
        load_style(name, source)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("name", "is_note"),
    [
        ("chicago-notes-bibliography-17th-edition", True),
        ("apa", False),
        ("ieee", False),
        ("chicago-author-date", False),
        ("chicago", True),
        ("mla", False),
    ],
)
def test_named_style(name: str, is_note: bool) -> None:
    xml, note = style_xml(name)
    assert note is is_note
    assert etree.fromstring(xml).find(f"{NS}bibliography") is not None


def test_every_alias_is_needed_and_leads_to_a_style() -> None:
    known = set(known_styles())
    assert not known & set(ALIASES)
    assert set(ALIASES.values()) <= known


def test_a_dependent_style_is_its_parent_with_its_own_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", no_network)
    style = load_style("nature-cell-biology")
    root = etree.fromstring(style.xml)
    assert root.findtext(f"{NS}info/{NS}title") == "Nature"
    assert root.get("default-locale") == style.default_locale == "en-GB"
    assert not style.is_note


def test_a_dependent_style_of_a_note_style_is_a_note_style() -> None:
    style = load_style("ours.csl", own(DEPENDENT.format(parent="chicago-notes-bibliography")))
    assert style.is_note
    assert style.default_locale == "fr-CH"


def test_a_whole_style_of_the_project() -> None:
    xml, _ = style_xml("apa")
    assert load_style("ours.csl", own(xml.decode())).is_note is False


def test_unknown_name() -> None:
    found = fault("chicago-author-dat")
    assert found.code == "CITE-005"
    assert found.message == 'unknown citation style "chicago-author-dat"'
    assert found.hint == 'did you mean "chicago-author-date"?'
    assert "apa" in fault("zzzzzzzzzzzzzzzzzz").hint


@pytest.mark.parametrize("name", ["../styles/apa", "/etc/passwd", "", ".", "dependent/nature-food"])
def test_a_name_cannot_be_a_path(name: str) -> None:
    assert fault(name).code == "CITE-005"


def test_unknown_parent() -> None:
    found = fault("ours.csl", own(DEPENDENT.format(parent="no-such-style")))
    assert (found.code, str(found.place)) == ("CITE-006", "ours.csl:1:1")
    assert '"no-such-style", which is not installed' in found.message


def test_a_style_that_depends_on_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "loop.csl").write_text(DEPENDENT.format(parent="loop").replace("utf-16", "utf-8"))
    monkeypatch.setattr(csl, "_folder", lambda: tmp_path)
    assert "depends on itself" in fault("loop").message


def test_without_the_collection_every_name_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    csl._folder.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    try:
        assert fault("apa").code == "CITE-005"
        assert known_styles() == ()
    finally:
        csl._folder.cache_clear()


def test_a_parent_of_the_same_name_as_the_file_is_reported_once() -> None:
    assert fault("mine", own(DEPENDENT.format(parent="mine"))).code == "CITE-006"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("<style>\n<a></style>", "not well-formed", 2),
        ("", "not well-formed", 1),
        ("<html/>", "is not a CSL style", 1),
        (f'<style xmlns="{NS[1:-1]}"/>', "does not say how to cite", 1),
        (f'<!DOCTYPE style [<!ENTITY a "b">]><style xmlns="{NS[1:-1]}"/>', "document type", 1),
        (f'<style xmlns="{NS[1:-1]}">' + " " * 2_000_000 + "</style>", "larger than 2 MB", 1),
    ],
)
def test_broken_file(text: str, message: str, line: int) -> None:
    found = fault("ours.csl", own(text))
    assert found.code == "CITE-006"
    assert message in found.message
    assert found.place is not None
    assert found.place.line == line
