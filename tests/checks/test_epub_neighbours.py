"""Beside each fault of an EPUB what is nearly it, and sound: nothing may be reported there."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest
from artefacts import added, replaced, without, zipped
from test_epub_faults import (
    CONTAINER,
    CSS,
    EPUB,
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
from test_epub_standard_faults import meta, remote, spoken

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.model.problem import Rule

NUMBER = "urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"
PACKAGE = "application/oebps-package+xml"
LIST = (
    '<nav epub:type="{kind}"><h2>More</h2><ol><li><a href="one.xhtml">x</a></li></ol></nav><p>See'
)
PREFIXED = (
    b'<h:html xmlns:h="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><h:head><h:title>x'
    b"</h:title></h:head><h:body><h:p>x</h:p></h:body></h:html>"
)
OWN_IMAGE = 'id="f" href="f.x" media-type="image/x-own"'
SOUND_ITEM = 'id="a" href="a.mp3" media-type="audio/mpeg"'


def flagged() -> bytes:
    """The flag of names in UTF-8, which stands beside that of encryption."""
    data = bytearray(zipped(EPUB))
    data[data.rindex(b"PK\1\2") + 9] |= 0x08
    return bytes(data)


def third(linear: str, link: str = "") -> bytes:
    """The book with a third document at the end of its spine, and perhaps a link to it."""
    book = with_item(f'id="three" href="three.xhtml" {XHTML_ITEM}', "EPUB/three.xhtml", MINIMAL)
    book = replaced(book, OPF, "</spine>", f'<itemref idref="three"{linear}/></spine>')
    return zipped(replaced(book, TWO, "and ropes", f"and {link}ropes"))


def elsewhere() -> bytes:
    """The package under another name, which no old system could write."""
    book = {name.replace("package", "páckage"): data for name, data in EPUB.items()}
    return zipped(replaced(book, CONTAINER, "package.opf", "páckage.opf"))


def without_ncx() -> bytes:
    book = replaced(EPUB, OPF, ' toc="ncx"', "")
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    return zipped(without(replaced(book, OPF, item, ""), "EPUB/toc.ncx"))


def showing(item: str, name: str, data: bytes, markup: str) -> Callable[[], bytes]:
    """The book with a further file, which the second document shows."""
    book = with_item(item, f"EPUB/{name}", data)
    return packed(replaced(book, TWO, '<p id="quay">', f'{markup}<p id="quay">'))


SOUND: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.UNREADABLE, lambda: zipped(EPUB, zipfile.ZIP_STORED)),
    (rules.ENCRYPTED, flagged),
    (rules.MIMETYPE, packed({"mimetype": EPUB["mimetype"], **dict(reversed(EPUB.items()))})),
    (rules.DUPLICATE_NAME, with_unlisted("META-INF/one.xhtml")),
    (rules.CONTAINER, change(CONTAINER, f'full-path="EPUB/package.opf" media-type="{PACKAGE}"',
                             f'media-type="{PACKAGE}" full-path="EPUB/package.opf"')),
    (rules.ROOTFILE, elsewhere),
    (rules.ENTITIES, change(SVG, "Two islands", "Two&#160;islands &amp; more")),
    (rules.ENTITIES, change(SVG, "<svg", '<!DOCTYPE svg [<!ENTITY nbsp "&#160;">]><svg')),
    (rules.VERSION, change(OPF, 'version="3.0"', 'version="3.0" dir="ltr"')),
    (rules.UNIQUE_IDENTIFIER, change(
        OPF, '<dc:identifier id="uid">',
        '<dc:identifier id="isbn">urn:isbn:9783161484100</dc:identifier><dc:identifier id="uid">',
    )),
    (rules.TITLE, change(OPF, "<dc:title>", "<dc:title>The Coast</dc:title><dc:title>")),
    (rules.IDENTIFIER, changes((OPF, NUMBER, "salt"), (NCX, NUMBER, "salt"))),
    (rules.MODIFIED, change(OPF, "2026-01-31T12:00:00Z", "2026-12-31T23:59:59Z")),
    (rules.MISSING_FILE, change(OPF, 'href="map.svg"', 'href="m%61p.svg"')),
    (rules.PACKAGE_ID, change(OPF, "<dc:title>", '<dc:title id="UID">')),
    (rules.DUPLICATE_HREF, packed(with_item(
        'id="again" href="again.svg" media-type="image/svg+xml"', "EPUB/again.svg", EPUB["EPUB/map.svg"]
    ))),
    (rules.NAV_ITEM, change(OPF, 'properties="nav"', 'properties=" nav "')),
    (rules.COVER, changes(
        (OPF, ' properties="cover-image"', ""),
        (OPF, 'href="map.svg"', 'href="map.svg" properties="cover-image"'),
    )),
    (rules.NO_COVER, change(OPF, '"cover-image"', '" cover-image"')),
    (rules.HREF, change(OPF, 'href="map.svg"', 'href="./map.svg"')),
    (rules.SPINE_IDREF, change(OPF, '<itemref idref="two"/>', '<itemref id="second" idref="two"/>')),
    (rules.SPINE_DUPLICATE, lambda: third("")),
    (rules.NCX_ITEM, without_ncx),
    (rules.NCX_UID, change(NCX, "<head>", '<head><meta name="dtb:depth" content="1"/>')),
    (rules.NCX_TARGET, change(NCX, 'src="one.xhtml"', 'src="one.xhtml#tides"')),
    (rules.NAV_TOC, change(NAV, "<p>See", LIST.format(kind="lot"))),
    (rules.NAV_EMPTY, change(NAV, ">The tides<", '><img src="cover.png" alt="Tides"/><')),
    (rules.NAV_TARGET, change(NAV, 'href="two.xhtml"', 'href="two.xhtml#quay"')),
    (rules.LANDMARK, change(NAV, '"bodymatter"', '"bodymatter chapter"')),
    (rules.NOT_XHTML, packed(with_item(f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml", PREFIXED))),
    (rules.HEAD_TITLE, change(TWO, "<title>The harbour</title>", "<title>2</title>")),
    (rules.DUPLICATE_ID, change(TWO, "<h1>", '<h1 id="tides">')),
    (rules.LINK_FRAGMENT, change(ONE, "two.xhtml#quay", "two.xhtml#qu%61y")),
    (rules.LINK_SPINE, change(ONE, "two.xhtml#quay", "#tides")),
    (rules.ALT, changes(
        (ONE, ' alt="Two islands in a bay"', ""), (OPF, ">alternativeText<", ">readingOrder<")
    )),
    (rules.RESOURCE, change(ONE, 'src="map.svg"', 'src="./m%61p.svg"')),
    (rules.NOTE_TARGET, change(TWO, "and ropes", '<a role="doc-noteref" href="#note-two">2</a>')),
    (rules.CSS_SYNTAX, change(CSS, "h1 {", "@layer house; h1 { colour-of-salt: grey;")),
    (rules.CSS_REMOTE, change(CSS, "@font-face", '@namespace "http://www.w3.org/1999/xhtml"; @font-face')),
    (rules.ACCESSIBILITY, meta('<meta property="schema:accessibilityHazard">noSoundHazard</meta>')),
    (more.OBFUSCATED, lambda: zipped(added(EPUB, "META-INF/rights.xml", "<rights/>"))),
    (more.REMOTE_ALLOWED, showing(SOUND_ITEM, "a.mp3", b"ID3", '<p><audio src="a.mp3"></audio></p>')),
    (more.LINKED_RECORD, meta('<link rel="record" href="https://a.example/" media-type="text/xml"/>')),
    (more.LANG_MISSING, change(TWO, ' lang="en" xml:lang="en"', ' lang="fr" xml:lang="fr"')),
    (more.TITLE_MISSING, change(TWO, "<head>", '<head><meta charset="utf-8"/>')),
    (more.PACKAGE_MODEL, change(
        OPF, "</spine>", '</spine><guide><reference type="text" title="x" href="one.xhtml"/></guide>'
    )),
    (more.LINK_REL, meta('<link rel="alternate" href="https://a.example/" media-type="text/html"/>')),
    (more.FOREIGN, showing(OWN_IMAGE, "f.x", b"x", '<p><object data="f.x">A bay</object></p>')),
    (more.NOT_REACHABLE, lambda: third(' linear="no"', '<a href="three.xhtml">more</a> ')),
    (more.META_INF, with_unlisted("META-INF/org.example.options.xml")),
    (more.XML_FORM, change(TWO, "<!DOCTYPE html>", "")),
    (more.STYLE_LINK, change(SVG, 'href="#isle"', 'href="map.svg#isle"')),
    (more.NAV_ONCE, change(NAV, "<p>See", LIST.format(kind="loi"))),
    (more.OVERLAY_ITEM, lambda: zipped(spoken())),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(SOUND)],
)
def test_what_is_nearly_a_fault_of_an_epub_is_sound(rule: Rule, made: Callable[[], bytes]) -> None:
    assert [f"{one.code} {one.message}" for one in check_epub(made(), "book.epub")] == []


def test_a_file_that_needs_the_network_is_told_of_by_another_rule() -> None:
    """So that the property that says it has no clean case of its own."""
    named = change(OPF, '<item id="two"', '<item id="two" properties="remote-resources"')
    assert {one.code for one in check_epub(named(), "book.epub")} == {more.NEEDLESS_REMOTE.code}
    assert {one.code for one in check_epub(zipped(remote()), "book.epub")} == {
        more.REMOTE_ALLOWED.code
    }
