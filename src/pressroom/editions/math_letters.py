"""Which characters of the font for formulas a reading system needs to set MathML."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

from pressroom.editions.math_spacing import M
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math

_ITALIC = (range(0x1D434, 0x1D468), range(0x1D6E2, 0x1D71C))  # Latin, Greek
# numbers beside rows, the sign of a root, and the minus that a hyphen becomes
_ALWAYS = frozenset("0123456789.()√−")


def letters_of_formulas(document: Document) -> frozenset[str]:
    """The characters of all formulas, as they are set: a name of one letter is slanted."""
    formulas = {node.mathml for node in walk(document) if isinstance(node, Math)}
    return _ALWAYS.union(*map(_letters, sorted(formulas))) if formulas else frozenset()


def _letters(mathml: str) -> Iterator[str]:
    for node in ET.fromstring(mathml).iter():  # noqa: S314 - the typesetter's own work
        text = (node.text or "").strip()
        yield from text
        if node.tag == f"{M}mi" and text in _slanted() and not node.get("mathvariant"):
            yield _slanted()[text]


@cache
def _slanted() -> dict[str, str]:
    """The mathematical italic of each letter; that of h is older than the others."""
    letters = {
        unicodedata.normalize("NFKC", chr(code)): chr(code) for codes in _ITALIC for code in codes
    }
    return {**letters, "h": "\N{PLANCK CONSTANT}"}
