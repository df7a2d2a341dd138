"""A manuscript with errors is looked through all the same, and nothing is told that comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.build import check


def codes(folder: Path, text: str) -> list[str]:
    file = folder / "essay.md"
    file.write_text(f"---\ntitle: Salt\nlanguage: en-GB\n---\n\n{text}\n", encoding="utf-8")
    return sorted(one.code for one in check(file, epoch=0))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("See [that](#nowhere).", "LINK-001"),
        ("![The map](map.png)", "IMG-001"),
        ("See it[^a].", "NOTE-001"),
    ],
)
def test_the_prose_is_read_where_there_are_errors(tmp_path: Path, error: str, code: str) -> None:
    assert codes(tmp_path, f"{error}\n\nIt is the the boat.") == [code, "STYLE-002"]


def test_what_stands_in_the_line_of_an_error_waits(tmp_path: Path) -> None:
    assert codes(tmp_path, "See [the the map](#nowhere).") == ["LINK-001"]


def test_a_section_may_be_empty_because_its_image_is_missing(tmp_path: Path) -> None:
    text = "# One\n\n![The map](map.png)\n\n# Two\n\nText.\n\n# Three\n"
    assert codes(tmp_path, text) == ["DOC-004", "IMG-001"]
    assert codes(tmp_path, "![The map](map.png)") == ["IMG-001"]


def test_a_pass_that_left_something_undone_is_not_told_again(tmp_path: Path) -> None:
    assert codes(tmp_path, "# One[^1]\n\nText.\n\n[^1]: [a](#nowhere) b.") == [
        "LINK-001",
        "STYLE-056",
    ]
