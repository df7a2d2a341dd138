"""The words around a citation, where notes end, and what is said of data that pandoc refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree
from test_citations import (
    CHICAGO,
    citeproc_style,
    document,
    faults,
    lines,
    manuscript,
    notes,
)

from pressroom.model.block import Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import Citation, CitationItem, Emphasis, NoteRef, Text, plain
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, PressroomError
from pressroom.typeset import csl
from pressroom.typeset.citations import resolve
from pressroom.typeset.csl import load_style


@pytest.mark.parametrize(
    ("written", "expected", "emphasis"),
    [
        ("A [*see* it's @king2022].", "A (see it’s King, 2022).", ["see"]),
        ("A [see -- or --- @king2022].", "A (see – or — King, 2022).", []),
        ("A [@king2022; *also* @doe:1].", "A (King, 2022; also Doe & Roe, 2020).", ["also"]),
        ("A [a *b* c *d* @king2022].", "A (a b c d King, 2022).", ["b", "d"]),
        ("A [@king2022, pp.\u00a03].", "A (King, 2022, p. 3).", []),
        ("A [@king2022, p. iv].", "A (King, 2022, p. iv).", []),
    ],
)
def test_words_around_a_citation(written: str, expected: str, emphasis: list[str]) -> None:
    done = resolve(document(written), manuscript("apa"))
    assert lines(done) == [expected]
    found = [plain(n.children) for n in walk(done.sections[0]) if isinstance(n, Emphasis)]
    assert found == emphasis


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[see @king2022, p. 3]", "See King, 3."),
        ("[@king2022, p. 3]", "King, 3."),
        ("[@king2022, p. 3]. More.", "King, 3. More."),
        ("[@king2022, p. 3], and more", "King, 3, and more"),
        ("Sure. [@king2022, p. 3]", "Sure. King, 3."),
        ("Sure? [@king2022, p. 3] So.", "Sure? King, 3. So."),
        ("Sure! [@king2022, p. 3]", "Sure! King, 3."),
        ("See [@king2022, p. 3].", "See (King, 3)."),
        ("([see @king2022, p. 3])", "(see King, 3)"),
    ],
)
def test_a_citation_in_a_note_of_the_authors(written: str, expected: str) -> None:
    bib = "@book{king2022, author={King, R.}, title={Root Cause}, year={2022}}"
    work = document("First [@king2022].", "Then.[^x]", notes={"x": written})
    done = resolve(work, manuscript(CHICAGO, bib))
    assert notes(done)[1] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Who", "Who."), ("Who?", "Who?"), ("Who!", "Who!"), ("Who etc.", "Who etc.")],
)
def test_a_point_is_not_set_after_another(title: str, expected: str) -> None:
    xml = citeproc_style("").replace('"in-text"', '"note"').replace(' quotes="true"', "")
    style = Source(PurePosixPath("x.csl"), xml)
    bib = f"@misc{{a, title={{{title}}}}}"
    done = resolve(document("A.[^x]", notes={"x": "[@a]"}), manuscript("x", bib, style_file=style))
    assert notes(done) == [expected]


def test_the_note_of_a_citation_has_no_number_yet_and_a_short_lasting_id() -> None:
    done = resolve(document("A [@king2022]."), manuscript())
    (note,) = done.notes
    (call,) = [node for node in walk(done) if isinstance(node, NoteRef)]
    assert (note.number, call.number) == (0, 0)
    assert len(note.id) == len("fn-") + 10
    assert call.id == note.id.replace("fn-", "fnref-")


def test_notes_stay_brackets_in_a_style_without_notes() -> None:
    done = resolve(document("A.[^x]", notes={"x": "[@king2022]"}), manuscript("apa"))
    assert notes(done) == ["(King, 2022)"]


def test_texts_keep_their_places_around_a_citation() -> None:
    written = "A [@king2022] b."
    done = resolve(document(written), manuscript("apa"))
    last = [n for n in walk(done.sections[0].blocks[0]) if isinstance(n, Text)][-1]
    assert written[last.place.start : last.place.end] == last.text == " b."


def test_data_that_pandoc_cannot_read_is_named_at_the_character() -> None:
    bib = "@misc{a, title={A}}\n@misc{b title={A}}\n"
    (found,) = faults(document("A [@a]."), manuscript("apa", bib, "r.bib"))
    assert f"{found.place}: {found.message}" == (
        "r.bib:2:9: bibliography file \"r.bib\" cannot be read: unexpected 't'"
    )


def test_data_without_a_line_in_pandocs_answer_is_named_by_its_entry() -> None:
    text = '\n[{"id": "a", "issued": 7}]'
    (found,) = faults(document("A [@a]."), manuscript("apa", text, "r.json"))
    assert str(found.place) == "r.json:2:9"
    assert "parsing Date failed" in found.message


def test_a_style_with_an_underscore_or_space_is_guessed() -> None:
    for name in ("chicago_author_date", "Chicago Author Date"):
        (found,) = faults(document("A [@king2022]."), manuscript(name))
        assert (found.code, found.hint) == ("CITE-005", 'did you mean "chicago-author-date"?')


def test_a_parent_without_an_address_is_no_style() -> None:
    text = (
        f'<style xmlns="{csl._NS[1:-1]}"><info><link rel="independent-parent"/></info></style>'
    )  # fmt: skip
    style = Source(PurePosixPath("x.csl"), text)
    (found,) = faults(document("A [@king2022]."), manuscript("x", style_file=style))
    assert (found.code, str(found.place)) == ("CITE-006", "x.csl:1:1")
    assert 'depends on ""' in found.message


def test_a_raised_number_with_no_point_after_it_stays_where_it_is() -> None:
    done = resolve(document("A word [@king2022] more."), manuscript("nature-cell-biology"))
    assert lines(done) == ["A word1 more."]


def test_a_name_in_small_letters_has_no_capital_unless_words_come_before() -> None:
    bib = "@book{g, author={{anon}}, title={T}, year={2022}}"
    for written, expected in (("[@g]", "anon, T (2022)."), ("[see @g]", "See anon, T (2022).")):
        work = document("A.[^x]", notes={"x": written})
        assert notes(resolve(work, manuscript(CHICAGO, bib))) == [expected]


def test_an_author_in_the_text_of_a_note_has_no_brackets_to_lose() -> None:
    work = document("A.[^x]", notes={"x": "[!@king2022] says so."})
    assert notes(resolve(work, manuscript()))[0].startswith("Robert King")
    assert notes(resolve(work, manuscript()))[0].endswith(" says so.")


def test_a_key_without_a_letter_that_ids_may_have() -> None:
    bib = "@misc{ключ, title={One}, year={2001}}"
    (reference,) = resolve(cited("ключ"), manuscript("apa", bib)).references
    assert (reference.id, reference.key) == ("ref-entry", "ключ")


def cited(key: str) -> Document:
    place = Place(PurePosixPath("a.md"), 1, 1)
    item = CitationItem(key, "", "", "normal", place)
    work = document("A.")
    return replace(work, sections=(replace(
        work.sections[0], blocks=(Paragraph((Citation((item,), f"[@{key}]", place),), place),)
    ),))  # fmt: skip


def own(parent: str) -> Source:
    return Source(
        PurePosixPath("x.csl"),
        f'<style xmlns="{csl._NS[1:-1]}" default-locale="fr-CH"><info>'
        f'<link rel="independent-parent" href="{parent}"/></info></style>',
    )


def test_a_dependent_style_gives_its_locale_to_its_parent() -> None:
    for address in ("http://www.zotero.org/styles/apa", "http://www.zotero.org/styles/apa/", "apa"):
        style = load_style("x", own(address))
        assert etree.fromstring(style.xml).get("default-locale") == "fr-CH"
        assert str(style.place) == "x.csl:1:1"


def test_a_style_of_the_collection_whose_parent_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "child.csl").write_text(own("gone").text)
    monkeypatch.setattr(csl, "_folder", lambda: tmp_path)
    with pytest.raises(PressroomError) as caught:
        load_style("child")
    (found,) = caught.value.problems
    assert (found.code, found.place) == ("CITE-006", None)
    assert found.message == 'citation style "child" depends on "gone", which is not installed'
