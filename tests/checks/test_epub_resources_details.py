"""What the items of a package may be and what documents show of them, in detail."""

from __future__ import annotations

import pytest
from epub_parts import Edit, edited, places
from epub_parts import said as said_of
from test_epub_faults import NAV, ONE, OPF, SVG, TWO

from pressroom.checks.epub_resources import check_resources

QUAY = '<p id="quay">'
MATH = 'xmlns="http://www.w3.org/1998/Math/MathML"'
DRAWING = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'


def said(*edits: Edit) -> list[str]:
    return said_of(check_resources, edited(*edits) | {"EPUB/f.x": b"x"})


def items(*markup: str) -> Edit:
    return (OPF, "</manifest>", "".join(f"<item {one}/>" for one in markup) + "</manifest>")


def file(id_: str, kind: str, more: str = "") -> str:
    return f'id="{id_}" href="{id_}.x" media-type="{kind}" {more}'


def two(markup: str) -> Edit:
    return (TWO, QUAY, markup + QUAY)


def meta(markup: str) -> Edit:
    return (OPF, "</metadata>", f"{markup}</metadata>")


def link(href: str, rel: str = "alternate") -> Edit:
    return meta(f'<link rel="{rel}" href="{href}" media-type="text/xml"/>')


def test_the_clean_book_shows_what_it_may() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("fallbacks", "words"),
    [
        ({"a": "b", "b": "c", "c": ""}, []), ({"a": " b ", "b": "cover"}, []),
        ({"a": "b", "b": "gone"}, ['no item has the id "gone"'] * 2),
        ({"a": "b", "b": "a"}, [f'the fallback of "{name}" leads in a circle' for name in "ab"]),
        ({"a": "b", "b": "c", "c": "b"}, [f'the fallback of "{name}" leads in a circle' for name in "abc"]),
        ({"a": "a", "b": "gone"}, ['the fallback of "a" leads in a circle', 'no item has the id "gone"']),
    ],
)  # fmt: skip
def test_fallbacks(fallbacks: dict[str, str], words: list[str]) -> None:
    made = (
        file(id_, "image/png", f'fallback="{to}"' if to else "") for id_, to in fallbacks.items()
    )
    assert said(items(*made)) == [f"073 {one}" for one in words]


def test_the_first_of_two_items_with_an_id_counts() -> None:
    """The second "b" has another type, and a fallback to nothing of which it speaks itself."""
    twins = (file("a", "x/own", 'fallback="b"'), file("b", "image/png"), file("b", "x/own"))
    assert said(items(*twins), two('<p><embed src="a.x"/></p>')) == []
    assert said(items(*twins[::2], twins[1]), two('<p><embed src="a.x"/></p>')) == foreign("x/own", "a.x")  # fmt: skip


CORE = (
    "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp", "audio/mpeg", "audio/mp4",
    "audio/ogg", "audio/ogg;codecs=opus", "Audio/OGG ; codecs=opus", "audio/opus", "text/css",
    "application/xhtml+xml", "application/javascript", "application/ecmascript", "text/javascript",
    "application/x-dtbncx+xml", "application/smil+xml", "application/pls+xml",
)  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    [*CORE, "font/own", "application/font-own", "application/x-font-own", "video/mp4", "Video/own"],
)
def test_types_that_every_reader_knows(kind: str) -> None:
    assert said(items(file("f", kind)), two('<p><embed src="f.x"/></p>')) == []
    assert said(two(f'<p><embed src="data:{kind.partition(";")[0]},x"/></p>')) == []


def foreign(kind: str, address: str = "f.x", times: int = 1) -> list[str]:
    return [f'074 "{address}" is of the foreign type "{kind}"'] * times


