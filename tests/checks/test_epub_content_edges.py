"""The content and the styles of an EPUB: what is just allowed, what just not.

``test_epub_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import pytest
from artefacts import added, replaced, without, zipped
from epub_edges import EPUB, Made, codes, in_two
from test_epub_faults import CSS, NAV, ONE, OPF, SVG, TWO, change, changes, packed, with_item


def with_link(target: str) -> Made:
    return change(ONE, "two.xhtml#quay", target)


def with_css(more: str) -> Made:
    return change(CSS, "h1 {", f"{more} h1 {{")


def drawing(attributes: str, inside: str = "") -> Made:
    """The drawing that has a title, with other attributes and another title."""
    return changes(
        (ONE, 'width="9" height="9"', attributes), (ONE, "<title>A dune</title>", inside)
    )


CONTENTS: list[tuple[str, Made]] = [
    ("", changes((TWO, "<h1>", "<h3>"), (TWO, "</h1>", "</h3>"))),
    ("051", changes((TWO, "<h1>", "<h4>"), (TWO, "</h1>", "</h4>"),
                    (TWO, "<h2>", "<h6>"), (TWO, "</h2>", "</h6>"))),
    ("050", change(ONE, '<h2 id="tides">The tides</h2>', '<h2 id="tides"><img src="map.svg" alt=" "/></h2>')),
    ("018 048", packed(added(replaced(EPUB, ONE, 'src="map.svg"', 'src="red.png"'), "EPUB/red.png", EPUB["EPUB/cover.png"]))),
    ("018 056", packed(added(replaced(EPUB, CSS, "url(cover.png)", "url(red.png)"), "EPUB/red.png", EPUB["EPUB/cover.png"]))),
    ("018", packed(added(
        replaced(EPUB, ONE, "</head>", '<link rel="license" href="red.png"/></head>'), "EPUB/red.png", EPUB["EPUB/cover.png"],
    ))),
    ("047 060", change(ONE, ' alt="Two islands in a bay"/><figcaption>The bay</figcaption>', "/>")),
    ("060", change(ONE, ' alt="Two islands in a bay"', "")),
    ("", change(ONE, ' alt="Two islands in a bay"', ' alt=""')),
    ("", drawing('role="presentation"')),
    ("", drawing('role="x none"')),
    ("060", drawing('role="img"')),
    ("060", drawing('aria-hidden="false"')),
    ("", drawing('aria-label="A dune"')),
    ("060", drawing('aria-label=" "')),
    ("", drawing('aria-labelledby="dunes"')),
    ("060", drawing("", "<title> </title>")),
    ("", changes((ONE, "<title>A dune</title>", ""), (OPF, ">alternativeText<", ">readingOrder<"))),
    ("", changes((ONE, "<title>A dune</title>", ""), (OPF, ">alternativeText<", ">readingOrder<"),
                 (OPF, "</metadata>", '<meta property="schema:other">alternativeText</meta></metadata>'))),
    ("070", change(OPF, "</metadata>", '<meta property="schema:accessibilityFeature"/></metadata>')),
    ("", change(TWO, "<h1>", '<h1 lang="">')),
    ("041", change(TWO, "<h1>", '<h1 lang="en" xml:lang="e">')),
    ("", change(TWO, "<h1>", '<h1 lang="de">')),
    ("043", change(TWO, "<h1>", '<h1 id="quay">')),
    ("", change(TWO, 'id="quay"', 'xml:id="quay"')),
    ("044", with_link("http://example.org:port/")),
    ("044", with_link("/EPUB/two.xhtml")),
    ("046", with_link("style.css")),
    ("", with_link("one.xhtml")),
    ("", changes((OPF, '<itemref idref="nav"/>', ""), (NAV, '<p>See <a href="two.xhtml">', '<p>See <a href="nav.xhtml">'))),
    ("", with_link("tel:+441234567890")),
    ("017", packed(without(replaced(EPUB, ONE, "two.xhtml#quay", "map.svg"), "EPUB/map.svg"))),
    ("044", change(ONE, "Of the sea.", '<a href="gone.xhtml">Of the sea</a>')),
    ("044", in_two('<nav><p><a href="gone.xhtml">x</a></p></nav>')),
    ("044", change(NAV, 'See <a href="two.xhtml">', 'See <a href="gone.xhtml">')),
    ("044", change(SVG, "</svg>", '<a href="gone.xhtml"><circle r="1"/></a></svg>')),
    ("044", change(SVG, "</svg>", '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="gone.xhtml"/></svg>')),
    ("", in_two('<p><a id="here">x</a></p>')),
    ("048", in_two('<p><img srcset="gone.png 1x" alt=""/></p>')),
    ("", in_two('<p><img src="cover.png" srcset="cover.png 1x, map.svg 2x, " alt=""/></p>')),
    ("", in_two('<p><img src="cover.png" srcset=" data:image/png;base64,AAAA 1x" alt=""/></p>')),
    ("", in_two('<p><img src="map.svg#isle" alt=""/></p>')),
    ("081", change(SVG, 'href="#isle"', 'href="map.svg"')),
    ("048", in_two('<p><img src="../../cover.png" alt=""/></p>')),
    ("048", in_two('<p><img src=" " alt=""/></p>')),
    ("048", in_two('<video poster="gone.png"><source src="map.svg"/></video>')),
    ("048", in_two('<object data="gone.png">x</object>')),
    ("048", change(SVG, "</svg>", '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="gone.png"/></svg>')),
    ("017", packed(without(EPUB, "EPUB/map.svg"))),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), CONTENTS)
def test_contents(expected: str, made: Made) -> None:
    assert codes(made()) == expected


STYLES: list[tuple[str, Made]] = [
    ("056", with_css("p { background: image-set(url(gone.png) 1x) }")),
    ("056", with_css("p { background: image('gone.png') }")),
    ("", with_css("p { content: attr('gone.png') }")),
    ("056", with_css("@media print { p { background: url(gone.png) } }")),
    ("056", with_css("p { --a: ( [ { url(gone.png) } ] ) }")),
    ("056", with_css("@import url(gone.css);")),
    ("", change(CSS, "@font-face", '@charset "utf-8"; @namespace "http://www.w3.org/1999/xhtml";\n@font-face')),
    ("", change(CSS, "@font-face", "@namespace url(http://www.w3.org/1999/xhtml);\n@font-face")),
    ("", packed(added(
        replaced(with_item('id="c2" href="b.css" media-type="text/css"'), CSS, "@font-face",
                 '@import "b.css";\n@font-face'), "EPUB/b.css", "p { }"))),
    ("", with_css("p { src: url(cover.png) }")),
    ("", with_css("@font-face { font-family: S; -x-preview: url(cover.png); src: url(fonts/serif.otf) }")),
    ("058", with_css("@font-face { SRC: url(cover.png) }")),
    ("", change(TWO, "<h1>", '<h1 style="src: url(cover.png)">')),
    ("018 056", change(OPF, '<item id="font" href="fonts/serif.otf" media-type="font/otf"/>', "")),
    ("", with_css("p { clip-path: url(#clip) }")),
    ("056", with_css("p { background: src('gone.png') }")),
    ("056", with_css("p { background: -webkit-image-set('gone.png' 1x) }")),
    ("", with_css("@font-face;")),
    ("055 056", packed(added(
        {**replaced(with_item('id="c2" href="b.css" media-type="text/css"'), OPF, "</manifest>",
                    '<item id="c3" href="c.css" media-type="text/css"/></manifest>'),
         "EPUB/b.css": b"\xff"}, "EPUB/c.css", "p { background: url(gone.png) }"))),
    ("056", with_css("p { background: url(../../gone.png) }")),
    ("", with_css("p { background: url( ' DATA:image/png;base64,AAAA ') }")),
    ("057", with_css("p { background: url(ftp://example.org/a) }")),
    ("017", packed(without(replaced(EPUB, CSS, "cover.png", "map.svg"), "EPUB/map.svg"))),
    ("056", change(SVG, "<circle", "<style>circle { fill: url(gone.svg) }</style><circle")),
    ("056", change(SVG, "<circle", '<circle style="fill: url(gone.svg)"/><circle')),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), STYLES)
def test_styles(expected: str, made: Made) -> None:
    assert codes(made()) == expected


SOURCES = (
    '<img src="{}" alt=""/>', '<audio src="{}"></audio>', '<video src="{}"></video>',
    '<video poster="{}"></video>', '<audio><source src="{}"/></audio>',
    '<video><track src="{}"/></video>', '<embed src="{}"/>', '<iframe src="{}"></iframe>',
    '<input type="image" alt="" src="{}"/>', '<object data="{}">x</object>',
    '<script type="application/json" src="{}"></script>', '<link rel="x" href="{}"/>',
)  # fmt: skip


@pytest.mark.parametrize("element", SOURCES)
def test_every_element_that_reads_a_file_is_looked_at(element: str) -> None:
    assert codes(in_two(f"<div>{element.format('map.svg')}</div>")()) == ""
    assert codes(in_two(f"<div>{element.format('gone.bin')}</div>")()) == "048"


@pytest.mark.parametrize("name", ["image", "feImage", "use"])
@pytest.mark.parametrize("href", ["href", 'xmlns:x="http://www.w3.org/1999/xlink" x:href'])
def test_every_element_of_a_drawing_that_reads_a_file_is_looked_at(name: str, href: str) -> None:
    nameless = " 081" if name == "use" else ""  # it takes a part, which has an id
    for target, expected in (("cover.png", ""), ("gone.png", "048")):
        wanted = f"{expected}{nameless}".strip()
        assert codes(change(SVG, "</svg>", f'<{name} {href}="{target}"/></svg>')()) == wanted


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("font/ttf", b"true"), ("font/otf", b"OTTO"), ("font/sfnt", b"OTTO"), ("font/woff", b"wOFF"),
        ("font/woff2", b"wOF2"), ("application/font-sfnt", b"OTTO"),
        ("application/font-woff", b"wOFF"), ("application/vnd.ms-opentype", b"OTTO"),
    ],
)  # fmt: skip
def test_kinds_of_fonts(kind: str, data: bytes) -> None:
    book = with_item(f'id="k" href="k" media-type="{kind}"', "EPUB/k", data)
    assert codes(zipped(replaced(book, CSS, 'url("fonts/serif.otf")', "url(k)"))) == ""
