"""A web page in detail: what is said of its head, ids, links, headings, parts and notes, and of what it loads."""

from __future__ import annotations

import pytest
from lxml import etree
from test_web_faults import PAGE

from pressroom.checks.web import check_web
from pressroom.checks.web_loads import check_loads

VENT = "le\nvent"


def said(*edits: tuple[str, str]) -> list[str]:
    """What is said of the clean page with edits, each with its code's number and its line."""
    page = PAGE
    for old, new in edits:
        assert old in page, old
        page = page.replace(old, new, 1)
    return [
        f"{one.code.removeprefix('WEB-')} {str(one.place).removeprefix('book.html')}: {one.message}"
        for one in check_web(page.encode(), "book.html")
    ]


def words(*edits: tuple[str, str]) -> list[str]:
    return [one.partition(": ")[2] for one in said(*edits)]


def test_the_clean_page() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (PAGE.encode(), True), (b"\xef\xbb\xbf" + PAGE.encode(), True), (PAGE.replace("<html", "<HTML").encode(), True),
        (PAGE.encode("utf-16"), False), (PAGE.encode() + b"\xff", False), (b"<p>x</p>", False), (b"", False), (b" ", False),
        (PAGE.replace("<html", "<!--" + "x" * 9970 + "--><html").encode(), True),
        (PAGE.replace("<html", "<!--" + "x" * 9990 + "--><html").encode(), False),
        (b"<html><frameset></frameset></html>", False),
    ],
)  # fmt: skip
def test_what_is_a_page_at_all(data: bytes, read: bool) -> None:
    told = [f"{one.code} {one.place} {one.message}" for one in check_web(data, "b.html")]
    assert told == ([] if read else ['WEB-001 b.html "b.html" is no HTML in UTF-8'])


def test_an_umlaut_is_read_as_one() -> None:
    """The address of a link and an id agree only if both are read in the encoding of the page."""
    assert said(('id="text"', 'id="t\u00e4xt"'), ("#text", "#t%C3%A4xt")) == []


def test_the_head() -> None:
    assert said(("<title>Salt and Wind</title>", "")) == ['002 :2: "book.html" has no title']
    assert said(("<title>Salt and Wind", "<title> ")) == ['002 :2: "book.html" has no title']
    assert said(('{"name":"Salt and Wind"}', "{")) == [
        "018 :5: the description in JSON-LD is not JSON"
    ]
    assert said(('{"name":"Salt and Wind"}', "")) == [
        "018 :5: the description in JSON-LD is not JSON"
    ]
    both = ("<style>", '<script type="application/ld+json">x</script>\n<style>')
    assert words(('{"name":"Salt and Wind"}', "x"), both) == ["the description in JSON-LD is not JSON"] * 2  # fmt: skip
    other = ("<style>", '<script type="application/json">x</script>\n<style>')
    assert said(other) == []


def test_languages() -> None:
    assert said((' lang="en"', "")) == ['003 :2: "book.html" does not name its language']
    assert said((' lang="en"', ' lang=""')) == ['003 :2: "book.html" does not name its language']
    assert said((' lang="en"', ' lang="e"')) == ['003 :2: the language "e" is not well-formed']
    assert said(('lang="fr"', 'lang="f"'), ("<h3>", '<h3 lang="g">'), ("<h2>", '<h2 lang="">')) == [
        '003 :13: the language "f" is not well-formed', '003 :15: the language "g" is not well-formed',
    ]  # fmt: skip


def test_ids() -> None:
    assert said(("<h3>", '<h3 id="coast">'), ("<table>", '<table id="coast">'), ("<h2>", '<h2 id="text">')) == [
        '004 :12: the id "text" is there 2 times', '004 :18: the id "coast" is there 3 times',
    ]  # fmt: skip
    assert said(("<h3>", '<h3 id="">'), ("<h2>", '<h2 id="">')) == []


LINK = "https://example.org/coast"


@pytest.mark.parametrize("name", ["a", "area"])
@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("http://a.example/", ""), ("https://a.example/", ""), ("mailto:a@b", ""), ("tel:+1", ""), (" HTTP://a.example/ ", ""),
        ("#text", ""), (" #coast ", ""), ("#t%65xt", ""),
        ("#gone", '005 :14: the link "#gone" leads to an id that is not there'), ("#", '005 :14: the link "#" leads to an id that is not there'),
        ("two.html#text", '006 :14: the link "two.html#text" is not allowed'), ("", '006 :14: the link "" is not allowed'),
        ("telnet:x", '006 :14: the link "telnet:x" is not allowed'), ("http:x", '006 :14: the link "http:x" is not allowed'),
        ("x http://", '006 :14: the link "x http://" is not allowed'),
    ],
)  # fmt: skip
def test_links(name: str, href: str, told: str) -> None:
    plain = (f'<a href="{LINK}">from afar</a>', f'<{name} href="{href}">')
    assert said(plain) == ([told] if told else [])
    more = ("<h3>", '<a>x</a><a href="lost">x</a><a href="#lost">y</a><h3>')
    assert [one.partition(": ")[2] for one in said(plain, more)] == [
        *([told.partition(": ")[2]] if told else []),
        'the link "lost" is not allowed', 'the link "#lost" leads to an id that is not there',
    ]  # fmt: skip