@pytest.mark.parametrize(
    "kind", ["image/tiff", "audio/ogg; codecs=vorbis", "x/video/", "application/pdf", "text/xml"]
)
def test_types_that_not_every_reader_knows(kind: str) -> None:
    assert said(items(file("f", kind)), two('<p><embed src="f.x"/></p>')) == foreign(kind)
    plain = kind.partition(";")[0]
    if plain not in CORE:
        address = f"data:{plain},x"
        assert said(two(f'<p><embed src="{address}"/></p>')) == foreign(plain, address)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{}" alt=""/>', '<input src="{}"/>', '<audio src="{}"/>', '<embed src="{}"/>', '<object data="{}"/>',
        '<audio><source src="{}"/></audio>', '<iframe src="{}"/>', f'<math {MATH} altimg="{{}}"/>',
        f'<svg {DRAWING}><image href="{{}}"/></svg>', f'<svg {DRAWING}><image x:href="{{}}"/></svg>',
        '<picture><img src="{}" alt=""/></picture>', '<picture><img srcset="{} 1x" src="cover.png"/></picture>',
        '<picture><source srcset="{}"/></picture>', '<picture><img srcset="cover.png 1x,, {} 2x"/></picture>',
        '<picture><source srcset="gone.png 1x, {} 2x"/></picture>', '<picture><b><source srcset="{}"/></b></picture>',
    ],
)  # fmt: skip
def test_every_element_that_shows_a_file_shows_a_core_type(markup: str) -> None:
    for name in ("f.x", "./f.x", "f.x#a"):
        for times in (1, 2):
            shown = two(f"<p>{markup.format(name) * times}</p>")
            assert said(items(file("f", "x/own")), shown) == foreign("x/own", name, times)
            assert said(items(file("f", "image/png")), shown) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="cover.png" srcset="f.x 2x" alt=""/>', '<audio><source srcset="f.x"/></audio>', '<img data="f.x" alt=""/>',
        '<link href="f.x"/>', '<object data="f.x">words</object>', '<object data="f.x"><b/></object>',
        '<picture><source type="x/own" srcset="f.x"/></picture>', '<picture><img data="f.x"/></picture>',
        '<audio><source src="f.x"/><source src="cover.png"/></audio>', '<audio><source src="cover.png"/><source src="f.x"/></audio>',
        '<audio><source src="f.x"/><source src="./cover.png"/></audio>', '<img src="gone" alt=""/>',
    ],
)  # fmt: skip
def test_what_needs_no_core_type(markup: str) -> None:
    assert said(items(file("f", "x/own")), two(f"<p>{markup}</p>")) == []


def test_a_source_of_another_foreign_type_does_not_stand_for_one() -> None:
    both = items(file("f", "x/own"), file("g", "x/other"))
    told = [*foreign("x/own"), *foreign("x/other", "g.x")]
    assert said(both, two('<audio><source src="f.x"/><source src="g.x"/></audio>')) == told
    assert (
        said(both, two('<audio><source src="f.x"/><source/><source src=""/></audio>')) == told[:1]
    )
    assert (
        said(both, two('<picture><source srcset="f.x"/><source srcset="g.x"/></picture>')) == told
    )
    assert said(both, two('<audio><source src="f.x"/><b src="cover.png"/></audio>')) == told[:1]


def test_a_source_with_its_type_hides_no_other() -> None:
    sources = '<source type="x/own" srcset="f.x"/><source srcset="f.x"/>'
    assert said(items(file("f", "x/own")), two(f"<picture>{sources}</picture>")) == foreign("x/own")


def test_an_image_that_is_one_of_several_has_no_fallback() -> None:
    own = items(file("f", "x/own", 'fallback="cover"'))
    assert said(own, two('<img src="f.x" alt=""/><audio><source src="f.x"/></audio>')) == []
    pictures = '<picture><source srcset="f.x"/><img src="f.x" alt=""/></picture>'
    assert said(own, two(pictures)) == foreign("x/own", times=2)
    film = items(file("f", "video/mp4"))
    assert said(film, two('<picture><img src="f.x" alt=""/></picture>')) == foreign("video/mp4")
    assert (
        said(items(file("f", "Image/PNG")), two('<picture><img src="f.x" alt=""/></picture>')) == []
    )


def test_a_fallback_may_itself_have_one() -> None:
    chain = [file(one, "x/own", f'fallback=" {to} "') for one, to in ("fg", "gh")]
    shown = two('<p><embed src="f.x"/></p>')
    assert said(items(*chain, file("h", "image/png")), shown) == []
    assert said(items(*chain, file("h", "x/own")), shown) == foreign("x/own")
    circle = items(*chain, file("h", "x/own", 'fallback="f"'))
    assert said(circle, shown)[3:] == foreign("x/own")


