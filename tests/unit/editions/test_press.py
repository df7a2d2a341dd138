"""The press tells which section is at fault, and what to install."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import press_doubles
import pytest

from pressroom.editions import press
from pressroom.editions.job import PdfJob
from pressroom.editions.press import Press
from pressroom.guard.child import Limits
from pressroom.model.document import Document, Section
from pressroom.model.inline import Text
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place, PressroomError, Problem
from pressroom.model.settings import Settings

PLACE = Place(PurePosixPath("1.md"), 1, 1)


@pytest.fixture
def doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_TARGET", "press_doubles:work")


def job(*ids: str) -> PdfJob:
    metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
    sections = tuple(Section(one, 1, (Text(one.upper(), PLACE),), (), (), PLACE) for one in ids)
    return PdfJob(Document("t", metadata, Settings(), sections), Styles({}, (Path(),), ""))


def problems(*ids: str, seconds: float = 20) -> tuple[Problem, ...]:
    pressed = Press.start(Limits(seconds, 800))
    with pytest.raises(PressroomError) as caught:
        pressed.run(job(*ids))
    pressed.stop()
    return caught.value.problems


def told(*ids: str, seconds: float = 20) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in problems(*ids, seconds=seconds)]


@pytest.mark.usefixtures("doubled")
def test_the_result() -> None:
    pressed = Press.start(Limits(20, 800))
    assert pressed.run(job("one")) == press_doubles.RESULT
    pressed.stop()


@pytest.mark.usefixtures("doubled")
def test_the_section_at_fault_is_named() -> None:
    (found,) = problems("one", "odd", "three")
    assert (found.code, found.place) == ("LAYOUT-004", PLACE)
    assert found.message == 'the layout of section "ODD" failed: ValueError: is odd'
    assert told("fat", "one") == [
        ("LAYOUT-003", 'the layout of section "FAT" needed more than 800 MB')
    ]


@pytest.mark.usefixtures("doubled")
def test_a_section_that_hangs_is_named() -> None:
    expected = [("LAYOUT-002", 'the layout of section "HANG" stopped after 1 seconds')]
    assert told("one", "hang", seconds=1) == expected


@pytest.mark.usefixtures("doubled")
def test_a_single_section_needs_no_trial() -> None:
    started = time.monotonic()
    assert told("hang", seconds=1)[0][0] == "LAYOUT-002"
    assert time.monotonic() - started < 2


@pytest.mark.usefixtures("doubled")
def test_where_every_section_fails_the_style_is_suspected() -> None:
    (found,) = problems("odd", "odd")
    assert found.message == "the layout of every section failed: ValueError: is odd"
    assert "style sheet" in found.hint


@pytest.mark.usefixtures("doubled")
def test_what_fails_only_together_names_no_section() -> None:
    assert told("one", "two") == [("LAYOUT-004", "the layout failed: ValueError: only together")]


@pytest.mark.usefixtures("doubled")
def test_a_section_with_faults_of_its_own_did_not_hang() -> None:
    assert told("note") == [("LAYOUT-001", "note 1 does not fit")]
    assert told("note", "odd") == [
        ("LAYOUT-004", 'the layout of section "ODD" failed: ValueError: is odd')
    ]


def test_trials_end(doubled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_HANGING_TRIALS", 1)
    found = told("hang", "hang", "hang", "hang", seconds=0.8)
    assert 1 <= len(found) < 4


@pytest.mark.usefixtures("doubled")
def test_a_press_that_is_stopped_tries_no_sections() -> None:
    pressed = Press.start(Limits(20, 800))
    caught: list[PressroomError] = []

    def run() -> None:
        try:
            pressed.run(job("hang", "one"))
        except PressroomError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.3)
    pressed.stop()
    thread.join(5)
    assert [one.message for one in caught[0].problems] == [
        "the layout failed: stopped before it had a result"
    ]


def test_a_strange_answer_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_TARGET", "press_doubles:not_a_result")
    pressed = Press.start()
    with pytest.raises(TypeError):
        pressed.run(job("one"))
    pressed.stop()


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("brew", "brew install pango"),
        ("", "with your system's packages"),
    ],
)
def test_a_missing_library(monkeypatch: pytest.MonkeyPatch, tool: str, words: str) -> None:
    monkeypatch.setattr(press, "_TARGET", "press_doubles:without_pango")
    monkeypatch.setattr("shutil.which", lambda name: name if name == tool else None)
    (found,) = problems("one", "two")
    assert (found.code, found.message) == ("ENV-001", "the library Pango is missing")
    assert words in found.hint


def test_no_room_for_a_library_is_no_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_TARGET", "press_doubles:without_room")
    assert told("one")[0] == ("LAYOUT-003", 'the layout of section "ONE" needed more than 800 MB')


def test_what_passes_between_the_processes_loads_nothing_heavy() -> None:
    """Else the child would be started late, and be late itself."""
    code = (
        "import sys, pressroom.editions.press\n"
        "print([m for m in ('weasyprint', 'PIL', 'pypdfium2', 'fontTools') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
