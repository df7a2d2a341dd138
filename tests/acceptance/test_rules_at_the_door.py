"""``pressroom explain`` and ``pressroom check --fix`` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressroom import cli
from pressroom.build import all_rules

TEXT = "---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat  is old , and the the sea is cold.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(one) for one in arguments])


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    file = tmp_path / "essay.md"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_rule_is_explained() -> None:
    done = run("explain", "style-006")
    assert done.exit_code == 0
    for part in ("STYLE-006", "(advice)", "bad:", "good:", "what to do:", "source: Chicago"):
        assert part in done.output


def test_every_rule_can_be_explained() -> None:
    for rule in all_rules():
        done = run("explain", rule.code)
        assert done.exit_code == 0
        assert rule.code in done.output
        assert "\u202e" not in done.output


@pytest.mark.parametrize(
    ("code", "near"), [("STYLE-6", "STYLE-"), ("META-999", "META-"), ("NOTE_001", '"NOTE-001"')]
)
def test_an_unknown_code_is_wrong_usage_and_tells_the_nearest(code: str, near: str) -> None:
    done = run("explain", code)
    assert done.exit_code == 2
    assert f'there is no rule "{code}"' in done.output
    assert near in done.output.split("did you mean")[1]


def test_advice_is_shown_and_does_not_count(essay: Path) -> None:
    for options in ((), ("--strict",)):
        done = run("check", essay, *options)
        assert done.exit_code == 0
        assert "advice[STYLE-002]" in done.output
        assert done.output.endswith("3 advice\n")


def test_fix_mends_shows_it_and_reports_the_rest(essay: Path) -> None:
    done = run("check", essay, "--fix")
    assert done.exit_code == 0
    assert "\n-The boat  is old , and" in done.output
    assert "\n+The boat is old, and" in done.output
    assert "mended essay.md" in done.output
    assert done.output.endswith("1 advice\n")
    assert essay.read_text() == TEXT.replace("boat  is", "boat is").replace("old ,", "old,")


def test_a_dry_run_changes_nothing(essay: Path) -> None:
    done = run("check", essay, "--fix", "--dry-run")
    assert "\n+The boat is old, and" in done.output
    assert "would mend essay.md" in done.output
    assert essay.read_text() == TEXT


def test_a_dry_run_of_nothing_is_wrong_usage(essay: Path) -> None:
    assert run("check", essay, "--dry-run").exit_code == 2


def test_the_report_for_programs_stays_one_object(essay: Path) -> None:
    done = run("check", essay, "--fix", "--format", "json")
    assert json.loads(done.output)["advice"] == 1
    assert "boat is" in essay.read_text()


def test_an_edition_cannot_be_mended(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(b"")
    done = run("check", tmp_path / "book.epub", "--fix")
    assert done.exit_code == 2
    assert "--fix mends manuscripts" in done.output


def test_a_control_character_in_the_difference_is_made_visible(essay: Path) -> None:
    essay.write_text(TEXT.replace("sea", "s\u200bea"), encoding="utf-8")
    assert "<200B>" in run("check", essay, "--fix").output
