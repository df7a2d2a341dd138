"""What an EPUB may leave outside its container, and what the package must tell of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from artefacts import Files, replaced, zipped
from test_epub_faults import CSS, EPUB, OPF, SVG, TWO
from test_epub_standard_faults import REMOTE_ITEM, SMIL, old, remote, spoken

from pressroom.checks.epub import check_epub
from pressroom.model.problem import Severity

ITEM = '<item id="r" href="{0}" media-type="{1}"/>'
FACE = '@font-face { font-family: "R"; src: url("https://example.org/f") }'
NAMED = '<item id="r" href="https://example.org/f" media-type="font/otf"/>'
URI = '<font><font-face><font-face-src><font-face-uri href="https://example.org/f"/></font-face-src></font-face></font></svg>'
SAYS = 'properties="remote-resources"'
Made = Callable[[], Files]


def shown(markup: str, kind: str = "video/mp4", url: str = "https://example.org/r") -> Made:
    return lambda: remote(ITEM.format(url, kind), markup)


def with_font(name: str, before: str, after: str, *, says: str = "", item: str = NAMED) -> Made:
    """The book with a font from the network in one of its files."""

    def made() -> Files:
        book = replaced(EPUB, name, before, after)
        start = f'href="{name}"'
        book = replaced(book, OPF, "</manifest>", f"{item}</manifest>")
        return replaced(book, OPF, start, f"{start} {says}") if says else book

    return made


def read_aloud(*edits: tuple[str, str]) -> Made:
    """The book whose second document is read aloud by a sound from the network."""

    def made() -> Files:
        book = spoken(SMIL.replace("a.mp3", "https://example.org/a.mp3"))
        book = replaced(book, OPF, 'href="a.mp3"', 'href="https://example.org/a.mp3"')
        del book["EPUB/a.mp3"]
        for before, after in edits:
            book = replaced(book, OPF, before, after)
        return book

    return made


def said(made: Made) -> list[str]:
    """The errors; that something is outside, or not seen to be, is a warning."""
    return [
        f"{one.code} {str(one.place).removeprefix('book.epub/EPUB/')}: {one.message}"
        for one in check_epub(zipped(made()), "book.epub")
        if one.severity is Severity.ERROR
    ]


def lacks(name: str, line: int) -> str:
    return f'EPUB-023 package.opf:{line}: "EPUB/{name}" needs the property "remote-resources"'


UNLISTED = 'the resource "https://example.org/{}" is not in the manifest'
FAULTS: list[tuple[list[str], Made]] = [
    ([f"EPUB-048 two.xhtml:7: {UNLISTED.format('a.mp3')}"], lambda: remote("")),
    ([lacks("two.xhtml", 19)], lambda: remote(properties="")),
    ([lacks("two.xhtml", 19)], lambda: remote(markup=2 * '<audio src="https://example.org/a.mp3"></audio>', properties="")),
    (['EPUB-049 two.xhtml:7: the resource "https://example.org/r" is not in the container'],
     shown('<video poster="https://example.org/r"></video>')),
    (['EPUB-049 two.xhtml:7: the resource "https://example.org/r" is not in the container'],
     shown('<picture><source srcset="https://example.org/r"/><img alt="x" src="cover.png"/></picture>', "image/svg+xml")),
    (['EPUB-049 two.xhtml:7: the resource "https://example.org/r" is not in the container',
      'EPUB-049 package.opf:24: "https://example.org/r" is not in the container'],
     shown('<object data="https://example.org/r">A map</object>', "text/html")),
    (['EPUB-049 package.opf:24: "https://example.org/r" is not in the container'], shown("x", "image/png")),
    ([f"EPUB-048 style.css:1:37: {UNLISTED.format('f')}"], with_font(CSS, "@font-face", FACE + "@font-face", says=SAYS, item="")),
    ([lacks("style.css", 20)], with_font(CSS, "@font-face", FACE + "@font-face")),
    ([lacks("map.svg", 23)], with_font(SVG, "</svg>", URI)),
    ([lacks("two.xhtml", 19)], with_font(TWO, "</head>", f"<style>{FACE}</style></head>")),
    ([lacks("two.smil", 24)], read_aloud()),
    ([f"EPUB-048 two.smil:2: {UNLISTED.format('a.mp3')}"], read_aloud(
        ('href="https://example.org/a.mp3"', 'href="https://example.org/b.mp3"'), ('id="over"', f'id="over" {SAYS}'))),
    (['EPUB-085 two.smil:2: the sound "https://example.org/a.mp3" is of type "audio/x-own"'], read_aloud(
        ('"audio/mpeg"', '"audio/x-own"'), ('id="over"', f'id="over" {SAYS}'))),
    (['EPUB-049 two.xhtml:1: the resource "https://example.org/r" is not in the container'], lambda: replaced(
        old(), TWO, "<p id", '<p><object data="https://example.org/r">x</object></p><p id')),
]  # fmt: skip

SOUND: list[Made] = [
    remote, shown('<object data="https://example.org/r">A film</object>'),
    shown('<audio src="https://example.org/r#t=5"></audio>', "audio/mpeg"),
    shown('<video><source src="https://example.org/r"/></video>'),
    shown("x", "application/x-own"),
    with_font(CSS, "@font-face", FACE + "@font-face", says=SAYS),
    with_font(SVG, "</svg>", URI, says=SAYS),
    with_font(TWO, "</head>", f"<style>{FACE}</style></head>", says=SAYS),
    read_aloud(('id="over"', f'id="over" {SAYS}')),
    lambda: replaced(remote(ITEM.format("https://example.org/r", "text/csv"), "<script>0</script>", "scripted"), TWO, "x", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), FAULTS)
def test_what_is_outside_is_told_in_the_package(expected: list[str], made: Made) -> None:
    assert sorted(said(made)) == sorted(expected)


@pytest.mark.parametrize("made", SOUND)
def test_what_may_be_outside(made: Made) -> None:
    assert said(made) == []


def test_the_address_is_the_same_in_any_case_of_its_host() -> None:
    assert "HTTPS://Example" in REMOTE_ITEM
    assert said(remote) == []


def test_a_font_in_a_style_is_a_reason_to_say_so() -> None:
    made = with_font(TWO, "</head>", f"<style>{FACE}</style></head>", says=SAYS)
    assert {one.code for one in check_epub(zipped(made()), "book.epub")} == {"EPUB-063"}
