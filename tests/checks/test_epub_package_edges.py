"""The package of an EPUB and what its files are: what is just allowed, what just not.

``test_epub_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import pytest
from artefacts import replaced, without, zipped
from epub_edges import EPUB, Made, codes, in_two
from test_epub_faults import (
    MINIMAL,
    NCX,
    ONE,
    OPF,
    SVG,
    TWO,
    XHTML_ITEM,
    change,
    changes,
    packed,
    with_item,
)

from pressroom.checks.epub import check_epub

AGAIN = '<item id="again" href="map.svg" media-type="image/svg+xml"/>'
GONE = '<item id="gone" href="gone" media-type="text/plain"/>'
IMAGES = ("image/jpeg", "image/png", "image/gif", "image/webp")
PACKAGES: list[tuple[str, Made]] = [
    ("011", changes((OPF, "<package", "<pack"), (OPF, "</package>", "</pack>"))),
    ("070", change(OPF, "</metadata>", '<meta property="schema:accessMode"/></metadata>')),
    ("070", change(OPF, "<meta ", '<meta property="schema:accessMode"/><meta ')),
    ("", change(OPF, "</metadata>",
                '<meta property="dcterms:modified" refines="#uid">2026-01-31</meta></metadata>')),
    ("", change(OPF, "</metadata>", '<link rel="dcterms:license" href="https://a.example"/></metadata>')),
    ("015", change(OPF, "<dc:language>en</dc:language>",
                   "<dc:language>en</dc:language><dc:language>e</dc:language>")),
    ("016", change(OPF, "2026-01-31T12:00:00Z", "2026-01-31T24:00:00Z")),
    ("016", change(OPF, "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z.")),
    ("", change(OPF, "2026-01-31T12:00:00Z", "2026-12-19T23:59:59Z")),
    ("059", change(OPF, '"schema:accessibilitySummary"', '"schema:accessibilitySummary" refines="#uid"')),
    ("017", packed(without(EPUB, "EPUB/style.css"))),
    ("027 031 037 046 068", change(
        OPF, '<spine toc="ncx">\n<itemref idref="one"/>\n<itemref idref="two"/>\n'
             '<itemref idref="nav"/>\n</spine>', "",
    )),
    ("028", change(OPF, '<itemref idref="nav"/>', "<itemref/>")),
    ("012", changes((OPF, ' unique-identifier="uid"', ""), (OPF, ' id="uid"', ""))),
    ("028", change(OPF, '<itemref idref="nav"/>', '<itemref idref="gone"/><itemref idref="nav"/>')),
    ("", change(OPF, '<itemref idref="nav"/>', '<itemref idref="nav" linear="no"/>')),
    ("", changes((OPF, '<itemref idref="nav"/>', '<itemref idref="css"/>'),
                 (OPF, 'media-type="text/css"', 'media-type="text/css" fallback="two"'))),
    ("", change(NCX, "<head>", '<head><meta name="dtb:depth" content="1"/>')),
    ("", packed(without(
        replaced(replaced(EPUB, OPF, ' toc="ncx"', ""), OPF,
                 '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', ""),
        "EPUB/toc.ncx",
    ))),
    ("072 075", change(OPF, "</metadata>", '<link rel="record"/></metadata>')),
    ("017 020", change(OPF, "</manifest>", f"{AGAIN}{GONE}</manifest>")),
    ("017 020", change(OPF, "</manifest>", f"{GONE}{AGAIN}</manifest>")),
    ("017 026 068", change(OPF, "</manifest>", f'<item id="e" href=""/>{GONE}</manifest>')),
    ("040", packed(with_item(f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml",
                             EPUB["EPUB/map.svg"].replace(b'href="#isle"', b"")))),
    ("033", change(NCX, ' src="one.xhtml"', "")),
    ("033", change(NCX, 'src="one.xhtml"', 'src="https://example.org/"')),
    ("009", change(NCX, "</navMap>", "")),
    ("009", change(TWO, "</body>", "")),
    ("009", change(ONE, "</body>", "")),
    ("021", packed(with_item('id="n" href="n.xml" media-type="image/svg+xml"', "EPUB/n.xml", MINIMAL))),
    ("021", packed(with_item('id="n" href="n.txt" media-type="application/x-dtbncx+xml"', "EPUB/n.txt",
                             EPUB["EPUB/map.svg"].replace(b'href="#isle"', b"")))),
    ("021", packed(with_item('id="w" href="w" media-type="image/png"', "EPUB/w", b"RIFF\0\0\0\0WEBPVP8 "))),
    ("021", packed(with_item('id="w" href="w" media-type="image/webp"', "EPUB/w", b"RIFF\0\0\0\0WAVEfmt "))),
    ("021", packed(with_item('id="w" href="w" media-type="image/webp"', "EPUB/w", b"RIFX\0\0\0\0WEBPVP8 "))),
    ("", packed(with_item('id="w" href="w" media-type="audio/wav"', "EPUB/w", b"RIFF\0\0\0\0WAVEfmt "))),
    ("", packed(with_item('id="t" href="t.txt" media-type="text/plain"', "EPUB/t.txt", b"x"))),
    ("089", packed(with_item('id="c" href="c.CSS" media-type="text/plain"', "EPUB/c.CSS", b"x"))),
    ("089", packed(with_item('id="c" href="c.js" media-type="text/plain"', "EPUB/c.js", b"x"))),
    *(("021", packed(with_item(f'id="o" href="o" media-type="{type_}"', "EPUB/o", b"\0")))
      for type_ in IMAGES),
    ("020 021", changes((OPF, "</manifest>", '<item id="b" href="cover.png" media-type="image/png"/></manifest>'),
                        (OPF, 'media-type="image/png"', 'media-type="image/gif"'))),
    ("049", changes((ONE, 'src="map.svg"', 'src="https://example.org/map.svg"'),
                    (OPF, ' properties="svg"', ' properties="svg remote-resources"'))),
    ("049 065", changes((ONE, 'src="map.svg"', 'src="ftp://example.org/map.svg"'),
                        (OPF, ' properties="svg"', ' properties="svg remote-resources"'))),
    ("023", in_two('<form action="two.xhtml"><p>x</p></form>')),
    ("023", in_two('<script type=" MODULE ">0</script>')),
    ("023", in_two('<script type="text/javascript">0</script>')),
    ("", in_two('<p data-onward="0">x</p>')),
    ("023", change(SVG, "</svg>", "<script>0</script></svg>")),
    ("", changes((TWO, "</body>", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></body>'),
                 (OPF, 'id="two"', 'id="two" properties="mathml"'))),
    ("", changes((SVG, "</svg>", "<script>0</script></svg>"),
                 (OPF, 'href="map.svg"', 'href="map.svg" properties="scripted"'))),
    ("071", change(OPF, 'href="map.svg"', 'href="map.svg" properties="layout"')),
    ("023", change(OPF, 'href="map.svg"', 'href="map.svg" properties="svg"')),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), PACKAGES)
def test_packages(expected: str, made: Made) -> None:
    assert codes(made()) == expected


@pytest.mark.parametrize(
    ("element", "rule"),
    [
        ('<video poster="https://example.org/a"></video>', "EPUB-049"),
        ('<link rel="x" href="https://example.org/a"/>', "EPUB-049"),
        ('<audio src="//example.org/a"></audio>', "EPUB-048 EPUB-063"),
        ('<object data="HTTP://example.org/a">x</object>', "EPUB-048 EPUB-063"),
    ],
)
def test_what_is_read_from_the_network_may_say_so(element: str, rule: str) -> None:
    declared = (
        OPF,
        'id="two" href="two.xhtml"',
        'id="two" properties="remote-resources" href="two.xhtml"',
    )
    there = (TWO, "<p><img", f"<p>{element}</p><p><img")
    codes = {one.code for one in check_epub(changes(declared, there)(), "b.epub")}
    assert " ".join(sorted(codes)) == rule
    assert [one.code for one in check_epub(changes(declared)(), "b.epub")] == ["EPUB-065"]


@pytest.mark.parametrize(
    "kind", ["", "module", "text/javascript", "application/javascript", "application/ecmascript"]
)
def test_every_kind_of_script_is_to_be_declared(kind: str) -> None:
    assert codes(in_two(f'<script type="{kind}">0</script>')()) == "023"


SFNT = ("font/ttf", "font/sfnt", "application/font-sfnt", "application/vnd.ms-opentype", "font/otf")
KINDS: list[tuple[bytes, tuple[str, ...]]] = [
    (b"\xff\xd8\xff\xe0", ("image/jpeg",)),
    (b"\x89PNG\r\n\x1a\n", ("image/png",)),
    (b"GIF87a", ("image/gif",)),
    (b"GIF89a", ("image/gif",)),
    (b"RIFF\0\0\0\0WEBPVP8 ", ("image/webp",)),
    (b"\0\1\0\0", SFNT),
    (b"true\0", SFNT),
    (b"OTTO\0", SFNT[1:]),
    (b"wOFF", ("font/woff", "application/font-woff")),
    (b"wOF2", ("font/woff2",)),
    (b"%PDF-1.7", ("application/pdf",)),
]


@pytest.mark.parametrize(("data", "types"), KINDS)
def test_a_file_is_what_its_first_bytes_say(data: bytes, types: tuple[str, ...]) -> None:
    for kind in types:
        assert (
            codes(zipped(with_item(f'id="k" href="k" media-type="{kind}"', "EPUB/k", data))) == ""
        )
    item = 'id="k" href="k" media-type="text/css"'
    assert codes(zipped(with_item(item, "EPUB/k", data))).startswith("021")
    foreign = 'id="k" href="k" media-type="image/x-other"'  # of which nothing is known
    assert codes(zipped(with_item(foreign, "EPUB/k", data))) == ""


@pytest.mark.parametrize("suffix", ["css", "ncx", "svg", "xhtml", "js", "SVG"])
def test_a_file_is_what_its_ending_says(suffix: str) -> None:
    item = f'id="k" href="k.{suffix}" media-type="text/plain"'
    assert codes(zipped(with_item(item, f"EPUB/k.{suffix}", b"x"))) == "089"
