"""What is mended in pandoc's MathML."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Math

Setting = Callable[..., Document]
M = "{http://www.w3.org/1998/Math/MathML}"


@pytest.fixture
def mathml(set_text: Setting) -> Callable[[str], ET.Element]:
    def run(tex: str) -> ET.Element:
        (node,) = (one for one in walk(set_text(f"$${tex}$$")) if isinstance(one, Math))
        return ET.fromstring(node.mathml)

    return run


Reading = Callable[[str], ET.Element]


@pytest.mark.parametrize(
    ("tex", "sign", "stretchy"),
    [
        (r"\hat{a}", "\u0302", "false"), (r"\widehat{abc}", "\u0302", None),
        (r"\bar{a}", "‾", "false"), (r"\overline{abc}", "‾", "true"), (r"\vec{F}", "→", None),
    ],
)  # fmt: skip
def test_accents_and_lines(mathml: Reading, tex: str, sign: str, stretchy: str | None) -> None:
    mark = mathml(tex).findall(f".//{M}mo")[-1]
    assert (mark.text, mark.get("stretchy")) == (sign, stretchy)


def test_an_arrow_is_long_below_long_words(mathml: Reading) -> None:
    assert mathml(r"a\xrightarrow{f}b").findtext(f".//{M}mo") == "→"
    assert mathml(r"a\xrightarrow{\text{a.s.}}b").findtext(f".//{M}mo") == "⟶"


def test_operators_of_an_index_stand_close(mathml: Reading) -> None:
    signs = mathml(r"\sum_{i=1}^{n-1} i = x").findall(f".//{M}mo")
    assert [(one.text, one.get("lspace")) for one in signs] == [
        ("∑", None), ("=", "0"), ("−", "0"), ("=", None),
    ]  # fmt: skip


def test_cells_are_aligned_by_the_style_sheet(mathml: Reading) -> None:
    cells = mathml(r"\begin{aligned}a&=b\end{aligned}").findall(f".//{M}mtd")
    assert [one.get("class") for one in cells] == ["right close", "left close"]
    cells = mathml(r"\begin{array}{lcr}a&b&c\end{array}").findall(f".//{M}mtd")
    assert [one.get("class") for one in cells] == ["left", None, "right"]
    assert all("style" not in one.attrib for one in cells)


def test_rows_of_equations_are_as_large_as_one(mathml: Reading) -> None:
    tex = (
        r"\begin{aligned}a&=\begin{pmatrix}1\end{pmatrix}\\&=\sum_{\substack{i\\j}}^n\end{aligned}"
    )
    tables = mathml(tex).findall(f".//{M}mtable")
    assert [one.get("displaystyle") for one in tables] == ["true", None, None]
