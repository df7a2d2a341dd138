"""Each side of the lines that the rules for EPUBs draw: what is just allowed, what just not.

``test_epub_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import struct
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from artefacts import added, clean_epub, replaced, without, zipped
from test_epub_faults import (
    CONTAINER,
    CSS,
    MINIMAL,
    NAV,
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
    with_unlisted,
)

from pressroom.checks import epub_container
from pressroom.checks.epub import check_epub
from pressroom.checks.epub_book import Address, resolve

EPUB = clean_epub()
Made = Callable[[], bytes]


def codes(data: bytes) -> str:
    """The rules that a book trips, each by the number in its code."""
    return " ".join(
        sorted({item.code.removeprefix("EPUB-") for item in check_epub(data, "b.epub")})
    )


def with_link(target: str) -> Made:
    return change(ONE, "two.xhtml#quay", target)


def with_css(more: str) -> Made:
    return change(CSS, "h1 {", f"{more} h1 {{")


def in_two(more: str) -> Made:
    """The second document with more before its notes."""
    return change(TWO, '<section role="doc-endnotes">', f'{more}<section role="doc-endnotes">')


def drawing(attributes: str, inside: str = "") -> Made:
    """The drawing that has a title, with other attributes and another title."""
    return changes(
        (ONE, 'width="9" height="9"', attributes), (ONE, "<title>A dune</title>", inside)
    )


# --- the container --------------------------------------------------------------


def test_the_number_and_the_size_of_files_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(EPUB)
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB))
    monkeypatch.setattr(epub_container, "MAX_BYTES", sum(map(len, EPUB.values())))
    assert codes(data) == ""
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB) - 1)
    assert codes(data) == "002"
    monkeypatch.setattr(epub_container, "MAX_FILES", len(EPUB))
    monkeypatch.setattr(epub_container, "MAX_BYTES", sum(map(len, EPUB.values())) - 1)
    assert codes(data) == "002"


def test_a_large_file_may_be_packed_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = zipped(EPUB, zipfile.ZIP_STORED)
    monkeypatch.setattr(epub_container, "SMALL", 0)
    monkeypatch.setattr(epub_container, "MAX_RATIO", 1)
    assert codes(stored) == ""
    assert codes(zipped(EPUB)) == "002"


def test_a_small_file_may_be_packed_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    book = {**EPUB, "META-INF/zeros.bin": bytes(20_000)}
    monkeypatch.setattr(epub_container, "MAX_RATIO", 20)
    monkeypatch.setattr(epub_container, "SMALL", 20_000)
    assert codes(zipped(book)) == ""
    monkeypatch.setattr(epub_container, "SMALL", 19_999)
    assert codes(zipped(book)) == "002"


def with_folders() -> bytes:
    """A book whose archive lists its folders as well."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in EPUB.items():
            archive.writestr(zipfile.ZipInfo(name), data)
            if name == "mimetype":
                archive.writestr(zipfile.ZipInfo("EPUB/fonts/"), b"")
    return out.getvalue()


def with_flag(flag: int) -> bytes:
    """A flag in the header of the first file, where readers that do not unpack look."""
    data = bytearray(zipped(EPUB))
    data[6] |= flag
    return bytes(data)


def long_name() -> bytes:
    """A name whose letters, read as code page 437, need more bytes than a name may have."""
    name = "META-INF/" + "/".join(["\u2591" * 20] * 800)  # three bytes each in UTF-8
    data = bytearray(zipped(added(EPUB, name, "x")))
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.rindex(mark) + flags
        data[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] & ~0x800)
    return bytes(data)


def of_length(size: int) -> str:
    name = "META-INF/" + "/".join(["a" * 99] * 700)
    return name[: size - 1] + "z"


def twins(one: str, two: str) -> Made:
    return packed(added(added(EPUB, f"META-INF/{one}", "x"), f"META-INF/{two}", "x"))


CONTAINERS: list[tuple[str, Made]] = [
    ("", with_folders),
    ("004", lambda: with_flag(0x8)),
    ("007", lambda: zipped({})),
    ("004", packed({"META-INF/mimetype": EPUB["mimetype"]} | without(EPUB, "mimetype"))),
    ("005", with_unlisted("META-INF//a")),
    ("005", with_unlisted("META-INF/./a")),
    ("005", with_unlisted("META-INF/a\x7fb")),
    ("", with_unlisted("META-INF/" + "a" * 255)),
    ("005", with_unlisted("META-INF/" + "a" * 256)),
    ("", with_unlisted("META-INF/" + "ü" * 127)),
    ("005", with_unlisted("META-INF/" + "ü" * 128)),
    ("", with_unlisted(of_length(65_535))),
    ("005", long_name),
    ("006", twins("straße", "STRASSE")),
    ("006", twins("\u00e9", "e\u0301")),
    ("006", twins("\u01f0", "J\u030c")),
    ("", twins("e", "\u00e9")),
    ("007", change(CONTAINER, 'full-path="EPUB/package.opf" ', "")),
    ("", change(CONTAINER, "<rootfile ", '<rootfile full-path="book.pdf" media-type="application/pdf"/>\n<rootfile ')),
    ("008", change(CONTAINER, "EPUB/package.opf", "EPUB/./package.opf")),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), CONTAINERS)
