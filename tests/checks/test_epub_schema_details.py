"""Content documents against XHTML, SVG and MathML, in detail: texts, attributes, values, and drawings."""

from __future__ import annotations

import pytest
from epub_parts import EPUB, edited
from epub_parts import said as said_of
from test_epub_faults import ONE, OPF, SVG
from test_epub_html_elements import said

from pressroom.checks.epub_schema import check_schema

HTML = 'xmlns="http://www.w3.org/1999/xhtml"'
OPS = 'xmlns:epub="http://www.idpf.org/2007/ops"'


def svg(markup: str) -> list[str]:
    return said(f'<svg xmlns="http://www.w3.org/2000/svg" {OPS}>{markup}</svg>')


def math(markup: str) -> list[str]:
    return said(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{markup}</math>')


def in_head(markup: str) -> list[str]:
    return said("", f"<head>{markup}</head>")


@pytest.mark.parametrize(
    ("name", "inner"),
    [("ul", "li"), ("ol", "li"), ("dl", "dt"), ("table", "tr"), ("tr", "td"), ("select", "option")],
)
def test_what_holds_elements_alone_has_no_text_of_its_own(name: str, inner: str) -> None:
    outer = ("<table>", "</table>") if name == "tr" else ("<div>", "</div>")
    parts = f"<{inner}>x</{inner}>"
    if inner == "tr":
        parts = "<tr><td>x</td></tr>"
    for before, between, after in (
        ("x", "", ""), ("", "x", ""), ("", "", "x"), ("x", "x", "x"), ("\n", " ", "\t"),
    ):  # fmt: skip
        page = f"{outer[0]}<{name}>{before}{parts}{between}{parts}{after}</{name}>{outer[1]}"
        words = (before + between + after).strip()
        assert said(page) == ([f'"{name}" has text of its own'] if words else []), page


@pytest.mark.parametrize(
    "page",
    [
        "<table><{0}>x<tr><td>y</td></tr></{0}></table>|thead tbody tfoot", "<table><{0}>x<col/></{0}></table>|colgroup",
        "<{0}>x<li>y</li></{0}>|menu", "<{0}>x<h2>y</h2></{0}>|hgroup", "<{0}>x<img/></{0}>|picture",
        "<select><{0}>x<option>y</option></{0}></select>|optgroup",
    ],
)  # fmt: skip
def test_words_have_no_place_beside_rows_items_and_images(page: str) -> None:
    markup, _, names = page.partition("|")
    for name in names.split():
        assert said(markup.format(name)) == [f'"{name}" has text of its own']
        assert said(markup.format(name).replace(">x<", "> <")) == []


def test_a_group_in_a_description_list_holds_terms() -> None:
    assert said("<dl><div><dt>x</dt><dd>y</dd></div></dl>") == []
    assert said("<dl><div><li>x</li></div></dl>") == ['"li" may not stand in "div"']
    assert said("<dl><dd><div><dd>x</dd></div></dd></dl>") == ['"dd" may not stand in "div"']


def test_properties_stand_where_phrasing_does() -> None:
    for markup in ('<meta itemprop="x" content="y"/>', '<link property="x" href="y"/>'):
        assert said(f"<p>{markup}</p>") == []
        assert said(f"<ul>{markup}</ul>") == [f'"{markup[1:5]}" may not stand in "ul"']


def test_every_fault_of_a_page_is_told() -> None:
    assert said('<ul><p>x</p></ul><ol><p align="left" face="x">y</p></ol>') == [
        '"p" may not stand in "ul"', '"p" may not stand in "ol"',
        '"p" may not have the attribute "align"', '"p" may not have the attribute "face"',
    ]  # fmt: skip
    assert svg('<g id=""/><g id="a b"/>') == ['the id "" is not well-formed', 'the id "a b" is not well-formed']  # fmt: skip
    assert math("<apply/><plus/>") == [
        f'"{name}" of MathML may only stand in an annotation' for name in ("apply", "plus")
    ]


@pytest.mark.parametrize(
    "attribute",
    [
        'onclick="x()"', 'its-translate="no"', 'data-x="1"', 'data-a.b-9="1"', 'xml:lang="en"',
        f'{OPS} epub:type="chapter"', f'{OPS} epub:prefix="a: http://example.org/"',
        'xmlns:x="http://example.org/" x:y="1"', 'xmlns:x="http://example.org/w3.org/" x:y="1"',
        'xmlns:x="http://www.w3.org/2001/10/synthesis" x:ph="1"',
        'xmlns:x="http://www.w3.org/2005/11/its" x:translate="no"',
        'hidden="hidden"', 'hidden=""', 'hidden="UNTIL-found"', 'id=" a "', 'dir="ltr"', 'dir="rtl"', 'dir="Auto"',
        'border=""',
    ],
)  # fmt: skip
def test_attributes_that_an_element_may_have(attribute: str) -> None:
    name = "table" if attribute.startswith("border") else "p"
    assert said(f"<{name} {attribute}/>") == []


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        *((f'<p xmlns:x="{space}" x:y="1"/>', 'the attribute "y" is of a reserved namespace') for space in (
            "http://www.w3.org/x", "https://w3.org/x", "http://www.idpf.org/2013/x")),
        *((f'<p {OPS} epub:{key}="x"/>', f'the attribute "epub:{key}" is not known') for key in ("kind", "switch", "trigger")),
        ('<p data-="1"/>', 'the name "data-" is not well-formed'),
        ('<p data-xY="1"/>', 'the name "data-xY" is not well-formed'),
        ('<p id=""/>', 'the attribute "id" of "p" has the value ""'),
        ('<p id=" "/>', 'the attribute "id" of "p" has the value " "'),
        ('<p id="a&#9;b"/>', 'the attribute "id" of "p" has the value "a\tb"'),
        ('<img usemap="here#"/>', 'the attribute "usemap" of "img" has the value "here#"'),
        ('<img usemap=""/>', 'the attribute "usemap" of "img" has the value ""'),
        ('<p><time datetime="2026 noon"/></p>', 'the attribute "datetime" of "time" has the value "2026 noon"'),
        ('<p><time datetime="on 2026"/></p>', 'the attribute "datetime" of "time" has the value "on 2026"'),
        ('<p><output aria-details="gone"/></p>', 'the attribute "aria-details" names the id "gone", which is not there'),
        ('<p dir=""/>', 'the attribute "dir" of "p" has the value ""'),
        ('<p hidden="hide"/>', 'the attribute "hidden" of "p" has the value "hide"'),
        ('<table border="0"/>', 'the attribute "border" of "table" has the value "0"'),
    ],
)  # fmt: skip
def test_attributes_that_an_element_may_not_have(markup: str, words: str) -> None:
    assert said(markup) == [words]


