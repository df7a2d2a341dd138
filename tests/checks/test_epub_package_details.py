"""The package of an EPUB against its container, in detail: metadata, manifest, spine and NCX."""

from __future__ import annotations

import pytest
from artefacts import Files, added, without
from epub_parts import EPUB, Edit, edited
from epub_parts import said as said_of
from test_epub_faults import MINIMAL, NCX, OPF, TWO

from pressroom.checks.epub_package import check_package

OLD: Edit = (OPF, 'version="3.0"', 'version="2.0"')
PAGE, DRAWING = "application/xhtml+xml", "image/svg+xml"


def said(*edits: Edit, files: Files = EPUB) -> list[str]:
    return said_of(check_package, edited(*edits, files=files))


def old(*edits: Edit, files: Files = EPUB) -> list[str]:
    return said(OLD, *edits, files=files)


def items(*markup: str) -> Edit:
    return (OPF, "</manifest>", "".join(f"<item {one}/>" for one in markup) + "</manifest>")


def meta(markup: str) -> Edit:
    return (OPF, "</metadata>", f"{markup}</metadata>")


def test_the_clean_package_is_sound_in_both_versions() -> None:
    assert said() == old() == []


@pytest.mark.parametrize("version", ["", "2", "2.1", "3", "3.1", "3.0.1", "1.0"])
def test_there_are_two_versions_of_packages(version: str) -> None:
    told = '011 "EPUB/package.opf" is not a package document of version 3.0'
    assert said((OPF, 'version="3.0"', f'version="{version}"')) == [told]


def test_every_id_that_stands_for_two_is_told() -> None:
    ids = '<meta id="a" property="x">y</meta>' * 2 + '<meta id="b" property="x">y</meta>' * 3
    assert said(meta(ids), meta('<meta id="c" property="x">y</meta>')) == [
        '019 the id "a" is in the package 2 times', '019 the id "b" is in the package 3 times',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old_text", "new", "in_3", "in_2"),
    [
        ("Salt and Wind", " ", "013 the package has no dc:title", ""),
        ("<dc:title>Salt and Wind</dc:title>", "", "013 the package has no dc:title", "013 the package has no dc:title"),
        ("<dc:title>", "<dc:title/><dc:title>", "", ""),
        (">en<", "> <", "015 the package has no dc:language", "015 the package has no dc:language"),
        ('<dc:identifier id="uid">', '<dc:identifier id="uid"/><dc:identifier>',
         *['012 no dc:identifier has the id "uid" that unique-identifier names'] * 2),
        ('<dc:identifier id="uid">', '<dc:identifier id="a">x</dc:identifier><dc:identifier id="uid">', "", ""),
    ],
)  # fmt: skip
def test_the_metadata_that_every_package_has(old_text: str, new: str, in_3: str, in_2: str) -> None:
    edit = (OPF, old_text, new)
    told = [one for one in said(edit) if not one.startswith("032")]
    assert told == ([in_3] if in_3 else [])
    assert [one for one in old(edit) if not one.startswith("032")] == ([in_2] if in_2 else [])


def test_every_language_is_well_formed() -> None:
    edit = meta(
        "<dc:language>e</dc:language><dc:language>fr-CA</dc:language><dc:language>d_e</dc:language>"
    )
    told = [f'015 the language "{tag}" is not well-formed' for tag in ("e", "d_e")]
    assert said(edit) == old(edit) == told  # fmt: skip


@pytest.mark.parametrize(
    "date",
    ["2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z", "0000-10-10T10:10:10Z", "2026-11-29T19:09:50Z", "9999-09-30T20:30:39Z"],
)  # fmt: skip
def test_dates_of_a_change(date: str) -> None:
    assert said((OPF, "2026-01-31T12:00:00Z", f" {date}\n")) == []