def test_containers(expected: str, made: Made) -> None:
    assert codes(made()) == expected


def test_folding_is_normalised_on_both_sides() -> None:
    assert unicodedata.normalize("NFC", "J\u030c") == "J\u030c"  # so that the fault is one


# --- addresses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("b.xhtml", Address("EPUB/b.xhtml")),
        (" b.xhtml#c%20d ", Address("EPUB/b.xhtml", "c d")),
        ("#c", Address("EPUB/a.xhtml", "c")),
        ("", Address("EPUB/a.xhtml")),
        ("?q", Address("EPUB/a.xhtml")),
        ("../b.xhtml", Address("b.xhtml")),
        ("c/../b.xhtml", Address("EPUB/b.xhtml")),
        ("..b.xhtml", Address("EPUB/..b.xhtml")),
        ("..", Address(None)),
        ("../..", Address(None)),
        ("../../b.xhtml", Address(None)),
        ("/b.xhtml", Address(None)),
        ("http://[::1", Address(None)),
        ("http://example.org:port/", Address(None)),
        ("HTTP://example.org/", Address(None, scheme="http")),
        ("mailto:a@example.org", Address(None, scheme="mailto")),
        ("//example.org/b", Address(None, scheme="//")),
    ],
)
def test_addresses(href: str, address: Address) -> None:
    assert resolve("EPUB/a.xhtml", href) == address


# --- the package ----------------------------------------------------------------

AGAIN = '<item id="again" href="map.svg" media-type="image/svg+xml"/>'
GONE = '<item id="gone" href="gone" media-type="text/plain"/>'
IMAGES = ("image/jpeg", "image/png", "image/gif", "image/webp", "font/otf", "font/woff2")
PACKAGES: list[tuple[str, Made]] = [
    ("011", changes((OPF, "<package", "<pack"), (OPF, "</package>", "</pack>"))),
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
    ("027 031 037 046", change(
        OPF, '<spine toc="ncx">\n<itemref idref="one"/>\n<itemref idref="two"/>\n'
             '<itemref idref="nav"/>\n</spine>', "",
    )),
    ("028", change(OPF, '<itemref idref="nav"/>', "<itemref/>")),
    ("028", change(OPF, '<itemref idref="nav"/>', '<itemref idref="gone"/><itemref idref="nav"/>')),
    ("", change(OPF, '<itemref idref="nav"/>', '<itemref idref="nav" linear="no"/>')),
    ("", changes((OPF, '<itemref idref="nav"/>', '<itemref idref="css"/>'),
                 (OPF, 'media-type="text/css"', 'media-type="text/css" fallback="two"'))),
    ("", change(NCX, "<head>", '<head><meta name="dtb:depth" content="1"/>')),
    ("032", change(NCX, "dtb:uid", "dtb:id")),
    ("", packed(without(
        replaced(replaced(EPUB, OPF, ' toc="ncx"', ""), OPF,
                 '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', ""),
        "EPUB/toc.ncx",
    ))),
    ("", change(OPF, "</metadata>", '<link rel="record"/></metadata>')),
    ("017 020", change(OPF, "</manifest>", f"{AGAIN}{GONE}</manifest>")),
    ("017 020", change(OPF, "</manifest>", f"{GONE}{AGAIN}</manifest>")),
    ("017 026", change(OPF, "</manifest>", f'<item id="e" href=""/>{GONE}</manifest>')),
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
    ("021", packed(with_item('id="c" href="c.CSS" media-type="text/plain"', "EPUB/c.CSS", b"x"))),
    ("021", packed(with_item('id="c" href="c.js" media-type="text/plain"', "EPUB/c.js", b"x"))),
    *(("021", packed(with_item(f'id="o" href="o" media-type="{type_}"', "EPUB/o", b"\0")))
      for type_ in IMAGES),
    ("020 021", changes((OPF, "</manifest>", '<item id="b" href="cover.png" media-type="image/png"/></manifest>'),
                        (OPF, 'media-type="image/png"', 'media-type="image/gif"'))),
    ("049", changes((ONE, 'src="map.svg"', 'src="https://example.org/map.svg"'),
                    (OPF, ' properties="svg"', ' properties="svg remote-resources"'))),
    ("023 049", changes((ONE, 'src="map.svg"', 'src="ftp://example.org/map.svg"'),
                        (OPF, ' properties="svg"', ' properties="svg remote-resources"'))),
    ("023", in_two('<form action="two.xhtml"><p>x</p></form>')),
    ("023", in_two('<script type=" MODULE ">0</script>')),
    ("023", in_two('<script type="text/javascript">0</script>')),
    ("", in_two('<p data-onward="0">x</p>')),
    ("023", change(SVG, "</svg>", "<script>0</script></svg>")),
    ("", changes((SVG, "</svg>", "<script>0</script></svg>"),
                 (OPF, 'href="map.svg"', 'href="map.svg" properties="scripted"'))),
    ("", change(OPF, 'href="map.svg"', 'href="map.svg" properties="layout"')),
    ("023", change(OPF, 'href="map.svg"', 'href="map.svg" properties="svg"')),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), PACKAGES)
