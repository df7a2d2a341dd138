"""What an author reads of a finding in an EPUB: its place, to the line, and its words."""

from __future__ import annotations

import pytest
from artefacts import Files, added, clean_epub, replaced, without, zipped
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
    encrypted,
    endless,
    found,
    packed,
    with_extra_field,
    with_item,
    with_unlisted,
)
from test_epub_standard_faults import ENCRYPTED

EPUB = clean_epub()

# a change of one file, and what is said of it after "book.epub/"
EDITS: list[tuple[str, str, str, str]] = [
    (CONTAINER, "</container>", "",
     ('EPUB-007 META-INF/container.xml:7: "META-INF/container.xml" is not well-formed: Premature end '
     "of data in tag container line 2")),
    (CONTAINER, "oebps-package+xml", "pdf",
     'EPUB-007 META-INF/container.xml: "META-INF/container.xml" names no package document'),
    (CONTAINER, "package.opf", "missing.opf",
     'EPUB-008 META-INF/container.xml:4: the package document "EPUB/missing.opf" is missing'),
    (OPF, "</manifest>", "",
     ('EPUB-009 EPUB/package.opf:30:11: "EPUB/package.opf" is not well-formed: Opening and ending tag '
     "mismatch: manifest line 15 and package")),
    (SVG, "</svg>", "",
     ('EPUB-009 EPUB/map.svg:4:1: "EPUB/map.svg" is not well-formed: Premature end of data in tag svg '
     "line 2")),
    (SVG, "UTF-8", "ISO-8859-1",
     'EPUB-009 EPUB/map.svg:1: "EPUB/map.svg" declares the encoding "ISO-8859-1" but has another'),
    (SVG, "<svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "b">]><svg',
     'EPUB-010 EPUB/map.svg:2: "EPUB/map.svg" declares an entity that is more than characters'),
    (OPF, "<package", '<!DOCTYPE package [\n<!ENTITY a "&b;">]><package',
     'EPUB-010 EPUB/package.opf:3: "EPUB/package.opf" declares an entity that is more than characters'),
    (OPF, 'version="3.0"', 'version="1.0"',
     'EPUB-011 EPUB/package.opf:2: "EPUB/package.opf" is not a package document of version 3.0'),
    (OPF, 'unique-identifier="uid"', 'unique-identifier="id"',
     'EPUB-012 EPUB/package.opf: no dc:identifier has the id "id" that unique-identifier names'),
    (OPF, ' unique-identifier="uid"', "",
     'EPUB-012 EPUB/package.opf: no dc:identifier has the id "" that unique-identifier names'),
    (OPF, "Salt and Wind", " ", "EPUB-013 EPUB/package.opf: the package has no dc:title"),
    (OPF, "urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11", "",
     "EPUB-014 EPUB/package.opf: the package has no dc:identifier"),
    (OPF, "<dc:language>en</dc:language>", "",
     "EPUB-015 EPUB/package.opf: the package has no dc:language"),
    (OPF, ">2026-01-31T12:00:00Z<", "> 2026-01-31 <",
     'EPUB-016 EPUB/package.opf: the date dcterms:modified "2026-01-31" has another form'),
    (OPF, '<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>', "",
     "EPUB-016 EPUB/package.opf: the package has 0 dates dcterms:modified, not one"),
    (OPF, "<dc:title>", '<dc:title id="uid">',
     'EPUB-019 EPUB/package.opf: the id "uid" is in the package 2 times'),
    (OPF, "image/png", "image/jpeg",
     'EPUB-021 EPUB/package.opf:22: "EPUB/cover.png" is declared as "image/jpeg" but is image/png'),
    (OPF, ' properties="nav"', "",
     "EPUB-022 EPUB/package.opf: the manifest has 0 navigation documents"),
    (OPF, ' properties="svg"', "",
     'EPUB-023 EPUB/package.opf:18: "EPUB/one.xhtml" needs the property "svg"'),
    (OPF, ' properties="svg"', ' properties="svg mathml"',
     'EPUB-023 EPUB/package.opf:18: "EPUB/one.xhtml" does not need the property "mathml"'),
    (OPF, 'href="map.svg"', 'href="map.svg" properties="cover-image"',
     "EPUB-024 EPUB/package.opf: the manifest names 2 cover images"),
    (OPF, ' properties="cover-image"', "",
     "EPUB-025 EPUB/package.opf: the manifest names no cover image"),
    (OPF, '<itemref idref="nav"/>', '<itemref idref="gone"/>',
     'EPUB-028 EPUB/package.opf:28: no item has the id "gone"'),
    (OPF, '<itemref idref="nav"/>', "<itemref/>",
     'EPUB-028 EPUB/package.opf:28: no item has the id ""'),
    (OPF, '<itemref idref="nav"/>', '<itemref idref="two"/>',
     'EPUB-029 EPUB/package.opf:28: "two" is in the spine twice'),
    (OPF, '<itemref idref="nav"/>', '<itemref idref="css"/>',
     'EPUB-030 EPUB/package.opf:28: "style.css" is of type "text/css" and has no fallback'),
    (OPF, 'toc="ncx"', 'toc="css"', 'EPUB-031 EPUB/package.opf:25: toc "css" is not the id of an NCX'),
    (OPF, ' toc="ncx"', "",
     'EPUB-031 EPUB/package.opf:25: the spine has no toc that leads to "toc.ncx"'),
    (NCX, 'content="urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"', 'content=" urn:other "',
     ('EPUB-032 EPUB/toc.ncx:2: the NCX has the identifier "urn:other", the package '
     '"urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"')),
    (NCX, "<head>", '<head><meta name="dtb:uid" content="urn:other"/>',
     ('EPUB-032 EPUB/toc.ncx:2: the NCX has the identifier "urn:other, '
      'urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11", the package '
      '"urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"')),
    (NCX, ' src="one.xhtml"', "", 'EPUB-033 EPUB/toc.ncx:6: the NCX entry "" leads nowhere'),
    (NCX, "#quay", "#key", 'EPUB-033 EPUB/toc.ncx:7: the NCX entry "two.xhtml#key" leads nowhere'),
    (NAV, 'epub:type="toc"', 'epub:type="lot"',
     'EPUB-034 EPUB/nav.xhtml:3: "EPUB/nav.xhtml" has 0 tables of contents'),
    (NAV, "<h1>Contents</h1>", "<p>Contents</p>",
     'EPUB-035 EPUB/nav.xhtml:6: the navigation has "p ol" in "nav"'),
    (NAV, ">The tides<", "> <", "EPUB-036 EPUB/nav.xhtml:10: an entry has no words"),
    (NAV, "#tides", "#tide",
     ('EPUB-037 EPUB/nav.xhtml:10: the entry "The tides" leads to "one.xhtml#tide", an id that is not '
     "there")),
    (NAV, 'href="two.xhtml"', 'href="map.svg"',
     ('EPUB-037 EPUB/nav.xhtml:13: the entry "The harbour" leads to "map.svg", which is not in the '
     "spine")),
    (NAV, ' href="two.xhtml"', "",
     'EPUB-037 EPUB/nav.xhtml:13: the entry "The harbour" leads to "", which is not in the spine'),
    (NAV, '"bodymatter"', '"there some"',
     'EPUB-039 EPUB/nav.xhtml:17: the landmark "Text" has the type "some there"'),
    (TWO, ' lang="en"', "",
     'EPUB-066 EPUB/two.xhtml:3: "EPUB/two.xhtml" does not name its language in both lang and xml:lang'),
    (ONE, 'xml:lang="fr"', 'xml:lang="de"',
     'EPUB-041 EPUB/one.xhtml:8: lang "fr" and xml:lang "de" do not agree'),
    (ONE, ' lang="fr" xml:lang="fr"', ' xml:lang="f"',
     'EPUB-041 EPUB/one.xhtml:8: the language "f" is not well-formed'),
    (ONE, ' lang="fr" xml:lang="fr"', ' lang="f"',
     'EPUB-041 EPUB/one.xhtml:8: the language "f" is not well-formed'),
    (TWO, "<title>The harbour</title>", "<title> </title>",
     'EPUB-042 EPUB/two.xhtml:4: "EPUB/two.xhtml" has no title'),
    (ONE, "<figure>", '<figure id="tides">',
     'EPUB-043 EPUB/one.xhtml:10: the id "tides" is there 2 times'),
    (ONE, "two.xhtml#quay", "three.xhtml",
     'EPUB-044 EPUB/one.xhtml:8: the link "three.xhtml" leads to a file that is not there'),
    (ONE, "two.xhtml#quay", "../../three.xhtml",
     'EPUB-044 EPUB/one.xhtml:8: the link "../../three.xhtml" leads nowhere'),
    (ONE, "two.xhtml#quay", "#key",
     'EPUB-045 EPUB/one.xhtml:8: the link "#key" leads to an id that is not there'),
    (ONE, "two.xhtml#quay", "map.svg",
     'EPUB-046 EPUB/one.xhtml:8: the link "map.svg" leads to a file that is not in the spine'),
    (ONE, 'src="map.svg"', 'src="maps.svg"',
     'EPUB-048 EPUB/one.xhtml:11: the resource "maps.svg" is not there'),
    (SVG, 'href="#isle"', 'href="#aisle"',
     'EPUB-048 EPUB/map.svg:3: the resource "#aisle" is not there'),
    (OPF, "</metadata>", '<link rel="dcterms:license" href="LICENCE.txt" media-type="text/plain"/></metadata>',
     'EPUB-064 EPUB/package.opf:14: the linked record "LICENCE.txt" is not there'),
    (ONE, 'src="map.svg"', 'src="https://example.org/map.svg"',
     'EPUB-049 EPUB/one.xhtml:11: the resource "https://example.org/map.svg" is not in the container'),
    (ONE, ">The tides<", "> <", "EPUB-050 EPUB/one.xhtml:10: the heading of level 2 has no words"),
    (ONE, "le vent", '<a role="doc-noteref" href="two.xhtml#quay">3</a>',
     'EPUB-052 EPUB/one.xhtml:8: the call "3" leads to "two.xhtml#quay", which is not a note'),
    (ONE, "le vent", '<a role="doc-noteref">3</a>',
     'EPUB-052 EPUB/one.xhtml:8: the call "3" leads to "", which is not a note'),
    (TWO, "</ol>", '<li id="n9">Nine.</li></ol>',
     'EPUB-053 EPUB/two.xhtml:10: no call leads to the note "n9"'),
    (TWO, "</ol>", "<li>Nine.</li></ol>",
     'EPUB-053 EPUB/two.xhtml:10: no call leads to the note ""'),
    (ONE, 'href="#call-sea"', 'href="#tides"',
     'EPUB-054 EPUB/one.xhtml:14: the note "note-sea" does not link back to its call'),
    (CSS, "h1 {", "h1 { } }",
     ('EPUB-055 EPUB/style.css:3:38: "EPUB/style.css" cannot be read: EOF reached before {} block for '
     "a qualified rule.")),
    (CSS, "cover.png", "paper.png",
     'EPUB-056 EPUB/style.css:3:18: "paper.png" leads to a file that is not there'),
    (TWO, "<h1>", '<h1 style="background: url(paper.png)">',
     'EPUB-056 EPUB/two.xhtml:6:13: "paper.png" leads to a file that is not there'),
    (TWO, "</head>", "<style>p { }\np { background: url('p.png') }</style></head>",
     'EPUB-056 EPUB/two.xhtml:5:17: "p.png" leads to a file that is not there'),
    (CSS, "url(cover.png)", "url(//example.org/c.png)",
     'EPUB-057 EPUB/style.css:3:18: "//example.org/c.png" is not in the container'),
    (CSS, "fonts/serif.otf", "cover.png",
     'EPUB-058 EPUB/style.css:1:41: "cover.png" is of type "image/png", not a font'),
    (OPF, '"schema:accessibilityHazard"', '"schema:other"',
     "EPUB-059 EPUB/package.opf: the package has no schema:accessibilityHazard"),
    (ONE, "<title>A dune</title>", "",
     ('EPUB-060 EPUB/one.xhtml:13: alternativeText is declared, but an image of "EPUB/one.xhtml" has '
     "none")),
    (ONE, "https://example.org/coast", "data:text/html,x",
     'EPUB-061 EPUB/one.xhtml:9: the link "data:text/html,x" is not allowed'),
    (ONE, "https://example.org/coast", "javascript:alert(1)",
     'EPUB-088 EPUB/one.xhtml:9: the link "javascript:alert(1)" may do nothing'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "said"), EDITS)
