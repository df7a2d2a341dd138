"""Two spaces after each sentence: a habit is told once, and mended everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.build import build, check
from pressroom.mending import mend
from pressroom.model.problem import PressroomError

HEAD = "title: Salt and Wind\nlanguage: en-GB\n"
HABIT = "It was old.  It leaked.  Nobody mended it.  So it sank."
SLIP = "several spaces stand in a row"


def told(folder: Path, **texts: str) -> list[str]:
    """What is said of the spaces of a work whose files these are, with the place."""
    text = folder / "manuscript"
    text.mkdir(exist_ok=True)
    (text / "metadata.yaml").write_text(HEAD)
    for name, words in texts.items():
        (text / f"{name}.md").write_text(f"# Of {name}\n\n{words}\n", encoding="utf-8")
    return [
        f"{one.place.path.stem}:{one.place.line}:{one.place.column} {one.message}"
        for one in check(folder, epoch=0)
        if one.place and one.code == "STYLE-001"
    ]


def said(place: str, times: int) -> list[str]:
    return [f"{place} several spaces follow a sentence, {times} times in the work"]


def test_a_habit_is_told_at_its_first_place_with_how_often(tmp_path: Path) -> None:
    assert told(tmp_path, one=HABIT) == said("one:3:12", 3)


def test_a_work_is_told_once_for_all_its_files(tmp_path: Path) -> None:
    assert told(tmp_path, one="It is old.", three=HABIT, two=HABIT) == said("three:3:12", 6)


@pytest.mark.parametrize(
    "text",
    [
        "It was old.  It leaked.  So it sank.",  # twice only
        f"{HABIT}  {'It sank. ' * 4}Yes.",  # more sentences without
        "Yes.  Never. Yes.  Never. Yes.  Never. Yes.",  # as many
    ],
)
def test_what_is_no_habit_is_told_each_time(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, one=text)
    assert len(found) == text.count("  ") > 1
    assert all(SLIP in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "It was old!  It leaked?  Nobody mended it…  So it sank.",
        "She said: “It was old.”  It leaked.  (Nobody mended it.)  So it sank.",
        "It was old.[^a]  It leaked.[^b]  Nobody mended it.  “So it sank.”\n\n[^a]: Yes.\n\n[^b]: No.",
        "Mr. Ames saw Mrs. Ley and Dr. J. Lee sail.  He left.  She left.  All left.",
        "It was old.  It leaked.  Yes.\nNever.\nYes.\nNever.\nYes.\nNever.  So it sank.",
        "It was old.  It leaked.  Yes.  No.\n\n> Yes. Never. Yes. Never. Yes. Never.\n\n“Yes. Never. Yes. Never. Yes.”",
        "It was old.  It leaked.  Yes.  So, for instance, on p. 5 and vol. two and no. six, it sank.",
    ],
)
def test_how_sentences_end(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, one=text) == said(f"one:3:{text.index('  ') + 1}", text.count("  "))


def test_spaces_elsewhere_are_told_beside_a_habit(tmp_path: Path) -> None:
    found = told(tmp_path, one=f"The  boat: {HABIT} It was, etc.  and so on.")
    assert [one.partition(" ")[0] for one in found] == ["one:3:4", "one:3:23", "one:3:80"]
    assert [SLIP in one for one in found] == [True, False, True]


def test_a_file_in_which_it_is_a_slip_is_told_as_ever(tmp_path: Path) -> None:
    found = told(tmp_path, one=HABIT, two="It was old.  It leaked. So it sank.")
    assert found == [*said("one:3:12", 3), f"two:3:12 {SLIP}"]


def test_a_habit_is_mended_everywhere_but_where_the_author_exempts_it(tmp_path: Path) -> None:
    kept = f"<!-- check: off STYLE-001 -->\n\n{HABIT}"
    found = told(tmp_path, one=f"{kept}\n\n{HABIT}", two=HABIT)
    assert found == said("one:7:12", 6)
    assert mend(tmp_path, epoch=0).files == ("manuscript/one.md", "manuscript/two.md")
    mended = HABIT.replace("  ", " ")
    texts = [(tmp_path / f"manuscript/{name}.md").read_text() for name in ("one", "two")]
    assert texts == [f"# Of one\n\n{kept}\n\n{mended}\n", f"# Of two\n\n{mended}\n"]


def test_the_cells_of_a_table_are_drawn_with_spaces(tmp_path: Path) -> None:
    cells = "\n".join(["| One | Two |", "|---|---|", *4 * ["| Salt. Wind. | It was.  Wind. |"]])
    assert told(tmp_path, one=cells) == []
    assert told(tmp_path, one=f"{HABIT}\n\n{cells}\n\n{HABIT}") == said("one:3:12", 6)


@pytest.mark.parametrize(("left", "times"), [(1, ""), (2, ", 2 times in the work")])
def test_what_is_left_of_a_habit_is_counted(tmp_path: Path, left: int, times: str) -> None:
    rest = "  ".join(["It was old.", "It leaked.", "It sank."][: left + 1])
    found = told(tmp_path, one=f"<!-- check: off STYLE-001 -->\n\n{HABIT}\n\n{rest}")
    assert found == [f"one:7:12 several spaces follow a sentence{times}"]


def test_a_habit_that_blocks_a_build_is_told_once_there(tmp_path: Path) -> None:
    (tmp_path / "pressroom.toml").write_text('[rules]\nSTYLE-001 = "error"\n')
    assert told(tmp_path, one=HABIT) == said("one:3:12", 3)
    with pytest.raises(PressroomError) as raised:
        build(tmp_path, epoch=0)
    assert [one.code for one in raised.value.problems] == ["STYLE-001"]