@pytest.mark.parametrize(
    "date",
    [
        "2026-00-31T12:00:00Z", "2026-13-31T12:00:00Z", "2026-01-00T12:00:00Z", "2026-01-32T12:00:00Z", "2026-01-40T12:00:00Z",
        "2026-01-31T24:00:00Z", "2026-01-31T30:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:60Z", "2026-01-31T12:00Z",
        "2026-01-31T12:00:00", "2026-01-31T12:00:00+00:00", "2026-01-31 12:00:00Z", "026-01-31T12:00:00Z", "x2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00Zx", "2026-01-31T12:00:00.5Z", "2026-1-31T12:00:00Z",
    ],
)  # fmt: skip
def test_what_is_no_date_of_a_change(date: str) -> None:
    edit = (OPF, "2026-01-31T12:00:00Z", date)
    assert said(edit) == [f'016 the date dcterms:modified "{date}" has another form']
    assert old(edit) == []


def test_there_is_one_date_of_a_change() -> None:
    again = '<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>'
    assert said((OPF, again, "")) == ["016 the package has 0 dates dcterms:modified, not one"]
    assert said(meta(again)) == ["016 the package has 2 dates dcterms:modified, not one"]
    assert said(meta(again.replace("<meta ", '<meta refines="#uid" '))) == []
    assert old(meta(again)) == []


NEEDED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")  # fmt: skip


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_reader_must_know_before_buying(name: str) -> None:
    start = f'<meta property="schema:{name}">'
    text = EPUB["EPUB/package.opf"].decode()
    files = {**EPUB, "EPUB/package.opf": text.replace(start, start.replace(name, "other")).encode()}
    told = [f"059 the package has no schema:{name}"]
    assert said(files=files) == told and old(files=files) == []
    empty = f'<meta property="schema:{name}"> </meta>'
    assert said(meta(empty), files=files) == told
    assert said(meta(empty)) == []
    assert said(meta(f'{start[:-1]} refines="#uid">x</meta>'), files=files) == told


# --- the manifest --------------------------------------------------------------------

GONE = 'id="z" href="gone" media-type="text/plain"'
MISSING = '017 "EPUB/gone" is in the manifest but not in the container'


@pytest.mark.parametrize(
    ("item", "told"),
    [
        *((f'id="a" href="{scheme}://a.example/b" media-type="{kind}"', f'{code} "{scheme}://a.example/b" is not in the container')
          for scheme in ("http", "https") for code, kind in (
              ("049", PAGE), ("049", "text/css"), ("063", DRAWING), ("063", "audio/mpeg"))),
        ('id="a" href="ftp://a.example/b" media-type="audio/mpeg"', '026 the item "a" has the unsuitable address "ftp://a.example/b"'),
        ('id="a" href="//a.example/b" media-type="audio/mpeg"', '026 the item "a" has the unsuitable address "//a.example/b"'),
        ('id="a" href="cover.png#a" media-type="image/png"', '026 the item "a" has the unsuitable address "cover.png#a"'),
        ('id="a" href="#a" media-type="image/png"', '026 the item "a" has the unsuitable address "#a"'),
        ('id="a" href=" " media-type="image/png"', '026 the item "a" has the unsuitable address " "'),
        ('id="a" href="package.opf" media-type="text/xml"', '026 the item "a" has the unsuitable address "package.opf"'),
        ('id="a" href="./cover.png" media-type="image/png"', '020 "EPUB/cover.png" is listed twice'),
        ('id="a" href="lost" media-type="image/png"', '017 "EPUB/lost" is in the manifest but not in the container'),
    ],
)  # fmt: skip
def test_an_item_with_an_unsuitable_address_hides_no_other(item: str, told: str) -> None:
    assert said(items(item, GONE)) == [told, MISSING]
    in_2 = old(items(item, GONE))
    if "http" in item:
        address = item.split('"')[3]
        assert in_2 == [f'026 the item "a" has the unsuitable address "{address}"', MISSING]
    else:
        assert in_2 == [told, MISSING]


