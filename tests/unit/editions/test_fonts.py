from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from pressroom.editions.epub import make_epub
from pressroom.editions.epub_fonts import embed, font_faces
from pressroom.editions.fonts import is_monospaced, open_charmap, open_font, read_faces, subset_font
from pressroom.editions.glyphs import missing_glyphs, uses
from pressroom.editions.scripts import advice
from pressroom.editions.typefaces import Typeface, font_licences, needed_faces, typefaces
from pressroom.model.block import Admonition, Details, Paragraph
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import Code, Emphasis, IndexTerm, Inline, Keyboard, Strong, Text
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place, PressroomError
from pressroom.model.settings import Settings

HERE = Place(PurePosixPath("a.md"), 3, 1)
LETTERS = "".join(map(chr, range(33, 127)))
FACES = (
    ("Serif", "serif", "normal", "400"), ("Serif", "serif-italic", "italic", "400"),
    ("Serif", "serif-bold", "normal", "bold"), ("Serif", "serif-both", "italic", "700"),
    ("Fixed", "fixed", "normal", "normal"),
)  # fmt: skip


def make_font(file: Path, characters: str, mono: bool = False) -> None:
    names = {ord(c): f"g{ord(c)}" for c in characters}
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (500, 500)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(
        {name: (600 if mono or name != "g105" else 200, 0) for name in order}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": file.stem, "licenseDescription": "OFL"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)


@pytest.fixture
def styles(tmp_path: Path) -> Styles:
    folder = tmp_path / "fonts"
    folder.mkdir()
    rules = []
    for family, stem, style, weight in FACES:
        extra = {"serif": "é", "serif-italic": "", "serif-bold": "é", "serif-both": "é"}.get(
            stem, ""
        )
        make_font(folder / f"{stem}.ttf", LETTERS + extra, mono=stem == "fixed")
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight};'
            f' src: local("x"), url("fonts/{stem}.ttf") format("truetype"); }}'
        )
    return Styles({"fonts.css": "/* faces */" + "\n".join(rules)}, (tmp_path,), "0")


def document(*children: Inline, title: str = "T") -> Document:
    metadata = Metadata(title, "en", (Identifier("uuid", "u"),), datetime(2024, 1, 1, tzinfo=UTC))
    section = Section("s", 1, (), (Paragraph(children, HERE),), (), HERE)
    return Document("t", metadata, Settings(), (section,))


def stems(book: Document, styles: Styles) -> list[str]:
    return [face.file.stem for face in needed_faces(book, styles)]


def test_faces_are_read_from_the_sheet(styles: Styles) -> None:
    faces = read_faces(styles)
    assert [(f.family, f.file.stem, f.style, f.weight) for f in faces] == [
        ("Serif", "serif", "normal", 400), ("Serif", "serif-italic", "italic", 400),
        ("Serif", "serif-bold", "normal", 700), ("Serif", "serif-both", "italic", 700),
        ("Fixed", "fixed", "normal", 400),
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["fonts/none.ttf", "../serif.ttf", "https://example.org/a.ttf"])
def test_a_font_that_is_not_there_is_an_error(styles: Styles, address: str) -> None:
    sheet = f'@font-face {{ font-family: Lost; src: url("{address}") }}'
    with pytest.raises(PressroomError) as caught:
        read_faces(Styles({"fonts.css": sheet}, styles.roots, "0"))
    (found,) = caught.value.problems
    assert found.code == "GLYPH-002"
    assert "Lost" in found.message
    assert address in found.message


def test_a_monospaced_font_is_known_by_its_widths(styles: Styles) -> None:
    kinds = [is_monospaced(open_font(face)) for face in read_faces(styles)]
    assert kinds == [False, False, False, False, True]


def test_a_font_that_is_opened_for_its_characters_tells_the_same_of_them(styles: Styles) -> None:
    for face in read_faces(styles):
        quick, whole = open_charmap(face), open_font(face)
        assert (quick.getBestCmap() or {}).keys() == (whole.getBestCmap() or {}).keys()
        assert is_monospaced(quick) == is_monospaced(whole)


def test_a_subset_has_what_was_asked_for_and_keeps_its_licence(styles: Styles) -> None:
    face = read_faces(styles)[0]
    data = subset_font(open_font(face), frozenset("ab"))
    font = TTFont(io.BytesIO(data))
    assert set(font.getBestCmap() or {}) == {ord("a"), ord("b")}
    assert font["name"].getDebugName(13) == "OFL"
    assert data == subset_font(open_font(face), frozenset("ba"))


