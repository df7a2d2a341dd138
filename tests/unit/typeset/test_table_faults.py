"""What is wrong with a table is an error at its place, however hostile the table."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pressroom.model.block import Listing, Paragraph, Table
from pressroom.model.document import Document, walk
from pressroom.model.inline import Code, Emphasis, Text
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def nested(depth: int) -> str:
    lines = ["x"]
    for _ in range(depth):
        width = max(map(len, lines))
        edge = f"+{'-' * (width + 2)}+"
        lines = [edge, *(f"| {line.ljust(width)} |" for line in lines), edge]
    return "\n".join(lines)


def html(cells: str) -> str:
    return f"<table>\n{cells}\n</table>\n"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("+---+---+\n| a | b |\n+---+\n", "TBL-001", "3:1"),
        ("+---+---+\n| a | b\n+---+---+\n", "TBL-001", "2:1"),
        ("+---+---+\n| a | b |\n", "TBL-001", "2:1"),
        ("+---+---+\n| a | b |\n+   +---+\n| c | d |\n+-------+\n", "TBL-001", "1:1"),
        ("x\n\n" + "| a " * 201 + "|\n" + "|---" * 201 + "|\n", "TBL-002", "3:1"),
        ("<table>\n<tr><td>a</td></tr>\n", "TBL-003", "1:1"),
        (html("<tr><td colspan=100000>a</td></tr>"), "TBL-004", "2:1"),
        (html("<tr><td>a</td></tr><tr>\n<td rowspan='x'>a</td></tr>"), "TBL-004", "3:1"),
        (
            html("<tr><td>a</td><td rowspan=2>b</td></tr>\n<tr><td colspan=2>c</td></tr>"),
            "TBL-004", "3:1",
        ),
        (html("<tr><td>a</td></tr>\n<tr>b<td>a</td></tr>"), "TBL-005", "3:1"),
        (html("<tr><td>a</td></tr>\n<!-- b"), "MD-005", "3:1"),
        ("+-----+\n| ::: |\n+-----+\n", "MD-009", "2:1"),
        (nested(60), "MD-001", "32:1"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(faults: Faulting, text: str, code: str, place: str) -> None:
    found = [one for one in faults(text) if one.severity.value == "error"]
    told = [(one.code, str(one.place).removeprefix("text.md:").split(":")[0]) for one in found]
    assert told == [(code, place.split(":", maxsplit=1)[0])]


@pytest.mark.parametrize(
    "text",
    [
        "+---+---+\n| a | b |\n" * 5_000 + "+---+---+\n",
        "+---+---+\n" + "| a | b |\n" * 10_000 + "+---+---+\n",
        "-----\nfoo\n-- --\nbar\n\n" * 2_000,
        "| a | b |\n|---|---|\n| " + "` `` ``` " * 10_000 + " |\n",
        html("<!-- -->" * 20_000 + "<tr><td>a</td></tr>"),
    ],
    ids=["many rows", "a tall row", "no foot", "backticks", "comments"],
)
def test_a_large_table_ends_in_time(set_text: Setting, text: str) -> None:
    started = time.monotonic()
    set_text(text)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        ("+" + "-+" * 500 + "\n") * 400,
        "+" + "-" * 99 + "+\n" + ("+" * 101 + "\n") * 5_000 + "+" + "-" * 99 + "+\n",
        "<table>\n\n" * 3_000,
        "+---+---+\n" + "| a | b |\n" * 10_000,
    ],
    ids=["corners", "plus signs", "never closed", "no border below"],
)
def test_a_hostile_table_is_an_error_in_time(faults: Faulting, text: str) -> None:
    started = time.monotonic()
    (found, *_) = faults(text)
    assert found.code.startswith("TBL-") and found.place and found.place.line
    assert time.monotonic() - started < 20


def test_words_in_cells_know_their_place(set_text: Setting) -> None:
    text = (
        "> +-----+-----------+\n> | one | - *two*   |\n> |     |           |\n"
        "> |     |       code|\n> +-----+-----------+\n\n| a | b |\n|---|---|\n| \\| c | `d\\|e` |\n"
    )
    document = set_text(text)
    nodes = [node for section in document.sections for node in walk(section)]
    for node in nodes:
        if isinstance(node, Emphasis):
            assert text[node.place.start : node.place.end] == "*two*"
        elif isinstance(node, Code):
            assert (node.text, text[node.place.start : node.place.end]) == ("d|e", "`d\\|e`")
        elif isinstance(node, Text):
            assert text[node.place.start : node.place.end].endswith(node.text.strip())
    assert len([node for node in nodes if isinstance(node, Table)]) == 2
    assert [node.text for node in nodes if isinstance(node, Listing)] == ["code\n"]


def test_a_note_can_stand_in_a_cell(set_text: Setting) -> None:
    text = "+----------+\n| a[^1]    |\n|          |\n| [^1]: b  |\n+----------+\n"
    (note,) = set_text(text).notes
    assert isinstance(note.blocks[0], Paragraph) and str(note.place) == "text.md:4:3"


def test_end_tags_in_html_may_be_missing(set_text: Setting) -> None:
    (table,) = (
        set_text("<table>\n<tr><th>a<th>b\n<tr><td>1<td>\n\n- x\n\n- y\n</table>")
        .sections[0]
        .blocks
    )
    assert isinstance(table, Table)
    assert (len(table.head), len(table.rows)) == (1, 1)
    assert [type(one).__name__ for one in table.rows[0].cells[1].blocks] == ["ItemList"]


def test_a_caption_of_a_table_is_no_definition(set_text: Setting) -> None:
    first, table = set_text("Words.\n\n: A caption\n\na   b\n--  ---\nc   d\n").sections[0].blocks
    assert isinstance(first, Paragraph) and isinstance(table, Table) and table.caption


def test_words_before_the_dashes_are_kept(set_text: Setting) -> None:
    (table,) = set_text("a   b\n  -- ---\nc d   e\n").sections[0].blocks
    words = [node.text for node in walk(table) if isinstance(node, Text)]
    assert "".join("".join(words).split()) == "abcde"
