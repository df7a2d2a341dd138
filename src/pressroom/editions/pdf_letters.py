"""The letters that a viewer copies from a PDF, or reads aloud: those of the text.

WeasyPrint tells one text for each glyph of a font, the first that the glyph stood for. But in Arabic
a glyph stands for one letter here and for another there, several glyphs may draw one letter, and
points above and below are moved to their places, which viewers take for new words and lines; in
small capitals one glyph is A and a. So what draws one letter gets a number of its own for each text
that it tells, and is made one glyph where it is more. A line from right to left has one number for
each letter, since viewers turn it round letter by letter.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

# scripts whose glyphs may stand for several letters; Latin, Greek and Cyrillic are not among them,
# but for letters with marks of their own, which may be drawn in other parts than they are written
_INTRICATE = re.compile("[\u0300-\u036f\u0590-\u1dff\u2c00-\ua71f\ua800-\ufaff\ufb1d-\U0010ffff]")
_CAPITALS = frozenset({"c2sc", "smcp"})
_JOINERS = ("\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}")
_UNKNOWN = 0x100  # numbers behind the glyphs are WeasyPrint's, for characters that no font has
_LAST = 0xFFFF
_WIDE = 50  # a move, in thousandths of the font's size, that a viewer may take for a space


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is drawn for ``text``: glyphs with their places, in thousandths of the font's size."""

    glyphs: tuple[tuple[int, int, int], ...]
    width: int
    text: str


class _PlainError(Exception):
    """A line that is drawn as WeasyPrint draws it."""