def test_headings() -> None:
    assert said(("<h2>The coast</h2>", "<h2> </h2>")) == [
        "009 :12: the heading of level 2 has no words"
    ]
    assert said(("<h2>The coast</h2>", ""), ("<h3>The tides</h3>", "<h3>A</h3><h5>B</h5><h6/><h1>C</h1>")) == [
        '010 :15: the heading "A" of level 3 follows one of level 1', '010 :15: the heading "B" of level 5 follows one of level 3',
        "009 :15: the heading of level 6 has no words", '011 :2: "book.html" has 2 headings of level 1',
    ]  # fmt: skip
    assert said(("<h1>Salt and Wind</h1>", "")) == ['011 :2: "book.html" has 0 headings of level 1']
    assert (
        said(("<h3>", "<h2>x</h2><h3>"), ("</section>", "</section><h2>y</h2><h3>z</h3><h4>u</h4>"))
        == []
    )


def test_the_first_heading_may_be_of_any_level_and_there_are_six() -> None:
    without = (("<h1>Salt and Wind</h1>", ""), ("<h2>The coast</h2>", "<h7/>"))
    assert said(*without) == ['011 :2: "book.html" has 0 headings of level 1']


def test_parts() -> None:
    assert said(('<main id="text">', '<div id="text">'), ("</main>", "</div>")) == [
        '013 :2: "book.html" has 0 main elements'
    ]
    assert said(("</main>", "</main><main></main>")) == ['013 :2: "book.html" has 2 main elements']
    assert said((' alt="Two islands"', ""), ("<h3>", '<img src="data:,x"><img src="data:,x" alt=""><h3>')) == [
        "012 :15: an image has no alt", "012 :16: an image has no alt",
    ]  # fmt: skip
    told = ["017 :18: a table stands in nothing that the keyboard can scroll"]
    for attribute in (' tabindex="0"', ' role="region"', ' aria-label="Tides"'):
        assert said((attribute, "")) == said((attribute, f'{attribute.split("=")[0]}=""')) == told
    assert said(("<h3>", "<table></table><table></table><h3>"), (' tabindex="0"', "")) == [
        *["017 :15: a table stands in nothing that the keyboard can scroll"] * 2, *told,
    ]  # fmt: skip


CALL = '<a role="doc-noteref" href="{}" id="c2">2</a>'
NOTE = '<aside role="doc-endnote" id="{}">x <a href="{}">b</a></aside></section>'


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("#note-sea", ""), ("#note%2Dsea", ""), ("#coast", '014 :13: the call "2" leads to "#coast", which is not a note'),
        ("note-sea", '006 :13: the link "note-sea" is not allowed'), (LINK, f'014 :13: the call "2" leads to "{LINK}", which is not a note'),
        ("#gone", '005 :13: the link "#gone" leads to an id that is not there'),
        ("coast", '006 :13: the link "coast" is not allowed'),
    ],
)  # fmt: skip
def test_where_a_call_leads(href: str, told: str) -> None:
    found = said((VENT, CALL.format(href)))
    extra = {"coast": ['014 :13: the call "2" leads to "coast", which is not a note']}.get(href, [])
    assert found == [*([told] if told else []), *extra]
    other = '<a role="doc-noteref" href="#text">3</a>'
    assert said((VENT, CALL.format(href) + other)) == [*found, '014 :13: the call "3" leads to "#text", which is not a note']  # fmt: skip


def test_a_call_that_leads_to_nothing() -> None:
    assert said((VENT, '<a role="doc-noteref">2</a>')) == [
        '014 :13: the call "2" leads to "", which is not a note'
    ]


