"""What the measures of type read of a page: lines drawn by hand, turned, raised, slanted and parted."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from small_pdfs import stream, tag, tagged

from pressroom.checks.type_lines import Line, Page, read
from pressroom.checks.type_tags import Owner

LEFT, BASE = 50.0, 200.0
WIDE = 6.0  # of each letter of Courier of ten points


def typed(*contents: bytes, edit: Callable[[Pdf], object] = lambda _: None, **fonts: Any) -> bytes:
    """Pages with these contents; the font is Courier, and those that are named."""
    with pikepdf.new() as pdf:
        known = {"/F": courier(), **{f"/{k}": v(pdf) if callable(v) else v for k, v in fonts.items()}}  # fmt: skip
        for content in contents:
            pdf.add_blank_page(page_size=(300, 400))
            page = pdf.pages[-1].obj
            page["/Resources"] = Dictionary(Font=Dictionary(known))
            page["/Contents"] = pdf.make_stream(content)
        edit(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def courier(name: str = "Courier", **more: Any) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), **more)


def read_all(*contents: bytes, **more: Any) -> list[Page]:
    return list(read(typed(*contents, **more)))


def lines(shown: str, **more: Any) -> list[Line]:
    """The lines of a page on which this is shown, in Courier of ten points, from (50, 200) on."""
    content = f"BT /F 10 Tf {LEFT} {BASE} Td {shown} ET".encode()
    return list(read_all(content, **more)[0].lines)


def line(shown: str, **more: Any) -> Line:
    (one,) = lines(shown, **more)
    return one


def set_by(matrix: str, words: str = "Words", **more: Any) -> list[Line]:
    return lines(f"{matrix} {LEFT} {BASE} Tm ({words}) Tj", **more)


def test_a_line_has_its_place_its_words_and_the_widths_between_them() -> None:
    assert line("(Two words) Tj") == Line(
        0, BASE, LEFT, LEFT + 9 * WIDE, 10.0, "Two words", (WIDE,), None
    )


@pytest.mark.parametrize(
    ("matrix", "size"),
    [
        ("1 0 0 1", 10.0),
        ("2 0 0 2", 20.0),
        ("3 0 0 1", 10.0),  # made wider
        ("0.9 0 0 1", 10.0),
        ("1 0 0 1.5", 15.0),  # made higher
        ("1 0 0.2 1", 10.0),  # made oblique
        ("0 1 -1 0", 10.0),  # turned
        ("3 4 -4 3", 50.0),
        ("3 4 -8 6", 100.0),
        ("-1 0 0 1", 10.0),  # mirrored
        ("1.0006 0 0 1.0006", 10.01),
    ],
)
def test_the_size_is_how_high_the_letters_are(matrix: str, size: float) -> None:
    assert {one.size for one in set_by(matrix)} == {size}


@pytest.mark.parametrize(
    ("matrix", "slanted"),
    [
        ("1 0 0.2 1", True), ("1 0 -0.2 1", True), ("1 0 0.051 1", True), ("1 0 0.049 1", False),
        ("1 0 0.06 2", False), ("1 0 0.2 -1", True), ("1 0 0 1", False), ("0.5 0 0 1", False),
        ("0.985 0.174 -0.174 0.985", False),  # turned a little, upright in itself
        ("0 1 -1 0.2", False), ("-1 0 0.2 1", False),
    ],
)  # fmt: skip
def test_letters_are_oblique_where_they_lean_against_their_own_line(
    matrix: str, slanted: bool
) -> None:
    assert {one.slanted for one in set_by(matrix)} == {slanted}


@pytest.mark.parametrize("matrix", ["1 0 0.2 1", "1 0 -0.2 1", "1 0 0.5 1", "1 0 0.4 2"])
def test_an_oblique_line_ends_where_its_last_letter_stands(matrix: str) -> None:
    (one,) = set_by(matrix)
    assert (one.left, round(one.right, 3)) == (LEFT, LEFT + 5 * WIDE)


def test_turned_letters_stand_one_above_the_other() -> None:
    assert [(one.base, one.text) for one in set_by("0 1 -1 0", "abc")] == [
        (BASE, "a"), (BASE + WIDE, "b"), (BASE + 2 * WIDE, "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "stroked"),
    [
        (0, False), (1, True), (2, True), (3, False),
        (4, False), (5, True), (6, True), (7, False),  # the same, to clip with
    ],
)  # fmt: skip
def test_letters_are_stroked_in_the_modes_that_draw_their_outline(mode: int, stroked: bool) -> None:
    """ISO 32000-1, table 106."""
    assert line(f"{mode} Tr (Words) Tj").stroked is stroked


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("Courier", False), ("Courier-Bold", True), ("Own-Black", True), ("Own-Heavy", True),
        ("Own-BoldItalic", True), ("Own-Italic", False), ("ABCDEF+Own-Bold", True),
    ],
)  # fmt: skip
def test_a_font_is_bold_by_its_name(name: str, bold: bool) -> None:
    assert line("/B 10 Tf (Words) Tj", B=courier(name)).bold is bold


@pytest.mark.parametrize(
    ("shown", "bold"),
    [
        ("/B 10 Tf (All bold) Tj", True), ("/B 10 Tf (One) Tj /F 10 Tf (more) Tj", False),
        ("/F 10 Tf (One) Tj /B 10 Tf (more) Tj", False),
        ("/B 10 Tf (One) Tj /F 10 Tf ( ) Tj /B 10 Tf (more) Tj", True),  # a space shows no weight
    ],
)  # fmt: skip
def test_a_line_is_bold_where_all_of_its_letters_are(shown: str, bold: bool) -> None:
    assert line(shown, B=courier("Courier-Bold")).bold is bold


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("(Some) Tj 0 -12 Td (words) Tj", ["Some", "words"]),
        ("(Some) Tj 0 12 Td (words) Tj", ["Some", "words"]),
        ("(Some) Tj 0 -12 Td (words) Tj 0 -12 Td (more) Tj", ["Some", "words", "more"]),
        ("(Some) Tj 24 5.4 Td (up) Tj", ["Someup"]),
        ("(Some) Tj 24 5.6 Td (up) Tj", ["Some", "up"]),
        ("(Some) Tj 48.9 0 Td (words) Tj", ["Some words"]),  # 24.9 from where the last letter ends
        ("(Some) Tj 49.1 0 Td (words) Tj", ["Some", "words"]),
        # a raised number, and a line that begins with one: the larger letters hold the line
        ("(Words) Tj 30 5 Td /F 6 Tf (1) Tj", ["Words1"]),
        ("0 5 Td /F 6 Tf (1) Tj 3.6 -5 Td /F 10 Tf (Words) Tj", ["1Words"]),
        ("/F 20 Tf (A) Tj 12 10 Td /F 10 Tf (bc) Tj", ["Abc"]),
    ],
)
def test_where_a_line_ends_and_another_begins(shown: str, expected: list[str]) -> None:
    assert [one.text for one in lines(shown)] == expected


def test_each_line_has_its_own_place() -> None:
    first, second = lines("(Some words) Tj 12 -14 Td (more) Tj")
    assert (first.base, first.left, first.right) == (BASE, LEFT, LEFT + 10 * WIDE)
    assert (second.base, second.left, second.right) == (BASE - 14, LEFT + 12, LEFT + 12 + 4 * WIDE)


@pytest.mark.parametrize(
    ("shown", "words", "spaces"),
    [
        ("(One two  three) Tj", "One two three", [6.0, 12.0]),
        ("(One) Tj 24 0 Td (two) Tj", "One two", [6.0]),  # moved on instead of a space
        ("[(One) -90 (two)] TJ", "One two", [0.9]),
        ("[(One) -70 (two)] TJ", "Onetwo", []),
        ("[(One) -90 ( two)] TJ", "One two", [6.9]),
        ("[(One ) -90 (two)] TJ", "One two", [6.9]),
        ("[(One ) 550 (two)] TJ", "One two", [0.5]),  # a space, though nearly none is left of it
        ("[(One\\240two)] TJ", "One two", [6.0]),
        ("(AXB) Tj", "AXB", []),
        ("( One ) Tj", "One", []),
    ],
)
def test_what_parts_the_words_of_a_line(shown: str, words: str, spaces: list[float]) -> None:
    one = line(shown, F=courier(Encoding=Name.WinAnsiEncoding))
    assert (one.text, [round(space, 2) for space in one.spaces]) == (words, spaces)


def test_a_line_of_nothing_but_spaces_is_none() -> None:
    assert [one.text for one in lines("(   ) Tj 0 -12 Td (Words) Tj")] == ["Words"]
    assert read_all(b"BT /F 10 Tf (  ) Tj ET", b"") == [Page(1, "", (), 0), Page(2, "", (), 0)]


@pytest.mark.parametrize(
    ("shown", "small"),
    [
        ("(A) Tj /F 7.5 Tf (LL) Tj", True), ("(A) Tj /F 7.5 Tf (L) Tj", False),
        ("(A) Tj /F 9.3 Tf (LL) Tj", False), ("(A) Tj /F 5.9 Tf (LL) Tj", False),
        ("(A) Tj /F 7.5 Tf (ll) Tj", False), ("(a) Tj /F 7.5 Tf (LL) Tj", False),
        ("(A) Tj /F 7.5 Tf 2 Ts (LL) Tj", False),  # raised: a formula
        ("(A) Tj /F 7.5 Tf (L) Tj /F 7 Tf (L) Tj", False),
        ("(Words of A) Tj /F 7.5 Tf (LL) Tj /F 10 Tf ( letters) Tj", True),
    ],
)  # fmt: skip
def test_capitals_that_go_on_smaller_are_made_small(shown: str, small: bool) -> None:
    assert line(shown).small_caps is small


def unicode(codes: str) -> Callable[[Pdf], Dictionary]:
    """Courier whose letters A and B stand for others, in hexadecimal digits of UTF-16."""

    def made(pdf: Pdf) -> Dictionary:
        pairs = "\n".join(
            f"<{letter:02X}> <{code}>" for letter, code in enumerate(codes.split(), ord("A"))
        )
        data = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
            "1 begincodespacerange <00> <FF> endcodespacerange\n"
            f"{len(codes.split())} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
        )
        return courier(ToUnicode=stream(pdf, data.encode()))

    return made


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("D835DC65", "\N{MATHEMATICAL ITALIC SMALL X}"),
        ("D800DC00", "\N{LINEAR B SYLLABLE B008 A}"),  # the first of all that have two halves
        ("DBFFDFFD", "\U0010fffd"),  # and the last
        ("E000", "\ue000"),
        ("D7FB", "\N{HANGUL JONGSEONG PHIEUPH-THIEUTH}"),
        ("D835", "?"),  # half a letter is none
        ("DC65", "?"),
    ],
)
def test_a_letter_of_two_halves_is_one(codes: str, words: str) -> None:
    found = line("(cdAef) Tj", F=unicode(codes))
    assert (found.text, found.right) == (f"cd{words}ef", LEFT + 5 * WIDE)


def test_halves_that_do_not_belong_together_stay_apart() -> None:
    assert line("(AcB) Tj", F=unicode("D835 DC65")).text == "?c?"
    assert line("(AB) Tj", F=unicode("D835 DC65")).text == "\N{MATHEMATICAL ITALIC SMALL X}"
    assert line("(BA) Tj", F=unicode("D835 DC65")).text == "??"
    assert line("(AB) Tj", F=unicode("D835 E000")).text == "?\ue000"
    assert line("(AB) Tj", F=unicode("DC00 DC65")).text == "??"


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("wor-", True), ("wor\N{HYPHEN}", True), ("wor\N{SOFT HYPHEN}", True), ("a-", True),
        ("word", False), ("-", False), ("", False), ("1-", False), ("Sea --", False), ("EX", False),
        ("word \N{EN DASH}", False), ("wor-d", False), ("19th-", True), ("x 1-", False),
    ],
)  # fmt: skip
def test_a_hyphen_behind_a_letter_divides_a_word(text: str, divided: bool) -> None:
    assert Line(0, 0, 0, 0, 10, text, (), None).divided is divided


def test_a_hyphen_at_the_end_of_a_line_is_read_as_one() -> None:
    first, second = lines("(Some wor-) Tj 0 -12 Td (ds) Tj")
    assert (first.text, first.divided, second.text, second.divided) == ("Some wor-", True, "ds", False)  # fmt: skip


def test_pages_have_their_labels_and_lines_their_page() -> None:
    content = b"BT /F 10 Tf 50 200 Td (Words) Tj ET"

    def labelled(pdf: Pdf) -> None:
        pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=4)]))  # fmt: skip

    made = read_all(content, b"", content, edit=labelled)
    assert [(one.number, one.label, one.recto) for one in made] == [
        (1, "i", True), (2, "4", False), (3, "5", True),
    ]  # fmt: skip
    assert [one.page for page in made for one in page.lines] == [0, 2]
    assert [replace(made[0], label=label).recto for label in ("", "iv", "2", "3")] == [
        True, True, False, True,
    ]  # fmt: skip


def test_a_line_is_of_the_block_that_most_of_its_letters_are_of() -> None:
    shown = "/P <</MCID 0>> BDC (A) Tj EMC /P <</MCID 1>> BDC (ll of) Tj EMC"

    def tree(pdf: Pdf) -> None:
        tagged(tag("Document", tag("P", 0), tag("Div", tag("H1", 1))))(pdf)
        root = pdf.Root.StructTreeRoot
        paragraph, div = root.K[0].K
        root["/ParentTree"] = Dictionary(Nums=Array([0, Array([paragraph, div.K[0]])]))
        pdf.pages[0].obj["/StructParents"] = 0

    (one,) = lines(shown, edit=tree)
    assert one.text == "All of"
    assert isinstance(one.owner, Owner)
    assert (one.owner.kind, one.owner.within) == ("H1", ("Div", "Document"))
    assert line(shown).owner is None


GLYPHS = b"BT /W 10 Tf <00000001> Tj [<0000> 3 <00010000>] TJ <0000> ' 0 0 <0000> \" /F 10 Tf <0000> Tj ET"


def two_bytes(encoding: str) -> Dictionary:
    part = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Own)
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Own, Encoding=Name(f"/{encoding}"),
        DescendantFonts=Array([part]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "missing"), [("Identity-H", 5), ("Identity-V", 5), ("UniJIS-UCS2-H", 0)]
)
def test_the_glyphs_that_are_boxes_are_counted(encoding: str, missing: int) -> None:
    assert [one.missing for one in read_all(GLYPHS, b"", W=two_bytes(encoding))] == [missing, 0]
