"""Media overlays and fixed pages in detail: what holds what, sounds and their times, owners, classes and sizes."""

from __future__ import annotations

import pytest
from artefacts import Files
from epub_parts import EPUB, Edit, edited, places
from epub_parts import said as said_of
from test_epub_faults import CSS, OPF, SVG, TWO
from test_epub_standard_faults import SMIL, spoken

from pressroom.checks.epub_overlays import check_layout, check_overlays

OPS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
TEXT, SOUND = '<text src="two.xhtml#quay"/>', '<audio src="a.mp3"/>'
PAR = f"<par>{TEXT}{SOUND}</par>"


def said(*edits: Edit, files: Files | None = None) -> list[str]:
    return said_of(check_overlays, edited(*edits, files=spoken() if files is None else files))


def smil(body: str, attributes: str = "", head: str = "") -> list[str]:
    """What is said of an overlay with such a body."""
    text = f'<smil xmlns="http://www.w3.org/ns/SMIL" {OPS} version="3.0" {attributes}>\n{head}<body>\n{body}</body></smil>'
    return said(files=spoken(text))


def test_the_book_that_is_read() -> None:
    assert said() == smil(PAR) == []


def test_an_overlay_of_an_epub_2_is_a_file_like_others() -> None:
    assert said((OPF, 'version="3.0"', 'version="2.0"'), ("two.smil", "<par ", "<seq/><par ")) == []


HOLDS = {
    "smil": "head body", "head": "metadata", "body": "seq par", "seq": "seq par", "par": "text audio", "text": "", "audio": "",
}  # fmt: skip


@pytest.mark.parametrize(("name", "inside"), HOLDS.items())
def test_what_stands_in_a_part_of_an_overlay(name: str, inside: str) -> None:
    every = "".join(f"<{one}/>" for one in (*HOLDS, "metadata"))
    told = [
        one
        for one in smil(f"{PAR}<{name}>{every}</{name}>")
        if one.endswith(f'may not stand in "{name}"')
    ]
    above = '085 "{}" may not stand in "{}"'
    expected = [
        above.format(one, name) for one in (*HOLDS, "metadata") if one not in inside.split()
    ]
    if name == "body":
        expected.append(above.format("body", "body"))
    assert sorted(told) == sorted(expected)


def test_what_is_no_part_of_an_overlay() -> None:
    told = [f'085 "{name}" is no element of an overlay' for name in ("video", "img")]
    assert smil(f'{PAR}<video/><x xmlns="a"/><par><img/>{TEXT}</par>') == told
    assert smil(PAR, head="<head><metadata><video/><par/></metadata></head>") == []
    assert smil(f"<metadata><video/></metadata>{PAR}") == ['085 "metadata" may not stand in "body"']


@pytest.mark.parametrize(
    ("inside", "sound"),
    [("", False), (TEXT, True), (SOUND, False), (TEXT + SOUND, True), (SOUND + TEXT, True), (TEXT * 2, False), (TEXT + SOUND * 2, False),
     (f'{TEXT}<x xmlns="a"/>', True)],
)  # fmt: skip
def test_what_is_read_at_once(inside: str, sound: bool) -> None:
    assert smil(f"{PAR}<par>{inside}</par>") == ["085 a par has not one text and one audio"] * (
        not sound
    )


def test_no_sequence_is_empty() -> None:
    assert smil(f"{PAR}<seq/><seq>{PAR}</seq><seq><seq/></seq>") == ["085 a seq is empty"] * 2
    assert [one for one in smil("") if "empty" in one] == ["085 a body is empty"]