def test_notes_are_called_and_lead_back() -> None:
    end = "</section>"
    assert said((end, NOTE.format("n2", "#c2"))) == [
        '005 :21: the link "#c2" leads to an id that is not there', '015 :21: no call leads to the note "n2"',
    ]  # fmt: skip
    assert said((VENT, CALL.format("#n2")), (end, NOTE.format("n2", "#c2"))) == []
    assert said((VENT, CALL.format("#n2")), (end, NOTE.format("n2", "#c%32"))) == []
    both = (end, NOTE.format("n2", "#call-sea"))
    assert said((VENT, CALL.format("#n2")), both) == [
        '016 :20: the note "n2" does not link back to its call'
    ]
    two = (
        end,
        NOTE.replace(' <a href="{}"', ' <a href="#text">a</a> <a href="{}"').format("n2", "#c2"),
    )
    assert said((VENT, CALL.format("#n2")), two) == []
    uncalled = '<aside role="doc-footnote"></aside><aside role="doc-footnote" id="n3"></aside>'
    assert said((end, uncalled + end), ('href="#call-sea"', 'href="#text"')) == [
        '016 :20: the note "note-sea" does not link back to its call',
        '015 :21: no call leads to the note ""', '015 :21: no call leads to the note "n3"',
    ]  # fmt: skip
    again = (VENT, '<a role="doc-noteref" id="c2" href="#note-sea">2</a>')
    assert said(again) == said(again, ('href="#call-sea"', 'href="#c2"')) == []
    assert said((end, '<p id="n4">x</p><p role="note" id="n5">y</p></section>')) == []


def loads(markup: str) -> list[str]:
    root = etree.fromstring(f"<body>{markup}</body>")
    return [text for _, text, _ in check_loads(root)]


def test_a_frame_is_told_once_whatever_it_shows() -> None:
    for name in ("iframe", "frame", "object", "embed", "applet", "portal", "base"):
        markup = f'<{name} src="a" data="b" href="c"/>'
        assert loads(markup * 2) == [f"the page has an element <{name}>"] * 2
    assert loads('<p href="a"/>') == []


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<use href="a#b"/>', ["a#b"]), ('<use href="#a"/>', []), ('<use href="a#"/>', ["a#"]), ('<use x="a"/>', []),
        ('<img src="a" srcset="b" poster="data:,x" data="#c"/>', ["a", "b"]), ('<script type="application/json" srcset="a"/>', []),
        ('<link rel="next" href="a"/>', []), ('<link rel="a ICON" href="b"/>', ["b"]), ('<link rel="icon"/>', [""]),
        ('<a rel="icon" href="b"/>', []), ('<meta http-equiv="refresh"/>', [""]), ('<meta name="refresh" content="a"/>', []),
        (f'<img src="{"a" * 81}"/>', ["a" * 80]),
    ],
)  # fmt: skip
def test_addresses_that_a_page_would_load(markup: str, told: list[str]) -> None:
    assert loads(markup) == [f'the page would load "{one}"' for one in told]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ('"a.css"', []), ('@import "a" "b";', ["a"]), ('@import/**/"a";', ["a"]), ('@import x "a";', []), ('@media "a";', []),
        ('@import url(a) "b";', ["a"]), ('p { @import "a" }', ["a"]), ("url(a) url(data:,x) url(b)", ["a", "b"]), ("url(#a)", []),
        ('image("data:,x" "b" "c")', ["b"]), ('own("a")', []), ("own(url(a))", ["a"]), ("((url(a)) [url(b)] {url(c)})", ["a", "b", "c"]),
        (f"url({'a' * 81})", ["a" * 80]), ('url("a") image-set("b" 1x)', ["a", "b"]), ('@import "data:,x"; "a"', []),
    ],
)  # fmt: skip
def test_addresses_that_a_style_would_load(style: str, told: list[str]) -> None:
    expected = [f'the style would load "{one}"' for one in told]
    assert loads(f"<style>{style}</style>") == expected
    if '"' not in style:
        assert loads(f'<p style="{style}"/>') == expected


def test_a_style_element_has_its_text_alone_read() -> None:
    assert loads('<style style="url(a)">url(b)</style>') == ['the style would load "b"']


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<p onclick="0" title="x" onblur="1"/>', ['the element <p> has the handler "onclick"', 'the element <p> has the handler "onblur"']),
        ('<form title="a" action=" JavaScript: 0"/>', ['the element <form> leads to " JavaScript: 0"']),
        ('<link href="java&#9;script:0"/>', ['the element <link> leads to "java\tscript:0"']),
        (f'<form action="javascript:{"a" * 40}"/>', [f'the element <form> leads to "javascript:{"a" * 29}"']),
        ('<a href="vbscript:0"/>', []), ('<area href="javascript:0"/>', []), ('<a action="javascript:0"/>', []),
        ('<form action="x javascript:"/>', []), ("<script/>", ["the page has a script"]), ('<script type="module"/>', ["the page has a script"]),
        ('<script type="application/json"/>', []), ('<script type="application/ld+json"/>', []),
        ('<SCRIPT src="a"/>', ["the page has a script"]),
        ('<g xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:0"/>', []),
    ],
)  # fmt: skip
def test_what_a_page_would_run(markup: str, told: list[str]) -> None:
    assert loads(markup) == told
