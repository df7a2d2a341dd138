"""Works that the metadata itself cites or holds: pandoc's keys ``nocite`` and ``references``."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pressroom.manuscript import rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.front import Front
from pressroom.manuscript.headers import take_macros
from pressroom.manuscript.tomltree import read_toml
from pressroom.manuscript.yamltree import Tree, Value, read_yaml
from pressroom.model.manuscript import Source

# as pandoc's manual has keys; "@*" stands for every work
_KEY = re.compile(r"@(?:(\*)|\{([^{}\s]+)\}|(\w(?:[:.#$%&\-+?<>~/]?\w)*))")


def read_metadata(
    source: Source, start: int, end: int, reader: Reader, *, lenient: bool = False
) -> Tree | None:
    """The metadata between two offsets of ``source``; None, and a problem, where it is no YAML."""
    # what follows is no YAML; where the metadata holds works, all of it is citation data
    metadata = replace(source, text=source.text[:end])
    tree = read_yaml(metadata, start, end, reader.problems, lenient=lenient)
    if tree:
        take_cited(tree, reader)
        take_macros(tree, reader)
    return tree


def read_front(
    source: Source, front: Front, reader: Reader, *, lenient: bool = False
) -> Tree | None:
    """What front matter says, in YAML or TOML; None, and a problem, where it is neither."""
    if not front.toml:
        return read_metadata(source, front.start, front.end, reader, lenient=lenient)
    before = re.sub(r"[^\r\n]", " ", source.text[: front.start])
    alone = replace(source, text=before + source.text[front.start : front.end], body=0)
    tree = read_toml(alone, reader.problems)
    if tree:
        tree.value = {key: _as_yaml(value) for key, value in tree.value.items()}
        take_cited(tree, reader)
    return tree


def _as_yaml(value: object) -> Value:
    """A value of TOML as our reader of YAML gives it: numbers and dates are text."""
    match value:
        case dict():
            return {str(key): _as_yaml(one) for key, one in value.items()}
        case list():
            return [_as_yaml(one) for one in value]
        case bool() | str():
            return value
        case dt.datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def take_cited(tree: Tree, reader: Reader) -> None:
    """Takes both keys out of ``tree``: they are no metadata.

    The works that ``nocite`` names are kept in ``reader.uncited``. Where there are ``references``,
    the file itself is kept in ``reader.references``, since it is citation data in YAML.
    """
    if "nocite" in tree.value:
        value = tree.value.pop("nocite")
        place = tree.place(("nocite",))
        texts = value if isinstance(value, list) else [value]
        keys = [
            key for text in texts for key in _KEY.findall(text if isinstance(text, str) else "")
        ]
        if not keys:
            reader.report(
                rules.META_TYPE, '"nocite" names no work', place, "write nocite: '@key, @other'"
            )
        reader.uncited += [("".join(found), place) for found in keys]
    if "references" in tree.value:
        if not isinstance(tree.value.pop("references"), list):
            place = tree.place(("references",))
            reader.report(rules.META_TYPE, '"references" must be a list', place)
        else:
            reader.references.append(tree.source)