@pytest.mark.parametrize(
    "markup",
    [
        '<img usemap="#here"/>', '<p><script charset="latin1"/></p>', '<p><time datetime="2026-01-31T12:00:30.5+02:00"/></p>',
        '<p><time datetime="P1Y2M3DT4H"/></p>', '<p><time datetime="2w 3d 4h 5m 6s"/></p>', '<p><time datetime="2026-W05"/></p>',
        '<p><a rel="alternate stylesheet" href="#here">x</a></p>',
    ],
)  # fmt: skip
def test_values_that_attributes_may_have(markup: str) -> None:
    assert said(markup) == []


def test_nothing_of_the_head_has_a_type_of_epub() -> None:
    for name in ("base", "link", "meta", "script", "style", "title"):
        assert in_head(f'<{name} {OPS} epub:type="x"/>') == [f'"{name}" may not have epub:type']
    assert said("", f'<head {OPS} epub:type="x"/>') == ['"head" may not have epub:type']


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<meta charset="UTF-8"/>', []),
        ('<meta charset="utf-16"/>', ['the attribute "charset" of "meta" has the value "utf-16"']),
        ('<meta http-equiv="Content-Type" content="TEXT/html;  charset = utf-8"/>', []),
        ('<meta http-equiv="content-type"/>', ['the attribute "http-equiv" of "meta" has the value "content-type"']),
        ('<meta http-equiv="refresh" content="1"/>', []),
        ('<meta http-equiv="refresh" content="1"/><meta charset="utf-8"/>', []),
        ('<meta charset="utf-8"/><meta http-equiv="content-type" content="text/html;charset=utf-8"/>',
         ["the encoding is declared twice"]),
        ('<link rel="stylesheet" href="a"/>', []), ('<link rel="alternate" href="a"/>', []),
        ('<link rel="alternate stylesheet" title="Night" href="a"/>', []),
        ('<link rel="stylesheet alternate icon" title=" " href="a"/>', ["an alternate style sheet has no title"]),
        ('<link rel="Alternate stylesheet" href="a"/>', ["an alternate style sheet has no title"]),
        ('<link type="alternate stylesheet" href="a"/>', []),
    ],
)  # fmt: skip
def test_what_the_head_says(markup: str, words: list[str]) -> None:
    assert in_head(markup) == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<g epub:type="x"/>', []), ('<g epub:prefix="x: y"/>', []),
        ('<g epub:kind="x"/>', ['the attribute "epub:kind" is not known']),
        *((f'<{name} epub:type="x"/>', [f'"{name}" may not have epub:type'])
          for name in ("title", "desc", "metadata", "style", "script", "defs")),
        ('<title class="x"/>', []),
        ('<g id=" a "/>', []), ('<g class=""/>', []), ('<g class="a b"/>', []),
        ("<title><g/></title>", ['"g" may not stand in "title"']),
        ("<title><g/><a/></title>", ['"g" may not stand in "title"', '"a" may not stand in "title"']),
        (f"<title><p {HTML}>x</p></title>", []), (f"<title><html {HTML}><head/><body/></html></title>", []), ("<g><title/></g>", []),
        ("<foreignObject><g/></foreignObject>", []),
        ('<foreignObject><math xmlns="http://www.w3.org/1998/Math/MathML"/></foreignObject>', []),
        (f"<foreignObject><p {HTML}>x</p></foreignObject>", []),
        ('<foreignObject><x xmlns="a"/></foreignObject>', ['"x" may not stand in "foreignObject"']),
        (f"<foreignObject><body {HTML}/></foreignObject>", ['"body" may not stand in "foreignObject"']),
        (f"<foreignObject><html {HTML}/></foreignObject>", ['"html" may not stand in "foreignObject"']),
        (f"<g><body {HTML}/></g>", []),
        (f"<g><body {HTML}/><body {HTML}/></g>", []),
        (f'<a><foreignObject><p {HTML}><a href="#here">x</a></p></foreignObject></a>', []),
    ],
)  # fmt: skip
def test_drawings_in_a_page(markup: str, words: list[str]) -> None:
    assert svg(markup) == words


