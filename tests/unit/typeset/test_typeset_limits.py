import time
from collections.abc import Callable

import pytest

from pressroom.model.document import Document
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def lists(depth: int) -> str:
    return "\n".join(f"{'  ' * level}- x" for level in range(depth))


@pytest.mark.parametrize(
    "text",
    [
        lists(200), "> " * 200 + "x", "*a _b " * 100 + "c" + "_*" * 100, "[" * 40 + "x" + "]{.y}" * 40,
        "^[" * 200 + "x" + "]" * 200, "![" * 200 + "x" + "](y)" * 200, "::: x\n" * 200 + ":::\n" * 200,
        "[^a]: " * 200 + "x",
    ],
    ids=["lists", "quotes", "emphasis", "spans", "notes", "images", "divisions", "note texts"],
)  # fmt: skip
def test_too_deep_a_nesting_is_an_error_with_its_place(faults: Faulting, text: str) -> None:
    found = faults(text)
    assert [problem.code for problem in found][:1] == ["MD-001"]
    assert all(problem.place and problem.place.line for problem in found)


@pytest.mark.parametrize("text", [lists(30), "> " * 30 + "x", "*a _b " * 14 + "c" + "_*" * 14])
def test_thirty_levels_are_allowed(set_text: Setting, text: str) -> None:
    assert set_text(text).sections


def test_a_long_paragraph_is_an_error_with_its_place(faults: Faulting) -> None:
    started = time.monotonic()
    (found,) = faults("x\n\n" + "word " * 2_000_000)
    assert (found.code, str(found.place)) == ("MD-002", "text.md:3:1")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("part", ["[", "[[a] ", "![", "^[", "[@a "])
def test_a_tangle_of_brackets_ends_in_time(faults: Faulting, part: str) -> None:
    started = time.monotonic()
    (found,) = faults("x " + part * (190_000 // len(part)))
    assert found.code == "MD-003"
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "part", ["*a **b ", "`` ` ", "<!-- ", "[a](<b ", "~a ", "^a", "'a \"", "x^[y] "]
)
def test_no_text_takes_long(set_text: Setting, part: str) -> None:
    started = time.monotonic()
    set_text("x " + part * (60_000 // len(part)))
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a\n\n::: x\nb", "MD-008", "3:1"), ("a\n:::\nb", "MD-009", "2:1"),
        ("a\n\n<!-- b\n\nc", "MD-005", "3:1"), ("a\x02b", "MD-012", "1:2"), ("a &#2; b", "MD-012", "1:3"),
        ("|a|\n|-|\n|b|c|", "MD-013", "3:1"), ("Table: x {#tbl-x}\n\ny", "MD-015", "1:8"),
    ],
)  # fmt: skip
def test_text_that_would_be_lost_is_an_error(
    faults: Faulting, text: str, code: str, place: str
) -> None:
    found = [p for p in faults(text) if p.severity.value == "error"]
    assert [(p.code, str(p.place)) for p in found] == [(code, f"text.md:{place}")]
