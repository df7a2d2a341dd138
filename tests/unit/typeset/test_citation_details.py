"""The words around a citation, where notes end, and what is said of data that pandoc refuses."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from test_citations import (
    CHICAGO,
    citeproc_style,
    document,
    faults,
    lines,
    manuscript,
    notes,
)

from pressroom.model.document import walk
from pressroom.model.inline import Emphasis, NoteRef, Text, plain
from pressroom.model.manuscript import Source
from pressroom.typeset import csl
from pressroom.typeset.citations import resolve


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


def test_data_without_a_line_in_pandocs_answer_is_named_at_its_start() -> None:
    text = '\n[{"id": "a", "issued": 7}]'
    (found,) = faults(document("A [@a]."), manuscript("apa", text, "r.json"))
    assert str(found.place) == "r.json:1:1"
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
