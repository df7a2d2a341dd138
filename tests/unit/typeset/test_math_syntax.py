"""Where a formula begins and ends: pandoc's own reader is the oracle."""

from __future__ import annotations

import json
import subprocess

import pypandoc
import pytest
from conftest import Faulting, Setting

from pressroom.model.block import Paragraph
from pressroom.model.document import walk
from pressroom.model.inline import Code, Math, Text

# what pandoc's Markdown and this house read alike
ALIKE = [
    "It costs $5 and $10, or $20.",
    "From $5 to 10$ and US$3, A$4.",
    "$x$ and $y$, but $ z$ and $z $ are text.",
    "$5$ is five, $5$5 is not.",
    r"\$x$ and $y\$ z$.",
    "`$x$` is code, `$` $x$ y.",
    "$a_b$ and *$c*d$*, $[x](y)$.",
    "The $$$ sign and $x$.",
    "$a\nb$ in two lines",
    "$$a = b$$ in the line",
    "before\n$$\na\n- b\n+ c\n=\nd\n$$\nafter",
    "$$\nnot\n\nclosed $$",
    "$x\n+ y$ over lines",
    r"$\text{if $a$ then}$ and $b$",
    "> $$\n> x\n> - y\n> $$",
    "- item $x$\n  $$\n  - y\n  $$\n- $z$",
    r"$\alpha\ $ x",
    "| a |\n|---|\n| $x$ |",
    "# A $x^2$ title",
    "Costs^[note $x$] $y$ and **$z$**.",
    "a$b$c 1$2$3 $x$y",
    r"$\$5 + x$ or $\}$",
    "The $(document).ready and the $scope of it.",
    "$$x$$ $$y$$, $z$",
]


def oracle(text: str) -> list[tuple[bool, str]]:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-smart", "-t", "json"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[tuple[bool, str]] = []

    def look(node: object) -> None:
        if isinstance(node, dict):
            if node.get("t") == "Math":
                kind, tex = node["c"]
                found.append((kind["t"] == "DisplayMath", "".join(tex.split())))
            look(node.get("c"))
        elif isinstance(node, list):
            for child in node:
                look(child)

    look(json.loads(done.stdout)["blocks"])
    return found


@pytest.mark.parametrize("text", ALIKE)
def test_formulas_are_those_of_pandoc(text: str, set_text: Setting) -> None:
    found = [
        (node.display, "".join(node.tex.split()))
        for node in walk(set_text(text))
        if isinstance(node, Math)
    ]
    assert sorted(found) == sorted(oracle(text))


def maths(document: object) -> list[Math]:
    return [node for node in walk(document) if isinstance(node, Math)]  # type: ignore[arg-type]


def words(document: object) -> str:
    return "".join(node.text for node in walk(document) if isinstance(node, Text | Code))  # type: ignore[arg-type]


def test_a_manuscript_without_formulas_keeps_every_dollar(set_text: Setting) -> None:
    text = "Pay $5, not $10, or 3 $ and 4 $; in US$10. The $$$ sign."
    assert words(set_text(text)) == text


def test_the_place_of_a_formula(set_text: Setting) -> None:
    (node,) = maths(set_text("Some words: $x+y$."))
    assert str(node.place) == "text.md:1:13"


def test_double_backslashes_and_backticks_of_mdbook_and_github(set_text: Setting) -> None:
    found = maths(set_text("\\\\(a\\\\), \\\\[b\\\\], $`c_d`$\n\n```math\ne\n\nf\n```\n"))
    assert [(node.tex, node.display) for node in found] == [
        ("a", False), ("b", True), ("c_d", False), ("e\nf", True),
    ]  # fmt: skip


def test_brackets_are_formulas_in_a_file_that_writes_tex_in_them(set_text: Setting) -> None:
    assert [node.tex for node in maths(set_text(r"\(x\) and \[\alpha\]"))] == ["x", r"\alpha"]
    assert words(set_text(r"He said \[sic\] and \(so on\).")) == "He said [sic] and (so on)."


def test_environments_stand_for_themselves(set_text: Setting) -> None:
    text = "Text\n\\begin{align*}\na &= b \\\\\n- c &= d\n\\end{align*}\n\n"
    text += "\\begin{equation}\nx\n\\end{equation}\n\n\\begin{itemize}\\end{itemize}"
    found = maths(set_text(text))
    assert [node.display for node in found] == [True, True]
    assert found[0].tex.startswith("\\begin{align*}") and found[1].tex == "x"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("$$x$$ {#eq:sum}", "eq-sum"),
        ("$$x$${#eq-sum}", "eq-sum"),
        ("$$\nx\n$$ {#eq:sum}\nand more", "eq-sum"),
        ("$$x \\label{eq:sum}$$", "eq-sum"),
        ("\\begin{equation}\\label{eq:sum} x \\end{equation}", "eq-sum"),
        ("```math {#eq:sum}\nx\n```", "eq-sum"),
    ],
)
def test_ids_of_pandoc_crossref_quarto_and_latex(text: str, name: str, set_text: Setting) -> None:
    (node,) = maths(set_text(text))
    assert (node.id, node.number, node.tex) == (name, 1, "x")


def test_formulas_with_an_id_are_numbered_and_tags_are_kept(set_text: Setting) -> None:
    text = "$$a$$ {#eq:a}\n\n$$b$$\n\n$$c \\tag{*}$$\n\n$$d$$ {#eq:d}\n\n[that](#eq-d)"
    found = maths(set_text(text))
    assert [(node.number, node.tag) for node in found] == [(1, ""), (0, ""), (0, "(*)"), (2, "")]


def test_a_paragraph_that_goes_on_below_a_formula_is_one(set_text: Setting) -> None:
    document = set_text("We have\n$$\na\n+ b\n$$\nas said.")
    (block,) = document.sections[0].blocks
    assert isinstance(block, Paragraph) and len(block.children) == 3


def test_a_line_of_dollars_that_closes_nothing_is_told(set_text: Setting) -> None:
    (found,) = set_text("$$\nx\n\ny").problems
    assert found.code == "MATH-003"
    assert set_text("The $$ sign.").problems == ()


def test_two_labels_in_one_formula_are_told(set_text: Setting) -> None:
    (found,) = set_text("$$a \\label{a} \\\\ b \\label{b}$$").problems
    assert found.code == "MATH-004"


@pytest.mark.parametrize("text", ["$" + "x+" * 3000 + "x$", "${" + "{" * 20 + "x" + "}" * 21 + "$"])
def test_a_formula_too_long_or_too_deep(text: str, faults: Faulting) -> None:
    (found,) = faults(text)
    assert found.code == "MATH-002"
