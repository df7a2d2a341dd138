"""The rules that public suites try, for EPUB 3 and EPUB 2: one fault each, beside what is sound."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from artefacts import Files, added, clean_epub, replaced, without, zipped
from test_epub_faults import CSS, MINIMAL, NAV, ONE, OPF, SVG, TWO, change, changes, with_item

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.model.problem import Rule

EPUB = clean_epub()
META = "</metadata>"
REMOTE_ITEM = '<item id="r" href="HTTPS://Example.org/a.mp3" media-type="audio/mpeg"/>'
SMIL = """<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><par id="p1">
<text src="two.xhtml#quay"/><audio src="a.mp3" clipBegin="0s" clipEnd="0:00:05"/></par></body></smil>"""


def meta(words: str) -> Callable[[], bytes]:
    return change(OPF, META, words + META)


def body(markup: str) -> Callable[[], bytes]:
    return change(TWO, '<p id="quay">', markup + '<p id="quay">')


def spoken(smil: str = SMIL, total: bool = True, named: bool = True) -> Files:
    """The clean book, its second document read aloud."""
    book = with_item('id="over" href="two.smil" media-type="application/smil+xml"', "EPUB/two.smil", smil.encode())  # fmt: skip
    book = replaced(book, OPF, "</manifest>", '<item id="a" href="a.mp3" media-type="audio/mpeg"/></manifest>')  # fmt: skip
    book = added(book, "EPUB/a.mp3", b"ID3")
    whole = '<meta property="media:duration">5s</meta>' if total else ""
    book = replaced(book, OPF, META, f'{whole}<meta property="media:duration" refines="#over">5s</meta>{META}')  # fmt: skip
    return replaced(book, OPF, '<item id="two"', '<item id="two" media-overlay="over"') if named else book  # fmt: skip


def remote(
    item: str = REMOTE_ITEM,
    markup: str = '<audio src="https://example.org/a.mp3"></audio>',
    properties: str = "remote-resources",
) -> Files:
    """The clean book, its second document reading from the network."""
    book = replaced(EPUB, OPF, '<item id="two"', f'<item properties="{properties}" id="two"')
    book = replaced(book, OPF, "</manifest>", f"{item}</manifest>")
    return replaced(book, TWO, '<p id="quay">', f'<p>{markup}</p><p id="quay">')


def old() -> Files:
    """The clean book as an EPUB 2."""
    book = without(EPUB, "EPUB/nav.xhtml")
    book = replaced(book, OPF, 'version="3.0"', 'version="2.0"')
    start = book["EPUB/package.opf"].decode()
    lines = [one for one in start.splitlines() if 'property="' not in one and "nav" not in one]
    book["EPUB/package.opf"] = "\n".join(lines).replace(' properties="cover-image"', "").replace(' properties="svg"', "").encode()  # fmt: skip
    for name in ("one", "two"):
        book[f"EPUB/{name}.xhtml"] = MINIMAL.replace(b"<p>", b'<p id="quay">')
    return book


def old_with(name: str, before: str, after: str) -> Callable[[], bytes]:
    return lambda: zipped(replaced(old(), name, before, after))


OCF = 'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
ENCRYPTED = f"""<encryption {OCF} xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>
<e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>
<e:CipherData><e:CipherReference URI="EPUB/fonts/serif.otf"/></e:CipherData></e:EncryptedData></encryption>"""
FIXED = '<meta property="rendition:layout">pre-paginated</meta>'
FAULTS: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.OBFUSCATED, lambda: zipped(added(EPUB, "META-INF/encryption.xml", ENCRYPTED))),
    (rules.REMOTE_ALLOWED, lambda: zipped(remote())),
    (rules.LINKED_RECORD, meta('<link rel="record" href="a.xml" media-type="text/xml"/>')),
    (rules.NEEDLESS_REMOTE, change(OPF, 'properties="svg"', 'properties="svg remote-resources"')),
    (rules.LANG_MISSING, change(TWO, ' lang="en"', "")),
    (rules.TITLE_MISSING, change(TWO, "<title>The harbour</title>", "")),
    (rules.PACKAGE_MODEL, change(OPF, "<spine", "<other/><spine")),
    (rules.PACKAGE_MODEL, meta("<dc:publisher> </dc:publisher>")),
    (rules.PACKAGE_MODEL, meta("<dc:date>2026</dc:date><dc:date>2025</dc:date>")),
    (rules.REFINES, meta('<meta property="display-seq" refines="#nobody">1</meta>')),
    (rules.META, meta('<meta property="title-type" refines="#uid">main</meta>')),
    (rules.META, meta('<meta property="schema:x"> </meta>')),
    (rules.PREFIX, meta('<meta property="own:word">x</meta>')),
    (rules.PREFIX, meta('<meta property="word">x</meta>')),
    (rules.LINK_REL, meta('<link rel="alternate record" href="https://example.org/a" media-type="text/xml"/>')),
    (rules.FALLBACK, lambda: zipped(with_item('id="f" href="f" media-type="text/plain" fallback="g"', "EPUB/f", b"x"))),
    (rules.FALLBACK, lambda: zipped(with_item('id="f" href="f" media-type="text/plain" fallback="f"', "EPUB/f", b"x"))),
    (rules.FOREIGN, lambda: zipped(replaced(with_item('id="f" href="f.x" media-type="image/x-own"', "EPUB/f.x", b"x"), TWO, "cover.png", "f.x"))),
    (rules.URL, change(ONE, "https://example.org/coast", "https:example.org")),
    (rules.URL, change(ONE, "two.xhtml#quay", "two.xhtml?a=b#quay")),
    (rules.NOT_REACHABLE, lambda: zipped(replaced(replaced(with_item('id="x" href="x.xhtml" media-type="application/xhtml+xml"', "EPUB/x.xhtml", MINIMAL), OPF, "</spine>", '<itemref idref="x" linear="no"/></spine>'), NAV, "Contents", "Contents"))),
    (rules.META_INF, lambda: zipped(added(EPUB, "META-INF/signatures.xml", "<other/>"))),
    (rules.CONTENT_MODEL, body("<center>x</center>")),
    (rules.CONTENT_MODEL, body("<ul><p>x</p></ul>")),
    (rules.CONTENT_MODEL, body("<p><table/></p>")),
    (rules.CONTENT_MODEL, body('<p align="left">x</p>')),
    (rules.CONTENT_MODEL, body('<p aria-describedby="gone">x</p>')),
    (rules.CONTENT_MODEL, body("<p><time>1999<time>2000</time></time></p>")),
    (rules.XML_FORM, change(TWO, "<!DOCTYPE html>", '<!DOCTYPE other SYSTEM "x">')),
    (rules.CSS_PROPERTY, change(CSS, "body {", "body { direction: rtl;")),
    (rules.STYLE_LINK, change(SVG, 'href="#isle"', 'href="map.svg"')),
    (rules.NAV_ONCE, change(NAV, "<p>See", '<nav epub:type="loi"><ol><li><a href="one.xhtml">x</a></li></ol></nav><p>See')),
    (rules.RENDITION, meta('<meta property="rendition:flow">sideways</meta>')),
    (rules.RENDITION, meta('<meta property="rendition:spread">none</meta><meta property="rendition:spread">none</meta>')),
    (rules.VIEWPORT, meta(FIXED)),
    (rules.OVERLAY, lambda: zipped(spoken(SMIL.replace('clipEnd="0:00:05"', 'clipEnd="0s"')))),
    (rules.OVERLAY, lambda: zipped(spoken(SMIL.replace('clipEnd="0:00:05"', 'clipEnd="soon"')))),
    (rules.OVERLAY, lambda: zipped(spoken(SMIL.replace("two.xhtml#quay", "two.xhtml#gone")))),
    (rules.OVERLAY_ITEM, lambda: zipped(spoken(total=False))),
    (rules.OVERLAY_ITEM, lambda: zipped(spoken(named=False))),
    (rules.OLD_MARKUP, old_with(ONE, "<p ", "<section/><p ")),
    (rules.SCRIPT_LINK, change(ONE, "https://example.org/coast", "JavaScript:alert(1)")),
    (rules.SCRIPT_LINK, change(ONE, "https://example.org/coast", "vbscript:x")),
    (rules.NAME_TYPE, lambda: zipped(with_item('id="s" href="s.js" media-type="text/css"', "EPUB/s.js", b"a{}"))),
    (rules.NAME_TYPE, lambda: zipped(with_item('id="s" href="s.XHTML" media-type="text/plain"', "EPUB/s.XHTML", b"x"))),
]  # fmt: skip

VIEW = '<meta name="viewport" content="width=600, height=800"/></head>'
SOUND: list[tuple[Rule, Callable[[], bytes]]] = [
    (rules.OVERLAY, lambda: zipped(spoken())),
    (rules.OVERLAY, lambda: zipped(spoken(SMIL.replace('"0s"', '"1.5s"').replace("0:00:05", "0:01:00.5")))),
    (rules.OLD_MARKUP, lambda: zipped(old())),
    (rules.REFINES, meta('<meta property="identifier-type" refines="#uid">isbn</meta>')),
    (rules.META, meta('<meta id="c" property="belongs-to-collection">Sea</meta><meta property="collection-type" refines="#c">series</meta>')),
    (rules.PREFIX, changes((OPF, "<package", '<package prefix="own: http://example.org/"'), (OPF, META, '<meta property="own:word">x</meta>' + META))),
    (rules.FALLBACK, lambda: zipped(replaced(with_item('id="f" href="f.x" media-type="image/x-own" fallback="cover"', "EPUB/f.x", b"x"), TWO, "cover.png", "f.x"))),
    (rules.URL, change(ONE, "https://example.org/coast", "https://example.org/a%20b?c=d#e")),
    (rules.CONTENT_MODEL, body("<ul><li>x<p>y</p></li></ul><dl><div><dt>a</dt><dd>b</dd></div></dl>")),
    (rules.CONTENT_MODEL, body('<p><ruby>x<rt>y</rt></ruby> <a href="one.xhtml"><span data-x="1">z</span></a></p>')),
    (rules.CSS_PROPERTY, change(CSS, "body {", "body { flex-direction: row; /* direction: rtl */")),
    (rules.RENDITION, meta('<meta property="rendition:flow">auto</meta>')),
    (rules.VIEWPORT, changes((OPF, META, FIXED + META), (NAV, "</head>", VIEW), (ONE, "</head>", VIEW), (TWO, "</head>", VIEW))),
    (rules.SCRIPT_LINK, change(ONE, "https://example.org/coast", "tel:+123")),
    (rules.NAME_TYPE, lambda: zipped(with_item('id="s" href="s.js" media-type="text/x-own"', "EPUB/s.js", b"x"))),
    (rules.NAME_TYPE, lambda: zipped(with_item('id="s" href="s.css.txt" media-type="text/plain"', "EPUB/s.css.txt", b"x"))),
    (rules.NAME_TYPE, lambda: zipped(with_item('id="s" href="s" media-type="text/css"', "EPUB/s", b"a{}"))),
    (rules.XML_FORM, change(SVG, "<svg", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg')),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(FAULTS)],
)
def test_a_fault_against_a_standard_trips_its_rule(rule: Rule, made: Callable[[], bytes]) -> None:
    problems = list(check_epub(made(), "book.epub"))
    assert {item.code for item in problems} == {rule.code}, [
        f"{item.code} {item.place}: {item.message}" for item in problems
    ]
    assert all(item.severity is rule.severity and item.hint for item in problems)


@pytest.mark.parametrize(
    ("rule", "made"),
    [pytest.param(rule, made, id=f"{rule.code}-{n}") for n, (rule, made) in enumerate(SOUND)],
)
def test_what_a_standard_allows_is_not_reported(rule: Rule, made: Callable[[], bytes]) -> None:
    assert [f"{item.code} {item.message}" for item in check_epub(made(), "book.epub")] == []
