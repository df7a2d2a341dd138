"""The rules that public suites try, on each side of the lines that they draw, and what they say.

``test_epub_standard_faults.py`` has a fault for each rule; here are the ways around it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from artefacts import added, clean_epub, replaced, zipped
from test_epub_faults import CSS, NAV, NCX, ONE, OPF, SVG, TWO, change, changes, packed, with_item
from test_epub_standard_faults import META, SMIL, body, meta, old, old_with, spoken

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.checks.epub_rules import (
    CSS_SYNTAX,
    CSS_TARGET,
    NAV_TARGET,
    PACKAGE_ID,
    PROPERTIES,
    REMOTE,
    SPINE_EMPTY,
)
from pressroom.model.problem import Rule

Made = Callable[[], bytes]
EPUB = clean_epub()
MATH = 'xmlns="http://www.w3.org/1998/Math/MathML"'
SVG_NS = 'xmlns="http://www.w3.org/2000/svg"'
OPS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
CONTENT = '<annotation-xml encoding="MathML-Content" name="contentequiv"><apply/></annotation-xml>'


def head(markup: str) -> Made:
    return change(TWO, "</head>", f"{markup}</head>")


def drawn(markup: str) -> Made:
    return change(SVG, "<circle", f"{markup}<circle")


def formula(markup: str) -> Made:
    """A formula in the second document, which is declared to have one."""
    return changes(
        (OPF, '<item id="two"', '<item id="two" properties="mathml"'),
        (TWO, '<p id="quay">', f'<p><math {MATH}>{markup}</math></p><p id="quay">'),
    )


def foreign(markup: str) -> Made:
    return drawn(f"<foreignObject>{markup}</foreignObject>")


def html(markup: str) -> str:
    return markup.replace(">", ' xmlns="http://www.w3.org/1999/xhtml">', 1)


def item(words: str) -> Made:
    """The map of the clean book, with more said of it."""
    return change(OPF, '<item id="map"', f'<item {words} id="map"')


def switch(markup: str) -> Made:
    return changes(
        (OPF, '<item id="two"', '<item id="two" properties="switch"'),
        (TWO, '<p id="quay">', f'<epub:switch {OPS}>{markup}</epub:switch><p id="quay">'),
    )


CASE = '<epub:case required-namespace="http://example.org/x"><p>x</p></epub:case>'
DEFAULT = "<epub:default><p>y</p></epub:default>"

TRIGGER = f'<epub:trigger {OPS} xmlns:ev="http://www.w3.org/2001/xml-events" action="hide" ev:event="click" ref="{{}}" ev:observer="{{}}"/>'

MODEL: list[tuple[str, Made]] = [
    ('the element "blink" is not known', body("<blink>x</blink>")),
    ('"a" has itemprop, and no href', body('<p><a itemprop="x">x</a></p>')),
    ('"object" has itemprop, and no data', body('<p><object itemprop="x">x</object></p>')),
    ('"math" may not stand in "mrow"', formula("<mrow><math><mi>x</mi></math></mrow>")),
    ('the id "1" is not well-formed', drawn('<g id="1"/>')),
    ('a trigger names the id "gone", which is not there', head(TRIGGER.format("gone", "quay"))),
    ('a trigger names the id "gone", which is not there', head(TRIGGER.format("quay", "gone"))),
    ('"p" may not stand in "ul"', body("<ul><p>x</p></ul>")),
    ('"li" may not stand in "body"', body("<li>x</li>")),
    ('"ul" has text of its own', body("<ul><li>x</li>and</ul>")),
    ('"dl" has text of its own', body("<dl>and<dt>x</dt><dd>y</dd></dl>")),
    ('"dt" may not stand in "div"', body("<div><dt>x</dt></div>")),
    ('"a" may not stand within "a"', body('<p><a href="one.xhtml">x <b><a href="one.xhtml">y</a></b></a></p>')),
    ('the attribute "epub:kind" is not known', change(ONE, "<h1>", '<h1 epub:kind="x">')),
    ('"title" may not have epub:type', change(ONE, "<title>", '<title epub:type="x">')),
    ('the name "data-" is not well-formed', body('<p data-="x">x</p>')),
    ('the name "data-aB" is not well-formed', body('<p data-aB="x">x</p>')),
    ('the attribute "aria-mood" is not known', body('<p aria-mood="x">x</p>')),
    ('"p" may not have the attribute "align"', body('<p align="left">x</p>')),
    ('the attribute "aria-describedby" names the id "gone", which is not there',
     body('<p aria-describedby="quay gone">x</p>')),
    ('the attribute "for" names the id "gone", which is not there', body('<p><label for="gone">x</label></p>')),
    ('the attribute "hidden" of "p" has the value "no"', body('<p hidden="no">x</p>')),
    ('the attribute "border" of "table" has the value "2"', body('<table border="2"><tr><td>x</td></tr></table>')),
    ('the attribute "id" of "p" has the value "a b"', body('<p id="a b">x</p>')),
    ('the attribute "usemap" of "img" has the value "map"', body('<p><img src="map.svg" alt="x" usemap="map"/></p>')),
    ('the attribute "charset" of "meta" has the value "latin1"', head('<meta charset="latin1"/>')),
    ('the attribute "dir" of "p" has the value "up"', body('<p dir="up">x</p>')),
    ('the attribute "datetime" of "time" has the value "noon"', body('<p><time datetime="noon">x</time></p>')),
    ('the attribute "http-equiv" of "meta" has the value "Content-Type"',
     head('<meta http-equiv="Content-Type" content="text/html; charset=latin1"/>')),
    ("the encoding is declared twice",
     head('<meta charset="utf-8"/><meta http-equiv="content-type" content="text/html; charset=UTF-8"/>')),
    ("an alternate style sheet has no title", head('<link rel="Alternate stylesheet" href="style.css"/>')),
    ('the attribute "href" is of a reserved namespace', change(TWO, '<p id="quay">', '<p xmlns:x="http://www.w3.org/x/" x:href="a">x</p><p id="quay">')),
    ('"EPUB/two.xhtml" has the document type of another HTML',
     change(TWO, "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x">')),
    ('the attribute "epub:kind" is not known', change(SVG, "<circle", f'<circle {OPS} epub:kind="x"')),
    ('"title" may not have epub:type', change(SVG, "<title>", f'<title {OPS} epub:type="x">')),
    ('the id "a b" is not well-formed', drawn('<g id="a b"/>')),
    ('the id "" is not well-formed', drawn('<g id=""/>')),
    ('"li" may not stand in "desc"', drawn(f'<desc>{html("<li>x</li>")}</desc>')),
    ('"g" may not stand in "desc"', drawn("<desc><g/></desc>")),
    ('"li" may not stand in "foreignObject"', foreign(html("<li>x</li>"))),
    ("a foreignObject has two bodies", foreign(html("<body><p>x</p></body>") * 2)),
    ('"body" may not stand in "foreignObject"',
     change(ONE, "<title>A dune</title>", f'<title>A dune</title><foreignObject>{html("<body><p>x</p></body>")}</foreignObject>')),
    ('"apply" of MathML may only stand in an annotation', formula("<apply/>")),
    ('an annotation of content has not the name "contentequiv"',
     formula("<semantics><mi>x</mi>" + CONTENT.replace("contentequiv", "x") + "</semantics>")),
    ('an annotation of content has not the name "contentequiv"',
     formula("<semantics><mi>x</mi>" + CONTENT.replace("MathML-Content", "application/mathml-content+xml").replace("contentequiv", "x") + "</semantics>")),
    ("an annotation of content does not tell its encoding",
     formula("<semantics><mi>x</mi>" + CONTENT.replace("MathML-Content", "x") + "</semantics>")),
    ("an annotation of XHTML does not tell its encoding",
     formula(f'<semantics><mi>x</mi><annotation-xml encoding="x">{html("<p>x</p>")}</annotation-xml></semantics>')),
    ("a switch is not made of cases and then a default", switch(CASE)),
    ("a switch is not made of cases and then a default", switch(DEFAULT)),
    ("a switch is not made of cases and then a default", switch(DEFAULT + CASE)),
    ("a switch is not made of cases and then a default", switch(CASE + DEFAULT + DEFAULT)),
    ("a case does not name its namespace", switch(CASE.replace("required-namespace", "id").replace("http://example.org/x", "x") + DEFAULT)),
]  # fmt: skip

PACKAGE: list[tuple[Rule, str, Made]] = [
    (rules.PACKAGE_MODEL, '"other" is no part of a package', change(OPF, "<spine", "<other/><spine")),
    (rules.PACKAGE_MODEL, "the parts of the package are out of order", changes(
        (OPF, "<metadata", '<guide><reference type="text" href="one.xhtml"/></guide><metadata'))),
    (rules.PACKAGE_MODEL, "the guide is empty", change(OPF, "</package>", "<guide/></package>")),
    (rules.PACKAGE_MODEL, 'the guide leads to "style.css", which is no content document',
     change(OPF, "</package>", '<guide><reference type="text" href="style.css"/></guide></package>')),
    (rules.PACKAGE_MODEL, 'the item "f.x" has the media-type "own"',
     lambda: zipped(with_item('id="f" href="f.x" media-type="own"', "EPUB/f.x", b"x"))),
    (rules.PACKAGE_MODEL, 'the item "map.svg" has no id', change(OPF, 'id="map" ', "")),
    (rules.PACKAGE_MODEL, 'the item "map.svg" has a fallback-style', item('fallback-style="css"')),
    (rules.PACKAGE_MODEL, "a collection of the role manifest is in no other",
     change(OPF, "</package>", '<collection role="manifest"/></package>')),
    (rules.PACKAGE_MODEL, '"dc:publisher" is empty', meta("<dc:publisher> </dc:publisher>")),
    (rules.PACKAGE_MODEL, "a date has opf:event",
     meta('<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="creation">2026</dc:date>')),
    (rules.PACKAGE_MODEL, "the package has 2 times dc:date", meta("<dc:date>2026</dc:date><dc:date>2025</dc:date>")),
    (rules.PACKAGE_MODEL, '"other" is no metadata', meta("<other/>")),
    (rules.PACKAGE_MODEL, 'the language "e" is not well-formed', change(OPF, "<dc:title>", '<dc:title xml:lang="e">')),
    (rules.PACKAGE_MODEL, 'the language "e" is not well-formed',
     meta('<link rel="alternate" href="https://example.org/" hreflang="e"/>')),
    (rules.META_INF, '"META-INF/signatures.xml" begins with "other", not "signatures"',
     lambda: zipped(added(EPUB, "META-INF/signatures.xml", "<other/>"))),
    (rules.META_INF, '"META-INF/manifest.xml" is not well-formed: Document is empty',
     lambda: zipped(added(EPUB, "META-INF/manifest.xml", ""))),
    (rules.META_INF, '"note" may not stand in the container file',
     change("META-INF/container.xml", "</rootfiles>", "</rootfiles><note/>")),
    (rules.REFINES, 'the metadata refine "#nobody", which is not there', meta('<meta property="display-seq" refines="#nobody">1</meta>')),
    (rules.REFINES, 'the metadata refine "https://example.org/a", which is not here',
     meta('<meta property="display-seq" refines="https://example.org/a">1</meta>')),
    (rules.REFINES, "the metadata refine nothing", meta('<meta property="display-seq" refines=" ">1</meta>')),
    (rules.REFINES, 'the metadata "a" refine themselves',
     meta('<meta id="a" property="file-as" refines="#b">x</meta><meta id="b" property="file-as" refines="#a">x</meta>')),
    (rules.META, 'the property "two words" is not one word', meta('<meta property="two words">x</meta>')),
    (rules.META, 'the property "schema::x" is not one word', meta('<meta property="schema::x">x</meta>')),
    (rules.META, 'the property "schema:x" has no value', meta('<meta property="schema:x"> </meta>')),
    (rules.META, 'the scheme "a b" is not one word', meta('<meta property="schema:x" scheme="a b">x</meta>')),
    (rules.PREFIX, 'the word "a" is not known', meta('<meta property="schema:x" scheme="a">x</meta>')),
    (rules.PREFIX, 'the prefix "own" is not declared', meta('<meta property="schema:x" scheme="own:a">x</meta>')),
    (rules.PREFIX, 'the word "rendition:mood" is not known', meta('<meta property="rendition:mood">x</meta>')),
    (rules.PREFIX, 'the word "media:mood" is not known', meta('<meta property="media:mood">x</meta>')),
    (rules.PREFIX, 'the word "cover" is not known', item('properties="cover"')),
    (rules.PREFIX, 'the word "left" is not known', change(OPF, '<itemref idref="two"', '<itemref properties="left" idref="two"')),
    (rules.RENDITION, 'the spine item says of its "flow" two things', change(
        OPF, '<itemref idref="two"', '<itemref properties="rendition:flow-auto rendition:flow-paginated" idref="two"')),
    (rules.RENDITION, 'the spine item says of its "page-spread" two things', change(
        OPF, '<itemref idref="two"', '<itemref properties="page-spread-left page-spread-right" idref="two"')),
    (rules.META, 'the property "title-type" may not refine "identifier"', meta('<meta property="title-type" refines="#uid">main</meta>')),
    (rules.META, 'the property "title-type" may not refine "the book"', meta('<meta property="title-type">main</meta>')),
    (rules.META, 'the property "collection-type" may not refine "schema:x"',
     meta('<meta id="c" property="schema:x">x</meta><meta property="collection-type" refines="#c">set</meta>')),
    (rules.META, 'the property "file-as" is said twice of "#uid"',
     meta('<meta property="file-as" refines="#uid">x</meta><meta property="file-as" refines="#uid">y</meta>')),
    (rules.META, 'the property "source-of" is not "pagination"',
     meta('<dc:source id="s">x</dc:source><meta property="source-of" refines="#s">pages</meta>')),
    (rules.META, 'the property "term" has no "authority" beside it',
     meta('<dc:subject id="s">x</dc:subject><meta property="term" refines="#s">1</meta>')),
    (rules.META, 'the property "authority" has no "term" beside it',
     meta('<dc:subject id="s">x</dc:subject><meta property="authority" refines="#s">BISAC</meta><dc:subject id="t">y</dc:subject>')),
    (rules.RENDITION, 'the property "rendition:flow" may not refine anything', meta('<meta property="rendition:flow" refines="#two">auto</meta>')),
    (rules.RENDITION, 'the property "rendition:flow" is there twice',
     meta('<meta property="rendition:flow">auto</meta><meta property="rendition:flow">auto</meta>')),
    (rules.RENDITION, 'the property "rendition:viewport" has the value "width=1"', meta('<meta property="rendition:viewport">width=1</meta>')),
    (rules.RENDITION, 'the property "rendition:viewport" has the value "width=1, height=2 x"',
     meta('<meta property="rendition:viewport">width=1, height=2 x</meta>')),
    (rules.META, 'the duration "soon" is no time', meta('<meta property="media:duration">soon</meta>')),
    (rules.META, 'the property "media:active-class" may not refine anything', changes(
        (OPF, META, f'<meta property="media:active-class" refines="#two">read</meta>{META}'), (CSS, "body {", ".read {} body {"))),
    (rules.META, 'the property "media:active-class" is there twice', changes(
        (OPF, META, 2 * '<meta property="media:active-class">read</meta>' + META), (CSS, "body {", ".read {} body {"))),
    (rules.META, 'the property "media:active-class" does not name one class',
     meta('<meta property="media:active-class">a b</meta>')),
    (rules.LINK_REL, "a link has no rel", meta('<link href="https://example.org/"/>')),
    (rules.LINK_REL, "a link is an alternate and more",
     meta('<link rel="alternate record" href="https://example.org/a" media-type="text/xml"/>')),
    (rules.LINK_REL, 'the link "one.xhtml" does not tell its media-type', meta('<link rel="alternate" href="one.xhtml"/>')),
    (rules.LINK_REL, 'the link "https://example.org/" has empty properties', meta('<link rel="alternate" href="https://example.org/" properties=" "/>')),
    (rules.PREFIX, 'the word "own:x" of a link is not known', meta('<link rel="alternate" href="https://example.org/" properties="own:x"/>')),
    (rules.PREFIX, 'the word "x" of a link is not known', meta('<link rel="alternate" href="https://example.org/" properties="x"/>')),
    (rules.LINK_REL, 'the record "https://example.org/" does not tell its media-type', meta('<link rel="record" href="https://example.org/"/>')),
    (rules.LINK_REL, 'the record "https://example.org/" does not tell its media-type', meta('<link rel="onix-record" href="https://example.org/"/>')),
    (rules.LINK_REL, 'the record "https://example.org/" may not refine anything',
     meta('<link rel="record" refines="#uid" href="https://example.org/" media-type="text/xml"/>')),
    (rules.LINK_REL, 'the voicing "https://example.org/" refines nothing',
     meta('<link rel="voicing" href="https://example.org/" media-type="audio/mpeg"/>')),
    (rules.LINK_REL, 'the voicing "https://example.org/" is not a sound',
     meta('<link rel="voicing" refines="#uid" href="https://example.org/" media-type="text/xml"/>')),
]  # fmt: skip


def own(fallback: str = "", more: str = "") -> Made:
    """The clean book with a file of a type of its own in the place of its second image."""
    book = with_item(f'id="f" href="f.x" media-type="image/x-own"{fallback}', "EPUB/f.x", b"x")
    book = replaced(book, TWO, "cover.png", "f.x")
    return lambda: zipped(replaced(book, OPF, "</manifest>", f"{more}</manifest>"))


def shown(markup: str) -> Made:
    book = with_item('id="f" href="f.x" media-type="audio/x-own"', "EPUB/f.x", b"x")
    return lambda: zipped(replaced(book, TWO, '<p id="quay">', f'<p>{markup}</p><p id="quay">'))


NCX_TYPE = '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
OLD_TYPE = '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">'
FOREIGN = '"f.x" is of the foreign type "audio/x-own"'
FILES: list[tuple[Rule, str, Made]] = [
    *((rules.PACKAGE_MODEL, f"the package has 2 times {name}", change(OPF, f"</{name}>", f"</{name}><{name}/>")) for name in ("metadata", "manifest", "spine")),
    (rules.META_INF, 'the item "META-INF/x.txt" is in META-INF',
     lambda: zipped(with_item('id="x" href="../META-INF/x.txt" media-type="text/plain"', "META-INF/x.txt", b"x"))),
    (rules.REMOTE_ALLOWED, '"https://example.org/a.mp3" is not in the container',
     lambda: zipped(with_item('id="x" href="https://example.org/a.mp3" media-type="audio/mpeg"'))),
    *((REMOTE, '"https://example.org/a" is not in the container', packed(
        with_item(f'id="x" href="https://example.org/a" media-type="{kind}"'))) for kind in ("text/css", "application/xhtml+xml")),
    (rules.XML_FORM, '"EPUB/style.css" is declared to be latin1', change(CSS, "@font", '@charset "latin1";@font')),
    (rules.XML_FORM, '"EPUB/two.xhtml" is XML 1.1', change(TWO, 'version="1.0"', 'version="1.1"')),
    (rules.XML_FORM, '"EPUB/two.xhtml" has another document type', change(TWO, "<!DOCTYPE html>", '<!DOCTYPE other SYSTEM "x">')),
    (rules.XML_FORM, '"EPUB/two.xhtml" is not UTF-8', lambda: zipped({
        **EPUB, "EPUB/two.xhtml": EPUB["EPUB/two.xhtml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")})),
    (rules.XML_FORM, '"EPUB/toc.ncx" has another document type', change(NCX, "<ncx", NCX_TYPE.replace("www.daisy", "example") + "<ncx")),
    (rules.XML_FORM, '"EPUB/map.svg" has another document type', change(SVG, "<svg", NCX_TYPE.replace("ncx PUBLIC", "svg PUBLIC") + "<svg")),
    (rules.XML_FORM, '"EPUB/map.svg" has another document type', change(SVG, "<svg", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg')),
    (rules.XML_FORM, '"EPUB/package.opf" has another document type', change(OPF, "<package", OLD_TYPE + "<package")),
    (rules.CSS_PROPERTY, '"EPUB/style.css" uses the property "direction"', change(CSS, "body {", "body { DIRECTION: rtl;")),
    (rules.CSS_PROPERTY, '"EPUB/style.css" uses the property "unicode-bidi"', change(CSS, "body {", "/* a */ body {unicode-bidi : embed;")),
    (rules.FALLBACK, 'no item has the id "gone"', item('fallback="gone"')),
    (rules.FALLBACK, 'the fallback of "map" leads in a circle', item('fallback="map"')),
    (rules.FOREIGN, '"f.x" is of the foreign type "image/x-own"', own()),
    (rules.FOREIGN, '"f.x" is of the foreign type "image/x-own"', own()),
    (rules.FOREIGN, FOREIGN, shown('<audio src="f.x"></audio>')),
    (rules.FOREIGN, FOREIGN, shown('<audio><source src="f.x"/></audio>')),
    (rules.FOREIGN, FOREIGN, shown('<picture><source srcset="f.x 1x"/><img src="map.svg" alt="x"/></picture>')),
    (rules.FOREIGN, FOREIGN, shown('<picture><img src="map.svg" srcset="map.svg 1x, f.x 2x" alt="x"/></picture>')),
    (rules.FOREIGN, FOREIGN, shown('<object data="f.x"></object>')),
    (rules.FOREIGN, FOREIGN, shown('<video src="f.x"></video>')),
    (rules.FOREIGN, FOREIGN, shown('<video poster="f.x"></video>')),
    (rules.PACKAGE_MODEL, "the spine has a page-map, which no standard knows", change(OPF, "<spine ", '<spine page-map="map" ')),
    (PACKAGE_ID, 'the id "map" is in the package 2 times', change(OPF, 'id="cover"', 'id=" map "')),
    (SPINE_EMPTY, "the spine has no linear item", changes(*((OPF, f'idref="{one}"', f'linear=" no " idref="{one}"') for one in ("nav", "two")), (OPF, 'idref="one"', 'linear="no" idref="one"'))),
    (PROPERTIES, '"EPUB/two.xhtml" needs the property "switch"',
     body(f"<epub:switch {OPS}>{CASE}{DEFAULT}</epub:switch>")),
    (rules.PREFIX, 'the word "rendition:layout-pre-paginated" is not known', item('properties="rendition:layout-pre-paginated"')),
    (rules.PREFIX, 'the prefix "my" is not declared', change(TWO, '<p id="quay">', f'<p {OPS} epub:type="my:kind" id="quay">')),
    (rules.META, 'the property "belongs-to-collection" may not refine "map.svg"',
     meta('<meta property="belongs-to-collection" refines="map.svg">x</meta>')),
    (rules.OVERLAY, 'the text "two.xhtml#gone" leads to an id that is not there',
     lambda: zipped(spoken(SMIL.replace("<par", f'<seq {OPS} epub:textref="two.xhtml#gone"><par').replace("</par>", "</par></seq>")))),
    (CSS_SYNTAX, '"EPUB/style.css" cannot be read: a block is not closed', lambda: zipped({
        **EPUB, "EPUB/style.css": EPUB["EPUB/style.css"] + b"@media print { p { margin: 0 }"})),
    (CSS_TARGET, "a font has an empty address", change(CSS, "@font-face", '@font-face { font-family: "x"; src: url(" ") } @font-face')),
    (rules.FOREIGN, FOREIGN, shown('<embed src="f.x"/>')),
    (rules.FOREIGN, '"data:image/x-own;base64,AAAA" is of the foreign type "image/x-own"',
     body('<p><img src="data:image/x-own;base64,AAAA" alt="x"/></p>')),
    (rules.URL, 'the address "https:a" is not well-formed', meta('<link rel="alternate" href="https:a" media-type="text/xml"/>')),
    (rules.URL, 'the address "FILE:///a" is not allowed', meta('<link rel="alternate" href="FILE:///a" media-type="text/xml"/>')),
    (rules.URL, 'the address "one.xhtml?a" has a query', meta('<link rel="alternate" href="one.xhtml?a" media-type="text/xml"/>')),
    (rules.URL, 'the link "package.opf" leads to the package itself', meta('<link rel="alternate" href="package.opf" media-type="text/xml"/>')),
    (rules.URL, 'the address "https:example.org" is not well-formed', change(ONE, "https://example.org/coast", "https:example.org")),
    (rules.URL, 'the address "two.xhtml?a=b#quay" has a query', change(ONE, "two.xhtml#quay", "two.xhtml?a=b#quay")),
    (rules.URL, 'the source "gone.xhtml" is not there', body('<blockquote cite="gone.xhtml"><p>x</p></blockquote>')),
    (rules.URL, 'the image "gone.png" is not there', changes(
        (OPF, '<item id="two"', '<item id="two" properties="mathml"'),
        (TWO, '<p id="quay">', f'<p><math {MATH} altimg="gone.png"><mi>x</mi></math></p><p id="quay">'))),
    (rules.NAV_ONCE, 'the navigation has a second "landmarks"', change(
        NAV, "<p>See", '<nav epub:type="landmarks"><ol><li><a epub:type="toc" href="nav.xhtml">x</a></li></ol></nav><p>See')),
    (rules.NAV_ONCE, 'the navigation "loi" has no heading', change(
        NAV, "<p>See", '<nav epub:type="loi"><ol><li><a href="one.xhtml">x</a></li></ol></nav><p>See')),
    (rules.NAV_ONCE, 'the landmark "bodymatter" is there twice', change(
        NAV, ">Text</a></li>", '>Text</a></li><li><a epub:type="chapter bodymatter" href="one.xhtml">Again</a></li>')),
    (rules.NAV_ONCE, 'the landmark "bodymatter" is there twice', change(
        NAV, ">Text</a></li>", '>Text</a></li><li><a epub:type="bodymatter" href="one.xhtml">Again</a></li>')),
    (rules.STYLE_LINK, 'the style sheet "style.css#a" is named with an id', change(ONE, 'href="style.css"', 'href="style.css#a"')),
    (rules.STYLE_LINK, 'the drawing "map.svg" is used without an id', change(SVG, 'href="#isle"', 'href="map.svg"')),
    (rules.STYLE_LINK, 'the link "#s" leads to a symbol', changes(
        (OPF, '<item id="two"', '<item id="two" properties="svg"'),
        (TWO, '<p id="quay">', f'<p><a href="#s">x</a> <svg {SVG_NS}><title>x</title><symbol id="s"/></svg></p><p id="quay">'))),
    (rules.STYLE_LINK, 'the link "map.svg#s" leads to a symbol', changes(
        (SVG, "<circle", '<symbol id="s"/><circle'), (OPF, '<itemref idref="nav"/>', '<itemref idref="map"/><itemref idref="nav"/>'),
        (ONE, "two.xhtml#quay", "map.svg#s"))),
    (rules.STYLE_LINK, 'the style sheet "https://example.org/a.css" is not in the container',
     change(SVG, "<svg", '<?xml-stylesheet href="https://example.org/a.css"?><svg')),
]  # fmt: skip

PAGE = '<pageList><pageTarget id="q" type="{}" playOrder="9"><navLabel><text>1</text></navLabel><content src="one.xhtml"/></pageTarget></pageList>'
ROLE = '<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="{}">x</dc:creator>' + META
OLD: list[tuple[Rule, str, Made]] = [
    (rules.XML_FORM, '"EPUB/one.xhtml" has the document type of HTML 5', old_with(ONE, "<html", "<!DOCTYPE html>\n<html")),
    (rules.XML_FORM, '"EPUB/one.xhtml" has another document type', old_with(
        ONE, "<html", '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "x"><html')),
    (rules.OLD_MARKUP, 'EPUB 2 knows no "section"', old_with(ONE, "<p ", "<section/><p ")),
    (rules.OLD_MARKUP, "a link stands in a link", old_with(ONE, "<p ", '<p><a href="two.xhtml">x<b><a href="two.xhtml">y</a></b></a></p><p ')),
    (rules.OLD_MARKUP, 'EPUB 2 knows no attribute "type" here', old_with(ONE, "<p ", f'<p {OPS} epub:type="x">x</p><p ')),
    (rules.OLD_MARKUP, 'the id "1a" is not well-formed', old_with(NCX, 'id="p1"', 'id="1a"')),
    (rules.OLD_MARKUP, 'a page of the NCX is of the type "body"', old_with(NCX, "</ncx>", PAGE.format("body") + "</ncx>")),
    (rules.PACKAGE_MODEL, '"companion" is no code of a role', old_with(OPF, META, ROLE.format("companion"))),
    (rules.XML_FORM, '"EPUB/package.opf" has another document type', old_with(OPF, "<package", OLD_TYPE.replace("Package//EN", "Document//EN") + "<package")),
    (rules.FALLBACK, 'no item has the id "gone"', old_with(OPF, '<item id="map"', '<item fallback-style="gone" id="map"')),
    (rules.URL, 'the address "a map.svg" is not well-formed', lambda: zipped({
        name.replace("map.svg", "a map.svg"): data for name, data in replaced(old(), OPF, 'href="map.svg"', 'href="a map.svg"').items()})),
    (rules.PACKAGE_MODEL, 'the date "May" has another form', old_with(OPF, META, f"<dc:date>May</dc:date>{META}")),
    (rules.PACKAGE_MODEL, 'the guide leads to "gone.xhtml", which is not in the manifest', old_with(
        OPF, "</package>", '<guide><reference type="text" href="gone.xhtml"/></guide></package>')),
]  # fmt: skip

SOUND: list[Made] = [
    body('<p><a itemprop="x" href="one.xhtml">x</a><object itemprop="x" data="map.svg">x</object></p>'),
    formula("<mtext><math><mi>x</mi></math></mtext>"), head(TRIGGER.format("quay", "quay")),
    change(TWO, '<p id="quay">', '<p id="1">x</p><p id="quay">'),
    changes((OPF, '<item id="two"', '<item id="two" properties="svg"'),
            (TWO, '<p id="quay">', f'<p><svg {SVG_NS} id="1"><title>x</title></svg></p><p id="quay">')),
    change(NCX, "<ncx", NCX_TYPE + "<ncx"), old_with(OPF, "<package", OLD_TYPE + "<package"),
    changes((TWO, '<p id="quay">', f'<p {OPS} epub:type="my:kind msv:x" id="quay">'),
            (TWO, "<html", f'<html {OPS} epub:prefix="my: http://example.org/ own: http://example.com/"')),
    meta('<meta id="c" property="belongs-to-collection">Sea</meta><meta property="belongs-to-collection" refines="#c">Salt</meta>'),
    change(CSS, "body {", 'p::before { content: "{" } /* { */ body {'),
    *(old_with(NCX, "</ncx>", PAGE.format(kind) + "</ncx>") for kind in ("front", "normal", "special")),
    *(old_with(OPF, META, ROLE.format(role)) for role in ("aut", "oth.Sailor")),
    old_with(OPF, '<item id="map"', '<item fallback-style="css" id="map"'),
    lambda: zipped(spoken(SMIL.replace("<par", f'<seq {OPS} epub:textref="two.xhtml#quay"><par').replace("</par>", "</par></seq>"))),
    change(TWO, '<p id="quay">', '<p xml:id="quay">'),
    change(CSS, "@font", '@charset "utf-16";@font'), old_with(ONE, "<p ", '<p title="x" '),
    body('<p><link itemprop="x" href="one.xhtml"/><meta property="x" content="y"/></p>'),
    lambda: zipped(added(EPUB, "META-INF/manifest.xml", '<manifest xmlns="http://example.org/"/>')),
    changes((OPF, '<itemref idref="two"/>', '<itemref idref="two" linear="no"/>'), (OPF, '<item id="two"', '<item properties="scripted" id="two"'),
            (TWO, "</body>", "<script>0</script></body>"), (ONE, "two.xhtml#quay", "#tides"), (NAV, '<p>See <a href="two.xhtml">the harbour</a>.</p>', "")),
    change("META-INF/container.xml", "</rootfiles>", '</rootfiles><links><link href="x" rel="y" media-type="z"/></links>'),
    lambda: zipped(added(replaced(replaced(with_item('id="f" href="f.x" media-type="audio/x-own"', "EPUB/f.x", b"x"),
        TWO, '<p id="quay">', '<p><audio><source src="f.x"/><source src="a.mp3"/></audio></p><p id="quay">'),
        OPF, "</manifest>", '<item id="a" href="a.mp3" media-type="audio/mpeg"/></manifest>'), "EPUB/a.mp3", b"ID3")),
    body('<x-own mood="x">x</x-own>'),
    body('<p hidden="until-found">x</p>'), body('<p hidden="">x</p>'), body('<p dir="RTL">x</p>'),
    body('<table border="1"><tr><td>x</td></tr></table>'), body('<p><time datetime="2026-01-31T12:00Z">x</time></p>'),
    body("<x-own>x</x-own>"), body('<p data-a.b="x" aria-label="x">x</p>'),
    body("<p><a>x</a></p>"),
    body("<p><ins><b>x</b></ins></p>"), body('<p aria-describedby="quay">x</p>'),
    head('<meta charset="UTF-8"/>'), head('<meta http-equiv="content-type" content="text/html; charset=UTF-8"/>'),
    head('<link rel="alternate stylesheet" title="x" href="style.css"/>'), head('<meta property="x" content="y"/>'),
    change(TWO, '<p id="quay">', '<p xmlns:its="http://www.w3.org/2005/11/its" its:translate="no">x</p><p id="quay">'),
    drawn(f'<desc>{html("<p>x</p>")}</desc>'), foreign(html("<p>x</p>")), foreign(html("<body><p>x</p></body>")),
    foreign("<g/>"), formula(f"<semantics><mi>x</mi>{CONTENT}</semantics>"),
    formula(f'<semantics><mi>x</mi><annotation-xml encoding="text/HTML">{html("<p>x</p>")}</annotation-xml></semantics>'),
    formula('<semantics><mi>x</mi><annotation-xml encoding="x"><mi>x</mi></annotation-xml></semantics>'),
    switch(CASE + DEFAULT), switch(CASE + CASE + DEFAULT),
    change(OPF, "</package>", '<guide><reference type="text" href="one.xhtml"/></guide></package>'),
    change(OPF, "</package>", '<collection role="a"><collection role="manifest"/></collection></package>'),
    meta("<dc:date>2026</dc:date>"), meta('<meta name="own" content="x"/>'), meta('<x:own xmlns:x="http://example.org/"/>'),
    meta('<meta property="display-seq" refines="#uid">1</meta>'), meta('<meta property="display-seq" refines="map.svg">1</meta>'),
    meta('<meta property="schema:x" scheme="marc:relators">x</meta>'), meta('<meta property="media:narrator">x</meta>'),
    meta('<meta property="rendition:viewport">height=1, width=2</meta>'), meta('<meta property="media:duration">0:00:05.5</meta>'),
    meta('<dc:source id="s">x</dc:source><meta property="source-of" refines="#s">pagination</meta>'),
    meta('<dc:subject id="s">x</dc:subject><meta property="term" refines="#s">1</meta><meta property="authority" refines="#s">BISAC</meta>'),
    change(OPF, '<itemref idref="two"', '<itemref properties="rendition:flow-auto rendition:spread-both page-spread-left" idref="two"'),
    changes((OPF, META, f'<meta property="media:active-class">read</meta>{META}'), (CSS, "body {", ".read {} body {")),
    changes((OPF, META, f'<meta property="media:active-class">read</meta>{META}'), (TWO, "</head>", "<style>.read {}</style></head>")),
    meta('<link rel="alternate" href="https://example.org/"/>'),
    meta('<link rel="alternate" href="https://example.org/" properties="onix xmp schema:x"/>'),
    meta('<link rel="record" href="https://example.org/" media-type="text/xml"/>'),
    meta('<link rel="voicing" refines="#uid" href="https://example.org/" media-type="audio/mpeg"/>'),
    change(CSS, "@font", '@charset "UTF-8";@font'), item('fallback="cover"'),
    own(' fallback="cover"'),
    shown("x"),
    shown('<picture><source srcset="f.x 1x" type="audio/x-own"/><img src="map.svg" alt="x"/></picture>'),
    shown('<object data="f.x">x</object>'), shown('<object data="f.x"><b></b></object>'),
    body('<p><img src="data:image/png,AAAA" alt="x"/></p>'),
    body('<blockquote cite="one.xhtml"><p>x</p></blockquote>'), body("<blockquote><p>x</p></blockquote>"),
    change(NAV, "<p>See", '<nav epub:type="loi"><h2>x</h2><ol><li><a href="one.xhtml">x</a></li></ol></nav><p>See'),
    change(NAV, "<p>See", '<nav><ol><li><a href="one.xhtml">x</a></li></ol></nav><p>See'),
    change(NAV, ">Text</a></li>", '>Text</a></li><li><a epub:type="bodymatter" href="two.xhtml">Again</a></li>'),
    change(SVG, "<svg", '<?xml-stylesheet href="style.css"?><svg'),
    old_with(ONE, "<html", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x"><html'),
    old_with(ONE, "<p ", '<p xml:lang="en"><a href="two.xhtml">x</a></p><p '),
    *(old_with(OPF, META, f"<dc:date>{date}</dc:date>{META}") for date in ("2026", "2026-01", "2026-01-31", "2026-01-31T12:00")),
    old_with(OPF, "</package>", '<guide><reference type="text" href="two.xhtml#quay"/></guide></package>'),
]  # fmt: skip


def found(data: bytes) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_epub(data, "book.epub")]


@pytest.mark.parametrize(
    ("rule", "said", "made"),
    [*((rules.CONTENT_MODEL, said, made) for said, made in MODEL), *PACKAGE, *FILES, *OLD],
)
def test_what_is_said_of_a_fault(rule: Rule, said: str, made: Made) -> None:
    assert found(made()) == [f"{rule.code} {said}"]


@pytest.mark.parametrize("made", SOUND)
def test_what_is_just_allowed(made: Made) -> None:
    assert found(made()) == []


def test_fallbacks_in_a_circle_are_followed_once() -> None:
    made = changes(
        (OPF, '<item id="map"', '<item fallback="css" id="map"'),
        (OPF, '<item id="css"', '<item fallback="map" id="css"'),
    )
    assert found(made()) == [
        f'{rules.FALLBACK.code} the fallback of "{name}" leads in a circle'
        for name in ("css", "map")
    ]


def test_the_old_book_is_sound() -> None:
    assert found(zipped(old())) == []


def test_each_entry_that_leads_nowhere_is_told() -> None:
    made = changes(
        (NAV, "one.xhtml#tides", "gone.xhtml"),
        (NAV, "#dunes", "#gone"),
        (NAV, 'href="two.xhtml">The harbour</a></li>', 'href="gone.xhtml">The harbour</a></li>'),
    )
    assert found(made()) == [
        f"{NAV_TARGET.code} {said}"
        for said in (
            'the entry "The tides" leads to "gone.xhtml", which is not in the spine',
            'the entry "The dunes" leads to "one.xhtml#gone", an id that is not there',
            'the entry "The harbour" leads to "gone.xhtml", which is not in the spine',
        )
    ]
