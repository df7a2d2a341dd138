"""Numbers of formulas and of their rows, and references to them as LaTeX writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Link, Math, plain
from pressroom.model.problem import Problem
from pressroom.typeset.markdown.math_rows import read_rows, with_tags

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def numbers(document: Document) -> list[object]:
    """What stands beside each formula, or beside each of its rows."""
    nodes = [node for node in walk(document) if isinstance(node, Math)]
    return [[(row.at, row.label) for row in node.rows] or node.label for node in nodes]


SUBEQUATIONS = (
    "\\begin{subequations}\\label{m}\\begin{align} a \\\\ b \\end{align}\\end{subequations}"
    "\n\n\\begin{equation} c \\end{equation}"
)


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        ("\\begin{align} a &= b \\\\ c &= d \\end{align}", [[(0, "(1)"), (1, "(2)")]]),
        ("\\begin{gather} a \\\\ b \\nonumber \\\\ c \\end{gather}", [[(0, "(1)"), (2, "(2)")]]),
        ("\\begin{eqnarray} a &=& b \\\\ &=& c \\notag \\end{eqnarray}", [[(0, "(1)")]]),
        ("\\begin{alignat}{2} a &= b \\\\ c &= d \\end{alignat}", [[(0, "(1)"), (1, "(2)")]]),
        ("\\begin{align} a &= b \\\\ c &= d \\\\ \\end{align}", [[(0, "(1)"), (1, "(2)")]]),
        ("\\begin{align} a \\tag{*} \\\\ c \\tag*{x} \\end{align}", [[(0, "(*)"), (1, "x")]]),
        ("\\begin{align*} a &= b \\\\ c &= d \\end{align*}", [""]),
        ("\\begin{align*} a \\\\ c \\tag{2} \\end{align*}", [[(1, "(2)")]]),
        ("\\begin{align} a &= b \\end{align}", ["(1)"]),
        ("\\begin{equation} a \\end{equation}", ["(1)"]),
        ("\\begin{equation} a \\nonumber \\end{equation}", [""]),
        ("\\begin{equation*} a \\end{equation*}", [""]),
        ("\\begin{multline} a \\\\ b \\end{multline}", ["(1)"]),
        (
            "\\begin{equation}\\begin{split} a &= b \\\\ &= c \\end{split}\\end{equation}", ["(1)"],
        ),
        ("$$\\begin{align} a \\\\ b \\end{align}$$", [""]),
        ("$$\\begin{align} a \\\\ b \\label{b} \\end{align}$$", [[(1, "(1)")]]),
        ("$$\\begin{align} a \\\\ b \\end{align}$$ {#eq:all}", ["(1)"]),
        ("$$\\begin{aligned} a \\\\ b \\end{aligned}$$ {#eq:all}", ["(1)"]),
        ("\\begin{align} {a + b} \\\\[2pt] \\begin{matrix} c \\\\ d \\end{matrix} \\end{align}",
         [[(0, "(1)"), (1, "(2)")]]),
        (SUBEQUATIONS, [[(0, "(1a)"), (1, "(1b)")], "(2)"]),
    ],
)  # fmt: skip
def test_what_is_numbered(set_text: Setting, tex: str, wanted: list[object]) -> None:
    assert numbers(set_text(tex)) == wanted


ROWS = (
    "\\begin{align} a \\label{eq:a} \\\\ b \\tag{*}\\label{eq:b} \\\\ c \\label{eq:c} \\\\"
    " d \\label{eq:d} \\end{align}\n\n"
    "\\begin{subequations}\\label{eq:m}\\begin{align} a \\label{eq:ma} \\\\ b "
    "\\end{align}\\end{subequations}"
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("@eq:a", "Equation (1)"), ("\\eqref{eq:a}", "(1)"), ("(\\ref{eq:c})", "(2)"),
        ("\\ref{eq:b}", "*"), ("@eq:b", "Equation (*)"), ("\\cref{eq:a,eq:d}", "Equations (1) and (3)"),
        ("[@eq:a; @eq:c; @eq:d]", "Equations (1)–(3)"), ("@eq:m", "Equation (4)"),
        ("@eq:ma", "Equation (4a)"), ("[](#eq-c)", "Equation (2)"),
    ],
)  # fmt: skip
def test_references_to_rows(set_text: Setting, written: str, words: str) -> None:
    document = set_text(f"{written}\n\n{ROWS}")
    first = document.sections[0].blocks[0]
    assert plain(first.children).replace("\u00a0", " ") == words  # type: ignore[union-attr]
    assert all(node.internal for node in walk(document) if isinstance(node, Link))


def test_a_reference_of_latex_that_leads_nowhere(faults: Faulting) -> None:
    (found,) = faults("As \\eqref{eq:no} says.")
    assert (found.code, str(found.place)) == ("REF-001", "text.md:1:4")


def test_a_label_of_what_has_no_number(faults: Faulting) -> None:
    text = "\\begin{align*} a \\\\ b \\label{eq:b} \\end{align*}\n\nBy @eq:b."
    assert [one.code for one in faults(text)] == ["REF-002"]


def test_an_id_behind_a_formula_with_labels_is_told(set_text: Setting) -> None:
    (found,) = set_text("$$\\begin{align} a \\label{a} \\\\ b \\end{align}$$ {#eq:x}").problems
    assert found.code == "MATH-004"


def test_ids_of_rows_in_two_files_are_two(set_text: Setting) -> None:
    text = "# A\n\n\\begin{align} a \\label{eq:a} \\\\ b \\end{align}\n\n\\eqref{eq:a}"
    document = set_text(text, more=text.replace("# A", "# B"))
    names = [row.id for node in walk(document) if isinstance(node, Math) for row in node.rows]
    assert names == ["eq-a", None, "more-eq-a", None]


def test_the_tex_says_the_numbers(set_text: Setting) -> None:
    document = set_text("\\begin{align} a &= b \\\\ c &= d \\nonumber \\\\ e &= f \\end{align}")
    (node,) = (one for one in walk(document) if isinstance(one, Math))
    assert (
        node.tex
        == "\\begin{align}a &= b \\tag*{(1)} \\\\ c &= d \\\\ e &= f \\tag*{(2)}\\end{align}"
    )
    assert "\\tag*{(2)}" in node.mathml


def test_without_rows_there_is_nothing_to_say() -> None:
    assert with_tags("a + b", [(0, "(1)")]) == "a + b"
    assert read_rows("\\begin{cases} a \\\\ b \\end{cases}").rows == ()