def test_a_change_is_answered_with_its_place_and_words(
    name: str, old: str, new: str, said: str
) -> None:
    code, rest = said.split(" ", 1)
    assert found(zipped(replaced(EPUB, name, old, new))) == [f"{code} book.epub/{rest}"]


def test_two_changes_are_answered_with_their_places_and_words() -> None:
    for edits, said in (
        (
            [(OPF, ' properties="nav"', ""), (OPF, 'href="map.svg"', 'href="map.svg" properties="nav"')],
            'EPUB-022 book.epub/EPUB/package.opf: the navigation document "map.svg" is not XHTML',
        ),
        (
            [(OPF, ' properties="cover-image"', ""),
             (OPF, 'href="style.css"', 'href="style.css" properties="cover-image"')],
            'EPUB-024 book.epub/EPUB/package.opf:20: the cover "style.css" is not an image',
        ),
        (
            [(ONE, ' src="map.svg" alt="Two islands in a bay"/><figcaption>The bay</figcaption>', "/>"),
             (OPF, ">alternativeText<", ">readingOrder<")],
            'EPUB-047 book.epub/EPUB/one.xhtml:11: the image "" has no alt',
        ),
        (
            [(ONE, ' alt="Two islands in a bay"/><figcaption>The bay</figcaption>', "/>"), (OPF, ">alternativeText<", ">readingOrder<")],
            'EPUB-047 book.epub/EPUB/one.xhtml:11: the image "map.svg" has no alt',
        ),
        (
            [(ONE, '<h2 id="tides">', '<h3 id="tides">'), (ONE, "The tides</h2>", "The tides</h3>")],
            ('EPUB-051 book.epub/EPUB/one.xhtml:10: the heading "The tides" of level 3 follows one of '
            "level 1"),
        ),
        (
            [(NAV, "#tides", "#x"), (NAV, "#dunes", "#tides"), (NAV, "#x", "#dunes")],
            ('EPUB-038 book.epub/EPUB/nav.xhtml:11: the entry "The dunes" stands after one that the '
            "text has later"),
        ),
    ):  # fmt: skip
        book = EPUB
        for edit in edits:
            book = replaced(book, *edit)
        assert found(zipped(book)) == [said]


