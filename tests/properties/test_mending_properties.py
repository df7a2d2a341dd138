"""Whatever a text holds: mended twice it is as mended once, and its words are the same."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.manuscript.load import load
from pressroom.mending import mended
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError

HEAD = "---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe sea.\n\n"
PIECES = st.sampled_from([
    "the boat", "old", "1914-1918", "pages 12-15", "3 x 4", " ", "  ", "\t", "\u200b", "\u00ad", ",", ".", ";",
    "(", ")", "[", "]", '"', "'", "“", "”", "*", "`", "$", "\n", "\n\n", "\r\n", "> ", "- ", "| ", "...", "--",
    "\\", "&amp;", "&nbsp;", "é", "e\u0301", "[^1]", "^[a note ,  too]", "# ", "    ", "<!-- x  y -->",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def manuscript(text: str) -> Manuscript:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "essay.md"
        file.write_bytes((HEAD + text).encode())
        return load(file, epoch=0)


def words(text: str) -> list[str]:
    visible = re.sub("[\u200b\u00ad\ufeff\u2060]", "", text)
    return re.findall(r"\w+", visible.replace("3 × 4", "3 x 4"))


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_mended_twice_is_mended_once_and_all_words_stay(text: str) -> None:
    before = manuscript(text)
    try:
        (once,) = mended(before).values()
    except PressroomError:
        return  # what has errors is left alone
    (twice,) = mended(manuscript(once.removeprefix(HEAD))).values()
    assert twice == once
    assert words(once) == words(before.sources[0].text)
    assert once.startswith(HEAD)
