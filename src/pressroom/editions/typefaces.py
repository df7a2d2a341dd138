"""The typefaces of an edition: which faces a document needs, and the licences they come with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pressroom.editions.fonts import (
    Face,
    is_for_code,
    is_for_math,
    open_charmap,
    open_font,
    read_faces,
)
from pressroom.editions.glyphs import Use, is_invisible, uses
from pressroom.guard import paths
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.model.manuscript import Styles
from pressroom.words import words_for

MAX_LICENCE = 1_000_000

_OPEN_FONT_LICENCE = re.compile(r"SIL Open Font License,?\s+Version\s+(\d+\.\d+)", re.IGNORECASE)
# up to the address in brackets, a reserved name or a full stop
_COPYRIGHT = re.compile(
    r"^\s*Copyright\s+(?:\(c\)\s*|©\s*)?([^\n]+?)\s*(?=\(http|, with |\.? All |\.?$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with what its licence file says of it; a part is empty where it says nothing."""

    family: str
    copyright: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class FontLicence:
    """A licence file's name and text, and the faces that it is for."""

    name: str
    text: bytes
    faces: tuple[Face, ...]


def needed_faces(document: Document, styles: Styles) -> tuple[Face, ...]:
    """The faces that the document is set in.

    All but the bold italic of a text face are always needed, since headings and captions use
    them; a monospaced face is where there is code, that of formulas where there is one, and a face
    for further scripts where there is one of their characters. Raises PressroomError where a file is missing.
    """
    kinds: set[Use] = set()
    characters = set(words_for(document.metadata.language, document.settings.words).text())
    for use, text, _ in uses(document):
        kinds.add(use)
        characters.update(text)
    formulas = any(isinstance(node, Math) for node in walk(document))
    return tuple(face for face in read_faces(styles) if _needed(face, kinds, characters, formulas))


def math_face(styles: Styles) -> Face | None:
    """The face that formulas are set in. Raises PressroomError where a file is missing."""
    for face in read_faces(styles):
        with open_font(face) as font:
            if is_for_math(font):
                return face
    return None


def _needed(face: Face, kinds: set[Use], characters: set[str], formulas: bool) -> bool:
    if face.ranges and not any(face.serves(one) and not is_invisible(one) for one in characters):
        return False
    with open_charmap(face) as font:
        mono = is_for_code(face, font)
        if is_for_math(font):
            return formulas
    if not mono:
        return not (face.bold and face.italic) or any(
            use.bold and use.italic and not use.code for use in kinds
        )
    wanted = {(use.bold, use.italic) for use in kinds if use.code}
    return bool(wanted) and (face.bold, face.italic) in {(False, False), *wanted}


def font_licences(faces: tuple[Face, ...]) -> Iterator[FontLicence]:
    """Each licence beside the font files.

    A licence is for the family that it names (``OFL-EBGaramond.txt``); one that names no family
    of the folder is for all faces there, and one that names a family not in use is left out.
    """
    folders: dict[Path, None] = dict.fromkeys(face.file.parent for face in faces)
    for folder in folders:
        here = tuple(face for face in faces if face.file.parent == folder)
        stems = {file.stem.partition("-")[0] for file in folder.glob("*.[ot]tf")}
        for file in sorted(folder.glob("*.txt")):
            own = tuple(face for face in here if face.family.replace(" ", "") in file.stem)
            if own or not any(stem in file.stem for stem in stems):
                text = paths.read_capped(file, MAX_LICENCE)
                yield FontLicence(file.name, text, own or here)


def typefaces(faces: tuple[Face, ...]) -> tuple[Typeface, ...]:
    """The families of ``faces``, each once, with copyright and licence as its file has them."""
    found = {face.family: Typeface(face.family) for face in faces}
    for licence in font_licences(faces):
        text = licence.text.decode("utf-8", "replace")
        named = _OPEN_FONT_LICENCE.search(text)
        owner = _COPYRIGHT.search(text)
        for family in {face.family for face in licence.faces}:
            found[family] = Typeface(
                family,
                f"© {owner[1]}" if owner else "",
                f"SIL Open Font License {named[1]}" if named else "",
            )
    return tuple(found.values())
