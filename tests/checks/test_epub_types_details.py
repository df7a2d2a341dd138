"""What a file of an EPUB is by its content, and which properties a document needs."""

from __future__ import annotations

import pytest
from lxml import etree

from pressroom.checks.epub_types import fitting, named, needed_properties

HTML, DRAWING, FORMULA, CONTENTS = (
    "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML", "http://www.daisy.org/z3986/2005/ncx/",
)  # fmt: skip
PAGE, SVG, NCX = "application/xhtml+xml", "image/svg+xml", "application/x-dtbncx+xml"
SFNT = "font/otf font/sfnt application/font-sfnt application/vnd.ms-opentype"
SCRIPTS = ("text/javascript", "application/javascript", "application/ecmascript")
# EPUB 3.3, 3.2: what a package may declare of files whose content can tell otherwise
DECLARED = (
    *(
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "application/pdf",
        "font/ttf",
        "font/woff",
    ),
    *("font/woff2", "application/font-woff", *SFNT.split(), PAGE, SVG, NCX, "text/css", *SCRIPTS),
    *("text/plain", "text/html"),
)


@pytest.mark.parametrize(
    ("data", "types"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF89a", "image/gif"),
        (b"GIF87a", "image/gif"), (b"RIFF1234WEBPVP8", "image/webp"), (b"%PDF-1.7", "application/pdf"),
        (b"\0\1\0\0", f"{SFNT} font/ttf"), (b"true\0", f"{SFNT} font/ttf"), (b"OTTO\0", SFNT),
        (b"wOFF", "font/woff application/font-woff"), (b"wOF2", "font/woff2"),
    ],
)  # fmt: skip
def test_the_first_bytes_tell_what_a_file_is(data: bytes, types: str) -> None:
    for declared in DECLARED:
        assert fitting("a.css", data, declared, {}) == set(types.split())
        assert fitting("a.css", b" " + data, declared, {}) != set(types.split())
    for foreign in ("audio/mpeg", "application/octet-stream", "x/own"):
        assert fitting("a.css", data, foreign, {}) == set()


@pytest.mark.parametrize(
    ("root", "kind"), [(f"{{{HTML}}}html", PAGE), (f"{{{DRAWING}}}svg", SVG), (f"{{{CONTENTS}}}ncx", NCX)]
)  # fmt: skip
def test_the_root_tells_what_xml_is(root: str, kind: str) -> None:
    trees = {"a": etree.Element(root), "b": etree.Element("svg"), "c": etree.Element("{x}html")}
    for declared in ("", SVG, NCX, "text/css"):
        assert fitting("a", b"", declared, trees) == {kind}
        assert fitting("b", b"", declared, trees) == fitting("c", b"", declared, trees) == set()
    assert fitting("a", b"", PAGE, trees) == set()  # a rule of its own


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "text/css"), ("a.ncx", NCX), ("a.svg", SVG), ("a.xhtml", PAGE), ("a.js", "text/javascript"),
        ("b.d/a.CSS", "text/css"), ("a.svg.css", "text/css"),
    ],
)  # fmt: skip
def test_the_ending_tells_what_text_is_called(name: str, kind: str) -> None:
    for declared in ("text/plain", "text/html", "image/png"):
        assert named(name, declared) == kind
        assert kind not in fitting(name, b"x", declared, {})
    assert named(name, "x/own") == "x/own"


@pytest.mark.parametrize("name", ["a", "a.x", "css", "a.css/b"])
def test_another_ending_tells_nothing(name: str) -> None:
    assert named(name, "text/plain") == "text/plain"


@pytest.mark.parametrize("data", [b"true to life", b"OTTO said", b"true", b"OTTO"])
def test_words_are_no_font(data: bytes) -> None:
    assert fitting("a.txt", data, "text/plain", {}) == set()


def test_a_script_has_three_types() -> None:
    for declared in SCRIPTS:
        assert named("a.js", declared) == declared
        assert named("a.css", declared) == "text/css"