def test_packages(expected: str, made: Made) -> None:
    assert codes(made()) == expected


@pytest.mark.parametrize(
    "element",
    [
        '<video poster="https://example.org/a"></video>',
        '<audio src="//example.org/a"></audio>',
        '<object data="HTTP://example.org/a">x</object>',
    ],
)
def test_what_is_read_from_the_network_may_say_so(element: str) -> None:
    declared = (
        OPF,
        'id="two" href="two.xhtml"',
        'id="two" properties="remote-resources" href="two.xhtml"',
    )
    there = (TWO, "<p><img", f"<p>{element}</p><p><img")
    assert codes(changes(declared, there)()) == "049"
    assert codes(changes(declared)()) == "023"


# --- the content documents ---------------------------------------------------------

CONTENTS: list[tuple[str, Made]] = [
    ("", changes((TWO, "<h1>", "<h3>"), (TWO, "</h1>", "</h3>"))),
    ("051", changes((TWO, "<h1>", "<h4>"), (TWO, "</h1>", "</h4>"),
                    (TWO, "<h2>", "<h6>"), (TWO, "</h2>", "</h6>"))),
    ("050", change(ONE, '<h2 id="tides">The tides</h2>', '<h2 id="tides"><img src="map.svg" alt=" "/></h2>')),
    ("047 060", change(ONE, ' alt="Two islands in a bay"', "")),
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
    ("", change(OPF, "</metadata>", '<meta property="schema:accessibilityFeature"/></metadata>')),
    ("", change(TWO, "<h1>", '<h1 lang="">')),
    ("041", change(TWO, "<h1>", '<h1 lang="en" xml:lang="e">')),
    ("", change(TWO, "<h1>", '<h1 lang="de">')),
    ("043", change(TWO, "<h1>", '<h1 id="quay">')),
    ("", change(TWO, 'id="quay"', 'xml:id="quay"')),
    ("044", with_link("http://example.org:port/")),
    ("044", with_link("/EPUB/two.xhtml")),
    ("046", with_link("style.css")),
    ("", with_link("one.xhtml")),
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
    ("", change(SVG, 'href="#isle"', 'href="map.svg"')),
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
    for target, expected in (("cover.png", ""), ("gone.png", "048")):
        assert codes(change(SVG, "</svg>", f'<{name} {href}="{target}"/></svg>')()) == expected


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
    (b"true", SFNT),
    (b"OTTO", SFNT[1:]),
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
    for kind in ("image/x-other", "font/collection"):
        item = f'id="k" href="k" media-type="{kind}"'
        assert codes(zipped(with_item(item, "EPUB/k", data))) == "021"


# --- navigation and notes ------------------------------------------------------------

TIDES = '<li><a href="one.xhtml#tides">The tides</a></li>'
NAV_ITEM = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'


def last_item(*edits: tuple[str, str, str]) -> Made:
    """The navigation document at the end of the manifest."""
    return changes((OPF, NAV_ITEM, ""), (OPF, "</manifest>", NAV_ITEM + "</manifest>"), *edits)


NAVIGATIONS: list[tuple[str, Made]] = [
    ("", last_item()),
    ("037", last_item((NAV, "#tides", "#tide"))),
    ("009", change(NAV, "</body>", "")),
    ("040", change(NAV, 'xmlns="http://www.w3.org/1999/xhtml" ', "")),
    ("022", packed(with_item('id="n" href="n.svg" media-type="image/svg+xml" properties="nav"', "EPUB/n.svg",
                             EPUB["EPUB/map.svg"]))),
    ("034", change(NAV, "</body>", '<nav epub:type="toc"><ol><li><a href="one.xhtml">x</a></li></ol></nav></body>')),
    ("", change(NAV, "</body>", "<nav><p>x</p></nav></body>")),
    ("035", change(NAV, TIDES, f"<div>{TIDES}</div>")),
    ("035", change(NAV, TIDES, "<p>x</p>" + TIDES)),
    ("035", change(NAV, TIDES, '<li><a href="one.xhtml">x</a> <em>y</em></li>' + TIDES)),
    ("035", change(NAV, '<ol><li><a epub:type="bodymatter" href="one.xhtml">Text</a></li></ol>', "<ol/>")),
    ("035", change(NAV, "<h1>Contents</h1>", "<h1>Contents</h1><h2>More</h2>")),
    *(("", changes((NAV, "<h1>Contents</h1>", f"<{tag}>Contents</{tag}>")))
      for tag in ("h2", "h3", "h4", "h5", "h6", "hgroup")),
    ("", change(NAV, "<h1>Contents</h1>", "")),
    ("", change(NAV, ">The tides<", "><span/>The tides<")),
    ("", change(NAV, ">The tides<", '><img src="map.svg" alt="Tides"/><')),
    ("037", change(NAV, "#dunes", "#dune")),
    ("", change(NAV, "one.xhtml#dunes", "one.xhtml#tides")),
    ("038", change(NAV, "one.xhtml#tides", "two.xhtml")),
    ("", change(NAV, 'epub:type="toc"', 'epub:type="lot toc"')),
    ("038", change(NAV, "</body>", '<nav epub:type="page-list"><ol><li><a href="two.xhtml">2</a></li>'
                                   '<li><a href="one.xhtml">1</a></li></ol></nav></body>')),
    ("", change(NAV, "</body>", '<nav epub:type="lot"><ol><li><a href="two.xhtml">2</a></li>'
                                '<li><a href="one.xhtml">1</a></li></ol></nav></body>')),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), NAVIGATIONS)