WHOLE: list[tuple[bytes, str]] = [
    (b"", 'EPUB-001 book.epub: "book.epub" cannot be unpacked: File is not a zip file'),
    (endless(), 'EPUB-002 book.epub: "book.epub" unpacks to 600003399 bytes'),
    (encrypted(), 'EPUB-003 book.epub/EPUB/fonts/serif.otf: "EPUB/fonts/serif.otf" is encrypted'),
    (zipped(added(EPUB, "META-INF/encryption.xml", ENCRYPTED)),
     'EPUB-062 book.epub/META-INF/encryption.xml: "book.epub" has encrypted files'),
    (with_extra_field(), 'EPUB-004 book.epub/mimetype: "mimetype" has an extra field'),
    (zipped(without(EPUB, "mimetype")), 'EPUB-004 book.epub/mimetype: "mimetype" is not the first file'),
    (zipped(EPUB, first=8), 'EPUB-004 book.epub/mimetype: "mimetype" is compressed'),
    (zipped({**EPUB, "mimetype": b"application/epub"}),
     'EPUB-004 book.epub/mimetype: "mimetype" does not hold "application/epub+zip" alone'),
    (with_unlisted("META-INF/a:b")(),
     'EPUB-005 book.epub/META-INF/a:b: the name "META-INF/a:b" is not safe'),
    (with_unlisted("META-INF/CONTAINER.xml")(),
     'EPUB-006 book.epub/META-INF/CONTAINER.xml: "META-INF/CONTAINER.xml" is there more than once'),
    (zipped(without(EPUB, "META-INF/container.xml")),
     'EPUB-007 book.epub/META-INF/container.xml: "META-INF/container.xml" is missing'),
    (zipped({**EPUB, "EPUB/map.svg": b"<svg>\n\xff</svg>"}),
     'EPUB-009 book.epub/EPUB/map.svg:2: "EPUB/map.svg" is neither UTF-8 nor UTF-16'),
    (zipped(without(EPUB, "EPUB/map.svg")),
     ('EPUB-017 book.epub/EPUB/package.opf:23: "EPUB/map.svg" is in the manifest but not in the '
     "container")),
    (with_unlisted("EPUB/stray.txt")(),
     'EPUB-018 book.epub/EPUB/stray.txt: "EPUB/stray.txt" is in the container but not in the manifest'),
    (zipped({**EPUB, "EPUB/style.css": b"p { content: '\xff' }"}),
     'EPUB-055 book.epub/EPUB/style.css: "EPUB/style.css" is not UTF-8'),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), WHOLE)
