"""Navigation and notes of an EPUB: what is just allowed, what just not.

``test_epub_faults.py`` has one fault for each rule; here are the ways around it.
"""

from __future__ import annotations

import pytest
from epub_edges import EPUB, Made, codes, in_two
from test_epub_faults import NAV, ONE, OPF, change, changes, packed, with_item

TIDES = '<li><a href="one.xhtml#tides">The tides</a></li>'
NAV_ITEM = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'


def last_item(*edits: tuple[str, str, str]) -> Made:
    """The navigation document at the end of the manifest."""
    return changes((OPF, NAV_ITEM, ""), (OPF, "</manifest>", NAV_ITEM + "</manifest>"), *edits)


NAVIGATIONS: list[tuple[str, Made]] = [
    ("", last_item()),
    ("037", last_item((NAV, "#tides", "#tide"))),
    ("009", change(NAV, "</body>", "")),
    ("040", change(NAV, 'xmlns="http://www.w3.org/1999/xhtml" ', "")),
    ("022", packed(with_item('id="n" href="n.svg" media-type="image/svg+xml" properties="nav"', "EPUB/n.svg",
                             EPUB["EPUB/map.svg"]))),
    ("034", change(NAV, "</body>", '<nav epub:type="toc"><ol><li><a href="one.xhtml">x</a></li></ol></nav></body>')),
    ("", change(NAV, "</body>", "<nav><p>x</p></nav></body>")),
    ("035 082", change(NAV, "</body>", '<nav epub:type="lot"></nav></body>')),
    ("035 078", change(NAV, TIDES, f"<div>{TIDES}</div>")),
    ("035 078", change(NAV, TIDES, "<p>x</p>" + TIDES)),
    ("035", change(NAV, TIDES, '<li><a href="one.xhtml">x</a> <em>y</em></li>' + TIDES)),
    ("035", change(NAV, '<ol><li><a epub:type="bodymatter" href="one.xhtml">Text</a></li></ol>', "<ol/>")),
    ("035", change(NAV, "<h1>Contents</h1>", "<h1>Contents</h1><h2>More</h2>")),
    *(("", changes((NAV, "<h1>Contents</h1>", f"<{tag}>Contents</{tag}>")))
      for tag in ("h2", "h3", "h4", "h5", "h6")),
    ("", changes((NAV, "<h1>Contents</h1>", "<hgroup><h2>Contents</h2></hgroup>"))),
    ("", change(NAV, "<h1>Contents</h1>", "")),
    ("", change(NAV, ">The tides<", "><span/>The tides<")),
    ("", change(NAV, ">The tides<", '><img src="map.svg" alt="Tides"/><')),
    ("037", change(NAV, "#dunes", "#dune")),
    ("", change(NAV, "one.xhtml#dunes", "one.xhtml#tides")),
    ("038", change(NAV, "one.xhtml#tides", "two.xhtml")),
    ("", change(NAV, 'epub:type="toc"', 'epub:type="lot toc"')),
    ("038", change(NAV, "</body>", '<nav epub:type="page-list"><ol><li><a href="two.xhtml">2</a></li>'
                                   '<li><a href="one.xhtml">1</a></li></ol></nav></body>')),
    ("082", change(NAV, "</body>", '<nav epub:type="lot"><ol><li><a href="two.xhtml">2</a></li>'
                                '<li><a href="one.xhtml">1</a></li></ol></nav></body>')),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), NAVIGATIONS)
def test_navigations(expected: str, made: Made) -> None:
    assert codes(made()) == expected


def added_note(attributes: str) -> Made:
    return in_two(f'<aside {attributes} id="n9"><p>Nine.</p></aside>')


EPUB_NS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
NOTES: list[tuple[str, Made]] = [
    ("053", added_note('role="doc-footnote"')),
    ("053", added_note('role="note doc-endnote"')),
    ("053", added_note(f'{EPUB_NS} epub:type="endnote"')),
    ("053", added_note(f'{EPUB_NS} epub:type="rearnote"')),
    ("", added_note('role="note"')),
    *(("053", in_two(f'<div {EPUB_NS} epub:type="{kind}"><ol><li id="n9">Nine.</li></ol></div>'))
      for kind in ("footnotes", "endnotes", "rearnotes")),
    ("", in_two('<div><ol><li id="n9">Nine.</li></ol></div>')),
    ("", in_two(f'<div {EPUB_NS} epub:type="footnotes"><p id="n9">Nine.</p></div>')),
    ("045", change(ONE, "le vent", '<a role="doc-noteref" href="#gone">3</a>')),
    ("044", change(ONE, "le vent", '<a role="doc-noteref" href="gone.xhtml#n">3</a>')),
    ("044 052", change(ONE, "le vent", '<a role="doc-noteref" href="gone.xhtml#n">3</a>'
                                       '<a role="doc-noteref" href="#tides">4</a>')),
    ("046 052", change(ONE, "le vent", '<a role="doc-noteref" href="style.css">3</a>')),
    ("052", change(ONE, "le vent", '<a role="doc-noteref" href="#tides">3</a>')),
    ("052", change(ONE, "from afar</a>", 'from afar</a><a role="doc-noteref" href="#tides">3</a>')),
    ("045 052", change(ONE, "le vent", '<a role="doc-noteref" href="#gone">3</a>'
                                       '<a role="doc-noteref" href="#tides">4</a>')),
    ("", change(ONE, "le vent", '<a role="doc-noteref" href="#note-sea">3</a>')),
    ("054", change(ONE, 'href="#call-sea"', 'href="two.xhtml"')),
    ("054", change(ONE, 'role="doc-backlink" href="#call-sea"', 'id="x"')),
    ("", changes((ONE, 'id="call-sea" href="#note-sea">1', 'href="#note-sea"><i id="call-sea">1</i>'))),
    ("054", changes((ONE, 'id="call-sea" href="#note-sea">1', 'href="#note-sea"><i><b id="call-sea">1</b></i>'))),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), NOTES)
def test_notes(expected: str, made: Made) -> None:
    assert codes(made()) == expected


@pytest.mark.parametrize(
    "kind",
    ["abstract", "bodymatter", "copyright-page", "cover", "loi", "titlepage", "toc", "volume"],
)
def test_kinds_of_landmarks(kind: str) -> None:
    assert codes(change(NAV, '"bodymatter"', f'"{kind}"')()) == ""