def test_navigations(expected: str, made: Made) -> None:
    assert codes(made()) == expected


def added_note(attributes: str) -> Made:
    return in_two(f'<aside {attributes} id="n9"><p>Nine.</p></aside>')


EPUB_NS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
NOTES: list[tuple[str, Made]] = [
    ("053", added_note('role="doc-footnote"')),
    ("053", added_note('role="note doc-endnote"')),
    ("053", added_note(f'{EPUB_NS} epub:type="endnote"')),
    ("053", added_note(f'{EPUB_NS} epub:type="rearnote"')),
    ("", added_note('role="note"')),
    ("053", in_two(f'<div {EPUB_NS} epub:type="footnotes"><ol><li id="n9">Nine.</li></ol></div>')),
    ("053", in_two(f'<div {EPUB_NS} epub:type="rearnotes"><ol><li id="n9">Nine.</li></ol></div>')),
    ("", in_two('<div><ol><li id="n9">Nine.</li></ol></div>')),
    ("", in_two(f'<div {EPUB_NS} epub:type="footnotes"><p id="n9">Nine.</p></div>')),
    ("045", change(ONE, "le vent", '<a role="doc-noteref" href="#gone">3</a>')),
    ("044", change(ONE, "le vent", '<a role="doc-noteref" href="gone.xhtml#n">3</a>')),
    ("046 052", change(ONE, "le vent", '<a role="doc-noteref" href="style.css">3</a>')),
    ("052", change(ONE, "le vent", '<a role="doc-noteref" href="#tides">3</a>')),
    ("052", change(ONE, "from afar</a>", 'from afar</a><a role="doc-noteref" href="#tides">3</a>')),
    ("045 052", change(ONE, "le vent", '<a role="doc-noteref" href="#gone">3</a>'
                                       '<a role="doc-noteref" href="#tides">4</a>')),
    ("", change(ONE, "le vent", '<a role="doc-noteref" href="#note-sea">3</a>')),
    ("054", change(ONE, 'href="#call-sea"', 'href="two.xhtml"')),
    ("054", change(ONE, 'role="doc-backlink" href="#call-sea"', 'id="x"')),
    ("", changes((ONE, 'id="call-sea" href="#note-sea">1', 'href="#note-sea"><i id="call-sea">1</i>'))),
    ("054", changes((ONE, 'id="call-sea" href="#note-sea">1', 'href="#note-sea"><i><b id="call-sea">1</b></i>'))),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), NOTES)
def test_notes(expected: str, made: Made) -> None:
    assert codes(made()) == expected


def test_the_item_of_the_helper_is_sound() -> None:
    assert (
        codes(packed(with_item(f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml", MINIMAL))())
        == ""
    )
