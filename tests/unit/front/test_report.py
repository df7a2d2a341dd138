"""Problems are shown where they are, in the width there is, and can do nothing to a terminal."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, Rule, Severity
from pressroom.report import human, machine, ordered, summary
from pressroom.terminal import cells, excerpt, fit, visible, wrap

NOTE = Rule("NOTE-002", Severity.ERROR, "title", "write its text")
ALT = Rule("IMG-001", Severity.WARNING, "title", "")


def found(
    rule: Rule = NOTE, message: str = 'note "sea" has no text', place: Place | None = None
) -> Problem:
    return Problem(rule, message, place, rule.hint, rule.severity)


def at(root: Path, text: str, word: str, name: str = "a.md") -> Place:
    (root / name).write_bytes(text.encode())
    start = text.index(word)
    return Source(PurePosixPath(name), text).place(start, start + len(word))


def test_a_problem_shows_its_place_line_and_hint(tmp_path: Path) -> None:
    place = at(tmp_path, "one\ntwo [^sea] three\n", "[^sea]")
    assert human([found(place=place)], tmp_path) == (
        'error[NOTE-002] a.md:2:5: note "sea" has no text\n'
        "  2 | two [^sea] three\n"
        "    |     ^~~~~~\n"
        "  hint: write its text\n"
        "\n"
        "1 error\n"
    )


def test_no_problems_no_report() -> None:
    assert human([], None) == ""
    assert summary([]) == "no problems"


def test_the_summary_counts() -> None:
    many = [found(), found(message="b"), found(ALT)]
    assert summary(many) == "2 errors, 1 warning"
    assert human(many, None).endswith("\n\n2 errors, 1 warning\n")


def test_the_order_is_stable_and_each_finding_comes_once() -> None:
    places = [
        Place(PurePosixPath(path), line, column)
        for path, line, column in [("b.md", 1, 1), ("a.md", 10, 2), ("a.md", 2, 9), ("a.md", 2, 1)]
    ]
    many = [found(place=place) for place in places] + [found(ALT, place=places[3]), found()]
    shown = [(str(one.place), one.code) for one in ordered([*many, many[0]])]
    assert shown == [
        ("None", "NOTE-002"),
        ("a.md:2:1", "IMG-001"),
        ("a.md:2:1", "NOTE-002"),
        ("a.md:2:9", "NOTE-002"),
        ("a.md:10:2", "NOTE-002"),
        ("b.md:1:1", "NOTE-002"),
    ]
    assert ordered(reversed(many)) == ordered(many)


@pytest.mark.parametrize(
    ("text", "shown", "marks"),
    [
        ("a\tb\tX", "a   b   X", "        ^"),
        ("日本 X", "日本 X", "     ^"),
        ("e\u0301e\u0301 X", "e\u0301e\u0301 X", "   ^"),
        ("\x1b[31mX", "␛[31mX", "     ^"),
        ("a\u202eX", "a<202E>X", "       ^"),
        ("日本X本", "日本X本", "    ^"),
        ("\u1112\u1161\u11ab X", "\u1112\u1161\u11ab X", "   ^"),
        ("\t日e\u0301\tX", "    日e\u0301 X", "        ^"),
    ],
)
def test_the_mark_stands_below_its_character(text: str, shown: str, marks: str) -> None:
    start = text.index("X")
    assert excerpt(text, start, start + 1, 80) == (shown, marks)


def test_the_mark_is_as_wide_as_its_characters() -> None:
    assert excerpt("日本語 x", 0, 3, 80)[1] == "^~~~~~"
    assert excerpt("ab", 1, 90, 80)[1] == " ^"
    assert excerpt("ab", 2, 2, 80)[1] == "  ^"
    assert excerpt("", 5, 9, 80) == ("", "^")


@pytest.mark.parametrize("word", ["a", "本", "\t"])
@pytest.mark.parametrize("start", [0, 1, 30, 250, 499, 500])
def test_a_long_line_is_cut_around_the_mark(word: str, start: int) -> None:
    text = word * start + "X" + word * (500 - start)
    shown, marks = excerpt(text, start, start + 1, 40)
    assert cells(shown) <= 40
    assert cells(shown[: shown.index("X")]) == len(marks) - 1
    assert shown.startswith("…") == (start > 13)
    assert shown.endswith("…") == (start < 490)


def test_a_long_mark_stays_in_the_line() -> None:
    shown, marks = excerpt("x" * 500, 250, 450, 40)
    assert cells(shown) <= 40
    assert len(marks) <= 40


def test_no_escape_comes_through(tmp_path: Path) -> None:
    text = "\x1b]0;owned\x07 \x9b31m \u202e \x7f X\r\n"
    place = at(tmp_path, text, "X")
    evil = Problem(NOTE, "\x1b[2J\nerror", place, "\x1b[0m\u2028", Severity.ERROR)
    shown = human([evil], tmp_path)
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\x7f", "\r", "\u2028"}
    assert "␛]0;owned␇ <009B>31m <202E> ␡ X\n" in shown
    assert "␛[2J␊error" in shown


def test_visible_leaves_plain_text_alone() -> None:
    text = "naïve – “x” 日本 עברית می\u200cخواهم e\u0301"
    assert visible(text) == text
    assert visible("\ud800") == "<D800>"


def test_fit_and_wrap() -> None:
    assert fit("日本語", 6) == "日本語"
    assert fit("日本語", 5) == "日本…"
    assert fit("abcdef", 4) == "abc…"
    assert wrap("aa bb cc", 5, "  ") == "aa bb\n  cc"
    assert wrap("a" * 10 + " b", 5, "") == "a" * 10 + "\nb"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_the_report_fits_the_terminal(tmp_path: Path, width: int) -> None:
    place = at(tmp_path, "word " * 300 + "X" + " word" * 300, "X")
    rule = Rule("NOTE-002", Severity.ERROR, "", "a hint " * 30)
    shown = human([found(rule, "many words " * 30, place)], tmp_path, width=width)
    assert max(cells(line) for line in shown.splitlines()) <= width
    unbroken = human([found(rule, "many words " * 30, place)], tmp_path)
    assert max(cells(line) for line in unbroken.splitlines()) > 200


def test_colour_only_where_it_is_wanted(tmp_path: Path) -> None:
    place = at(tmp_path, "X\n", "X")
    coloured = human([found(place=place), found(ALT)], tmp_path, colour=True)
    assert "\x1b[1;31merror[NOTE-002]\x1b[0m" in coloured
    assert "\x1b[1;33mwarning[IMG-001]\x1b[0m" in coloured
    plain = human([found(place=place), found(ALT)], tmp_path)
    assert "\x1b" not in plain


@pytest.mark.parametrize("path", ["../secret.md", "/etc/passwd", "link.md", "folder", "none.md"])
def test_only_files_of_the_project_are_shown(tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret")
    (root / "link.md").symlink_to("../secret.md")
    shown = human([found(place=Place(PurePosixPath(path), 1, 1))], root)
    assert " | " not in shown


def test_a_line_that_is_no_longer_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n")
    assert " | " not in human([found(place=Place(PurePosixPath("a.md"), 9, 1))], tmp_path)


def test_a_place_without_a_line_or_column(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n")
    whole = human([found(place=Place(PurePosixPath("a.md")))], tmp_path)
    assert whole.startswith("error[NOTE-002] a.md: note")
    assert " | " not in whole
    line = human([found(place=Place(PurePosixPath("a.md"), 1))], tmp_path)
    assert "  1 | one\n  hint" in line


def test_the_report_for_programs() -> None:
    place = Place(PurePosixPath("ä.md"), 2, 5, 8, 14)
    text = machine([found(ALT), found(place=place)], out="dist")
    assert text.isascii()
    assert json.loads(text) == {
        "schema": 1,
        "problems": [
            {
                "code": "IMG-001", "severity": "warning", "message": 'note "sea" has no text',
                "path": None, "line": None, "column": None, "hint": "",
            },
            {
                "code": "NOTE-002", "severity": "error", "message": 'note "sea" has no text',
                "path": "ä.md", "line": 2, "column": 5, "hint": "write its text",
            },
        ],
        "errors": 1,
        "warnings": 1,
        "advice": 0,
        "out": "dist",
    }  # fmt: skip
