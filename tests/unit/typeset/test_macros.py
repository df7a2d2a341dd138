"""TeX macros of the author's are written out before a formula is read."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Faulting, Setting, manuscript_of

from pressroom.model.document import walk
from pressroom.model.inline import Math, Text
from pressroom.typeset import typeset
from pressroom.typeset.markdown.macros import TooLongError, definitions, read, write_out
from pressroom.typeset.pandoc import executable


@pytest.mark.parametrize(
    ("definition", "tex", "written"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R", r"x \in \mathbb{R}"),
        (r"\newcommand\R{\mathbb{R}}", r"x^\R", r"x^{\mathbb{R}}"),
        (r"\renewcommand*{\vec}[1]{\mathbf{#1}}", r"\vec{v}\vec w", r"\mathbf{v}\mathbf{w}"),
        (r"\newcommand{\norm}[2][2]{|#2|_{#1}}", r"\norm{x}\norm[1]{y}", r"|x|_{2}|y|_{1}"),
        (r"\def\pair#1#2{(#1,#2)}", r"\pair{a}{b}", "(a,b)"),
        (r"\DeclareMathOperator{\Hom}{Hom}", r"\Hom(A)", r"\operatorname{Hom}(A)"),
        (r"\DeclareMathOperator*{\am}{arg\,max}", r"\am_x", r"\operatorname*{arg\,max}_x"),
        (r"\let\eps\varepsilon", r"\eps x", r"\varepsilon x"),
        (r"\newcommand{\a}{\b}\newcommand{\b}{c}", r"\a", "c"),
        (r"\newcommand{\a}[1]{#1\alpha}", r"\a{x}y", r"x\alpha y"),
        (r"\newcommand{\a}{x}", r"\ab \a", r"\ab x"),
    ],
)
def test_what_a_macro_stands_for(definition: str, tex: str, written: str) -> None:
    found, end = read(definition)
    assert end == len(definition)
    assert write_out(tex, dict(found)) == written


@pytest.mark.parametrize(
    "definition", [r"\def\a{\a}", r"\def\a{\b\b}\def\b{\a\a}", r"\def\a#1{\a{#1#1}}"]
)
def test_macros_that_never_end(definition: str) -> None:
    found, _ = read(definition)
    with pytest.raises(TooLongError):
        write_out(r"\a{x}", dict(found))


def tex_of(document: object) -> list[str]:
    return [node.tex for node in walk(document) if isinstance(node, Math)]  # type: ignore[arg-type]


def test_definitions_print_nothing_and_hold_for_all_that_follows(set_text: Setting) -> None:
    text = "\\newcommand{\\R}{\\mathbb{R}} % the reals\n\\def\\v#1{\\mathbf\n{#1}}\n\nIn $\\R$, $\\v x$."
    document = set_text(text, second="Also $\\R$.")
    assert tex_of(document) == ["\\mathbb{R}", "\\mathbf\n{x}", "\\mathbb{R}"]
    assert "newcommand" not in repr([n for n in walk(document) if isinstance(n, Text)])


def test_definitions_in_a_formula(set_text: Setting) -> None:
    assert tex_of(set_text("$$\\newcommand{\\R}{r}$$\n\n$\\R \\def\\q{s} \\q$, $\\q$")) == [
        "r  s",
        "s",
    ]


def test_a_macro_that_is_not_defined_is_an_error_at_its_formula(faults: Faulting) -> None:
    (found,) = faults("Some $\\R$ here.\n\n\\newcommand{\\R}{r}")
    assert found.code == "MATH-001"
    assert str(found.place) == "text.md:1:6"
    assert "\\R" in found.message


def test_a_macro_bomb_is_an_error(faults: Faulting) -> None:
    lines = [
        f"\\newcommand{{\\{chr(97 + at)}}}{{\\{chr(98 + at) * 1}\\{chr(98 + at)}}}"
        for at in range(20)
    ]
    (found,) = faults("\n".join(lines) + "\n\n$\\a$")
    assert found.code == "MATH-002"


MACROS = "\\newcommand{\\a}{1}\n\n"


@pytest.mark.parametrize(
    ("again", "stays", "codes"),
    [
        ("\\newcommand{\\a}{2}", True, ["MATH-005"]), ("\\newcommand{\\a}{1}", True, []),
        ("\\providecommand{\\a}{1}", True, []), ("\\renewcommand{\\a}{2}", False, []),
        ("\\def\\a{2}", False, []),
    ],
)  # fmt: skip
def test_which_definition_holds(
    set_text: Setting, again: str, stays: bool, codes: list[str]
) -> None:
    document = set_text(f"{MACROS}{again}\n\n$\\a$")
    command = [str(executable()), "-f", "markdown", "-t", "native"]
    text = f"{MACROS}{again}\n\n$\\a$"
    read_by_pandoc = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert ('InlineMath "1"' in read_by_pandoc.stdout) == stays
    assert tex_of(document) == ["1" if stays else "2"]
    assert [one.code for one in document.problems] == codes


def test_macros_of_the_metadata_hold_for_all_texts(project: Path) -> None:
    manuscript = manuscript_of(project, "$\\R$")
    preamble = "\\usepackage{x}\n\\newcommand{\\R}{\\mathbb{R}}\n\\def\\q{r}"
    assert tex_of(typeset(replace(manuscript, preamble=preamble))) == ["\\mathbb{R}"]
    assert sorted(definitions(preamble)) == ["R", "q"]