def test_a_long_address_is_told_by_its_beginning() -> None:
    address = f"data:x/own;a=b,{'y' * 60}"
    assert said(two(f'<p><embed src="{address}"/></p>')) == foreign("x/own", address[:60])


BAD = (
    "a b", "a&#9;b", "a&lt;b", "a>b", "a&quot;b", "a{b", "a}b", "a|b", "a\\b", "a^b", "a`b", "a%b", "a%2", "a%g0b",
    "a%0gb", "https:a", "http:/a", "https:///a", "http://", "https://a[b/",
)  # fmt: skip
READ = {"a&#9;b": "a\tb", "a&lt;b": "a<b", "a&quot;b": 'a"b'}


@pytest.mark.parametrize("address", BAD)
def test_addresses_that_are_not_well_formed(address: str) -> None:
    told = [f'075 the address "{READ.get(address, address)}" is not well-formed']
    assert said(link(address)) == told
    assert said((OPF, "</manifest>", f'<item id="x" href="{address}"/></manifest>')) == told
    if "[" not in address:  # that leads nowhere, which another rule tells
        assert said(two(f'<a href="{address}">x</a>')) == told
        assert said(two(f'<map><area href="{address}"/></map>')) == told


@pytest.mark.parametrize(
    "address",
    ["a", "a%20b", "%C3%A4", "ä", "https://a.example", "http://a/b?c=d#e", "mailto:a@b", "a(b)'!", "a%2f", "#a"],
)  # fmt: skip
def test_addresses_that_are_well_formed(address: str) -> None:
    assert said(two(f'<a href="{address}">x</a>')) == []
    if not address.startswith("#"):
        assert said(link(address)) == []


def test_the_addresses_in_the_package_of_an_epub_2_have_no_spaces() -> None:
    old = (OPF, 'version="3.0"', 'version="2.0"')
    for address, words in (("a b", 1), ("ä b", 1), ("ä", 0), ("a%20b", 0)):
        told = [f'075 the address "{address}" is not well-formed'] * words
        assert said(old, (OPF, "</manifest>", f'<item href="{address}"/></manifest>')) == told
    assert said(old, two('<a href="a b">x</a>')) == []
    assert said(old, two('<a href="a b?c">x</a>')) == ['075 the address "a b?c" has a query']


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///a", 'the address "file:///a" is not allowed'), ("Data:,x", 'the address "Data:,x" is not allowed'),
        (f"data:,{'x' * 60}", f'the address "data:,{"x" * 54}" is not allowed'),
        ("one.xhtml?a", 'the address "one.xhtml?a" has a query'), ("one.xhtml?a=b:c", 'the address "one.xhtml?a=b:c" has a query'),
        ("package.opf", 'the link "package.opf" leads to the package itself'),
        ("#a", 'the link "#a" leads to the package itself'), ("../EPUB/package.opf#a", 'the link "../EPUB/package.opf#a" leads to the package itself'),
        ("https://a.example/?b", ""), ("x-file:a", ""), ("a-file:", ""), ("profile:a", ""), ("one.xhtml", ""), ("../package.opf", ""),
    ],
)  # fmt: skip
def test_where_a_link_of_the_package_may_not_lead(address: str, words: str) -> None:
    told = [f"075 {words}"] if words else []
    assert said(link(address)) == told
    assert said(link(address), link("a b")) == [*told, '075 the address "a b" is not well-formed']
    if "itself" not in words:
        assert said((OPF, "</manifest>", f'<item href="{address}"/></manifest>')) == told
    else:  # which another rule tells of an item
        assert said((OPF, "</manifest>", f'<item href="{address}"/></manifest>')) == []


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("one.xhtml?a", True), ("?a#b", True), (" two.xhtml?a ", True), ("two.xhtml?a:b", True), ("#a?b", False),
        ("https://a.example/?b", False), ("//a.example/?b", False), ("mailto:a@b?subject=c", False), ("/?a", True),
    ],
)  # fmt: skip
def test_a_link_to_a_file_of_the_book_has_no_query(address: str, query: bool) -> None:
    told = [f'075 the address "{address.strip()}" has a query'] * query
    assert said(two(f'<p><a href="{address}">x</a></p>')) == told
    assert said(two(f'<p><a href="{address}">x</a><a href="b?">y</a></p>')) == [*told, '075 the address "b?" has a query']  # fmt: skip