def drawing(markup: str) -> list[str]:
    return said_of(check_schema, edited((SVG, "</svg>", f"{markup}</svg>")))


def test_a_drawing_of_its_own_may_hold_one_body() -> None:
    body = f"<body {HTML}><p>x</p></body>"
    assert drawing(f"<foreignObject>{body}</foreignObject>") == []
    assert drawing(f"<foreignObject>{body}{body}</foreignObject>") == ["078 a foreignObject has two bodies"]  # fmt: skip


PRESENTATION = """
mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose
msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd
maligngroup malignmark mglyph maction semantics annotation annotation-xml mstack mlongdiv msgroup msrow
mscarries mscarry msline
""".split()  # MathML 3, 3, and semantics of 5


def test_formulas_are_of_the_elements_of_presentation() -> None:
    assert math("".join(f"<{name}/>" for name in PRESENTATION)) == []
    assert math("<math/>") == ['"math" may not stand in "math"']


def annotated(attributes: str, content: str) -> list[str]:
    return math(f"<semantics><mi>x</mi><annotation-xml {attributes}>{content}</annotation-xml></semantics>")  # fmt: skip


UNTOLD = "an annotation of content does not tell its encoding"
UNNAMED = 'an annotation of content has not the name "contentequiv"'
ODD_HTML = "an annotation of XHTML does not tell its encoding"


@pytest.mark.parametrize(
    ("attributes", "content", "words"),
    [
        ('encoding="MathML-Content" name="contentequiv"', "<apply><plus/></apply>", []),
        ('encoding="application/mathml-content+xml" name="contentequiv"', "<apply/>", []),
        ('encoding="MathML-Content"', "<apply/>", [UNNAMED]),
        ("", "<apply/>", [UNTOLD]), ("", "<mi>x</mi><apply/>", [UNTOLD]), ("", "<apply/><mi>x</mi>", [UNTOLD]),
        ("", "<mi>x</mi>", []), ('name="contentequiv"', "<mi>x</mi>", []),
        ("", f"<p {HTML}>x</p>", [ODD_HTML]), ("", f"<mi>x</mi><p {HTML}>x</p>", [ODD_HTML]),
        ('encoding="application/xhtml+xml"', f"<p {HTML}>x</p>", []), ('encoding="Text/HTML"', f"<p {HTML}>x</p>", []),
        ("", '<x xmlns="a"/>', []),
    ],
)  # fmt: skip
def test_annotations_of_formulas(attributes: str, content: str, words: list[str]) -> None:
    assert annotated(attributes, content) == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("", ["a switch is not made of cases and then a default"]),
        ("<epub:default/>", ["a switch is not made of cases and then a default"]),
        ('<epub:case required-namespace="a"><li>x</li></epub:case><epub:default><li>y</li></epub:default>', []),
        ('<epub:case required-namespace=""/><epub:case/><epub:default/>', ["a case does not name its namespace"] * 2),
    ],
)  # fmt: skip
def test_switches(markup: str, words: list[str]) -> None:
    assert said(f"<epub:switch {OPS}>{markup}</epub:switch>") == words


PUBLIC = ' PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd"'


def test_a_page_has_no_public_document_type() -> None:
    told = ['078 "EPUB/one.xhtml" has the document type of another HTML']
    comment = f"<!-- {'x' * 1000} -->"
    for before in ("", comment):
        typed = edited((ONE, "<!DOCTYPE html>", f"{before}<!DOCTYPE html{PUBLIC}>"))
        assert said_of(check_schema, typed) == told
    shown = edited((ONE, "<!DOCTYPE html>", f"<!-- <!DOCTYPE html{PUBLIC}> -->"))
    assert said_of(check_schema, shown) == []
    drawn = edited((SVG, "<svg", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg'))
    assert said_of(check_schema, drawn) == []


def test_a_book_of_version_2_follows_another_standard() -> None:
    files = edited((OPF, 'version="3.0"', 'version="2.0"'), (ONE, "<h1>", "<h1><p>x</p>"))
    assert said_of(check_schema, files) == []
    assert said_of(check_schema, EPUB) == []
