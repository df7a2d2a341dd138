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


def names(node: ET.Element) -> list[str]:
    return [one.tag.removeprefix(M) for one in node.iter()]


def test_limits_stand_beside_their_sign_in_a_fraction(mathml: Reading) -> None:
    assert "munderover" in names(mathml(r"\sum_{i=1}^n i"))
    inside = names(mathml(r"\frac{\sum_{i=1}^n i}{\max_x f}"))
    assert "msubsup" in inside and "msub" in inside and "munderover" not in inside
    assert "munderover" in names(mathml(r"\frac{\displaystyle\sum_{i=1}^n i}{n}"))
    assert "munder" in names(mathml(r"\frac{\overset{a}{b}}{\underset{a}{b}}"))


def test_a_change_of_size_is_for_what_follows_in_its_row(mathml: Reading) -> None:
    found = mathml(r"\frac{a \displaystyle b c}{d}").find(f".//{M}mstyle")
    assert found is not None and found.get("displaystyle") == "true"
    assert "".join(found.itertext()) == "bc"


def spaces(node: ET.Element) -> str:
    return "".join(
        " " if one.get("class") == "thin" else (one.text or "").replace("\u2061", "")
        for one in node.iter()
    )


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"2\sin x", "2 sin x"), (r"\sin(x)", "sin(x)"), (r"a=\log b", "a=log b"),
        (r"(a)\log b", "(a) log b"), (r"\log\sin x", "log sin x"), (r"-\ln x", "− ln x"),
        (r"\operatorname*{arg\,max}_x f", "arg\u2006maxx f"), (r"\log\sum x", "log ∑x"),
    ],
)  # fmt: skip
def test_the_name_of_a_function_stands_apart(mathml: Reading, tex: str, wanted: str) -> None:
    assert spaces(mathml(tex)) == wanted


@pytest.mark.parametrize(
    ("tex", "kind"),
    [
        (r"\boxed{x}", "boxed"), (r"\cancel{x}", "struck-up"), (r"\bcancel{x}", "struck-down"),
        (r"\xcancel{x}", "struck"),
    ],
)  # fmt: skip
def test_frames_and_strokes(mathml: Reading, tex: str, kind: str) -> None:
    row = mathml(tex).find(f".//{M}mrow[@class='{kind}']")
    assert row is not None and "menclose" not in names(row)


def test_bars_are_delimiters(mathml: Reading) -> None:
    bars = [*mathml(r"\|x\| \parallel y").iter(f"{M}mo")]
    assert [one.text for one in bars] == ["‖", "‖", "∥"]
    assert [one.get("lspace") for one in bars] == ["0", "0", None]


def test_a_line_below_an_array_is_no_row(mathml: Reading) -> None:
    assert names(mathml(r"\begin{array}{c}\hline a\\\hline\end{array}")).count("mtr") == 1


def test_first_and_last_rows_of_a_long_formula(mathml: Reading) -> None:
    rows = mathml(r"\begin{multline}a\\b\\c\end{multline}").findall(f".//{M}mtd")
    assert [one.get("class") for one in rows] == ["left", None, "right"]


def test_a_large_sign_is_an_operator(mathml: Reading) -> None:
    (sign,) = mathml(r"a\big/b").findall(f".//{M}*[@minsize]")
    assert (sign.tag, sign.text, sign.get("lspace")) == (f"{M}mo", "/", "0")