def test_prefixes_of_an_overlay() -> None:
    declared = 'epub:prefix="own: http://a.example/ more: http://b.example/"'
    assert smil(f'<seq epub:type="own:x more:y chapter">{PAR}</seq>', declared) == []
    told = [f'071 the prefix "{name}" is not declared' for name in ("other", "x")]
    assert smil(f'<seq epub:type="own:x other:y x:z">{PAR}</seq>', declared) == told
    assert smil(PAR, 'epub:type="other:y"') == told[:1]
    where = "085 the prefix stands where it may not"
    assert smil(f"<seq {declared}>{PAR}</seq>") == smil(PAR, 'prefix="a: b"') == [where]
    assert smil(f'<seq prefix="a: b" {declared}>{PAR}</seq>') == [where, where]
    assert smil(f'<seq id="prefix">{PAR}</seq>') == []


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("two.xhtml", False), ("two.xhtml#quay", False), ("two.xhtml#gone", True), ("two.xhtml#a.b-c:d", True), ("two.xhtml#xpointer(a)", False),
        ("gone.xhtml#quay", False), ("https://a.example/#quay", False), ("", False), ("#quay", False), ("two.xhtml#a b", False),
    ],
)  # fmt: skip
def test_the_text_that_is_read_is_there(source: str, lost: bool) -> None:
    told = f'085 the text "{source}" leads to an id that is not there'
    assert smil(f'{PAR}<par><text src="{source}"/></par>') == [told] * lost
    assert smil(f'{PAR}<par><text src="{source}"/></par><par><text src="two.xhtml#lost"/></par>')[lost:] == [
        told.replace(source, "two.xhtml#lost") if source else told.replace('""', '"two.xhtml#lost"')
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "known"),
    [("audio/mpeg", True), ("audio/mp4", True), ("audio/ogg", True), ("audio/ogg; codecs=opus", True), ("audio/wav", False), ("video/mp4", False)],
)  # fmt: skip
def test_the_kinds_of_sounds(kind: str, known: bool) -> None:
    told = [f'085 the sound "a.mp3" is of type "{kind}"'] * (not known)
    assert said((OPF, 'media-type="audio/mpeg"', f'media-type="{kind}"')) == told


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ("", ()), ('clipBegin="1s"', ()), ('clipEnd="1s"', ()), ('clipBegin="1s" clipEnd="1.1s"', ()), ('clipBegin="59s" clipEnd="1min"', ()),
        ('clipBegin="1s" clipEnd="1s"', ("a clip ends before it begins",)), ('clipBegin="2s" clipEnd="1s"', ("a clip ends before it begins",)),
        ('clipEnd="0s"', ("a clip ends before it begins",)), ('clipBegin="soon"', ('the time "soon" is not well-formed',)),
        ('clipBegin="soon" clipEnd="late"', ('the time "soon" is not well-formed', 'the time "late" is not well-formed')),
        ('clipBegin="" clipEnd="1s"', ('the time "" is not well-formed',)),
        ('clipBegin="soon" clipEnd="0s"', ('the time "soon" is not well-formed', "a clip ends before it begins")),
    ],
)  # fmt: skip
def test_the_times_of_a_sound(attributes: str, told: tuple[str, ...]) -> None:
    sound = f"<par>{TEXT}<audio src='a.mp3' {attributes}/></par>"
    assert smil(sound + PAR) == [f"085 {one}" for one in told]


def test_where_a_sound_is() -> None:
    assert smil(f'<par>{TEXT}<audio src="gone.mp3"/></par>') == []
    assert smil(f'<par>{TEXT}<audio src="https://a.example/b.mp3"/></par>') == [
        '063 the resource "https://a.example/b.mp3" is not in the container',
        '048 the resource "https://a.example/b.mp3" is not in the manifest',
        '023 "EPUB/two.smil" needs the property "remote-resources"',
    ]
    assert smil(f'<par>{TEXT}<audio src="a.mp3#t=1"/></par>') == [
        '085 the sound "a.mp3#t=1" has a part after #'
    ]
    assert smil(f"<par>{TEXT}<audio/></par>") == [
        '085 the sound "" is of type "application/smil+xml"'
    ]


# --- overlays and their documents ----------------------------------------------------------


def test_an_overlay_that_cannot_be_read_hides_no_other() -> None:
    again = '<item id="b" href="b.smil" media-type="application/smil+xml"/><item id="c" href="c.smil" media-type="application/smil+xml"/></manifest>'
    files = edited((OPF, "</manifest>", again), files=spoken())
    book = {
        **files,
        "EPUB/b.smil": b"",
        "EPUB/c.smil": SMIL.replace("<par ", "<seq/><par ")
        .replace("two.xhtml#quay", "one.xhtml")
        .encode(),
    }
    assert said(files=book) == [
        '085 "EPUB/b.smil" is not well-formed: Document is empty', "085 a seq is empty",
        '086 "one.xhtml" does not name the overlay that reads it',
    ]  # fmt: skip


def naming(id_: str, overlay: str = "over") -> Edit:
    return (OPF, f'<item id="{id_}"', f'<item media-overlay="{overlay}" id="{id_}"')


