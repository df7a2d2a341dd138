"""Which characters of a document no font of the house can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.editions.font_rules import MISSING_GLYPH
from pressroom.editions.fonts import Face, is_for_code, is_for_math, open_charmap, read_faces
from pressroom.editions.scripts import advice
from pressroom.model.block import Admonition, Details, Listing
from pressroom.model.document import Document, Node, inside
from pressroom.model.inline import Code, Emphasis, IndexTerm, Keyboard, Math, Strong, Text
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Place, Problem, problem

# Default_Ignorable_Code_Point of Unicode 15 that is not of the category Cf: they show nothing
_IGNORABLE = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)  # fmt: skip

# of the category Cf, and yet they show something: signs of numbers, verses and abbreviations
_SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9\ufffa\ufffb"
    "\U000110bd\U000110cd"
)


@dataclass(frozen=True, slots=True)
class Use:
    """How a stretch of text is set: the face that must have its characters."""

    code: bool = False
    bold: bool = False
    italic: bool = False


def uses(document: Document) -> Iterator[tuple[Use, str, Place | None]]:
    """Every stretch of text with how it is set: first the metadata's, then the document's."""
    for text in metadata_texts(document.metadata):
        yield Use(), text, None
    for title in (document.metadata.title, document.metadata.subtitle):
        yield Use(italic=True), title or "", None  # so they stand in the imprint and on the cover
    parts: tuple[Node, ...] = (*document.sections, *document.notes, *document.references)
    for part in parts:
        yield from _uses(part, Use())


def metadata_texts(metadata: Metadata) -> Iterator[str]:
    """The words of the metadata that an edition prints."""
    people = (*metadata.creators, *metadata.contributors)
    licence = metadata.licence.name if metadata.licence else None
    series = metadata.series.name if metadata.series else None
    for text in (
        metadata.title, metadata.subtitle, metadata.publisher, metadata.rights, licence, series,
        metadata.version, metadata.accessibility_summary, *(person.name for person in people),
    ):  # fmt: skip
        if text:
            yield text


def _uses(node: Node, use: Use) -> Iterator[tuple[Use, str, Place | None]]:
    match node:
        case Text(text=text, place=place):
            yield use, text, place
            return
        case Code(text=text, place=place) | Listing(text=text, place=place):
            yield Use(code=True, bold=use.bold, italic=use.italic), text, place
            return
        case Keyboard():
            use = Use(code=True, bold=use.bold, italic=use.italic)
        case IndexTerm(terms=terms, see=see, see_also=also, place=place):
            yield Use(), "".join((*terms, see, also)), place  # in the index, whatever stands here
        case Math(tag=tag, rows=rows, place=place):
            # the formula itself has a font of its own
            yield use, "".join((tag, *(row.tag for row in rows))), place
            return
        case Emphasis():
            use = Use(use.code, use.bold, not use.italic)
        case Strong():
            use = Use(use.code, True, use.italic)
        case Admonition(title=head) | Details(summary=head):
            for word in head:
                yield from _uses(word, Use(use.code, True, use.italic))
            for block in node.blocks:
                yield from _uses(block, use)
            return
    for child in inside(node):
        yield from _uses(child, use)


def is_invisible(character: str) -> bool:
    """Whether a reader sees nothing of ``character``: spaces, controls and default-ignorables."""
    kind = unicodedata.category(character)
    seen = kind not in ("Cc", "Cf", "Zs") or character in _SEEN
    return not seen or character in _IGNORABLE


class Repertoire:
    """The characters of each face, read from the cmap tables only."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self._known: list[tuple[Face, bool, frozenset[str]]] = []
        for face in faces:
            with open_charmap(face) as font:
                if is_for_math(font):
                    continue
                codes: Iterable[int] = font.getBestCmap() or ()
                if face.ranges:
                    codes = [
                        code for first, last in face.ranges for code in codes
                        if first <= code <= last
                    ]  # fmt: skip
                served = frozenset(map(chr, codes))
                self._known.append((face, is_for_code(face, font), served))

    def faces(self, use: Use) -> Iterator[tuple[Face, frozenset[str]]]:
        """The faces that ``use`` is set in, one of each family of its kind.

        In code the faces for further scripts stand behind the monospaced ones.
        """
        kind = [
            known for known in self._known if known[1] == use.code or (use.code and known[0].ranges)
        ] or self._known
        # faces of one family may share its characters out among them
        for key in dict.fromkeys((face.family, face.ranges) for face, _, _ in kind):
            own = [(face, chars) for face, _, chars in kind if (face.family, face.ranges) == key]
            yield min(own, key=lambda item: self._distance(item[0], use))

    @staticmethod
    def _distance(face: Face, use: Use) -> tuple[bool, int]:
        """As CSS Fonts 4, 5.2 matches: the style first, then the nearest weight."""
        return (face.italic != use.italic, abs(face.weight - (700 if use.bold else 400)))


def missing_glyphs(document: Document, styles: Styles) -> Iterator[Problem]:
    """A problem for each character that no embedded face can show where it stands.

    Each is reported once, at its first place. Without a font in the style sheets there is nothing
    to measure against, and nothing is reported.
    """
    repertoire = Repertoire(read_faces(styles))
    covered: dict[Use, frozenset[str]] = {}
    told: set[str] = set()
    for use, text, place in uses(document):
        if use not in covered:
            sets = [characters for _, characters in repertoire.faces(use)]
            covered[use] = frozenset().union(*sets) if sets else frozenset(text)
            if not sets:
                return
        if covered[use].issuperset(text):
            continue
        for character in sorted(set(text) - covered[use] - told):
            if not is_invisible(character) and not _is_made(character, text, covered[use]):
                told.add(character)
                yield _missing(character, place)


def _is_made(character: str, text: str, known: frozenset[str]) -> bool:
    """Whether ``character`` is drawn from others: a letter from its parts, a mark with its letter."""
    if unicodedata.combining(character):
        whole = unicodedata.normalize("NFC", text)
        return character not in whole and all(one in known or one in text for one in whole)
    parts = unicodedata.normalize("NFD", character)
    return len(parts) > 1 and known.issuperset(parts)


def _missing(character: str, place: Place | None) -> Problem:
    name = unicodedata.name(character, "a character without a name").lower()
    where = "" if place else " of the metadata"
    return problem(
        MISSING_GLYPH,
        f'no font has a glyph for "{character}"{where} (U+{ord(character):04X}, {name})',
        place,
        advice(character),
    )