def test_what_is_declared_to_be_an_image_is_one() -> None:
    for declared in ("image/jpeg", "image/png", "image/gif", "image/webp"):
        assert fitting("a", b"\0", declared, {}) == {"application/octet-stream"}
    for declared in ("", "text/plain", "font/otf", "application/pdf", "text/css", SVG):
        assert fitting("a", b"\0", declared, {}) == fitting("a.x", b"", declared, {}) == set()
    for data in (b"RIFF1234WAVE", b"RIFX1234WEBP", b"1234RIFFWEBP", b"RIFFWEBP"):
        assert fitting("a", data, "image/webp", {}) == {"application/octet-stream"}


def needs(markup: str, root: str = "html") -> tuple[str, str]:
    """What a page needs, and what it may say, where only "a.svg" is a drawing."""
    space = HTML if root == "html" else DRAWING
    page = etree.fromstring(
        f'<{root} xmlns="{space}" xmlns:h="{HTML}" xmlns:s="{DRAWING}" xmlns:m="{FORMULA}" '
        f'xmlns:x="http://www.w3.org/1999/xlink">{markup}</{root}>'
    )
    needed, allowed = needed_properties(page, lambda address: address == "a.svg")
    return " ".join(sorted(needed)), " ".join(sorted(allowed))


@pytest.mark.parametrize(
    ("markup", "properties"),
    [
        ("<p>x</p>", ""), ("<p><m:math/></p>", "mathml"), ("<m:mi/>", ""), ("<math/>", ""), ("<m:svg/>", ""),
        ("<s:svg/>", "svg"), ("<svg/>", ""), ("<s:circle/>", ""), ("<s:svg/><m:math/><form/>", "mathml scripted svg"),
        *((f'<{name} type="{kind}"/>', "scripted") for name in ("script", "s:script") for kind in (
            "", "module", " Module ", "TEXT/javascript", *SCRIPTS)),
        ("<script/>", "scripted"), ("<m:script/>", ""), ('<script type="application/json"/>', ""),
        ('<script type="x" onload="0"/>', ""), ("<form/>", "scripted"), ("<s:form/>", ""),
        ('<p class="x" onclick="0" id="y"/>', "scripted"), ('<p data-on="0" class="one"/>', ""),
        ('<p onclick="0"/><p/>', "scripted"),
    ],
)  # fmt: skip
def test_what_properties_a_page_needs(markup: str, properties: str) -> None:
    assert needs(markup) == (properties, "")


@pytest.mark.parametrize(
    ("markup", "properties"),
    [
        *((f'<p {name}="https://a.example/b"/>', "remote-resources") for name in ("src", "poster", "data")),
        *((f'<p src="{address}"/>', "remote-resources") for address in ("http://a", " HTTPS://a", "//a.example/")),
        *((f'<p src="{address}"/>', "") for address in ("a", "/a", "httpd:a", "a//b", "file:a", "b?http:")),
        *((f'<{name} {key}="//a"/>', "remote-resources") for name in ("s:image", "s:use", "link") for key in ("href", "x:href")),
        *((f'<{name} href="//a"/>', "") for name in ("a", "s:a", "image", "s:link")),
        *((f'<p {name}="a.svg"/>', "svg") for name in ("src", "poster", "data")),
        ('<p src="b.svg"/>', ""), ('<p src="b.svg" poster="a.svg"/>', "svg"), ('<link href="a.svg"/>', "svg"),
        ('<p src="b" data="//c" poster="d"/>', "remote-resources"), ('<p src=""/>', ""),
    ],
)  # fmt: skip
def test_what_properties_a_page_may_have(markup: str, properties: str) -> None:
    assert needs(markup) == ("", properties)


def test_a_drawing_need_not_say_that_it_is_one() -> None:
    assert needs('<s:svg/><s:use href="a.svg"/>', "svg") == ("", "")
    assert needs("<m:math/><h:p onclick='0'/>", "svg") == ("mathml scripted", "")
    assert needs('<s:image x:href="//a"/>', "svg") == ("", "remote-resources")
    assert needs("", "s:g") == ("", "")