def test_a_broken_file_is_answered_with_its_place_and_words(data: bytes, said: str) -> None:
    assert found(data) == [said]


ITEMS: list[tuple[Files, str]] = [
    (with_item('id="b" href="map.svg" media-type="image/svg+xml"'),
     'EPUB-020 book.epub/EPUB/package.opf:24: "EPUB/map.svg" is listed twice'),
    (with_item('id="h" href="two.xhtml#quay" media-type="text/plain"'),
     'EPUB-026 book.epub/EPUB/package.opf:24: the item "h" has the unsuitable address "two.xhtml#quay"'),
    (with_item('id="h" media-type="text/plain"'),
     'EPUB-026 book.epub/EPUB/package.opf:24: the item "h" has the unsuitable address ""'),
    (with_item('href="package.opf" media-type="text/plain"'),
     'EPUB-026 book.epub/EPUB/package.opf:24: the item "" has the unsuitable address "package.opf"'),
    (with_item('id="j" href="j.jpg" media-type="image/jpeg"', "EPUB/j.jpg"),
     ('EPUB-021 book.epub/EPUB/package.opf:24: "EPUB/j.jpg" is declared as "image/jpeg" but is '
     "application/octet-stream")),
    (with_item(f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml", b"<html/>"),
     'EPUB-040 book.epub/EPUB/x.xhtml:1: "EPUB/x.xhtml" is XML but not XHTML'),
]  # fmt: skip


@pytest.mark.parametrize(("book", "said"), ITEMS)
def test_an_item_is_answered_with_its_place_and_words(book: Files, said: str) -> None:
    assert found(packed(book)()) == [said]


def test_what_is_packed_too_well_is_named() -> None:
    book = {**EPUB, "META-INF/zeros.bin": bytes(2_000_000)}
    assert found(zipped(book)) == [
        'EPUB-002 book.epub/META-INF/zeros.bin: "META-INF/zeros.bin" is packed more than 200 to 1'
    ]


def test_a_whole_spine_that_is_not_linear_is_named() -> None:
    book = EPUB
    for name in ("one", "two", "nav"):
        book = replaced(
            book, OPF, f'<itemref idref="{name}"/>', f'<itemref linear="no" idref="{name}"/>'
        )
    assert found(zipped(book)) == [
        "EPUB-027 book.epub/EPUB/package.opf: the spine has no linear item"
    ]


def test_a_file_without_a_title_is_named() -> None:
    data = MINIMAL.replace(b"<title>x</title>", b"")
    book = with_item(f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml", data)
    assert found(zipped(book)) == ['EPUB-067 book.epub/EPUB/x.xhtml: "EPUB/x.xhtml" has no title']


def test_every_entry_that_leads_nowhere_is_named() -> None:
    book = replaced(replaced(EPUB, NAV, "one.xhtml#tides", "map.svg"), NAV, "#dunes", "#dune")
    assert found(zipped(book)) == [
        f"EPUB-037 book.epub/EPUB/nav.xhtml:{said}"
        for said in (
            '10: the entry "The tides" leads to "map.svg", which is not in the spine',
            '11: the entry "The dunes" leads to "one.xhtml#dune", an id that is not there',
        )
    ]
