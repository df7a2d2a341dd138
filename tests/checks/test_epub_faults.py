"""Every rule for EPUBs: one fault that trips it and nothing else, beside sound books that do not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from artefacts import PIXEL, Files, added, clean_epub, replaced, without, zipped

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.model.problem import Rule

EPUB = clean_epub()
OPF, NAV, NCX, ONE, TWO = "package.opf", "nav.xhtml", "toc.ncx", "one.xhtml", "two.xhtml"
CSS, SVG, CONTAINER = "style.css", "map.svg", "META-INF/container.xml"


def change(name: str, old: str, new: str) -> Callable[[], bytes]:
    return lambda: zipped(replaced(EPUB, name, old, new))


def changes(*edits: tuple[str, str, str]) -> Callable[[], bytes]:
    def made() -> bytes:
        book = EPUB
        for edit in edits:
            book = replaced(book, *edit)
        return zipped(book)

    return made


def packed(book: Files) -> Callable[[], bytes]:
    return lambda: zipped(book)


def with_unlisted(name: str) -> Callable[[], bytes]:
    return packed(added(EPUB, name, "x"))


def with_item(attributes: str, name: str | None = None, data: bytes = b"") -> Files:
    book = replaced(EPUB, OPF, "</manifest>", f"<item {attributes}/>\n</manifest>")
    return book if name is None else added(book, name, data)


def encrypted() -> bytes:
    """The flag of encryption, set in the directory for the last file."""
    data = bytearray(zipped(EPUB))
    data[data.rindex(b"PK\1\2") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    """A book one of whose compressed files does not unpack to what was packed."""
    data = bytearray(zipped(EPUB))
    data[data.index(b"EPUB/package.opf") + 40] ^= 0xFF
    return bytes(data)


def lying() -> bytes:
    """A book whose directory says that a file of a megabyte has ten bytes."""
    data = bytearray(zipped(added(EPUB, "EPUB/zeros.bin", bytes(1_000_000))))
    for header, at in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        start = data.rindex(header) + at
        data[start : start + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def endless() -> bytes:
    """A book whose directory promises 600 MB, in two files of 300."""
    data = bytearray(zipped(EPUB))
    for name in (b"EPUB/one.xhtml", b"EPUB/two.xhtml"):
        start = data.rindex(name) - 46 + 24
        data[start : start + 4] = (300_000_000).to_bytes(4, "little")
    return bytes(data)


def with_extra_field() -> bytes:
    entry = zipfile.ZipInfo("mimetype")
    entry.extra = b"\x99\x99\x00\x00"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, EPUB["mimetype"])
        for name, data in without(EPUB, "mimetype").items():
            archive.writestr(name, data)
    return out.getvalue()


def doubled(name: str) -> bytes:
    return zipped(
        added(with_item(f'id="twin" href="{name}" {XHTML_ITEM}'), f"EPUB/{name}", MINIMAL)
    )


XHTML_ITEM = 'media-type="application/xhtml+xml"'
MINIMAL = (
    b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">'
    b"<head><title>x</title></head><body><p>x</p></body></html>"
)

FAULTS: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.UNREADABLE, lambda: b"not a container"),
    (rules.UNREADABLE, lambda: b""),
    (rules.UNREADABLE, lambda: zipped(EPUB)[:-30]),
    (rules.UNREADABLE, damaged),
    (rules.UNREADABLE, lying),
    (rules.UNREADABLE, lambda: zipped(EPUB, zipfile.ZIP_BZIP2)),
    (rules.TOO_BIG, packed(added(EPUB, "EPUB/zeros.bin", bytes(2_000_000)))),
    (rules.TOO_BIG, packed({**EPUB, **{f"EPUB/{n}": b"" for n in range(10_001)}})),
    (rules.TOO_BIG, endless),
    (rules.ENCRYPTED, encrypted),
    (rules.MIMETYPE, packed(without(EPUB, "mimetype"))),
    (rules.MIMETYPE, packed({**EPUB, "mimetype": b"application/epub+zip\n"})),
    (rules.MIMETYPE, packed({**without(EPUB, "mimetype"), "mimetype": EPUB["mimetype"]})),
    (rules.MIMETYPE, lambda: zipped(EPUB, first=zipfile.ZIP_DEFLATED)),
    (rules.MIMETYPE, with_extra_field),
    (rules.UNSAFE_NAME, with_unlisted("META-INF/../../evil")),
    (rules.UNSAFE_NAME, with_unlisted("META-INF/a:b")),
    (rules.UNSAFE_NAME, with_unlisted("META-INF/end.")),
    (rules.DUPLICATE_NAME, lambda: doubled("One.xhtml")),
    (rules.CONTAINER, packed(without(EPUB, CONTAINER))),
    (rules.CONTAINER, change(CONTAINER, "</container>", "")),
    (rules.CONTAINER, change(CONTAINER, "oebps-package+xml", "pdf")),
    (rules.ROOTFILE, change(CONTAINER, "package.opf", "missing.opf")),
    (rules.ROOTFILE, change(CONTAINER, "EPUB/package.opf", "EPUB/../EPUB/package.opf")),
    (rules.ROOTFILE, change(CONTAINER, "</rootfiles>", '<rootfile full-path="EPUB/fixed.opf" media-type="application/oebps-package+xml"/></rootfiles>')),
    (rules.NOT_WELL_FORMED, change(OPF, "</manifest>", "")),
    (rules.NOT_WELL_FORMED, change(SVG, "</svg>", "")),
    (rules.NOT_WELL_FORMED, packed({**EPUB, "EPUB/map.svg": b"<svg>\xff</svg>"})),
    (rules.NOT_WELL_FORMED, change(SVG, "UTF-8", "ISO-8859-1")),
    (rules.NOT_WELL_FORMED, change(SVG, "Two islands", "&nbsp;")),
    (rules.ENTITIES, change(SVG, "<svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "b">]><svg')),
    (rules.ENTITIES, change(OPF, "<package", '<!DOCTYPE package [<!ENTITY a "b&c;">]><package')),
    (rules.VERSION, change(OPF, 'version="3.0"', 'version="1.0"')),
    (rules.UNIQUE_IDENTIFIER, change(OPF, 'unique-identifier="uid"', 'unique-identifier="id"')),
    (rules.TITLE, change(OPF, "Salt and Wind", " ")),
    (rules.IDENTIFIER, change(OPF, "urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11", "")),
    (rules.LANGUAGE, change(OPF, "<dc:language>en</dc:language>", "")),
    (rules.LANGUAGE, change(OPF, ">en<", ">english_GB<")),
    (rules.MODIFIED, change(OPF, "2026-01-31T12:00:00Z", "2026-01-31")),
    (rules.MODIFIED, change(OPF, "2026-01-31T12:00:00Z", "2026-13-31T12:00:00Z")),
    (rules.MODIFIED, change(
        OPF, "</metadata>",
        '<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta></metadata>',
    )),
    (rules.MISSING_FILE, packed(without(EPUB, "EPUB/map.svg"))),
    (rules.MISSING_FILE, packed(without(EPUB, "EPUB/fonts/serif.otf"))),
    (rules.UNLISTED_FILE, with_unlisted("EPUB/stray.txt")),
    (rules.PACKAGE_ID, change(OPF, "<dc:title>", '<dc:title id="uid">')),
    (rules.DUPLICATE_HREF, packed(with_item('id="b" href="map.svg" media-type="image/svg+xml"'))),
    (rules.MEDIA_TYPE, change(OPF, "image/png", "image/jpeg")),
    (rules.MEDIA_TYPE, change(OPF, "font/otf", "font/woff2")),
    (rules.MEDIA_TYPE, packed(with_item('id="j" href="j.jpg" media-type="image/jpeg"', "EPUB/j.jpg"))),
    (rules.NAV_ITEM, change(OPF, ' properties="nav"', "")),
    (rules.NAV_ITEM, changes(
        (OPF, ' properties="nav"', ""), (OPF, 'href="map.svg"', 'href="map.svg" properties="nav"')
    )),
    (rules.NAV_ITEM, packed(with_item(
        f'id="n2" href="n2.xhtml" {XHTML_ITEM} properties="nav"', "EPUB/n2.xhtml",
        clean_epub()["EPUB/nav.xhtml"],
    ))),
    (rules.PROPERTIES, change(OPF, ' properties="svg"', "")),
    (rules.PROPERTIES, change(OPF, ' properties="svg"', ' properties="svg mathml"')),
    (rules.PROPERTIES, change(OPF, ' properties="svg"', ' properties="svg scripted"')),
    (rules.PROPERTIES, change(OPF, 'href="two.xhtml"', 'href="two.xhtml" properties="svg"')),
    (rules.PROPERTIES, change(TWO, "</body>", "<script>0</script></body>")),
    (rules.PROPERTIES, change(TWO, "<body>", '<body onload="0">')),
    (rules.PROPERTIES, change(
        TWO, "</body>", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></body>'
    )),
    (rules.COVER, changes(
        (OPF, ' properties="cover-image"', ""),
        (OPF, 'href="style.css"', 'href="style.css" properties="cover-image"'),
    )),
    (rules.COVER, change(OPF, 'href="map.svg"', 'href="map.svg" properties="cover-image"')),
    (rules.NO_COVER, change(OPF, ' properties="cover-image"', "")),
    (rules.HREF, packed(with_item('id="h" href="../../up.txt" media-type="text/plain"'))),
    (rules.HREF, packed(with_item('id="h" href="two.xhtml#quay" media-type="text/plain"'))),
    (rules.HREF, packed(with_item('id="h" href="" media-type="text/plain"'))),
    (rules.SPINE_EMPTY, changes(
        *((OPF, f'<itemref idref="{name}"/>', f'<itemref linear="no" idref="{name}"/>')
          for name in ("one", "two", "nav")),
    )),
    (rules.SPINE_IDREF, change(OPF, '<itemref idref="nav"/>', '<itemref idref="gone"/>')),
    (rules.SPINE_DUPLICATE, change(OPF, '<itemref idref="nav"/>', '<itemref idref="two"/>')),
    (rules.SPINE_TYPE, change(OPF, '<itemref idref="nav"/>', '<itemref idref="css"/>')),
    (rules.NCX_ITEM, change(OPF, 'toc="ncx"', 'toc="css"')),
    (rules.NCX_ITEM, change(OPF, ' toc="ncx"', "")),
    (rules.NCX_UID, change(NCX, "5a3c2d5e", "00000000")),
    (rules.NCX_TARGET, change(NCX, "#quay", "#key")),
    (rules.NCX_TARGET, change(NCX, 'src="one.xhtml"', 'src="style.css"')),
    (rules.NAV_TOC, change(NAV, 'epub:type="toc"', 'epub:type="lot"')),
    (rules.NAV_LIST, change(NAV, "<h1>Contents</h1>", "<p>Contents</p>")),
    (rules.NAV_LIST, change(
        NAV, '<li><a href="two.xhtml">The harbour</a></li>', "<li><span>The harbour</span></li>"
    )),
    (rules.NAV_EMPTY, change(NAV, ">The tides<", "> <")),
    (rules.NAV_TARGET, change(NAV, "#tides", "#tide")),
    (rules.NAV_TARGET, change(NAV, 'href="two.xhtml"', 'href="map.svg"')),
    (rules.NAV_TARGET, change(NAV, 'href="two.xhtml"', 'href="https://example.org/"')),
    (rules.NAV_ORDER, changes((NAV, "#tides", "#x"), (NAV, "#dunes", "#tides"), (NAV, "#x", "#dunes"))),
    (rules.NAV_ORDER, changes(
        (OPF, '<itemref idref="one"/>', ""),
        (OPF, '<itemref idref="nav"/>', '<itemref idref="one"/><itemref idref="nav"/>'),
    )),
    (rules.LANDMARK, change(NAV, ' epub:type="bodymatter"', "")),
    (rules.LANDMARK, change(NAV, '"bodymatter"', '"somewhere"')),
    (rules.NOT_XHTML, packed(with_item(
        f'id="x" href="x.xhtml" {XHTML_ITEM}', "EPUB/x.xhtml", b"<html><p>x</p></html>"
    ))),
    (rules.LANG, change(ONE, 'xml:lang="fr"', 'xml:lang="de"')),
    (rules.LANG, change(ONE, 'lang="fr" xml:lang="fr"', 'lang="f" xml:lang="f"')),
    (rules.HEAD_TITLE, change(TWO, "<title>The harbour</title>", "<title> </title>")),
    (rules.DUPLICATE_ID, change(ONE, "<figure>", '<figure id="tides">')),
    (rules.DUPLICATE_ID, change(SVG, "<use", '<g id="isle"/><use')),
    (rules.LINK_FILE, change(ONE, "two.xhtml#quay", "three.xhtml")),
    (rules.LINK_FILE, change(ONE, "two.xhtml#quay", "../../three.xhtml")),
    (rules.LINK_FILE, change(ONE, "two.xhtml#quay", "http://[::1")),
    (rules.LINK_FRAGMENT, change(ONE, "two.xhtml#quay", "two.xhtml#key")),
    (rules.LINK_FRAGMENT, change(ONE, "two.xhtml#quay", "#key")),
    (rules.LINK_SPINE, change(ONE, "two.xhtml#quay", "map.svg")),
    (rules.ALT, changes(
        (ONE, ' alt="Two islands in a bay"/><figcaption>The bay</figcaption>', "/>"), (OPF, ">alternativeText<", ">readingOrder<")
    )),
    (rules.RESOURCE, change(ONE, 'src="map.svg"', 'src="maps.svg"')),
    (rules.RESOURCE, change(ONE, 'src="map.svg"', 'src=""')),
    (rules.RESOURCE, change(ONE, 'src="map.svg"', 'src="map.svg" srcset="cover.png 1x, big.png 2x"')),
    (rules.RESOURCE, change(ONE, 'href="style.css"', 'href="styles.css"')),
    (rules.RESOURCE, change(SVG, 'href="#isle"', 'href="#aisle"')),
    (rules.REMOTE, change(ONE, 'src="map.svg"', 'src="https://example.org/map.svg"')),
    (rules.REMOTE, change(ONE, 'src="map.svg"', 'src="//example.org/map.svg"')),
    (rules.REMOTE, change(ONE, 'src="map.svg"', 'src="file:///etc/passwd"')),
    (rules.HEADING_EMPTY, change(ONE, ">The tides<", "> <")),
    (rules.HEADING_SKIP, changes((ONE, '<h2 id="tides">', '<h3 id="tides">'),
                                 (ONE, "The tides</h2>", "The tides</h3>"))),
    (rules.NOTE_TARGET, change(
        ONE, "le vent", '<a role="doc-noteref" href="two.xhtml#quay">3</a>'
    )),
    (rules.NOTE_TARGET, change(
        ONE, "le vent", '<a epub:type="noteref" href="https://example.org/">3</a>'
    )),
    (rules.NOTE_UNCALLED, change(
        ONE, "</section>", '<aside epub:type="footnote" id="n9"><p>Nine.</p></aside></section>'
    )),
    (rules.NOTE_TARGET, change(ONE, "le vent", '<a role="doc-noteref" href="two.xhtml">3</a>')),
    (rules.NOTE_UNCALLED, change(TWO, "</ol>", '<li id="n9">Nine.</li></ol>')),
    (rules.NOTE_BACK, change(ONE, 'href="#call-sea"', 'href="#tides"')),
    (rules.NOTE_BACK, change(TWO, '<a href="#call-two">back</a>', "no way back")),
    (rules.CSS_SYNTAX, change(CSS, "h1 {", "h1 { } }")),
    (rules.CSS_SYNTAX, packed({**EPUB, "EPUB/style.css": b"p { content: '\xff' }"})),
    (rules.CSS_TARGET, change(CSS, "cover.png", "paper.png")),
    (rules.CSS_TARGET, change(CSS, "fonts/serif.otf", "fonts/gone.otf")),
    (rules.CSS_TARGET, change(CSS, "body {", '@import "more.css"; body {')),
    (rules.CSS_TARGET, change(TWO, "<h1>", '<h1 style="background: url(paper.png)">')),
    (rules.CSS_TARGET, change(TWO, "</head>", "<style>p { background: url('p.png') }</style></head>")),
    (rules.CSS_REMOTE, change(CSS, "url(cover.png)", "url(https://example.org/cover.png)")),
    (rules.CSS_REMOTE, change(CSS, "h1 {", "@media print { b { cursor: url(//a.example/c) } } h1 {")),
    (rules.CSS_REMOTE, change(CSS, "url(cover.png)", 'image-set("https://example.org/c.png" 1x)')),
    (rules.CSS_FONT, change(CSS, "fonts/serif.otf", "cover.png")),
    *(
        (rules.ACCESSIBILITY, change(OPF, f'"schema:{name}"', '"schema:other"'))
        for name in ("accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
                     "accessibilitySummary")
    ),
    (rules.ACCESSIBILITY, changes(*[(OPF, '"schema:accessMode"', '"schema:other"')] * 2)),
    (rules.FALSE_CLAIM, change(ONE, "<title>A dune</title>", "")),
    (rules.ADDRESS, change(ONE, "https://example.org/coast", "data:text/html,x")),
    (rules.ADDRESS, change(ONE, "https://example.org/coast", "file:///etc/passwd")),
]  # fmt: skip

SOUND: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.TOO_BIG, packed(added(EPUB, "META-INF/zeros.bin", bytes(900_000)))),
    (rules.UNSAFE_NAME, with_unlisted("META-INF/a folder/ünï.txt")),
    (rules.NOT_WELL_FORMED, packed(
        {**EPUB, "EPUB/map.svg": EPUB["EPUB/map.svg"].decode().replace("UTF-8", "UTF-16").encode("utf-16")}
    )),
    (rules.LANGUAGE, change(OPF, ">en<", ">zh-Hant-TW<")),
    (rules.UNLISTED_FILE, packed(added(
        replaced(EPUB, OPF, "</metadata>", '<link rel="dcterms:license" href="OFL.txt" media-type="text/plain"/></metadata>'),
        "EPUB/OFL.txt", "x",
    ))),
    (rules.MEDIA_TYPE, packed(with_item(
        'id="w" href="w.webp" media-type="image/webp"', "EPUB/w.webp", b"RIFF\0\0\0\0WEBPVP8 "
    ))),
    (rules.MEDIA_TYPE, packed(with_item(
        'id="d" href="d.bin" media-type="application/octet-stream"', "EPUB/d.bin", b"\0\1\2"
    ))),
    (rules.MEDIA_TYPE, change(OPF, "font/otf", "application/vnd.ms-opentype")),
    (rules.MEDIA_TYPE, packed(with_item('id="t" href="t.txt" media-type="text/plain"', "EPUB/t.txt", b"true"))),
    (rules.MEDIA_TYPE, packed(with_item('id="t" href="t.txt" media-type="text/plain"', "EPUB/t.txt", b"OTTO sails"))),
    *(
        (rules.MEDIA_TYPE, packed(with_item(f'id="s" href="s.js" media-type="{kind}"', "EPUB/s.js", b"0")))
        for kind in ("text/javascript", "application/javascript", "application/ecmascript")
    ),
    (rules.PROPERTIES, changes((OPF, 'href="two.xhtml"', 'href="two.xhtml" properties="svg"'),
                               (TWO, "</ol>", '</ol><img src="map.svg" alt="A map"/>'))),
    (rules.PROPERTIES, change(TWO, "</body>", '<script type="application/json">{}</script></body>')),
    (rules.SPINE_EMPTY, change(OPF, '<itemref idref="one"/>', '<itemref idref="one" linear="yes"/>')),
    (rules.SPINE_TYPE, change(OPF, '<itemref idref="nav"/>', '<itemref idref="map"/>')),
    (rules.NAV_LIST, change(
        NAV, '<li><a href="two.xhtml">The harbour</a></li>',
        '<li><span>Inland</span><ol><li><a href="two.xhtml">The harbour</a></li></ol></li>',
    )),
    (rules.NAV_ORDER, change(NAV, 'epub:type="bodymatter" href="one.xhtml"',
                             'epub:type="toc" href="nav.xhtml"')),
    (rules.HEADING_SKIP, changes((TWO, "<h1>", "<h2>"), (TWO, "</h1>", "</h2>"))),
    (rules.HEADING_EMPTY, change(ONE, ">The tides<", '><img src="map.svg" alt="Tides"/><')),
    (rules.LANG, change(ONE, 'lang="fr" xml:lang="fr"', 'lang="FR" xml:lang="fr"')),
    (rules.LINK_FILE, change(ONE, "two.xhtml#quay", "../EPUB/tw%6F.xhtml#quay")),
    (rules.ADDRESS, change(ONE, "https://example.org/coast", "mailto:coast@example.org")),
    (rules.REMOTE, change(ONE, 'src="map.svg"', 'src="data:image/png;base64,AAAA"')),
    (rules.NOTE_UNCALLED, changes(
        (ONE, '<section id="coast">', '<section id="coast" role="doc-endnotes">'),
        (ONE, "</p></aside>", "</p><ul><li>A list in a note</li></ul></aside>"),
    )),
    (rules.NOTE_BACK, change(TWO, 'href="#note-two">2', 'href="#note-two" id="c">2')),
    (rules.FALSE_CLAIM, changes((ONE, "<title>A dune</title>", ""),
                                (ONE, "<svg xmlns", '<svg aria-hidden="true" xmlns'))),
    (rules.FALSE_CLAIM, change(
        ONE, "<path", '<svg xmlns="http://www.w3.org/2000/svg"/><path'
    )),
    (rules.CSS_TARGET, change(CSS, "url(cover.png)", "url(data:image/png;base64,AAAA)")),
    (rules.CSS_FONT, change(OPF, "font/otf", "application/font-sfnt")),
]  # fmt: skip


def named(pairs: list[tuple[Rule, Callable[[], bytes]]]) -> list[object]:
    return [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(pairs)]


def found(data: bytes) -> list[str]:
    return [f"{item.code} {item.place}: {item.message}" for item in check_epub(data, "book.epub")]


@pytest.mark.parametrize(("rule", "made"), named(FAULTS))
def test_a_fault_trips_its_rule_and_no_other(rule: Rule, made: Callable[[], bytes]) -> None:
    problems = list(check_epub(made(), "book.epub"))
    assert {item.code for item in problems} == {rule.code}, found(made())
    for item in problems:
        assert item.place is not None and item.place.path.parts[0] == "book.epub"
        assert item.hint and item.message[0] in f'"{item.message[0].lower()}'
        assert item.severity is rule.severity


@pytest.mark.parametrize(("rule", "made"), named(SOUND))
def test_what_only_looks_like_a_fault_is_not_reported(
    rule: Rule, made: Callable[[], bytes]
) -> None:
    assert found(made()) == []


def test_the_clean_book_has_no_problems() -> None:
    assert found(zipped(EPUB)) == []


def test_the_pixel_is_the_cover() -> None:
    assert EPUB["EPUB/cover.png"] == PIXEL