def test_what_names_an_overlay() -> None:
    assert said(naming("css"), naming("one")) == [
        '086 the overlay "two.smil" does not read "one.xhtml"',
        '086 "style.css" has an overlay but is no content document', '086 the overlay "two.smil" does not read "style.css"',
    ]  # fmt: skip
    assert said(naming("one", "gone"), naming("map", "css")) == [
        '086 the overlay "gone" of "one.xhtml" is not SMIL', '086 the overlay "css" of "map.svg" is not SMIL',
    ]  # fmt: skip
    drawn = spoken(SMIL.replace("</body>", '<par><text src="map.svg"/></par></body>'))
    assert said(naming("map"), files=drawn) == []
    assert said(files=drawn) == ['086 "map.svg" does not name the overlay that reads it']
    shown = spoken(SMIL.replace("</body>", '<par><text src="cover.png"/></par></body>'))
    assert said(files=shown) == []


def test_an_overlay_that_is_not_there_reads_nothing() -> None:
    files = {name: data for name, data in spoken().items() if "smil" not in name}
    assert said(files=files) == []


WHOLE = '<meta property="media:duration">5s</meta>'
PART = '<meta property="media:duration" refines="#over">5s</meta>'


def test_an_overlay_has_a_length_and_so_has_the_whole() -> None:
    assert said((OPF, WHOLE, "")) == ["086 the package has no media:duration of the whole"]
    assert said((OPF, PART, "")) == ['086 the overlay "two.smil" has no media:duration']
    assert said((OPF, PART, PART.replace("#over", "#two"))) == [
        '086 the overlay "two.smil" has no media:duration'
    ]
    assert said((OPF, PART, PART.replace("duration", "other"))) == [
        '086 the overlay "two.smil" has no media:duration'
    ]
    assert said((OPF, WHOLE, PART.replace("over", "a"))) == [
        "086 the package has no media:duration of the whole"
    ]
    assert said(files=EPUB) == []


def test_a_document_is_read_by_the_overlay_that_it_names() -> None:
    again = '<item id="b" href="b.smil" media-type="application/smil+xml"/></manifest>'
    other = edited((OPF, "</manifest>", again), files=spoken()) | {"EPUB/b.smil": SMIL.encode()}
    assert said(files=other) == ['086 "two.xhtml" is read by more than one overlay']
    mixed = other | {"EPUB/b.smil": SMIL.replace("two.xhtml#quay", "one.xhtml").encode()}
    length = (OPF, PART, PART + PART.replace("#over", "#b"))
    assert said(naming("one", "b"), length, files=mixed) == []
    assert said(naming("one"), length, files=mixed) == [
        '086 the overlay "two.smil" does not read "one.xhtml"', '086 "one.xhtml" does not name the overlay that reads it',
    ]  # fmt: skip


def marked(*names: str) -> Edit:
    return (
        OPF,
        "</metadata>",
        "".join(f'<meta property="media:{name}"> read </meta>' for name in names) + "</metadata>",
    )


def test_the_classes_of_what_is_read_have_a_style() -> None:
    told = ['086 no style sheet knows the class "read" of what is read']
    for name in ("active-class", "playback-active-class"):
        assert said(marked(name)) == said(marked(name), (CSS, "body {", "read { } body {")) == told
        for edit in (
            (CSS, "body {", ".read { } body {"), (TWO, "</head>", "<style>p.read { }</style></head>"),
            (SVG, "<circle", "<style>.read { }</style><circle"),
        ):  # fmt: skip
            assert said(marked(name), edit) == []
    assert said(marked("active-class", "playback-active-class")) == told * 2
    assert said(marked("narrator")) == []
    two = (
        OPF,
        "</metadata>",
        '<meta property="media:active-class">a b</meta><meta property="media:active-class"/></metadata>',
    )
    assert said(two) == []
    more = '<item id="x" href="x.css" media-type="text/css"/></manifest>'
    assert (
        said(
            marked("active-class"), (OPF, "</manifest>", more), (CSS, "body {", ".read { } body {")
        )
        == []
    )
    listed = edited((OPF, "</manifest>", more), files=spoken()) | {"EPUB/x.css": b".read { }"}
    assert said(marked("active-class"), files=listed) == []


