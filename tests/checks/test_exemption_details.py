"""What an author says about the rules in detail: the stretch of each exemption, and what is said of odd ones."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from test_document_faults import document, para
from test_exemptions import HEAD, TWICE, codes, found

from pressroom.checks.exemptions import Exempted, nearest
from pressroom.checks.rules import RULES
from pressroom.model.document import Document
from pressroom.model.manuscript import Source
from pressroom.model.problem import Problem, Severity, problem
from pressroom.model.settings import RuleSetting

KNOWN = {rule.code: rule for rule in RULES}
PATH = PurePosixPath("a.md")


def kept(text: str, *at: int | tuple[str, int], code: str = "STYLE-002") -> list[str]:
    """What is left of findings at these offsets of a text, and what is said of its comments."""
    source = Source(PATH, text)
    places = [
        source.place(one)
        if isinstance(one, int)
        else Source(PurePosixPath(one[0]), text).place(one[1])
        for one in at
    ]
    told = [problem(KNOWN[code], "x", place) for place in places]
    return shown(Exempted(RULES, ()).without_exempted(told, nothing(), {PATH: source}))


def shown(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{one.code} {one.place}: {one.message}" for one in problems]


def nothing() -> Document:
    return document(para())


FILE = "<!-- check: file off STYLE-002 -->"


def test_an_exemption_of_a_file_holds_from_its_first_character_to_its_last() -> None:
    text = f"ab\n\n{FILE}\n\ncd"
    assert kept(text, 0, 5, len(text)) == []
    assert kept(text, ("b.md", 0), 1) == ["STYLE-002 b.md:1:1: x"]
    assert kept("ab", 0) == ["STYLE-002 a.md:1:1: x"]


def test_what_has_no_place_is_not_exempted() -> None:
    told = [problem(KNOWN["STYLE-002"], "x")]
    left = Exempted(RULES, ()).without_exempted(told, nothing(), {PATH: Source(PATH, FILE)})
    assert shown(left) == [
        "STYLE-002 None: x",
        'RULE-003 a.md:1:1: nothing here needs the exemption from "STYLE-002"',
    ]


def test_an_exemption_covers_its_own_rule_alone() -> None:
    idle = 'RULE-003 a.md:1:1: nothing here needs the exemption from "STYLE-002"'
    assert kept(FILE, 0, code="STYLE-012") == ["STYLE-012 a.md:1:1: x", idle]
    both = FILE.replace("-002", "-002, STYLE-012")
    assert kept(both, 0, code="STYLE-012") == [idle]
    assert kept(f"{FILE}\n{FILE}", 0) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("off STYLE-002", None), (" off STYLE-002 ", None), ("file off style-002", None), ("off STYLE-002,STYLE-012", None),
        ("off STYLE-002 STYLE-012", None), ("file  off\tSTYLE-002 ,\n STYLE-012", None), ("fileoff STYLE-002", "fileoff STYLE-002"),
        ("on STYLE-002", "on STYLE-002"), ("off STYLE002", "off STYLE002"), ("off STYLE-002;", "off STYLE-002;"), (" ", ""),
        ("off 002 ", "off 002"), ("x off STYLE-002", "x off STYLE-002"), ("file STYLE-002", "file STYLE-002"),
    ],
)  # fmt: skip
def test_what_an_exemption_says(words: str, told: str | None) -> None:
    line = [one for one in kept(f"<!--check:{words}-->") if "RULE-004" in one]
    assert line == ([] if told is None else [f'RULE-004 a.md:1:1: "check:{told}" is no exemption'])
    again = [one for one in kept(f"<!--check:{words}--><!-- check: x -->") if "RULE-004" in one]
    assert len(again) == len(line) + 1 and again[-1].endswith(': "check: x" is no exemption')


@pytest.mark.parametrize("length", [500, 501])
def test_a_comment_has_so_many_characters(length: int) -> None:
    text = f"<!--check:{'x' * length}-->"
    assert len(kept(text)) == (length <= 500)


def test_unknown_rules_and_errors_cannot_be_left_out() -> None:
    comment = "<!-- check: off STILE-002 MD-001 XX-1 STYLE-002 -->"
    told = Exempted(RULES, ()).without_exempted([], nothing(), {PATH: Source(PATH, comment)})
    error = next(rule.code for rule in RULES if rule.severity is Severity.ERROR)
    assert [(one.code, one.message, one.hint) for one in told if one.message.startswith("there")] == [
        ("RULE-004", 'there is no rule "STILE-002"', 'did you mean "STYLE-002"?'),
        *[("RULE-004", f'there is no rule "{code}"', one.hint) for code in ("MD-001", "XX-1") if code not in KNOWN for one in told if f'"{code}"' in one.message],
    ]  # fmt: skip
    told = Exempted(RULES, ()).without_exempted(
        [], nothing(), {PATH: Source(PATH, comment.replace("MD-001", error))}
    )
    assert f'"{error}" is an error' in [one.message for one in told]


def test_the_codes_most_like_one() -> None:
    known = [f"STYLE-00{n}" for n in range(1, 9)]
    assert nearest("style-001", known)[0] == "STYLE-001" and len(nearest("STYLE-009", known)) == 3
    assert nearest("QUX-9", known) == [] and nearest("STIL", ["STYLE"]) == ["STYLE"]
    assert (
        nearest("ABCDE", ["ABCXY"]) == ["ABCXY"] and nearest("ABCDE", ["ABXYZ"]) == []
    )  # six of ten, four


@pytest.mark.parametrize(
    ("code", "idle"), [("STYLE-002", True), ("TYPE-003", False), ("EPUB-018", False), ("DOC-002", True)]
)  # fmt: skip
def test_only_of_rules_about_texts_can_be_said_that_they_found_nothing(
    code: str, idle: bool
) -> None:
    assert code in KNOWN
    assert (
        kept(f"<!-- check: file off {code} -->")
        == [f'RULE-003 a.md:1:1: nothing here needs the exemption from "{code}"'] * idle
    )


def test_settings_that_cannot_be() -> None:
    error = next(rule for rule in RULES if rule.severity is Severity.ERROR)
    settings = [RuleSetting("STYLE-002", "off"), RuleSetting("STILE-02", "off"), RuleSetting(error.code, "off"), RuleSetting("QUX", "off"),
                RuleSetting(error.code, "error"), RuleSetting("STYLE-012", "error")]  # fmt: skip
    made = Exempted(RULES, settings)
    assert [(one.code, one.message) for one in made.problems] == [
        ("RULE-001", 'there is no rule "STILE-02"'), ("RULE-002", f'"{error.code}" cannot be "off": it is an error'),
        ("RULE-001", 'there is no rule "QUX"'),
    ]  # fmt: skip
    assert (
        made.problems[0].hint.startswith("did you mean")
        and "did you mean" not in made.problems[2].hint
    )
    told = [problem(KNOWN[code], "x") for code in ("STYLE-002", "STYLE-012", "STYLE-001")] + [
        problem(error, "x")
    ]
    assert [(one.code, one.severity) for one in made.judged(told)] == [
        ("STYLE-012", Severity.ERROR), ("STYLE-001", KNOWN["STYLE-001"].severity), (error.code, Severity.ERROR),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# One\n\n<!-- check: off STYLE-002 -->\n\n{TWICE}", []),
        (f"# One\n\nText.\n\n<!-- check: off STYLE-002 -->\n\n# Two\n\n{TWICE}", ["STYLE-002", "RULE-003"]),
        (f"# One\n\n<!-- check: off STYLE-002 -->\n\nText.\n\n{TWICE}", ["STYLE-002", "RULE-003"]),
        (f"{TWICE}\n<!-- check: off STYLE-002 -->\n", ["STYLE-002", "RULE-003"]),
        (f"<!-- check: off STYLE-002 -->\n\n- {TWICE}- {TWICE}", []),
        ("Write `<!-- check: x -->` and ``<!-- check: y -->``.\n\n```\n<!-- check: z -->\n```\n", []),
        ("Write `code` here.\n\n<!-- check: x -->\n\nText.\n", ["RULE-004"]),
        ("Write `<!-- check: x -->` here.\n\n<!-- check: y -->\n\nText.\n", ["RULE-004"]),
        ("Write `code`<!-- check: x --> here.\n", ["RULE-004"]),
        (f"Text.[^1]\n\n<!-- check: off STYLE-002 -->\n\n[^1]: Note.\n\n    {TWICE}\nIt is old.\n", []),
        (f"Text.[^1]\n\n<!-- check: off STYLE-002 -->\n\n[^1]: {TWICE}", []),
    ],
)  # fmt: skip
def test_the_block_behind_a_comment(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text) == expected


def test_each_file_has_its_own_comments(tmp_path: Path) -> None:
    comment = "<!-- check: off STYLE-002 -->\n\n"
    told = found(tmp_path, f"# One\n\n{comment}{TWICE}\n{comment}Text.\n")
    assert [str(one.place) for one in told] == [f"essay.md:{HEAD.count(chr(10)) + 7}:1"]
