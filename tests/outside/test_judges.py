"""The judges themselves: each passes what is good and finds what was broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import judges
from sample_book import write_book

FONT = Path(__file__).parents[2] / "styles/fonts/EBGaramond-Regular.ttf"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A walk</title></head>
<body><main><h1>A walk</h1><p>Out and home.</p></main></body></html>"""

pytestmark = pytest.mark.outside


def write_pdf(file: Path, variant: str, body: str = "<h1>A walk</h1><p>Out.</p>") -> Path:
    fonts = FontConfiguration()
    css = f"@font-face {{ font-family: x; src: url({FONT.as_uri()}) }} * {{ font: 12pt x }}"
    text = f"<html lang=en><title>A walk</title><body>{body}"
    style = CSS(string=css, font_config=fonts)
    HTML(string=text).write_pdf(file, stylesheets=[style], font_config=fonts, pdf_variant=variant)
    return file


def test_epubcheck(tmp_path: Path) -> None:
    good = write_book(tmp_path / "good.epub")
    bad = write_book(tmp_path / "bad.epub", ("text.xhtml#back", "text.xhtml#nowhere"))
    # One kind of message at two places is two findings.
    worse = write_book(tmp_path / "worse.epub", ("<p>Home.", "<blink/><blink/><p>Home."))
    clean, one, two = judges.epubcheck(good, bad, worse)
    assert clean == []
    assert [(found.rule, found.severity) for found in one] == [("RSC-012", "ERROR")]
    assert one[0].where.startswith("nav.xhtml:5:")
    assert [found.rule for found in two] == ["RSC-005", "RSC-005"]


def test_verapdf(tmp_path: Path) -> None:
    accessible = write_pdf(tmp_path / "ua.pdf", "pdf/ua-1")
    archived = write_pdf(tmp_path / "a.pdf", "pdf/a-2a")
    assert judges.verapdf(accessible, profiles=["ua1"]) == [[]]
    first, second = judges.verapdf(accessible, archived)
    assert {found.severity for found in first} == {"2a"}
    assert {found.severity for found in second} == {"ua1"}
    assert any(found.rule == "5-1" for found in second), "a file that does not say that it is UA"


def test_ace(tmp_path: Path) -> None:
    good = write_book(tmp_path / "good.epub")
    bad = write_book(tmp_path / "bad.epub", (' alt="A grey day"', ""))
    clean, broken = judges.ace(good, bad)
    assert clean == []
    assert [(found.rule, found.severity) for found in broken] == [("image-alt", "critical")]
    assert "text.xhtml" in broken[0].where


def test_reading_engine(tmp_path: Path) -> None:
    reading = judges.read(write_book(tmp_path / "good.epub"))
    assert reading.title == "A Walk"
    assert reading.cover > 0
    assert [(one.label, one.problem) for one in reading.entries] == [
        ("A walk", None),
        ("The way back", None),
    ]
    assert [(one.call, one.type, one.text) for one in reading.notes] == [
        ("1", "footnote", "By the gate."),
        ("2", "footnote", "By the bridge."),
    ]
    assert reading.errors == ()


@pytest.mark.parametrize("read", [judges.read, judges.read_by_epubjs, judges.read_by_calibre])
def test_reading_systems_find_what_is_broken(
    tmp_path: Path, read: Callable[[Path], judges.Reading]
) -> None:
    lost = ('href="text.xhtml#back"', 'href="text.xhtml#nowhere"')
    reading = read(write_book(tmp_path / "bad.epub", lost, ('href="#n1"', 'href="#nowhere"')))
    assert [one.problem for one in reading.entries] == [None, "no such place"]
    assert [one.error for one in reading.notes] == ["no such place", None]


def test_page(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text(PAGE, encoding="utf-8")
    assert judges.page(file) == []


@pytest.mark.parametrize(
    ("markup", "rule", "times"),
    [
        ('<p style="color: #999">Out.</p>', "color-contrast", 6),
        ('<p style="width: 400px">Out.</p>', "reflow", 3),
        (
            "<style>@media (prefers-color-scheme: dark) { p { color: #ddd } }</style>",
            "color-contrast",
            3,
        ),
        ('<p><img src="https://example.org/x.png" alt="x"></p>', "network", 8),
        ('<p><a href="https://example.org/" tabindex="-1">Out</a></p>', "keyboard", 2),
    ],
)
def test_page_finds_what_is_broken(tmp_path: Path, markup: str, rule: str, times: int) -> None:
    file = tmp_path / "index.html"
    file.write_text(PAGE.replace("</main>", f"{markup}</main>"), encoding="utf-8")
    assert [found.rule for found in judges.page(file)] == [rule] * times


def test_a_missing_judge_skips_or_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PRESSROOM_JUDGES", "")
    with pytest.raises(pytest.skip.Exception, match="java is not on the path"):
        judges.epubcheck(tmp_path)
    monkeypatch.setenv("PRESSROOM_JUDGES", "required")
    with pytest.raises(pytest.fail.Exception, match="java is not on the path"):
        judges.epubcheck(tmp_path)
