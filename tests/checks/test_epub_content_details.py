"""Content documents in detail: names, languages, titles, headings and the words of images."""

from __future__ import annotations

import pytest
from artefacts import Files
from epub_parts import EPUB, Edit, edited, places
from epub_parts import said as said_of
from test_epub_faults import NCX, ONE, OPF, SVG, TWO

from pressroom.checks.epub_content import check_content

QUAY = '<p id="quay">'
UNCLAIMED: Edit = (OPF, ">alternativeText<", ">readingOrder<")


def said(*edits: Edit, files: Files = EPUB) -> list[str]:
    return said_of(check_content, edited(*edits, files=files))


def two(markup: str) -> Edit:
    return (TWO, QUAY, markup + QUAY)


def test_the_clean_documents() -> None:
    assert said() == []


def test_every_file_that_cannot_be_read_is_told_at_its_place() -> None:
    broken = (
        (TWO, "</body>", ""),
        (SVG, "<svg", '<!DOCTYPE svg [\n<!ENTITY a SYSTEM "b">]><svg'),
        (NCX, "</ncx>", ""),
    )
    assert [one[:3] for one in said(*broken)] == ["009", "009", "010"]
    assert places(check_content, edited(*broken)) == ["toc.ncx:10:1", "two.xhtml:13:8", "map.svg:3"]


def test_a_document_that_is_no_page_hides_no_other() -> None:
    page = b"<html><p>x</p></html>"
    made = "".join(
        f'<item id="{n}" href="{n}.x" media-type="application/xhtml+xml"/>' for n in "abc"
    )
    files = edited((OPF, "<manifest>", f"<manifest>{made}")) | {"EPUB/a.x": page, "EPUB/c.x": page}
    assert said(files=files) == [f'040 "EPUB/{n}.x" is XML but not XHTML' for n in "ac"]


def test_ids() -> None:
    again = '<i id="quay"/><i id=" quay "/><b id="a"/><b id=" a"/><b id=""/>'
    assert said(two(again)) == [
        '043 the id "quay" is there 3 times',
        '043 the id "a" is there 2 times',
    ]
    assert said((SVG, "<use", '<g id="isle"/><use'), (NCX, 'id="p2"', 'id="p1"')) == [
        '043 the id "p1" is there 2 times', '043 the id "isle" is there 2 times',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('lang="en" xml:lang="en"', ""), ('lang="EN" xml:lang="en"', ""), ('lang="de"', ""), ('xml:lang="de"', ""), ('lang=""', ""),
        ('lang="de" xml:lang="fr"', 'lang "de" and xml:lang "fr" do not agree'), ('lang="" xml:lang="fr"', 'lang "" and xml:lang "fr" do not agree'),
        ('lang="e"', 'the language "e" is not well-formed'), ('xml:lang="e"', 'the language "e" is not well-formed'),
        ('lang="e" xml:lang="e"', 'the language "e" is not well-formed'),
    ],
)  # fmt: skip
def test_languages(attributes: str, told: str) -> None:
    expected = [f"041 {told}"] if told else []
    assert said(two(f"<b {attributes}/>")) == expected
    assert said(two(f'<b {attributes}/><b lang="d"/><b>x</b>')) == [
        *expected,
        '041 the language "d" is not well-formed',
    ]


@pytest.mark.parametrize("language", ['lang="en"', 'xml:lang="en"', "", 'lang="" xml:lang="en"', 'lang="en" xml:lang=""'])  # fmt: skip
def test_a_document_without_its_language_is_looked_through_all_the_same(language: str) -> None:
    edit = (TWO, 'lang="en" xml:lang="en"', language)
    told = ['066 "EPUB/two.xhtml" does not name its language in both lang and xml:lang']
    assert said(edit) == told
    assert said(edit, two('<b lang="e"/>')) == [*told, '041 the language "e" is not well-formed']


def test_titles() -> None:
    assert said((TWO, "<title>The harbour</title>", "")) == ['067 "EPUB/two.xhtml" has no title']
    for empty in ("<title/>", "<title> </title>"):
        assert said((TWO, "<title>The harbour</title>", empty)) == [
            '042 "EPUB/two.xhtml" has no title'
        ]


def test_headings() -> None:
    made = "<h2>A</h2><h4>B</h4><h6> </h6><h1>C</h1><h3>D</h3>"
    assert said(two(made)) == [
        '051 the heading "B" of level 4 follows one of level 2', "050 the heading of level 6 has no words",
        '051 the heading "" of level 6 follows one of level 4', '051 the heading "D" of level 3 follows one of level 1',
    ]  # fmt: skip
    assert said(two("<h2>A</h2><h3>B</h3><h4>C</h4><h5>D</h5><h6>E</h6><h2>F</h2>")) == []
    whole = (TWO, "<h1>The harbour</h1>", "<h5>x</h5><h6>y</h6><h7/>")
    assert said(whole) == []


