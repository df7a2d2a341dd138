"""Formulas as drawings: their measures, TeX's spaces, and what cannot be drawn."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pressroom.editions import drawings
from pressroom.editions.drawings import Drawing, draw, draw_all
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.editions.markup_math import MARK, formula
from pressroom.editions.math_guard import shrunk
from pressroom.editions.math_spacing import M, prepare
from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Section
from pressroom.model.inline import Math, MathRow, Text
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import Place, PressroomError
from pressroom.model.settings import Settings
from pressroom.words import Words

P = Place(PurePosixPath("a.md"), 3, 1)


def mathml(inside: str, *, display: bool = False) -> str:
    block = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{block}>{inside}</math>'


def spaces(inside: str) -> list[str]:
    """The names of what stands in a row, with the width of each space in eighteenths of an em."""
    root = prepare(ET.fromstring(mathml(f"<mrow>{inside}</mrow>")), 24)
    return [
        str(round(float(node.get("width", "")[:-2]) / 0.75 * 18)) if node.tag == f"{M}mspace"
        else (node.text or node.tag.removeprefix(M))
        for node in root[0]
    ]  # fmt: skip


X, Y = "<mi>x</mi>", "<mi>y</mi>"


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        (f"{X}<mo>+</mo>{Y}", "x 4 + 4 y"),
        (f"{X}<mo>=</mo><mo>−</mo>{Y}", "x 5 = 5 − y"),
        (f"<mo>−</mo>{X}", "− x"),
        (f"{X}<mo>,</mo>{Y}", "x , 3 y"),
        (f"{X}<mo>⊂</mo>{Y}<mo>→</mo>{X}", "x 5 ⊂ 5 y 5 → 5 x"),
        (f"<mn>2</mn><mi mathvariant='normal'>sin</mi><mo>\u2061</mo>{X}", "2 3 sin 3 x"),
        (f"<mi mathvariant='normal'>sin</mi><mo>\u2061</mo><mo form='prefix'>(</mo>{X}", "sin ( x"),
        (f"<mo form='prefix'>(</mo>{X}<mo form='postfix'>)</mo><mo>∪</mo>{Y}", "( x ) 4 ∪ 4 y"),
        (f"{X}<mover><mo>=</mo><mo>!</mo></mover>{Y}", "x 5 mover 5 y"),
        (f"{X}<mspace width='1em'/><mo>=</mo>{Y}", "x 18 5 = 5 y"),
    ],
)  # fmt: skip
def test_the_spaces_of_tex(inside: str, wanted: str) -> None:
    assert " ".join(spaces(inside)) == wanted


def test_no_space_between_signs_in_an_index() -> None:
    root = prepare(ET.fromstring(mathml(f"<msub>{X}<mrow>{X}<mo>=</mo>{Y}</mrow></msub>")), 24)
    assert not list(root.iter(f"{M}mspace"))


def test_the_baseline_is_that_of_the_letters() -> None:
    assert draw(mathml(X)).depth == pytest.approx(0.03, abs=0.03)
    assert draw(mathml("<mi>g</mi>")).depth > 0.15
    assert 0.4 < draw(mathml(X)).height < 0.6


def test_a_fraction_is_smaller_in_the_line() -> None:
    fraction = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
    assert draw(mathml(fraction)).height < 0.75 * draw(mathml(fraction, display=True)).height


def test_fences_grow_with_what_they_hold_however_deep() -> None:
    def nest(depth: int) -> str:
        inside = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
        for _ in range(depth):
            inside = f"<mrow><mo stretchy='true' form='prefix'>(</mo>{inside}"
            inside += "<mo stretchy='true' form='postfix'>)</mo></mrow>"
        return mathml(inside, display=True)

    assert draw(nest(1)).height > draw(mathml("<mfrac><mn>1</mn><mn>2</mn></mfrac>")).height
    assert draw(nest(20)).width > draw(nest(1)).width  # measured anew at each level, it never ends


def test_a_bar_is_as_long_as_what_is_below_it() -> None:
    over = f"<mover><mrow>{X}<mo>+</mo>{Y}</mrow><mo accent='true' stretchy='true'>‾</mo></mover>"
    assert "<rect" in draw(mathml(over)).svg


def test_drawings_are_the_same_each_time() -> None:
    first = draw(mathml(X))
    draw.cache_clear()
    assert draw(mathml(X)) == first


def document(*nodes: Math) -> Document:
    metadata = Metadata("T", "en", (Identifier("uri", "urn:x"),), datetime(2024, 1, 1, tzinfo=UTC))
    section = Section("s", 1, (), (Paragraph(nodes, P),), (), P)
    return Document("work", metadata, Settings(), (section,))


def test_a_character_without_a_glyph_is_an_error_at_its_place() -> None:
    with pytest.raises(PressroomError) as caught:
        draw_all(document(Math("漢", False, P, mathml("<mtext>漢字</mtext>"))))
    found = caught.value.problems
    assert [one.code for one in found] == ["MATH-011", "MATH-011"]
    assert found[0].place == P and "U+5B57" in found[0].message


def test_what_cannot_be_drawn_is_an_error_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> Drawing:
        raise RecursionError

    monkeypatch.setattr(drawings, "draw", fail)
    with pytest.raises(PressroomError) as caught:
        draw_all(document(Math("x", False, P, mathml(X))))
    (found,) = caught.value.problems
    assert (found.code, found.place) == ("MATH-010", P)


DRAWN = Drawing("<svg/>", 2.0, 1.5, 0.5)


def test_a_formula_in_the_line() -> None:
    node = Math("x", False, P, mathml(X))
    assert str(formula(node, None)) == mathml(X)
    printed = ET.fromstring(str(formula(node, DRAWN)))
    assert (printed.tag, printed.get("alt")) == ("img", MARK + "x")
    # a depth of 0.5 may reach 0.22 into the space below: its box ends there
    assert "vertical-align: -0.280em" in (printed.get("style") or "")


def test_a_formula_of_its_own_takes_whole_lines() -> None:
    node = Math("x", True, P, mathml(X, display=True), id="eq-x", number=3)
    printed = ET.fromstring(str(formula(node, DRAWN)))
    padding = float((printed.get("style") or "").split()[1].removesuffix("em"))
    lines = (2 * padding + DRAWN.height) / (14 / 11)
    assert lines == pytest.approx(round(lines), abs=0.01)
    assert printed.get("id") == "eq-x" and "".join(printed.itertext()) == "(3)"
    assert [part.get("class") for part in ET.fromstring(str(formula(node, None)))] == [
        "formula-body", "formula-number",
    ]  # fmt: skip


def test_a_tag_takes_the_place_of_the_number() -> None:
    text = str(formula(Math("x", True, P, mathml(X), tag="(*)"), None))
    assert "(*)" in text


def test_a_formula_stays_on_the_line_of_the_marks_beside_it() -> None:
    node = Math("x", False, P, "<math/>")
    nodes = (Text("see <(", P), node, Text("), or a-", P), node, Text("-b ", P), node, node)
    text = 'see <span class="kept">&lt;(<math/>),</span> or a-<math/>-b <math/><math/>'
    assert inlines(nodes, Medium("epub", Words(), str, str)) == text
    others = (Text("(", P), node, Text(",", P), node, Text(" b", P))
    printed = inlines(others, Medium("pdf", Words(), str, str))
    assert printed == "(\u2060<math/>\u2060,\u2060<math/> b"


def test_a_formula_that_was_made_much_smaller_is_told() -> None:
    def page(*widths: tuple[str, float, float]) -> SimpleNamespace:
        boxes = [
            SimpleNamespace(
                element=ET.Element("img", alt=MARK + tex), width=width,
                style={"width": SimpleNamespace(value=wish)},
            )
            for tex, width, wish in widths
        ]  # fmt: skip
        return SimpleNamespace(_page_box=SimpleNamespace(descendants=lambda: boxes))

    pages = cast("Any", SimpleNamespace(pages=[page(("x y", 70, 100)), page(("z", 90, 100))]))
    nodes = (Math("x\ny", True, P, "<math/>"), Math("z", True, P, "<math/>"))
    (found,) = shrunk(pages, document(*nodes))
    assert (found.code, found.place) == ("MATH-012", P) and "70%" in found.message


ROWS = (
    "<mtable><mtr><mtd columnalign='right'><mi>a</mi></mtd><mtd columnalign='left'><mi>b</mi></mtd>"
    "</mtr><mtr><mtd columnalign='right'><mi>c</mi></mtd><mtd columnalign='left'><mi>d</mi></mtd>"
    "</mtr></mtable>"
)


def test_the_numbers_of_rows_stand_on_their_lines() -> None:
    rows = (MathRow(0, P, "eq-a", 1), MathRow(1, P, None, 2))
    node = Math("x", True, P, mathml(ROWS, display=True), rows=rows)
    drawing = draw(node.mathml)
    assert 0 < drawing.rows[0] < drawing.rows[1] < drawing.height
    assert 1.1 < drawing.rows[1] - drawing.rows[0] < 1.5  # a line of text
    _, first, second = ET.fromstring(str(formula(node, drawing)))
    assert (first.text, first.get("id"), second.text) == ("(1)", "eq-a", "(2)")
    shares = [re.search(r"top: ([0-9.]+)%", one.get("style", "")) for one in (first, second)]
    upper, lower = (float(one[1]) for one in shares if one)
    assert 0 < upper < 50 < lower < 100


def test_the_numbers_of_rows_are_a_column_on_screen() -> None:
    rows = (MathRow(1, P, "eq-d", 7, within="3"),)
    node = Math("x", True, P, mathml(ROWS, display=True), rows=rows)
    table = ET.fromstring(str(formula(node, None))).find(f".//{M}mtable")
    assert table is not None and table.get("class") == "numbered"
    assert [len(row) for row in table] == [4, 4]
    assert [row.get("id") for row in table] == [None, "eq-d"]
    assert ["".join(row[-1].itertext()) for row in table] == ["", "(3.7)"]


def test_a_long_number_gets_more_room() -> None:
    node = Math("x", True, P, mathml(X), number=12, within="10.12")
    assert "margin: 0 5.30em" in str(formula(node, DRAWN))
