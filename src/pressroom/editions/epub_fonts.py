"""The fonts that go into an edition for screens: cut down to the characters that it shows."""

from __future__ import annotations

import io
import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from pressroom.editions.fonts import (
    FONT_TYPES,
    Face,
    is_for_code,
    is_for_math,
    open_font,
    subset_font,
)
from pressroom.editions.glyphs import uses
from pressroom.editions.math_letters import letters_of_formulas
from pressroom.model.document import Document

# readers add page numbers and the like in the book's font
_ALWAYS = frozenset(string.ascii_letters + string.digits + string.punctuation + " \u00a0\u2060")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font file of the EPUB, at ``name`` below the package's folder."""

    face: Face
    name: str
    media_type: str
    data: bytes


def embed(document: Document, faces: tuple[Face, ...], shown: str) -> tuple[Embedded, ...]:
    """``faces`` with the glyphs for ``shown``, all text of the EPUB.

    Faces of one file share its data. A monospaced face gets the characters of the code only, that of formulas those of the formulas.
    """
    code = frozenset("".join(text for use, text, _ in uses(document) if use.code))
    # a style sheet may ask for capitals, which the text itself does not hold
    text = frozenset(shown) | frozenset(shown.upper()) | _ALWAYS
    files: dict[Path, list[Face]] = {}
    for face in faces:
        files.setdefault(face.file, []).append(face)
    cut = {}
    for file, served in files.items():
        with open_font(served[0]) as font:
            wanted: set[str] = set()
            for face in served:
                if is_for_math(font):
                    own = letters_of_formulas(document)
                else:
                    own = code | _ALWAYS if is_for_code(face, font) else text
                wanted.update(filter(face.serves, own))
            cut[file] = subset_font(font, frozenset(wanted))
    return tuple(
        Embedded(
            face, f"fonts/{face.file.name}", FONT_TYPES[face.file.suffix.lower()], cut[face.file]
        )
        for face in faces
    )


def below_the_package(font: Embedded) -> str:
    """The address of a font from a style sheet that is one folder below the package."""
    return f"../{font.name}"


def font_faces(
    fonts: tuple[Embedded, ...], address: Callable[[Embedded], str] = below_the_package
) -> str:
    """The ``@font-face`` rules for a style sheet that finds each font at its ``address``."""
    return "".join(
        "@font-face {\n"
        f'  font-family: "{font.face.family}";\n'
        f"  font-style: {font.face.style};\n"
        f"  font-weight: {font.face.weight};\n"
        f'  src: url("{address(font)}");\n'
        f"{_range(font.face)}"
        "}\n"
        for font in fonts
    )


def woff2(data: bytes) -> bytes:
    """A font packed for browsers, at less than half its size; the same font gives the same bytes."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _range(face: Face) -> str:
    if not face.ranges:
        return ""
    ranges = ", ".join(f"U+{first:X}-{last:X}" for first, last in face.ranges)
    return f"  unicode-range: {ranges};\n"
