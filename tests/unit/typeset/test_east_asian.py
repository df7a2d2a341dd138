"""Chinese and Japanese in Markdown: ends of lines, and readings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pypandoc
import pytest

from pressroom.model.document import Document
from pressroom.model.inline import READING, RUBY, Span, plain

Setting = Callable[..., Document]


def words(document: Document) -> str:
    return plain(document.sections[0].blocks[0].children)  # type: ignore[union-attr]


def theirs(text: str) -> str:
    """The words of a paragraph as pandoc joins its lines."""
    said = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-smart+east_asian_line_breaks", "-t", "json"],
        input=text, capture_output=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip

    def read(nodes: list[dict[str, object]]) -> str:
        out = ""
        for node in nodes:
            match node:
                case {"t": "Str", "c": str(found)}:
                    out += found
                case {"t": "Space" | "SoftBreak"}:
                    out += " "
                case {"t": _, "c": list(inner)}:
                    out += read(inner)
        return out

    return read(json.loads(said)["blocks"][0]["c"])


@pytest.mark.parametrize(
    "text",
    [
        "今天海上\n很安静。", "静かだ」\nと言った", "今天\nthe harbour", "the\nharbour", "海 上\n很",
        "海、\nthe",
    ],
)  # fmt: skip
def test_lines_are_joined_as_pandoc_does(set_text: Setting, text: str) -> None:
    assert words(set_text(text, language="zh")) == theirs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오늘은\n바다가", "오늘은 바다가"),  # Korean has spaces; pandoc takes them out
        ("今天*海上*\n很安静", "今天海上很安静"), ("今天*海上\n很*安静", "今天海上很安静"),
        ("今天\n**很**安静", "今天很安静"), ("说“好。”\n他走了", "说“好。”他走了"),
        ("今天`x`\n很", "今天x 很"), ("😀\n😀", "😀 😀"), ("a”\nb", "a” b"),
    ],
)  # fmt: skip
def test_where_a_line_ends_in_a_space(set_text: Setting, text: str, expected: str) -> None:
    assert "".join(words(set_text(text)).split("\u200b")) == expected


def test_readings(set_text: Setting) -> None:
    document = set_text("<ruby>漢<rp>(</rp><rt>かん</rt>字<rt>*じ*</rt></ruby>と")
    (ruby, _) = document.sections[0].blocks[0].children  # type: ignore[union-attr]
    assert isinstance(ruby, Span) and ruby.classes == (RUBY,)
    readings = [one for one in ruby.children if isinstance(one, Span)]
    assert [one.classes for one in readings] == [(READING,), (READING,)]
    assert plain(ruby.children) == "漢（かん）字（じ）"
    assert words(set_text("<ruby>word<rt>said</rt></ruby>")) == "word (said)"
