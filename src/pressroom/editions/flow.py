"""The flow of the text that both editions share: a place in it can be told in one and found in the other.

A place is told by the element that begins last before it (its own ``id``, or the key that a block
of the document has in every edition) and by how many letters of the text stand between. Spaces do
not count, nor what can be in one edition only: calls and notes, printed addresses, formulas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from pressroom.model.block import Block
from pressroom.model.document import Document, walk

KEY = "data-flow"

_SILENT_TAGS = frozenset({"svg", "math", "head"})
_SILENT_CLASSES = frozenset(
    "noteref footnote note-number formula-number page-ref locators backlinks".split()
)


def keys(document: Document) -> Mapping[int, str]:
    """A key for each block, by the identity of its node: the same in every edition."""
    kinds = get_args(Block)
    return {id(node): str(at) for at, node in enumerate(walk(document)) if isinstance(node, kinds)}


def is_silent(tag: str, classes: str, role: str) -> bool:
    """Whether what stands in such an element does not count as text."""
    names = classes.split()
    return (
        tag in _SILENT_TAGS
        or not _SILENT_CLASSES.isdisjoint(names)
        or role == "doc-backlink"
        or (tag == "span" and "address" in names)
    )


def letters(text: str) -> str:
    """What counts of a text: no spaces, and no marks that only steer where a line may end."""
    return _UNCOUNTED.sub("", text)


_UNCOUNTED = re.compile("[\\s\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]+")