def with_file(kind: str, data: bytes, name: str = "f.x") -> Files:
    return added(edited(items(f'id="f" href="{name}" media-type="{kind}"')), f"EPUB/{name}", data)


def test_a_file_is_of_the_type_that_it_is_declared_to_be() -> None:
    for data, kind, is_ in (
        (b"GIF89a", "image/png", "image/gif"), (b"OTTO\0", "text/css", "application/font-sfnt"),
        (b"wOFF", "font/woff2", "application/font-woff"), (b"x", "image/png", "application/octet-stream"),
    ):  # fmt: skip
        told = [f'021 "EPUB/f.x" is declared as "{kind}" but is {is_}']
        assert said(files=with_file(kind, data)) == old(files=with_file(kind, data)) == told
    assert said(files=with_file("image/x-own", b"GIF89a")) == []


def test_a_page_of_an_epub_2_may_be_declared_as_html() -> None:
    book = with_file("text/html", MINIMAL, "f.xhtml")
    assert old(files=book) == []
    assert said(files=book) == [
        f'089 "EPUB/f.xhtml" is declared as "text/html" and named as {PAGE}'
    ]


def test_what_is_obfuscated_is_not_what_its_bytes_are() -> None:
    book = with_file("image/png", b"x")
    listed = b'<e xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherReference URI="EPUB/f.x"/></e>'
    assert said(files={**book, "META-INF/encryption.xml": listed}) == []
    others = listed.replace(b"f.x", b"g.x")
    assert len(said(files={**book, "META-INF/encryption.xml": others})) == 1


@pytest.mark.parametrize(
    ("properties", "markup", "told"),
    [
        ("", "<script/>", ['needs the property "scripted"']),
        ("", "<form/><svg xmlns='http://www.w3.org/2000/svg'/>", ['needs the property "scripted"', 'needs the property "svg"']),
        ("scripted svg", "<form/><svg xmlns='http://www.w3.org/2000/svg'/>", []),
        ("mathml svg", "", ['does not need the property "mathml"', 'does not need the property "svg"']),
        ("remote-resources scripted", "", ['is not seen to need "remote-resources"', 'does not need the property "scripted"']),
        ("remote-resources", '<audio src="https://a"/>', []), ("", '<audio src="https://a"/>', []),
        ("svg", '<img src="map.svg"/>', []), ("svg", '<img src="./map.svg#x"/>', []), ("", '<img src="map.svg"/>', []),
        ("svg", '<img src="cover.png"/>', ['does not need the property "svg"']),
        ("switch own:x", "", ['does not need the property "switch"']),
    ],
)  # fmt: skip
def test_the_properties_that_a_document_needs(
    properties: str, markup: str, told: list[str]
) -> None:
    edits = (
        (OPF, '<item id="two"', f'<item id="two" properties="{properties}"'),
        (TWO, "<h1>", f"{markup}<h1>"),
    )
    assert [one.split(" ", 2)[2] for one in said(*edits)] == told
    assert [one.split(" ", 1)[1].split('"')[1] for one in said(*edits)] == ["EPUB/two.xhtml"] * len(
        told
    )
    assert old(*edits) == []  # fmt: skip


def test_a_drawing_has_properties_as_a_page_has() -> None:
    told = ['023 "EPUB/map.svg" does not need the property "svg"']
    assert said((OPF, 'href="map.svg"', 'href="map.svg" properties="svg"')) == told
    other = items('id="a" href="a.x" media-type="x/own" properties="svg scripted"')
    assert said(other, files=added(EPUB, "EPUB/a.x", "x")) == []
    assert (
        said((TWO, "</body>", ""), (OPF, '<item id="two"', '<item id="two" properties="svg"')) == []
    )


