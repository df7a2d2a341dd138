"""Each kind of pandoc's inline nodes, and the joints between a citation and its neighbours."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from pressroom.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pressroom.model.problem import Place
from pressroom.typeset.joints import capital, drop_space, part, without_brackets
from pressroom.typeset.pandoc_inlines import Reader, inlines_of

P = Place(PurePosixPath("a.md"), 1, 1)
A = {"t": "Str", "c": "a"}
TEXT = (Text("a", P),)
NO = ["", [], []]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (A, TEXT),
        ({"t": "Str", "c": ""}, ()),
        ({"t": "Space"}, (Text(" ", P),)),
        ({"t": "SoftBreak"}, (Text(" ", P),)),
        ({"t": "LineBreak"}, (LineBreak(P),)),
        ({"t": "Code", "c": [NO, "a"]}, (Code("a", P),)),
        ({"t": "Math", "c": [{"t": "InlineMath"}, "a"]}, (Math("a", False, P),)),
        ({"t": "RawInline", "c": ["html", "<b>"]}, ()),
        ({"t": "Quoted", "c": [{"t": "SingleQuote"}, [A]]}, (Text("‘a’", P),)),
        ({"t": "Quoted", "c": [{"t": "DoubleQuote"}, [A]]}, (Text("“a”", P),)),
        ({"t": "Emph", "c": [A]}, (Emphasis(TEXT, P),)),
        ({"t": "Strong", "c": [A]}, (Strong(TEXT, P),)),
        ({"t": "SmallCaps", "c": [A]}, (SmallCaps(TEXT, P),)),
        ({"t": "Strikeout", "c": [A]}, (Strike(TEXT, P),)),
        ({"t": "Superscript", "c": [A]}, (Superscript(TEXT, P),)),
        ({"t": "Subscript", "c": [A]}, (Subscript(TEXT, P),)),
        ({"t": "Underline", "c": [A]}, TEXT),
        ({"t": "Emph", "c": []}, ()),
        ({"t": "Image", "c": [NO, [A], ["a.png", ""]]}, TEXT),
        ({"t": "Cite", "c": [[], [A]]}, TEXT),
        ({"t": "Note", "c": [{"t": "Para", "c": [A]}]}, TEXT),
        ({"t": "Span", "c": [["", ["nocase"], []], [A]]}, TEXT),
        (
            {"t": "Span", "c": [["", ["csl-indent"], []], [A]]},
            (Span(TEXT, P, classes=("csl-indent",)),),
        ),
        (
            {"t": "Span", "c": [["", [], [["lang", "fr"]]], [A]]},
            (Span(TEXT, P, language="fr"),),
        ),
        ({"t": "Link", "c": [NO, [A], ["https://a.org", ""]]}, (Link(TEXT, "https://a.org", P),)),
        ({"t": "Link", "c": [NO, [], ["https://a.org", ""]]}, ()),
        ({"t": "Link", "c": [NO, [A], ["https://a:b", ""]]}, TEXT),
        ({"t": "Link", "c": [NO, [A], ["file.html", ""]]}, TEXT),
        ({"t": "Link", "c": [NO, [A], ["javascript:a", ""]]}, TEXT),
        ({"t": "Link", "c": [NO, [A], ["#ref-k", ""]]}, (Link(TEXT, "#ref-k-2", P),)),
        ({"t": "Link", "c": [NO, [A], ["#ref-other", ""]]}, TEXT),
    ],
)
def test_inline(node: dict[str, Any], expected: Inlines) -> None:
    assert Reader(P, {"ref-k": "ref-k-2"}).inlines([node]) == expected


def test_neighbouring_words_are_one_text() -> None:
    assert Reader(P).inlines([A, {"t": "Space"}, A]) == (Text("a a", P),)


def test_paragraphs_run_on() -> None:
    blocks: list[dict[str, Any]] = [
        {"t": "Div", "c": [NO, [{"t": "Para", "c": [A]}]]},
        {"t": "BlockQuote", "c": [{"t": "Plain", "c": [A]}]},
        {"t": "HorizontalRule"},
    ]
    assert Reader(P).inlines(tuple(inlines_of(blocks))) == (Text("a a ", P),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((Text("(a)", P),), (Text("a", P),)),
        ((Text("(", P), Emphasis(TEXT, P), Text(")", P)), (Emphasis(TEXT, P),)),
        ((Text("(a", P), Emphasis(TEXT, P), Text("b)", P)),
         (Text("a", P), Emphasis(TEXT, P), Text("b", P))),
        ((Text("a)", P),), None),
        ((Emphasis((Text("(a)", P),), P),), None),
        ((), None),
    ],
)  # fmt: skip
def test_without_brackets(text: Inlines, expected: Inlines | None) -> None:
    assert without_brackets(text) == expected


def test_capital() -> None:
    assert capital((Text("see", P), *TEXT)) == (Text("See", P), *TEXT)
    assert capital((Emphasis(TEXT, P),)) == (Emphasis(TEXT, P),)
    assert capital(()) == ()


def test_drop_space() -> None:
    out: list[Inline] = [Text("a \u00a0\n", P)]
    drop_space(out)
    assert out == list(TEXT)
    nothing: list[Inline] = []
    drop_space(nothing)
    assert nothing == []


def test_the_place_of_a_part() -> None:
    place = Place(PurePosixPath("a.md"), 1, 5, 4, 8)
    assert part(Text("abcd", place), 1, 3) == Place(PurePosixPath("a.md"), 1, 6, 5, 7)
    assert part(Text("longer than the source", place), 1, 3) == place