def test_a_link_that_leads_nowhere_is_told_by_another_rule() -> None:
    assert said(two('<a href="http://a:b|c/">x</a><a href="../../a b">x</a>')) == []


@pytest.mark.parametrize("name", ["blockquote", "q", "ins", "del"])
def test_the_source_of_a_quotation_or_a_change_is_there(name: str) -> None:
    for address in ("https://a.example/b", "one.xhtml", "one.xhtml#x", "#x", "", "../../a"):
        assert said(two(f'<div><{name} cite="{address}"/></div>')) == []
    assert said(two(f'<div><{name} cite="gone"/><{name} cite="lost"/><p cite="x"/></div>')) == [
        f'075 the source "{address}" is not there' for address in ("gone", "lost")
    ]


def test_the_image_of_a_formula_is_there() -> None:
    for address in ("https://a.example/b", "cover.png", "", "../../a"):
        assert said(two(f'<math {MATH} altimg="{address}"/>')) == []
    assert said(two(f'<math {MATH} altimg="gone"/><math {MATH} altimg="lost"/>')) == [
        f'075 the image "{address}" is not there' for address in ("gone", "lost")
    ]


# --- what is out of the reading order -------------------------------------------

ASIDE = (OPF, '<itemref idref="two"/>', '<itemref idref="two" linear="no"/>')
ALONE = (
    ASIDE, (ONE, "two.xhtml#quay", "#tides"), (NAV, '<li><a href="two.xhtml">The harbour</a></li>', ""),
    (NAV, '<a href="two.xhtml">', "<a>"), (TWO, 'href="#note-two"', ""), (TWO, 'href="#call-two"', ""),
)  # fmt: skip
UNREACHED = ['076 nothing leads to "two.xhtml"']


def test_what_nothing_leads_to_is_told() -> None:
    assert said(*ALONE) == UNREACHED
    assert said(*ALONE[1:]) == said(ASIDE) == []
    assert said(*ALONE, (OPF, ' linear="no"', ' linear="yes"')) == []
    assert said(*ALONE, (OPF, '<itemref idref="one"/>', '<itemref idref=" gone " linear="no"/>')) == UNREACHED  # fmt: skip
    both = (OPF, '<itemref idref="one"/>', '<itemref idref=" map " linear="no"/>')
    assert said(*ALONE, both) == ['076 nothing leads to "map.svg"', *UNREACHED]
    nav = (OPF, '<itemref idref="nav"/>', '<itemref idref="nav" linear="no"/>')
    assert said(*ALONE, nav) == UNREACHED and said(nav) == []


def test_a_script_may_lead_anywhere() -> None:
    for name in ("two", "map"):
        assert said(*ALONE, (OPF, f'<item id="{name}"', f'<item id="{name}" properties="scripted"')) == []  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "markup"),
    [
        (ONE, "<p>Salt", '<a href="./two.xhtml#x">x</a>'), (ONE, "<p>Salt", '<map><area href="two.xhtml"/></map>'),
        (ONE, "<path", '<a href="two.xhtml"/>'), (SVG, "<circle", '<a href="two.xhtml"/>'),
        (SVG, "<circle", f'<a {DRAWING} x:href="two.xhtml"/>'), (NAV, "<p>See", '<a href="two.xhtml">x</a>'),
    ],
)  # fmt: skip
def test_any_link_of_the_book_reaches_a_document(name: str, before: str, markup: str) -> None:
    assert said(*ALONE, (name, before, markup + before)) == []


def test_what_is_not_in_the_container_need_not_be_reached() -> None:
    far = items('id="far" href="https://a.example/" media-type="application/xhtml+xml"')
    spine = (OPF, "</spine>", '<itemref idref="far" linear="no"/></spine>')
    assert said(far, spine) == []


