"""How large the words of a cover are set: all of them, as large as they can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from pressroom.editions.cover import CoverLines, cover_lines
from pressroom.editions.cover_fit import Widths, fit_cover, text_faces
from pressroom.editions.cover_sizes import COLUMN, CoverFit
from pressroom.manuscript.load import house_style
from pressroom.manuscript.styles import load_styles
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Identifier, Metadata, Series
from pressroom.model.settings import CoverDesign, Settings
from pressroom.words import words_for

SHORT = CoverLines("Emma", None, ("Jane Austen",), (), None, None)
LONG = (
    "On the Origin of Species by Means of Natural Selection, or the Preservation of Favoured "
    "Races in the Struggle for Life"
)
DESIGNS = get_args(CoverDesign)


@cache
def house() -> Styles:
    return load_styles(Path("/nowhere"), "styles", house_style(), [])


def fit(lines: CoverLines, design: CoverDesign = "ground") -> tuple[CoverFit, list[str]]:
    found, problems = fit_cover(lines, house(), design, 141.9)
    return found, [one.code for one in problems]


@pytest.mark.parametrize("design", DESIGNS)
def test_more_words_are_set_smaller(design: CoverDesign) -> None:
    full = replace(
        SHORT, title=LONG, subtitle="A sketch of the progress of opinion",
        credits=("Edited by Ada Example", "Translated by Bo"), series="Classics 12", publisher="P",
    )  # fmt: skip
    short, long = fit(SHORT, design), fit(full, design)
    assert short[0].title == 18
    assert 5 < long[0].title < 9
    assert short[1] == long[1] == []


def test_no_line_is_wider_than_the_column_and_the_lines_are_even() -> None:
    found, _ = fit(replace(SHORT, title=LONG))
    assert found.measure <= COLUMN
    widths = Widths(tuple(text_faces(house())))
    rows = widths.rows(LONG, COLUMN / found.title)
    assert widths.rows(LONG, found.measure / found.title) == rows
    assert rows is not None
    assert widths.rows(LONG, (found.measure - 1.5) / found.title) in (None, rows + 1)


def test_a_word_that_is_wide_is_never_broken() -> None:
    found, problems = fit(replace(SHORT, title="Donaudampfschifffahrtsgesellschaftskapitän"))
    assert found.title < 6 and problems == []


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("count", [1, 3, 8, 9, 60])
def test_every_name_is_there(design: CoverDesign, count: int) -> None:
    names = tuple(f"Given Surname{number}" for number in range(count))
    found, problems = fit(replace(SHORT, creators=names), design)
    assert problems == []
    assert found.names == count
    assert found.run_on == (count > 8)


def test_names_that_no_cover_can_hold_are_told() -> None:
    names = tuple(f"Given Surname{number}" for number in range(900))
    found, problems = fit_cover(replace(SHORT, creators=names), house(), "axis", 141.9)
    assert [one.code for one in problems] == ["COVER-001"]
    assert 100 < found.names < 900
    assert problems[0].message == f"the cover has room for {found.names} of 900 names"


def test_a_title_that_no_cover_can_hold_is_told() -> None:
    assert fit(replace(SHORT, title=LONG * 9))[1] == ["COVER-002"]


def test_letters_of_east_asia_may_end_a_line() -> None:
    widths = Widths(tuple(text_faces(house())))
    assert widths.rows("海邊的卡夫卡與港口", 5.2) == 2
    assert widths.rows("海邊", 5) == 1
    assert widths.rows("", 5) == 0


def lines(**changes: object) -> CoverLines:
    bare = Metadata("Tides", "en", (Identifier("uuid", "6d4c"),), datetime(2024, 5, 6, tzinfo=UTC))
    metadata = replace(bare, **changes)  # type: ignore[arg-type]  # fields of Metadata
    return cover_lines(Document("t", metadata, Settings(), ()), words_for(metadata.language))


def test_translators_and_editors_are_named_by_their_roles() -> None:
    found = lines(
        creators=(
            Contributor("Ann", "Ann"), Contributor("Bo", "Bo", ("edt",)),
            Contributor("Cy", "Cy", ("aut", "ill")),
        ),
        contributors=(
            Contributor("Di", "Di", ("edt", "trl")), Contributor("Ed", "Ed", ("bkd",)),
        ),
        series=Series("Coasts", "2"),
    )  # fmt: skip
    assert found.creators == ("Ann", "Cy")
    assert found.credits == ("Edited by Bo, Di", "Translated by Di")
    assert found.series == "Coasts 2"
    two = (Contributor("田中", "田中", ("trl",)), Contributor("山田", "山田", ("trl",)))
    assert lines(language="ja", contributors=two).credits == ("訳：田中、山田",)
    assert lines(series=Series("Coasts")).series == "Coasts"
    assert lines(language="de", contributors=(Contributor("Di", "Di", ("trl",)),)).credits == (
        "Übersetzung: Di",
    )


def test_the_field_has_less_room_for_names_and_title_than_a_whole_page() -> None:
    many = replace(SHORT, creators=tuple(f"Given Surname{number}" for number in range(90)))
    field, ground = fit(many, "field")[0], fit(many, "ground")[0]
    assert (field.title, field.creators) < (ground.title, ground.creators)
    assert field.subtitle == 5.4, "the other part of it has room of its own"
