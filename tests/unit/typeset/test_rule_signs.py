"""The parser asks only the rules that can begin with a sign, and reads the same as if it asked all."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.token import Token

from pressroom.typeset.markdown import parser, rule_signs
from pressroom.typeset.markdown.reading import Examples, new_environment

BOOKS = Path(__file__).parents[2] / "books"
TEXTS = sorted(BOOKS.glob("*/**/*.md"))
# each sign at the start of a line, in a paragraph, and before a word, alone and in twos and threes
SIGNS = "\n\n".join(
    f"{sign * count} word {sign * count}word{sign * count}\nline\n{sign * count} line"
    for sign in string.printable.strip()
    for count in (1, 2, 3)
)


def read(text: str) -> Iterator[object]:
    environment = new_environment(
        cites=True, brackets=True, examples=Examples(), address=lambda _: None
    )
    for token in parser.block_tokens(text, environment):
        yield parts(token)
        if token.type == "inline":
            yield from map(parts, parser.inline_tokens(token.content, environment))


def parts(token: Token) -> object:
    return token.type, token.content, token.map, token.level, token.attrs, repr(token.meta)


@pytest.mark.parametrize("text", [SIGNS, *TEXTS], ids=lambda it: getattr(it, "name", "signs"))
def test_all_rules_would_read_the_same(text: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text if isinstance(text, str) else text.read_text(encoding="utf-8")
    quick = list(read(text))
    monkeypatch.setattr(rule_signs, "_SIGNS", {})
    whole = parser._Markdown()
    monkeypatch.setattr(parser, "_parser", lambda: whole)
    assert list(read(text)) == quick


def test_every_name_is_that_of_a_rule() -> None:
    md = parser._Markdown()
    named = {*md.block.ruler.get_active_rules(), *md.inline.ruler.get_active_rules()}
    assert rule_signs._SIGNS.keys() <= named