# --- images ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<img src="a"/>', "a"), ("<img/>", ""), ('<img src="a" title=""/>', "a"), ('<figure><img src="a"/></figure>', "a"),
        ('<figure><img src="a"/><figcaption> </figcaption></figure>', "a"), (f'<img src="{"a" * 61}"/>', "a" * 60),
        ('<figure><p/></figure><figure><figcaption>x</figcaption></figure><img src="b"/>', "b"),
    ],
)  # fmt: skip
def test_images_without_words(markup: str, name: str) -> None:
    told = f'047 the image "{name}" has no alt'
    assert said(UNCLAIMED, two(markup)) == [told]
    assert said(UNCLAIMED, two(markup * 2)) == [told] * 2
    claimed = '060 alternativeText is declared, but an image of "EPUB/two.xhtml" has none'
    assert said(two(markup * 2)) == [told, told, claimed]


@pytest.mark.parametrize(
    ("markup", "described"),
    [
        ('<img alt=""/>', True), ('<img alt="x"/>', True), ('<img title="x"/>', False),
        ("<figure><p><img/></p><figcaption>x</figcaption></figure>", False), ('<figure><img/><figcaption><img alt="x"/></figcaption></figure>', False),
    ],
)  # fmt: skip
def test_images_that_have_words(markup: str, described: bool) -> None:
    assert said(UNCLAIMED, two(markup)) == []
    claimed = ['060 alternativeText is declared, but an image of "EPUB/two.xhtml" has none']
    assert said(two(markup)) == claimed * (not described)


@pytest.mark.parametrize(
    ("drawing", "described"),
    [
        ("<svg {}/>", False), ("<svg {}><title>x</title></svg>", True), ("<svg {}><title> </title></svg>", False),
        ("<svg {}><g><title>x</title></g></svg>", False), ('<svg {} aria-hidden="true"/>', True), ('<svg {} aria-hidden="false"/>', False),
        *((f'<svg {{}} role="{role}"/>', role in ("none", "x presentation")) for role in ("none", "x presentation", "img", "nonesuch")),
        ('<svg {} aria-label="x"/>', True), ('<svg {} aria-label=" "/>', False), ('<svg {} aria-labelledby="quay"/>', True),
        ('<svg {} aria-labelledby=""/>', False), ('<svg {} aria-label=" " aria-labelledby="quay"/>', True), ('<svg {} label="x"/>', False),
        ("<svg {0}><title>x</title><g><svg {0}/></g></svg>", True),
    ],
)  # fmt: skip
def test_drawings_that_have_words(drawing: str, described: bool) -> None:
    markup = drawing.format('xmlns="http://www.w3.org/2000/svg"')
    claimed = ['060 alternativeText is declared, but an image of "EPUB/two.xhtml" has none']
    assert (
        said(two(markup)) == said(two('<img alt="x"/>' + markup * 2)) == claimed * (not described)
    )
    assert said(UNCLAIMED, two(markup)) == []
    assert places(check_content, edited(two(markup))) == ["two.xhtml:7"] * (not described)


def test_of_images_without_words_one_is_told_where_words_are_claimed() -> None:
    nameless = (ONE, "<title>A dune</title>", "")
    drawing = two('<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert said(nameless, drawing) == [
        '060 alternativeText is declared, but an image of "EPUB/one.xhtml" has none'
    ]
    claims = '<meta property="schema:accessibilityFeature"> alternativeText\n</meta></metadata>'
    assert len(said(nameless, UNCLAIMED, (OPF, "</metadata>", claims))) == 1
    for other in (
        '<meta property="schema:accessibilityFeature"/>',
        '<meta property="schema:x">alternativeText</meta>',
    ):
        assert said(nameless, UNCLAIMED, (OPF, "</metadata>", f"{other}</metadata>")) == []


def test_what_is_wrong_with_a_document_is_told_at_its_line() -> None:
    edits = (
        two('<b lang="e"/><h5>x</h5><h1/><img/>'),
        (TWO, "<title>The harbour</title>", "<title/>"),
        UNCLAIMED,
    )
    assert places(check_content, edited(*edits)) == [
        "two.xhtml:7",
        "two.xhtml:4",
        *["two.xhtml:7"] * 3,
    ]