def test_faces_come_along_when_they_are_used(styles: Styles) -> None:
    plain = ["serif", "serif-italic", "serif-bold"]
    assert stems(document(Text("a", HERE)), styles) == plain
    assert stems(document(Code("a", HERE)), styles) == [*plain, "fixed"]
    both = Strong((Emphasis((Text("a", HERE),), HERE),), HERE)
    assert stems(document(both), styles) == [*plain, "serif-both"]


def test_the_embedded_sheet_names_the_embedded_files(styles: Styles) -> None:
    fonts = embed(document(), needed_faces(document(), styles), "")
    sheet = font_faces(fonts)
    assert sheet.count("@font-face") == 3
    assert 'url("../fonts/serif-italic.ttf")' in sheet
    assert fonts[0].name == "fonts/serif.ttf"


def test_a_licence_is_for_the_family_it_names(styles: Styles, tmp_path: Path) -> None:
    (tmp_path / "fonts" / "OFL-Fixed.txt").write_text("for Fixed")
    (tmp_path / "fonts" / "README.txt").write_text("for all")
    faces = needed_faces(document(Code("a", HERE)), styles)
    found = {one.name: (one.text, len(one.faces)) for one in font_licences(faces)}
    assert found == {"OFL-Fixed.txt": (b"for Fixed", 1), "README.txt": (b"for all", 4)}


def test_a_licence_of_a_face_that_is_not_in_use_stays_out(styles: Styles, tmp_path: Path) -> None:
    (tmp_path / "fonts" / "OFL-fixed.txt").write_text("for Fixed")
    assert list(font_licences(needed_faces(document(), styles))) == []


@pytest.mark.parametrize(
    ("text", "owner", "licence"),
    [
        (
            """Copyright 2017 The Project Authors (https://example.org)

            This Font Software is licensed under the SIL Open Font License, Version 1.1.""",
            "© 2017 The Project Authors",
            "SIL Open Font License 1.1",
        ),
        ("Copyright (c) 2010, Ann, with Reserved Font Name 'A'. All Rights.", "© 2010, Ann", ""),
        ("Copyright © 2020 Bo. All rights reserved.\nMore.", "© 2020 Bo", ""),
        ("Do what you like.", "", ""),
    ],
)
def test_a_typeface_is_told_as_its_licence_has_it(
    styles: Styles, tmp_path: Path, text: str, owner: str, licence: str
) -> None:
    (tmp_path / "fonts" / "OFL-Serif.txt").write_text(text)
    told = typefaces(needed_faces(document(Code("a", HERE)), styles))
    assert told == (Typeface("Serif", owner, licence), Typeface("Fixed"))


def test_the_house_typefaces_name_their_owners_and_licences() -> None:
    folder = Path(__file__).parents[3] / "styles"
    house = Styles({"fonts.css": (folder / "fonts.css").read_text()}, (folder,), "0")
    told = typefaces(read_faces(house))
    assert [face.family for face in told] == [
        "EB Garamond", "Noto Sans Mono", "Noto Serif Hebrew", "Amiri", "Noto Emoji",
    ]  # fmt: skip
    assert all(face.licence == "SIL Open Font License 1.1" for face in told)
    assert all(face.copyright.startswith("© 20") and "(" not in face.copyright for face in told)


def test_a_character_without_a_glyph_is_named_with_its_place(styles: Styles) -> None:
    (found,) = missing_glyphs(document(Text("a海b海", HERE)), styles)
    assert (found.code, found.place) == ("GLYPH-001", HERE)
    assert "海" in found.message
    assert "U+6D77" in found.message
    assert "Noto Serif SC or JP" in found.hint and "U+2E80-A4CF" in found.hint


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("항", ("Korean", "Noto Serif KR", "U+AC00-D7FF")), ("か", ("Japanese", "Noto Serif JP")),
        ("ก", ("for Thai", "Noto Serif Thai", "U+0E00-0E7F")), ("\U0001f600", ("Noto Emoji",)),
        ("अ", ("for Devanagari", "Noto Serif Devanagari", "U+0900-097F")), ("→", ("U+2192",)),
        ("ᓀ", ("for Canadian", "one of the Noto fonts", "U+1480-14FF")), ("א", ("that has it", "U+05D0")),
    ],
)  # fmt: skip
def test_the_hint_names_a_font_for_the_script(character: str, words: tuple[str, ...]) -> None:
    hint = advice(character)
    assert all(word in hint for word in (*words, "styles/further-fonts.css"))


