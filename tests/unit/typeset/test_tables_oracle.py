"""Tables say what pandoc's own reader says of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pypandoc
import pytest
from table_snippets import HTML_SNIPPETS, SNIPPETS

from pressroom.model import block
from pressroom.model.document import Document, walk
from pressroom.model.inline import Code, Inline, Text
from pressroom.model.problem import PressroomError

Setting = Callable[..., Document]

# (alignment, rows, columns, kinds of blocks, words)
Cell = tuple[str | None, int, int, tuple[str, ...], str]
Part = list[list[Cell]]
Tables = list[tuple[str, str, tuple[float, ...], Part, Part, Part]]

_KINDS = {
    "Plain": "words", "Para": "words", "Paragraph": "words", "BulletList": "list",
    "OrderedList": "list", "ItemList": "list", "CodeBlock": "code", "Listing": "code",
    "BlockQuote": "quote", "Quote": "quote", "Table": "table",
}  # fmt: skip


def ours(document: Document) -> Tables:
    return [
        (
            node.id or "",
            words_of(node.caption),
            tuple(round(width, 6) for width in node.widths),
            part_of(node.head),
            part_of(node.rows),
            part_of(node.foot),
        )
        for section in document.sections
        for node in walk(section)
        if isinstance(node, block.Table)
    ]


def part_of(rows: tuple[block.Row, ...]) -> Part:
    return [[cell_of(cell) for cell in row.cells] for row in rows]


def cell_of(cell: block.Cell) -> Cell:
    kinds = tuple(_KINDS[type(one).__name__] for one in cell.blocks)
    return cell.align, cell.rows, cell.columns, kinds, words_of(cell.blocks)


def words_of(nodes: tuple[Inline, ...] | block.Blocks) -> str:
    texts = [
        inner.text if isinstance(inner, (Text, Code, block.Listing)) else " "
        for node in nodes
        for inner in walk(node)
    ]
    return "".join("".join(texts).split())


def theirs(text: str, reader: str) -> Tables:
    said = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", reader, "-t", "json"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [*_tables(json.loads(said.stdout)["blocks"])]


def _tables(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.get("t") == "Table":
            yield _table(*node["c"])
        yield from _tables(node.get("c"))
    elif isinstance(node, list):
        for child in node:
            yield from _tables(child)


def _table(attributes: Any, caption: Any, columns: Any, head: Any, bodies: Any, foot: Any) -> Any:
    aligns = [{"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}.get(one[0]["t"])
              for one in columns]  # fmt: skip
    widths = tuple(round(one[1]["c"], 6) for one in columns if "c" in one[1])
    body = [row for part in bodies for row in (*part[2], *part[3])]
    parts = [_rows(rows, aligns) for rows in (head[1], body, foot[1])]
    return (attributes[0].replace(":", "-"), _words(caption[1]), widths, *parts)


def _rows(rows: Any, aligns: list[str | None]) -> Part:
    down: dict[int, int] = {}
    out: Part = []
    for _, cells in rows:
        at, line = 0, list[Cell]()
        filled = dict(down)
        for _, align, high, wide, blocks in cells:
            while at in down:
                at += 1
            own = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
            kinds = tuple(_KINDS[one["t"]] for one in blocks)
            line.append((own.get(align["t"], aligns[at]), high, wide, kinds, _words(blocks)))
            filled |= dict.fromkeys(range(at, at + wide), high)
            at += wide
        down = {column: count - 1 for column, count in filled.items() if count > 1}
        out.append(line)
    return out


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_words(child) for child in node)
    if not isinstance(node, dict):
        return ""
    content: Any = node.get("c")
    match node["t"]:
        case "Str":
            return str(content)
        case "Code" | "CodeBlock":
            return "".join(content[1].split())
        case "Table":
            return _words(content[3:])
        case _:
            return _words(content)


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_table_says_what_pandoc_says(set_text: Setting, name: str) -> None:
    text = f"before\n\n{SNIPPETS[name]}"
    assert ours(set_text(text)) == theirs(text, "markdown-smart")


@pytest.mark.parametrize("name", HTML_SNIPPETS)
def test_an_html_table_says_what_pandoc_says(set_text: Setting, name: str) -> None:
    text = HTML_SNIPPETS[name]
    assert ours(set_text(f"before\n\n{text}")) == theirs(text, "html")


def test_most_snippets_are_tables() -> None:
    assert sum(bool(theirs(text, "markdown")) for text in SNIPPETS.values()) > 50


def test_a_problem_is_no_table(set_text: Setting) -> None:
    with pytest.raises(PressroomError):
        set_text("+---+---+\n| a | b |\n+---+\n")
