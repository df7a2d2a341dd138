"""The bar code of an ISBN, read back as a scanner reads it."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from pressroom.editions.ean13 import HEIGHT, MODULE, WIDTH, modules, svg

# GS1 General Specifications, figure 5.2.1.2.1-2: number sets A, B and C
A = dict(zip("0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split(), "0123456789", strict=True))  # fmt: skip
B = dict(zip("0100111 0110011 0011011 0100001 0011101 0111001 0000101 0010001 0001001 0010111".split(), "0123456789", strict=True))  # fmt: skip
C = dict(zip("1110010 1100110 1101100 1000010 1011100 1001110 1010000 1000100 1001000 1110100".split(), "0123456789", strict=True))  # fmt: skip
FIRST = dict(zip("AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split(), "0123456789", strict=True))  # fmt: skip


def read(row: str) -> str:
    assert len(row) == 95
    assert (row[:3], row[45:50], row[92:]) == ("101", "01010", "101")
    left = [row[3 + 7 * at : 10 + 7 * at] for at in range(6)]
    right = [row[50 + 7 * at : 57 + 7 * at] for at in range(6)]
    sets = "".join("A" if one in A else "B" for one in left)
    return FIRST[sets] + "".join((A | B)[one] for one in left) + "".join(C[one] for one in right)


@pytest.mark.parametrize(
    "isbn", ["9783161484100", "9780306406157", "9791034304400", "5901234123457"]
)
def test_a_scanner_reads_the_isbn(isbn: str) -> None:
    assert read(modules(isbn)) == isbn


def test_the_drawing_has_the_bars_the_digits_and_the_size() -> None:
    root = etree.fromstring(svg("9783161484100"))
    path = str(root.xpath("string(//*[local-name()='path']/@d)"))
    row = ["0"] * 113
    for at, length in re.findall(r"M(\d+) 0h(\d+)v", path):
        row[int(at) : int(at) + int(length)] = "1" * int(length)
    assert "".join(row) == "0" * 11 + modules("9783161484100") + "0" * 7
    texts = root.xpath("//*[local-name()='text']/text()")
    assert isinstance(texts, list) and "".join(map(str, texts)) == "9783161484100"
    assert (round(WIDTH, 2), MODULE) == (37.29, 0.33)
    assert root.get("width") == "37.29mm" and root.get("height") == f"{HEIGHT:.2f}mm"