@pytest.mark.parametrize(
    "text", ["e\u0301", "\u200d\u200c\u200e\u2067\u00ad\ufeff\ufe0f\U000e0100"]
)
def test_what_is_drawn_with_a_letter_or_not_at_all_needs_no_glyph(
    styles: Styles, text: str
) -> None:
    assert list(missing_glyphs(document(Text(text, HERE)), styles)) == []


def test_a_mark_that_no_letter_takes_is_missing(styles: Styles) -> None:
    (found,) = missing_glyphs(document(Text("a\u0323", HERE)), styles)
    assert "U+0323" in found.message


@pytest.mark.parametrize(
    ("node", "missing"),
    [
        (Text("é", HERE), False),
        (Code("é", HERE), True),
        (IndexTerm((), ("é",), "i", HERE), False),
        (IndexTerm((), ("a", "海"), "i", HERE), True),
        (IndexTerm((), ("a",), "", HERE, see="海"), True),
        (Emphasis((Text("é", HERE),), HERE), True),
        (Keyboard((Text("é", HERE),), HERE), True),
        (Strong((Text("é", HERE),), HERE), False),
        (Emphasis((Emphasis((Text("é", HERE),), HERE),), HERE), False),
        (Text("a\u00ad\u2060\ufe0f \u00a0\u2009\n", HERE), False),
    ],
)
def test_each_text_is_measured_against_its_own_face(
    styles: Styles, node: Inline, missing: bool
) -> None:
    assert bool(list(missing_glyphs(document(node), styles))) is missing


def test_titles_of_admonitions_are_bold() -> None:
    words = (Emphasis((Text("a", HERE),), HERE),)
    inside = (Paragraph((Text("b", HERE),), HERE),)
    section = Section(
        "s", 1, (), (Admonition("tip", words, inside, HERE), Details(words, inside, HERE)), (), HERE
    )
    found = [(text, use.bold, use.italic) for use, text, place in uses(
        replace(document(Text("c", HERE)), sections=(section,))
    ) if place]  # fmt: skip
    assert found == [("a", True, True), ("b", False, False)] * 2


def test_notes_and_metadata_are_looked_at_too(styles: Styles) -> None:
    (found,) = missing_glyphs(document(title="海"), styles)
    assert found.place is None
    assert len(list(missing_glyphs(document(title="é"), styles))) == 1  # the italic has none
    note = Note("n", 1, (Paragraph((Text("海", HERE),), HERE),), (), HERE)
    book = document()
    noted = Document("t", book.metadata, book.settings, book.sections, (note,))
    assert len(list(missing_glyphs(noted, styles))) == 1


@pytest.mark.parametrize("sign", ["\u0600", "\u06dd", "\ufff9", "\u2028"])
def test_a_mark_that_must_be_seen_needs_a_glyph(styles: Styles, sign: str) -> None:
    found = [*missing_glyphs(document(Text(sign, HERE)), styles)]
    assert [f"U+{ord(sign):04X}" in one.message for one in found] == [True]


def test_without_fonts_nothing_is_missing() -> None:
    assert list(missing_glyphs(document(Text("海", HERE)), Styles({}, (), "0"))) == []


@pytest.fixture
def house() -> Styles:
    folder = Path(__file__).parents[3] / "styles"
    sheets = {file.name: file.read_text("utf-8") for file in folder.glob("*.css")}
    return Styles(sheets, (folder,), "0")


@pytest.mark.parametrize(("text", "stem"), [("שלום", "NotoSerifHebrew"), ("سلام", "Amiri")])
def test_a_face_for_a_script_comes_with_its_characters(house: Styles, text: str, stem: str) -> None:
    latin = stems(document(Text("a", HERE)), house)
    assert {name.partition("-")[0] for name in latin} == {"EBGaramond"}
    found = stems(document(Text(text, HERE)), house)
    assert [name for name in found if name not in latin] == [f"{stem}-Regular", f"{stem}-Bold"]


