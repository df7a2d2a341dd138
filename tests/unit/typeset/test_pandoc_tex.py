"""TeX that pandoc does not read, or reads amiss, is put such as it reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.model.problem import Problem
from pressroom.typeset.pandoc_tex import MARKS, for_pandoc

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\cfrac{1}{2}", r"\dfrac{1}{2}"),
        (r"{a \over b}", r"{\frac{a}{b}}"),
        (r"a+1 \over b", r"\frac{a+1}{b}"),
        (r"\sqrt{{x \over y} + 1}", r"\sqrt{{\frac{x}{y}} + 1}"),
        (r"{n \atop k}", r"{\substack{n \\ k}}"),
        (r"\overline{x}", r"\overline{x}"),
        (r"a\hspace*{2cm}b\mkern 18mu c\kern-1em d", r"a\hspace{5.700em}b\hspace{1.000em} c\hspace{-1.000em} d"),
        (r"\begin{dcases}a\end{dcases}", r"\begin{cases}a\end{cases}"),
        (r"\begin{pmatrix*}[r]-1\end{pmatrix*}", r"\begin{pmatrix}-1\end{pmatrix}"),
        (r"\begin{flalign*}a\end{flalign*}", r"\begin{align*}a\end{align*}"),
        (r"\smash[b]{x}\smash{y}", "{x}{y}"),
        (r"\bra{a}\ket{b}", r"\langle a||b\rangle"),
        (r"\xLeftrightarrow[u]{o}", r"\mathrel{\overset{o}{\underset{u}{\Longleftrightarrow}}}"),
        (r"\Vec{x}\S", r"\vec{x}\text{§}"),
        (r"\mathbf{AB}\mathbf x", r"\textbf{AB}\textbf{x}"),
        (r"10{,}000", r"\text{10,000}"),
        (r"\displaystyle x", rf"\text{{{MARKS['displaystyle']}}} x"),
    ],
)  # fmt: skip
def test_what_pandoc_gets(tex: str, wanted: str) -> None:
    found = for_pandoc(tex)
    assert found == wanted or found == wanted.replace(r"\Longleftrightarrow", r"\mathrel{⟺}")


COMMANDS = (
    r"\cfrac12;\dbinom nk;\tbinom nk;\fbox{a};\degree;\varlimsup;\varliminf;\varinjlim;\varprojlim;"
    r"\injlim;\projlim;\argmin;\argmax;\idotsint;a\bigm|b;a\Bigm/b;\bra a\ket b;"
    r"\sideset{_1}{^2}\sum;\prescript12C;\hphantom x\vphantom x\smash x;\mathrlap x;\thinspace;"
    r"\medspace;\thickspace;\negthinspace;\enspace;\mathbbm 1;\widecheck x;\underleftrightarrow x;"
    r"\cancelto 0x;\Hat x;\copyright;\pounds;\euro;\yen;\xleftrightarrow a;\xRightarrow a;\xmapsto a;"
    r"\xhookrightarrow a;\underrightarrow x;\amalg;\longrightarrow;\Longleftarrow;\longmapsto;"
    r"\tiny x;\strut x;\emph{a};\textsc{b};\textup{c}"
)


def test_pandoc_reads_every_command_that_we_name(set_text: Setting) -> None:
    commands = COMMANDS.split(";")
    document = set_text("\n\n".join(f"$${tex}$$" for tex in commands))
    assert len([one for one in walk(document) if isinstance(one, Math)]) == len(commands)


def test_what_is_read_aloud_stays_as_written(set_text: Setting) -> None:
    tex = r"{a \over b} \dbinom{n}{k}"
    (node,) = (one for one in walk(set_text(f"$${tex}$$")) if isinstance(one, Math))
    assert node.tex == tex and rf'alttext="{tex}"' in node.mathml


@pytest.mark.parametrize("tex", [r"\ce{H2O}", r"\begin{CD}A\end{CD}", r"a\raise 2pt b", r"\foo"])
def test_what_cannot_be_set_is_told_with_its_source(faults: Faulting, tex: str) -> None:
    (found,) = faults(f"Some text: ${tex}$.")
    assert (found.code, str(found.place)) == ("MATH-001", "text.md:1:12")
    assert tex in found.message