@dataclass(slots=True)
class Letters:
    """The numbers that were given to shapes, by the mark of the font's file."""

    given: dict[str, dict[_Shape, int]] = field(default_factory=dict)

    def number(self, font: Any, shape: _Shape) -> int:
        """The number of ``shape`` in ``font``: that of its glyph, where this tells the text."""
        glyphs = [glyph for glyph, _, _ in shape.glyphs]
        parts = unicodedata.normalize("NFC", shape.text)  # as fonts draw them, one by one
        told = parts if len(parts) == len(glyphs) else [shape.text] * len(glyphs)
        for glyph, part in zip(glyphs, told, strict=True):  # what has a text is kept in the font
            font.to_unicode.setdefault(glyph, part)
        if shape.glyphs == ((*glyphs, 0, 0),) and font.to_unicode[glyphs[0]] == shape.text:
            return glyphs[0]
        known = self.given.setdefault(font.hash, {})
        number = known.setdefault(shape, int(font.glyph_count) + _UNKNOWN + len(known))
        if number > _LAST:
            raise _PlainError
        font.to_unicode[number], font.widths[number] = shape.text, shape.width
        return number

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Draws the shapes in each font, and gives it the map that leads to them."""
        maps: dict[str, pikepdf.Object] = {}
        for font in list(pdf.objects):
            if not isinstance(font, pikepdf.Dictionary) or "/CIDToGIDMap" not in font:
                continue
            name = str(font.BaseFont)[1:].partition("+")[0]
            if known := self.given.get(name):
                if name not in maps:
                    glyphs = _draw(font.FontDescriptor.FontFile2, known)
                    table = [*range(min(known.values())), *glyphs]
                    maps[name] = pdf.make_stream(b"".join(one.to_bytes(2, "big") for one in table))
                font.CIDToGIDMap = maps[name]


def _draw(file: pikepdf.Object, known: dict[_Shape, int]) -> list[int]:
    """Adds the shapes that are no glyph to the font ``file``; the glyph of each shape."""
    font = TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False)
    order = list(font.getGlyphOrder())
    outlines, scale = font["glyf"], font["head"].unitsPerEm / 1000
    drawn: dict[tuple[object, int], int] = {}
    for shape in known:
        key = (shape.glyphs, shape.width)
        if key in drawn:
            continue
        if len(shape.glyphs) == 1 and shape.glyphs[0][1:] == (0, 0):
            drawn[key] = shape.glyphs[0][0]
            continue
        pen = TTGlyphPen(font.getGlyphSet())
        for glyph, right, up in shape.glyphs:
            pen.addComponent(order[glyph], (1, 0, 0, 1, round(right * scale), round(up * scale)))
        name, drawn[key] = f"shape{len(drawn)}", len(font.getGlyphOrder())
        outlines[name] = pen.glyph()  # joins the order
        outlines[name].recalcBounds(outlines)
        # where the outline begins: a viewer moves it there
        font["hmtx"][name] = (round(shape.width * scale), getattr(outlines[name], "xMin", 0))
    out = io.BytesIO()
    font.save(out)
    file.write(out.getvalue())
    file.Length1 = len(out.getvalue())
    return [drawn[shape.glyphs, shape.width] for shape in known]


@contextmanager
def telling() -> Iterator[Letters]:
    """While it lasts, the PDFs that WeasyPrint writes tell their letters; see ``Letters.write``."""
    letters = Letters()
    draw = drawing.draw_first_line

    def draw_and_tell(
        stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
    ) -> list[Any]:
        if _is_intricate(textbox):
            try:
                return _show(stream, textbox, matrix, letters)
            except _PlainError:
                pass
        begin = len(stream.stream)
        drawn = draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        # where a line has an empty string, PDFium, and so Chrome, loses the space at its end
        stream.stream[begin:] = [item.replace(b"<>", b" ") for item in stream.stream[begin:]]
        return drawn

    drawing.draw_first_line = draw_and_tell
    try:
        yield letters
    finally:
        drawing.draw_first_line = draw


def _is_intricate(textbox: Any) -> bool:
    features = textbox.style["font_feature_settings"]
    return bool(_INTRICATE.search(textbox.text)) or (
        features != "normal" and not _CAPITALS.isdisjoint(dict(features))
    )


def _show(stream: Any, textbox: Any, matrix: Any, letters: Letters) -> list[Any]:
    """Draws a line. Raises _PlainError where its font has pictures, or no outlines of its own."""
    if not textbox.text.strip():
        return []
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    shown: list[tuple[Any, float, str]] = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        font, size = stream.add_font(item.analysis.font)
        if font.bitmap or font.png or font.svg or font.colr or font.type == "otf":
            raise _PlainError
        parts = [*_parts(stream, font, size, item, glyphs, text, letters)]
        shown.append((font, size, "".join(parts)))
    stream.set_text_matrix(*matrix.values)
    for font, size, parts_shown in shown:
        stream.set_font_size(font.hash, size)
        stream.show_text(parts_shown)
    return []


def _parts(
    stream: Any, font: Any, size: float, item: Any, glyphs: Any, text: bytes, letters: Letters
) -> Iterator[str]:
    """The numbers of a run, and how far to go back after each, as TJ has them."""
    backwards = bool(item.analysis.level % 2)
    run = text[item.offset : item.offset + item.length]
    starts = [_base(run, start) for start in glyphs.log_clusters[0 : glyphs.num_glyphs]]
    firsts = sorted(set(starts))
    ends = dict(zip(firsts, [*firsts[1:], item.length], strict=True))
    for start in dict.fromkeys(starts):
        told = run[start : ends[start]].decode()
        own = [glyphs.glyphs[at] for at, one in enumerate(starts) if one == start]
        placed, pen = _placed(own, 1000 * FROM_UNITS / size)
        natural = sum(_width(stream, font, size, item, glyph) for glyph, _, _ in placed)
        if not placed and told not in _JOINERS:
            yield _back(-pen)
            continue
        _, lead, up = placed[0] if len(placed) == 1 else (0, 0, 1)
        loose = max(abs(lead), abs(natural - pen + lead)) < _WIDE or not told.strip()
        if not up and (loose or not backwards):
            placed = ((placed[0][0], 0, 0),)
            yield _back(-lead)
            pen -= lead
        else:
            natural = round(pen)
        if backwards:
            for letter in reversed(told[1:]):
                yield f"<{letters.number(font, _Shape((), 0, letter)):04x}>"
            told = told[:1]
        yield f"<{letters.number(font, _Shape(placed, natural, told)):04x}>"
        yield _back(natural - pen)


def _placed(own: list[Any], scale: float) -> tuple[tuple[tuple[int, int, int], ...], float]:
    """The glyphs of a cluster with their places, and how far the next one is."""
    placed: list[tuple[int, int, int]] = []
    pen = 0.0
    for info in own:
        place = info.geometry
        if info.glyph != pango.PANGO_GLYPH_EMPTY:
            if info.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                raise _PlainError
            right, up = round(pen + place.x_offset * scale), round(-place.y_offset * scale)
            placed.append((int(info.glyph), right, up))
        pen += place.width * scale
    return tuple(placed), pen


def _base(run: bytes, start: int) -> int:
    """Where the letter begins that the mark at ``start`` belongs to; ``start`` where it is none."""
    while start and unicodedata.category(_letter(run, start)).startswith("M"):
        start = len(run[:start].decode()[:-1].encode())
    return start


def _letter(run: bytes, start: int) -> str:
    return run[start : start + 4].decode(errors="ignore")[0]


def _back(distance: float) -> str:
    return f" {distance:.1f} " if round(distance, 1) else ""


def _width(stream: Any, font: Any, size: float, item: Any, glyph: int) -> int:
    if glyph not in font.widths:
        extents = (item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
        pango.pango_font_get_glyph_extents(*extents)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return int(font.widths[glyph])
