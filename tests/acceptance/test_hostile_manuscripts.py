"""Manuscripts made to take forever: each is answered at its place, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hostile import METADATA, make

from pressroom.build import check

SECONDS = 30  # of a machine that has other work; alone each takes one or two
ALIASES = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

KINDS: dict[str, tuple[str, dict[str, str | bytes]]] = {
    "quotations": ("MD-001", {"manuscript/1.md": "# A\n\n" + "> " * 10_000 + "x\n"}),
    "elements": ("MD-001", {"manuscript/1.md": "# A\n\n" + "<div>" * 50_000 + "\n"}),
    "brackets": ("MD-003", {"manuscript/1.md": "# A\n\n" + "[" * 100_000 + "\n"}),
    "notes": ("MD-003", {"manuscript/1.md": "# A\n\n" + "^[" * 20_000 + "]" * 20_000 + "\n"}),
    "a long line": ("MD-002", {"manuscript/1.md": "# A\n\n" + "x" * 5_000_000 + "\n"}),
    "a long file": ("FILE-005", {"manuscript/1.md": "# A\n\n" + "word " * 4_000_000 + "\n"}),
    "aliases": ("META-005", {"manuscript/metadata.yaml": METADATA.format(title="T") + ALIASES}),
    "deep YAML": ("META-006", {"manuscript/metadata.yaml": "x: " + "[" * 100_000}),
    "deep TOML": ("FILE-005", {"pressroom.toml": "x = " + "[" * 100_000}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_manuscript_is_answered(kind: str, tmp_path: Path) -> None:
    code, files = KINDS[kind]
    project = make(tmp_path / "project", files=files)
    before = time.monotonic()
    found = check(project)
    assert time.monotonic() - before < SECONDS
    assert code in {one.code for one in found}
    assert all(one.place for one in found)


def test_a_name_with_a_line_break_is_no_second_name(tmp_path: Path) -> None:
    project = make(tmp_path / "project", files={"manuscript/a\nb.md": "# B\n\n[x](gone.md)\n"})
    assert {str(one.place.path) for one in check(project) if one.place} == {"manuscript/a\nb.md"}
