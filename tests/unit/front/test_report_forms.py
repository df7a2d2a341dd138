"""The forms of a report that other programs read: each is well-formed, whatever a problem holds."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, Rule, Severity
from pressroom.report import Format, machine, ordered, tool

NOTE = Rule("NOTE-002", Severity.ERROR, "note without text", "write its text")
ALT = Rule("IMG-001", Severity.WARNING, "image without description", "")
EVIL = 'a]]>&<"\x00\x1b[31m\n::error::\r\u2028\ud800\ufffe%,:'
SCHEMA = json.loads((Path(__file__).parents[3] / "docs/report.schema.json").read_text())
ROOT = Path("/nowhere")


def found(
    rule: Rule = NOTE, message: str = 'note "sea" has no text', place: Place | None = None
) -> Problem:
    return Problem(rule, message, place, rule.hint, rule.severity)


def at(path: str, line: int = 0, column: int = 0) -> Place:
    return Place(PurePosixPath(path), line, column)


MANY = [
    found(place=at("b.md", 3, 7)),
    found(ALT, place=at("b.md", 3, 7)),
    found(place=at("a: b,%.md", 2)),
    found(ALT, message=EVIL, place=at(f"{EVIL}.md", 1, 1)),
    found(),
    found(place=at("a.md")),
]


# --- short ------------------------------------------------------------------


def test_short_has_one_line_for_each() -> None:
    many = [found(place=at("b.md", 3, 7)), found(ALT, place=at("b.md", 3)), found()]
    assert tool(Format.SHORT, many, ROOT) == (
        'pressroom: error NOTE-002 note "sea" has no text\n'
        'b.md:3: warning IMG-001 note "sea" has no text\n'
        'b.md:3:7: error NOTE-002 note "sea" has no text\n'
    )
    assert tool(Format.SHORT, [], ROOT) == ""


def test_short_shows_control_characters() -> None:
    shown = tool(Format.SHORT, [found(message=EVIL, place=at("a\n.md", 1, 2))], ROOT)
    assert shown == ('a␊.md:1:2: error NOTE-002 a]]>&<"␀␛[31m␊::error::␍<2028><D800><FFFE>%,:\n')


# --- github -----------------------------------------------------------------


def test_github_has_commands() -> None:
    shown = tool(Format.GITHUB, [found(place=at("b.md", 3, 7)), found(ALT)], ROOT)
    assert shown == (
        '::warning title=IMG-001::note "sea" has no text\n'
        "::error file=b.md,line=3,col=7,title=NOTE-002::"
        'note "sea" has no text%0Ahint: write its text\n'
    )


def test_github_names_only_what_is_known() -> None:
    shown = tool(Format.GITHUB, [found(ALT, "x", at("a.md")), found(ALT, "x", at("a.md", 2))], ROOT)
    assert shown == (
        "::warning file=a.md,title=IMG-001::x\n::warning file=a.md,line=2,title=IMG-001::x\n"
    )


def test_github_escapes_what_would_end_a_value() -> None:
    shown = tool(Format.GITHUB, [found(ALT, "100%, a: b", at("a: b,%.md", 2))], ROOT)
    assert shown == "::warning file=a%3A b%2C%25.md,line=2,title=IMG-001::100%25, a: b\n"
    assert tool(Format.GITHUB, MANY, ROOT).count("\n") == len(MANY)


def test_github_tells_of_a_failure() -> None:
    assert tool(Format.GITHUB, [], ROOT, failure="100% full") == (
        "::error title=pressroom::100%25 full\n"
    )


# --- SARIF ------------------------------------------------------------------


def sarif(problems: list[Problem], root: Path = ROOT, **more: Any) -> dict[str, Any]:
    text = tool(Format.SARIF, problems, root, **more)
    assert text.isascii()
    log = json.loads(text)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return dict(run)


def test_sarif_names_rule_level_and_region() -> None:
    run = sarif([found(place=at("a b/ä:.md", 3, 7)), found(ALT), found()])
    first, second, third = run["results"]
    assert first["ruleId"] == "IMG-001" and first["level"] == "warning"
    assert "locations" not in first and first["message"]["text"] == 'note "sea" has no text'
    assert third["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b/%C3%A4%3A.md"},
                "region": {"startLine": 3, "startColumn": 7},
            }
        }
    ]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["IMG-001", "NOTE-002"]
    assert [rules[one["ruleIndex"]]["id"] for one in (first, second, third)] == [
        one["ruleId"] for one in (first, second, third)
    ]
    assert rules[1]["help"] == {"text": "write its text"}
    assert rules[1]["shortDescription"] == {"text": "note without text"}
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    assert rules[0]["help"]["text"] and "fullDescription" not in rules[0]
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_tells_why_and_has_advice_as_a_note() -> None:
    rule = Rule("STYLE-001", Severity.ADVICE, "two spaces", "", why="They gape.")
    run = sarif([found(rule)])
    assert run["results"][0]["level"] == "note"
    told = run["tool"]["driver"]["rules"][0]
    assert told["fullDescription"] == {"text": "They gape."}
    assert tool(Format.GITHUB, [found(rule)], ROOT).startswith("::notice ")
    assert junit([found(rule)], strict=True)[0][0].tag == "system-out"


def test_sarif_tells_where_a_stretch_ends(tmp_path: Path) -> None:
    text = "one\ntwo [^sea] three\nfour\n"
    (tmp_path / "a.md").write_text(text)
    source = Source(PurePosixPath("a.md"), text)
    in_one = source.place(text.index("[^"), text.index(" three"))
    in_two = source.place(text.index("three"), text.index("four") + 4)
    run = sarif(
        [found(place=in_one), found(ALT, place=in_two)], tmp_path, here=PurePosixPath("books")
    )
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert places[0]["artifactLocation"] == {"uri": "books/a.md"}
    assert places[0]["region"] == {"startLine": 2, "startColumn": 5, "endColumn": 11}
    assert places[1]["region"] == {"startLine": 2, "startColumn": 12}


def test_sarif_tells_of_a_failure() -> None:
    (invocation,) = sarif([], failure="no room")["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "no room"


# --- JUnit ------------------------------------------------------------------


def junit(problems: list[Problem], **more: Any) -> ET.Element:
    whole = ET.fromstring(tool(Format.JUNIT, problems, ROOT, **more))
    assert whole.tag == "testsuites"
    (suite,) = whole
    assert suite.get("tests") == str(len(suite.findall("testcase")))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    return suite


def test_junit_fails_a_case_for_each_error() -> None:
    suite = junit([found(place=at("b.md", 3, 7)), found(ALT)])
    warning, error = suite
    assert (error.get("classname"), error.get("name")) == ("b.md", "NOTE-002 at b.md:3:7")
    assert error[0].tag == "failure" and error[0].get("message") == 'note "sea" has no text'
    assert error[0].text is not None and "hint: write its text" in error[0].text
    assert warning[0].tag == "system-out"
    assert [one[0].tag for one in junit([found(), found(ALT)], strict=True)] == ["failure"] * 2


def test_junit_passes_where_nothing_is_wrong() -> None:
    (case,) = junit([])
    assert len(case) == 0


def test_junit_tells_of_a_failure() -> None:
    (case,) = junit([], failure=EVIL)
    assert case[0].tag == "error"


# --- all --------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.HUMAN])
def test_the_order_does_not_depend_on_that_of_the_checks(form: Format) -> None:
    assert tool(form, MANY, ROOT) == tool(form, reversed(MANY), ROOT)


@given(some.text(), some.text(min_size=1), some.text())
def test_any_text_is_carried(message: str, name: str, hint: str) -> None:
    problem = Problem(ALT, message, at(name, 1, 1), hint, Severity.WARNING)
    assert tool(Format.SHORT, [problem], ROOT).count("\n") == 1
    github = tool(Format.GITHUB, [problem], ROOT)
    assert re.fullmatch(r"::warning file=[^,:]*,line=1,col=1,title=IMG-001::[^\n]*\n", github)
    assert len(github.splitlines()) == 1
    junit([problem])
    sarif([problem])


# --- JSON -------------------------------------------------------------------


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What breaks a JSON Schema, as far as ours uses it; an unknown keyword is a fault as well."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    told: list[str] = []
    for word, wanted in schema.items():
        match word:
            case "type":
                names = [wanted] if isinstance(wanted, str) else wanted
                good = any(isinstance(value, kinds[name]) for name in names)
                good = good and not isinstance(value, bool)
            case "const":
                good = value == wanted
            case "enum":
                good = value in wanted
            case "pattern":
                good = re.search(wanted, value) is not None
            case "minimum":
                good = value is None or value >= wanted
            case "minLength":
                good = len(value) >= wanted
            case "required":
                good = set(wanted) <= set(value)
            case "additionalProperties":
                good = set(value) <= set(schema["properties"])
            case "properties":
                good = True
                for name in set(wanted) & set(value):
                    told += faults(value[name], wanted[name], f"{at}.{name}")
            case "items":
                good = True
                for number, one in enumerate(value):
                    told += faults(one, wanted, f"{at}[{number}]")
            case "$schema" | "title" | "description" | "$defs":
                good = True
            case _:
                good = False
        if not good:
            told.append(f"{at}: {word}")
    return told


def test_the_json_is_as_its_schema_says() -> None:
    for text in (
        machine([]),
        machine(MANY, out="dist", files=["a.epub"]),
        tool(Format.JSON, MANY, ROOT, here=PurePosixPath("x")),
        tool(Format.JSON, [], ROOT, failure="no room"),
    ):
        assert faults(json.loads(text), SCHEMA) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    whole = json.loads(machine([found(place=at("b.md", 3, 7))]))
    assert faults(whole | {"schema": 2}, SCHEMA) == ["$.schema: const"]
    assert faults(whole | {"more": 2}, SCHEMA) == ["$: additionalProperties"]
    assert faults(whole | {"errors": True}, SCHEMA) == ["$.errors: type"]
    (one,) = whole["problems"]
    wrong = {"problems": [one | {"line": 0, "severity": "fatal", "code": "x"}]}
    assert sorted(faults(whole | wrong, SCHEMA)) == [
        "$.problems[0].code: pattern", "$.problems[0].line: minimum",
        "$.problems[0].severity: enum",
    ]  # fmt: skip


def test_the_schema_knows_every_severity() -> None:
    severities = SCHEMA["$defs"]["problem"]["properties"]["severity"]["enum"]
    assert {one.value for one in Severity} <= set(severities)


def test_the_json_has_the_paths_of_the_project() -> None:
    text = tool(Format.JSON, MANY, ROOT, here=PurePosixPath("books"))
    paths = [one["path"] for one in json.loads(text)["problems"]]
    assert paths == [str(one.place.path) if one.place else None for one in ordered(MANY)]
