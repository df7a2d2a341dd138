"""No text, however it is made, keeps the rules of style busy for long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pressroom.checks.exemptions import Exempted
from pressroom.checks.prose import sources_of
from pressroom.checks.style import check_style
from pressroom.manuscript.load import load
from pressroom.typeset import typeset

LENGTH = 20_000
SECONDS = 2


@pytest.mark.parametrize(
    "piece",
    [
        "‘a", "“a", "« a", "a  ", " ,", "( ", "1) ", "((a", "{++a", "{>>a", "{~~a~>", "{--a", "[TODO ",
        "A-", "A (ABC) ", "a,b", "ab,", "1,", "1-", "a- ", "AAA ", "x y ", "&amp;", "\\*", "...", "--",
        "5 May ", "the ", "`<!-- check: off`", "a\u200b", "\u200b ", "could of ", "a a ", "12km", "аa",
    ],
)  # fmt: skip
def test_a_piece_in_many_copies_is_looked_at_in_time(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "essay.md"
    text = piece * (LENGTH // len(piece))
    file.write_text(f"---\ntitle: Salt\nlanguage: en\n---\n\nSalt {text}\n", encoding="utf-8")
    manuscript = load(file, epoch=0)
    document = typeset(manuscript)
    sources = sources_of(manuscript.sources)
    began = time.process_time()
    found = tuple(check_style(document, sources))
    Exempted((), ()).without_exempted(found, document, sources)
    assert time.process_time() - began < SECONDS