def test_what_is_wrong_with_an_overlay_is_told_at_its_line() -> None:
    files = spoken(
        SMIL.replace("<par ", "\n<seq/>\n<par ").replace("0:00:05", "x").replace("#quay", "#x")
    )
    assert places(check_overlays, files) == ["two.smil:2", "two.smil:4", "two.smil:4"]
    assert places(check_overlays, edited(naming("css"), files=spoken())) == ["package.opf:20"] * 2
    assert places(check_overlays, spoken(named=False)) == ["package.opf:19"]


# --- fixed pages -----------------------------------------------------------------------------

FIXED: Edit = (
    OPF,
    "</metadata>",
    '<meta property="rendition:layout"> pre-paginated </meta></metadata>',
)
OF_SIZE = '<meta name="viewport" content="width=600, height=800"/></head>'


def laid(*edits: Edit) -> list[str]:
    return said_of(check_layout, edited(*edits))


def on(id_: str, properties: str) -> Edit:
    return (OPF, f'<itemref idref="{id_}"', f'<itemref properties="{properties}" idref="{id_}"')


def test_fixed_pages_have_a_size() -> None:
    nav, one, two = (f'084 "EPUB/{name}.xhtml" has no viewport' for name in ("nav", "one", "two"))
    assert laid(FIXED) == [one, two, nav] and laid() == []
    assert laid(FIXED, (OPF, 'version="3.0"', 'version="2.0"')) == []
    assert laid(FIXED, (TWO, "</head>", OF_SIZE)) == [one, nav]
    assert laid(FIXED, on("one", "x rendition:layout-reflowable")) == [two, nav]
    assert laid(on("two", "x rendition:layout-pre-paginated")) == [two]
    assert (
        laid(on("two", "rendition:layout-reflowable"))
        == laid(on("two", "rendition:layout-pre-paginated-not"))
        == []
    )
    for other in (
        FIXED[2].replace("pre-paginated", "reflowable"),
        FIXED[2].replace(":layout", ":flow"),
        FIXED[2].replace(" pre-", " not pre-"),
    ):
        assert laid((OPF, "</metadata>", other)) == []
    lost = (OPF, '<itemref idref="one"', '<itemref idref=" gone "/><itemref idref=" one "')
    assert laid(FIXED, lost, (TWO, "</body>", "")) == [one, nav]
    assert places(check_layout, edited(on("two", "rendition:layout-pre-paginated"))) == [
        "two.xhtml:3"
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("width=600, height=800", ""), ("height=8.5;width=6", ""), ("width = 600 height = 800", ""), ("width=device-width,height=device-height", ""),
        ("initial-scale=1, width=1, height=1", ""), ("width=1,height=1,maximum-width=2", ""),
        ("", "without one width and one height"), ("width=1", "without one width and one height"), ("height=1", "without one width and one height"),
        ("width=1, width=1, height=1", "without one width and one height"), ("width=1, height=1, height=1", "without one width and one height"),
        ("xwidth=1, height=1", "without one width and one height"), ("width=1px, height=1", 'of the width "1px"'), ("width=1, height=1.", 'of the height "1."'),
        ("width=a, height=b", 'of the width "a"'), ("width, height=1", 'of the width ""'), ("height=, width=1", 'of the height ""'),
        ("width=1, height=device-heights", 'of the height "device-heights"'),
    ],
)  # fmt: skip
def test_the_viewport_of_a_page(content: str, why: str) -> None:
    head = f'<meta name="x" content="y"/><meta name="viewport" content="{content}"/><meta name="viewport" content="z"/></head>'
    told = [f'084 "EPUB/two.xhtml" has a viewport {why}'] if why else []
    assert laid(on("two", "rendition:layout-pre-paginated"), (TWO, "</head>", head)) == told


@pytest.mark.parametrize(
    ("attributes", "sized"),
    [
        ('viewBox="0 0 9 9"', True), ("", False), ('viewBox=""', False), ('width="9" height="9"', False), ('viewBox="0 0 1 1" width="50%"', True),
    ],
)  # fmt: skip
def test_the_size_of_a_drawing(attributes: str, sized: bool) -> None:
    edits = (
        (
            OPF,
            "</spine>",
            '<itemref properties="rendition:layout-pre-paginated" idref="map"/></spine>',
        ),
        (SVG, 'viewBox="0 0 9 9"', attributes),
    )
    assert laid(*edits) == ['084 "EPUB/map.svg" has no viewBox'] * (not sized)
