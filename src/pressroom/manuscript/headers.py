"""TeX macros among the metadata: what pandoc and Quarto put into the head of a LaTeX document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from pressroom.manuscript.files import Reader
from pressroom.manuscript.yamltree import MAX_METADATA, Tree, Value

_TEXTS = "header-includes"
_FILES = "include-in-header"
_COMMENT = re.compile(r"(?<!\\)%.*")
_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_DEFINES = re.compile(r"\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|g?def|let)\b")
_COMMAND = re.compile(r"\\([A-Za-z@]+)")


def take_macros(tree: Tree, reader: Reader) -> None:
    """Keeps in ``reader.preamble`` what the metadata, and the files of TeX that it names, define.

    ``header-includes`` that holds nothing else is no metadata and is taken out of ``tree``.
    """
    for name in _named(tree.value):
        if name.endswith(".tex") and os.path.lexists(reader.root / name):
            source = reader.text(name, limit=MAX_METADATA)
            if source:
                _keep(source.text[source.body :], reader)
    texts = [*_texts(tree.value)]
    for text in texts:
        _keep(text, reader)
    if texts and all(_only_defines(text) for text in texts):
        tree.value.pop(_TEXTS, None)


def _keep(text: str, reader: Reader) -> None:
    text = _bare(text)
    if _DEFINES.search(text):
        reader.preamble.append(text)


def _bare(text: str) -> str:
    return _COMMENT.sub("", _FENCE.sub("", text))


def _only_defines(text: str) -> bool:
    lines = [line.strip() for line in _bare(text).splitlines()]
    return bool(_DEFINES.search(text)) and not any(
        re.match(r"\\(?!(?:re)?newcommand|providecommand|DeclareMathOperator|g?def\b|let\b)", line)
        for line in lines
    )


def _texts(value: Value) -> Iterator[str]:
    """The TeX of a text, of a list of texts, and of Quarto's ``text:`` below its formats."""
    if not isinstance(value, dict):
        return
    given = value.get(_TEXTS)
    yield from (
        one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str)
    )
    for one in _headers(value):
        if isinstance(one, dict) and isinstance(text := one.get("text"), str):
            yield text


def _named(value: Value) -> Iterator[str]:
    for one in _headers(value):
        file = one.get("file") if isinstance(one, dict) else one
        if isinstance(file, str):
            yield file


def _headers(value: Value) -> Iterator[Value]:
    """What ``include-in-header`` names, at the top or for one format."""
    if not isinstance(value, dict):
        return
    formats = value.get("format")
    tables = [value, *(formats.values() if isinstance(formats, dict) else ())]
    for table in tables:
        given = table.get(_FILES) if isinstance(table, dict) else None
        yield from given if isinstance(given, list) else [given]
