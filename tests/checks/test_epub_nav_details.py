"""The navigation of an EPUB in detail: its lists, where its entries lead, their order and its landmarks."""

from __future__ import annotations

import pytest
from epub_parts import edited, said
from test_epub_faults import MINIMAL, NAV, ONE, OPF, TWO

from pressroom.checks.epub_nav import check_navigation

HERE = '<nav epub:type="landmarks" hidden="hidden">'
ENTRY = '<li><a href="two.xhtml">x</a></li>'


def more(markup: str) -> list[str]:
    """What is said of a further list in the navigation."""
    return said(check_navigation, edited((NAV, HERE, markup + HERE)))


def lot(inside: str) -> list[str]:
    return more(f'<nav epub:type="lot">{inside}</nav>')


@pytest.mark.parametrize(
    ("attributes", "data"),
    [
        ('href="a.svg" media-type="image/svg+xml"', b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ('href="a.xhtml" media-type="application/xhtml+xml"', b"<html"),
        ('href="a.xhtml" media-type="application/xhtml+xml"', b"<html/>"),
    ],
)
def test_what_cannot_be_read_as_navigation_hides_no_other(attributes: str, data: bytes) -> None:
    name = "EPUB/a.svg" if "svg" in attributes else "EPUB/a.xhtml"
    item = f'<manifest>\n<item id="a" {attributes} properties="nav"/>'
    files = edited((OPF, "<manifest>", item), (NAV, 'epub:type="toc"', 'epub:type="lot"'))
    assert said(check_navigation, {**files, name: data}) == [
        '034 "EPUB/nav.xhtml" has 0 tables of contents'
    ]


def test_an_item_that_is_no_navigation_is_not_read_as_one() -> None:
    files = edited((ONE, "<p>Salt", '<nav xmlns:x="a" epub:type="lot"/><p>Salt'))
    assert said(check_navigation, files) == []


def test_there_is_one_table_of_contents() -> None:
    toc = f'<nav epub:type="toc lot"><ol>{ENTRY}</ol></nav>'
    assert more(toc) == ['034 "EPUB/nav.xhtml" has 2 tables of contents']
    assert more(toc.replace("toc ", "")) == []
    assert more("<nav><p>x</p></nav>") == []


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        (f"<ol>{ENTRY}</ol>", ""), ("", '"" in "nav"'), ("<h2>x</h2>", '"h2" in "nav"'),
        *((f"<{name}>x</{name}><ol>{ENTRY}</ol>", "") for name in ("h1", "h2", "h3", "h4", "h5", "h6", "hgroup")),
        (f"<header>x</header><ol>{ENTRY}</ol>", '"header ol" in "nav"'),
        (f"<h2>x</h2><h3>x</h3><ol>{ENTRY}</ol>", '"h2 h3 ol" in "nav"'),
        (f"<ol>{ENTRY}</ol><h2>x</h2>", '"ol h2" in "nav"'), (f"<ol>{ENTRY}</ol><ol>{ENTRY}</ol>", '"ol ol" in "nav"'),
        (f"<ol>{ENTRY}{ENTRY}</ol>", ""), ("<ol/>", '"" in "ol"'), (f"<ol>{ENTRY}<p>x</p></ol>", '"li p" in "ol"'),
        (f"<ol><p>x</p>{ENTRY}</ol>", '"p li" in "ol"'), ("<ol><li>x</li></ol>", '"" in "li"'),
        (f'<ol><li><a href="two.xhtml">x</a><ol>{ENTRY}</ol></li></ol>', ""),
        (f"<ol><li><span>x</span><ol>{ENTRY}</ol></li></ol>", ""),
        ("<ol><li><span>x</span></li></ol>", '"span" in "li"'), (f"<ol><li><ol>{ENTRY}</ol></li></ol>", '"ol" in "li"'),
        (f"<ol><li><ol>{ENTRY}</ol><span>x</span></li></ol>", '"ol span" in "li"'),
        (f'<ol><li><ol>{ENTRY}</ol><a href="two.xhtml">x</a></li></ol>', '"ol a" in "li"'),
        ('<ol><li><b><a href="two.xhtml">x</a></b></li></ol>', '"b" in "li"'),
    ],
)  # fmt: skip
def test_the_lists_of_a_navigation(inside: str, names: str) -> None:
    assert lot(inside) == ([f"035 the navigation has {names}"] if names else [])


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        ('<a href="two.xhtml"> </a>', 1), ('<a href="two.xhtml"><b/></a>', 1),
        ('<a href="two.xhtml">x<span/></a>', 0), ('<a href="two.xhtml">x<b><span/></b></a>', 0),
        ('<a href="two.xhtml"><img alt="x"/></a>', 0), (f"<span/><ol>{ENTRY}</ol>", 1),
        (f"<span><b/><span/></span><ol>{ENTRY}</ol>", 2),
    ],
)  # fmt: skip
def test_an_entry_has_words(entry: str, count: int) -> None:
    assert lot(f"<ol><li>{entry}</li></ol>") == ["036 an entry has no words"] * count


