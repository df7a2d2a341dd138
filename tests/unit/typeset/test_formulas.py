"""The pass that sets formulas as MathML."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET

import pytest
from conftest import Faulting, Setting

from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.typeset import pandoc

M = "{http://www.w3.org/1998/Math/MathML}"


def mathml(document: Document) -> list[ET.Element]:
    return [ET.fromstring(node.mathml) for node in walk(document) if isinstance(node, Math)]


def test_each_formula_gets_its_own_answer(set_text: Setting) -> None:
    text = '# On $a$\n\n$b$ $$c$$ $b$[^n]\n\n| $d$ |\n|---|\n| $e$ |\n\n[^n]: $f < g$ & $\\text{h "i"}$'
    found = mathml(set_text(text))
    assert ["".join(one.itertext()) for one in found] == [*"abcbde", "f<g", 'h "i"']
    assert [one.get("alttext") for one in found][-2:] == ["f < g", '\\text{h "i"}']
    assert [one.get("display") for one in found].count("block") == 1


def test_no_annotation_and_no_style_of_letters_is_left(set_text: Setting) -> None:
    (found,) = mathml(set_text("$\\mathbb{R} \\mathcal{L} \\mathrm{d}x$"))
    assert {one.tag for one in found.iter()} == {f"{M}math", f"{M}mrow", f"{M}mi"}
    assert [one.get("mathvariant") for one in found.iter(f"{M}mi")] == [None, None, "normal", None]


def test_bold_letters_are_upright_and_thousands_are_one_number(set_text: Setting) -> None:
    found = mathml(set_text("$\\mathbf{x} \\mathbf y$ $10{,}000$"))
    assert ["".join(one.itertext()) for one in found] == ["𝐱𝐲", "10,000"]
    assert found[0].find(f".//{M}mi") is not None


@pytest.mark.parametrize("tex", ["\\frac{a}", "\\nope x", "a \\right)", "\\begin{align} a"])
def test_what_pandoc_cannot_read_is_an_error_at_its_place(tex: str, faults: Faulting) -> None:
    (found,) = faults(f"Good $a$, bad ${tex}$, good $b$.")
    assert found.code == "MATH-001"
    assert str(found.place) == "text.md:1:15"
    assert tex in found.message and "unexpected" in found.message


def test_each_error_has_its_own_reason(faults: Faulting) -> None:
    found = faults("$\\one$ and $x$ and $\\two$")
    assert ["\\one" in found[0].message, "\\two" in found[1].message] == [True, True]
    assert "sequence \\one" in found[0].message and "sequence \\two" in found[1].message


def test_an_empty_formula_is_an_error(faults: Faulting) -> None:
    (found,) = faults("x $$ $$ y")
    assert found.code == "MATH-001"


def test_pandoc_that_hangs_over_formulas(faults: Faulting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "TIMEOUT", 0.0001)
    (found,) = faults("$x$")
    assert found.code == "ENV-021" and "formulas" in found.message


def test_without_formulas_nothing_is_run(
    set_text: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> None:
        raise AssertionError("pandoc was run")

    monkeypatch.setattr(subprocess, "run", run)
    set_text("It costs $5.")