# --- navigation --------------------------------------------------------------------


def lists(*kinds: str, heading: str = "<h2>x</h2>") -> list[str]:
    markup = "".join(f'<nav epub:type="{kind}">{heading}<ol/></nav>' for kind in kinds)
    return said((NAV, "<p>See", f"{markup}<p>See"))


def test_some_lists_of_the_navigation_are_there_once() -> None:
    assert lists("page-list", "lot", "lot", "toc") == []
    assert lists("page-list", "page-list") == ['082 the navigation has a second "page-list"']
    assert lists("page-list", "page-list x", "page-list") == [
        '082 the navigation has a second "page-list"'
    ]
    assert lists("landmarks") == ['082 the navigation has a second "landmarks"']


@pytest.mark.parametrize("heading", ["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"])
def test_other_lists_of_the_navigation_have_a_heading(heading: str) -> None:
    told = ['082 the navigation "loi own" has no heading']
    assert lists("own loi", heading=f"<!-- a --><{heading}/>") == []
    assert (
        lists("own loi", heading=f"<{heading}-own/>")
        == lists("own loi", heading=f"<p/><{heading}/>")
        == told
    )
    assert lists("own loi", "loi", heading="") == [*told, '082 the navigation "loi" has no heading']
    assert lists("own toc", "page-list", heading="") == []
    second = ['082 the navigation has a second "landmarks"']  # and nothing of its heading
    assert lists("landmarks", heading="") == second
    assert said((NAV, "<p>See", '<nav epub:type="loi"/><nav><ol/></nav><p>See')) == ['082 the navigation "loi" has no heading']  # fmt: skip


def test_every_navigation_document_is_looked_at() -> None:
    first = (OPF, "<manifest>", '<manifest><item id="a" href="a.xhtml" properties="nav"/>')
    assert said(first, (NAV, "<p>See", '<nav epub:type="loi"/><p>See')) == ['082 the navigation "loi" has no heading']  # fmt: skip


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('epub:type="bodymatter" href="one.xhtml"', True), ('epub:type="bodymatter" href="two.xhtml"', False),
        ('epub:type="chapter" href="one.xhtml"', False), ('epub:type="bodymatter chapter" href="one.xhtml"', True),
    ],
)  # fmt: skip
def test_a_landmark_leads_to_a_place_once(more: str, told: bool) -> None:
    edit = (NAV, ">Text</a></li>", f">Text</a></li><li><a {more}>Again</a></li>")
    assert said(edit) == ['082 the landmark "bodymatter" is there twice'] * told
    twice = '<li><a epub:type="chapter text" href="#x">x</a></li><li><a epub:type="text chapter" href="#x">y</a></li>'
    assert said((NAV, ">Text</a></li>", f">Text</a></li>{twice}")) == [
        '082 the landmark "chapter" is there twice', '082 the landmark "text" is there twice',
    ]  # fmt: skip
    assert said((NAV, "<ol>\n<li>", f"<ol>{twice}<li>")) == []


# --- style sheets and drawings that others use -------------------------------------


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<link rel="x stylesheet" href="a.css#b"/>', True), ('<link rel="stylesheet" href="a.css"/>', False),
        ('<link rel="x" href="a.css#b"/>', False), ('<link rel="stylesheets" href="a.css#b"/>', False),
    ],
)  # fmt: skip
def test_a_style_sheet_is_named_without_an_id(markup: str, told: bool) -> None:
    words = ['081 the style sheet "a.css#b" is named with an id'] * told
    assert said((TWO, "</head>", f"{markup}</head>")) == words
    assert said((SVG, "</svg>", markup.replace("<link", '<link xmlns="http://www.w3.org/1999/xhtml"') + "</svg>")) == words  # fmt: skip


@pytest.mark.parametrize(
    ("attribute", "address"),
    [('href="a.svg"', "a.svg"), ('x:href="a.svg"', "a.svg"), ('href="a.svg#b"', ""), ('x:href="#b"', ""), ("", ""), ('href=""', "")],
)  # fmt: skip
def test_a_drawing_is_used_by_an_id(attribute: str, address: str) -> None:
    words = [f'081 the drawing "{address}" is used without an id'] if address else []
    assert said((SVG, "</svg>", f"<use {attribute} {DRAWING}/></svg>")) == words
    assert said((ONE, "<path", f"<use {attribute} {DRAWING}/><path")) == words


