"""A project's style sheet may ask for what stands beside it, and for nothing else."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pressroom.manuscript import sheets
from pressroom.model.manuscript import Source


def told(text: str) -> list[tuple[str, str, str]]:
    found = sheets.faults(Source(PurePosixPath("styles/pdf.css"), text))
    return [(one.code, str(one.place), one.message) for one in found]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x", "//x.org/y", "file:///etc/passwd", "/etc/passwd", "../x.png",
        "a/../../x.png", "C:/x", "javascript:x", "a\\\\b",
    ],
)  # fmt: skip
def test_addresses_outside(address: str) -> None:
    shown = address.replace("\\\\", "\\")
    expected = ("FILE-011", "styles/pdf.css:2:17", f'style sheet asks for "{shown}"')
    assert told(f'a {{}}\nb {{ background: url("{address}") }}') == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "@font-face { src: url(http://x.org/f.ttf) }",
        "@font-face { src: local(x), URL( 'http://x.org/f.ttf' ) }",
        "a { b: u\\72l(http://x.org/f.ttf) }",
        "a { --x: (((url(http://x.org/f.ttf)))) }",
        "@media print { a { b: [c(url(http://x.org/f.ttf))] } }",
        "a { b: src('http://x.org/f.ttf') }",
        "a { b: url(http://x.org/f.ttf",
        "\ufeffa { b: url(http://x.org/f.ttf) }",
    ],
)
def test_an_address_is_found_wherever_it_stands(text: str) -> None:
    assert [one[0] for one in told(text)] == ["FILE-011"]


def test_imports_are_refused() -> None:
    assert told("@import 'other.css';\n@IMPORT url(other.css);") == [
        ("FILE-011", "styles/pdf.css:1:1", "style sheet uses @import"),
        ("FILE-011", "styles/pdf.css:2:1", "style sheet uses @import"),
    ]


def test_what_is_allowed() -> None:
    assert not told(
        "/* url(http://x.org) @import */ a { content: 'url(http://x.org)'; b: url(#c);"
        " background: url(images/x.png), url(data:image/png;base64,AAAA), url('a/../b.png') }"
        "@font-face { src: url(fonts/x.ttf) format('truetype') }"
    )


def test_a_long_address_is_cut() -> None:
    (found,) = told(f"a {{ b: url(http://{'x' * 5000}) }}")
    assert len(found[2]) < 120


def test_a_sheet_has_an_end() -> None:
    (long,) = told(" " * (sheets.MAX_SHEET + 1))
    assert long == ("FILE-005", "styles/pdf.css", "style sheet is longer than 1,000,000 characters")
    for bracket in "({[":
        (deep,) = told(bracket * 10_000)
        assert deep[2] == "style sheet is nested more than 100 levels deep"