def test_a_record_that_is_linked_is_there() -> None:
    lost = '<link rel="record" href="lost.xml"/><link rel="record" href="gone.xml"/>'
    assert said(meta(lost)) == [f'064 the linked record "{name}.xml" is not there' for name in ("lost", "gone")]  # fmt: skip
    far = '<link rel="record" href="https://a.example/b.xml"/>'
    book = added(EPUB, "EPUB/here.xml", "x")
    assert said(meta(f'{far}<link rel="record" href="./here.xml#a"/>'), files=book) == []
    assert said(meta(far), files=book) == ['018 "EPUB/here.xml" is in the container but not in the manifest']  # fmt: skip


def test_every_file_is_in_the_manifest() -> None:
    book = {**EPUB, "META-INF/own.xml": b"x", "EPUB/META-INF/a": b"x", "b": b"x"}
    assert said(files=book) == [
        f'018 "{name}" is in the container but not in the manifest' for name in ("EPUB/META-INF/a", "b")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (((OPF, ' properties="nav"', ""),), "022 the manifest has 0 navigation documents"),
        (((OPF, 'href="two.xhtml"', 'href="two.xhtml" properties="nav"'),), "022 the manifest has 2 navigation documents"),
        (((OPF, ' properties="nav"', ""), (OPF, 'href="style.css"', 'href="style.css" properties="nav"')),
         '022 the navigation document "style.css" is not XHTML'),
        (((OPF, 'href="map.svg"', 'href="map.svg" properties="nav"'),), "022 the manifest has 2 navigation documents"),
        (((OPF, ' properties="cover-image"', ""),), "025 the manifest names no cover image"),
        (((OPF, 'href="map.svg"', 'href="map.svg" properties="cover-image"'),), "024 the manifest names 2 cover images"),
        (((OPF, ' properties="cover-image"', ""), (OPF, 'href="two.xhtml"', 'href="two.xhtml" properties="cover-image"')),
         '024 the cover "two.xhtml" is not an image'),
    ],
)  # fmt: skip
def test_navigation_and_cover(edits: tuple[Edit, ...], told: str) -> None:
    assert said(*edits) == [told]
    assert old(*edits) == []


# --- the spine -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "in_3", "in_2"),
    [
        (PAGE, True, True), (DRAWING, True, False), ("application/x-dtbook+xml", False, True), ("text/html", False, True),
        ("text/x-oeb1-document", False, True), ("image/png", False, False), ("text/plain", False, False),
    ],
)  # fmt: skip
def test_what_may_stand_in_the_spine(kind: str, in_3: bool, in_2: bool) -> None:
    data = {PAGE: MINIMAL, DRAWING: EPUB["EPUB/map.svg"], "image/png": EPUB["EPUB/cover.png"]}
    book = with_file(kind, data.get(kind, b"x"))
    spine = (OPF, "</spine>", '<itemref idref=" f "/></spine>')
    told = [f'030 "f.x" is of type "{kind}" and has no fallback']
    assert said(spine, files=book) == told * (not in_3)
    assert old(spine, files=book) == told * (not in_2)
    fallback = (OPF, '<item id="f"', '<item id="f" fallback="one"')
    assert said(spine, fallback, files=book) == old(spine, fallback, files=book) == []


def test_every_fault_of_the_spine_is_told() -> None:
    refs = "".join(
        f'<itemref idref="{id_}"/>' for id_ in ("gone", "two", "css", "lost", "two", "css")
    )
    assert said((OPF, "</spine>", f"{refs}</spine>")) == [
        '028 no item has the id "gone"', '029 "two" is in the spine twice',
        '030 "style.css" is of type "text/css" and has no fallback', '028 no item has the id "lost"',
        '029 "two" is in the spine twice', '029 "css" is in the spine twice',
        '030 "style.css" is of type "text/css" and has no fallback',
    ]  # fmt: skip


def test_the_first_of_two_items_with_an_id_stands_in_the_spine() -> None:
    again = items('id="two" href="style.css" media-type="text/css"')
    told = ['019 the id "two" is in the package 2 times', '020 "EPUB/style.css" is listed twice']
    assert said(again) == told