def test_emoji_bring_their_face_and_keep_what_joins_them(house: Styles) -> None:
    family = "👨‍👩‍👧"
    book = document(Text(f"a {family}", HERE))
    face = next(one for one in needed_faces(book, house) if one.family == "Noto Emoji")
    (font,) = embed(book, (face,), family)
    cut = TTFont(io.BytesIO(font.data))
    assert set(family) <= set(map(chr, cut.getBestCmap() or ()))
    assert "ccmp" in {record.FeatureTag for record in cut["GSUB"].table.FeatureList.FeatureRecord}
    joiner = document(Text("سلام\u200d", HERE))
    assert all(one.family != "Noto Emoji" for one in needed_faces(joiner, house))


def test_our_own_words_bring_the_face_of_their_script(house: Styles) -> None:
    book = document(Text("a", HERE))
    hebrew = replace(book, metadata=replace(book.metadata, language="he"))
    assert "NotoSerifHebrew-Regular" in stems(hebrew, house)


def test_a_face_for_a_script_serves_for_nothing_else(house: Styles) -> None:
    book = document(Text("שלום abc", HERE))
    fonts = {
        font.face.file.stem: font for font in embed(book, needed_faces(book, house), "שלום abc")
    }
    hebrew = TTFont(io.BytesIO(fonts["NotoSerifHebrew-Regular"].data))
    assert set(map(chr, hebrew.getBestCmap() or ())) == set("שלום")
    assert "unicode-range: U+590-5FF, U+FB1D-FB4F;" in font_faces(
        (fonts["NotoSerifHebrew-Regular"],)
    )


def test_joined_letters_keep_their_forms(house: Styles) -> None:
    book = document(Text("سلام", HERE))
    face = next(one for one in needed_faces(book, house) if one.family == "Amiri")
    font = TTFont(io.BytesIO(subset_font(open_font(face), frozenset("سلام"))))
    kept = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= kept
    assert font["maxp"].numGlyphs > len("سلام") * 2


@pytest.mark.parametrize("node", [Text, Code])
def test_the_house_can_show_hebrew_and_arabic_anywhere(
    house: Styles, node: type[Text | Code]
) -> None:
    words = "שלום, סָּלָּם. صباح الخير؟ ١٢ پێ"
    assert list(missing_glyphs(document(node(words, HERE)), house)) == []
    assert len(list(missing_glyphs(document(node("漢", HERE)), house))) == 1


@pytest.mark.parametrize("node", [Text, Code])
def test_a_project_adds_a_font_for_another_script(
    styles: Styles, tmp_path: Path, node: type[Text | Code]
) -> None:
    make_font(tmp_path / "fonts" / "han.ttf", LETTERS + "海")
    rule = '@font-face { font-family: "Further Scripts"; src: url("fonts/han.ttf"); unicode-range: U+4E00-9FFF }'
    added = replace(styles, sheets={**styles.sheets, "further-fonts.css": rule})
    assert list(missing_glyphs(document(node("海", HERE)), added)) == []
    assert "han" in stems(document(node("海", HERE)), added)
    assert "han" not in stems(document(node("a", HERE)), added)


def test_a_file_that_serves_two_faces_is_embedded_once(styles: Styles, tmp_path: Path) -> None:
    make_font(tmp_path / "fonts" / "han.ttf", LETTERS + "海山")
    (tmp_path / "fonts" / "OFL.txt").write_text("The licence")
    rules = "".join(
        '@font-face { font-family: "Further Scripts"; src: url("fonts/han.ttf");'
        f" font-weight: {weight}; unicode-range: {served} }}"
        for weight, served in (("400", "U+5C71"), ("700", "U+6D77"))
    )
    added = replace(styles, sheets={**styles.sheets, "further-fonts.css": rules})
    book = document(Text("山", HERE), Strong((Text("海", HERE),), HERE))
    with zipfile.ZipFile(io.BytesIO(make_epub(book, added, lambda: b"").data)) as made:
        assert made.namelist().count("EPUB/fonts/han.ttf") == 1
        package = made.read("EPUB/content.opf")
        assert (package.count(b'"fonts/han.ttf"'), package.count(b"#fonts-han-ttf")) == (1, 1)
        assert made.read("EPUB/css/book.css").count(b"han.ttf") == 2
        font = TTFont(io.BytesIO(made.read("EPUB/fonts/han.ttf")))
    assert {ord("山"), ord("海")} <= set(font.getBestCmap() or ())
