"""An author's class never takes the looks of the house's own markup."""

from __future__ import annotations

import re
from pathlib import Path

from pressroom.editions.author_classes import _OURS, class_of

ROOT = Path(__file__).parents[3]
# these an author may use, or they come to a node by what the text says
SHARED = frozenset("""
    center csl-left-margin figure-left figure-right left page-break references right small
    small-caps smallcaps underline
""".split())  # fmt: skip
STRINGS = re.compile(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", re.DOTALL)


def house_classes() -> set[str]:
    sheets = [STRINGS.sub("", (ROOT / f"styles/{name}.css").read_text("utf-8"))
              for name in ("epub", "pdf", "formulas", "rtl", "cover", "web")]  # fmt: skip
    heads = " ".join(re.findall(r"([^{}]+)\{", " ".join(sheets)))
    found = set(re.findall(r"\.([a-z][\w-]*)", heads))
    editions = ROOT / "src/pressroom/editions"
    for file in (*editions.glob("*.py"), *editions.glob("templates/*")):
        for names in re.findall(r"class_?=\"([a-z -]+)\"", file.read_text("utf-8")):
            found |= set(names.split())
    return found


def test_every_class_of_the_house_is_kept_apart() -> None:
    assert house_classes() - SHARED == _OURS


def test_a_name_of_ours_gets_a_prefix_and_others_stay() -> None:
    assert class_of(("box", "verse", "left")) == "own-box verse left"
    assert class_of(()) is None