def test_no_link_leads_to_a_symbol() -> None:
    symbol = (SVG, "<circle", '<symbol id="s"/><g id="g"/><circle')
    told = ['081 the link "map.svg#s" leads to a symbol']
    assert said(symbol, two('<a href="map.svg#s">x</a>')) == told
    assert said(symbol, two('<a href="map.svg#s">x</a><a href="map.svg#s">x</a>')) == told * 2
    for address in (
        "map.svg#g",
        "map.svg",
        "map.svg#gone",
        "cover.png#s",
        "#s",
        "https://a.example/#s",
    ):
        assert said(symbol, two(f'<a href="{address}">x</a>')) == []
    within = f'<svg {DRAWING}><symbol id="s"/></svg>'
    assert said(symbol, two(f'<p><a href="two.xhtml#s">x</a>{within}</p>')) == [
        '081 the link "two.xhtml#s" leads to a symbol'
    ]


@pytest.mark.parametrize(
    ("instruction", "told"),
    [
        ('xml-stylesheet type="text/css" href="https://a.example/b.css"', True),
        ("xml-stylesheet href = 'https://a.example/b.css' type='text/css'", True),
        ('xml-stylesheet href="a.css"', False), ('xml-stylesheet type="https://a.example/b.css"', False), ("own", False),
    ],
)  # fmt: skip
def test_a_style_sheet_named_before_the_root_is_in_the_book(instruction: str, told: bool) -> None:
    words = ['081 the style sheet "https://a.example/b.css" is not in the container'] * told
    for name, mark in ((SVG, "<svg"), (TWO, "<html"), (TWO, "<!DOCTYPE")):
        assert said((name, mark, f"<?{instruction}?>{mark}")) == words
        both = f'<?xml-stylesheet href="a.css"?><?{instruction}?><?own?>'
        assert said((name, mark, both + mark)) == words


def test_an_epub_2_is_not_held_to_what_came_later() -> None:
    old = (OPF, 'version="3.0"', 'version="2.0"')
    later = (
        two('<embed src="f.x"/>'),
        (SVG, 'href="#isle"', 'href="map.svg"'),
        (NAV, "<p>See", '<nav epub:type="loi"/><p>See'),
    )
    own = items(file("f", "x/own"))
    assert said(old, own, *later, *ALONE) == [] and len(said(own, *later, *ALONE)) == 4
    assert said(old, items(file("f", "x/own", 'fallback="gone"'))) == [
        '073 no item has the id "gone"'
    ]


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ('<a href="a b">x</a><area href="?a"/>', 2), ('<q cite="gone">x</q>', 1), (f'<math {MATH} altimg="gone"/>', 1),
        ('<embed src="data:x/own,"/>', 1), (f'<svg {DRAWING}><use href="a"/></svg>', 1),
    ],
)  # fmt: skip
def test_what_stands_in_a_document_is_told_at_its_line(markup: str, count: int) -> None:
    assert places(check_resources, edited(two(markup))) == ["two.xhtml:7"] * count


def test_what_stands_in_the_package_is_told_at_its_line() -> None:
    made = (items('id="a" href="a b" fallback="b"'), link("a?b"))
    assert places(check_resources, edited(*made)) == [
        "package.opf:24",
        "package.opf:24",
        "package.opf:14",
    ]
    assert places(check_resources, edited(*ALONE)) == ["package.opf:27"]
    assert places(check_resources, edited((NAV, "<p>See", '<nav epub:type="loi"/><p>See'))) == [
        "nav.xhtml:19"
    ]
    assert places(check_resources, edited((SVG, "<svg", '<?x href="https://a"?><svg'))) == [
        "map.svg:2"
    ]
    assert places(
        check_resources, edited((TWO, "</head>", '<link rel="stylesheet" href="a#b"/></head>'))
    ) == ["two.xhtml:4"]
