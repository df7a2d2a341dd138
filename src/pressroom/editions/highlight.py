"""Code in colours: Pygments reads it, and each stretch gets a class that the style sheet knows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from pressroom.editions.elements import element

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# A lexer is a row of regular expressions, some of which take long on what is no code at all.
_LONGEST = 400_000
_LONGEST_LINE = 4_000

# The kinds of Pygments by their names, the nearest one above counts. The rest is not coloured: each
# stretch is an element that the layout has to set, and a page of many colours tells less.
_CLASSES = {
    "Comment": "c",
    "Comment.Preproc": "k",
    "Generic.Deleted": "d",
    "Generic.Heading": "h",
    "Generic.Inserted": "i",
    "Generic.Prompt": "p",
    "Generic.Subheading": "h",
    "Keyword": "k",
    "Keyword.Constant": "n",
    "Literal": "n",
    "Literal.String": "s",
    "Name.Attribute": "f",
    "Name.Class": "f",
    "Name.Constant": "n",
    "Name.Decorator": "f",
    "Name.Exception": "f",
    "Name.Function": "f",
    "Name.Namespace": "f",
    "Name.Tag": "k",
    "Operator.Word": "k",
}
CLASSES = tuple(sorted(set(_CLASSES.values())))


def code_lines(text: str, language: str | None) -> tuple[Markup, ...]:
    """The lines of ``text`` as markup, without their ends.

    The same text gives the same markup; an unknown language is no colours.
    """
    lines: list[list[tuple[str | None, str]]] = [[]]
    for name, value in _tokens(text.removesuffix("\n"), language):
        first, *rest = value.split("\n")
        lines[-1].append((name, first))
        lines += ([(name, part)] for part in rest)
    return tuple(_line(line) for line in lines)


def code_words(text: str, language: str) -> Markup:
    """``text`` within a line as markup."""
    return _line([*_tokens(text, language)])


def _line(stretches: list[tuple[str | None, str]]) -> Markup:
    """A line as markup. A space goes with the word before it, and at the beginning with the next.

    On its own between two elements the layout would leave it out of the PDF's text.
    """
    out: list[tuple[str | None, str]] = []
    for name, text in stretches:
        if text and out and (not text.strip() or not out[-1][1].strip() or name == out[-1][0]):
            before, words = out.pop()
            out.append((before if words.strip() else name, words + text))
        elif text:
            out.append((name, text))
    return Markup("").join(
        element("span", text, class_=name) if name and text.strip() else escape(text)
        for name, text in out
    )


def _tokens(text: str, language: str | None) -> Iterator[tuple[str | None, str]]:
    """The stretches of ``text`` with their classes, neighbours of one class as one."""
    lexer = _lexer(language.lower()) if language and _is_readable(text) else None
    kinds = [(None, text)] if lexer is None else _read(lexer, text)
    for name, group in itertools.groupby(kinds, key=lambda one: one[0]):
        yield name, "".join(value for _, value in group)


def _read(lexer: Lexer, text: str) -> list[tuple[str | None, str]]:
    try:
        # some lexers know the last line only by its end
        found = [(_class_of(str(kind)), value) for _, kind, value in
                 lexer.get_tokens_unprocessed(f"{text}\n")]  # fmt: skip
    except Exception:  # noqa: BLE001 - of 500 lexers, which raise what they like, some have faults
        return [(None, text)]
    # colours are worth no word: a lexer that leaves out some is not trusted
    if "".join(value for _, value in found) != f"{text}\n":
        return [(None, text)]
    last, end = found.pop()
    return [*found, (last, end.removesuffix("\n"))]


def _is_readable(text: str) -> bool:
    return len(text) <= _LONGEST and max(map(len, text.split("\n"))) <= _LONGEST_LINE


@cache
def _class_of(kind: str) -> str | None:
    name = kind.removeprefix("Token.")
    while name and name not in _CLASSES:
        name = name.rpartition(".")[0]
    return _CLASSES.get(name)


@cache
def _lexer(language: str) -> Lexer | None:
    """The lexer by one of its names, or by the ending of its files where only one has it.

    Pygments' own search would look among all installed packages for further ones.
    """
    from pygments import lexers

    found: str | None = None
    for name, (_, _, aliases, patterns, _) in lexers.LEXERS.items():
        if language in aliases:
            found = name
            break
        if f"*.{language}" in patterns:
            found = found or name
    return getattr(lexers, found)() if found else None
