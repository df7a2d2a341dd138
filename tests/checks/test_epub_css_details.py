"""The style sheets of an EPUB in detail: every address in them leads to a file of the container."""

from __future__ import annotations

import pytest
from artefacts import Files
from epub_parts import EPUB, Edit, edited, places
from epub_parts import said as said_of
from test_epub_faults import CSS, OPF, SVG, TWO

from pressroom.checks.epub_css import check_styles

ITEM = '<item id="b" href="b.css" media-type="text/css"/><item id="c" href="c.css" media-type="text/css"/></manifest>'


def said(*edits: Edit, files: Files = EPUB) -> list[str]:
    return said_of(check_styles, edited(*edits, files=files))


def sheet(text: str) -> Files:
    return {**EPUB, "EPUB/style.css": text.encode()}


def gone(*names: str) -> list[str]:
    return [f'056 "{name}" leads to a file that is not there' for name in names]


def test_the_clean_style_sheet() -> None:
    assert said() == []


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_style_sheet_is_read_in_unicode(codec: str) -> None:
    text = "p { background: url(gone.png) } /* é */"
    assert said(files={**EPUB, "EPUB/style.css": text.encode(codec)}) == gone("gone.png")
    big = b"\xfe\xff" + text.encode("utf-16-be")
    assert said(files={**EPUB, "EPUB/style.css": big}) == gone("gone.png")


def test_a_style_sheet_that_cannot_be_read_hides_no_other() -> None:
    files = edited((OPF, "</manifest>", ITEM)) | {
        "EPUB/b.css": b"\xff",
        "EPUB/c.css": b"p { a: url(gone) }",
    }
    assert said(files=files) == ['055 "EPUB/b.css" is not UTF-8', *gone("gone")]
    assert said(files={name: data for name, data in files.items() if "b.css" not in name}) == gone(
        "gone"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("p { a: url(x) url(y) } q { b: url(z) }", "xyz"), ('@import "x"; @import url(y); @import "z" print;', "xyz"),
        ('p { a: image-set("x" 1x, url(y) 2x, "z" 3x) }', "xzy"), ("@media print { p { a: url(x) } q { b: url(y) } }", "xy"),
        ("@supports (a: url(x)) { p { b: url(y) } }", "xy"), ("p { a: f(url(x), g(url(y))) }", "xy"), ("p { a: [url(x)] (url(y)) {url(z)} }", "xyz"),
        ("p { @media print { a: url(x) } }", "x"), ("@page { a: url(x) } @page :first { b: url(y) }", "xy"),
        ("@font-face { src: url(x), url(y) } p { a: url(z) }", "xyz"), ("@namespace url(x); p { a: url(y) }", "y"), ('@namespace "x";', ""),
        ('@charset "x"; @media "y";', ""), ('p { a: "x" }', ""), ('p { a: f("x") }', ""), ('@import f("x") url(y);', "y"),
        *((f'p {{ a: {name}("x") }}', "x") for name in ("url", "src", "image", "image-set", "-webkit-image-set", "IMAGE")),
        ("p { a: url(data:,x) url(' Data:,y ') url(cover.png) url(#z) }", ""), ("p { a: url('') url(?x) }", ""), ("a:hover, url(x) { b: c }", ""),
    ],
)  # fmt: skip
def test_every_address_of_a_style_sheet_is_followed(text: str, names: str) -> None:
    assert said(files=sheet(text)) == gone(*names)


def test_a_style_sheet_that_is_not_well_formed() -> None:
    broken = (
        '055 "EPUB/style.css" cannot be read: EOF reached before {} block for a qualified rule.'
    )
    assert said(files=sheet("p { a: url(x) } } q")) == [*gone("x"), broken]
    open_ = '055 "EPUB/style.css" cannot be read: a block is not closed'
    assert said(files=sheet("p { a: b; c: url(x)")) == [open_, *gone("x")]


@pytest.mark.parametrize(
    ("kind", "is_font"),
    [
        *((kind, True) for kind in ("font/otf", "font/ttf", "font/sfnt", "font/woff", "font/woff2", "application/font-sfnt",
          "application/vnd.ms-opentype", "application/font-woff")),
        ("image/png", False), ("application/x-font-ttf", False),
    ],
)  # fmt: skip
def test_the_font_of_a_font_face_is_one(kind: str, is_font: bool) -> None:
    edit = (OPF, 'media-type="font/otf"', f'media-type="{kind}"')
    told = [f'058 "fonts/serif.otf" is of type "{kind}", not a font'] * (not is_font)
    face = "@font-face { src: url(fonts/serif.otf) }"
    assert (
        said(edit, files=sheet(face))
        == said(
            edit,
            files=sheet("@Font-Face { font-family: x; SRC: local(x), url(fonts/serif.otf) }"),
        )
        == told
    )
    for other in (
        "p { src: url(fonts/serif.otf) }",
        "@font-face { unicode-range: url(fonts/serif.otf) }",
        "@page { src: url(fonts/serif.otf) }",
    ):
        assert said(edit, files=sheet(other)) == []
    again = said(edit, files=sheet(f"{face} p {{ src: url(fonts/serif.otf) }} {face}"))
    assert again == told * 2


def test_addresses_outside_of_the_container() -> None:
    for address in ("https://a.example/b", "//a.example/b", "ftp:b"):
        told = f'"{address}" is not in the container'
        assert said(files=sheet(f"p {{ a: url({address}) url(x) }}")) == [f"057 {told}", *gone("x")]
        remote = [
            f"063 the resource {told}",
            f'048 the resource "{address}" is not in the manifest',
            '023 "EPUB/style.css" needs the property "remote-resources"',
        ]
        assert said(files=sheet(f"@font-face {{ src: url({address}) }} @import '{address}';")) == [
            *remote,
            f"057 {told}",
        ]
        assert said(files=sheet(f'@font-face {{ src: image("{address}") }}')) == remote


def test_files_that_the_manifest_does_not_list() -> None:
    files = sheet("p { a: url(stray.png) }") | {"EPUB/stray.png": b"x"}
    assert said(files=files) == ['056 "stray.png" is not in the manifest']
    listed = (OPF, "</manifest>", '<item id="x" href="x.png" media-type="image/png"/></manifest>')
    assert (
        said(listed, files=sheet("p { a: url(x.png) }")) == []
    )  # that it is not there another rule tells
    assert said(files=sheet("p { a: url(../../x) }")) == gone("../../x")


STYLES = "p { a: url(x) }\nq { b: url(y) }"


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        ((CSS, "h1 {", f"{STYLES}\nh1 {{"), ["style.css:3:8", "style.css:4:8"]),
        ((TWO, "</head>", f"<style>{STYLES}</style></head>"), ["two.xhtml:4:8", "two.xhtml:5:8"]),
        ((TWO, "</head>", f"<style>\n{STYLES}</style></head>"), ["two.xhtml:5:8", "two.xhtml:6:8"]),
        ((SVG, "<circle", f"<style>{STYLES}</style><circle"), ["map.svg:3:8", "map.svg:4:8"]),
        ((TWO, "<h1>", '<h1 style="a: url(x); b: url(y)">'), ["two.xhtml:6:4", "two.xhtml:6:15"]),
        ((SVG, "<circle", '<circle style="a: url(x)"/><g style="b: url(y)"/><circle'), ["map.svg:3:4"] * 2),
    ],
)  # fmt: skip
def test_styles_are_read_wherever_they_stand(edit: Edit, where: list[str]) -> None:
    assert said(edit) == gone("x", "y")
    assert places(check_styles, edited(edit)) == where
