"""What an author says about the rules: severities in the settings, exemptions in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.build import check
from pressroom.checks.exemptions import Exempted
from pressroom.checks.rules import RULES
from pressroom.model.problem import Problem
from pressroom.model.settings import RuleSetting, Verdict

HEAD = "---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\n"
TWICE = "She went to the the harbour.\n"
NO_FIGURE = "![](map.png)\n"


def found(folder: Path, text: str, rules: str = "") -> list[Problem]:
    file = folder / "essay.md"
    file.write_text(HEAD + text, encoding="utf-8")
    (folder / "pressroom.toml").write_text(f"[rules]\n{rules}\n", encoding="utf-8")
    return list(check(file, epoch=0))


def codes(folder: Path, text: str, rules: str = "") -> list[str]:
    return [one.code for one in found(folder, text, rules)]


def test_a_rule_is_switched_off(tmp_path: Path) -> None:
    assert codes(tmp_path, TWICE) == ["STYLE-002"]
    assert codes(tmp_path, TWICE, 'STYLE-002 = "off"') == []


@pytest.mark.parametrize("verdict", ["advice", "warning", "error"])
def test_a_rule_gets_the_severity_of_the_settings(tmp_path: Path, verdict: str) -> None:
    (one,) = found(tmp_path, TWICE, f'STYLE-002 = "{verdict}"')
    assert one.severity == verdict


def test_an_unknown_rule_in_the_settings_is_an_error_at_its_place(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "It is old.\n", 'STILE-002 = "off"')
    assert one.code == "RULE-001"
    assert str(one.place) == "pressroom.toml:2:1"
    assert one.hint == 'did you mean "STYLE-002"?'


def test_an_error_cannot_be_lowered(tmp_path: Path) -> None:
    for verdict in ("off", "advice", "warning"):
        (one,) = found(tmp_path, "It is old.\n", f'DOC-005 = "{verdict}"')
        assert one.code == "RULE-002"
    assert codes(tmp_path, "It is old.\n", 'DOC-005 = "error"') == []


def test_a_severity_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "It is old.\n", 'STYLE-002 = "loud"')
    assert one.code == "CONF-003"
    assert "advice" in one.hint


def test_the_settings_hold_where_the_text_has_errors(tmp_path: Path) -> None:
    text = "# One\n\nx [^a]\n\n#### Deep\n\nText.\n\n#### Deeper\n\nText.\n"
    assert codes(tmp_path, text) == ["NOTE-001", "MD-007"]
    assert codes(tmp_path, text, 'MD-007 = "off"') == ["NOTE-001"]
    assert codes(tmp_path, f"{text}\n{TWICE}", 'MD-007 = "off"') == ["NOTE-001", "STYLE-002"]


def test_a_comment_exempts_the_block_behind_it_and_no_other(tmp_path: Path) -> None:
    comment = "<!-- check: off STYLE-002 -->\n\n"
    assert codes(tmp_path, comment + TWICE) == []
    assert codes(tmp_path, f"{comment}{TWICE}\n{TWICE}") == ["STYLE-002"]
    assert codes(tmp_path, f"{TWICE}\n{comment}{TWICE}") == ["STYLE-002"]


def test_a_comment_exempts_a_whole_list(tmp_path: Path) -> None:
    assert codes(tmp_path, f"<!-- check: off STYLE-002 -->\n\n- one\n- {TWICE}") == []


def test_a_comment_exempts_a_heading(tmp_path: Path) -> None:
    text = "<!-- check: off STYLE-050 -->\n\n# Salt.\n\nIt is old.\n"
    assert codes(tmp_path, text) == []


def test_a_comment_exempts_from_several_rules(tmp_path: Path) -> None:
    text = "<!-- check: off STYLE-002, style-012 -->\n\nTo the the boat,, the old one.\n"
    assert codes(tmp_path, text) == []


def test_a_comment_exempts_a_whole_file(tmp_path: Path) -> None:
    text = f"{TWICE}\n<!-- check: file off STYLE-002 -->\n\n{TWICE}"
    assert codes(tmp_path, text) == []


def test_an_exemption_that_nothing_needs_is_told_at_its_place(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "<!-- check: off STYLE-002 -->\n\nIt is old.\n")
    assert (one.code, str(one.place)) == ("RULE-003", "essay.md:6:1")


def test_an_exemption_is_not_idle_because_the_rule_is_off(tmp_path: Path) -> None:
    text = "<!-- check: off STYLE-002 -->\n\nIt is old.\n"
    assert codes(tmp_path, text, 'STYLE-002 = "off"') == []


def test_an_exemption_of_what_only_a_build_finds_may_be_needed(tmp_path: Path) -> None:
    assert codes(tmp_path, "<!-- check: off TBL-006 -->\n\nIt is old.\n") == []


@pytest.mark.parametrize("words", ["of STYLE-002", "off", "off everything", ""])
def test_what_is_no_exemption_is_told(tmp_path: Path, words: str) -> None:
    assert codes(tmp_path, f"<!-- check: {words} -->\n\nIt is old.\n") == ["RULE-004"]


def test_an_exemption_that_is_shown_as_code_is_none(tmp_path: Path) -> None:
    assert codes(tmp_path, "    <!-- check: off STYLE-002 -->\n\nIt is old.\n") == []
    assert codes(tmp_path, "Write `<!-- check: off STYLE-002 -->` before it.\n") == []


@pytest.mark.parametrize(
    ("verdict", "raised"), [("warning", True), ("error", True), ("off", False)]
)
def test_a_work_may_make_more_of_advice(verdict: Verdict, raised: bool) -> None:
    assert Exempted(RULES, [RuleSetting("STYLE-002", verdict)]).raised() is raised
    assert not Exempted(RULES, [RuleSetting("STYLE-100", verdict)]).raised()  # is a warning anyway
    assert not Exempted(RULES, ()).raised()
