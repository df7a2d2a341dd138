"""The font of formulas: which works carry it, and what is left of it in them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from fontTools.ttLib import TTFont

from pressroom.editions.drawings import draw
from pressroom.editions.epub_fonts import embed
from pressroom.editions.fonts import open_font, subset_font
from pressroom.editions.glyphs import missing_glyphs
from pressroom.editions.math_letters import letters_of_formulas
from pressroom.editions.typefaces import math_face, needed_faces
from pressroom.manuscript.styles import load_styles
from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Section
from pressroom.model.inline import Inline, Math, Text
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place
from pressroom.model.settings import Settings

P = Place(PurePosixPath("a.md"), 1, 1)
HOUSE = Path(__file__).parents[3] / "styles"
MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mo>(</mo><mi>h</mi><mi>sin</mi>'
    '<mi mathvariant="normal">d</mi><mo>∫</mo><mn>7</mn></math>'
)


@pytest.fixture
def house(tmp_path: Path) -> Styles:
    return load_styles(tmp_path, "styles", HOUSE, [])


def document(*nodes: Inline) -> Document:
    metadata = Metadata("T", "en", (Identifier("uri", "urn:x"),), datetime(2024, 1, 1, tzinfo=UTC))
    section = Section("s", 1, (), (Paragraph(nodes, P),), (), P)
    return Document("t", metadata, Settings(), (section,))


def families(book: Document, styles: Styles) -> set[str]:
    return {face.family for face in needed_faces(book, styles)}


def test_only_a_work_with_formulas_carries_the_font(house: Styles) -> None:
    assert "STIX Two Math" in families(document(Math("h", False, P, MATHML)), house)
    assert "STIX Two Math" not in families(document(Text("h", P)), house)


def test_a_name_of_one_letter_is_slanted() -> None:
    letters = letters_of_formulas(document(Math("h", False, P, MATHML)))
    assert {"ℎ", "h", "s", "d", "(", "∫", "7"} <= letters
    assert "𝑑" not in letters and letters_of_formulas(document(Text("x", P))) == frozenset()


def test_what_is_embedded_can_still_grow(house: Styles) -> None:
    book = document(Math("h", False, P, MATHML))
    fonts = {one.face.family: one for one in embed(book, needed_faces(book, house), "Words")}
    data = fonts["STIX Two Math"].data
    font = TTFont(io.BytesIO(data))
    assert len(data) < 40_000
    assert "W" not in map(chr, font.getBestCmap() or ())  # the words have a font of their own
    variants = font["MATH"].table.MathVariants
    grows = dict(
        zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True)
    )
    parts = {len(one.MathGlyphVariantRecord) for one in grows.values()}
    assert len(grows) >= 3 and min(parts) > 1  # a bracket, an integral, a root
    assert any(one.GlyphAssembly for one in grows.values())
    kept = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert "ssty" in kept


def test_the_letters_of_a_whole_book_weigh_little(house: Styles) -> None:
    face = math_face(house)
    assert face
    with open_font(face) as font:
        many = [*range(0x20, 0x7F), *range(0x391, 0x3CA), *range(0x2190, 0x22FF)]
        letters = frozenset(map(chr, [*many, *range(0x1D400, 0x1D4D0), *range(0x1D538, 0x1D56C)]))
        assert len(subset_font(font, letters)) < 300_000


def test_the_font_of_formulas_shows_no_words(house: Styles) -> None:
    assert [one.code for one in missing_glyphs(document(Text("⨌", P)), house)] == ["GLYPH-001"]


def test_drawings_are_made_with_the_font_of_the_styles(house: Styles) -> None:
    face = math_face(house)
    assert face and draw(MATHML, face.file) == draw(MATHML)
    with pytest.raises(OSError, match="none"):
        draw(MATHML, Path("none.ttf"))