def led(*targets: str, kind: str = "lot") -> list[str]:
    entries = "".join(f'<li><a href="{target}">to {n}</a></li>' for n, target in enumerate(targets))
    return more(f'<nav epub:type="{kind}"><ol>{entries}</ol></nav>')


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("one.xhtml", ""), ("one.xhtml#tides", ""), ("#", ""), ("nav.xhtml", ""), ("./two.xhtml", ""),
        ("", "which is not in the spine"), ("map.svg", "which is not in the spine"),
        ("gone.xhtml", "which is not in the spine"), ("https://example.org/", "which is not in the spine"),
        ("one.xhtml#tide", "an id that is not there"), ("#tides", "an id that is not there"),
        ("package.opf#epubcfi(/6/4!/4)", ""), ("package.opf", "which is not in the spine"),
        ("package.opf#one", "which is not in the spine"), ("one.xhtml#epubcfi(/4)", "an id that is not there"),
        ("package.opf#one-epubcfi(", "which is not in the spine"),
    ],
)  # fmt: skip
def test_where_an_entry_leads(target: str, why: str) -> None:
    told = f'037 the entry "to 0" leads to "{target}", {why}'
    assert led(target) == ([told] if why else [])
    assert led(target, target) == ([told, told.replace("to 0", "to 1")] if why else [])


def test_the_ids_of_a_file_that_cannot_be_read_are_not_known() -> None:
    lost = '<li><a href="two.xhtml#x">x</a></li><li><a href="two.xhtml">y</a></li>'
    files = edited((NAV, '<li><a href="two.xhtml">', f'{lost}<li><a href="two.xhtml">'))
    assert said(check_navigation, edited((TWO, "</body>", ""), files=files)) == []
    assert said(check_navigation, files) == [
        '037 the entry "x" leads to "two.xhtml#x", an id that is not there'
    ]


def test_an_entry_of_a_file_outside_leads_nowhere_and_the_next_is_read() -> None:
    assert led("package.opf#epubcfi(/6)", "gone.xhtml", "one.xhtml#tide", "map.svg") == [
        '037 the entry "to 1" leads to "gone.xhtml", which is not in the spine',
        '037 the entry "to 2" leads to "one.xhtml#tide", an id that is not there',
        '037 the entry "to 3" leads to "map.svg", which is not in the spine',
    ]


@pytest.mark.parametrize(
    ("targets", "late"),
    [
        (("one.xhtml", "one.xhtml#coast", "one.xhtml#tides", "two.xhtml", "nav.xhtml"), ()),
        (("one.xhtml#tides", "one.xhtml#tides"), ()), (("one.xhtml", "one.xhtml"), ()),
        (("one.xhtml#coast", "one.xhtml"), (1,)), (("two.xhtml", "one.xhtml#dunes"), (1,)),
        (("nav.xhtml", "two.xhtml", "one.xhtml"), (1, 2)), (("two.xhtml", "one.xhtml", "two.xhtml#quay"), (1,)),
        (("one.xhtml#dunes", "one.xhtml#tides", "one.xhtml#dunes"), (1,)),
    ],
)  # fmt: skip
def test_the_order_of_entries(targets: tuple[str, ...], late: tuple[int, ...]) -> None:
    told = [f'038 the entry "to {n}" stands after one that the text has later' for n in late]
    assert led(*targets, kind="page-list") == told
    assert led(*targets, kind="page-list lot") == told
    assert led(*targets) == led(*targets, kind="loi") == []
    toc = "".join(f'<li><a href="{target}">to {n}</a></li>' for n, target in enumerate(targets))
    files = edited((NAV, "<h1>Contents</h1>\n<ol>", f"<h1>Contents</h1>\n<ol>{toc}"))
    kept = [one for one in said(check_navigation, files) if '"to ' in one]
    assert kept == told


def test_a_spine_may_name_what_is_not_in_the_container() -> None:
    item = '<item id="far" href="https://example.org/a.xhtml" media-type="application/xhtml+xml"/>'
    files = edited(
        (OPF, "</manifest>", f"{item}</manifest>"),
        (OPF, '<itemref idref="one"/>', '<itemref idref="far"/><itemref idref="one"/>'),
    )
    assert said(check_navigation, {**files, "EPUB/a.xhtml": MINIMAL}) == []


# EPUB 3 Structural Semantics Vocabulary 1.1: parts of a book that a landmark may name
PLACES = (
    """
cover, frontmatter, bodymatter, backmatter; volume, part, chapter, division; abstract, foreword, preface,
prologue, introduction, preamble, conclusion, epilogue, afterword, epigraph; toc, landmarks, loa, loi, lot,
lov; appendix, colophon, index; glossary; bibliography; titlepage, halftitlepage, copyright-page,
seriespage, acknowledgments, imprint, imprimatur, contributors, other-credits, errata, dedication,
revision-history; notice; footnotes, endnotes, rearnotes; qna; page-list; text
""".replace(";", ",")
    .replace("\n", " ")
    .split(",")
)


@pytest.mark.parametrize("kind", [one.strip() for one in PLACES])
def test_every_part_of_a_book_may_be_a_landmark(kind: str) -> None:
    for types in (kind, f"own {kind}"):
        assert said(check_navigation, edited((NAV, '"bodymatter"', f'"{types}"'))) == []


def test_what_is_no_part_of_a_book_is_no_landmark() -> None:
    for types in ("", "own", "Toc", "z-index own"):
        told = [f'039 the landmark "Text" has the type "{" ".join(sorted(types.split()))}"']
        assert said(check_navigation, edited((NAV, '"bodymatter"', f'"{types}"'))) == told
    assert lot(f"<ol>{ENTRY}</ol>") == []