def test_something_of_the_spine_is_linear() -> None:
    told = ["027 the spine has no linear item"]
    three = [
        (OPF, f'<itemref idref="{id_}"/>', f'<itemref linear="no" idref="{id_}"/>')
        for id_ in ("one", "two", "nav")
    ]
    assert said(*three) == old(*three) == told
    for at in range(3):
        assert said(*three[:at], *three[at + 1 :]) == []
    assert said(*three, (OPF, 'linear="no" idref="two"', 'linear="yes" idref="two"')) == []  # fmt: skip


# --- the NCX ---------------------------------------------------------------------------

NO_TOC = (OPF, ' toc="ncx"', "")
NO_NCX = (OPF, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', "")


def test_the_spine_leads_to_the_ncx() -> None:
    without_ncx = without(EPUB, "EPUB/toc.ncx")
    assert said(NO_TOC) == old(NO_TOC) == ['031 the spine has no toc that leads to "toc.ncx"']
    assert said(NO_TOC, NO_NCX, files=without_ncx) == []
    assert old(NO_TOC, NO_NCX, files=without_ncx) == ["031 the spine has no toc"]
    told = ['031 toc "ncx" is not the id of an NCX']
    assert said(NO_NCX, files=without_ncx) == old(NO_NCX, files=without_ncx) == told
    for id_ in ("two", "gone"):
        assert said((OPF, 'toc="ncx"', f'toc="{id_}"')) == [
            f'031 toc "{id_}" is not the id of an NCX'
        ]
    second = items('id="n2" href="b.ncx" media-type="application/x-dtbncx+xml"')
    book = added(EPUB, "EPUB/b.ncx", EPUB["EPUB/toc.ncx"].replace(b"two.xhtml", b"gone"))
    assert said(second, files=book) == []
    assert said(second, (OPF, 'toc="ncx"', 'toc="n2"'), files=book) == ['033 the NCX entry "gone#quay" leads nowhere']  # fmt: skip


def test_an_ncx_that_cannot_be_read_has_no_entries() -> None:
    assert said((NCX, "</ncx>", "")) == []


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('<meta name="dtb:uid" content=" {} "/>', ""), ("", ""), ('<meta name="dtb:depth" content="1"/>', ""),
        ('<meta name="dtb:uid" content="x"/>', "x"), ('<meta name="dtb:uid"/>', ""),
        ('<meta name="dtb:uid" content="{}"/><meta name="dtb:uid" content="x"/>', "{}, x"),
        ('<meta name="dtb:uid" content="x"/><meta name="dtb:uid" content="y"/>', "x, y"),
    ],
)  # fmt: skip
def test_the_identifier_of_the_ncx(head: str, told: str) -> None:
    uid = "urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"
    before = f'<meta name="dtb:uid" content="{uid}"/>'
    words = f'032 the NCX has the identifier "{told.format(uid)}", the package "{uid}"'
    silent = not told and head != '<meta name="dtb:uid"/>'
    assert said((NCX, before, head.format(uid))) == ([] if silent else [words])
    assert "032" not in "".join(said((NCX, before, head.format(uid)), (OPF, f">{uid}<", "><")))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("one.xhtml", True), ("two.xhtml#quay", True), ("./one.xhtml", True), ("nav.xhtml", True), ("", False), ("#p1", False),
        ("map.svg", False), ("gone.xhtml", False), ("https://a.example/", False), ("one.xhtml#gone", False), ("../../a", False),
    ],
)  # fmt: skip
def test_where_an_entry_of_the_ncx_leads(source: str, found: bool) -> None:
    told = [f'033 the NCX entry "{source}" leads nowhere'] * (not found)
    assert said((NCX, 'src="one.xhtml"', f'src="{source}"')) == told
    both = ((NCX, 'src="one.xhtml"', f'src="{source}"'), (NCX, "two.xhtml#quay", "lost"))
    assert said(*both) == [*told, '033 the NCX entry "lost" leads nowhere']
    assert said((NCX, "two.xhtml#quay", "two.xhtml#lost"), (TWO, "</body>", "")) == []
